# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the screens ask of the program: one small service, plain rows. They know no vault, desk or table."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from models.messages import Message
from models.words import FollowUpReason, Language, Outcome, Role
from ui.screen.background import Job
from ui.screen.people import Slot

if TYPE_CHECKING:
    from models.insight.finding import Found
    from models.insight.safety import BackupState
    from models.insight.today import DueRow, Today
    from ui.screen.rescue.service import Rescue


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in."""

    uid: str
    name: str
    role: Role
    language: Language
    notices: tuple[Message, ...] = ()
    """What opening met and this person should read once."""
    size: int = 0
    """Per cent of the text's natural size, as kept with the register; 0 where it keeps none."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF in memory and the name it is offered under, which names nobody."""

    file_name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Certificates made at one go: the paper, how many, and who was left out and why."""

    paper: Paper | None
    made: int
    left_out: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Strength:
    """What a chosen password is worth: 0 nothing yet, 1 too weak, 2 almost, 3 good, 4 very good."""

    level: int
    sentence: Message

    @property
    def enough(self) -> bool:
        """Tell whether the password may be used."""
        return self.level >= 3


@dataclass(frozen=True, slots=True)
class NewCentre:
    """What the first start asks."""

    language: Language
    centre: str
    manager: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Copies:
    """Where every backup goes a second time, and who takes the stick home; both may wait."""

    second: Path | None = None
    keeper: str = ""


@dataclass(frozen=True, slots=True)
class Recovery:
    """The recovery sheet: groups of letters, and the same on paper."""

    groups: tuple[str, ...] = field(repr=False)
    paper: Paper | None = field(repr=False)


class Front(Protocol):
    """The service behind the first window. Slow calls run off the window's thread."""

    def exists(self) -> bool:
        """Tell whether there is a centre to sign in to."""
        ...

    def is_sample(self) -> bool:
        """Tell whether the open centre is the sample one."""
        ...

    def today_date(self) -> date:
        """Return the centre's calendar date."""
        ...

    def warm(self, job: Job) -> None:
        """Import what opening will need, while the password is typed."""
        ...

    def slots(self) -> Sequence[Slot]:
        """Return who may sign in, in the order they were added."""
        ...

    def wait(self, uid: str) -> float:
        """Return the seconds before this person may try a password again."""
        ...

    def open(self, uid: str, password: str) -> Person:
        """Open the register. Raises ``Refused`` with a calm sentence and the next step."""
        ...

    def recover(self, sheet: str, name: str, password: str, language: Language) -> Person:
        """Open the register by its recovery sheet and make ``name`` a manager. Raises ``Refused``."""
        ...

    def may_return(self, uid: str) -> bool:
        """Tell whether this person may come back by PIN after a short break."""
        ...

    def rescue(self) -> "Rescue":
        """Return the help for a register that does not open."""
        ...

    def close(self) -> None:
        """Forget the person, the desk and the keys. Quick; never raises."""
        ...

    def passphrase(self) -> str:
        """Return a generated passphrase for a manager."""
        ...

    def strength(self, password: str, names: Sequence[str]) -> Strength:
        """Say what a chosen password is worth, knowing the names it must not hold."""
        ...

    def create(self, centre: NewCentre) -> Recovery:
        """Make the vault and sign its manager in."""
        ...

    def begin(self, copies: Copies) -> Person:
        """Start work in the centre just made. Raises ``Refused`` where the second place cannot be."""
        ...

    def offers_sample(self) -> bool:
        """Tell whether a sample centre can be made here."""
        ...

    def open_sample(self, job: Job, language: Language) -> Person:
        """Make the sample centre with invented people and sign in to it."""
        ...

    def leave_sample(self) -> None:
        """Throw the sample centre away."""
        ...

    def today(self) -> "Today":
        """Return what needs people today."""
        ...

    def sheet(self, session: int) -> Paper:
        """Return a session's attendance sheet; printing it freezes the numbered roster."""
        ...

    def certificates(self, due: "Sequence[DueRow]") -> Prepared:
        """Award what is due and return the certificates."""
        ...

    def find(self, text: str) -> "Sequence[Found]":
        """Return what a few letters find, from memory. Raises ``Refused`` while the names are being read."""
        ...

    def prepare_find(self, job: Job) -> None:
        """Read the names into memory; slow once."""
        ...

    def show_numbers(self, *, only: bool) -> None:
        """Show members by number alone, or by name again."""
        ...

    def keep_choices(self, language: Language, size: int) -> None:
        """Keep the signed-in person's language and text size with the register."""
        ...

    def backup_state(self) -> "BackupState":
        """Return whether the register is safe from the loss of this computer."""
        ...

    def note_call(self, member: int, reason: FollowUpReason, outcome: Outcome) -> None:
        """Keep what came of calling somebody, by their number."""
        ...

    def take_back(self) -> Message:
        """Take back the person's own last act and say which. Raises ``Refused``."""
        ...

    def do_again(self) -> Message:
        """Do again what the person last took back and say which. Raises ``Refused``."""
        ...

    def save(self, paper: Paper, path: Path) -> None:
        """Write a paper where the person chose; whole, or not at all."""
        ...
