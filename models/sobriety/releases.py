# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk's print list: what counsellors released, and handing a certificate over."""

from sqlmodel import col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.messages import NotFound, message
from models.people.tables import Member
from models.sobriety.codes import read_serial
from models.sobriety.faces import CertificateFace
from models.sobriety.snapshot import from_snapshot
from models.sobriety.tables import Award, Release

Faces = tuple[tuple[int, CertificateFace], ...]
"""(member number, face) per page."""


def print_released(desk: Desk) -> Faces:
    """Return what was released and not handed over yet. Whoever prints it, the log keeps it."""
    waiting = select(Release, Member).where(
        Release.member_id == Member.id,
        col(Release.handed_over_on).is_(None),
        col(Release.superseded_by).is_(None),
        col(Member.removed_at).is_(None),
    )
    with desk.work(Act.PRINT) as work:
        found = work.session.exec(waiting.order_by(col(Release.id))).all()
        for released, member in found:
            work.change(released, about=member.uid, prints=released.prints + 1)
        if found:
            work.commit()
    return tuple((member.number, from_snapshot(released.snapshot)) for released, member in found)


def hand_over(desk: Desk, typed_serial: str) -> None:
    """Tick a certificate as handed over today: from now on it counts as issued, and prints are reprints."""
    serial = read_serial(typed_serial) or ""
    with desk.work(Act.HAND_OVER) as work:
        found = work.session.exec(
            select(Release, Member).where(
                Release.member_id == Member.id, Release.award_id == Award.id, Award.serial == serial
            )
        ).first()
        if found is None:
            raise NotFound(
                message("No certificate with serial {serial} was released.", serial=typed_serial[:40])
            )
        released, member = found
        work.subject = member.uid
        if released.handed_over_on is None:
            work.change(released, handed_over_on=desk.today)
            work.commit()
