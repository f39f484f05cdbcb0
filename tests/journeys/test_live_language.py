# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names and groups follow the language at once: what stood there in English, and every dialog after it."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from sqlmodel import select

from models.gatherings import groups
from models.people.tables import Member
from models.words import Language, Mark, Role
from tests.scenes import dialogs_asked, real_scenes
from tests.scenes.centre import desk_of, window_on_sample
from tests.scenes.looking import asked, let_go, settle
from tests.scenes.register import place
from ui import language
from ui.screen import background, dialogs
from ui.screen.choices import Choices
from ui.screen.place import Destination, Where
from ui.screen.register.place import RegisterPlace
from ui.screen.settings.log import LogSection
from ui.screen.widgets.rows import RowList
from ui.screen.window import Window

OTHERS = (Language.HINDI, Language.PUNJABI)
ASKING = ("register-closing", "register-month", "register-forgotten", "register-member", "register-corrected")


@pytest.fixture(scope="module")
def window(dressed_app: QApplication) -> Iterator[Window]:
    assert dressed_app is not None
    with background.through(background.Inline()), window_on_sample(Choices(), Role.MANAGER) as made:
        made.show()
        yield made
        dialogs.close_all()
        made.close()
        made.deleteLater()
        let_go()
    language.use(Language.ENGLISH)


def latin(window: Window) -> frozenset[str]:
    """Return what stands in Latin letters under English and in others under another language."""
    window.wear(Choices())
    sitting = place(window).room.sitting
    assert sitting is not None
    people = {line.name.split(" (")[0] for line in sitting.shown.lines}
    circles = {str(each.name) for each in groups.listed_all(desk_of(window)) if len(each.names) > 1}
    with desk_of(window).reading() as session:
        whole = set(session.exec(select(Member.name)))
    return frozenset(name for name in people | circles | whole if re.search("[A-Za-z]", name))


def spoken(root: QWidget) -> str:
    """Return everything that is said on a page or in a dialog: labels and rows, and its own name."""
    labels = [each.text() for each in root.findChildren(QLabel) if each.isVisible()]
    lists = [each for each in root.findChildren(RowList) if each.isVisible()]
    rows = [part for each in lists for row in each.rows() for part in (row.title, row.detail, row.avatar)]
    return "\n".join((root.accessibleName(), *labels, *rows))


def left_over(names: frozenset[str], said: str) -> list[str]:
    return sorted(name for name in names if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", said))


def open_session(window: Window) -> RegisterPlace:
    real_scenes()["register-marks"][1](window)
    return place(window)


@pytest.mark.parametrize("typed", ["a", "absent 10 11 late 13"])
def test_what_the_box_found_is_said_again_in_the_new_language(window: Window, typed: str) -> None:
    here = open_session(window)
    for which in OTHERS:
        names = latin(window)
        here.room.box.setText(typed)
        here.room.box.textEdited.emit(typed)
        assert left_over(names, spoken(here))
        window.wear(Choices(which))
        assert left_over(names, spoken(here)) == []
        assert here.room.box.text() == typed
    here.room.wipe()


def test_every_dialog_of_the_register_names_people_and_groups_in_the_new_language(window: Window) -> None:
    open_session(window)
    names = latin(window)
    for which in OTHERS:
        window.wear(Choices(which))
        for name in ASKING:
            dialogs_asked()[name][1](window)
            settle()
            dialog = asked()
            assert dialog is not None, name
            assert left_over(names, spoken(dialog)) == [], name
            dialogs.close_all()
            let_go()


def test_the_log_and_its_entries_name_people_and_groups_in_the_new_language(window: Window) -> None:
    here = open_session(window)
    names = latin(window)
    sitting = here.room.sitting
    assert sitting is not None
    here.service.mark(sitting.session.id, sitting.shown.lines[0].member, Mark.LATE, "Read wrongly")
    real_scenes()["settings-log"][1](window)
    window.shell.visit(Destination(Where.SETTINGS))
    page = next(each for each in window.findChildren(LogSection))
    page.search()
    assert left_over(names, spoken(page))
    for which in OTHERS:
        window.wear(Choices(which))
        assert left_over(names, spoken(page)) == []
