# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Members: tidied, refused where they must be, found in every way people ask for somebody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.desk import history, undo
from models.desk.desk import Desk
from models.desk.work import Work
from models.messages import NotFound, Refused
from models.people import consents, members
from models.people.consents import NewGuardian
from models.people.identity import AadhaarRefused
from models.people.members import NewMember
from models.people.tables import Member
from models.words import Gender, Language, NameLevel, Relation, Role, Stage
from tests.models.house import House
from tests.models.making import AADHAAR, by_hand, circle, somebody, whole


def test_details_are_tidied(desk: Desk) -> None:
    row = members.add(
        desk,
        NewMember(
            "  SUNITA   DEVI ",
            local_name=" सुनीता  देवी ",
            circle_name="  ",
            village=" Rampur ",
            phones=("098765 43210", "+91-98765-43210", "0091 8765432109"),
            practical_note="  left ear ",
        ),
    )
    assert (row.name, row.local_name, row.circle_name, row.village) == (
        "Sunita Devi",
        "सुनीता देवी",
        None,
        "Rampur",
    )
    assert row.phones == ("+919876543210", "+918765432109")
    assert row.phone == "+919876543210"
    assert (row.practical_note, row.number_text) == ("left ear", "M-0001")


def test_one_name_is_enough_and_none_is_not(desk: Desk) -> None:
    row = members.add(desk, NewMember("Sunita"))
    assert (row.phone, row.age, row.pending_until, row.gender) == (None, None, None, Gender.NOT_STATED)
    for empty in ("", "   ", "\u200b"):
        with pytest.raises(Refused, match="needs a name"):
            members.add(desk, NewMember(empty))
    assert len(members.listed(desk)) == 1


def test_aadhaar_is_refused_everywhere_and_nothing_is_written(desk: Desk) -> None:
    meena = somebody(desk)
    before, entries = whole(desk), desk.count
    for field in sorted(members.EDITABLE & _TEXTS):
        for number in (AADHAAR, "९९९९४१०५७०५८", "9999-4105-7058"):
            new: NewMember = replace(NewMember("Ravi Kumar"), **{field: f"see {number}"})
            with pytest.raises(AadhaarRefused):
                members.add(desk, new)
            with pytest.raises(AadhaarRefused):
                members.edit(desk, meena, phones=None, shared_phone=None, **{field: f"see {number}"})
    assert whole(desk) == before
    assert desk.entries() == entries


_TEXTS = {"name", "local_name", "circle_name", "online_name", "relation_name", "village", "practical_note"}


def test_aadhaar_is_refused_as_an_office_number_and_as_a_phone(desk: Desk) -> None:
    before = whole(desk)
    with pytest.raises(AadhaarRefused):
        members.add(desk, NewMember("Ravi Kumar", office_number=AADHAAR))
    with pytest.raises(Refused):
        members.add(desk, NewMember("Ravi Kumar", phones=(AADHAAR,)))
    assert whole(desk) == before


def test_the_practical_note_holds_eighty_characters(desk: Desk) -> None:
    row = members.add(desk, NewMember("Ravi Kumar", practical_note="a" * 80))
    for refused in ("a" * 81, "क" * 81):
        with pytest.raises(Refused, match="80 characters"):
            members.add(desk, NewMember("Asif Khan", practical_note=refused))
        with pytest.raises(Refused, match="80 characters"):
            members.edit(desk, row.number, practical_note=refused)
    assert members.edit(desk, row.number, practical_note="  ").practical_note == ""


def test_under_eighteen_waits_seven_days_until_a_guardian_is_named(house: House) -> None:
    desk = house.desk
    row = members.add(desk, NewMember("Ravi Kumar", birth_date=desk.today.replace(year=desk.today.year - 17)))
    assert (row.age, row.pending_until) == (17, desk.today + timedelta(days=7))
    assert consents.guardians(desk, row.number) == ()
    consents.name_guardian(desk, row.number, NewGuardian("Sita Devi", "mother", "9876543210", "PAN", "12AB"))
    assert members.by_number(desk, row.number).pending_until is None
    (guardian,) = consents.guardians(desk, row.number)
    assert (guardian.name, guardian.relation, guardian.phone, guardian.on) == (
        "Sita Devi",
        "mother",
        "+919876543210",
        desk.today,
    )


