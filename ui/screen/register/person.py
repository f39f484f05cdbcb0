# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""More about one person of a session: how they take part; what becomes of somebody without papers."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from models.messages import Refused
from models.words import Mode, VisitorAge
from ui import language
from ui.labels import label
from ui.language import say, tr
from ui.screen import dialogs
from ui.screen.register.cells import joined, told_apart
from ui.screen.register.reasons import Reasons
from ui.screen.register.service import RegisterService, Sitting
from ui.screen.widgets.controls import Label, column
from ui.screen.widgets.fields import Choice, ChoiceField, Field, TextField, TickField

Done = Callable[[Callable[[str], None], Field], bool]
"""Does a change with its reason; what was refused is said below a field."""


def show_person(
    parent: QWidget,
    service: RegisterService,
    sitting: Sitting,
    key: int,
    reasons: Reasons,
    on_changed: Callable[[], None],
) -> None:
    """Ask about a member, or about a visitor (a negative key)."""
    reason = reasons.field(sitting)

    def done(work: Callable[[str], None], field: Field) -> bool:
        try:
            work(reason.text())
        except Refused as refused:
            said = refused.message
            (reason if reasons.wanted(sitting) else field).trouble(lambda: say(said))
            return False
        reasons.keep(sitting, reason)
        on_changed()
        return True

    if key < 0:
        _show_visitor(parent, service, sitting, -key, reason, done)
    else:
        _show_member(parent, service, sitting, key, reason, done)


def _show_member(
    parent: QWidget,
    service: RegisterService,
    sitting: Sitting,
    member: int,
    reason: TextField,
    done: Done,
) -> None:
    line = next((each for each in sitting.shown.lines if each.member == member), None)
    if line is None:
        return
    modes: list[Choice[Mode]] = [(mode, lambda mode=mode: label(mode, language.current())) for mode in Mode]
    took_part = ChoiceField(lambda: tr("Takes part"), modes)
    took_part.show_value(line.mode)
    told = Label(lambda: joined(line.number_text, told_apart(line)), "sub", wrap=True)
    inside = QWidget()
    inside.setLayout(column(told, took_part, reason, None, gap=12))

    def accept() -> bool:
        mode = took_part.value()
        return mode is None or done(
            lambda why: service.take_part(sitting.session.id, member, mode, why), took_part
        )

    dialogs.asker().ask_form(parent, lambda: line.name, inside, lambda: tr("Save"), accept)


def _show_visitor(
    parent: QWidget,
    service: RegisterService,
    sitting: Sitting,
    visitor: int,
    reason: TextField,
    done: Done,
) -> None:
    one = next((each for each in sitting.shown.walk_ins if each.id == visitor), None)
    if one is None:
        return
    ages: list[Choice[VisitorAge]] = [
        (age, lambda age=age: label(age, language.current())) for age in VisitorAge
    ]
    age = ChoiceField(lambda: tr("Age"), ages)
    age.show_value(one.age)
    number = TextField(
        lambda: tr("Member number"),
        lambda: tr("If this person was registered since: the mark moves there."),
        own_script=False,
    )
    gone = TickField(lambda: tr("Entered by mistake: take off the list"))
    words = Label(
        lambda: tr("A visitor without papers. After 30 days only a head count is kept."), "sub", wrap=True
    )
    inside = QWidget()
    inside.setLayout(column(words, age, number, gone, reason, None, gap=12))

    def accept() -> bool:
        if gone.value():
            return done(lambda why: service.remove_visitor(visitor, why), number)
        if number.text():
            return done(lambda why: service.become_member(visitor, number.text(), why), number)
        chosen = age.value() or VisitorAge.NOT_ASKED
        return done(lambda why: service.write_age(visitor, chosen, why), age)

    dialogs.asker().ask_form(parent, lambda: one.name, inside, lambda: tr("Save"), accept)
