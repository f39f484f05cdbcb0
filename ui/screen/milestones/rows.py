# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How milestones and certificates read as rows."""

from collections.abc import Sequence
from datetime import date

from models.sobriety.reprints import IssuedRow
from models.sobriety.rows import DueRow
from ui import language
from ui.labels import milestone
from ui.language import named, tr, trn
from ui.screen.calendar import plain_date
from ui.screen.widgets.rows import ItemRows, LazyRows, ListRow
from ui.screen.widgets.words import joined

DueKey = tuple[str, int, str, int, date]


def due_key(row: DueRow) -> DueKey:
    """Return what a milestone is known by in a list."""
    return "due", row.member, row.unit.value, row.count, row.on


def due_rows(rows: Sequence[DueRow]) -> LazyRows:
    """Return people with their milestone and its day."""
    return ItemRows(rows, due_key, _due_row)


def _due_row(row: DueRow) -> ListRow:
    return ListRow(
        key=due_key(row),
        title=named(row.name),
        detail=joined(
            row.number_text,
            plain_date(row.on),
            _away(row.days_away),
            tr("awarded") if row.awarded else "",
            "" if row.certificate else tr("without a certificate"),
        ),
        avatar=named(row.name),
        pill=milestone(row.unit, row.count, language.current()),
        pill_kind="ok" if row.awarded else "warn",
    )


def _away(days: int) -> str:
    if days == 0:
        return tr("today")
    return trn("in {n} day", "in {n} days", days) if days > 0 else trn("{n} day ago", "{n} days ago", -days)


def issued_rows(rows: Sequence[IssuedRow]) -> LazyRows:
    """Return certificates with what became of each."""
    return ItemRows(rows, lambda row: ("issued", row.serial), _issued_row)


def _issued_row(row: IssuedRow) -> ListRow:
    return ListRow(
        key=("issued", row.serial),
        title=row.name,
        detail=joined(
            row.serial, milestone(row.unit, row.count, language.current()), plain_date(row.presented_on)
        ),
        avatar=row.name,
        pill=state(row),
        pill_kind=_kind(row),
    )


def state(row: IssuedRow) -> str:
    """Return in a word what became of a certificate."""
    if row.replaced_by:
        return tr("replaced")
    if row.handed_over_on:
        return tr("handed over")
    return tr("printed") if row.prints else tr("to print")


def _kind(row: IssuedRow) -> str:
    if row.replaced_by or row.handed_over_on:
        return "calm" if row.replaced_by else "ok"
    return "info" if row.prints else "warn"


def waits(row: IssuedRow) -> bool:
    """Tell whether a certificate stands in the print list."""
    return row.handed_over_on is None and row.replaced_by is None
