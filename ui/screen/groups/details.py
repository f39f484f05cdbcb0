# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A group's own words and settings, each kept when its field is left; the first four open a new group."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from models.gatherings.groups import GroupRow, NewGroup
from models.words import Gender, GroupModel, Language, MeetingType, Mode, NameLevel
from ui import language
from ui.labels import label
from ui.language import tr
from ui.screen.choices import Typing
from ui.screen.groups.acting import kept
from ui.screen.groups.service import Groups
from ui.screen.widgets.controls import Button, Card, Label, column, row
from ui.screen.widgets.fields import (
    Choice,
    ChoiceField,
    Field,
    TextField,
    TickField,
    number_field,
    time_field,
)
from ui.screen.widgets.words import Words

WHOM: tuple[tuple[Gender, ...], ...] = (
    (),
    (Gender.WOMAN,),
    (Gender.WOMAN, Gender.OTHER),
    (Gender.MAN,),
    (Gender.MAN, Gender.OTHER),
    (Gender.OTHER,),
)


def labels(words: Sequence[Any]) -> list[Choice[Any]]:
    """Return words of the vocabulary as choices."""
    return [(each, partial(_label, each)) for each in words]


def _label(word: Any) -> str:
    return label(word, language.current())


def _whom(genders: tuple[Gender, ...]) -> Words:
    return lambda: " · ".join(_label(each) for each in genders) if genders else tr("Everybody")


def whom_field() -> ChoiceField[tuple[Gender, ...]]:
    """Return the field for whom a group is by gender."""
    return ChoiceField(lambda: tr("For whom"), [(each, _whom(each)) for each in WHOM])


def model_field() -> ChoiceField[GroupModel]:
    """Return the field for the tradition a group follows."""
    return ChoiceField(lambda: tr("Model"), labels(list(GroupModel)))


