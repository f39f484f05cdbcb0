# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What places ask to keep what was typed and is not finished: sealed, and only for who typed it.

A place keeps its draft in ``forget()``, which runs while the register is still open behind the cover, and
takes it again when the same screen is shown to the same person.
"""

from typing import Any, Protocol


class Drafts(Protocol):
    """Drafts of whoever is signed in, by screen ("members/new") and what it is about (a uid, or nothing)."""

    def keep(self, screen: str, subject: str, content: dict[str, Any]) -> None:
        """Keep what stands in the fields, as JSON can hold it; with nothing in it, the draft goes."""
        ...

    def take(self, screen: str, subject: str) -> dict[str, Any]:
        """Return what a draft holds; empty where there is none. It stays until it is dropped."""
        ...

    def drop(self, screen: str, subject: str) -> None:
        """Let a draft go: it was kept for good, or is not wanted."""
        ...
