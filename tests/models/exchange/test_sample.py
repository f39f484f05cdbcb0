# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample centre: believable, lawful, the same again for the same seed, and nobody's own life."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session, SQLModel, col, func, select

from models.centre.centre import centre
from models.clock import FixedClock
from models.desk import history
from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.sealing import BrokenSeal
from models.exchange import sample_diary
from models.exchange.sample import FEWEST, MOST, SampleReport, build, default_password
from models.gatherings import groups, register, sessions
from models.gatherings.tables import (
    Attendance,
    Group,
    GroupSession,
    Membership,
    RosterLine,
    Schedule,
    Visitor,
)
from models.insight.arrival import arrive
from models.insight.today import today
from models.messages import Message, NotAllowed, Refused
from models.people import members
from models.people.identity import is_aadhaar_like
from models.people.members import NewMember
from models.people.tables import Consent, Guardian, Member, Phone, SealedNote, Stay
from models.sobriety import counting, milestones, periods
from models.sobriety.milestones import Style
from models.sobriety.tables import Award, Release, SobrietyRecord
from models.sponsorship.tables import Pair
from models.text import Script, script_of
from models.vault.passwords import refuse_weak
from models.vault.store import open_vault
from models.words import (
    Gender,
    GroupModel,
    Language,
    Mark,
    PairKind,
    PairState,
    Role,
    SessionState,
    Stage,
)
from resources import data
from tests.models.house import NOON

PASSWORD = "river stone garden"
DAY = NOON.date()


def sample(
    folder: Path, members: int = FEWEST, *, years: int = 1, seed: int = 1, **more: str
) -> SampleReport:
    """Build a sample centre in a folder of its own."""
    return build(
        folder / "centre",
        members=members,
        years=years,
        seed=seed,
        clock=FixedClock(NOON),
        password=PASSWORD,
        language=Language(more.get("language", "en")),
        app_folder=folder / "app",
    )


def sit(folder: Path, person: str = "Meera Joshi") -> Desk:
    """Sit down at a sample centre's desk."""
    clock = FixedClock(NOON)
    vault = open_vault(
        folder / "centre", person=person, password=PASSWORD, clock=clock, app_folder=folder / "app"
    )
    return arrive(vault)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the sample centre of these tests stands."""
    return tmp_path_factory.mktemp("sample")


@pytest.fixture(scope="module")
def report(place: Path) -> SampleReport:
    """Build the sample everybody gets who looks around."""
    return sample(place, 60, years=2)


@pytest.fixture(scope="module")
def desk(place: Path, report: SampleReport) -> Iterator[Desk]:
    """Sit down at it as its manager. Tests only read."""
    assert report.members == 60
    found = sit(place)
    yield found
    found.close()


@pytest.fixture
def read(desk: Desk) -> Iterator[Session]:
    """Read the sample's tables."""
    with desk.reading() as session:
        yield session


def count(session: Session, table: type[SQLModel]) -> int:
    """Return how many rows a table has."""
    return session.exec(select(func.count()).select_from(table)).one()


def record_of(desk: Desk) -> dict[int, counting.Record]:
    """Return every record by the member's id."""
    with desk.reading() as session:
        ids = dict(session.exec(select(Member.uid, Member.id)).all())
    return {ids[uid] or 0: record for uid, record in periods.records(desk).items()}


def test_the_report_says_what_is_there(report: SampleReport, desk: Desk, read: Session) -> None:
    assert report.groups == count(read, Group) == len(groups.listed(desk))
    assert report.members == count(read, Member) == len(members.listed(desk))
    assert report.sessions == count(read, GroupSession)
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
    assert len(milestones.awards(desk)) == count(read, Award) > 40
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


def test_names_come_in_three_scripts_and_many_shapes(read: Session) -> None:
    rows = read.exec(select(Member)).all()
    scripts = Counter(script_of(row.local_name) for row in rows if row.local_name)
    assert scripts[Script.DEVANAGARI] > 10
    assert scripts[Script.GURMUKHI] > 10
    assert {script_of(row.name) for row in rows} == {Script.LATIN}
    assert any(row.local_name is None for row in rows)
    assert any(row.initial_first for row in rows)
    assert len({row.name for row in rows}) > 50


def test_every_model_has_a_group_and_one_meets_monthly(read: Session) -> None:
    found = read.exec(select(Group)).all()
    assert {group.model for group in found} == set(GroupModel)
    assert 7 <= len(found) <= 9
    rules = read.exec(select(Schedule)).all()
    assert {rule.group_id for rule in rules} == {group.id for group in found}
    assert any(rule.week_of_month is not None for rule in rules)
    assert all(set(group.names) == {"en", "hi", "pa"} for group in found)


