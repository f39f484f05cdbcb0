# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How Today's sessions and milestones read as rows, and the figures at the top."""

from collections.abc import Callable, Sequence

from models.insight.today import DueRow, TodaySession
from models.words import Mark, SessionState
from ui import language
from ui.labels import label, milestone
from ui.language import tr
from ui.screen.calendar import away, clock_time, ends, short_date
from ui.screen.widgets.controls import Card, Label, Picture, column, row
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.words import silent

_KINDS = {
    SessionState.PLANNED: "info",
    SessionState.OPEN: "ok",
    SessionState.CLOSED: "calm",
    SessionState.CANCELLED: "warn",
}


class Figure(Card):
    """One number of the day and what it counts."""

    def __init__(self, icon: str, words: Callable[[int], str]) -> None:
        super().__init__("plain", (16, 12, 14, 13), 0)
        self._words = words
        self.number = Label(silent, "stat")
        self.caption = Label(silent, "cap", wrap=True)
        self.body.addLayout(row(column(self.number, self.caption, gap=0), None, gap=6))
        self.picture = Picture(icon, "brand", 20)

    def show_count(self, count: int | None) -> None:
        """Show a count; None shows a dash while it is being read."""
        self.number.say(lambda: "–" if count is None else str(count))
        self.caption.say(lambda: self._words(count or 0))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _session_row(session: TodaySession, lead: tuple[str, str], detail: str) -> ListRow:
    cancelled = session.state is SessionState.CANCELLED
    return ListRow(
        key=session.session,
        title=session.group,
        detail=detail,
        lead=lead,
        pill=label(session.state, language.current()),
        pill_kind=_KINDS[session.state],
        note=""
        if cancelled
        else tr("{recorded} of {expected} recorded", recorded=session.recorded, expected=session.expected),
        bar=None if cancelled else (session.recorded, session.expected),
        action="" if cancelled else tr("Print sheet"),
        action_icon="printer",
    )


def session_rows(sessions: Sequence[TodaySession]) -> list[ListRow]:
    """Return today's sessions in order, each led by its time."""
    return [_session_row(each, (clock_time(each.starts), _until(each)), _where(each)) for each in sessions]


def unrecorded_rows(sessions: Sequence[TodaySession]) -> list[ListRow]:
    """Return earlier sessions nobody recorded, each with its day; their state is said by the card's title."""
    return [
        ListRow(
            key=each.session,
            title=each.group,
            detail=_joined(short_date(each.on), clock_time(each.starts), _where(each)),
            pill=label(Mark.NOT_RECORDED, language.current()),
            pill_kind="warn",
            action=tr("Print sheet"),
            action_icon="printer",
        )
        for each in sessions
    ]


def _until(session: TodaySession) -> str:
    if session.starts is None:
        return ""
    return clock_time(ends(session.on, session.starts, session.minutes))


def _where(session: TodaySession) -> str:
    return _joined(session.place, session.facilitator)


def due_rows(rows: Sequence[DueRow]) -> list[ListRow]:
    """Return milestones as rows: who, which, and when."""
    return [
        ListRow(
            key=(each.member, each.unit, each.count),
            title=each.name,
            detail=_joined(each.number_text, _when(each)),
            avatar=each.name,
            pill=milestone(each.unit, each.count, language.current()),
            pill_kind="glad",
        )
        for each in rows
    ]


def _when(due: DueRow) -> str:
    if due.awarded:
        return tr("certificate prepared")
    if due.days_away == 0:
        return away(0)
    return _joined(short_date(due.on), away(due.days_away))
