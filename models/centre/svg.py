# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The safe part of SVG that logos are drawn in: shapes in plain colours. Everything else is refused by name.

No text, no pictures inside, no styles by rules, no gradients, no scripts and nothing fetched: what is left
out silently would be missing on paper. Units are the drawing's own; y grows downwards.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import cos, radians, sin, tan
from typing import TYPE_CHECKING, TypeAlias

from models.centre.svg_path import KAPPA, Points, Step, flat, steps_of
from models.messages import Refused, message

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Ink: TypeAlias = tuple[float, float, float]
Matrix: TypeAlias = tuple[float, float, float, float, float, float]

MOST_SHAPES = 3_000
_MOST_STEPS = 60_000
_DEEPEST = 40
_STRAIGHT: Matrix = (1, 0, 0, 1, 0, 0)
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?")
_IGNORED = frozenset({"title", "desc", "metadata", "namedview", "defs"})
_COLOURS: Mapping[str, str] = {
    "black": "#000000",
    "white": "#ffffff",
    "red": "#ff0000",
    "green": "#008000",
    "blue": "#0000ff",
    "yellow": "#ffff00",
    "orange": "#ffa500",
    "navy": "#000080",
    "teal": "#008080",
    "purple": "#800080",
    "maroon": "#800000",
    "gray": "#808080",
    "grey": "#808080",
    "silver": "#c0c0c0",
    "gold": "#ffd700",
    "brown": "#a52a2a",
    "pink": "#ffc0cb",
    "currentcolor": "#000000",
}


class NotDrawable(Refused):
    """A drawing that holds more than shapes in plain colours."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape: where the pen goes, and its colours; None where it is not painted."""

    steps: tuple[Step, ...]
    fill: Ink | None
    stroke: Ink | None
    thickness: float
    even_odd: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """The shapes of a drawing, moved so that it begins at 0, 0, and its size."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class _Look:
    """What an element hands down to what is inside it."""

    matrix: Matrix
    fill: Ink | None = (0, 0, 0)
    stroke: Ink | None = None
    thickness: float = 1
    even_odd: bool = False


def read(content: bytes) -> Drawing:
    """Read a drawing; raise ``NotDrawable`` with one sentence for what cannot be drawn as it is."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(content, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise damaged() from error
    if _name(root) != "svg":
        raise damaged()
    try:
        return _drawing(root)
    except (ValueError, IndexError, OverflowError, ZeroDivisionError) as error:
        raise damaged() from error


def damaged() -> NotDrawable:
    """Return the refusal for a file that is no whole drawing."""
    return NotDrawable(message("This logo is damaged or no picture. Nothing was changed. Choose a PNG file."))


def _drawing(root: "Element") -> Drawing:
    x, y, width, height = _view(root)
    if not (0 < width < 1e6 and 0 < height < 1e6):
        raise damaged()
    found: list[Shape] = []
    steps = 0
    for shape in _shapes(root, _Look((1, 0, 0, 1, -x, -y)), 0):
        steps += len(shape.steps)
        found.append(shape)
        if len(found) > MOST_SHAPES or steps > _MOST_STEPS:
            raise NotDrawable(
                message("This logo has too many shapes to print. Nothing was changed. Save it as a PNG file.")
            )
    if not found:
        raise damaged()
    return Drawing(width, height, tuple(found))


def _view(root: "Element") -> tuple[float, float, float, float]:
    numbers = [float(one) for one in _NUMBER.findall(root.get("viewBox", ""))]
    if len(numbers) == 4:
        return numbers[0], numbers[1], numbers[2], numbers[3]
    return 0, 0, _length(root.get("width", "0")), _length(root.get("height", "0"))


def _shapes(element: "Element", look: _Look, depth: int) -> Iterator[Shape]:
    if depth > _DEEPEST:
        raise damaged()
    name = _name(element)
    if name in _IGNORED:
        return
    style = _style(element)
    if style.get("display") == "none" or style.get("visibility") == "hidden":
        return
    own = _own_look(element, style, look)
    if name in ("svg", "g"):
        for child in element:
            yield from _shapes(child, own, depth + 1)
        return
    points = _outline(name, element)
    if points and (own.fill is not None or own.stroke is not None):
        steps = tuple((kind, tuple(_moved(own.matrix, at) for at in places)) for kind, places in points)
        scale = abs(own.matrix[0] * own.matrix[3] - own.matrix[1] * own.matrix[2]) ** 0.5
        yield Shape(steps, own.fill, own.stroke, own.thickness * scale, own.even_odd)


def _name(element: "Element") -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else "title"  # pyright: ignore[reportUnnecessaryIsInstance] - comments have none


def _style(element: "Element") -> dict[str, str]:
    """Return the presentation of an element, its style attribute first."""
    style = {name: value.strip() for name, value in element.attrib.items()}
    for part in element.get("style", "").split(";"):
        name, colon, value = part.partition(":")
        if colon:
            style[name.strip()] = value.strip()
    return style


def _own_look(element: "Element", style: Mapping[str, str], look: _Look) -> _Look:
    for refused in ("filter", "mask", "clip-path"):
        if style.get(refused, "none") != "none":
            raise _too_much(refused)
    solid = 1.0
    for name in ("opacity", "fill-opacity", "stroke-opacity"):
        solid = min(solid, _share(style.get(name, "1")))
    if 0 < solid < 1:
        raise _too_much("opacity")
    matrix = look.matrix
    if "transform" in style and _name(element) != "svg":
        matrix = _times(matrix, _transform(style["transform"]))
    return replace(
        look,
        matrix=matrix,
        fill=_ink(style.get("fill"), look.fill) if solid else None,
        stroke=_ink(style.get("stroke"), look.stroke) if solid else None,
        thickness=_length(style["stroke-width"]) if "stroke-width" in style else look.thickness,
        even_odd=style.get("fill-rule", "evenodd" if look.even_odd else "nonzero") == "evenodd",
    )


