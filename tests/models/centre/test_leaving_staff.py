# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Staff who leave, forget or change: other keys for all, nobody else's password asked, the log agrees."""

import shutil
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from models.centre import recovery, staff
from models.centre.staff import StaffRow
from models.desk import drafts, history
from models.desk.desk import Desk
from models.messages import NotAllowed, Refused
from models.people import notes
from models.vault import leftovers
from models.vault.failures import UnknownPerson, Unopened, WrongPassword, WrongSheet
from models.vault.opened import Vault
from models.vault.store import open_vault, recover_vault
from models.words import Role
from tests.models.house import CLERK, COUNSELLOR, MANAGER, PASSWORD, House
from tests.models.making import by_hand, somebody, whole

NEW = "another walk at dawn"
SECOND = "Nirmal Singh"


def row_of(desk: Desk, name: str) -> StaffRow:
    return next(row for row in staff.listed(desk, removed=True) if row.name == name)


def second_manager(house: House) -> Desk:
    staff.add(house.desk, SECOND, Role.MANAGER, PASSWORD, manager_password=PASSWORD)
    return house.desk


def test_who_was_removed_is_gone_and_everybody_else_comes_in_as_before(house: House) -> None:
    number = somebody(house.desk)
    drafts.keep(house.sit(CLERK), "note", "", {"text": "half"})
    desk = house.sit(MANAGER)
    staff.remove(desk, CLERK, manager_password=PASSWORD)
    assert [row.name for row in staff.listed(desk)] == [MANAGER, COUNSELLOR]
    assert row_of(desk, CLERK).removed
    assert whole(desk)["draft"] == []
    with pytest.raises(UnknownPerson):
        house.sit(CLERK)
    for name in (COUNSELLOR, MANAGER):
        desk = house.sit(name)
        notes.write(desk, number, "walked along")
    assert history.verified(desk).ok
    # Somebody of the same name may come later: another person, with other keys.
    again = staff.add(desk, CLERK, Role.DESK, NEW, manager_password=PASSWORD)
    assert again.uid != row_of(desk, CLERK).uid
    assert len(staff.listed(desk, removed=True)) == 4


def test_keys_that_were_kept_open_only_what_was_kept_with_them(house: House) -> None:
    house.desk.close()
    kept = house.folder.with_name("kept")
    shutil.copytree(house.folder, kept)
    shutil.copytree(house.app_folder, kept.with_name("kept app"))
    desk = house.sit(MANAGER)
    staff.remove(desk, CLERK, manager_password=PASSWORD)
    number = somebody(desk, "Pooja Rani")
    desk.close()
    with open_vault(
        kept, person=CLERK, password=PASSWORD, clock=house.clock, app_folder=kept.with_name("kept app")
    ) as old:
        assert old.role is Role.DESK
    # The old key file beside today's register opens nothing.
    for name in ("centre.keys", "centre.keys.bak"):
        shutil.copy(kept / name, house.folder / name)
    with pytest.raises(Unopened):
        house.sit(CLERK)
    assert number


@pytest.mark.parametrize("act", [staff.remove, staff.disable])
def test_nobody_takes_their_own_keys_away(desk: Desk, act: Callable[..., StaffRow]) -> None:
    more: dict[str, Any] = {"manager_password": PASSWORD} if act is staff.remove else {}
    with pytest.raises(Refused):
        act(desk, MANAGER, **more)
    assert len(staff.listed(desk)) == 3


def test_a_manager_goes_only_with_a_new_sheet(house: House) -> None:
    old = recovery.draw(house.desk, manager_password=PASSWORD)
    recovery.take_up(house.desk, old, manager_password=PASSWORD)
    desk = second_manager(house)
    before = desk.vault.generation
    with pytest.raises(Refused, match="new sheet"):
        staff.remove(desk, SECOND, manager_password=PASSWORD)
    assert desk.vault.generation == before
    sheet = recovery.draw(desk, manager_password=PASSWORD)
    staff.remove(desk, SECOND, manager_password=PASSWORD, sheet=sheet)
    recovery.check(desk, sheet.text(), manager_password=PASSWORD)
    with pytest.raises(WrongSheet):
        recovery.check(desk, old.text(), manager_password=PASSWORD)
    assert history.verified(house.sit(MANAGER)).ok


def test_a_closed_manager_is_still_known_as_one_whatever_the_table_says(house: House) -> None:
    desk = second_manager(house)
    staff.disable(desk, SECOND)
    by_hand(desk, "UPDATE staff SET role = 'desk' WHERE name = ?", SECOND)
    with pytest.raises(Refused, match="new sheet"):
        staff.remove(desk, SECOND, manager_password=PASSWORD)


