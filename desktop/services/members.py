# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Members at the desk of whoever is signed in."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from models.messages import Message
from models.words import Purpose, Role, Stage, TrainingKind
from ui.screen.front import Paper

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from models.gatherings.belonging import Fit
    from models.gatherings.groups import GroupRow
    from models.insight.directory import Directory, Listed
    from models.insight.memberpage import MemberPage
    from models.insight.merging import SideBySide
    from models.insight.stays import Discharge
    from models.people.consents import NewGuardian
    from models.people.trusted import NewTrusted
    from models.sobriety.changing import Change, Preview
    from ui.screen.members.importservice import ImportService
    from ui.screen.members.service import Added, Newcomer, Note
    from ui.screen.papers.service import Papers


class DeskMembers:
    """The work behind the place Members."""

    def __init__(self, at_desk: "Callable[[], Desk]") -> None:
        self._at_desk = at_desk

    def role(self) -> Role:
        """Return the role whose keys are held."""
        return self._at_desk().vault.role

    def today(self) -> date:
        """Return the centre's date."""
        return self._at_desk().today

    # The list and the page

    def directory(self) -> "Directory":
        """Return everybody for the list."""
        from models.insight import directory

        return directory.read(self._at_desk())

    def listed(self, number: int) -> "Listed | None":
        """Return one line of the list as it is now."""
        from models.insight import directory

        return directory.one(self._at_desk(), number)

    def page(self, number: int, *, log: bool) -> "MemberPage":
        """Return a member's page."""
        from models.insight import memberpage

        return memberpage.read(self._at_desk(), number, log=log)

    def groups(self) -> "Sequence[GroupRow]":
        """Return the groups there are."""
        from models.gatherings import groups

        return groups.listed(self._at_desk())

    # Details

    def add(self, newcomer: "Newcomer") -> "Added":
        """Register somebody."""
        from models.insight.registration import register
        from ui.screen.members.service import Added

        made = register(
            self._at_desk(),
            newcomer.person,
            sobriety_start=newcomer.sobriety_start,
            group_names=newcomer.groups,
            consents_given=newcomer.consents,
        )
        return Added(made.member, made.doubts)

    def edit(self, number: int, **changes: object) -> None:
        """Change details by name."""
        from models.people import members

        members.edit(self._at_desk(), number, **cast("dict[str, Any]", changes))

    # Groups and stays

    def fit(self, number: int, group: int) -> "Fit":
        """Return what stands against joining a group."""
        from models.gatherings import belonging

        return belonging.fit(self._at_desk(), group, number)

    def join(self, number: int, group: int, reason: str) -> None:
        """Join a group from today."""
        from models.gatherings import belonging

        desk = self._at_desk()
        belonging.join(desk, group, number, desk.today, reason)

    def leave(self, number: int, group: int) -> None:
        """Leave a group today."""
        from models.gatherings import groups

        desk = self._at_desk()
        groups.leave(desk, groups.by_id(desk, group).name, number)

    def admit(self, number: int, admitted: date, office_number: str, stage: Stage) -> None:
        """Begin a stay."""
        from models.insight import stays

        stays.admit(self._at_desk(), number, admitted, office_number, stage)

    def discharge(self, number: int, how: "Discharge") -> None:
        """End a stay in one act."""
        from models.insight import stays

        stays.discharge(self._at_desk(), number, how)

    def died(self, number: int, on: date) -> None:
        """End every list quietly."""
        from models.insight import stays

        stays.died(self._at_desk(), number, on)

    def remove(self, number: int, reason: str) -> None:
        """Take an entry out of every list."""
        from models.insight import stays

        stays.remove(self._at_desk(), number, reason)

    def restore(self, number: int, reason: str) -> None:
        """Bring a removed entry back."""
        from models.insight import stays

        stays.restore(self._at_desk(), number, reason)

    # Consents

    def consent(self, number: int, purpose: Purpose, *, given: bool, read_by: str) -> None:
        """Record an answer."""
        from models.people import consents

        consents.answer(self._at_desk(), number, purpose, given=given, read_by=read_by)

    def name_guardian(self, number: int, guardian: "NewGuardian") -> None:
        """Name a guardian."""
        from models.people import consents

        consents.name_guardian(self._at_desk(), number, guardian)

    def exempt(self, number: int, reason: str) -> None:
        """Record a manager's exemption."""
        from models.people import consents

        consents.exempt(self._at_desk(), number, reason)

    def trust(self, number: int, trusted: "NewTrusted") -> None:
        """Name who may be told."""
        from models.people import trusted as told

        told.name(self._at_desk(), number, trusted)

    def withdraw_trust(self, number: int, trusted: int) -> None:
        """Let somebody be told nothing any more."""
        from models.people import trusted as told

        told.withdraw(self._at_desk(), number, trusted)

    # Trainings

    def train(self, number: int, kind: TrainingKind, done_on: date, expires_on: date | None) -> None:
        """Note a training."""
        from models.people import training

        training.add(self._at_desk(), number, kind, done_on, expires_on)

    def untrain(self, number: int, training: int) -> None:
        """Take a training back."""
        from models.people import training as trainings

        trainings.remove(self._at_desk(), number, training)

    # What is sealed

    def notes(self, number: int) -> "Sequence[Note]":
        """Open the sealed notes, newest first."""
        from models.centre import staff
        from models.people import notes
        from ui.screen.members.service import Note

        desk = self._at_desk()
        opened = notes.notes(desk, number)
        names = {each.uid: each.name for each in staff.listed(desk)}
        return [Note(names.get(note.author, ""), note.kind, note.text) for note in reversed(opened)]

    def write_note(self, number: int, text: str) -> None:
        """Seal a note; from the front desk it is posted."""
        from models.people import notes

        notes.write(self._at_desk(), number, text)

    def preview(self, number: int, change: "Change") -> "Preview":
        """Show what a change of the sobriety record would do."""
        from models.sobriety import changing
        from models.sponsorship.queues import reviews_by

        desk = self._at_desk()
        reviews = reviews_by(desk, number, change.ended) if change.kind is changing.Kind.NEW_START else 0
        return replace(changing.preview(desk, number, change), reviews=reviews)

    def change(self, number: int, change: "Change") -> None:
        """Change the sobriety record."""
        from models.sobriety import changing

        changing.make(self._at_desk(), number, change)

    # One of two

    def compare(self, kept: int, other: int) -> "SideBySide":
        """Return two entries side by side."""
        from models.insight import merging

        return merging.compare(self._at_desk(), kept, other)

    def merge(self, kept: int, other: int, take: tuple[str, ...]) -> None:
        """Make one entry of two."""
        from models.insight import merging

        merging.merge(self._at_desk(), kept, other, take)

    def unmerge(self, alias: int) -> Sequence[Message]:
        """Take two entries apart again."""
        from models.insight import merging

        return merging.unmerge(self._at_desk(), alias)

    # Out of the register

    def record(self, number: int) -> Paper:
        """Return the member's record as a PDF."""
        from models.exchange.record import gather
        from ui.paper.record import render_record

        desk = self._at_desk()
        found = gather(desk, number)
        return Paper(f"record-{number}.pdf", render_record(found, desk.person.language))

    def export(self, path: Path) -> int:
        """Write everybody to a table at a path."""
        from models.exchange import exporting
        from ui.language import current
        from ui.paper.saving import write_aside

        table = exporting.members_table(self._at_desk(), current().tr)
        write_aside(path, exporting.written(table, path.suffix))
        return len(table.rows)

    def importer(self) -> "ImportService":
        """Return the service behind the import."""
        from desktop.services.importing import DeskImport

        return DeskImport(self._at_desk)

    def papers(self) -> "Papers":
        """Return the service behind cards, slips and blank forms."""
        from desktop.services.papers import DeskPapers

        return DeskPapers(self._at_desk)

    def save(self, paper: Paper, path: Path) -> None:
        """Write a paper whole or not at all."""
        from ui.paper.saving import write_aside

        write_aside(path, paper.content)
