# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drafts of whoever is signed in, for every place that lets people type."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from models.desk.desk import Desk


class DeskDrafts:
    """Keeps drafts at the desk of whoever is signed in."""

    def __init__(self, at_desk: "Callable[[], Desk]") -> None:
        self._at_desk = at_desk

    def keep(self, screen: str, subject: str, content: dict[str, Any]) -> None:
        """Keep what stands in the fields; with nothing in it, the draft goes."""
        from models.desk import drafts

        if content:
            drafts.keep(self._at_desk(), screen, subject, content)
        else:
            drafts.drop(self._at_desk(), screen, subject)

    def take(self, screen: str, subject: str) -> dict[str, Any]:
        """Return what a draft holds; empty where there is none."""
        from models.desk import drafts

        kept = drafts.take(self._at_desk(), screen, subject)
        return kept.content if kept else {}

    def drop(self, screen: str, subject: str) -> None:
        """Let a draft go."""
        from models.desk import drafts

        drafts.drop(self._at_desk(), screen, subject)
