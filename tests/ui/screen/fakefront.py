# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A service without a vault behind it: invented people, answers to order, and all it was asked remembered."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from models.centre.backups import CopyRow
from models.centre.restoring import Outcome as Restored
from models.centre.salvaging import Loss
from models.centre.salvaging import Outcome as Salvaged
from models.desk.acts import Act
from models.insight.finding import Found, FoundKind
from models.insight.safety import BackupState
from models.insight.today import DueRow, FollowUpRow, Today, TodaySession
from models.messages import Message, Refused, message
from models.vault.failures import WrongPassword
from models.vault.proving import Proof
from models.words import FollowUpReason, GroupModel, Language, Outcome, Role, SessionState, Unit
from ui.screen.background import Job
from ui.screen.choices import Choices
from ui.screen.front import Copies, NewCentre, Paper, Person, Prepared, Recovery, Slot, Strength

SUNDAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, 0)  # noqa: DTZ001 - local, as everywhere
PASSWORD = "river lamp quiet mango"
GROUPS = ("KQ3M7PXA", "WZ4TLR2N", "HY6BVC5D", "J2GSFE7U", "MNXQ3AKR", "TLP5WZ4H", "BDYC6V2G")

STAFF = (
    Slot("u1", "Navjot Bedi", Role.DESK, Language.ENGLISH),
    Slot("u2", "सुनीता शर्मा", Role.COUNSELLOR, Language.HINDI),
    Slot("u3", "ਹਰਪ੍ਰੀਤ ਕੌਰ", Role.MANAGER, Language.PUNJABI),
)


FINDABLE = (
    Found(FoundKind.MEMBER, 58, "Inderjit Rana", "M-0058", "Doraha", "Des Raj"),
    Found(FoundKind.MEMBER, 19, "Bhupinder Kang", "M-0019", "Sahnewal"),
    Found(FoundKind.GROUP, 3, "Morning circle", place="Hall 2", people=24),
    Found(FoundKind.SESSION, 1, "Morning circle", on=SUNDAY, starts=time(7)),
)
SAFE = BackupState(
    is_calm=True,
    sentence=message("Backed up outside this computer on {date}.", date=date(2026, 11, 21)),
    next_step=None,
    newest=datetime(2026, 11, 22, 6, 30),  # noqa: DTZ001 - local wall-clock time, as everywhere
    newest_off=datetime(2026, 11, 21, 18, 0),  # noqa: DTZ001 - local wall-clock time, as everywhere
)
UNREAD = "The file could not be read or written. Nothing was changed. Check the disk and try again."
AMBER = replace(
    SAFE,
    is_calm=False,
    sentence=message("No verified backup stands outside this computer yet."),
    next_step=message("Plug a stick in and choose: Copy to USB."),
    newest_off=None,
)


class Day(Today):
    """A day that can be watched going."""


def session(number: int, group: str, at: time | None, **changes: object) -> TodaySession:
    """Return a session of today; whatever a test cares about is named."""
    usual = TodaySession(
        number,
        group,
        GroupModel.TWELVE_STEP,
        SUNDAY,
        at,
        60,
        "Hall 2",
        "Simran Dhillon",
        SessionState.PLANNED,
        f"7K{number}Q",
        18,
        0,
        0,
    )
    return replace(usual, **changes)  # pyright: ignore[reportArgumentType] - names of fields, by the caller


def due(number: int, name: str, unit: Unit, count: int, days: int = 0) -> DueRow:
    """Return a milestone that falls ``days`` from the Sunday."""
    return DueRow(
        member=number,
        number_text=f"M-{number:04}",
        name=name,
        unit=unit,
        count=count,
        on=SUNDAY + timedelta(days=days),
        days_away=days,
        awarded=False,
    )


def busy_day(role: Role = Role.COUNSELLOR, *, is_sample: bool = False) -> Today:
    """Return a believable Sunday."""
    opens = role is not Role.DESK
    return Day(
        on=SUNDAY,
        centre="Nayi Subah Kendra, Ludhiana",
        is_sample=is_sample,
        sessions=(
            session(
                1,
                "Morning circle",
                time(7),
                state=SessionState.CLOSED,
                recorded=24,
                expected=24,
                present=22,
            ),
            session(
                2,
                "Just for today",
                time(11, 30),
                minutes=90,
                state=SessionState.OPEN,
                recorded=11,
                expected=18,
                present=11,
            ),
            session(3, "Women's group", time(16), facilitator="Meena Verma", place="Garden room", expected=9),
            session(4, "SMART tools", time(18), facilitator="Baljit Singh", expected=15),
        ),
        due=(due(142, "Gurpreet K.", Unit.DAYS, 90), due(311, "Rajesh G.", Unit.YEARS, 1)) if opens else None,
        coming=(due(87, "क्षितिज व.", Unit.DAYS, 30, 1), due(203, "ਬਲਜੀਤ ਸ.", Unit.MONTHS, 6, 4))
        if opens
        else None,
        unrecorded=(
            session(9, "Evening circle", time(18), on=SUNDAY - timedelta(days=1), place="", expected=16),
        ),
        follow_ups=calls(opens=opens),
    )


