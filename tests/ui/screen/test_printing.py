# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A paper on the screen: looked at, printed onto a printer that writes a file, saved; no file before."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from reportlab.pdfgen.canvas import Canvas

from models.messages import Refused, message
from tests.ui.screen.conftest import Answers
from tests.ui.screen.hands import CTRL, press
from ui.screen import dialogs, printing
from ui.screen.background import Cancelled, Job
from ui.screen.front import Paper
from ui.screen.paperwork import FINEST, on_paper
from ui.screen.window import Window


def pdf(pages: int = 2, size: tuple[float, float] = (595, 842)) -> bytes:
    """Return a paper of so many pages, each with its number."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=size)
    for page in range(pages):
        canvas.drawString(100, 100, f"page {page + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


class FilePrinter:
    """A printer that prints into a file, chosen at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.chosen: tuple[int, int] = (0, 0)
        self.opened: list[Path] = []
        self.asked = 0
        self.printer: QPrinter | None = None

    def ask(self, parent: QWidget, pages: int, on_given: Callable[[QPrinter], None]) -> None:  # noqa: ARG002 - the seam
        """Give the printer."""
        self.asked += 1
        self.printer = printer = file_printer(self.path)
        printer.setFromTo(*self.chosen)
        on_given(printer)

    def open(self, path: Path) -> None:
        """Remember what was to be opened."""
        self.opened.append(path)


def _unheard(done: int, total: int, text: object) -> None:
    """Hear nothing."""


