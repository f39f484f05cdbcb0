# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How each member of staff likes the screen: their language and text size go with the register."""

from sqlmodel import Session, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.tables import Staff
from models.words import Language

SMALLEST, LARGEST = 100, 200


def of(desk: Desk) -> tuple[Language, int]:
    """Return the language and the text size, in per cent, of whoever is signed in."""
    with desk.reading() as session:
        row = _row(session, desk)
    return (row.language, row.text_percent) if row else (desk.person.language, SMALLEST)


def keep(desk: Desk, language: Language, size: int) -> None:
    """Keep the language and the text size of whoever is signed in; their own, and nobody else's."""
    with desk.work(Act.PREFER, subject=desk.person.uid) as work:
        row = _row(work.session, desk)
        if row is not None:
            work.change(row, about="", language=language, text_percent=min(LARGEST, max(SMALLEST, size)))
        if work.changed:
            work.commit()


def _row(session: Session, desk: Desk) -> Staff | None:
    return session.exec(select(Staff).where(Staff.uid == desk.person.uid)).first()
