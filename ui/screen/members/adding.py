# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody new, in under a minute: consent first, then the name, and who may be here already."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout

from models.insight.directory import Directory
from models.messages import Refused
from models.people.members import NewMember
from models.words import Gender, Purpose, Stage
from ui import language
from ui.labels import label
from ui.language import named, say, tr
from ui.screen import background, dialogs, theme
from ui.screen.background import Job
from ui.screen.drafts import Drafts
from ui.screen.members.memberrows import likely_row
from ui.screen.members.profile import profile_fields, stage_field, suggested
from ui.screen.members.service import Added, MembersService, Newcomer
from ui.screen.widgets.chips import Chips
from ui.screen.widgets.controls import Button, Card, Label, column, row
from ui.screen.widgets.fields import ChoiceField, Field, TextField, TickField, date_field
from ui.screen.widgets.page import Page
from ui.screen.widgets.rows import RowList
from ui.screen.widgets.words import Speaks, Words

_SCREEN = "members/new"
_TWO = 480
_BEFORE_STAGE = (
    "name",
    "local_name",
    "relation",
    "relation_name",
    "birth_date",
    "age",
    "gender",
    "phones",
    "village",
    "office_number",
)
_OPTIONAL = tuple(purpose for purpose in Purpose if purpose is not Purpose.RECORDS)


