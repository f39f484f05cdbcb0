# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet of keys that F1 shows: those of the place in front, then those of every place."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from ui.language import tr
from ui.screen import dialogs
from ui.screen.widgets.controls import Button, Label, row
from ui.screen.widgets.words import Words

Keys = Sequence[tuple[str, Words]]


def keys(places: Sequence[Words] = ()) -> list[tuple[str, Words]]:
    """Return each key of the window with what it does; the places are those of whoever is signed in."""
    return [
        ("Ctrl+K", lambda: tr("Find a person, a group, a session, a command")),
        *((f"Ctrl+{number}", name) for number, name in enumerate(places[:8], start=1)),
        ("↑ ↓", lambda: tr("Choose a row")),
        ("Enter", lambda: tr("Do what the row's button says")),
        ("Tab", lambda: tr("Go to the next field or button")),
        ("Ctrl+Z", lambda: tr("Take back what you did last")),
        ("Ctrl+Shift+Z", lambda: tr("Do it again")),
        ("F2", lambda: tr("Show numbers in place of names, and names again")),
        ("Ctrl+L", lambda: tr("Lock the register, or let somebody else sign in")),
        ("Ctrl+Shift+L", lambda: tr("Let somebody else sign in, by name")),
        ("Ctrl++  Ctrl+-", lambda: tr("Larger and smaller text")),
        ("Ctrl+0", lambda: tr("Natural text size")),
        ("Esc", lambda: tr("Close a dialog")),
        ("F1", lambda: tr("Show these keys")),
    ]


def show_keys(
    parent: QWidget, name: Words | None = None, own: Keys = (), places: Sequence[Words] = ()
) -> QDialog:
    """Show the sheet over the window: the keys of the place in front stand first."""
    inside = QWidget()
    inside.setObjectName("page")
    grid = _grid(inside)
    if own and name is not None:
        _put(grid, own, name)
        _put(grid, keys(places), lambda: tr("Everywhere"))
    else:
        _put(grid, keys(places))
    grid.setRowStretch(grid.rowCount(), 1)
    close = Button(lambda: tr("Close"), "primary")
    dialog = dialogs.Sheet(parent, lambda: tr("Keys"), inside, (close,))
    close.clicked.connect(dialog.close)
    close.setFocus()
    dialogs.present(parent, dialog)
    return dialog


def _grid(inside: QWidget) -> QGridLayout:
    grid = QGridLayout(inside)
    grid.setContentsMargins(0, 0, 8, 0)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(10)
    grid.setColumnStretch(1, 1)
    return grid


def _put(grid: QGridLayout, shown: Keys, name: Words | None = None) -> None:
    """Add keys below what stands there; all share one edge, whoever they belong to."""
    first = grid.count() == 0
    if name is not None:
        head = Label(name, "head")
        head.setContentsMargins(0, 0 if first else 10, 0, 0)
        grid.addWidget(head, grid.rowCount(), 0, 1, 2)
    for key, does in shown:
        place = grid.rowCount()
        grid.addLayout(row(_key(key), None), place, 0)
        grid.addWidget(Label(does, wrap=True), place, 1)


def _key(name: str) -> Label:
    return Label(lambda: name, pill="key")
