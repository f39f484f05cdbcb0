# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sponsors: queues, suggestions, a pair, and what the front desk sees."""

from models.words import Role
from tests.scenes import RealScene
from ui.screen.place import Destination, Where
from ui.screen.window import Window


def _queue(part: str) -> RealScene:
    def scene(window: Window) -> None:
        window.shell.visit(Destination(Where.SPONSORS, part=part))

    return scene


REAL_SCENES: dict[str, tuple[Role, RealScene]] = {
    "sponsors-needs": (Role.COUNSELLOR, _queue("needs")),
    "sponsors-silent": (Role.COUNSELLOR, _queue("silent")),
    "sponsors-pairs": (Role.COUNSELLOR, _queue("pairs")),
    "sponsors-list": (Role.MANAGER, _queue("sponsors")),
    "sponsors-leaders": (Role.COUNSELLOR, _queue("leaders")),
    "sponsors-tree": (Role.COUNSELLOR, _queue("tree")),
    "sponsors-desk": (Role.DESK, _queue("pairs")),
}
