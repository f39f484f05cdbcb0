# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Details: every field is kept when it is left, one step of undo a field; what cannot be is a draft."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout

from models.insight.memberpage import MemberPage
from models.people.ages import read_age
from models.people.names import script_for
from models.people.phones import read_phone, show_phone
from models.search import transliterate
from models.words import Gender, Language, Relation, Stage
from ui import language
from ui.labels import label
from ui.language import tr
from ui.screen import theme
from ui.screen.drafts import Drafts
from ui.screen.members.part import Part
from ui.screen.members.service import MembersService
from ui.screen.widgets.controls import Card, Label, column
from ui.screen.widgets.fields import ChoiceField, Field, ReadField, TextField, TickField, date_field
from ui.screen.widgets.words import Words

_SCREEN = "members/details"
_TWO = 480


def of_words(words: Any, *, empty: bool = False) -> list[tuple[Any, Words]]:
    """Return the words of a closed list as choices, with a dash for none."""
    offered: list[tuple[Any, Words]] = [(None, lambda: "–")] if empty else []
    return offered + [(each, _said(each)) for each in words]


def _said(word: Any) -> Words:
    return lambda: label(word, language.current())


def phones_field(name: Words, help_words: Words) -> ReadField[tuple[str, ...]]:
    """Return a field for telephone numbers with commas between them."""
    return ReadField(name, _read_phones, _write_phones, help_words)


def _read_phones(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(read_phone(part) for part in text.split(",") if part.strip()))


def _write_phones(phones: tuple[str, ...]) -> str:
    return ", ".join(show_phone(phone) for phone in phones)


def age_field(name: Words, help_words: Words) -> ReadField[int]:
    """Return a field for an age in years."""
    return ReadField(name, read_age, str, help_words)


class DetailsPart(Part):
    """Who somebody is."""

    def __init__(self, service: MembersService, drafts: Drafts) -> None:
        super().__init__(service, drafts)
        self.fields: dict[str, Field] = _fields()
        self._kept_before = ""
        self._columns = 2
        self._build()
        for field in self.fields.values():
            field.left.connect(self._on_left)

    def _build(self) -> None:
        card = Card("plain", (20, 16, 20, 18), 12)
        card.body.addWidget(Label(lambda: tr("Details"), "head"))
        card.body.addWidget(
            Label(lambda: tr("Each field is kept as you leave it. Ctrl+Z takes it back."), "cap", wrap=True)
        )
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(10)
        for place, field in enumerate(self.fields.values()):
            self.grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
        card.body.addLayout(self.grid)
        self.setLayout(column(card))

    def show_page(self, page: MemberPage) -> None:
        """Show somebody's details; a field in which somebody is typing is left alone."""
        super().show_page(page)
        new = page.member.uid != self._kept_before
        self._kept_before = page.member.uid
        for key, field in self.fields.items():
            if new or not (field.in_trouble() or field.box.hasFocus()):
                field.show_value(_value(page, key))
        if new:
            self._take_draft(page)

    def forget(self) -> None:
        """Show nobody."""
        super().forget()
        self._kept_before = ""
        for field in self.fields.values():
            field.show_value(None)

    def keep_draft(self) -> None:
        """Keep what stands in fields that cannot be kept for good; one that can is kept now."""
        if self.page is None:
            return
        waiting: dict[str, Any] = {}
        for key, field in self.fields.items():
            if isinstance(field, TextField) and (field.in_trouble() or field.box.hasFocus()):
                if field.in_trouble() or not field.readable():
                    waiting[key] = field.edit.text()
                else:
                    field.leave()
        if waiting:
            self.drafts.keep(_SCREEN, self.page.member.uid, waiting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields below each other where it is narrow."""
        super().resizeEvent(event)
        columns = 2 if self.width() >= theme.px(_TWO) else 1
        if columns != self._columns:
            self._columns = columns
            for place, field in enumerate(self.fields.values()):
                self.grid.addWidget(field, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
            self.grid.setColumnStretch(1, columns - 1)

    def _take_draft(self, page: MemberPage) -> None:
        uid = page.member.uid
        for key, text in self.drafts.take(_SCREEN, uid).items():
            field = self.fields.get(key)
            if isinstance(field, TextField):
                field.edit.setText(str(text))
                if field.readable():
                    field.leave()
        self.drafts.drop(_SCREEN, uid)

    def _on_left(self, value: object) -> None:
        field = self.sender()
        key = next(key for key, each in self.fields.items() if each is field)
        if self.page is None or not isinstance(field, Field):
            return
        service, number, changes = self.service, self.number, _changes(key, value)
        self.do(lambda: service.edit(number, **changes), field=field)


def _changes(key: str, value: object) -> dict[str, object]:
    if key == "age":
        return {"age_years": value, "birth_date": None}
    if key == "phones":
        return {"phones": value or ()}
    if key == "languages":
        return {"languages": [part.strip() for part in str(value).split(",") if part.strip()]}
    return {key: value if value != "" else None}


def _value(page: MemberPage, key: str) -> object:
    member = page.member
    if key == "age":
        return None if member.birth_date else member.age
    if key == "phones":
        return member.phones or None
    if key == "languages":
        return ", ".join(member.languages)
    return getattr(member, key)


def _fields() -> dict[str, Field]:
    return {
        "name": TextField(
            lambda: tr("Name"),
            lambda: tr("One name is enough."),
            needed=lambda: tr("A member needs a name. One name is enough."),
        ),
        "local_name": TextField(lambda: tr("Name in its own script")),
        "relation": ChoiceField(lambda: tr("Relation"), of_words(Relation, empty=True)),
        "relation_name": TextField(lambda: tr("Relative's name")),
        "circle_name": TextField(
            lambda: tr("Circle name"), lambda: tr("Chosen by the member; shown where names are hidden.")
        ),
        "online_name": TextField(lambda: tr("Known online as")),
        "gender": ChoiceField(lambda: tr("Gender, as they say"), of_words(Gender)),
        "birth_date": date_field(lambda: tr("Birth date")),
        "age": age_field(lambda: tr("Age"), lambda: tr("In years, where the birth date is not known.")),
        "village": TextField(lambda: tr("Village or area")),
        "phones": phones_field(lambda: tr("Phone"), lambda: tr("Several with a comma between them.")),
        "shared_phone": TickField(lambda: tr("Somebody else may answer: do not name the centre")),
        "languages": TextField(lambda: tr("Languages they speak")),
        "print_language": ChoiceField(lambda: tr("Language on paper"), of_words(Language, empty=True)),
        "stage": ChoiceField(
            lambda: tr("Where they stand"), of_words([each for each in Stage if each is not Stage.DIED])
        ),
        "initial_first": TickField(lambda: tr("The letter before the name is the father's initial")),
        "id_type": TextField(
            lambda: tr("Kind of ID"), lambda: tr("Such as voter card. The number is never kept.")
        ),
        "id_last4": TextField(lambda: tr("Last four of the ID"), most=14),
        "practical_note": TextField(
            lambda: tr("Practical note"),
            lambda: tr("80 letters at most. Everybody at the desk reads it: nothing confidential."),
            most=120,
        ),
    }


def suggested(name: str) -> str:
    """Return a guess of a name in the reader's other script, to be confirmed by who types."""
    reader = language.current().language
    script = script_for(Language.PUNJABI if reader is Language.ENGLISH else reader)
    return transliterate(name, script) if name.strip() else ""
