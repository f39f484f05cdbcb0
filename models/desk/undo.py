# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Undo is new work with the inverse of one's own last act, refused where somebody changed the row since."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Enum as EnumType
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, col, select

from models.desk.acts import RULES, Act
from models.desk.desk import Desk
from models.desk.log import SealedDetail, open_detail
from models.desk.plain import from_plain
from models.desk.sealing import open_body
from models.desk.tables import LogDetail, LogEntry, LogKey
from models.desk.work import SEAL_COLUMNS, Work, table_name, values
from models.messages import Refused, message
from models.vault.columns import Row, SealedRow, id_of

_LOOK_BACK = 500
_AT_ONCE = 20
Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Undone:
    """What undo or redo took back or did again: the act and the log entry it was."""

    act: Act
    entry: int


class ChangedSince(Refused):
    """Somebody changed the row after the act, so taking the act back would lose their work."""

    def __init__(self) -> None:
        super().__init__(
            message(
                "This was changed again afterwards and cannot be taken back by itself. Nothing was changed."
            )
        )


def undo(desk: Desk) -> Undone:
    """Take back the signed-in person's last act that can be taken back."""
    entry = _last_to_undo(desk)
    if entry is None:
        raise Refused(message("There is nothing to undo."))
    _revert_as(desk, Act.UNDO, id_of(entry), id_of(entry))
    return Undone(Act(entry.act), id_of(entry))


def redo(desk: Desk) -> Undone:
    """Do again what the signed-in person last took back, if nothing was done since."""
    found = _last_to_redo(desk)
    if found is None:
        raise Refused(message("There is nothing to redo."))
    undo_entry, original = found
    _revert_as(desk, Act.REDO, undo_entry, id_of(original))
    return Undone(Act(original.act), id_of(original))


def lines_of(session: Session, entry_id: int) -> list[tuple[str, Line]]:
    """Return an entry's details in order, as (subject, line). Erased parts are left out."""
    found: list[tuple[str, Line]] = []
    details = session.exec(
        select(LogDetail).where(LogDetail.entry_id == entry_id).order_by(col(LogDetail.id))
    )
    for part in details:
        key = session.get(LogKey, part.subject)
        if key is not None:
            lines = open_detail(SealedDetail(part.subject, part.commitment, part.body), key.key)
            found += [(part.subject, line) for line in cast("list[Line]", lines)]
    return found


def revert(work: Work, about: str, line: Line) -> None:
    """Undo one line of a log entry. Raises ChangedSince when the row is no longer as the line left it."""
    if "lasting" in line:
        return
    if "add" in line:
        _unadd(work, about, line)
    elif "change" in line:
        _unchange(work, about, line)
    elif "remove" in line:
        _unremove(work, about, line)


def _revert_as(desk: Desk, act: Act, entry_id: int, original: int) -> None:
    with desk.work(act, subject=str(original)) as work:
        entry = work.session.get(LogEntry, original)
        desk.require(Act(entry.act) if entry else act)
        try:
            for about, line in reversed(lines_of(work.session, entry_id)):
                revert(work, about, line)
        except IntegrityError as error:
            raise ChangedSince from error
        work.commit()


def _own(session: Session, desk: Desk) -> Iterator[tuple[LogEntry, Act | None]]:
    """Walk one's own entries, the newest first, each with what undo or redo last did to it.

    What happened to an entry stands after it and was met by then; no more is read than is asked for.
    """
    states: dict[str, Act] = {}
    chosen = select(LogEntry).where(LogEntry.staff == desk.person.uid).order_by(col(LogEntry.id).desc())
    for entry in session.exec(chosen.limit(_LOOK_BACK).execution_options(yield_per=_AT_ONCE)):
        if entry.act in (Act.UNDO, Act.REDO):
            states.setdefault(entry.subject, Act(entry.act))
            yield entry, states[entry.subject]
        else:
            yield entry, states.get(str(entry.id))


def _last_to_undo(desk: Desk) -> LogEntry | None:
    with desk.reading() as session:
        for entry, state in _own(session, desk):
            if RULES[Act(entry.act)].undoable and state is not Act.UNDO:
                return entry
    return None


