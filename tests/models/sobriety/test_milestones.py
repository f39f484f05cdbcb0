# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Milestones: due on their day, awarded once, verified by serial and code, valid for ever."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.centre import centre
from models.desk import history
from models.desk.desk import Desk
from models.messages import NotFound, Refused
from models.people import consents, members
from models.sobriety import milestones, periods, reprints
from models.sobriety.milestones import Style, Verified
from models.sobriety.rows import DueRow
from models.sobriety.walking import awards
from models.words import Language, NameLevel, Purpose, Stage, Unit
from tests.models.house import House
from tests.models.making import by_hand, everything, somebody, whole

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
PLAIN = Style()


def walking(house: House, days: int, name: str = "Meena Verma", *, consent: bool = True) -> int:
    """Register somebody long ago who has been sober for some days."""
    at = house.clock.at
    house.move_to(at - timedelta(days=days + 1))
    number = somebody(house.desk, name)
    house.move_to(at)
    if consent:
        consents.answer(house.desk, number, Purpose.CERTIFICATE, given=True)
    periods.begin(house.desk, number, TODAY - timedelta(days=days))
    return number


def rungs(rows: tuple[DueRow, ...]) -> list[tuple[int, Unit, int, int]]:
    """Return rows as (member, unit, count, days away)."""
    return [(row.member, row.unit, row.count, row.days_away) for row in rows]


def test_due_exactly_on_the_day(house: House) -> None:
    number = walking(house, 30)
    assert rungs(milestones.due(house.desk, TODAY)) == [(number, Unit.DAYS, 30, 0)]
    assert milestones.due(house.desk, TODAY - DAY) == ()
    assert milestones.due(house.desk, TODAY + DAY) == ()
    assert rungs(milestones.due(house.desk, TODAY - DAY * 3, 3)) == [(number, Unit.DAYS, 30, 3)]
    (row,) = milestones.due(house.desk, TODAY)
    assert (row.name, row.number_text, row.on, row.awarded) == ("Meena V.", "M-0001", TODAY, False)


def test_due_rows_come_by_date_and_number(house: House) -> None:
    later, sooner = walking(house, 6, "Ravi Kumar"), walking(house, 30)
    same = walking(house, 30, "Asif Khan")
    rows = milestones.due(house.desk, TODAY, 7)
    assert rungs(rows) == [
        (sooner, Unit.DAYS, 30, 0),
        (same, Unit.DAYS, 30, 0),
        (later, Unit.DAYS, 7, 1),
    ]


def test_what_was_reached_before_registration_is_never_due(desk: Desk) -> None:
    number = somebody(desk)
    periods.begin(desk, number, TODAY - DAY * 31)
    assert milestones.due(desk, TODAY - DAY) == ()
    assert milestones.since(desk, TODAY - DAY * 40) == ()
    today = somebody(desk, "Ravi Kumar")
    periods.begin(desk, today, TODAY - DAY * 30)
    assert [row.member for row in milestones.due(desk, TODAY)] == [today]


def test_who_died_is_on_no_list(house: House) -> None:
    number = walking(house, 30)
    members.edit(house.desk, number, stage=Stage.DIED)
    assert milestones.due(house.desk, TODAY) == ()
    with pytest.raises(Refused, match="no milestone"):
        milestones.highest(house.desk, [number])


def test_the_days_of_a_year(house: House) -> None:
    number = walking(house, 365)
    rows = milestones.since(house.desk, TODAY - DAY * 400)
    assert [(row.unit, row.count) for row in rows] == [
        (Unit.DAYS, 1),
        (Unit.DAYS, 7),
        (Unit.DAYS, 15),
        (Unit.DAYS, 30),
        (Unit.DAYS, 60),
        (Unit.DAYS, 90),
        (Unit.MONTHS, 6),
        (Unit.MONTHS, 9),
        (Unit.YEARS, 1),
    ]
    assert rungs(milestones.since(house.desk, TODAY - DAY)) == [(number, Unit.YEARS, 1, 0)]
    assert milestones.since(house.desk, TODAY) == ()