def test_a_closed_sign_in_opens_with_the_role_the_log_says(house: House) -> None:
    staff.disable(house.desk, CLERK)
    by_hand(house.desk, "UPDATE staff SET role = 'manager' WHERE name = ?", CLERK)
    staff.enable(house.desk, CLERK, manager_password=PASSWORD)
    assert house.sit(CLERK).person.role is Role.DESK


def test_a_forgotten_password_is_set_anew(house: House) -> None:
    staff.reset_password(house.desk, COUNSELLOR, NEW, manager_password=PASSWORD)
    assert history.verified(house.desk).ok
    with pytest.raises(WrongPassword):
        house.sit(COUNSELLOR)
    vault = open_vault(
        house.folder, person=COUNSELLOR, password=NEW, clock=house.clock, app_folder=house.app_folder
    )
    house.desk = Desk.at(vault)
    assert history.verified(house.sit(MANAGER)).ok


@pytest.mark.parametrize("old", [Role.DESK, Role.COUNSELLOR])
@pytest.mark.parametrize("new", [Role.DESK, Role.COUNSELLOR, Role.MANAGER])
def test_a_role_comes_with_its_keys(house: House, old: Role, new: Role) -> None:
    name = CLERK if old is Role.DESK else COUNSELLOR
    before = house.desk.vault.generation
    staff.change_role(house.desk, name, new, manager_password=PASSWORD)
    smaller = (old, new) == (Role.COUNSELLOR, Role.DESK)
    assert house.desk.vault.generation == before + smaller
    desk = house.sit(name)
    assert desk.person.role is new
    somebody(desk)
    assert history.verified(house.sit(MANAGER)).ok


def test_from_manager_to_less_takes_a_new_sheet(house: House) -> None:
    desk = second_manager(house)
    with pytest.raises(Refused, match="new sheet"):
        staff.change_role(desk, SECOND, Role.COUNSELLOR, manager_password=PASSWORD)
    sheet = recovery.draw(desk, manager_password=PASSWORD)
    staff.change_role(desk, SECOND, Role.COUNSELLOR, manager_password=PASSWORD, sheet=sheet)
    assert house.sit(SECOND).person.role is Role.COUNSELLOR
    assert history.verified(house.sit(MANAGER)).ok


def test_another_name_and_ones_own_password(house: House) -> None:
    staff.rename(house.desk, CLERK, "Balram Das Vaishnav", manager_password=PASSWORD)
    with pytest.raises(Refused, match="already"):
        staff.rename(house.desk, COUNSELLOR, MANAGER, manager_password=PASSWORD)
    desk = house.sit("Balram Das Vaishnav")
    staff.change_own_password(desk, PASSWORD, NEW)
    with pytest.raises(WrongPassword):
        house.sit("Balram Das Vaishnav")
    assert history.verified(house.sit(MANAGER)).ok


ACTS: list[Callable[[Desk], object]] = [
    lambda desk: staff.add(desk, "Gopal Das", Role.COUNSELLOR, NEW, manager_password=PASSWORD),
    lambda desk: staff.enable(desk, CLERK, manager_password=PASSWORD),
    lambda desk: staff.rename(desk, CLERK, "Other", manager_password=PASSWORD),
    lambda desk: staff.change_role(desk, CLERK, Role.MANAGER, manager_password=PASSWORD),
    lambda desk: staff.reset_password(desk, CLERK, NEW, manager_password=PASSWORD),
    lambda desk: staff.remove(desk, CLERK, manager_password=PASSWORD),
    lambda desk: recovery.draw(desk, manager_password=PASSWORD),
    lambda desk: recovery.check(desk, "", manager_password=PASSWORD),
]


@pytest.mark.parametrize("role", [Role.DESK, Role.COUNSELLOR])
@pytest.mark.parametrize("act", ACTS)
def test_keys_below_a_managers_reach_none_of_it(
    as_role: Callable[[Role], Desk], act: Callable[[Desk], object], role: Role
) -> None:
    desk = as_role(role)
    by_hand(desk, "UPDATE staff SET role = 'manager'")
    before, slots = whole(desk), desk.vault.slots()
    with pytest.raises(NotAllowed):
        act(desk)
    assert (whole(desk), desk.vault.slots()) == (before, slots)


