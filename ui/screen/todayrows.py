# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How Today's sessions and milestones read as rows, and the figures at the top."""

from collections.abc import Callable, Sequence

from models.insight.today import DueRow, FollowUpRow, TodaySession
from models.words import FollowUpReason, Mark, SessionKind, SessionState
from ui import language
from ui.labels import label, milestone
from ui.language import named, tr, trn
from ui.screen.calendar import away, clock_time, ends, short_date
from ui.screen.place import Where
from ui.screen.recordby import record_words
from ui.screen.widgets.controls import Card, Label, Picture, column, row
from ui.screen.widgets.rows import ItemRows, LazyRows, ListRow
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


def _session_row(
    session: TodaySession, lead: tuple[str, str], detail: str, neighbours: frozenset[Where]
) -> ListRow:
    cancelled = session.state is SessionState.CANCELLED
    return ListRow(
        key=session.session,
        title=named(session.group),
        detail=detail,
        lead=lead,
        pill=label(session.state, language.current()),
        pill_kind=_KINDS[session.state],
        note=""
        if cancelled
        else tr("{recorded} of {expected} recorded", recorded=session.recorded, expected=session.expected),
        bar=None if cancelled else (session.recorded, session.expected),
        action="" if cancelled else _action(neighbours, tr("Open register")),
        action_icon=_icon(neighbours),
    )


def _action(neighbours: frozenset[Where], opening: str) -> str:
    """Return what Enter does: open the register, where there is such a place."""
    return opening if Where.REGISTER in neighbours else tr("Print sheet")


def _icon(neighbours: frozenset[Where]) -> str:
    return "clipboard-check" if Where.REGISTER in neighbours else "printer"


def session_rows(sessions: Sequence[TodaySession], neighbours: frozenset[Where]) -> LazyRows:
    """Return today's sessions in order, each led by its time."""

    def make(each: TodaySession) -> ListRow:
        return _session_row(each, (clock_time(each.starts), _until(each)), _where(each), neighbours)

    return ItemRows(sessions, lambda each: each.session, make)


def unrecorded_rows(sessions: Sequence[TodaySession], neighbours: frozenset[Where]) -> LazyRows:
    """Return earlier sessions nobody recorded, each with its day; their state is said by the card's title."""

    def make(each: TodaySession) -> ListRow:
        return ListRow(
            key=each.session,
            title=named(each.group),
            detail=_joined(short_date(each.on), clock_time(each.starts), _where(each)),
            pill=label(Mark.NOT_RECORDED, language.current()),
            pill_kind="warn",
            action=_action(neighbours, tr("Log late")),
            action_icon=_icon(neighbours),
        )

    return ItemRows(sessions, lambda each: each.session, make)


_REASON_KINDS = {FollowUpReason.MISSED: "info"}


def call_rows(rows: Sequence[FollowUpRow], neighbours: frozenset[Where]) -> list[ListRow]:
    """Return whom to call and why. A row is known by its member and the reason."""
    return [
        ListRow(
            key=(each.member, each.reason),
            title=named(each.name),
            detail=_joined(each.number_text, _why(each), tr("tried already") if each.tried else ""),
            avatar=named(each.name),
            pill=label(each.reason, language.current()),
            pill_kind=_REASON_KINDS.get(each.reason, "calm"),
            action=_call_action(each, neighbours),
            action_icon="user" if _call_action(each, neighbours) else "",
        )
        for each in rows
    ]


def _call_action(each: FollowUpRow, neighbours: frozenset[Where]) -> str:
    """Return what Enter does: a review is kept at its pair, all else begins at the person's page."""
    if each.pair:
        return tr("Open the pair") if Where.SPONSORS in neighbours else ""
    return tr("Open page") if Where.MEMBERS in neighbours else ""


def _why(each: FollowUpRow) -> str:
    if each.reason is FollowUpReason.MISSED:
        return trn("missed {n} session in a row", "missed {n} sessions in a row", each.missed)
    if each.reason is FollowUpReason.AFTERCARE and each.left_on is not None:
        return tr("left on {day}", day=each.left_on)
    if each.reason is FollowUpReason.REVIEW:
        return tr("to be looked at today")
    return tr("no contact noted since {day}", day=each.since)


def _until(session: TodaySession) -> str:
    if session.starts is None:
        return ""
    return clock_time(ends(session.on, session.starts, session.minutes))


def _where(session: TodaySession) -> str:
    night = session.kind is SessionKind.CHIP_NIGHT
    return _joined(
        label(session.kind, language.current()) if night else "",
        session.place,
        session.facilitator,
        record_words(session.record_by),
    )


def due_rows(rows: Sequence[DueRow], neighbours: frozenset[Where]) -> LazyRows:
    """Return milestones as rows: who, which, and when."""
    opens = Where.MEMBERS in neighbours

    def make(each: DueRow) -> ListRow:
        return ListRow(
            key=_milestone(each),
            title=named(each.name),
            detail=_joined(each.number_text, _when(each)),
            avatar=named(each.name),
            pill=milestone(each.unit, each.count, language.current()),
            pill_kind="glad",
            action=tr("Open page") if opens else "",
            action_icon="user" if opens else "",
        )

    return ItemRows(rows, _milestone, make)


def _milestone(each: DueRow) -> object:
    return each.member, each.unit, each.count


def _when(due: DueRow) -> str:
    if due.awarded:
        return tr("certificate prepared")
    if due.days_away == 0:
        return away(0)
    return _joined(short_date(due.on), away(due.days_away))
