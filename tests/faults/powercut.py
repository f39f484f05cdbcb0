# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Power cuts: the stream of writes is played back to a random point, as a disk that lost power would have it.

What was written before a sync is there. What came after it may be there, be missing, or be torn at a sector,
each by itself and in any order. What this computer remembers (the anchor) may be from then or from before.
"""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from models.desk.desk import Desk
from models.gatherings import register
from models.messages import Refused
from models.vault import health
from models.words import Mark
from tests.faults import centre
from tests.faults.centre import MARKS, Site
from tests.faults.figures import Figures
from tests.faults.shim import Event, shim, works

SECTOR = 512
TOLD_EACH = 12
"""Rounds between two that compare everything a counsellor is shown: it takes the longest."""


@dataclass(slots=True)
class Disk:
    """One file: what is safe, and what was asked for since the last sync."""

    safe: bytearray
    loose: list[Event] = field(default_factory=list[Event])

    def hear(self, event: Event) -> None:
        """Take an event in."""
        if event.kind == "sync":
            for each in self.loose:
                _apply(self.safe, each)
            self.loose.clear()
        else:
            self.loose.append(event)

    def after_the_cut(self, chance: Random) -> bytes:
        """Return what a disk may hold: each loose write kept, dropped or torn; kept ones in any order."""
        kept = bytearray(self.safe)
        mood = chance.choice(("none", "all", "some", "torn"))
        loose = list(self.loose)
        if mood == "some":
            chance.shuffle(loose)
        for event in loose:
            if mood == "none" or (mood in ("some", "torn") and chance.random() < 0.5):
                continue
            _apply(kept, _torn(event, chance) if mood == "torn" else event)
        return bytes(kept)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A run of marks: where it began, every event, and the anchor files after each acknowledged mark."""

    began: Site
    events: tuple[Event, ...]
    anchors: tuple[dict[str, bytes], ...]
    given: tuple[tuple[int, Mark], ...]


def try_cuts(folder: Path, chance: Random, rounds: int) -> Figures:
    """Cut the power at ``rounds`` random points of a run of marks."""
    figures = Figures("power cut")
    if not works():
        return figures
    run = record(folder, marks=60)
    for _ in range(rounds):
        figures.rounds += 1
        try_one(run, folder / "cut", chance, figures)
    return figures


def record(folder: Path, marks: int) -> Recorded:
    """Mark members one after the other and record what the disk was asked."""
    began = centre.found(folder / "founded").copy_to(folder / "began")
    site = began.copy_to(folder / "marked")
    anchors = [_anchors(site)]
    given: list[tuple[int, Mark]] = []
    with shim() as layer:
        desk = site.open()
        session, numbers = centre.session_of(desk), centre.numbers_of(desk)
        for place in range(marks):
            number, mark = numbers[place % len(numbers)], MARKS[place % len(MARKS)]
            register.mark(desk, session, number, mark)
            given.append((number, mark))
            layer.ack(str(place))
            anchors.append(_anchors(site))
        cut = tuple(layer.events)  # closing is not part of it: it folds the log into the file
        desk.close()
    return Recorded(began, cut, tuple(anchors), tuple(given))


def try_one(run: Recorded, place: Path, chance: Random, figures: Figures) -> None:
    """Cut at one random point, start again, and compare with what was acknowledged."""
    at = chance.randrange(1, len(run.events) + 1)
    seen = run.events[:at]
    acknowledged = sum(event.kind == "ack" for event in seen)
    figures.promised += acknowledged
    figures.faults += seen[-1].kind != "ack"
    site = run.began.copy_to(place)
    _play(site, seen, chance)
    for name, content in run.anchors[chance.randint(max(0, acknowledged - 3), acknowledged)].items():
        (site.app / name).write_bytes(content)
    try:
        desk = site.open()
    except Refused as refused:
        figures.lose(f"did not open: {type(refused).__name__}")
        return
    _compare(desk, run, acknowledged, figures)
    desk.close()


def _compare(desk: Desk, run: Recorded, acknowledged: int, figures: Figures) -> None:
    now = centre.marks_of(desk)
    promised, flying = dict(run.given[:acknowledged]), dict(run.given[: acknowledged + 1])
    if now not in (promised, flying):
        figures.lose(f"marks differ after {acknowledged} acknowledged")
    if health.check(desk.vault):
        figures.lose("the file is not whole")
    if figures.rounds % TOLD_EACH == 0 and len(centre.told(desk)) != centre.PEOPLE + 1:
        figures.lose("somebody is missing")


def _play(site: Site, events: tuple[Event, ...], chance: Random) -> None:
    disks: dict[str, Disk] = {}
    for event in events:
        if event.kind in ("write", "truncate", "sync"):
            path = site.folder / event.path
            known = disks.setdefault(event.path, Disk(bytearray(path.read_bytes() if path.exists() else b"")))
            known.hear(event)
    for name, disk in disks.items():
        (site.folder / name).write_bytes(disk.after_the_cut(chance))


def _apply(content: bytearray, event: Event) -> None:
    if event.kind == "truncate":
        del content[event.offset :]
        content.extend(bytes(max(0, event.offset - len(content))))
        return
    end = event.offset + len(event.content)
    content.extend(bytes(max(0, end - len(content))))
    content[event.offset : end] = event.content


def _torn(event: Event, chance: Random) -> Event:
    """Return a write of which only some whole sectors, from its start or its end, reached the disk."""
    if event.kind != "write" or len(event.content) <= SECTOR:
        return event
    at = SECTOR * chance.randrange(1, -(-len(event.content) // SECTOR))
    if chance.random() < 0.5:
        return Event("write", event.path, event.offset, event.content[:at])
    return Event("write", event.path, event.offset + at, event.content[at:])


def _anchors(site: Site) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in site.app.iterdir() if ".anchor" in path.name}
