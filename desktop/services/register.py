# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The register's screen over the Desk: every call is one piece of work of the rooms below."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.services.drafts import DeskDrafts
from models.centre.centre import centre
from models.desk.acts import Act
from models.gatherings import (
    choosing,
    circle,
    correcting,
    finding,
    groups,
    leading,
    months,
    pasting,
    recording,
    register,
    sessionnotes,
    sessions,
    sheetcode,
    sheets,
    visitors,
)
from models.gatherings.reserved import DayNeeded
from models.insight import meetings
from models.messages import Refused, message
from models.people import members
from models.words import (
    GroupModel,
    Language,
    Mark,
    Mode,
    Phase,
    SessionState,
    Sharing,
    VisitorAge,
    in_language,
)
from resources import data
from ui.screen.register.service import Choice, Matches, Rights, Sitting

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from models.gatherings.circle import Circle
    from models.gatherings.finding import Finder, Someone
    from models.gatherings.months import MonthReview
    from models.gatherings.pasting import Pasted
    from models.gatherings.register import Register
    from models.gatherings.sessionnotes import SessionNoteRow
    from ui.screen.background import Job
    from ui.screen.front import Paper

_NEAR = timedelta(days=31)
_SCREEN = "register/note"
_Key = tuple[int, tuple[int, ...], bool]
"""A session, its people, and whether they are shown by number alone."""


