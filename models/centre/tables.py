# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of the centre: itself, its ladder of milestones, and who signs its certificates."""

from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from models.vault.columns import Row, one_of
from models.words import Language, Unit


class Centre(Row, table=True):
    """The centre's own settings; one row. Texts are kept per language: {"en": …, "hi": …, "pa": …}."""

    names: dict[str, str] = Field(sa_type=JSON)
    discreet_names: dict[str, str] = Field(default_factory=dict[str, str], sa_type=JSON)
    """What discreet documents call the centre: no word of addiction or centre type."""
    address: dict[str, str] = Field(default_factory=dict[str, str], sa_type=JSON)
    place: dict[str, str] = Field(default_factory=dict[str, str], sa_type=JSON)
    phone: str = ""
    language: Language = Field(default=Language.ENGLISH, sa_type=one_of(Language))
    helplines: list[dict[str, str]] = Field(default_factory=list[dict[str, str]], sa_type=JSON)
    number_prefix: str = "M-"
    serial_prefix: str = "CERT"
    count_start_day: bool = False
    """Count the start day as day 1: moves day rungs one day earlier, never month or year rungs."""
    quiet_days: int = 14
    dropout_days: int = 30
    sponsor_days: int = 365
    blank_rows: int = 8
    is_sample: bool = False
    stick_keeper: str = ""
    """Who takes the stick with the backup home."""


class Rung(Row, table=True):
    """One rung of the ladder. A milestone is never told by colour alone."""

    group_uid: str = Field(default="", index=True)
    """uid of the group whose own ladder this is; empty for the ladder of the centre."""
    unit: Unit = Field(sa_type=one_of(Unit))
    count: int
    names: dict[str, str] = Field(default_factory=dict[str, str], sa_type=JSON)
    """The centre's own words per language; empty means "{count} {unit}" in the reader's language."""
    colour: str = ""
    repeats: bool = False
    """Each further unit as well: 2 years, then every year."""
    announce: bool = True
    chip: bool = True
    certificate: bool = True


class Signatory(Row, table=True):
    """Somebody whose name and role stand under a certificate's signature line."""

    names: dict[str, str] = Field(sa_type=JSON)
    roles: dict[str, str] = Field(sa_type=JSON)
    position: int = 0


class Logo(Row, table=True):
    """The centre's logo, checked before it came in; at most one row."""

    kind: str
    """png or svg."""
    content: bytes
    width: float
    height: float
    discreet: bool = False
    """It tells nothing of what the centre does, so discreet papers may carry it."""


class CertificateKey(Row, table=True):
    """Random key of verification codes. Kept for ever: it outlives re-keying."""

    key: bytes
    extra: dict[str, Any] = Field(default_factory=dict[str, Any], sa_type=JSON)
