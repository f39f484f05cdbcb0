# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who leads a session, and what is kindly noted: a circle is best led by somebody trained for it."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from models.centre import staff
from models.gatherings import sessions
from models.gatherings.tables import Group
from models.messages import Message, message
from models.people.training import trained
from models.search import key
from models.words import Gender, Role, SessionState, TrainingKind

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from models.gatherings.sessions import SessionRow

NOBODY = message("Nobody is named as facilitator.")


def note(desk: "Desk", session_id: int) -> Message | None:
    """Return what is noted about who leads a session; None where all is as the group wants it.

    Counsellors lead by their office. Nothing is guessed from a name: a woman is who is recorded as one.
    While numbers stand for names, nothing is noted: it would name who leads.
    """
    if desk.numbers_only:
        return None
    counsellors = _counsellors(desk)
    with desk.reading() as session:
        stored = sessions.stored_session(session, session_id)
        group = session.get(Group, stored.group_id)
        known = trained(session, TrainingKind.FACILITATOR, stored.on)
        lead, state = stored.facilitator, stored.state
    if state is SessionState.CANCELLED or (key(lead) in counsellors and lead):
        return None
    if not lead:
        return NOBODY
    genders = known.get(key(lead))
    if genders is None:
        return message("No facilitator training of {name} is good on this day.", name=lead)
    if group is not None and group.women_facilitator and Gender.WOMAN not in genders:
        return message("This group wants a woman as facilitator.")
    return None


def untrained(desk: "Desk", held: "Sequence[SessionRow]") -> int:
    """Return how many of these sessions were led by nobody who is trained for it."""
    counsellors = _counsellors(desk)
    with desk.reading() as session:
        good = {on: _names(trained(session, TrainingKind.FACILITATOR, on)) for on in _days(held)}
    return sum(
        key(one.facilitator) not in good[one.on] | counsellors
        for one in held
        if one.state is not SessionState.CANCELLED
    )


def _days(held: "Sequence[SessionRow]") -> set[date]:
    return {one.on for one in held}


def _names(known: dict[str, frozenset[Gender]]) -> frozenset[str]:
    return frozenset(known)


def _counsellors(desk: "Desk") -> frozenset[str]:
    return frozenset(key(row.name) for row in staff.listed(desk) if row.role is not Role.DESK)
