# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one seam for asking: every dialog opens here, none blocks, and tests answer in its place."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QScrollArea, QWidget

from ui.language import tr
from ui.screen.widgets.controls import Button, Label, column, row
from ui.screen.widgets.words import Words


class Asker(Protocol):
    """Who shows dialogs."""

    def tell(self, parent: QWidget, head: Words, words: Words) -> None:
        """Tell something that needs to be read."""
        ...

    def save_file(self, parent: QWidget, name: str, on_chosen: Callable[[Path], None]) -> None:
        """Ask where a PDF shall be saved."""
        ...


class Sheet(QDialog):
    """A small page over the window: a head, words that may scroll, and buttons at the right."""

    def __init__(self, parent: QWidget, head: Words, inside: QWidget, buttons: tuple[Button, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Saathi"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(head())
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        inside.setMinimumWidth(400)
        body = column(Label(head, "name", wrap=True), gap=14, margins=(26, 24, 26, 20))
        body.addWidget(scroll, 1)
        body.addLayout(row(None, *buttons, gap=10))
        self.setLayout(body)
        wanted = inside.sizeHint().height() + 150
        self.resize(max(480, inside.sizeHint().width() + 76), min(wanted, parent.window().height() - 40))


class Windows:
    """Real dialogs."""

    def tell(self, parent: QWidget, head: Words, words: Words) -> None:
        """Show words and one button."""
        inside = QWidget()
        inside.setObjectName("page")
        inside.setLayout(column(Label(words, "sub", wrap=True), None))
        close = Button(lambda: tr("Close"), "primary")
        dialog = Sheet(parent, head, inside, (close,))
        close.clicked.connect(dialog.close)
        close.setFocus()
        present(parent, dialog)

    def save_file(self, parent: QWidget, name: str, on_chosen: Callable[[Path], None]) -> None:
        """Show the system's own file dialog, in Documents, with the offered name."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(parent, tr("Save PDF"), folder, tr("PDF files (*.pdf)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)

        def choose(chosen: str) -> None:
            on_chosen(Path(chosen))

        dialog.fileSelected.connect(choose)
        present(parent, dialog)


@runtime_checkable
class Host(Protocol):
    """A window that looks after the dialogs over it."""

    def adopt(self, dialog: QDialog) -> None:
        """Take a dialog in before it opens."""
        ...


def present(parent: QWidget, dialog: QDialog) -> None:
    """Open a dialog over its window."""
    host = parent.window()
    if isinstance(host, Host):
        host.adopt(dialog)
    dialog.open()


_asker: list[Asker] = [Windows()]


def asker() -> Asker:
    """Return who shows dialogs now."""
    return _asker[-1]


@contextmanager
def answered_by(other: Asker) -> Generator[None]:
    """Let another answer while this lasts."""
    _asker.append(other)
    try:
        yield
    finally:
        _asker.remove(other)


def close_all() -> None:
    """Close every dialog and menu, newest first: the register is being locked."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for window in reversed(QApplication.topLevelWidgets()):
        if isinstance(window, QDialog) and window.isVisible():
            window.close()
