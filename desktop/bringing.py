# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What opening the register stands on, imported by one thread alone.

Two threads that import one package from two ends meet it half made: one holds ``sqlalchemy`` and waits for
``sqlalchemy.engine``, the other the other way round, and Python lets one of them go on with what there is.
Whoever types fast signs in while the rest is still being imported.
"""

import threading
from collections.abc import Callable
from importlib import import_module

OPENING = (
    "ui.screen.front",
    "sqlcipher3",
    "sqlmodel",
    "models.vault.store",
    "models.desk.desk",
    "models.insight.arrival",
    "models.insight.agenda",
    "models.insight.finding",
)
_alone = threading.Lock()


def bring(between: Callable[[], object] = lambda: None) -> None:
    """Import what opening needs, or wait for whoever does; ``between`` two modules it may raise."""
    with _alone:
        for name in OPENING:
            between()
            import_module(name)
