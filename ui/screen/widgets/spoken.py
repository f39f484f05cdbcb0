# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every painted list answers: its words, what a screen reader says, and what is painted."""

from typing import Any, Protocol

from PySide6.QtCore import Qt


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
    if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        return shown.spoken()
    return shown if role == own_role else None
