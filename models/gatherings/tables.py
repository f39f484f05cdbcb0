# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of gatherings: groups, membership over time, schedules, sessions, rosters, marks and visitors."""

from datetime import date, time
from typing import Any, ClassVar

from pydantic import NaiveDatetime
from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from models.messages import GivenName
from models.vault.columns import PERSONAL, Row, SealedRow, one_of
from models.words import (
    GroupModel,
    Mark,
    MeetingType,
    Mode,
    NameLevel,
    Phase,
    SessionKind,
    SessionState,
    Sharing,
    VisitorAge,
)


class Group(Row, table=True):
    """A circle that meets. Its name is the centre's word; names hold other languages."""

    name: str = Field(unique=True)
    names: dict[str, str] = Field(default_factory=dict[str, str], sa_type=JSON)
    model: GroupModel = Field(sa_type=one_of(GroupModel))
    genders: list[str] = Field(default_factory=list[str], sa_type=JSON)
    """Whom the group is for; empty means everybody."""
    min_age: int | None = None
    max_age: int | None = None
    name_level: NameLevel = Field(default=NameLevel.INITIAL, sa_type=one_of(NameLevel))
    default_mode: Mode = Field(default=Mode.IN_PERSON, sa_type=one_of(Mode))
    platform: str = ""
    facilitator: str = Field(default="", sa_column_kwargs=PERSONAL)
    place: str = ""
    closed_on: date | None = None
    women_facilitator: bool = False
    """A woman is wanted as facilitator."""
    meeting_type: MeetingType | None = Field(default=None, sa_type=one_of(MeetingType))
    record_by: time | None = None
    """By when the attendance of a group that meets elsewhere is written down."""

    @property
    def called(self) -> GivenName:
        """Return its name with those in other languages."""
        return GivenName(self.name, self.names)


class Schedule(Row, table=True):
    """When a group meets: weekly, or in one week of the month (1 to 5, −1 the last)."""

    group_id: int = Field(foreign_key="group.id", index=True)
    weekday: int
    """0 Monday to 6 Sunday."""
    week_of_month: int | None = None
    starts: time
    minutes: int = 60
    since: date | None = None
    until: date | None = None
    kind: SessionKind = Field(default=SessionKind.MEETING, sa_type=one_of(SessionKind))
    """What is planned by it: meetings, or chip nights."""


