# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairs are agreed, paused and ended; what was said about them is sealed; nobody waits unseen."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from models.desk.desk import Desk
from models.desk.undo import undo
from models.insight import merging
from models.messages import NotAllowed, NotFound, Refused
from models.people import training
from models.sobriety import periods
from models.sponsorship import contacts, pairings, queues
from models.words import Channel, Gender, GroupModel, PairKind, PairState, Role, TrainingKind
from tests.models.house import NOON, House
from tests.models.making import AADHAAR, circle, somebody, whole

DAY = NOON.date()
YEARS = DAY - timedelta(days=800)


def woman(desk: Desk, name: str, start: date | None = YEARS, **more: object) -> int:
    """Register a woman, with a sobriety date unless there is to be none."""
    number = somebody(desk, name, gender=Gender.WOMAN, **more)
    if start is not None:
        periods.begin(desk, number, start)
    return number


@pytest.fixture
def two(desk: Desk) -> tuple[int, int]:
    return woman(desk, "Asha Devi"), woman(desk, "Bina Sharma", DAY - timedelta(days=10))


def test_two_who_agreed_are_paired_and_everybody_sees_it(
    desk: Desk, two: tuple[int, int], as_role: Callable[[Role], Desk]
) -> None:
    row = pairings.pair(desk, *two, agreed_on=DAY - timedelta(days=3))
    assert (row.sponsor, row.sponsee, row.kind, row.state) == (*two, PairKind.PRIMARY, PairState.ACTIVE)
    clerk = as_role(Role.DESK)
    assert [(one.sponsor, one.sponsee) for one in pairings.listed(clerk)] == [two]
    for forbidden in (
        lambda: pairings.listed(clerk, ended=True),
        lambda: pairings.pair(clerk, *two),
        lambda: pairings.suggest(clerk, two[1]),
        lambda: contacts.history(clerk, row.pair),
        lambda: queues.queues(clerk),
    ):
        with pytest.raises(NotAllowed):
            forbidden()


def test_a_pair_can_be_taken_back(desk: Desk, two: tuple[int, int]) -> None:
    before = whole(desk)["pair"]
    pairings.pair(desk, *two)
    undo(desk)
    assert whole(desk)["pair"] == before


@pytest.mark.parametrize("day", [DAY + timedelta(days=1), date(1900, 1, 1)])
def test_a_day_nobody_can_have_agreed_on_is_refused(desk: Desk, two: tuple[int, int], day: date) -> None:
    with pytest.raises(Refused):
        pairings.pair(desk, *two, agreed_on=day)
    assert pairings.listed(desk) == ()


def test_a_warning_takes_a_reason_which_is_sealed(desk: Desk, two: tuple[int, int]) -> None:
    new = woman(desk, "Chitra", DAY - timedelta(days=40))
    with pytest.raises(Refused, match="reason"):
        pairings.pair(desk, new, two[1])
    with pytest.raises(Refused):
        pairings.pair(desk, new, two[1], reason=f"her number {AADHAAR}")
    pairings.pair(desk, new, two[1], reason="They asked for each other.")
    stored = whole(desk)["pairnote"]
    assert len(stored) == 1
    assert b"asked" not in b"".join(bytes(one) for one in stored[0] if isinstance(one, bytes))


def test_more_than_five_need_a_manager(
    desk: Desk, two: tuple[int, int], as_role: Callable[[Role], Desk]
) -> None:
    for place in range(5):
        pairings.pair(desk, two[0], woman(desk, f"Person {place}"), reason="All agreed.")
    counsellor = as_role(Role.COUNSELLOR)
    with pytest.raises(NotAllowed):
        pairings.pair(counsellor, *two, reason="All agreed.")
    assert pairings.pair(as_role(Role.MANAGER), *two, reason="All agreed.").sponsee == two[1]


def test_a_held_member_is_not_paired(desk: Desk, two: tuple[int, int]) -> None:
    periods.hold(desk, two[0])
    assert pairings.look(desk, *two).blocks
    assert all(one.sponsor != two[0] for one in pairings.suggest(desk, two[1]))
    with pytest.raises(Refused, match="pause"):
        pairings.pair(desk, *two)


def test_a_temporary_pair_ends_by_itself(house: House, desk: Desk, two: tuple[int, int]) -> None:
    row = pairings.pair(desk, *two, agreed_on=DAY - timedelta(days=30), temporary_days=30)
    assert row.ends_on == DAY
    assert [one.pair for one in queues.queues(desk).ending] == [row.pair]
    assert [one.pair for one in pairings.listed(desk)] == [row.pair]
    house.move_to(NOON + timedelta(days=1))
    assert pairings.listed(desk) == ()
    (over,) = pairings.listed(desk, ended=True)
    assert (over.state, over.ended_on) == (PairState.ENDED, DAY)
    with pytest.raises(NotFound):
        contacts.contact(desk, row.pair)


@pytest.mark.parametrize("days", [0, 366])
def test_a_temporary_pair_has_a_believable_length(desk: Desk, two: tuple[int, int], days: int) -> None:
    with pytest.raises(Refused):
        pairings.pair(desk, *two, temporary_days=days)


