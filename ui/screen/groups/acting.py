# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Short work of a screen, and what is said where it was refused."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from models.messages import Refused
from ui.language import say
from ui.screen import background, dialogs
from ui.screen.widgets.fields import Field


def done(parent: QWidget, work: Callable[[], object]) -> bool:
    """Do something at once; where it was refused, tell why and return False."""
    try:
        work()
    except Refused as refused:
        dialogs.tell_trouble(parent, refused)
        return False
    return True


def kept(field: Field, work: Callable[[], object]) -> bool:
    """Keep what a field brought; where it was refused, say below the field why and return False."""
    try:
        work()
    except Refused as refused:
        said = background.sentence(refused)
        field.trouble(lambda: say(said))
        return False
    return True
