# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may sign in: adding staff, listing them, and closing a sign-in."""

from sqlmodel import col, select

from models.desk.acts import Act
from models.desk.desk import Desk, StaffRow
from models.desk.tables import Staff
from models.messages import NotFound, Refused, message
from models.text import clean_line
from models.words import Language, Role


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
    name = clean_line(name)
    if not name:
        raise Refused(message("A member of staff needs a name."))
    if any(row.name.casefold() == name.casefold() for row in listed(desk)):
        raise Refused(
            message("{name} is on the staff list already. Choose a name that tells them apart.", name=name)
        )
    slot = desk.vault.add_person(
        name, role, password, manager_password=manager_password, language=language or desk.person.language
    )
    with desk.work(Act.ADD_STAFF, subject=slot.uid) as work:
        work.add(
            Staff(uid=slot.uid, name=slot.name, role=role, language=slot.language, signer=slot.signer),
            about="",
        )
        work.commit()
    return StaffRow(slot.uid, slot.name, role, slot.language)


def listed(desk: Desk) -> tuple[StaffRow, ...]:
    """Return the staff in the order they came."""
    with desk.reading() as session:
        rows = session.exec(select(Staff).order_by(col(Staff.id))).all()
    return tuple(
        StaffRow(row.uid, row.name, row.role, row.language, disabled=row.disabled_at is not None)
        for row in rows
    )


def disable(desk: Desk, name: str) -> StaffRow:
    """Close somebody's sign-in. Removing them for good means re-keying the vault."""
    desk.require(Act.CHANGE_STAFF)
    row = by_name(desk, name)
    if row.uid == desk.person.uid:
        raise Refused(message("You cannot close your own sign-in. Ask another manager to do it."))
    # The keys first: a list must never say closed while the door still opens.
    desk.vault.disable(row.uid)
    with desk.work(Act.CHANGE_STAFF, subject=row.uid) as work:
        stored = work.session.exec(select(Staff).where(Staff.uid == row.uid)).one()
        work.change(stored, about="", disabled_at=work.now)
        work.commit()
    return row


def by_name(desk: Desk, name: str) -> StaffRow:
    """Return a member of staff by name. Raises NotFound."""
    wanted = clean_line(name).casefold()
    for row in listed(desk):
        if row.name.casefold() == wanted:
            return row
    raise NotFound(message("Nobody on the staff list is called {name}.", name=name))
