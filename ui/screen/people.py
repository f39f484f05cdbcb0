# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one row the sign-in page needs, by itself: the first paint waits for nothing more."""

from typing import NamedTuple

from models.words import Language, Role


class Slot(NamedTuple):
    """Somebody who may sign in."""

    uid: str
    name: str
    role: Role
    language: Language | None = None
