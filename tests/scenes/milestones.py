# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Milestones: who is due, many chosen, what the front desk sees; and the ladder on its page of Settings."""

from models.words import Role
from tests.scenes import RealScene
from ui.screen.milestones.place import MilestonesPlace
from ui.screen.place import Destination, Where
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


REAL_SCENES: dict[str, tuple[Role, RealScene]] = {
    "milestones-month": (Role.COUNSELLOR, _queue("month")),
    "milestones-night": (Role.COUNSELLOR, _queue("night", everybody=True)),
    "ladder-settings": (Role.MANAGER, _settings_page),
    "milestones-desk": (Role.DESK, _queue("register")),
}
