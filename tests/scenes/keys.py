# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings of staff, the log and one's own sign-in, over the sample centre."""

from models.words import Role
from tests.scenes.centre import RealScene
from ui.screen.place import Destination, Where
from ui.screen.settings.log import LogSection
from ui.screen.settings.place import SettingsPlace
from ui.screen.settings.section import Section
from ui.screen.settings.staff import StaffSection
from ui.screen.window import Window


def section(window: Window, key: str) -> Section:
    """Bring a page of Settings to the front and return it."""
    window.shell.visit(Destination(Where.SETTINGS, part=key))
    place = window.shell.place()
    assert isinstance(place, SettingsPlace)
    shown = place.section()
    assert shown is not None
    return shown


def _own(window: Window) -> None:
    section(window, "own")


def _staff(window: Window) -> None:
    section(window, "staff")


def _adding(window: Window) -> None:
    page = section(window, "staff")
    assert isinstance(page, StaffSection)
    page.add_button.click()


def _removing(window: Window) -> None:
    page = section(window, "staff")
    assert isinstance(page, StaffSection)
    page.people.choose(next(row.key for row in page.people.rows() if row.key != page.people.rows()[0].key))
    page.remove_button.click()


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
    "settings-staff-add": (Role.MANAGER, _adding),
    "settings-staff-remove": (Role.MANAGER, _removing),
    "settings-losses": (Role.MANAGER, _losses),
    "settings-removed": (Role.MANAGER, _removed),
    "settings-log": (Role.MANAGER, _log),
}
