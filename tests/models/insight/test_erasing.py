# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is erased is gone from every table and from the log; no backup brings them back."""

import pytest
from sqlmodel import select

from models.centre import backups, restoring
from models.desk import history
from models.desk.desk import Desk
from models.insight import standing
from models.insight.erasing import erase
from models.messages import NotAllowed
from models.people.tables import Member
from models.vault import erased
from models.vault.proving import ByPassword
from tests.models.house import CLERK, MANAGER, PASSWORD, House
from tests.models.making import circle, everything, somebody

NAME, PHONE, VILLAGE = "Tarandeep Walia", "9812345670", "Chak Wandal"


def person(desk: Desk) -> str:
    """Register somebody with everything, and return the uid of their row."""
    number = somebody(desk, NAME, phones=(PHONE,), village=VILLAGE)
    circle(desk, people=(number,))
    with desk.reading() as session:
        return session.exec(select(Member.uid).where(Member.number == number)).one()


def said(desk: Desk) -> str:
    """Return every value of every table as text."""
    return repr(everything(desk))


def test_nothing_personal_is_left_and_the_rest_stands(desk: Desk) -> None:
    other = somebody(desk, "Meena Verma")
    uid = person(desk)
    assert all(word in said(desk) for word in (NAME, PHONE, VILLAGE))
    erase(desk, (uid,))
    assert not [word for word in (NAME, PHONE, VILLAGE) if word in said(desk)]
    assert history.verified(desk).ok
    assert standing.check(desk) == ()
    with desk.reading() as session:
        names = session.exec(select(Member.name).where(Member.number == other)).all()
    assert names == ["Meena Verma"]
    assert not [row for row in everything(desk)["logkey"] if row[0] == uid]


def test_erasing_twice_and_somebody_unknown_changes_nothing_more(desk: Desk) -> None:
    uid = person(desk)
    erase(desk, (uid, "ab" * 16))
    before = everything(desk)["member"]
    erase(desk, (uid,))
    assert everything(desk)["member"] == before
    assert standing.check(desk) == ()


def test_a_backup_from_before_does_not_bring_them_back(house: House) -> None:
    uid = person(house.desk)
    file = backups.make_now(house.desk)[0].path
    assert file is not None
    erase(house.desk, (uid,))
    assert erased.listed(house.folder, house.desk.vault.id) == (uid,)
    house.desk.close()
    house.desk, outcome = restoring.restore(
        house.folder, file, ByPassword(MANAGER, PASSWORD), house.clock, house.app_folder, erase
    )
    assert outcome.erased == 1
    assert NAME not in said(house.desk)
    assert history.verified(house.desk).ok
    assert standing.check(house.desk) == ()


def test_only_a_manager_erases(house: House) -> None:
    uid = person(house.desk)
    with pytest.raises(NotAllowed):
        erase(house.sit(CLERK), (uid,))
