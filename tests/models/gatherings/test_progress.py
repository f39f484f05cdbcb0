# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Programmes as data, and what members work on in them: sealed, repeatable, in any order."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.desk import undo
from models.desk.desk import Desk
from models.gatherings import programmes, progress
from models.messages import NotAllowed, NotFound, Refused
from models.words import Language, ProgrammeKind, in_language
from tests.models.house import COUNSELLOR, House
from tests.models.making import somebody

OWN: dict[str, Any] = {
    "key": "seva_path",
    "kind": "steps",
    "names": {"en": "Seva path", "hi": "सेवा पथ"},
    "parts": [{"en": "Serve the langar"}, {"en": "Teach somebody"}],
}


def file(**changes: Any) -> bytes:
    """Return the file of a programme."""
    return json.dumps(OWN | changes).encode()


def test_the_built_in_programmes_hold_numbers_and_names_alone(desk: Desk) -> None:
    steps, smart = programmes.listed(desk)
    assert (steps.kind, steps.parts) == (ProgrammeKind.STEPS, ({},) * 12)
    assert (smart.kind, len(smart.parts)) == (ProgrammeKind.POINTS, 4)
    for texts in (*smart.parts, *smart.tools, smart.names, steps.names):
        assert set(texts) == {language.value for language in Language}


def test_a_centre_loads_its_own_programme_and_replaces_it(desk: Desk) -> None:
    assert programmes.load(desk, file()).own
    programmes.load(desk, file(names={"pa": "ਸੇਵਾ ਪੰਥ"}))
    row = programmes.by_key(desk, "seva_path")
    assert in_language(row.names, Language.ENGLISH) == "ਸੇਵਾ ਪੰਥ"
    assert len(programmes.listed(desk)) == 3
    programmes.remove(desk, "seva_path")
    with pytest.raises(NotFound):
        programmes.by_key(desk, "seva_path")
    undo.undo(desk)
    assert programmes.by_key(desk, "seva_path").tools == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe", "not JSON"),
        (b"[]", "curly brackets"),
        (b"{" + b" " * 100_000 + b"}", "larger"),
        (file(key="A B"), "short name"),
        (file(kind="ladder"), "either"),
        (file(names={}), "at least one"),
        (file(names={"fr": "Chemin"}), "at least one"),
        (file(parts=[]), "holds {least}"),
        (file(parts="many"), "square brackets"),
        (file(parts=[{"en": 7}]), "Entry {n}"),
        (file(colour="red"), "not a part"),
        (file(parts=[{"en": "We admitted we were powerless over it"}]), "not ours"),
        (file(key="smart"), "built-in"),
    ],
)
def test_each_fault_of_a_file_has_its_sentence(desk: Desk, content: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        programmes.load(desk, content)
    assert len(programmes.listed(desk)) == 2


def test_all_faults_are_said_at_once() -> None:
    row, faults = programmes.read(file(kind="x", key="", parts=[3]))
    assert row is None
    assert len(faults) == 3


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.sampled_from(("key", "kind", "names", "parts", "tools", "en")), inner)
        ),
    )
)
def test_any_json_is_read_or_refused(value: Any) -> None:
    row, faults = programmes.read(json.dumps(value).encode())
    assert (row is None) == bool(faults)


def test_steps_are_repeated_and_worked_in_any_order(desk: Desk) -> None:
    number = somebody(desk)
    day = desk.today
    for part in (4, 1):
        progress.begin_step(desk, number, "twelve_step", part, day, "with my sponsor")
    with pytest.raises(Refused, match="begun already"):
        progress.begin_step(desk, number, "twelve_step", 4, day)
    first = next(step for step in progress.of_member(desk, number).steps if step.part == 4)
    progress.finish_step(desk, number, first.uid, day)
    progress.begin_step(desk, number, "twelve_step", 4, day)
    found = progress.of_member(desk, number).steps
    assert [(step.part, step.finished) for step in found] == [(4, None), (1, None), (4, day)]
    undo.undo(desk)
    undo.undo(desk)
    assert [step.finished for step in progress.of_member(desk, number).steps] == [None, None]
    with pytest.raises(Refused, match="parts"):
        progress.begin_step(desk, number, "twelve_step", 13, day)


def test_points_tools_and_urges_are_kept(desk: Desk) -> None:
    number = somebody(desk)
    progress.log_point(desk, number, "smart", 2, "DEADS", desk.today)
    progress.log_urge(desk, number, desk.today, 7, "wedding", "called a friend", "passed in an hour")
    for strength in (-1, 11):
        with pytest.raises(Refused, match="from 0 to"):
            progress.log_urge(desk, number, desk.today, strength)
    found = progress.of_member(desk, number)
    assert (found.points[0].part, found.points[0].tool) == (2, "DEADS")
    assert (found.urges[0].strength, found.urges[0].result) == (7, "passed in an hour")
    progress.take_back(desk, number, found.urges[0].uid)
    assert progress.of_member(desk, number).urges == ()


def test_progress_is_sealed_from_the_front_desk(house: House) -> None:
    desk = house.sit(COUNSELLOR)
    number = somebody(desk)
    progress.log_urge(desk, number, desk.today, 3, "payday")
    with pytest.raises(NotAllowed):
        programmes.load(desk, file())
    desk = house.sit("Balram Das")
    for ask in (
        lambda: progress.of_member(desk, number),
        lambda: progress.begin_step(desk, number, "twelve_step", 1, desk.today),
        lambda: progress.log_urge(desk, number, desk.today, 3),
        lambda: progress.log_point(desk, number, "smart", 1, "", desk.today),
    ):
        with pytest.raises(NotAllowed):
            ask()
