# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing into a register: whole or not at all, asked again changes nothing, and taken back whole."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import col, select

from models.desk import history
from models.desk.desk import Desk
from models.exchange import importing, unimporting
from models.exchange.importing import ImportResult
from models.exchange.plan import Action, Options, PlannedRow
from models.exchange.tables import ImportRun
from models.gatherings import groups, register, sessions
from models.insight import roll
from models.messages import NotAllowed, NotFound, Refused
from models.people import consents, members, notes
from models.people.members import NewMember
from models.sobriety import periods
from models.words import Mark, OnMatch, Purpose, Role
from tests.models.house import CLERK, COUNSELLOR, MANAGER, House
from tests.models.making import circle, everything, somebody, whole

TODAY = date(2026, 11, 22)
TOLD = Options(TODAY, century=20)
HEAD = "Reg. No.,Name,Age,Sex,Mobile No.,Village,Date of Admission,Sober since,Group,Sponsor,Remarks\n"
PEOPLE = (
    "001/26,Sunita Devi,34,F,9876543210,Rampur,01/05/2026,03/05/2026,Morning Circle,,came with her sister\n"
    "002/26,Ravi Kumar,41,M,8765432109,Sohna,02/05/2026,,Morning Circle,Sunita Devi,\n"
    "003/26,Asif Khan,29,M,,,03/05/2026,04/05/2026,SMART Tues,,\n"
)


def csv(rows: str = PEOPLE, head: str = HEAD) -> bytes:
    """Return a small file."""
    return (head + rows).encode()


def take(desk: Desk, rows: str = PEOPLE, options: Options = TOLD) -> ImportResult:
    """Import a small file."""
    return importing.apply(desk, csv(rows), "register.csv", options)


def figures(result: ImportResult) -> tuple[int, int, int, int]:
    """Return how many were added, updated, skipped and rejected."""
    told = result.plan.figures
    return told.added, told.updated, told.skipped, told.rejected


def starting(rows: Iterable[PlannedRow]) -> int:
    """Return how many rows bring a start date that is to be kept."""
    return sum(row.entry.sobriety_start is not None and row.action is not Action.SKIP for row in rows)


def run_of(result: ImportResult) -> int:
    """Return the number of an import that was made."""
    assert result.import_id is not None
    return result.import_id


def test_the_register_of_an_office(desk: Desk, register: bytes) -> None:
    steps: list[tuple[int, int]] = []
    before, entries = whole(desk), desk.count
    shown = importing.preview(desk, register, "register.xlsx", TOLD)
    assert shown.import_id is None
    assert (whole(desk), desk.count, desk.entries()) == (before, entries, entries)
    done = importing.apply(
        desk, register, "register.xlsx", TOLD, on_step=lambda place, all_: steps.append((place, all_))
    )
    assert done.plan == shown.plan
    assert (done.doubts, desk.count) == (shown.doubts, entries + 1)
    assert (steps[0], steps[-1], len(steps)) == ((1, 222), (222, 222), 222)
    tables = whole(desk)
    assert {name: len(tables[name]) for name in ("member", "group", "pair", "membership", "post")} == {
        "member": 220,
        "group": 6,
        "pair": 39,
        "membership": 220,
        "post": 0,
    }
    rows = roll.roll(desk)
    assert sum(row.sponsor is not None for row in rows) == 39
    starts = starting(done.plan.rows)
    assert starts == sum(row.sobriety_start is not None for row in rows) == len(tables["sobrietyrecord"])
    assert (rows[0].member.name, rows[0].member.local_name, rows[0].groups) == (
        "Sunita",
        "सुनीता",
        ("Aftercare (Sunday)",),
    )
    assert all(row.member.notice_due for row in rows)
    assert "99994105" not in repr(everything(desk)).replace(" ", "")
    again = importing.apply(desk, register, "register.xlsx", TOLD)
    assert figures(again) == (0, 0, 222, 0)
    assert whole(desk) == tables | {"importrun": whole(desk)["importrun"]}
    taken = unimporting.undo_import(desk, run_of(done))
    assert (taken.removed, taken.left) == (220, ())
    assert whole(desk) == before | {"importrun": whole(desk)["importrun"]}
    assert history.verified(desk).ok


