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
from models.vault.columns import id_of
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
        EntryRow(id_of(entry), entry.at, names.get(entry.staff, ""), entry.act, entry.subject)
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
        number = id_of(entry)
        line = Line(number, entry.at, entry.staff, entry.act, entry.subject, entry.commitment)
        brings = entry.act in _BRINGS_KEYS
        keys = _brought_by(session, number, entry.act) if brings else ()
        signers = tuple((one.uid, one.key, one.role) for one in keys)
        yield StoredEntry(line, entry.signature, tuple(details[number]), tuple(seals[number]), signers)


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


@dataclass(frozen=True, slots=True)
class Brought:
    """A public key or a role that an entry brought in for somebody; empty where it stays as it was."""

    entry: int
    uid: str
    key: bytes
    role: str


def brought(session: Session) -> Iterator[Brought]:
    """Return every key and role the log brought in, in order, as its entries say."""
    chosen = select(LogEntry.id, LogEntry.act).where(col(LogEntry.act).in_(_BRINGS_KEYS))
    for number, act in session.exec(chosen.order_by(col(LogEntry.id))).all():
        yield from _brought_by(session, number or 0, act)


def _brought_by(session: Session, entry_id: int, act: str) -> Iterator[Brought]:
    for _about, line in lines_of(session, entry_id):
        after: dict[str, Any] = line.get("after", {})
        if "staff" in (line.get("add"), line.get("change")) and {"signer", "role"} & set(after):
            # Who is recovered under an old name was or becomes a manager: nobody else holds the sheet.
            unsaid = Role.MANAGER.value if act == Act.RECOVER else ""
            key, role = from_plain(after.get("signer")), from_plain(after.get("role"))
            yield Brought(entry_id, line["uid"], key or b"", role or unsaid)


def founder(desk: Desk) -> bytes:
    """Return the key the first manager came with: its fingerprint stands on every recovery sheet."""
    with desk.reading() as session:
        return next((one.key for one in brought(session) if one.key), b"")
