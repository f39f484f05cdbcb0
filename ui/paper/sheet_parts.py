# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of an attendance sheet: head, table, rows and foot. Points, from the page's lower left corner."""

from dataclasses import dataclass

from models.gatherings.markline import LEGEND
from models.gatherings.sheets import SheetLine, SheetPaper
from models.words import Mark, Sharing, in_language
from ui.labels import label
from ui.language import Catalogue
from ui.paper.direction import Base
from ui.paper.fonts import BOLD, REGULAR, FontSet
from ui.paper.pen import A4, BLACK, MM, Path, Pen, grey
from ui.paper.qr import draw_code_128
from ui.paper.typeset import Align, fit

LEFT, RIGHT = 12 * MM, A4[0] - 12 * MM
TOP, BOTTOM = A4[1] - 11 * MM, 11 * MM
ROW = 8 * MM
"""Tall enough to sign in, or for a thumb."""
HEAD, TABLE_HEAD, FOOT, BLOCK = 43 * MM, 21 * MM, 9 * MM, 4 * MM

MARKS = (Mark.PRESENT, Mark.LATE, Mark.EXCUSED, Mark.ABSENT, Mark.LEFT_EARLY)
SHARINGS = (Sharing.SHARED, Sharing.PASSED, Sharing.NOT_REACHED)
_WAY = Base.LEFT_TO_RIGHT
_PAD = 1.5 * MM
_MUTED = grey(0.65)
_TINT = grey(0.07)
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key and its left and right edges."""

    key: str
    left: float
    right: float

    @property
    def middle(self) -> float:
        """Return the middle."""
        return (self.left + self.right) / 2

    @property
    def room(self) -> float:
        """Return the width a text may take."""
        return self.right - self.left - 2 * _PAD


def _columns() -> dict[str, Column]:
    widths = {"number": 9.0, "name": 52.0, "member": 18.0}
    widths |= {mark.value: 7.5 for mark in MARKS} | {sharing.value: 7.5 for sharing in SHARINGS}
    widths |= {"sponsor": 8.0, "signature": 39.0}
    columns: dict[str, Column] = {}
    x = LEFT
    for key, width in widths.items():
        columns[key] = Column(key, x, x + width * MM)
        x += width * MM
    return columns


COLUMNS = _columns()


def put(
    pen: Pen,
    text: str,
    at: tuple[float, float],
    size: float,
    room: float,
    catalogue: Catalogue,
    *,
    fonts: FontSet = REGULAR,
    align: Align = Align.START,
    lines: int = 1,
    base: Base | None = _WAY,
) -> None:
    """Set one text that fits its room; of two lines the last stands on the baseline."""
    if not text:
        return
    fitted = fit(
        text,
        fonts,
        size,
        room,
        language=catalogue.language.value,
        lines=lines,
        leading=1.2,
        base=base,
        least=0.8,
    )
    fitted.draw(pen, at[0], at[1] + fitted.height, align)


def put_field(
    pen: Pen,
    name: str,
    text: str,
    at: tuple[float, float],
    room: float,
    catalogue: Catalogue,
    *,
    lines: int = 1,
) -> None:
    """Set a small label over a value, or over a line to write on."""
    x, y = at
    pen.colour(_MUTED)
    put(pen, name, (x, y + 5 * MM), 7.5, room, catalogue)
    pen.thickness(0.4)
    pen.line(x, y - 1.2 * MM, x + room, y - 1.2 * MM)
    pen.colour(BLACK)
    put(pen, text, (x, y), 10, room, catalogue, lines=lines)


def draw_head(pen: Pen, paper: SheetPaper, catalogue: Catalogue, *, first: bool) -> None:
    """Draw the head; on later pages it repeats the first and is no text to read again."""
    with pen.tag("H1") if first else pen.decoration():
        _draw_names(pen, paper, catalogue)
    with pen.tag("P") if first else pen.decoration():
        _draw_code(pen, paper, catalogue)
    with pen.tag("P") if first else pen.decoration():
        _draw_fields(pen, paper, catalogue)


def _draw_names(pen: Pen, paper: SheetPaper, catalogue: Catalogue) -> None:
    language, room = catalogue.language, 128 * MM
    pen.colour(_MUTED)
    centre = in_language(paper.centre, language)
    put(pen, centre, (LEFT, TOP - 4 * MM), 10.5, room, catalogue)
    pen.colour(BLACK)
    group = in_language(paper.group, language)
    put(pen, group, (LEFT, TOP - 11.5 * MM), 16, room, catalogue, fonts=BOLD)
    title = catalogue.tr("Attendance record") if paper.filled else catalogue.tr("Attendance sheet")
    put(pen, title, (LEFT, TOP - 17.5 * MM), 10.5, room, catalogue)


def _draw_code(pen: Pen, paper: SheetPaper, catalogue: Catalogue) -> None:
    draw_code_128(pen, paper.sheet_code, RIGHT, TOP - 11 * MM, 11 * MM)
    put(pen, paper.sheet_code, (RIGHT, TOP - 15.5 * MM), 11, 50 * MM, catalogue, fonts=BOLD, align=Align.END)


def _draw_fields(pen: Pen, paper: SheetPaper, catalogue: Catalogue) -> None:
    tr = catalogue.tr
    gap = 5 * MM
    third = (RIGHT - LEFT - 2 * gap) / 3
    xs = [LEFT + i * (third + gap) for i in range(3)]
    first, second = TOP - 28.5 * MM, TOP - 39.5 * MM
    day = "" if paper.undated else tr("{date}", date=paper.on)
    put_field(pen, tr("Date"), day, (xs[0], first), third, catalogue)
    put_field(pen, tr("Time"), _time(paper, catalogue), (xs[1], first), third, catalogue)
    put_field(pen, tr("Place"), paper.place, (xs[2], first), third, catalogue)
    put_field(pen, tr("Topic"), paper.topic, (xs[0], second), 2 * third + gap, catalogue, lines=2)
    put_field(pen, tr("Facilitator"), paper.facilitator, (xs[2], second), third, catalogue, lines=2)


def _time(paper: SheetPaper, catalogue: Catalogue) -> str:
    if paper.starts is None:
        return ""
    if paper.ends is None:
        return catalogue.tr("{starts}", starts=paper.starts)
    return catalogue.tr("{starts} to {ends}", starts=paper.starts, ends=paper.ends)


def draw_table_head(pen: Pen, catalogue: Catalogue) -> None:
    """Draw the head of the table: narrow columns say their word upright and their letter below it."""
    tr = catalogue.tr
    top, low = TOP - HEAD, TOP - HEAD - TABLE_HEAD
    with pen.decoration():
        pen.colour(_TINT)
        pen.rectangle(LEFT, low, RIGHT - LEFT, TABLE_HEAD, filled=True)
        pen.colour(BLACK)
        pen.thickness(0.5)
        pen.line(LEFT, top, RIGHT, top)
    with pen.holding("TR"):
        _put_flat(pen, "number", tr("No."), catalogue)
        _put_flat(pen, "name", tr("Name"), catalogue)
        _put_flat(pen, "member", tr("Member number"), catalogue)
        for mark in MARKS:
            _put_upright(pen, mark.value, label(mark, catalogue), LEGEND[catalogue.language][mark], catalogue)
        for sharing in SHARINGS:
            _put_upright(pen, sharing.value, label(sharing, catalogue), "", catalogue)
        _put_upright(pen, "sponsor", tr("Met sponsor"), "", catalogue)
        _put_flat(pen, "signature", tr("Signature / thumb impression"), catalogue)


def _put_flat(pen: Pen, key: str, text: str, catalogue: Catalogue) -> None:
    column, y = COLUMNS[key], TOP - HEAD - TABLE_HEAD + 2 * MM
    with pen.tag("TH"):
        put(pen, text, (column.left + _PAD, y), 8.5, column.room, catalogue, fonts=BOLD, lines=2)


def _put_upright(pen: Pen, key: str, word: str, letter: str, catalogue: Catalogue) -> None:
    column, low = COLUMNS[key], TOP - HEAD - TABLE_HEAD
    start = 6 * MM if letter else 0.7 * MM
    with pen.tag("TH"):
        at, room = (column.middle, low + 1.7 * MM), column.room + _PAD
        put(pen, letter, at, 10, room, catalogue, fonts=BOLD, align=Align.CENTRE)
        put_upright(pen, word, (column.left, column.right), low + start, TABLE_HEAD - start, catalogue)


def put_upright(
    pen: Pen, word: str, cell: tuple[float, float], low: float, height: float, catalogue: Catalogue
) -> None:
    """Set a word that reads upwards in the middle of a narrow column."""
    language, room = catalogue.language.value, height - 2 * MM
    fitted = fit(word, REGULAR, 7.5, room, language=language, lines=2, least=0.9, leading=1.15)
    with pen.turned(sum(cell) / 2, low + MM):
        fitted.draw(pen, 0, fitted.height / 2 - fitted.size * 0.3)


def draw_grid(pen: Pen, top: float, rows: int) -> None:
    """Draw the hairlines of the table's rows."""
    path = Path()
    low = top - rows * ROW
    for i in range(rows + 1):
        path.move(LEFT, top - i * ROW)
        path.line(RIGHT, top - i * ROW)
    edges = [LEFT, *(column.right for column in COLUMNS.values())]
    for x in edges:
        path.move(x, top + TABLE_HEAD)
        path.line(x, low)
    with pen.decoration():
        pen.colour(grey(0.75))
        pen.thickness(0.35)
        pen.stroke(path)


