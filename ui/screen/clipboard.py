# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Knows whether what lies in the clipboard came from here, so that locking can take it away again."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication


class OwnClipboard(QObject):
    """Watches the clipboard change: what changes while our window is in front was copied here."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ours = False
        QGuiApplication.clipboard().dataChanged.connect(self._on_changed)

    def clear(self) -> None:
        """Empty the clipboard if what lies there is ours."""
        clipboard = QGuiApplication.clipboard()
        if self._ours or clipboard.ownsClipboard():
            clipboard.clear()
        self._ours = False

    def _on_changed(self) -> None:
        self._ours = QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
