# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A page that scrolls when the window is small or the text is large."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget


class Page(QScrollArea):
    """Scrolls when it must; whatever gets the focus is brought into sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inside = QWidget()
        self.inside.setObjectName("page")
        self.setWidget(self.inside)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:  # noqa: ARG002 - Qt's signature
        if new is not None and self.inside.isAncestorOf(new):
            self.ensureWidgetVisible(new, 24, 48)