def draw_row(pen: Pen, catalogue: Catalogue, top: float, number: int | None, line: SheetLine | None) -> None:
    """Draw one row: a person's, or an empty one for somebody who walks in; ``number`` None shows none."""
    y = top - ROW / 2 - 1.2 * MM
    column = COLUMNS["number"]
    with pen.holding("TR"):
        with pen.tag("TD"):
            pen.colour(_MUTED if line is None else BLACK)
            shown = number if line is None else line.row
            text = "" if shown is None else str(shown)
            put(pen, text, (column.right - _PAD, y), 10, column.room, catalogue, align=Align.END)
        if line is None:
            pen.empty("TD", across=len(COLUMNS) - 1)
        else:
            _draw_person(pen, catalogue, y, line)


def _draw_person(pen: Pen, catalogue: Catalogue, y: float, line: SheetLine) -> None:
    name, member = COLUMNS["name"], COLUMNS["member"]
    with pen.tag("TD"):
        _put_name(pen, catalogue, _shown(line, catalogue), (name.left + _PAD, y), name.room)
    with pen.tag("TD"):
        put(pen, line.number_text, (member.left + _PAD, y), 9, member.room, catalogue)
    for mark in MARKS:
        _draw_mark(pen, catalogue, y, line, mark)
    for sharing in SHARINGS:
        _draw_tick(pen, catalogue, y, sharing.value, ticked=line.sharing is sharing)
    _draw_tick(pen, catalogue, y, "sponsor", ticked=line.met_sponsor)
    pen.empty("TD")


