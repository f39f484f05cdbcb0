# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A logo's file, PNG, JPEG or SVG: checked and bounded, or refused in one sentence.

A picture of dots is painted anew as PNG: what a camera wrote into the file (place, day, device) stays out.
"""

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from models.centre import svg
from models.centre.svg import Shape, damaged
from models.messages import Refused, message

if TYPE_CHECKING:
    from PIL import Image

LARGEST_FILE = 5 * 1024 * 1024
"""Bytes."""
_LARGEST_SVG = 512 * 1024
_MOST_DOTS = 40_000_000
_KEPT_DOTS = 1_200
_LONGEST = 12
"""How many times longer than wide a logo may be."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A logo that was checked: its kind (png or svg), its bytes and its size in units of its own."""

    kind: str
    content: bytes
    width: float
    height: float
    discreet: bool = False
    """Whether it stands on discreet papers, too: the centre says that it tells nothing."""


def read(content: bytes) -> Picture:
    """Read and check a file's bytes; raise ``Refused`` with one sentence for what cannot be a logo."""
    if len(content) > LARGEST_FILE:
        raise _too_large()
    if _looks_like_svg(content):
        return _read_svg(content)
    picture = _read_dots(content)
    _refuse_shape(picture.width, picture.height)
    return picture


def shapes(content: bytes) -> tuple[Shape, ...]:
    """Return the shapes of a stored drawing."""
    return svg.read(content).shapes


def _looks_like_svg(content: bytes) -> bool:
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and b"<svg" in content[:4096]


def _read_svg(content: bytes) -> Picture:
    if len(content) > _LARGEST_SVG:
        raise _too_large()
    drawing = svg.read(content)
    _refuse_shape(drawing.width, drawing.height)
    return Picture("svg", content, drawing.width, drawing.height)


def _read_dots(content: bytes) -> Picture:
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as opened:
                if opened.width * opened.height > _MOST_DOTS:
                    raise _too_large()
                upright = ImageOps.exif_transpose(opened)
                return _painted_anew(upright)
    except Refused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        IndexError,
        KeyError,
        MemoryError,
        TypeError,
    ) as error:
        raise damaged() from error


def _painted_anew(picture: "Image.Image") -> Picture:
    clear = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    plain = picture.convert("RGBA" if clear else "RGB")
    plain.thumbnail((_KEPT_DOTS, _KEPT_DOTS))
    plain.info.clear()
    out = BytesIO()
    plain.save(out, "PNG", optimize=True)
    return Picture("png", out.getvalue(), plain.width, plain.height)


def _refuse_shape(width: float, height: float) -> None:
    if max(width, height) > _LONGEST * min(width, height):
        raise Refused(
            message("This logo is too long and thin to print. Nothing was changed. Choose another picture.")
        )


def _too_large() -> Refused:
    return Refused(
        message(
            "This logo is too large. Nothing was changed. "
            "Choose a picture of at most 5 MB and 6,000 dots a side."
        )
    )
