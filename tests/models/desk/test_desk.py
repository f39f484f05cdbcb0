# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door: rights, commit and roll back, the signed log, undo and redo, sealed rows."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlmodel import select

from models.desk import history, undo
from models.desk import work as work_room
from models.desk.acts import RULES, Act, opens
from models.desk.desk import Desk
from models.desk.log import Verification
from models.desk.sealing import BrokenSeal
from models.desk.tables import LogDetail, LogKey
from models.gatherings.tables import Holiday
from models.insight.registration import register
from models.messages import NotAllowed, Refused
from models.people import members
from models.people.members import NewMember
from models.people.tables import Member
from models.sobriety import periods
from models.sobriety.tables import SobrietyRecord
from models.vault.store import open_vault
from models.words import Role
from tests.models.house import House


def somebody(desk: Desk, name: str = "Meena Verma") -> int:
    """Register somebody and return their number."""
    return register(desk, NewMember(name)).member.number


def test_work_that_is_not_committed_leaves_nothing(desk: Desk) -> None:
    before = desk.count
    with desk.work(Act.ADD_MEMBER) as work:
        members.write(work, members.check(NewMember("Meena Verma")))
    assert members.listed(desk) == ()
    assert desk.count == before == desk.entries()


def test_work_that_fails_leaves_nothing(desk: Desk) -> None:
    def half_done() -> None:
        with desk.work(Act.ADD_MEMBER) as work:
            members.write(work, members.check(NewMember("Meena Verma")))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_done()
    assert members.listed(desk) == ()
    assert somebody(desk) == 1


def test_work_does_not_nest_and_commits_once(desk: Desk) -> None:
    with desk.work(Act.SETTINGS) as work:
        with pytest.raises(RuntimeError), desk.work(Act.MARK):
            pass
        work.commit()
        with pytest.raises(RuntimeError):
            work.commit()


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("act", list(Act))
def test_each_role_reaches_its_acts_and_no_others(role: Role, act: Act) -> None:
    order = list(Role)
    assert opens(role, act) == (order.index(role) >= order.index(RULES[act].needs))


@pytest.mark.parametrize("act", [Act.COUNSEL, Act.AWARD, Act.MARK_CLOSED, Act.ADD_STAFF, Act.READ_LOG])
def test_the_desk_is_refused_what_its_keys_do_not_reach(as_role: Callable[[Role], Desk], act: Act) -> None:
    desk = as_role(Role.DESK)
    with pytest.raises(NotAllowed), desk.work(act):
        pytest.fail("the door stood open")


def test_rights_come_from_keys_even_if_the_staff_table_says_otherwise(house: House) -> None:
    with house.desk.vault.writer.begin() as connection:
        connection.execute(text("UPDATE staff SET role = 'manager'"))
    desk = house.sit("Balram Das")
    assert not desk.may(Act.COUNSEL)
    with pytest.raises(NotAllowed):
        periods.records(desk)


def test_the_log_verifies_and_names_a_broken_entry(desk: Desk) -> None:
    for name in ("Meena Verma", "Ravi Kumar", "Nasreen Begum"):
        somebody(desk, name)
    assert history.verified(desk) == Verification(desk.count, ok=True, broken_at=None)
    with desk.vault.writer.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER IF EXISTS logentry_no_update")
        for (name,) in connection.exec_driver_sql(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'logentry'"
        ).fetchall():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql("UPDATE logentry SET act = 'mark' WHERE id = 4")
    assert history.verified(desk) == Verification(3, ok=False, broken_at=4)


def test_the_log_refuses_update_delete_and_replace(desk: Desk) -> None:
    somebody(desk)
    for statement in (
        "UPDATE logentry SET act = 'mark'",
        "DELETE FROM logentry",
        "INSERT OR REPLACE INTO logentry SELECT * FROM logentry LIMIT 1",
    ):
        with pytest.raises(Exception, match="log") as caught, desk.vault.writer.begin() as connection:
            connection.exec_driver_sql(statement)
        assert not isinstance(caught.value, sqlite3.Warning)
    assert history.verified(desk).ok


