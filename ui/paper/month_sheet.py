# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The month grid, landscape: members down, sessions across; blank to tick or filled as a record."""

from dataclasses import replace

from models.gatherings.markline import LEGEND
from models.gatherings.monthpaper import MonthColumn, MonthLine, MonthPaper
from models.words import Language, Mark, in_language
from ui.labels import label
from ui.language import of
from ui.paper import anchored, document
from ui.paper.calendar_words import month_and_year, short_day
from ui.paper.direction import Base
from ui.paper.fonts import BOLD, REGULAR
from ui.paper.month_layout import END, FOOT, HEAD, MARGIN, ROW, SUMS, TABLE_HEAD, Page, pages
from ui.paper.pen import A4_LANDSCAPE, BLACK, MM, Path, Pen, grey
from ui.paper.sheet_parts import MARKS, put, put_upright
from ui.paper.typeset import Align, Line, fit, missing_in, unprintable

_PAD = 1.2 * MM
_MUTED, _TINT, _HAIR = grey(0.65), grey(0.07), grey(0.75)
_LETTER = 9.0
_NOT_LISTED = "–"
_WAY = Base.LEFT_TO_RIGHT


def render_month(paper: MonthPaper, language: Language, size: tuple[float, float] = A4_LANDSCAPE) -> bytes:
    """Return the grid as PDF in the paper's own language; ``size`` is A4 or Legal, landscape."""
    drawing = _Drawing(paper, language, size)
    drawing.draw()
    return document.finish(drawing.pen, drawing.catalogue.tr("Attendance register"), language.value)


def missing(paper: MonthPaper) -> dict[str, list[str]]:
    """Return the texts that no bundled font can print in full, each with what is missing."""
    texts = [paper.place, paper.facilitator, *paper.centre.values(), *paper.group.values()]
    return missing_in([*texts, *(line.name for line in paper.lines)], REGULAR)


def printable(paper: MonthPaper) -> tuple[MonthPaper, tuple[str, ...]]:
    """Let a number stand where a name cannot be printed in full; returns those numbers too."""
    refused = unprintable((line.name for line in paper.lines), REGULAR)
    lines = tuple(
        replace(line, name=line.number_text) if line.name in refused else line for line in paper.lines
    )
    return replace(paper, lines=lines), tuple(
        line.number_text for line in paper.lines if line.name in refused
    )


