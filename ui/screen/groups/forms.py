# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The small forms of a group: a time to meet, somebody who joins, leaves or serves."""

from collections.abc import Callable, Sequence
from datetime import date, time

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from models.gatherings.belonging import Belonging
from models.gatherings.groups import GroupRow
from models.gatherings.schedule import WEEKDAYS, MeetingRule
from models.people.members import MemberRow
from models.words import NameLevel, SessionKind
from ui import language
from ui.labels import label
from ui.language import say, tr
from ui.screen.groups.acting import kept
from ui.screen.groups.service import Groups
from ui.screen.groups.words import names_apart, person_name
from ui.screen.widgets.controls import Card, Label, column
from ui.screen.widgets.fields import (
    AreaField,
    Choice,
    ChoiceField,
    TextField,
    date_field,
    number_field,
    time_field,
)
from ui.screen.widgets.longlist import found_words
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.rows import ListRow, RowList
from ui.screen.widgets.words import Words


def _weekday(place: int) -> Words:
    return lambda: say(WEEKDAYS[place])


def _weeks() -> list[Choice[int | None]]:
    return [
        (None, lambda: tr("Every week")),
        (1, lambda: tr("The first week of the month")),
        (2, lambda: tr("The second week of the month")),
        (3, lambda: tr("The third week of the month")),
        (4, lambda: tr("The fourth week of the month")),
        (5, lambda: tr("The fifth week, if there is one")),
        (-1, lambda: tr("The last week of the month")),
    ]


def kind_field() -> ChoiceField[SessionKind]:
    """Return the field for what a session is: a meeting, or a chip night."""
    return ChoiceField(lambda: tr("What it is"), [(each, _kind(each)) for each in SessionKind])


def _kind(each: SessionKind) -> Words:
    return lambda: label(each, language.current())


class TimeForm(QWidget):
    """When a group meets: day, week of the month, time, minutes, and from and to when."""

    def __init__(self, service: Groups, group: GroupRow, told: Callable[[], None]) -> None:
        super().__init__()
        self._service, self._group, self._told = service, group, told
        self.weekday = ChoiceField[int](lambda: tr("Day"), [(place, _weekday(place)) for place in range(7)])
        self.week = ChoiceField[int | None](lambda: tr("How often"), _weeks())
        self.kind = kind_field()
        self.starts = time_field(
            lambda: tr("Begins"), needed=lambda: tr("Write when it begins, such as 18:30.")
        )
        self.minutes = number_field(lambda: tr("Minutes"), least=1, most=1440)
        self.since = date_field(lambda: tr("From"), lambda: tr("Empty: from now on."))
        self.until = date_field(lambda: tr("To"), lambda: tr("Empty: without an end."))
        self.weekday.show_value(service.today().weekday())
        self.week.show_value(None)
        self.minutes.show_value(60)
        fields = (self.weekday, self.week, self.kind, self.starts, self.minutes, self.since, self.until)
        self.setLayout(column(*fields, None, gap=12))

    def accept(self) -> bool:
        """Let the group meet so."""
        if not all(field.readable() for field in (self.starts, self.minutes, self.since, self.until)):
            return False
        rule = MeetingRule(
            weekday=self.weekday.value() or 0,
            week_of_month=self.week.value(),
            starts=self.starts.value() or time(0),
            minutes=self.minutes.value() or 60,
            since=self.since.value(),
            until=self.until.value(),
            kind=self.kind.value() or SessionKind.MEETING,
        )
        if kept(self.starts, lambda: self._service.add_meeting(self._group.id, rule)):
            self._told()
            return True
        return False


