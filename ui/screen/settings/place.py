# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: a list of pages at the left, the chosen page beside it."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QStackedWidget

from models.words import Role
from ui.language import tr
from ui.screen import theme
from ui.screen.place import Destination, Place, Where
from ui.screen.settings.section import Chapter, Section
from ui.screen.widgets.controls import Button, Label, column, row
from ui.screen.widgets.words import Words

_LIST = 232
_NARROW = 760
"""Below this width of the place, at natural text, the list shows icons alone."""


class SettingsPlace(Place):
    """The pages this person's role has. A page is built when somebody first turns to it."""

    def __init__(self, pages: Mapping[Chapter, Callable[[], Section]]) -> None:
        super().__init__(Where.SETTINGS, lambda: tr("Settings"), "settings")
        self.chapters = tuple(pages)
        self._make = dict(pages)
        self._built: dict[Chapter, Section] = {}
        self._front = self.chapters[0]
        self._role: Role | None = None
        self.title = Label(lambda: tr("Settings"), "page")
        self.stack = QStackedWidget()
        self.nav: list[Button] = []
        self._group = QButtonGroup(self)
        self._listed = QFrame()
        for chapter in self.chapters:
            self._list(chapter)
        self._build()
        self._group.idClicked.connect(self.turn)

    def _list(self, chapter: Chapter) -> None:
        button = Button(chapter.name, "nav", chapter.icon, tint="side_ink")
        button.setCheckable(True)
        self._group.addButton(button, len(self.nav))
        self.nav.append(button)

    def _build(self) -> None:
        self._names = column(self.title, *self.nav, None)
        self._listed.setLayout(self._names)
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
        self._names.setSpacing(0 if narrow else 4)
        self._names.setContentsMargins(28, *((10, 12, 6) if narrow else (22, 12, 24)))
        self._listed.setFixedWidth(theme.px(46) + 40 if narrow else theme.px(_LIST) + 40)

    def keys(self) -> Sequence[tuple[str, Words]]:
        """Return the keys of Settings."""
        return (
            ("Tab", lambda: tr("From the names of the pages into the page")),
            ("↑ ↓", lambda: tr("In the names of the pages: the page before, and after")),
            ("Enter", lambda: tr("Keep a line of text; it is kept on leaving it, too")),
        )

    def opens_to(self, role: Role) -> bool:
        """List the pages of this role, and tell those that stand whose role it is."""
        self._role = role
        for button, chapter in zip(self.nav, self.chapters, strict=True):
            button.setVisible(role in chapter.roles)
        if role not in self._front.roles:
            self._front = next(chapter for chapter in self.chapters if role in chapter.roles)
        for section in self._built.values():
            section.welcome(role)
        return True

    def built(self) -> Sequence[Section]:
        """Return the pages that stand."""
        return tuple(self._built.values())

    def section(self) -> Section:
        """Return the page in front, built now if nobody has turned to it yet."""
        if self._front not in self._built:
            self._raise(self._front)
        return self._built[self._front]

    def _raise(self, chapter: Chapter) -> None:
        section = self._built[chapter] = self._make[chapter]()
        section.told.connect(self.told)
        section.visit_requested.connect(self.visit_requested)
        if self._role is not None:
            section.welcome(self._role)
        self.stack.addWidget(section)

    def ahead(self) -> Iterator[None]:
        """Build the pages of this role, one at each step."""
        for chapter in self.chapters:
            if chapter not in self._built and self._role in chapter.roles:
                self._raise(chapter)
                yield

    def turn(self, number: int) -> None:
        """Bring a page to the front."""
        self._front = self.chapters[number]
        self.refresh()
        self.settle()

    def visit(self, destination: Destination) -> None:
        """Show the page a destination names."""
        for number, chapter in enumerate(self.chapters):
            if chapter.key == destination.part:
                self.turn(number)

    def refresh(self) -> None:
        """Bring the page in front to the sight, and let it read again."""
        section = self.section()
        self.stack.setCurrentWidget(section)
        self.nav[self.chapters.index(self._front)].setChecked(True)
        section.refresh()

    def forget(self) -> None:
        """Let every page forget; one that was never built knows nothing."""
        for section in self.built():
            section.forget()

    def settle(self) -> None:
        """Put the focus where work begins on the page in front."""
        self.section().settle()
