# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Members in the sample centre: the list, each part of a page, somebody new, an import."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from models.words import Role
from tests.scenes import RealScene
from ui.screen.members.importing import ImportWizard
from ui.screen.members.place import MembersPlace
from ui.screen.place import Destination, Where
from ui.screen.window import Window

REGISTER = Path(__file__).parents[1] / "data" / "register-2025-26.xlsx"


def _members(window: Window) -> MembersPlace:
    window.shell.visit(Destination(Where.MEMBERS))
    place = window.shell.place()
    assert isinstance(place, MembersPlace)
    return place


def _list(window: Window) -> None:
    _members(window)


def _found(window: Window) -> None:
    place = _members(window)
    place.search.setText("guru")
    place.chips.buttons["alone"].click()


def _part(key: str, number: int = 7) -> RealScene:
    def lead(window: Window) -> None:
        place = _members(window)
        place.visit(Destination(Where.MEMBERS, number, key))
        QApplication.processEvents()

    return lead


def _new(window: Window) -> None:
    place = _members(window)
    place.begin_new()
    directory = place.pane.directory
    assert directory is not None
    twin = directory.by_number(7)
    assert twin is not None
    place.pane.form.fields["name"].show_value(twin.name)
    place.pane.form.look_for_twins()


def _import(window: Window) -> None:
    place = _members(window)
    place.begin_import()
    wizard = place.pane.currentWidget()
    assert isinstance(wizard, ImportWizard)
    wizard.read_file(REGISTER)


def _menu(window: Window) -> None:
    _members(window).print.click()


def _cards(window: Window) -> None:
    _members(window).print_cards()


REAL_SCENES: dict[str, tuple[Role, RealScene]] = {
    "members-list": (Role.DESK, _list),
    "members-found": (Role.COUNSELLOR, _found),
    "members-overview": (Role.COUNSELLOR, _part("overview")),
    "members-details": (Role.DESK, _part("details")),
    "members-groups": (Role.DESK, _part("groups")),
    "members-consents": (Role.MANAGER, _part("consents")),
    "members-sobriety": (Role.COUNSELLOR, _part("sobriety")),
    "members-path": (Role.COUNSELLOR, _part("path")),
    "members-notes": (Role.DESK, _part("notes")),
    "members-new": (Role.DESK, _new),
    "members-print": (Role.DESK, _menu),
    "members-cards": (Role.DESK, _cards),
    "members-import": (Role.MANAGER, _import),
}
