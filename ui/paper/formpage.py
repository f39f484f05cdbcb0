# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A form to fill by hand, from top to bottom: labelled lines, boxes to tick, tables, places to sign."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.people.phones import show_phone
from models.words import Language, in_language
from ui.language import Catalogue, of
from ui.paper import document
from ui.paper.fonts import BOLD, REGULAR, FontSet
from ui.paper.pen import A4, BLACK, MM, Pen, grey
from ui.paper.sheet_parts import put
from ui.paper.typeset import Line, Paragraph, fit

if TYPE_CHECKING:
    from models.centre.letterhead import Letterhead

LEFT, RIGHT = 17 * MM, A4[0] - 17 * MM
ROOM = RIGHT - LEFT
_TOP, _BOTTOM = A4[1] - 15 * MM, 18 * MM
_MUTED, _TINT, _HAIR = grey(0.65), grey(0.07), grey(0.75)
_GAP = 5 * MM
_BOX = 3.6 * MM

Share = tuple[str, float]
"""A label and its share of the line's width."""


class FormPage:
    """Pages of one form. What does not fit the page goes on to the next."""

    def __init__(self, language: Language, row: float = 10.5 * MM) -> None:
        self._row = row
        self.catalogue: Catalogue = of(language)
        self.pen = Pen(A4, language.value)
        self._y = _TOP

    def head(self, head: "Letterhead", title: str, *, note: str = "", office: Sequence[str] = ()) -> None:
        """Draw the centre's name and address, the form's title, and a box for the office's own figures."""
        pen, language = self.pen, self.catalogue.language
        room = ROOM - (62 * MM if office else 0)
        parts = (in_language(head.address, language), show_phone(head.phone))
        where = " · ".join(part for part in parts if part)
        self._text(in_language(head.names, language), 4 * MM, 10.5, room=room, colour=_MUTED)
        self._text(where, 4 * MM, 8.5, room=room, colour=_MUTED)
        self._text(title, 9 * MM, 18, fonts=BOLD, role="H1", room=room)
        self._text(note, 5 * MM, 9, room=room, colour=_MUTED)
        for i, label in enumerate(office):
            y = _TOP - (i + 1) * 9 * MM + 3 * MM
            with pen.tag("P"):
                self._labelled(label, RIGHT - 56 * MM, y, 56 * MM)
        self._y = min(self._y, _TOP - len(office) * 9 * MM) - 2 * MM

    def _text(
        self,
        text: str,
        down: float,
        size: float,
        *,
        fonts: FontSet = REGULAR,
        role: str = "P",
        room: float = ROOM,
        colour: object = None,
    ) -> None:
        if not text:
            return
        self._y -= down
        with self.pen.tag(role):
            self.pen.colour(_MUTED if colour is not None else BLACK)
            put(self.pen, text, (LEFT, self._y), size, room, self.catalogue, fonts=fonts)
            self.pen.colour(BLACK)

    def section(self, title: str) -> None:
        """Draw the heading of a part of the form."""
        self._need(20 * MM)
        self._y -= 9 * MM
        with self.pen.decoration():
            self.pen.colour(_TINT)
            self.pen.rectangle(LEFT, self._y - 1.8 * MM, ROOM, 6.4 * MM, filled=True)
            self.pen.colour(BLACK)
        with self.pen.tag("H2"):
            put(self.pen, title, (LEFT + 2 * MM, self._y), 10.5, ROOM - 4 * MM, self.catalogue, fonts=BOLD)
        self._y -= 2 * MM

    def fields(self, *labels: Share) -> None:
        """Draw labelled lines to write on, side by side by their shares."""
        self._need(self._row + MM)
        self._y -= self._row
        whole = sum(share for _label, share in labels)
        x, room = LEFT, ROOM - _GAP * (len(labels) - 1)
        for label, share in labels:
            width = room * share / whole
            with self.pen.tag("P"):
                self._labelled(label, x, self._y, width)
            x += width + _GAP

    def _labelled(self, label: str, x: float, y: float, width: float) -> None:
        pen = self.pen
        pen.colour(_MUTED)
        put(pen, label, (x, y + 5.2 * MM), 7.5, width, self.catalogue)
        pen.colour(_HAIR)
        pen.thickness(0.45)
        pen.line(x, y - 0.6 * MM, x + width, y - 0.6 * MM)
        pen.colour(BLACK)

    def ticks(self, label: str, options: Sequence[str]) -> None:
        """Draw a label and boxes to tick; what does not fit the line goes on below."""
        self._need(8 * MM)
        self._y -= 7.5 * MM
        with self.pen.tag("P"):
            self.pen.colour(_MUTED)
            put(self.pen, label, (LEFT, self._y), 8.5, 40 * MM, self.catalogue)
            self.pen.colour(BLACK)
            x = LEFT + 42 * MM
            for option in options:
                line = Line(option, REGULAR, self.catalogue.language.value)
                wide = _BOX + 1.5 * MM + line.width(9.5) + 5 * MM
                if x + wide > RIGHT + 5 * MM:
                    x = LEFT + 42 * MM
                    self._y -= 6.5 * MM
                self._box(x, self._y)
                line.draw(self.pen, x + _BOX + 1.5 * MM, self._y, 9.5)
                x += wide
        self._y -= 1.5 * MM

    def _box(self, x: float, y: float) -> None:
        self.pen.thickness(0.6)
        self.pen.rectangle(x, y - 0.6 * MM, _BOX, _BOX)

    def note(self, text: str, size: float = 9.5, *, bold: bool = False, before: float = 2 * MM) -> None:
        """Draw a paragraph to read."""
        paragraph = Paragraph(
            text, BOLD if bold else REGULAR, size, language=self.catalogue.language.value, leading=size * 1.5
        )
        self._need(paragraph.height(ROOM) + before)
        self._y -= before
        with self.pen.tag("P"):
            self._y = paragraph.draw(self.pen, LEFT, self._y, ROOM)

    def bullets(self, texts: Sequence[str], size: float = 9.5) -> None:
        """Draw a list of sentences."""
        with self.pen.holding("L"):
            for text in texts:
                self._bullet(text, size)

    def _bullet(self, text: str, size: float) -> None:
        language = self.catalogue.language.value
        paragraph = Paragraph(text, REGULAR, size, language=language, leading=size * 1.5)
        inset = 5 * MM
        self._need(paragraph.height(ROOM - inset) + MM)
        self._y -= MM
        with self.pen.tag("LI"):
            Line("•", REGULAR).draw(self.pen, LEFT + MM, self._y - size * 1.05, size)
            self._y = paragraph.draw(self.pen, LEFT + inset, self._y, ROOM - inset)

    def lines(self, label: str, n: int) -> None:
        """Draw a label and ``n`` lines to write on."""
        self._need((n + 1) * 8 * MM)
        self._y -= 6 * MM
        with self.pen.tag("P"):
            self.pen.colour(_MUTED)
            put(self.pen, label, (LEFT, self._y), 8.5, ROOM, self.catalogue)
        with self.pen.decoration():
            self.pen.colour(_HAIR)
            self.pen.thickness(0.45)
            for _ in range(n):
                self._y -= 7.5 * MM
                self.pen.line(LEFT, self._y, RIGHT, self._y)
            self.pen.colour(BLACK)

    def table(self, heads: Sequence[Share], rows: Sequence[Sequence[str]], height: float = 7.5 * MM) -> None:
        """Draw a table: headings with their shares of the width, and rows; empty cells are to write in."""
        whole = sum(share for _head, share in heads)
        widths = [ROOM * share / whole for _head, share in heads]
        self._need(height * min(len(rows) + 1, 6))
        self._y -= 3 * MM
        with self.pen.holding("Table"):
            self._cells([head for head, _share in heads], widths, height, role="TH")
            for row in rows:
                self._need(height)
                self._cells(row, widths, height, role="TD")

    def _cells(self, texts: Sequence[str], widths: Sequence[float], height: float, role: str) -> None:
        pen, head = self.pen, role == "TH"
        low, x = self._y - height, LEFT
        with pen.decoration():
            if head:
                pen.colour(_TINT)
                pen.rectangle(LEFT, low, ROOM, height, filled=True)
            pen.colour(_HAIR)
            pen.thickness(0.45)
            for width in widths:
                pen.rectangle(x, low, width, height)
                x += width
            pen.colour(BLACK)
        x = LEFT
        with pen.holding("TR"):
            for text, width in zip(texts, widths, strict=True):
                self._cell(text, (x, low + height / 2), width, role)
                x += width
        self._y = low

    def _cell(self, text: str, at: tuple[float, float], width: float, role: str) -> None:
        if not text:
            self.pen.empty(role)
            return
        fonts = BOLD if role == "TH" else REGULAR
        size = 8.5 if role == "TH" else 9.5
        language = self.catalogue.language.value
        fitted = fit(text, fonts, size, width - 3 * MM, language=language, lines=2, least=0.85, leading=1.15)
        with self.pen.tag(role):
            fitted.draw(self.pen, at[0] + 1.5 * MM, at[1] + fitted.height / 2 - fitted.size * 0.36)

    def sign(self, *labels: str) -> None:
        """Draw places to sign, side by side."""
        self._need(19 * MM)
        self._y -= 17 * MM
        width = (ROOM - 12 * MM * (len(labels) - 1)) / len(labels)
        for i, label in enumerate(labels):
            x = LEFT + i * (width + 12 * MM)
            with self.pen.tag("P"):
                self.pen.thickness(0.5)
                self.pen.line(x, self._y + 4.5 * MM, x + width, self._y + 4.5 * MM)
                put(self.pen, label, (x, self._y), 8.5, width, self.catalogue)

    def skip(self, points: float) -> None:
        """Leave some room."""
        self._y -= points

    def _need(self, height: float) -> None:
        if self._y - height < _BOTTOM:
            self.pen.next_page()
            self._y = _TOP

    def finish(self, title: str, foot: str = "") -> bytes:
        """Return the form as PDF."""
        with self.pen.decoration():
            self.pen.colour(_MUTED)
            put(self.pen, foot, (LEFT, 11 * MM), 7.5, ROOM, self.catalogue)
        self.pen.next_page()
        return document.finish(self.pen, title, self.catalogue.language.value)
