# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one way to show a paper: read it, print it, save it. It stays in memory until it is saved.

No name reaches a printer's queue: each job is called "Document". Pages are painted one at a time, off the
window's thread, as fine as the printer is, up to 600 dots per inch.
"""

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QWidget

from models.messages import Refused, message
from ui.language import say, tr, trn
from ui.screen import background, dialogs
from ui.screen.background import Job
from ui.screen.front import Paper
from ui.screen.paperwork import on_paper
from ui.screen.widgets.controls import Button, Label, column, row
from ui.screen.widgets.progress import Working
from ui.screen.widgets.words import Words, silent

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Save = Callable[[Paper, Path], None]
Done = Callable[[], None]
_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)


class Showing(Protocol):
    """Who shows papers."""

    def show(self, parent: QWidget, paper: Paper, head: Words, save: Save, printed: Done) -> None:
        """Show a paper over the window; ``printed`` is called when it went to a printer."""
        ...


class Printing(Protocol):
    """Who asks for a printer, and opens what was saved."""

    def ask(self, parent: QWidget, pages: int, on_given: "Callable[[QPrinter], None]") -> None:
        """Ask which printer, how many copies, which pages. Raises Refused where there is no printer."""
        ...

    def open(self, path: Path) -> None:
        """Open a saved paper in the system's own viewer."""
        ...


