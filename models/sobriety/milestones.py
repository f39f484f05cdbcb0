# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Milestones: who reached which rung, awards with serials and codes, and verifying a certificate."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlmodel import Session, select

from models.centre.centre import RungRow, centre
from models.centre.tables import CertificateKey
from models.desk.acts import Act
from models.desk.desk import Desk
from models.messages import PersonName, Refused, counted, message
from models.people import consents, members
from models.people.aliases import aliases
from models.people.briefs import Brief, briefs
from models.people.names import display
from models.people.tables import Member
from models.sobriety import ladder
from models.sobriety.codes import code, normalise, read_serial, same
from models.sobriety.faces import CertificateFace
from models.sobriety.ladder import Reached, rungs_reached
from models.sobriety.ladders import Ladder, walked
from models.sobriety.making_out import Awarded, Style, blank, made_out_again, new_award, note_given
from models.sobriety.rows import DueRow
from models.sobriety.snapshot import CANONICAL, from_snapshot
from models.sobriety.tables import Award, Release
from models.sobriety.walking import OF_WALKERS, Walker, awarded_to, reached, walkers
from models.vault.columns import id_of
from models.words import NameLevel, Purpose, Unit

if TYPE_CHECKING:
    from models.desk.work import Work

AHEAD_DAYS = 7
"""Certificates may be prepared this many days before their milestone, dated on it."""
MISSED_DAYS = 30
"""A milestone nobody celebrated stays in sight for so many days."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one request for certificates gave: faces in order, and who was left out for want of consent."""

    faces: tuple[tuple[int, CertificateFace], ...]
    """(member number, face) per page."""
    without_consent: tuple[DueRow, ...]
    given: tuple[tuple[DueRow, str], ...] = ()
    """Milestones celebrated without a certificate, each with the number it is noted under."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What verifying a certificate found."""

    state: str
    """genuine, superseded or unknown."""
    serial: str | None = None
    name: str | None = None
    issued_on: date | None = None
    unit: Unit | None = None
    count: int | None = None
    replaced_by: str | None = None
    """The serial of the corrected certificate, where this one was superseded."""


def due(desk: Desk, on: date, within: int = 0) -> tuple[DueRow, ...]:
    """Return the milestones reached from ``on`` to ``within`` days later, by date and number."""
    until = ladder.add_days(on, within) or date.max
    return _open_rows(desk, on, on - timedelta(days=1), until)


def since(desk: Desk, last: date, until: date | None = None) -> tuple[DueRow, ...]:
    """Return every milestone reached after ``last`` and up to today, or up to a chip night to come."""
    return _open_rows(desk, desk.today, last, until or desk.today)


def _open_rows(desk: Desk, on: date, after: date, until: date) -> tuple[DueRow, ...]:
    """Return what is reached in some days as rows, found once while nothing changes."""
    name = f"milestones on {on} after {after} until {until} in {desk.person.language}"
    return desk.remembered(name, OF_WALKERS, lambda: _rows(desk, reached(desk, on, after, until), on))


def near(desk: Desk, within: int) -> dict[int, int]:
    """Return by member number the days to the next milestone that is near and not awarded."""
    today, found = desk.today, dict[int, int]()
    until = ladder.add_days(today, within) or date.max
    for walker, rung in reached(desk, today, today - timedelta(days=1), until):
        if rung.key not in walker.earned:
            days = (rung.on - today).days
            found[walker.number] = min(days, found.get(walker.number, days))
    return found


def missed(desk: Desk) -> tuple[DueRow, ...]:
    """Return the highest rung each member reached in the last 30 days, before today, and was not awarded."""
    open_rungs = (row for row in since(desk, desk.today - timedelta(days=MISSED_DAYS + 1)) if row.days_away)
    latest = {row.member: row for row in open_rungs if not row.awarded}
    return tuple(sorted(latest.values(), key=lambda row: (row.on, row.member)))


def highest(desk: Desk, numbers: Iterable[int]) -> tuple[DueRow, ...]:
    """Return the highest rung with a certificate that each member reached in the current period.

    It may have been reached before registration.
    """
    today, ladders, day_one = desk.today, walked(desk), centre(desk).count_start_day
    everybody = walkers(desk, today)
    found: list[tuple[Walker, Reached]] = []
    for number in dict.fromkeys(numbers):
        person = members.by_number(desk, number)
        walker = everybody.get(person.id)
        rung = _on_paper(walker, ladders.of(number), today, day_one=day_one) if walker else None
        if walker is None or rung is None:
            raise Refused(
                message(
                    "{name} has no milestone to celebrate today. Nothing was awarded.",
                    name=person.number_text,
                )
            )
        found.append((walker, rung))
    return _rows(desk, found, today, in_order=False)


