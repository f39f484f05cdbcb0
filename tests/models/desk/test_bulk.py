# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows taken past SQLAlchemy say what its own objects say; sealed ones are checked as by hand."""

from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import inspect
from sqlalchemy import select as columns_of
from sqlmodel import col, select

from models.desk import bulk, undo
from models.desk.desk import Desk
from models.desk.sealing import BrokenSeal
from models.people.tables import Member
from models.sobriety import periods
from models.sobriety.tables import SobrietyRecord
from models.vault import engine
from models.vault.failures import SealBroken
from models.words import Gender, Language, Stage
from tests.models.making import by_hand, circle, somebody


@pytest.fixture
def people(desk: Desk) -> Desk:
    somebody(desk, "Meena Rani", gender=Gender.WOMAN, languages=("hi", "pa"), print_language=Language.HINDI)
    somebody(desk, "सुनीता", birth_date=desk.today - timedelta(days=9_000), village="Rampur", stage=Stage.LEFT)
    somebody(desk, "Asha", age_years=40, phones=("98765 43210",), office_number="R-7")
    circle(desk, people=(1, 2, 3))
    for number in (1, 2, 3):
        periods.begin(desk, number, desk.today - timedelta(days=400 - number))
    return desk


def test_every_table_is_read_as_its_objects_say(people: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "_AT_A_TIME", 2)
    met = 0
    for kind in undo.classes().values():
        names = inspect(kind).columns.keys()
        with people.reading() as session:
            objects = session.exec(select(kind).order_by(inspect(kind).columns["id"])).all()
            rows = bulk.read_all(session, kind, *names)
        assert rows == [tuple(getattr(one, name) for name in names) for one in objects]
        met += len(rows)
    assert met > 10


def test_a_statement_with_conditions_is_read_as_well(people: Desk) -> None:
    chosen = columns_of(col(Member.number), col(Member.stage), col(Member.birth_date))
    with people.reading() as session:
        rows = bulk.rows_of(session, chosen.where(col(Member.id).in_([2]), col(Member.stage) == Stage.LEFT))
        nobody = bulk.rows_of(session, chosen.where(col(Member.id).in_([])))
    assert rows == [(2, Stage.LEFT, people.today - timedelta(days=9_000))]
    assert nobody == []


def _opened(desk: Desk) -> list[tuple[bytes, str]]:
    return [(text, uid) for text, uid, _, _ in bulk.open_all(desk, SobrietyRecord, "member")]


def test_all_are_opened_as_one_by_one(people: Desk) -> None:
    with people.reading() as session:
        rows = session.exec(select(SobrietyRecord).order_by(col(SobrietyRecord.id))).all()
    texts = people.unsealed(rows, lambda row: row.about())
    assert _opened(people) == list(zip(texts, [row.member for row in rows], strict=True))
    assert len(rows) == 3


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE sobrietyrecord SET body = (SELECT body FROM sobrietyrecord WHERE id = 1) WHERE id = 2",
        "UPDATE sobrietyrecord SET body = substr(body, 1, 20) WHERE id = 2",
        "UPDATE sobrietyrecord SET body = x'' WHERE id = 2",
        "UPDATE sobrietyrecord SET body = 'words' WHERE id = 2",
        "UPDATE sobrietyrecord SET body = 7 WHERE id = 2",
        "UPDATE sobrietyrecord SET generation = 2 WHERE id = 2",
        "UPDATE sobrietyrecord SET generation = 'words' WHERE id = 2",
        "UPDATE sobrietyrecord SET author = member WHERE id = 2",
        "UPDATE sobrietyrecord SET member = uid WHERE id = 2",
        "UPDATE sobrietyrecord SET version = 2 WHERE id = 2",
        "UPDATE logseal SET version = version + 1 WHERE id = (SELECT max(id) FROM logseal)",
        "UPDATE logseal SET digest = zeroblob(32) WHERE id = (SELECT max(id) FROM logseal)",
        "DELETE FROM logseal WHERE id = (SELECT max(id) FROM logseal)",
    ],
)
def test_what_the_log_does_not_know_is_not_opened(people: Desk, harm: str) -> None:
    _opened(people)
    by_hand(people, harm)
    with pytest.raises(BrokenSeal):
        _opened(people)


def test_an_older_version_put_back_is_not_opened(people: Desk) -> None:
    with people.reading() as session:
        old = session.exec(select(SobrietyRecord).where(col(SobrietyRecord.id) == 2)).one()
    periods.hold(people, 2)
    assert len(_opened(people)) == 3
    by_hand(people, "UPDATE sobrietyrecord SET version = ?, body = ? WHERE id = 2", old.version, old.body)
    with pytest.raises(BrokenSeal):
        _opened(people)


NOBODY = "0" * 32


@pytest.mark.parametrize(
    ("place", "other"),
    [
        (0, NOBODY),
        (1, NOBODY),
        (2, NOBODY),
        (3, 2),
        (0, f"{NOBODY}\0{NOBODY}"),
        (4, b""),
        (4, b"\1" + b"0" * 27),
    ],
)
def test_a_seal_opens_in_its_own_place_alone(people: Desk, place: int, other: object) -> None:
    with people.reading() as session:
        held = session.exec(select(SobrietyRecord)).all()[0]
    row: list[Any] = [held.uid, held.member, held.author, held.version, held.body]
    assert _opens(people, row).startswith(b'{"counts"')
    row[place] = other
    with pytest.raises(SealBroken):
        _opens(people, row)


def _opens(desk: Desk, row: Sequence[Any]) -> bytes:
    """Open one sealed record whose digest is as it should be."""
    known = (1, *row, sha256(row[-1]).digest(), None, None)
    return next(desk.vault.open_each("sobrietyrecord", [known]))[0]


@pytest.mark.parametrize("place", [0, 1, 12, 13, 500, -16, -1])
def test_no_bit_of_a_seal_may_differ(people: Desk, place: int) -> None:
    with people.reading() as session:
        held = session.exec(select(SobrietyRecord)).all()[0]
    body = bytearray(held.body)
    body[place] ^= 4
    with pytest.raises(SealBroken):
        _opens(people, [held.uid, held.member, held.author, 1, bytes(body)])


def test_a_damaged_page_throws_the_connection_out(people: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Damage(Exception):
        sqlite_errorname = "SQLITE_CORRUPT"

    def harmed(*_: object) -> object:
        raise Damage

    monkeypatch.setattr(bulk, "_read", harmed)
    with people.reading() as session:
        connection = session.connection()
        with pytest.raises(Damage):
            bulk.read_all(session, Member, "id")
        assert connection.invalidated
    monkeypatch.undo()
    with people.reading() as session:
        assert len(bulk.read_all(session, Member, "id")) == 3
    assert engine.is_unusable(Damage())
