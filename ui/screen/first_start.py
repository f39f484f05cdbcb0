# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start, a short guide: language, centre, first manager, recovery sheet typed back, then work."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLineEdit, QProgressBar, QWidget

from ui import language
from ui.language import say, tr
from ui.screen import background, dialogs, theme
from ui.screen.background import Job
from ui.screen.front import Front, NewCentre, Paper, Person, Recovery, Strength
from ui.screen.sign_in import FrontPage
from ui.screen.widgets.controls import Button, Card, Label, column, restyle, row
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.secret import PasswordBox
from ui.screen.widgets.slate import Stack
from ui.screen.widgets.words import Speaks, Words, silent

STEPS = 4


class Step(QWidget):
    """One page of the guide: where we are, a title, a sentence, and what is asked."""

    def __init__(self, number: int, title: Words, words: Words) -> None:
        super().__init__()
        self.box = column(gap=14)
        if number:
            self.box.addWidget(Label(lambda: tr("Step {n} of {total}", n=number, total=STEPS - 1), "cap"))
        self.box.addWidget(Label(title, "title", wrap=True))
        self.box.addWidget(Label(words, "sub", wrap=True))
        self.setLayout(self.box)

    def settle(self) -> None:
        """Put the focus on what is asked."""


class Field(QWidget, Speaks):
    """One line to fill in, with its name above."""

    def __init__(self, name: Words, hint: Words = silent) -> None:
        super().__init__()
        self._name, self._hint = name, hint
        self.edit = QLineEdit()
        self.edit.setMaxLength(120)
        title = Label(name, "field")
        title.setBuddy(self.edit)
        self.setLayout(column(title, self.edit, gap=6))
        self.setFocusProxy(self.edit)
        self.retranslate()

    def text(self) -> str:
        """Return what was typed, without spaces around it."""
        return self.edit.text().strip()

    def retranslate(self) -> None:
        """Name the line again."""
        self.edit.setAccessibleName(self._name())
        self.edit.setPlaceholderText(self._hint())


class Welcome(Step):
    """Two ways to begin, each a large button that says what will happen."""

    def __init__(self, *, offers_sample: bool) -> None:
        super().__init__(
            0,
            lambda: tr("Namaste, and welcome"),
            lambda: tr("Choose your language above. How would you like to begin?"),
        )
        self.begin = Button(lambda: tr("Set up our centre"), "primary", "hand-heart")
        self.sample = Button(lambda: tr("Look around with a sample centre"), "", "sparkles")
        self.box.addWidget(
            self._choice(self.begin, lambda: tr("Takes about three minutes. Have paper at hand."))
        )
        sample = self._choice(
            self.sample, lambda: tr("Invented people, nothing real. You can throw it away in one click.")
        )
        self.box.addWidget(sample)
        sample.setVisible(offers_sample)

    def settle(self) -> None:
        """Focus the way most people come for."""
        self.begin.setFocus()

    def _choice(self, button: Button, words: Words) -> Card:
        card = Card("plain", (18, 16, 18, 16), 10)
        card.body.addWidget(button)
        card.body.addWidget(Label(words, "muted", wrap=True))
        return card


