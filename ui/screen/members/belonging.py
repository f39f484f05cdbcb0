# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups and stays: joining with doubts shown first, leaving, a stay and its end in one act."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from models.gatherings.belonging import Fit
from models.gatherings.groups import GroupRow
from models.insight.memberpage import MemberPage
from models.insight.stays import Discharge
from models.words import Stage
from ui.language import named, say, tr
from ui.screen import dialogs
from ui.screen.calendar import plain_date
from ui.screen.drafts import Drafts
from ui.screen.members.memberrows import joined
from ui.screen.members.part import Part
from ui.screen.members.profile import of_words
from ui.screen.members.service import MembersService
from ui.screen.widgets.controls import Button, Label, column, row
from ui.screen.widgets.fields import AreaField, ChoiceField, TextField, TickField, date_field
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.slate import Empty, ListCard
from ui.screen.widgets.words import Words, silent

_AFTER = (Stage.AFTERCARE, Stage.ALUMNI, Stage.LEFT, Stage.DAY_CARE)


class BelongingPart(Part):
    """Where somebody belongs and when they lived here."""

    def __init__(self, service: MembersService, drafts: Drafts) -> None:
        super().__init__(service, drafts)
        self.groups = ListCard(lambda: tr("Groups"), Empty("users", lambda: tr("In no group yet"), silent))
        self.join = ChoiceField[int](lambda: tr("Join a group"), [(None, lambda: "–")])  # pyright: ignore[reportArgumentType] - the dash stands for none
        self.stays = ListCard(
            lambda: tr("Stays"), Empty("calendar-days", lambda: tr("No stay is recorded"), silent)
        )
        self.admit = Button(lambda: tr("Begin a stay"), "", "log-in")
        self.discharge = Button(lambda: tr("Discharge"), "primary", "log-out")
        for button in (self.admit, self.discharge):
            self.stays.add_tool(button)
        whole = column(self.groups, gap=12)
        whole.addLayout(row(self.join, None))
        whole.addWidget(self.stays)
        self.setLayout(whole)
        self.groups.list.acted.connect(self._on_leave)
        self.join.left.connect(self._on_join)
        self.admit.clicked.connect(self.begin_stay)
        self.discharge.clicked.connect(self.end_stay)
        self._offered: tuple[GroupRow, ...] = ()

    def show_page(self, page: MemberPage) -> None:
        """Show groups and stays, the running ones with what can be done."""
        super().show_page(page)
        self.groups.show_rows(
            [
                ListRow(
                    each.group if each in page.groups else (each.group, each.joined),
                    named(each.name),
                    _span(each.joined, each.left),
                    action=tr("Leave") if each in page.groups else "",
                )
                for each in sorted(page.spells, key=lambda spell: spell not in page.groups)
            ]
        )
        self.stays.show_rows(
            [
                ListRow(each.id, _span(each.admitted, each.left), joined(_office(each.office_number)))
                for each in reversed(page.stays)
            ]
        )
        running = any(each.left is None for each in page.stays)
        self.discharge.setVisible(running or page.member.stage in (Stage.RESIDENT, Stage.DAY_CARE))
        self.admit.setVisible(not running)
        self.ask(self.service.groups, self._on_groups)

    def forget(self) -> None:
        """Show nobody."""
        super().forget()
        self._offered = ()
        self.groups.forget()
        self.stays.forget()

    def begin_stay(self) -> None:
        """Ask when a stay began."""
        form = _AdmissionForm()
        form.admitted.show_value(self.page.today if self.page else None)
        service, number = self.service, self.number

        def accept() -> bool:
            day = form.admitted.value() if form.admitted.readable() else None
            if day is None:
                return False
            stage, office = form.stage.value() or Stage.RESIDENT, form.office.text()
            self.do(lambda: service.admit(number, day, office, stage))
            return True

        dialogs.asker().ask_form(self, lambda: tr("Begin a stay"), form, lambda: tr("Begin the stay"), accept)

    def end_stay(self) -> None:
        """Ask how somebody leaves: everything in one act."""
        page = self.page
        if page is None:
            return
        form = DischargeForm(page, self._offered)
        service, number = self.service, self.number

        def accept() -> bool:
            how = form.answer()
            if how is None:
                return False
            self.do(lambda: service.discharge(number, how))
            return True

        dialogs.asker().ask_form(self, lambda: tr("Discharge"), form, lambda: tr("End the stay"), accept)

    def _on_groups(self, answer: object) -> None:
        if isinstance(answer, (tuple, list)) and self.page is not None:
            self._offered = tuple(answer)  # pyright: ignore[reportUnknownArgumentType] - the service's own rows
            held = {each.group for each in self.page.groups}
            rest = [(each.id, _name(each)) for each in self._offered if each.id not in held]
            self.join.offer([(None, lambda: "–"), *rest])  # pyright: ignore[reportArgumentType] - the dash stands for none
            self.join.show_value(None)
            self.join.setVisible(bool(rest))

    def _on_leave(self, key: object) -> None:
        if isinstance(key, int):
            self.do(partial(self.service.leave, self.number, key))

    def _on_join(self, group: object) -> None:
        if isinstance(group, int):
            self.ask(partial(self.service.fit, self.number, group), partial(self._on_fitness, group))

    def _on_fitness(self, group: int, fitness: object) -> None:
        if not isinstance(fitness, Fit):
            return
        if fitness.block is not None:
            block = fitness.block
            self.join.show_value(None)
            dialogs.asker().tell(self, lambda: tr("This group is not for this member"), lambda: say(block))
        elif fitness.doubts:
            doubts = fitness.doubts
            dialogs.asker().ask_reason(
                self,
                lambda: tr("Is this group right for them?"),
                lambda: "\n".join(say(each) for each in doubts),
                lambda: tr("Join all the same"),
                partial(self._join, group),
            )
        else:
            self._join(group, "")

    def _join(self, group: int, reason: str) -> None:
        self.do(partial(self.service.join, self.number, group, reason))


