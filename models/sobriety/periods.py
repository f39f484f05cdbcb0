# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealed periods: opened for counsellors and managers, posted unread by the desk."""

from collections.abc import Callable
from datetime import date, time
from typing import TYPE_CHECKING

from sqlmodel import Session, select

from models.centre.centre import centre
from models.desk.acts import Act
from models.desk.bulk import open_all
from models.desk.desk import Desk
from models.messages import Message, Refused, message
from models.people import members
from models.people.aliases import aliases
from models.people.identity import refuse_aadhaar
from models.people.members import row_by_number
from models.people.notes import keep, post
from models.people.tables import Member
from models.sobriety import counting
from models.sobriety.counting import Record
from models.sobriety.ladder import next_rung, rungs_reached
from models.sobriety.ladders import walked
from models.sobriety.plain import read, to_plain
from models.sobriety.rows import SobrietyRow
from models.sobriety.tables import SobrietyRecord

if TYPE_CHECKING:
    from models.desk.work import Work

START = "start"
"""Kind of post that becomes the first period."""
_OLDEST = date(1900, 1, 1)


def records(desk: Desk) -> dict[str, Record]:
    """Return every member's record by the member's uid. All are opened once; what changes is opened again."""
    desk.require(Act.COUNSEL)
    return desk.remembered("records", ("sobrietyrecord", "alias"), lambda: _of_everybody(desk))


def _of_everybody(desk: Desk) -> dict[str, Record]:
    """Return the records by uid; somebody without periods has those of an entry joined to theirs."""
    found = dict(every(desk).values())
    for uid, others in aliases(desk).items():
        if not found.get(uid, Record()).periods:
            joined = next((found[other] for other in others if other in found), None)
            found |= {uid: joined} if joined is not None else {}
    return found


Opened = dict[int, tuple[str, Record]]
"""By the sealed row's number: whose it is, and what it says."""


def every(desk: Desk) -> Opened:
    """Return whose every sealed record is, and what it says; never to be changed."""
    return desk.kept("opened records", ("sobrietyrecord",), lambda only: _open(desk, only))


def _open(desk: Desk, only: frozenset[int] | None) -> Opened:
    """Return what sealed records say. Most hold one date, and many share it: each text is read once.

    All are opened before the first is read: by turns both took a tenth longer.
    """
    texts: dict[bytes, bytes] = {}
    opened = [
        (row, member, texts.setdefault(text, text))
        for text, member, row, _ in open_all(desk, SobrietyRecord, "member", only=only)
    ]
    said = {text: read(text) for text in texts}
    return {row: (member, said[text]) for row, member, text in opened}


def record_of(desk: Desk, uid: str) -> Record:
    """Return one member's record."""
    return records(desk).get(uid, Record())


def of_member(desk: Desk, number: int, on: date | None = None) -> SobrietyRow:
    """Return a member's periods and figures on a day. The opening is logged."""
    desk.require(Act.COUNSEL)
    with desk.reading() as session:
        member = row_by_number(session, number)
    record = record_of(desk, member.uid)
    desk.note(Act.VIEW_MEMBER, subject=member.uid)
    return row(desk, number, record, on or desk.today)


def row(desk: Desk, number: int, record: Record, on: date) -> SobrietyRow:
    """Return a record's figures on a day, by the ladder the member walks by and the day-1 setting."""
    day_one = centre(desk).count_start_day
    figures = counting.figures(record, on, count_start_day=day_one)
    start = counting.period_on(record, on) if record.counts else None
    rules = walked(desk).of(number).rules
    return SobrietyRow(
        member=number,
        counts=record.counts,
        held=record.held,
        periods=tuple((period.start, period.end) for period in record.periods) if record.counts else (),
        streak_days=figures.streak if figures else None,
        sober_days=figures.sober if figures else None,
        elapsed_days=figures.elapsed if figures else None,
        reached=rungs_reached(start.start, on, rules, count_start_day=day_one) if start else (),
        next=next_rung(start.start, on, rules, count_start_day=day_one) if start else None,
    )


def begin(desk: Desk, number: int, start: date) -> None:
    """Keep a member's first sobriety date: sealed by a counsellor, posted sealed by the desk."""
    check_start(desk, start, members.by_number(desk, number).birth_date)
    with desk.work(Act.COUNSEL if desk.may(Act.COUNSEL) else Act.POST) as work:
        member = row_by_number(work.session, number)
        work.subject = member.uid
        keep_start(work, member.uid, start)
        work.commit()


def check_start(desk: Desk, start: date, birth: date | None = None) -> None:
    """Refuse a sobriety date no life can hold: in the future, before 1900, or before the birth date."""
    if birth is not None and start < birth:
        raise Refused(
            message(
                "The sobriety date {start} is before the birth date {birth}. Nothing was changed.",
                start=start,
                birth=birth,
            )
        )
    if start > desk.today or start < _OLDEST:
        raise Refused(
            message(
                "{start} cannot be a sobriety date: choose a day up to today. Nothing was changed.",
                start=start,
            )
        )


