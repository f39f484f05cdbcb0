# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A PDF in memory onto a printer's pages: one at a time, in any thread, under a name that names nobody."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument

from models.messages import Refused, message
from ui.screen.background import Job

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FINEST = 600
"""Dots per inch beyond which nobody sees a difference, and a page needs half a gigabyte."""
NEUTRAL = "Document"
_POINTS = 72


def on_paper(content: bytes, printer: "QPrinter", job: Job) -> None:
    """Print a PDF: the pages chosen in the printer's dialog, or all. Raises Refused where it cannot be."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    try:
        pages = _pages(document, printer)
        if not pages:
            raise _refusal()
        _prepare(printer, document.pagePointSize(pages[0]))
        _print(document, pages, printer, job)
    finally:
        document.close()


def _pages(document: QPdfDocument, printer: "QPrinter") -> list[int]:
    """Return the numbers of the pages to print, from 0."""
    first, last = printer.fromPage() or 1, printer.toPage() or document.pageCount()
    return list(range(first - 1, min(last, document.pageCount())))


def _prepare(printer: "QPrinter", size: QSizeF) -> None:
    printer.setDocName(NEUTRAL)
    printer.setCreator("Saathi")
    printer.setResolution(min(printer.resolution(), FINEST))
    printer.setFullPage(True)
    lying = size.width() > size.height()
    upright = size.transposed() if lying else size
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point))
    way = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(way)


def _print(document: QPdfDocument, pages: list[int], printer: "QPrinter", job: Job) -> None:
    painter = QPainter()
    if not painter.begin(printer):
        raise _refusal()
    try:
        for done, page in enumerate(pages):
            job.progress(done, len(pages))
            if done:
                printer.newPage()
            sheet = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(QRectF(sheet), _image(document, page, printer.resolution()))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()


def _image(document: QPdfDocument, page: int, resolution: int) -> QImage:
    """Return a page on white: QtPdf leaves the ground transparent."""
    size = document.pagePointSize(page) * resolution / _POINTS
    drawn = document.render(page, QSize(round(size.width()), round(size.height())))
    image = QImage(drawn.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(image)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return image


def _refusal() -> Refused:
    return Refused(
        message(
            "The printer did not take the paper. Nothing is lost: save the PDF, or choose another printer."
        )
    )
