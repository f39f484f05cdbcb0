# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The diary of a sample centre: which sessions were held, who was on their rosters, how they were marked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from models.gatherings.attendance import ATTENDED
from models.gatherings.schedule import occurrences
from models.sample import texts
from models.sample.groups import Circle, Spell
from models.sample.people import Person, Setting
from models.words import Gender, GroupModel, Mark, Mode, SessionState, Sharing

MOST_MARKS = 1_500_000
"""A large sample keeps recent weeks whole and of older ones only some, so that it is made in minutes."""
_WHOLE_WEEKS = 26
_AHEAD = 7
_FEWEST = 2
"""A circle of one is not held."""
_LATE_DAYS = 14
_VISITOR_DAYS = 29

Marked = tuple[Person, Mark, Sharing | None, Mode]


@dataclass(slots=True)
class Meeting:
    """One session with its frozen roster and marks."""

    on: date
    starts: time
    minutes: int
    state: SessionState
    topic: str = ""
    facilitator: str = ""
    reason: str = ""
    roster: Sequence[Person] = ()
    visiting: Person | None = None
    marks: list[Marked] = field(default_factory=list[Marked])
    visitors: list[str] = field(default_factory=list[str])
    guests: int = 0
    head_count: int | None = None
    action_points: str = ""
    logged_late: bool = False
    late_by: int = 0
    """Minutes after the planned time at which it began."""

    @property
    def frozen(self) -> bool:
        """Whether the roster was fixed."""
        return bool(self.roster)

    @property
    def began(self) -> datetime:
        """When it began."""
        return datetime.combine(self.on, self.starts) + timedelta(minutes=self.late_by)

    @property
    def ended(self) -> datetime:
        """When it ended."""
        return self.began + timedelta(minutes=self.minutes)


