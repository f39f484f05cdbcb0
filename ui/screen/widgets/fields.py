# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields of a form: a name above, the box, and one line below for help or for what is not right yet.

A field is kept when it is left: ``left`` brings the new value once it can be read and differs from what was
shown. What cannot be read stays in the box with a sentence below it, and nothing is lost.
"""

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from models.dates import read_date
from models.messages import Refused, message
from models.text import clean_line, clean_note, local_digits, whole_number
from ui.language import say, tr
from ui.screen import theme
from ui.screen.calendar import plain_date
from ui.screen.choices import Typing
from ui.screen.widgets.controls import Label, column, row
from ui.screen.widgets.notice import announce
from ui.screen.widgets.ownscript import Strip
from ui.screen.widgets.tick import Tick
from ui.screen.widgets.words import Speaks, Words, silent

Value = TypeVar("Value")
Choice = tuple[Value, Words]
LINE = 200
TEXT = 4000


class Field(QWidget, Speaks):
    """What all fields share: a name, help, trouble, and the moment somebody leaves them."""

    left = Signal(object)
    """The new value, when the field was left with one that can be kept."""
    edited = Signal()
    """Something was typed or chosen; it may not be readable yet."""

    def __init__(
        self, name: Words, box: QWidget, help_words: Words = silent, beside: QWidget | None = None
    ) -> None:
        super().__init__()
        self._name, self._help = name, help_words
        self._trouble: Words | None = None
        self._kept: object = None
        self.box = box
        self.label = Label(name, "field")
        self.label.setBuddy(box)
        self.below = Label(self._below_words, "cap", wrap=True)
        head = self.label if beside is None else row(self.label, beside, gap=8)
        self.setLayout(column(head, box, self.below, gap=5))
        self.setFocusProxy(box)
        box.installEventFilter(self)
        self.retranslate()

    def value(self) -> object:
        """Return what stands in the field. Raises ``Refused`` with a sentence where it cannot be read."""
        raise NotImplementedError

    def show_value(self, value: object) -> None:
        """Show a value that is kept already."""
        self._kept = value
        self.settled()

    def readable(self) -> bool:
        """Tell whether the value can be read; where not, say below the box why."""
        try:
            self.value()
        except Refused as refused:
            said = refused.message
            self.trouble(lambda: say(said))
            return False
        self.settled()
        return True

    def trouble(self, words: Words) -> None:
        """Say below the box what is not right yet; also a screen reader hears it."""
        self._trouble = words
        self._mark(wrong=True)
        announce(self.below, words())

    def settled(self) -> None:
        """Say no trouble any more."""
        self._trouble = None
        self._mark(wrong=False)

    def awaits(self) -> bool:
        """Tell whether nothing stands yet where something is needed: no fault while another window is up."""
        return False

    def in_trouble(self) -> bool:
        """Tell whether something is not right yet."""
        return self._trouble is not None

    def leave(self) -> None:
        """Let the field be kept, as if the focus had gone elsewhere."""
        if not self.readable():
            return
        now = self.value()
        if now != self._kept:
            self._kept = now
            self.left.emit(now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the focus goes elsewhere; a menu over the field does not count."""
        if watched is self.box and isinstance(event, QFocusEvent):
            passing = event.reason() is Qt.FocusReason.PopupFocusReason
            away = event.reason() is Qt.FocusReason.ActiveWindowFocusReason
            if event.lostFocus() and not passing and not (away and self.awaits()):
                self.leave()
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Name the field again."""
        self.label.retranslate()
        self.box.setAccessibleName(self._name())
        self.box.setAccessibleDescription(self._help())
        self._show_below()

    def _mark(self, *, wrong: bool) -> None:
        if self.box.property("wrong") != wrong:
            self.box.setProperty("wrong", wrong)
            self.box.style().unpolish(self.box)
            self.box.style().polish(self.box)
        self._show_below()

    def _show_below(self) -> None:
        self.below.retranslate()
        self.below.setVisible(bool(self.below.text()))

    def _below_words(self) -> str:
        return self._trouble() if self._trouble is not None else self._help()


_STILL_HERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_SENT_HERE = (Qt.FocusReason.OtherFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class TextField(Field):
    """One line of text. ``needed`` gives the sentence for an empty one.

    ``own_script`` lets it be typed in Gurmukhi and Devanagari with any keyboard; ``letters`` is the script it
    begins with where it has one of its own, as a name in Hindi has.
    """

    def __init__(
        self,
        name: Words,
        help_words: Words = silent,
        *,
        hint: Words = silent,
        most: int = LINE,
        needed: Words | None = None,
        own_script: bool = True,
        letters: Typing | None = None,
    ) -> None:
        self.edit = QLineEdit()
        self.edit.setMaxLength(most)
        self._hint, self._needed = hint, needed
        self.strip = Strip(self.edit, letters) if own_script else None
        super().__init__(name, self.edit, help_words, self.strip)
        self.edit.textEdited.connect(self._on_edited)
        self.edit.returnPressed.connect(self.leave)

    def text(self) -> str:
        """Return what stands in the box, on one clean line. Raises ``Refused`` for letters nobody types."""
        return clean_line(self.edit.text())

    def value(self) -> object:
        """Return the text."""
        return self.text()

    def show_value(self, value: object) -> None:
        """Show a text."""
        self._show_text("" if value is None else str(value))
        super().show_value("" if value is None else value)

    def readable(self) -> bool:
        """Tell whether the text can be kept; a needed one that is empty has its own sentence."""
        if not super().readable():
            return False
        if self._needed is not None and not self.text():
            self.trouble(self._needed)
            return False
        return True

    def awaits(self) -> bool:
        """Tell whether a needed line is still empty."""
        return self._needed is not None and not self.edit.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show a long text from its beginning while nobody types; who comes in writes on at its end."""
        if watched is self.edit and isinstance(event, QFocusEvent):
            elsewhere = event.reason() not in _STILL_HERE
            if event.lostFocus() and elsewhere:
                self.edit.setCursorPosition(0)
            elif event.gotFocus() and not self.edit.cursorPosition() and event.reason() in _SENT_HERE:
                self.edit.setCursorPosition(len(self.edit.text()))
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Name the box and its hint again."""
        super().retranslate()
        self.edit.setPlaceholderText(self._hint())

    def _show_text(self, text: str) -> None:
        self.edit.setText(text)
        if not self.edit.hasFocus():
            self.edit.setCursorPosition(0)

    def _on_edited(self) -> None:
        self.settled()
        self.edited.emit()


class AreaField(Field):
    """Some lines of text."""

    def __init__(
        self,
        name: Words,
        help_words: Words = silent,
        *,
        hint: Words = silent,
        most: int = TEXT,
        lines: int = 4,
        own_script: bool = True,
    ) -> None:
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self._hint, self._most = hint, most
        self.strip = Strip(self.edit) if own_script else None
        super().__init__(name, self.edit, help_words, self.strip)
        self.edit.setMinimumHeight(self.edit.fontMetrics().lineSpacing() * lines + 24)
        self.edit.textChanged.connect(self._on_edited)

    def text(self) -> str:
        """Return what stands in the box, cleaned. Raises ``Refused`` for letters nobody types."""
        return clean_note(self.edit.toPlainText())

    def value(self) -> object:
        """Return the text. Raises ``Refused`` for one that is too long."""
        text = self.text()
        if len(text) > self._most:
            raise Refused(message("This is longer than {most} letters. Please shorten it.", most=self._most))
        return text

    def show_value(self, value: object) -> None:
        """Show a text."""
        self.edit.setPlainText("" if value is None else str(value))
        super().show_value("" if value is None else value)

    def retranslate(self) -> None:
        """Name the box and its hint again."""
        super().retranslate()
        self.edit.setPlaceholderText(self._hint())

    def _on_edited(self) -> None:
        self.settled()
        self.edited.emit()


class ReadField(TextField, Generic[Value]):
    """One line that is read into something: a date, a time, a number. Empty is None."""

    def __init__(
        self,
        name: Words,
        read: Callable[[str], Value],
        write: Callable[[Value], str],
        help_words: Words = silent,
        *,
        hint: Words = silent,
        needed: Words | None = None,
    ) -> None:
        self._read, self._write = read, write
        super().__init__(name, help_words, hint=hint, most=40, needed=needed, own_script=False)

    def value(self) -> Value | None:
        """Return what was read; None where nothing stands. Raises ``Refused``."""
        text = self.text()
        return self._read(text) if text else None

    def show_value(self, value: object) -> None:
        """Show a value as people write it."""
        self._show_text("" if value is None else self._write(value))  # pyright: ignore[reportArgumentType] - the owner's own type
        Field.show_value(self, value)

    def leave(self) -> None:
        """Keep what was read, and write it the usual way."""
        super().leave()
        if not self.in_trouble() and (value := self.value()) is not None:
            self.edit.setText(self._write(value))


def date_field(name: Words, help_words: Words = silent, *, needed: Words | None = None) -> ReadField[date]:
    """Return a field for a date, day first, in any digits; shown as dd-mm-yyyy."""
    return ReadField(name, _read_day, _write_day, help_words, hint=lambda: tr("dd-mm-yyyy"), needed=needed)


def time_field(name: Words, help_words: Words = silent, *, needed: Words | None = None) -> ReadField[time]:
    """Return a field for a time of day: 7, 7:30, 19.30 or 1930; shown as HH:MM."""
    return ReadField(name, _read_time, _write_time, help_words, hint=lambda: tr("hh:mm"), needed=needed)


def number_field(
    name: Words,
    help_words: Words = silent,
    *,
    least: int = 0,
    most: int = 9999,
    needed: Words | None = None,
) -> ReadField[int]:
    """Return a field for a whole number between two bounds, in any digits."""

    def read(text: str) -> int:
        number = whole_number(text)
        if number is None or not least <= number <= most:
            raise Refused(message("Write a whole number from {least} to {most}.", least=least, most=most))
        return number

    return ReadField(name, read, str, help_words, needed=needed)


def _read_day(text: str) -> date:
    return read_date(text, day_first=True).value


def _write_day(day: date) -> str:
    return plain_date(day)


def _read_time(text: str) -> time:
    parts = local_digits(text).replace(".", ":").replace(" ", "").split(":")
    if len(parts) == 1 and len(parts[0]) in (3, 4):
        parts = [parts[0][:-2], parts[0][-2:]]
    hour, minute = (whole_number(part) for part in (*parts, "0")[:2])
    if len(parts) > 2 or hour is None or minute is None or hour > 23 or minute > 59:
        raise Refused(message("“{text}” is not a time. Write hours and minutes, such as 19:30.", text=text))
    return time(hour, minute)


def _write_time(at: time) -> str:
    return at.strftime("%H:%M")


class Combo(QComboBox):
    """A list that opens; the mouse wheel rolls the page, not the choice."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box with an arrow that follows the scheme."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme.px(15)
        painter.translate(self.width() - 12 - side / 2, self.height() / 2)
        painter.rotate(90)
        theme.paint_icon(painter, QRectF(-side / 2, -side / 2, side, side), "chevron-right", "ink3")


