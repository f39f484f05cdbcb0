# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything kept in memory says after any acts, in any order, what a desk says that reads all anew."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from models.desk import bulk, undo
from models.desk.desk import Desk
from models.gatherings import coming, groups, register, sessions
from models.insight import directory, merging, recycled, stays
from models.messages import Refused
from models.people import members
from models.sobriety import milestones, periods, walking
from models.sobriety.making_out import Style
from models.sponsorship import circle as circles
from models.sponsorship import contacts, pairings, queues
from models.words import Mark, Stage
from tests.models.house import House
from tests.models.making import circle, somebody

PEOPLE = 6
CIRCLES = ("Morning Circle", "Evening Circle")
NAMES = ("Meena Rani", "Asha Kaur", "ਮੀਨਾ ਕੌਰ", "सुनीता देवी", "Gurpreet Singh", "Bina Sharma")


def _somebody(chance: Random) -> int:
    return chance.randint(1, PEOPLE)


def _back(desk: Desk, chance: Random) -> Any:
    return desk.today - timedelta(days=chance.randint(0, 900))


def _mark(desk: Desk, chance: Random) -> None:
    held = chance.choice(sessions.between(desk, desk.today - timedelta(days=100), desk.today))
    register.mark(desk, held.id, _somebody(chance), chance.choice(list(Mark)))


def _begin(desk: Desk, chance: Random) -> None:
    periods.begin(desk, _somebody(chance), _back(desk, chance))


def _new_start(desk: Desk, chance: Random) -> None:
    ended = desk.today - timedelta(days=chance.randint(0, 30))
    periods.new_start(desk, _somebody(chance), ended, ended + timedelta(days=1))


def _pair(desk: Desk, chance: Random) -> None:
    pairings.pair(
        desk,
        _somebody(chance),
        _somebody(chance),
        temporary_days=chance.choice((None, 5)),
        agreed_on=desk.today - timedelta(days=chance.randint(0, 40)),
        reason="They asked for it",
    )


def _live(desk: Desk, chance: Random) -> int:
    there = pairings.listed(desk)
    if not there:
        raise Refused(members.message("Nobody"))
    return chance.choice(there).pair


def _award(desk: Desk, _chance: Random) -> None:
    rows = milestones.due(desk, desk.today, milestones.AHEAD_DAYS) or milestones.missed(desk)
    milestones.award(desk, rows[:1], Style(), consent_held=True)


def _bring_back(desk: Desk, _chance: Random) -> None:
    for gone in recycled.members(desk):
        recycled.bring_back_member(desk, gone.number)


def _take_apart(desk: Desk, _chance: Random) -> None:
    for one in members.everybody(desk):
        for joined in merging.joined_to(desk, one):
            merging.unmerge(desk, joined.alias)


STEPS: tuple[Callable[[Desk, Random], object], ...] = (
    _mark,
    _mark,
    _begin,
    _begin,
    _new_start,
    lambda desk, chance: periods.hold(desk, _somebody(chance)),
    lambda desk, chance: periods.end_hold(desk, _somebody(chance)),
    _pair,
    _pair,
    lambda desk, chance: pairings.end(desk, _live(desk, chance), "They wished so"),
    lambda desk, chance: contacts.contact(desk, _live(desk, chance), "Met"),
    lambda desk, chance: contacts.review(desk, _live(desk, chance), "Goes on"),
    lambda desk, chance: pairings.offer(desk, _somebody(chance), chance.randint(0, 4)),
    lambda desk, chance: members.edit(desk, _somebody(chance), name=chance.choice(NAMES), village="Moga"),
    lambda desk, chance: members.edit(desk, _somebody(chance), phones=("98765 43210",)),
    lambda desk, chance: members.edit(desk, _somebody(chance), stage=chance.choice(list(Stage))),
    lambda desk, chance: groups.join(desk, chance.choice(CIRCLES), _somebody(chance)),
    lambda desk, chance: groups.leave(desk, chance.choice(CIRCLES), _somebody(chance)),
    lambda desk, chance: stays.remove(desk, _somebody(chance), "Registered twice"),
    _bring_back,
    lambda desk, chance: merging.merge(desk, _somebody(chance), _somebody(chance)),
    _take_apart,
    _award,
    lambda desk, _chance: undo.undo(desk),
    lambda desk, _chance: undo.undo(desk),
    lambda desk, _chance: undo.redo(desk),
)