def test_an_end_keeps_reason_and_hand_over_sealed_and_the_history(desk: Desk, two: tuple[int, int]) -> None:
    row = pairings.pair(desk, *two, agreed_on=DAY - timedelta(days=5))
    with pytest.raises(Refused):
        pairings.end(desk, row.pair, "  ")
    with pytest.raises(Refused, match="before it was agreed"):
        pairings.end(desk, row.pair, "moved away", on=DAY - timedelta(days=6))
    over = pairings.end(desk, row.pair, "moved away", hand_over="Asha calls on Sunday.")
    assert (over.state, over.ended_on) == (PairState.ENDED, DAY)
    assert [one.pair for one in pairings.of_member(desk, two[1])] == [row.pair]
    assert [one.member for one in queues.queues(desk).again] == [two[1]]
    with pytest.raises(NotFound):
        pairings.end(desk, row.pair, "again")


def test_pausing_stops_the_asking(desk: Desk, two: tuple[int, int]) -> None:
    row = pairings.pair(desk, *two, agreed_on=DAY - timedelta(days=40))
    assert [one.pair.pair for one in queues.queues(desk).silent] == [row.pair]
    pairings.change_state(desk, row.pair, PairState.PAUSED)
    assert queues.queues(desk).silent == ()
    assert pairings.change_state(desk, row.pair, PairState.ACTIVE).state is PairState.ACTIVE


def test_contacts_are_one_line_each_and_end_the_silence(desk: Desk, two: tuple[int, int]) -> None:
    row = pairings.pair(desk, *two, agreed_on=DAY - timedelta(days=40))
    contacts.contact(desk, row.pair, "called, doing well", on=DAY - timedelta(days=20))
    (silent,) = queues.queues(desk).silent
    assert (silent.last, silent.days) == (DAY - timedelta(days=20), 20)
    contacts.contact(desk, row.pair, channel=Channel.MET)
    assert queues.queues(desk).silent == ()
    assert [(one.on, one.channel) for one in contacts.history(desk, row.pair)] == [
        (DAY, Channel.MET),
        (DAY - timedelta(days=20), Channel.CALL),
    ]
    for day in (DAY + timedelta(days=1), DAY - timedelta(days=41)):
        with pytest.raises(Refused):
            contacts.contact(desk, row.pair, on=day)


def test_a_sponsors_new_start_asks_for_a_review_and_says_no_reason(desk: Desk, two: tuple[int, int]) -> None:
    row = pairings.pair(desk, *two, agreed_on=DAY - timedelta(days=30))
    assert queues.queues(desk).review == ()
    assert queues.reviews_by(desk, two[0], DAY - timedelta(days=2)) == 1
    periods.new_start(desk, two[0], DAY - timedelta(days=2), DAY - timedelta(days=1))
    assert [one.pair for one in queues.queues(desk).review] == [row.pair]
    assert queues.to_call(desk) == (queues.queues(desk).silent, queues.queues(desk).review)
    assert queues.queues(desk).needs[0].member == two[0]
    contacts.review(desk, row.pair, "Both wish to go on.")
    assert queues.queues(desk).review == ()
    assert queues.reviews_by(desk, two[0], DAY - timedelta(days=2)) == 0, "A review was kept since."


def test_who_needs_a_sponsor_waits_in_order_and_smart_members_do_not(
    desk: Desk, two: tuple[int, int]
) -> None:
    own_way = woman(desk, "Deepa")
    circle(desk, "SMART", GroupModel.SMART, people=(own_way,))
    waiting = [one.member for one in queues.queues(desk).needs]
    assert waiting == list(two)


def test_suggestions_say_why_and_know_the_list_of_people_not_to_pair(
    desk: Desk, two: tuple[int, int]
) -> None:
    found = pairings.suggest(desk, two[1])
    assert [one.sponsor for one in found] == [two[0]]
    assert found[0].reasons
    pairings.keep_apart(desk, two[1], two[0], "An old quarrel.")
    assert pairings.suggest(desk, two[1]) == ()
    with pytest.raises(Refused, match="not to pair"):
        pairings.pair(desk, *two)
    (row,) = pairings.apart(desk)
    assert {row.one, row.other} == set(two)
    pairings.lift_apart(desk, row.id)
    assert pairings.apart(desk) == ()


def test_the_list_holds_for_a_person_whose_entries_were_joined(desk: Desk, two: tuple[int, int]) -> None:
    pairings.keep_apart(desk, *two, "An old quarrel.")
    with pytest.raises(Refused, match="already"):
        pairings.keep_apart(desk, two[1], two[0], "Said twice.")
    again = woman(desk, "Asha D", None)
    merging.merge(desk, again, two[0])
    (row,) = pairings.apart(desk)
    assert (row.one, row.one_name, row.other_name) == (again, "Asha D", "Bina Sharma")
    with pytest.raises(Refused, match="not to pair"):
        pairings.pair(desk, again, two[1])


