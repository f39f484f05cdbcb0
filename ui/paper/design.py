# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every design of a certificate is asked for, and the lines that all of them set alike."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Protocol, TypeAlias, cast

from models.sobriety.codes import payload
from models.sobriety.faces import CertificateFace
from models.words import Language
from ui.paper.fonts import ITALIC
from ui.paper.logo import LogoArt
from ui.paper.ornament import Rosettes
from ui.paper.pen import MM, Colour, Pen
from ui.paper.qr import draw_qr
from ui.paper.setting import INK, MUTED, Column, Own, Piece, Setter, draw_limits, draw_numbers
from ui.paper.typeset import Align
from ui.paper.wording import Person, Signature, Wording, wording


@dataclass(frozen=True, slots=True)
class Ground:
    """What the pages of one background have in common: how many sign, and the logo if there is one."""

    signers: int
    logo: LogoArt | None = None


class Design(Protocol):
    """How a certificate looks."""

    def background(self, pen: Pen, ground: Ground) -> None:
        """Draw what every page shares; called once for each ground, inside a form."""
        ...

    def pages(self, pen: Pen, said: "Said", ground: Ground) -> "Page":
        """Return what draws the pages of a batch over the background, each with what is its own."""
        ...


@dataclass(frozen=True, slots=True)
class Said:
    """A certificate in words: in its language, and in a second one where two stand on the page."""

    first: Wording
    second: Wording | None

    @classmethod
    def of(cls, face: CertificateFace) -> "Said":
        """Put a certificate into the words of its languages."""
        other = face.second_language
        second = None if other is None or other is face.language else wording(face, other)
        return cls(wording(face), second)

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """Return who signs, the roles in both languages."""
        if self.second is None:
            return self.first.signatures
        pairs = zip(self.first.signatures, self.second.signatures, strict=True)
        return tuple(Signature(_both(a.name, b.name), _both(a.role, b.role)) for a, b in pairs)


Page: TypeAlias = Callable[[Person, CertificateFace], None]
"""Draws one person's page of a batch."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a design has what all of them have. Points on A4 landscape, from its lower left corner."""

    left: float
    right: float
    foot: float
    """The baseline of serial, limits and code."""
    sign: float
    """The line to sign on."""
    code: tuple[float, float]
    """The upper right corner of the QR code, where there is one."""
    rosettes: Rosettes


Signers: TypeAlias = Sequence[tuple[float, float]]
"""The middle and the width of each line to sign on."""


def draw_sign_lines(pen: Pen, signers: Signers, y: float) -> None:
    """Draw the lines to sign on."""
    pen.colour(MUTED)
    pen.thickness(0.5)
    for x, room in signers:
        pen.line(x - room / 2, y, x + room / 2, y)


def draw_signatures(pen: Pen, said: Said, signers: Signers, y: float) -> None:
    """Draw names and roles under the lines to sign on."""
    for (x, room), signature in zip(signers, said.signatures, strict=True):
        Setter(pen, x, room).signature(said.first, signature, (x, y), room)


def drawn_pages(
    setter: Setter,
    said: Said,
    layout: Layout,
    emblem: tuple[float, float],
    column: Column[Person],
    below: Callable[[], None],
) -> Page:
    """Return what draws a batch: the column, what stands alike below it, and what is a page's own."""
    pen, alike = setter.pen, object()

    def draw(own: Person, face: CertificateFace) -> None:
        column.draw(own)
        pen.alike(alike, below)
        layout.rosettes.draw(pen, face.serial, emblem)
        draw_numbers(setter, said.first, own, layout.left, layout.right, layout.foot)
        draw_code(pen, face, *layout.code)

    return draw


def draw_foot(setter: Setter, said: Said, layout: Layout) -> None:
    """Set the limits of the certificate at its foot."""
    draw_limits(setter, said.first, said.second, layout.left, layout.right, layout.foot)


def batch_of(face: CertificateFace) -> Hashable:
    """Return what certificates have alike that differ only in name, serial and code."""
    return tuple([_still(one) for one in _alike(face)])


def _still(value: object) -> Hashable:
    if isinstance(value, dict):
        return tuple(cast("dict[str, str]", value).items())
    if isinstance(value, tuple):
        return tuple([_still(one) for one in cast("tuple[object, ...]", value)])
    return cast("Hashable", value)


