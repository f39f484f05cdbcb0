# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Milestones: who is due, many chosen, what the front desk sees; and the ladder on its page of Settings."""

from models.words import Role
from tests.scenes import RealScene
from ui.screen.groups.place import GroupsPlace
from ui.screen.milestones.place import MilestonesPlace
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


def _settings_page(window: Window) -> None:
    window.shell.visit(Destination(Where.SETTINGS, part="ladder"))


def _groups_ladder(window: Window) -> None:
    _settings_page(window)
    (section,) = window.findChildren(LadderSection)
    section.whose.combo.setCurrentIndex(2)
    section.whose.edited.emit()
    section.part.click()


def _planned_night(window: Window) -> None:
    """Show a chip night in the week, where it can be turned into a meeting again."""
    window.shell.visit(Destination(Where.GROUPS))
    place = window.shell.place()
    if isinstance(place, GroupsPlace):
        place.turn("week")
        if place.week.celebrate_button.isVisible():
            place.week.celebrate_button.click()


REAL_SCENES: dict[str, tuple[Role, RealScene]] = {
    "milestones-month": (Role.COUNSELLOR, _queue("month")),
    "milestones-night": (Role.COUNSELLOR, _queue("night", everybody=True)),
    "ladder-settings": (Role.MANAGER, _settings_page),
    "ladder-of-a-group": (Role.MANAGER, _groups_ladder),
    "groups-chip-night": (Role.COUNSELLOR, _planned_night),
    "milestones-desk": (Role.DESK, _queue("register")),
}