def test_an_award_is_made_once(house: House) -> None:
    desk, number = house.desk, walking(house, 30)
    (row,) = milestones.due(desk, TODAY)
    batch = milestones.award(desk, [row], PLAIN)
    ((member, face),) = batch.faces
    assert (member, face.serial, face.name) == (number, "CERT/2026-27/0001", "Meena Verma")
    assert (face.unit, face.count, face.reached_on, face.presented_on) == (Unit.DAYS, 30, TODAY, TODAY)
    assert (face.language, face.reprint, face.centre) == (
        Language.ENGLISH,
        False,
        {"en": "Nav Jeevan Kendra"},
    )
    assert milestones.due(desk, TODAY)[0].awarded
    house.clock.advance(days=3)
    assert milestones.award(desk, [row], PLAIN).faces == batch.faces
    assert len(whole(desk)["award"]) == 1
    (release,) = whole(desk)["release"]
    assert release[6] == 2
    assert [one.face for one in awards(desk)] == [face]


def test_a_row_asked_twice_at_once_is_one_award(house: House) -> None:
    walking(house, 30)
    (row,) = milestones.due(house.desk, TODAY)
    batch = milestones.award(house.desk, [row, row], PLAIN)
    assert [face.serial for _member, face in batch.faces] == ["CERT/2026-27/0001"]
    assert len(whole(house.desk)["award"]) == 1


def test_another_language_keeps_serial_and_code(house: House) -> None:
    desk = house.desk
    number = walking(house, 30)
    members.edit(desk, number, local_name="मीना वर्मा")
    rows = milestones.due(desk, TODAY)
    ((_, first),) = milestones.award(desk, rows, PLAIN).faces
    hindi = Style(Language.HINDI, Language.ENGLISH, design="plain", discreet=True)
    ((_, second),) = milestones.award(desk, rows, hindi).faces
    assert (second.serial, second.code) == (first.serial, first.code)
    assert (second.name, second.language, second.second_language) == (
        "मीना वर्मा",
        Language.HINDI,
        Language.ENGLISH,
    )
    assert (second.design, second.discreet) == ("plain", True)
    assert awards(desk)[0].face == second
    assert milestones.verify(desk, first.serial, first.code).name == "मीना वर्मा"
    ((_, third),) = milestones.award(desk, rows, replace(PLAIN, names=NameLevel.INITIAL)).faces
    assert (third.name, third.code) == ("Meena V.", first.code)
    assert history.verified(desk).ok


def test_a_mended_name_gets_its_own_code(house: House) -> None:
    desk, number = house.desk, walking(house, 30)
    rows = milestones.due(desk, TODAY)
    ((_, wrong),) = milestones.award(desk, rows, PLAIN).faces
    members.edit(desk, number, name="Meena Varma")
    ((_, right),) = milestones.award(desk, rows, PLAIN).faces
    assert (right.serial, right.name) == (wrong.serial, "Meena Varma")
    assert milestones.verify(desk, right.serial, right.code).state == "genuine"
    assert milestones.verify(desk, wrong.serial, wrong.code).state == "unknown"


def test_who_did_not_consent_is_left_out(house: House) -> None:
    desk = house.desk
    first = walking(house, 30)
    second = walking(house, 30, "Ravi Kumar", consent=False)
    withdrawn = walking(house, 30, "Asif Khan")
    consents.answer(desk, withdrawn, Purpose.CERTIFICATE, given=False)
    rows = milestones.due(desk, TODAY)
    batch = milestones.award(desk, rows, PLAIN)
    assert [member for member, _face in batch.faces] == [first]
    assert [row.member for row in batch.without_consent] == [second, withdrawn]
    assert len(whole(desk)["award"]) == 1
    held = milestones.award(desk, rows, PLAIN, consent_held=True)
    assert [member for member, _face in held.faces] == [first, second, withdrawn]
    assert held.faces[0] == batch.faces[0]
    assert held.without_consent == ()
    assert [(row.given, row.on_paper) for row in consents.answers(desk, second)] == [(True, True)]