def _draw_mark(pen: Pen, catalogue: Catalogue, y: float, line: SheetLine, mark: Mark) -> None:
    """Draw a mark in its column; one that was corrected after closing stays there, struck."""
    column, struck = COLUMNS[mark.value], mark in line.struck and line.mark is not mark
    if line.mark is not mark and not struck:
        pen.empty("TD")
        return
    with pen.tag("TD"):
        letter, room = LEGEND[catalogue.language][mark], column.room + _PAD
        pen.colour(_MUTED if struck else BLACK)
        fonts = REGULAR if struck else BOLD
        put(pen, letter, (column.middle, y), 11, room, catalogue, fonts=fonts, align=Align.CENTRE)
        pen.colour(BLACK)
        if struck:
            pen.thickness(0.9)
            pen.line(column.left + _PAD, y + 1.3 * MM, column.right - _PAD, y + 1.3 * MM)


def _draw_tick(pen: Pen, catalogue: Catalogue, y: float, key: str, *, ticked: bool) -> None:
    if not ticked:
        pen.empty("TD")
        return
    column = COLUMNS[key]
    with pen.tag("TD"):
        put(pen, _BULLET, (column.middle, y), 12, column.room, catalogue, fonts=BOLD, align=Align.CENTRE)


def _shown(line: SheetLine, catalogue: Catalogue) -> str:
    """Return the name, and with it what kind of guest this is: a member of another group, or a walk-in."""
    if not line.visiting:
        return line.name
    if line.number_text:
        return catalogue.tr("{name} (visiting)", name=line.name)
    return catalogue.tr("{name} (visitor)", name=line.name)


def _put_name(pen: Pen, catalogue: Catalogue, text: str, at: tuple[float, float], room: float) -> None:
    """Set a name in its row: one line if it can be read so, else two about the row's middle."""
    language = catalogue.language.value
    fitted = fit(text, REGULAR, 10.5, room, language=language, lines=2, least=0.8, leading=1.15)
    if len(fitted.lines) > 1:
        fitted = fit(text, REGULAR, 8.2, room, language=language, lines=2, least=1, leading=1.15)
    fitted.draw(pen, at[0], at[1] + fitted.height / 2)


def draw_foot(pen: Pen, catalogue: Catalogue, page: int, pages: int, longer: float = 0) -> None:
    """Draw the legend and the page's place among the others, ``longer`` below the foot of A4."""
    letters = LEGEND[catalogue.language]
    legend = " · ".join(f"{letters[mark]} = {label(mark, catalogue)}" for mark in MARKS)
    with pen.decoration():
        pen.colour(_MUTED)
        put(pen, legend, (LEFT, BOTTOM + MM - longer), 7.5, 150 * MM, catalogue)
        text = catalogue.tr("Page {x} of {y}", x=page, y=pages)
        put(pen, text, (RIGHT, BOTTOM + MM - longer), 8, 34 * MM, catalogue, align=Align.END)