def answers(desk: Desk) -> dict[str, object]:
    """Return what is kept in memory, as its readers see it."""
    known = circles.circle(desk)
    listed = directory.read(desk)
    return {
        "walkers": known.walkers,
        "rows": known.rows,
        "live": known.live,
        "before": known.before,
        "suggested": [pairings.suggest(desk, row.number) for row in members.listed(desk)],
        "queues": queues.queues(desk),
        "coming": coming.coming(desk),
        "records": periods.records(desk),
        "awards": walking.awards(desk),
        "due": milestones.due(desk, desk.today, 30),
        "missed": milestones.missed(desk),
        "near": milestones.near(desk, 14),
        "members": members.listed(desk),
        "pairs": (pairings.listed(desk), pairings.listed(desk, ended=True)),
        "heard": contacts.heard_of_all(desk),
        "list": [listed.entry(id_) for id_ in listed.find("")],
        "found": [[listed.entry(id_) for id_ in listed.find(text)] for text in ("meena", "asha", "987")],
        "find": [
            sorted(row.number for row in members.find(desk, text)) for text in ("meena", "asha", "987", "2")
        ],
    }


@pytest.fixture
def centre(desk: Desk) -> Desk:
    for place in range(PEOPLE):
        somebody(desk, NAMES[place])
    for name in CIRCLES:
        circle(desk, name, people=(1, 2, 3))
    for days in (0, 1, 40, 88):
        sessions.plan(desk, CIRCLES[0], desk.today - timedelta(days=days))
    return desk


@pytest.mark.parametrize("seed", range(6))
def test_what_followed_every_act_says_what_is_read_anew(centre: Desk, seed: int) -> None:
    chance = Random(seed)
    answers(centre)
    done = 0
    for turn in range(40):
        with contextlib.suppress(Refused, IndexError):
            chance.choice(STEPS)(centre, chance)
            done += 1
        if turn % 4 == 3:
            kept, anew = answers(centre), answers(Desk(centre.vault))
            for name, said in anew.items():
                assert kept[name] == said, (name, turn)
    assert done > 10


def test_another_day_reads_anew_what_hangs_on_the_day(house: House, centre: Desk) -> None:
    periods.begin(centre, 1, centre.today - timedelta(days=29))
    answers(centre)
    house.move_to(house.clock.at + timedelta(days=3))
    kept, anew = answers(centre), answers(Desk(centre.vault))
    assert kept == anew
    assert circles.circle(centre).walkers[1].sober_days == 32


def test_one_mark_reads_one_member_again(centre: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    held = sessions.between(centre, centre.today, centre.today)[0].id
    periods.begin(centre, 1, centre.today - timedelta(days=500))
    before = circles.circle(centre)
    read: list[int] = []
    rows_of = bulk.rows_of

    def counted(*said: Any) -> list[tuple[Any, ...]]:
        found = rows_of(*said)
        read.append(len(found))
        return found

    monkeypatch.setattr(coming, "rows_of", counted)
    register.mark(centre, held, 1, Mark.PRESENT)
    after = circles.circle(centre)
    changed = [id_ for id_, walker in after.walkers.items() if walker is not before.walkers[id_]]
    assert changed == [1]
    assert read[-1] == 1
    assert before.walkers[1].regularity is None
    assert after.walkers[1].regularity == pytest.approx(1 / coming.REGULAR_WEEKS)


def test_a_second_question_opens_only_what_changed(centre: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in (1, 2, 3):
        periods.begin(centre, number, centre.today - timedelta(days=29))
    answers(centre)
    opened: list[str] = []
    open_each = centre.vault.open_each

    def counted(table: str, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        for one in open_each(table, rows):
            opened.append(table)
            yield one

    monkeypatch.setattr(centre.vault, "open_each", counted)
    answers(centre)
    assert opened == []
    periods.hold(centre, 2)
    answers(centre)
    assert opened == ["sobrietyrecord"]


def test_nothing_is_kept_of_a_register_that_was_locked(centre: Desk) -> None:
    answers(centre)
    held = centre._memory, centre._followed  # pyright: ignore[reportPrivateUsage] - what only the desk holds
    assert all(held)
    centre.close()
    assert not any(held)
    with pytest.raises(Refused):
        circles.circle(centre)
