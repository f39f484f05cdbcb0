# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may be told: nobody at first, one line and one sentence, withdrawn as easily as named."""

import pytest

from models.desk import undo
from models.desk.desk import Desk
from models.messages import NotFound, Refused
from models.people import members, trusted
from models.people.trusted import NOBODY, NewTrusted, TrustedRow
from models.words import MayTell
from tests.models.making import AADHAAR, somebody


def named(desk: Desk, number: int) -> tuple[TrustedRow, ...]:
    member = members.by_number(desk, number)
    with desk.reading() as session:
        return trusted.of_member(session, member.id)


def test_nobody_is_named_at_first(desk: Desk) -> None:
    assert named(desk, somebody(desk)) == ()


def test_naming_withdrawing_and_undo(desk: Desk) -> None:
    number = somebody(desk)
    row = trusted.name(desk, number, NewTrusted(" Harpreet ", "sister", MayTell.ATTENDANCE, "marigold"))
    assert (row.name, row.code_word) == ("Harpreet", "marigold")
    trusted.withdraw(desk, number, row.id)
    assert named(desk, number) == ()
    undo.undo(desk)
    assert [each.name for each in named(desk, number)] == ["Harpreet"]
    with pytest.raises(NotFound):
        trusted.withdraw(desk, somebody(desk, "Other"), row.id)


@pytest.mark.parametrize(
    "new",
    [
        NewTrusted(""),
        NewTrusted("Harpreet", may=MayTell.MILESTONES),
        NewTrusted(f"Harpreet {AADHAAR}"),
        NewTrusted("Harpreet", code_word=AADHAAR, may=MayTell.ATTENDANCE),
    ],
)
def test_what_is_not_enough_or_never_kept_is_refused(desk: Desk, new: NewTrusted) -> None:
    number = somebody(desk)
    with pytest.raises(Refused):
        trusted.name(desk, number, new)
    assert named(desk, number) == ()


def test_each_has_its_sentence_and_nothing_sounds_like_nobody() -> None:
    said = {may: trusted.sentence(TrustedRow(1, "", "", may, "")) for may in MayTell}
    assert said[MayTell.NOTHING] == NOBODY
    assert len(set(map(str, said.values()))) == 3
