# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may sign in: adding staff, listing them, closing and opening a sign-in, other roles, and leaving.

Keys come first and the log after, so that a list never says closed while a door still opens. Cut short in
between, the list says *unfinished*, and the next work on staff by a manager finishes it: the key file's boxes
are proven by the master before the log takes a key or a role from there.
"""

from typing import TYPE_CHECKING

from sqlalchemy import delete
from sqlmodel import Session, col, select

from models.desk.acts import Act
from models.desk.authorship import proven_role
from models.desk.desk import Desk, StaffRow
from models.desk.tables import Draft, Staff
from models.messages import NotFound, Refused, message
from models.text import clean_line
from models.vault.failures import Unopened
from models.words import Language, Role

if TYPE_CHECKING:
    from models.desk.work import Work
    from models.vault.recovery_sheet import RecoverySheet
    from models.vault.slots import Slot


def add(
    desk: Desk,
    name: str,
    role: Role,
    password: str,
    *,
    manager_password: str,
    language: Language | None = None,
) -> StaffRow:
    """Add a person with a new password. The manager's own password opens the master key for this one act."""
    desk.require(Act.ADD_STAFF)
    name = _free_name(desk, name)
    finish(desk, manager_password)
    slot = desk.vault.add_person(
        name, role, password, manager_password=manager_password, language=language or desk.person.language
    )
    with desk.work(Act.ADD_STAFF, subject=slot.uid) as work:
        work.add(_row(slot), about="")
        work.commit()
    return StaffRow(slot.uid, slot.name, role, slot.language)


def _row(slot: "Slot") -> Staff:
    return Staff(uid=slot.uid, name=slot.name, role=slot.role, language=slot.language, signer=slot.signer)


def _free_name(desk: Desk, name: str, own: str = "") -> str:
    """Return a name nobody else on the list has."""
    name = clean_line(name)
    if not name:
        raise Refused(message("A member of staff needs a name."))
    if any(row.name.casefold() == name.casefold() for row in listed(desk) if row.uid != own):
        raise Refused(
            message("{name} is on the staff list already. Choose a name that tells them apart.", name=name)
        )
    return name


def listed(desk: Desk, *, removed: bool = False) -> tuple[StaffRow, ...]:
    """Return the staff in the order they came; on request also who was removed."""
    with desk.reading() as session:
        rows = {row.uid: row for row in session.exec(select(Staff).order_by(col(Staff.id)))}
    slots = {slot.uid: slot for slot in desk.vault.slots()}
    new = (_row(slot) for uid, slot in slots.items() if uid not in rows)
    found = [_listed(row, slots.get(row.uid), known=row.uid in rows) for row in (*rows.values(), *new)]
    return tuple(row for row in found if removed or not row.removed)


def _listed(row: Staff, slot: "Slot | None", *, known: bool) -> StaffRow:
    differs = slot is not None and (slot.signer, slot.role) != (row.signer, row.role)
    return StaffRow(
        row.uid,
        row.name,
        row.role,
        row.language,
        disabled=slot.disabled if slot else True,
        removed=slot is None,
        unfinished=differs or not known or (slot is None and row.removed_at is None),
    )


def by_name(desk: Desk, name: str) -> StaffRow:
    """Return a member of staff by name. Raises NotFound."""
    wanted = clean_line(name).casefold()
    for row in listed(desk):
        if row.name.casefold() == wanted:
            return row
    raise NotFound(message("Nobody on the staff list is called {name}.", name=name))


def disable(desk: Desk, name: str) -> StaffRow:
    """Close somebody's sign-in. Removing them for good means re-keying the vault."""
    desk.require(Act.CHANGE_STAFF)
    row = by_name(desk, name)
    if row.uid == desk.person.uid:
        raise Refused(message("You cannot close your own sign-in. Ask another manager to do it."))
    # The keys first: a list must never say closed while the door still opens.
    desk.vault.disable(row.uid)
    _record(desk, row.uid, disabled=True)
    return row


def enable(desk: Desk, name: str, *, manager_password: str) -> StaffRow:
    """Open somebody's sign-in again, with their old password and the role the signed log gave last."""
    desk.require(Act.CHANGE_STAFF)
    row = by_name(desk, name)
    finish(desk, manager_password)
    # Neither the staff table nor the label of a closed slot proves a role: both are written without keys.
    desk.vault.enable(row.uid, proven_role(desk, row.uid), manager_password=manager_password)
    _record(desk, row.uid, disabled=False)
    return row


def rename(desk: Desk, name: str, new: str, *, manager_password: str) -> StaffRow:
    """Give somebody another name at sign-in."""
    desk.require(Act.CHANGE_STAFF)
    row = by_name(desk, name)
    new = _free_name(desk, new, row.uid)
    finish(desk, manager_password)
    desk.vault.change_person(row.uid, name=new, manager_password=manager_password)
    _record(desk, row.uid, name=new)
    return row


