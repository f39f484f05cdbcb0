# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a session went: five phases with their times, topic, facilitator, action points, head count, filing."""

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings import leading, marking, sessions
from models.gatherings.tables import GroupSession, SessionPhase, Topic
from models.messages import Message, Refused, message
from models.people.identity import refuse_aadhaar
from models.text import clean_line, clean_note
from models.vault.columns import id_of
from models.words import Phase

if TYPE_CHECKING:
    from models.desk.work import Work

LONGEST = 2000
TEXTS = frozenset({"topic", "facilitator", "action_points", "filed_as"})


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """One phase of a session; a time nobody noted is None."""

    phase: Phase
    began: time | None = None
    ended: time | None = None


@dataclass(frozen=True, slots=True)
class Circle:
    """What is kept of how a session went. Never who said what."""

    topic: str
    facilitator: str
    action_points: str
    filed_as: str
    head_count: int | None
    began: time | None
    ended: time | None
    phases: tuple[PhaseRow, ...]
    lead_note: Message | None = None
    """What is kindly noted about who leads."""


def circle(desk: Desk, session_id: int) -> Circle:
    """Return how a session went, with all five phases in their order."""
    with desk.reading() as session:
        stored = sessions.stored_session(session, session_id)
        held = {row.phase: row for row in _phases(session, session_id)}
    phases = tuple(
        PhaseRow(phase, held[phase].began, held[phase].ended) if phase in held else PhaseRow(phase)
        for phase in Phase
    )
    return Circle(
        stored.topic,
        stored.facilitator,
        stored.action_points,
        stored.filed_as,
        stored.head_count,
        stored.began,
        stored.ended,
        phases,
        leading.note(desk, session_id),
    )


def write_text(desk: Desk, session_id: int, name: str, text: str, *, reason: str = "") -> Circle:
    """Keep one of the texts: topic, facilitator, action_points or filed_as."""
    if name not in TEXTS:
        raise ValueError(name)
    refuse_aadhaar(text, message("Session"))
    value = clean_note(text) if name == "action_points" else clean_line(text)
    if len(value) > LONGEST:
        raise Refused(message("This is longer than {most} letters. Please shorten it.", most=LONGEST))
    return _write(desk, session_id, reason, **{name: value})


def write_head_count(desk: Desk, session_id: int, count: int | None, *, reason: str = "") -> Circle:
    """Keep how many were counted in the room: the check of what was marked."""
    if count is not None and not 0 <= count <= 10_000:
        raise Refused(message("The head count is a number from 0 to 10,000."))
    return _write(desk, session_id, reason, head_count=count)


def write_phase(
    desk: Desk,
    session_id: int,
    phase: Phase,
    began: time | None,
    ended: time | None,
    *,
    reason: str = "",
) -> Circle:
    """Keep when a phase began and ended; the session's own times follow from the first and the last."""
    if began is not None and ended is not None and ended < began:
        raise Refused(message("A phase cannot end before it began."))
    with marking.marking(desk, session_id, reason, Act.RUN_SESSION) as (work, stored):
        _write_phase(work, stored, PhaseRow(phase, began, ended))
        _follow(work, stored)
        marking.commit(work)
    return circle(desk, session_id)


def begin_phase(desk: Desk, session_id: int, phase: Phase) -> Circle:
    """Note that a phase begins now: the one before it ends with the same minute."""
    with marking.marking(desk, session_id, act=Act.RUN_SESSION) as (work, stored):
        now = _minute(work)
        for row in _phases(work.session, session_id):
            if row.began is not None and row.ended is None and row.phase is not phase:
                _write_phase(work, stored, PhaseRow(row.phase, row.began, max(row.began, now)))
        _write_phase(work, stored, PhaseRow(phase, now, None))
        _follow(work, stored)
        marking.commit(work)
    return circle(desk, session_id)


def end_phases(desk: Desk, session_id: int) -> Circle:
    """Note that the session ends now: whichever phase was going ends too."""
    with marking.marking(desk, session_id, act=Act.RUN_SESSION) as (work, stored):
        now = _minute(work)
        for row in _phases(work.session, session_id):
            if row.began is not None and row.ended is None:
                _write_phase(work, stored, PhaseRow(row.phase, row.began, max(row.began, now)))
        work.change(stored, about="", ended=now)
        marking.commit(work)
    return circle(desk, session_id)


def _minute(work: "Work") -> time:
    return work.now.time().replace(second=0, microsecond=0)


def _write(desk: Desk, session_id: int, reason: str, **new: object) -> Circle:
    with marking.marking(desk, session_id, reason, Act.RUN_SESSION) as (work, stored):
        work.change(stored, about="", **new)
        marking.commit(work)
    return circle(desk, session_id)


def _write_phase(work: "Work", stored: GroupSession, row: PhaseRow) -> None:
    chosen = select(SessionPhase).where(SessionPhase.session_id == stored.id, SessionPhase.phase == row.phase)
    held = work.session.exec(chosen).first()
    if held is not None:
        work.change(held, about="", began=row.began, ended=row.ended)
    elif row.began is not None or row.ended is not None:
        new = SessionPhase(session_id=id_of(stored), phase=row.phase, began=row.began, ended=row.ended)
        work.add(new, about="")


def _follow(work: "Work", stored: GroupSession) -> None:
    """Let the session's own times follow its phases."""
    rows = _phases(work.session, id_of(stored))
    began = min((row.began for row in rows if row.began), default=None)
    closure = next((row for row in rows if row.phase is Phase.CLOSURE), None)
    if began is not None:
        work.change(stored, about="", began=began)
    if closure is not None and closure.ended is not None:
        work.change(stored, about="", ended=closure.ended)


def _phases(session: Session, session_id: int) -> list[SessionPhase]:
    chosen = select(SessionPhase).where(SessionPhase.session_id == session_id)
    return list(session.exec(chosen.order_by(col(SessionPhase.id))))


def own_topics(desk: Desk) -> tuple[str, ...]:
    """Return the centre's own topics, in order."""
    with desk.reading() as session:
        found = session.exec(select(Topic.text).where(col(Topic.retired).is_(False))).all()
    return tuple(sorted(found, key=str.casefold))


def keep_topic(desk: Desk, text: str) -> tuple[str, ...]:
    """Put a topic among the centre's own; one that is there comes back, doubled is none."""
    line = clean_line(text)
    if not line:
        raise Refused(message("A topic needs some words."))
    refuse_aadhaar(line, message("Topic"))
    with desk.work(Act.RUN_SESSION) as work:
        held = [one for one in work.session.exec(select(Topic)) if one.text.casefold() == line.casefold()]
        if held:
            work.change(held[0], about="", retired=False)
        else:
            work.add(Topic(text=line), about="")
        marking.commit(work)
    return own_topics(desk)


def retire_topic(desk: Desk, text: str) -> tuple[str, ...]:
    """Offer a topic of the centre's own no longer; sessions keep it."""
    line = clean_line(text).casefold()
    with desk.work(Act.RUN_SESSION) as work:
        for one in work.session.exec(select(Topic)):
            if one.text.casefold() == line:
                work.change(one, about="", retired=True)
        marking.commit(work)
    return own_topics(desk)
