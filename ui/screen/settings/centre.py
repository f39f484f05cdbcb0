# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The centre: its names, address, helplines and counts. Each field is kept when it is left."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from models.messages import Refused
from models.words import Language, Texts, in_language
from ui import language
from ui.labels import label
from ui.language import say, tr, trn
from ui.screen import background, dialogs
from ui.screen.choices import Typing
from ui.screen.settings.section import CENTRE, Section
from ui.screen.widgets.controls import Button, Card, Label, column, row
from ui.screen.widgets.fields import ChoiceField, Field, TextField, TickField, number_field
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.slate import Empty, ListCard
from ui.screen.widgets.words import Words

if TYPE_CHECKING:
    from models.centre.centre import CentreRow
    from ui.screen.settings.centreservice import CentreSettings

LETTERS = {
    Language.ENGLISH: Typing.LATIN,
    Language.HINDI: Typing.DEVANAGARI,
    Language.PUNJABI: Typing.GURMUKHI,
}


def _own(which: Language) -> Words:
    return lambda: label(which, language.current())


class TongueFields(QWidget):
    """One text in each language, typed in its own letters."""

    def __init__(self, naming: Words, help_words: Words | None = None) -> None:
        super().__init__()
        self.fields = {which: TextField(_own(which), letters=LETTERS[which]) for which in Language}
        parts: list[QWidget] = [Label(naming, "strong")]
        if help_words is not None:
            parts.append(Label(help_words, "cap", wrap=True))
        box = row(gap=14)
        for field in self.fields.values():
            box.addWidget(field, 1)
        self.setLayout(column(*parts, box, gap=6))

    def texts(self) -> Texts:
        """Return what stands in the fields."""
        return {which.value: field.text() for which, field in self.fields.items()}

    def show_texts(self, texts: Texts) -> None:
        """Show a text in each language."""
        for which, field in self.fields.items():
            if not field.in_trouble():
                field.show_value(texts.get(which.value, ""))