def test_each_live_pair_has_a_day_to_be_in_touch_by(desk: Desk, two: tuple[int, int]) -> None:
    row = pairings.pair(desk, *two, agreed_on=DAY - timedelta(days=3))
    assert queues.dues(desk) == {row.pair: DAY + timedelta(days=11)}
    contacts.contact(desk, row.pair, "met")
    assert queues.dues(desk) == {row.pair: DAY + timedelta(days=14)}
    pairings.change_state(desk, row.pair, PairState.PAUSED)
    assert queues.dues(desk) == {}


def test_a_sponsors_row_knows_their_trainings(desk: Desk, two: tuple[int, int]) -> None:
    pairings.pair(desk, *two)
    training.add(desk, two[0], TrainingKind.SPONSOR, DAY)
    (row,) = queues.sponsors(desk)
    assert [(one.kind, one.done_on) for one in row.trainings] == [(TrainingKind.SPONSOR, DAY)]


def test_the_list_is_a_managers(desk: Desk, two: tuple[int, int], as_role: Callable[[Role], Desk]) -> None:
    assert desk.person.role is Role.MANAGER
    with pytest.raises(NotAllowed):
        pairings.keep_apart(as_role(Role.COUNSELLOR), *two, "An old quarrel.")


def test_places_are_offered(desk: Desk, two: tuple[int, int]) -> None:
    assert queues.sponsors(desk) == ()
    pairings.offer(desk, two[0], 2)
    assert [(one.member, one.sponsees, one.free) for one in queues.sponsors(desk)] == [(two[0], 0, 2)]
    pairings.pair(desk, *two)
    assert [(one.member, one.sponsees, one.free) for one in queues.sponsors(desk)] == [(two[0], 1, 1)]
    with pytest.raises(Refused):
        pairings.offer(desk, two[0], -1)


def test_the_tree_is_indented(desk: Desk, two: tuple[int, int]) -> None:
    third = woman(desk, "Chitra", DAY - timedelta(days=3))
    pairings.pair(desk, *two, reason="")
    pairings.pair(desk, two[1], third, reason="A good match.")
    assert [(row.depth, row.member) for row in queues.tree(desk)] == [(0, two[0]), (1, two[1]), (2, third)]


def test_what_was_said_about_a_pair_can_be_read_and_goes_on_to_the_next(
    desk: Desk, two: tuple[int, int], as_role: Callable[[Role], Desk]
) -> None:
    first = pairings.pair(desk, two[1], two[0], agreed_on=DAY - timedelta(days=9), reason="They asked.")
    contacts.contact(desk, first.pair, "Met at tea", on=DAY - timedelta(days=3))
    assert contacts.hand_overs(desk, two[0]) == ()
    contacts.review(desk, first.pair, "Both wish to go on.")
    pairings.end(desk, first.pair, "Moved away", hand_over="Likes to walk at dawn.")
    said = [(one.kind, one.text, one.hand_over) for one in contacts.history(desk, first.pair)]
    assert sorted(said) == [
        ("contact", "Met at tea", ""),
        ("hand_over", "Moved away", "Likes to walk at dawn."),
        ("reason", "They asked.", ""),
        ("review", "Both wish to go on.", ""),
    ]
    (handed,) = contacts.hand_overs(desk, two[0])
    assert (handed.sponsor, handed.hand_over) == ("Bina Sharma", "Likes to walk at dawn.")
    assert contacts.hand_overs(desk, two[1]) == ()
    with pytest.raises(NotAllowed):
        contacts.history(as_role(Role.DESK), first.pair)


def test_every_hand_over_is_kept_to_be_read_the_newest_first(
    desk: Desk, two: tuple[int, int], as_role: Callable[[Role], Desk]
) -> None:
    sponsors = (two[1], woman(desk, "Chitra", DAY - timedelta(days=900)), woman(desk, "Devi", DAY))
    days = (40, 30, 20)
    for sponsor, back, note in zip(sponsors, days, ("Likes to walk.", "", "Call after six."), strict=True):
        on = DAY - timedelta(days=back)
        made = pairings.pair(desk, sponsor, two[0], agreed_on=on, reason="They asked.")
        contacts.contact(desk, made.pair, "Met", on=on)
        pairings.end(desk, made.pair, f"Moved {back}", hand_over=note, on=on + timedelta(days=5))
    brief = pairings.pair(
        desk, two[1], two[0], agreed_on=DAY - timedelta(days=9), temporary_days=3, reason="Cover."
    )
    told = contacts.hand_overs(desk, two[0])
    assert [(one.reason, one.hand_over) for one in told] == [
        ("", ""),
        ("Moved 20", "Call after six."),
        ("Moved 30", ""),
        ("Moved 40", "Likes to walk."),
    ]
    assert told[0].pair == brief.pair, "It ended by itself, and stands there without words."
    assert told[1].since == DAY - timedelta(days=20)
    assert told[1].on == DAY - timedelta(days=15)
    with pytest.raises(NotAllowed):
        contacts.hand_overs(as_role(Role.DESK), two[0])
