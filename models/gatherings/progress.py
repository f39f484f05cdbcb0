# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a member works on in a programme: steps begun and finished, points and tools, urges. All sealed."""

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from sqlmodel import col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings import programmes
from models.gatherings.tables import Progress
from models.messages import NotFound, Refused, message
from models.people.identity import refuse_aadhaar
from models.people.members import row_by_number
from models.text import clean_line, clean_note

if TYPE_CHECKING:
    from models.desk.work import Work

STEP, POINT, URGE = "step", "point", "urge"
STRONGEST = 10


@dataclass(frozen=True, slots=True)
class StepRow:
    """One round of one step. A step may be worked again, and steps in any order."""

    uid: str
    programme: str
    part: int
    """From 1."""
    started: date
    finished: date | None
    words: str = ""
    """The member's or the centre's own words."""


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point worked on, on a day, with a tool by its name."""

    uid: str
    programme: str
    part: int
    tool: str
    on: date


@dataclass(frozen=True, slots=True)
class UrgeRow:
    """One line of the urge log."""

    uid: str
    on: date
    strength: int
    """0 to 10."""
    trigger: str
    coping: str
    result: str


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """Everything a member worked on, the newest first."""

    steps: tuple[StepRow, ...]
    points: tuple[PointRow, ...]
    urges: tuple[UrgeRow, ...]


def of_member(desk: Desk, number: int) -> ProgressRow:
    """Return what a member worked on, opened. Counsellors and managers; the log keeps that it was read."""
    desk.require(Act.COUNSEL)
    with desk.reading() as session:
        subject = row_by_number(session, number).uid
    desk.note(Act.VIEW_MEMBER, subject=subject)
    return _read(desk, number)


def _read(desk: Desk, number: int) -> ProgressRow:
    with desk.reading() as session:
        member = row_by_number(session, number)
        chosen = select(Progress).where(Progress.member == member.uid).order_by(col(Progress.id).desc())
        stored = session.exec(chosen).all()
    opened = desk.unsealed(stored, lambda _row: member.uid)
    found = [
        (row.uid, cast("dict[str, Any]", json.loads(text))) for row, text in zip(stored, opened, strict=True)
    ]
    return ProgressRow(
        tuple(_step(uid, each) for uid, each in found if each["kind"] == STEP),
        tuple(_point(uid, each) for uid, each in found if each["kind"] == POINT),
        tuple(
            sorted((_urge(uid, each) for uid, each in found if each["kind"] == URGE), key=_day, reverse=True)
        ),
    )


def _day(urge: UrgeRow) -> date:
    return urge.on


def _step(uid: str, content: dict[str, Any]) -> StepRow:
    finished = content.get("finished")
    return StepRow(
        uid,
        content["programme"],
        content["part"],
        date.fromisoformat(content["started"]),
        date.fromisoformat(finished) if finished else None,
        content.get("words", ""),
    )


def _point(uid: str, content: dict[str, Any]) -> PointRow:
    return PointRow(
        uid, content["programme"], content["part"], content["tool"], date.fromisoformat(content["on"])
    )


def _urge(uid: str, content: dict[str, Any]) -> UrgeRow:
    return UrgeRow(
        uid,
        date.fromisoformat(content["on"]),
        content["strength"],
        content["trigger"],
        content["coping"],
        content["result"],
    )


def begin_step(desk: Desk, number: int, programme: str, part: int, on: date, words: str = "") -> None:
    """Begin a step, or begin it again; the same step is worked once at a time."""
    _refuse_part(desk, programme, part)
    _refuse_day(desk, on)
    own = _own_words(words)
    desk.require(Act.COUNSEL)
    going = [step for step in _read(desk, number).steps if step.finished is None]
    if any((step.programme, step.part) == (programme, part) for step in going):
        raise Refused(message("This step was begun already and is not finished yet."))
    _seal(
        desk,
        number,
        {
            "kind": STEP,
            "programme": programme,
            "part": part,
            "started": on.isoformat(),
            "finished": None,
            "words": own,
        },
    )


def finish_step(desk: Desk, number: int, uid: str, on: date) -> None:
    """Finish a step that was begun."""
    _refuse_day(desk, on)
    with desk.work(Act.COUNSEL) as work:
        member, row, content = _opened(work, number, uid)
        if on < date.fromisoformat(content["started"]):
            raise Refused(message("A step cannot be finished before it was begun."))
        work.reseal(row, member, content | {"finished": on.isoformat()})
        work.commit()


def log_point(desk: Desk, number: int, programme: str, part: int, tool: str, on: date) -> None:
    """Note that a point was worked on, with a tool by its name or without one."""
    _refuse_part(desk, programme, part)
    _refuse_day(desk, on)
    _seal(
        desk,
        number,
        {
            "kind": POINT,
            "programme": programme,
            "part": part,
            "tool": clean_line(tool),
            "on": on.isoformat(),
        },
    )


def log_urge(
    desk: Desk, number: int, on: date, strength: int, trigger: str = "", coping: str = "", result: str = ""
) -> None:
    """Note an urge: how strong it was from 0 to 10, what set it off, what helped, and how it ended."""
    _refuse_day(desk, on)
    if not 0 <= strength <= STRONGEST:
        raise Refused(message("The strength of an urge stands from 0 to {most}.", most=STRONGEST))
    texts = {"trigger": _own_words(trigger), "coping": _own_words(coping), "result": _own_words(result)}
    _seal(desk, number, {"kind": URGE, "on": on.isoformat(), "strength": strength, **texts})


def take_back(desk: Desk, number: int, uid: str) -> None:
    """Take one line away."""
    with desk.work(Act.COUNSEL) as work:
        member, row, _content = _opened(work, number, uid)
        work.remove(row, about=member)
        work.commit()


def _seal(desk: Desk, number: int, content: dict[str, Any]) -> None:
    with desk.work(Act.COUNSEL) as work:
        member = row_by_number(work.session, number)
        work.subject = member.uid
        work.add_sealed(Progress(member=member.uid), member.uid, content)
        work.commit()


def _opened(work: "Work", number: int, uid: str) -> tuple[str, Progress, dict[str, Any]]:
    member = row_by_number(work.session, number)
    work.subject = member.uid
    row = work.session.exec(
        select(Progress).where(Progress.uid == uid, Progress.member == member.uid)
    ).first()
    if row is None:
        raise NotFound(message("This line is gone already."))
    return member.uid, row, cast("dict[str, Any]", json.loads(work.unsealed(row, member.uid)))


def _own_words(text: str) -> str:
    refuse_aadhaar(text, message("Note"))
    return clean_note(text, limit=1000)


def _refuse_part(desk: Desk, programme: str, part: int) -> None:
    parts = programmes.by_key(desk, programme).parts
    if not 1 <= part <= len(parts):
        raise Refused(message("This programme has {n} parts.", n=len(parts)))


def _refuse_day(desk: Desk, on: date) -> None:
    if on > desk.today:
        raise Refused(message("{on} has not come yet.", on=on))
