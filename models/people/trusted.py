# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may be told: people a member named, what each may hear, and the code word they say. Default nobody."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.messages import Message, Refused, message
from models.people.identity import refuse_aadhaar
from models.people.members import remove_own, row_by_number
from models.people.tables import Trusted
from models.text import clean_line
from models.vault.columns import id_of
from models.words import MayTell

NOBODY = message("“I am sorry, we tell nothing about anybody, not even whether somebody is known here.”")
"""What is said to everybody who was not named."""

_WHO = message("Who may be told")


@dataclass(frozen=True, slots=True)
class NewTrusted:
    """Somebody a member names."""

    name: str
    relation: str = ""
    may: MayTell = MayTell.NOTHING
    code_word: str = ""


@dataclass(frozen=True, slots=True)
class TrustedRow:
    """Somebody who may be told, as shown."""

    id: int
    name: str
    relation: str
    may: MayTell
    code_word: str


def name(desk: Desk, number: int, new: NewTrusted) -> TrustedRow:
    """Keep whom a member names. Without a code word they can be told nothing over the telephone."""
    checked = _checked(new)
    with desk.work(Act.TRUSTED) as work:
        member = row_by_number(work.session, number)
        work.subject = member.uid
        row = work.add(
            Trusted(
                member_id=id_of(member),
                name=checked.name,
                relation=checked.relation,
                may=checked.may,
                code_word=checked.code_word,
            )
        )
        work.commit()
    return _row(row)


def withdraw(desk: Desk, number: int, trusted: int) -> None:
    """Let somebody be told nothing any more: as easy as naming them."""
    remove_own(desk, Act.TRUSTED, number, Trusted, trusted, message("This person is not named any more."))


def of_member(session: Session, member_id: int) -> tuple[TrustedRow, ...]:
    """Return whom a member named, in that order."""
    chosen = select(Trusted).where(Trusted.member_id == member_id).order_by(col(Trusted.id))
    return tuple(_row(row) for row in session.exec(chosen))


def sentence(row: TrustedRow) -> Message:
    """Return the sentence to say when this person asks and has said the code word."""
    if row.may is MayTell.NOTHING:
        return NOBODY
    if row.may is MayTell.ATTENDANCE:
        return message("“They have asked us to tell you whether they came. We tell nothing else.”")
    return message("“They have asked us to tell you whether they came, and what they celebrate.”")


def _checked(new: NewTrusted) -> NewTrusted:
    texts = [clean_line(text) for text in (new.name, new.relation, new.code_word)]
    for text in texts:
        refuse_aadhaar(text, _WHO)
    if not texts[0]:
        raise Refused(message("Write whom the member names."))
    if new.may is not MayTell.NOTHING and not texts[2]:
        raise Refused(message("Agree on a code word first: it shows on the telephone who is asking."))
    return NewTrusted(texts[0], texts[1], new.may, texts[2])


def _row(row: Trusted) -> TrustedRow:
    return TrustedRow(id_of(row), row.name, row.relation, row.may, row.code_word)
