# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A sentence that stands where it is needed: what happened, what was kept, what to do next."""

from collections.abc import Callable

from PySide6.QtWidgets import QSizePolicy

from models.messages import Refused
from ui.language import say, tr
from ui.screen.widgets.controls import Button, Card, Label, Picture, row
from ui.screen.widgets.words import Words, silent

_ICONS = {"warn": "triangle-alert", "info": "info", "ok": "circle-check"}


class Notice(Card):
    """A note in one of three moods: warn, info, ok. Hidden until it has something to say."""

    def __init__(self) -> None:
        super().__init__("info", (14, 12, 14, 12))
        self.picture = Picture("info", "info", 20)
        self.words = Label(silent, wrap=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line = row(self.picture, self.words, gap=12)
        self.body.addLayout(line)
        self.setVisible(False)

    def say(self, words: Words, mood: str = "warn") -> None:
        """Show a sentence, and let a screen reader say it at once."""
        self.become(mood)
        self.picture.show_icon(_ICONS[mood], mood)
        self.words.say(words)
        self.setVisible(True)
        announce(self, words())

    def heeds(self, work: Callable[[], object]) -> bool:
        """Do something; say why it was refused, or nothing more, and tell whether it was done."""
        try:
            work()
        except Refused as refused:
            said = refused.message
            self.say(lambda: say(said))
            return False
        self.hush()
        return True

    def hush(self) -> None:
        """Say nothing more."""
        self.words.say(silent)
        self.setVisible(False)


class SampleBanner(Card):
    """The label every page of the sample centre carries, and the one click that throws it away."""

    def __init__(self) -> None:
        super().__init__("banner", (16, 10, 12, 10))
        self.words = Label(
            lambda: tr("Sample centre: every person here is invented. Try anything; nothing can go wrong."),
            wrap=True,
        )
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.leave = Button(lambda: tr("Leave the sample centre"), icon="log-out")
        self.body.addLayout(row(Picture("sparkles", "glad", 20), self.words, self.leave, gap=12))


def announce(widget: Card | Label, text: str) -> None:
    """Let a screen reader say a sentence without moving the focus."""
    if text:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # dear to import, rarely needed

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
