# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Charts on paper: neutral shapes as vectors, in colours that stay apart in grey toner."""

from models.words import Language
from ui.charts.shapes import Anchor, Area, Box, Chart, Ink, Pattern, Stroke, Words
from ui.paper.fonts import BOLD, REGULAR
from ui.paper.ornament import add_closed, circle
from ui.paper.pen import BLACK, Colour, Path, Pen, grey
from ui.paper.typeset import Align, fit

INKS: dict[Ink, Colour] = {
    Ink.TEXT: BLACK,
    Ink.MUTED: grey(0.62),
    Ink.GRID: grey(0.18),
    Ink.FIRST: Colour.of("#0F5257"),
    Ink.SECOND: Colour.of("#C08A1E"),
    Ink.THIRD: Colour.of("#5A9FC0"),
    Ink.FOURTH: Colour.of("#7A6A93"),
}
_ANCHORS = {Anchor.START: Align.START, Anchor.MIDDLE: Align.CENTRE, Anchor.END: Align.END}
_HATCH = 3.6


def draw_chart(pen: Pen, chart: Chart, x: float, top: float, language: Language) -> float:
    """Draw a chart downwards from a point, and return where the next thing may begin."""
    with pen.tag("Figure", said=chart.said), pen.moved(x, top - chart.height):
        for shape in chart.shapes:
            if isinstance(shape, Words):
                _words(pen, shape, chart.height, language)
            elif isinstance(shape, Stroke):
                _stroke(pen, shape, chart.height)
            elif isinstance(shape, Box):
                _box(pen, shape, chart.height)
            else:
                _area(pen, shape, chart.height)
    return top - chart.height


def shade(ink: Ink, strength: float) -> Colour:
    """Return an ink thinned with white."""
    colour = INKS[ink]
    return Colour(*(1 - (1 - part) * strength for part in colour))


def _words(pen: Pen, words: Words, height: float, language: Language) -> None:
    fonts = BOLD if words.bold else REGULAR
    room = words.room or 10_000
    fitted = fit(words.text, fonts, words.size, room, language=language.value)
    pen.colour(grey(0) if words.strength_under > 0.5 else INKS[words.ink])
    fitted.draw(pen, words.at[0], height - words.at[1], _ANCHORS[words.anchor])


def _stroke(pen: Pen, stroke: Stroke, height: float) -> None:
    path = Path()
    for i, (x, y) in enumerate(stroke.points):
        (path.line if i else path.move)(x, height - y)
    pen.colour(INKS[stroke.ink])
    pen.thickness(stroke.thickness)
    pen.dashes(stroke.dashes)
    pen.stroke(path)
    pen.dashes(())


def _area(pen: Pen, area: Area, height: float) -> None:
    path = Path()
    for i, (x, y) in enumerate(area.points):
        (path.line if i else path.move)(x, height - y)
    path.close()
    pen.colour(shade(area.ink, area.strength))
    pen.fill(path)


def _box(pen: Pen, box: Box, height: float) -> None:
    low = height - box.y - box.height
    outline = Path()
    outline.rectangle(box.x, low, box.width, box.height)
    if box.pattern is Pattern.PLAIN:
        pen.colour(shade(box.ink, box.strength))
        pen.fill(outline)
        return
    pen.colour(shade(box.ink, 0.12 if box.pattern is not Pattern.OPEN else 0))
    pen.fill(outline)
    pen.colour(INKS[box.ink])
    with pen.clipped(outline):
        if box.pattern is Pattern.HATCHED:
            _hatch(pen, box, low)
        elif box.pattern is Pattern.DOTTED:
            _dots(pen, box, low)
    pen.thickness(0.8)
    pen.stroke(outline)


def _hatch(pen: Pen, box: Box, low: float) -> None:
    pen.thickness(0.8)
    x = box.x - box.height
    while x < box.x + box.width:
        pen.line(x, low, x + box.height, low + box.height)
        x += _HATCH


def _dots(pen: Pen, box: Box, low: float) -> None:
    path = Path()
    rows, columns = int(box.height / _HATCH) + 1, int(box.width / _HATCH) + 1
    for i in range(rows):
        for j in range(columns):
            at = (box.x + (j + 0.5 * (i % 2)) * _HATCH, low + i * _HATCH)
            add_closed(path, circle(at, 0.7), 4)
    pen.fill(path)
