# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The classic certificate: an engraved border, the milestone in a seal, the name in a festive hand."""

from functools import partial

from ui.paper import design
from ui.paper.design import Ground, Inks, Layout, Page, Said
from ui.paper.ornament import GOLD, TEAL, Rosettes, draw_border, draw_divider, draw_seal
from ui.paper.pen import A4_LANDSCAPE, MM, Pen
from ui.paper.setting import MUTED, Column, Own, Piece, Setter
from ui.paper.typeset import Align
from ui.paper.wording import Person

_WIDTH, _HEIGHT = A4_LANDSCAPE
_MIDDLE = _WIDTH / 2
_INSET = 11.6 * MM  # the corners reach out to 1 cm from the edge, no further
_ROOM = 560.0
_TOP, _BOTTOM = 512.0, 202.0
_SEAL_Y, _SEAL_RADIUS = 147.0, 48.0
_SIGN_Y = 140.0
_LEFT, _FOOT_Y = 78.0, 75.0
_INKS = Inks(TEAL, TEAL, GOLD)
_ROSETTES = Rosettes(_SEAL_RADIUS * 0.53, _SEAL_RADIUS * 0.73, (9, 15), (3, 4), GOLD, 0.3)
_LAYOUT = Layout(_LEFT, _WIDTH - _LEFT, _FOOT_Y, _SIGN_Y, (_WIDTH - 76, 519), _ROSETTES)


class Classic:
    """See the module. Positions are points on A4 landscape, from its lower left corner."""

    def background(self, pen: Pen, ground: Ground) -> None:
        """Draw the border, the seal's shared part, and the lines to sign on."""
        draw_border(pen, _INSET)
        draw_seal(pen, _seal(ground.signers), _SEAL_RADIUS)
        design.draw_sign_lines(pen, _signers(ground.signers), _LAYOUT.sign)

    def pages(self, pen: Pen, said: Said, ground: Ground) -> Page:
        """Return what draws the pages of a batch."""
        setter = Setter(pen, _MIDDLE, _ROOM)
        column = Column(setter, lambda one: _column(one, said, ground), (_TOP, _BOTTOM))
        emblem = _seal(ground.signers)
        below = partial(_draw_below, setter, said, ground.signers)
        return design.drawn_pages(setter, said, _LAYOUT, emblem, column, below)


def _draw_below(setter: Setter, said: Said, signers: int) -> None:
    """Draw what stands alike below the column: the figure in the seal, the signatures, the limits."""
    pen, seal = setter.pen, _seal(signers)
    design.figure(Setter(pen, seal[0], 42), said.first, seal, _SEAL_RADIUS * 0.56, GOLD)
    design.draw_signatures(pen, said, _signers(signers), _LAYOUT.sign)
    design.draw_foot(setter, said, _LAYOUT)
    setter.put(said.first, said.first.reprint, (82, 508), 10, ink=MUTED, room=120, align=Align.START)


def _column(setter: Setter, said: Said, ground: Ground) -> list[Piece | Own[Person]]:
    pen = setter.pen

    def divide(y: float) -> None:
        draw_divider(pen, (_MIDDLE, y), 74)

    def rule(y: float) -> None:
        pen.colour(GOLD)
        pen.thickness(0.6)
        pen.line(_MIDDLE - 210, y, _MIDDLE + 210, y)

    return [
        *design.logo(setter, ground, 46, 230),
        *design.heading(setter, said, _INKS, 38 if ground.logo else 44),
        *setter.drawn(3, 3, 11, divide),
        *design.opening(setter, said),
        design.name(setter, said, gap=10),
        *setter.drawn(0, 0, 8, rule),
        *design.milestone(setter, said, _INKS),
    ]


def _seal(signers: int) -> tuple[float, float]:
    """Stand between two signatures; beside one or three of them, on the left."""
    return (_MIDDLE if signers == 2 else 142.0, _SEAL_Y)


def _signers(count: int) -> tuple[tuple[float, float], ...]:
    """Return the middle and the width of each line to sign on."""
    if count == 2:
        return ((196.0, 190.0), (_WIDTH - 196.0, 190.0))
    if count == 1:
        return ((_WIDTH - 196.0, 190.0),)
    return tuple((295.0 + i * 183.0, 165.0) for i in range(3))
