# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates printed again, put right, handed over, and looked up in the register."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.centre import centre
from models.centre.centre import SignatoryRow
from models.desk import history
from models.desk.desk import Desk
from models.messages import NotAllowed, NotFound, Refused
from models.people import members
from models.sobriety import milestones, walking
from models.sobriety.milestones import Style
from models.sobriety.night import night
from models.sobriety.releases import hand_over
from models.sobriety.reprints import correct, hand_over_all, issued, only, read_pages, reprint
from models.words import Language, NameLevel, Role, Unit
from tests.models.sobriety.test_releases import celebrated

Sit = Callable[[Role], Desk]


def test_pages_after_a_jam_are_read_as_people_write_them() -> None:
    assert read_pages("9-14", 20) == (9, 10, 11, 12, 13, 14)
    assert read_pages(" 3, 9–10,3 ", 10) == (3, 9, 10)
    assert only("abcdef", "2-3") == ("b", "c")
    assert only("abc", "") == ("a", "b", "c")


@pytest.mark.parametrize("text", ["0", "9-8", "1-21", "x", "1-", "-3", "1;2", "", "1--2", "²"])
def test_pages_that_are_not_there_are_refused(text: str) -> None:
    with pytest.raises(Refused):
        read_pages(text, 20)


@given(st.text(max_size=12), st.integers(1, 50))
def test_no_page_outside_the_file_is_ever_chosen(text: str, pages: int) -> None:
    try:
        found = read_pages(text, pages)
    except Refused:
        return
    assert all(1 <= page <= pages for page in found)


def test_before_it_is_handed_over_it_prints_again_unmarked_and_without_a_reason(desk: Desk) -> None:
    serial = celebrated(desk, "Meena Verma", 30)
    ((_member, face),) = reprint(desk, [serial], "")
    assert not face.reprint
    (row,) = issued(desk, date(2026, 4, 1), date(2027, 3, 31))
    assert (row.serial, row.prints, row.reprints, row.handed_over_on) == (serial, 2, (), None)


def test_afterwards_it_is_marked_and_the_reason_is_kept(desk: Desk, as_role: Sit) -> None:
    serial = celebrated(desk, "Meena Verma", 30)
    assert hand_over_all(desk, [serial, serial]) == 1
    with pytest.raises(Refused, match="Say why"):
        reprint(desk, [serial], "  ")
    clerk = as_role(Role.DESK)
    ((_member, face),) = reprint(clerk, [serial.lower()], "lost in the rain")
    assert face.reprint
    (row,) = issued(clerk, date(2026, 11, 1), date(2026, 11, 30))
    assert row.reprints == (("2026-11-22", "lost in the rain"),)
    assert milestones.verify(clerk, serial, face.code).state == "genuine"
    assert history.verified(as_role(Role.MANAGER)).ok


def test_one_unknown_serial_and_nothing_is_printed(desk: Desk) -> None:
    serial = celebrated(desk, "Meena Verma", 30)
    with pytest.raises(NotFound):
        reprint(desk, [serial, "CERT/2026-27/0999"], "jam")
    (row,) = issued(desk, date.min, date.max)
    assert row.prints == 1


def test_a_mistake_found_after_it_was_handed_over_gives_a_new_serial(desk: Desk) -> None:
    serial = celebrated(desk, "Meena Vrma", 30)
    (row,) = issued(desk, date.min, date.max)
    old = walking.awards(desk)[0].face
    with pytest.raises(Refused, match="not handed over yet"):
        correct(desk, serial, "spelling")
    hand_over(desk, serial)
    with pytest.raises(Refused, match="what is put right"):
        correct(desk, serial, "")
    members.edit(desk, row.member, name="Meena Verma")
    new = correct(desk, serial, "spelling of the name")
    assert (new.name, new.count, new.reached_on) == ("Meena Verma", old.count, old.reached_on)
    assert new.serial != serial
    found = milestones.verify(desk, serial, old.code)
    assert (found.state, found.name, found.replaced_by) == ("superseded", "Meena Vrma", new.serial)
    assert milestones.verify(desk, new.serial, new.code).state == "genuine"
    with pytest.raises(Refused, match="was replaced by"):
        reprint(desk, [serial], "jam")
    again = milestones.award(desk, milestones.due(desk, desk.today), Style())
    assert [face.serial for _member, face in again.faces] == [new.serial]


