# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The quiet certificate: much white, one column of words, and one great rosette that is this person's own."""

from functools import cache, partial

from ui.paper import design
from ui.paper.design import Ground, Inks, Layout, Page, Said
from ui.paper.ornament import GOLD, TEAL, Rosettes, add_closed, add_rosette, circle, draw_rule
from ui.paper.pen import A4_LANDSCAPE, MM, Colour, Path, Pen
from ui.paper.setting import MUTED, Column, Own, Piece, Setter
from ui.paper.typeset import Align
from ui.paper.wording import Person

_WIDTH, _HEIGHT = A4_LANDSCAPE
_INSET = 12 * MM
_LEFT, _RIGHT = 84.0, _WIDTH - 84.0
_ROOM = 440.0
_TOP, _BOTTOM = 530.0, 190.0
_SIGN_Y, _SIGN_ROOM, _SIGN_STEP = 136.0, 164.0, 190.0
_WHEEL = (656.0, 338.0)
_RADIUS = 112.0
_SAND = Colour.of("#B9AE97")
_FOOT_Y = 64.0
_INKS = Inks(TEAL, TEAL, GOLD)
_ROSETTES = Rosettes(_RADIUS * 0.62, _RADIUS * 0.82, (11, 19), (4, 5), GOLD, 0.35)
_LAYOUT = Layout(_LEFT, _RIGHT, _FOOT_Y, _SIGN_Y, (_RIGHT, 170), _ROSETTES)


class Modern:
    """See the module. Positions are points on A4 landscape, from its lower left corner."""

    def background(self, pen: Pen, ground: Ground) -> None:
        """Draw the frame, the wheel's shared part, and the lines to sign on."""
        draw_rule(pen, _INSET, 0.6, _SAND)
        pen.colour(TEAL)
        pen.rectangle(_INSET - 0.3, _INSET - 0.3, 7, _HEIGHT - 2 * _INSET + 0.6, filled=True)
        for path, ink, thickness in _wheel():
            pen.colour(ink)
            pen.thickness(thickness)
            pen.stroke(path)
        pen.colour(MUTED)
        pen.thickness(0.5)
        for i in range(ground.signers):
            x = _LEFT + i * _SIGN_STEP
            pen.line(x, _SIGN_Y, x + _SIGN_ROOM, _SIGN_Y)
        pen.colour(_SAND)
        pen.line(_LEFT, 88, _RIGHT, 88)

    def pages(self, pen: Pen, said: Said, ground: Ground) -> Page:
        """Return what draws the pages of a batch."""
        setter = Setter(pen, _LEFT, _ROOM, Align.START)
        column = Column(setter, lambda one: _column(one, said, ground), (_TOP, _BOTTOM))
        below = partial(_draw_below, setter, said)
        return design.drawn_pages(setter, said, _LAYOUT, _WHEEL, column, below)


def _draw_below(setter: Setter, said: Said) -> None:
    """Draw what stands alike beside and below the column: the figure, the signatures, the limits."""
    design.figure(Setter(setter.pen, _WHEEL[0], 100), said.first, _WHEEL, _RADIUS * 0.6, TEAL)
    for i, signature in enumerate(said.signatures):
        setter.signature(said.first, signature, (_LEFT + i * _SIGN_STEP, _SIGN_Y), _SIGN_ROOM)
    design.draw_foot(setter, said, _LAYOUT)
    setter.put(said.first, said.first.reprint, (_RIGHT, 530), 10, ink=MUTED, room=120, align=Align.END)


def _column(setter: Setter, said: Said, ground: Ground) -> list[Piece | Own[Person]]:
    pen = setter.pen

    def rule(y: float) -> None:
        pen.colour(GOLD)
        pen.rectangle(_LEFT, y, 46, 2, filled=True)

    return [
        *design.logo(setter, ground, 44, 220),
        *design.heading(setter, said, _INKS, 36),
        *setter.drawn(2, 0, 14, rule),
        *design.opening(setter, said),
        design.name(setter, said, gap=8, festive=False, size=56),
        *design.milestone(setter, said, _INKS),
    ]


@cache
def _wheel() -> tuple[tuple[Path, Colour, float], ...]:
    """Compute the shared rings once: they are the same on every certificate."""
    lace, rims = Path(), Path()
    add_rosette(lace, _WHEEL, _RADIUS * 0.86, _RADIUS, 30, 8)
    for share in (1.02, 0.84, 0.6):
        add_closed(rims, circle(_WHEEL, _RADIUS * share), 8)
    return (lace, TEAL, 0.3), (rims, GOLD, 0.5)
