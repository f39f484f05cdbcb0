# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may walk with whom: against a slow oracle, and case by case."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.sponsorship.matching import (
    Doubt,
    Live,
    Rules,
    Walker,
    blocks,
    free_beside,
    leads_to,
    load_of,
    rows_of_tree,
    suggest,
    warnings,
)
from models.words import Gender, GroupModel

LONG = 400
ASHA = Walker(1, Gender.WOMAN, 40, frozenset({"hindi"}), frozenset({7}), sober_days=LONG)
BINA = Walker(2, Gender.WOMAN, 30, frozenset({"hindi"}), frozenset({7}), sober_days=20)

ids = st.integers(1, 6)
lives = st.lists(
    st.builds(Live, ids, ids, st.booleans()).filter(lambda one: one.sponsor != one.sponsee), max_size=9
)


def chains(start: int, live: list[Live]) -> set[int]:
    """Walk up from somebody, as slowly and plainly as can be."""
    found = {start}
    for _ in range(len(live) + 1):
        found |= {pair.sponsor for pair in live if pair.sponsee in found}
    return found


@given(start=ids, goal=ids, live=lives)
def test_a_chain_of_any_length_is_found(start: int, goal: int, live: list[Live]) -> None:
    assert leads_to(start, goal, live) is (goal in chains(start, live))


@given(live=lives, sponsor=ids, sponsee=ids)
def test_no_pair_that_may_be_made_closes_a_circle(live: list[Live], sponsor: int, sponsee: int) -> None:
    acyclic: list[Live] = []
    for pair in live:
        if not leads_to(pair.sponsor, pair.sponsee, acyclic):
            acyclic.append(pair)
    if blocks(Walker(sponsor), Walker(sponsee), acyclic, primary=False):
        return
    after = [*acyclic, Live(sponsor, sponsee)]
    for one, other in product(range(1, 7), repeat=2):
        if one != other:
            assert not (leads_to(one, other, after) and leads_to(other, one, after))


@given(live=lives)
def test_the_tree_shows_everybody_and_ends(live: list[Live]) -> None:
    people = {one for pair in live for one in (pair.sponsor, pair.sponsee)}
    acyclic = [
        pair for place, pair in enumerate(live) if not leads_to(pair.sponsor, pair.sponsee, live[:place])
    ]
    shown = {person for _, person in rows_of_tree(acyclic, {})}
    assert shown == {one for pair in acyclic for one in (pair.sponsor, pair.sponsee)}
    assert shown <= people


@pytest.mark.parametrize(
    ("sponsor", "sponsee", "live", "apart", "words"),
    [
        (ASHA, ASHA, [], [], "own sponsor"),
        (ASHA, replace(BINA, here=False), [], [], "not with the centre"),
        (replace(ASHA, held=True), BINA, [], [], "pause"),
        (ASHA, BINA, [Live(1, 2)], [], "already"),
        (ASHA, BINA, [Live(2, 3), Live(3, 1)], [], "circle"),
        (ASHA, BINA, [Live(3, 2)], [], "has a sponsor already"),
        (ASHA, BINA, [], [frozenset({1, 2})], "not to pair"),
    ],
)
def test_what_blocks_a_pair(
    sponsor: Walker, sponsee: Walker, live: list[Live], apart: list[frozenset[int]], words: str
) -> None:
    assert any(words in said.id for said in blocks(sponsor, sponsee, live, apart))


def test_a_temporary_sponsor_may_stand_beside_a_primary_one() -> None:
    assert blocks(ASHA, BINA, [Live(3, 2)], primary=False) == ()


