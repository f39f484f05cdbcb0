# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the people of a register read as cells: number, name, what tells them apart, word and shape."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from models.gatherings.register import Register, RegisterRow
from models.gatherings.sharing import QUIET_FROM
from models.words import Mark, Mode, Relation, Sharing, VisitorAge
from ui import language
from ui.labels import label
from ui.language import tr, trc, trn


class Part(StrEnum):
    """What is being taken down about the people: three passes over the same list, and the session itself."""

    MARKS = "marks"
    SHARING = "sharing"
    SPONSOR = "sponsor"
    SESSION = "session"


MARK_SHAPES: dict[Mark, tuple[str, str]] = {
    Mark.PRESENT: ("circle-check", "ok"),
    Mark.LATE: ("clock", "info"),
    Mark.EXCUSED: ("message-circle", "glad"),
    Mark.ABSENT: ("minus", "calm"),
    Mark.LEFT_EARLY: ("log-out", "info"),
    Mark.NOT_RECORDED: ("", "plain"),
}
"""Each mark's icon and colour. No colour stands alone, and none accuses."""

SHARING_SHAPES: dict[Sharing, tuple[str, str]] = {
    Sharing.SHARED: ("message-circle", "ok"),
    Sharing.PASSED: ("arrow-right", "calm"),
    Sharing.NOT_REACHED: ("minus", "glad"),
}


class Cell(NamedTuple):
    """One person's place in the grid. A member's key is their number, a visitor's the negative of theirs."""

    key: int
    row: int
    name: str
    told: str
    """What tells this person from others: father's name, village; or a kind word to the facilitator."""
    word: str
    icon: str
    kind: str
    """ok, info, glad, calm; plain where nothing is recorded yet."""
    struck: str = ""
    """The mark that stood before a correction."""
    extras: tuple[str, ...] = ()
    """Icons of what else is known: by video, shared, met a sponsor."""
    spoken_extras: tuple[str, ...] = ()

    def spoken(self) -> str:
        """Return the cell as a screen reader says it."""
        return ", ".join(
            part for part in (str(self.row), self.name, self.told, self.word, *self.spoken_extras) if part
        )


def cells(shown: Register, part: Part) -> tuple[Cell, ...]:
    """Return the roster in its order, and after it those without papers."""
    make = {Part.SHARING: _sharing_cell, Part.SPONSOR: _sponsor_cell}.get(part, _mark_cell)
    last = max((line.row for line in shown.lines), default=0)
    walked_in = (
        Cell(-one.id, last + place, one.name, _age(one.age), tr("Visitor"), "user-plus", "ok")
        for place, one in enumerate(shown.walk_ins, start=1)
    )
    return (*(make(line) for line in shown.lines), *walked_in)


def _age(age: VisitorAge) -> str:
    return "" if age is VisitorAge.NOT_ASKED else label(age, language.current())


def _mark_cell(line: RegisterRow) -> Cell:
    icon, kind = MARK_SHAPES[line.mark]
    word = short(line.mark)
    return _cell(line, told_apart(line), word, icon, kind)


def _sharing_cell(line: RegisterRow) -> Cell:
    icon, kind = SHARING_SHAPES[line.sharing] if line.sharing else ("", "plain")
    word = label(line.sharing, language.current()) if line.sharing else _asked(line)
    quiet = ""
    if line.quiet >= QUIET_FROM and line.sharing is not Sharing.SHARED:
        quiet = trn(
            "quiet for {n} circle; a kind word may help",
            "quiet for {n} circles; a kind word may help",
            line.quiet,
        )
    return _cell(line, quiet or told_apart(line), word, icon, kind)


def _sponsor_cell(line: RegisterRow) -> Cell:
    icon, kind = ("handshake", "ok") if line.met_sponsor else ("", "plain")
    word = tr("Met sponsor") if line.met_sponsor else tr("Not said")
    return _cell(line, told_apart(line), word, icon, kind)


def _asked(line: RegisterRow) -> str:
    """Say who is not in the round: whoever was not in the room is not asked."""
    away = line.mark in (Mark.ABSENT, Mark.EXCUSED)
    return label(line.mark, language.current()) if away else label(Mark.NOT_RECORDED, language.current())


def _cell(line: RegisterRow, told: str, word: str, icon: str, kind: str) -> Cell:
    extras = list(_extras(line))
    struck = label(line.struck[-1], language.current()) if line.struck else ""
    return Cell(
        line.member,
        line.row,
        line.name,
        told,
        word,
        icon,
        kind,
        struck,
        tuple(name for name, _ in extras),
        tuple(said for _, said in extras),
    )


def _extras(line: RegisterRow) -> "Sequence[tuple[str, str]]":
    words = language.current()
    found: list[tuple[str, str]] = []
    if line.mode is not Mode.IN_PERSON:
        found.append(("video" if line.mode is Mode.VIDEO else "phone", label(line.mode, words)))
    if line.sharing is Sharing.SHARED:
        found.append(("message-circle", label(line.sharing, words)))
    if line.met_sponsor:
        found.append(("handshake", tr("Met sponsor")))
    return found


def told_apart(line: RegisterRow) -> str:
    """Return father's name and village, and that somebody is visiting."""
    return joined(
        tr("visiting") if line.visiting else "", kin(line.relation, line.relation_name), line.village
    )


def kin(relation: Relation | None, name: str) -> str:
    """Return "S/o Ram Lal"."""
    if not name:
        return ""
    return tr("{relation} {name}", relation=relation or Relation.CARE_OF, name=name)


def short(word: Mark | Sharing) -> str:
    """Return a mark in the fewest words that say it: the whole word is what a screen reader says."""
    if word is Mark.EXCUSED:
        return trc("short", "Excused")
    return label(word, language.current())


def joined(*parts: str) -> str:
    """Put what is there side by side."""
    return " · ".join(part for part in parts if part)
