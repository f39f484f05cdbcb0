# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The import wizard: a file, what each column became, what is doubtful, and then all of it or nothing."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget

from models.messages import Message
from models.words import Field as Meaning
from models.words import OnMatch, Purpose
from ui import language
from ui.labels import label
from ui.language import say, tr, trn
from ui.screen import background, dialogs
from ui.screen.background import Job
from ui.screen.members.importservice import ImportChoices, ImportLook, ImportService, Remark, RunRow
from ui.screen.members.memberrows import joined
from ui.screen.widgets.chips import Chips
from ui.screen.widgets.controls import Button, Card, Label, column, row
from ui.screen.widgets.fields import ChoiceField
from ui.screen.widgets.longlist import LongList
from ui.screen.widgets.page import Page
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.slate import Busy, Empty, ListCard, Stack
from ui.screen.widgets.words import Speaks, Words, silent

_SEVERAL = "several"


class ImportWizard(Page, Speaks):
    """Takes a register over from a spreadsheet. Nothing is written before the last button."""

    told = Signal(object)
    back_requested = Signal()
    imported = Signal()
    """The register holds other people now."""

    def __init__(self, service: ImportService) -> None:
        super().__init__()
        self._service = service
        self._path: Path | None = None
        self._look: ImportLook | None = None
        self._task: background.Task | None = None
        self.back = Button(lambda: tr("Back to the list"), "ghost", "arrow-left")
        self._make_start()
        self._make_look()
        self._make_done()
        self.busy = Busy(lambda: tr("Reading the file …"))
        self.working = _Working()
        self.stack = Stack()
        for page in (self.start, self.busy, self.look, self.working, self.done):
            self.stack.add(page)
        title = Label(lambda: tr("Import a register"), "name")
        self.inside.setLayout(
            column(row(self.back, title, None), self.stack, None, gap=12, margins=(0, 0, 10, 8))
        )
        self._connect()

    # The three pages

    def _make_start(self) -> None:
        self.choose = Empty(
            "file-spreadsheet",
            lambda: tr("Choose the file of your register"),
            lambda: tr("Excel, LibreOffice or CSV. First you see what would happen; nothing is written."),
            lambda: tr("Choose a file"),
        )
        self.runs = ListCard(
            lambda: tr("Earlier imports"), Empty("history", lambda: tr("Nothing was imported yet"), silent)
        )
        self.start = QWidget()
        card = Card("plain", (16, 16, 16, 16))
        card.body.addWidget(self.choose)
        self.start.setLayout(column(card, self.runs, None, gap=12))

    def _make_look(self) -> None:
        self.summary = Label(silent, "head", wrap=True)
        self.groups = Label(silent, "sub", wrap=True)
        self.columns: dict[str, ChoiceField[str]] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self.century = Chips(
            [(0, lambda: tr("Not said")), (19, _plain("19…")), (20, _plain("20…"))], exclusive=True
        )
        self.century_card = _asked(lambda: tr("Some years have two digits. They mean:"), self.century)
        self.day_first = Chips(
            [
                ("", lambda: tr("As the file shows")),
                ("yes", lambda: tr("Day first: 05-06 is 5 June")),
                ("no", lambda: tr("Month first: 05-06 is 6 May")),
            ],
            exclusive=True,
        )
        self.day_card = _asked(lambda: tr("Dates in this file have the"), self.day_first)
        self.on_match = Chips(
            [
                (OnMatch.SKIP, lambda: tr("Leave them as they are")),
                (OnMatch.FILL, lambda: tr("Fill in what is empty")),
                (OnMatch.UPDATE, lambda: tr("Take over what differs")),
            ],
            exclusive=True,
        )
        self.held = Chips([(purpose, _labelled(purpose)) for purpose in Purpose])
        self.remarks = LongList(lambda: tr("What to look at"))
        self.remarks.setMinimumHeight(220)
        self.save_refused = Button(lambda: tr("Save refused rows"), "", "save")
        self.other = Button(lambda: tr("Another file"), "", "folder-open")
        self.go = Button(lambda: tr("Import"), "primary", "file-up")
        self.look = self._laid()

    def _laid(self) -> QWidget:
        head = Card("info", (16, 12, 16, 13), 4)
        head.body.addWidget(self.summary)
        head.body.addWidget(self.groups)
        head.body.addLayout(row(self.go, self.other, None))
        columns = Card("plain", (18, 14, 18, 16), 8)
        columns.body.addWidget(Label(lambda: tr("What each column became"), "head"))
        columns.body.addLayout(self._grid)
        known = _asked(lambda: tr("People who are here already:"), self.on_match)
        held = _asked(lambda: tr("The centre holds these consents on paper:"), self.held)
        self.remarks_card = Card("plain", (10, 14, 10, 10), 6)
        self.remarks_card.body.addLayout(
            row(Label(lambda: tr("What to look at"), "head"), None, self.save_refused, margins=(8, 0, 8, 0))
        )
        self.remarks_card.body.addWidget(self.remarks)
        page = QWidget()
        parts = (head, self.century_card, self.day_card, columns, known, held, self.remarks_card)
        page.setLayout(column(*parts, gap=12))
        return page

    def _make_done(self) -> None:
        self.result = Label(silent, "head", wrap=True)
        self.undo = Button(lambda: tr("Take this import back"), "", "undo-2")
        self.again = Button(lambda: tr("Import another file"), "", "folder-open")
        self.finish = Button(lambda: tr("See the members"), "primary", "users")
        card = Card("ok", (20, 18, 20, 20), 12)
        card.body.addWidget(self.result)
        card.body.addLayout(row(self.undo, self.again, None, self.finish))
        self.done = QWidget()
        self.done.setLayout(column(card, None))

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_requested)
        self.choose.pressed.connect(self.choose_file)
        self.other.clicked.connect(self.choose_file)
        self.again.clicked.connect(self.choose_file)
        self.go.clicked.connect(self.run)
        self.undo.clicked.connect(self.undo_last)
        self.finish.clicked.connect(self.back_requested)
        self.working.cancel.clicked.connect(self.stop)
        self.save_refused.clicked.connect(self.save_rows)
        self.runs.list.acted.connect(self.undo_run)
        for chips in (self.century, self.day_first, self.on_match, self.held):
            chips.picked.connect(self._on_chosen)

    # What people do

    def settle(self) -> None:
        """Work begins with the file."""
        if self.stack.current() is self.start:
            self.choose.button.setFocus()
            self._do(self._service.runs, self._on_runs)

    def choose_file(self) -> None:
        """Ask which file."""
        dialogs.asker().open_file(self, lambda: tr("Spreadsheets (*.xlsx *.xls *.ods *.csv)"), self.read_file)

    def read_file(self, path: Path) -> None:
        """Look at a file, with nothing said about it yet."""
        self._path, self._look = path, None
        self._forget_columns()
        self.century.turn(0)
        self.day_first.turn("")
        self._read()

    def run(self) -> None:
        """Import all of it, or nothing."""
        path, choices, service = self._path, self._choices(), self._service
        if path is None:
            return

        def work(job: Job) -> ImportLook:
            return service.run(job, path, choices)

        self.working.show_step(0, 0)
        self.stack.turn(self.working)
        self._task = background.run(work, self._on_imported, self._on_refused, self)
        self._task.progressed.connect(self.working.show_step)

    def stop(self) -> None:
        """Stop the import: nothing of it is kept."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.told.emit(lambda: tr("Stopped. Nothing was imported."))
        self.stack.turn(self.look if self._look is not None else self.start)

    def undo_last(self) -> None:
        """Take back the import just made."""
        if self._look is not None and self._look.import_id is not None:
            self.undo_run(self._look.import_id)

    def undo_run(self, import_id: object) -> None:
        """Take an import back: what nobody worked on since."""
        if isinstance(import_id, int):
            service = self._service
            self._do(lambda: service.undo(import_id), self._on_undone)

    def save_rows(self) -> None:
        """Ask where the refused rows shall be saved."""
        path, choices, service = self._path, self._choices(), self._service
        if path is None:
            return

        def chosen(into: Path) -> None:
            self._do(lambda: service.save_refused(path, choices, into), self._on_rows_saved)

        dialogs.asker().save_file(self, "refused.xlsx", chosen, lambda: tr("Spreadsheets (*.xlsx *.csv)"))

    def retranslate(self) -> None:
        """Say again what was found."""
        if self._look is not None:
            self._show_look(self._look)

    # Inside

    def _choices(self) -> ImportChoices:
        century = self.century.on()[0]
        day_first = str(self.day_first.on()[0])
        return ImportChoices(
            columns={
                header: field.value() or ""
                for header, field in self.columns.items()
                if field.value() != _SEVERAL
            },
            century=int(str(century)) or None,
            day_first={"yes": True, "no": False}.get(day_first),
            on_match=OnMatch(str(self.on_match.on()[0])),
            consent_held=tuple(Purpose(str(each)) for each in self.held.on()),
        )

    def _read(self) -> None:
        path, choices, service = self._path, self._choices(), self._service
        if path is None:
            return

        def work(job: Job) -> ImportLook:  # noqa: ARG001 - read in one piece
            return service.look(path, choices)

        self.stack.turn(self.busy)
        if self._task is not None:
            self._task.cancel()
        self._task = background.run(work, self._on_looked, self._on_refused, self)

    def _do(self, work: Callable[[], object], on_done: Callable[[Any], None]) -> None:
        def run(job: Job) -> object:  # noqa: ARG001 - one short step
            return work()

        background.run(run, on_done, self._on_trouble, self)

    def _show_look(self, look: ImportLook) -> None:
        self._look = look
        self.summary.say(lambda: _summary(look))
        names = joined(*look.new_groups)
        self.groups.setVisible(bool(names))
        self.groups.say(lambda: tr("Groups that would be opened: {names}", names=names))
        self.century_card.setVisible(look.needs_century or self.century.on() != [0])
        self.day_card.setVisible(look.asks_day_first or self.day_first.on() != [""])
        self._show_columns(look)
        shown = look.remarks
        self.remarks_card.setVisible(bool(shown))
        self.remarks.show_keys(range(len(shown)), lambda key: _remark_row(int(str(key)), shown))
        self.save_refused.setVisible(bool(look.refused))
        self.go.setEnabled(bool(look.added or look.updated))

    def _show_columns(self, look: ImportLook) -> None:
        if set(self.columns) != {each.header for each in look.columns}:
            self._forget_columns()
        for place, each in enumerate(look.columns):
            field = self.columns.get(each.header)
            if field is None:
                field = ChoiceField(_plain(each.header), _meanings(len(each.fields) > 1))
                field.left.connect(self._on_chosen)
                self.columns[each.header] = field
                self._grid.addWidget(field, place // 2, place % 2)
            meant = each.fields[0] if len(each.fields) == 1 else _SEVERAL if each.fields else ""
            field.show_value(meant)

    def _forget_columns(self) -> None:
        for field in self.columns.values():
            self._grid.removeWidget(field)
            field.deleteLater()
        self.columns = {}

    def _on_chosen(self, key: object) -> None:  # noqa: ARG002 - everything is read again
        self._read()

    def _on_looked(self, look: ImportLook) -> None:
        self._task = None
        self._show_look(look)
        self.stack.turn(self.look)
        self.go.setFocus()
        self.verticalScrollBar().setValue(0)

    def _on_imported(self, look: ImportLook) -> None:
        self._task, self._look = None, look
        self.result.say(lambda: _done(look))
        self.stack.turn(self.done)
        self.finish.setFocus()
        self.imported.emit()

    def _on_runs(self, runs: Sequence[RunRow]) -> None:
        self.runs.setVisible(bool(runs))
        self.runs.show_rows([_run_row(each) for each in runs[:6]])

    def _on_undone(self, answer: tuple[int, Sequence[Message]]) -> None:
        removed, left = answer
        told = [trn("{n} person was taken out again.", "{n} people were taken out again.", removed)]
        told += [say(each) for each in left]
        dialogs.asker().tell(self, lambda: tr("The import was taken back"), lambda: "\n".join(told))
        self._look = None
        self.stack.turn(self.start)
        self.imported.emit()
        self.settle()

    def _on_rows_saved(self, answer: object) -> None:  # noqa: ARG002 - saving has no answer
        self.told.emit(lambda: tr("The refused rows were saved"))

    def _on_refused(self, error: Exception) -> None:
        self._task = None
        self.stack.turn(self.look if self._look is not None else self.start)
        self._on_trouble(error)

    def _on_trouble(self, error: Exception) -> None:
        dialogs.tell_trouble(self, error)


class _Working(QWidget):
    """How far the import is, and the button that stops it."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Label(lambda: tr("Writing everybody into the register …"), "head", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Import"))
        self.count = Label(silent, "sub")
        self.cancel = Button(lambda: tr("Stop"), "", "x")
        card = Card("plain", (20, 20, 20, 20), 10)
        for part in (self.words, self.bar, self.count):
            card.body.addWidget(part)
        card.body.addLayout(row(None, self.cancel))
        self.setLayout(column(card, None))

    def show_step(self, done: int, total: int, text: object = None) -> None:  # noqa: ARG002 - the rows say it
        """Show how far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.count.say(lambda: tr("{done} of {total}", done=done, total=total) if total else "")


def _asked(words: Words, chips: Chips) -> Card:
    card = Card("plain", (18, 12, 18, 14), 8)
    card.body.addWidget(Label(words, "strong", wrap=True))
    card.body.addWidget(chips)
    return card


def _plain(text: str) -> Words:
    return lambda: text


def _labelled(purpose: Purpose) -> Words:
    return lambda: label(purpose, language.current())


def _meanings(several: bool) -> list[tuple[str, Words]]:
    known = meaning_words()
    offered: list[tuple[str, Words]] = [("", lambda: tr("Left out"))]
    if several:
        offered.append((_SEVERAL, lambda: tr("Several at once")))
    return offered + [(each.value, known[each]) for each in Meaning]


def meaning_words() -> dict[Meaning, Words]:
    """Return what a column may mean, in words."""
    return {
        Meaning.NAME: lambda: tr("Name"),
        Meaning.LOCAL_NAME: lambda: tr("Name in its own script"),
        Meaning.REG_NO: lambda: tr("Office number"),
        Meaning.RELATION: lambda: tr("Relation"),
        Meaning.GUARDIAN: lambda: tr("Relative's name"),
        Meaning.AGE: lambda: tr("Age"),
        Meaning.BIRTH_DATE: lambda: tr("Birth date"),
        Meaning.GENDER: lambda: tr("Gender"),
        Meaning.PHONE: lambda: tr("Phone"),
        Meaning.VILLAGE: lambda: tr("Village or area"),
        Meaning.ADMITTED: lambda: tr("Came on"),
        Meaning.LEFT: lambda: tr("Left on"),
        Meaning.SOBRIETY_START: lambda: tr("First day without use"),
        Meaning.LAST_USE: lambda: tr("Day of last use"),
        Meaning.GROUPS: lambda: tr("Groups"),
        Meaning.SPONSOR: lambda: tr("Sponsor"),
        Meaning.LANGUAGE: lambda: tr("Language"),
        Meaning.REMARKS: lambda: tr("Remarks (sealed)"),
    }


def _summary(look: ImportLook) -> str:
    return tr(
        "{rows} rows: {added} would be added, {updated} updated, {skipped} skipped, {rejected} refused. "
        "Nothing was written.",
        rows=look.rows,
        added=look.added,
        updated=look.updated,
        skipped=look.skipped,
        rejected=look.refused,
    )


def _done(look: ImportLook) -> str:
    return tr(
        "{added} people were added, {updated} updated, {skipped} skipped, {rejected} refused.",
        added=look.added,
        updated=look.updated,
        skipped=look.skipped,
        rejected=look.refused,
    )


def _remark_row(place: int, remarks: tuple[Remark, ...]) -> ListRow:
    remark = remarks[place]
    kinds = {"refused": (tr("Refused"), "warn"), "alike": (tr("Alike"), "info")}
    pill, kind = kinds.get(remark.kind, (tr("Doubt"), "calm"))
    where = joined(
        tr("Row {row}", row=remark.row) if remark.row else tr("Whole file"), remark.column, remark.like
    )
    return ListRow(place, say(remark.reason), where, pill=pill, pill_kind=kind)


def _run_row(run: RunRow) -> ListRow:
    return ListRow(
        run.id,
        trn("{n} person added", "{n} people added", run.added),
        run.at,
        action=tr("Take back"),
        action_icon="undo-2",
    )
