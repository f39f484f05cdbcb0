# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How pairs, people who wait and suggestions read as rows."""

from collections.abc import Sequence
from datetime import date

from models.sponsorship.contacts import CONTACT, REVIEW, SaidRow
from models.sponsorship.leaders import LeaderRow
from models.sponsorship.pairings import HAND_OVER, REASON, ApartRow, PairRow
from models.sponsorship.queues import NeedRow, Queues, SilentRow, SponsorRow, TreeRow
from models.words import PairKind, PairState
from ui import language
from ui.labels import label
from ui.language import named, tr, trc, trn
from ui.screen.calendar import plain_date
from ui.screen.sponsors.reading import Reading, note_words
from ui.screen.widgets.rows import ItemRows, LazyRows, ListRow
from ui.screen.widgets.words import joined
from ui.standing import standing_words

_ONE_LINE = 32
"""A contact of so many characters is read in its row."""
_KINDS = {PairState.ACTIVE: "ok", PairState.PAUSED: "calm", PairState.ENDED: "calm"}


def need_rows(rows: Sequence[NeedRow], today: date) -> LazyRows:
    """Return members who wait, and for how long."""

    def make(row: NeedRow) -> ListRow:
        return ListRow(
            key=("member", row.member),
            title=named(row.name),
            detail=row.number_text,
            avatar=named(row.name),
            pill=_days((today - row.since).days),
            pill_kind="info",
            action=tr("See suggestions"),
            action_icon="users-round",
        )

    return ItemRows(rows, lambda row: ("member", row.member), make)


def _days(days: int) -> str:
    return trn("{n} day", "{n} days", max(0, days))


def pair_rows(rows: Sequence[PairRow]) -> LazyRows:
    """Return pairs: who walks with whom, since when."""
    return ItemRows(rows, _pair_key, _standing_pair)


def _pair_key(row: PairRow) -> object:
    return "pair", row.pair


def _standing_pair(row: PairRow) -> ListRow:
    return pair_row(row, label(row.state, language.current()), _KINDS[row.state])


def ended_rows(rows: Sequence[PairRow]) -> LazyRows:
    """Return pairs that ended, those that ended last first."""
    return ItemRows(newest_first(rows), _pair_key, _ended_pair)


def newest_first(rows: Sequence[PairRow]) -> list[PairRow]:
    """Return pairs that ended, those that ended last first."""
    return sorted(rows, key=lambda row: (row.ended_on or date.min, row.pair), reverse=True)


def _ended_pair(row: PairRow) -> ListRow:
    pill = tr("until {on}", on=row.ended_on) if row.ended_on else label(row.state, language.current())
    return pair_row(row, pill, "calm")._replace(action=trc("history", "Read"), action_icon="history")


def walking_rows(rows: Sequence[PairRow]) -> list[ListRow]:
    """Return the pairs of one sponsor, each by its sponsee."""
    return [_standing_pair(row)._replace(detail=_standing(row)) for row in rows]


def walked_rows(rows: Sequence[PairRow]) -> list[ListRow]:
    """Return the pairs of one sponsor that ended, each by its sponsee."""
    return [_ended_pair(row)._replace(detail=_standing(row)) for row in rows]


def pair_row(row: PairRow, pill: str, kind: str) -> ListRow:
    """Return one pair with a word of its own."""
    return ListRow(
        key=_pair_key(row),
        title=named(row.sponsee_name),
        detail=joined(tr("with {sponsor}", sponsor=row.sponsor_name), _standing(row)),
        avatar=named(row.sponsee_name),
        pill=pill,
        pill_kind=kind,
        action=tr("Log a contact"),
        action_icon="phone",
    )


def _standing(row: PairRow) -> str:
    since = "" if row.agreed_on is None else tr("since {on}", on=row.agreed_on)
    temporary = label(row.kind, language.current()) if row.kind is PairKind.TEMPORARY else ""
    return joined(temporary, since)


def silent_rows(rows: Sequence[SilentRow]) -> LazyRows:
    """Return pairs that were not in touch, longest first."""
    return ItemRows(
        rows, lambda row: _pair_key(row.pair), lambda row: pair_row(row.pair, _days(row.days), "info")
    )


