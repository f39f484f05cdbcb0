# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Milestones: who is due, many chosen, the print list, and what the front desk sees."""

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


REAL_SCENES: dict[str, tuple[Role, RealScene]] = {
    "milestones-month": (Role.COUNSELLOR, _queue("month")),
    "milestones-night": (Role.COUNSELLOR, _queue("night", everybody=True)),
    "milestones-desk": (Role.DESK, _queue("register")),
}
