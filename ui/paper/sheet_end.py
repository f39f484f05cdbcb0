# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The closing block of an attendance sheet: totals, times, action points and who answers for it."""

from models.gatherings.sheets import SheetPaper
from models.words import Mark
from ui.labels import label
from ui.language import Catalogue
from ui.paper.fonts import BOLD, REGULAR
from ui.paper.pen import BLACK, MM, Pen, grey
from ui.paper.sheet_parts import LEFT, MARKS, RIGHT, put, put_field
from ui.paper.typeset import Align, Line, fit, wrap

_TOTALS, _FIELDS, _SIGNATURES = 12 * MM, 11 * MM, 16 * MM
_LINE, _GAP = 7 * MM, 5 * MM
_SMALL = 4.2 * MM
_FEWEST, _MOST, _MOST_CORRECTIONS = 3, 14, 12


def end_height(paper: SheetPaper, catalogue: Catalogue) -> float:
    """Return the block's height, which grows with the action points."""
    corrections = len(_correction_lines(paper, catalogue)) * _SMALL
    return _TOTALS + _FIELDS + _GAP + _action_lines(paper, catalogue) * _LINE + corrections + _SIGNATURES


def draw_end(pen: Pen, paper: SheetPaper, catalogue: Catalogue, top: float) -> None:
    """Draw the block downwards from ``top``."""
    _draw_totals(pen, paper, catalogue, top)
    top -= _TOTALS
    _draw_times(pen, paper, catalogue, top)
    top -= _FIELDS + _GAP
    lines = _action_lines(paper, catalogue)
    _draw_actions(pen, paper, catalogue, top, lines)
    top = _draw_corrections(pen, _correction_lines(paper, catalogue), top - lines * _LINE)
    _draw_signatures(pen, catalogue, top - _SIGNATURES)


def _correction_lines(paper: SheetPaper, catalogue: Catalogue) -> list[Line]:
    """Return what was corrected after closing, in lines; the oldest give way where they are very many."""
    found: list[Line] = []
    for made in paper.corrections[-_MOST_CORRECTIONS:]:
        text = catalogue.tr(
            "Corrected on {on} by {name}: row {row}, {now} instead of {was}. {reason}",
            on=made.on,
            name=made.by,
            row=made.row,
            was=made.was,
            now=made.now,
            reason=made.reason,
        )
        found += wrap(text, REGULAR, 8, RIGHT - LEFT, catalogue.language.value)
    return found


def _draw_corrections(pen: Pen, lines: list[Line], top: float) -> float:
    for line in lines:
        top -= _SMALL
        with pen.tag("P"):
            line.draw(pen, LEFT, top + 0.6 * MM, 8)
    return top


def _action_points(paper: SheetPaper) -> str:
    return " · ".join(line.strip() for line in paper.action_points.splitlines() if line.strip())


def _action_lines(paper: SheetPaper, catalogue: Catalogue) -> int:
    text = _action_points(paper)
    needed = len(wrap(text, REGULAR, 9.5, RIGHT - LEFT, catalogue.language.value)) if text else 0
    return min(max(needed, _FEWEST), _MOST)


def _draw_totals(pen: Pen, paper: SheetPaper, catalogue: Catalogue, top: float) -> None:
    """Draw a box for each mark, for visitors and guests: counted on a record, else empty to write in."""
    counts = [(label(mark, catalogue), _count(paper, mark)) for mark in MARKS]
    counts += [(label(Mark.NOT_RECORDED, catalogue), _count(paper, None))]
    counts += [(catalogue.tr("Visitors"), len(paper.visitors)), (catalogue.tr("Guests"), paper.guests)]
    width = (RIGHT - LEFT) / len(counts)
    for i, (name, count) in enumerate(counts):
        x = LEFT + i * width
        with pen.tag("P"):
            pen.colour(grey(0.75))
            pen.thickness(0.35)
            pen.rectangle(x, top - _TOTALS + 2 * MM, width, _TOTALS - 2 * MM)
            pen.colour(BLACK)
            put(pen, name, (x + width / 2, top - 3.2 * MM), 7, width - 2 * MM, catalogue, align=Align.CENTRE)
            shown = str(count) if paper.filled else ""
            at = (x + width / 2, top - 9 * MM)
            put(pen, shown, at, 11, width, catalogue, fonts=BOLD, align=Align.CENTRE)


def _count(paper: SheetPaper, mark: Mark | None) -> int:
    """Count a mark over the roster; None counts what nobody recorded."""
    if mark is None:
        return sum(line.mark in (None, Mark.NOT_RECORDED) for line in paper.lines)
    return sum(line.mark is mark for line in paper.lines)


def _draw_times(pen: Pen, paper: SheetPaper, catalogue: Catalogue, top: float) -> None:
    tr = catalogue.tr
    gap = 5 * MM
    quarter = (RIGHT - LEFT - 2 * gap) / 3
    began = tr("{began}", began=paper.began) if paper.began else ""
    ended = tr("{ended}", ended=paper.ended) if paper.ended else ""
    heads = str(paper.head_count) if paper.head_count is not None else ""
    fields = ((tr("Began at"), began), (tr("Ended at"), ended), (tr("Head count"), heads))
    for i, (name, text) in enumerate(fields):
        with pen.tag("P"):
            put_field(pen, name, text, (LEFT + i * (quarter + gap), top - 9 * MM), quarter, catalogue)


def _draw_actions(pen: Pen, paper: SheetPaper, catalogue: Catalogue, top: float, lines: int) -> None:
    pen.colour(grey(0.65))
    with pen.tag("P"):
        put(pen, catalogue.tr("Action points"), (LEFT, top), 7, RIGHT - LEFT, catalogue)
    with pen.decoration():
        pen.thickness(0.35)
        for i in range(1, lines + 1):
            pen.line(LEFT, top - i * _LINE, RIGHT, top - i * _LINE)
    if not (text := _action_points(paper)):
        return
    fitted = fit(text, REGULAR, 9.5, RIGHT - LEFT, language=catalogue.language.value, lines=lines, least=1)
    pen.colour(BLACK)
    with pen.tag("P"):
        for i, line in enumerate(fitted.lines, 1):
            line.draw(pen, LEFT, top - i * _LINE + 1.6 * MM, fitted.size)


def _draw_signatures(pen: Pen, catalogue: Catalogue, low: float) -> None:
    gap = 20 * MM
    half = (RIGHT - LEFT - gap) / 2
    for i, name in enumerate((catalogue.tr("Prepared by"), catalogue.tr("Verified by"))):
        x = LEFT + i * (half + gap)
        with pen.tag("P"):
            pen.colour(BLACK)
            pen.thickness(0.5)
            pen.line(x, low + 6 * MM, x + half, low + 6 * MM)
            put(pen, name, (x, low + 2 * MM), 8.5, half, catalogue)
