# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives Qt's own buttons and menus the words of our catalogue: Qt ships neither Hindi nor Punjabi."""

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

from ui import language
from ui.language import trc

_KEYS = "QShortcut"
"""Where Qt asks for the names of keys, which stand on the keys in English."""


def qt_words() -> dict[str, str]:
    """Return what Qt says in English, without its key marks, with our words for it."""
    return (
        {
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
        | _of_file_dialogs()
        | _of_print_dialogs()
    )


def _of_file_dialogs() -> dict[str, str]:
    return {
        "Name:": trc("qt", "Name:"),
        "Name": trc("qt", "Name"),
        "Size": trc("qt", "Size"),
        "Type": trc("qt", "Type"),
        "Type:": trc("qt", "Type:"),
        "Date Modified": trc("qt", "Date Modified"),
        "Computer": trc("qt", "Computer"),
        "Drive": trc("qt", "Drive"),
        "Folder": trc("qt", "Folder"),
        "Directories": trc("qt", "Directories"),
        "Files": trc("qt", "Files"),
        "All Files (*)": trc("qt", "All Files (*)"),
        "Choose": trc("qt", "Choose"),
        "Rename": trc("qt", "Rename"),
        "List View": trc("qt", "List View"),
        "Detail View": trc("qt", "Detail View"),
        "Show hidden files": trc("qt", "Show hidden files"),
        "%1 already exists.\nDo you want to replace it?": trc(
            "qt", "%1 already exists.\nDo you want to replace it?"
        ),
    }


def _of_print_dialogs() -> dict[str, str]:
    return {
        "Print": trc("qt", "Print"),
        "Options >>": trc("qt", "Options >>"),
        "Options <<": trc("qt", "Options <<"),
        "Options": trc("qt", "Options"),
        "Print to File (PDF)": trc("qt", "Print to File (PDF)"),
        "Local file": trc("qt", "Local file"),
        "Write PDF file": trc("qt", "Write PDF file"),
        "Printer": trc("qt", "Printer"),
        "Location:": trc("qt", "Location:"),
        "Preview": trc("qt", "Preview"),
        "Properties": trc("qt", "Properties"),
        "Output file:": trc("qt", "Output file:"),
        "Copies": trc("qt", "Copies"),
        "Copies:": trc("qt", "Copies:"),
        "Print range": trc("qt", "Print range"),
        "Print all": trc("qt", "Print all"),
        "Pages from": trc("qt", "Pages from"),
        "to": trc("qt", "to"),
        "Pages": trc("qt", "Pages"),
        "Current Page": trc("qt", "Current Page"),
        "Selection": trc("qt", "Selection"),
        "Output Settings": trc("qt", "Output Settings"),
        "Collate": trc("qt", "Collate"),
        "Reverse": trc("qt", "Reverse"),
        "Page Set:": trc("qt", "Page Set:"),
        "All Pages": trc("qt", "All Pages"),
        "Odd Pages": trc("qt", "Odd Pages"),
        "Even Pages": trc("qt", "Even Pages"),
        "Color Mode": trc("qt", "Color Mode"),
        "Color": trc("qt", "Color"),
        "Grayscale": trc("qt", "Grayscale"),
        "Double Sided Printing": trc("qt", "Double Sided Printing"),
        "Off": trc("qt", "Off"),
        "Long side binding": trc("qt", "Long side binding"),
        "Short side binding": trc("qt", "Short side binding"),
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
        self._language, self._words = now, {}
        if self._installed:
            QCoreApplication.removeTranslator(self)
        self._installed = QCoreApplication.installTranslator(self)

    def isEmpty(self) -> bool:
        """Tell Qt that there is something here."""
        return False

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,  # noqa: ARG002 - Qt's signature
        n: int = -1,  # noqa: ARG002 - Qt's signature
    ) -> str | None:
        """Return our word for Qt's. None leaves Qt's own word: an empty text would be shown as it is."""
        if context == _KEYS:
            return None
        self._words = self._words or qt_words()  # at its first question: the first page has none
        return self._words.get(source.replace("&", "")) or None
