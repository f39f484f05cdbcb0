# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The certificate for children and young people: kites over hills, and the milestone in a rising sun."""

from functools import partial
from math import cos, pi, sin

from ui.paper import design
from ui.paper.design import Ground, Inks, Layout, Page, Said
from ui.paper.kites import GREEN, MARIGOLD, SKY, draw_kite, hill, rounded
from ui.paper.ornament import TEAL, Rosettes, add_closed, circle
from ui.paper.pen import A4_LANDSCAPE, MM, Colour, Path, Pen, grey
from ui.paper.setting import MUTED, Column, Own, Piece, Setter
from ui.paper.typeset import Align
from ui.paper.wording import Person

_WIDTH, _HEIGHT = A4_LANDSCAPE
_MIDDLE = _WIDTH / 2
_INSET = 11 * MM
_ROOM = 500.0
_TOP, _BOTTOM = 535.0, 222.0
_SIGN_Y = 158.0
_SUN_Y, _RADIUS = 150.0, 40.0
_SUN_PALE = Colour.of("#FBEBC4")
_AMBER = Colour.of("#8A5A0B")
_HILLS = (("#DCEBE4", 112.0, 13.0, 1.0), ("#C5DFD3", 98.0, 11.0, 2.6), ("#B3D2C6", 84.0, 8.0, 4.4))
_LEFT, _FOOT_Y = 62.0, 46.0
_INKS = Inks(TEAL, TEAL, _AMBER)
_ROSETTES = Rosettes(_RADIUS * 0.74, _RADIUS * 0.97, (10, 16), (2, 4), MARIGOLD, 0.5)
_LAYOUT = Layout(_LEFT, _WIDTH - _LEFT, _FOOT_Y, _SIGN_Y, (_WIDTH - 52, 300), _ROSETTES)


class Young:
    """See the module. Positions are points on A4 landscape, from its lower left corner."""

    def background(self, pen: Pen, ground: Ground) -> None:
        """Draw hills, kites, the sun's shared part, and the lines to sign on."""
        sun = _sun(ground.signers)
        frame = rounded(_INSET, _INSET, _WIDTH - 2 * _INSET, _HEIGHT - 2 * _INSET, 16)
        with pen.clipped(frame):
            _draw_rays(pen, sun)
            for ink, base, swing, turn in _HILLS:
                pen.colour(Colour.of(ink))
                pen.fill(hill(_WIDTH, base, swing, turn))
        _draw_disc(pen, sun)
        for at, size, lean, inks in (
            ((92.0, 476.0), 32.0, -0.35, (MARIGOLD, TEAL)),
            ((126.0, 372.0), 20.0, 0.25, (SKY, GREEN)),
            ((_WIDTH - 92.0, 470.0), 32.0, 0.35, (SKY, MARIGOLD)),
            ((_WIDTH - 126.0, 368.0), 20.0, -0.2, (GREEN, TEAL)),
        ):
            draw_kite(pen, at, size, lean, inks)
        _draw_frame(pen, frame)
        design.draw_sign_lines(pen, _signers(ground.signers), _LAYOUT.sign)

    def pages(self, pen: Pen, said: Said, ground: Ground) -> Page:
        """Return what draws the pages of a batch."""
        setter = Setter(pen, _MIDDLE, _ROOM)
        column = Column(setter, lambda one: _column(one, said, ground), (_TOP, _BOTTOM))
        emblem = _sun(ground.signers)
        below = partial(_draw_below, setter, said, ground.signers)
        return design.drawn_pages(setter, said, _LAYOUT, emblem, column, below)


def _draw_below(setter: Setter, said: Said, signers: int) -> None:
    """Draw what stands alike below the column: the figure in the sun, the signatures, the limits."""
    pen, sun = setter.pen, _sun(signers)
    design.figure(Setter(pen, sun[0], 44), said.first, sun, _RADIUS * 0.66, _AMBER)
    design.draw_signatures(pen, said, _signers(signers), _LAYOUT.sign)
    design.draw_foot(setter, said, _LAYOUT)
    setter.put(said.first, said.first.reprint, (_LEFT, 540), 10, ink=MUTED, room=120, align=Align.START)


def _column(setter: Setter, said: Said, ground: Ground) -> list[Piece | Own[Person]]:
    pen = setter.pen

    def dots(y: float) -> None:
        for i in range(-9, 10):
            pen.colour((MARIGOLD, SKY, GREEN)[i % 3])
            path = Path()
            add_closed(path, circle((_MIDDLE + i * 24, y), 1.7 if i % 3 else 2.6), 4)
            pen.fill(path)

    return [
        *design.logo(setter, ground, 44, 220),
        *design.heading(setter, said, _INKS, 40),
        *design.opening(setter, said),
        design.name(setter, said, gap=10, festive=False, size=56),
        *setter.drawn(2, 2, 8, dots),
        *design.milestone(setter, said, _INKS),
    ]


def _draw_frame(pen: Pen, frame: Path) -> None:
    pen.colour(TEAL)
    pen.thickness(2.2)
    pen.stroke(frame)
    inner = _INSET + 6
    pen.colour(MARIGOLD)
    pen.thickness(0.7)
    pen.stroke(rounded(inner, inner, _WIDTH - 2 * inner, _HEIGHT - 2 * inner, 11))


def _draw_rays(pen: Pen, sun: tuple[float, float]) -> None:
    """Draw the sun's light, pale enough to write on."""
    path = Path()
    for i in range(24):
        start, end = (i - 0.22) * pi / 12, (i + 0.22) * pi / 12
        for j, (reach, angle) in enumerate(((50, start), (62, start), (62, end), (50, end))):
            at = (sun[0] + reach * cos(angle), sun[1] + reach * sin(angle))
            (path.line if j else path.move)(*at)
        path.close()
    pen.colour(MARIGOLD)
    pen.fill(path)


def _draw_disc(pen: Pen, sun: tuple[float, float]) -> None:
    for radius, ink in ((_RADIUS + 6, grey(0)), (_RADIUS + 3, MARIGOLD), (_RADIUS + 1, _SUN_PALE)):
        path = Path()
        add_closed(path, circle(sun, radius), 8)
        pen.colour(ink)
        pen.fill(path)


def _sun(signers: int) -> tuple[float, float]:
    """Rise between two signatures; beside one or three of them, on the left."""
    return (_MIDDLE if signers == 2 else 128.0, _SUN_Y)


def _signers(count: int) -> tuple[tuple[float, float], ...]:
    """Return the middle and the width of each line to sign on."""
    if count == 2:
        return ((190.0, 200.0), (_WIDTH - 190.0, 200.0))
    if count == 1:
        return ((_WIDTH - 190.0, 200.0),)
    return tuple((290.0 + i * 190.0, 168.0) for i in range(3))
