# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the log's old and new values are called, and how they are shown."""

from enum import Enum
from typing import cast

from ui.labels import label
from ui.language import N_, current, dates_as_shown, named, tr
from ui.paper.record_words import FIELDS

_MORE: dict[str, str] = {
    "sealed": N_("Something sealed was written"),
    "action_points": N_("Action points"),
    "address": N_("Address"),
    "began": N_("Began on"),
    "closed_at": N_("Closed at"),
    "disabled_at": N_("Sign-in closed at"),
    "discreet_names": N_("Centre, discreet"),
    "facilitator": N_("Facilitator"),
    "frozen_at": N_("List fixed at"),
    "guests": N_("Guests"),
    "head_count": N_("Head count"),
    "helplines": N_("Helplines"),
    "member": N_("Member"),
    "minutes": N_("Minutes"),
    "model": N_("Model"),
    "names": N_("Name"),
    "reason": N_("Reason"),
    "removed_at": N_("Removed at"),
    "role": N_("Role"),
    "session": N_("Session"),
    "sponsee": N_("Sponsee"),
    "sponsor": N_("Sponsor"),
    "starts": N_("Starts at"),
    "topic": N_("Topic"),
    "wrong_tries": N_("Wrong passwords before"),
    "taken_back": N_("Changes taken back"),
}


def column_said(column: str) -> str:
    """Return a column's name as people read it; one that has none yet, as it is called inside."""
    known = _MORE.get(column) or FIELDS.get(column)
    return tr(known) if known else column.replace("_", " ")


def value_said(value: object) -> str:
    """Return an old or new value as people read it."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    if isinstance(value, Enum):
        return label(value, current())
    if isinstance(value, dict):
        parts = cast("dict[str, object]", value)
        return "; ".join(f"{name}: {value_said(part)}" for name, part in parts.items())
    if isinstance(value, list | tuple):
        return ", ".join(value_said(part) for part in cast("list[object]", value)) or "–"
    return named(value) if isinstance(value, str) else str(dates_as_shown(value))