class DeskRegister:
    """The register of whoever is signed in."""

    def __init__(self, at_desk: "Callable[[], Desk]") -> None:
        self._at_desk = at_desk
        self._drafts = DeskDrafts(at_desk)
        self._roster: tuple[_Key, Finder] | None = None
        self._shown: dict[int, Register] = {}

    def warm(self, job: "Job") -> None:
        """Build the index of all members before the first letter asks for it."""
        job.check()
        members.find(self._at_desk(), "a", 1)

    def forget(self) -> None:
        """Let go of the register that was shown, and of what finds people in it."""
        self._roster = None
        self._shown.clear()

    def choice(self) -> Choice:
        """Return today's sessions and earlier ones nobody finished; visitors of long ago become a count."""
        desk = self._at_desk()
        visitors.count_unfinished(desk)
        leading.prepare(desk)
        named = tuple((group.id, group.name) for group in groups.listed(desk))
        return Choice(desk.today, choosing.today(desk), choosing.unfinished(desk), named, self._rights())

    def _rights(self) -> Rights:
        desk = self._at_desk()
        return Rights(desk.may(Act.MARK_CLOSED), desk.may(Act.CANCEL_SESSION), desk.may(Act.COUNSEL))

    def sitting(self, session: int, reader: Language) -> Sitting:
        """Return one session with its register, names told apart."""
        desk = self._at_desk()
        row = sessions.by_number(desk, session)
        shown = register.register(desk, session, reader=reader, approximate=True)
        group = next((each for each in groups.listed(desk) if each.id == row.group_id), None)
        self._shown = {session: shown}
        recorded = len(shown.lines) - shown.tally.not_recorded
        return Sitting(
            replace(row, facilitator="") if desk.numbers_only else row,
            group.place if group else "",
            group.platform if group else "",
            group.default_mode if group else Mode.IN_PERSON,
            shown,
            self._rights(),
            centre(desk).blank_rows,
            recording.record_by(desk, row, group, recorded),
            desk.numbers_only,
        )

    def beside(self, session: int, step: int) -> int | None:
        """Return the session before or after, within a month."""
        return sessions.beside(self._at_desk(), session, step, _NEAR)

    # Marks

    def mark(self, session: int, member: int, mark: Mark, reason: str = "") -> bool:
        """Mark one person by the short road, else by the long one, which may add a row."""
        desk = self._at_desk()
        if not reason and register.put(desk, session, member, mark=mark):
            return False
        register.mark(desk, session, member, mark, reason=reason)
        return True

    def share(self, session: int, member: int, sharing: Sharing | None, reason: str = "") -> None:
        """Keep whether somebody shared."""
        self._put(session, member, reason, sharing=sharing)

    def meet(self, session: int, member: int, met: bool, reason: str = "") -> None:
        """Keep whether somebody met their sponsor."""
        self._put(session, member, reason, met_sponsor=met)

    def take_part(self, session: int, member: int, mode: Mode, reason: str = "") -> None:
        """Keep how somebody took part."""
        self._put(session, member, reason, mode=mode)

    def _put(self, session: int, member: int, reason: str, **new: object) -> None:
        desk = self._at_desk()
        if reason or not register.put(desk, session, member, **new):
            correcting.keep(desk, session, member, reason=reason, **new)

    def mark_all_present(self, session: int, reason: str = "") -> None:
        """Mark everybody present who is not recorded."""
        register.mark_line(self._at_desk(), session, "", rest=Mark.PRESENT, reason=reason)

    def mark_line(
        self, session: int, text: str, rest: Mark | None, reason: str = "", blank_rows: int = 0
    ) -> None:
        """Mark many by one line of words."""
        register.mark_line(self._at_desk(), session, text, rest=rest, reason=reason, blank_rows=blank_rows)

    def add_visitor(self, session: int, name: str, reason: str = "") -> None:
        """Add somebody without papers."""
        register.add_visitor(self._at_desk(), session, name, reason=reason)

    def remove_visitor(self, visitor: int, reason: str = "") -> None:
        """Take a visitor off the list."""
        visitors.remove(self._at_desk(), visitor, reason=reason)

    def write_age(self, visitor: int, age: VisitorAge, reason: str = "") -> None:
        """Keep what is known of a visitor's age."""
        visitors.write_age(self._at_desk(), visitor, age, reason=reason)

    def become_member(self, visitor: int, number: str, reason: str = "") -> None:
        """Let a visitor be the member they became, by number as typed."""
        desk = self._at_desk()
        visitors.become_member(desk, visitor, members.read_number(desk, number), reason=reason)

    def set_guests(self, session: int, guests: int, reason: str = "") -> None:
        """Set the count of guests."""
        register.set_guests(self._at_desk(), session, guests, reason=reason)

    # Finding

    def find(self, session: int, text: str, reader: Language) -> Matches:
        """Return whom letters mean, by memory; a number means one member alone."""
        desk = self._at_desk()
        shown, roster = self._known(session, reader)
        by_number = {line.member: line for line in shown.lines}
        number = finding.number_in(desk, text)
        if number is not None:
            found = (number,) if number in by_number else ()
        else:
            recorded = {line.member for line in shown.lines if line.mark is not Mark.NOT_RECORDED}
            found = roster.find(text, frozenset(recorded))
        near = tuple(_someone(by_number[each]) for each in found if each in by_number)
        # Only where the roster knows nobody: all members are looked through then, and not at every key.
        if near or number is not None or desk.numbers_only or members.find_is_ready(desk):
            others = () if near else finding.others(desk, session, text, roster, reader)
            return Matches(near, others, exact=number is not None)
        return Matches(near, (), reading=True)

    def _known(self, session: int, reader: Language) -> "tuple[Register, Finder]":
        """Return the register last shown and its finder, made anew when the people on it changed."""
        if session not in self._shown:
            self.sitting(session, reader)
        shown = self._shown[session]
        numbers = tuple(line.member for line in shown.lines)
        key = (session, numbers, self._at_desk().numbers_only)
        if self._roster is None or self._roster[0] != key:
            self._roster = (key, finding.finder(self._at_desk(), shown))
        return shown, self._roster[1]

    def is_sheet_code(self, code: str) -> bool:
        """Tell whether this is a sheet's code, by its check character alone."""
        try:
            sheetcode.read(code)
        except Refused:
            return False
        return True

    def sheet_session(self, code: str, on: date | None = None) -> int | None:
        """Return the session a sheet's code names; a blank sheet becomes one by this."""
        desk = self._at_desk()
        try:
            return sessions.by_code(desk, code).id
        except DayNeeded:
            return sessions.accept_blank(desk, code, on).id if on is not None else None

    # States

    def open_session(self, session: int) -> None:
        """Open the register of a session."""
        sessions.open_session(self._at_desk(), session)

    def close_session(self, session: int) -> None:
        """Close a session."""
        sessions.close_session(self._at_desk(), session)

    def cancel_session(self, session: int, reason: str) -> None:
        """Cancel a session."""
        sessions.cancel_session(self._at_desk(), session, reason)

    def log_forgotten(self, group: int, on: date, starts: time | None, topic: str) -> int:
        """Log a session that was held and forgotten."""
        desk = self._at_desk()
        return sessions.log_forgotten(desk, groups.by_id(desk, group).name, on, topic=topic, starts=starts).id

    # How it went

    def circle(self, session: int) -> "Circle":
        """Return how a session went."""
        desk = self._at_desk()
        held = circle.circle(desk, session)
        return replace(held, facilitator="", action_points="") if desk.numbers_only else held

    def write_text(self, session: int, name: str, text: str, reason: str = "") -> None:
        """Keep one of a session's texts."""
        circle.write_text(self._at_desk(), session, name, text, reason=reason)

    def write_head_count(self, session: int, count: int | None, reason: str = "") -> None:
        """Keep the head count."""
        circle.write_head_count(self._at_desk(), session, count, reason=reason)

    def write_phase(
        self, session: int, phase: Phase, began: time | None, ended: time | None, reason: str = ""
    ) -> None:
        """Keep a phase's times."""
        circle.write_phase(self._at_desk(), session, phase, began, ended, reason=reason)

    def begin_phase(self, session: int, phase: Phase) -> None:
        """Begin a phase now."""
        circle.begin_phase(self._at_desk(), session, phase)

    def end_phases(self, session: int) -> None:
        """End the session now."""
        circle.end_phases(self._at_desk(), session)

    def topics(self, session: int, reader: Language) -> tuple[str, ...]:
        """Return the centre's own topics, then the library's for this group's model, then the rest."""
        desk = self._at_desk()
        row = sessions.by_number(desk, session)
        group = next((each for each in groups.listed(desk) if each.id == row.group_id), None)
        model = group.model if group else GroupModel.OWN
        library = _library()
        kinds = [model.value, *(kind for kind in library if kind != model.value)]
        listed = (in_language(text, reader) for kind in kinds for text in library.get(kind, ()))
        return tuple(dict.fromkeys((*circle.own_topics(desk), *listed)))

    def own_topics(self) -> tuple[str, ...]:
        """Return the topics the centre added itself."""
        return circle.own_topics(self._at_desk())

    def keep_topic(self, text: str) -> None:
        """Put a topic among the centre's own."""
        circle.keep_topic(self._at_desk(), text)

    def retire_topic(self, text: str) -> None:
        """Offer a topic of the centre's own no longer; sessions keep it."""
        circle.retire_topic(self._at_desk(), text)

    def notes(self, session: int) -> "tuple[SessionNoteRow, ...]":
        """Return a session's notes, each with its author's name."""
        from models.centre import staff

        desk = self._at_desk()
        names = {row.uid: row.name for row in staff.listed(desk)}
        found = sessionnotes.notes(desk, session)
        return tuple(sessionnotes.SessionNoteRow(names.get(row.author, ""), row.text) for row in found)

    def write_note(self, session: int, text: str) -> None:
        """Write a sealed note, and let its draft go."""
        desk = self._at_desk()
        sessionnotes.write(desk, session, text)
        self._drafts.drop(_SCREEN, sessions.by_number(desk, session).uid)

    def keep_draft(self, session: int, text: str) -> None:
        """Keep a note that is not finished."""
        uid = sessions.by_number(self._at_desk(), session).uid
        self._drafts.keep(_SCREEN, uid, {"text": text} if text.strip() else {})

    def draft(self, session: int) -> str:
        """Return the unfinished note."""
        uid = sessions.by_number(self._at_desk(), session).uid
        return str(self._drafts.take(_SCREEN, uid).get("text", ""))

    # Online, months, paper

    def read_paste(self, session: int, text: str) -> "Pasted":
        """Match a pasted list to the roster."""
        _, roster = self._known(session, Language.ENGLISH)
        return pasting.read(text, roster.names())

    def mark_pasted(self, session: int, members: tuple[int, ...], reason: str = "") -> None:
        """Mark whom a pasted list named."""
        line = " ".join(f"member:{number}" for number in members)
        register.mark_line(self._at_desk(), session, f"present {line}", reason=reason)

    def months(self) -> tuple[tuple[date, bool], ...]:
        """Return past months, newest first, each with whether it is closed."""
        return months.past(self._at_desk())

    def hand_over(self, job: "Job") -> None:
        """Turn who met a sponsor into contacts, where this person's keys can."""
        job.check()
        desk = self._at_desk()
        if desk.may(Act.ACCEPT_POSTS):
            meetings.take_over(desk)

    def month(self, month: date) -> "MonthReview":
        """Return a month."""
        return months.review(self._at_desk(), month)

    def close_month(self, month: date) -> "MonthReview":
        """Sign a month off."""
        return months.close_month(self._at_desk(), month)

    def sheet(self, session: int, filled: bool) -> "Paper":
        """Return a session's sheet."""
        from ui.paper.sheet import printable, render
        from ui.screen.front import Paper

        desk = self._at_desk()
        paper, _ = printable(sheets.paper(desk, session, filled=filled, language=desk.person.language))
        name = f"sheet-{paper.on.isoformat()}-{paper.sheet_code}.pdf"
        return Paper(name, render(paper, desk.person.language))

    def tomorrow(self) -> "Paper":
        """Plan what tomorrow's schedules ask for; return its sheets and two blank ones with codes."""
        from ui.paper.sheet import printable, render_many
        from ui.screen.front import Paper

        desk = self._at_desk()
        day, language = desk.today + timedelta(days=1), desk.person.language
        sessions.plan_days(desk, day, day)
        planned = [one for one in sessions.between(desk, day, day) if one.state is not SessionState.CANCELLED]
        papers = [sheets.paper(desk, one.id, language=language) for one in planned]
        largest = max(groups.listed(desk), key=lambda group: group.members, default=None)
        if largest is not None:
            papers += sheets.blank_coded(desk, largest.name)
        if not papers:
            raise Refused(message("There is no group yet, so there is no sheet to print."))
        made = render_many([printable(paper)[0] for paper in papers], language)
        return Paper(f"sheets-{day.isoformat()}.pdf", made)


def _someone(line: "register.RegisterRow") -> "Someone":
    return finding.Someone(
        member=line.member,
        number_text=line.number_text,
        name=line.name,
        on_roster=True,
        relation=line.relation,
        relation_name=line.relation_name,
        village=line.village,
    )


@lru_cache
def _library() -> dict[str, list[dict[str, str]]]:
    """Return the topic library: by group model, each text in three languages."""
    return json.loads(data.text("sample/topics.json"))
