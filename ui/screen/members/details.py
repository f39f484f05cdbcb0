# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Details: every field is kept when it is left, one step of undo a field; what cannot be is a draft."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout

from models.insight.memberpage import MemberPage
from models.words import Stage
from ui.language import tr
from ui.screen import theme
from ui.screen.drafts import Drafts
from ui.screen.members.part import Part
from ui.screen.members.profile import profile_fields, stage_field
from ui.screen.members.service import MembersService
from ui.screen.widgets.controls import Card, Label, column
from ui.screen.widgets.fields import Field, TextField

_SCREEN = "members/details"
_TWO = 480
_BEFORE_STAGE = (
    "name",
    "local_name",
    "relation",
    "relation_name",
    "circle_name",
    "online_name",
    "gender",
    "birth_date",
    "age",
    "village",
    "phones",
    "shared_phone",
    "languages",
    "print_language",
)
_AFTER_STAGE = ("initial_first", "id_type", "id_last4", "practical_note")


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
            Label(lambda: tr("Each field is saved as you leave it. Ctrl+Z takes it back."), "cap", wrap=True)
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
    fields = profile_fields(*_BEFORE_STAGE)
    fields["stage"] = stage_field(tuple(each for each in Stage if each is not Stage.DIED))
    return fields | profile_fields(*_AFTER_STAGE)