def calls(*, opens: bool) -> tuple[FollowUpRow, ...]:
    """Return people to call, each for another reason."""
    ago = timedelta(days=1)
    told = (
        FollowUpRow(58, "M-0058", "Inderjit R.", FollowUpReason.MISSED, 4, SUNDAY - ago),
        FollowUpRow(71, "M-0071", "कमला देवी", FollowUpReason.MISSED, 3, SUNDAY - ago, tried=True),
        FollowUpRow(19, "M-0019", "Bhupinder K.", FollowUpReason.AFTERCARE, 0, SUNDAY, SUNDAY - 15 * ago),
        FollowUpRow(33, "M-0033", "Naveen T.", FollowUpReason.SILENT_PAIR, 0, SUNDAY - 16 * ago),
    )
    return told if opens else told[:3]


def quiet_day() -> Today:
    """Return a day with nothing on it."""
    return replace(busy_day(), sessions=(), due=(), coming=(), unrecorded=(), follow_ups=())


class FakeFront:
    """The service, answering to order."""

    def __init__(self) -> None:
        self.there = True
        self.sample = False
        self.has_sample = True
        self.wait_after_wrong = 0.0
        self.day = busy_day()
        self.now = SUNDAY
        self.staff: Sequence[Slot] = STAFF
        self.waiting: dict[str, float] = {}
        self.pins: set[str] = set()
        self.trouble: dict[str, Exception] = {}
        self.asked: list[tuple[object, ...]] = []
        self.left_out: tuple[Message, ...] = ()
        self.findable: list[Found] = list(FINDABLE)
        self.backup = SAFE
        self.signed_in: Person | None = None
        self.centre: NewCentre | None = None
        self._words = 0
        self.help = FakeRescue(self)

    def _ask(self, *what: object) -> None:
        self.asked.append(what)
        error = self.trouble.get(str(what[0]))
        if error is not None:
            raise error

    def names(self) -> list[object]:
        """Return what was asked for, in order."""
        return [what[0] for what in self.asked]

    def exists(self) -> bool:
        return self.there

    def is_sample(self) -> bool:
        return self.sample

    def today_date(self) -> date:
        return self.now

    def warm(self, job: Job) -> None:  # noqa: ARG002 - the service's signature
        self._ask("warm")

    def slots(self) -> Sequence[Slot]:
        self._ask("slots")
        return self.staff

    def rescue(self) -> "FakeRescue":
        return self.help

    def wait(self, uid: str) -> float:
        return self.waiting.get(uid, 0.0)

    def open(self, uid: str, password: str) -> Person:
        self._ask("open", uid)
        slot = next(each for each in self.staff if each.uid == uid)
        if password != PASSWORD:
            self.waiting[uid] = self.wait_after_wrong
            raise WrongPassword(slot.name)
        self.signed_in = Person(uid, slot.name, slot.role, slot.language or Language.ENGLISH)
        return self.signed_in

    def recover(self, sheet: str, name: str, password: str, language: Language) -> Person:
        """Open by the sheet, whose letters are SHEET."""
        self._ask("recover", (name, password))
        if sheet != "SHEET":
            raise Refused(message("These letters are not the recovery sheet of this register."))
        return Person("u9", name, Role.MANAGER, language)

    def may_return(self, uid: str) -> bool:
        """Tell whether this person may come back by PIN."""
        return uid in self.pins

    def close(self) -> None:
        self.asked.append(("close",))
        self.signed_in = None

    def passphrase(self) -> str:
        self._words += 1
        return f"{PASSWORD} {self._words}"

    def strength(self, password: str, names: Sequence[str]) -> Strength:
        if len(password) < 12:
            return Strength(1, message("A password needs at least {n} letters.", n=12))
        if any(name and name.casefold() in password.casefold() for name in names):
            return Strength(
                2, message("A name alone is guessed easily. Add some words that others do not know.")
            )
        return Strength(4, message("A very good password."))

    def create(self, centre: NewCentre) -> Recovery:
        self._ask("create")
        self.centre = centre
        return Recovery(GROUPS, Paper("recovery-sheet.pdf", b"%PDF sheet"))

    def begin(self, copies: Copies) -> Person:
        self._ask("begin", copies)
        assert self.centre is not None
        self.there = True
        return Person("u9", self.centre.manager, Role.MANAGER, self.centre.language)

    def offers_sample(self) -> bool:
        return self.has_sample

    def open_sample(self, job: Job, language: Language) -> Person:
        self._ask("open_sample", language)
        for step in range(3):
            job.progress(step, 3)
        self.sample = self.there = True
        self.day = busy_day(is_sample=True)
        return Person("u8", "Asha Gill", Role.MANAGER, language)

    def leave_sample(self) -> None:
        self._ask("leave_sample")
        self.sample = self.there = False

    def today(self) -> Today:
        self._ask("today")
        return self.day

    def sheet(self, session: int) -> Paper:
        self._ask("sheet", session)
        return Paper("sheet-2026-11-22.pdf", b"%PDF sheet")

    def certificates(self, due: Sequence[DueRow]) -> Prepared:
        self._ask("certificates", tuple(each.member for each in due))
        return Prepared(Paper("certificates.pdf", b"%PDF certificates"), len(due), self.left_out)

    def find(self, text: str) -> Sequence[Found]:
        self._ask("find", text)
        wanted = text.casefold()
        return [one for one in self.findable if wanted in one.title.casefold()]

    def prepare_find(self, job: Job) -> None:  # noqa: ARG002 - the service's signature
        self._ask("prepare_find")

    def show_numbers(self, *, only: bool) -> None:
        self._ask("show_numbers", only)

    def keep_choices(self, language: Language, size: int) -> None:
        self._ask("keep_choices", language, size)

    def backup_state(self) -> BackupState:
        self._ask("backup_state")
        return self.backup

    def note_call(self, member: int, reason: FollowUpReason, outcome: Outcome) -> None:
        self._ask("note_call", member, reason, outcome)
        left = tuple(row for row in self.day.follow_ups if row.member != member)
        self.day = replace(self.day, follow_ups=left)

    def take_back(self) -> Message:
        self._ask("take_back")
        return message("Taken back: {act}", act=Act.MARK)

    def do_again(self) -> Message:
        self._ask("do_again")
        return message("Done again: {act}", act=Act.MARK)

    def save(self, paper: Paper, path: Path) -> None:
        self._ask("save", paper.file_name)
        path.write_bytes(paper.content)


