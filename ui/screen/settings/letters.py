# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Typing Punjabi and Hindi: which keys make which letters, with a box to try them in."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.language import tr
from ui.screen import theme
from ui.screen.choices import Typing
from ui.screen.habit import habit
from ui.screen.settings.section import LETTERS, Section
from ui.screen.widgets.chips import Chips
from ui.screen.widgets.controls import Card, Label, column
from ui.screen.widgets.fields import AreaField
from ui.screen.widgets.ownscript import script_name
from ui.screen.widgets.words import Speaks, Words

CONSONANTS = (
    "k kh g gh Ng ch chh j jh Ny T Th D Dh N t th d dh n p ph b bh m y r l v s sh h R Rh z f K G L q x"
)
VOWELS = "a aa i ii u uu e ai o au Ri O"
MARKS = "kaM kaMM kaH k^ kka"
NOT_GURMUKHI = frozenset(("Ri", "O", "q", "x"))
"""Sounds Gurmukhi has no letter of its own for."""
_ACROSS = 11
_CELL, _AIR = 50, 12
"""A cell's width at the usual text size, and the air between two lines, in pixels."""
_LETTER, _KEY = (theme.HEAD, QFont.Weight.DemiBold), (theme.SMALL, QFont.Weight.Normal)


class LettersSection(Section):
    """The keys of the two scripts, read from the composer itself: what stands here is what comes."""

    def __init__(self) -> None:
        super().__init__(LETTERS)
        self.chips = Chips([(each, _named(each)) for each in Typing], exclusive=True)
        self.try_it = AreaField(
            lambda: tr("Try it here"),
            lambda: tr("Nothing written here is kept. F2 changes the letters, Alt+↓ takes another spelling."),
            lines=2,
        )
        self.try_it.edit.setMaximumHeight(96)
        self.tables = {each: LetterTable(each) for each in (Typing.GURMUKHI, Typing.DEVANAGARI)}
        self._build()
        self.chips.picked.connect(self._on_picked)
        habit().changed.connect(self._on_changed)
        self._on_changed(habit().typing)

    def _build(self) -> None:
        card = Card(gap=12)
        card.body.addWidget(Label(lambda: tr("Letters I type"), "head"))
        card.body.addWidget(self.chips)
        card.body.addWidget(self.try_it)
        keys = Card(gap=10)
        keys.body.addWidget(Label(lambda: tr("Which keys make which letters"), "head"))
        keys.body.addWidget(
            Label(
                lambda: tr(
                    "Type as it sounds. A capital is another letter than a small one; "
                    "^ joins two letters, _ keeps two keys apart, * adds a dot below. "
                    "A capital first letter of a name counts as a small one."
                ),
                "sub",
                wrap=True,
            )
        )
        for table in self.tables.values():
            keys.body.addWidget(table)
        self.inside.setLayout(
            column(*(Label(self.name, "page"), card, keys, None), gap=14, margins=(12, 22, 28, 24))
        )

    def forget(self) -> None:
        """Empty the box."""
        self.try_it.show_value("")

    def settle(self) -> None:
        """Focus the box."""
        self.try_it.setFocus()

    def _on_picked(self, typing: object) -> None:
        habit().use(Typing(typing))

    def _on_changed(self, typing: Typing) -> None:
        self.chips.turn(typing)
        for each, table in self.tables.items():
            table.setVisible(typing in (each, Typing.LATIN))


def _named(typing: Typing) -> Words:
    return lambda: script_name(typing)


def _known(typing: Typing) -> Sequence[tuple[str, str]]:
    """Return every key with the letter it makes."""
    from models.composing import composed
    from models.text import Script

    foreign = NOT_GURMUKHI if typing is Typing.GURMUKHI else frozenset[str]()
    keys = [key for key in f"{VOWELS} {CONSONANTS} {MARKS}".split() if key not in foreign]
    return [(key, composed(f"`{key}" if key[0].isupper() else key, Script(typing.value))) for key in keys]


class LetterTable(QWidget, Speaks):
    """Every key of a script below the letter it makes, painted: as labels they were two hundred widgets."""

    def __init__(self, typing: Typing) -> None:
        super().__init__()
        self.known = _known(typing)
        self._name = _named(typing)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the table, and spell it out for a screen reader."""
        self.setAccessibleName(self._name())
        self.setAccessibleDescription(", ".join(f"{key} {letter}" for key, letter in self.known))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for every line, with a little air between them."""
        letter, key = self._heights()
        lines = -(-len(self.known) // _ACROSS)
        return QSize(theme.px(_CELL) * _ACROSS, lines * (letter + key + _AIR))

    def minimumSizeHint(self) -> QSize:
        """Be content with narrower cells."""
        return QSize(self.sizeHint().width() * 2 // 3, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the letters large and dark, their keys small and pale below."""
        painter = QPainter(self)
        width = min(self.width() / _ACROSS, theme.px(_CELL) * 1.6)
        letter, key = self._heights()
        for place, (typed, made) in enumerate(self.known):
            line, across = divmod(place, _ACROSS)
            left, top = across * width, _AIR / 2 + line * (letter + key + _AIR)
            _write(painter, QRectF(left, top, width, letter), made, _LETTER, "ink")
            _write(painter, QRectF(left, top + letter, width, key), typed, _KEY, "ink3")

    def _heights(self) -> tuple[int, int]:
        return QFontMetrics(theme.font(*_LETTER)).height(), QFontMetrics(theme.font(*_KEY)).height()


def _write(painter: QPainter, box: QRectF, text: str, face: tuple[float, QFont.Weight], ink: str) -> None:
    painter.setFont(theme.font(*face))
    painter.setPen(theme.colour(ink))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
