# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""One group: its people, times, service positions and settings, one part at a time."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.gatherings.belonging import Belonging
from models.words import Role
from ui import language
from ui.labels import label
from ui.language import tr
from ui.screen import dialogs
from ui.screen.groups.acting import done
from ui.screen.groups.details import Details
from ui.screen.groups.forms import JoinForm, LeaveForm, PostForm, TimeForm
from ui.screen.groups.progress import ProgressSheet
from ui.screen.groups.service import Groups, GroupView
from ui.screen.groups.words import group_name, meant_for, person_name, person_rows, post_row, time_row
from ui.screen.papers.desk import PaperDesk
from ui.screen.place import Destination, Where
from ui.screen.widgets.avatar import Avatar
from ui.screen.widgets.chips import Chips
from ui.screen.widgets.controls import Button, Card, Label, column, row
from ui.screen.widgets.menu import Menu
from ui.screen.widgets.slate import Empty, ListCard, Stack
from ui.screen.widgets.words import Speaks, silent


class GroupPage(QWidget, Speaks):
    """Everything about one group."""

    changed = Signal()
    """Something was kept: lists elsewhere are old."""
    visit_requested = Signal(object)
    """Somebody wants to go elsewhere: a ``Destination``."""

    def __init__(self, service: Groups) -> None:
        super().__init__()
        self._service = service
        self._view: GroupView | None = None
        self._role = Role.DESK
        self._make_head()
        self._make_cards()
        self._build()
        self._connect()

    def _make_head(self) -> None:
        self.avatar = Avatar(size=52)
        self.name = Label(silent, "name", wrap=True)
        self.whom = Label(silent, "sub", wrap=True)
        self.model = Label(silent, pill="info")
        self.lead = Label(silent, "sub", wrap=True)
        self.print = Button(lambda: tr("Print"), icon="printer").hint(
            lambda: tr("Month, blank sheets and cards (Ctrl+P)")
        )
        self.paper = PaperDesk(self._service.papers(), self)
        self.print_menu = Menu(self.print)
        for words, ask in (
            (lambda: tr("A month of this group …"), self.paper.ask_month),
            (lambda: tr("Two blank sheets with codes …"), self.paper.ask_blank_sheets),
            (lambda: tr("Cards of everybody in this group …"), self.paper.ask_group_cards),
        ):
            self.print_menu.add(words, partial(self._print, ask))
        self.print.clicked.connect(self.print_menu.open_below)
        self.parts = Chips(
            [
                ("people", lambda: tr("People")),
                ("times", lambda: tr("Times")),
                ("service", lambda: tr("Service positions")),
                ("details", lambda: tr("Details")),
            ],
            exclusive=True,
        )

    def _make_cards(self) -> None:
        self.people = ListCard(
            lambda: tr("People"),
            Empty(
                "users",
                lambda: tr("Nobody is in this group yet"),
                lambda: tr("People join with the day from which they belong."),
            ),
        )
        self.times = ListCard(
            lambda: tr("When the group meets"),
            Empty(
                "clock",
                lambda: tr("No fixed times yet"),
                lambda: tr("With a time, sessions of the coming days plan themselves."),
            ),
        )
        self.posts = ListCard(
            lambda: tr("Service positions"),
            Empty("hand-heart", lambda: tr("Nobody serves here yet"), lambda: tr("Each service has a term.")),
        )
        self._details: Details | None = None
        self.join = Button(lambda: tr("Somebody joins"), "primary", "user-plus")
        self.leaves = Button(lambda: tr("Somebody leaves …"), icon="log-out")
        self.people.add_tool(self.leaves)
        self.people.add_tool(self.join)
        self.add_time = Button(lambda: tr("Add a time"), "primary", "calendar-plus")
        self.times.add_tool(self.add_time)
        self.add_post = Button(lambda: tr("Give a service"), "primary", "plus")
        self.posts.add_tool(self.add_post)

    def _build(self) -> None:
        head = Card("plain", (20, 16, 20, 16), 10)
        whom = row(self.model, gap=10)
        whom.addWidget(self.whom, 1)
        names = column(self.name, whom, self.lead, gap=4)
        line = row(self.avatar, gap=14)
        line.addLayout(names, 1)
        line.addLayout(column(self.print, None))
        head.body.addLayout(line)
        head.body.addWidget(self.parts)
        self.stack = Stack()
        self._pages: dict[object, QWidget] = {
            "people": self.people,
            "times": self.times,
            "service": self.posts,
        }
        for page in self._pages.values():
            self.stack.add(page)
        self.setLayout(column(head, self.stack, None, gap=14))

    def _connect(self) -> None:
        self.parts.picked.connect(self.turn)
        self.join.clicked.connect(self.ask_join)
        self.leaves.clicked.connect(self.ask_leave)
        self.add_time.clicked.connect(self.ask_time)
        self.add_post.clicked.connect(self.ask_post)
        self.people.list.acted.connect(self.open_person)
        self.people.list.chosen.connect(self._on_person_chosen)
        self.times.list.acted.connect(self.end_time)
        self.posts.list.acted.connect(self.end_post)

    @property
    def details(self) -> Details:
        """What is written of a group, built ahead or at the first turn to it."""
        if self._details is None:
            self._details = made = Details(self._service)
            self.stack.add(made)
            made.changed.connect(self.changed)
            made.close_group.clicked.connect(self.close_or_reopen)
            if self._view is not None:
                made.show_group(self._view.group)
        return self._details

    def ahead(self) -> Iterator[None]:
        """Build the details."""
        if self._details is None and self.details.isHidden():
            yield

    def let_in(self, role: Role) -> None:
        """Know who looks: the front desk has no progress."""
        self._role = role

    def turn(self, part: object) -> None:
        """Show one part."""
        self.parts.turn(part)
        self.stack.turn(self.details if part == "details" else self._pages[part])

    def view(self) -> GroupView | None:
        """Return what is shown."""
        return self._view

    def show_view(self, view: GroupView) -> None:
        """Show a group."""
        self._view = view
        if self._details is not None:
            self._details.show_group(view.group)
        self.retranslate()

    def forget(self) -> None:
        """Let go of the group and its people."""
        self._view = None
        for card in (self.people, self.times, self.posts):
            card.forget()
        if self._details is not None:
            self._details.forget()
        for words in (self.name, self.whom, self.lead, self.model):
            words.say(silent)
        self.avatar.show_name("")

    def retranslate(self) -> None:
        """Say the rows again."""
        if (view := self._view) is None:
            return
        group, today = view.group, self._service.today()
        self.avatar.show_name(group_name(group))
        self.name.say(lambda: group_name(group))
        self.model.say(lambda: label(group.model, language.current()))
        self.whom.say(lambda: meant_for(group))
        self.lead.say(lambda: _lead(view))
        action = tr("Page") if self._role is Role.DESK else tr("Progress")
        self.people.show_rows(person_rows(view.people, group.name_level, today, action))
        here = sum(each.holds(today) for each in view.people)
        self.people.tell_count(here)
        self.times.show_rows([time_row(each) for each in view.schedule])
        self.posts.show_rows([post_row(each, group.name_level, today) for each in view.posts])
        open_now = group.closed_on is None
        for button in (self.join, self.add_time, self.add_post):
            button.setVisible(open_now)
        self._on_person_chosen(self.people.list.current_key())

    def ask_join(self) -> None:
        """Let somebody join."""
        if (view := self._view) is not None:
            form = JoinForm(self._service, view.group, self.changed.emit)
            name = group_name(view.group)
            self._ask(lambda: tr("Join {group}", group=name), form, lambda: tr("Join"), form.accept)

    def ask_leave(self) -> None:
        """Let the chosen person leave."""
        if (spell := self._spell(self.people.list.current_key())) is not None:
            form = LeaveForm(self._service, spell, self.changed.emit)
            name = person_name(spell.member)
            self._ask(lambda: tr("{name} leaves the group", name=name), form, lambda: tr("Save"), form.accept)

    def ask_time(self) -> None:
        """Add a time at which the group meets."""
        if (view := self._view) is not None:
            form = TimeForm(self._service, view.group, self.changed.emit)
            self._ask(lambda: tr("When the group meets"), form, lambda: tr("Add"), form.accept)

    def ask_post(self) -> None:
        """Give a service position to somebody of the group."""
        if (view := self._view) is not None:
            today = self._service.today()
            people = [each.member for each in view.people if each.holds(today)]
            form = PostForm(self._service, view.group, people, self.changed.emit)
            self._ask(lambda: tr("Give a service"), form, lambda: tr("Give"), form.accept)

    def _ask(
        self, head: Callable[[], str], form: QWidget, action: Callable[[], str], accept: Callable[[], bool]
    ) -> None:
        dialogs.asker().ask_form(self, head, form, action, accept)

    def open_person(self, uid: object) -> None:
        """Open a person's progress; for the front desk, their page."""
        spell = self._spell(uid)
        if spell is None:
            return
        if self._role is Role.DESK:
            self.visit_requested.emit(Destination(Where.MEMBERS, spell.member.number))
        elif self._view is not None:
            sheet = ProgressSheet(self._service, spell.member, self._view.group.model)
            who = spell.member
            dialogs.asker().show_form(
                self, lambda: tr("Progress of {name}", name=who.named()), sheet, sheet.add
            )

    def _print(self, ask: Callable[[int], None]) -> None:
        if (view := self._view) is not None:
            ask(view.group.id)

    def end_time(self, uid: object) -> None:
        """End a line of the schedule."""
        if isinstance(uid, str) and done(self, lambda: self._service.end_meeting(uid)):
            self.changed.emit()

    def end_post(self, uid: object) -> None:
        """End a service position today."""
        if isinstance(uid, str) and done(self, lambda: self._service.end_post(uid, self._service.today())):
            self.changed.emit()

    def close_or_reopen(self) -> None:
        """Close an open group, or open a closed one; one undo takes it back."""
        if (view := self._view) is None:
            return
        act = self._service.close if view.group.closed_on is None else self._service.reopen
        if done(self, lambda: act(view.group.id)):
            self.changed.emit()

    def _spell(self, uid: object) -> Belonging | None:
        people = self._view.people if self._view else ()
        return next((each for each in people if each.uid == uid), None)

    def _on_person_chosen(self, uid: object) -> None:
        spell = self._spell(uid)
        self.leaves.setVisible(spell is not None and spell.left is None)


def _lead(view: GroupView) -> str:
    group = view.group
    parts = [group.place, group.facilitator, group.platform]
    if group.women_facilitator:
        parts.append(tr("A woman is wanted as facilitator"))
    if group.record_by is not None:
        parts.append(tr("Attendance by {time}", time=group.record_by))
    return " · ".join(part for part in parts if part)
