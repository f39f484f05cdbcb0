# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands beside the list: nobody yet, a member's page, the form for somebody new, or an import."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import delete

from models.insight.directory import Directory, Entry
from ui.language import tr, trn
from ui.screen import background, dialogs
from ui.screen.background import Job
from ui.screen.drafts import Drafts
from ui.screen.members.adding import NewMemberForm
from ui.screen.members.service import MembersService
from ui.screen.members.view import MemberView
from ui.screen.widgets.controls import Card, Label, column
from ui.screen.widgets.slate import Empty


class Pane(QStackedWidget):
    """One thing at a time beside the list."""

    told = Signal(object)
    visit_requested = Signal(object)
    changed = Signal(object)
    """A member's line of the list as it is now."""
    everybody_changed = Signal()
    """More than one line of the list may be another now."""
    left = Signal()
    """The page was left: back to the list."""
    opened = Signal(int)
    """The page of this member was opened."""
    shown = Signal()
    """Something else stands here now."""

    def __init__(self, service: MembersService, drafts: Drafts) -> None:
        super().__init__()
        self._service, self._drafts = service, drafts
        self.directory: Directory | None = None
        self.nobody = _Nobody()
        self._view: MemberView | None = None
        self._form: NewMemberForm | None = None
        self._wizard: QWidget | None = None
        self._way_back = False
        self.addWidget(self.nobody)
        QShortcut(QKeySequence("Esc"), self, self.leave)

    @property
    def view(self) -> MemberView:
        """A member's page, built ahead or when the first is opened: its parts are many."""
        if self._view is None:
            self._view = view = MemberView(self._service, self._drafts)
            self._take(view)
            view.visit_requested.connect(self.visit_requested)
            view.changed.connect(self._on_changed)
            view.everybody_changed.connect(self.everybody_changed)
            view.gone.connect(self._on_gone)
        return self._view

    @property
    def form(self) -> NewMemberForm:
        """The form for somebody new, built ahead or when the first comes."""
        if self._form is None:
            self._form = form = NewMemberForm(self._service, self._drafts)
            self._take(form)
            form.added.connect(self._on_added)
            form.member_requested.connect(self.open)
        return self._form

    def ahead(self) -> Iterator[None]:
        """Build a member's page and the form, one at each step."""
        if self._view is None and self.view.isHidden():
            yield
        if self._form is None and self.form.isHidden():
            yield

    def resting(self) -> Iterator[None]:
        """Take down what is not in front, one at each step, drafts kept."""
        self._keep_drafts()
        if self._view is not None and self.currentWidget() is not self._view:
            view, self._view = self._view, None
            delete(view)
            yield
        if self._form is not None and self.currentWidget() is not self._form:
            form, self._form = self._form, None
            delete(form)
            yield

    def _take(self, page: MemberView | NewMemberForm) -> None:
        page.told.connect(self.told)
        page.back_requested.connect(self.leave)
        page.back.setVisible(self._way_back)
        self.addWidget(page)

    def _keep_page(self) -> None:
        if self._view is not None:
            self._view.keep_drafts()

    def _keep_drafts(self) -> None:
        self._keep_page()
        if self._form is not None:
            self._form.keep_draft()

    def is_empty(self) -> bool:
        """Tell whether nobody's page and no form is here."""
        return self.currentWidget() is self.nobody

    def open(self, number: int, part: str = "") -> None:
        """Open a member's page: the log keeps that."""
        if self._form is not None:
            self._form.keep_draft()
        self.view.directory = self.directory
        self.view.open(number, part)
        self._turn(self.view)
        self.opened.emit(number)

    def receive(self, directory: Directory | None) -> None:
        """Know everybody, or nobody; a form that stood here when the register was locked goes on."""
        self.directory = directory
        if self._form is not None and directory is not None and self.currentWidget() is self._form:
            self._form.directory = directory
            self._form.go_on()

    def reread(self) -> None:
        """Read the open page again."""
        if self._view is not None and self.currentWidget() is self._view:
            self._view.reread()

    def begin_new(self, name: str = "") -> None:
        """Show the form for somebody new."""
        self._keep_page()
        self.form.directory = self.directory
        self.form.begin(name)
        self._turn(self.form)
        self.form.settle()

    def begin_import(self) -> None:
        """Show the import."""
        from ui.screen.members.importing import ImportWizard

        if not isinstance(self._wizard, ImportWizard):
            self._wizard = ImportWizard(self._service.importer())
            self._wizard.told.connect(self.told)
            self._wizard.back_requested.connect(self.leave)
            self._wizard.imported.connect(self.everybody_changed)
            self.addWidget(self._wizard)
        self._keep_page()
        self._turn(self._wizard)
        self._wizard.settle()

    def leave(self) -> None:
        """Go back to the list; what was typed and is not finished is kept."""
        if self.is_empty():
            return
        self._keep_drafts()
        if self._view is not None:
            self._view.forget()
        self._turn(self.nobody)
        self.left.emit()

    def forget(self) -> None:
        """Let go of everybody, drafts kept."""
        self._keep_drafts()
        for page in (self._view, self._form):
            if page is not None:
                page.forget()
        if self._wizard is not None:
            if self.currentWidget() is self._wizard:
                self._turn(self.nobody)  # else Qt would bring whichever page comes next
            self._wizard.deleteLater()
            self._wizard = None
        self.directory = None
        if self._view is not None:
            self._view.directory = self._view.menu.directory = None

    def settle(self) -> bool:
        """Put the focus where work begins here; tells whether there is such a place."""
        page = self.currentWidget()
        if isinstance(page, (MemberView, NewMemberForm)):
            page.settle()
            return True
        return False

    def show_way_back(self, wanted: bool) -> None:
        """Show the button that leads back to the list, where the list is hidden."""
        self._way_back = wanted
        for page in (self._view, self._form):
            if page is not None:
                page.back.setVisible(wanted)

    def offer_restore(self, entry: Entry) -> None:
        """Bring a removed entry back: a manager's act, with a reason asked as for its removal."""
        number = entry.number

        def given(reason: str) -> None:
            self._run(lambda: self._service.restore(number, reason))

        dialogs.asker().ask_reason(
            self,
            lambda: tr("Bring this entry back?"),
            lambda: tr("It stands in the lists again, with everything it had."),
            lambda: tr("Bring back"),
            given,
        )

    def export(self) -> None:
        """Ask where everybody shall be written to."""
        service = self._service

        def chosen(path: Path) -> None:
            def work(job: Job) -> int:  # noqa: ARG001 - written in one piece
                return service.export(path)

            background.run(work, self._on_exported, self._on_trouble, self)

        dialogs.asker().save_file(self, "members.xlsx", chosen, lambda: tr("Spreadsheets (*.xlsx *.csv)"))

    def _run(self, work: Callable[[], object]) -> None:
        def run(job: Job) -> object:  # noqa: ARG001 - one short step
            return work()

        background.run(run, self._on_done, self._on_trouble, self)

    def _turn(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.shown.emit()

    def _on_changed(self, number: int) -> None:
        service = self._service

        def work(job: Job) -> object:  # noqa: ARG001 - one line
            return service.listed(number)

        background.run(work, self._on_listed, self._on_trouble, self)

    def _on_listed(self, listed: object) -> None:
        if listed is not None:
            self.changed.emit(listed)

    def _on_added(self, number: int) -> None:
        self._on_changed(number)
        self.open(number)

    def _on_gone(self) -> None:
        self.leave()
        self.everybody_changed.emit()

    def _on_done(self, answer: object) -> None:  # noqa: ARG002 - the list shows it
        self.told.emit(lambda: tr("Saved"))
        self.everybody_changed.emit()

    def _on_exported(self, many: int) -> None:
        self.told.emit(lambda: trn("{n} member was written", "{n} members were written", many))

    def _on_trouble(self, error: Exception) -> None:
        dialogs.tell_trouble(self, error)


class _Nobody(QWidget):
    """What stands there while nobody's page is open."""

    def __init__(self) -> None:
        super().__init__()
        card = Card("plain", (28, 40, 28, 40), 10)
        card.body.addWidget(
            Empty(
                "users",
                lambda: tr("Choose somebody from the list"),
                lambda: tr("Type a part of the name in any script, then Enter. ↓ goes into the list."),
            ),
            1,
        )
        log = Label(lambda: tr("Opening a page is kept in the log."), "cap", wrap=True)
        log.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        card.body.addWidget(log)
        self.setLayout(column(card))