@pytest.mark.parametrize(
    ("level", "spelt", "shown"),
    [
        (NameLevel.FULL, "Meena Verma", "Meena Verma"),
        (NameLevel.INITIAL, "Meenu Verma", "Meenu V."),
        (NameLevel.NUMBER, "Meena Verma", "M-0001"),
    ],
)
def test_a_correction_looks_as_it_did_and_shows_no_more_of_the_name(
    desk: Desk, level: NameLevel, spelt: str, shown: str
) -> None:
    serial = celebrated(desk, "Meena Vrma", 30)
    style = Style(Language.HINDI, Language.ENGLISH, "modern", discreet=True, names=level)
    ((number, old),) = milestones.award(desk, milestones.due(desk, desk.today), style).faces
    hand_over(desk, serial)
    members.edit(desk, number, name=spelt)
    new = correct(desk, serial, "spelling")
    assert new.name == new.second_name == shown
    assert (new.language, new.second_language, new.design, new.discreet) == (
        old.language, old.second_language, "modern", True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("level", "wrong", "mended", "shown"),
    [
        (NameLevel.FULL, {"local_name": "मीना वरमा"}, {"local_name": "मीना वर्मा"}, "मीना वर्मा"),
        (NameLevel.INITIAL, {"local_name": "मीणा वर्मा"}, {"local_name": "मीना वर्मा"}, "मीना व."),
        (NameLevel.CIRCLE, {"circle_name": "Aasha"}, {"circle_name": "Asha"}, "Asha"),
    ],
)
def test_a_spelling_that_is_gone_is_corrected_to_what_it_looks_like(
    desk: Desk, level: NameLevel, wrong: dict[str, Any], mended: dict[str, Any], shown: str
) -> None:
    serial = celebrated(desk, "Meena Verma", 30)
    (row,) = issued(desk, date.min, date.max)
    members.edit(desk, row.member, **wrong)
    milestones.award(desk, milestones.due(desk, desk.today), Style(Language.HINDI, names=level))
    hand_over(desk, serial)
    members.edit(desk, row.member, **mended)
    assert correct(desk, serial, "spelling").name == shown


def test_the_desk_corrects_nothing(desk: Desk, as_role: Sit) -> None:
    serial = celebrated(desk, "Meena Verma", 30)
    hand_over(desk, serial)
    with pytest.raises(NotAllowed):
        correct(as_role(Role.DESK), serial, "spelling")


def test_a_preview_awards_nothing(desk: Desk) -> None:
    serial = celebrated(desk, "Meena Verma", 30)
    entries = len(issued(desk, date.min, date.max))
    ((_number, face),) = milestones.preview(
        desk, milestones.due(desk, desk.today), Style(second_language=Language.HINDI)
    )
    assert (face.serial, face.code, face.name) == ("", "", "Meena Verma")
    assert len(issued(desk, date.min, date.max)) == entries
    assert serial


def test_the_evening_begins_with_the_shortest_time(desk: Desk) -> None:
    for name, days in (("Ravi Kumar", 90), ("Meena Verma", 1), ("Balbir Singh", 730)):
        celebrated(desk, name, days)
    batch = milestones.award(desk, milestones.since(desk, desk.today - timedelta(days=1)), Style())
    rows = night(desk, batch.faces, Language.ENGLISH)
    assert [(row.unit, row.count, row.colour) for row in rows] == [
        (Unit.DAYS, 1, "white"),
        (Unit.DAYS, 90, "red"),
        (Unit.YEARS, 2, "black"),
    ]
    assert rows[0].name == "Meena V."


def test_signatures_are_one_to_three_and_named(desk: Desk) -> None:
    people = [SignatoryRow({"en": f" Signer {i} "}, {"hi": "प्रबंधक", "en": ""}) for i in range(3)]
    centre.sign_with(desk, people)
    assert centre.signatories(desk)[0] == SignatoryRow({"en": "Signer 0"}, {"hi": "प्रबंधक"})
    centre.sign_with(desk, people[:1])
    assert len(centre.signatories(desk)) == 1
    with pytest.raises(Refused, match="room for three"):
        centre.sign_with(desk, people * 2)
    with pytest.raises(Refused, match="needs a name or a role"):
        centre.sign_with(desk, [SignatoryRow({"en": " "}, {})])
