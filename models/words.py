# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shared vocabulary: closed lists of words the register knows. Values are stored; never rename one."""

from enum import StrEnum


class Role(StrEnum):
    """What a person's keys open. Each later role holds all that the earlier ones hold."""

    DESK = "desk"
    COUNSELLOR = "counsellor"
    MANAGER = "manager"


class Language(StrEnum):
    """Languages the program itself speaks."""

    ENGLISH = "en"
    HINDI = "hi"
    PUNJABI = "pa"


Texts = dict[str, str]
"""One text per language: {"en": …, "hi": …, "pa": …}."""


def in_language(texts: Texts, language: Language) -> str:
    """Return a text in a language; else in English, else in whichever stands first, else nothing."""
    return (
        texts.get(language.value)
        or texts.get(Language.ENGLISH.value)
        or next((text for text in texts.values() if text), "")
    )


class Gender(StrEnum):
    """As recorded, never guessed from a name."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"
    NOT_STATED = "not_stated"


class Relation(StrEnum):
    """How the named relative stands to the member: S/o, D/o, W/o, C/o."""

    SON_OF = "son_of"
    DAUGHTER_OF = "daughter_of"
    WIFE_OF = "wife_of"
    CARE_OF = "care_of"


class Stage(StrEnum):
    """Where a member stands with the centre."""

    RESIDENT = "resident"
    DAY_CARE = "day_care"
    AFTERCARE = "aftercare"
    ALUMNI = "alumni"
    LEFT = "left"
    DIED = "died"


class NameLevel(StrEnum):
    """How much of a name a list or a sheet shows."""

    FULL = "full"
    INITIAL = "initial"
    CIRCLE = "circle"
    NUMBER = "number"


class Purpose(StrEnum):
    """What a member may consent to; one tick each, all off at first."""

    RECORDS = "records"
    SPONSOR_PHONE = "sponsor_phone"
    CALLS = "calls"
    WHATSAPP = "whatsapp"
    CERTIFICATE = "certificate"
    PHOTO = "photo"
    STORY = "story"
    STATISTICS = "statistics"


class MayTell(StrEnum):
    """What somebody whom a member named may be told."""

    NOTHING = "nothing"
    ATTENDANCE = "attendance"
    MILESTONES = "milestones"


class TrainingKind(StrEnum):
    """What a training prepares a member for."""

    FACILITATOR = "facilitator"
    SPONSOR = "sponsor"


class GroupModel(StrEnum):
    """The traditions a group may follow."""

    TWELVE_STEP = "twelve_step"
    SMART = "smart"
    COMMUNITY = "community"
    WOMEN = "women"
    ADOLESCENTS = "adolescents"
    ELDERS = "elders"
    ONLINE = "online"
    OWN = "own"


class MeetingType(StrEnum):
    """What kind of meeting a 12-Step group holds."""

    OPEN = "open"
    CLOSED = "closed"
    STEP = "step"
    SPEAKER = "speaker"
    LITERATURE = "literature"


class Mode(StrEnum):
    """How somebody took part in a session."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    VIDEO = "video"


class SessionKind(StrEnum):
    """A chip night is a session with a list of milestones."""

    MEETING = "meeting"
    CHIP_NIGHT = "chip_night"


class SessionState(StrEnum):
    """planned → open → closed; or cancelled with a reason."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Mark(StrEnum):
    """One person's place in one session. Not recorded is its own value, never counted as absent."""

    PRESENT = "present"
    LATE = "late"
    EXCUSED = "excused"
    ABSENT = "absent"
    LEFT_EARLY = "left_early"
    NOT_RECORDED = "not_recorded"


class ProgrammeKind(StrEnum):
    """How a programme's parts are worked: one by one, each begun and finished; or side by side."""

    STEPS = "steps"
    POINTS = "points"


class Sharing(StrEnum):
    """Whether a person spoke in the sharing round. Never who said what."""

    SHARED = "shared"
    PASSED = "passed"
    NOT_REACHED = "not_reached"


class Phase(StrEnum):
    """The five phases of a session, in their order."""

    OPENING = "opening"
    TOPIC = "topic"
    SHARING = "sharing"
    FEEDBACK = "feedback"
    CLOSURE = "closure"


class VisitorAge(StrEnum):
    """What is known of a visitor's age."""

    ADULT = "adult"
    UNDER_18 = "under_18"
    NOT_ASKED = "not_asked"


class Unit(StrEnum):
    """What a rung of the ladder counts."""

    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


class PairKind(StrEnum):
    """A member has at most one active primary sponsor."""

    PRIMARY = "primary"
    TEMPORARY = "temporary"


class PairState(StrEnum):
    """The life of a pair."""

    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


class Channel(StrEnum):
    """How a sponsor and a sponsee were in touch."""

    MET = "met"
    CALL = "call"
    MESSAGE = "message"
    SESSION = "session"
    """The sheet's column *met sponsor*."""


class OnMatch(StrEnum):
    """What an import does with a row whose person is certainly in the register already."""

    SKIP = "skip"
    FILL = "fill"
    UPDATE = "update"


class Field(StrEnum):
    """What a column of an office's spreadsheet can mean."""

    NAME = "name"
    LOCAL_NAME = "local_name"
    REG_NO = "reg_no"
    RELATION = "relation"
    GUARDIAN = "guardian"
    AGE = "age"
    BIRTH_DATE = "birth_date"
    GENDER = "gender"
    PHONE = "phone"
    VILLAGE = "village"
    ADMITTED = "admitted"
    LEFT = "left"
    SOBRIETY_START = "sobriety_start"
    LAST_USE = "last_use"
    GROUPS = "groups"
    SPONSOR = "sponsor"
    LANGUAGE = "language"
    REMARKS = "remarks"


class FollowUpReason(StrEnum):
    """Why somebody is called."""

    MISSED = "missed"
    """Sessions missed in a row."""
    AFTERCARE = "aftercare"
    """Some time has gone by since they left the centre."""
    SILENT_PAIR = "silent_pair"
    """Their pair has logged no contact for a while."""
    REVIEW = "review"
    """Their pair is to be looked at. Why is never said, and it is settled at the pair alone."""


class Outcome(StrEnum):
    """What came of a follow-up."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    LATER = "later"
    NOT_NEEDED = "not_needed"
