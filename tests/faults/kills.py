# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 at random moments of real work: what was acknowledged stands, and nothing is half there."""

import os
import select
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from models.desk.desk import Desk
from models.exchange import importing
from models.exchange.plan import Options
from models.exchange.unimporting import undo_import
from models.gatherings import register
from models.insight import standing
from models.messages import Refused
from models.people import members
from models.sobriety import milestones, walking
from models.vault import health
from models.words import Mark
from tests.faults import centre
from tests.faults.centre import MARKS, PEOPLE, Site
from tests.faults.figures import Figures

Ack = Callable[[str], None]
ROWS = 12
LONGEST = 0.02
"""Seconds after the last acknowledged act within which the kill falls."""


@dataclass(frozen=True, slots=True)
class Work:
    """Something that goes on until it is killed, and what must hold after it."""

    name: str
    run: Callable[[Site, Random, Ack], None]
    holds: Callable[[Desk, list[str]], str]
    """Returns what was lost, or nothing."""
    most: int
    """Acts to wait for at the most before the kill."""
    prepare: Callable[[Site], Site] = lambda site: site
    """Makes the site ready before the first round."""
    opens: Callable[[Site], Desk] = Site.open
    """Opens the site after the kill."""


def try_kills(work: Work) -> Callable[[Path, Random, int], Figures]:
    """Return the trial of one kind of work."""

    def trial(folder: Path, chance: Random, rounds: int) -> Figures:
        figures = Figures(f"kill: {work.name}")
        if not hasattr(os, "fork"):
            return figures
        began = work.prepare(centre.found(folder / "founded").copy_to(folder / "began"))
        for _ in range(rounds):
            figures.rounds += 1
            _one(work, began.copy_to(folder / "killed"), chance, figures)
        return figures

    return trial


def _one(work: Work, site: Site, chance: Random, figures: Figures) -> None:
    acknowledged = killed(site, work, chance)
    figures.promised += len(acknowledged)
    figures.faults += _midway(site, acknowledged)
    try:
        desk = work.opens(site)
    except Refused as refused:
        figures.lose(f"did not open: {type(refused).__name__}")
        return
    lost = work.holds(desk, acknowledged)
    if lost:
        figures.lose(lost)
    if health.check(desk.vault) or standing.check(desk):
        figures.lose("the file or the log is not whole")
    desk.close()


def _midway(site: Site, acknowledged: list[str]) -> bool:
    """Tell whether something was on its way: work waits in the log, or an act was begun and not confirmed."""
    begun = bool(acknowledged) and acknowledged[-1].split()[0] in ("try", "begin")
    return begun or (site.log.exists() and site.log.stat().st_size > 0)


def killed(site: Site, work: Work, chance: Random) -> list[str]:
    """Let a child work, kill it at a random moment, and return what it had acknowledged by then."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        _child(site, work, Random(chance.getrandbits(64)), theirs)
    os.close(theirs)
    heard = _listen(ours, chance.randint(0, work.most), LONGEST * chance.random())
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while piece := os.read(ours, 65536):
        heard += piece
    os.close(ours)
    return heard.decode().splitlines()


def _child(site: Site, work: Work, chance: Random, pipe: int) -> None:
    """Work until killed; a child never returns to the campaign."""

    def ack(what: str) -> None:
        os.write(pipe, what.encode() + b"\n")

    try:
        work.run(site, chance, ack)
    finally:
        os._exit(9)


def _listen(pipe: int, acts: int, after: float) -> bytes:
    """Wait for so many acts, then for a random moment; a child that ends closes the pipe."""
    heard = b""
    end = time.monotonic() + 30
    while heard.count(b"\n") < acts and time.monotonic() < end:
        if select.select([pipe], [], [], 1)[0]:
            piece = os.read(pipe, 65536)
            if not piece:
                return heard
            heard += piece
    select.select([], [], [], after)
    return heard


# Marking


def _mark(site: Site, chance: Random, ack: Ack) -> None:
    desk = site.open()
    session, numbers = centre.session_of(desk), centre.numbers_of(desk)
    while True:
        one_mark(desk, session, chance.choice(numbers), chance.choice(MARKS), ack)


def one_mark(desk: Desk, session: int, number: int, mark: Mark, ack: Ack) -> None:
    """Give one mark, said before and acknowledged after."""
    ack(f"try {number} {mark.value}")
    register.mark(desk, session, number, mark)
    ack(f"done {number} {mark.value}")


def marks_hold(desk: Desk, acknowledged: list[str]) -> str:
    """Return which acknowledged mark is missing, or nothing."""
    promised: dict[int, Mark] = {}
    flying: dict[int, Mark] = {}
    for line in acknowledged:
        word, number, mark = line.split()
        (promised if word == "done" else flying)[int(number)] = Mark(mark)
    now = centre.marks_of(desk)
    last = acknowledged[-1].split() if acknowledged else ["", "0", ""]
    open_act = int(last[1]) if last[0] == "try" else 0
    for number, mark in promised.items():
        if now.get(number) is not mark and not (number == open_act and now.get(number) is flying[number]):
            return f"the mark of number {number}"
    return "" if set(now) - set(promised) <= {open_act} else "a mark nobody gave"


# Importing and taking back


def _sheet(n: int) -> bytes:
    rows = [f"N{n:03}{place:02},Newcomer {n:03} {place:02}" for place in range(ROWS)]
    return "\n".join(["Reg. No.,Name", *rows]).encode()


def _import(site: Site, _chance: Random, ack: Ack) -> None:
    desk = site.open()
    n = 0
    while True:
        done = importing.apply(desk, _sheet(n), "register.csv", Options(today=desk.today))
        ack(f"in {n}")
        if n % 3 == 2 and done.import_id is not None:
            undo_import(desk, done.import_id)
            ack(f"out {n}")
        n += 1


def _imports_hold(desk: Desk, acknowledged: list[str]) -> str:
    names = [row.name for row in members.listed(desk)]
    if (len(names) - PEOPLE) % ROWS:
        return "half an import"
    there = {name.split()[1] for name in names if name.startswith("Newcomer")}
    acts = [line.split() for line in acknowledged]
    stands = {int(n) for word, n in acts if word == "in"} - {int(n) for word, n in acts if word == "out"}
    last = int(acts[-1][1]) if acts else -1
    uncertain = {last, last + 1}  # one act was on its way
    missing = {n for n in stands if f"{n:03}" not in there} - uncertain
    return f"imports {sorted(missing)}" if missing else ""


# Awarding


def _award(site: Site, _chance: Random, ack: Ack) -> None:
    desk = site.open()
    for number in centre.numbers_of(desk):
        batch = milestones.award(
            desk, milestones.highest(desk, [number]), milestones.Style(), consent_held=True
        )
        face = batch.faces[0][1]
        ack(f"{number} {face.serial} {face.code}")


def _awards_hold(desk: Desk, acknowledged: list[str]) -> str:
    serials = [one.face.serial for one in walking.awards(desk)]
    if len(serials) != len(set(serials)):
        return "a serial was given twice"
    for line in acknowledged:
        _, serial, code = line.split()
        if milestones.verify(desk, serial, code).state != "genuine":
            return f"certificate {serial}"
    return "" if len(serials) <= len(acknowledged) + 1 else "an award nobody asked for"


WORKS = (
    Work("marking", _mark, marks_hold, 40),
    Work("importing", _import, _imports_hold, 6),
    Work("awarding", _award, _awards_hold, 20),
)