def test_the_desk_imports_with_what_it_cannot_read_again(house: House, register: bytes) -> None:
    desk = house.sit(CLERK)
    done = importing.apply(desk, register, "register.xlsx", TOLD)
    starts = starting(done.plan.rows)
    remarks = sum(bool(row.entry.remarks) for row in done.plan.rows if row.action is not Action.SKIP)
    tables = whole(desk)
    assert len(tables["sobrietyrecord"]) == len(tables["sealednote"]) == 0
    assert len(tables["post"]) == starts + remarks
    assert (
        figures(importing.apply(desk, register, "register.xlsx", replace(TOLD, on_match=OnMatch.FILL)))[0]
        == 0
    )
    assert len(whole(desk)["post"]) == len(tables["post"])
    desk = house.sit(COUNSELLOR)
    assert sum(row.sobriety_start is not None for row in roll.roll(desk)) == starts
    desk = house.sit(CLERK)
    taken = unimporting.undo_import(desk, run_of(done))
    assert (taken.removed, taken.left) == (220, ())
    left = whole(desk)
    assert [len(left[name]) for name in ("member", "post", "sobrietyrecord", "sealednote", "group")] == [
        0
    ] * 5
    assert history.verified(desk).ok


def test_a_dry_run_writes_nothing(desk: Desk) -> None:
    before, entries = everything(desk), desk.count
    shown = importing.preview(desk, csv(), "register.csv", TOLD)
    assert (figures(shown), shown.import_id) == ((3, 0, 0, 0), None)
    assert (everything(desk), desk.count) == (before, entries)


def test_a_second_import_skips_everybody(desk: Desk) -> None:
    take(desk)
    before = whole(desk)
    again = take(desk)
    assert figures(again) == (0, 0, 3, 0)
    assert whole(desk) | {"importrun": []} == before | {"importrun": []}
    with desk.reading() as session:
        runs = session.exec(select(ImportRun).order_by(col(ImportRun.id))).all()
    assert [run.figures["skipped"] for run in runs] == [0, 3]


def test_filling_writes_only_what_is_empty(desk: Desk) -> None:
    take(desk)
    richer = (
        "001/26,Sunita Devi,34,F,7654321098,Sohna,01/05/2026,09/09/2026,Evening,,another remark\n"
        "003/26,Asif Khan,29,M,7000000001,Rampur,03/05/2026,,,Ravi Kumar,new remark\n"
    )
    assert figures(take(desk, richer, replace(TOLD, on_match=OnMatch.FILL))) == (0, 2, 0, 0)
    sunita, _ravi, asif = roll.roll(desk)
    assert (sunita.member.village, sunita.sobriety_start) == ("Rampur", date(2026, 5, 3))
    assert "Evening" in sunita.groups
    assert (asif.member.village, asif.member.phones, asif.sponsor) == ("Rampur", ("+917000000001",), 2)
    assert [note.text for note in notes.notes(desk, 3)] == ["new remark"]
    assert [note.text for note in notes.notes(desk, 1)] == ["came with her sister"]


def test_updating_writes_what_the_file_says(desk: Desk) -> None:
    take(desk)
    changed = (
        "001/26,Sunita Devi,34,F,9876543210,Sohna,01/06/2026,09/05/2026,,,\n"
        "002/26,Ravi Kumar,41,M,8765432109,Sohna,02/05/2026,10/05/2026,,,\n"
    )
    done = take(desk, changed, replace(TOLD, on_match=OnMatch.UPDATE))
    assert figures(done) == (0, 2, 0, 0)
    sunita, ravi, _asif = roll.roll(desk)
    assert (sunita.member.village, sunita.sobriety_start) == ("Sohna", date(2026, 5, 9))
    assert ravi.sobriety_start == date(2026, 5, 10)
    assert ["corrected to the file's" in doubt.reason.id for doubt in done.doubts if doubt.sealed] == [True]
    assert history.verified(desk).ok


