# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our border and our ring as SVG, so that a peer can draw the same certificate."""

import io

import pikepdf

from ui.paper import document
from ui.paper.classic import Classic
from ui.paper.design import Ground
from ui.paper.ornament import GOLD, add_rosette
from ui.paper.pen import A4_LANDSCAPE, Path, Pen

_STEPS = {"m": "M", "l": "L", "c": "C", "h": "Z"}


def border() -> str:
    """Return the classic certificate's whole background."""
    pen = Pen(A4_LANDSCAPE, "en")
    Classic().background(pen, Ground(2))
    return _svg(pen, A4_LANDSCAPE)


def ring() -> str:
    """Return the ring in the seal; SERIAL stands where its serial may."""
    pen, path = Pen((96, 96), "en"), Path()
    add_rosette(path, (48, 48), 25, 35, 12, 3)
    pen.colour(GOLD)
    pen.thickness(0.3)
    pen.stroke(path)
    return _svg(pen, (96, 96)).replace("<svg ", "<svg id='SERIAL' ", 1)


def _svg(pen: Pen, size: tuple[float, float]) -> str:
    """Return what a pen drew on one page as an SVG picture."""
    pen.next_page()
    wide, high = size
    room = f"width='{wide}pt' height='{high}pt' viewBox='0 0 {wide} {high}'"
    with pikepdf.open(io.BytesIO(document.finish(pen, "Document", "en"))) as pdf:
        shapes = "".join(_shapes(pdf.pages[0]))
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' {room}>"
        f"<g transform='matrix(1 0 0 -1 0 {high})'>{shapes}</g></svg>"
    )


def _shapes(page: pikepdf.Page) -> list[str]:
    made: list[str] = []
    ink, thickness, path = "black", "1", ""
    for operands, operator in pikepdf.parse_content_stream(page):
        name, values = str(operator), " ".join(str(one) for one in operands)
        if name in _STEPS:
            path += _STEPS[name] + values
        elif name == "re":
            x, y, wide, high = (float(one) for one in operands)
            path += f"M{x} {y}h{wide}v{high}h{-wide}Z"
        elif name == "rg":
            ink = f"rgb({','.join(str(round(255 * float(one))) for one in operands)})"
        elif name == "w":
            thickness = values
        elif name in ("S", "f"):
            look = (
                f"fill='none' stroke='{ink}' stroke-width='{thickness}'" if name == "S" else f"fill='{ink}'"
            )
            made.append(f"<path d='{path}' {look}/>")
            path = ""
    return made