def test_who_is_eighteen_today_waits_for_nobody(desk: Desk) -> None:
    birthday = desk.today.replace(year=desk.today.year - 18)
    assert members.add(desk, NewMember("Ravi Kumar", birth_date=birthday)).pending_until is None
    day_after = birthday + timedelta(days=1)
    assert members.add(desk, NewMember("Asif Khan", birth_date=day_after)).pending_until is not None
    assert members.add(desk, NewMember("Gita Rani", age_years=18)).pending_until is None


def test_mending_the_age_begins_and_ends_the_waiting(desk: Desk) -> None:
    number = somebody(desk, age_years=16)
    assert members.edit(desk, number, age_years=26).pending_until is None
    again = members.edit(desk, number, birth_date=date(2010, 1, 1))
    assert again.pending_until == desk.today + timedelta(days=7)
    assert members.edit(desk, number, birth_date=date(2010, 1, 2)).pending_until == again.pending_until
    consents.name_guardian(desk, number, NewGuardian("Sita Devi", "mother"))
    assert members.edit(desk, number, birth_date=date(2010, 1, 3)).pending_until is None
    assert members.edit(desk, number, birth_date=None, age_years=None, age_on=None).age is None


def test_an_age_stated_later_is_right_on_that_day(house: House) -> None:
    number = somebody(house.desk, age_years=30)
    house.move_to(house.clock.at + timedelta(days=800))
    assert members.by_number(house.desk, number).age == 32
    assert members.edit(house.desk, number, age_years=40).age == 40
    bare = somebody(house.desk, "Asif Khan")
    assert members.edit(house.desk, bare, age_years=40).age == 40


def test_a_guardian_needs_a_name_and_a_relation_and_never_a_whole_id(desk: Desk) -> None:
    number = somebody(desk, age_years=16)
    for wrong, reason in (
        (NewGuardian("", "mother"), "needs a name"),
        (NewGuardian("Sita Devi", " "), "needs a name"),
        (NewGuardian("Sita Devi", "mother", id_last4="12345"), "last four"),
        (NewGuardian("Sita Devi", "mother", id_last4="12-4"), "last four"),
        (NewGuardian("Sita Devi", f"mother {AADHAAR}"), "Aadhaar"),
        (NewGuardian("Sita Devi", "mother", id_last4=AADHAAR), "Aadhaar"),
        (NewGuardian("Sita Devi", "mother", phone="12345"), "mobile"),
    ):
        with pytest.raises(Refused, match=reason):
            consents.name_guardian(desk, number, wrong)
    assert members.by_number(desk, number).pending_until is not None


def test_edit_changes_what_is_named_and_nothing_else(desk: Desk) -> None:
    number = somebody(desk, village="Rampur", phones=("9876543210",))
    row = members.edit(
        desk,
        number,
        name="MEENA RANI",
        relation=Relation.WIFE_OF,
        relation_name="Gopal ",
        gender=Gender.WOMAN,
        stage=Stage.ALUMNI,
        print_language=Language.HINDI,
        languages=["hi", "en"],
    )
    assert (row.name, row.relation, row.relation_name, row.gender) == (
        "Meena Rani",
        Relation.WIFE_OF,
        "Gopal",
        Gender.WOMAN,
    )
    assert (row.stage, row.print_language, row.languages) == (Stage.ALUMNI, Language.HINDI, ("hi", "en"))
    assert (row.village, row.phones) == ("Rampur", ("+919876543210",))


@pytest.mark.parametrize("field", ["removed_at", "uid", "pending_until", "no_such"])
def test_edit_refuses_what_is_no_detail(desk: Desk, field: str) -> None:
    number = somebody(desk)
    before = whole(desk)
    with pytest.raises(ValueError, match=field):
        members.edit(desk, number, phones=None, shared_phone=None, **{field: "1"})
    assert whole(desk) == before


def test_edit_never_leaves_somebody_without_a_name(desk: Desk) -> None:
    number = somebody(desk)
    for empty in ("", "  "):
        with pytest.raises(Refused, match="needs a name"):
            members.edit(desk, number, name=empty)
    assert members.by_number(desk, number).name == "Meena Verma"


