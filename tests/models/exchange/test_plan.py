# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan of a few rows: matches, merges, groups, sponsors and what is rejected."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.exchange.existing import Existing, Known, KnownGroup
from models.exchange.findings import Person
from models.exchange.grid import Grid, Merge, lines_of
from models.exchange.plan import Action, Options, Plan, build
from models.exchange.reading import read
from models.messages import Refused
from models.words import Gender, GroupModel, Language, OnMatch, Relation

TODAY = date(2026, 11, 22)
Make = Callable[..., Plan]


def _reasons(plan: Plan) -> str:
    return "\n".join(doubt.reason.id for doubt in plan.doubts)


def test_last_use_is_the_day_before_sobriety(planned: Make) -> None:
    plan = planned(
        [("Name", "Last use"), ("Asha", date(2025, 2, 28)), ("Mira", "31/12/2024"), ("Ravi", TODAY)]
    )
    starts = [row.entry.sobriety_start for row in plan.rows]
    assert starts == [date(2025, 3, 1), date(2025, 1, 1), None]
    assert [doubt.sealed for doubt in plan.doubts if doubt.row] == [True]


def test_age_and_sex_relation_and_name_in_one_column(planned: Make) -> None:
    plan = planned(
        [("Name & S/o", "Age/Sex", "Village"), ("Sunita D/o Ram Lal", "34/F", "Rampur"), ("Ravi", "M-17", "")]
    )
    first, second = (row.entry.person for row in plan.rows)
    assert (first.name, first.relation, first.relation_name) == ("Sunita", Relation.DAUGHTER_OF, "Ram Lal")
    assert (first.gender, first.age_years, first.age_on, first.village) == (Gender.WOMAN, 34, TODAY, "Rampur")
    assert (second.name, second.relation_name, second.gender, second.age_years) == (
        "Ravi",
        None,
        Gender.MAN,
        17,
    )


def test_relation_follows_from_the_heading_only_where_it_can_mean_one_thing(planned: Make) -> None:
    rows = [
        ("Name", "Sex", "Father's Name"),
        ("Asha", "F", "Ram"),
        ("Ravi", "M", "Ram"),
        ("Kiran", "", "Ram"),
    ]
    assert [row.entry.person.relation for row in planned(rows).rows] == [
        Relation.DAUGHTER_OF,
        Relation.SON_OF,
        None,
    ]
    rows[0] = ("Name", "Sex", "Father's / Husband's Name")
    assert [row.entry.person.relation for row in planned(rows).rows] == [None, Relation.SON_OF, None]
    rows[0] = ("Name", "Sex", "C/o")
    assert {row.entry.person.relation for row in planned(rows).rows} == {Relation.CARE_OF}


def test_languages_and_local_names(planned: Make) -> None:
    person = planned([("Name", "नाम", "Language"), ("Asha", "आशा", "Urdu, Punjabi")]).rows[0].entry.person
    assert (person.name, person.local_name) == ("Asha", "आशा")
    assert (person.languages, person.print_language) == (("ur", "pa"), Language.PUNJABI)


def test_a_name_in_its_own_script_alone_is_the_name(planned: Make) -> None:
    people = [row.entry.person for row in planned([("Name", "नाम"), ("Asha", "आशा"), (None, "मीरा")]).rows]
    assert [(one.name, one.local_name) for one in people] == [("Asha", "आशा"), ("मीरा", None)]


def test_dates_that_contradict_each_other_are_doubted(planned: Make) -> None:
    plan = planned(
        [
            ("Name", "DOB", "DOA", "DOD", "Sober since"),
            ("Asha", "01/02/2000", "20/05/2025", "20/04/2025", "30/01/1999"),
            ("Ravi", "25/05/2026", "20/05/2025", "", ""),
        ]
    )
    asha, ravi = (row.entry for row in plan.rows)
    assert (asha.person.admitted, asha.person.left, asha.sobriety_start) == (date(2025, 5, 20), None, None)
    assert ravi.person.birth_date is None
    assert "before the admission" in _reasons(plan)
    assert "before the person was born" in _reasons(plan)
    assert "after the admission" in _reasons(plan)


def test_joined_cells_give_every_row_its_share_and_join_one_person(planned: Make) -> None:
    rows = [
        ("Name", "Group", "Mobile", "Village"),
        ("Asha", "AA", "98765 43210", "Rampur"),
        ("Ravi", None, None, None),
        ("Mira", "NA", "98123 45670", "Sirsa"),
        (None, None, "98123 45671", "Hisar"),
    ]
    plan = planned(rows, merges=[Merge(2, 1, 3, 1), Merge(4, 0, 5, 0)])
    assert [(row.entry.person.name, row.groups) for row in plan.rows] == [
        ("Asha", ("AA",)),
        ("Ravi", ("AA",)),
        ("Mira", ("NA",)),
    ]
    assert plan.rows[2].entry.person.phones == ("+919812345670", "+919812345671")
    assert plan.rejected == ()
    assert "joined over two rows" in _reasons(plan)


