# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The facilitator's note about a session: sealed. Counsellors write and read it; the desk can only post."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sqlmodel import col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.sealing import text_of
from models.desk.tables import Post
from models.gatherings import sessions
from models.gatherings.tables import SessionNote
from models.messages import Refused, message
from models.people.identity import refuse_aadhaar
from models.vault.columns import new_uid

if TYPE_CHECKING:
    from models.desk.work import Work

SESSION_NOTE = "session_note"
"""Kind of post that becomes a note about a session."""
LONGEST = 4000


@dataclass(frozen=True, slots=True)
class SessionNoteRow:
    """One note about a session, opened."""

    author: str
    """uid of who wrote it; of what the front desk posted, theirs."""
    text: str


def write(desk: Desk, session_id: int, text: str) -> None:
    """Write a note about a session; from the front desk it is posted sealed."""
    if not text.strip():
        raise Refused(message("The note is empty."))
    if len(text) > LONGEST:
        raise Refused(message("A note holds {n} characters at most.", n=LONGEST))
    refuse_aadhaar(text, message("Note"))
    may = desk.may(Act.COUNSEL)
    with desk.work(Act.COUNSEL if may else Act.POST) as work:
        stored = sessions.stored_session(work.session, session_id)
        work.subject = stored.uid
        if may:
            keep(work, stored.uid, {"text": text})
        else:
            _post(work, stored.uid, {"text": text, "kind": SESSION_NOTE})
        work.commit()


def keep(work: "Work", session_uid: str, content: dict[str, Any]) -> None:
    """Seal a note about a session inside somebody's unit of work."""
    work.add_sealed(SessionNote(session=session_uid), session_uid, content)


def _post(work: "Work", session_uid: str, content: dict[str, Any]) -> None:
    uid = new_uid()
    body = work.desk.vault.post(uid, session_uid, SESSION_NOTE, text_of(content))
    row = Post(
        uid=uid,
        author=work.desk.person.uid,
        subject=session_uid,
        kind=SESSION_NOTE,
        body=body,
        posted_at=work.now,
    )
    work.add(row, about=session_uid)


def notes(desk: Desk, session_id: int) -> tuple[SessionNoteRow, ...]:
    """Return a session's notes, opened, oldest first. Counsellors and managers alone."""
    desk.require(Act.COUNSEL)
    with desk.reading() as session:
        stored = sessions.stored_session(session, session_id)
        rows = session.exec(
            select(SessionNote).where(SessionNote.session == stored.uid).order_by(col(SessionNote.id))
        ).all()
    opened = desk.unsealed(rows, lambda _row: stored.uid)
    return tuple(_row(row, text) for row, text in zip(rows, opened, strict=True))


def _row(row: SessionNote, text: bytes) -> SessionNoteRow:
    content = cast("dict[str, str]", json.loads(text))
    return SessionNoteRow(content.get("posted_by", row.author), content["text"])
