# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Groups place in the sample centre."""

from itertools import product

from models.words import Role
from tests.scenes import RealScene
from ui.screen.groups.page import GroupPage
from ui.screen.groups.place import GroupsPlace
from ui.screen.groups.weekpage import WeekPage
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


def _progress(window: Window) -> None:
    groups = place(window)
    groups.page.open_person(groups.page.people.list.current_key())


def _first(window: Window) -> GroupPage:
    page = place(window).page
    page.people.list.choose(page.people.list.rows()[0].key)
    return page


def _joins(window: Window) -> None:
    _first(window).ask_join()


def _leaves(window: Window) -> None:
    _first(window).ask_leave()


def _time(window: Window) -> None:
    _first(window).ask_time()


def _post(window: Window) -> None:
    _first(window).ask_post()


def _new(window: Window) -> None:
    place(window).ask_new()


def _blank(window: Window) -> None:
    _first(window).print_menu.actions()[1].trigger()


def _session(window: Window) -> WeekPage:
    """Choose a session of this week in its table."""
    groups = place(window)
    groups.turn("week")
    table = groups.week.table
    held = table.model()
    for line, day in product(range(held.rowCount()), range(held.columnCount())):
        table.setCurrentIndex(held.index(line, day))
        if groups.week.session() is not None:
            return groups.week
    raise AssertionError


def _moving(window: Window) -> None:
    _session(window).ask_move()


def _cancelling(window: Window) -> None:
    _session(window).ask_cancel()


def _extra(window: Window) -> None:
    _session(window).ask_extra()


def _holiday(window: Window) -> None:
    _session(window).ask_holiday()


def _month(window: Window) -> None:
    page = place(window).page
    view = page.view()
    assert view is not None
    page.paper.ask_month(view.group.id)


REAL_SCENES: dict[str, tuple[Role, RealScene]] = {
    "groups-people": (Role.COUNSELLOR, _part("people")),
    "groups-times": (Role.MANAGER, _part("times")),
    "groups-service": (Role.DESK, _part("service")),
    "groups-details": (Role.MANAGER, _part("details")),
    "groups-week": (Role.MANAGER, _week),
}
DIALOGS: dict[str, tuple[Role, RealScene]] = {
    "groups-new": (Role.DESK, _new),
    "groups-joins": (Role.DESK, _joins),
    "groups-leaves": (Role.DESK, _leaves),
    "groups-time": (Role.DESK, _time),
    "groups-post": (Role.DESK, _post),
    "groups-progress": (Role.COUNSELLOR, _progress),
    "groups-month": (Role.DESK, _month),
    "groups-blank-sheets": (Role.DESK, _blank),
    "groups-moving": (Role.DESK, _moving),
    "groups-cancelling": (Role.MANAGER, _cancelling),
    "groups-extra": (Role.DESK, _extra),
    "groups-holiday": (Role.MANAGER, _holiday),
}