def file_printer(path: Path) -> QPrinter:
    """Return a printer that writes a PDF."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    return printer


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[FilePrinter]:
    given = FilePrinter(tmp_path / "printed.pdf")
    with printing.printed_by(given):
        yield given


@pytest.fixture
def sheet(inside: Window) -> printing.PaperSheet:
    return shown(inside, Paper("sheet-2026-11-22.pdf", pdf()))


def shown(window: Window, paper: Paper) -> printing.PaperSheet:
    """Show a paper and return its sheet."""
    printing.show_paper(window, paper)
    return next(
        top
        for top in QApplication.topLevelWidgets()
        if isinstance(top, printing.PaperSheet) and top.isVisible()
    )


def pages_of(path: Path) -> QPdfDocument:
    """Read a printed file."""
    document = QPdfDocument()
    document.load(str(path))
    return document


def test_a_paper_is_shown_without_a_file(sheet: printing.PaperSheet) -> None:
    assert sheet.readable
    assert sheet.count.text() == "2 pages"
    assert sheet.print.hasFocus()
    assert not sheet.view.isVisible()
    assert not list(Path(tempfile.gettempdir()).glob("*sheet-2026-11-22*"))


def test_ctrl_p_prints_every_page_under_a_name_that_names_nobody(
    sheet: printing.PaperSheet, printer: FilePrinter
) -> None:
    press(sheet, Qt.Key.Key_P, CTRL)
    assert printer.printer is not None
    assert printer.printer.docName() == "Document"
    assert pages_of(printer.path).pageCount() == 2
    assert b"sheet-2026" not in printer.path.read_bytes()
    assert sheet.told.text() == "Sent to the printer."


def test_only_the_chosen_pages_are_printed(sheet: printing.PaperSheet, printer: FilePrinter) -> None:
    printer.chosen = (2, 2)
    sheet.print_out()
    assert pages_of(printer.path).pageCount() == 1


def test_printing_is_told_once_it_is_done(inside: Window, printer: FilePrinter) -> None:
    told: list[bool] = []
    printing.show_paper(inside, Paper("a.pdf", pdf()), printed=lambda: told.append(True))
    assert told == []
    (sheet,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, printing.PaperSheet)]
    sheet.print_out()
    assert told == [True]
    assert printer.asked == 1


def test_a_paper_that_lies_prints_lying(tmp_path: Path, qapp: QApplication) -> None:
    on_paper(pdf(1, (842, 595)), file_printer(tmp_path / "out.pdf"), Job(_unheard))
    size = pages_of(tmp_path / "out.pdf").pagePointSize(0)
    assert size.width() > size.height()
    assert qapp is not None


def test_no_printer_is_asked_for_more_than_eyes_see(tmp_path: Path, qapp: QApplication) -> None:
    fine = file_printer(tmp_path / "out.pdf")
    fine.setResolution(2400)
    on_paper(pdf(1, (72, 72)), fine, Job(_unheard))
    assert fine.resolution() == FINEST
    assert qapp is not None


def test_printing_stops_between_two_pages(tmp_path: Path, qapp: QApplication) -> None:
    steps: list[tuple[int, int]] = []
    job = Job(lambda done, total, _: steps.append((done, total)))
    job.cancel()
    with pytest.raises(Cancelled):
        on_paper(pdf(), file_printer(tmp_path / "out.pdf"), job)
    assert steps == []
    assert qapp is not None


def test_what_is_no_paper_is_refused_calmly(tmp_path: Path, qapp: QApplication) -> None:
    with pytest.raises(Refused):
        on_paper(b"%PDF nothing", file_printer(tmp_path / "out.pdf"), Job(_unheard))
    assert qapp is not None


def test_saving_then_opening_in_the_viewer(
    sheet: printing.PaperSheet, printer: FilePrinter, answers: Answers, tmp_path: Path
) -> None:
    sheet.open_saved()
    assert printer.opened == []
    press(sheet, Qt.Key.Key_S, CTRL)
    assert answers.offered == ["sheet-2026-11-22.pdf"]
    saved = tmp_path / "sheet-2026-11-22.pdf"
    assert pages_of(saved).pageCount() == 2
    assert sheet.told.text() == "Saved as sheet-2026-11-22.pdf"
    sheet.view.click()
    assert printer.opened == [saved]


def test_a_place_may_save_in_its_own_way_and_a_refusal_is_read_on_the_sheet(
    inside: Window, answers: Answers
) -> None:
    def refuse(paper: Paper, path: Path) -> None:  # noqa: ARG001 - the service's signature
        raise Refused(message("There is nothing to undo."))

    printing.show_paper(inside, Paper("a.pdf", pdf(1)), save=refuse)
    (sheet,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, printing.PaperSheet)]
    sheet.save_pdf()
    assert sheet.told.text() == "There is nothing to undo."
    assert answers.offered == ["a.pdf"]


def test_a_paper_nobody_can_show_can_still_be_saved(inside: Window, printer: FilePrinter) -> None:
    sheet = shown(inside, Paper("a.pdf", b"%PDF nothing"))
    assert not sheet.print.isVisible()
    QApplication.processEvents()
    assert sheet.keep.hasFocus()
    sheet.print_out()
    assert printer.asked == 0


def test_zoom_by_keys(sheet: printing.PaperSheet) -> None:
    press(sheet, Qt.Key.Key_Plus, CTRL)
    before = sheet.pages.zoomFactor()
    press(sheet, Qt.Key.Key_Plus, CTRL)
    assert sheet.pages.zoomFactor() > before
    press(sheet, Qt.Key.Key_Minus, CTRL)
    assert sheet.pages.zoomFactor() == before


def test_locking_closes_the_paper(inside: Window, sheet: printing.PaperSheet) -> None:
    assert sheet.isVisible()
    inside.lock()
    assert not [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, printing.PaperSheet) and each.isVisible()
    ]


def test_every_button_of_a_paper_is_named(sheet: printing.PaperSheet) -> None:
    for button in sheet.findChildren(QPushButton):
        assert button.accessibleName()


QTS_OWN_PRINT_DIALOG = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows shows a print dialog of its own, and waits there for a person"
)


@QTS_OWN_PRINT_DIALOG
def test_the_print_dialog_of_the_system_opens_and_waits(sheet: printing.PaperSheet) -> None:
    given: list[QPrinter] = []
    printing.printing().ask(sheet, 2, given.append)
    assert given == []
    dialogs.close_all()


def test_without_a_printer_windows_says_so_and_the_pdf_stays_within_reach(
    sheet: printing.PaperSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list[str])
    sheet.print_out()
    assert sheet.told.text().startswith("This computer knows no printer.")
    assert sheet.told.isVisible()
    assert sheet.keep.isEnabled()


@QTS_OWN_PRINT_DIALOG
def test_a_dialog_over_a_paper_locks_by_its_key_too(inside: Window, sheet: printing.PaperSheet) -> None:
    printing.printing().ask(sheet, 2, lambda _: None)
    (above,) = [top for top in QApplication.topLevelWidgets() if isinstance(top, QPrintDialog)]
    QApplication.processEvents()
    press(above, Qt.Key.Key_L, CTRL)
    assert inside.stack.currentWidget() is inside.sign_in
    assert not above.isVisible()
