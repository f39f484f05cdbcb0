# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a sample centre step by step: keys and staff, people, circles and their diary, milestones, pairs."""

from pathlib import Path
from random import Random

from models.centre import centre, staff
from models.clock import Clock
from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings.tables import Attendance, Group, GroupSession, RosterLine
from models.messages import message
from models.people.tables import Consent, Member, Phone, Stay, Training
from models.sample import texts
from models.sample.awards import given
from models.sample.building import OnStep, SampleReport
from models.sample.diary import Diary
from models.sample.groups import Circle, circles
from models.sample.pairs import pairs
from models.sample.people import Person, Setting, people
from models.sample.register import People, write_circles, write_meetings
from models.sample.sealing import give_awards, seal_people, write_pairs
from models.sample.sobriety import prepare_milestones, record, recurrences
from models.sample.trainings import trainings
from models.sample.writing import CHUNK, Writer, chunks
from models.sobriety.ladders import walked
from models.vault.store import Cost, Vault, create_vault
from models.words import Language, Role

_STEPS = 100
_KEYS, _PEOPLE, _SEALED, _HELD = 2, 15, 25, 90
"""How many of a hundred steps are done after each part."""
_CIRCLES_AT_ONCE = 100


class Making:
    """One sample centre being made."""

    def __init__(self, setting: Setting, seed: int, password: str, on_step: OnStep) -> None:
        self._setting = setting
        self._seed = seed
        self._password = password
        self._on_step = on_step

    def made(self, folder: Path, clock: Clock, app_folder: Path | None, cost: Cost | None) -> SampleReport:
        """Make everything and say what there is."""
        self._on_step(0, _STEPS, message("Making the keys of the sample centre"))
        vault, _sheet = create_vault(
            folder,
            manager=_staff()[0][0],
            password=self._password,
            language=self._setting.language,
            clock=clock,
            app_folder=app_folder,
            cost=cost,
        )
        with vault:
            report = self._filled(vault)
        self._on_step(_STEPS, _STEPS, message("The sample centre is ready"))
        return report

    def _filled(self, vault: Vault) -> SampleReport:
        desk = self._founded(vault)
        writer = Writer(desk)
        everybody = self._people(desk, writer)
        opened = self._circles(desk, writer, everybody)
        self._diary(desk, writer, everybody, opened)
        self._celebrations(desk, writer, everybody, opened)
        return SampleReport(
            folder=vault.folder,
            members=len(everybody),
            groups=len(opened),
            sessions=writer.written.get("groupsession", 0),
            marks=writer.written.get("attendance", 0),
            pairs=writer.written.get("pair", 0),
            recurrences=recurrences(everybody),
            awards=writer.written.get("release", 0),
            staff=tuple((row.name, row.role) for row in staff.listed(desk)),
            password=self._password,
        )

    def _rng(self, part: str) -> Random:
        """Return chance of its own for a part, so that a change in one leaves the others as they were."""
        return Random(f"{self._seed}/{part}")

    def _founded(self, vault: Vault) -> Desk:
        """Found the centre with its texts, signatories and staff."""
        plan, language = texts.centre(), self._setting.language
        desk = centre.found(vault, plan["names"][language.value], is_sample=True)
        settings = ("names", "discreet_names", "address", "place", "phone")
        centre.change(desk, **{name: plan[name] for name in settings})
        for one in plan["signatories"]:
            centre.add_signatory(desk, one["names"], one["roles"])
        for name, role, own in _staff()[1:]:
            staff.add(
                desk, name, role, self._password, manager_password=self._password, language=own or language
            )
        return desk

    def _people(self, desk: Desk, writer: Writer) -> list[Person]:
        rng, setting = self._rng("people"), self._setting
        for kind, share in ((Member, 1.0), (Phone, 0.9), (Consent, 7.5), (Stay, 0.75)):
            writer.expect(kind, int(setting.members * share) + 1)
        everybody: list[Person] = []
        with desk.work(Act.SAMPLE) as work:
            numbers = work.next_numbers("member", setting.members)
            table = People(work, writer, setting, _staff()[1][0])
            invented = people(rng, setting, writer.next_id(Member), numbers)
            for part in chunks(invented):
                self._tell(_KEYS, _PEOPLE, len(everybody), setting.members)
                for person, _details in part:
                    person.uid = writer.uid(Member)
                    person.record = record(rng, setting, person)
                    everybody.append(person)
                table.write(part)
            self._on_step(_PEOPLE, _STEPS, message("Sealing sobriety dates and notes"))
            prepare_milestones(rng, setting, everybody, walked(desk).centre.rules)
            seal_people(work, writer, self._rng("notes"), setting, everybody)
            work.tell("", {"members": len(everybody)})
            work.commit()
        return everybody

    def _tell(self, first: int, last: int, done: int, of: int) -> None:
        what = message("Inventing members") if last == _PEOPLE else message("Holding sessions")
        self._on_step(first + (last - first) * done // max(1, of), _STEPS, what)

    def _circles(self, desk: Desk, writer: Writer, everybody: list[Person]) -> list[Circle]:
        opened = circles(self._rng("circles"), self._setting, everybody, writer.next_id(Group))
        with desk.work(Act.SAMPLE) as work:
            write_circles(work, writer, opened, self._setting)
            work.tell("", {"groups": len(opened)})
            work.commit()
        return opened

    def _diary(self, desk: Desk, writer: Writer, everybody: list[Person], opened: list[Circle]) -> None:
        """Hold every circle's sessions, some circles in one unit of work so that none grows too large."""
        diary = Diary(self._rng("diary"), self._setting, everybody, opened)
        expected = max(CHUNK, diary.expected_marks)
        for kind, rows in ((Attendance, expected), (RosterLine, expected), (GroupSession, expected // 12)):
            writer.expect(kind, rows)
        done = 0
        for part in chunks(opened, _CIRCLES_AT_ONCE):
            with desk.work(Act.SAMPLE) as work:
                for circle in part:
                    self._tell(_SEALED, _HELD, done, len(opened))
                    write_meetings(work, writer, circle, diary.of(circle))
                    done += 1
                work.tell("", {"groups": len(part)})
                work.commit()

    def _celebrations(
        self, desk: Desk, writer: Writer, everybody: list[Person], opened: list[Circle]
    ) -> None:
        self._on_step(_HELD, _STEPS, message("Celebrating milestones"))
        setting = self._setting
        awards = given(self._rng("awards"), setting, everybody, walked(desk).centre.rules)
        with desk.work(Act.SAMPLE) as work:
            give_awards(work, writer, awards)
            walks = list(pairs(self._rng("pairs"), setting, everybody, opened))
            write_pairs(work, writer, self._rng("contacts"), setting, walks)
            done = trainings(self._rng("trainings"), setting, everybody, opened, walks)
            writer.write(work, Training, done)
            work.tell("", {"awards": len(awards)})
            work.commit()


def _staff() -> list[tuple[str, Role, Language | None]]:
    """Return the staff's names, roles and own languages; None is the centre's."""
    return [
        (
            one["names"]["en"],
            Role(one["role"]),
            None if one["language"] == "own" else Language(one["language"]),
        )
        for one in texts.centre()["staff"]
    ]
