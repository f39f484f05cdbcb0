# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that change language while they stand: a control keeps how to say its words, not the words."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

Words = Callable[[], str]
"""Says a text in the language in use: ``lambda: tr("Today")``."""


class Speaks:
    """Something whose words follow the language."""

    def retranslate(self) -> None:
        """Say everything again in the language in use."""


def retranslate_all(root: QObject) -> None:
    """Let everything below ``root`` say its words again."""
    for child in root.findChildren(QWidget):
        if isinstance(child, Speaks):
            child.retranslate()


def plain_tip(text: str) -> str:
    """Return what a tool tip shows as it stands: Qt would draw a name with "<b>" or "&lt;" as markup."""
    if "<" not in text and "&lt;" not in text:
        return text
    from html import escape  # late: its table of entities costs a start two milliseconds

    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>"


def silent() -> str:
    """Say nothing."""
    return ""


def joined(*parts: str) -> str:
    """Return the parts that say something, with dots between."""
    return " · ".join(part for part in parts if part)