def test_nothing_is_written_where_nobody_consented(house: House) -> None:
    walking(house, 30, consent=False)
    rows = milestones.due(house.desk, TODAY)
    before, entries = whole(house.desk), house.desk.count
    batch = milestones.award(house.desk, rows, PLAIN)
    assert (batch.faces, batch.without_consent) == ((), rows)
    assert (whole(house.desk), house.desk.count) == (before, entries)


def test_prepared_a_week_ahead_and_dated_on_its_day(house: House) -> None:
    desk = house.desk
    walking(house, 23)
    walking(house, 22, "Ravi Kumar")
    near, far = milestones.due(desk, TODAY, 8)
    with pytest.raises(Refused) as caught:
        milestones.award(desk, [near, far], PLAIN)
    assert caught.value.message.parameters == {"n": 7, "on": TODAY + DAY * 8}
    assert whole(desk)["award"] == []
    ((_, face),) = milestones.award(desk, [near], PLAIN).faces
    assert (face.reached_on, face.presented_on) == (TODAY + DAY * 7, TODAY + DAY * 7)


def test_the_highest_rung_of_somebody_asked_for(house: House) -> None:
    desk = house.desk
    number = somebody(desk)
    periods.begin(desk, number, date(2024, 3, 1))
    other = somebody(desk, "Ravi Kumar")
    rows = milestones.highest(desk, [number, number])
    assert [(row.member, row.unit, row.count, row.on) for row in rows] == [
        (number, Unit.YEARS, 2, date(2026, 3, 1))
    ]
    with pytest.raises(Refused) as caught:
        milestones.highest(desk, [number, other])
    assert caught.value.message.parameters == {"name": "M-0002"}
    with pytest.raises(NotFound):
        milestones.highest(desk, [99])
    periods.begin(desk, other, TODAY)
    with pytest.raises(Refused):
        milestones.highest(desk, [other])
    periods.hold(desk, number)
    with pytest.raises(Refused):
        milestones.highest(desk, [number])


def test_serials_run_by_the_financial_year(house: House) -> None:
    house.move_to(house.clock.at.replace(year=2027, month=3, day=31))
    desk = house.desk
    numbers = [somebody(desk, name) for name in ("Meena Verma", "Ravi Kumar", "Asif Khan")]
    serials: list[str] = []
    for number, start in zip(numbers, (30, 30, 29), strict=True):
        periods.begin(desk, number, date(2027, 3, 31) - DAY * start)
    for day in (date(2027, 3, 31), date(2027, 4, 1)):
        house.move_to(house.clock.at.replace(month=day.month, day=day.day))
        faces = milestones.award(desk, milestones.due(desk, day), PLAIN, consent_held=True).faces
        serials += [face.serial for _member, face in faces]
    assert serials == ["CERT/2026-27/0001", "CERT/2026-27/0002", "CERT/2027-28/0001"]


@pytest.fixture
def two_faces(house: House) -> list[tuple[str, str]]:
    """Award two certificates; return their serials and codes."""
    walking(house, 30)
    walking(house, 30, "Ravi Kumar")
    faces = milestones.award(house.desk, milestones.due(house.desk, TODAY), PLAIN).faces
    return [(face.serial, face.code) for _member, face in faces]


def test_a_certificate_of_ours_is_genuine(desk: Desk, two_faces: list[tuple[str, str]]) -> None:
    serial, code = two_faces[0]
    assert milestones.verify(desk, serial, code) == Verified(
        "genuine", serial, "Meena Verma", TODAY, Unit.DAYS, 30
    )
    loose = code.lower().replace("0", "o").replace("1", "l")
    for typed_serial, typed_code in (
        (serial.lower(), loose),
        (f"  {serial} ", f" {code[:5]} {code[5:]} "),
        (serial.replace("/", "-"), code.replace("-", " ")),
        (serial, code.translate(str.maketrans("0123456789", "०१२३४५६७८९"))),
    ):
        assert milestones.verify(desk, typed_serial, typed_code).state == "genuine", (
            typed_serial,
            typed_code,
        )


