# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words people read for the vocabulary's closed lists, and for milestones."""

from enum import Enum
from typing import TYPE_CHECKING

from models.words import (
    Channel,
    FollowUpReason,
    Gender,
    GroupModel,
    Language,
    Mark,
    MayTell,
    MeetingType,
    Mode,
    NameLevel,
    Outcome,
    PairKind,
    PairState,
    Phase,
    ProgrammeKind,
    Purpose,
    Relation,
    Role,
    SessionKind,
    SessionState,
    Sharing,
    Stage,
    TrainingKind,
    Unit,
    VisitorAge,
)
from ui.language import N_

if TYPE_CHECKING:
    from ui.language import Catalogue

_LABELS: dict[Enum, str] = {
    Role.DESK: N_("Front desk"),
    Role.COUNSELLOR: N_("Counsellor"),
    Role.MANAGER: N_("Manager"),
    Language.ENGLISH: "English",
    Language.HINDI: "हिन्दी",
    Language.PUNJABI: "ਪੰਜਾਬੀ",
    Gender.WOMAN: N_("Woman"),
    Gender.MAN: N_("Man"),
    Gender.OTHER: N_("Other"),
    Gender.NOT_STATED: N_("Not stated"),
    Relation.SON_OF: N_("S/o"),
    Relation.DAUGHTER_OF: N_("D/o"),
    Relation.WIFE_OF: N_("W/o"),
    Relation.CARE_OF: N_("C/o"),
    Stage.RESIDENT: N_("Resident"),
    Stage.DAY_CARE: N_("Day care"),
    Stage.AFTERCARE: N_("Aftercare"),
    Stage.ALUMNI: N_("Alumni"),
    Stage.LEFT: N_("Left the centre"),
    Stage.DIED: N_("Died"),
    NameLevel.FULL: N_("Full name"),
    NameLevel.INITIAL: N_("First name and initial"),
    NameLevel.CIRCLE: N_("Circle name"),
    NameLevel.NUMBER: N_("Number only"),
    Purpose.RECORDS: N_("Keeping records"),
    Purpose.SPONSOR_PHONE: N_("Sponsor sees my phone"),
    Purpose.CALLS: N_("Calls and SMS"),
    Purpose.WHATSAPP: N_("WhatsApp group"),
    Purpose.CERTIFICATE: N_("Certificate"),
    Purpose.PHOTO: N_("Photo"),
    Purpose.STORY: N_("Story"),
    Purpose.STATISTICS: N_("Anonymous statistics"),
    TrainingKind.FACILITATOR: N_("Facilitator training"),
    TrainingKind.SPONSOR: N_("Sponsor training"),
    MayTell.NOTHING: N_("Nothing"),
    MayTell.ATTENDANCE: N_("Attendance"),
    MayTell.MILESTONES: N_("Attendance and milestones"),
    GroupModel.TWELVE_STEP: N_("12-Step"),
    GroupModel.SMART: N_("SMART Recovery"),
    GroupModel.COMMUNITY: N_("Community and aftercare"),
    GroupModel.WOMEN: N_("Women's group"),
    GroupModel.ADOLESCENTS: N_("Adolescents' group"),
    GroupModel.ELDERS: N_("Elders' group"),
    GroupModel.ONLINE: N_("Online"),
    GroupModel.OWN: N_("The centre's own"),
    MeetingType.OPEN: N_("Open meeting"),
    MeetingType.CLOSED: N_("Closed meeting"),
    MeetingType.STEP: N_("Step meeting"),
    MeetingType.SPEAKER: N_("Speaker meeting"),
    MeetingType.LITERATURE: N_("Literature meeting"),
    ProgrammeKind.STEPS: N_("Steps, each begun and finished"),
    ProgrammeKind.POINTS: N_("Points, worked side by side"),
    Mode.IN_PERSON: N_("In person"),
    Mode.PHONE: N_("By phone"),
    Mode.VIDEO: N_("By video"),
    SessionKind.MEETING: N_("Meeting"),
    SessionKind.CHIP_NIGHT: N_("Chip night"),
    SessionState.PLANNED: N_("Planned"),
    SessionState.OPEN: N_("Open"),
    SessionState.CLOSED: N_("Closed"),
    SessionState.CANCELLED: N_("Cancelled"),
    Mark.PRESENT: N_("Present"),
    Mark.LATE: N_("Late"),
    Mark.EXCUSED: N_("Excused"),
    Mark.ABSENT: N_("Absent"),
    Mark.LEFT_EARLY: N_("Left early"),
    Mark.NOT_RECORDED: N_("Not recorded"),
    Sharing.SHARED: N_("Shared"),
    Sharing.PASSED: N_("Passed"),
    Sharing.NOT_REACHED: N_("Not reached"),
    Phase.OPENING: N_("Opening circle"),
    Phase.TOPIC: N_("Topic discussion"),
    Phase.SHARING: N_("Sharing round"),
    Phase.FEEDBACK: N_("Feedback and encouragement"),
    Phase.CLOSURE: N_("Closure"),
    VisitorAge.ADULT: N_("Adult"),
    VisitorAge.UNDER_18: N_("Under 18"),
    VisitorAge.NOT_ASKED: N_("Not asked"),
    Unit.DAYS: N_("Days"),
    Unit.MONTHS: N_("Months"),
    Unit.YEARS: N_("Years"),
    PairKind.PRIMARY: N_("Sponsor"),
    PairKind.TEMPORARY: N_("Temporary sponsor"),
    PairState.ACTIVE: N_("Active"),
    PairState.PAUSED: N_("Paused"),
    PairState.ENDED: N_("Ended"),
    Channel.MET: N_("Met"),
    Channel.CALL: N_("Call"),
    Channel.MESSAGE: N_("Message"),
    Channel.SESSION: N_("At the session"),
    FollowUpReason.MISSED: N_("Missed sessions"),
    FollowUpReason.AFTERCARE: N_("Aftercare"),
    FollowUpReason.SILENT_PAIR: N_("Silent pair"),
    FollowUpReason.REVIEW: N_("Review of the pair"),
    Outcome.REACHED: N_("Reached"),
    Outcome.NO_ANSWER: N_("No answer"),
    Outcome.LATER: N_("Later"),
    Outcome.NOT_NEEDED: N_("Not needed"),
}


