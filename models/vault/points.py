# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Named points of long work at which a test may stop it, as a power cut or a pulled stick would."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

Watcher = Callable[[str], None]
_watchers: list[Watcher] = []


def reach(point: str) -> None:
    """Say that work has come to a point. Nobody listens but a test."""
    for watcher in tuple(_watchers):
        watcher(point)


@contextmanager
def watched(watcher: Watcher) -> Generator[None]:
    """Let a watcher hear of every point while this lasts; what it raises stops the work there."""
    _watchers.append(watcher)
    try:
        yield
    finally:
        _watchers.remove(watcher)
