# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands at the head of a centre's papers, and the printing of forms that name nobody."""

from dataclasses import dataclass

from models.centre.centre import centre
from models.centre.forms import Form
from models.desk.acts import Act
from models.desk.desk import Desk
from models.words import Texts


@dataclass(frozen=True, slots=True)
class Helpline:
    """A number to call, with its name per language."""

    number: str
    names: Texts


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The centre as its papers name it. Texts are per language."""

    names: Texts
    discreet_names: Texts
    """Without a word of what the centre does."""
    address: Texts
    phone: str
    helplines: tuple[Helpline, ...]


def letterhead(desk: Desk) -> Letterhead:
    """Return how the centre's papers name it."""
    settings = centre(desk)
    return Letterhead(
        names=settings.names,
        discreet_names=settings.discreet_names,
        address=settings.address,
        phone=settings.phone,
        helplines=tuple(
            Helpline(line["number"], {name: text for name, text in line.items() if name != "number"})
            for line in settings.helplines
            if line.get("number")
        ),
    )


def blank_form(desk: Desk, form: Form) -> Letterhead:
    """Note that a blank form is printed, and return the head it carries."""
    with desk.work(Act.PRINT) as work:
        work.tell("", {"form": form.value})
        work.commit()
    return letterhead(desk)
