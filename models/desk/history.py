# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the log: entries for people, and verifying the whole chain."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.log import Chain, Line, SealLine, StoredEntry, Verification
from models.desk.plain import from_plain
from models.desk.tables import LogDetail, LogEntry, LogSeal, Staff
from models.desk.undo import lines_of
from models.words import Role

_BRINGS_KEYS = frozenset({Act.FOUND.value, Act.ADD_STAFF.value, Act.CHANGE_STAFF.value, Act.RECOVER.value})


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line of the log as people read it."""

    entry: int
    at: datetime
    staff: str
    act: str
    subject: str


def entries(desk: Desk, limit: int = 200) -> tuple[EntryRow, ...]:
    """Return the newest entries, newest first."""
    desk.require(Act.READ_LOG)
    with desk.reading() as session:
        names = dict(session.exec(select(Staff.uid, Staff.name)).all())
        found = session.exec(select(LogEntry).order_by(col(LogEntry.id).desc()).limit(limit)).all()
    return tuple(
        EntryRow(entry.id or 0, entry.at, names.get(entry.staff, ""), entry.act, entry.subject)
        for entry in found
    )


def verified(desk: Desk) -> Verification:
    """Verify the whole log, that its head is the one known here, and its keys those people sign in with."""
    chain = Chain()
    with desk.reading() as session:
        found = chain.walk(_stored(session))
    if not found.ok:
        return found
    if found.entries != desk.count:
        return replace(found, ok=False, broken_at=found.entries)
    # A log written anew from its first entry holds together as well, but nobody's password opens its keys.
    others = [
        chain.signers[slot.uid].entry
        for slot in desk.vault.slots()
        if slot.uid in chain.signers and chain.signers[slot.uid].key != slot.signer
    ]
    if desk.person.uid not in chain.signers:
        others.append(1)
    return replace(found, ok=False, broken_at=min(others)) if others else found


def _stored(session: Session) -> Iterator[StoredEntry]:
    details = _details(session)
    seals = _seals(session)
    for entry in session.exec(select(LogEntry).order_by(col(LogEntry.id))):
        number = entry.id or 0
        line = Line(number, entry.at, entry.staff, entry.act, entry.subject, entry.commitment)
        brought = _signers(session, number, entry.act) if entry.act in _BRINGS_KEYS else ()
        yield StoredEntry(line, entry.signature, tuple(details[number]), tuple(seals[number]), brought)


def _details(session: Session) -> defaultdict[int, list[bytes]]:
    found: defaultdict[int, list[bytes]] = defaultdict(list)
    chosen = select(LogDetail.entry_id, LogDetail.commitment).order_by(col(LogDetail.id))
    for entry_id, commitment in session.exec(chosen):
        found[entry_id].append(commitment)
    return found


def _seals(session: Session) -> defaultdict[int, list[SealLine]]:
    found: defaultdict[int, list[SealLine]] = defaultdict(list)
    for line in session.exec(select(LogSeal).order_by(col(LogSeal.id))):
        found[line.entry_id].append(SealLine(line.row_uid, line.version, line.digest))
    return found


def _signers(session: Session, entry_id: int, act: str) -> tuple[tuple[str, bytes, str], ...]:
    """Return the public keys and roles that an entry's added or changed staff rows bring in."""
    found: list[tuple[str, bytes, str]] = []
    for _about, line in lines_of(session, entry_id):
        after: dict[str, Any] = line.get("after", {})
        if "staff" in (line.get("add"), line.get("change")) and {"signer", "role"} & set(after):
            # Who is recovered under an old name was or becomes a manager: nobody else holds the sheet.
            unsaid = Role.MANAGER.value if act == Act.RECOVER else ""
            role = from_plain(after.get("role")) or unsaid
            found.append((line["uid"], from_plain(after.get("signer")) or b"", role))
    return tuple(found)