def _on_paper(walker: Walker, ladder: Ladder, today: date, *, day_one: bool) -> Reached | None:
    """Return the highest rung reached that gives a certificate."""
    reached = rungs_reached(walker.start, today, ladder.rules, count_start_day=day_one)
    return next((one for one in reversed(reached) if _gives_paper(ladder, one)), None)


def _gives_paper(ladder: Ladder, one: Reached) -> bool:
    rung = ladder.rung(one.unit, one.count)
    return rung is None or rung.certificate


def _rows(
    desk: Desk, found: Iterable[tuple[Walker, Reached]], on: date, *, in_order: bool = True
) -> tuple[DueRow, ...]:
    people, ladders, named = briefs(desk), walked(desk), _short_names(desk)
    ways: dict[tuple[tuple[str, ...], Unit, int], RungRow | None] = {}
    rows: list[DueRow] = []
    for walker, rung in found:
        ladder = ladders.of(walker.number)
        way = ladder.groups, rung.unit, rung.count
        if way not in ways:
            ways[way] = ladder.rung(rung.unit, rung.count)
        rows.append(_due_row(walker, named(people[walker.id]), rung, on, ways[way]))
    return tuple(sorted(rows, key=lambda row: (row.on, row.member)) if in_order else rows)


def _short_names(desk: Desk) -> Callable[[Brief], tuple[str, str]]:
    """Return what says somebody's number and short name as the reader may see them, each made once."""
    return desk.remembered(
        f"short names in {desk.person.language}", ("member", "centre"), lambda: _namer(desk)
    )


def _namer(desk: Desk) -> Callable[[Brief], tuple[str, str]]:
    number_text, reader, hidden = centre(desk).number_text, desk.person.language, desk.numbers_only
    level, known = NameLevel.INITIAL, dict[int, tuple[str, str]]()

    def named(one: Brief) -> tuple[str, str]:
        held = known.get(one.id)
        if held is None:
            held = known[one.id] = made(one)
        return held

    def made(one: Brief) -> tuple[str, str]:
        number = number_text(one.number)
        name, local, first = (
            (number, None, False) if hidden else (one.name, one.local_name, one.initial_first)
        )
        shown = display(name, local, level, number, None, first, reader)
        return number, PersonName(shown or number, name, local, level, initial_first=first)

    return named


def _due_row(walker: Walker, said: tuple[str, str], rung: Reached, on: date, done: RungRow | None) -> DueRow:
    return DueRow(
        member=walker.number,
        number_text=said[0],
        name=said[1],
        unit=rung.unit,
        count=rung.count,
        on=rung.on,
        days_away=(rung.on - on).days,
        awarded=rung.key in walker.earned,
        announce=done is None or done.announce,
        chip=done is None or done.chip,
        certificate=done is None or done.certificate,
    )


def award(
    desk: Desk, rows: Iterable[DueRow], style: Style, *, consent_held: bool = False, printed: bool = True
) -> Batch:
    """Award what is not awarded yet, release it, and return every face: asked again, the same serials.

    Members without consent for a certificate are left out, unless the centre holds it on paper. What is not
    ``printed`` now waits in the desk's print list. A milestone celebrated without a certificate is noted as
    given, and needs no consent to a paper.
    """
    chosen = list(dict.fromkeys(rows))
    for row in chosen:
        refuse_far(desk, row.on)
    given = awarded_to(desk)
    faces: list[tuple[int, CertificateFace]] = []
    without: list[DueRow] = []
    noted: list[tuple[DueRow, str]] = []
    with desk.work(Act.AWARD) as work:
        consenting = consents.holders(work.session, Purpose.CERTIFICATE)
        for row in chosen:
            member = members.row_by_number(work.session, row.member)
            if not row.certificate:
                noted.append((row, _noted(work, member, row, given.get(member.uid, ()))))
                continue
            if member.id not in consenting:
                if not consent_held:
                    without.append(row)
                    continue
                consents.write(work, member, Purpose.CERTIFICATE, given=True, on_paper=True)
                consenting.add(id_of(member))
            known = _known(given.get(member.uid, ()), row)
            faces.append((row.member, _face(work, member, row, style, known, prints=int(printed))))
        if work.changed:
            work.commit()
    return Batch(tuple(faces), tuple(without), tuple(noted))


