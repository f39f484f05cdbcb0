# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing in: choose your name, type your password. Every failure has its sentence and a next step."""

import math
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from models.messages import Message
from models.words import Language
from ui import language
from ui.labels import label
from ui.language import say, tr, trn
from ui.screen import background, theme
from ui.screen.background import Job
from ui.screen.widgets.controls import Button, Card, Label, column, row
from ui.screen.widgets.hero import Hero
from ui.screen.widgets.languages import DisplayMenu, LanguageChips
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.page import Page
from ui.screen.widgets.rows import ListRow, RowList
from ui.screen.widgets.secret import PasswordBox
from ui.screen.widgets.words import Speaks

if TYPE_CHECKING:
    from ui.screen.front import Front, Person
    from ui.screen.people import Slot
    from ui.screen.rescue.helper import Helper

_HERO_SHARE, _PAGE_SHARE = 5, 7
_NARROW = 980


class FrontPage(QWidget):
    """What signing in and the first start share: the painted side, the languages, a column in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hero = Hero()
        self.page = Page()
        self.languages = LanguageChips()
        self.display = Button(lambda: tr("Display"), "ghost", "sun-moon", bare=True)
        self.menu = DisplayMenu(self)
        self.display.setMenu(self.menu)
        self.column = column(gap=14)
        top = row(self.languages, None, self.display, margins=(28, 20, 24, 0))
        middle = QWidget()
        middle.setLayout(self.column)
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        middle.setMaximumWidth(720)
        self._middle = middle
        sides = QHBoxLayout()
        sides.setContentsMargins(28, 0, 28, 24)
        sides.addStretch(1)
        sides.addWidget(middle, 12)
        sides.addStretch(1)
        self.page.inside.setLayout(column(top, None, sides, None, gap=12))
        whole = row(gap=0)
        whole.addWidget(self.hero, _HERO_SHARE)
        whole.addWidget(self.page, _PAGE_SHARE)
        self.setLayout(whole)

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002 - Qt's signature
        """Give up the painted side where the words need the room."""
        self.hero.setVisible(self.width() >= theme.px(_NARROW))
        self._middle.setMaximumWidth(theme.px(500))


class SignIn(FrontPage, Speaks):
    """The page that stands while nobody is signed in, and covers everything when the register is locked."""

    signed_in = Signal(object)
    again_requested = Signal()
    """Somebody mended what kept the register closed: look again."""
    sheet_requested = Signal()
    """Somebody wants to open with the recovery sheet."""

    def __init__(self, front: "Front", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._front = front
        self._slots: Sequence[Slot] = ()
        self._busy = self._locked = False
        self._left = ""
        self.title = Label(self._title_words, "title", wrap=True)
        self.lead = Label(self._lead_words, "sub", wrap=True)
        self.people = RowList(lambda: tr("Who is signing in"), whole=False)
        self.password = PasswordBox(lambda: tr("Password"))
        self.notice = Notice()
        self._helper: Helper | None = None
        self.bar = QProgressBar()
        self.open_button = Button(self._open_words, "primary", "lock-open")
        self.sheet_button = Button(lambda: tr("Open with the recovery sheet"), "ghost", "key-round")
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._frame = Card("plain", (6, 6, 6, 6))
        self._frame.body.addWidget(self.people)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        self.bar.setVisible(False)
        box = self.column
        for part in (
            self.title,
            self.lead,
            self._frame,
            self.password,
            self.notice,
            self.open_button,
            self.bar,
        ):
            box.addWidget(part)
        box.addLayout(row(None, self.sheet_button, None))
        box.insertSpacing(2, 4)

    def _connect(self) -> None:
        self.people.chosen.connect(self._on_person_chosen)
        self.people.acted.connect(self._on_person_acted)
        self.password.entered.connect(self.try_open)
        self.password.edited.connect(self._on_password_edited)
        self.open_button.clicked.connect(self.try_open)
        self.sheet_button.clicked.connect(self.sheet_requested)
        self._second.timeout.connect(self.tick)
        for key, by in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
            QShortcut(key, self.password.edit, partial(self._step, by)).setContext(
                Qt.ShortcutContext.WidgetShortcut
            )

    @property
    def helper(self) -> "Helper":
        """The next steps as buttons, built when something keeps the register closed."""
        if self._helper is None:
            from ui.screen.rescue.helper import Helper

            self._helper = Helper(self, self._front)
            self.column.insertWidget(self.column.indexOf(self.open_button), self._helper.offers)
            self._helper.offers.follows = self.password.eye
            self._helper.helped.connect(self._on_person)
            self._helper.again_requested.connect(self.again_requested)
            self._helper.sheet_requested.connect(self.sheet_requested)
        return self._helper

    def receive(self, slots: "Sequence[Slot]", prefer: str = "") -> None:
        """Show who may sign in, the one who last did chosen."""
        self._slots = slots
        self._show_people()
        if prefer:
            self.people.choose(prefer)
        self.tick()

    def settle(self) -> None:
        """Put the focus where the hands are expected."""
        (self.password.edit if self._slots else self.languages.chips[Language.ENGLISH]).setFocus()

    def cover(self, person: str, left: str) -> None:
        """Stand over a locked register: say so, expect a person first, and know who just left."""
        self._locked, self._left = True, left
        self.password.wipe()
        self.hush()
        self.people.choose(person)
        self.title.retranslate()
        self.lead.retranslate()

    def refuse(self, error: Exception) -> None:
        """Say why the register stays closed and what helps, in words and as buttons."""
        words = [background.sentence(error)]
        if (step := cast("Message | None", getattr(error, "next_step", None))) is not None:
            words.append(step)
        self.notice.say(lambda: " ".join(say(each) for each in words))
        self.helper.meet(error)

    def hush(self) -> None:
        """Say and offer nothing more."""
        self.notice.hush()
        if self._helper is not None:
            self._helper.offers.hush()

    def person(self) -> "Slot | None":
        """Return whose name is chosen."""
        key = self.people.current_key()
        return next((slot for slot in self._slots if slot.uid == key), None)

    def try_open(self) -> None:
        """Try the password; the window stays awake meanwhile."""
        slot, typed = self.person(), self.password.text()
        if self._busy or slot is None:
            return
        if self._waiting():
            self.tick()
            return
        if not typed:
            self.notice.say(lambda: tr("Please type your password."), "info")
            self.password.setFocus()
            return
        self._set_busy(busy=True)
        front, uid = self._front, slot.uid

        def work(job: Job) -> "Person":  # noqa: ARG001 - opening cannot stop half-way
            return front.open(uid, typed)

        background.run(work, self._on_opened, self._on_refused, self)

    def _step(self, by: int) -> None:
        """Choose the name above or below, the hands still on the password."""
        keys = [slot.uid for slot in self._slots]
        slot = self.person()
        if slot is not None:
            self.people.choose(keys[max(0, min(len(keys) - 1, keys.index(slot.uid) + by))])

    def tick(self) -> None:
        """Count the seconds of a slow-down down."""
        seconds = self._waiting()
        if seconds:
            self.notice.say(
                lambda: trn(
                    "Saathi waits {n} second before the next try. Type the password slowly.",
                    "Saathi waits {n} seconds before the next try. Type the password slowly.",
                    seconds,
                ),
                "info",
            )
            self._second.start()
        elif self._second.isActive():
            self._second.stop()
            self.notice.say(lambda: tr("You can try again now."), "info")
        self._show_state()

    def retranslate(self) -> None:
        """Say the people's roles again."""
        self._show_people()

    def _waiting(self) -> int:
        slot = self.person()
        return math.ceil(self._front.wait(slot.uid)) if slot else 0

    def _show_people(self) -> None:
        rows = [
            ListRow(slot.uid, slot.name, label(slot.role, language.current()), avatar=slot.name)
            for slot in self._slots
        ]
        self.people.show_rows(rows)
        self._fit_people()

    def _fit_people(self) -> None:
        from ui.screen.widgets.paintrow import row_height

        shown = min(4, max(1, len(self._slots)))
        self.people.setFixedHeight(shown * row_height() + 2)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.bar.setVisible(busy)
        self.open_button.retranslate()
        self._show_state()

    def _show_state(self) -> None:
        free = not self._busy
        self.people.setEnabled(free)
        self.password.setEnabled(free)
        self.open_button.setEnabled(free and not self._waiting() and bool(self._slots))

    def _on_person_chosen(self) -> None:
        self.lead.retranslate()
        self.password.wipe()
        self.hush()
        self._second.stop()
        self.tick()

    def _on_person_acted(self) -> None:
        self.password.setFocus()

    def _on_password_edited(self, text: str) -> None:
        if text and not self._second.isActive():
            self.hush()

    def _on_opened(self, person: "Person") -> None:
        self._set_busy(busy=False)
        self._on_person(person)

    def _on_person(self, person: object) -> None:
        self.password.wipe()
        self.hush()
        self._locked = False
        self.signed_in.emit(person)

    def _on_refused(self, error: Exception) -> None:
        self._set_busy(busy=False)
        self.password.wipe()
        self.refuse(error)
        if self._waiting():
            self._second.start()
            self.tick()
        self.password.setFocus()

    def _title_words(self) -> str:
        return tr("The register is locked") if self._locked else tr("Welcome back")

    def _lead_words(self) -> str:
        slot = self.person() if self._locked else None
        if slot is not None and self._front.may_return(slot.uid):
            return tr("Everything is saved. Type your PIN or your password and go on where you were.")
        if slot is not None and slot.uid != self._left:
            return tr("Everything is saved. {name}, please type your password.", name=slot.name)
        if self._locked:
            return tr("Everything is saved. Type your password and go on where you were.")
        return tr("Choose your name, then type your password.")

    def _open_words(self) -> str:
        return tr("Opening …") if self._busy else tr("Open the register")
