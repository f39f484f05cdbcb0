# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The find box (Ctrl+K): a person, a group, a session or a command, by a few letters; Enter goes there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QWidget

from models.insight.finding import Found, FoundKind
from models.messages import Refused
from models.search import Index
from ui.language import named, say, tr, trn
from ui.screen import theme
from ui.screen.calendar import clock_time, plain_date
from ui.screen.place import Destination, Where
from ui.screen.widgets.controls import Label, Picture, column, row, rule
from ui.screen.widgets.paintrow import row_height
from ui.screen.widgets.rows import ListRow, RowList
from ui.screen.widgets.words import Speaks, Words, silent

MOST_ROWS = 9
MOST_COMMANDS = 4
_PLACES = {
    FoundKind.MEMBER: Where.MEMBERS,
    FoundKind.GROUP: Where.GROUPS,
    FoundKind.SESSION: Where.REGISTER,
}
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
Find = Callable[[str], Sequence[Found]]


@dataclass(frozen=True, slots=True)
class Command:
    """Something the window can do, its key, and how to do it."""

    words: Words
    key: str
    run: Callable[[], object]
    icon: str = ""


_AROUND = 190
"""Height above, below and around the rows."""


class FindPanel(QFrame, Speaks):
    """A box over the page. It holds nothing once it is closed."""

    destination_chosen = Signal(object)
    """A ``Destination``."""
    command_chosen = Signal(object)
    """A ``Command``."""

    def __init__(self, parent: QWidget, find: Find) -> None:
        super().__init__(parent)
        self._find = find
        self._before: QWidget | None = None
        self._commands: Sequence[Command] = ()
        self._neighbours: frozenset[Where] = frozenset()
        self.setProperty("card", "float")
        self.line = QLineEdit()
        self.line.setProperty("hero", "true")
        self.line.setClearButtonEnabled(False)
        self.list = RowList(lambda: tr("What was found"), whole=False)
        self.list.measure.marks = True
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.said = Label(silent, "sub", wrap=True)
        self._build()
        self.line.textEdited.connect(self.look)
        self.line.returnPressed.connect(self.go)
        self.list.acted.connect(self._on_acted)
        self.line.installEventFilter(self)
        self.retranslate()
        self.hide()

    def _build(self) -> None:
        head = row(Picture("search", "ink3", 20), gap=10)
        head.addWidget(self.line, 1)
        hints = row(gap=6)
        for key, words in (
            ("↑ ↓", lambda: tr("choose")),
            ("Enter", lambda: tr("go there")),
            ("Esc", lambda: tr("close")),
        ):
            hints.addWidget(Label(_as_it_is(key), pill="key"))
            hints.addWidget(Label(words, "cap"))
            hints.addSpacing(8)
        hints.addStretch(1)
        self.setLayout(column(head, self.list, self.said, rule(), hints, gap=8, margins=(14, 12, 14, 10)))

    def open(self, commands: Sequence[Command], neighbours: frozenset[Where]) -> None:
        """Show the box, empty, over whatever is in front."""
        self._before = QApplication.focusWidget()
        self._commands, self._neighbours = commands, neighbours
        self.line.clear()
        self.look("")
        self.fit()
        self.show()
        self.raise_()
        self.line.setFocus()

    def shut(self) -> None:
        """Let go of what was found, and put the focus back where it was."""
        if self.isHidden():
            return
        self.hide()
        self.forget()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def forget(self) -> None:
        """Let go of what was typed and found."""
        self.hide()
        self.line.clear()
        self.list.show_rows(())

    def fit(self) -> None:
        """Stand below the window's upper edge, in the middle, as high as what was found."""
        parent = self.parentWidget()
        if parent is None:
            return
        wide = min(theme.px(640), parent.width() - 40)
        self.setFixedWidth(wide)
        shown = min(len(self.list.rows()), max(2, (parent.height() - theme.px(_AROUND)) // row_height()))
        self.list.setFixedHeight(max(1, shown) * row_height() + 2)
        self.adjustSize()
        self.move((parent.width() - wide) // 2, theme.px(54))

    def look(self, text: str) -> None:
        """Show what these letters find; people, groups, sessions, then commands."""
        rows = [*self._found(text), *self._commanded(text)][:MOST_ROWS]
        self.list.show_rows(rows)
        if rows:
            self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.list.setVisible(bool(rows))
        nothing = bool(text.strip()) and not rows and not self._troubled
        if nothing:
            self.said.say(lambda: tr("Nothing was found. Fewer letters find more."))
        elif not self._troubled:
            self.said.say(silent if rows else _hint)  # neither may hold what was found
        self.said.setVisible(bool(self.said.text()))
        self.fit()

    def go(self) -> None:
        """Go to the chosen row."""
        self._on_acted(self.list.current_key())

    def _on_acted(self, key: object) -> None:
        if key is None:
            return
        self.shut()
        if isinstance(key, Command):
            self.command_chosen.emit(key)
        else:
            self.destination_chosen.emit(key)

    def _found(self, text: str) -> list[ListRow]:
        self._troubled = False
        try:
            found = self._find(text) if text.strip() else ()
        except Refused as refusal:
            self._troubled, told = True, refusal.message
            self.said.say(lambda: say(told))
            return []
        return [_row(each) for each in found if _PLACES[each.kind] in self._neighbours]

    def _commanded(self, text: str) -> list[ListRow]:
        if not text.strip():
            return []
        index = Index((place, (each.words(),)) for place, each in enumerate(self._commands))
        chosen = [self._commands[place] for place in index.find(text, MOST_COMMANDS)]
        return [
            ListRow(
                each,
                each.words(),
                detail=each.key,
                icon=each.icon,
                pill=tr("Command"),
                pill_kind="calm",
                action=tr("Do it"),
                action_icon=each.icon,
            )
            for each in chosen
        ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while letters go on into the line; Escape closes."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.shut()
                return True
            if event.key() in _MOVES:
                QApplication.sendEvent(self.list, event)
                return True
        if event.type() is QEvent.Type.FocusOut and not self.isHidden() and not self.underMouse():
            self.hide()
            self.forget()
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Say what may be typed."""
        self.line.setPlaceholderText(tr("Find a person, a group, a session, a command"))
        self.line.setAccessibleName(tr("Find"))


def _row(found: Found) -> ListRow:
    key = Destination(_PLACES[found.kind], found.subject)
    if found.kind is FoundKind.MEMBER:
        parts = (found.number_text, found.father, found.village)
        return ListRow(
            key,
            named(found.title),
            _joined(*parts),
            avatar=named(found.title),
            pill=tr("Member"),
            action=tr("Go there"),
        )
    if found.kind is FoundKind.GROUP:
        people = trn("{n} member", "{n} members", found.people)
        detail = _joined(found.place, people)
        return ListRow(
            key,
            named(found.title),
            detail,
            icon="users-round",
            pill=tr("Group"),
            pill_kind="ok",
            action=tr("Go there"),
        )
    day = plain_date(found.on) if found.on is not None else ""
    detail = _joined(day, clock_time(found.starts) if found.starts else "")
    return ListRow(
        key,
        named(found.title),
        detail,
        icon="calendar-check",
        pill=tr("Session"),
        pill_kind="info",
        action=tr("Go there"),
    )


def _hint() -> str:
    return tr("A name, a number, a group, a day, or a command.")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _as_it_is(text: str) -> Words:
    return lambda: text