def test_a_certificate_that_is_not_ours_is_unknown(desk: Desk, two_faces: list[tuple[str, str]]) -> None:
    (serial, code), (other_serial, other_code) = two_faces
    last = "0" if code[-1] != "0" else "2"
    for typed_serial, typed_code in (
        (serial, other_code),
        (other_serial, code),
        (serial, code[:-1] + last),
        (serial, ""),
        ("CERT/2026-27/0003", code),
        ("CERT/2025-26/0001", code),
        ("", code),
        ("rubbish", code),
    ):
        assert milestones.verify(desk, typed_serial, typed_code) == Verified("unknown")


def test_an_altered_release_is_no_longer_genuine(desk: Desk, two_faces: list[tuple[str, str]]) -> None:
    serial, code = two_faces[0]
    by_hand(desk, "UPDATE release SET snapshot = replace(snapshot, '\"count\": 30', '\"count\": 90')")
    assert milestones.verify(desk, serial, code) == Verified("unknown")


def test_a_superseded_certificate_says_so(desk: Desk, two_faces: list[tuple[str, str]]) -> None:
    serial, code = two_faces[0]
    by_hand(desk, "UPDATE release SET superseded_by = 'CERT/2026-27/0009' WHERE award_id = 1")
    assert milestones.verify(desk, serial, code).state == "superseded"
    assert milestones.verify(desk, *two_faces[1]).state == "genuine"


def test_the_desk_verifies_too(house: House, two_faces: list[tuple[str, str]]) -> None:
    desk = house.sit("Balram Das")
    assert milestones.verify(desk, *two_faces[0]).state == "genuine"


def test_after_handing_over_a_reprint_is_marked(house: House) -> None:
    desk = house.desk
    number = walking(house, 30)
    rows = milestones.due(desk, TODAY)
    ((_, first),) = milestones.award(desk, rows, PLAIN).faces
    by_hand(desk, "UPDATE release SET handed_over_on = '2026-11-22'")
    members.edit(desk, number, name="Meena Varma")
    ((_, second),) = milestones.award(desk, rows, Style(Language.HINDI)).faces
    assert second == replace(first, reprint=True)
    assert whole(desk)["release"][0][6] == 2
    assert milestones.verify(desk, second.serial, second.code).state == "genuine"


def test_earlier_certificates_stay_valid_after_a_new_start(house: House) -> None:
    desk = house.desk
    number = walking(house, 30)
    ((_, first),) = milestones.award(desk, milestones.due(desk, TODAY), PLAIN).faces
    house.clock.advance(days=2)
    periods.new_start(desk, number, TODAY + DAY, TODAY + DAY * 2)
    assert milestones.verify(desk, first.serial, first.code).state == "genuine"
    house.clock.advance(days=30)
    (row,) = milestones.due(desk, TODAY + DAY * 32)
    assert (row.unit, row.count, row.awarded) == (Unit.DAYS, 30, False)
    ((_, second),) = milestones.award(desk, [row], PLAIN).faces
    assert second.serial != first.serial
    for face in (first, second):
        assert milestones.verify(desk, face.serial, face.code).state == "genuine"
    assert len(awards(desk)) == 2


def test_counting_the_start_day_moves_day_rungs_alone(house: House) -> None:
    desk = house.desk
    walking(house, 29)
    assert milestones.due(desk, TODAY) == ()
    centre.change(desk, count_start_day=True)
    assert rungs(milestones.due(desk, TODAY)) == [(1, Unit.DAYS, 30, 0)]
    ((_, face),) = milestones.award(desk, milestones.due(desk, TODAY), PLAIN).faces
    assert face.count_start_day
    year = walking(house, 364, "Ravi Kumar")
    assert [row.unit for row in milestones.due(desk, TODAY, 1) if row.member == year] == [Unit.YEARS]
    assert milestones.due(desk, TODAY)[0].awarded