def keep_start(work: "Work", member: str, start: date) -> None:
    """Keep a start inside somebody's unit of work, sealed or posted as the keys allow."""
    if work.desk.may(Act.COUNSEL):
        _change(work, member, lambda record: counting.begin(record, start, today=work.now.date()))
    else:
        post(work, member, START, {"start": start.isoformat()})


def take_over(work: "Work", member: str, start: date) -> Message | None:
    """Take a start over from paper. Where another one stands, that one is kept and a doubt returned."""
    if not work.desk.may(Act.COUNSEL):
        keep_start(work, member, start)
        return None
    record = opened(work, stored(work.session, member))
    if not record.periods:
        keep_start(work, member, start)
        return None
    if record.periods[0].start == start:
        return None
    if len(record.periods) > 1:
        return message("There are several periods already. The sobriety date of the file was left out.")
    _change(work, member, lambda old: counting.correct_first_start(old, start, today=work.now.date()))
    return message("The sobriety date differed from the one kept. It was corrected to the file's.")


def new_start(
    desk: Desk,
    number: int,
    ended: date,
    restart: date | None,
    *,
    at: time | None = None,
    note: str = "",
) -> SobrietyRow:
    """Close the current period on the day of return to use and open the next. All history is kept."""
    return changed(
        desk,
        number,
        lambda record: counting.new_start(record, ended, restart, today=desk.today, ended_at=at),
        ("new start", note),
    )


def correct_start(desk: Desk, number: int, start: date, note: str = "") -> SobrietyRow:
    """Move the first start date. This is a correction, never a return to use."""
    check_start(desk, start, members.by_number(desk, number).birth_date)
    return changed(
        desk,
        number,
        lambda record: counting.correct_first_start(record, start, today=desk.today),
        ("correction", note),
    )


def hold(desk: Desk, number: int, note: str = "") -> SobrietyRow:
    """Pause celebrations and new pairings; no event is recorded."""
    return changed(desk, number, lambda record: counting.hold(record, ""), ("hold", note))


def end_hold(desk: Desk, number: int) -> SobrietyRow:
    """End a hold."""
    return changed(desk, number, counting.end_hold)


def changed(
    desk: Desk, number: int, rule: Callable[[Record], Record], said: tuple[str, str] = ("", "")
) -> SobrietyRow:
    """Change a record by a rule; words about any change are the same kind of row, so that none tells."""
    kind, note = said
    refuse_aadhaar(note, message("Note"))
    with desk.work(Act.COUNSEL) as work:
        member = row_by_number(work.session, number)
        work.subject = member.uid
        _change(work, member.uid, rule)
        if note.strip():
            keep(work, member.uid, {"kind": kind, "text": note})
        work.commit()
    return of_member(desk, number)


def _change(work: "Work", member: str, rule: Callable[[Record], Record]) -> None:
    held = stored(work.session, member)
    record = _of_joined(work, member, opened(work, held))
    content = to_plain(rule(record))
    if held is None:
        work.add_sealed(SobrietyRecord(member=member), member, content)
    elif content != to_plain(record):
        work.reseal(held, member, content)


def stored(session: Session, member: str) -> SobrietyRecord | None:
    """Return a member's sealed row, if there is one."""
    return session.exec(select(SobrietyRecord).where(SobrietyRecord.member == member)).first()


def opened(work: "Work", held: SobrietyRecord | None) -> Record:
    """Return what a sealed row holds; nothing yet is an empty record."""
    if held is None:
        return Record()
    return read(work.unsealed(held, held.member))


def _of_joined(work: "Work", member: str, own: Record) -> Record:
    """Return a member's own record, else that of an entry joined to theirs: changes go on from there."""
    if own.periods:
        return own
    others = (opened(work, stored(work.session, uid)) for uid in aliases(work.desk).get(member, ()))
    return next((record for record in others if record.periods), own)


def accept(work: "Work", member: Member, start: date, author: str) -> Message | None:
    """Take a posted start over. Returns a doubt where the member already has another date.

    Where one is kept already the posted one becomes a note, also when it is the same: whoever posts guesses
    must not see from the rows which one was right.
    """
    record = _of_joined(work, member.uid, opened(work, stored(work.session, member.uid)))
    if not record.periods and start <= work.now.date():
        _change(work, member.uid, lambda old: counting.begin(old, start, today=work.now.date()))
        return None
    keep(work, member.uid, {"kind": "posted start", "text": start.isoformat(), "posted_by": author})
    if record.first_start == start:
        return None
    if record.periods:
        return message("A posted sobriety date differs from the one kept; it stands in the notes.")
    # The computer's clock was wrong that day, or is now: nobody is kept from signing in by that.
    return message("A posted sobriety date lies in the future; it stands in the notes.")