def label(word: Enum, catalogue: "Catalogue") -> str:
    """Return a vocabulary word as people read it; a language is always named in itself."""
    text = _LABELS.get(word) or _deed(word)
    return catalogue.tr(text) if text is not None else str(word.value)


def _deed(word: Enum) -> str | None:
    """Return what the log calls an act; read late, for no page but the log's says one."""
    from ui.deeds import DEEDS

    return DEEDS.get(word)


def milestone(unit: Unit, count: int, catalogue: "Catalogue") -> str:
    """Return "90 days", "1 year": the figure with its unit in the right number."""
    if unit is Unit.DAYS:
        return catalogue.trn("{n} day", "{n} days", count)
    if unit is Unit.MONTHS:
        return catalogue.trn("{n} month", "{n} months", count)
    return catalogue.trn("{n} year", "{n} years", count)


_COLOURS: dict[str, str] = {
    "white": N_("white"),
    "orange": N_("orange"),
    "green": N_("green"),
    "red": N_("red"),
    "blue": N_("blue"),
    "yellow": N_("yellow"),
    "luminous": N_("glow-in-the-dark"),
    "grey": N_("grey"),
    "black": N_("black"),
    "silver": N_("silver"),
    "gold": N_("gold"),
}

CHIP_COLOURS = tuple(_COLOURS)
"""The colours a chip may have, as the ladder keeps them."""


def chip_colour(colour: str, catalogue: "Catalogue") -> str:
    """Return a chip's colour in words: a milestone is never told by colour alone."""
    text = _COLOURS.get(colour)
    return catalogue.tr(text) if text else colour
