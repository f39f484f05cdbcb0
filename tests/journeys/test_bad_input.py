# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input, everywhere: what is typed or pasted into a line of a screen is data, or brings a calm sentence.

The lines are found on the screens themselves: every place and page of Settings, and every dialog of
``tests.scenes``. A new field is swept along, without a word here. With ``SAATHI_WHOLE_SWEEP=1`` every line
meets every kind, which takes three times as long.
"""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from types import TracebackType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from models.messages import Message
from models.words import Language, Role
from tests.journeys.walking import pages_of
from tests.scenes import RealScene, dialogs_asked, front_dialogs
from tests.scenes.centre import window_on_sample
from tests.scenes.looking import asked, in_english, let_go, of_the_system, rich, settle, shown
from tests.ui.screen.fakefront import FakeFront, FakeMemory
from tests.ui.screen.hands import press
from ui import language
from ui.screen import background, dialogs
from ui.screen.background import UNEXPECTED
from ui.screen.choices import Choices
from ui.screen.widgets.controls import Button
from ui.screen.widgets.fields import Combo, Field, ReadField
from ui.screen.window import Window

Line = QLineEdit | QPlainTextEdit

MARKUP = "<b>Mo</b><img src='x'> & <a href='y'>han</a>"
BAD = {
    "nothing": "",
    "spaces": " \t\u00a0 ",
    "endless": "x" * 100_000,
    "endless digits": "9" * 100_000,
    "nul": "Mo\x00han",
    "control": "Mo\x1b[31m\x07han",
    "turned round": "\u202eMohan\u2066",
    "marks alone": "\u0301\u0301\u093c\u0a3c\u094d",
    "pictures": "\U0001f600\U0001f469\u200d\U0001f467",
    "half a letter": "Mo\ud800han",
    "a formula": "=1+1",
    "a command": "+cmd|' /C calc'!A0",
    "markup": MARKUP,
    "percent": "%s %n {0} {name}",
    "quotes": "'; DROP TABLE members; --",
    "no such day": "31-02-2026",
    "long ago": "01-01-1900",
    "far ahead": "31-12-2099",
    "digits of one's own": "੦੧-੦੨-੨੦੨੬",
    "beyond dates": "01-01-99999",
    "below nought": "-5",
    "huge": "99999999999999999999",
    "an exponent": "1e309",
    "raised": "²",
    "half": "½",
    "nobody's": "F4 99 99 absent 999999 late -1",
}
"""What people type, paste and drop by mistake or on purpose."""
WHOLE = bool(os.environ.get("SAATHI_WHOLE_SWEEP"))
"""Every line meets every kind; else each line meets every third, and each kind every third line."""
THIRD, SIXTH = 3, 6
REFUSED = ("nothing", "nul", "half a letter", "turned round", "huge")
READABLE = ("27-11-2026", "5", "10:00")


class Sweep:
    """Fills lines, and remembers what was not met calmly."""

    def __init__(self, share: int = THIRD) -> None:
        self.share = share
        self.wrong: list[str] = []
        self.where = ""
        self.lines = 0
        self.choices = 0

    @contextmanager
    def caught(self) -> Generator[None]:
        """Remember every error that nobody met, or that was met as one nobody expected."""
        told = background.sentence

        def sentence(error: Exception) -> Message:
            said = told(error)
            if said is UNEXPECTED:
                self.note(error)
            return said

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "excepthook", self._uncaught)
            patch.setattr(background, "sentence", sentence)
            yield

    def _uncaught(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        self.note(error)

    def note(self, error: BaseException) -> None:
        """Keep what went wrong, and where."""
        last = error.__traceback__
        while last is not None and last.tb_next is not None:
            last = last.tb_next
        code = last.tb_frame.f_code if last is not None else None
        place = f"{code.co_filename.rpartition('/')[2]}:{code.co_qualname}" if code is not None else ""
        self.wrong.append(f"{self.where}: {type(error).__name__}: {str(error)[:90]} in {place}")

    def sweep(self, name: str, root: QWidget) -> None:
        """Type everything into every line that is shown below a widget, one line at a time."""
        for line in lines_of(root):
            self.lines += 1
            owner = field_of(line)
            for kind, text in kinds_for(self.lines, self.share):
                self.where = f"{name}, {line.accessibleName()!r}, {kind}"
                put(line, text)
                if owner is not None:
                    self.leave(owner)
                self.hush(root)
                if not _stands(line):
                    return
            self.look(root)

    def choose(self, name: str, root: QWidget, *, unset: bool = False) -> None:
        """Choose in every list that opens, and press letters in it; ``unset`` begins with nothing chosen."""
        for combo in shown(root, QComboBox):
            assert isinstance(combo, QComboBox)
            if not combo.isEnabled():
                continue
            self.choices += 1
            ends = dict.fromkeys((combo.count() - 1, combo.count() // 2, 0))
            for place in (*((-1,) if unset else ()), *ends):
                self.where = f"{name}, {combo.accessibleName()!r}, choice {place}"
                combo.setCurrentIndex(place)
                combo.activated.emit(place)
                if isinstance(owner := combo.parentWidget(), Field):
                    self.leave(owner)
                self.hush(root)
                if not _stands(combo):
                    return
            for key in (Qt.Key.Key_Z, Qt.Key.Key_Delete, Qt.Key.Key_End, Qt.Key.Key_Home):
                press(combo, key)
            self.hush(root)
        self.look(root)

    def leave(self, owner: Field) -> None:
        """Leave a field; what nobody caught would have reached the crash path."""
        try:
            owner.leave()
        except Exception as error:  # noqa: BLE001 - told with all others
            self.note(error)

    def hush(self, root: QWidget) -> None:
        """Close what was told over a page or a dialog."""
        while (told := asked()) is not None and told is not root.window():
            if not of_the_system(told):
                self.look(told)
            told.close()
            let_go()

    def look(self, root: QWidget) -> None:
        """Look for what was typed drawn as markup."""
        self.wrong += [f"{self.where}: {fault}" for fault in rich(root)]


def kinds_for(line: int, share: int = THIRD) -> list[tuple[str, str]]:
    """Return what the n-th line meets."""
    return [each for place, each in enumerate(BAD.items()) if WHOLE or (place + line) % share == 0]


def lines_of(root: QWidget) -> list[Line]:
    """Return every line and every larger box that can be written in."""
    found = shown(root, QLineEdit, QPlainTextEdit)
    return [
        each
        for each in found
        if isinstance(each, (QLineEdit, QPlainTextEdit)) and each.isEnabled() and not each.isReadOnly()
    ]


def field_of(line: Line) -> Field | None:
    """Return the field a line belongs to."""
    above = line.parentWidget()
    return above if isinstance(above, Field) else None


def put(line: Line, text: str) -> None:
    """Put a text in, as pasting does."""
    if isinstance(line, QLineEdit):
        line.setText(text)
        line.textEdited.emit(line.text())
        return
    line.setPlainText(text)


def _stands(widget: QWidget) -> bool:
    return isValid(widget) and widget.isVisible()


def fill(dialog: QDialog, text: str) -> None:
    """Write one text into every line of a dialog."""
    for line in lines_of(dialog):
        put(line, text)


def fill_well(dialog: QDialog) -> None:
    """Write what each line can read; where that is any text, one that is markup."""
    for line in lines_of(dialog):
        owner = field_of(line)
        for text in READABLE if isinstance(owner, ReadField) else (MARKUP,):
            put(line, text)
            if owner is None or owner.readable():
                break
    for combo in dialog.findChildren(Combo):
        if combo.currentIndex() < 0:
            combo.setCurrentIndex(combo.count() - 1)


def do(sweep: Sweep, dialog: QDialog) -> bool:
    """Press what the dialog is for; tell whether it still stands."""
    for button in dialog.findChildren(Button):
        if button.isVisible() and (button.isDefault() or button.property("kind") == "primary"):
            button.click()
            break
    settle()
    let_go()
    if not _stands(dialog):
        return False
    sweep.hush(dialog)
    sweep.look(dialog)
    return True


def through(sweep: Sweep, name: str, dialog: QDialog | None) -> None:
    """Take one dialog through everything: each line by itself, then all of them done."""
    if dialog is None or of_the_system(dialog) or not lines_of(dialog):
        return
    sweep.choose(name, dialog, unset=True)
    if not _stands(dialog):
        return
    sweep.sweep(name, dialog)
    for kind in REFUSED:
        sweep.where = f"{name}, everything, {kind}, done"
        fill(dialog, BAD[kind])
        if not do(sweep, dialog):
            return
    sweep.where = f"{name}, everything, as it can be read, done"
    fill_well(dialog)
    do(sweep, dialog)


def test_every_line_of_every_page_meets_everything_calmly(dressed_app: QApplication) -> None:
    assert dressed_app is not None
    sweep = Sweep()
    with background.through(background.Inline()), window_on_sample(Choices(), Role.MANAGER) as window:
        window.show()
        with sweep.caught():
            for name, page in pages_of(window):
                sweep.choose(name, page)
                sweep.sweep(name, page)
                for line in lines_of(page):
                    sweep.where = f"{name}, {line.accessibleName()!r}, Enter"
                    put(line, MARKUP)
                    press(line, Qt.Key.Key_Return)
                    sweep.hush(page)
                    if not _stands(line):
                        break
        close(window)
    assert sweep.lines > 30
    assert sweep.choices > 15
    assert not sweep.wrong, "\n".join(sweep.wrong)


@pytest.mark.parametrize(
    ("role", "which"), [(Role.DESK, Language.PUNJABI), (Role.COUNSELLOR, Language.HINDI)]
)
def test_the_others_meet_it_calmly_too_and_in_their_own_language(
    dressed_app: QApplication, role: Role, which: Language
) -> None:
    assert dressed_app is not None
    sweep = Sweep(share=SIXTH)
    with background.through(background.Inline()), window_on_sample(Choices(which), role) as window:
        window.show()
        with sweep.caught():
            for name, page in pages_of(window):
                sweep.sweep(name, page)
                sweep.wrong += [f"{name}: {fault}" for fault in in_english(page, which)]
        close(window)
    language.use(Language.ENGLISH)
    assert sweep.lines > 20
    assert not sweep.wrong, "\n".join(sweep.wrong)


def test_every_line_of_every_dialog_meets_everything_calmly(dressed_app: QApplication) -> None:
    assert dressed_app is not None
    sweep, left = Sweep(), list(dialogs_asked().items())
    with background.through(background.Inline()):
        while left:
            swept = _sweep_dialogs(sweep, left)
            left = left[max(swept, 1) :]
    assert sweep.lines > 60
    assert sweep.choices > 20
    assert not sweep.wrong, "\n".join(sweep.wrong)


def _sweep_dialogs(sweep: Sweep, named: list[tuple[str, tuple[Role, RealScene]]]) -> int:
    """Sweep dialogs over one copy of the sample centre, until what was done leaves no way to the next."""
    with window_on_sample(Choices(), Role.MANAGER) as window, sweep.caught():
        window.show()
        for place, (name, (_, lead)) in enumerate(named):
            sweep.where = name
            if not _opens(window, lead):
                if not place:
                    sweep.wrong.append(f"{name}: opened nothing")
                break
            through(sweep, name, asked())
            sweep.hush(window)
            dialogs.close_all()
            let_go()
        else:
            place = len(named)
        close(window)
    return place


def _opens(window: Window, lead: RealScene) -> bool:
    try:
        lead(window)
    except (StopIteration, IndexError, ValueError, AssertionError):
        return False
    settle()
    return asked() is not None


@pytest.mark.parametrize("name", ["by-sheet", "rescue-restore", "rescue-salvage", "rescue-day"])
def test_what_is_typed_before_signing_in_meets_everything_calmly(
    dressed_app: QApplication, name: str
) -> None:
    assert dressed_app is not None
    sweep, front = Sweep(), FakeFront()
    with background.through(background.Inline()), sweep.caught():
        window = Window(front, FakeMemory())
        window.show()
        front_dialogs()[name](window, front)
        settle()
        dialog = asked()
        assert dialog is not None
        through(sweep, name, dialog)
        close(window)
    assert not sweep.wrong, "\n".join(sweep.wrong)


def close(window: Window) -> None:
    """Let a window go."""
    dialogs.close_all()
    window.close()
    window.deleteLater()
    let_go()
