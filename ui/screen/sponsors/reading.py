# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of things that were said: a row has room for a line, so the chosen one is shown whole below."""

from collections.abc import Sequence
from typing import NamedTuple

from models.sponsorship.contacts import HandedOver
from ui.language import named, tr
from ui.screen.widgets.controls import Label, column
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.slate import Empty, ListCard
from ui.screen.widgets.words import Words, joined, silent


class Reading(NamedTuple):
    """A row, and all that it stands for; nothing where the row says it all."""

    row: ListRow
    whole: str = ""


class ReadingCard(ListCard):
    """Arrows choose a row, and its words can be read in full."""

    def __init__(self, title: Words, empty: Empty) -> None:
        self._readings: dict[object, str] = {}
        super().__init__(title, empty)
        self.list.chosen.connect(self._on_chosen)

    def _build(self) -> None:
        self.whole = Label(silent, wrap=True)
        super()._build()
        self.body.addLayout(column(self.whole, margins=(12, 4, 12, 6)))

    def show_readings(self, readings: Sequence[Reading]) -> None:
        """Show what was said; the first is read at once."""
        self._readings = {one.row.key: one.whole for one in readings}
        self.show_rows([one.row for one in readings])
        self._on_chosen(self.list.current_key())

    def show_busy(self) -> None:
        """Say that the rows are coming; what was read before does not stay."""
        super().show_busy()
        self._read("")

    def show_trouble(self, words: Words) -> None:
        """Say why there are no rows."""
        super().show_trouble(words)
        self._read("")

    def forget(self) -> None:
        """Let go of every word."""
        self._readings = {}
        super().forget()

    def _on_chosen(self, key: object) -> None:
        self._read(self._readings.get(key, ""))

    def _read(self, text: str) -> None:
        self.whole.say(lambda: text)
        self.whole.setVisible(bool(text))


def earlier_card() -> ReadingCard:
    """Return the card of everybody who walked with somebody before."""
    return ReadingCard(
        lambda: tr("Earlier sponsors"),
        Empty(
            "handshake",
            lambda: tr("Nobody walked with them before"),
            lambda: tr("What a sponsor hands over at the end stands here for the next one."),
        ),
    )


def earlier_readings(rows: Sequence[HandedOver]) -> list[Reading]:
    """Return who walked with somebody before, each with the whole of what was handed over."""
    return [Reading(_earlier_row(one), handed_words(one)) for one in rows]


def _earlier_row(one: HandedOver) -> ListRow:
    until = tr("until {on}", on=one.on) if one.on else ""
    since = tr("since {on}", on=one.since) if one.since else ""
    return ListRow(("pair", one.pair), named(one.sponsor), joined(since, until), named(one.sponsor))


def handed_words(one: HandedOver) -> str:
    """Say whose pair ended when and why, and what was handed over."""
    return "\n".join((_ended_words(one), note_words(one.hand_over)))


def _ended_words(one: HandedOver) -> str:
    if not one.reason:
        return tr("Walked with {sponsor} until {on}.", sponsor=one.sponsor, on=one.on)
    return tr("Walked with {sponsor} until {on}: {reason}", sponsor=one.sponsor, on=one.on, reason=one.reason)


def note_words(note: str) -> str:
    """Say what was handed over, or that nothing was."""
    return tr("Handed over: {note}", note=note) if note else tr("No hand-over note was written.")
