# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of which one is shown, that ask for no more room than that one."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class Pages(QStackedWidget):
    """A stack whose hidden pages push nobody sideways."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self._on_turned)

    def minimumSizeHint(self) -> QSize:
        """Ask for what the page in front needs."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else QSize()

    def _on_turned(self) -> None:
        self.updateGeometry()
