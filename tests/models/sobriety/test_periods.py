# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealed periods: closed to the desk, unreadable in the file, and alike from outside whatever happened."""

from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from models.centre import centre
from models.desk import history, undo
from models.desk.desk import Desk
from models.messages import NotAllowed, Refused
from models.people import notes
from models.people.identity import AadhaarRefused
from models.sobriety import changing, milestones, periods, walking
from models.sobriety.tables import SobrietyRecord
from models.words import Role, Unit
from tests.models.house import CLERK, COUNSELLOR, House, found_house
from tests.models.making import AADHAAR, everything, somebody, whole

TODAY = date(2026, 11, 22)
START, RETURN, AGAIN = date(2026, 1, 1), date(2026, 5, 1), date(2026, 5, 3)


def test_the_desk_is_refused_everywhere(house: House) -> None:
    number = somebody(house.desk)
    periods.begin(house.desk, number, START)
    desk = house.sit(CLERK)
    before, entries = whole(desk), desk.count
    for attempt in (
        lambda: periods.records(desk),
        lambda: periods.of_member(desk, number),
        lambda: periods.new_start(desk, number, RETURN, AGAIN),
        lambda: periods.correct_start(desk, number, AGAIN),
        lambda: periods.hold(desk, number),
        lambda: periods.end_hold(desk, number),
        lambda: changing.make(desk, number, changing.Change(changing.Kind.NO_COUNT)),
        lambda: milestones.due(desk, TODAY),
        lambda: milestones.since(desk, START),
        lambda: milestones.highest(desk, [number]),
        lambda: walking.awards(desk),
        lambda: milestones.award(desk, [], milestones.Style()),
        lambda: notes.notes(desk, number),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert (whole(desk), desk.count) == (before, entries)
    with desk.reading() as session:
        row = session.exec(select(SobrietyRecord)).one()
    with pytest.raises(NotAllowed):
        desk.unsealed_one(row, row.member)


def test_the_figures_of_a_new_start(as_role: Callable[[Role], Desk]) -> None:
    desk = as_role(Role.COUNSELLOR)
    number = somebody(desk)
    empty = periods.of_member(desk, number)
    assert (empty.periods, empty.streak_days, empty.next, empty.reached) == ((), None, None, ())
    periods.begin(desk, number, START)
    row = periods.new_start(desk, number, RETURN, AGAIN, at=time(20, 15), note="Met his brother.")
    assert row.periods == ((START, RETURN), (AGAIN, None))
    assert (row.streak_days, row.sober_days, row.elapsed_days) == (203, 323, 325)
    assert row.next is not None
    assert (row.next.unit, row.next.count, row.next.on) == (Unit.MONTHS, 9, date(2027, 2, 3))
    assert [(note.kind, note.text) for note in notes.notes(desk, number)] == [
        ("new start", "Met his brother.")
    ]
    between = periods.of_member(desk, number, date(2026, 5, 2))
    assert (between.streak_days, between.reached, between.next) == (0, (), None)


def test_a_start_no_life_can_hold_is_refused(desk: Desk) -> None:
    number = somebody(desk)
    for wrong in (date(2026, 11, 23), date(1899, 12, 31)):
        with pytest.raises(Refused, match="cannot be a sobriety date"):
            periods.begin(desk, number, wrong)
        with pytest.raises(Refused, match="cannot be a sobriety date"):
            periods.correct_start(desk, number, wrong)
    periods.begin(desk, number, START)
    with pytest.raises(Refused, match="already has"):
        periods.begin(desk, number, START)
    with pytest.raises(AadhaarRefused):
        periods.new_start(desk, number, RETURN, AGAIN, note=AADHAAR)
    with pytest.raises(AadhaarRefused):
        periods.hold(desk, number, AADHAAR)
    assert periods.of_member(desk, number).periods == ((START, None),)


def test_a_new_start_may_wait_for_its_date(desk: Desk) -> None:
    number = somebody(desk)
    periods.begin(desk, number, START)
    assert periods.new_start(desk, number, RETURN, None).streak_days == 0
    periods.begin(desk, number, AGAIN)
    assert periods.of_member(desk, number).periods == ((START, RETURN), (AGAIN, None))


def test_what_stays_the_same_is_not_sealed_again(desk: Desk) -> None:
    number = somebody(desk)
    periods.begin(desk, number, START)
    before = everything(desk)["sobrietyrecord"]
    periods.correct_start(desk, number, START)
    periods.end_hold(desk, number)
    assert everything(desk)["sobrietyrecord"] == before


def test_a_hold_hides_from_due_and_is_no_event(desk: Desk) -> None:
    number = somebody(desk)
    periods.begin(desk, number, TODAY)
    tomorrow = date(2026, 11, 23)
    assert [row.member for row in milestones.due(desk, tomorrow)] == [number]
    assert periods.hold(desk, number, "Waits for the family.").held
    assert milestones.due(desk, tomorrow) == ()
    row = periods.end_hold(desk, number)
    assert (row.held, row.periods) == (False, ((TODAY, None),))
    assert [row.member for row in milestones.due(desk, tomorrow)] == [number]


def test_who_declines_counting_has_no_figures(desk: Desk) -> None:
    number = somebody(desk)
    periods.begin(desk, number, START)
    row = changing.make(desk, number, changing.Change(changing.Kind.NO_COUNT))
    assert (row.counts, row.periods, row.streak_days, row.sober_days, row.elapsed_days) == (
        False,
        (),
        None,
        None,
        None,
    )
    assert (row.reached, row.next) == ((), None)
    assert milestones.due(desk, TODAY, 400) == ()
    again = changing.make(desk, number, changing.Change(changing.Kind.COUNT))
    assert (again.periods, again.sober_days) == (((START, None),), 325)


def test_day_one_is_shown_where_the_centre_counts_it(desk: Desk) -> None:
    number = somebody(desk)
    periods.begin(desk, number, TODAY)
    assert periods.of_member(desk, number).streak_days == 0
    centre.change(desk, count_start_day=True)
    row = periods.of_member(desk, number)
    assert (row.streak_days, row.sober_days) == (1, 0)
    assert [(rung.unit, rung.count) for rung in row.reached] == [(Unit.DAYS, 1)]


def test_the_sealed_bytes_hold_nothing_readable(house: House) -> None:
    desk = house.desk
    number = somebody(desk)
    periods.begin(desk, number, START)
    periods.new_start(desk, number, RETURN, AGAIN, note="Met his brother.")
    periods.hold(desk, number, "Waits for the family.")
    needles = [
        b"2026-01-01",
        b"2026-05-01",
        b"2026-05-03",
        b"brother",
        b"family",
        b"periods",
        b"new start",
        b"held",
    ]
    sealed = [value for _where, value in _values(desk) if isinstance(value, bytes)]
    assert not [needle for needle in needles for value in sealed if needle in value]
    words = " ".join(str(value) for _where, value in _values(desk) if isinstance(value, str))
    assert not [needle for needle in needles if needle.decode() in words.replace("new_start", "")]


def _values(desk: Desk) -> Iterator[tuple[str, Any]]:
    for name, rows in everything(desk).items():
        for row in rows:
            for value in row:
                yield name, value


def _worked(folder: Path, act: Callable[[Desk, int], object]) -> House:
    """Found a centre where three members keep a date, and something happens to the second."""
    house = found_house(folder)
    for name in ("Meena Verma", "Ravi Kumar", "Asif Khan"):
        periods.begin(house.desk, somebody(house.desk, name), START)
    desk = house.sit(COUNSELLOR)
    act(desk, 2)
    return house


@pytest.mark.parametrize("words", ["", "Own wish.", "वह अपने भाई से मिला। " * 12])
def test_a_recurrence_and_a_correction_look_alike_from_outside(tmp_path: Path, words: str) -> None:
    """Vaults told apart by ciphertext, random names and keys alone, whatever was written beside."""
    acts: list[Callable[[Desk, int], object]] = [
        lambda desk, who: periods.new_start(desk, who, RETURN, AGAIN, note=words),
        lambda desk, who: periods.correct_start(desk, who, AGAIN, words),
        lambda desk, who: periods.hold(desk, who, words),
    ]
    seen: list[object] = []
    for place, act in enumerate(acts):
        house = _worked(tmp_path / str(place), act)
        seen.append(_seen_from_outside(house.desk))
        house.desk.close()
    assert seen[0] == seen[1] == seen[2]


def _seen_from_outside(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Return every table with random names numbered as they come, and ciphertext by its length."""
    known: dict[str, str] = {}

    def plain(value: Any) -> Any:
        if isinstance(value, bytes):
            # What an entry's details hold is the log's own ciphertext: padded or not, a length is no event.
            return len(value)
        if isinstance(value, str) and len(value) == 32 and set(value) <= set("0123456789abcdef"):
            return known.setdefault(value, f"uid {len(known)}")
        return value

    return {name: [tuple(map(plain, row)) for row in rows] for name, rows in everything(desk).items()}


def test_taking_over_from_paper_keeps_what_is_certain(desk: Desk) -> None:
    number, other = somebody(desk), somebody(desk, "Ravi Kumar")
    uids = _uids(desk)
    with desk.work(periods.Act.IMPORT) as work:
        assert periods.take_over(work, uids[0], START) is None
        assert periods.take_over(work, uids[0], START) is None
        doubt = periods.take_over(work, uids[0], AGAIN)
        assert doubt is not None
        assert "corrected to the file's" in doubt.id
        assert periods.take_over(work, uids[1], START) is None
        work.commit()
    assert periods.of_member(desk, number).periods == ((AGAIN, None),)
    periods.new_start(desk, other, RETURN, AGAIN)
    with desk.work(periods.Act.IMPORT) as work:
        doubt = periods.take_over(work, uids[1], RETURN)
        assert doubt is not None
        assert "several periods" in doubt.id
        work.commit()
    assert periods.of_member(desk, other).periods == ((START, RETURN), (AGAIN, None))
    assert history.verified(desk).ok


def _uids(desk: Desk) -> list[str]:
    return [row[1] for row in everything(desk)["member"]]


def test_many_returns_take_no_more_room_than_one_date(desk: Desk) -> None:
    first, second = somebody(desk), somebody(desk, "Ravi Kumar")
    for number in (first, second):
        periods.begin(desk, number, START)
    for month in (2, 3, 5, 7, 9):
        periods.new_start(desk, second, date(2026, month, 1), date(2026, month, 3))
    assert len(periods.of_member(desk, second).periods) == 6
    with desk.reading() as session:
        lengths = {len(row.body) for row in session.exec(select(SobrietyRecord))}
    assert len(lengths) == 1


def test_what_changes_is_opened_again_and_says_what_opening_all_says(house: House) -> None:
    desk = house.desk
    numbers = [somebody(desk) for _ in range(3)]
    periods.begin(desk, numbers[0], START)
    periods.begin(desk, numbers[1], AGAIN)
    opened = periods.records(desk)
    periods.new_start(desk, numbers[0], RETURN, AGAIN)
    periods.begin(desk, numbers[2], RETURN)
    undo.undo(desk)
    mended = periods.records(desk)
    assert opened != mended
    assert mended == periods.records(house.sit(COUNSELLOR))
