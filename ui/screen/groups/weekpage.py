# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The week with what can be done about it: open a register, add, move, cancel, declare a holiday."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.gatherings.groups import GroupRow
from models.gatherings.sessions import SessionRow
from models.sobriety.milestones import AHEAD_DAYS
from models.sobriety.night import FIRST_DAYS
from models.words import Role, SessionKind, SessionState
from ui.language import tr
from ui.screen import dialogs
from ui.screen.calendar import short_date
from ui.screen.groups.acting import done, kept
from ui.screen.groups.forms import kind_field
from ui.screen.groups.service import Groups, Week
from ui.screen.groups.week import Cell, WeekTable
from ui.screen.groups.words import group_name
from ui.screen.place import Destination, Where
from ui.screen.widgets.controls import Button, Card, Label, column, row
from ui.screen.widgets.fields import ChoiceField, TextField, date_field, time_field
from ui.screen.widgets.flow import flow
from ui.screen.widgets.words import Speaks, Words, silent


def monday_of(on: date) -> date:
    """Return the Monday of a day's week."""
    return on - timedelta(days=on.weekday())


class WeekPage(QWidget, Speaks):
    """A week, and the chosen session below it."""

    changed = Signal()
    """Something was kept: what is shown is old."""
    wanted = Signal(object)
    """Another week is wanted: its Monday."""
    visit_requested = Signal(object)
    """Somebody wants to go elsewhere: a ``Destination``."""

    def __init__(self, service: Groups) -> None:
        super().__init__()
        self._service = service
        self._week: Week | None = None
        self._all: Sequence[GroupRow] = ()
        self._groups: Sequence[GroupRow] = ()
        self._role = Role.DESK
        self.title = Label(self._title_words, "head")
        self.before = Button(lambda: tr("Week before"), "ghost", "arrow-left", bare=True)
        self.now = Button(lambda: tr("This week"), icon="calendar-days")
        self.after = Button(lambda: tr("Week after"), "ghost", "arrow-right", bare=True)
        self.table = WeekTable()
        self.chosen = Label(silent, "strong", wrap=True)
        self._make_tools()
        self._build()
        self._connect()

    def _make_tools(self) -> None:
        self.open_register = Button(lambda: tr("Open register"), "primary", "clipboard-check")
        self.move_button = Button(lambda: tr("Move …"), icon="arrow-up-down")
        self.cancel_button = Button(lambda: tr("Cancel …"), icon="calendar-x")
        self.celebrate_button = Button(self._celebrate_words, icon="award")
        self.night = Button(lambda: tr("Chip night's list"), icon="sparkles")
        self.extra = Button(lambda: tr("Add a session …"), icon="calendar-plus")
        self.holiday = Button(lambda: tr("Holiday …"), icon="sunrise")
        self.no_holiday = Button(lambda: tr("No holiday after all"), icon="undo-2")
        self.tools = (
            self.open_register,
            self.night,
            self.move_button,
            self.celebrate_button,
            self.cancel_button,
            self.no_holiday,
            self.extra,
            self.holiday,
        )

    def _build(self) -> None:
        card = Card(margins=(14, 14, 14, 14), gap=10)
        card.body.addLayout(row(self.before, self.now, self.after, 6, self.title, None, gap=6))
        card.body.addWidget(self.table)
        bar = Card(margins=(18, 14, 18, 14), gap=10)
        bar.body.addWidget(self.chosen)
        bar.body.addLayout(flow(*self.tools))
        self.setLayout(column(card, bar, None, gap=14))

    def _connect(self) -> None:
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.now.clicked.connect(self._on_now)
        self.table.week_wanted.connect(self._turn)
        self.table.moved.connect(self._show_chosen)
        self.table.opened.connect(self.go_to_register)
        self.open_register.clicked.connect(self.go_to_register)
        self.move_button.clicked.connect(self.ask_move)
        self.cancel_button.clicked.connect(self.ask_cancel)
        self.celebrate_button.clicked.connect(self.celebrate)
        self.night.clicked.connect(self.go_to_night)
        self.extra.clicked.connect(self.ask_extra)
        self.holiday.clicked.connect(self.ask_holiday)
        self.no_holiday.clicked.connect(self.take_holiday_back)

    def let_in(self, role: Role) -> None:
        """Know who looks: only managers cancel."""
        self._role = role

    def show_week(self, week: Week, groups: Sequence[GroupRow]) -> None:
        """Show a week."""
        self._week, self._all = week, groups
        self._groups = [each for each in groups if each.closed_on is None]
        self.title.retranslate()
        self.table.show_week(_spoken(week, groups))
        self._show_chosen()

    def forget(self) -> None:
        """Let go of the week."""
        self._week, self._all, self._groups = None, (), ()
        self.table.show_week(None)
        self.chosen.say(silent)
        self.title.retranslate()

    def retranslate(self) -> None:
        """Say the groups' names and the chosen session again."""
        if self._week is not None:
            self.show_week(self._week, self._all)

    def monday(self) -> date:
        """Return the Monday that is shown, or this week's."""
        return self._week.monday if self._week else monday_of(self._service.today())

    def session(self) -> SessionRow | None:
        """Return the chosen session."""
        cell = self.table.cell()
        return cell.session if cell else None

    def go_to_register(self) -> None:
        """Open the chosen session's register; on an empty place, add a session."""
        session = self.session()
        if session is None:
            if self._week is not None:
                self.ask_extra()
        elif session.state is not SessionState.CANCELLED:
            self.visit_requested.emit(Destination(Where.REGISTER, session.id))

    def go_to_night(self) -> None:
        """Show whom the chosen chip night celebrates."""
        if (session := self.session()) is not None:
            self.visit_requested.emit(Destination(Where.MILESTONES, session.id, "night"))

    def celebrate(self) -> None:
        """Let the chosen session be a chip night, or a meeting again; one undo takes it back.

        Of one that is closed it is noted afterwards, by those who may, with a reason.
        """
        if (session := self.session()) is None:
            return
        meeting = session.kind is SessionKind.MEETING
        kind = SessionKind.CHIP_NIGHT if meeting else SessionKind.MEETING

        def become(reason: str = "") -> None:
            if done(self, lambda: self._service.celebrate(session.id, kind, reason)):
                self.changed.emit()

        if session.state is SessionState.CLOSED and self._role is not Role.DESK:
            self._ask_what_it_was(session, become)
        else:
            become()

    def _ask_what_it_was(self, session: SessionRow, then: Callable[[str], None]) -> None:
        dialogs.asker().ask_reason(
            self,
            lambda: _was_words(session),
            lambda: tr(
                "This session is closed: the reason is kept. The lists of chip nights reach back to the "
                "last one that was held; who still waits stays under it and under Missed."
            ),
            lambda: tr("Save"),
            then,
        )

    def _celebrate_words(self) -> str:
        session = self.session()
        closed = session is not None and session.state is SessionState.CLOSED
        if session is not None and session.kind is SessionKind.CHIP_NIGHT:
            return tr("It was a meeting …") if closed else tr("Make it a meeting")
        return tr("It was a chip night …") if closed else tr("Make it a chip night")

    def ask_move(self) -> None:
        """Move the chosen session to another day or time."""
        if (session := self.session()) is not None:
            form = WhenForm(session.on, session)
            self._ask(
                lambda: tr("Move {group}", group=session.group),
                form,
                lambda: tr("Move"),
                lambda on: self._service.move(session.id, on, form.starts.value()),
            )

    def ask_cancel(self) -> None:
        """Cancel the chosen session with a reason."""
        if (session := self.session()) is not None:

            def cancel(reason: str) -> None:
                if done(self, lambda: self._service.cancel(session.id, reason)):
                    self.changed.emit()

            dialogs.asker().ask_reason(
                self,
                lambda: tr("Cancel {group}, {day}", group=session.group, day=short_date(session.on)),
                lambda: tr("The session stays in the week with its reason. It can be undone."),
                lambda: tr("Cancel the session"),
                cancel,
            )

    def ask_extra(self) -> None:
        """Add a session beside the schedule, on the chosen day."""
        cell = self.table.cell()
        form = WhenForm(cell.on if cell else self._service.today(), groups=self._groups)
        self._ask(
            lambda: tr("Add a session"),
            form,
            lambda: tr("Add"),
            lambda on: self._service.add_session(
                form.group.value() or 0, on, form.starts.value(), form.kind.value() or SessionKind.MEETING
            ),
        )

    def ask_holiday(self) -> None:
        """Let no group meet on the chosen day."""
        cell = self.table.cell()
        form = HolidayForm(cell.on if cell else self._service.today())
        self._ask(
            lambda: tr("A holiday for all groups"),
            form,
            lambda: tr("Make it a holiday"),
            lambda on: self._service.add_holiday(on, form.name.text()),
        )

    def take_holiday_back(self) -> None:
        """Let groups meet on the chosen day again."""
        cell = self.table.cell()
        if cell is not None and done(self, lambda: self._service.remove_holiday(cell.on)):
            self.changed.emit()

    def _ask(self, head: Words, form: "DayForm", action: Words, act: Callable[[date], object]) -> None:
        def accept() -> bool:
            on = form.read()
            if on is None or not kept(form.on, lambda: act(on)):
                return False
            self.changed.emit()
            return True

        dialogs.asker().ask_form(self, head, form, action, accept)

    def _title_words(self) -> str:
        if self._week is None:
            return ""
        sunday = self._week.monday + timedelta(days=6)
        return tr("{first} to {last}", first=short_date(self._week.monday), last=short_date(sunday))

    def _show_chosen(self) -> None:
        cell = self.table.cell()
        self.chosen.say(lambda: cell.spoken() if cell else "")
        self._show_tools(cell)

    def _show_tools(self, cell: Cell | None) -> None:
        session = cell.session if cell else None
        manager = self._role is Role.MANAGER
        planned = session is not None and session.state is SessionState.PLANNED
        ended = session is None or session.state in (SessionState.CANCELLED, SessionState.CLOSED)
        free = cell is not None and any(
            each.on == cell.on for each in (self._week.holidays if self._week else ())
        )
        self.open_register.setVisible(session is not None and session.state is not SessionState.CANCELLED)
        self.move_button.setVisible(planned and not session.frozen if session else False)
        self.celebrate_button.retranslate()
        there = session is not None and session.state is not SessionState.CANCELLED
        self.celebrate_button.setVisible(there)
        self.night.setVisible(there and self._has_list(session))
        self.cancel_button.setVisible(manager and not ended)
        self.holiday.setVisible(manager and not free)
        self.no_holiday.setVisible(manager and free)
        self.extra.setVisible(bool(self._groups))

    def _has_list(self, session: SessionRow | None) -> bool:
        """Tell whether Milestones lists whom a session celebrates: one to come, or of the last days."""
        celebrates = session is not None and session.kind is SessionKind.CHIP_NIGHT
        if session is None or not celebrates or self._role is Role.DESK:
            return False
        days = (session.on - self._service.today()).days
        return -FIRST_DAYS <= days <= AHEAD_DAYS

    def _turn(self, weeks: int) -> None:
        self.wanted.emit(self.monday() + timedelta(weeks=weeks))

    def _on_before(self) -> None:
        self._turn(-1)

    def _on_after(self) -> None:
        self._turn(1)

    def _on_now(self) -> None:
        self.wanted.emit(monday_of(self._service.today()))