class Membership(Row, table=True):
    """A spell of belonging to a group. Leaving never changes the past."""

    group_id: int = Field(foreign_key="group.id", index=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    joined: date
    left: date | None = None


class GroupSession(Row, table=True):
    """One meeting of one group."""

    group_id: int = Field(foreign_key="group.id", index=True)
    on: date = Field(index=True)
    starts: time | None = None
    minutes: int = 60
    kind: SessionKind = Field(default=SessionKind.MEETING, sa_type=one_of(SessionKind))
    state: SessionState = Field(default=SessionState.PLANNED, sa_type=one_of(SessionState))
    reason: str = ""
    """Why it was cancelled."""
    topic: str = ""
    facilitator: str = Field(default="", sa_column_kwargs=PERSONAL)
    sheet_code: str = Field(unique=True)
    frozen_at: NaiveDatetime | None = None
    """When the numbered roster was fixed: at the first print or at opening."""
    logged_late: bool = False
    began: time | None = None
    ended: time | None = None
    guests: int = 0
    head_count: int | None = None
    action_points: str = Field(default="", sa_column_kwargs=PERSONAL)
    filed_as: str = ""
    closed_at: NaiveDatetime | None = None
    planned_on: date | None = None
    """The day of the schedule this meeting stands for, where it was moved to another."""
    planned_at: time | None = None


class Holiday(Row, table=True):
    """A day on which no group meets, with what people call it."""

    on: date = Field(unique=True)
    name: str


class Programme(Row, table=True):
    """A programme of the centre's own, as its data file said it."""

    key: str = Field(unique=True)
    content: dict[str, Any] = Field(sa_type=JSON)
    loaded_on: date


class Progress(SealedRow, table=True):
    """A step, a point worked on or an urge: one shape, so that none stands out."""

    floor: ClassVar[int] = 512

    member: str = Field(index=True)
    """uid of the member."""


class ServicePost(Row, table=True):
    """A service position somebody holds in a group for a term."""

    group_id: int = Field(foreign_key="group.id", index=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    post: str = Field(sa_column_kwargs=PERSONAL)
    since: date
    until: date | None = None


class RosterLine(Row, table=True):
    """One numbered row of a session's frozen roster."""

    __table_args__: Any = (
        UniqueConstraint("session_id", "row"),
        UniqueConstraint("session_id", "member_id"),
        {"sqlite_autoincrement": True},
    )

    session_id: int = Field(foreign_key="groupsession.id", index=True)
    row: int
    member_id: int = Field(foreign_key="member.id", index=True)
    visiting: bool = False


class Attendance(Row, table=True):
    """One member's mark in one session."""

    __table_args__: Any = (
        UniqueConstraint("session_id", "member_id"),
        {"sqlite_autoincrement": True},
    )

    session_id: int = Field(foreign_key="groupsession.id")
    member_id: int = Field(foreign_key="member.id", index=True)
    mark: Mark = Field(sa_type=one_of(Mark))
    mode: Mode = Field(default=Mode.IN_PERSON, sa_type=one_of(Mode))
    sharing: Sharing | None = Field(default=None, sa_type=one_of(Sharing))
    met_sponsor: bool = False
    """Said on the sheet: this person met or called their sponsor since the last session."""
    met_taken: bool = False
    """A counsellor's keys took it over as a contact of the pair."""
    at: NaiveDatetime


class MarkCorrection(Row, table=True):
    """A mark changed after closing: the old one is struck with a reason, never simply overwritten."""

    session_id: int = Field(foreign_key="groupsession.id", index=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    was: Mark = Field(sa_type=one_of(Mark))
    now: Mark = Field(sa_type=one_of(Mark))
    reason: str = Field(sa_column_kwargs=PERSONAL)
    staff: str
    """uid of who changed it."""
    at: NaiveDatetime


class SessionPhase(Row, table=True):
    """When one of the five phases of a session began and ended."""

    __table_args__: Any = (UniqueConstraint("session_id", "phase"), {"sqlite_autoincrement": True})

    session_id: int = Field(foreign_key="groupsession.id")
    phase: Phase = Field(sa_type=one_of(Phase))
    began: time | None = None
    ended: time | None = None


class SessionNote(SealedRow, table=True):
    """What the facilitator writes about a session: sealed, never who said what."""

    floor: ClassVar[int] = 1024

    session: str = Field(index=True)
    """uid of the session."""


class Topic(Row, table=True):
    """A topic of the centre's own, beside those of the library."""

    text: str = Field(unique=True)
    retired: bool = False


class MonthClosing(Row, table=True):
    """A month whose sessions were signed off together; later changes stand beside these figures."""

    month: date = Field(unique=True)
    """Its first day."""
    closed_at: NaiveDatetime
    staff: str
    """uid of the manager who signed."""
    figures: dict[str, int] = Field(default_factory=dict[str, int], sa_type=JSON)


class Visitor(Row, table=True):
    """Somebody who walked in without papers: a name as said, no number."""

    session_id: int = Field(foreign_key="groupsession.id", index=True)
    row: int
    name: str = Field(sa_column_kwargs=PERSONAL)
    age: VisitorAge = Field(default=VisitorAge.NOT_ASKED, sa_type=one_of(VisitorAge))
    came_on: date


class ReservedSheet(Row, table=True):
    """A code printed on a blank sheet ahead, for a day on which the register cannot be reached."""

    code: str = Field(unique=True)
    group_id: int = Field(foreign_key="group.id", index=True)
    on: date | None = None
    """The day it was made for; None where the day is written on the paper by hand."""
    session_id: int | None = Field(default=None, foreign_key="groupsession.id", index=True)
    """The session it became, once its code was typed."""