def test_groups_hold_whom_they_are_for(desk: Desk, read: Session) -> None:
    people = {row.id: row for row in members.listed(desk)}
    models = dict(read.exec(select(Group.id, Group.model)).all())
    for spell in read.exec(select(Membership)):
        person, model = people[spell.member_id], models[spell.group_id]
        assert model is not GroupModel.WOMEN or person.gender is Gender.WOMAN
        assert (model is GroupModel.ADOLESCENTS) == (person.age is not None and person.age < 18)
        assert model is not GroupModel.ELDERS or (person.age or 0) >= 60


def test_nobody_is_marked_outside_the_roster(read: Session) -> None:
    lines = set(read.exec(select(RosterLine.session_id, RosterLine.member_id)).all())
    marks = list(read.exec(select(Attendance.session_id, Attendance.member_id)).all())
    assert len(marks) > 2_000
    assert set(marks) <= lines
    assert len(lines) > len(marks), "a few stay unrecorded"


def test_rosters_are_who_belonged_that_day(desk: Desk, read: Session) -> None:
    closed = read.exec(select(GroupSession).where(GroupSession.state == SessionState.CLOSED)).all()
    for stored in closed[::25]:
        own = [line.member_id for line in sessions.roster_lines(read, stored.id or 0) if not line.visiting]
        assert own == sessions.expected(read, stored)
        assert register.register(desk, stored.id or 0).lines


def test_marks_are_of_every_kind_and_mostly_there(read: Session) -> None:
    marks = Counter(read.exec(select(Attendance.mark)).all())
    assert set(marks) == set(Mark) - {Mark.NOT_RECORDED}
    there = marks[Mark.PRESENT] + marks[Mark.LATE] + marks[Mark.LEFT_EARLY]
    assert 0.6 < there / (there + marks[Mark.ABSENT]) < 0.95
    assert marks[Mark.PRESENT] > 5 * marks[Mark.LATE]


def test_people_differ_in_how_regularly_they_come(read: Session) -> None:
    each: defaultdict[int, Counter[bool]] = defaultdict(Counter)
    for member, mark in read.exec(select(Attendance.member_id, Attendance.mark)):
        each[member][mark is Mark.PRESENT] += 1
    shares = [seen[True] / seen.total() for seen in each.values() if seen.total() > 20]
    assert max(shares) - min(shares) > 0.2


def test_sessions_are_planned_ahead_and_a_few_were_cancelled(read: Session) -> None:
    rows = read.exec(select(GroupSession)).all()
    states = Counter(row.state for row in rows)
    assert states[SessionState.CLOSED] > 300
    assert 0 < states[SessionState.CANCELLED] < 60
    assert all(row.reason for row in rows if row.state is SessionState.CANCELLED)
    assert all(row.topic for row in rows if row.state is SessionState.CLOSED)
    ahead = [row for row in rows if row.on > DAY]
    assert {row.on for row in ahead} == {DAY + timedelta(days=n) for n in range(1, 8)}
    assert all(row.state is SessionState.PLANNED for row in rows if row.on >= DAY)
    assert sum(row.guests for row in rows) > 20
    assert count(read, Visitor) > 0


def test_nothing_lies_in_the_future_but_plans(desk: Desk, read: Session) -> None:
    assert all(at <= NOON for at in read.exec(select(Attendance.at)))
    assert all(at <= NOON for at in read.exec(select(Consent.at)))
    assert all(row.registered_on <= DAY for row in read.exec(select(Member)))
    assert all(row.joined <= DAY and (row.left or DAY) <= DAY for row in read.exec(select(Membership)))
    assert all((row.admitted or DAY) <= DAY and (row.left or DAY) <= DAY for row in read.exec(select(Stay)))
    assert all((row.closed_at or NOON) <= NOON for row in read.exec(select(GroupSession)))
    assert all(
        (row.agreed_on or DAY) <= DAY and (row.ended_on or DAY) <= DAY for row in read.exec(select(Pair))
    )
    assert all(one.face.reached_on <= one.face.presented_on <= DAY for one in milestones.awards(desk))


def test_spells_and_stays_have_an_order(read: Session) -> None:
    for stay in read.exec(select(Stay)):
        assert stay.left is None or (stay.admitted or DAY) <= stay.left
    by_person: defaultdict[tuple[int, int], list[tuple[date, date]]] = defaultdict(list)
    for spell in read.exec(select(Membership)):
        assert spell.left is None or spell.joined < spell.left
        by_person[spell.group_id, spell.member_id].append((spell.joined, spell.left or date.max))
    for spells in by_person.values():
        spells.sort()
        assert all(before[1] <= after[0] for before, after in pairwise(spells))


