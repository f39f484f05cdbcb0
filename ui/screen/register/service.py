# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the register's screen asks of the program: plain rows in, plain rows out."""

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Protocol

from models.words import Language, Mark, Mode, Phase, Sharing, VisitorAge

if TYPE_CHECKING:
    from models.gatherings.choosing import SessionLine
    from models.gatherings.circle import Circle
    from models.gatherings.finding import Someone
    from models.gatherings.months import MonthReview
    from models.gatherings.pasting import Pasted
    from models.gatherings.recording import RecordBy
    from models.gatherings.register import Register
    from models.gatherings.sessionnotes import SessionNoteRow
    from models.gatherings.sessions import SessionRow
    from ui.screen.background import Job
    from ui.screen.front import Paper


@dataclass(frozen=True, slots=True)
class Rights:
    """What this person's keys open in the register."""

    correct: bool
    """Change a closed session, with a reason."""
    cancel: bool
    """Cancel a session, close a month."""
    read_notes: bool
    """Read sealed notes; everybody may write one."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One session as the screen shows it."""

    session: "SessionRow"
    place: str
    platform: str
    mode: Mode
    shown: "Register"
    rights: Rights
    blank_rows: int = 8
    """Blank rows the printed sheet has below its roster."""
    record_by: "RecordBy | None" = None
    numbers_only: bool = False
    """A visitor stands at the screen: people are numbers, and texts that may name somebody are away."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The sessions to choose from: today's, and earlier ones nobody finished."""

    on: date
    today: "tuple[SessionLine, ...]"
    earlier: "tuple[SessionLine, ...]"
    groups: tuple[tuple[int, str], ...]
    rights: Rights


@dataclass(frozen=True, slots=True)
class Matches:
    """Whom the letters may mean: on the roster, and everywhere else."""

    roster: "tuple[Someone, ...]"
    others: "tuple[Someone, ...]"
    exact: bool = False
    """A whole member number was typed or scanned."""
    reading: bool = False
    """Nobody of the roster is meant, and everybody else is not read into memory yet."""