def test_two_rows_of_one_person_are_written_in_one_work(desk: Desk) -> None:
    """The second row sees the sealed date of the first, and seals the next version."""
    rows = (
        "001/26,Sunita Devi,34,F,9876543210,Rampur,01/05/2026,03/05/2026,,,\n"
        "001/26,Sunita Devi,34,F,9876543210,Rampur,01/05/2026,04/05/2026,,,\n"
        "001/26,Sunita Devi,34,F,9876543210,Rampur,01/05/2026,05/05/2026,,,\n"
    )
    done = take(desk, rows, replace(TOLD, on_match=OnMatch.UPDATE))
    assert figures(done) == (1, 2, 0, 0)
    assert periods.of_member(desk, 1).periods == ((date(2026, 5, 5), None),)
    assert history.verified(desk).ok
    taken = unimporting.undo_import(desk, run_of(done))
    assert (taken.removed, taken.left) == (1, ())
    assert whole(desk)["sobrietyrecord"] == []
    assert history.verified(desk).ok


def test_several_periods_are_left_alone(desk: Desk) -> None:
    take(desk)
    periods.new_start(desk, 1, date(2026, 8, 1), date(2026, 8, 2))
    changed = "001/26,Sunita Devi,34,F,9876543210,Rampur,01/05/2026,09/05/2026,,,\n"
    done = take(desk, changed, replace(TOLD, on_match=OnMatch.UPDATE))
    assert any("several periods" in doubt.reason.id for doubt in done.doubts)
    assert len(periods.of_member(desk, 1).periods) == 2


def test_a_stay_is_filled_where_there_was_none(desk: Desk) -> None:
    somebody(desk, "Sunita Devi", phones=("9876543210",))
    rows = "001/26,Sunita Devi,34,F,9876543210,Rampur,01/05/2026,,,,\n"
    assert figures(take(desk, rows, replace(TOLD, on_match=OnMatch.FILL))) == (0, 1, 0, 0)
    assert members.by_number(desk, 1).office_number == "001/26"
    assert members.by_number(desk, 1).age == 34
    second = "009/26,Sunita Devi,34,F,9876543210,Rampur,01/10/2026,,,,\n"
    take(desk, second, replace(TOLD, on_match=OnMatch.UPDATE))
    assert members.by_number(desk, 1).office_number == "009/26"


def test_a_future_date_stops_nothing(house: House) -> None:
    rows = "001/26,Sunita Devi,34,F,9876543210,Rampur,01/05/2026,03/05/2031,,,\n"
    for who in (MANAGER, CLERK):
        desk = house.sit(who)
        done = take(desk, rows)
        assert figures(done) == (1, 0, 0, 0)
        desk = house.sit(COUNSELLOR)
        assert roll.roll(desk)[0].sobriety_start is None
        unimporting.undo_import(house.sit(MANAGER), run_of(done))


def test_consent_held_on_paper_is_written_for_who_is_added(desk: Desk) -> None:
    there = somebody(desk, "Ravi Kumar", phones=("8765432109",), office_number="002/26")
    held = (Purpose.CERTIFICATE, Purpose.RECORDS)
    take(desk, options=replace(TOLD, consent_held=held))
    with desk.reading() as session:
        assert len(consents.holders(session, Purpose.CERTIFICATE)) == 2
    assert consents.answers(desk, there) == ()
    assert {(row.purpose, row.on_paper) for row in consents.answers(desk, 2)} == {
        (Purpose.CERTIFICATE, True),
        (Purpose.RECORDS, True),
    }


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (members, "write_phones"),
        (groups, "write_membership"),
        (periods, "take_over"),
        (importing._Writer, "_write_pair"),  # pyright: ignore[reportPrivateUsage] - the last step of all
    ],
)
def test_a_failure_in_the_middle_leaves_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, owner: object, name: str
) -> None:
    before, entries = everything(desk), desk.count

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, fail)
        with pytest.raises(ZeroDivisionError):
            take(desk)
    assert (everything(desk), desk.count) == (before, entries)
    assert figures(take(desk)) == (3, 0, 0, 0)
    assert [row.member.number for row in roll.roll(desk)] == [1, 2, 3]
    assert history.verified(desk).ok


def test_a_file_that_cannot_be_read_leaves_nothing(desk: Desk) -> None:
    before = everything(desk)
    with pytest.raises(Refused):
        importing.apply(desk, b"", "register.csv", TOLD)
    assert everything(desk) == before


def _marked(desk: Desk) -> None:
    session = sessions.plan(desk, "Morning Circle", TODAY).id
    register.mark(desk, session, 1, Mark.PRESENT)