def test_titles_between_rows_totals_footers_and_ditto_marks(planned: Make) -> None:
    rows = [
        ("S.No", "Name", "Group"),
        ("WOMEN'S WARD",),
        (1, "Asha", "AA"),
        (2, "Mira", "-do-"),
        ("Name", "Name", "Group"),
        ("S.No", "Name", "Group"),
        (3, "Ravi", "SMART"),
        (4, None, None),
        (None, "Total", 3),
        ("कुल", None, 3),
        ("Total", 3, None),
        (None, "Prepared by: office", None),
    ]
    plan = planned(rows, merges=[Merge(2, 0, 2, 2)])
    assert [(row.entry.person.name, row.groups) for row in plan.rows] == [
        ("Asha", ("AA",)),
        ("Mira", ("AA",)),
        ("Ravi", ("SMART",)),
    ]
    assert plan.rejected == ()
    assert "as in the row above" in _reasons(plan)


def test_rows_without_a_name_are_rejected_with_the_reason(planned: Make) -> None:
    plan = planned(
        [("Name", "Age", "Mobile"), (None, 34, "98765 43210"), ("12345", 20, None), ("Asha", 30, None)]
    )
    assert [rejected.row for rejected in plan.rejected] == [2, 3]
    assert (plan.figures.rows, plan.figures.added) == (3, 1)


def test_several_groups_in_a_cell_and_na_alone(planned: Make) -> None:
    existing = Existing(groups=(KnownGroup("Hope, Faith", other_names=("आशा समूह",)),))
    plan = planned(
        [
            ("Name", "Group"),
            ("Asha", "AA, SMART / AA"),
            ("Mira", "NA"),
            ("Ravi", "hope, faith"),
            ("Kiran", "आशा समूह"),
            ("Om", "N/A"),
        ],
        existing,
    )
    assert [row.groups for row in plan.rows] == [
        ("AA", "SMART"),
        ("NA",),
        ("Hope, Faith",),
        ("Hope, Faith",),
        (),
    ]
    assert [group.name for group in plan.new_groups] == ["AA", "SMART", "NA"]


def test_an_adult_does_not_join_an_adolescents_group_but_is_added(planned: Make) -> None:
    plan = planned([("Name", "Age", "Group"), ("Asha", 34, "Teens"), ("Mira", 15, "Teens")])
    assert [(row.action, row.groups) for row in plan.rows] == [(Action.ADD, ()), (Action.ADD, ("Teens",))]
    assert plan.new_groups[0].model is GroupModel.ADOLESCENTS
    assert "adult cannot join" in _reasons(plan)


def _known(**more: object) -> Existing:
    person = Person("Asha Rani", phones=("+919876543210",), office_number="001/25-26", gender=Gender.WOMAN)
    return Existing((Known(7, person, groups=("AA",), **more),), (KnownGroup("AA", GroupModel.TWELVE_STEP),))  # pyright: ignore[reportArgumentType] - flags only


HEAD = ("Reg. No.", "Name", "Mobile", "Age", "Village", "Group", "DOA")
AGAIN = ("1/2025-26", "ASHA RANI", None, 34, "Rampur", "AA, NA", None)


def test_a_certain_match_is_skipped_filled_or_updated(planned: Make) -> None:
    skipped = planned([HEAD, AGAIN], _known()).rows[0]
    assert (skipped.action, skipped.target_number, skipped.groups) == (Action.SKIP, 7, ())
    filled = planned([HEAD, AGAIN], _known(), on_match=OnMatch.FILL).rows[0]
    assert (filled.action, filled.groups) == (Action.FILL, ("NA",))
    assert filled.changes.fields == ("village", "age_years", "age_on")
    updated = planned(
        [HEAD, ("001/25-26", "Asha Devi", "98123 45670")], _known(), on_match=OnMatch.UPDATE
    ).rows[0]
    assert (updated.changes.fields, updated.changes.phones) == (("name",), ("+919812345670",))


def test_the_same_name_with_phone_or_birth_date_is_certain_in_any_script(planned: Make) -> None:
    plan = planned([("Name", "Mobile"), ("आशा रानी", "098765-43210")], _known())
    assert (plan.rows[0].action, plan.rows[0].target_number) == (Action.SKIP, 7)
    known = Existing((Known(7, Person("Asha", birth_date=date(1990, 5, 17))),))
    assert planned([("Name", "DOB"), ("Asha", "17/05/1990")], known).rows[0].action is Action.SKIP
    assert planned([("Name", "DOB"), ("Asha", "18/05/1990")], known).rows[0].action is Action.ADD


def test_one_office_number_for_two_names_loses_nobody(planned: Make) -> None:
    plan = planned([("Reg. No.", "Name"), ("001/25-26", "Balwinder Singh")], _known())
    assert plan.rows[0].action is Action.ADD
    assert (plan.duplicates[0].like_number, plan.duplicates[0].certain) == (7, False)
    assert "another name" in plan.duplicates[0].reason.id


