# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""More about one person of a session: how they take part; what becomes of somebody without papers."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from models.messages import Refused
from models.words import Mode
from ui import language
from ui.labels import label
from ui.language import say, tr
from ui.screen import dialogs
from ui.screen.register.cells import joined, told_apart
from ui.screen.register.service import RegisterService, Sitting
from ui.screen.widgets.controls import Label, column
from ui.screen.widgets.fields import Choice, ChoiceField, TextField


def show_person(
    parent: QWidget, service: RegisterService, sitting: Sitting, key: int, on_changed: Callable[[], None]
) -> None:
    """Ask about a member, or about a visitor (a negative key)."""
    if key < 0:
        _show_visitor(parent, service, sitting, -key, on_changed)
    else:
        _show_member(parent, service, sitting, key, on_changed)


def _show_member(
    parent: QWidget, service: RegisterService, sitting: Sitting, member: int, on_changed: Callable[[], None]
) -> None:
    line = next((each for each in sitting.shown.lines if each.member == member), None)
    if line is None:
        return
    modes: list[Choice[Mode]] = [(mode, lambda mode=mode: label(mode, language.current())) for mode in Mode]
    took_part = ChoiceField(lambda: tr("Takes part"), modes)
    took_part.show_value(line.mode)
    told = Label(lambda: joined(line.number_text, told_apart(line)), "sub", wrap=True)
    inside = QWidget()
    inside.setLayout(column(told, took_part, None, gap=12))

    def accept() -> bool:
        mode = took_part.value()
        return mode is None or _done(
            lambda: service.take_part(sitting.session.id, member, mode), took_part, on_changed
        )

    dialogs.asker().ask_form(parent, lambda: line.name, inside, lambda: tr("Keep"), accept)


def _show_visitor(
    parent: QWidget, service: RegisterService, sitting: Sitting, visitor: int, on_changed: Callable[[], None]
) -> None:
    one = next((each for each in sitting.shown.walk_ins if each.id == visitor), None)
    if one is None:
        return
    number = TextField(
        lambda: tr("Member number"),
        lambda: tr("If this person was registered since. Left empty, the visitor is taken off the list."),
    )
    words = Label(
        lambda: tr("A visitor without papers. After 30 days only a head count is kept."), "sub", wrap=True
    )
    inside = QWidget()
    inside.setLayout(column(words, number, None, gap=12))

    def accept() -> bool:
        text = number.text()
        if text:
            return _done(lambda: service.become_member(visitor, text), number, on_changed)
        return _done(lambda: service.remove_visitor(visitor), number, on_changed)

    dialogs.asker().ask_form(parent, lambda: one.name, inside, lambda: tr("Do this"), accept)


def _done(
    work: Callable[[], None], field: ChoiceField[Mode] | TextField, on_changed: Callable[[], None]
) -> bool:
    try:
        work()
    except Refused as refused:
        said = refused.message
        field.trouble(lambda: say(said))
        return False
    on_changed()
    return True
