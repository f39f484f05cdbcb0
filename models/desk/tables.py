# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of the desk: staff, the signed log, posts to counsellors, counters."""

from datetime import date
from typing import Any

from pydantic import NaiveDatetime
from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from models.vault.columns import PERSONAL, Row, one_of
from models.words import Language, Role


class VaultState(SQLModel, table=True):
    """The one row that says which vault this is and how far it has come."""

    id: int | None = Field(default=1, primary_key=True)
    vault: str
    key_revision: int = 1
    generation: int = 1
    last_instant: NaiveDatetime | None = None


class Staff(Row, table=True):
    """Somebody who may sign in. The role here is a label for lists; rights come from keys."""

    name: str
    role: Role = Field(sa_type=one_of(Role))
    language: Language = Field(default=Language.ENGLISH, sa_type=one_of(Language))
    text_percent: int = 100
    signer: bytes
    """Ed25519 public key, entered by a manager-signed log entry."""
    disabled_at: NaiveDatetime | None = None
    removed_at: NaiveDatetime | None = None
    """Their keys are gone for good; the name stays for what the log says of them."""


class LogEntry(SQLModel, table=True):
    """One signed line of the log. Details stand in LogDetail, under keys that erasure destroys."""

    __table_args__: Any = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True)
    at: NaiveDatetime
    staff: str = Field(index=True)
    """uid of the signed-in person."""
    act: str
    subject: str = Field(default="", index=True)
    """uid of the row the act was about; empty where there is none."""
    commitment: bytes
    signature: bytes


class LogDetail(SQLModel, table=True):
    """Old and new values of one person's part of an entry, under that person's log key."""

    __table_args__: Any = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = Field(foreign_key="logentry.id", index=True)
    subject: str = Field(default="", index=True)
    """uid of the member the part is about; empty for what is about nobody."""
    commitment: bytes
    body: bytes = Field(sa_column_kwargs=PERSONAL)


class LogKey(SQLModel, table=True):
    """The random key of one person's log details. Destroyed at erasure; the chain still verifies."""

    subject: str = Field(primary_key=True)
    key: bytes


class LogSeal(SQLModel, table=True):
    """The hash of each version of a sealed row, so that an older version put back is noticed."""

    __table_args__: Any = (UniqueConstraint("row_uid", "version"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = Field(foreign_key="logentry.id", index=True)
    row_uid: str
    version: int
    digest: bytes


class Post(Row, table=True):
    """Sealed text the front desk hands to the counsellors. It cannot read it back."""

    author: str
    subject: str = Field(index=True)
    kind: str
    body: bytes = Field(sa_column_kwargs={"info": {"personal": True, "sealed": True}})
    posted_at: NaiveDatetime
    accepted_at: NaiveDatetime | None = None


class Counter(SQLModel, table=True):
    """Numbers on paper never repeat: the last one used of each kind, also kept in the anchor."""

    name: str = Field(primary_key=True)
    value: int = 0


class Pin(Row, table=True):
    """The PIN somebody chose for short breaks, sealed for them alone. It opens nothing by itself."""

    author: str = Field(unique=True)
    """uid of the member of staff."""
    body: bytes


class Draft(Row, table=True):
    """What somebody began and did not finish. Only who wrote it can open it, or tell what it is about."""

    author: str = Field(index=True)
    """uid of the member of staff."""
    place: str = Field(unique=True)
    """Keyed hash of the screen and what it is about."""
    kept_on: date
    body: bytes = Field(sa_column_kwargs=PERSONAL)
