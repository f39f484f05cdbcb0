# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""*Who may what*: the table of the design, row by row: its acts at the desk, what the screens offer to whom.

Each row names its acts by the role from which on they are opened, and what each page offers to whom.
``test_who_may_what`` holds the acts, ``test_every_place`` the screens.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from models.desk.acts import Act
from models.words import Role
from ui.screen.groups.place import GroupsPlace
from ui.screen.members.place import MembersPlace
from ui.screen.milestones.place import MilestonesPlace
from ui.screen.place import Place
from ui.screen.register.place import RegisterPlace
from ui.screen.settings.place import SettingsPlace
from ui.screen.sponsors.place import SponsorsPlace
from ui.screen.today import TodayPlace

EVERYBODY = frozenset(Role)
OPEN = frozenset({Role.COUNSELLOR, Role.MANAGER})
ALONE = frozenset({Role.MANAGER})
Shown = Callable[[Place], "QWidget | QAction | None"]


@dataclass(frozen=True)
class Offer:
    """Something a screen offers: on which page, what it is, and to whom."""

    page: str
    what: Shown
    to: frozenset[Role]


@dataclass(frozen=True)
class Row:
    """One row of the table: acts from each role on, and what the screens offer."""

    desk: tuple[Act, ...] = ()
    counsellor: tuple[Act, ...] = ()
    manager: tuple[Act, ...] = ()
    offers: tuple[Offer, ...] = ()


def _part(kind: type[Place], find: Callable[[object], object]) -> Shown:
    """Return how something is found on a place of one kind; elsewhere there is nothing."""

    def found(place: Place) -> "QWidget | QAction | None":
        part = find(place) if isinstance(place, kind) else None
        return part if isinstance(part, (QWidget, QAction)) else None

    return found


def member(path: str) -> Shown:
    """Return something of Members by its way from the place."""
    return _part(MembersPlace, _follow(path))


def register(path: str) -> Shown:
    """Return something of Register."""
    return _part(RegisterPlace, _follow(path))


def _cancel(place: object) -> object:
    """Return the line of a session's menu that cancels it."""
    assert isinstance(place, RegisterPlace)
    return place.room.head.menu.actions()[3]


def groups(path: str) -> Shown:
    """Return something of Groups."""
    return _part(GroupsPlace, _follow(path))


def sponsors(path: str) -> Shown:
    """Return something of Sponsors."""
    return _part(SponsorsPlace, _follow(path))


def milestones(path: str) -> Shown:
    """Return something of Milestones."""
    return _part(MilestonesPlace, _follow(path))


def today(path: str) -> Shown:
    """Return something of Today."""
    return _part(TodayPlace, _follow(path))


def page(key: str) -> Shown:
    """Return the line of one page of Settings."""

    def find(place: object) -> object:
        assert isinstance(place, SettingsPlace)
        keys = [chapter.key for chapter in place.chapters]
        return place.nav[keys.index(key)]

    return _part(SettingsPlace, find)


def _follow(path: str) -> Callable[[object], object]:
    """Follow a way of names: ``pane.view.chips.buttons[sobriety]``."""

    def find(place: object) -> object:
        here = place
        for step in path.replace("]", "").split("."):
            name, _, key = step.partition("[")
            here = getattr(here, name)
            if key:
                here = here[int(key) if key.isdecimal() else key]
        return here

    return find


def tabs(place: str, way: Callable[[str], Shown], keys: str, to: frozenset[Role]) -> tuple[Offer, ...]:
    """Return the chips of a place that lead to its parts."""
    return tuple(Offer(place, way(f"chips.buttons[{key}]"), to) for key in keys.split())


