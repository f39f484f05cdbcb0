# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups: what do we run, when? The groups with their pages, and the week."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from models.gatherings.groups import GroupRow
from models.words import Role
from ui.language import say, tr, trn
from ui.screen import background, dialogs, theme
from ui.screen.background import Job
from ui.screen.groups.details import NewGroupForm
from ui.screen.groups.page import GroupPage
from ui.screen.groups.service import Groups, GroupView, Week
from ui.screen.groups.weekpage import WeekPage
from ui.screen.groups.words import group_row
from ui.screen.place import Destination, Place, Where
from ui.screen.widgets.chips import Chips
from ui.screen.widgets.controls import Button, Label, column
from ui.screen.widgets.flow import flow
from ui.screen.widgets.slate import Empty, ListCard, Stack
from ui.screen.widgets.words import Words

Answer = TypeVar("Answer")
LIST, WEEK = "list", "week"
_NARROW = 760


class GroupsPlace(Place):
    """The list of groups with the chosen one beside it, or the week."""

    def __init__(self, service: Groups) -> None:
        super().__init__(Where.GROUPS, lambda: tr("Groups"), "users-round")
        self._service = service
        self._groups: Sequence[GroupRow] | None = None
        self._chosen = 0
        self._monday: date | None = None
        self.title = Label(lambda: tr("Groups"), "page")
        self.counts = Label(self._count_words, "sub")
        self.views = Chips(
            [(LIST, lambda: tr("Groups")), (WEEK, lambda: tr("Week"))],
            exclusive=True,
        )
        self.new = Button(lambda: tr("New group"), "primary", "plus")
        self.new.hint(lambda: tr("New group (Ctrl+N)"))
        self.groups = ListCard(
            lambda: tr("All groups"),
            Empty(
                "users-round",
                lambda: tr("No group yet"),
                lambda: tr("A group needs a name and a model; the rest can follow."),
                lambda: tr("New group"),
            ),
        )
        self.page = GroupPage(service)
        self._week: WeekPage | None = None
        self._role: Role | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.groups.list.measure.marks = True
        beside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(16)
        self._columns.addLayout(column(self.groups, None, gap=0), 5)
        self._columns.addLayout(column(self.page, None, gap=0), 8)
        beside.setLayout(self._columns)
        self.stack = Stack()
        self.stack.add(beside)
        self._beside = beside
        head = flow(self.title, self.counts, None, self.new, gap=12)
        whole = QVBoxLayout(self.inside)
        whole.setContentsMargins(28, 22, 28, 24)
        whole.setSpacing(14)
        whole.addLayout(head)
        whole.addWidget(self.views)
        whole.addWidget(self.stack)
        whole.addStretch(1)

    def _connect(self) -> None:
        self.views.picked.connect(self.turn)
        self.new.clicked.connect(self.ask_new)
        self.groups.empty.pressed.connect(self.ask_new)
        self.groups.retry_requested.connect(self.refresh)
        self.groups.list.chosen.connect(self._on_chosen)
        self._hear(self.page)
        self.page.paper.told.connect(self.told)
        for keys, slot in (
            (QKeySequence.StandardKey.New, self.ask_new),
            (QKeySequence("F5"), self.refresh),
            (QKeySequence("Ctrl+E"), self.turn_over),
            (QKeySequence.StandardKey.Print, self._on_print_key),
        ):
            QShortcut(keys, self, slot)

    def _hear(self, part: GroupPage | WeekPage) -> None:
        part.changed.connect(self._on_changed)
        part.visit_requested.connect(self.visit_requested)

    @property
    def week(self) -> WeekPage:
        """The week, built ahead or when somebody first turns to it."""
        if self._week is None:
            self._week = made = WeekPage(self._service)
            self.stack.add(made)
            self._hear(made)
            made.wanted.connect(self._on_week_wanted)
            if self._role is not None:
                made.let_in(self._role)
        return self._week

    def ahead(self) -> Iterator[None]:
        """Build the details of a group, and the week."""
        yield from self.page.ahead()
        if self._week is None and self.week.isHidden():
            yield

    def opens_to(self, role: Role) -> bool:
        """Everybody sees groups; what each may do differs."""
        self._role = role
        self.page.let_in(role)
        if self._week is not None:
            self._week.let_in(role)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the chosen group below the list where the window is narrow or the text large."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(_NARROW)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)

    def turn(self, view: object) -> None:
        """Show the groups, or the week."""
        self.views.turn(view)
        self.stack.turn(self.week if view == WEEK else self._beside)
        if view == WEEK:
            self._read_week()
            self.week.table.setFocus()
        else:
            self.groups.list.setFocus()

    def turn_over(self) -> None:
        """Go from the groups to the week, or back."""
        self.turn(LIST if self.shows_week() else WEEK)

    def listed(self) -> Sequence[GroupRow]:
        """Return the groups that are shown."""
        return self._groups or ()

    def shows_week(self) -> bool:
        """Tell whether the week is in front."""
        return self._week is not None and self.stack.current() is self._week

    def refresh(self) -> None:
        """Read again what is shown, off the window's thread."""
        if self._groups is None:
            self.groups.show_busy()
        self._read(self._service.listed, self._on_listed)

    def visit(self, destination: Destination) -> None:
        """Show the group a destination names, or the week."""
        if destination.part == WEEK:
            self.turn(WEEK)
            return
        self.turn(LIST)
        if destination.subject:
            self._chosen = destination.subject
            self.groups.list.choose(destination.subject)
        if destination.part:
            self.page.turn(destination.part)

    def forget(self) -> None:
        """Let go of groups and people."""
        self._groups, self._monday = None, None
        self.groups.forget()
        self.page.forget()
        if self._week is not None:
            self._week.forget()
        self.counts.retranslate()

    def settle(self) -> None:
        """Work begins at the list, or in the week."""
        (self.week.table if self.shows_week() else self.groups.list).setFocus()

    def retranslate(self) -> None:
        """Say the rows again."""
        if self._groups is not None:
            self._show_groups(self._groups)

    def keys(self) -> Sequence[tuple[str, Words]]:
        """Return the keys of Groups."""
        return (
            ("Ctrl+N", lambda: tr("New group")),
            ("Ctrl+E", lambda: tr("Go from the groups to the week, and back")),
            ("PgUp  PgDown", lambda: tr("In the week: the week before, and after")),
            ("Ctrl+P", lambda: tr("Print a month, blank sheets or cards")),
            ("F5", lambda: tr("Read the page again")),
        )

    def ask_new(self) -> None:
        """Open a new group."""
        form = NewGroupForm(self._service, self._on_opened)
        dialogs.asker().ask_form(
            self, lambda: tr("New group"), form, lambda: tr("Open the group"), form.accept
        )

    def _read(self, work: Callable[[], Answer], on_read: Callable[[Answer], None]) -> None:
        def doing(job: Job) -> Answer:  # noqa: ARG001 - one short read
            return work()

        background.run(doing, on_read, self._on_unread, self)

    def _read_week(self) -> None:
        monday = self._monday or self.week.monday()
        self._read(lambda: self._service.week(monday), self._on_week_read)

    def _show_groups(self, groups: Sequence[GroupRow]) -> None:
        self._groups, wanted = groups, self._chosen
        self.counts.retranslate()
        ordered = sorted(groups, key=lambda each: each.closed_on is not None)
        self.groups.show_rows([group_row(each) for each in ordered])
        self.page.setVisible(bool(groups))
        if wanted:
            self.groups.list.choose(wanted)

    def _count_words(self) -> str:
        rows = [each for each in self._groups or () if each.closed_on is None]
        return trn("{n} group", "{n} groups", len(rows)) if self._groups is not None else ""

    def _on_print_key(self) -> None:
        """Open the papers of the group that is shown."""
        if self.page.isVisible() and not self.shows_week():
            self.page.print_menu.open_below()

    def _on_listed(self, groups: Sequence[GroupRow]) -> None:
        self._show_groups(groups)
        if self.shows_week():
            self._read_week()

    def _on_unread(self, error: Exception) -> None:
        said = background.sentence(error)
        self.groups.show_trouble(lambda: say(said))

    def _on_chosen(self, key: object) -> None:
        if isinstance(key, int) and self._groups is not None:
            self._chosen = key
            self._read(lambda: self._service.view(key), self._on_viewed)

    def _on_viewed(self, view: GroupView) -> None:
        if self._groups is not None and view.group.id == self._chosen:
            self.page.show_view(view)

    def _on_opened(self, group: GroupRow) -> None:
        self._chosen = group.id
        self.turn(LIST)
        self.refresh()
        self.page.turn("times")

    def _on_changed(self) -> None:
        self.refresh()

    def _on_week_wanted(self, monday: date) -> None:
        self._monday = monday
        self._read_week()

    def _on_week_read(self, week: Week) -> None:
        if self._groups is not None:
            self._monday = week.monday
            self.week.show_week(week, self._groups)
