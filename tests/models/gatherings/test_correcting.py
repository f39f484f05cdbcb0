# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""After closing a register: everything can still be put right, by counsellors, with a reason that is kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from models.desk.desk import Desk
from models.gatherings import changing, correcting, groups, register, sessions, sheets, visitors
from models.messages import NotAllowed, Refused
from models.people.identity import AadhaarRefused
from models.words import Mark, Mode, Sharing, VisitorAge
from tests.models.house import CLERK, COUNSELLOR, House
from tests.models.making import AADHAAR, circle, somebody, whole

SUNDAY = date(2026, 11, 22)
WHY = "Read wrongly from the sheet"


def closed(desk: Desk) -> int:
    """Close a session of two people and one visitor."""
    people = tuple(somebody(desk, name) for name in ("Meena Verma", "Ravi Kumar"))
    session = sessions.plan(desk, circle(desk, people=people), SUNDAY).id
    register.mark_all_present(desk, session)
    register.add_visitor(desk, session, "Zubeida")
    sessions.close_session(desk, session)
    return session


def visitor(desk: Desk, session: int) -> int:
    """Return the visitor's id."""
    return register.register(desk, session).walk_ins[0].id


CHANGES: dict[str, Callable[[Desk, int, str], object]] = {
    "mark": lambda desk, one, why: register.mark(desk, one, 1, Mark.ABSENT, reason=why),
    "rest": lambda desk, one, why: register.mark_line(desk, one, "late 2", reason=why),
    "shared": lambda desk, one, why: correcting.keep(desk, one, 1, reason=why, sharing=Sharing.SHARED),
    "met": lambda desk, one, why: correcting.keep(desk, one, 1, reason=why, met_sponsor=True),
    "mode": lambda desk, one, why: correcting.keep(desk, one, 1, reason=why, mode=Mode.PHONE),
    "guests": lambda desk, one, why: register.set_guests(desk, one, 3, reason=why),
    "visitor": lambda desk, one, why: register.add_visitor(desk, one, "Farida", reason=why),
    "age": lambda desk, one, why: visitors.write_age(desk, visitor(desk, one), VisitorAge.ADULT, reason=why),
    "gone": lambda desk, one, why: visitors.remove(desk, visitor(desk, one), reason=why),
    "member": lambda desk, one, why: visitors.become_member(desk, visitor(desk, one), 2, reason=why),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_counsellors_put_right_what_was_closed_with_a_reason_alone(
    house: House, change: Callable[[Desk, int, str], object]
) -> None:
    session = closed(house.desk)
    desk = house.sit(COUNSELLOR)
    before = whole(desk)
    for reason, error in (("", Refused), ("  ", Refused), (AADHAAR, AadhaarRefused)):
        with pytest.raises(error):
            change(desk, session, reason)
    assert whole(desk) == before
    change(desk, session, WHY)
    assert whole(desk) != before


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_desk_changes_nothing_that_was_closed(
    house: House, change: Callable[[Desk, int, str], object]
) -> None:
    session = closed(house.desk)
    desk = house.sit(CLERK)
    before = whole(desk)
    with pytest.raises(NotAllowed):
        change(desk, session, WHY)
    assert whole(desk) == before


def test_what_stands_beside_a_mark_leaves_the_mark_alone(desk: Desk) -> None:
    session = closed(desk)
    correcting.keep(desk, session, 1, reason=WHY, sharing=Sharing.PASSED, met_sponsor=True, mode=Mode.VIDEO)
    first = register.register(desk, session).lines[0]
    assert (first.mark, first.sharing, first.met_sponsor, first.mode, first.struck) == (
        Mark.PRESENT,
        Sharing.PASSED,
        True,
        Mode.VIDEO,
        (),
    )


def test_a_struck_mark_stands_on_the_record_with_who_changed_it_and_why(desk: Desk) -> None:
    session = closed(desk)
    register.mark(desk, session, 1, Mark.LATE, reason=WHY)
    register.mark(desk, session, 1, Mark.ABSENT, reason=WHY)
    record = sheets.paper(desk, session, filled=True)
    assert (record.lines[0].mark, record.lines[0].struck) == (Mark.ABSENT, (Mark.PRESENT, Mark.LATE))
    assert [(each.row, each.was, each.now, each.reason) for each in record.corrections] == [
        (1, Mark.PRESENT, Mark.LATE, WHY),
        (1, Mark.LATE, Mark.ABSENT, WHY),
    ]
    assert sheets.paper(desk, session).corrections == ()


def test_who_takes_part_in_the_groups_usual_way_is_shown_and_kept_so(desk: Desk) -> None:
    name = circle(desk, people=(somebody(desk),))
    changing.change(desk, groups.by_name(desk, name).id, default_mode=Mode.VIDEO)
    session = sessions.plan(desk, name, SUNDAY).id
    assert register.register(desk, session).lines[0].mode is Mode.VIDEO
    correcting.keep(desk, session, 1, sharing=Sharing.SHARED)
    assert register.register(desk, session).lines[0].mode is Mode.VIDEO
    register.mark(desk, session, 1, Mark.PRESENT)
    line = register.register(desk, session).lines[0]
    assert line == replace(line, mode=Mode.VIDEO, mark=Mark.PRESENT, sharing=Sharing.SHARED)