TABLE: dict[str, Row] = {
    "Members: names, phones, groups, consents, practical note": Row(
        desk=(
            *(Act.VIEW_MEMBER, Act.ADD_MEMBER, Act.EDIT_MEMBER, Act.CONSENT, Act.GUARDIAN, Act.TRUSTED),
            *(Act.STAY, Act.GROUPS, Act.FOLLOW_UP),
        ),
        manager=(Act.REMOVE_MEMBER, Act.MERGE, Act.UNMERGE, Act.EXEMPT),
        offers=(
            *(
                Offer("members overview", member(f"pane.view.chips.buttons[{key}]"), EVERYBODY)
                for key in ("overview", "details", "groups", "consents")
            ),
            Offer("members", member("new"), EVERYBODY),
            Offer("members overview", member("pane.view.menu.died"), EVERYBODY),
            Offer("members overview", member("pane.view.menu.merge"), ALONE),
            Offer("members overview", member("pane.view.menu.remove"), ALONE),
            Offer("settings own", page("removed"), ALONE),
            Offer("groups people", groups("page.join"), EVERYBODY),
        ),
    ),
    "Register and sessions: marks, topics, shared or passed": Row(
        desk=(
            *(Act.PLAN_AHEAD, Act.PLAN_SESSION, Act.OPEN_SESSION, Act.MARK, Act.RUN_SESSION),
            *(Act.CLOSE_SESSION, Act.COUNT_VISITORS),
        ),
        counsellor=(Act.MARK_CLOSED,),
        manager=(Act.CANCEL_SESSION, Act.CLOSE_MONTH, Act.REMOVE_SESSION),
        offers=(
            Offer("register", register("choosing.forgotten"), EVERYBODY),
            Offer("register", register("choosing.month"), ALONE),
            Offer("register marks", register("room.box"), EVERYBODY),
            Offer("register marks", register("room.head.close_button"), EVERYBODY),
            Offer("register marks", _part(RegisterPlace, _cancel), ALONE),
            Offer("groups week", groups("week.extra"), EVERYBODY),
            Offer("groups week", groups("week.holiday"), ALONE),
        ),
    ),
    "Sobriety, milestones due, new starts, holds": Row(
        counsellor=(Act.COUNSEL, Act.TRAIN),
        offers=(
            Offer("today", today("due"), OPEN),
            Offer("today", today("coming"), OPEN),
            Offer("members", member("chips.buttons[near]"), OPEN),
            Offer("members overview", member("pane.view.chips.buttons[sobriety]"), OPEN),
            Offer("members overview", member("pane.view.chips.buttons[path]"), OPEN),
            *tabs("milestones", milestones, "today month", OPEN),
            Offer("settings own", page("ladder"), ALONE),
        ),
    ),
    "Certificates": Row(
        desk=(Act.HAND_OVER,),
        counsellor=(Act.AWARD, Act.RELEASE),
        offers=(
            *tabs("milestones", milestones, "print register", EVERYBODY),
            Offer("milestones", milestones("verify"), EVERYBODY),
        ),
    ),
    "Sponsors: live pairs, phone with consent": Row(
        counsellor=(Act.PAIR,),
        manager=(Act.KEEP_APART,),
        offers=(
            *tabs("sponsors", sponsors, "pairs tree", EVERYBODY),
            *tabs("sponsors", sponsors, "needs again review silent sponsors leaders", OPEN),
            Offer("sponsors pairs", sponsors("caring.keep"), OPEN),
            Offer("sponsors pairs", sponsors("caring.end"), OPEN),
            Offer("sponsors", sponsors("leaves"), OPEN),
        ),
    ),
    "Sealed notes, scores, incidents": Row(
        desk=(Act.POST,),
        counsellor=(Act.ACCEPT_POSTS, Act.RESEAL),
        offers=(
            Offer("members notes", member("pane.view.parts[notes].keep"), EVERYBODY),
            Offer("members notes", member("pane.view.parts[notes].open"), OPEN),
        ),
    ),
    "Print": Row(
        desk=(Act.PRINT,),
        offers=(
            Offer("today", today("print"), EVERYBODY),
            Offer("members", member("print"), EVERYBODY),
            Offer("members overview", member("pane.view.menu.card"), EVERYBODY),
            Offer("register", register("choosing.evening"), EVERYBODY),
            Offer("register marks", register("room.head.print"), EVERYBODY),
            Offer("groups people", groups("page.print"), EVERYBODY),
        ),
    ),
    "Export, import": Row(
        desk=(Act.IMPORT, Act.UNDO_IMPORT),
        counsellor=(Act.READ_RECORD,),
        manager=(Act.EXPORT,),
        offers=(
            Offer("members", member("import_"), EVERYBODY),
            Offer("members overview", member("pane.view.menu.record"), OPEN),
            Offer("members", member("export"), ALONE),
        ),
    ),
    "Staff, settings, backups, restore, log, privacy requests": Row(
        desk=(Act.SIGN_IN, Act.PREFER, Act.PASSWORD, Act.CHECK, Act.BACKUP, Act.UNDO, Act.REDO),
        manager=(
            *(Act.FOUND, Act.RECOVER, Act.ADD_STAFF, Act.CHANGE_STAFF, Act.SETTINGS, Act.READ_LOG),
            *(Act.SAMPLE, Act.NEW_KEYS, Act.TAKE_BACK, Act.RESTORE, Act.SALVAGE, Act.ERASE),
        ),
        offers=(
            *(Offer("settings own", page(key), EVERYBODY) for key in ("own", "letters", "backups")),
            *(
                Offer("settings own", page(key), ALONE)
                for key in ("centre", "programmes", "staff", "losses", "log")
            ),
        ),
    ),
}


Key = tuple[str, int]
"""An offer: its row, and its place in it."""


def offered(page: str, place: QWidget) -> Iterator[tuple[Key, bool]]:
    """Tell of everything the table knows on a page whether it is offered there now."""
    for name, row in TABLE.items():
        for number, offer in enumerate(row.offers):
            if offer.page == page and isinstance(place, Place):
                what = offer.what(place)
                yield (name, number), what is not None and what.isVisible() and what.isEnabled()


def against(met: dict[Key, bool], role: Role) -> list[str]:
    """Return where what was met differs from the table."""
    return [
        f"{name}: {offer.page}, offer {number + 1}: {met.get((name, number), False)}"
        for name, row in TABLE.items()
        for number, offer in enumerate(row.offers)
        if met.get((name, number), False) is not (role in offer.to)
    ]


def unnamed_pages(place: SettingsPlace) -> list[str]:
    """Return the pages of Settings without a line in the table."""
    named = {offer.what(place) for row in TABLE.values() for offer in row.offers}
    return [each.text() for each in place.nav if each not in named]