def test_another_number_of_a_certain_match_is_another_stay(planned: Make) -> None:
    rows = [HEAD, ("088/26-27", "Asha Rani", "9876543210", None, None, None, "01/06/2026")]
    row = planned(rows, _known(), on_match=OnMatch.FILL).rows[0]
    assert (row.action, row.changes.new_stay) == (Action.FILL, True)
    assert planned(rows, _known()).rows[0].action is Action.SKIP


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([("Asha", 34, "", ""), ("Aasha", 35, "", "")], "nearly the same age"),
        ([("Asha", 34, "", "Ram Lal"), ("Asha", 60, "", "Ram Laal")], "relative"),
        ([("Asha", "", "", ""), ("आशा", "", "", "")], "nothing that tells"),
        ([("Asha", 34, "9876543210", ""), ("Ravi", 60, "9876543210", "")], "same phone, but another name"),
    ],
)
def test_probable_duplicates_and_why(planned: Make, rows: list[tuple[object, ...]], reason: str) -> None:
    plan = planned([("Name", "Age", "Mobile", "Father's Name"), *rows])
    assert [row.action for row in plan.rows] == [Action.ADD, Action.ADD]
    assert (plan.duplicates[0].row, plan.duplicates[0].like_row) == (3, 2)
    assert reason in plan.duplicates[0].reason.id


def test_people_of_one_name_who_differ_are_not_listed(planned: Make) -> None:
    rows = [
        ("Name", "Age", "Sex", "Father's Name"),
        ("Kiran", 20, "M", "Ram"),
        ("Kiran", 50, "M", "Om Prakash"),
    ]
    assert planned(rows).duplicates == ()
    assert planned([rows[0], ("Kiran", 30, "M", ""), ("Kiran", 30, "F", "")]).duplicates == ()


def test_sponsors(planned: Make) -> None:
    plan = planned(
        [
            ("Reg. No.", "Name", "Sponsor"),
            ("1", "Asha", "आशा रानी"),
            ("2", "Mira", "ASHA"),
            ("3", "Ravi", "Nobody Known"),
            ("4", "Om", "Om"),
            ("5", "Kiran", "Mira"),
            ("6", "Kiran", "N/A"),
            ("7", "Sona", "Kiran"),
            ("8", "Tara", "6"),
        ],
        Existing((Known(7, Person("Asha Rani")),)),
    )
    assert [(link.row, link.sponsor_number, link.sponsor_row) for link in plan.sponsor_links] == [
        (2, 7, None),
        (3, None, 2),
        (6, None, 3),
        (9, None, 7),
    ]
    assert [(one.row, one.name) for one in plan.unmatched_sponsors] == [
        (4, "Nobody Known"),
        (5, "Om"),
        (8, "Kiran"),
    ]


def test_a_circle_of_sponsors_is_never_planned(planned: Make) -> None:
    plan = planned([("Name", "Sponsor"), ("Asha", "Mira"), ("Mira", "Ravi"), ("Ravi", "Asha")])
    assert [link.row for link in plan.sponsor_links] == [2, 3]
    assert "each other's sponsor" in plan.unmatched_sponsors[0].reason.id


def test_no_rows_under_the_headings_is_said(planned: Make) -> None:
    with pytest.raises(Refused, match="no rows with people"):
        planned([("Name", "Group")])


CELLS = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.integers(-1, 10**13),
    st.floats(allow_nan=True),
    st.dates(),
    st.booleans(),
    st.sampled_from(
        ["M", "F", "N/A", "-do-", "Total", "Name", "AA, NA", "12/13/14", "01/02/2024", "9876543210", "=A1"]
    ),
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    rows=st.lists(st.lists(CELLS, max_size=8), max_size=12),
    on_match=st.sampled_from(list(OnMatch)),
    merges=st.lists(st.builds(Merge, *[st.integers(0, 14)] * 4), max_size=4),
)
def test_no_sheet_crashes_a_plan_and_every_row_is_accounted_for(
    rows: list[list[object]], on_match: OnMatch, merges: list[Merge]
) -> None:
    head = ["Name", "Age/Sex", "Mobile", "DOA", "Sober since", "Group", "Sponsor", "Reg. No."]
    try:
        plan = build(
            Grid(lines_of([head, *rows]), merges=tuple(merges)),
            Options(TODAY, century=20, on_match=on_match),
            _known(),
        )
    except Refused:
        return
    figures = plan.figures
    assert figures.rows == figures.added + figures.updated + figures.skipped + figures.rejected
    assert len({row.row for row in plan.rows} | {rejected.row for rejected in plan.rejected}) == figures.rows
    for link in plan.sponsor_links:
        assert (link.sponsor_number is None) != (link.sponsor_row is None)


def test_five_hundred_rows_are_planned_whole(xlsx: Callable[..., bytes], register: bytes) -> None:
    lines = [line.cells for line in read(register).lines]
    people = [cells for cells in lines if len(cells) > 5 and isinstance(cells[0], int)]
    again = [(*cells[:1], f"{cells[1]}/{turn}", *cells[2:]) for turn in range(3) for cells in people][:500]
    data = xlsx([lines[2], *again])
    assert build(read(data), Options(TODAY)).figures.rows == 500
