# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample centre: made whole or not at all, sealed and logged, the same again for the same seed."""

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from models.centre.centre import centre
from models.clock import FixedClock
from models.desk import history
from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.sealing import BrokenSeal
from models.gatherings import groups, register, sessions
from models.gatherings.tables import Attendance, Group, GroupSession
from models.insight.today import today
from models.messages import Message, NotAllowed, Refused
from models.people import members
from models.people.identity import is_aadhaar_like
from models.people.members import NewMember
from models.people.tables import Member, SealedNote
from models.sample import diary
from models.sample.building import FEWEST, MOST, SampleReport, build, default_password
from models.sample.writing import uids
from models.sobriety import counting, milestones, periods, walking
from models.sobriety.milestones import Style
from models.sobriety.tables import Award, Release, SobrietyRecord
from models.sponsorship.tables import Pair
from models.text import Script, script_of
from models.vault.passwords import refuse_weak
from models.words import Role, SessionState
from resources import data
from tests.models.house import NOON
from tests.models.sample.sampling import DAY, PASSWORD, count, sample, sit


def test_the_report_says_what_is_there(report: SampleReport, desk: Desk, read: Session) -> None:
    assert report.groups == count(read, Group) == len(groups.listed(desk))
    assert report.members == count(read, Member) == len(members.listed(desk))
    week = DAY + timedelta(days=7)  # whoever looked at Today meanwhile let it plan further ahead
    assert report.sessions == sum(row.on <= week for row in read.exec(select(GroupSession)))
    assert report.marks == count(read, Attendance)
    assert report.pairs == count(read, Pair)
    assert report.awards == count(read, Award) == count(read, Release)
    ended = sum(period.end is not None for one in periods.records(desk).values() for period in one.periods)
    assert report.recurrences == ended
    assert report.password == PASSWORD
    assert {role for _name, role in report.staff} == set(Role)


def test_it_is_labelled_as_a_sample(desk: Desk) -> None:
    settings = centre(desk)
    assert settings.is_sample
    assert "sample" in settings.names["en"]
    assert all(
        set(texts) == {"en", "hi", "pa"} for texts in (settings.names, settings.place, settings.address)
    )
    assert today(desk).is_sample


def test_the_file_holds_together_and_the_log_verifies(desk: Desk) -> None:
    with desk.vault.alone() as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    assert history.verified(desk).ok


def test_what_is_sealed_opens_for_those_who_may(desk: Desk, read: Session) -> None:
    assert len(periods.records(desk)) == count(read, SobrietyRecord) > 40
    assert len(walking.awards(desk)) == count(read, Award) > 40
    rows = read.exec(select(SealedNote)).all()
    texts = desk.unsealed(rows, lambda row: row.member if isinstance(row, SealedNote) else "")
    assert len(texts) > 5
    assert all(json.loads(text)["text"] for text in texts)


def test_the_front_desk_sees_no_sobriety(tmp_path: Path) -> None:
    sample(tmp_path)
    clerk = sit(tmp_path, "Ravi Saini")
    assert clerk.person.role is Role.DESK
    assert today(clerk).due is None
    with pytest.raises(NotAllowed):
        periods.records(clerk)
    with clerk.reading() as session:
        row = session.exec(select(SobrietyRecord)).first()
    assert row is not None
    with pytest.raises(NotAllowed):
        clerk.unsealed_one(row, row.member)
    clerk.close()


def test_today_is_alive(desk: Desk) -> None:
    found = today(desk)
    assert len(found.due or ()) >= 3
    assert len(found.coming or ()) >= 5
    assert len(found.sessions) >= 2
    assert found.unrecorded