def to_change_role(desk: Desk, name: str) -> StaffRow:
    """Return whose role is to change, or refuse; asked before a sheet is drawn."""
    desk.require(Act.CHANGE_STAFF)
    row = by_name(desk, name)
    if row.uid == desk.person.uid:
        raise Refused(message("You cannot change your own role. Ask another manager to do it."))
    return row


def change_role(
    desk: Desk, name: str, role: Role, *, manager_password: str, sheet: "RecoverySheet | None" = None
) -> StaffRow:
    """Give somebody another role. A smaller one begins new keys, and from manager also takes a new sheet."""
    row = to_change_role(desk, name)
    finish(desk, manager_password)
    with desk.held():
        desk.vault.change_person(row.uid, role=role, manager_password=manager_password, sheet=sheet)
    _record(desk, row.uid, role=role)
    return row


def reset_password(desk: Desk, name: str, password: str, *, manager_password: str) -> StaffRow:
    """Give somebody who forgot theirs a new password. Their drafts are lost with the old one."""
    desk.require(Act.CHANGE_STAFF)
    row = by_name(desk, name)
    if row.uid == desk.person.uid:
        raise Refused(message("Change your own password under “My sign-in”."))
    finish(desk, manager_password)
    slot = desk.vault.reset_password(row.uid, password, manager_password=manager_password)
    _record(desk, row.uid, signer=slot.signer)
    return row


def needs_sheet(desk: Desk, row: StaffRow) -> bool:
    """Tell whether a new recovery sheet must be made when this person goes: a manager knew the old one."""
    slot = next((slot for slot in desk.vault.slots() if slot.uid == row.uid), None)
    return Role.MANAGER in (row.role, proven_role(desk, row.uid), slot.role if slot else None)


def to_remove(desk: Desk, name: str) -> StaffRow:
    """Return who is to be removed, or refuse; asked before a new sheet is drawn."""
    desk.require(Act.CHANGE_STAFF)
    row = by_name(desk, name)
    if row.uid == desk.person.uid:
        raise Refused(message("You cannot remove yourself. Ask another manager to do it."))
    return row


def remove(desk: Desk, name: str, *, manager_password: str, sheet: "RecoverySheet | None" = None) -> StaffRow:
    """Take somebody's keys away for good and put the register under new ones.

    Everybody else signs in as before. For a manager a drawn sheet is needed. Afterwards sealed rows are
    sealed anew (``insight.resealing``), and what their old keys still open is listed (``leftovers``).
    """
    row = to_remove(desk, name)
    if sheet is None and needs_sheet(desk, row):
        raise Refused(message("A manager knew the recovery sheet's key. Make a new sheet first."))
    with desk.held():
        desk.vault.remove_person(row.uid, manager_password=manager_password, sheet=sheet)
    finish(desk, manager_password)
    return row


def change_own_password(desk: Desk, old: str, new: str) -> None:
    """Put the signed-in person's keys under another password."""
    desk.require(Act.PASSWORD)
    desk.vault.change_password(old, new)
    desk.note(Act.PASSWORD)


def _record(desk: Desk, uid: str, *, disabled: bool | None = None, **new: object) -> None:
    """Let the staff list and the log say what the keys say already."""
    with desk.work(Act.CHANGE_STAFF, subject=uid) as work:
        stored = _stored(work.session, uid)
        if disabled is not None:
            new["disabled_at"] = work.now if disabled else None
        work.change(stored, about="", **new)
        work.commit()


def _stored(session: Session, uid: str) -> Staff:
    return session.exec(select(Staff).where(Staff.uid == uid)).one()


def unfinished(desk: Desk) -> tuple[StaffRow, ...]:
    """Return whose keys changed without the log saying so: the computer stopped in between."""
    return tuple(row for row in listed(desk, removed=True) if row.unfinished)


def finish(desk: Desk, manager_password: str) -> None:
    """Bring the list and the log after the keys, as far as the master proves them."""
    for row in unfinished(desk):
        slot = None
        if not row.removed:
            try:
                slot = desk.vault.proven(row.uid, manager_password=manager_password)
            except Unopened:
                continue  # closed, or edited by hand: it stays unfinished until somebody resets or removes it
        with desk.work(Act.CHANGE_STAFF if _known(desk, row.uid) else Act.ADD_STAFF, row.uid) as work:
            _finished(work, row.uid, slot)
            work.commit()


def _known(desk: Desk, uid: str) -> bool:
    with desk.reading() as session:
        return session.exec(select(Staff.id).where(Staff.uid == uid)).first() is not None


def _finished(work: "Work", uid: str, slot: "Slot | None") -> None:
    held = work.session.exec(select(Staff).where(Staff.uid == uid)).first()
    if slot is None:
        work.change(_stored(work.session, uid), about="", removed_at=work.now)
        work.session.exec(delete(Draft).where(col(Draft.author) == uid))
    elif held is None:
        work.add(_row(slot), about="")
    else:
        work.change(held, about="", name=slot.name, role=slot.role, signer=slot.signer)