class _AdmissionForm(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.admitted = date_field(
            lambda: tr("Came on"), needed=lambda: tr("Please write the day they came.")
        )
        self.office = TextField(lambda: tr("Office number"))
        self.stage = ChoiceField(lambda: tr("As"), of_words([Stage.RESIDENT, Stage.DAY_CARE]))
        self.setLayout(column(self.admitted, self.office, self.stage, None, gap=12))


class DischargeForm(QWidget):
    """How somebody leaves the house."""

    def __init__(self, page: MemberPage, groups: tuple[GroupRow, ...]) -> None:
        super().__init__()
        self.left = date_field(lambda: tr("Left on"), needed=lambda: tr("Please write the day they left."))
        self.left.show_value(page.today)
        self.stage = ChoiceField(lambda: tr("From now on"), of_words(_AFTER))
        held = {each.group for each in page.groups}
        self.leave = {each.group: TickField(_leave_words(each.name), silent) for each in page.groups}
        self.join = ChoiceField[int](
            lambda: tr("Join a group for the time after"),
            [(None, lambda: "–"), *((each.id, _name(each)) for each in groups if each.id not in held)],  # pyright: ignore[reportArgumentType] - the dash stands for none
        )
        known = Label(_what_follows, "sub", wrap=True)
        self.reason = AreaField(
            lambda: tr("Reason"), lambda: tr("Sealed: only counsellors and managers can read it."), lines=2
        )
        parts = (self.left, self.stage, *self.leave.values(), self.join)
        self.setLayout(column(*parts, self.reason, known, None, gap=10))

    def answer(self) -> Discharge | None:
        """Return what was chosen; None where something is not right yet."""
        left = self.left.value() if self.left.readable() else None
        if left is None or not self.reason.readable():
            return None
        joined_group = self.join.value()
        return Discharge(
            left=left,
            stage=self.stage.value() or Stage.AFTERCARE,
            leave_groups=tuple(group for group, tick in self.leave.items() if tick.value()),
            join_groups=(joined_group,) if joined_group is not None else (),
            reason=self.reason.text(),
        )


def _what_follows() -> str:
    return tr(
        "Calls after 15 days, 1, 2, 3, 6, 9, 12, 18 and 24 months come up on Today by themselves. "
        "Who has no sponsor waits in the queue for one."
    )


def _leave_words(name: str) -> Words:
    return lambda: tr("Leave {group}", group=name)


def _name(group: GroupRow) -> Words:
    return partial(named, group.name)


def _span(first: date | None, last: date | None) -> str:
    if last is None:
        return tr("since {date}", date=plain_date(first)) if first is not None else "–"
    begun = plain_date(first) if first else "…"
    return tr("{first} to {last}", first=begun, last=plain_date(last))


def _office(number: str | None) -> str:
    return tr("Office number {number}", number=number) if number else ""
