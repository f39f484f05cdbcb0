# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Staff: managers add and close, and nobody who was closed signs in."""

from collections.abc import Callable

import pytest

from models.centre import staff
from models.desk import history
from models.desk.desk import Desk
from models.messages import NotAllowed, NotFound, Refused
from models.vault.failures import PersonDisabled, WrongPassword
from models.vault.opened import Vault
from models.words import Language, Role
from tests.models.house import CLERK, COUNSELLOR, MANAGER, PASSWORD, House
from tests.models.making import whole


def add(desk: Desk, name: str, role: Role = Role.DESK, manager_password: str = PASSWORD) -> staff.StaffRow:
    """Add somebody with the password of everybody here."""
    return staff.add(desk, name, role, PASSWORD, manager_password=manager_password)


def test_a_manager_adds_somebody_who_can_sign_in(house: House) -> None:
    row = add(house.desk, "  Gopal   Das ", Role.COUNSELLOR)
    assert (row.name, row.role, row.language, row.disabled) == (
        "Gopal Das",
        Role.COUNSELLOR,
        Language.ENGLISH,
        False,
    )
    assert [one.name for one in staff.listed(house.desk)] == [MANAGER, COUNSELLOR, CLERK, "Gopal Das"]
    desk = house.sit("Gopal Das")
    assert (desk.person.uid, desk.person.role) == (row.uid, Role.COUNSELLOR)
    desk.note(staff.Act.CHECK)
    assert history.verified(desk).ok


@pytest.mark.parametrize("role", [Role.DESK, Role.COUNSELLOR])
def test_only_a_manager_adds_or_closes(as_role: Callable[[Role], Desk], role: Role) -> None:
    desk = as_role(role)
    before, slots = whole(desk), desk.vault.slots()
    with pytest.raises(NotAllowed):
        add(desk, "Gopal Das")
    with pytest.raises(NotAllowed):
        staff.disable(desk, MANAGER)
    assert (whole(desk), desk.vault.slots()) == (before, slots)


@pytest.mark.parametrize("name", [CLERK, "balram das", " BALRAM  DAS "])
def test_two_people_never_share_a_name(desk: Desk, name: str) -> None:
    with pytest.raises(Refused, match="already"):
        add(desk, name)
    assert len(desk.vault.slots()) == len(staff.listed(desk)) == 3


def test_a_name_is_needed_and_the_managers_own_password(desk: Desk) -> None:
    with pytest.raises(Refused, match="needs a name"):
        add(desk, "  ")
    before, slots = whole(desk), desk.vault.slots()
    with pytest.raises(WrongPassword):
        add(desk, "Gopal Das", manager_password="not this one at all")
    assert (whole(desk), desk.vault.slots()) == (before, slots)


def test_who_was_closed_cannot_sign_in(house: House) -> None:
    staff.disable(house.desk, " kavita joshi ")
    assert [row.name for row in staff.listed(house.desk) if row.disabled] == [COUNSELLOR]
    with pytest.raises(PersonDisabled):
        house.sit(COUNSELLOR)
    assert history.verified(house.sit(MANAGER)).ok


def test_nobody_closes_their_own_door_or_a_strangers(desk: Desk) -> None:
    with pytest.raises(Refused, match="own sign-in"):
        staff.disable(desk, MANAGER)
    with pytest.raises(NotFound):
        staff.disable(desk, "Nobody Here")
    assert not any(row.disabled for row in staff.listed(desk))


def test_a_list_never_says_closed_while_the_door_opens(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_vault: Vault, _uid: str) -> None:
        raise OSError

    monkeypatch.setattr(Vault, "disable", full)
    with pytest.raises(OSError):  # noqa: PT011 - the disk says no more
        staff.disable(house.desk, COUNSELLOR)
    assert not any(row.disabled for row in staff.listed(house.desk))
    assert house.sit(COUNSELLOR).person.name == COUNSELLOR
