# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing a spreadsheet: planned outside, applied in one transaction, whole or not at all."""

import hashlib
from collections.abc import Callable
from dataclasses import asdict, dataclass

from sqlmodel import select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.work import Work
from models.exchange.findings import Doubt, Person
from models.exchange.plan import Action, Options, Plan, PlannedRow, build
from models.exchange.reading import read
from models.exchange.register_now import existing
from models.exchange.tables import ImportRun
from models.gatherings import groups
from models.gatherings.groups import NewGroup
from models.gatherings.tables import Group
from models.people import consents, members, notes
from models.people.members import NewMember
from models.people.tables import Member, Stay
from models.sobriety import periods
from models.sponsorship.tables import Pair
from models.vault.columns import id_of
from models.words import Gender

Step = Callable[[int, int], None]
REMARK = "imported remark"


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, or on a dry run would do."""

    import_id: int | None
    """None on a dry run."""
    plan: Plan
    doubts: tuple[Doubt, ...]
    """The plan's doubts, and what came up while writing."""


def preview(
    desk: Desk, data: bytes, file_name: str, options: Options, sheet: str | None = None
) -> ImportResult:
    """Plan an import and write nothing."""
    desk.require(Act.IMPORT)
    plan = build(read(data, file_name, sheet), options, existing(desk))
    return ImportResult(None, plan, plan.doubts)


def apply(
    desk: Desk,
    data: bytes,
    file_name: str,
    options: Options,
    sheet: str | None = None,
    on_step: Step | None = None,
    before_commit: Callable[[Plan], None] | None = None,
) -> ImportResult:
    """Plan an import and write all of it in one transaction. Raises Refused, and then nothing was written.

    ``before_commit`` is told the plan when all is written: what it refuses is not imported.
    """
    plan = preview(desk, data, file_name, options, sheet).plan
    with desk.work(Act.IMPORT) as work:
        writer = _Writer(work, plan, on_step)
        writer.write()
        run = work.add(
            ImportRun(
                at=work.now,
                staff=desk.person.uid,
                digest=hashlib.sha256(data).digest(),
                figures=asdict(plan.figures),
                entry_id=desk.count + 1,
            ),
            about="",
        )
        work.subject = run.uid
        if before_commit is not None:
            before_commit(plan)
        work.commit()
    return ImportResult(run.id, plan, (*plan.doubts, *writer.doubts))


class _Writer:
    """Writes a plan's rows inside one unit of work."""

    def __init__(self, work: Work, plan: Plan, on_step: Step | None) -> None:
        self._work = work
        self._plan = plan
        self._on_step = on_step
        self._groups: dict[str, int] = {}
        self._by_row: dict[int, Member] = {}
        self.doubts: list[Doubt] = []

    def write(self) -> None:
        """Write groups, then people, then the pairs between them."""
        self._write_groups()
        for place, row in enumerate(self._plan.rows, start=1):
            self._write_row(row)
            if self._on_step:
                self._on_step(place, len(self._plan.rows))
        for link in self._plan.sponsor_links:
            self._write_pair(link.row, link.sponsor_number, link.sponsor_row)

    def _write_groups(self) -> None:
        for group in self._work.session.exec(select(Group)):
            self._groups[group.name] = id_of(group)
        for new in self._plan.new_groups:
            genders = tuple(Gender(one) for one in new.genders)
            made = groups.write(
                self._work,
                NewGroup(new.name, new.model, genders=genders, min_age=new.min_age, max_age=new.max_age),
            )
            self._groups[new.name] = id_of(made)

    def _write_row(self, row: PlannedRow) -> None:
        member = self._member(row)
        self._by_row[row.row] = member
        if row.action is Action.SKIP:
            return
        for name in row.groups:
            groups.write_membership(
                self._work, self._groups[name], id_of(member), member.uid, self._work.now.date()
            )
        self._write_sealed(row, member)

    def _member(self, row: PlannedRow) -> Member:
        if row.action is Action.ADD:
            member = members.write(self._work, _new_member(row.entry.person))
            for purpose in self._plan.options.consent_held:
                consents.write(self._work, member, purpose, given=True, on_paper=True)
            return member
        if row.target_number is not None:
            member = members.row_by_number(self._work.session, row.target_number)
        else:
            member = self._by_row[row.target_row or 0]
        self._write_changes(row, member)
        return member

    def _write_changes(self, row: PlannedRow, member: Member) -> None:
        person, changes = row.entry.person, row.changes
        own = {name: getattr(person, name) for name in changes.fields if name not in {*_STAY, "shared_phone"}}
        if "languages" in own:
            own["languages"] = list(person.languages)
        self._work.change(member, member.uid, **own)
        members.write_phones(self._work, member, changes.phones, shared=person.shared_phone)
        if changes.new_stay:
            members.write_stay(self._work, member, _new_member(person))
        else:
            self._change_stay(
                member, {name: getattr(person, name) for name in changes.fields if name in _STAY}
            )

    def _change_stay(self, member: Member, changes: dict[str, object]) -> None:
        if not changes:
            return
        stays = self._work.session.exec(select(Stay).where(Stay.member_id == member.id)).all()
        if stays:
            self._work.change(stays[-1], member.uid, **changes)
        else:
            stay = self._work.add(Stay(member_id=id_of(member)), about=member.uid)
            self._work.change(stay, member.uid, **changes)

    def _write_sealed(self, row: PlannedRow, member: Member) -> None:
        entry = row.entry
        if entry.remarks:
            notes.keep(self._work, member.uid, {"kind": REMARK, "text": entry.remarks})
        if entry.sobriety_start is not None:
            doubt = periods.take_over(self._work, member.uid, entry.sobriety_start)
            if doubt is not None:
                self.doubts.append(Doubt(row.row, "", "", None, doubt, sealed=True))

    def _write_pair(self, row: int, sponsor_number: int | None, sponsor_row: int | None) -> None:
        sponsee = self._by_row[row]
        if sponsor_number is not None:
            sponsor = members.row_by_number(self._work.session, sponsor_number)
        else:
            sponsor = self._by_row[sponsor_row or 0]
        pair = Pair(sponsor_id=id_of(sponsor), sponsee_id=id_of(sponsee), agreed_on=self._work.now.date())
        self._work.add(pair, about=sponsee.uid)


_STAY = frozenset({"office_number", "admitted", "left"})


def _new_member(person: Person) -> NewMember:
    return NewMember(
        name=person.name,
        local_name=person.local_name,
        relation=person.relation,
        relation_name=person.relation_name,
        village=person.village,
        gender=person.gender or Gender.NOT_STATED,
        birth_date=person.birth_date,
        age_years=person.age_years,
        age_on=person.age_on,
        languages=person.languages,
        print_language=person.print_language,
        stage=person.stage,
        notice_due=True,
        phones=person.phones,
        shared_phone=person.shared_phone,
        office_number=person.office_number,
        admitted=person.admitted,
        left=person.left,
    )