def test_work_goes_on_with_the_next_numbers(tmp_path: Path) -> None:
    made = sample(tmp_path)
    desk = sit(tmp_path)
    assert members.add(desk, NewMember("Meena Verma")).number == made.members + 1
    row = next(iter(milestones.due(desk, DAY)))
    batch = milestones.award(desk, [row], Style(), consent_held=True)
    assert batch.faces[0][1].serial not in {one.face.serial for one in walking.awards(desk)[:-1]}
    held = next(one for one in sessions.between(desk, date.min, DAY) if one.state is SessionState.CLOSED)
    again = sessions.plan(desk, held.group, held.on, starts=NOON.time())
    assert again.sheet_code != held.sheet_code
    first = today(desk).sessions[0]
    assert register.mark_all_present(desk, first.session).tally.not_recorded == 0
    assert history.verified(desk).ok
    desk.close()


def figures(made: SampleReport) -> SampleReport:
    """Return a report without where it stands."""
    return replace(made, folder=Path())


def told(folder: Path) -> list[tuple[object, ...]]:
    """Return everybody's names, days and periods."""
    desk = sit(folder)
    kept = periods.records(desk)
    found: list[tuple[object, ...]] = [
        (row.number, row.name, row.local_name, row.village, row.registered_on, row.phone, kept.get(row.uid))
        for row in members.listed(desk)
    ]
    desk.close()
    return found


def test_the_same_seed_gives_the_same_people_and_another_others(tmp_path: Path) -> None:
    made = [sample(tmp_path / name, seed=seed) for name, seed in (("a", 7), ("b", 7), ("c", 8))]
    assert figures(made[0]) == figures(made[1])
    people = [told(tmp_path / name) for name in "abc"]
    assert people[0] == people[1] != people[2]


