# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Blank sheets with a code, printed ahead for a day without power: which there are, and what they became."""

from sqlmodel import Session, col, select

from models.gatherings.tables import ReservedSheet
from models.messages import Refused


class DayNeeded(Refused):
    """A blank sheet was printed without a day; whoever types its code must say it."""


def by_code(session: Session, code: str) -> ReservedSheet | None:
    """Return the blank sheet that carries a code, as the code is printed."""
    return session.exec(select(ReservedSheet).where(ReservedSheet.code == code)).first()


def sessions_of(session: Session, group_id: int) -> set[int]:
    """Return the sessions that a group's blank sheets became."""
    chosen = select(ReservedSheet.session_id).where(
        ReservedSheet.group_id == group_id, col(ReservedSheet.session_id).is_not(None)
    )
    return {number for number in session.exec(chosen) if number is not None}