@pytest.mark.parametrize("act", ACTS[2:6])
def test_a_wrong_managers_password_changes_nothing(
    desk: Desk, act: Callable[[Desk], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.models.centre.test_leaving_staff.PASSWORD", "not this one at all")
    before, slots = whole(desk), desk.vault.slots()
    with pytest.raises(WrongPassword):
        act(desk)
    assert (whole(desk), desk.vault.slots()) == (before, slots)


class Stopped(Exception):
    """The computer stopped."""


@pytest.mark.parametrize(
    ("act", "name"),
    [
        (ACTS[0], ""),
        (ACTS[3], CLERK),
        (ACTS[4], CLERK),
        (ACTS[5], CLERK),
    ],
)
def test_stopped_between_keys_and_log_the_next_work_finishes_it(
    house: House, act: Callable[[Desk], object], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise Stopped

    with monkeypatch.context() as patch:
        patch.setattr(Desk, "work", stop)
        with pytest.raises(Stopped):
            act(house.desk)
    desk = house.sit(MANAGER)
    assert [row.name for row in staff.unfinished(desk)] == [name or "Gopal Das"]
    staff.finish(desk, PASSWORD)
    assert staff.unfinished(desk) == ()
    assert history.verified(desk).ok
    if name and act is not ACTS[5]:
        assert row_of(desk, name).role is next(s.role for s in desk.vault.slots() if s.name == name)


def test_a_slot_edited_by_hand_is_not_taken_for_one_a_manager_gave(house: House) -> None:
    """Whoever has the data key and an editor makes no member of staff, and none a counsellor."""
    clerk = next(slot for slot in house.desk.vault.slots() if slot.name == CLERK)
    forged = type(clerk)(clerk.uid, clerk.name, Role.COUNSELLOR, clerk.language, clerk.signer)
    slots = tuple(forged if slot.uid == clerk.uid else slot for slot in house.desk.vault.slots())

    def edited(_vault: Vault) -> tuple[object, ...]:
        return slots

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Vault, "slots", edited)
        assert [row.name for row in staff.unfinished(house.desk)] == [CLERK]
        proven = house.desk.vault.proven(clerk.uid, manager_password=PASSWORD)
        assert proven.role is Role.DESK
    assert staff.unfinished(house.desk) == ()


# The sheet


def test_a_new_sheet_counts_only_once_it_was_taken_up(house: House) -> None:
    before = recovery.draw(house.desk, manager_password=PASSWORD)
    recovery.take_up(house.desk, before, manager_password=PASSWORD)
    drawn = recovery.draw(house.desk, manager_password=PASSWORD)
    recovery.typed_back(drawn, drawn.groups[-1].lower())
    recovery.typed_back(drawn, drawn.text())
    with pytest.raises(WrongSheet):
        recovery.typed_back(drawn, before.groups[-1])
    recovery.check(house.desk, before.text(), manager_password=PASSWORD)
    recovery.take_up(house.desk, drawn, manager_password=PASSWORD)
    house.desk.close()
    with pytest.raises(WrongSheet):
        _recover(house, before.text())
    with _recover(house, drawn.text()) as vault:
        desk = recovery.recovered(vault)
        assert history.verified(desk).ok


def test_the_first_managers_fingerprint_stays_on_every_sheet(house: House) -> None:
    first = recovery.draw(house.desk, manager_password=PASSWORD).fingerprint
    second_manager(house)
    desk = house.sit(SECOND)
    sheet = recovery.draw(desk, manager_password=PASSWORD)
    staff.remove(desk, MANAGER, manager_password=PASSWORD, sheet=sheet)
    assert sheet.fingerprint == first
    assert recovery.draw(desk, manager_password=PASSWORD).fingerprint == first


def _recover(house: House, sheet: str) -> Vault:
    return recover_vault(
        house.folder,
        sheet=sheet,
        manager=SECOND,
        password=NEW,
        clock=house.clock,
        app_folder=house.app_folder,
    )


# What still opens


def test_copies_from_before_are_listed(house: House) -> None:
    backups = house.folder / "backups"
    backups.mkdir()
    (backups / "centre-20261120-2000.backup").write_bytes(b"sealed")
    shutil.copy(house.folder / "centre.keys", house.folder / "centre (copy).keys")
    desk = house.desk
    assert all(not one.is_keys for one in leftovers.leftovers(desk.vault))
    staff.remove(desk, CLERK, manager_password=PASSWORD)
    found = {one.path.name: one.is_keys for one in leftovers.leftovers(desk.vault)}
    assert found == {"centre-20261120-2000.backup": False, "centre (copy).keys": True}
    assert leftovers.leftovers(desk.vault, _now(), [house.folder / "no such stick"])


def _now() -> datetime:
    return datetime.now()  # noqa: DTZ005 - files carry the computer's own time