class ChoiceField(Field, Generic[Value]):
    """One of a few; kept as soon as it is chosen."""

    def __init__(self, name: Words, choices: Sequence[Choice[Value]], help_words: Words = silent) -> None:
        self.combo = Combo()
        self._choices = list(choices)
        super().__init__(name, self.combo, help_words)
        self.combo.activated.connect(self._on_activated)

    def offer(self, choices: Sequence[Choice[Value]]) -> None:
        """Offer other choices; what was chosen stays chosen where it is among them."""
        chosen = self.value() if self.combo.count() else None
        self._choices = list(choices)
        self._fill()
        self._choose(chosen)

    def value(self) -> Value | None:
        """Return what is chosen."""
        place = self.combo.currentIndex()
        return self._choices[place][0] if 0 <= place < len(self._choices) else None

    def show_value(self, value: object) -> None:
        """Show what is chosen."""
        self._choose(value)
        super().show_value(value)

    def retranslate(self) -> None:
        """Say every choice again."""
        super().retranslate()
        self._fill()

    def _fill(self) -> None:
        chosen = self.combo.currentIndex() if self.combo.count() else 0
        self.combo.clear()
        self.combo.addItems([words() for _, words in self._choices])
        self.combo.setCurrentIndex(min(chosen, len(self._choices) - 1))

    def _choose(self, value: object) -> None:
        values = [each for each, _ in self._choices]
        self.combo.setCurrentIndex(values.index(value) if value in values else -1)  # pyright: ignore[reportArgumentType] - looked up as given

    def _on_activated(self) -> None:
        self.edited.emit()
        self.leave()


class TickField(Field):
    """Yes or no; kept as soon as it is ticked. The name stands beside the box."""

    def __init__(self, name: Words, help_words: Words = silent) -> None:
        self.tick = Tick()
        super().__init__(name, self.tick, help_words)
        self.label.setVisible(False)
        self.tick.clicked.connect(self._on_clicked)

    def value(self) -> bool:
        """Return whether it is ticked."""
        return self.tick.isChecked()

    def show_value(self, value: object) -> None:
        """Show a tick or none."""
        self.tick.setChecked(bool(value))
        super().show_value(bool(value))

    def retranslate(self) -> None:
        """Name the tick again."""
        super().retranslate()
        self.tick.setText(self._name().replace("&", "&&"))

    def _on_clicked(self) -> None:
        self.edited.emit()
        self.leave()
