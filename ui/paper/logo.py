# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The centre's logo on paper: placed by its weight for the eye, so that wide and tall ones look alike."""

from dataclasses import dataclass
from math import sqrt

from models.centre.picture import Picture, Shape, shapes
from ui.paper.pen import Colour, Path, Pen

_FORM = 40.0  # its width as a form: the longest logo stays inside the page, which is what a form shows
_NAME = "logo"


@dataclass(frozen=True, slots=True)
class LogoArt:
    """A logo ready to draw: a picture of dots, or shapes."""

    picture: Picture
    shapes: tuple[Shape, ...] = ()

    @classmethod
    def of(cls, picture: Picture) -> "LogoArt":
        """Read a stored logo once for all pages."""
        return cls(picture, shapes(picture.content) if picture.kind == "svg" else ())

    def size(self, height: float, width: float) -> tuple[float, float]:
        """Return (width, height) on paper: about the same area for every shape, inside what is allowed."""
        ratio = self.picture.width / self.picture.height
        area = height * height * 1.25
        tall = min(height, sqrt(area / ratio))
        if tall * ratio > width:
            tall = width / ratio
        return tall * ratio, tall

    def draw(self, pen: Pen, x: float, y: float, width: float, height: float) -> None:
        """Draw it into a box from its lower left corner."""
        if self.picture.kind != "svg":
            pen.image(self.picture.content, x, y, width, height)
            return
        if not pen.has_form(_NAME):
            self._keep(pen)
        with pen.scaled(x, y, width / _FORM, height / self._form_height()):
            pen.repeat(_NAME)

    def _keep(self, pen: Pen) -> None:
        """Draw its shapes once, as a form, in a file that shows them: no other file is to hold them."""
        scale = _FORM / self.picture.width
        with pen.form(_NAME), pen.scaled(0, self._form_height(), scale, -scale):
            for shape in self.shapes:
                _draw(pen, shape)

    def _form_height(self) -> float:
        return _FORM * self.picture.height / self.picture.width


def _draw(pen: Pen, shape: Shape) -> None:
    path = Path()
    for step in shape.steps:
        points = step[1]
        if step[0] == "m":
            path.move(*points[0])
        elif step[0] == "l":
            path.line(*points[0])
        elif step[0] == "c":
            path.curve(points[0], points[1], points[2])
        else:
            path.close()
    if shape.fill is not None:
        pen.colour(Colour(*shape.fill))
        pen.fill(path, even_odd=shape.even_odd)
    if shape.stroke is not None:
        pen.colour(Colour(*shape.stroke))
        pen.thickness(shape.thickness)
        pen.stroke(path)