class CentreSection(Section):
    """What the centre says of itself, and how it counts."""

    def __init__(self, service: "CentreSettings") -> None:
        super().__init__(CENTRE)
        self._service = service
        self._row: CentreRow | None = None
        self.notice = Notice()
        self._make_words()
        self._make_numbers()
        self._make_helplines()
        self._build()

    def _make_words(self) -> None:
        self.names = TongueFields(lambda: tr("Name of the centre"))
        self.discreet = TongueFields(
            lambda: tr("Discreet name"),
            lambda: tr("For envelopes and discreet certificates: no word about addiction."),
        )
        self.address = TongueFields(lambda: tr("Address"))
        self.town = TongueFields(lambda: tr("Town or village"))
        self._texts = {
            "names": self.names,
            "discreet_names": self.discreet,
            "address": self.address,
            "place": self.town,
        }
        for name, fields in self._texts.items():
            for field in fields.fields.values():
                field.left.connect(partial(self._on_text_left, name, field))

    def _make_numbers(self) -> None:
        self.phone = TextField(lambda: tr("Telephone"), own_script=False)
        self.language = ChoiceField[Language](
            lambda: tr("Language of the centre's papers"), [(each, _own(each)) for each in Language]
        )
        self.number_prefix = TextField(lambda: tr("Before member numbers"), own_script=False, most=10)
        self.serial_prefix = TextField(lambda: tr("Before certificate numbers"), own_script=False, most=10)
        self.quiet = number_field(
            lambda: tr("A pair is silent after"), lambda: tr("days without a contact"), least=1, most=90
        )
        self.dropout = number_field(
            lambda: tr("Somebody has dropped out after"),
            lambda: tr("days without attendance"),
            least=7,
            most=365,
        )
        self.sponsor = number_field(
            lambda: tr("A sponsor has been sober for"),
            lambda: tr("days; fewer asks for a reason"),
            most=3650,
        )
        self.blank = number_field(
            lambda: tr("Blank rows on a sheet"), lambda: tr("for visitors, up to 40"), most=40
        )
        self.start_day = TickField(lambda: tr("Count the start day as day 1"))
        self._single: dict[str, Field] = {
            "phone": self.phone,
            "language": self.language,
            "number_prefix": self.number_prefix,
            "serial_prefix": self.serial_prefix,
            "quiet_days": self.quiet,
            "dropout_days": self.dropout,
            "sponsor_days": self.sponsor,
            "blank_rows": self.blank,
        }
        for name, field in self._single.items():
            field.left.connect(partial(self._on_left, name, field))
        self.start_day.left.connect(self._on_start_day)

    def _make_helplines(self) -> None:
        self.helplines = ListCard(
            lambda: tr("Helplines on papers"),
            Empty("phone", lambda: tr("No helpline is printed"), lambda: tr("Add the ones people can call.")),
        )
        self.add_line = Button(lambda: tr("Add a helpline"), icon="plus")
        self.helplines.add_tool(self.add_line)
        self.add_line.clicked.connect(self.ask_helpline)
        self.helplines.list.acted.connect(self.remove_helpline)

    def _build(self) -> None:
        words = Card(gap=14)
        for fields in self._texts.values():
            words.body.addWidget(fields)
        numbers = Card(gap=12)
        numbers.body.addWidget(Label(lambda: tr("Numbers and days"), "head"))
        box = QGridLayout()
        box.setHorizontalSpacing(18)
        box.setVerticalSpacing(12)
        for place, field in enumerate(self._single.values()):
            box.addWidget(field, place // 2, place % 2)
        numbers.body.addLayout(box)
        counting = Card(gap=8)
        counting.body.addWidget(Label(lambda: tr("How days are counted"), "head"))
        counting.body.addWidget(
            Label(
                lambda: tr(
                    "Completed days are counted: the day after the start is day 1. "
                    "With this, the start day itself is day 1: "
                    "day milestones come one day earlier, months and years stay."
                ),
                "sub",
                wrap=True,
            )
        )
        counting.body.addWidget(self.start_day)
        self.inside.setLayout(
            column(
                *(Label(self.name, "page"), self.notice, words, numbers, self.helplines, counting, None),
                gap=14,
                margins=(12, 22, 28, 24),
            )
        )

    def refresh(self) -> None:
        """Read the settings."""
        background.run(lambda _job: self._service.read(), self.show_row, self._on_failed, self)

    def forget(self) -> None:
        """Let go of what was said."""
        self._row = None
        self.notice.hush()
        self.helplines.forget()

    def settle(self) -> None:
        """Focus the first name."""
        self.names.fields[Language.ENGLISH].setFocus()

    def show_row(self, row: "CentreRow") -> None:
        """Show the settings; a field that waits to be mended keeps what was typed."""
        self._row = row
        for name, fields in self._texts.items():
            fields.show_texts(getattr(row, name))
        for name, field in self._single.items():
            if not field.in_trouble():
                field.show_value(getattr(row, name))
        self.start_day.show_value(row.count_start_day)
        self._show_helplines(row.helplines)

    def retranslate(self) -> None:
        """Say the helplines again."""
        if self._row is not None:
            self._show_helplines(self._row.helplines)

    def _show_helplines(self, lines: Sequence[Texts]) -> None:
        which = language.current().language
        self.helplines.show_rows(
            [
                ListRow(
                    place,
                    in_language({code: line.get(code, "") for code in Language}, which),
                    line["number"],
                    action=tr("Take away"),
                )
                for place, line in enumerate(lines)
            ]
        )

    def ask_helpline(self) -> None:
        """Add a helpline."""
        number = TextField(
            lambda: tr("Number"), own_script=False, needed=lambda: tr("Write the number people call.")
        )
        names = TongueFields(lambda: tr("What it is called"))
        inside = QWidget()
        inside.setLayout(column(number, names, None, gap=14))

        def accept() -> bool:
            if not number.readable():
                return False
            line = {"number": number.text(), **names.texts()}
            return self._keep("helplines", number, [*(self._row.helplines if self._row else ()), line])

        dialogs.asker().ask_form(self, lambda: tr("Add a helpline"), inside, lambda: tr("Add"), accept)

    def remove_helpline(self, place: object) -> None:
        """Print a helpline no more; one undo brings it back."""
        lines = list(self._row.helplines) if self._row else []
        if isinstance(place, int) and 0 <= place < len(lines):
            del lines[place]
            self._keep("helplines", self.phone, lines)

    def _on_text_left(self, name: str, field: Field, _value: object) -> None:
        self._keep(name, field, self._texts[name].texts())

    def _on_left(self, name: str, field: Field, value: object) -> None:
        if value is None:
            field.trouble(lambda: tr("Write a whole number."))
        else:
            self._keep(name, field, value)

    def _on_start_day(self, value: object) -> None:
        """Show what the other way of counting does before it is kept."""
        self.start_day.show_value(not value)
        try:
            moved = self._service.moved_by_start_day()
        except Refused as refused:
            self._on_failed(refused)
            return
        inside = QWidget()
        inside.setLayout(
            column(
                Label(lambda: _effect(turned_on=bool(value)), "sub", wrap=True),
                Label(
                    lambda: trn(
                        "{n} milestone around today falls on another day.",
                        "{n} milestones around today fall on another day.",
                        moved,
                    ),
                    "strong",
                    wrap=True,
                ),
                Label(lambda: tr("Certificates that were given stay as they are."), "sub", wrap=True),
                None,
                gap=12,
            )
        )

        def accept() -> bool:
            return self._keep("count_start_day", self.start_day, bool(value))

        dialogs.asker().ask_form(
            self,
            lambda: tr("Count days another way"),
            inside,
            lambda: tr("Count this way from now on"),
            accept,
        )

    def _keep(self, name: str, field: Field, value: object) -> bool:
        try:
            row = self._service.keep(name, value)
        except Refused as refused:
            said = background.sentence(refused)
            field.trouble(lambda: say(said))
            return False
        self.show_row(row)
        return True

    def _on_failed(self, error: Exception) -> None:
        said = background.sentence(error)
        self.notice.say(lambda: say(said))


def _effect(*, turned_on: bool) -> str:
    if turned_on:
        return tr("Everybody's shown days grow by one, and day milestones are reached one day earlier.")
    return tr("Everybody's shown days become one fewer, and day milestones are reached one day later.")