def _last_to_redo(desk: Desk) -> tuple[int, LogEntry] | None:
    with desk.reading() as session:
        for entry, state in _own(session, desk):
            if entry.act == Act.UNDO and state is Act.UNDO:
                original = session.get(LogEntry, int(entry.subject))
                return (id_of(entry), original) if original else None
            if RULES[Act(entry.act)].undoable:
                return None
    return None


def _unadd(work: Work, about: str, line: Line) -> None:
    row = _find(work, line["add"], line["uid"])
    if row is None or not _stands(work, about, row, line["after"]) or _holds_sealed(work, row):
        raise ChangedSince
    work.remove(row, about=about)


def _holds_sealed(work: Work, row: Row) -> bool:
    """Tell whether sealed rows speak of a member: they name one by uid, which no foreign key guards."""
    if table_name(row) != "member":
        return False
    for kind in classes().values():
        member = inspect(kind).columns.get("member") if issubclass(kind, SealedRow) else None
        if member is not None and work.session.exec(select(kind.uid).where(member == row.uid)).first():
            return True
    return False


def _unchange(work: Work, about: str, line: Line) -> None:
    row = _find(work, line["change"], line["uid"])
    if row is None or not _stands(work, about, row, line["after"]):
        raise ChangedSince
    before = {name: column_value(type(row), name, value) for name, value in line["before"].items()}
    if isinstance(row, SealedRow):
        _reseal_as_before(work, about, row, before)
    else:
        work.change(row, about=about, **before)


def _unremove(work: Work, about: str, line: Line) -> None:
    kind = classes()[line["remove"]]
    if _find(work, line["remove"], line["uid"]) is not None:
        raise ChangedSince
    row = kind(**{name: column_value(kind, name, value) for name, value in line["before"].items()})
    if isinstance(row, SealedRow):
        work.add_sealed_text(row, about, open_body(work.desk.vault, row, about))
    else:
        work.add(row, about=about)


def _stands(work: Work, about: str, row: Row, after: dict[str, Any]) -> bool:
    """Tell whether a row is still as a log line left it; a sealed one by what it says, not by its bytes."""
    now = values(row)
    sealed = isinstance(row, SealedRow)
    plain = {name: value for name, value in after.items() if not (sealed and name in SEAL_COLUMNS)}
    if any(now[name] != value for name, value in plain.items()):
        return False
    if all(now[name] == value for name, value in after.items()):
        return True
    return not sealed or work.unsealed(row, about) == _opened(work, about, row, after)


def _opened(work: Work, about: str, row: SealedRow, columns: dict[str, Any]) -> bytes:
    sealing = {name: column_value(type(row), name, columns[name]) for name in SEAL_COLUMNS}
    return open_body(work.desk.vault, type(row)(uid=row.uid, **sealing), about)


def _reseal_as_before(work: Work, about: str, row: SealedRow, before: dict[str, Any]) -> None:
    old = type(row)(uid=row.uid, **before)
    work.reseal_text(row, about, open_body(work.desk.vault, old, about))


def _find(work: Work, table: str, uid: str) -> Row | None:
    kind = classes()[table]
    return work.session.exec(select(kind).where(kind.uid == uid)).first()


def classes() -> dict[str, type[Row]]:
    """Return every table class by its table's name, as far as its room was imported."""
    return _classes(len(SQLModel.metadata.tables))


@lru_cache(maxsize=1)
def _classes(_known: int) -> dict[str, type[Row]]:
    """Walk the classes; ``_known`` lets a room imported later be seen."""
    found: dict[str, type[Row]] = {}
    pending: list[type[Row]] = list(Row.__subclasses__())
    while pending:
        kind = pending.pop()
        pending += kind.__subclasses__()
        if hasattr(kind, "__table__"):
            found[cast("str", kind.__tablename__)] = kind
    return found


def column_value(kind: type[Row], name: str, value: Any) -> Any:
    """Return a column's value from the log's JSON form, words as words of the vocabulary."""
    read = from_plain(value)
    column = inspect(kind).columns[name].type
    if isinstance(column, EnumType) and column.enum_class and read is not None:
        return cast("Any", column.enum_class)(read)
    return read
