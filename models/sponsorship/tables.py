# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of sponsorship: who walks with whom. Rules and places come with their own room's work."""

from datetime import date

from sqlmodel import Field

from models.vault.columns import SEALED, Row, one_of
from models.words import PairKind, PairState


class Pair(Row, table=True):
    """A sponsor and a sponsee, agreed by both on a date."""

    sponsor_id: int = Field(foreign_key="member.id", index=True)
    sponsee_id: int = Field(foreign_key="member.id", index=True)
    kind: PairKind = Field(default=PairKind.PRIMARY, sa_type=one_of(PairKind))
    state: PairState = Field(default=PairState.ACTIVE, sa_type=one_of(PairState))
    agreed_on: date | None = None
    ends_on: date | None = None
    ended_on: date | None = None
    reasons: bytes | None = Field(default=None, sa_column_kwargs=SEALED)