def test_details_are_gone_with_their_key_and_the_chain_still_verifies(desk: Desk) -> None:
    number = somebody(desk)
    uid = members.by_number(desk, number).uid
    with desk.vault.writer.begin() as connection:
        connection.execute(text("DELETE FROM logkey WHERE subject = :uid"), {"uid": uid})
    with desk.reading() as session:
        assert session.get(LogKey, uid) is None
        assert undo.lines_of(session, desk.count) == []
        body = session.exec(select(LogDetail.body)).all()[-1]
    assert b"Meena" not in body
    assert history.verified(desk).ok


def test_signing_in_is_logged_and_only_managers_read_the_log(as_role: Callable[[Role], Desk]) -> None:
    desk = as_role(Role.COUNSELLOR)
    with pytest.raises(NotAllowed):
        history.entries(desk)
    desk = as_role(Role.MANAGER)
    assert [row.act for row in history.entries(desk, 2)] == ["sign_in", "sign_in"]
    assert {row.staff for row in history.entries(desk, 2)} == {"Asha Rani", "Kavita Joshi"}


def test_undo_and_redo_walk_back_and_forth(desk: Desk) -> None:
    number = somebody(desk)
    members.edit(desk, number, village="Rampur")
    members.edit(desk, number, village="Sohna")
    assert undo.undo(desk).act is Act.EDIT_MEMBER
    assert members.by_number(desk, number).village == "Rampur"
    undo.undo(desk)
    assert members.by_number(desk, number).village is None
    undo.redo(desk)
    assert members.by_number(desk, number).village == "Rampur"
    undo.redo(desk)
    assert members.by_number(desk, number).village == "Sohna"
    with pytest.raises(Refused):
        undo.redo(desk)
    assert history.verified(desk).ok


def test_undo_reaches_across_a_restart_and_never_gives_a_number_twice(house: House) -> None:
    somebody(house.desk)
    desk = house.sit("Asha Rani")
    undo.undo(desk)
    assert members.listed(desk) == ()
    assert somebody(desk) == 2


def test_undo_takes_back_only_ones_own_work(house: House) -> None:
    somebody(house.desk)
    desk = house.sit("Balram Das")
    with pytest.raises(Refused, match="nothing to undo"):
        undo.undo(desk)


def test_undo_is_refused_where_somebody_changed_the_row_since(house: House) -> None:
    number = somebody(house.desk)
    members.edit(house.desk, number, village="Rampur")
    desk = house.sit("Balram Das")
    members.edit(desk, number, village="Sohna")
    desk = house.sit("Asha Rani")
    with pytest.raises(undo.ChangedSince):
        undo.undo(desk)
    assert members.by_number(desk, number).village == "Sohna"


def test_undo_of_a_sealed_change_opens_and_seals_anew(desk: Desk) -> None:
    number = somebody(desk)
    periods.begin(desk, number, date(2026, 1, 1))
    periods.new_start(desk, number, date(2026, 5, 1), date(2026, 5, 2))
    undo.undo(desk)
    assert periods.of_member(desk, number).periods == ((date(2026, 1, 1), None),)
    undo.redo(desk)
    assert len(periods.of_member(desk, number).periods) == 2
    undo.undo(desk)
    undo.undo(desk)
    assert periods.of_member(desk, number).periods == ()
    undo.redo(desk)
    assert periods.of_member(desk, number).periods == ((date(2026, 1, 1), None),)
    assert history.verified(desk).ok


def test_an_older_sealed_version_put_back_is_noticed(desk: Desk) -> None:
    number = somebody(desk)
    periods.begin(desk, number, date(2026, 1, 1))
    with desk.reading() as session:
        old = session.exec(select(SobrietyRecord)).one()
    periods.correct_start(desk, number, date(2026, 1, 5))
    with desk.vault.writer.begin() as connection:
        connection.execute(
            text("UPDATE sobrietyrecord SET body = :body, version = :version"),
            {"body": old.body, "version": old.version},
        )
    desk.committed(desk.count, desk.head, {}, {"sobrietyrecord": None})
    with pytest.raises(BrokenSeal):
        periods.of_member(desk, number)