class PaperSheet(QDialog):
    """A paper over the window: its pages, and what can be done with them."""

    def __init__(self, parent: QWidget, paper: Paper, head: Words, save: Save, printed: Done) -> None:
        super().__init__(parent)
        self._paper, self._save, self._printed = paper, save, printed
        self._saved_as: Path | None = None
        self._task: background.Task | None = None
        self.setWindowTitle(tr("Saathi"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(head())
        self.head = Label(head, "name", wrap=True)
        self.count = Label(silent, "cap")
        self.told = Label(silent, "sub", wrap=True)
        self.pages = QPdfView(self)
        self.pages.setAccessibleName(tr("Pages of the paper"))
        self.working = Working()
        self.smaller = Button(lambda: tr("Smaller"), "ghost", "minus", bare=True)
        self.larger = Button(lambda: tr("Larger"), "ghost", "plus", bare=True)
        self.leave = Button(lambda: tr("Close"))
        self.view = Button(lambda: tr("Open in viewer"), "", "eye")
        self.keep = Button(lambda: tr("Save PDF"), "", "download").hint(lambda: tr("Save PDF (Ctrl+S)"))
        self.print = Button(lambda: tr("Print"), "primary", "printer").hint(lambda: tr("Print (Ctrl+P)"))
        self._read()
        self._build(parent)
        self._connect()

    def _read(self) -> None:
        # The document reads from the buffer as long as it lives: both are the sheet's children.
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(self._paper.content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(self)
        self.document.load(self._buffer)
        self.readable = self.document.status() is QPdfDocument.Status.Ready
        self.pages.setDocument(self.document)
        self.pages.setPageMode(QPdfView.PageMode.MultiPage)
        self.pages.setZoomMode(QPdfView.ZoomMode.FitInView)

    def _build(self, parent: QWidget) -> None:
        box = column(gap=12, margins=(26, 22, 26, 20))
        box.addLayout(row(column(self.head, self.count, gap=2), None, self.smaller, self.larger, gap=4))
        box.addWidget(self.pages, 1)
        for part in (self.told, self.working):
            box.addWidget(part)
        box.addLayout(row(None, self.leave, self.view, self.keep, self.print, gap=10))
        self.setLayout(box)
        for before, after in pairwise(
            (self.smaller, self.larger, self.pages, self.working.cancel, self.leave)
        ):
            QWidget.setTabOrder(before, after)
        self.view.setVisible(False)
        self.told.setVisible(False)
        around = parent.window()
        self.resize(min(980, around.width() - 60), max(420, around.height() - 40))
        self._show_what_there_is()

    def _show_what_there_is(self) -> None:
        pages = self.document.pageCount()
        self.count.say(lambda: trn("{n} page", "{n} pages", pages, n=pages) if pages else "")
        for part in (self.pages, self.smaller, self.larger, self.print):
            part.setVisible(self.readable)
        if not self.readable:
            self.tell(lambda: tr("This paper cannot be shown here. Save it and open it in a viewer."))

    def settle(self) -> None:
        """Put the focus on what most people came for."""
        (self.print if self.readable else self.keep).setFocus()

    def _connect(self) -> None:
        self.leave.clicked.connect(self.close)
        self.keep.clicked.connect(self.save_pdf)
        self.print.clicked.connect(self.print_out)
        self.view.clicked.connect(self.open_saved)
        self.larger.clicked.connect(self.zoom_in)
        self.smaller.clicked.connect(self.zoom_out)
        self.working.cancel.clicked.connect(self.stop)
        for keys, slot in (
            (QKeySequence.StandardKey.Print, self.print_out),
            (QKeySequence.StandardKey.Save, self.save_pdf),
            (QKeySequence("Ctrl++"), self.zoom_in),
            (QKeySequence("Ctrl+="), self.zoom_in),
            (QKeySequence("Ctrl+-"), self.zoom_out),
        ):
            QShortcut(keys, self, slot)

    def tell(self, words: Words) -> None:
        """Say below the pages what happened."""
        self.told.say(words)
        self.told.setVisible(True)

    def zoom_in(self) -> None:
        """Show the pages one step larger."""
        self._zoom(next((each for each in _ZOOMS if each > self._zoomed() + 0.01), _ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Show the pages one step smaller."""
        below = [each for each in _ZOOMS if each < self._zoomed() - 0.01]
        self._zoom(below[-1] if below else _ZOOMS[0])

    def save_pdf(self) -> None:
        """Ask where, and write the paper there."""
        dialogs.asker().save_file(self, self._paper.file_name, self._on_place_chosen)

    def print_out(self) -> None:
        """Ask for a printer, and print."""
        if self.readable and self._task is None:
            try:
                printing().ask(self, self.document.pageCount(), self._on_printer_given)
            except Refused as refused:
                said = refused.message
                self.tell(lambda: say(said))

    def open_saved(self) -> None:
        """Open the saved paper in the system's viewer: only what lies on the disk already is shown there."""
        if self._saved_as is not None:
            printing().open(self._saved_as)

    def stop(self) -> None:
        """Stop printing at the next page."""
        if self._task is not None:
            self._task.cancel()
        self._end_work()

    def _zoomed(self) -> float:
        if self.pages.zoomMode() is QPdfView.ZoomMode.Custom:
            return self.pages.zoomFactor()
        across = self.document.pagePointSize(0).width() * self.logicalDpiX() / 72
        fit = min(self.pages.viewport().width() / max(across, 1), 1.0)
        return fit if self.pages.zoomMode() is QPdfView.ZoomMode.FitToWidth else fit * 0.7

    def _zoom(self, factor: float) -> None:
        self.pages.setZoomMode(QPdfView.ZoomMode.Custom)
        self.pages.setZoomFactor(factor)

    def _on_place_chosen(self, path: Path) -> None:
        paper, save = self._paper, self._save

        def work(job: Job) -> Path:  # noqa: ARG001 - one short step
            save(paper, path)
            return path

        background.run(work, self._on_saved, self._on_trouble, self)

    def _on_saved(self, path: Path) -> None:
        self._saved_as = path
        self.view.setVisible(True)
        self.tell(lambda: tr("Saved as {name}", name=path.name))

    def _on_printer_given(self, printer: "QPrinter") -> None:
        content = self._paper.content
        self.working.show_work(lambda: tr("Printing …"), stoppable=True)
        self.print.setEnabled(False)

        def work(job: Job) -> None:
            on_paper(content, printer, job)

        task = background.run(work, self._on_printed, self._on_trouble, self)
        if background.is_running(task):
            self._task = task
            task.progressed.connect(self._on_progressed)

    def _on_progressed(self, done: int, total: int) -> None:
        self.working.show_steps(done, total)

    def _on_printed(self, answer: object) -> None:  # noqa: ARG002 - printing has no answer
        self._end_work()
        self.tell(lambda: tr("Sent to the printer."))
        self._printed()

    def _on_trouble(self, error: Exception) -> None:
        self._end_work()
        said = background.sentence(error)
        self.tell(lambda: say(said))

    def _end_work(self) -> None:
        self._task = None
        self.working.setVisible(False)
        self.print.setEnabled(True)


class _Sheets:
    """Shows real sheets."""

    def show(self, parent: QWidget, paper: Paper, head: Words, save: Save, printed: Done) -> None:
        """Open one over the window."""
        sheet = PaperSheet(parent, paper, head, save, printed)
        dialogs.present(parent, sheet)
        sheet.settle()


class _System:
    """The system's own printers and viewer."""

    def ask(self, parent: QWidget, pages: int, on_given: "Callable[[QPrinter], None]") -> None:
        """Show the system's print dialog. Without a printer Windows shows none, and tells nobody."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if sys.platform == "win32" and not QPrinterInfo.availablePrinterNames():
            raise Refused(message("This computer knows no printer. Set one up in Windows, or save the PDF."))
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, parent)
        dialog.setMinMax(1, pages)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def accept() -> None:
            on_given(printer)

        dialog.accepted.connect(accept)
        dialogs.present(parent, dialog)

    def open(self, path: Path) -> None:
        """Hand the file to the system."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


_showing: list[Showing] = [_Sheets()]
_printing: list[Printing] = [_System()]


def printing() -> Printing:
    """Return who asks for a printer now."""
    return _printing[-1]


def show_paper(
    parent: QWidget,
    paper: Paper,
    head: Words | None = None,
    save: Save | None = None,
    printed: Done | None = None,
) -> None:
    """Show a paper: what it is called above it, how it is saved, and what is noted when it was printed."""
    _showing[-1].show(parent, paper, head or _paper_words, save or write, printed or _nothing)


def write(paper: Paper, path: Path) -> None:
    """Write a paper whole or not at all."""
    from ui.paper.saving import write_aside

    write_aside(path, paper.content)


@contextmanager
def shown_by(other: Showing) -> Generator[None]:
    """Let another show papers while this lasts."""
    _showing.append(other)
    try:
        yield
    finally:
        _showing.remove(other)


@contextmanager
def printed_by(other: Printing) -> Generator[None]:
    """Let another give the printer while this lasts."""
    _printing.append(other)
    try:
        yield
    finally:
        _printing.remove(other)


def _paper_words() -> str:
    return tr("Look, then print or save")


def _nothing() -> None:
    """Note nothing."""
