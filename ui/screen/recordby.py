# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Saying kindly by when a session was to be recorded."""

from models.gatherings.recording import RecordBy
from ui.language import tr


def record_words(by: RecordBy | None) -> str:
    """Return "to be recorded by 21:30", and where that is past, that there is still time."""
    if by is None:
        return ""
    at = by.at.strftime("%H:%M")
    if by.past:
        return tr("was to be recorded by {time}; it can still be done", time=at)
    return tr("to be recorded by {time}", time=at)
