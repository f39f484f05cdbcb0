# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pack for a chip night: certificates, chips by milestone, who is called up and who signs."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import groupby

from models.centre.picture import Picture
from models.messages import Refused, message
from models.sobriety.faces import CertificateFace
from models.sobriety.night import NightRow
from models.words import Language, Texts, in_language
from ui.labels import chip_colour, milestone
from ui.language import dates_as_shown, of
from ui.paper import certificate, document, tables
from ui.paper.pen import A4, A4_LANDSCAPE, MM, Pen
from ui.paper.tables import Column, Table
from ui.paper.typeset import Align

_IN_A_CELL = 12


class Part(Enum):
    """The parts of the pack, in the order they are printed."""

    CERTIFICATES = "certificates"
    CHIPS = "chips"
    ANNOUNCEMENTS = "announcements"
    SIGNATURES = "signatures"


@dataclass(frozen=True, slots=True)
class Night:
    """Everything the evening's pack is made from."""

    on: date
    centre: Texts
    language: Language
    rows: tuple[NightRow, ...]
    faces: tuple[CertificateFace, ...]
    logo: Picture | None = None


def render(night: Night, parts: Collection[Part] = tuple(Part)) -> bytes:
    """Return the pack, or the parts asked for, as one PDF."""
    if not night.rows or not parts:
        raise Refused(message("There is nobody to celebrate on this evening. Nothing was printed."))
    lists = {
        Part.CHIPS: chip_list,
        Part.ANNOUNCEMENTS: announcement_list,
        Part.SIGNATURES: signature_sheet,
    }
    pen = Pen(A4_LANDSCAPE if Part.CERTIFICATES in parts and night.faces else A4, night.language.value)
    if Part.CERTIFICATES in parts and night.faces:
        certificate.draw(pen, night.faces, night.logo)
    for part, made in lists.items():
        if part in parts:
            tables.draw(pen, made(night), night.language)
    return document.finish(pen, document.NEUTRAL_TITLE, night.language.value)


def render_parts(night: Night) -> dict[Part, bytes]:
    """Return each part as a PDF of its own."""
    chosen = [part for part in Part if part is not Part.CERTIFICATES or night.faces]
    return {part: render(night, (part,)) for part in chosen}


def _under(night: Night) -> tuple[str, ...]:
    return in_language(night.centre, night.language), str(dates_as_shown(night.on))


def chip_list(night: Night) -> Table:
    """List how many chips of which colour to lay out, each with the names they are for."""
    catalogue = of(night.language)
    given = [row for row in night.rows if row.chip]
    rows: list[tuple[str, ...]] = []
    for (unit, count), group in groupby(given, key=lambda row: (row.unit, row.count)):
        people = list(group)
        colour = chip_colour(people[0].colour, catalogue)
        first, *more = _in_cells([row.name for row in people])
        rows.append((milestone(unit, count, catalogue), colour, str(len(people)), first, ""))
        rows += [("", "", "", names, "") for names in more]
    rows.append((catalogue.tr("Together"), "", str(len(given)), "", ""))
    columns = (
        Column(catalogue.tr("Milestone"), 2.2),
        Column(catalogue.tr("Chip"), 1.8),
        Column(catalogue.tr("How many"), 1.3, Align.END),
        Column(catalogue.tr("For"), 6),
        Column(catalogue.tr("Laid out"), 1.4),
    )
    title = catalogue.tr("Chips by milestone")
    return Table(
        title, columns, tuple(rows), _under(night), row_height=9 * MM, bold_last=True, most_lines=_IN_A_CELL
    )


def _in_cells(names: Sequence[str]) -> list[str]:
    """Return names in cells of so few that each stays large enough to read, whatever their number."""
    return [", ".join(names[i : i + _IN_A_CELL]) for i in range(0, len(names), _IN_A_CELL)]


def announcement_list(night: Night) -> Table:
    """List who is called up, the shortest time first, in large lines to read from."""
    catalogue = of(night.language)
    called = [row for row in night.rows if row.announce]
    rows = tuple(
        (str(i), row.name, milestone(row.unit, row.count, catalogue), "") for i, row in enumerate(called, 1)
    )
    columns = (
        Column(catalogue.tr("No."), 0.8, Align.END),
        Column(catalogue.tr("Name"), 5),
        Column(catalogue.tr("Milestone"), 3),
        Column(catalogue.tr("Who hands it over"), 3.5),
    )
    notes = (catalogue.tr("Read out only what stands here: first names, as each person wants to be called."),)
    title = catalogue.tr("To call up")
    return Table(title, columns, rows, _under(night), notes, row_height=12 * MM, text=14)


def signature_sheet(night: Night) -> Table:
    """List what was handed to whom, with room to sign."""
    catalogue = of(night.language)
    rows = tuple(
        (str(i), row.name, row.number_text, milestone(row.unit, row.count, catalogue), row.serial, "")
        for i, row in enumerate(night.rows, 1)
    )
    columns = (
        Column(catalogue.tr("No."), 0.9, Align.END),
        Column(catalogue.tr("Name"), 3.6),
        Column(catalogue.tr("Member number"), 1.7),
        Column(catalogue.tr("Milestone"), 1.9),
        Column(catalogue.tr("Certificate no."), 2.6),
        Column(catalogue.tr("Signature / thumb impression"), 3.6),
    )
    title = catalogue.tr("Received with thanks")
    return Table(title, columns, rows, _under(night), row_height=10 * MM, signed=True)
