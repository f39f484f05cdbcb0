# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two entries side by side: whose name, whose village is kept."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from models.insight.directory import Directory
from models.insight.merging import SideBySide
from models.people.members import MemberRow
from ui import language
from ui.labels import label
from ui.language import dates_as_shown, say, tr
from ui.screen import background
from ui.screen.background import Job
from ui.screen.members.memberrows import likely_row
from ui.screen.members.service import MembersService
from ui.screen.widgets.controls import Label, column
from ui.screen.widgets.fields import ChoiceField, TextField
from ui.screen.widgets.longlist import LongList, found_words
from ui.screen.widgets.words import Words, silent

_SHOWN = 8


class MergeForm(QWidget):
    """Find the other entry, then choose field by field."""

    def __init__(self, service: MembersService, kept: MemberRow, directory: Directory) -> None:
        super().__init__()
        self._service, self._kept, self._directory = service, kept, directory
        self._found: SideBySide | None = None
        self.query = TextField(lambda: tr("The other entry: name or number"))
        self.list = LongList(lambda: tr("Who was found"), opens=True)
        self.list.setMinimumHeight(180)
        self.list.when_empty(found_words(self.query.edit.text))
        self.words = Label(silent, "sub", wrap=True)
        self.sides = QWidget()
        self.choices: dict[str, ChoiceField[bool]] = {}
        self._grid = QGridLayout()
        self.sides.setLayout(self._grid)
        self.setLayout(column(self.query, self.list, self.words, self.sides, None, gap=10))
        self.query.edited.connect(self._on_typed)
        self.list.acted.connect(self._on_chosen)
        self._on_typed()

    def other(self) -> int | None:
        """Return the number of the other entry; None while none is chosen."""
        if self._found is None:
            self.query.trouble(lambda: tr("Choose the other entry first."))
            return None
        return self._found.other.number

    def taken(self) -> tuple[str, ...]:
        """Return the fields of which the other's value is kept."""
        return tuple(name for name, choice in self.choices.items() if choice.value())

    def _on_typed(self) -> None:
        typed = self.query.edit.text()
        if typed.strip():
            found = [self._directory.entry(id_) for id_ in self._directory.find(typed)[:_SHOWN]]
        else:
            found = [entry for entry, _ in self._directory.alike(self._kept.name)]
        numbers = [each.number for each in found if each.number != self._kept.number]
        by_number = {each.number: each for each in found}
        self.list.show_keys(numbers, lambda key: likely_row(by_number[int(str(key))], likely=False))

    def _on_chosen(self, number: object) -> None:
        if isinstance(number, int):
            work = partial(self._service.compare, self._kept.number, number)

            def run(job: Job) -> SideBySide:  # noqa: ARG001 - two rows
                return work()

            background.run(run, self._on_compared, self._on_trouble, self)

    def _on_compared(self, found: SideBySide) -> None:
        self._found = found
        other = found.other.number_text
        self.query.settled()
        self.words.say(
            lambda: tr("{other} is joined to this page. Where both differ, choose what is kept.", other=other)
        )
        for choice in self.choices.values():
            self._grid.removeWidget(choice)
            choice.deleteLater()
        self.choices = {}
        for place, name in enumerate(found.differing):
            choice = ChoiceField(
                _field_words(name),
                [(False, _value(found.kept, name)), (True, _value(found.other, name))],
            )
            choice.show_value(getattr(found.kept, name) in (None, ""))
            self.choices[name] = choice
            self._grid.addWidget(choice, place // 2, place % 2)

    def _on_trouble(self, error: Exception) -> None:
        said = background.sentence(error)
        self.query.trouble(lambda: say(said))


def _value(row: MemberRow, name: str) -> Words:
    value = getattr(row, name)
    if hasattr(value, "value"):
        return lambda: label(value, language.current())
    return lambda: "–" if value in (None, "") else str(dates_as_shown(value))


def _field_words(name: str) -> Words:
    words: dict[str, Words] = {
        "name": lambda: tr("Name"),
        "local_name": lambda: tr("Name in its own script"),
        "circle_name": lambda: tr("Circle name"),
        "online_name": lambda: tr("Known online as"),
        "relation": lambda: tr("Relation"),
        "relation_name": lambda: tr("Relative's name"),
        "village": lambda: tr("Village or area"),
        "gender": lambda: tr("Gender, as they say"),
        "birth_date": lambda: tr("Birth date"),
        "stage": lambda: tr("Where they stand"),
        "print_language": lambda: tr("Language on paper"),
        "practical_note": lambda: tr("Practical note"),
    }
    return words[name]
