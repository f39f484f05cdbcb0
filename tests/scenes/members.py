# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Members in the sample centre: the list, each part of a page, somebody new, an import."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from models.gatherings.belonging import Fit
from models.insight import merging
from models.messages import Refused, message
from models.people import members
from models.words import Role
from tests.scenes import RealScene, answer
from tests.scenes.centre import desk_of
from ui.screen.members.importing import ImportWizard
from ui.screen.members.part import Part
from ui.screen.members.place import MembersPlace
from ui.screen.members.service import Added
from ui.screen.members.view import MemberView
from ui.screen.place import Destination, Where
from ui.screen.widgets.fields import TextField
from ui.screen.window import Window

REGISTER = Path(__file__).parents[1] / "data" / "register-2025-26.xlsx"
SHORT = REGISTER.with_name("register.xls")
_BLOCK = message("This group is for people aged {limit} or less.", limit=17)


def _members(window: Window) -> MembersPlace:
    window.shell.visit(Destination(Where.MEMBERS))
    place = window.shell.place()
    assert isinstance(place, MembersPlace)
    return place


def _list(window: Window) -> None:
    _members(window)


def _found(window: Window) -> None:
    place = _members(window)
    place.search.setText("guru")
    place.chips.buttons["alone"].click()


def _part(key: str, number: int = 7) -> RealScene:
    def lead(window: Window) -> None:
        _view(window, key, number)

    return lead


def _new(window: Window) -> None:
    place = _members(window)
    place.begin_new()
    directory = place.pane.directory
    assert directory is not None
    twin = directory.by_number(7)
    assert twin is not None
    place.pane.form.fields["name"].show_value(twin.name)
    place.pane.form.look_for_twins()


def _import(window: Window) -> None:
    _wizard(window).read_file(REGISTER)


def _view(window: Window, key: str = "overview", number: int = 7) -> MemberView:
    """Open somebody's page at one part."""
    window.shell.visit(Destination(Where.MEMBERS, number, key))
    QApplication.processEvents()
    place = window.shell.place()
    assert isinstance(place, MembersPlace)
    return place.pane.view


def _shown(window: Window, key: str) -> Part:
    return _view(window, key).parts[key]


def _pressed(key: str, button: str) -> RealScene:
    """Press a button of one part of a member's page; a hidden one opens what it would open."""

    def lead(window: Window) -> None:
        getattr(_shown(window, key), button).click()

    return lead


def _fit(fit: Fit) -> RealScene:
    def lead(window: Window) -> None:
        answer(_shown(window, "groups"), "_on_fitness", 1, fit)

    return lead


def _more(action: str) -> RealScene:
    """Take a line of the menu of a member's page."""

    def lead(window: Window) -> None:
        getattr(_view(window).menu, action).trigger()

    return lead


def _joined(window: Window) -> None:
    menu = _view(window, number=41).menu
    if not menu.apart.isVisible():
        merging.merge(desk_of(window), 41, 42)
        menu = _view(window, number=41).menu
    menu.apart.trigger()


def _apart(window: Window) -> None:
    left = message("Some lines were worked on since and stay with the entry they are at.")
    answer(_view(window).menu, "_on_apart", (left,))


def _restoring(window: Window) -> None:
    place = _members(window)
    directory = place.pane.directory
    assert directory is not None
    entry = directory.by_number(7)
    assert entry is not None
    place.pane.offer_restore(entry)


def _export(window: Window) -> None:
    _members(window).export.click()


def _doubt(window: Window) -> None:
    place = _members(window)
    place.begin_new()
    person = members.by_number(desk_of(window), 7)
    doubt = message(
        "{number} has the same name and phone or birth date. Is it the same person?", number="M-0042"
    )
    answer(place.pane.form, "_on_added", Added(person, (doubt,)))


def _nobody(window: Window) -> None:
    place = _members(window)
    place.begin_new()
    answer(
        place.pane.form,
        "_on_trouble",
        Refused(message("Names are hidden. Press F2 to show them, then try again. Nothing was changed.")),
    )


