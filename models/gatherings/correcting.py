# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands beside a mark, by the long road: it opens a planned session, and a closed one with a reason."""

from models.desk.desk import Desk
from models.gatherings import marking
from models.people import members


def keep(desk: Desk, session_id: int, number: int, *, reason: str = "", **new: object) -> None:
    """Keep who shared, who met a sponsor, or how somebody took part. What stands already is no act."""
    with marking.marking(desk, session_id, reason) as (work, stored):
        member = members.row_by_number(work.session, number)
        work.subject = member.uid
        marking.line_of(work, stored, member)
        marking.write_beside(work, stored, member, **new)
        marking.commit(work)
