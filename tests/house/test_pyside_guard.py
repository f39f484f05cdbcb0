# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""PySide6 6.12 loses a reference to None on every void call, and Python 3.11 aborts after some thousand."""

import sys

from PySide6.QtCore import QObject

CALLS = 1000


def test_void_calls_keep_the_references_to_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - CALLS // 20


def test_emitting_keeps_the_references_to_true() -> None:
    thing = QObject()
    before = sys.getrefcount(True)  # noqa: FBT003 - the object itself is counted
    for number in range(CALLS):
        thing.objectNameChanged.emit(str(number))
    assert sys.getrefcount(True) > before - CALLS // 20  # noqa: FBT003