class JoinForm(QWidget):
    """Somebody joins: found by name in any script, with what speaks against it and the reason why."""

    def __init__(self, service: Groups, group: GroupRow, told: Callable[[], None]) -> None:
        super().__init__()
        self._service, self._group, self._told = service, group, told
        self._member: MemberRow | None = None
        self._found: dict[int, MemberRow] = {}
        self.query = TextField(lambda: tr("Who joins?"), hint=lambda: tr("Name, number or phone"))
        self.list = RowList(lambda: tr("People found"), whole=False)
        self.list.setMinimumHeight(172)
        self.list.when_empty(found_words(self.query.edit.text))
        found = Card(margins=(4, 4, 4, 4))
        found.body.addWidget(self.list)
        self.notice = Notice()
        self.reason = AreaField(
            lambda: tr("Why is this group right all the same?"),
            lambda: tr("Only counsellors read it."),
            lines=2,
        )
        self.on = date_field(lambda: tr("From"), needed=lambda: tr("Write the day."))
        self.on.show_value(service.today())
        self.reason.setVisible(False)
        self.setLayout(column(self.query, found, self.notice, self.reason, self.on, None, gap=12))
        self.query.edit.textChanged.connect(self._on_typed)
        self.query.edit.installEventFilter(self)
        self.list.chosen.connect(self._on_chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows choose among the people found while the name is typed."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def accept(self) -> bool:
        """Let the chosen person join."""
        member, on = self._member, self.on
        if member is None:
            self.query.trouble(lambda: tr("Choose who joins."))
            return False
        if not on.readable() or not self.reason.readable():
            return False
        field = self.reason if self.reason.isVisibleTo(self) else self.query
        day = on.value() or self._service.today()
        if kept(field, lambda: self._service.join(self._group.id, member.number, day, self.reason.text())):
            self._told()
            return True
        return False

    def _on_typed(self, text: str) -> None:
        found = list(self._service.find(text)) if text.strip() else []
        self._found = {each.number: each for each in found}
        self._member = None
        self.notice.hush()
        self.reason.setVisible(False)
        self.list.show_rows(_found_rows(found))

    def _on_chosen(self, number: object) -> None:
        member = self._found.get(number) if isinstance(number, int) else None
        if member is None or member is self._member:
            return
        self._member = member
        self.query.settled()
        self.show_fit(member)

    def show_fit(self, member: MemberRow) -> None:
        """Say what speaks against this person in this group, before anything is kept."""
        fit = self._service.fit(self._group.id, member.number)
        against = (fit.block,) if fit.block is not None else fit.doubts
        if against:
            self.notice.say(lambda: "\n".join(say(each) for each in against), "warn")
        else:
            self.notice.hush()
        self.reason.setVisible(bool(fit.doubts) and fit.block is None)


def _found_rows(found: Sequence[MemberRow]) -> list[ListRow]:
    names = names_apart(found, NameLevel.FULL)
    return [
        ListRow(
            each.number,
            name,
            " · ".join(part for part in (each.number_text, each.relation_name, each.village) if part),
            avatar=each.name,
        )
        for each, name in zip(found, names, strict=True)
    ]


class LeaveForm(QWidget):
    """Somebody leaves a group on a day."""

    def __init__(self, service: Groups, spell: Belonging, told: Callable[[], None]) -> None:
        super().__init__()
        self._service, self._spell, self._told = service, spell, told
        self.on = date_field(lambda: tr("First day without the group"), needed=lambda: tr("Write the day."))
        self.on.show_value(service.today())
        words = Label(lambda: tr("What was recorded so far stays as it is."), "sub", wrap=True)
        self.setLayout(column(words, self.on, None, gap=12))

    def accept(self) -> bool:
        """End the spell."""
        if not self.on.readable():
            return False
        day = self.on.value() or self._service.today()
        if kept(self.on, lambda: self._service.leave(self._spell.uid, day)):
            self._told()
            return True
        return False


class PostForm(QWidget):
    """Somebody takes on a service position for a term."""

    def __init__(
        self, service: Groups, group: GroupRow, people: Sequence[MemberRow], told: Callable[[], None]
    ) -> None:
        super().__init__()
        self._service, self._group, self._told = service, group, told
        self.post = TextField(
            lambda: tr("Service position"),
            hint=lambda: tr("Secretary, tea, greeter …"),
            needed=lambda: tr("Write which service it is."),
        )
        self.who = ChoiceField[int](
            lambda: tr("Who serves?"), [(each.number, _named(each)) for each in people]
        )
        self.since = date_field(lambda: tr("From"), needed=lambda: tr("Write the day."))
        self.until = date_field(lambda: tr("To"), lambda: tr("Empty: without an end."))
        self.since.show_value(service.today())
        self.setLayout(column(self.post, self.who, self.since, self.until, None, gap=12))

    def accept(self) -> bool:
        """Give the position."""
        if not all(field.readable() for field in (self.post, self.since, self.until)):
            return False
        number = self.who.value()
        since: date = self.since.value() or self._service.today()
        if number is None:
            self.who.trouble(lambda: tr("Choose who serves."))
            return False
        if kept(
            self.post,
            lambda: self._service.give_post(
                self._group.id, number, self.post.text(), since, self.until.value()
            ),
        ):
            self._told()
            return True
        return False


def _named(member: MemberRow) -> Words:
    return lambda: f"{person_name(member)} · {member.number_text}"