class Working(QWidget):
    """A bar with what is being done; it takes no room while nothing is."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Label(silent, "sub")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = Button(lambda: tr("Cancel"))
        self.setLayout(column(self.words, row(self.bar, self.cancel, gap=10), gap=6))
        self.setVisible(False)

    def show_work(self, words: Words, *, stoppable: bool = False) -> None:
        """Say what is being done."""
        self.words.say(words)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(words())
        self.cancel.setVisible(stoppable)
        self.setVisible(True)

    def show_steps(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)


class CentreStep(Step):
    """The centre's name, in the centre's own language."""

    def __init__(self) -> None:
        super().__init__(
            1,
            lambda: tr("What is your centre called?"),
            lambda: tr("It stands on sheets and certificates. You can change it later."),
        )
        self.name = Field(
            lambda: tr("Name of the centre"), lambda: tr("For example: Nayi Subah Kendra, Ludhiana")
        )
        self.box.addWidget(self.name)

    def settle(self) -> None:
        """Focus the one line asked."""
        self.name.setFocus()


class ManagerStep(Step):
    """The first manager: a name and a password, one offered."""

    def __init__(self, front: Front) -> None:
        super().__init__(
            2,
            lambda: tr("Who manages the register?"),
            lambda: tr(
                "This person can add everybody else. The four words are a good password: write them down."
            ),
        )
        self._front = front
        self.name = Field(lambda: tr("Your name"))
        self.password = PasswordBox(lambda: tr("Password"))
        self.offer = Button(lambda: tr("Other words"), "", "refresh-cw")
        self.meter = QProgressBar()
        self.words = Label(silent, "muted", wrap=True)
        self._strength: Strength | None = None
        self._build()

    def _build(self) -> None:
        self.meter.setRange(0, 4)
        self.meter.setTextVisible(False)
        strength = column(self.meter, row(self.words, gap=6), gap=6)
        for part in (self.name, self.password):
            self.box.addWidget(part)
        self.box.addLayout(strength)
        self.box.addLayout(row(self.offer, None))
        self.password.edited.connect(self._on_edited)
        self.name.edit.textChanged.connect(self._on_edited)
        self.offer.clicked.connect(self.propose)

    def settle(self) -> None:
        """Focus the name; a passphrase already stands in its box, readable."""
        if not self.password.text():
            self.propose()
        self.name.setFocus()

    def propose(self) -> None:
        """Offer a passphrase, its letters shown so that it can be written down."""
        self.password.fill(self._front.passphrase())
        self.password.show_letters(shown=True)

    def is_ready(self) -> bool:
        """Tell whether there is a name and a password that may be used."""
        return bool(self.name.text()) and self._strength is not None and self._strength.enough

    def _on_edited(self) -> None:
        typed = self.password.text()
        self._strength = self._front.strength(typed, (self.name.text(),)) if typed else None
        level = self._strength.level if self._strength else 0
        self.meter.setValue(level)
        self.meter.setProperty("level", level)
        restyle(self.meter)
        self.words.say(self._strength_words)
        self.meter.setAccessibleName(tr("Strength of the password: {words}", words=self._strength_words()))

    def _strength_words(self) -> str:
        return say(self._strength.sentence) if self._strength else ""


class SheetStep(Step):
    """The recovery sheet: seven groups to print or copy, the last typed back."""

    save_requested = Signal()

    def __init__(self) -> None:
        super().__init__(
            3,
            lambda: tr("The recovery sheet"),
            lambda: tr(
                "If every password is lost, only these letters open the register. Save and print the"
                " sheet, or copy it by hand, and keep it locked away from this computer."
            ),
        )
        self.grid = QGridLayout()
        self.grid.setSpacing(8)
        self.save = Button(lambda: tr("Save the sheet as PDF"), "", "file-down")
        self.saved = Label(silent, "muted", wrap=True)
        self.typed = Field(lambda: tr("Type the last group back from your paper"))
        self.groups: tuple[str, ...] = ()
        self._build()

    def _build(self) -> None:
        card = Card("plain", (16, 14, 16, 14), 12)
        card.body.addLayout(self.grid)
        card.body.addLayout(row(self.save, None))
        card.body.addWidget(self.saved)
        self.saved.setVisible(False)
        self.box.addWidget(card)
        self.box.addWidget(self.typed)
        self.save.clicked.connect(self.save_requested)

    def settle(self) -> None:
        """Focus saving, which comes first."""
        (self.save if self.save.isVisible() else self.typed).setFocus()

    def receive(self, recovery: Recovery) -> None:
        """Show the groups."""
        self.groups = recovery.groups
        self.save.setVisible(recovery.paper is not None)
        for place, group in enumerate(recovery.groups):
            self.grid.addWidget(self._group(place + 1, group), place // 2, place % 2)

    def matches(self) -> bool:
        """Tell whether the last group was typed back; case, spaces and dashes do not matter."""
        typed = "".join(letter for letter in self.typed.text().upper() if letter.isalnum())
        return bool(self.groups) and typed == self.groups[-1].upper()

    def show_saved(self) -> None:
        """Say where the sheet went, and what to do about the file."""
        self.saved.say(lambda: tr("Saved. Print it, then delete the file from this computer."))
        self.saved.setVisible(True)

    def forget(self) -> None:
        """Take the letters off the screen."""
        self.groups = ()
        self.typed.edit.clear()
        while (item := self.grid.takeAt(0)) is not None:  # pyright: ignore[reportUnnecessaryComparison] - None at the end
            if (widget := item.widget()) is not None:  # pyright: ignore[reportUnnecessaryComparison] - may be a layout
                widget.deleteLater()

    def _group(self, number: int, letters: str) -> Card:
        card = Card("group", (12, 7, 12, 7))
        shown = Label(lambda: f"{letters[:4]} {letters[4:]}", "group")
        face = QFont(theme.font(theme.HEAD))
        face.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.5)
        shown.setFont(face)
        shown.setAccessibleName(" ".join(letters))
        card.body.addLayout(row(Label(lambda: str(number), "cap"), shown, None, gap=10))
        return card


class FirstStart(FrontPage, Speaks):
    """The guide. Nothing is written before a password is chosen; work starts when the sheet is typed back."""

    started = Signal(object)

    def __init__(self, front: Front) -> None:
        super().__init__()
        self._front = front
        self._paper: Paper | None = None
        self.welcome = Welcome(offers_sample=front.offers_sample())
        self.centre = CentreStep()
        self.manager = ManagerStep(front)
        self.sheet = SheetStep()
        self.stack = Stack()
        for step in (self.welcome, self.centre, self.manager, self.sheet):
            self.stack.add(step)
        self.notice = Notice()
        self.back = Button(lambda: tr("Back"), "", "arrow-left")
        self.next = Button(self._next_words, "primary")
        self.working = Working()
        self._task: background.Task | None = None
        self._build()
        self._connect()
        self.turn(self.welcome)

    def _build(self) -> None:
        for part in (self.stack, self.notice, self.working):
            self.column.addWidget(part)
        self.column.addLayout(row(self.back, None, self.next, gap=10))

    def _connect(self) -> None:
        self.welcome.begin.clicked.connect(self._on_begin_clicked)
        self.welcome.sample.clicked.connect(self.open_sample)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.sheet.save_requested.connect(self.save_sheet)
        self.working.cancel.clicked.connect(self.stop)
        for line in (self.centre.name.edit, self.manager.name.edit, self.sheet.typed.edit):
            line.returnPressed.connect(self.go_on)
        self.manager.password.entered.connect(self.go_on)

    def turn(self, step: Step) -> None:
        """Show a step and put the focus on what it asks."""
        self.notice.hush()
        self.stack.turn(step)
        self.back.setVisible(step in (self.centre, self.manager))
        self.next.setVisible(step is not self.welcome)
        self.next.retranslate()
        self.page.verticalScrollBar().setValue(0)
        step.settle()

    def settle(self) -> None:
        """Put the focus on what the step in front asks."""
        self._step().settle()

    def go_back(self) -> None:
        """Return to the step before."""
        self.turn(self.welcome if self._step() is self.centre else self.centre)

    def go_on(self) -> None:
        """Check what was asked, and go on."""
        step = self._step()
        if self._task is not None:
            return
        if step is self.centre:
            self._leave(
                bool(self.centre.name.text()), lambda: tr("Please write the centre's name."), self.manager
            )
        elif step is self.manager:
            self._create()
        elif step is self.sheet:
            self._finish()

    def open_sample(self) -> None:
        """Make the sample centre and look around."""
        which = language.current().language

        def work(job: Job) -> Person:
            return self._front.open_sample(job, which)

        self._start(work, self._on_person, lambda: tr("Inviting invented people …"), stoppable=True)

    def save_sheet(self) -> None:
        """Ask where, and write the sheet."""
        if self._paper is not None:
            dialogs.asker().save_file(self, self._paper.file_name, self._on_place_chosen)

    def stop(self) -> None:
        """Stop what is being done; nothing of it stays."""
        if self._task is not None:
            self._task.cancel()
        self._end_work()

    def _step(self) -> Step:
        return cast("Step", self.stack.current())

    def _leave(self, ready: bool, otherwise: Words, to: Step) -> None:
        if ready:
            self.turn(to)
        else:
            self.notice.say(otherwise, "info")
            self._step().settle()

    def _create(self) -> None:
        if not self.manager.is_ready():
            self.notice.say(
                lambda: tr("Please write your name and choose a password that is strong enough."), "info"
            )
            return
        wanted = NewCentre(
            language.current().language,
            self.centre.name.text(),
            self.manager.name.text(),
            self.manager.password.text(),
        )

        def work(job: Job) -> Recovery:  # noqa: ARG001 - making a vault cannot stop half-way
            return self._front.create(wanted)

        self._start(work, self.receive, lambda: tr("Making the locked register …"))

    def _finish(self) -> None:
        if not self.sheet.matches():
            self.notice.say(
                lambda: tr(
                    "These letters differ from the last group. Compare them with your paper, one by one."
                ),
                "info",
            )
            return

        def work(job: Job) -> Person:  # noqa: ARG001 - one short step
            return self._front.begin()

        self._start(work, self._on_person, lambda: tr("Opening …"))

    def _start(
        self,
        work: Callable[[Job], object],
        on_done: Callable[[Any], None],
        words: Words,
        *,
        stoppable: bool = False,
    ) -> None:
        self.notice.hush()
        self.stack.setEnabled(False)
        self.next.setEnabled(False)
        self.back.setEnabled(False)
        self.working.show_work(words, stoppable=stoppable)
        self._task = None
        task = background.run(work, on_done, self._on_error, self)
        if background.is_running(task):
            self._task = task
            task.progressed.connect(self._on_progressed)

    def _end_work(self) -> None:
        self._task = None
        self.working.setVisible(False)
        for part in (self.stack, self.next, self.back):
            part.setEnabled(True)

    def _on_begin_clicked(self) -> None:
        self.turn(self.centre)

    def _on_progressed(self, done: int, total: int) -> None:
        self.working.show_steps(done, total)

    def receive(self, recovery: Recovery) -> None:
        """Show the sheet of the vault just made."""
        self._end_work()
        self._paper = recovery.paper
        self.manager.password.wipe()
        self.sheet.receive(recovery)
        self.turn(self.sheet)

    def _on_person(self, person: object) -> None:
        self._end_work()
        self._paper = None
        self.sheet.forget()
        self.started.emit(person)

    def _on_error(self, error: Exception) -> None:
        self._end_work()
        said, step = background.sentence(error), getattr(error, "next_step", None)
        self.notice.say(lambda: " ".join(say(each) for each in (said, step) if each is not None))

    def _on_place_chosen(self, path: Path) -> None:
        paper = self._paper
        if paper is None:
            return

        def work(job: Job) -> None:  # noqa: ARG001 - one short step
            self._front.save(paper, path)

        background.run(work, self._on_saved, self._on_error, self)

    def _on_saved(self, answer: object) -> None:  # noqa: ARG002 - saving has no answer
        self.sheet.show_saved()
        self.sheet.typed.setFocus()

    def _next_words(self) -> str:
        return tr("Start") if self.stack.current() is self.sheet else tr("Continue")