class FakeRescue:
    """The help, answering to order."""

    def __init__(self, front: FakeFront) -> None:
        self.front = front
        self.found: list[CopyRow] = []
        self.asked: list[tuple[object, ...]] = []
        self.trouble: Exception | None = None
        self.reserve = True
        self.outcome = Restored(NOON, 42, 900, 17, Path("/centre/replaced"), 0)
        self.saved = Salvaged(
            40, (Loss(message("Members lost"), 2),), Path("/centre/replaced"), is_certain=True
        )

    def _ask(self, *what: object) -> None:
        self.asked.append(what)
        if self.trouble is not None:
            raise self.trouble

    def _person(self) -> Person:
        slot = STAFF[2]
        return Person(slot.uid, slot.name, slot.role, Language.ENGLISH)

    def copies(self) -> Sequence[CopyRow]:
        return self.found

    def managers(self, file: Path | None) -> Sequence[str]:  # noqa: ARG002 - the service's signature
        return ["ਹਰਪ੍ਰੀਤ ਕੌਰ"]

    def rehearse(self, job: Job, file: Path, proof: Proof) -> Restored:  # noqa: ARG002 - the service's signature
        self._ask("rehearse", file.name, proof)
        return self.outcome

    def restore(self, job: Job, file: Path, proof: Proof) -> tuple[Person, Restored]:  # noqa: ARG002 - the service's signature
        self._ask("restore", file.name, proof)
        return self._person(), self.outcome

    def salvage(self, job: Job, proof: Proof) -> tuple[Person, Salvaged]:  # noqa: ARG002 - the service's signature
        self._ask("salvage", proof)
        return self._person(), self.saved

    def free_space(self) -> bool:
        self._ask("free_space")
        return self.reserve

    def confirm_today(self, day: date) -> None:
        self._ask("confirm_today", day)

    def go_on_older(self) -> None:
        self._ask("go_on_older")


class FakeMemory:
    """Choices kept in a dictionary."""

    def __init__(self, first: Choices | None = None) -> None:
        self.kept: dict[str, Choices] = {"": first or Choices()}
        self.last = ""

    def choices(self, person: str) -> Choices:
        return self.kept.get(person, self.kept[""])

    def remember(self, person: str, choices: Choices) -> None:
        self.kept[person] = choices
        self.last = person or self.last

    def knows(self, person: str) -> bool:
        return person in self.kept

    def last_person(self) -> str:
        return self.last


def refusal() -> Refused:
    """Return a refusal with a sentence."""
    return Refused(message(UNREAD))
