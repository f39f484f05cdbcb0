# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding follows every change member by member, and says the same as an index made anew."""

import contextlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.desk import undo
from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.following import Followed, Touched
from models.insight import directory
from models.insight.directory import Narrowing
from models.messages import Refused
from models.people import members
from models.search import Index
from models.words import Stage
from tests.models.making import somebody

QUERIES = ("a", "meena", "rani", "kaur", "43210", "12345", "1", "2", "zzz", "ਮੀਨਾ", "sunita dev")


def rename(desk: Desk) -> None:
    members.edit(desk, 1, name="Sunita Devi", local_name="सुनीता देवी")


def give_phone(desk: Desk) -> None:
    members.edit(desk, 2, phones=("98765 43210",))


def take_back(desk: Desk) -> None:
    with contextlib.suppress(Refused):
        undo.undo(desk)


def add(desk: Desk) -> None:
    somebody(desk, "ਮੀਨਾ ਕੌਰ", phones=("98765 12345",), office_number="R-7")


STEPS: tuple[Callable[[Desk], None], ...] = (rename, give_phone, take_back, add)


def answers(desk: Desk) -> dict[str, set[str]]:
    return {query: {row.number_text for row in members.find(desk, query)} for query in QUERIES}


@pytest.mark.parametrize("order", [(0, 1, 3, 2, 2, 2), (3, 2, 0, 1)], ids=str)
def test_what_follows_says_the_same_as_what_is_made_anew(
    desk: Desk, order: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody(desk, "Meena Rani")
    somebody(desk, "Asha Kaur")
    members.prepare(desk)
    for step in order:
        STEPS[step](desk)
        with monkeypatch.context() as patch:
            patch.setattr(members, "Index", _refused)
            assert members.find_is_ready(desk)
            followed = answers(desk)
        fresh = Desk(desk.vault)
        assert followed == answers(fresh)


def _refused(*_: object) -> None:
    pytest.fail("one change made everything be read again")


def test_a_change_of_many_past_the_door_makes_it_anew(desk: Desk) -> None:
    somebody(desk, "Meena Rani")
    members.prepare(desk)
    with desk.work(Act.EDIT_MEMBER) as work:
        work.touch("member")
        work.commit()
    assert not members.find_is_ready(desk)
    assert members.find(desk, "meena")
    assert members.find_is_ready(desk)


def test_what_was_committed_while_it_is_made_is_mended_afterwards(desk: Desk) -> None:
    mended: list[frozenset[int]] = []

    def make() -> list[int]:
        add(desk)
        return []

    def mend(_: list[int], changed: frozenset[int]) -> None:
        mended.append(changed)

    for _ in range(2):
        desk.followed("one", ("member",), make, mend)
    assert mended == [frozenset({1})]


def test_a_mending_that_fails_is_not_taken_for_done(desk: Desk) -> None:
    made: list[int] = []

    def mend(_: object, changed: frozenset[int]) -> None:
        raise OSError(len(changed))

    desk.followed("one", ("member",), lambda: made.append(1), mend)
    add(desk)
    with pytest.raises(OSError, match="1"):
        desk.followed("one", ("member",), lambda: made.append(2), mend)
    assert not desk.is_ready("one")
    desk.followed("one", ("member",), lambda: made.append(3), mend)
    assert made == [1, 3]


def test_a_row_whose_owner_is_unknown_stands_for_all() -> None:
    written = Touched()
    written.rows("phone", 1, 2)
    held = written.copy()
    written.rows("phone", None)
    written.rows("phone", 3)
    assert held.owners() == {"phone": frozenset({1, 2})}
    assert written.owners() == {"phone": None}
    heard = Followed(("phone",))
    heard.hear(held.owners())
    heard.hear({"member": None})
    assert heard.changed() == {1, 2}
    heard.hear(written.owners())
    assert heard.changed() is None


NAMES = st.sampled_from(("Meena Rani", "Asha Kaur", "ਮੀਨਾ", "सुनीता", "Gurpreet", "", "98765"))


@given(st.lists(st.tuples(st.integers(0, 6), NAMES), max_size=25))
def test_an_index_that_took_changes_finds_what_one_made_of_the_end_finds(
    changes: list[tuple[int, str]],
) -> None:
    taken, end = Index((id_, ("Ravi Kumar",)) for id_ in range(3)), dict.fromkeys(range(3), "Ravi Kumar")
    for id_, name in changes:
        if name:
            taken.put(id_, (name,))
            end[id_] = name
        else:
            taken.remove(id_)
            end.pop(id_, None)
    anew = Index((id_, (name,)) for id_, name in end.items())
    for query in ("meena", "a", "98", "ravi", "sun", "kaur asha", "gurprit"):
        assert set(taken.find(query)) == set(anew.find(query))


@pytest.mark.parametrize("wanted", [Narrowing(), Narrowing(stages=frozenset({Stage.ALUMNI}))], ids=str)
def test_a_line_put_into_the_list_stands_where_reading_anew_puts_it(desk: Desk, wanted: Narrowing) -> None:
    for name in ("Meena Rani", "Asha Kaur", "Sunita Devi"):
        somebody(desk, name, stage=Stage.ALUMNI if "Asha" in name else Stage.AFTERCARE)
    held = directory.read(desk)
    held.narrow(wanted)
    for number, stage in ((1, Stage.ALUMNI), (2, Stage.LEFT), (1, Stage.AFTERCARE), (2, Stage.ALUMNI)):
        members.edit(desk, number, stage=stage, village=f"Rampur {stage}")
        line = directory.one(desk, number)
        assert line is not None
        held.put(line)
        anew = directory.read(desk)
        anew.narrow(wanted)
        for query in ("", "a", "meena", "asha", "sunita"):
            assert set(held.find(query)) == set(anew.find(query))
        assert held.count() == anew.count()
