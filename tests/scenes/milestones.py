# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Milestones: who is due, many chosen, what the front desk sees; and the ladder on its page of Settings."""

from PySide6.QtCore import Qt

from models.words import Role
from tests.scenes import RealScene, answer
from tests.scenes.keys import section
from tests.ui.screen.hands import press
from ui.screen import dialogs
from ui.screen.groups.place import GroupsPlace
from ui.screen.milestones.place import MilestonesPlace
from ui.screen.milestones.service import Made
from ui.screen.place import Destination, Where
from ui.screen.settings.ladder import LadderSection
from ui.screen.window import Window


def _queue(part: str, *, everybody: bool = False) -> RealScene:
    def scene(window: Window) -> None:
        window.shell.visit(Destination(Where.MILESTONES, part=part))
        place = window.shell.place()
        if everybody and isinstance(place, MilestonesPlace):
            place.picks.pick_all()

    return scene


def _place(window: Window, part: str = "month") -> MilestonesPlace:
    _queue(part)(window)
    place = window.shell.place()
    assert isinstance(place, MilestonesPlace)
    return place


def _issued(window: Window) -> MilestonesPlace:
    """Choose one certificate that was given; where none was, give one."""
    place = _place(window, "register")
    if not place.picks.rows():
        place = _place(window, "night")
        place.picks.pick_all()
        place.release()
        dialogs.close_all()
        place = _place(window, "register")
    place.picks.choose(place.picks.rows()[0].key)
    press(place.picks, Qt.Key.Key_Space)
    return place


def _correcting(window: Window) -> None:
    _issued(window).correct()


def _again(window: Window) -> None:
    answer(_issued(window), "_print", ["GRP/2026-27/0001"], ask=True)


def _pages(window: Window) -> None:
    _place(window).jam.click()


def _verify(window: Window) -> None:
    _place(window).verify.click()


def _left_out(window: Window) -> None:
    answer(_place(window), "_on_made", Made(None, (), ("Zorawar Bhatti",)))


def _settings_page(window: Window) -> None:
    window.shell.visit(Destination(Where.SETTINGS, part="ladder"))


def _groups_ladder(window: Window) -> None:
    page = _ladder(window)
    page.whose.combo.setCurrentIndex(2)
    page.whose.edited.emit()
    page.part.click()


def _planned_night(window: Window) -> None:
    """Show a chip night in the week, where it can be turned into a meeting again."""
    window.shell.visit(Destination(Where.GROUPS))
    place = window.shell.place()
    if isinstance(place, GroupsPlace):
        place.turn("week")
        if place.week.celebrate_button.isVisible():
            place.week.celebrate_button.click()


def _was_night(window: Window) -> None:
    """Ask what a session was that is held and closed."""
    window.shell.visit(Destination(Where.GROUPS))
    place = window.shell.place()
    if isinstance(place, GroupsPlace):
        place.turn("week")
        session = place.week.session()
        if session is not None:
            answer(place.week, "_ask_what_it_was", session, print)


def _ladder(window: Window) -> LadderSection:
    page = section(window, "ladder")
    assert isinstance(page, LadderSection)
    return page


def _rung(window: Window) -> None:
    _ladder(window).add.click()


def _signer(window: Window) -> None:
    _ladder(window).add_signer.click()


def _logo(window: Window) -> None:
    _ladder(window).choose.click()


REAL_SCENES: dict[str, tuple[Role, RealScene]] = {
    "milestones-month": (Role.COUNSELLOR, _queue("month")),
    "milestones-night": (Role.COUNSELLOR, _queue("night", everybody=True)),
    "ladder-settings": (Role.MANAGER, _settings_page),
    "ladder-of-a-group": (Role.MANAGER, _groups_ladder),
    "groups-chip-night": (Role.COUNSELLOR, _planned_night),
    "milestones-desk": (Role.DESK, _queue("register")),
}
DIALOGS: dict[str, tuple[Role, RealScene]] = {
    "groups-was-chip-night": (Role.COUNSELLOR, _was_night),
    "milestones-correcting": (Role.COUNSELLOR, _correcting),
    "milestones-again": (Role.COUNSELLOR, _again),
    "milestones-pages": (Role.COUNSELLOR, _pages),
    "milestones-verify": (Role.DESK, _verify),
    "milestones-left-out": (Role.COUNSELLOR, _left_out),
    "ladder-rung": (Role.MANAGER, _rung),
    "ladder-signer": (Role.MANAGER, _signer),
    "ladder-logo": (Role.MANAGER, _logo),
}