def _share(text: str) -> float:
    return float(text.removesuffix("%")) / 100 if text.endswith("%") else float(text)


def _ink(text: str | None, inherited: Ink | None) -> Ink | None:
    if text is None or text == "inherit":
        return inherited
    wanted = text.casefold()
    if wanted in ("none", "transparent"):
        return None
    wanted = _COLOURS.get(wanted, wanted)
    if re.fullmatch(r"#[0-9a-f]{3}", wanted):
        wanted = "#" + "".join(digit * 2 for digit in wanted[1:])
    if re.fullmatch(r"#[0-9a-f]{6}", wanted):
        return int(wanted[1:3], 16) / 255, int(wanted[3:5], 16) / 255, int(wanted[5:7], 16) / 255
    if found := re.fullmatch(r"rgb\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*\)", wanted):
        return int(found[1]) / 255, int(found[2]) / 255, int(found[3]) / 255
    raise _too_much(text)


def _too_much(what: str) -> NotDrawable:
    return NotDrawable(
        message(
            "This logo uses “{what}”, which cannot be printed here. Nothing was changed. "
            "Save it as a PNG file.",
            what=what[:40],
        )
    )


def _length(text: str) -> float:
    found = _NUMBER.match(text.strip())
    return float(found[0]) if found else 0.0


def _outline(name: str, element: "Element") -> list[Step]:
    def number(key: str) -> float:
        return _length(element.get(key, "0"))

    if name == "path":
        return steps_of(element.get("d", ""))
    if name in ("polygon", "polyline"):
        numbers = [float(one) for one in _NUMBER.findall(element.get("points", ""))]
        points = list(zip(numbers[::2], numbers[1::2], strict=False))
        return flat(points, closed=name == "polygon")
    if name == "line":
        return flat([(number("x1"), number("y1")), (number("x2"), number("y2"))], closed=False)
    if name == "rect":
        return _rectangle(number("x"), number("y"), number("width"), number("height"), number("rx"))
    if name == "circle":
        return _ellipse(number("cx"), number("cy"), number("r"), number("r"))
    if name == "ellipse":
        return _ellipse(number("cx"), number("cy"), number("rx"), number("ry"))
    raise _too_much(name)


def _ellipse(x: float, y: float, across: float, up: float) -> list[Step]:
    if across <= 0 or up <= 0:
        return []
    a, b = across * KAPPA, up * KAPPA
    return [
        ("m", ((x + across, y),)),
        ("c", ((x + across, y + b), (x + a, y + up), (x, y + up))),
        ("c", ((x - a, y + up), (x - across, y + b), (x - across, y))),
        ("c", ((x - across, y - b), (x - a, y - up), (x, y - up))),
        ("c", ((x + a, y - up), (x + across, y - b), (x + across, y))),
        ("z", ()),
    ]


def _rectangle(x: float, y: float, width: float, height: float, bend: float) -> list[Step]:
    r = min(bend, width / 2, height / 2)
    if r <= 0:
        return flat([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], closed=True)
    k, right, low = r * (1 - KAPPA), x + width, y + height
    return [
        ("m", ((x + r, y),)),
        ("l", ((right - r, y),)),
        ("c", ((right - k, y), (right, y + k), (right, y + r))),
        ("l", ((right, low - r),)),
        ("c", ((right, low - k), (right - k, low), (right - r, low))),
        ("l", ((x + r, low),)),
        ("c", ((x + k, low), (x, low - k), (x, low - r))),
        ("l", ((x, y + r),)),
        ("c", ((x, y + k), (x + k, y), (x + r, y))),
        ("z", ()),
    ]


def _transform(text: str) -> Matrix:
    matrix = _STRAIGHT
    for name, inside in re.findall(r"(\w+)\s*\(([^)]*)\)", text):
        numbers = [float(one) for one in _NUMBER.findall(inside)]
        matrix = _times(matrix, _one_transform(name, numbers))
    return matrix


def _one_transform(name: str, numbers: list[float]) -> Matrix:
    first = numbers[0]
    if name == "matrix":
        a, b, c, d, e, f = numbers
        return a, b, c, d, e, f
    if name == "translate":
        return 1, 0, 0, 1, first, numbers[1] if len(numbers) > 1 else 0
    if name == "scale":
        return first, 0, 0, numbers[1] if len(numbers) > 1 else first, 0, 0
    if name == "rotate":
        turn = radians(first)
        turned: Matrix = (cos(turn), sin(turn), -sin(turn), cos(turn), 0, 0)
        if len(numbers) < 3:
            return turned
        x, y = numbers[1], numbers[2]
        return _times(_times((1, 0, 0, 1, x, y), turned), (1, 0, 0, 1, -x, -y))
    if name == "skewX":
        return 1, 0, tan(radians(first)), 1, 0, 0
    if name == "skewY":
        return 1, tan(radians(first)), 0, 1, 0, 0
    raise _too_much(name)


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f


def _moved(matrix: Matrix, at: tuple[float, float]) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    x, y = a * at[0] + c * at[1] + e, b * at[0] + d * at[1] + f
    if not (abs(x) < 1e7 and abs(y) < 1e7):
        raise damaged()
    return x, y


__all__ = ["Drawing", "NotDrawable", "Points", "Shape", "Step", "damaged", "read"]
