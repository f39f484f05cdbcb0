# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealed rows: JSON bodies under the notes key, bound to their row, version and author."""

import hashlib
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from models.messages import Refused, message
from models.vault.columns import SealedRow

if TYPE_CHECKING:
    from models.vault.store import Vault


class BrokenSeal(Refused):
    """A sealed row is not the one the log knows: altered, swapped or older."""

    def __init__(self) -> None:
        super().__init__(
            message(
                "A sealed note does not match the log: it was altered or an older one was put back. "
                "Nothing was shown. Please ask the manager to restore the last good backup."
            )
        )


def table_of(row: SealedRow) -> str:
    """Return the name of the row's table, as bound into its seal."""
    return cast("str", type(row).__tablename__)


def digest_of(body: bytes) -> bytes:
    """Return what the log keeps of a sealed version."""
    return hashlib.sha256(body).digest()


def text_of(content: dict[str, Any]) -> bytes:
    """Return the JSON text of what is to be sealed."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def contents_of(texts: Sequence[bytes]) -> list[dict[str, Any]]:
    """Return what many texts say, read as one list: each by itself takes twice as long."""
    found = cast("list[dict[str, Any]]", json.loads(b"[%b]" % b",".join(texts)))
    if len(found) != len(texts):
        raise BrokenSeal
    return found


def seal_body(vault: "Vault", row: SealedRow, subject: str, text: bytes, *, author: str = "") -> None:
    """Seal JSON text into the row as its present version, by who is signed in or in ``author``'s name."""
    row.author = author or vault.person.uid
    row.generation = vault.generation
    where = (table_of(row), row.uid, subject, row.version)
    row.body = vault.seal(*where, text, floor=row.floor, author=row.author)


def open_body(vault: "Vault", row: SealedRow, subject: str) -> bytes:
    """Return the JSON text sealed in the row."""
    return vault.unseal(table_of(row), row.uid, subject, row.author, row.version, row.generation, row.body)
