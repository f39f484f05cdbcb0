# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of Settings about the centre, its programmes and typing, in the sample centre."""

from models.words import Role
from tests.scenes import RealScene
from tests.scenes.keys import section
from ui.screen.place import Destination, Where
from ui.screen.settings.centre import CentreSection
from ui.screen.settings.programmes import ProgrammesSection
from ui.screen.window import Window


def _page(key: str) -> RealScene:
    def lead(window: Window) -> None:
        window.shell.visit(Destination(Where.SETTINGS, part=key))

    return lead


def _helpline(window: Window) -> None:
    page = section(window, "centre")
    assert isinstance(page, CentreSection)
    page.add_line.click()


def _counting(window: Window) -> None:
    page = section(window, "centre")
    assert isinstance(page, CentreSection)
    page.start_day.tick.click()


def _programme(window: Window) -> None:
    page = section(window, "programmes")
    assert isinstance(page, ProgrammesSection)
    page.load.click()


REAL_SCENES: dict[str, tuple[Role, RealScene]] = {
    f"settings-{key}": (Role.MANAGER, _page(key)) for key in ("centre", "programmes", "letters")
}
DIALOGS: dict[str, tuple[Role, RealScene]] = {
    "settings-helpline": (Role.MANAGER, _helpline),
    "settings-counting": (Role.MANAGER, _counting),
    "settings-programme": (Role.MANAGER, _programme),
}
