# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of people: members, phones, consents, guardians, stays, who may be told, and sealed notes."""

from datetime import date
from typing import ClassVar

from pydantic import NaiveDatetime
from sqlalchemy import JSON
from sqlmodel import Field

from models.vault.columns import PERSONAL, Row, SealedRow, one_of
from models.words import (
    FollowUpReason,
    Gender,
    Language,
    MayTell,
    Outcome,
    Purpose,
    Relation,
    Stage,
    TrainingKind,
)


class Member(Row, table=True):
    """Somebody who walks with the centre."""

    number: int = Field(unique=True)
    name: str = Field(sa_column_kwargs=PERSONAL)
    local_name: str | None = Field(default=None, sa_column_kwargs=PERSONAL)
    circle_name: str | None = Field(default=None, sa_column_kwargs=PERSONAL)
    online_name: str | None = Field(default=None, sa_column_kwargs=PERSONAL)
    initial_first: bool = False
    """The initial before the name is the father's (S. Murugan) and is not shortened again."""
    relation: Relation | None = Field(default=None, sa_type=one_of(Relation))
    relation_name: str | None = Field(default=None, sa_column_kwargs=PERSONAL)
    village: str | None = Field(default=None, sa_column_kwargs=PERSONAL)
    gender: Gender = Field(default=Gender.NOT_STATED, sa_type=one_of(Gender), sa_column_kwargs=PERSONAL)
    birth_date: date | None = Field(default=None, sa_column_kwargs=PERSONAL)
    age_years: int | None = Field(default=None, sa_column_kwargs=PERSONAL)
    age_on: date | None = None
    """The day on which age_years was right, where the birth date is not known."""
    languages: list[str] = Field(default_factory=list[str], sa_type=JSON, sa_column_kwargs=PERSONAL)
    print_language: Language | None = Field(default=None, sa_type=one_of(Language))
    stage: Stage = Field(default=Stage.AFTERCARE, sa_type=one_of(Stage))
    practical_note: str = Field(default="", max_length=80, sa_column_kwargs=PERSONAL)
    notice_due: bool = False
    """From a paper register: marked and printed at once, asked for consent at first use."""
    pending_until: date | None = None
    """Under 18 and waiting for a guardian until this day."""
    exempt_on: date | None = None
    """Since when a manager's exemption stands in place of a guardian; its reason is a sealed note."""
    id_type: str | None = Field(default=None, sa_column_kwargs=PERSONAL)
    id_last4: str | None = Field(default=None, max_length=4, sa_column_kwargs=PERSONAL)
    registered_on: date
    died_on: date | None = Field(default=None, sa_column_kwargs=PERSONAL)
    removed_at: NaiveDatetime | None = None


class Phone(Row, table=True):
    """A number, stored as +91XXXXXXXXXX. Several members may share one."""

    member_id: int = Field(foreign_key="member.id", index=True)
    number: str = Field(index=True, sa_column_kwargs=PERSONAL)
    shared: bool = False
    """Somebody else may answer: do not name the centre."""
    position: int = 0


class Consent(Row, table=True):
    """One answer to one purpose. The newest answer counts; none is ever changed."""

    member_id: int = Field(foreign_key="member.id", index=True)
    purpose: Purpose = Field(sa_type=one_of(Purpose))
    given: bool
    at: NaiveDatetime
    notice_version: str
    language: Language = Field(sa_type=one_of(Language))
    read_by: str = Field(default="", sa_column_kwargs=PERSONAL)
    on_paper: bool = False
    """Held on paper, taken over by an import or by --consent-held."""


class Guardian(Row, table=True):
    """Who answers for a member under 18."""

    member_id: int = Field(foreign_key="member.id", index=True)
    name: str = Field(sa_column_kwargs=PERSONAL)
    relation: str = Field(sa_column_kwargs=PERSONAL)
    phone: str | None = Field(default=None, sa_column_kwargs=PERSONAL)
    id_type: str | None = Field(default=None, sa_column_kwargs=PERSONAL)
    id_last4: str | None = Field(default=None, max_length=4, sa_column_kwargs=PERSONAL)
    seen_by: str | None = Field(default=None, sa_column_kwargs=PERSONAL)
    on: date


class Stay(Row, table=True):
    """A dated spell with the office's own number. The reason for leaving is a sealed note."""

    member_id: int = Field(foreign_key="member.id", index=True)
    office_number: str | None = Field(default=None, index=True, sa_column_kwargs=PERSONAL)
    admitted: date | None = Field(default=None, sa_column_kwargs=PERSONAL)
    left: date | None = Field(default=None, sa_column_kwargs=PERSONAL)


class Trusted(Row, table=True):
    """Somebody a member named, and what that person may be told by who says the code word."""

    member_id: int = Field(foreign_key="member.id", index=True)
    name: str = Field(sa_column_kwargs=PERSONAL)
    relation: str = Field(default="", sa_column_kwargs=PERSONAL)
    may: MayTell = Field(default=MayTell.NOTHING, sa_type=one_of(MayTell))
    code_word: str = Field(default="", sa_column_kwargs=PERSONAL)


class Training(Row, table=True):
    """A training to lead circles or to be a sponsor, and the last day it is good for."""

    member_id: int = Field(foreign_key="member.id", index=True)
    kind: TrainingKind = Field(sa_type=one_of(TrainingKind))
    done_on: date
    expires_on: date | None = None


class Alias(Row, table=True):
    """Two entries turned out to be one person: the other stays behind and can be taken apart again.

    Sealed rows never move: they stay bound to the uid they were written under, and are read through here.
    """

    member_id: int = Field(foreign_key="member.id", index=True)
    other_uid: str = Field(index=True)
    """uid of the entry that was joined to this one."""
    entry_id: int
    """The log entry that moved the open rows."""
    joined_at: NaiveDatetime
    undone_at: NaiveDatetime | None = None


class SealedNote(SealedRow, table=True):
    """A counselling note, an imported remark, a reason for leaving: one shape, so that none stands out."""

    floor: ClassVar[int] = 1024

    member: str = Field(index=True)
    """uid of the member."""


class FollowUp(Row, table=True):
    """What came of a call to somebody who was missed, or who left the centre a while ago."""

    member_id: int = Field(foreign_key="member.id", index=True)
    reason: FollowUpReason = Field(sa_type=one_of(FollowUpReason))
    outcome: Outcome = Field(sa_type=one_of(Outcome), sa_column_kwargs=PERSONAL)
    on: date
    again_on: date | None = None
    """When to try again; None where the call is done."""
    caller_id: str
    """uid of the member of staff who called: until it is overdue, trying again stays theirs."""
