# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of exchange: what each import touched, so that a whole import can be taken back."""

from typing import Any

from pydantic import NaiveDatetime
from sqlalchemy import JSON
from sqlmodel import Field

from models.vault.columns import Row


class ImportRun(Row, table=True):
    """One import of one file. The file's name is not kept: it may be a person's."""

    at: NaiveDatetime
    staff: str
    digest: bytes
    """SHA-256 of the file."""
    figures: dict[str, Any] = Field(default_factory=dict[str, Any], sa_type=JSON)
    entry_id: int | None = None
    """The log entry that holds every change of the import."""
    undone_at: NaiveDatetime | None = None
