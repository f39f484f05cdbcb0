# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The count and head of the log at the foot of a record: whoever keeps the paper can prove the log's end."""

from models.desk.outside import OutsideAnchor
from ui.language import Catalogue
from ui.paper.pen import MM, Pen, grey
from ui.paper.sheet_parts import put

_SIZE = 7
HIGH = 3.6 * MM
"""How far above the legend it stands."""


def said(anchor: OutsideAnchor, catalogue: Catalogue) -> str:
    """Return the line as it prints; typed back in this form, it is compared with the log."""
    return catalogue.tr("Log: {count} · {head}", count=str(anchor.count), head=anchor.head)


def draw(
    pen: Pen, anchor: OutsideAnchor | None, at: tuple[float, float], room: float, catalogue: Catalogue
) -> None:
    """Draw the line over the legend; nothing on a paper that is no record."""
    if anchor is not None:
        with pen.decoration():
            pen.colour(grey(0.65))
            put(pen, said(anchor, catalogue), (at[0], at[1] + HIGH), _SIZE, room, catalogue)