class Diary:
    """Holds every circle's sessions, one circle at a time."""

    def __init__(
        self, rng: Random, setting: Setting, people: Sequence[Person], circles: Iterable[Circle]
    ) -> None:
        self._rng = rng
        self._setting = setting
        self._people = people
        self._language = setting.language.value
        weeks = _expected(setting, circles)
        self._every = next(
            (every for every in (1, 2, 4, 8, 13, 26) if _total(weeks, every) <= MOST_MARKS), 52
        )
        self.expected_marks = _total(weeks, self._every)

    def of(self, circle: Circle) -> Iterator[Meeting]:
        """Return a circle's sessions from the first day to the coming week."""
        today = self._setting.today
        for on, starts, minutes in occurrences(
            circle.rules, self._setting.opened, today + timedelta(days=_AHEAD)
        ):
            if on >= today:
                yield self._planned(circle, on, starts, minutes)
            elif self._keeps(on):
                roster = _roster(circle.spells, on)
                if len(roster) >= _FEWEST:
                    yield self._past(circle, roster, Meeting(on, starts, minutes, SessionState.CLOSED))

    def _keeps(self, on: date) -> bool:
        week = (self._setting.today - on).days // 7
        return week < _WHOLE_WEEKS or week % self._every == 0

    def _planned(self, circle: Circle, on: date, starts: time, minutes: int) -> Meeting:
        meeting = Meeting(on, starts, minutes, SessionState.PLANNED, self._topic(circle), circle.facilitator)
        if on == self._setting.today and self._rng.random() < 0.3:
            meeting.roster = _roster(circle.spells, on)
        return meeting

    def _past(self, circle: Circle, roster: Sequence[Person], meeting: Meeting) -> Meeting:
        drawn, ago = self._rng.random(), (self._setting.today - meeting.on).days
        meeting.topic, meeting.facilitator = self._topic(circle), circle.facilitator
        if ago <= _LATE_DAYS and (drawn < 0.12 or _stays_open(circle, ago)):
            meeting.state = SessionState.OPEN if drawn < 0.05 else SessionState.PLANNED
            meeting.roster = roster if meeting.state is SessionState.OPEN else ()
        elif drawn < 0.14 and drawn >= 0.115:
            meeting.state = SessionState.CANCELLED
            meeting.reason = self._one("cancelled")
        else:
            meeting.roster = roster
            self._hold(circle, meeting, ago)
        return meeting

    def _hold(self, circle: Circle, meeting: Meeting, ago: int) -> None:
        rng = self._rng
        meeting.late_by = rng.choice((0, 0, 0, 5, 5, 10))
        meeting.logged_late = rng.random() < 0.02
        spells = {spell.person.id: spell for spell in circle.spells if spell.holds(meeting.on)}
        meeting.marks = [
            marked
            for person in meeting.roster
            if (marked := self._mark(circle, spells[person.id], meeting.on)) is not None
        ]
        self._welcome_others(circle, meeting, ago)
        if rng.random() < 0.6:
            came = sum(mark in ATTENDED for _person, mark, _sharing, _mode in meeting.marks)
            meeting.head_count = came + meeting.guests + len(meeting.visitors)
        if rng.random() < 0.12:
            meeting.action_points = self._one("action_points")

    def _mark(self, circle: Circle, spell: Spell, on: date) -> Marked | None:
        """Return how one person took part; None for the few nobody recorded."""
        rng = self._rng
        drawn = rng.random()
        if drawn > 0.993:
            return None
        likely = spell.person.regularity
        if (on - spell.joined).days < 14 or len(circle.rules) > 3:
            likely = min(0.98, likely + 0.12)
        if spell.left is not None and (spell.left - on).days < 30:
            likely *= 0.6
        if drawn >= likely:
            return spell.person, Mark.EXCUSED if rng.random() < 0.35 else Mark.ABSENT, None, circle.mode
        detail = rng.random()
        mark = Mark.PRESENT if detail < 0.87 else Mark.LATE if detail < 0.96 else Mark.LEFT_EARLY
        mode = Mode.PHONE if circle.mode is Mode.VIDEO and detail < 0.1 else circle.mode
        return spell.person, mark, self._sharing(), mode

    def _sharing(self) -> Sharing:
        drawn = self._rng.random()
        return Sharing.SHARED if drawn < 0.6 else Sharing.PASSED if drawn < 0.85 else Sharing.NOT_REACHED

    def _welcome_others(self, circle: Circle, meeting: Meeting, ago: int) -> None:
        rng = self._rng
        if rng.random() < 0.15:
            meeting.guests = rng.randint(1, 3)
        if ago <= _VISITOR_DAYS and rng.random() < 0.1:
            meeting.visitors = [self._one("visitors")]
        if rng.random() < 0.06:
            meeting.visiting = self._somebody_else(circle, meeting)
        if meeting.visiting is not None:
            meeting.marks.append((meeting.visiting, Mark.PRESENT, self._sharing(), circle.mode))

    def _somebody_else(self, circle: Circle, meeting: Meeting) -> Person | None:
        """Return an adult of another circle whom this one is meant for, if one is met soon."""
        there = {person.id for person in meeting.roster}
        for _ in range(4):
            person = self._rng.choice(self._people)
            fits = circle.model is not GroupModel.WOMEN or person.gender is Gender.WOMAN
            open_to = circle.model not in (GroupModel.ADOLESCENTS, GroupModel.ELDERS)
            if fits and open_to and person.is_adult and person.id not in there and person.here(meeting.on):
                return person
        return None

    def _topic(self, circle: Circle) -> str:
        return self._rng.choice(texts.topics(circle.model.value))[self._language]

    def _one(self, kind: str) -> str:
        return self._rng.choice(texts.sentences(kind))[self._language]


def _stays_open(circle: Circle, ago: int) -> bool:
    """Leave one session of the daily circle unrecorded, so that Today has something to ask for."""
    return ago == 2 and len(circle.rules) == 7


def _roster(spells: Iterable[Spell], on: date) -> list[Person]:
    """Return who belongs on a day, in the order of their numbers."""
    return sorted((spell.person for spell in spells if spell.holds(on)), key=_number)


def _number(person: Person) -> int:
    return person.number


def _expected(setting: Setting, circles: Iterable[Circle]) -> list[float]:
    """Return about how many marks each week has, this week first."""
    weeks = [0.0] * (setting.years * 53 + 2)
    for circle in circles:
        a_week = len(circle.rules) * (0.25 if circle.rules[0].week_of_month else 1.0)
        for spell in circle.spells:
            newest = (setting.today - (spell.left or setting.today)).days // 7
            oldest = (setting.today - spell.joined).days // 7
            for week in range(max(0, newest), min(oldest, len(weeks) - 1) + 1):
                weeks[week] += a_week
    return weeks


def _total(weeks: Sequence[float], every: int) -> int:
    return int(sum(marks for week, marks in enumerate(weeks) if week < _WHOLE_WEEKS or week % every == 0))
