# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sponsors: queues, suggestions, a pair, and what the front desk sees."""

from PySide6.QtWidgets import QApplication

from models.words import Role
from tests.scenes import RealScene
from ui.screen.place import Destination, Where
from ui.screen.sponsors.place import SponsorsPlace
from ui.screen.window import Window


def _queue(part: str) -> RealScene:
    def scene(window: Window) -> None:
        window.shell.visit(Destination(Where.SPONSORS, part=part))

    return scene


def _place(window: Window, part: str) -> SponsorsPlace:
    _queue(part)(window)
    place = window.shell.place()
    assert isinstance(place, SponsorsPlace)
    place.list.list.choose(place.list.list.rows()[0].key)
    return place


def _who_leaves(window: Window) -> None:
    _place(window, "pairs").leaves.click()


def _other(window: Window) -> None:
    _place(window, "needs").suggesting.choose_other()


def _warned(window: Window) -> None:
    """Ask for a pair that is new enough at it to need a reason."""
    panel = _place(window, "needs").suggesting
    number = 0
    while QApplication.activeModalWidget() is None and number < 48:
        number += 1
        panel.pair_with(number)


def _ending(window: Window) -> None:
    _place(window, "pairs").caring.end.click()


def _review(window: Window) -> None:
    _place(window, "pairs").caring.review.click()


def _apart(window: Window) -> None:
    _place(window, "pairs").part.click()


REAL_SCENES: dict[str, tuple[Role, RealScene]] = {
    "sponsors-needs": (Role.COUNSELLOR, _queue("needs")),
    "sponsors-silent": (Role.COUNSELLOR, _queue("silent")),
    "sponsors-again": (Role.COUNSELLOR, _queue("again")),
    "sponsors-pairs": (Role.COUNSELLOR, _queue("pairs")),
    "sponsors-ended": (Role.COUNSELLOR, _queue("ended")),
    "sponsors-list": (Role.MANAGER, _queue("sponsors")),
    "sponsors-leaders": (Role.COUNSELLOR, _queue("leaders")),
    "sponsors-tree": (Role.COUNSELLOR, _queue("tree")),
    "sponsors-desk": (Role.DESK, _queue("pairs")),
}
DIALOGS: dict[str, tuple[Role, RealScene]] = {
    "sponsors-who-leaves": (Role.COUNSELLOR, _who_leaves),
    "sponsors-other": (Role.COUNSELLOR, _other),
    "sponsors-warned": (Role.COUNSELLOR, _warned),
    "sponsors-ending": (Role.COUNSELLOR, _ending),
    "sponsors-apart": (Role.MANAGER, _apart),
    "sponsors-review": (Role.COUNSELLOR, _review),
}