TOUCHES: dict[str, Callable[[Desk], object]] = {
    "edited": lambda desk: members.edit(desk, 1, village="Sohna"),
    "edited and back": lambda desk: (
        members.edit(desk, 1, village="Sohna"),
        members.edit(desk, 1, village="Rampur"),
    ),
    "a note": lambda desk: notes.write(desk, 1, "Spoke long."),
    "a new start": lambda desk: periods.new_start(desk, 1, date(2026, 8, 1), None),
    "consent": lambda desk: consents.answer(desk, 1, Purpose.PHOTO, given=True),
    "another group": lambda desk: groups.join(desk, circle(desk, "Evening"), 1),
}


@pytest.mark.parametrize("touch", list(TOUCHES))
def test_who_was_worked_on_since_stays(house: House, touch: str) -> None:
    done = take(house.desk)
    desk = house.sit(COUNSELLOR)
    TOUCHES[touch](desk)
    desk = house.sit(MANAGER)
    before = roll.roll(desk)
    taken = unimporting.undo_import(desk, run_of(done))
    assert (taken.removed, [left.parameters for left in taken.left]) == (2, [{"number": "M-0001"}])
    (stays,) = roll.roll(desk)
    assert stays == before[0]
    assert [group.name for group in groups.listed(desk)] == sorted(stays.groups)
    assert history.verified(desk).ok


def test_who_stands_on_a_roster_stays(desk: Desk) -> None:
    done = take(desk)
    _marked(desk)
    taken = unimporting.undo_import(desk, run_of(done))
    assert (taken.removed, {left.parameters["number"] for left in taken.left}) == (1, {"M-0001", "M-0002"})
    ravi = roll.roll(desk)[1]
    assert (ravi.member.number, ravi.groups, ravi.sponsor) == (2, ("Morning Circle",), 1)
    assert history.verified(desk).ok


def test_looking_at_somebody_is_no_work_on_them(desk: Desk) -> None:
    done = take(desk)
    members.viewed(desk, 1)
    periods.of_member(desk, 1)
    assert unimporting.undo_import(desk, run_of(done)).removed == 3


def test_what_an_import_changed_is_as_before(desk: Desk) -> None:
    somebody(desk, "Sunita Devi", phones=("9876543210",))
    before = whole(desk)
    done = take(desk, options=replace(TOLD, on_match=OnMatch.FILL))
    assert figures(done) == (2, 1, 0, 0)
    taken = unimporting.undo_import(desk, run_of(done))
    assert (taken.removed, taken.left) == (2, ())
    assert whole(desk) | {"importrun": []} == before


def test_an_import_is_taken_back_once(desk: Desk) -> None:
    done = take(desk)
    unimporting.undo_import(desk, run_of(done))
    before = whole(desk)
    with pytest.raises(Refused, match="already"):
        unimporting.undo_import(desk, run_of(done))
    with pytest.raises(NotFound):
        unimporting.undo_import(desk, 99)
    assert whole(desk) == before
    assert figures(take(desk)) == (3, 0, 0, 0)
    assert [row.member.number for row in roll.roll(desk)] == [4, 5, 6]


def test_a_clerk_takes_back_only_their_own(as_role: Callable[[Role], Desk]) -> None:
    done = take(as_role(Role.MANAGER))
    desk = as_role(Role.DESK)
    before = whole(desk)
    with pytest.raises(NotAllowed, match="Somebody else"):
        unimporting.undo_import(desk, run_of(done))
    assert whole(desk) == before
    own = take(desk, "009/26,Gita Rani,50,F,,,,,,,\n")
    assert unimporting.undo_import(desk, run_of(own)).removed == 1
    other = take(desk, "009/26,Gita Rani,50,F,,,,,,,\n")
    assert unimporting.undo_import(as_role(Role.MANAGER), run_of(other)).removed == 1


def test_the_name_of_a_group_and_people_there_are_known_again(desk: Desk) -> None:
    circle(desk, "Morning Circle")
    members.add(desk, NewMember("Gita Rani"))
    done = take(desk)
    assert [group.name for group in done.plan.new_groups] == ["SMART Tues"]
    assert groups.by_name(desk, "Morning Circle").members == 2
    unimporting.undo_import(desk, run_of(done))
    assert [group.name for group in groups.listed(desk)] == ["Morning Circle"]
