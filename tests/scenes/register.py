# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Register: the list of sessions, one session in each of its passes, the box at work, and its dialogs."""

from models.gatherings import sessions
from models.words import Mark, Role, SessionState
from tests.scenes.centre import RealScene, desk_of
from ui.screen.place import Destination, Where
from ui.screen.register import asking
from ui.screen.register.cells import Part
from ui.screen.register.place import RegisterPlace
from ui.screen.window import Window


def place(window: Window) -> RegisterPlace:
    """Return the place of the register."""
    return next(place for each in window.shell.places if isinstance(place := each.now(), RegisterPlace))


def session_with_most(window: Window) -> int:
    """Return the fullest session of today that goes on; where none is left, another is planned."""
    choice = place(window).service.choice()
    ended = (SessionState.CANCELLED, SessionState.CLOSED)
    going = [each for each in choice.today if each.state not in ended]
    if not going:
        return sessions.plan(desk_of(window), choice.groups[0][1], choice.on).id
    return max(going, key=lambda each: each.expected).session


def _list(window: Window) -> None:
    window.shell.visit(Destination(Where.REGISTER))


def _open(window: Window) -> RegisterPlace:
    window.shell.visit(Destination(Where.REGISTER, session_with_most(window)))
    here = place(window)
    sitting = here.room.sitting
    assert sitting is not None
    marks = (Mark.PRESENT,) * 5 + (Mark.LATE, Mark.EXCUSED, Mark.ABSENT, Mark.LEFT_EARLY)
    for line, mark in zip(sitting.shown.lines, marks, strict=False):
        here.room.mark(line.member, mark)
    return here


def _marks(window: Window) -> None:
    _open(window)


def _typed(text: str) -> RealScene:
    def lead(window: Window) -> None:
        here = _open(window)
        here.room.box.setText(text)
        here.room.box.textEdited.emit(text)

    return lead


def _paper(window: Window) -> None:
    here = _open(window)
    here.room.set_paper(paper=True)
    text = "absent 10 11 late 13"
    here.room.box.setText(text)
    here.room.box.textEdited.emit(text)


def _part(part: Part) -> RealScene:
    def lead(window: Window) -> None:
        _open(window).room.turn(part)

    return lead


def _closing(window: Window) -> None:
    _open(window).close_session()


def _month(window: Window) -> None:
    _list(window)
    place(window).close_month()


def _forgotten(window: Window) -> None:
    _list(window)
    place(window).log_forgotten()


def _pasted(window: Window) -> None:
    _open(window).paste()


def _member(window: Window) -> None:
    here = _open(window)
    here.room.grid.menu_requested.emit(here.room.grid.cells()[1].key)


def _visitor(window: Window) -> None:
    here = _open(window)
    here.room.box.setText("Zubeida")
    here.room.add_visitor()
    here.room.grid.menu_requested.emit(here.room.grid.cells()[-1].key)


def _shut(window: Window) -> RegisterPlace:
    """Show a session of today that is closed."""
    here = place(window)
    window.shell.visit(Destination(Where.REGISTER))
    closed = [each for each in here.service.choice().today if each.state is SessionState.CLOSED]
    if closed:
        window.shell.visit(Destination(Where.REGISTER, closed[0].session))
        return here
    here = _open(window)
    assert here.room.sitting is not None
    here.service.close_session(here.room.sitting.session.id)
    here.room.reload()
    return here


def _cancelling(window: Window) -> None:
    _open(window).cancel_session()


def _sheet_day(window: Window) -> None:
    _list(window)
    asking.ask_day(place(window), place(window).service, "4K7-2QX-9", lambda session: None)  # noqa: ARG005 - nobody opens it


def _correcting(window: Window) -> None:
    _shut(window)
    place(window).paste()


def _closed(window: Window) -> None:
    here = _shut(window)
    sitting = here.room.sitting
    assert sitting is not None
    for line in sitting.shown.lines[:2]:
        here.service.mark(sitting.session.id, line.member, Mark.LATE, "Read wrongly from the sheet")
    here.room.reload()
    here.room.grid.menu_requested.emit(here.room.grid.cells()[1].key)


REAL_SCENES: dict[str, tuple[Role, RealScene]] = {
    "register-list": (Role.MANAGER, _list),
    "register-marks": (Role.DESK, _marks),
    "register-several": (Role.DESK, _typed("a")),
    "register-nobody": (Role.DESK, _typed("Zubeida")),
    "register-paper": (Role.DESK, _paper),
    "register-sharing": (Role.COUNSELLOR, _part(Part.SHARING)),
    "register-sponsor": (Role.DESK, _part(Part.SPONSOR)),
    "register-session": (Role.COUNSELLOR, _part(Part.SESSION)),
}
DIALOGS: dict[str, tuple[Role, RealScene]] = {
    "register-closing": (Role.DESK, _closing),
    "register-cancelling": (Role.MANAGER, _cancelling),
    "register-month": (Role.MANAGER, _month),
    "register-forgotten": (Role.DESK, _forgotten),
    "register-sheet-day": (Role.DESK, _sheet_day),
    "register-paste": (Role.DESK, _pasted),
    "register-member": (Role.DESK, _member),
    "register-visitor": (Role.DESK, _visitor),
    "register-correcting": (Role.MANAGER, _correcting),
    "register-corrected": (Role.MANAGER, _closed),
}
