# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sponsors by command: the shapes scripts rely on, and refusals in one sentence."""

from datetime import timedelta

import pytest

from tests.desktop.terminal import CLERK, COUNSELLOR, TODAY, Terminal


@pytest.fixture
def walking(terminal: Terminal) -> Terminal:
    """Return a terminal where number 4 has counted long enough to sponsor others."""
    start = (TODAY - timedelta(days=900)).isoformat()
    terminal.read(
        *("members", "add", "--name", "Baljit Rai", "--gender", "man", "--sobriety-start", start),
        *("--group", "Sanjha", "--consent", "records"),
    )
    return terminal


def test_suggestions_pairs_and_contacts_walk_one_road(walking: Terminal) -> None:
    needs = walking.read("sponsors", "needs")
    assert [row["member"] for row in needs["needs"]] == [1, 2, 3, 4]
    (found,) = walking.read("sponsors", "suggest", "1")
    assert (found["sponsor"], found["name"], found["warnings"]) == (4, "Baljit Rai", [])
    assert "comes to the same group" in found["reasons"]
    made = walking.read("sponsors", "pair", "M-0004", "1", "--agreed", TODAY - timedelta(days=20))
    assert (made["state"], made["warnings"]) == ("active", [])
    assert walking.read("members", "show", "1")["sponsor"] == 4
    needs = walking.read("sponsors", "needs")
    assert [(one["pair"], one["days"]) for one in needs["silent"]] == [(made["pair"], 20)]
    kept = walking.read("sponsors", "contact", made["pair"], "--note", "a good talk")
    assert kept["last"] == TODAY.isoformat()
    assert walking.read("sponsors", "needs")["silent"] == []
    over = walking.read("sponsors", "end", made["pair"], "--reason", "moved away")
    assert over["state"] == "ended"
    assert [one["pair"] for one in walking.read("sponsors", "list", "--ended")] == [made["pair"]]


def test_a_warning_is_refused_without_a_reason_and_kept_with_one(walking: Terminal) -> None:
    said = walking.run("sponsors", "pair", "2", "1")
    assert (said.code, len(said.err.strip().splitlines())) == (1, 1)
    made = walking.read("sponsors", "pair", "2", "1", "--reason", "They asked for it.", "--temporary", "30")
    assert made["kind"] == "temporary"
    assert made["ends_on"] == (TODAY + timedelta(days=30)).isoformat()
    assert len(made["warnings"]) >= 1


def test_the_desk_sees_live_pairs_and_no_more(walking: Terminal) -> None:
    walking.read("sponsors", "pair", "4", "1")
    assert [one["sponsor"] for one in walking.read("sponsors", "list", person=CLERK)] == [4]
    for words in (("needs",), ("suggest", "1"), ("list", "--ended"), ("contact", "1")):
        assert walking.run("sponsors", *words, person=CLERK).code == 1


def test_a_training_makes_a_sponsor_and_the_list_tells_it(walking: Terminal) -> None:
    assert walking.read("sponsors", "leaders") == []
    kept = walking.read("sponsors", "trained", "4", "sponsor", "--until", TODAY + timedelta(days=9))
    assert (kept["member"], kept["expires_on"]) == (4, (TODAY + timedelta(days=9)).isoformat())
    assert walking.run("sponsors", "trained", "4", "sponsor", "--on", TODAY + timedelta(days=1)).code == 1
    for words in (("leaders",), ("trained", "4", "facilitator")):
        assert walking.run("sponsors", *words, person=CLERK).code == 1


def test_people_read_lines(walking: Terminal) -> None:
    said = walking.run("sponsors", "needs", person=COUNSELLOR)
    assert "Needs a sponsor" in said.out
    walking.read("sponsors", "pair", "4", "1")
    assert "Baljit Rai" in walking.run("sponsors", "list").out
    assert "Nobody" in walking.run("sponsors", "suggest", "4").out


@pytest.mark.parametrize("words", [("pair", "1", "1"), ("end", "9", "--reason", "x"), ("suggest", "99")])
def test_what_cannot_be_is_refused(walking: Terminal, words: tuple[str, ...]) -> None:
    said = walking.run("sponsors", *words)
    assert (said.code, said.out) == (1, "")


def test_wrong_usage_is_told(walking: Terminal) -> None:
    assert walking.run("sponsors").code == 2
    assert walking.run("sponsors", "end", "1").code == 2
