# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of sponsorship: who walks with whom, who offers to, and what was said about it, sealed."""

from datetime import date
from typing import ClassVar

from sqlmodel import Field

from models.vault.columns import PERSONAL, Row, SealedRow, one_of
from models.words import PairKind, PairState


class Pair(Row, table=True):
    """A sponsor and a sponsee, agreed by both on a date. Why it ended and what was warned of is sealed."""

    sponsor_id: int = Field(foreign_key="member.id", index=True)
    sponsee_id: int = Field(foreign_key="member.id", index=True)
    kind: PairKind = Field(default=PairKind.PRIMARY, sa_type=one_of(PairKind))
    state: PairState = Field(default=PairState.ACTIVE, sa_type=one_of(PairState))
    agreed_on: date | None = None
    ends_on: date | None = None
    """The last day of a temporary pair: it ends by itself."""
    ended_on: date | None = None


class SponsorOffer(Row, table=True):
    """How many sponsees somebody takes; without a row, the centre's usual number."""

    member_id: int = Field(foreign_key="member.id", unique=True)
    places: int


class PairNote(SealedRow, table=True):
    """A contact, a warning's reason, an end with its hand-over, a review: of one shape, none stands out."""

    floor: ClassVar[int] = 512

    member: str = Field(index=True)
    """uid of the sponsee."""
    pair: str = Field(index=True)
    """uid of the pair: contacts stay with the pair that made them."""


class PairApart(SealedRow, table=True):
    """Two people who are not to be paired, and why. Who they are is sealed too."""

    floor: ClassVar[int] = 512


class HandOverStep(Row, table=True):
    """One thing somebody who leaves hands over: who sees to it by when, and when it was done."""

    member_id: int = Field(foreign_key="member.id", index=True)
    what: str
    """Names the thing: its kind and the row it is about, such as "pair/7"."""
    teller: str = Field(default="", sa_column_kwargs=PERSONAL)
    """Who tells whom, in a few words."""
    due_on: date | None = None
    done_on: date | None = None