def test_new_numbers_take_the_place_of_the_old_and_a_shared_one_stays_shared(desk: Desk) -> None:
    number = somebody(desk, phones=("9876543210", "8765432109"), shared_phone=True)
    row = members.edit(desk, number, phones=("9876543210", "7654321098", "9876543210"))
    assert row.phones == ("+919876543210", "+917654321098")
    assert row.shared_phone
    assert not members.edit(desk, number, phones=("7654321098",)).shared_phone
    assert members.edit(desk, number, phones=()).phones == ()
    undo.undo(desk)
    assert members.by_number(desk, number).phones == ("+917654321098",)


def test_one_number_may_be_of_several_people(desk: Desk) -> None:
    first, second = (somebody(desk, name, phones=("9876543210",)) for name in ("Meena", "Ravi"))
    assert {row.number for row in members.find(desk, "98765 43210")} == {first, second}


def test_numbers_are_never_given_twice(desk: Desk) -> None:
    assert somebody(desk) == 1
    undo.undo(desk)
    assert somebody(desk, "Ravi Kumar") == 2

    def fails() -> None:
        with desk.work(members.Act.ADD_MEMBER) as work:
            assert members.write(work, members.check(NewMember("Asif Khan"))).number == 3
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert somebody(desk, "Gita Rani") == 3
    with desk.work(members.Act.ADD_MEMBER) as work:
        assert list(work.next_numbers("member", 2)) == [4, 5]
        work.commit()
    assert somebody(desk, "Noor Bibi") == 6


@pytest.mark.parametrize(
    "query",
    ["सीता", "Seeta", "ਸੀਤਾ", "sitha dev", "SITA", "M-0001", "m-1", "98765 43210", "43210", "12/26", "Kamal"],
)
def test_somebody_is_found_the_way_they_are_asked_for(desk: Desk, query: str) -> None:
    somebody(
        desk,
        "Sita Devi",
        local_name="सीता देवी",
        phones=("9876543210",),
        office_number="012/26-27",
        circle_name="Kamal",
    )
    somebody(desk, "Ravi Kumar", phones=("7654321098",), office_number="034/26-27")
    assert members.find(desk, query)[0].number == 1


def test_the_index_follows_what_changes(desk: Desk) -> None:
    number = somebody(desk)
    assert members.find(desk, "Meena")
    members.edit(desk, number, name="Gita Rani", phones=("9876543210",))
    assert not members.find(desk, "Meena")
    assert members.find(desk, "Gita")
    assert members.find(desk, "9876543210")
    by_hand(desk, "UPDATE centre SET number_prefix = 'NJK-'")
    assert [row.number_text for row in members.find(desk, "NJK-0001")] == ["NJK-0001"]
    undo.undo(desk)
    assert members.find(desk, "Meena")
    assert members.find(desk, "zzz") == ()


def test_find_gives_no_more_than_asked(desk: Desk) -> None:
    for place in range(5):
        somebody(desk, f"Meena {'ABCDE'[place]}")
    assert len(members.find(desk, "Meena", 3)) == 3


@pytest.mark.parametrize("typed", ["M-0007", "m-7", " 7 ", "#7", "member:7", "MEMBER:7", "m-0007"])
def test_a_number_is_read_as_typed_or_scanned(desk: Desk, typed: str) -> None:
    assert members.read_number(desk, typed) == 7


@pytest.mark.parametrize("typed", ["", "M-", "seven", "7a", "-7", "X-7"])
def test_what_is_no_number_is_refused(desk: Desk, typed: str) -> None:
    with pytest.raises(Refused):
        members.read_number(desk, typed)


def test_who_is_removed_is_nowhere(desk: Desk) -> None:
    number = somebody(desk)
    by_hand(desk, "UPDATE member SET removed_at = '2026-11-01 00:00:00.000000'")
    assert members.listed(desk) == ()
    assert members.find(desk, "Meena") == ()
    for ask in (members.by_number, members.viewed, consents.answers, consents.guardians):
        with pytest.raises(NotFound):
            ask(desk, number)