@pytest.mark.parametrize(
    ("sponsor", "sponsee", "load", "doubts"),
    [
        (ASHA, BINA, 0, set[Doubt]()),
        (replace(ASHA, sober_days=364), BINA, 0, {Doubt.SOBER_TIME}),
        (replace(ASHA, sober_days=365), BINA, 0, set[Doubt]()),
        (replace(ASHA, sober_days=None), BINA, 0, {Doubt.SOBER_TIME}),
        (ASHA, BINA, 2, set[Doubt]()),
        (ASHA, BINA, 3, {Doubt.LOAD}),
        (ASHA, BINA, 4, {Doubt.LOAD}),
        (ASHA, BINA, 5, {Doubt.OVERLOAD}),
        (ASHA, replace(BINA, gender=Gender.MAN), 0, {Doubt.GENDER}),
        (ASHA, replace(BINA, gender=Gender.NOT_STATED), 0, {Doubt.GENDER}),
        (replace(ASHA, gender=Gender.OTHER), replace(BINA, gender=Gender.OTHER), 0, {Doubt.GENDER}),
        (replace(ASHA, phones=frozenset({"1"})), replace(BINA, phones=frozenset({"1"})), 0, {Doubt.FAMILY}),
        (replace(ASHA, family="ram"), replace(BINA, family="ram"), 0, {Doubt.FAMILY}),
        (replace(ASHA, family="ram", village="a"), replace(BINA, family="ram", village="b"), 0, set[Doubt]()),
        (replace(ASHA, staff=True), BINA, 0, {Doubt.COUNSELLOR}),
        (ASHA, replace(BINA, age=17), 0, {Doubt.MINOR}),
        (ASHA, replace(BINA, age=18), 0, set[Doubt]()),
    ],
)
def test_what_takes_a_reason(sponsor: Walker, sponsee: Walker, load: int, doubts: set[Doubt]) -> None:
    live = [Live(1, 100 + place) for place in range(load)]
    found = warnings(sponsor, sponsee, live, Rules())
    assert {one.doubt for one in found} == doubts
    assert all(one.manager is (one.doubt is Doubt.OVERLOAD) for one in found)


walkers = st.builds(
    Walker,
    id=st.integers(2, 40),
    gender=st.sampled_from(list(Gender)),
    age=st.none() | st.integers(14, 80),
    languages=st.frozensets(st.sampled_from(["hindi", "punjabi"])),
    groups=st.frozensets(st.integers(1, 4)),
    models=st.frozensets(st.sampled_from(list(GroupModel))),
    village=st.sampled_from(["", "a", "b"]),
    sober_days=st.none() | st.integers(0, 4000),
    regularity=st.none() | st.floats(0, 1),
    held=st.booleans(),
    here=st.booleans(),
    places=st.none() | st.integers(0, 5),
)


@given(people=st.lists(walkers, max_size=12, unique_by=lambda one: one.id), live=lives, data=st.data())
def test_suggestions_are_allowed_free_stable_and_explained(
    people: list[Walker], live: list[Live], data: st.DataObject
) -> None:
    sponsee = Walker(1, Gender.WOMAN, 30)
    rules = Rules()
    found = suggest(sponsee, people, live, rules, most=5)
    by_id = {person.id: person for person in people}
    for one in found:
        person = by_id[one.sponsor]
        assert blocks(person, sponsee, live, primary=False) == ()
        assert free_beside(load_of(person.id, live), person, rules) > 0
        assert (person.sober_days or 0) >= rules.sponsor_days
        assert one.reasons
        assert one.warnings == warnings(person, sponsee, live, rules)
    assert found == suggest(sponsee, data.draw(st.permutations(people)), live, rules, most=5)
    allowed = [
        person
        for person in people
        if not blocks(person, sponsee, live, primary=False)
        and free_beside(load_of(person.id, live), person, rules) > 0
        and (person.sober_days or 0) >= rules.sponsor_days
    ]
    assert len(found) == min(5, len(allowed))


