# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet of keys that F1 shows. It lists only keys that work."""

from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from ui.language import tr
from ui.screen.dialogs import Sheet, present
from ui.screen.widgets.controls import Button, Label, row
from ui.screen.widgets.words import Words


def keys() -> list[tuple[str, Words]]:
    """Return each key with what it does."""
    return [
        ("Ctrl+1", lambda: tr("Go to Today")),
        ("↑ ↓", lambda: tr("Choose a row")),
        ("Enter", lambda: tr("Do what the row's button says")),
        ("Ctrl+P", lambda: tr("Print the sheet of the chosen session")),
        ("F5", lambda: tr("Read the page again")),
        ("F2", lambda: tr("Type in Gurmukhi or Devanagari letters")),
        ("Alt+↓", lambda: tr("Take another spelling of the word being typed")),
        ("Tab", lambda: tr("Go to the next control")),
        ("Ctrl+L", lambda: tr("Lock the register")),
        ("Ctrl++  Ctrl+-", lambda: tr("Larger and smaller text")),
        ("Ctrl+0", lambda: tr("Natural text size")),
        ("Esc", lambda: tr("Close a dialog")),
        ("F1", lambda: tr("Show these keys")),
    ]


def show_keys(parent: QWidget) -> QDialog:
    """Show the sheet over the window."""
    inside = QWidget()
    inside.setObjectName("page")
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(10)
    grid.setColumnStretch(1, 1)
    for place, (key, does) in enumerate(keys()):
        grid.addLayout(row(_key(key), None), place, 0)
        grid.addWidget(Label(does), place, 1)
    box = QVBoxLayout(inside)
    box.setContentsMargins(0, 0, 8, 0)
    box.addLayout(grid)
    box.addStretch(1)
    close = Button(lambda: tr("Close"), "primary")
    dialog = Sheet(parent, lambda: tr("Keys"), inside, (close,))
    close.clicked.connect(dialog.close)
    close.setFocus()
    present(parent, dialog)
    return dialog


def _key(name: str) -> Label:
    return Label(lambda: name, pill="key")