class RegisterService(Protocol):
    """The register of whoever is signed in. Raises ``Refused`` with a calm sentence."""

    def warm(self, job: "Job") -> None:
        """Make ready what finding people needs."""
        ...

    def forget(self) -> None:
        """Let go of whom it remembers between two keys."""
        ...

    def choice(self) -> Choice:
        """Return the sessions to choose from."""
        ...

    def sitting(self, session: int, reader: Language) -> Sitting:
        """Return one session with its register."""
        ...

    def beside(self, session: int, step: int) -> int | None:
        """Return the session before (−1) or after (1) in time."""
        ...

    def mark(self, session: int, member: int, mark: Mark, reason: str = "") -> bool:
        """Mark one person; tells whether the roster has another row now."""
        ...

    def share(self, session: int, member: int, sharing: Sharing | None, reason: str = "") -> None:
        """Keep whether somebody shared."""
        ...

    def meet(self, session: int, member: int, met: bool, reason: str = "") -> None:
        """Keep whether somebody met their sponsor, as the sheet says."""
        ...

    def take_part(self, session: int, member: int, mode: Mode, reason: str = "") -> None:
        """Keep how somebody took part."""
        ...

    def mark_all_present(self, session: int, reason: str = "") -> None:
        """Mark everybody present who is not recorded."""
        ...

    def mark_line(
        self, session: int, text: str, rest: Mark | None, reason: str = "", blank_rows: int = 0
    ) -> None:
        """Mark many by one line of words; filled blank rows of the sheet are left to be named."""
        ...

    def add_visitor(self, session: int, name: str, reason: str = "") -> None:
        """Add somebody without papers."""
        ...

    def remove_visitor(self, visitor: int, reason: str = "") -> None:
        """Take a visitor off the list."""
        ...

    def write_age(self, visitor: int, age: VisitorAge, reason: str = "") -> None:
        """Keep what is known of a visitor's age."""
        ...

    def become_member(self, visitor: int, number: str, reason: str = "") -> None:
        """Let a visitor be the member they became."""
        ...

    def set_guests(self, session: int, guests: int, reason: str = "") -> None:
        """Set the count of guests."""
        ...

    def find(self, session: int, text: str, reader: Language) -> Matches:
        """Return whom letters or a number may mean."""
        ...

    def is_sheet_code(self, code: str) -> bool:
        """Tell whether this is a sheet's code, by its check character alone."""
        ...

    def sheet_session(self, code: str, on: date | None = None) -> int | None:
        """Return the session a sheet's code names; None where it was printed without a day and none is said.

        A blank sheet made ahead becomes a session by this.
        """
        ...

    def open_session(self, session: int) -> None:
        """Open the register of a session."""
        ...

    def close_session(self, session: int) -> None:
        """Close a session."""
        ...

    def cancel_session(self, session: int, reason: str) -> None:
        """Cancel a session."""
        ...

    def log_forgotten(self, group: int, on: date, starts: time | None, topic: str) -> int:
        """Log a session that was held and forgotten; returns it."""
        ...

    def circle(self, session: int) -> "Circle":
        """Return how a session went."""
        ...

    def write_text(self, session: int, name: str, text: str, reason: str = "") -> None:
        """Keep the topic, the facilitator, action points, or where the sheet is filed."""
        ...

    def write_head_count(self, session: int, count: int | None, reason: str = "") -> None:
        """Keep how many were counted in the room."""
        ...

    def write_phase(
        self, session: int, phase: Phase, began: time | None, ended: time | None, reason: str = ""
    ) -> None:
        """Keep when a phase began and ended."""
        ...

    def begin_phase(self, session: int, phase: Phase) -> None:
        """Begin a phase now."""
        ...

    def end_phases(self, session: int) -> None:
        """End the session now."""
        ...

    def topics(self, session: int, reader: Language) -> tuple[str, ...]:
        """Return topics to choose from: the centre's own, then the library's for this group's model."""
        ...

    def own_topics(self) -> tuple[str, ...]:
        """Return the topics the centre added itself."""
        ...

    def keep_topic(self, text: str) -> None:
        """Put a topic among the centre's own."""
        ...

    def retire_topic(self, text: str) -> None:
        """Offer a topic of the centre's own no longer; sessions keep it."""
        ...

    def notes(self, session: int) -> "tuple[SessionNoteRow, ...]":
        """Return a session's sealed notes."""
        ...

    def write_note(self, session: int, text: str) -> None:
        """Write a sealed note about a session."""
        ...

    def read_paste(self, session: int, text: str) -> "Pasted":
        """Match a pasted list to the roster; nothing of it is kept."""
        ...

    def mark_pasted(self, session: int, members: tuple[int, ...], reason: str = "") -> None:
        """Mark whom a pasted list named, in the way the group usually meets."""
        ...

    def months(self) -> tuple[tuple[date, bool], ...]:
        """Return past months, newest first, each with whether it is closed."""
        ...

    def hand_over(self, job: "Job") -> None:
        """Turn who met a sponsor into contacts; where these keys cannot, the next counsellor's do."""
        ...

    def month(self, month: date) -> "MonthReview":
        """Return a month as its manager signs it."""
        ...

    def close_month(self, month: date) -> "MonthReview":
        """Sign a month off."""
        ...

    def sheet(self, session: int, filled: bool) -> "Paper":
        """Return a session's sheet."""
        ...

    def tomorrow(self) -> "Paper":
        """Return tomorrow's sheets and two blank ones with codes, in one paper."""
        ...

    def keep_draft(self, session: int, text: str) -> None:
        """Keep a note that is not finished, sealed, for this person alone."""
        ...

    def draft(self, session: int) -> str:
        """Return the unfinished note."""
        ...
