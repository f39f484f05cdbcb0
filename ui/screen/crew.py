# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who else works here: one click on a name covers the register and asks that person to sign in."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from ui import language
from ui.labels import label
from ui.language import tr
from ui.screen import theme
from ui.screen.people import Slot
from ui.screen.widgets.avatar import paint_avatar
from ui.screen.widgets.controls import Button, column
from ui.screen.widgets.menu import Menu
from ui.screen.widgets.words import Words

MOST = 3
"""Names that stand in the sidebar; the menu holds all."""
_CIRCLE, _ROW = 24, 34


class NameButton(Button):
    """A colleague's circle and name."""

    def __init__(self, slot: Slot) -> None:
        self.slot = slot
        super().__init__(lambda: slot.name, "person")
        self.hint(invitation(slot))

    def _size_icon(self) -> None:
        """Follow the text size and the colours: the circle is painted in those it stands among."""
        self.setIcon(_circle(self.slot.name))
        self.setIconSize(QSize(theme.px(_CIRCLE), theme.px(_CIRCLE)))

    def retranslate(self) -> None:
        """Say to a screen reader what the click does, too."""
        super().retranslate()
        self.setAccessibleName(invitation(self.slot)())


class Crew(QWidget):
    """The others' names, as many as there is room for."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._slots: Sequence[Slot] = ()
        self._recent: list[str] = []
        self._box = column(gap=0)
        self.setLayout(self._box)
        self.buttons: list[NameButton] = []

    def receive(self, slots: Sequence[Slot], me: str) -> None:
        """Know who else may sign in; who was here last stands first."""
        self._recent = [me, *(uid for uid in self._recent if uid != me)]
        others = [slot for slot in slots if slot.uid != me]
        self._show(sorted(others, key=lambda slot: _place(self._recent, slot.uid)))

    def others(self) -> Sequence[Slot]:
        """Return everybody else, those who were here last first."""
        return self._slots

    def forget(self) -> None:
        """Show nobody."""
        self._show(())

    def fit(self, height: int) -> None:
        """Show as many names as this height holds."""
        room = max(0, height) // theme.px(_ROW)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < room)
        self.setVisible(room > 0 and bool(self.buttons))

    def _show(self, slots: Sequence[Slot]) -> None:
        if list(slots) == list(self._slots):
            return
        self._slots = slots
        for button in self.buttons:
            self._box.removeWidget(button)
            button.deleteLater()
        self.buttons = [NameButton(slot) for slot in slots[:MOST]]
        for button in self.buttons:
            self._box.addWidget(button)
            button.clicked.connect(partial(self.chosen.emit, button.slot.uid))


class CrewMenu(Menu):
    """Everybody else by name, and the lock."""

    def offer(self, slots: Sequence[Slot], choose: Callable[[str], None], lock: Callable[[], None]) -> None:
        """Open with these names, the first of them ready for Enter."""
        self.clear()
        self._words.clear()
        for slot in slots:
            self.add(_named(slot), partial(choose, slot.uid))
        if slots:
            self.addSeparator()
        self.add(lambda: tr("Lock now"), lock)
        self.open_below()

    def forget(self) -> None:
        """Close, and hold no name."""
        self.close()
        self.clear()
        self._words.clear()


def _place(recent: Sequence[str], uid: str) -> int:
    return recent.index(uid) if uid in recent else len(recent)


def invitation(slot: Slot) -> Words:
    """Say what choosing a name does."""
    return lambda: tr("Let {name} sign in", name=slot.name)


def _named(slot: Slot) -> Words:
    return lambda: tr("{name}, {role}", name=slot.name, role=label(slot.role, language.current()))


def _circle(name: str) -> QIcon:
    size = theme.px(_CIRCLE) * 2
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_avatar(painter, QRectF(1, 1, size - 2, size - 2), name)
    painter.end()
    return QIcon(picture)
