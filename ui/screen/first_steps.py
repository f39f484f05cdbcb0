# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the first start: welcome, centre, first manager, recovery sheet, second place of backups."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLineEdit, QProgressBar, QWidget

from ui.language import say, tr
from ui.screen import theme
from ui.screen.front import Copies, Front, Recovery, Strength
from ui.screen.second_place import SecondPlace, why
from ui.screen.widgets.controls import Button, Card, Label, column, restyle, row
from ui.screen.widgets.secret import PasswordBox
from ui.screen.widgets.words import Speaks, Words, silent

STEPS = 4


class Step(QWidget):
    """One page of the guide: where we are, a title, a sentence, and what is asked."""

    def __init__(self, number: int, title: Words, words: Words) -> None:
        super().__init__()
        self.box = column(gap=14)
        if number:
            self.box.addWidget(Label(lambda: tr("Step {n} of {total}", n=number, total=STEPS), "cap"))
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
        self.restore = Button(lambda: tr("We have a backup"), "", "archive-restore")
        self.box.addWidget(
            self._choice(self.restore, lambda: tr("For a new computer, or when the register is gone."))
        )

    def settle(self) -> None:
        """Focus the way most people come for."""
        self.begin.setFocus()

    def _choice(self, button: Button, words: Words) -> Card:
        card = Card("plain", (18, 16, 18, 16), 10)
        card.body.addWidget(button)
        card.body.addWidget(Label(words, "muted", wrap=True))
        return card


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
        self.offer = Button(lambda: tr("Suggest other words"), "", "refresh-cw")
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
    print_requested = Signal()

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
        self.print = Button(lambda: tr("Print the sheet"), "", "printer")
        self.saved = Label(silent, "muted", wrap=True)
        self.typed = Field(lambda: tr("Type the last group back from your paper"))
        self.groups: tuple[str, ...] = ()
        self._build()

    def _build(self) -> None:
        card = Card("plain", (16, 14, 16, 14), 12)
        card.body.addLayout(self.grid)
        card.body.addLayout(row(self.save, self.print, None))
        card.body.addWidget(self.saved)
        self.saved.setVisible(False)
        self.box.addWidget(card)
        self.box.addWidget(self.typed)
        self.save.clicked.connect(self.save_requested)
        self.print.clicked.connect(self.print_requested)

    def settle(self) -> None:
        """Focus saving, which comes first."""
        (self.save if self.save.isVisible() else self.typed).setFocus()

    def receive(self, recovery: Recovery) -> None:
        """Show the groups."""
        self.groups = recovery.groups
        for button in (self.save, self.print):
            button.setVisible(recovery.paper is not None)
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


class CopiesStep(Step):
    """The second place of backups, and who takes the stick home."""

    def __init__(self) -> None:
        super().__init__(4, lambda: tr("Where does a second copy live?"), why)
        self.asked = SecondPlace()
        self.box.addWidget(self.asked)

    def settle(self) -> None:
        """Focus choosing the folder."""
        self.asked.choose.setFocus()

    def chosen(self) -> Copies:
        """Return what was chosen; nothing is an answer too."""
        return Copies(self.asked.place, self.asked.keeper.text())