_OWN = {"serial", "code", "name", "second_name"}
_alike = attrgetter(*(one.name for one in fields(CertificateFace) if one.name not in _OWN))


def _both(one: str, other: str) -> str:
    return f"{one} · {other}" if one and other and one != other else one or other


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of a design's lines."""

    title: Colour
    sentence: Colour
    warmth: Colour


def heading(setter: Setter, said: Said, inks: Inks, title: float) -> list[Piece]:
    """Return the centre and the title, in both languages."""
    first, second = said.first, said.second
    size = title if first.language is Language.ENGLISH else title * 0.82
    if second is None:
        return [
            *setter.line(first, first.centre, 19, gap=8, ink=MUTED),
            *setter.line(first, first.title, size, gap=13, ink=inks.title, role="H1"),
        ]
    return [
        *setter.line(first, _both(first.centre, second.centre), 16, gap=8, ink=MUTED),
        *setter.line(first, first.title, size * 0.82, gap=10, ink=inks.title, role="H1"),
        *setter.line(second, second.title, title * 0.42, gap=6, ink=inks.title),
    ]


def logo(setter: Setter, ground: Ground, height: float, width: float) -> list[Piece]:
    """Return the centre's logo, about as heavy for the eye whatever its shape."""
    art = ground.logo
    if art is None:
        return []
    across, up = art.size(height * setter.scale, width)
    x = setter.x - (across / 2 if setter.align is Align.CENTRE else 0)
    return setter.drawn(up, 0, 0, lambda y: art.draw(setter.pen, x, y, across, up))


def opening(setter: Setter, said: Said) -> list[Piece]:
    """Return the words before the name."""
    texts = [one.opening for one in (said.first, said.second) if one is not None]
    return setter.line(said.first, " · ".join(texts), 15, gap=16, ink=MUTED)


def milestone(setter: Setter, said: Said, inks: Inks) -> list[Piece | Own[Person]]:
    """Return the milestone in figures and words; a second language says the sentence again, with its name."""
    first, second = said.first, said.second
    pieces = [
        *setter.line(first, first.sentence, 23, gap=12, ink=inks.sentence),
        *setter.line(first, first.words, 14.5, gap=7, fonts=ITALIC, ink=MUTED),
    ]
    if second is None:
        return [
            *pieces,
            *setter.line(first, first.dates, 13, gap=12, ink=INK),
            *setter.line(first, first.warmth, 15, gap=12, fonts=ITALIC, ink=inks.warmth),
        ]
    return [
        *pieces,
        Own(lambda one: _again(setter, second, one, inks)),
        *setter.line(first, first.dates, 12, gap=10, ink=INK),
        *setter.line(second, second.dates, 11, gap=6, ink=MUTED),
    ]


def _again(setter: Setter, second: Wording, own: Person, inks: Inks) -> list[Piece]:
    """Return the sentence in the second language, with the name."""
    whole = second.sentence_of(own.second_name)
    return setter.line(second, whole, 17, gap=9, ink=inks.sentence, lines=2)


def name(setter: Setter, said: Said, *, gap: float, festive: bool = True, size: float = 54) -> Own[Person]:
    """Return the place of the name."""
    beside = setter.beside(said.first)
    return Own(lambda own: setter.name(beside, own.name, gap=gap, festive=festive, size=size))


def figure(setter: Setter, said: Wording, at: tuple[float, float], radius: float, ink: Colour) -> None:
    """Set the milestone's figure and unit about a point."""
    x, y = at
    setter.put(said, said.figure, (x, y - radius * 0.06), radius * 0.92, ink=ink, room=radius * 1.5)
    setter.put(said, said.unit, (x, y - radius * 0.52), radius * 0.38, ink=ink, room=radius * 1.3)


def draw_code(pen: Pen, face: CertificateFace, right: float, top: float) -> None:
    """Draw the QR code where the centre chose to have one."""
    if face.qr:
        with pen.tag("Figure"):
            draw_qr(pen, payload(face.serial, face.code), right - 20 * MM, top - 20 * MM, 20 * MM)
