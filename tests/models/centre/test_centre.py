# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The centre's settings, ladder and signatories."""

from collections.abc import Callable
from pathlib import Path

import pytest

from models.centre import centre
from models.desk import undo
from models.desk.desk import Desk
from models.messages import NotAllowed, NotFound, Refused
from models.vault.store import create_vault
from models.words import Language, Role, Unit
from tests.models.house import House
from tests.models.making import by_hand


def test_a_centre_starts_with_what_every_centre_needs(desk: Desk) -> None:
    row = centre.centre(desk)
    assert (row.names, row.language, row.is_sample) == ({"en": "Nav Jeevan Kendra"}, Language.ENGLISH, False)
    assert (row.number_text(7), row.number_text(12345)) == ("M-0007", "M-12345")
    numbers = {number for line in row.helplines for number in line.values()}
    assert {"14446", "14416", "112"} <= numbers
    assert "1933" not in numbers
    rungs = centre.ladder(desk)
    assert [(rung.unit, rung.count) for rung in rungs[:3]] == [
        (Unit.DAYS, 1),
        (Unit.DAYS, 7),
        (Unit.DAYS, 15),
    ]
    assert [rung.repeats for rung in rungs].count(True) == 1
    assert centre.signatories(desk) == ()


def test_a_manager_changes_settings_and_takes_them_back(desk: Desk) -> None:
    centre.change(desk, number_prefix="NJK-", names={"en": "New Life", "hi": "नव जीवन"}, quiet_days=10)
    row = centre.centre(desk)
    assert (row.number_text(7), row.name(Language.HINDI), row.quiet_days) == ("NJK-0007", "नव जीवन", 10)
    undo.undo(desk)
    assert centre.centre(desk).number_prefix == "M-"


@pytest.mark.parametrize("role", [Role.DESK, Role.COUNSELLOR])
def test_nobody_else_changes_them(as_role: Callable[[Role], Desk], role: Role) -> None:
    desk = as_role(role)
    for attempt in (
        lambda: centre.change(desk, number_prefix="X-"),
        lambda: centre.add_signatory(desk, {"en": "Asha Rani"}, {"en": "Manager"}),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert centre.centre(desk).number_prefix == "M-"


def test_signatories_stand_in_order(desk: Desk) -> None:
    for name in ("Asha Rani", "Kavita Joshi"):
        centre.add_signatory(desk, {"en": name}, {"en": "Manager"})
    assert [row.names["en"] for row in centre.signatories(desk)] == ["Asha Rani", "Kavita Joshi"]


def test_a_centre_needs_a_name(house: House, tmp_path: Path) -> None:
    vault, _sheet = create_vault(
        tmp_path / "other",
        manager="Asha Rani",
        password="walking together slowly",
        language=Language.PUNJABI,
        clock=house.clock,
        app_folder=tmp_path / "other app",
    )
    with pytest.raises(Refused, match="needs a name"):
        centre.found(vault, "  ")
    desk = centre.found(vault, "ਨਵ ਜੀਵਨ", is_sample=True)
    assert (centre.centre(desk).names, centre.centre(desk).is_sample) == ({"pa": "ਨਵ ਜੀਵਨ"}, True)
    desk.close()


def test_a_file_without_a_centre_says_so(desk: Desk) -> None:
    by_hand(desk, "DELETE FROM centre")
    with pytest.raises(NotFound, match="no centre"):
        centre.centre(desk)