def test_the_face_says_who_signs_and_in_which_language(house: House) -> None:
    desk = house.desk
    centre.add_signatory(desk, {"en": "Asha Rani"}, {"en": "Manager"})
    centre.add_signatory(desk, {"en": "Kavita Joshi"}, {"en": "Counsellor"})
    centre.change(desk, place={"en": "Rampur"}, discreet_names={"en": "Nav Jeevan"}, serial_prefix="NJK")
    number = walking(house, 30)
    members.edit(desk, number, print_language=Language.PUNJABI)
    ((_, face),) = milestones.award(desk, milestones.due(desk, TODAY), PLAIN).faces
    assert face.language is Language.PUNJABI
    assert face.signatories == (
        ({"en": "Asha Rani"}, {"en": "Manager"}),
        ({"en": "Kavita Joshi"}, {"en": "Counsellor"}),
    )
    assert (face.place, face.discreet_centre, face.serial) == (
        {"en": "Rampur"},
        {"en": "Nav Jeevan"},
        "NJK/2026-27/0001",
    )
    assert milestones.verify(desk, face.serial, face.code).state == "genuine"


def test_awards_are_sealed(house: House) -> None:
    walking(house, 30)
    milestones.award(house.desk, milestones.due(house.desk, TODAY), PLAIN)
    award = repr(everything(house.desk)["award"])
    assert "Meena" not in award
    assert "days" not in award


def test_due_names_stand_in_the_readers_script(house: House) -> None:
    number = walking(house, 30)
    members.edit(house.desk, number, local_name="मीना वर्मा")
    house.desk.vault.change_language(Language.HINDI)
    desk = house.sit(house.desk.person.name)
    assert [row.name for row in milestones.due(desk, TODAY)] == ["मीना व."]


def test_missed_is_the_highest_unawarded_rung_of_the_last_thirty_days(house: House) -> None:
    walking(house, 30)
    late, long_ago = walking(house, 37, "Ravi Kumar"), walking(house, 59, "Asif Khan")
    walking(house, 89, "Divya Rao", consent=False)
    assert rungs(milestones.missed(house.desk)) == [
        (long_ago, Unit.DAYS, 30, -29),
        (long_ago + 1, Unit.DAYS, 60, -29),
        (1, Unit.DAYS, 15, -15),
        (late, Unit.DAYS, 30, -7),
    ]
    milestones.award(house.desk, milestones.missed(house.desk)[-1:], PLAIN)
    assert (late, Unit.DAYS, 15, -22) in rungs(milestones.missed(house.desk))


def test_what_is_released_and_not_printed_waits_in_the_print_list(house: House) -> None:
    walking(house, 30)
    milestones.award(house.desk, milestones.due(house.desk, TODAY), PLAIN, printed=False)
    (row,) = reprints.issued(house.desk, TODAY, TODAY)
    assert row.prints == 0
    milestones.award(house.desk, milestones.due(house.desk, TODAY), PLAIN)
    assert reprints.issued(house.desk, TODAY, TODAY)[0].prints == 1


def test_days_counted_another_way_give_no_second_certificate(house: House) -> None:
    desk, number = house.desk, walking(house, 30)
    ((_, face),) = milestones.award(desk, milestones.due(desk, TODAY), PLAIN).faces
    centre.change(desk, count_start_day=True)
    assert all(row.count != 30 for row in milestones.missed(desk))
    rows = milestones.highest(desk, [number])
    assert [(row.on, row.awarded) for row in rows] == [(TODAY - DAY, True)]
    ((_, again),) = milestones.award(desk, rows, PLAIN).faces
    assert (again.serial, again.reached_on) == (face.serial, TODAY)
    assert len(whole(desk)["award"]) == 1


def test_a_corrected_start_gives_no_second_certificate_and_a_new_one_does(house: House) -> None:
    desk, number = house.desk, walking(house, 30)
    ((_, face),) = milestones.award(desk, milestones.due(desk, TODAY), PLAIN).faces
    periods.correct_start(desk, number, TODAY - 32 * DAY)
    ((_, again),) = milestones.award(desk, milestones.highest(desk, [number]), PLAIN).faces
    assert again.serial == face.serial
    periods.new_start(desk, number, TODAY - DAY * 2, TODAY - DAY)
    ((_, first),) = milestones.award(desk, milestones.due(desk, TODAY), PLAIN).faces
    assert (first.count, first.serial) == (1, "CERT/2026-27/0002")
