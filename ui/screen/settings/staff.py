# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Staff and roles: who may sign in, and everything a manager does about it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from models.words import Role
from ui import language
from ui.labels import label
from ui.language import say, tr, trn
from ui.screen import background, dialogs
from ui.screen.background import Job
from ui.screen.settings.asking import KeyForm, ask
from ui.screen.settings.losses import by_what
from ui.screen.settings.section import STAFF, Section
from ui.screen.settings.service import Gone, StaffService
from ui.screen.settings.sheetasking import ask_for_sheet
from ui.screen.widgets.controls import Button, Card, Label, column
from ui.screen.widgets.fields import ChoiceField, TextField
from ui.screen.widgets.flow import flow
from ui.screen.widgets.newpassword import NewPassword
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.rows import ListRow, RowList
from ui.screen.widgets.words import Words, silent

if TYPE_CHECKING:
    from models.desk.desk import StaffRow
    from models.insight.leaving import LastDays, TakenBack
    from ui.screen.settings.service import SheetService


class StaffSection(Section):
    """A list of staff, and below it what can be done about the chosen one."""

    def __init__(self, service: "StaffService", sheets: "SheetService") -> None:
        super().__init__(STAFF)
        self._service, self._sheets = service, sheets
        self._rows: tuple[StaffRow, ...] = ()
        self._own = ""
        self.notice = Notice()
        self.add_button = Button(lambda: tr("Add somebody"), "primary", "user-plus")
        self.people = RowList(lambda: tr("Staff"))
        self.who = Label(silent, "head")
        self.about = Label(silent, "sub", wrap=True)
        self.role_button = Button(lambda: tr("Another role"), icon="shield")
        self.reset_button = Button(lambda: tr("New password"), icon="key-round")
        self.name_button = Button(lambda: tr("Another name"), icon="pencil")
        self.door_button = Button(self._door_words, icon="lock")
        self.days_button = Button(lambda: tr("Last days"), icon="history")
        self.remove_button = Button(lambda: tr("Remove for good"), icon="log-out")
        self._build()
        self._connect()

    def _build(self) -> None:
        lead = Label(
            lambda: tr("Each person signs in with their own name and password; rights come from their keys."),
            "sub",
            wrap=True,
        )
        listed = Card("plain", (6, 6, 6, 6))
        listed.body.addWidget(self.people)
        self._chosen = Card("plain")
        self._chosen.body.addWidget(self.who)
        self._chosen.body.addWidget(self.about)
        first = flow(self.role_button, self.reset_button, self.name_button)
        second = flow(self.days_button, self.door_button, self.remove_button)
        self._chosen.body.addLayout(column(first, second, gap=8))
        head = flow(Label(self.name, "page"), None, self.add_button)
        self.inside.setLayout(
            column(head, lead, self.notice, listed, self._chosen, None, gap=14, margins=(12, 22, 28, 24))
        )

    def _connect(self) -> None:
        self.people.chosen.connect(self._show_chosen)
        self.add_button.clicked.connect(self._on_add)
        self.role_button.clicked.connect(self._on_role)
        self.reset_button.clicked.connect(self._on_reset)
        self.name_button.clicked.connect(self._on_name)
        self.door_button.clicked.connect(self._on_door)
        self.days_button.clicked.connect(self._on_days)
        self.remove_button.clicked.connect(self._on_remove)

    # Showing

    def refresh(self) -> None:
        """Read the list again."""

        def work(job: Job) -> "tuple[tuple[StaffRow, ...], str, int]":  # noqa: ARG001 - one short look
            return self._service.staff(), self._service.own_uid(), self._sheets.left()

        background.run(work, self._on_read, self._on_failed, self)

    def forget(self) -> None:
        """Let go of every name."""
        self._rows = ()
        self.notice.hush()
        self._show_rows()

    def settle(self) -> None:
        """Focus the list."""
        self.people.setFocus()

    def retranslate(self) -> None:
        """Say the roles again."""
        self._show_rows()

    def _on_read(self, answer: "tuple[tuple[StaffRow, ...], str, int]") -> None:
        self._rows, self._own, waiting = answer
        self._show_rows()
        self.notice.hush()
        if waiting:
            self._say_waiting(waiting)
        elif any(one.unfinished for one in self._rows):
            self.notice.say(
                lambda: tr("A change of keys was cut short. It is finished with your next change here."),
                "info",
            )

    def _say_waiting(self, waiting: int) -> None:
        def work(job: Job) -> int:
            return self._sheets.go_on(job.progress)

        self.notice.say(
            lambda: trn(
                "{n} sealed entry is being sealed under today's keys.",
                "{n} sealed entries are being sealed under today's keys.",
                waiting,
            ),
            "info",
        )
        background.run(work, self._on_sealed, self._on_failed, self)

    def _on_sealed(self, broken: int) -> None:
        if not broken:
            self.notice.say(lambda: tr("Every sealed entry is under today's keys."), "ok")
            return
        self.notice.say(
            lambda: trn(
                "{n} sealed entry could not be opened. Check the register in Settings.",
                "{n} sealed entries could not be opened. Check the register in Settings.",
                broken,
            )
        )

    def _on_failed(self, error: Exception) -> None:
        said = background.sentence(error)
        self.notice.say(lambda: say(said))

    def _show_rows(self) -> None:
        self.people.show_rows([self._row(one) for one in self._rows])
        self._show_chosen()

    def _row(self, one: "StaffRow") -> ListRow:
        pill, kind = "", "calm"
        if one.unfinished:
            pill, kind = tr("Unfinished"), "warn"
        elif one.disabled:
            pill = tr("Sign-in closed")
        elif one.uid == self._own:
            pill, kind = tr("You"), "info"
        return ListRow(
            one.uid, one.name, label(one.role, language.current()), avatar=one.name, pill=pill, pill_kind=kind
        )

    def chosen(self) -> "StaffRow | None":
        """Return who is chosen."""
        key = self.people.current_key()
        return next((one for one in self._rows if one.uid == key), None)

    def _show_chosen(self) -> None:
        one = self.chosen()
        self._chosen.setVisible(one is not None)
        if one is None:
            self.who.say(silent)
            return
        mine = one.uid == self._own
        self.who.say(lambda: one.name)
        self.about.say(partial(_said_of, one, mine=mine))
        for button in (self.role_button, self.reset_button, self.door_button, self.remove_button):
            button.setEnabled(not mine)
        self.door_button.retranslate()

    def _door_words(self) -> str:
        one = self.chosen()
        return tr("Open the sign-in") if one is not None and one.disabled else tr("Close the sign-in")

    # Acting

    def _new_password(self, name: Words, role: Callable[[], Role], whose: Callable[[], str]) -> NewPassword:
        return NewPassword(
            name,
            lambda: self._service.passphrase(role()),
            lambda typed: self._service.strength(typed, (whose(),)),
        )

    def _on_add(self) -> None:
        name = TextField(lambda: tr("Name at sign-in"), needed=lambda: tr("Please write a name."), most=60)
        role = _role_field(Role.DESK)
        password = self._new_password(
            lambda: tr("Their first password"), lambda: role.value() or Role.DESK, name.edit.text
        )
        password.propose()
        form = KeyForm(
            lambda: tr("Tell them the words by mouth or on paper; they change them under “My sign-in”."),
            name,
            role,
            password,
        )

        def work(job: Job) -> None:  # noqa: ARG001 - one short act
            self._service.add(name.text(), role.value() or Role.DESK, password.text(), form.own_password())

        ask(self, lambda: tr("Add somebody"), form, lambda: tr("Add"), work, self._on_done)

    def _on_role(self) -> None:
        if (one := self.chosen()) is None:
            return
        role = _role_field(one.role)
        form = KeyForm(
            lambda: tr(
                "A smaller role puts the register under new keys, so that old ones open nothing newer."
            ),
            role,
        )
        if one.role is Role.MANAGER:
            self._with_sheet(one, lambda: tr("From manager to counsellor"), self._become_counsellor)
            return

        def work(job: Job) -> None:
            self._service.change_role(one, role.value() or one.role, form.own_password(), job.progress)

        ask(self, lambda: tr("Another role"), form, lambda: tr("Change"), work, self._on_done)

    def _become_counsellor(self, one: "StaffRow", own: str, job: Job) -> None:
        self._service.change_role(one, Role.COUNSELLOR, own, job.progress)

    def _with_sheet(
        self, one: "StaffRow", head: Words, act: "Callable[[StaffRow, str, Job], Gone | None]"
    ) -> None:
        def take_up(own: str, job: Job) -> "Gone | None":
            return act(one, own, job)

        ask_for_sheet(
            self,
            self._sheets,
            head,
            lambda: tr("A manager knew the recovery sheet, so a new one is made first."),
            take_up,
            partial(self._on_gone, one),
        )

    def _on_reset(self) -> None:
        if (one := self.chosen()) is None:
            return
        password = self._new_password(lambda: tr("New password"), lambda: one.role, lambda: one.name)
        password.propose()
        form = KeyForm(
            lambda: tr("For {name}, who forgot theirs. Drafts they left are lost.", name=one.name), password
        )

        def work(job: Job) -> None:  # noqa: ARG001 - one short act
            self._service.reset(one, password.text(), form.own_password())

        ask(self, lambda: tr("New password"), form, lambda: tr("Set it"), work, self._on_done)

    def _on_name(self) -> None:
        if (one := self.chosen()) is None:
            return
        name = TextField(lambda: tr("Name at sign-in"), needed=lambda: tr("Please write a name."), most=60)
        name.show_value(one.name)
        form = KeyForm(lambda: tr("What was done under the old name stays theirs in the log."), name)

        def work(job: Job) -> None:  # noqa: ARG001 - one short act
            self._service.rename(one, name.text(), form.own_password())

        ask(self, lambda: tr("Another name"), form, lambda: tr("Change"), work, self._on_done)

    def _on_door(self) -> None:
        if (one := self.chosen()) is None:
            return
        if not one.disabled:
            background.run(lambda _job: self._service.close(one), self._on_done, self._on_failed, self)
            return
        form = KeyForm(lambda: tr("{name} signs in again with the password they had.", name=one.name))

        def work(job: Job) -> None:  # noqa: ARG001 - one short act
            self._service.open(one, form.own_password())

        ask(self, self._door_words, form, self._door_words, work, self._on_done)

    def _on_remove(self) -> None:
        if (one := self.chosen()) is None:
            return
        head: Words = lambda: tr("Remove {name} for good", name=one.name)  # noqa: E731 - said in two places
        if self._service.needs_sheet(one):
            self._with_sheet(one, head, lambda who, own, job: self._service.remove(who, own, job.progress))
            return
        form = KeyForm(
            lambda: tr(
                "The register goes under new keys; everybody else signs in as before. This cannot be undone;"
                " to close the door for a while, close the sign-in."
            )
        )

        def work(job: Job) -> Gone:
            return self._service.remove(one, form.own_password(), job.progress)

        ask(self, head, form, lambda: tr("Remove"), work, partial(self._on_gone, one))

    def _on_gone(self, one: "StaffRow", gone: "Gone | None") -> None:
        self.refresh()
        if gone is not None:
            dialogs.asker().tell(self, lambda: tr("What still opens"), partial(still_opens, one.name, gone))

    def _on_days(self) -> None:
        if (one := self.chosen()) is None:
            return

        def work(job: Job) -> "LastDays":  # noqa: ARG001 - one short look
            return self._service.last_days(one)

        background.run(work, partial(self._show_days, one), self._on_failed, self)

    def _show_days(self, one: "StaffRow", days: "LastDays") -> None:
        from ui.screen.settings.lastdays import LastDaysList

        inside = LastDaysList(days, self._service.said)

        def take_back() -> bool:
            background.run(
                lambda _job: self._service.take_back(one), self._on_taken_back, self._on_failed, self
            )
            return True

        head: Words = lambda: tr("The last days of {name}", name=one.name)  # noqa: E731 - said in two ways
        if days.can_be_taken_back and one.uid != self._own:
            words: Words = lambda: tr("Take the changes back")  # noqa: E731 - as above
            dialogs.asker().ask_form(self, head, inside, words, take_back)
        else:
            inside.only_read()
            dialogs.asker().show_form(self, head, inside)

    def _on_taken_back(self, taken: "TakenBack") -> None:
        left = len(taken.left)
        self.notice.say(
            lambda: "\n".join(
                (
                    trn("{n} change was taken back.", "{n} changes were taken back.", taken.done),
                    trn(
                        "{n} stays, because somebody went on from it.",
                        "{n} stay, because somebody went on from them.",
                        left,
                    )
                    if left
                    else tr("Nothing else was left."),
                )
            ),
            "ok",
        )

    def _on_done(self, answer: object) -> None:  # noqa: ARG002 - the act has no answer
        self.refresh()


def still_opens(name: str, gone: Gone) -> str:
    """Say which copies from before still open, and that copies elsewhere do, too."""
    beyond = tr("Copies on sticks and other computers that were made before open with the keys of then, too.")
    if not gone.copies:
        return beyond
    head = tr("With what {name} knew, these copies from before still open:", name=name)
    return "\n".join((head, *(f"· {path}" for path in gone.copies), "", by_what(), beyond))


def _said_of(one: "StaffRow", *, mine: bool) -> str:
    if mine:
        return tr(
            "You yourself. Another manager changes your role; you change your password under “My sign-in”."
        )
    if one.role is Role.DESK:
        return tr("Keeps names, groups and attendance. What is sealed stays closed.")
    if one.role is Role.COUNSELLOR:
        return tr("Also opens what is sealed: sobriety, notes, scores.")
    return tr("Opens everything and holds the keys of the staff.")


def _role_field(chosen: Role) -> ChoiceField[Role]:
    field = ChoiceField(lambda: tr("Role"), [(role, _role_words(role)) for role in Role])
    field.show_value(chosen)
    return field


def _role_words(role: Role) -> Words:
    return lambda: label(role, language.current())