def test_periods_are_sound_and_about_a_quarter_began_anew(desk: Desk) -> None:
    kept = list(periods.records(desk).values())
    assert all(counting.doubts(record, DAY) == () for record in kept)
    anew = sum(any(period.end for period in record.periods) for record in kept)
    assert 0.1 < anew / len(kept) < 0.45
    assert any(not record.counts for record in kept) or any(record.held for record in kept)
    days = [counting.streak_days(record, DAY) for record in kept if record.running]
    assert sum(day < 365 for day in days) > sum(day >= 365 for day in days) > 3


def test_office_numbers_follow_the_year_and_are_each_their_own(read: Session) -> None:
    numbers = [row.office_number or "" for row in read.exec(select(Stay))]
    assert len(set(numbers)) == len(numbers) > 20
    assert all(re.fullmatch(r"\d{3}/\d{2}-\d{2}", number) for number in numbers)


def test_phones_are_plainly_invented_and_some_are_shared(read: Session) -> None:
    rows = read.exec(select(Phone)).all()
    assert all(re.fullmatch(r"\+91[6-9]0000\d{5}", row.number) for row in rows)
    assert any(row.shared for row in rows)
    assert len(rows) < 60


def test_who_is_under_18_has_a_guardian_or_is_pending(desk: Desk, read: Session) -> None:
    young = [row for row in members.listed(desk) if row.age is not None and row.age < 18]
    named = set(read.exec(select(Guardian.member_id)).all())
    assert 1 <= len(young) <= 6
    assert all(row.id in named or row.pending_until is not None for row in young)
    assert named <= {row.id for row in young}


def test_sponsors_are_a_year_sober_and_have_three_places(desk: Desk, read: Session) -> None:
    kept = record_of(desk)
    found = read.exec(select(Pair)).all()
    active = [pair for pair in found if pair.state is PairState.ACTIVE]
    assert len(active) > 5
    assert max(Counter(pair.sponsor_id for pair in active).values()) <= 3
    primary = Counter(pair.sponsee_id for pair in active if pair.kind is PairKind.PRIMARY)
    assert max(primary.values()) == 1
    for pair in found:
        assert counting.streak_days(kept[pair.sponsor_id], pair.agreed_on or DAY) >= 365
        assert pair.sponsor_id != pair.sponsee_id
        assert pair.ended_on is None or pair.state is PairState.ENDED


def test_pairs_make_no_circle(read: Session) -> None:
    leads = {
        pair.sponsee_id: pair.sponsor_id
        for pair in read.exec(select(Pair).where(Pair.state == PairState.ACTIVE))
    }
    for first in leads:
        seen, here = {first}, leads.get(first)
        while here is not None:
            assert here not in seen
            seen.add(here)
            here = leads.get(here)


def test_certificates_are_genuine_and_serials_have_no_gap(desk: Desk, read: Session) -> None:
    by_year: defaultdict[str, list[int]] = defaultdict(list)
    for row in read.exec(select(Award).order_by(col(Award.id))):
        _prefix, year, number = row.serial.split("/")
        by_year[year].append(int(number))
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in by_year.values())
    for one in milestones.awards(desk)[::10]:
        assert milestones.verify(desk, one.face.serial, one.face.code).state == "genuine"
    handed = Counter(row.handed_over_on is not None for row in read.exec(select(Release)))
    assert handed[True] > handed[False]


def test_awards_were_earned_here(desk: Desk) -> None:
    people = {row.uid: row for row in members.listed(desk)}
    kept = periods.records(desk)
    for one in milestones.awards(desk):
        assert one.face.reached_on >= people[one.member].registered_on
        period = counting.period_on(kept[one.member], one.face.reached_on)
        assert period is not None
        days = {rung.key for rung in milestones.ladder.rungs_reached(period.start, one.face.reached_on)}
        assert (one.face.unit, one.face.count) in days


def test_work_goes_on_with_the_next_numbers(tmp_path: Path) -> None:
    made = sample(tmp_path)
    desk = sit(tmp_path)
    assert members.add(desk, NewMember("Meena Verma")).number == made.members + 1
    row = next(iter(milestones.due(desk, DAY)))
    batch = milestones.award(desk, [row], Style(), consent_held=True)
    assert batch.faces[0][1].serial not in {one.face.serial for one in milestones.awards(desk)[:-1]}
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
    monkeypatch.setattr(sample_diary, "MOST_MARKS", 3_000)
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


def test_who_died_is_on_no_list_of_today(desk: Desk) -> None:
    died = {row.number for row in members.listed(desk) if row.stage is Stage.DIED}
    found = today(desk)
    assert not died & {row.member for row in (*(found.due or ()), *(found.coming or ()))}
