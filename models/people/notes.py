# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealed notes: counsellors and managers write and read them; the desk posts what it cannot read back."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sqlmodel import col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.sealing import text_of
from models.desk.tables import Post
from models.messages import Refused, message
from models.people.aliases import aliases
from models.people.identity import refuse_aadhaar
from models.people.members import row_by_number
from models.people.tables import SealedNote
from models.vault.columns import new_uid

if TYPE_CHECKING:
    from models.desk.work import Work

NOTE = "note"
"""Kind of post that becomes a sealed note."""
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One sealed note, opened."""

    uid: str
    author: str
    """uid of who wrote it; of what the front desk posted, theirs."""
    version: int
    text: str
    kind: str


def write(desk: Desk, number: int, text: str, kind: str = "note") -> None:
    """Write a note about a member; from the front desk it is posted sealed."""
    content = _content(text, kind)
    act = Act.COUNSEL if desk.may(Act.COUNSEL) else Act.POST
    with desk.work(act) as work:
        member = row_by_number(work.session, number)
        work.subject = member.uid
        keep(work, member.uid, content)
        work.commit()


def keep(work: "Work", member: str, content: dict[str, Any]) -> None:
    """Seal a note inside somebody's unit of work: as a note with the keys for it, else as a post."""
    if work.desk.may(Act.COUNSEL):
        work.add_sealed(SealedNote(member=member), member, content)
    else:
        post(work, member, NOTE, content)


def post(work: "Work", member: str, kind: str, content: dict[str, Any]) -> None:
    """Hand sealed content to the counsellors' next sign-in."""
    uid = new_uid()
    row = Post(
        uid=uid,
        author=work.desk.person.uid,
        subject=member,
        kind=kind,
        body=work.desk.vault.post(uid, member, kind, text_of(content)),
        posted_at=work.now,
    )
    work.add(row, about=member)


def notes(desk: Desk, number: int) -> tuple[NoteRow, ...]:
    """Return a member's notes, opened; newest last. The opening is logged."""
    desk.require(Act.COUNSEL)
    with desk.reading() as session:
        member = row_by_number(session, number)
        about = (member.uid, *aliases(desk).get(member.uid, ()))
        stored = session.exec(
            select(SealedNote).where(col(SealedNote.member).in_(about)).order_by(col(SealedNote.id))
        ).all()
    opened = desk.unsealed(stored, lambda row: row.member if isinstance(row, SealedNote) else "")
    desk.note(Act.VIEW_MEMBER, subject=member.uid)
    return tuple(_row(row, text) for row, text in zip(stored, opened, strict=True))


def _row(row: SealedNote, text: bytes) -> NoteRow:
    content = cast("dict[str, str]", json.loads(text))
    author = content.get("posted_by", row.author)  # who sealed a post only took it over
    return NoteRow(row.uid, author, row.version, content["text"], content.get("kind", "note"))


def _content(text: str, kind: str) -> dict[str, Any]:
    if not text.strip():
        raise Refused(message("The note is empty."))
    if len(text) > LONGEST:
        raise Refused(message("A note holds {n} characters at most.", n=LONGEST))
    refuse_aadhaar(text, message("Note"))
    return {"kind": kind, "text": text}