def grid(*fields: Field) -> QGridLayout:
    """Lay fields in two columns, in reading order."""
    box = QGridLayout()
    box.setHorizontalSpacing(18)
    box.setVerticalSpacing(12)
    for place, field in enumerate(fields):
        box.addWidget(field, place // 2, place % 2)
    box.setColumnStretch(0, 1)
    box.setColumnStretch(1, 1)
    return box


class Details(QWidget):
    """Every setting of one group."""

    changed = Signal()
    """Something was kept."""

    def __init__(self, service: Groups) -> None:
        super().__init__()
        self._service = service
        self._group: GroupRow | None = None
        self._make_names()
        self._make_whom()
        self._make_where()
        self.close_group = Button(lambda: tr("Close this group"), icon="circle-x")
        self.setLayout(
            column(
                _card(lambda: tr("Names"), *self._names),
                _card(lambda: tr("Whom it is for"), *self._whom),
                _card(lambda: tr("Where and how"), *self._where),
                row(None, self.close_group),
                None,
                gap=14,
            )
        )

    def _make_names(self) -> None:
        self.name = TextField(lambda: tr("Name"), needed=lambda: tr("A group needs a name."))
        self.hindi = TextField(lambda: tr("Name in Hindi"), letters=Typing.DEVANAGARI)
        self.punjabi = TextField(lambda: tr("Name in Punjabi"), letters=Typing.GURMUKHI)
        self.english = TextField(lambda: tr("Name in English"))
        self._names = (self.name, self.english, self.hindi, self.punjabi)
        self._keep(self.name, "name")
        for which, field in self._tongues():
            field.left.connect(partial(self._on_named, which, field))

    def _tongues(self) -> tuple[tuple[Language, TextField], ...]:
        return (
            (Language.ENGLISH, self.english),
            (Language.HINDI, self.hindi),
            (Language.PUNJABI, self.punjabi),
        )

    def _make_whom(self) -> None:
        self.model = model_field()
        self.whom = whom_field()
        self.least = number_field(lambda: tr("From age"), most=120)
        self.greatest = number_field(lambda: tr("To age"), most=120)
        self.meeting_type = ChoiceField[MeetingType | None](
            lambda: tr("Kind of meeting"), [(None, lambda: tr("Not said")), *labels(list(MeetingType))]
        )
        self.women_lead = TickField(lambda: tr("A woman is wanted as facilitator"))
        self._whom = (self.model, self.whom, self.least, self.greatest, self.meeting_type, self.women_lead)
        for field, name in zip(
            self._whom,
            ("model", "genders", "min_age", "max_age", "meeting_type", "women_facilitator"),
            strict=True,
        ):
            self._keep(field, name)

    def _make_where(self) -> None:
        self.place = TextField(lambda: tr("Place"))
        self.facilitator = TextField(lambda: tr("Facilitator"))
        self.level = ChoiceField[NameLevel](lambda: tr("Names on paper and screen"), labels(list(NameLevel)))
        self.mode = ChoiceField[Mode](lambda: tr("People usually come"), labels(list(Mode)))
        self.platform = TextField(
            lambda: tr("Online platform"),
            lambda: tr("The group's name there, never an invite link."),
        )
        self.record_by = time_field(
            lambda: tr("Attendance written down by"),
            lambda: tr("For groups that meet elsewhere."),
        )
        self._where = (self.place, self.facilitator, self.level, self.mode, self.platform, self.record_by)
        for field, name in zip(
            self._where,
            ("place", "facilitator", "name_level", "default_mode", "platform", "record_by"),
            strict=True,
        ):
            self._keep(field, name)

    def _keep(self, field: Field, name: str) -> None:
        field.left.connect(partial(self._on_left, field, name))

    def show_group(self, group: GroupRow) -> None:
        """Show a group's settings; what somebody is typing into stays."""
        self._group = group
        for which, field in self._tongues():
            _show(field, group.names.get(which.value, "") if group.names != {"en": group.name} else "")
        values: tuple[tuple[Field, object], ...] = (
            (self.name, group.name),
            (self.model, group.model),
            (self.whom, group.genders if group.genders in WHOM else ()),
            (self.least, group.min_age),
            (self.greatest, group.max_age),
            (self.meeting_type, group.meeting_type),
            (self.women_lead, group.women_facilitator),
            (self.place, group.place),
            (self.facilitator, group.facilitator),
            (self.level, group.name_level),
            (self.mode, group.default_mode),
            (self.platform, group.platform),
            (self.record_by, group.record_by),
        )
        for field, value in values:
            _show(field, value)
        self.meeting_type.setVisible(group.model is GroupModel.TWELVE_STEP)
        closed = group.closed_on is not None
        self.close_group.say(lambda: tr("Open this group again") if closed else tr("Close this group"))

    def forget(self) -> None:
        """Let go of the group."""
        self._group = None
        for field in (*self._names, *self._whom, *self._where):
            field.show_value(None if not isinstance(field, TickField) else False)

    def _on_left(self, field: Field, name: str, value: object) -> None:
        self._do(field, lambda group: self._service.change(group.id, **{name: value}))

    def _on_named(self, which: Language, field: TextField, value: object) -> None:
        def change(group: GroupRow) -> None:
            names = {} if group.names == {"en": group.name} else dict(group.names)
            self._service.change(group.id, names=names | {which.value: str(value)})

        self._do(field, change)

    def _do(self, field: Field, change: Callable[[GroupRow], object]) -> None:
        group = self._group
        if group is not None and kept(field, lambda: change(group)):
            self.changed.emit()


def _show(field: Field, value: object) -> None:
    if not (field.box.hasFocus() and field.in_trouble()):
        field.show_value(value)


def _card(title: Words, *fields: Field) -> Card:
    card = Card(margins=(20, 16, 20, 18), gap=12)
    card.body.addWidget(Label(title, "head"))
    card.body.addLayout(grid(*fields))
    return card


class NewGroupForm(QWidget):
    """What a new group needs: a name and a model. The rest follows from the model and can be changed."""

    def __init__(self, service: Groups, opened: Callable[[GroupRow], None]) -> None:
        super().__init__()
        self._service, self._opened = service, opened
        self.name = TextField(lambda: tr("Name"), needed=lambda: tr("A group needs a name."))
        self.model = model_field()
        self.facilitator = TextField(lambda: tr("Facilitator"))
        self.place = TextField(lambda: tr("Place"))
        self.model.show_value(GroupModel.COMMUNITY)
        self.setLayout(column(self.name, self.model, self.facilitator, self.place, None, gap=12))

    def accept(self) -> bool:
        """Open the group."""
        fields = (self.name, self.facilitator, self.place)
        if not all(field.readable() for field in fields):
            return False
        new = NewGroup(
            name=self.name.text(),
            model=self.model.value() or GroupModel.COMMUNITY,
            facilitator=self.facilitator.text(),
            place=self.place.text(),
        )
        return kept(self.name, lambda: self._opened(self._service.add(new)))
