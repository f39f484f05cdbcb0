# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: a list of pages at the left, the chosen page beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QStackedWidget

from models.words import Role
from ui.language import tr
from ui.screen import theme
from ui.screen.place import Destination, Place, Where
from ui.screen.settings.section import Section
from ui.screen.widgets.controls import Button, Label, column, row
from ui.screen.widgets.words import Words

_LIST = 224
_NARROW = 760
"""Below this width of the place, at natural text, the list shows icons alone."""


class SettingsPlace(Place):
    """The pages this person's role has; without any, the place is not shown."""

    def __init__(self, sections: Sequence[Section]) -> None:
        super().__init__(Where.SETTINGS, lambda: tr("Settings"), "settings")
        self.sections = tuple(sections)
        self.title = Label(lambda: tr("Settings"), "page")
        self.stack = QStackedWidget()
        self.nav: list[Button] = []
        self._group = QButtonGroup(self)
        self._listed = QFrame()
        for section in self.sections:
            self._add(section)
        self._build()
        self._group.idClicked.connect(self.turn)

    def _add(self, section: Section) -> None:
        button = Button(section.name, "nav", section.icon, tint="side_ink")
        button.setCheckable(True)
        self._group.addButton(button, len(self.nav))
        self.nav.append(button)
        self.stack.addWidget(section)
        section.told.connect(self.told)
        section.visit_requested.connect(self.visit_requested)

    def _build(self) -> None:
        self._listed.setLayout(column(self.title, *self.nav, None, gap=4, margins=(28, 22, 12, 24)))
        whole = row(self._listed, gap=0)
        whole.addWidget(self.stack, 1)
        self.inside.setLayout(whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the icons of the pages alone where a page needs the room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size, also where it grows while this place is in front."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        narrow = self.width() < theme.px(_NARROW)
        for button in self.nav:
            button.show_bare(narrow)
        self.title.setVisible(not narrow)
        self._listed.setFixedWidth(theme.px(46) + 40 if narrow else theme.px(_LIST) + 40)

    def keys(self) -> Sequence[tuple[str, Words]]:
        """Return the keys of Settings."""
        return (
            ("Tab", lambda: tr("From the names of the pages into the page")),
            ("↑ ↓", lambda: tr("In the names of the pages: the page before, and after")),
            ("Enter", lambda: tr("Keep a line of text; it is kept on leaving it, too")),
        )

    def opens_to(self, role: Role) -> bool:
        """Show the pages of this role; Settings itself where there is one."""
        shown = [section.opens_to(role) for section in self.sections]
        for button, visible in zip(self.nav, shown, strict=True):
            button.setVisible(visible)
        if any(shown) and not shown[self.stack.currentIndex()]:
            self._show(shown.index(True))
        return any(shown)

    def section(self) -> Section | None:
        """Return the page in front."""
        return self.sections[self.stack.currentIndex()] if self.sections else None

    def turn(self, number: int) -> None:
        """Bring a page to the front."""
        self._show(number)
        self.refresh()
        self.settle()

    def _show(self, number: int) -> None:
        self.nav[number].setChecked(True)
        self.stack.setCurrentIndex(number)

    def visit(self, destination: Destination) -> None:
        """Show the page a destination names."""
        for number, section in enumerate(self.sections):
            if section.key == destination.part:
                self.turn(number)

    def refresh(self) -> None:
        """Let the page in front read again."""
        if (section := self.section()) is not None:
            self.nav[self.stack.currentIndex()].setChecked(True)
            section.refresh()

    def forget(self) -> None:
        """Let every page forget."""
        for section in self.sections:
            section.forget()

    def settle(self) -> None:
        """Put the focus where work begins on the page in front."""
        if (section := self.section()) is not None:
            section.settle()