class _Drawing:
    """One grid being drawn, page by page."""

    def __init__(self, paper: MonthPaper, language: Language, size: tuple[float, float]) -> None:
        self.paper, self.size = paper, size
        self.catalogue = of(language)
        self.pen = Pen(size, language.value)
        self._top = size[1] - MARGIN
        self._letters = {mark: Line(letter, BOLD) for mark, letter in LEGEND[language].items()}
        self._not_listed = Line(_NOT_LISTED, REGULAR)

    def draw(self) -> None:
        """Draw every page; the pages of one block are one table."""
        found = pages(self.paper, self.size)
        table: int | None = None
        for number, page in enumerate(found, 1):
            self._draw_head()
            with self.pen.holding("Table", table) as table:
                low = self._draw_table(page)
            if page.sums:
                self._draw_end(low)
                table = None
            self._draw_foot(number, len(found))
            self.pen.next_page()

    def _draw_table(self, page: Page) -> float:
        """Draw a page's part of the table, and return where it ends."""
        self._draw_table_head(page)
        top = self._top - HEAD - TABLE_HEAD
        self._draw_grid(page, top)
        for i, line in enumerate(page.lines):
            self._draw_row(page, top - (i + 1) * ROW, page.first + i, line)
        low = top - len(page.lines) * ROW
        if page.sums:
            self._draw_sums(page, low)
            low -= SUMS * ROW
        return low

    def _put(
        self, text: str, cell: tuple[float, float], y: float, size: float, align: Align = Align.CENTRE
    ) -> None:
        left, right = cell
        x = {Align.CENTRE: (left + right) / 2, Align.END: right - _PAD}.get(align, left + _PAD)
        put(self.pen, text, (x, y), size, right - left - _PAD, self.catalogue, align=align)

    def _draw_head(self) -> None:
        """Draw the head; on later pages it repeats the first and is no text to read again."""
        pen, paper, tr = self.pen, self.paper, self.catalogue.tr
        language, right = self.catalogue.language, self.size[0] - MARGIN
        half = (right - MARGIN) / 2 - 4 * MM
        with pen.tag("H1") if pen.pages == 0 else pen.decoration():
            pen.colour(_MUTED)
            put(
                pen,
                in_language(paper.centre, language),
                (MARGIN, self._top - 4 * MM),
                10,
                half,
                self.catalogue,
            )
            led = tr("Facilitator: {name}", name=paper.facilitator) if paper.facilitator else ""
            end = Align.END
            put(pen, paper.place, (right, self._top - 4 * MM), 9.5, half, self.catalogue, align=end)
            put(pen, led, (right, self._top - 9.5 * MM), 9.5, half, self.catalogue, align=end)
            pen.colour(BLACK)
            group = in_language(paper.group, language)
            put(pen, group, (MARGIN, self._top - 11 * MM), 15, half, self.catalogue, fonts=BOLD)
            shown = month_and_year(paper.month, self.catalogue)
            title = tr("Attendance register, {month}", month=shown)
            put(pen, title, (MARGIN, self._top - 16.2 * MM), 10, half, self.catalogue)

    def _draw_table_head(self, page: Page) -> None:
        pen, tr, block = self.pen, self.catalogue.tr, page.block
        top = self._top - HEAD
        low = top - TABLE_HEAD
        with pen.decoration():
            pen.colour(_TINT)
            pen.rectangle(block.edges[0], low, block.edges[-1] - block.edges[0], TABLE_HEAD, filled=True)
            pen.colour(BLACK)
        with pen.holding("TR"):
            base = low + 2 * MM
            for cell, text in ((block.number, tr("No.")), (block.name, tr("Name"))):
                self._put_head(cell, text, base)
            self._put_head(block.member, tr("Member number"), base)
            for cell, column in zip(block.days, self.paper.columns[block.first : block.last], strict=True):
                self._put_day(column, cell, low)
            for cell, text in zip(block.totals, self._total_names(), strict=False):
                with pen.tag("TH"):
                    put_upright(pen, text, cell, low, TABLE_HEAD, self.catalogue)
            if block.remarks:
                self._put_head(block.remarks, tr("Remarks"), base)

    def _put_day(self, column: MonthColumn, cell: tuple[float, float], low: float) -> None:
        """Head a column with its weekday, day and time, each read on its own."""
        pen, catalogue, middle = self.pen, self.catalogue, sum(cell) / 2
        at = catalogue.tr("{starts}", starts=column.starts) if column.starts else ""
        with pen.holding("TH"):
            with pen.tag("Span"):
                self._put(short_day(column.on, catalogue), cell, low + 8.2 * MM, 6.5)
            with pen.tag("Span"):
                day, room = str(column.on.day), cell[1] - cell[0]
                put(pen, day, (middle, low + 4 * MM), 9.5, room, catalogue, fonts=BOLD, align=Align.CENTRE)
            with pen.tag("Span"):
                self._put(at, cell, low + 1.3 * MM, 5.5)

    def _total_names(self) -> tuple[str, ...]:
        words = [label(mark, self.catalogue) for mark in (Mark.ABSENT, Mark.EXCUSED)]
        return (self.catalogue.tr("Came"), *words, self.catalogue.tr("Rate"))

    def _put_head(self, cell: tuple[float, float], text: str, y: float) -> None:
        with self.pen.tag("TH"):
            x, room = cell[0] + _PAD, cell[1] - cell[0] - _PAD
            put(self.pen, text, (x, y), 8, room, self.catalogue, fonts=BOLD, lines=2)

    def _draw_grid(self, page: Page, top: float) -> None:
        path = Path()
        edges = page.block.edges
        rows = len(page.lines) + (SUMS if page.sums else 0)
        for i in range(rows + 1):
            path.move(edges[0], top - i * ROW)
            path.line(edges[-1], top - i * ROW)
        for x in edges:
            path.move(x, top + TABLE_HEAD)
            path.line(x, top - rows * ROW)
        path.move(edges[0], top + TABLE_HEAD)
        path.line(edges[-1], top + TABLE_HEAD)
        with self.pen.decoration():
            self.pen.colour(_HAIR)
            self.pen.thickness(0.35)
            self.pen.stroke(path)
            if page.sums:
                self.pen.thickness(0.9)
                self.pen.line(edges[0], top - len(page.lines) * ROW, edges[-1], top - len(page.lines) * ROW)
            self.pen.colour(BLACK)

    def _draw_row(self, page: Page, low: float, number: int, line: MonthLine | None) -> None:
        pen, block, y = self.pen, page.block, low + 1.6 * MM
        with pen.holding("TR"):
            with pen.tag("TD"):
                pen.colour(BLACK if line else _MUTED)
                self._put(str(number), block.number, y, 8.5, Align.END)
            if line is None:
                pen.empty("TD", across=2 + len(block.days) + len(block.totals) + bool(block.remarks))
                return
            with pen.tag("TD"):
                self._put_name(line.name, block.name, y)
            with pen.tag("TD"):
                self._put(line.number_text, block.member, y, 8, Align.START)
            self._draw_marks(page, y, line)

    def _put_name(self, text: str, cell: tuple[float, float], y: float) -> None:
        """Set a name in its row: one line if it can be read so, else two small ones."""
        language, room = self.catalogue.language.value, cell[1] - cell[0] - 2 * _PAD
        fitted = fit(text, REGULAR, 9.5, room, language=language, lines=2, least=0.75, base=_WAY)
        if len(fitted.lines) > 1:
            fitted = fit(
                text, REGULAR, 6.4, room, language=language, lines=2, least=1, leading=1.1, base=_WAY
            )
        fitted.draw(self.pen, cell[0] + _PAD, y + fitted.height / 2)

    def _draw_marks(self, page: Page, y: float, line: MonthLine) -> None:
        pen, block = self.pen, page.block
        if not self.paper.filled:
            pen.empty("TD", across=len(block.days) + len(block.totals) + bool(block.remarks))
            return
        for cell, mark in zip(block.days, line.marks[block.first : block.last], strict=True):
            letter = self._not_listed if mark is None else self._letters.get(mark)
            if letter is None or mark is Mark.NOT_RECORDED:
                pen.empty("TD")
                continue
            with pen.tag("TD"):
                letter.centre(pen, sum(cell) / 2, y, _LETTER)
        found = line.tally
        share = found.share
        totals = (str(found.attended), str(found.absent), str(found.excused), _rate(share.part, share.whole))
        for cell, text in zip(block.totals, totals, strict=False):
            with pen.tag("TD"):
                self._put(text, cell, y, 8.5)
        if block.remarks:
            pen.empty("TD")

    def _draw_sums(self, page: Page, top: float) -> None:
        """Draw the rows under the members: counted on a record, else empty to write in."""
        tr, block, paper = self.catalogue.tr, page.block, self.paper
        self.pen.colour(BLACK)
        columns = range(block.first, block.last)
        tallies = [paper.tally_of(column) for column in columns]
        others = [paper.columns[column].visitors + paper.columns[column].guests for column in columns]
        rows = (
            (tr("Came"), [found.attended for found in tallies]),
            (label(Mark.ABSENT, self.catalogue), [found.absent for found in tallies]),
            (tr("Visitors and guests"), others),
        )
        for i, (name, counts) in enumerate(rows, 1):
            self._draw_sum(page, top - i * ROW + 1.6 * MM, name, [str(count) for count in counts])
        self._draw_sum(page, top - SUMS * ROW + 1.6 * MM, tr("Facilitator's initials"), [])

    def _draw_sum(self, page: Page, y: float, name: str, counts: list[str]) -> None:
        pen, block = self.pen, page.block
        cells = list(block.days)
        with pen.holding("TR"):
            pen.empty("TD")
            with pen.tag("TD"):
                put(pen, name, (block.name[0] + _PAD, y), 8.5, block.member[1] - block.name[0] - 2 * _PAD,
                    self.catalogue, fonts=BOLD)  # fmt: skip
            pen.empty("TD")
            if not self.paper.filled or not counts:
                pen.empty("TD", across=len(cells) + len(block.totals) + bool(block.remarks))
                return
            for cell, count in zip(cells, counts, strict=True):
                with pen.tag("TD"):
                    self._put(count, cell, y, 8)
            if block.totals or block.remarks:
                pen.empty("TD", across=len(block.totals) + bool(block.remarks))

    def _draw_end(self, top: float) -> None:
        pen, low = self.pen, top - END + 5 * MM
        width = 70 * MM
        for i, name in enumerate((self.catalogue.tr("Prepared by"), self.catalogue.tr("Verified by"))):
            x = MARGIN + i * (self.size[0] - 2 * MARGIN - width)
            with pen.tag("P"):
                pen.colour(BLACK)
                pen.thickness(0.5)
                pen.line(x, low + 4 * MM, x + width, low + 4 * MM)
                put(pen, name, (x, low), 8.5, width, self.catalogue)

    def _draw_foot(self, number: int, of_all: int) -> None:
        pen, tr = self.pen, self.catalogue.tr
        letters = LEGEND[self.catalogue.language]
        legend = [f"{letters[mark]} = {label(mark, self.catalogue)}" for mark in MARKS]
        legend += [tr("– = not on the list"), tr("empty = not recorded")] if self.paper.filled else []
        y, right = MARGIN + FOOT - 6 * MM, self.size[0] - MARGIN
        with pen.decoration():
            pen.colour(_MUTED)
            put(pen, " · ".join(legend), (MARGIN, y), 7.5, right - MARGIN - 40 * MM, self.catalogue)
            text = tr("Page {x} of {y}", x=number, y=of_all)
            put(pen, text, (right, y), 8, 36 * MM, self.catalogue, align=Align.END)
        anchored.draw(pen, self.paper.anchor, (MARGIN, y), right - MARGIN, self.catalogue)
        pen.colour(BLACK)


def _rate(part: int, whole: int) -> str:
    """Return a rate in whole per cent; a dash where there is nothing to divide by."""
    return f"{round(100 * part / whole)} %" if whole else "–"