def test_what_speaks_for_somebody_moves_them_up() -> None:
    near = Walker(3, Gender.WOMAN, 33, frozenset({"hindi"}), frozenset({7}), sober_days=800, village="a")
    far = Walker(2, Gender.WOMAN, 60, sober_days=800)
    asked = Walker(1, Gender.WOMAN, 30, frozenset({"hindi"}), frozenset({7}), village="a")
    found = suggest(asked, [far, near], [], Rules())
    assert [one.sponsor for one in found] == [3, 2]
    assert [said.id for said in found[0].reasons][:2] == [
        "speaks the same language",
        "comes to the same group",
    ]


def test_who_takes_fewer_is_full_sooner() -> None:
    live = [Live(1, 5), Live(1, 6)]
    assert load_of(1, live) == 2
    assert free_beside(2, ASHA, Rules()) == 1
    assert free_beside(2, replace(ASHA, places=2), Rules()) == 0
    assert suggest(BINA, [replace(ASHA, places=2)], live, Rules()) == ()


def slow_order(
    people: list[Walker], sponsee: Walker, live: list[Live], rules: Rules
) -> list[tuple[int, int]]:
    """Rank by what the paper says, one condition after the other: a slow oracle."""

    def points(person: Walker, free: int) -> int:
        total = 30 if person.languages & sponsee.languages else 0
        if person.groups & sponsee.groups:
            total += 25
        elif person.models & sponsee.models:
            total += 12
        total += 6 * min(free, 3) + 4 * min((person.sober_days or 0) // 365, 5)
        total += 10 if person.regularity is not None and person.regularity >= 0.6 else 0
        total += 10 if person.village and person.village == sponsee.village else 0
        near = person.age is not None and sponsee.age is not None and abs(person.age - sponsee.age) <= 8
        return total + (6 if near else 0)

    ranked: list[tuple[bool, int, int]] = []
    for person in people:
        taken = sum(1 for pair in live if pair.sponsor == person.id)
        free = (3 if person.places is None else person.places) - taken
        long_sober = (person.sober_days or 0) >= rules.sponsor_days
        if free > 0 and long_sober and not blocks(person, sponsee, live, primary=False):
            warned = bool(warnings(person, sponsee, live, rules))
            ranked.append((warned, -points(person, free), person.id))
    return [(number, -minus) for _, minus, number in sorted(ranked)]


@given(
    people=st.lists(walkers, max_size=12, unique_by=lambda one: one.id),
    live=lives,
    most=st.integers(1, 12),
    village=st.sampled_from(["", "a"]),
)
def test_the_order_is_the_oracles_and_fewer_are_its_beginning(
    people: list[Walker], live: list[Live], most: int, village: str
) -> None:
    sponsee = Walker(
        1, Gender.MAN, 30, frozenset({"hindi"}), frozenset({2}), frozenset({GroupModel.OWN}), village
    )
    found = [(one.sponsor, one.score) for one in suggest(sponsee, people, live, Rules(), most=most)]
    assert found == slow_order(people, sponsee, live, Rules())[:most]


def test_a_sponsor_who_takes_fewer_is_asked_before_one_more() -> None:
    few = replace(ASHA, places=1)
    assert warnings(few, BINA, [], Rules()) == ()
    (warned,) = warnings(few, BINA, [Live(1, 9)], Rules())
    assert (warned.doubt, warned.manager) == (Doubt.LOAD, False)
    (none,) = warnings(replace(ASHA, places=0), BINA, [], Rules())
    assert none.doubt is Doubt.LOAD


def test_nobody_under_age_is_paired_before_the_guardian_answers() -> None:
    waiting = replace(BINA, age=16, pending=True)
    assert len(blocks(ASHA, waiting, [])) == 1
    assert suggest(waiting, [ASHA], [], Rules()) == ()
    assert blocks(ASHA, replace(waiting, pending=False), []) == ()


def test_equals_stand_in_the_order_of_their_rows_whoever_is_read_first() -> None:
    people = [Walker(number, Gender.WOMAN, 40, sober_days=LONG) for number in (9, 3, 7)]
    for read in (people, people[::-1]):
        assert [one.sponsor for one in suggest(BINA, read, [], Rules())] == [3, 7, 9]
