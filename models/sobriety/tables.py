# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of sobriety: one sealed record a member, sealed awards, and the released print list."""

from datetime import date
from typing import Any, ClassVar

from pydantic import NaiveDatetime
from sqlalchemy import JSON
from sqlmodel import Field

from models.vault.columns import PERSONAL, Row, SealedRow


class SobrietyRecord(SealedRow, table=True):
    """All of a member's periods in one sealed body: from outside a recurrence and a correction look alike."""

    floor: ClassVar[int] = 1024

    member: str = Field(unique=True)
    """uid of the member."""


class Award(SealedRow, table=True):
    """A certificate that was awarded. Whose it is and what for stay sealed until it is released."""

    serial: str = Field(unique=True)
    key_uid: str
    """uid of the CertificateKey its code was made under."""


class Release(Row, table=True):
    """An award a counsellor released: the snapshot of what the paper says, open to the desk's print list."""

    award_id: int = Field(foreign_key="award.id", unique=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    snapshot: dict[str, Any] = Field(sa_type=JSON, sa_column_kwargs=PERSONAL)
    released_at: NaiveDatetime
    prints: int = 0
    handed_over_on: date | None = None
    reprints: list[dict[str, str]] = Field(
        default_factory=list[dict[str, str]], sa_type=JSON, sa_column_kwargs=PERSONAL
    )
    """When it was printed again after it was handed over, and why."""
    superseded_by: str | None = None
    """Serial of the corrected or reprinted certificate. Never a recurrence."""
