# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking a whole import back: what nobody touched since is removed, the rest is listed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from models.centre.centre import centre
from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.tables import LogDetail, LogEntry
from models.desk.undo import ChangedSince, Line, lines_of, revert
from models.desk.work import Work
from models.exchange.tables import ImportRun
from models.gatherings import tables as gathering_tables
from models.messages import Message, NotAllowed, NotFound, Refused, message
from models.people import tables as people_tables
from models.people.tables import Member
from models.sobriety import tables as sobriety_tables
from models.sponsorship import tables as sponsorship_tables
from models.vault.columns import id_of
from models.words import Role

ROOMS = (people_tables, gathering_tables, sobriety_tables, sponsorship_tables)
"""Whose rows an import writes: named here, so that a fresh process can take them back."""
_NO_TOUCH = frozenset({Act.VIEW_MEMBER.value, Act.ACCEPT_POSTS.value})
"""Acts about a member that do not make an import theirs to keep."""


@dataclass(frozen=True, slots=True)
class UndoneImport:
    """How many people were taken back, and who was left because somebody worked on them since."""

    removed: int
    left: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """An import that was made."""

    id: int
    at: datetime
    added: int


def runs(desk: Desk) -> tuple[Run, ...]:
    """Return the imports this person may take back, the newest first."""
    desk.require(Act.UNDO_IMPORT)
    chosen = select(ImportRun).where(col(ImportRun.undone_at).is_(None)).order_by(col(ImportRun.id).desc())
    with desk.reading() as session:
        found = session.exec(chosen).all()
    mine = [run for run in found if run.staff == desk.person.uid or desk.vault.role is Role.MANAGER]
    return tuple(Run(id_of(run), run.at, int(run.figures.get("added", 0))) for run in mine)


def undo_import(desk: Desk, import_id: int) -> UndoneImport:
    """Take an import back in one transaction. Everybody takes back their own, a manager anybody's."""
    with desk.work(Act.UNDO_IMPORT) as work:
        run = _run(desk, work, import_id)
        taker = _Taker(work, run)
        taker.take()
        work.change(run, about="", undone_at=work.now)
        work.subject = run.uid
        work.commit()
    return UndoneImport(taker.removed, tuple(taker.left))


def _run(desk: Desk, work: Work, import_id: int) -> ImportRun:
    run = work.session.get(ImportRun, import_id)
    if run is None:
        raise NotFound(message("There is no import with number {number}.", number=import_id))
    if run.undone_at is not None:
        raise Refused(message("Import {number} was taken back already.", number=import_id))
    if run.staff != desk.person.uid and desk.vault.role is not Role.MANAGER:
        raise NotAllowed(message("Somebody else made this import. Ask them or a manager to take it back."))
    return run


class _Stuck(Exception):
    """Somebody of an import stands where they cannot be taken from, such as a printed roster."""

    def __init__(self, people: frozenset[str]) -> None:
        super().__init__()
        self.people = people


class _Taker:
    """Takes the lines of one import back: pairs first, then people, then groups nobody is left in."""

    def __init__(self, work: Work, run: ImportRun) -> None:
        self._work = work
        self._entry = run.entry_id or 0
        self._lines: dict[str, list[Line]] = {}
        for about, line in lines_of(work.session, self._entry):
            self._lines.setdefault(about, []).append(line)
        self._accepted = _accepted(work.session, self._entry)
        self.removed = 0
        self.left: list[Message] = []

    def take(self) -> None:
        """Take back what can be, and list the rest."""
        everybody = [about for about in self._lines if about]
        staying = {about for about in everybody if self._is_touched(about)}
        while stuck := self._stuck([about for about in everybody if about not in staying]):
            staying |= stuck
        for about in everybody:
            if about in staying:
                self._leave(about)
            else:
                self.removed += any(line.get("add") == "member" for line in self._lines[about])
        for line in reversed(self._lines.get("", [])):
            if line.get("add") in ("group", "schedule"):
                self._attempt("", [line])

    def _stuck(self, going: list[str]) -> frozenset[str]:
        """Take these back together. Who cannot go keeps their pairs too: then nobody went, and it is told."""
        try:
            with self._work.attempt():
                self._take_people(going)
        except _Stuck as found:
            return found.people
        return frozenset()

    def _take_people(self, going: list[str]) -> None:
        for about in going:
            self._attempt(about, [line for line in self._lines[about] if line.get("add") == "pair"])
        stuck = frozenset(about for about in going if not self._take_person(about))
        if stuck:
            raise _Stuck(stuck)

    def _take_person(self, about: str) -> bool:
        lines = [line for line in self._lines[about] if line.get("add") != "pair"]
        return self._attempt(about, [*lines, *self._accepted.get(about, [])])

    def _attempt(self, about: str, lines: list[Line]) -> bool:
        try:
            with self._work.attempt():
                for line in reversed(lines):
                    revert(self._work, about, line)
        except (ChangedSince, IntegrityError, NotAllowed):
            return False
        return True

    def _is_touched(self, about: str) -> bool:
        return bool(set(_acts_since(self._work.session, about, self._entry)) - _NO_TOUCH)

    def _leave(self, about: str) -> None:
        member = self._work.session.exec(select(Member).where(Member.uid == about)).first()
        if member is not None:
            number = centre(self._work.desk).number_text(member.number)
            self.left.append(message("{number} was worked on since and stays.", number=number))


def _accepted(session: Session, entry: int) -> dict[str, list[Line]]:
    """Return what later sign-ins of counsellors made of posts, by member, in the order it was done."""
    chosen = select(LogEntry.id).where(LogEntry.act == Act.ACCEPT_POSTS, col(LogEntry.id) > entry)
    found: dict[str, list[Line]] = {}
    for accepting in session.exec(chosen.order_by(col(LogEntry.id))).all():
        for about, line in lines_of(session, accepting or 0):
            found.setdefault(about, []).append(line)
    return found


def _acts_since(session: Session, about: str, entry: int) -> Iterable[str]:
    chosen = (
        select(LogEntry.act)
        .join(LogDetail, col(LogDetail.entry_id) == col(LogEntry.id))
        .where(LogDetail.subject == about, col(LogEntry.id) > entry)
    )
    return session.exec(chosen).all()
