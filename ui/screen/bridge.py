# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives Qt's own buttons and menus the words of our catalogue: Qt ships neither Hindi nor Punjabi."""

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

from ui import language
from ui.language import trc


def qt_words() -> dict[str, str]:
    """Return what Qt says in English, without its key marks, with our words for it."""
    return {
        "OK": trc("qt", "OK"),
        "Cancel": trc("qt", "Cancel"),
        "Save": trc("qt", "Save"),
        "Open": trc("qt", "Open"),
        "Close": trc("qt", "Close"),
        "Yes": trc("qt", "Yes"),
        "No": trc("qt", "No"),
        "Undo": trc("qt", "Undo"),
        "Redo": trc("qt", "Redo"),
        "Cut": trc("qt", "Cut"),
        "Copy": trc("qt", "Copy"),
        "Paste": trc("qt", "Paste"),
        "Delete": trc("qt", "Delete"),
        "Select All": trc("qt", "Select All"),
        "File name:": trc("qt", "File name:"),
        "Files of type:": trc("qt", "Files of type:"),
        "Look in:": trc("qt", "Look in:"),
        "Save As": trc("qt", "Save As"),
        "Directory:": trc("qt", "Directory:"),
        "Back": trc("qt", "Back"),
        "Forward": trc("qt", "Forward"),
        "New Folder": trc("qt", "New Folder"),
        "Create New Folder": trc("qt", "Create New Folder"),
        "Parent Directory": trc("qt", "Parent Directory"),
    }


class Bridge(QTranslator):
    """The translator Qt asks."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words: dict[str, str] = {}
        self._language = language.current().language
        self._installed = False

    def install(self) -> None:
        """Stand in front of Qt in the language in use; everything that is open hears of a change."""
        now = language.current().language
        if self._installed and now is self._language:
            return
        self._language, self._words = now, qt_words()
        if self._installed:
            QCoreApplication.removeTranslator(self)
        self._installed = QCoreApplication.installTranslator(self)

    def isEmpty(self) -> bool:
        """Tell Qt that there is something here."""
        return False

    def translate(
        self,
        context: str,  # noqa: ARG002 - one catalogue for all of Qt
        source: str,
        disambiguation: str | None = None,  # noqa: ARG002 - Qt's signature
        n: int = -1,  # noqa: ARG002 - Qt's signature
    ) -> str:
        """Return our word for Qt's; nothing where we have none."""
        return self._words.get(source.replace("&", ""), "") if source else ""
