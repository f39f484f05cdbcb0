# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who posted what, by the signed log: a row of the post table alone proves nothing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from cryptography.exceptions import InvalidTag
from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from models.desk.acts import Act
from models.desk.log import Line, SealedDetail, SealLine, commitment, is_signed, open_detail
from models.desk.plain import to_plain
from models.desk.tables import LogDetail, LogEntry, LogKey, LogSeal, Post, Staff

if TYPE_CHECKING:
    from models.desk.desk import Desk


class Authors:
    """Looks posts up in the log, each entry's signature being verified once."""

    def __init__(self, desk: "Desk", session: Session) -> None:
        self._session = session
        self._signers = dict(session.exec(select(Staff.uid, Staff.signer)).all())
        # The key file's copy comes first: who signs in there proved it with their password.
        self._signers |= {slot.uid: slot.signer for slot in desk.vault.slots()}
        self._signed: dict[int, bool] = {}

    def of(self, post: Post) -> str | None:
        """Return who posted this very text; None where nobody did, or where it was accepted before."""
        author: str | None = None
        try:
            for entry, line in self._lines(post):
                if "change" in line:
                    return None
                if line.get("after", {}).get("body") == to_plain(post.body) and self._holds(entry):
                    author = entry.staff
        except (InvalidTag, ValueError):
            return None
        return author

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
            detail = SealedDetail(part.subject, part.commitment, part.body)
            for line in cast("list[dict[str, Any]]", open_detail(detail, key.key if key else b"")):
                if line.get("uid") == post.uid and "post" in (line.get("add"), line.get("change")):
                    yield entry, line

    def _holds(self, entry: LogEntry) -> bool:
        number = entry.id or 0
        if number not in self._signed:
            self._signed[number] = self._verified(entry, number)
        return self._signed[number]

    def _verified(self, entry: LogEntry, number: int) -> bool:
        chosen = select(LogDetail.commitment).where(LogDetail.entry_id == number)
        details = self._session.exec(chosen.order_by(col(LogDetail.id))).all()
        seals = self._session.exec(
            select(LogSeal).where(LogSeal.entry_id == number).order_by(col(LogSeal.id))
        ).all()
        lines = [SealLine(seal.row_uid, seal.version, seal.digest) for seal in seals]
        before = self._session.get(LogEntry, number - 1)
        line = Line(number, entry.at, entry.staff, entry.act, entry.subject, entry.commitment)
        signer = self._signers.get(entry.staff)
        return (
            signer is not None
            and entry.commitment == commitment(details, lines)
            and is_signed(signer, entry.signature, line.to_sign(before.signature if before else b""))
        )
