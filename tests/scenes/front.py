# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages before the register, Today, and what stands over every page."""

from dataclasses import replace

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication

from models.messages import message
from models.vault.failures import OlderCopy
from models.words import Role
from tests.scenes import Scene, answer
from tests.ui.screen.fakefront import (
    AMBER,
    GROUPS,
    PASSWORD,
    STAFF,
    FakeFront,
    busy_day,
    quiet_day,
    refusal,
)
from ui import language
from ui.screen import background, dialogs, theme
from ui.screen.choices import Choices
from ui.screen.front import Paper, Person, Prepared, Recovery
from ui.screen.place import Where
from ui.screen.printing import PaperSheet, show_paper
from ui.screen.window import Window


def _sign_in(window: Window, _: FakeFront) -> None:
    window.begin()


def _wrong_password(window: Window, _: FakeFront) -> None:
    window.begin()
    window.sign_in.password.fill("not this one")
    window.sign_in.try_open()


def _slow_down(window: Window, front: FakeFront) -> None:
    window.begin()
    front.waiting["u1"] = 8
    window.sign_in.tick()


def _older_copy(window: Window, front: FakeFront) -> None:
    front.trouble["open"] = OlderCopy()
    _wrong_password(window, front)


def _opening(window: Window, _: FakeFront) -> None:
    window.begin()
    window.sign_in.password.fill(PASSWORD)
    with background.through(_Never()):
        window.sign_in.try_open()


def _locked(window: Window, front: FakeFront) -> None:
    _today(window, front)
    window.lock()


def _enter(window: Window, role: Role) -> None:
    slot = next(each for each in STAFF if each.role is role)
    chosen = Choices(language.current().language, window.choices.scheme, theme.percent())
    window.memory.remember(slot.uid, chosen)
    window.enter(Person(slot.uid, slot.name, slot.role, chosen.language))


def _today(window: Window, _: FakeFront) -> None:
    _enter(window, Role.COUNSELLOR)


def _today_desk(window: Window, front: FakeFront) -> None:
    front.day = busy_day(Role.DESK)
    _enter(window, Role.DESK)


def _today_empty(window: Window, front: FakeFront) -> None:
    front.day = quiet_day()
    _enter(window, Role.COUNSELLOR)


def _today_sample(window: Window, front: FakeFront) -> None:
    front.day = busy_day(is_sample=True)
    _enter(window, Role.MANAGER)


def _today_trouble(window: Window, front: FakeFront) -> None:
    front.trouble["today"] = refusal()
    _enter(window, Role.COUNSELLOR)


def _today_busy(window: Window, _: FakeFront) -> None:
    with background.through(_Never()):
        _enter(window, Role.COUNSELLOR)


def _keys(window: Window, front: FakeFront) -> None:
    _today(window, front)
    window.show_keys()


def _find(window: Window, front: FakeFront) -> None:
    _today(window, front)
    window.shell.place().neighbours = frozenset(Where)
    window.open_find()
    window.finder.line.setText("in")
    window.finder.look("in")


def _numbers(window: Window, front: FakeFront) -> None:
    _today(window, front)
    window.show_names_or_numbers()


def _today_backup(window: Window, front: FakeFront) -> None:
    front.backup = AMBER
    front.day = replace(front.day, backup=AMBER)
    _today(window, front)


def _paper(window: Window, front: FakeFront) -> None:
    from tests.ui.screen.test_printing import pdf

    _today(window, front)
    show_paper(window, Paper("sheet-2026-11-22.pdf", pdf(2)))
    for _ in range(20):
        QApplication.processEvents()
        QThread.msleep(10)


def _menu(window: Window, front: FakeFront) -> None:
    _today(window, front)
    window.shell.menu.popup(window.mapToGlobal(window.rect().center()))


def _welcome(window: Window, front: FakeFront) -> None:
    front.there = False
    window.begin()


def _centre(window: Window, front: FakeFront) -> None:
    _welcome(window, front)
    window.first_start.turn(window.first_start.centre)


def _manager(window: Window, front: FakeFront) -> None:
    _welcome(window, front)
    window.first_start.turn(window.first_start.manager)


def _sheet(window: Window, front: FakeFront) -> None:
    _welcome(window, front)
    window.first_start.receive(Recovery(GROUPS, Paper("recovery-sheet.pdf", b"")))


def _copies(window: Window, front: FakeFront) -> None:
    _sheet(window, front)
    window.first_start.turn(window.first_start.copies)


def _sheet_saved(window: Window, front: FakeFront) -> None:
    _sheet(window, front)
    window.first_start.save_sheet()


def _by_sheet(window: Window, _: FakeFront) -> None:
    window.begin()
    window.open_with_sheet()


def _notices(window: Window, _: FakeFront) -> None:
    slot = next(each for each in STAFF if each.role is Role.MANAGER)
    notice = message("Saathi was not closed last time. Everything that was confirmed is kept.")
    window.memory.remember(slot.uid, window.choices)
    window.enter(Person(slot.uid, slot.name, slot.role, language.current().language, notices=(notice,)))


def _left_out(window: Window, front: FakeFront) -> None:
    _today(window, front)
    told = message("{name}: no consent for a certificate is recorded yet.", name="Rajesh G.")
    answer(window.shell.place(), "_on_certificates_made", Prepared(None, 0, (told,)))


def _paper_saved(window: Window, front: FakeFront) -> None:
    _paper(window, front)
    next(each for each in window.findChildren(PaperSheet) if each.isVisible()).save_pdf()


def _printer(window: Window, front: FakeFront) -> None:
    _paper(window, front)
    next(each for each in window.findChildren(PaperSheet) if each.isVisible()).print_out()


def _trouble(window: Window, front: FakeFront) -> None:
    _today(window, front)
    dialogs.tell_trouble(window, OSError())


class _Never:
    """Leaves work undone, so that waiting can be seen."""

    def start(self, task: background.Task) -> None:
        """Do nothing."""


SCENES: dict[str, Scene] = {
    "sign-in": _sign_in,
    "sign-in-wrong": _wrong_password,
    "sign-in-slow": _slow_down,
    "sign-in-older": _older_copy,
    "sign-in-opening": _opening,
    "locked": _locked,
    "today": _today,
    "today-desk": _today_desk,
    "today-empty": _today_empty,
    "today-sample": _today_sample,
    "today-trouble": _today_trouble,
    "today-busy": _today_busy,
    "menu": _menu,
    "find": _find,
    "numbers": _numbers,
    "today-backup": _today_backup,
    "first-1-welcome": _welcome,
    "first-2-centre": _centre,
    "first-3-manager": _manager,
    "first-4-sheet": _sheet,
    "first-5-copies": _copies,
}
FRONT_DIALOGS: dict[str, Scene] = {
    "keys": _keys,
    "paper": _paper,
    "paper-saved": _paper_saved,
    "paper-printer": _printer,
    "sheet-saved": _sheet_saved,
    "by-sheet": _by_sheet,
    "notices": _notices,
    "certificates-left-out": _left_out,
    "trouble": _trouble,
}
