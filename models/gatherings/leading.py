# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who leads a session, and what is kindly noted: a circle is best led by somebody trained for it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.centre import staff
from models.gatherings import sessions
from models.gatherings.tables import Group
from models.messages import Message, message
from models.people.training import good, trained
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
    with desk.reading() as session:
        stored = sessions.stored_session(session, session_id)
        group = session.get(Group, stored.group_id)
        lead, state, on = stored.facilitator, stored.state, stored.on
    if state is SessionState.CANCELLED or (lead and key(lead) in _counsellors(desk)):
        return None
    if not lead:
        return NOBODY
    genders = good(trained(desk, TrainingKind.FACILITATOR), key(lead), on)
    if not genders:
        return message("No facilitator training of {name} is good on this day.", name=lead)
    if group is not None and group.women_facilitator and Gender.WOMAN not in genders:
        return message("This group wants a woman as facilitator.")
    return None


def prepare(desk: "Desk") -> None:
    """Read who is trained, off the window's thread, before the first session is opened."""
    trained(desk, TrainingKind.FACILITATOR)


def untrained(desk: "Desk", held: "Sequence[SessionRow]") -> int:
    """Return how many of these sessions were led by nobody who is trained for it."""
    counsellors, known = _counsellors(desk), trained(desk, TrainingKind.FACILITATOR)
    return sum(
        key(one.facilitator) not in counsellors and not good(known, key(one.facilitator), one.on)
        for one in held
        if one.state is not SessionState.CANCELLED
    )


def _counsellors(desk: "Desk") -> frozenset[str]:
    return frozenset(key(row.name) for row in staff.listed(desk) if row.role is not Role.DESK)
