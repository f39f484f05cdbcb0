# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which day it is, asked once where the computer's clock cannot be right."""

from collections.abc import Callable
from datetime import date, datetime
from typing import cast

from PySide6.QtWidgets import QWidget

from models.vault.failures import ClockAhead, Unopened
from ui.language import say, tr
from ui.screen import dialogs
from ui.screen.widgets.controls import Label, column
from ui.screen.widgets.fields import date_field


def ask_date(
    parent: QWidget, met: Exception | None, go_by: Callable[[date], None], *, tell: bool = False
) -> None:
    """Ask for today's date over a window; ``tell`` says first what is wrong with the clock."""
    day = date_field(
        lambda: tr("Today's date"), needed=lambda: tr("Please write today's date, such as 27-11-2026.")
    )
    day.show_value(_likely(met, was_open=tell))
    lead = Label(
        lambda: tr("Saathi works by this date until it is closed. Set the computer's clock when you can."),
        "sub",
        wrap=True,
    )
    said = met.message if tell and isinstance(met, Unopened) else None
    first = [Label(lambda: say(said), "", wrap=True)] if said else []
    inside = QWidget()
    inside.setLayout(column(*first, lead, day, None, gap=14))

    def accept() -> bool:
        if not day.readable():
            return False
        go_by(cast("date", day.value()))
        return True

    dialogs.asker().ask_form(
        parent, lambda: tr("Which day is it today?"), inside, lambda: tr("This is today"), accept
    )


def _likely(met: Exception | None, *, was_open: bool) -> date | None:
    """Return the last day worked on; a register nobody opened for years may well be years older."""
    at = getattr(met, "now" if isinstance(met, ClockAhead) and not was_open else "last", None)
    return at.date() if isinstance(at, datetime) else None
