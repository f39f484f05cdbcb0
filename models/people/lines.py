# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""By what everybody is found, folded once: the find box and the list of members search the same lines."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import select as columns_of
from sqlmodel import Session, col

from models.centre.centre import centre
from models.desk.bulk import rows_of
from models.desk.desk import Desk
from models.people.tables import Member, Phone, Stay
from models.search import lines_of


def lines(desk: Desk) -> dict[int, str]:
    """Return everybody's line by the number of their row, removed members too; never to be changed."""
    return desk.kept(
        "lines",
        ("member", "phone", "stay"),
        lambda only: lines_of(_texts(desk, only)),
        on=centre(desk).number_text(0),
    )


_COLUMNS = (Member.id, Member.number, Member.name, Member.local_name, Member.circle_name, Member.online_name)


def _texts(desk: Desk, only: frozenset[int] | None) -> Iterator[tuple[int, list[str]]]:
    """Give every text a member is found by; of tens of thousands no objects are made."""
    chosen = columns_of(*map(col, _COLUMNS)).order_by(col(Member.id))
    if only is not None:
        chosen = chosen.where(col(Member.id).in_(only))
    with desk.reading() as session:
        people = rows_of(session, chosen)
        more = _more(session, only)
    number_text = centre(desk).number_text
    for id_, number, *names in people:
        texts = (*names, *more.get(id_, ()), number_text(number), str(number))
        yield id_, [text for text in texts if text]


def _more(session: Session, only: frozenset[int] | None) -> dict[int, list[str | None]]:
    """Return by member the office's own numbers and the phones, these without the plus."""
    offices = columns_of(col(Stay.member_id), col(Stay.office_number)).order_by(col(Stay.id))
    phones = columns_of(col(Phone.member_id), col(Phone.number)).order_by(col(Phone.id))
    if only is not None:
        offices = offices.where(col(Stay.member_id).in_(only))
        phones = phones.where(col(Phone.member_id).in_(only))
    found: defaultdict[int, list[str | None]] = defaultdict(list)
    for member_id, office in rows_of(session, offices):
        found[member_id].append(office)
    for member_id, number in rows_of(session, phones):
        found[member_id].append(number.removeprefix("+"))
    return found
