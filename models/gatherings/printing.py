# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gathering what a session's sheet prints; printing freezes the numbered roster."""

from datetime import date, datetime, time, timedelta

from sqlmodel import col, select

from models.centre.centre import centre
from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.outside import outside_anchor
from models.desk.tables import Staff
from models.gatherings import groups, register, sessions
from models.gatherings.groups import GroupRow
from models.gatherings.register import RegisterRow
from models.gatherings.sheets import BLANK_ROWS, Correction, SheetLine, SheetPaper
from models.gatherings.tables import GroupSession, MarkCorrection, ReservedSheet, RosterLine
from models.messages import Refused, message
from models.words import Language, Mark, NameLevel, SessionState


def gather(
    desk: Desk, session_id: int, *, filled: bool, level: NameLevel | None, language: Language | None
) -> SheetPaper:
    """Freeze the roster, note the printing, and return everything the sheet says."""
    with desk.work(Act.PRINT) as work:
        stored = sessions.stored_session(work.session, session_id)
        if stored.state is SessionState.CANCELLED:
            raise Refused(message("This session was cancelled. There is no sheet to print."))
        work.subject = stored.uid
        sessions.freeze(work, stored)
        work.commit()
    group = groups.by_id(desk, stored.group_id)
    shown = register.register(desk, session_id, level, language)
    settings = centre(desk)
    return SheetPaper(
        centre=settings.names,
        group=group.names,
        on=stored.on,
        starts=stored.starts,
        ends=_ends(stored),
        place=group.place,
        topic=stored.topic,
        facilitator=stored.facilitator,
        sheet_code=stored.sheet_code,
        filled=filled,
        lines=tuple(_line(row, filled=filled) for row in shown.lines),
        visitors=shown.visitors if filled else (),
        guests=stored.guests if filled else 0,
        head_count=stored.head_count if filled else None,
        blank_rows=settings.blank_rows,
        began=stored.began if filled else None,
        ended=stored.ended if filled else None,
        action_points=stored.action_points if filled else "",
        corrections=_corrections(desk, session_id) if filled else (),
        anchor=outside_anchor(desk) if filled else None,
    )


def _corrections(desk: Desk, session_id: int) -> tuple[Correction, ...]:
    """Return what was changed after closing, in order: by whom, why, and what it was before."""
    chosen = select(MarkCorrection, RosterLine.row, Staff.name).where(
        MarkCorrection.session_id == session_id,
        RosterLine.session_id == session_id,
        RosterLine.member_id == MarkCorrection.member_id,
        Staff.uid == MarkCorrection.staff,
    )
    with desk.reading() as session:
        found = session.exec(chosen.order_by(col(MarkCorrection.id)))
        return tuple(
            Correction(row, made.was, made.now, made.reason, name, made.at.date())
            for made, row, name in found
        )


def reserve(desk: Desk, group_name: str, on: date | None, n: int) -> tuple[SheetPaper, ...]:
    """Give ``n`` blank sheets codes of their own, and return what they say."""
    group = groups.by_name(desk, group_name)
    day = on or desk.today
    sessions.check_day(day)
    with desk.work(Act.PRINT, subject=group.uid) as work:
        codes = [sessions.new_code(work, group.id, day) for _ in range(n)]
        for code in codes:
            work.add(ReservedSheet(code=code, group_id=group.id, on=on), about="")
        work.commit()
    return tuple(_blank(desk, group, day, code, undated=on is None) for code in codes)


def _blank(desk: Desk, group: GroupRow, on: date, code: str, *, undated: bool) -> SheetPaper:
    return SheetPaper(
        centre=centre(desk).names,
        group=group.names,
        on=on,
        starts=None,
        ends=None,
        place=group.place,
        topic="",
        facilitator="",
        sheet_code=code,
        filled=False,
        lines=(),
        visitors=(),
        guests=0,
        head_count=None,
        blank_rows=max(BLANK_ROWS, group.members + 4),
        began=None,
        ended=None,
        action_points="",
        undated=undated,
        numbered=False,
    )


def _ends(stored: GroupSession) -> time | None:
    if stored.starts is None:
        return None
    return (datetime.combine(stored.on, stored.starts) + timedelta(minutes=stored.minutes)).time()


def _line(row: RegisterRow, *, filled: bool) -> SheetLine:
    known = filled and row.mark is not Mark.NOT_RECORDED
    return SheetLine(
        row=row.row,
        name=row.name,
        number_text=row.number_text,
        visiting=row.visiting,
        mark=row.mark if known else None,
        sharing=row.sharing if known else None,
        met_sponsor=filled and row.met_sponsor,
        struck=row.struck if filled else (),
    )
