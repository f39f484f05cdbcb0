# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns every room's tables share: keys, random names for rows, and what is personal or sealed."""

import secrets
from enum import StrEnum
from typing import Any, ClassVar, Protocol

from sqlalchemy import Enum as EnumType
from sqlmodel import Field, SQLModel

PERSONAL: dict[str, Any] = {"info": {"personal": True}}
"""Marks a column that says something about a person: record, erasure and the no-plaintext test walk these."""

SEALED: dict[str, Any] = {"info": {"personal": True, "sealed": True}}
"""Marks ciphertext under the notes key: its bytes open only to counsellors and managers."""


def new_uid() -> str:
    """Return a random 128-bit name for a row, as 32 hexadecimal letters."""
    return secrets.token_hex(16)


def one_of(words: type[StrEnum]) -> Any:
    """Return the column type that stores a word of the vocabulary by its value."""
    return EnumType(words, values_callable=_values, native_enum=False, length=20)


def _values(words: type[StrEnum]) -> list[str]:
    return [word.value for word in words]


class Kept(Protocol):
    """Anything that a table numbers."""

    id: int | None


def id_of(row: Kept) -> int:
    """Return a stored row's number. A row that was never written has none: then somebody here went wrong."""
    if row.id is None:
        raise RuntimeError("a row was used before it was written")
    return row.id


class Row(SQLModel):
    """What every table starts with: a number that is never used twice, and a random name."""

    __table_args__: Any = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True, max_length=32)


class SealedRow(Row):
    """A row whose body only the notes key opens. Everything beside the body is neutral."""

    floor: ClassVar[int] = 256
    """Bytes every body is padded to at least, so that its length says nothing."""

    author: str = ""
    """uid of the member of staff who wrote this version."""
    version: int = 1
    generation: int = 1
    """Generation of the notes key that sealed the body."""
    body: bytes = Field(default=b"", sa_column_kwargs=SEALED)

    def about(self) -> str:
        """Return what the seal is bound to: the uid of the member the row names, else nothing."""
        return str(getattr(self, "member", ""))
