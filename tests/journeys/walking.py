# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walking through a window: every place it has, every part of a place, every page of Settings."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from tests.scenes.looking import settle
from ui.screen.groups.place import GroupsPlace
from ui.screen.members.place import MembersPlace
from ui.screen.place import Destination, Place, Where
from ui.screen.queueplace import QueuePlace
from ui.screen.register.cells import Part
from ui.screen.register.place import RegisterPlace
from ui.screen.settings.place import SettingsPlace
from ui.screen.window import Window


def pages_of(window: Window) -> Iterator[tuple[str, QWidget]]:
    """Bring each place to the front, and within it each part that shows something of its own."""
    shell = window.shell
    for place in shell.shown_places():
        shell.go_to(shell.places.index(place))
        front = shell.place()
        assert front.where is place.where
        settle()
        yield place.where.value, front
        for part in _parts(front):
            settle()
            yield f"{place.where.value} {part}", front


def _parts(place: Place) -> Iterator[str]:
    if isinstance(place, SettingsPlace):
        for number, chapter in enumerate(place.chapters):
            if place.nav[number].isVisibleTo(place):
                place.turn(number)
                yield chapter.key
    elif isinstance(place, MembersPlace):
        yield from _of_members(place)
    elif isinstance(place, RegisterPlace):
        yield from _of_register(place)
    elif isinstance(place, GroupsPlace):
        yield from _of_groups(place)
    elif isinstance(place, QueuePlace):
        for key in [key for key, button in place.chips.buttons.items() if button.isVisible()]:
            place.chips.buttons[key].setFocus()
            place.turn(str(key))
            yield str(key)


def _of_members(place: MembersPlace) -> Iterator[str]:
    view = place.pane.view
    for key, button in view.chips.buttons.items():
        place.visit(Destination(Where.MEMBERS, 7, str(key)))
        if button.isVisible():
            yield str(key)
    place.begin_new()
    yield "new"
    place.begin_import()
    yield "import"


def _of_register(place: RegisterPlace) -> Iterator[str]:
    today = place.service.choice().today
    if today:
        place.show_session(max(today, key=lambda each: each.expected).session)
        for part in Part:
            place.room.turn(part)
            yield part.value


def _of_groups(place: GroupsPlace) -> Iterator[str]:
    for key in place.page.parts.buttons:
        place.page.turn(key)
        yield str(key)
    place.turn("week")
    yield "week"
