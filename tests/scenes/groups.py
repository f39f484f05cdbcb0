# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Groups place in the sample centre."""

from models.words import Role
from tests.scenes import RealScene
from ui.screen.groups.place import GroupsPlace
from ui.screen.place import Destination, Where
from ui.screen.window import Window


def place(window: Window) -> GroupsPlace:
    """Bring Groups to the front."""
    window.shell.visit(Destination(Where.GROUPS))
    found = window.shell.place()
    assert isinstance(found, GroupsPlace)
    fullest = max(window_rows(found), key=lambda row: row[1])
    found.groups.list.choose(fullest[0])
    return found


def window_rows(found: GroupsPlace) -> list[tuple[object, int]]:
    """Return the groups with how many people are in each."""
    return [(each.id, each.members) for each in found.listed()]


def _part(part: str) -> RealScene:
    def lead(window: Window) -> None:
        place(window).page.turn(part)

    return lead


def _week(window: Window) -> None:
    place(window).turn("week")


def _join(window: Window) -> None:
    place(window).page.ask_join()


def _progress(window: Window) -> None:
    groups = place(window)
    groups.page.open_person(groups.page.people.list.current_key())


def _month(window: Window) -> None:
    page = place(window).page
    view = page.view()
    assert view is not None
    page.paper.ask_month(view.group.id)


REAL_SCENES: dict[str, tuple[Role, RealScene]] = {
    "groups-people": (Role.COUNSELLOR, _part("people")),
    "groups-times": (Role.MANAGER, _part("times")),
    "groups-details": (Role.MANAGER, _part("details")),
    "groups-week": (Role.MANAGER, _week),
    "groups-month": (Role.DESK, _month),
    "groups-join": (Role.DESK, _join),
    "groups-progress": (Role.COUNSELLOR, _progress),
}