class NewMemberForm(Page, Speaks):
    """The form for somebody new. Leaving it keeps what was typed."""

    told = Signal(object)
    added = Signal(int)
    """The new member's number."""
    member_requested = Signal(int)
    """Somebody who is here already: their page is wanted."""
    back_requested = Signal()

    def __init__(self, service: MembersService, drafts: Drafts) -> None:
        super().__init__()
        self._service, self._drafts = service, drafts
        self.directory: Directory | None = None
        self._begun = False
        """Somebody writes here. A form that locking emptied must not take the place of their draft."""
        self._columns = 2
        self.back = Button(lambda: tr("Back to the list"), "ghost", "arrow-left")
        self.records = TickField(
            lambda: tr("I read the notice to them, and they agree that records are kept"),
            lambda: tr("Without it they are added with the notice still due."),
        )
        self.purposes = Chips([(purpose, _said(purpose)) for purpose in _OPTIONAL])
        self.fields: dict[str, Field] = _fields()
        self.group = ChoiceField[str](lambda: tr("Join a group"), [(None, lambda: "–")])  # pyright: ignore[reportArgumentType] - the dash stands for none
        self.sobriety = date_field(
            lambda: tr("First day without use"), lambda: tr("Sealed as you add them. May stay empty.")
        )
        self.add = Button(lambda: tr("Add member"), "primary", "user-plus")
        self.alike = RowList(lambda: tr("Perhaps already here"))
        self._build()
        self._connect()

    def _build(self) -> None:
        consent = Card("plain", (20, 14, 20, 16), 8)
        consent.body.addWidget(Label(lambda: tr("First, their consent"), "head"))
        consent.body.addWidget(self.records)
        consent.body.addWidget(
            Label(lambda: tr("They may also agree to each of these. None is needed."), "sub", wrap=True)
        )
        consent.body.addWidget(self.purposes)
        person = Card("plain", (20, 14, 20, 18), 10)
        person.body.addWidget(Label(lambda: tr("Who they are"), "head"))
        self.twins = Card("warn", (8, 8, 8, 8), 2)
        self.twins.body.addWidget(Label(lambda: tr("Perhaps already here"), "strong"))
        self.twins.body.addWidget(self.alike)
        self.twins.setVisible(False)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(10)
        self._lay(2)
        person.body.addLayout(self.grid)
        person.body.addWidget(self.twins)
        person.body.addLayout(row(None, self.add))
        title = Label(lambda: tr("New member"), "name")
        self.inside.setLayout(
            column(row(self.back, title, None), consent, person, None, gap=12, margins=(0, 0, 10, 8))
        )

    def _lay(self, columns: int) -> None:
        self._columns = columns
        for place, field in enumerate((*self.fields.values(), self.group, self.sobriety)):
            self.grid.addWidget(field, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, columns - 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_requested)
        self.add.clicked.connect(self.try_add)
        self.alike.acted.connect(self._on_twin)
        for key in ("name", "local_name", "phones", "birth_date"):
            self.fields[key].edited.connect(self.look_for_twins)
        name = self.fields["name"]
        name.left.connect(self._on_name)

    # What the pane does

    def begin(self, name: str = "") -> None:
        """Show an empty form, or what was begun."""
        self._clear()
        self._begun = True
        kept = self._drafts.take(_SCREEN, "")
        for key, field in self.fields.items():
            if isinstance(field, TextField) and kept.get(key):
                field.edit.setText(str(kept[key]))
        if name and not kept:
            self.fields["name"].show_value(name)
        self._offer_groups()
        self.look_for_twins()

    def keep_draft(self) -> None:
        """Keep what was begun, sealed for who typed it."""
        if self.isHidden() or not self._begun:
            return
        typed = {
            key: field.edit.text()
            for key, field in self.fields.items()
            if isinstance(field, TextField) and field.edit.text().strip()
        }
        self._drafts.keep(_SCREEN, "", typed)

    def forget(self) -> None:
        """Let go of what was typed."""
        self._clear()
        self._begun = False
        self.directory = None

    def go_on(self) -> None:
        """Show again what locking took away: what was begun is its writer's draft."""
        if not self._begun and not self.isHidden():
            self.begin()

    def settle(self) -> None:
        """Work begins with the consent."""
        self.records.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields below each other where it is narrow."""
        super().resizeEvent(event)
        columns = 2 if self.width() >= theme.px(_TWO) else 1
        if columns != self._columns:
            self._lay(columns)

    def look_for_twins(self) -> None:
        """Show whom the newcomer may be already: from memory, as letters are typed."""
        found = self.directory.alike(*self._known()) if self.directory is not None else ()
        self.alike.show_rows([likely_row(entry, likely) for entry, likely in found])
        self.twins.setVisible(bool(found))

    def try_add(self) -> None:
        """Add them, if every field can be read."""
        ready = [field.readable() for field in (*self.fields.values(), self.sobriety)]
        if not all(ready):
            wrong = next(f for f in (*self.fields.values(), self.sobriety) if f.in_trouble())
            wrong.setFocus()
            return
        service, newcomer = self._service, self._newcomer()
        self.add.setEnabled(False)

        def work(job: Job) -> Added:  # noqa: ARG001 - one act
            return service.add(newcomer)

        background.run(work, self._on_added, self._on_trouble, self)

    # Inside

    def _known(self) -> tuple[str, tuple[str, ...], Any]:
        name = self.fields["name"]
        text = name.edit.text() if isinstance(name, TextField) else ""
        return text, self._value("phones") or (), self._value("birth_date")

    def _value(self, key: str) -> Any:
        try:
            return self.fields[key].value()
        except Refused:
            return None

    def _newcomer(self) -> Newcomer:
        said = {key: field.value() for key, field in self.fields.items()}
        person = NewMember(
            name=str(said["name"]),
            local_name=_text(said["local_name"]),
            relation=self._value("relation"),
            relation_name=_text(said["relation_name"]),
            village=_text(said["village"]),
            gender=self._value("gender") or Gender.NOT_STATED,
            birth_date=self._value("birth_date"),
            age_years=None if self._value("birth_date") else self._value("age"),
            stage=self._value("stage") or Stage.AFTERCARE,
            practical_note=str(said["practical_note"]),
            phones=self._value("phones") or (),
            office_number=_text(said["office_number"]),
        )
        given = [Purpose(str(purpose)) for purpose in self.purposes.on()]
        consents = (Purpose.RECORDS, *given) if self.records.value() else tuple(given)
        group = self.group.value()
        return Newcomer(person, self.sobriety.value(), (group,) if group else (), consents)

    def _clear(self) -> None:
        for field in self.fields.values():
            field.show_value(None)
        self.fields["gender"].show_value(Gender.NOT_STATED)
        self.fields["stage"].show_value(Stage.AFTERCARE)
        self.fields["relation"].show_value(None)
        self.records.show_value(None)
        self.purposes.clear()
        self.sobriety.show_value(None)
        self.group.show_value(None)
        self.add.setEnabled(True)
        self.alike.show_rows(())
        self.twins.setVisible(False)

    def _offer_groups(self) -> None:
        names = self.directory.group_names.values() if self.directory is not None else ()
        self.group.offer([(None, lambda: "–"), *((name, partial(named, name)) for name in names)])  # pyright: ignore[reportArgumentType] - the dash stands for none
        self.group.show_value(None)

    def _on_name(self, name: object) -> None:
        """Offer the name in the other script; it is kept only if somebody writes it there."""
        local = self.fields["local_name"]
        if isinstance(local, TextField) and not local.edit.text():
            local.edit.setPlaceholderText(suggested(str(name)))

    def _on_twin(self, number: object) -> None:
        if isinstance(number, int):
            self.member_requested.emit(number)

    def _on_added(self, added: Added) -> None:
        self._drafts.drop(_SCREEN, "")
        self._clear()
        name, number = added.member.named(), added.member.number_text
        self.told.emit(lambda: tr("{name} is registered as {number}.", name=name, number=number))
        if added.doubts:
            doubts = added.doubts
            dialogs.asker().tell(
                self, lambda: tr("Please look at this"), lambda: "\n\n".join(say(each) for each in doubts)
            )
        self.added.emit(added.member.number)

    def _on_trouble(self, error: Exception) -> None:
        self.add.setEnabled(True)
        dialogs.tell_trouble(self, error, lambda: tr("Nobody was added"))


def _text(value: object) -> str | None:
    return str(value) if value else None


def _said(purpose: Purpose) -> Words:
    return lambda: label(purpose, language.current())


def _fields() -> dict[str, Field]:
    fields = profile_fields(*_BEFORE_STAGE)
    fields["stage"] = stage_field((Stage.AFTERCARE, Stage.RESIDENT, Stage.DAY_CARE))
    return fields | profile_fields("practical_note")