def _noted(work: "Work", member: Member, row: DueRow, given: Sequence[Awarded]) -> str:
    """Note once that a milestone without a certificate was celebrated; return its number."""
    known = next((one.face for one in reversed(given) if _is_of(one, row)), None)
    return (
        known.serial if known else note_given(work, members.rows(work.desk, work.session, [member])[0], row)
    )


def preview(desk: Desk, rows: Iterable[DueRow], style: Style) -> tuple[tuple[int, CertificateFace], ...]:
    """Return what would be printed, to be looked over: nothing is awarded, serials and codes stand empty."""
    desk.require(Act.AWARD)
    chosen = [row for row in dict.fromkeys(rows) if row.certificate]
    with desk.reading() as session:
        people = [members.row_by_number(session, row.member) for row in chosen]
        shown = members.rows(desk, session, people)
    return tuple(
        (row.member, blank(desk, person, row, style, max(desk.today, row.on)))
        for row, person in zip(chosen, shown, strict=True)
    )


def refuse_far(desk: Desk, on: date) -> None:
    """Raise Refused for a day whose certificates cannot be prepared yet."""
    if (on - desk.today).days > AHEAD_DAYS:
        raise Refused(
            counted(
                "This milestone is reached on {on}. A certificate can be prepared {n} day before it.",
                "This milestone is reached on {on}. A certificate can be prepared {n} days before it.",
                AHEAD_DAYS,
                on=on,
            )
        )


def _known(held: Sequence[Awarded], row: DueRow) -> Awarded | None:
    """Return the certificate of a milestone; the newest, for what it corrected is superseded."""
    return next((one for one in reversed(held) if one.face.code and _is_of(one, row)), None)


def _is_of(one: Awarded, row: DueRow) -> bool:
    """Tell whether an award is of a milestone: reached that day, or on another as days were counted then.

    A date that was corrected, or the start day counted as day 1, moves a rung; it is not given twice by that.
    """
    unit, count, on = one.rung
    return (unit, count) == (row.unit, row.count) and (on == row.on or row.awarded)


def _face(
    work: "Work", member: Member, row: DueRow, style: Style, known: Awarded | None, *, prints: int
) -> CertificateFace:
    person = members.rows(work.desk, work.session, [member])[0]
    if known is None:
        return new_award(work, person, row, style, prints)
    released = work.session.exec(select(Release).where(Release.award_id == known.award_id)).first()
    if released is not None and released.handed_over_on is not None:
        work.change(released, about=member.uid, prints=released.prints + prints)
        return replace(known.face, reprint=True)
    return made_out_again(work, person, style, known, released, prints)


def verify(desk: Desk, typed_serial: str, typed_code: str) -> Verified:
    """Tell whether a certificate is ours: the serial is in the register and the code is its own."""
    wanted = read_serial(typed_serial)
    with desk.reading() as session:
        found = session.exec(
            select(Release, Award, CertificateKey, Member).where(
                Release.award_id == Award.id,
                Release.member_id == Member.id,
                Award.key_uid == CertificateKey.uid,
                Award.serial == (wanted or ""),
            )
        ).first()
        if found is None or not _is_logged(desk, session, found[0], found[1], found[3].uid):
            return Verified("unknown")
    released, _award, key, _member = found
    face = from_snapshot(released.snapshot)
    own = code(key.key, face.serial, released.snapshot[CANONICAL], face.unit, face.count, face.reached_on)
    if not same(own, normalise(typed_code)):
        return Verified("unknown")
    state = "superseded" if released.superseded_by else "genuine"
    return Verified(
        state, face.serial, face.name, face.presented_on, face.unit, face.count, released.superseded_by
    )


def _is_logged(desk: Desk, session: Session, released: Release, awarded: Award, member: str) -> bool:
    """Tell whether the log knows this award and what was printed: whoever has the data key can write both.

    What was awarded to an entry that was joined to another stands in the log under its own uid.
    """
    from models.desk.authorship import Authors

    authors = Authors(desk, session)
    return authors.sealed_as(awarded, Act.AWARD) and all(
        authors.written_as(released, uid, "snapshot", Act.AWARD)
        for uid in (member, *aliases(desk).get(member, ()))
    )
