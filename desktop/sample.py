# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample centre behind “Look around”: made in its own folder, its manager signed in."""

from pathlib import Path
from typing import TYPE_CHECKING

from models.clock import SystemClock
from models.words import Language

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from ui.screen.background import Job

SEED = 1


def make_sample(folder: Path, anchors: Path, language: Language, job: "Job") -> "Desk":
    """Make the sample centre and sit down at it, telling ``job`` how far it is."""
    from models.insight.arrival import arrive
    from models.sample.building import build, default_password
    from models.vault.store import open_vault

    clock, password = SystemClock(), default_password(SEED)

    report = build(
        folder,
        seed=SEED,
        clock=clock,
        password=password,
        language=language,
        app_folder=anchors,
        on_step=job.progress,
    )
    manager = report.staff[0][0]
    return arrive(open_vault(folder, person=manager, password=password, clock=clock, app_folder=anchors))