def _wizard(window: Window) -> ImportWizard:
    place = _members(window)
    place.begin_import()
    wizard = place.pane.currentWidget()
    assert isinstance(wizard, ImportWizard)
    return wizard


def _file(window: Window) -> None:
    _wizard(window).choose_file()


def _refused(window: Window) -> None:
    wizard = _wizard(window)
    wizard.read_file(SHORT)
    wizard.save_rows()


def _taken_back(window: Window) -> None:
    left = message("{number} was worked on since and stays.", number="M-0042")
    answer(_wizard(window), "_on_undone", (3, (left,)))


def _form(window: Window) -> None:
    _members(window).print_menu.actions()[1].trigger()


def _trouble(window: Window) -> None:
    _shown(window, "overview").explain(OSError())


def _old_font(window: Window) -> None:
    place = _members(window)
    place.begin_new()
    field = place.pane.form.fields["name"]
    assert isinstance(field, TextField)
    assert field.strip is not None
    field.edit.setText("lqèkkj vkSj")
    answer(field.strip, "_look", field.edit.text())
    field.strip.read_old()


def _menu(window: Window) -> None:
    _members(window).print.click()


def _cards(window: Window) -> None:
    _members(window).print_cards()


REAL_SCENES: dict[str, tuple[Role, RealScene]] = {
    "members-list": (Role.DESK, _list),
    "members-found": (Role.COUNSELLOR, _found),
    "members-overview": (Role.COUNSELLOR, _part("overview")),
    "members-details": (Role.DESK, _part("details")),
    "members-groups": (Role.DESK, _part("groups")),
    "members-consents": (Role.MANAGER, _part("consents")),
    "members-sobriety": (Role.COUNSELLOR, _part("sobriety")),
    "members-path": (Role.COUNSELLOR, _part("path")),
    "members-notes": (Role.DESK, _part("notes")),
    "members-new": (Role.DESK, _new),
    "members-print": (Role.DESK, _menu),
    "members-import": (Role.MANAGER, _import),
}
DIALOGS: dict[str, tuple[Role, RealScene]] = {
    "members-cards": (Role.DESK, _cards),
    "members-form": (Role.DESK, _form),
    "members-slip": (Role.DESK, _more("slip")),
    "members-record": (Role.COUNSELLOR, _more("record")),
    "members-stay": (Role.DESK, _pressed("groups", "admit")),
    "members-discharge": (Role.DESK, _pressed("groups", "discharge")),
    "members-group-blocked": (Role.DESK, _fit(Fit(_BLOCK, ()))),
    "members-group-doubted": (Role.DESK, _fit(Fit(None, (_BLOCK,)))),
    "members-trusted": (Role.DESK, _pressed("consents", "name_trusted")),
    "members-guardian": (Role.DESK, _pressed("consents", "name_guardian")),
    "members-exemption": (Role.MANAGER, _pressed("consents", "exempt")),
    "members-training": (Role.COUNSELLOR, _pressed("path", "note")),
    "members-sobriety-date": (Role.COUNSELLOR, _pressed("sobriety", "begin")),
    "members-new-start": (Role.COUNSELLOR, _pressed("sobriety", "new_start")),
    "members-pause": (Role.COUNSELLOR, _pressed("sobriety", "hold")),
    "members-correction": (Role.COUNSELLOR, _pressed("sobriety", "correct")),
    "members-merge": (Role.MANAGER, _more("merge")),
    "members-joined": (Role.MANAGER, _joined),
    "members-apart": (Role.MANAGER, _apart),
    "members-died": (Role.DESK, _more("died")),
    "members-remove": (Role.MANAGER, _more("remove")),
    "members-restore": (Role.MANAGER, _restoring),
    "members-export": (Role.MANAGER, _export),
    "members-doubt": (Role.DESK, _doubt),
    "members-nobody-added": (Role.DESK, _nobody),
    "members-import-file": (Role.DESK, _file),
    "members-import-refused": (Role.DESK, _refused),
    "members-import-undone": (Role.DESK, _taken_back),
    "members-trouble": (Role.DESK, _trouble),
    "members-old-font": (Role.DESK, _old_font),
}
