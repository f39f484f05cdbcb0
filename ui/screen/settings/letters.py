# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Typing Punjabi and Hindi: which keys make which letters, with a box to try them in."""

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.language import tr
from ui.screen.choices import Typing
from ui.screen.habit import habit
from ui.screen.settings.section import LETTERS, Section
from ui.screen.widgets.chips import Chips
from ui.screen.widgets.controls import Card, Label, column
from ui.screen.widgets.fields import AreaField
from ui.screen.widgets.ownscript import script_name
from ui.screen.widgets.words import Words

CONSONANTS = (
    "k kh g gh Ng ch chh j jh Ny T Th D Dh N t th d dh n p ph b bh m y r l v s sh h R Rh z f K G L q x"
)
VOWELS = "a aa i ii u uu e ai o au Ri O"
MARKS = "kaM kaMM kaH k^ kka"
NOT_GURMUKHI = frozenset(("Ri", "O", "q", "x"))
"""Sounds Gurmukhi has no letter of its own for."""
_ACROSS = 11


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
        self.tables = {each: _table(each) for each in (Typing.GURMUKHI, Typing.DEVANAGARI)}
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


def _table(typing: Typing) -> QWidget:
    """Return every key with the letter it makes."""
    from models.composing import composed
    from models.text import Script

    script = Script(typing.value)
    made = QWidget()
    box = QGridLayout(made)
    box.setContentsMargins(0, 4, 0, 0)
    box.setHorizontalSpacing(6)
    box.setVerticalSpacing(8)
    foreign = NOT_GURMUKHI if typing is Typing.GURMUKHI else frozenset[str]()
    keys = [key for key in f"{VOWELS} {CONSONANTS} {MARKS}".split() if key not in foreign]
    known = [(key, composed(f"`{key}" if key[0].isupper() else key, script)) for key in keys]
    for place, (key, letter) in enumerate(known):
        box.addLayout(
            column(_plain(letter, "head"), _plain(key, "cap"), gap=0), place // _ACROSS, place % _ACROSS
        )
    return made


def _plain(text: str, role: str) -> Label:
    return Label(lambda: text, role)
