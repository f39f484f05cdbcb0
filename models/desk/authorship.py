# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who wrote what, by the signed log: whoever has the data key can write a row, which alone proves nothing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from cryptography.exceptions import InvalidTag
from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from models.desk.acts import Act, opens
from models.desk.history import brought
from models.desk.log import Line, SealedDetail, SealLine, commitment, is_signed, open_detail
from models.desk.plain import to_plain
from models.desk.sealing import digest_of
from models.desk.tables import LogDetail, LogEntry, LogKey, LogSeal, Post
from models.desk.work import values
from models.vault.columns import Row, SealedRow, id_of
from models.words import Role

if TYPE_CHECKING:
    from models.desk.desk import Desk


class Authors:
    """Looks posts up in the log, each entry's signature being verified once."""

    def __init__(self, desk: "Desk", session: Session) -> None:
        self._session = session
        self._slots = {slot.uid: slot.signer for slot in desk.vault.slots()}
        self._brought = tuple(brought(session))
        self._signed: dict[int, bool] = {}

    def of(self, post: Post) -> str | None:
        """Return who posted this very text; None where nobody did, or where it was accepted before."""
        author: str | None = None
        for entry, line in self._lines(post):
            if "change" in line:
                return None
            if line.get("after", {}).get("body") == to_plain(post.body) and self._holds(entry):
                author = entry.staff
        return author

    def sealed_as(self, row: SealedRow, act: Act) -> bool:
        """Tell whether the log knows this very version, sealed by somebody whose keys reach an act."""
        newest = self._session.exec(
            select(LogSeal).where(LogSeal.row_uid == row.uid).order_by(col(LogSeal.version).desc()).limit(1)
        ).first()
        if newest is None or (newest.version, newest.digest) != (row.version, digest_of(row.body)):
            return False
        return self._by(newest.entry_id, act)

    def written_as(self, row: Row, about: str, column: str, act: Act) -> bool:
        """Tell whether a column says what the log last said of it, in an entry by somebody who may."""
        last: tuple[int, Any] | None = None
        key = self._session.get(LogKey, about)
        parts = select(LogDetail).where(LogDetail.subject == about).order_by(col(LogDetail.id))
        for part in self._session.exec(parts) if key else ():
            for line in self._opened(part, key):
                if line.get("uid") == row.uid and column in line.get("after", {}):
                    last = part.entry_id, line["after"][column]
        return last is None or (last[1] == values(row)[column] and self._by(last[0], act))

    def _by(self, number: int, act: Act) -> bool:
        entry = self._session.get(LogEntry, number)
        return entry is not None and self._holds(entry) and opens(self.role_of(entry.staff), act)

    def role_of(self, uid: str) -> Role:
        """Return the role the signed log gave somebody last; labels of tables and key files prove none."""
        given = [one for one in self._brought if one.uid == uid and one.role]
        held = (one for one in reversed(given) if self._holds(self._session.get(LogEntry, one.entry)))
        return Role(next((one.role for one in held), Role.DESK))

    def _key(self, uid: str, number: int) -> bytes:
        """Return whose signature an entry needs: since the key they sign in with came, that one alone.

        Before, the one the log had brought by then: who was let in again by the sheet has had two.
        """
        own, keys = self._slots.get(uid), [one for one in self._brought if one.uid == uid and one.key]
        since = next((one.entry for one in keys if one.key == own), 0 if own else number + 1)
        if own is not None and number >= since:
            return own
        return next((one.key for one in reversed(keys) if one.entry <= number), b"")

    def _opened(self, part: LogDetail, key: LogKey | None) -> list[dict[str, Any]]:
        detail = SealedDetail(part.subject, part.commitment, part.body)
        try:
            return cast("list[dict[str, Any]]", open_detail(detail, key.key if key else b""))
        except (InvalidTag, ValueError):
            return []

    def _lines(self, post: Post) -> Iterator[tuple[LogEntry, dict[str, Any]]]:
        key = self._session.get(LogKey, post.subject)
        posted = and_(col(LogEntry.at) == post.posted_at, col(LogEntry.staff) == post.author)
        parts = (
            select(LogEntry, LogDetail)
            .join(LogDetail, col(LogDetail.entry_id) == col(LogEntry.id))
            .where(LogDetail.subject == post.subject, or_(posted, col(LogEntry.act) == Act.ACCEPT_POSTS))
            .order_by(col(LogDetail.id))
        )
        for entry, part in self._session.exec(parts) if key else ():
            for line in self._opened(part, key):
                if line.get("uid") == post.uid and "post" in (line.get("add"), line.get("change")):
                    yield entry, line

    def _holds(self, entry: LogEntry | None) -> bool:
        if entry is None:
            return False
        number = id_of(entry)
        if number not in self._signed:
            self._signed[number] = self._verified(entry, number)
        return self._signed[number]

    def _verified(self, entry: LogEntry, number: int) -> bool:
        chosen = select(LogDetail.commitment).where(LogDetail.entry_id == number)
        details = self._session.exec(chosen.order_by(col(LogDetail.id))).all()
        sealed = select(LogSeal.row_uid, LogSeal.version, LogSeal.digest).where(LogSeal.entry_id == number)
        lines = [SealLine(*seal) for seal in self._session.exec(sealed.order_by(col(LogSeal.id)))]
        before = self._session.get(LogEntry, number - 1)
        line = Line(number, entry.at, entry.staff, entry.act, entry.subject, entry.commitment)
        signer = self._key(entry.staff, number)
        return entry.commitment == commitment(details, lines) and is_signed(
            signer, entry.signature, line.to_sign(before.signature if before else b"")
        )


def proven_role(desk: "Desk", uid: str) -> Role:
    """Return the role that the signed log gave a member of staff last."""
    with desk.reading() as session:
        return Authors(desk, session).role_of(uid)
