# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Typing in one's own script in any text box: F2 goes from Latin to ਗੁਰਮੁਖੀ to देवनागरी and back.

No keyboard layout of the system is needed. The letters stand at once as they are meant; Alt+↓ takes the next
way to spell the word. Text pasted from an old font is read as Hindi or Punjabi once somebody has seen it.
"""

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from models.text import Script
from ui.language import tr
from ui.screen.choices import Typing
from ui.screen.habit import after, habit
from ui.screen.widgets.controls import Button, Label, column, row
from ui.screen.widgets.notice import announce
from ui.screen.widgets.words import Speaks, silent

Edit = QLineEdit | QPlainTextEdit
_LETTERS = {Typing.LATIN: "A", Typing.GURMUKHI: "ਅ", Typing.DEVANAGARI: "अ"}
_PASTED = 4
"""So many letters at once were pasted, not typed."""
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_ALONE = frozenset(
    (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock)
)


class Typist(QObject):
    """Listens to the keys of one box. The word being typed is always the reading of its keys."""

    spelled = Signal()
    """The script, the word, or the ways to spell it changed."""

    def __init__(self, edit: Edit, own: Typing | None = None) -> None:
        super().__init__(edit)
        self._edit = edit
        self._own = own
        self._keys = ""
        self._length, self._end = 0, -1
        self._chosen = 0
        edit.installEventFilter(self)
        if own is None:
            habit().changed.connect(self._on_habit_changed)

    def typing(self) -> Typing:
        """Return the script this box is typed in now."""
        return habit().typing if self._own is None else self._own

    def turn(self) -> None:
        """Go to the next script: in this box where it has one of its own, else everywhere."""
        self.end()
        if self._own is None:
            habit().use(after(habit().typing))
        else:
            self._own = after(self._own)
            self.spelled.emit()

    def end(self) -> None:
        """Leave the word as it stands; the next key begins another."""
        if self._keys:
            self._keys, self._length, self._end, self._chosen = "", 0, -1, 0
            self.spelled.emit()

    def spellings(self) -> tuple[str, ...]:
        """Return the ways the word being typed may be spelled; the first is what the keys say."""
        if not self._keys or self.typing() is Typing.LATIN:
            return ()
        from models.composing import spellings
        from models.search import transliterate

        return spellings(self._keys, self._script(), transliterate)

    def chosen(self) -> int:
        """Return which of the spellings stands."""
        return self._chosen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that make a word; anything else ends it and goes its way."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._take(event)
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress):
            self.end()
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers()
        if key is Qt.Key.Key_F2 and held == Qt.KeyboardModifier.NoModifier:
            self.turn()
            return True
        if self.typing() is Typing.LATIN or self._edit.isReadOnly():
            return False
        if held == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            return self._choose(1 if key is Qt.Key.Key_Down else -1)
        if key in _ALONE:
            return False
        if not held & _COMMANDS and self._compose(key, event.text()):
            return True
        self.end()
        return False

    def _compose(self, key: Qt.Key, text: str) -> bool:
        """Add a key to the word or take the last one back; tell whether that was one of its keys."""
        from models.composing import LONGEST, composes

        if self._keys and not self._in_place():
            self.end()
        if key is Qt.Key.Key_Backspace:
            if not self._keys or self._chosen:
                return False
            self._write(self._keys[:-1])
            return True
        if len(text) != 1 or not composes(text, self._script()):
            return False
        if self._chosen or len(self._keys) >= LONGEST:
            self.end()
        self._write(self._keys + text)
        return True

    def _write(self, keys: str) -> None:
        from models.composing import composed

        self._keys, self._chosen = keys, 0
        self._put(composed(keys, self._script()) if keys else "")

    def _put(self, word: str) -> None:
        before = self._end - self._length if self._length else None
        put(self._edit, word, self._length)
        self._end = position(self._edit)
        start = self._end - len(word) if before is None else before
        self._length = self._end - start
        if self._length != len(word) or not self._keys:
            self._keys, self._length, self._end = "", 0, -1
        self.spelled.emit()

    def _choose(self, step: int) -> bool:
        ways = self.spellings()
        if len(ways) < 2 or not self._in_place():
            return True
        self._chosen = (self._chosen + step) % len(ways)
        self._put(ways[self._chosen])
        return True

    def _in_place(self) -> bool:
        return position(self._edit) == self._end and not has_selection(self._edit)

    def _script(self) -> Script:
        return Script(self.typing().value)

    def _on_habit_changed(self, _: object) -> None:
        self.end()
        self.spelled.emit()


class Strip(QWidget, Speaks):
    """What stands above a box: other spellings, an old font to be read, and the script with its key."""

    def __init__(self, edit: Edit, own: Typing | None = None) -> None:
        super().__init__()
        self._edit = edit
        self._font = ""
        self._known = 0
        self.typist = Typist(edit, own)
        self.ways = Label(silent, "cap")
        self.ways.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.ways.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.old = Button(lambda: tr("Old font: read it …"), "link")
        self.old.setVisible(False)
        self.old.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # hidden, it must not be a form's first stop
        self.badge = Label(self._badge_words, pill="key")
        policy = self.badge.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.badge.setSizePolicy(policy)
        self.badge.setVisible(False)
        line = row(gap=6)
        line.addWidget(self.ways, 1)
        line.addWidget(self.old)
        line.addWidget(self.badge)
        self.setLayout(line)
        self.typist.spelled.connect(self._on_spelled)
        self.old.clicked.connect(self.read_old)
        edit.textChanged.connect(self._on_text_changed)
        edit.installEventFilter(self)
        self._on_spelled(quiet=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the script and its key where somebody types, not at every box of a form."""
        if isinstance(event, QFocusEvent) and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.badge.setVisible(event.gotFocus())
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Say again what the key does."""
        said = tr("{script}. F2 changes the letters you type.", script=script_name(self.typist.typing()))
        self.badge.setToolTip(said)
        self.badge.setAccessibleName(said)

    def read_old(self) -> None:
        """Show how text from an old font reads; it is exchanged only if somebody agrees."""
        from models.oldfonts import unicode_of
        from ui.screen import dialogs

        edit, typed = self._edit, text_of(self._edit)
        meant = unicode_of(typed, self._font)
        inside = QWidget()
        inside.setLayout(
            column(
                Label(
                    lambda: tr("This looks typed in {font}. It would read:", font=self._font),
                    "sub",
                    wrap=True,
                ),
                Label(lambda: meant, "head", wrap=True),
                Label(lambda: tr("It stands now as:"), "cap"),
                Label(lambda: typed, "sub", wrap=True),
                None,
                gap=10,
            )
        )

        def accept() -> bool:
            edit.selectAll()
            put(edit, meant, 0)
            return True

        dialogs.asker().ask_form(
            self, lambda: tr("Text from an old font"), inside, lambda: tr("Use this reading"), accept
        )

    def _badge_words(self) -> str:
        return f"{_LETTERS[self.typist.typing()]}  F2"

    def _on_spelled(self, *, quiet: bool = False) -> None:
        before = self.badge.text()
        self.badge.retranslate()
        self.retranslate()
        self.ways.say(self._ways_words)
        if not quiet and before != self.badge.text() and self._edit.hasFocus():
            announce(self.badge, self.badge.accessibleName())

    def _ways_words(self) -> str:
        ways = self.typist.spellings()
        others = [way for place, way in enumerate(ways) if place != self.typist.chosen()]
        return f"Alt+↓  {' · '.join(others)}" if others else ""

    def _on_text_changed(self, *_: object) -> None:
        text = text_of(self._edit)
        pasted = len(text) - self._known >= _PASTED
        self._known = len(text)
        if not self.old.isHidden() or (pasted and self._edit.hasFocus()):
            self._look(text)

    def _look(self, text: str) -> None:
        """Offer to read the text where it was probably typed in an old font."""
        from models.text import legacy_font

        self._font = legacy_font(text) or ""
        self.old.setVisible(bool(self._font))
        self.old.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._font else Qt.FocusPolicy.NoFocus)
        if self._font:
            QWidget.setTabOrder(self._edit, self.old)


def script_name(typing: Typing) -> str:
    """Name a script in the reader's language."""
    return {
        Typing.LATIN: tr("English letters"),
        Typing.GURMUKHI: tr("Gurmukhi letters"),
        Typing.DEVANAGARI: tr("Devanagari letters"),
    }[typing]


def position(edit: Edit) -> int:
    """Return where the next letter goes."""
    return edit.cursorPosition() if isinstance(edit, QLineEdit) else edit.textCursor().position()


def has_selection(edit: Edit) -> bool:
    """Tell whether letters are marked, to be replaced by the next."""
    return edit.hasSelectedText() if isinstance(edit, QLineEdit) else edit.textCursor().hasSelection()


def text_of(edit: Edit) -> str:
    """Return what stands in a box."""
    return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()


def put(edit: Edit, text: str, instead_of: int) -> None:
    """Write as an input method would: in place of marked letters or of so many before, and to be undone."""
    event = QInputMethodEvent()
    event.setCommitString(text, -instead_of, instead_of)
    cast("QApplication", QApplication.instance()).sendEvent(edit, event)
