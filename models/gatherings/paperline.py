# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a typed line would mark, by name, before Enter: the eye checks what the hand wrote."""

from dataclasses import dataclass

from models.gatherings.attendance import ATTENDED
from models.gatherings.markline import MarkLine, parse
from models.gatherings.register import Register, RegisterRow, no_such_row
from models.messages import Refused, message
from models.words import Mark


@dataclass(frozen=True, slots=True)
class Meant:
    """One mark of a line with whom it means."""

    mark: Mark
    lines: tuple[RegisterRow, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a line would do to a register."""

    marks: tuple[Meant, ...]
    rest: int
    """How many others would be marked present; 0 where the line speaks for itself alone."""
    in_the_room: int
    """Everybody who would then have been there: members, visitors, guests, and who signed in blank rows."""
    blank: tuple[tuple[int, Mark], ...] = ()
    """Filled blank rows, whose names are asked for next."""


def preview(shown: Register, text: str, *, rest: Mark | None = None, blank_rows: int = 0) -> Preview:
    """Return what a line would mark. Raises Refused with the one reason why it cannot be read."""
    asked = parse(text) if text.strip() or rest is None else MarkLine(())
    by_row = {line.row: line for line in shown.lines}
    by_member = {line.member: line for line in shown.lines}
    meant: list[Meant] = []
    given: dict[int, Mark] = {}
    blank: dict[int, Mark] = {}
    last = max(by_row, default=0)
    for marked in asked.marks:
        lines: list[RegisterRow] = []
        for row in marked.rows:
            if last < row <= last + blank_rows:
                blank[row] = marked.mark
                continue
            if row not in by_row:
                raise Refused(no_such_row(row, len(shown.lines)))
            lines.append(by_row[row])
        for number in marked.members:
            if number not in by_member:
                raise Refused(
                    message(
                        "Member {number} is not on this register. Find them by name first.", number=number
                    )
                )
            lines.append(by_member[number])
        given |= dict.fromkeys((line.member for line in lines), marked.mark)
        if lines:
            meant.append(Meant(marked.mark, tuple(lines)))
    others = [
        line.member
        for line in shown.lines
        if rest is not None and line.mark is Mark.NOT_RECORDED and line.member not in given
    ]
    after = {line.member: given.get(line.member, line.mark) for line in shown.lines}
    if rest is not None:
        after |= dict.fromkeys(others, rest)
    came = sum(mark in ATTENDED for mark in (*after.values(), *blank.values()))
    in_the_room = came + len(shown.walk_ins) + shown.tally.guests
    return Preview(tuple(meant), len(others), in_the_room, tuple(sorted(blank.items())))
