# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings of staff, the log and one's own sign-in, over the sample centre."""

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog

from models.messages import Refused, message
from models.words import Role
from tests.scenes import answer
from tests.scenes.centre import PASSWORD, RealScene
from tests.ui.screen.conftest import Held
from ui.language import tr
from ui.screen import background
from ui.screen.background import Job
from ui.screen.place import Destination, Where
from ui.screen.settings.asking import KeyForm, ask
from ui.screen.settings.log import LogSection
from ui.screen.settings.place import SettingsPlace
from ui.screen.settings.section import Section
from ui.screen.settings.service import Gone
from ui.screen.settings.sheetasking import DrawnSheet
from ui.screen.settings.staff import StaffSection
from ui.screen.widgets.controls import Button
from ui.screen.window import Window


def section(window: Window, key: str) -> Section:
    """Bring a page of Settings to the front and return it."""
    window.shell.visit(Destination(Where.SETTINGS, part=key))
    place = window.shell.place()
    assert isinstance(place, SettingsPlace)
    return place.section()


def _own(window: Window) -> None:
    section(window, "own")


def _staff(window: Window) -> None:
    section(window, "staff")


def _pressed(key: str, button: str) -> RealScene:
    """Press a button on a page of Settings."""

    def lead(window: Window) -> None:
        getattr(section(window, key), button).click()

    return lead


def _of_another(button: str) -> RealScene:
    """Press a button about somebody else of the staff."""

    def lead(window: Window) -> None:
        page = section(window, "staff")
        assert isinstance(page, StaffSection)
        rows = page.people.rows()
        page.people.choose(next(row.key for row in rows if row.pill != tr("You")))
        if button == "door_button" and (one := page.chosen()) is not None and not one.disabled:
            page.door_button.click()
            page.people.choose(one.uid)
        getattr(page, button).click()

    return lead


def _gone(window: Window) -> None:
    page = section(window, "staff")
    assert isinstance(page, StaffSection)
    copies = (Path("/media/usb/centre-20261121-1800.backup"),)
    answer(page, "_on_gone", page.chosen(), Gone(0, copies))


def _entry(window: Window) -> None:
    page = section(window, "log")
    assert isinstance(page, LogSection)
    page.entries.acted.emit(page.entries.rows()[0].key)


def _drawn(window: Window) -> None:
    """Draw a new sheet: the second of the two dialogs of *Recovery sheet lost*."""
    _pressed("losses", "new_button")(window)
    form = next(each for each in window.findChildren(KeyForm) if each.isVisible())
    assert form.own is not None
    form.own.fill(PASSWORD)
    asked = QApplication.activeModalWidget()
    assert asked is not None
    next(button for button in asked.findChildren(Button) if button.isDefault()).click()
    QApplication.processEvents()


def _drawn_saved(window: Window) -> None:
    _drawn(window)
    sheet = next(each for each in window.findChildren(DrawnSheet) if each.isVisible())
    sheet.save.click()


def _refused_late(window: Window) -> None:
    """Close the form of an act on keys before it is refused: then a dialog of its own says why."""
    page, held = section(window, "own"), Held()
    form = KeyForm(lambda: tr("Some words that only you know, or those offered."), own=False)
    asked: list[QDialog] = []

    def work(job: Job) -> None:  # noqa: ARG001 - refused at once
        raise Refused(message("This password does not open the register for {name}.", name="Meera Joshi"))

    with background.through(held):
        ask(page, lambda: tr("Change my password"), form, lambda: tr("Change"), work, lambda answer: None)  # noqa: ARG005 - never answered
        asked += [each for each in window.findChildren(QDialog) if each.isVisible()]
        next(button for button in asked[-1].findChildren(Button) if button.isDefault()).click()
    asked.pop().close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # pyright: ignore[reportArgumentType] - None is all
    held.let_go()


def _log(window: Window) -> None:
    page = section(window, "log")
    assert isinstance(page, LogSection)
    page.verify()


def _losses(window: Window) -> None:
    section(window, "losses")


def _removed(window: Window) -> None:
    section(window, "removed")


REAL_SCENES: dict[str, tuple[Role, RealScene]] = {
    "settings-own": (Role.DESK, _own),
    "settings-staff": (Role.MANAGER, _staff),
    "settings-losses": (Role.MANAGER, _losses),
    "settings-removed": (Role.MANAGER, _removed),
    "settings-log": (Role.MANAGER, _log),
}
DIALOGS: dict[str, tuple[Role, RealScene]] = {
    "settings-password": (Role.DESK, _pressed("own", "password_button")),
    "settings-pin": (Role.DESK, _pressed("own", "pin_button")),
    "settings-refused-late": (Role.DESK, _refused_late),
    "settings-staff-add": (Role.MANAGER, _pressed("staff", "add_button")),
    "settings-staff-role": (Role.MANAGER, _of_another("role_button")),
    "settings-staff-reset": (Role.MANAGER, _of_another("reset_button")),
    "settings-staff-name": (Role.MANAGER, _of_another("name_button")),
    "settings-staff-door": (Role.MANAGER, _of_another("door_button")),
    "settings-staff-days": (Role.MANAGER, _of_another("days_button")),
    "settings-staff-remove": (Role.MANAGER, _of_another("remove_button")),
    "settings-staff-gone": (Role.MANAGER, _gone),
    "settings-log-entry": (Role.MANAGER, _entry),
    "settings-log-paper": (Role.MANAGER, _pressed("log", "paper_button")),
    "settings-sheet-check": (Role.MANAGER, _pressed("losses", "check_button")),
    "settings-sheet-new": (Role.MANAGER, _pressed("losses", "new_button")),
    "settings-sheet-drawn": (Role.MANAGER, _drawn),
    "settings-sheet-saved": (Role.MANAGER, _drawn_saved),
    "settings-opens": (Role.MANAGER, _pressed("losses", "opens_button")),
    "settings-lost": (Role.MANAGER, _pressed("losses", "lost_button")),
}
