# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture of who walks with whom, as indented lines: sponsors first, those they walk with below."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from models.messages import Refused, message
from models.words import Language
from ui.language import dates_as_shown, of
from ui.paper import document, tables
from ui.paper.pen import A4, Pen
from ui.paper.tables import Column, Table

if TYPE_CHECKING:
    from models.sponsorship.queues import TreeRow

_STEP = "\u2003\u2003"
"""Two em spaces for each step down."""


def render_pairing(rows: "Sequence[TreeRow]", centre: str, on: date, language: Language) -> bytes:
    """Return the picture on A4. Raises Refused where nobody is paired."""
    if not rows:
        raise Refused(message("Nobody is paired yet. Nothing was printed."))
    said = of(language)
    table = Table(
        said.tr("Who walks with whom"),
        (Column(said.tr("Name"), 5), Column(said.tr("Number"), 1)),
        tuple((_STEP * row.depth + ("– " if row.depth else "") + row.name, row.number_text) for row in rows),
        under=(centre, str(dates_as_shown(on))),
        notes=(said.tr("Below each sponsor stand the people they walk with. For the staff alone."),),
    )
    pen = Pen(A4, language.value)
    tables.draw(pen, table, language)
    return document.finish(pen, document.NEUTRAL_TITLE, language.value)
