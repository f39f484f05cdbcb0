# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every painted list answers: its words, what a screen reader says, and what is painted."""

from typing import Any, Protocol

from PySide6.QtCore import Qt

from ui.screen.widgets.words import plain_tip


class Spoken(Protocol):
    """Something painted that a screen reader can say."""

    def spoken(self) -> str:
        """Return it in words."""
        ...


def answer(shown: Spoken | None, role: int, words: str | None, own_role: int) -> Any:
    """Return what a list's model is asked for; ``own_role`` brings the thing itself to its painter."""
    if shown is None:
        return None
    if role == Qt.ItemDataRole.DisplayRole:
        return words
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return shown.spoken()
    if role == Qt.ItemDataRole.ToolTipRole:
        return plain_tip(shown.spoken())
    return shown if role == own_role else None