def ending_rows(rows: Sequence[PairRow]) -> LazyRows:
    """Return temporary pairs that end soon."""
    return ItemRows(
        rows,
        _pair_key,
        lambda row: pair_row(row, tr("until {on}", on=row.ends_on) if row.ends_on else "", "info"),
    )


def review_rows(rows: Sequence[PairRow]) -> LazyRows:
    """Return pairs to look at. Why is never said here."""
    return ItemRows(rows, _pair_key, lambda row: pair_row(row, tr("review"), "info"))


def sponsor_rows(rows: Sequence[SponsorRow]) -> LazyRows:
    """Return sponsors with their places."""

    def make(row: SponsorRow) -> ListRow:
        return ListRow(
            key=("sponsor", row.member),
            title=named(row.name),
            detail=joined(row.number_text, trn("{n} sponsee", "{n} sponsees", row.sponsees)),
            avatar=named(row.name),
            pill=trn("{n} free place", "{n} free places", row.free) if row.free else tr("no free place"),
            pill_kind="ok" if row.free else "calm",
        )

    return ItemRows(rows, lambda row: ("sponsor", row.member), make)


def leader_rows(rows: Sequence[LeaderRow]) -> LazyRows:
    """Return who may lead or be a sponsor, or be asked to train for it."""

    def make(row: LeaderRow) -> ListRow:
        return ListRow(
            key=("leader", row.member),
            title=named(row.name),
            detail=joined(row.number_text, *standing_words(row.path, language.current())),
            avatar=named(row.name),
            pill=tr("training ends {on}", on=row.path.ends) if row.path.ends else "",
            pill_kind="info",
            action=tr("Path"),
        )

    return ItemRows(rows, lambda row: ("leader", row.member), make)


def apart_rows(rows: Sequence[ApartRow], *, may_change: bool) -> list[ListRow]:
    """Return who is not to be paired, and why."""
    return [
        ListRow(
            key=("apart", row.id),
            title=tr("{one} and {other}", one=row.one_name or "–", other=row.other_name or "–"),
            detail=row.reason,
            avatar=named(row.one_name),
            action=tr("Let them be paired again") if may_change else "",
            action_icon="undo-2",
        )
        for row in rows
    ]


def tree_rows(rows: Sequence[TreeRow]) -> LazyRows:
    """Return the pairing picture as indented lines."""

    def make(place: object) -> ListRow:
        row = rows[place if isinstance(place, int) else 0]
        return ListRow(
            key=("tree", place),
            title="        " * row.depth + ("↳  " if row.depth else "") + named(row.name),
            note=row.number_text,
        )

    return ItemRows(range(len(rows)), lambda place: ("tree", place), make)


def queue_rows(queues: Queues, queue: str, today: date) -> LazyRows:
    """Return one queue by its name."""
    if queue == "needs":
        return need_rows(queues.needs, today)
    if queue == "again":
        return need_rows(queues.again, today)
    if queue == "silent":
        return silent_rows(queues.silent)
    return ending_rows(queues.ending) if queue == "ending" else review_rows(queues.review)


def said_readings(rows: Sequence[SaidRow]) -> list[Reading]:
    """Return what was said about a pair, newest first, each to be read in full."""
    return [Reading(_said_row(row), _whole(row)) for row in rows]


def _said_row(row: SaidRow) -> ListRow:
    what = _what(row)
    return ListRow(
        key=row.uid, title=row.text or what, detail=joined(plain_date(row.on) if row.on else "", what)
    )


def _whole(row: SaidRow) -> str:
    if row.kind == HAND_OVER:
        return "\n".join(part for part in (row.text, note_words(row.hand_over)) if part)
    return "" if row.kind == CONTACT and len(row.text) <= _ONE_LINE else row.text


def _what(row: SaidRow) -> str:
    if row.channel is not None:
        return label(row.channel, language.current())
    if row.kind == REASON:
        return tr("reason for this pair")
    return tr("review") if row.kind == REVIEW else tr("why it ended")