def test_a_counter_goes_on_from_the_anchor_after_an_older_copy(desk: Desk) -> None:
    assert somebody(desk) == 1
    with desk.vault.writer.begin() as connection:
        connection.execute(text("UPDATE counter SET value = 0"))
    assert somebody(desk) == 2


@pytest.mark.parametrize("at_a_time", [2, 5000])
def test_numbers_drawn_together_are_those_drawn_one_by_one(
    desk: Desk, at_a_time: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_room, "_AT_A_TIME", at_a_time)
    desk.vault.anchor_counters["sheet/c"] = 7
    with desk.work(Act.PLAN_SESSION) as work:
        assert work.next_number("sheet/a") == 1
        work.add(Holiday(on=desk.today, name="Fair"), about="")
        work.commit()
    with desk.work(Act.PLAN_SESSION) as work:
        assert work.next_number("sheet/b") == 1
        drawn = work.next_of_each(["sheet/a", "sheet/b", "sheet/a", "sheet/c", "sheet/d", "sheet/d"])
        assert drawn == [2, 2, 3, 8, 1, 2]
        assert [work.next_number(f"sheet/{kind}") for kind in "abcd"] == [4, 3, 9, 3]
        assert work.next_of_each([]) == []
        work.add(Holiday(on=desk.today + timedelta(days=1), name="Fair"), about="")
        work.commit()
    assert {kind: desk.vault.anchor_counters[f"sheet/{kind}"] for kind in "abcd"} == {
        "a": 4,
        "b": 3,
        "c": 9,
        "d": 3,
    }
    with desk.work(Act.PLAN_SESSION) as work:
        assert work.next_of_each(["sheet/d", "sheet/a"]) == [4, 5]


def test_what_is_remembered_is_made_anew_only_when_its_tables_changed(desk: Desk) -> None:
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    assert desk.remembered("x", ("member",), make) == desk.remembered("x", ("member",), make) == 1
    desk.note(Act.CHECK)
    assert desk.remembered("x", ("member",), make) == 1
    somebody(desk)
    assert desk.remembered("x", ("member",), make) == 2


def test_no_exception_shows_a_name(desk: Desk) -> None:
    with pytest.raises(Refused) as caught:
        members.add(desk, NewMember("Meena\u202eVerma"))
    assert "Meena" not in str(caught.value)
    assert "Meena" not in repr(caught.value)


def test_a_lock_forgets_everything(desk: Desk) -> None:
    number = somebody(desk)
    desk.close()
    with pytest.raises(NotAllowed):
        members.by_number(desk, number)
    with pytest.raises(NotAllowed), desk.work(Act.MARK):
        pytest.fail("the door stood open")
    assert not hasattr(desk.vault, "writer")


def test_rows_of_the_day_before(desk: Desk) -> None:
    new = replace(NewMember("Ravi Kumar"), age_years=17)
    row = members.add(desk, new)
    assert row.pending_until == desk.today + timedelta(days=7)
    with desk.reading() as session:
        assert session.exec(select(Member)).one().age_on == desk.today


def test_numbers_jump_ahead_where_the_anchor_is_lost(house: House) -> None:
    """An older copy and no anchor: what was printed since may bear any of the next numbers."""
    assert somebody(house.desk) == 1
    house.desk.close()
    for path in house.app_folder.glob("*.anchor.*"):
        path.unlink()
    assert somebody(house.sit("Asha Rani")) == 1002
    assert somebody(house.sit("Asha Rani")) == 1003


def test_wrong_passwords_are_logged_at_the_next_right_one(house: House) -> None:
    house.desk.close()
    with pytest.raises(Refused):
        open_vault(
            house.folder, person="Asha Rani", password="x", clock=house.clock, app_folder=house.app_folder
        )
    desk = house.sit("Asha Rani")
    with desk.reading() as session:
        assert undo.lines_of(session, desk.count) == [("", {"note": {"wrong_tries": 1}})]