@settings(max_examples=4)
@given(st.integers(0, 10**6))
def test_ten_members_of_any_seed_are_enough(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    folder = tmp_path_factory.mktemp("seed")
    made = sample(folder, FEWEST, seed=seed)
    desk = sit(folder)
    found = today(desk)
    assert len(found.due or ()) >= 3
    assert len(found.coming or ()) >= 5
    assert made.members == len(members.listed(desk)) == FEWEST
    assert made.marks > 50
    scripts = {script_of(row.local_name) for row in members.listed(desk) if row.local_name}
    assert {Script.DEVANAGARI, Script.GURMUKHI} <= scripts
    assert history.verified(desk).ok
    assert all(counting.doubts(record, DAY) == () for record in periods.records(desk).values())
    desk.close()


@pytest.mark.parametrize(("language", "script"), [("hi", Script.DEVANAGARI), ("pa", Script.GURMUKHI)])
def test_a_centre_speaks_its_language(tmp_path: Path, language: str, script: Script) -> None:
    sample(tmp_path, language=language)
    desk = sit(tmp_path)
    found = today(desk)
    assert script_of(found.centre) is script
    assert {script_of(group.name) for group in groups.listed(desk)} == {script}
    assert {script_of(row.village) for row in members.listed(desk) if row.village} == {script}
    assert desk.person.language == language
    desk.close()


@pytest.mark.parametrize(
    ("size", "years"), [(FEWEST - 1, 1), (MOST + 1, 1), (0, 1), (60, 0), (60, 11), (-5, -5)]
)
def test_other_sizes_are_refused_and_nothing_is_made(tmp_path: Path, size: int, years: int) -> None:
    with pytest.raises(Refused):
        sample(tmp_path, size, years=years)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    kept = tmp_path / "centre" / "letter.txt"
    kept.parent.mkdir()
    kept.write_text("ours", encoding="utf-8")
    with pytest.raises(Refused):
        sample(tmp_path)
    assert kept.read_text(encoding="utf-8") == "ours"
    assert [path.name for path in kept.parent.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("was_there", [False, True])
@pytest.mark.parametrize("at", [0, 25, 90])
def test_cut_short_nothing_is_kept(tmp_path: Path, at: int, was_there: bool) -> None:
    folder = tmp_path / "centre"
    if was_there:
        folder.mkdir()

    def stop(done: int, _of: int, _what: Message) -> None:
        if done >= at:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        build(
            folder,
            members=FEWEST,
            years=1,
            clock=FixedClock(NOON),
            password=PASSWORD,
            app_folder=tmp_path / "app",
            on_step=stop,
        )
    assert folder.exists() is was_there
    assert not was_there or list(folder.iterdir()) == []


def test_steps_are_told_in_order(tmp_path: Path) -> None:
    told: list[int] = []
    build(
        tmp_path / "centre",
        members=FEWEST,
        years=1,
        clock=FixedClock(NOON),
        password=PASSWORD,
        app_folder=tmp_path / "app",
        on_step=lambda done, of, _what: told.append(done * 100 // of),
    )
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 100)


def test_large_centres_keep_recent_weeks_whole_and_thin_older_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = sample(tmp_path / "whole", 100, years=2)
    monkeypatch.setattr(diary, "MOST_MARKS", 3_000)
    thin = sample(tmp_path / "thin", 100, years=2)
    assert thin.members == whole.members
    assert thin.marks < 0.8 * whole.marks
    recent = DAY - timedelta(weeks=25)
    counts: list[tuple[int, int]] = []
    for name in ("whole", "thin"):
        desk = sit(tmp_path / name)
        held = sessions.between(desk, date(2000, 1, 1), DAY)
        counts.append((sum(one.on > recent for one in held), sum(one.on <= recent for one in held)))
        desk.close()
    assert counts[0][0] == counts[1][0]
    assert 0 < counts[1][1] < counts[0][1]


def test_the_password_is_easy_to_type_and_not_weak() -> None:
    words = [default_password(seed) for seed in range(60)]
    assert words[1] == default_password(1)
    assert len(set(words)) > 50
    for password in words:
        refuse_weak(password)
        assert re.fullmatch(r"[a-z]+ [a-z]+ [a-z]+", password)


_UNKIND = re.compile(r"addict|alcoholic|\bclean\b|dirty|abuse|failure|relapse|नशेड़ी|व्यसनी|ਨਸ਼ੇੜੀ", re.IGNORECASE)


@pytest.mark.parametrize("name", ["names", "places", "centre", "groups", "topics", "sentences"])
def test_words_put_the_person_first_and_hold_no_identity(name: str) -> None:
    text = data.text(f"sample/{name}.json")
    assert not _UNKIND.search(text)
    assert not is_aadhaar_like(text)


@pytest.mark.parametrize("name", ["places", "topics", "sentences"])
def test_every_text_is_said_in_three_languages(name: str) -> None:
    lists = json.loads(data.text(f"sample/{name}.json"))
    for texts in lists.values():
        for one in texts:
            assert list(one) == ["en", "hi", "pa"]
            assert script_of(one["hi"]) is Script.DEVANAGARI
            assert script_of(one["pa"]) is Script.GURMUKHI


def test_rows_sealed_together_are_known_to_the_log_each(tmp_path: Path) -> None:
    sample(tmp_path)
    desk = sit(tmp_path)
    people = members.listed(desk)[:3]
    with desk.work(Act.SAMPLE) as work:
        rows = [SealedNote(member=person.uid) for person in people]
        work.add_sealed_many((row, row.member, {"text": "Walks every morning."}) for row in rows)
        work.commit()
    assert history.verified(desk).ok
    assert b"Walks" in desk.unsealed_one(rows[0], rows[0].member)
    swapped = SealedNote(uid=rows[0].uid, member=rows[0].member, author=rows[1].author, body=rows[1].body)
    with pytest.raises(BrokenSeal):
        desk.unsealed_one(swapped, rows[0].member)
    desk.close()


def test_uids_rise_and_none_comes_twice() -> None:
    drawn = list(islice(uids(5_000), 5_000))
    assert drawn == sorted(set(drawn))
    assert all(re.fullmatch(r"[0-9a-f]{32}", uid) for uid in drawn)
    assert drawn != list(islice(uids(5_000), 5_000)), "uids are no part of the seed"
    assert len(set(islice(uids(3), 2_000))) == 2_000, "more may come than were expected"