def test_who_is_not_there_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        members.by_number(desk, 99)
    with pytest.raises(NotFound):
        members.edit(desk, 99, village="Rampur")


def test_opening_a_page_is_logged_for_the_person_it_is_about(as_role: Callable[[Role], Desk]) -> None:
    desk = as_role(Role.DESK)
    number = somebody(desk)
    row = members.viewed(desk, number)
    desk = as_role(Role.MANAGER)
    viewed = [entry for entry in history.entries(desk) if entry.act == "view_member"]
    assert [(entry.staff, entry.subject) for entry in viewed] == [("Balram Das", row.uid)]


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        (NameLevel.FULL, "Sita Devi"),
        (NameLevel.INITIAL, "Sita D."),
        (NameLevel.CIRCLE, "Kamal"),
        (NameLevel.NUMBER, "M-0001"),
    ],
)
def test_a_name_is_shown_at_its_level(desk: Desk, level: NameLevel, shown: str) -> None:
    number = somebody(desk, "Sita Devi", circle_name="Kamal")
    assert members.by_number(desk, number).shown(level) == shown


def test_many_members_come_with_their_numbers(desk: Desk) -> None:
    """More than are asked for by name: then everything is read at once."""
    with desk.work(members.Act.ADD_MEMBER) as work:
        _write_many(work, 501)
        work.commit()
    rows = members.listed(desk)
    assert len(rows) == 501
    assert rows[500].phones == ("+917000000500",)
    assert rows[500].office_number == "500/26"


def _write_many(work: Work, many: int) -> None:
    for place in range(many):
        phone, office = f"{7000000000 + place}", f"{place}/26"
        new = members.check(NewMember("Ravi Kumar", phones=(phone,), office_number=office))
        members.write(work, new)


def test_somebody_with_sealed_rows_is_not_undone(desk: Desk) -> None:
    from models.people import notes

    number = somebody(desk)
    notes.write(desk, number, "Spoke long.")
    undo.undo(desk)
    undo.redo(desk)
    with desk.reading() as session:
        uid = members.row_by_number(session, number).uid
    assert [note.text for note in notes.notes(desk, number)] == ["Spoke long."]
    assert members.by_number(desk, number).uid == uid


def test_undoing_a_registration_never_leaves_sealed_rows_of_nobody(house: House) -> None:
    from models.people import notes

    number = somebody(house.desk)
    desk = house.sit("Kavita Joshi")
    notes.write(desk, number, "Spoke long.")
    desk = house.sit("Asha Rani")
    with pytest.raises(undo.ChangedSince):
        undo.undo(desk)
    assert [note.text for note in notes.notes(desk, number)] == ["Spoke long."]


def test_a_member_never_written_has_no_phones(desk: Desk) -> None:
    with desk.reading() as session, pytest.raises(ValueError, match="never written"):
        members.rows(desk, session, [Member(number=1, name="Ravi Kumar", registered_on=desk.today)])


def test_nobody_is_on_a_roster_after_dying(desk: Desk) -> None:
    from models.gatherings import groups, register, sessions

    numbers = tuple(somebody(desk, name) for name in ("Meena", "Ravi", "Asif", "Gita"))
    name = circle(desk, people=numbers)
    members.edit(desk, numbers[1], stage=Stage.DIED)
    by_hand(desk, "UPDATE member SET removed_at = '2026-11-01 00:00:00' WHERE number = ?", numbers[2])
    by_hand(desk, "UPDATE member SET died_on = ? WHERE number = ?", desk.today.isoformat(), numbers[3])
    session = sessions.plan(desk, name, desk.today)
    assert [line.name for line in register.register(desk, session.id).lines] == ["Meena"]
    sessions.open_session(desk, session.id)
    assert [line.name for line in register.register(desk, session.id).lines] == ["Meena"]
    assert groups.by_name(desk, name).members == 1


@pytest.mark.parametrize("name", ["1234 5678 9012", "१२३", "…", "-"])
def test_a_name_has_letters(desk: Desk, name: str) -> None:
    with pytest.raises(Refused):
        members.add(desk, NewMember(name))
    assert members.listed(desk) == ()
