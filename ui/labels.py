# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words people read for the vocabulary's closed lists, and for milestones."""

from enum import Enum
from typing import TYPE_CHECKING

from models.desk.acts import Act
from models.words import (
    Channel,
    Gender,
    GroupModel,
    Language,
    Mark,
    Mode,
    NameLevel,
    PairKind,
    PairState,
    Purpose,
    Relation,
    Role,
    SessionKind,
    SessionState,
    Sharing,
    Stage,
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
    GroupModel.TWELVE_STEP: N_("12-Step"),
    GroupModel.SMART: N_("SMART Recovery"),
    GroupModel.COMMUNITY: N_("Community and aftercare"),
    GroupModel.WOMEN: N_("Women's group"),
    GroupModel.ADOLESCENTS: N_("Adolescents' group"),
    GroupModel.ELDERS: N_("Elders' group"),
    GroupModel.ONLINE: N_("Online"),
    GroupModel.OWN: N_("The centre's own"),
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
    Act.FOUND: N_("made the register"),
    Act.RECOVER: N_("opened with the recovery sheet"),
    Act.SIGN_IN: N_("signed in"),
    Act.ADD_STAFF: N_("added staff"),
    Act.CHANGE_STAFF: N_("changed staff"),
    Act.PASSWORD: N_("changed a password"),
    Act.SETTINGS: N_("changed settings"),
    Act.VIEW_MEMBER: N_("opened a member's page"),
    Act.ADD_MEMBER: N_("registered a member"),
    Act.EDIT_MEMBER: N_("changed a member's details"),
    Act.CONSENT: N_("recorded a consent"),
    Act.GUARDIAN: N_("named a guardian"),
    Act.GROUPS: N_("changed groups"),
    Act.PLAN_SESSION: N_("planned sessions"),
    Act.OPEN_SESSION: N_("opened a session"),
    Act.MARK: N_("marked a register"),
    Act.MARK_CLOSED: N_("changed a closed register"),
    Act.CLOSE_SESSION: N_("closed a session"),
    Act.CANCEL_SESSION: N_("cancelled a session"),
    Act.PRINT: N_("printed"),
    Act.POST: N_("posted to the counsellors"),
    Act.ACCEPT_POSTS: N_("took over what was posted"),
    Act.COUNSEL: N_("worked on something sealed"),
    Act.AWARD: N_("awarded certificates"),
    Act.RELEASE: N_("released certificates"),
    Act.HAND_OVER: N_("handed a certificate over"),
    Act.PAIR: N_("worked on sponsorship"),
    Act.KEEP_APART: N_("changed the list of people not to pair"),
    Act.IMPORT: N_("imported a register"),
    Act.UNDO_IMPORT: N_("took an import back"),
    Act.READ_RECORD: N_("wrote down a person's record"),
    Act.READ_LOG: N_("read the log"),
    Act.SAMPLE: N_("made a sample centre"),
    Act.CHECK: N_("checked the register"),
    Act.UNDO: N_("took something back"),
    Act.REDO: N_("did something again"),
    Act.NEW_KEYS: N_("put the register under a new recovery sheet"),
    Act.RESEAL: N_("sealed entries under today's keys"),
    Act.TAKE_BACK: N_("took back what somebody who leaves had done"),
    Act.REMOVE_MEMBER: N_("moved a member to what was removed, or back"),
    Act.REMOVE_SESSION: N_("moved a session to what was removed, or back"),
}


def label(word: Enum, catalogue: "Catalogue") -> str:
    """Return a vocabulary word as people read it; a language is always named in itself."""
    text = _LABELS.get(word)
    return catalogue.tr(text) if text is not None else str(word.value)


def milestone(unit: Unit, count: int, catalogue: "Catalogue") -> str:
    """Return "90 days", "1 year": the figure with its unit in the right number."""
    if unit is Unit.DAYS:
        return catalogue.trn("{n} day", "{n} days", count)
    if unit is Unit.MONTHS:
        return catalogue.trn("{n} month", "{n} months", count)
    return catalogue.trn("{n} year", "{n} years", count)
