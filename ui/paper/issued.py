# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The register of issued certificates: when each was handed over, printed again or replaced."""

from collections.abc import Sequence
from datetime import date

from models.desk.outside import OutsideAnchor
from models.sobriety.reprints import IssuedRow
from models.words import Language, Texts, in_language
from ui.labels import milestone
from ui.language import Catalogue, dates_as_shown, of
from ui.paper import anchored, document, tables
from ui.paper.pen import A4_LANDSCAPE, MM, Pen
from ui.paper.tables import Column, Table
from ui.paper.typeset import Align


def register_table(
    rows: Sequence[IssuedRow],
    centre: Texts,
    first: date,
    last: date,
    language: Language,
    anchor: OutsideAnchor | None = None,
) -> Table:
    """Return the register as a table: the same rows for paper and for a spreadsheet."""
    catalogue = of(language)
    tr = catalogue.tr
    columns = (
        Column(tr("Certificate no."), 2.5),
        Column(tr("Name"), 3.6),
        Column(tr("Member number"), 1.6),
        Column(tr("Milestone"), 1.7),
        Column(tr("Reached on"), 1.7, Align.END),
        Column(tr("Presented on"), 1.7, Align.END),
        Column(tr("Handed over"), 1.7, Align.END),
        Column(tr("What became of it"), 4),
    )
    handed = sum(row.handed_over_on is not None for row in rows)
    notes = (
        catalogue.trn("{n} certificate", "{n} certificates", len(rows))
        + " · "
        + tr("handed over: {count}", count=handed),
        *([anchored.said(anchor, catalogue)] if anchor else []),
    )
    under = (in_language(centre, language), f"{dates_as_shown(first)} – {dates_as_shown(last)}")
    return Table(
        tr("Register of certificates"),
        columns,
        tuple(_row(row, catalogue) for row in rows),
        under,
        notes,
        row_height=7 * MM,
        signed=True,
        size=A4_LANDSCAPE,
    )


def _row(row: IssuedRow, catalogue: Catalogue) -> tuple[str, ...]:
    def day(on: date | None) -> str:
        return str(dates_as_shown(on)) if on else "–"

    became = [
        catalogue.tr("Reprint {on}: {reason}", on=date.fromisoformat(on), reason=reason)
        for on, reason in row.reprints
    ]
    if row.replaced_by:
        became.append(catalogue.tr("Replaced by {serial}", serial=row.replaced_by))
    return (
        row.serial,
        row.name,
        row.number_text,
        milestone(row.unit, row.count, catalogue),
        day(row.reached_on),
        day(row.presented_on),
        day(row.handed_over_on),
        " · ".join(became),
    )


def render_register(
    rows: Sequence[IssuedRow],
    centre: Texts,
    first: date,
    last: date,
    language: Language,
    anchor: OutsideAnchor | None = None,
) -> bytes:
    """Return the register as PDF."""
    pen = Pen(A4_LANDSCAPE, language.value)
    tables.draw(pen, register_table(rows, centre, first, last, language, anchor), language)
    return document.finish(pen, document.NEUTRAL_TITLE, language.value)