def _was_words(session: SessionRow) -> str:
    """Say what a closed session is to be noted as."""
    day = short_date(session.on)
    if session.kind is SessionKind.MEETING:
        return tr("{group}, {day}, was a chip night", group=session.group, day=day)
    return tr("{group}, {day}, was a meeting", group=session.group, day=day)


def _spoken(week: Week, groups: Sequence[GroupRow]) -> Week:
    """Return a week whose groups are named in the reader's language."""
    names = {each.id: group_name(each) for each in groups}
    named = tuple(replace(one, group=names.get(one.group_id, one.group)) for one in week.sessions)
    return replace(week, sessions=named)


class DayForm(QWidget):
    """A form with a day in it."""

    def __init__(self, on: date) -> None:
        super().__init__()
        self.on = date_field(lambda: tr("Day"), needed=lambda: tr("Write the day."))
        self.on.show_value(on)

    def read(self) -> date | None:
        """Return the day, where every field can be read."""
        return self.on.value() if self.on.readable() else None


class WhenForm(DayForm):
    """A day and a time: another one for a session, or one for a session beside the schedule."""

    def __init__(self, on: date, session: SessionRow | None = None, groups: Sequence[GroupRow] = ()) -> None:
        super().__init__(on)
        self.group = ChoiceField[int](lambda: tr("Group"), [(each.id, _named(each)) for each in groups])
        self.group.setVisible(bool(groups))
        self.kind = kind_field()
        self.kind.setVisible(bool(groups))
        self.starts = time_field(
            lambda: tr("Begins"), lambda: tr("Empty: the usual time of that day.") if groups else ""
        )
        self.starts.show_value(session.starts if session else None)
        self.setLayout(column(self.group, self.kind, self.on, self.starts, None, gap=12))

    def read(self) -> date | None:
        """Return the day, where the time can be read too."""
        return super().read() if self.starts.readable() else None


class HolidayForm(DayForm):
    """A day on which no group meets, and what people call it."""

    def __init__(self, on: date) -> None:
        super().__init__(on)
        self.name = TextField(
            lambda: tr("What is it called?"),
            hint=lambda: tr("Diwali, Gurpurab, Eid …"),
            needed=lambda: tr("Write what people call this day."),
        )
        words = Label(
            lambda: tr("Planned sessions of that day are cancelled with this name as the reason."),
            "sub",
            wrap=True,
        )
        self.setLayout(column(words, self.name, self.on, None, gap=12))

    def read(self) -> date | None:
        """Return the day, where it has a name."""
        return super().read() if self.name.readable() else None


def _named(group: GroupRow) -> Words:
    return lambda: group_name(group)
