# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""After what was readable took a damaged register's place: what was lost, in people's words, and the log."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.centre import recovery
from models.desk.acts import Act
from models.desk.desk import Desk
from models.messages import Message, message
from models.vault import salvage as rescue
from models.vault.proving import BySheet

if TYPE_CHECKING:
    from models.clock import Clock
    from models.vault.proving import Proof

_WORDS = {
    "member": message("Members lost"),
    "attendance": message("Marks lost"),
    "groupsession": message("Sessions lost"),
    "award": message("Certificates lost"),
    "sobrietyrecord": message("Sealed entries lost"),
    "sealednote": message("Sealed entries lost"),
    "pairnote": message("Sealed entries lost"),
    "post": message("Sealed entries lost"),
    "logentry": message("Log entries lost"),
    "logdetail": message("Log entries lost"),
    "logseal": message("Log entries lost"),
}
_OTHERS = message("Other entries lost")


@dataclass(frozen=True, slots=True)
class Loss:
    """One kind of thing, and how many of it are gone."""

    what: Message
    count: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was saved and what was not."""

    members: int
    lost: tuple[Loss, ...]
    aside: Path | None
    is_certain: bool
    """Whether the number of lost members is known; otherwise there may be more."""


def salvage(
    folder: Path, proof: "Proof", clock: "Clock", app_folder: Path | None = None
) -> tuple[Desk, Outcome]:
    """Save what is readable and sit down at it; managers and the sheet alone."""
    vault, found = rescue.salvage(folder, proof, clock, app_folder)
    try:
        desk = recovery.recovered(vault) if isinstance(proof, BySheet) else Desk.at(vault)
        outcome = _outcome(found)
        with desk.work(Act.SALVAGE) as work:
            work.jump_ahead()
            work.tell("", {"members": outcome.members, "lost": sum(one.count for one in outcome.lost)})
            work.commit()
    except BaseException:
        vault.close()
        raise
    return desk, outcome


def _outcome(found: "rescue.Salvaged") -> Outcome:
    counts: Counter[str] = Counter()
    words: dict[str, Message] = {}
    for table in found.tables:
        what = _WORDS.get(table.name, _OTHERS)
        words[what.id] = what
        counts[what.id] += table.lost
    members = next(table for table in found.tables if table.name == "member")
    lost = tuple(Loss(words[name], count) for name, count in counts.items() if count)
    return Outcome(members.saved, lost, found.aside, members.is_certain)
