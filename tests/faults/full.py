# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that is full or fails at one write after another: refused in words, and all before it stands."""

from pathlib import Path
from random import Random

from models.gatherings import register
from models.vault import health
from models.vault.failures import DiskFailed, DiskFull
from models.words import Mark
from tests.faults import centre
from tests.faults.centre import MARKS, Site
from tests.faults.figures import Figures
from tests.faults.shim import FULL, IOERR_FSYNC, IOERR_WRITE, OK, Event, Shim, shim, works

MARKED = 4


class FailingAt:
    """Lets so many events through, then fails each one until the disk is mended."""

    def __init__(self, let: int, code: int, kinds: tuple[str, ...]) -> None:
        self.left, self.code, self.kinds = let, code, kinds
        self.struck = False

    def __call__(self, event: Event) -> int:
        """Answer an event."""
        if event.kind not in self.kinds:
            return OK
        self.left -= 1
        self.struck = self.struck or self.left < 0
        return self.code if self.left < 0 else OK


KINDS = ((FULL, ("write",)), (IOERR_WRITE, ("write",)), (IOERR_FSYNC, ("sync",)))


def try_full(folder: Path, _chance: Random, rounds: int) -> Figures:
    """Fail at the first write, the second, and so on; then mend the disk and go on in the same window."""
    figures = Figures("full disk")
    if not works():
        return figures
    began = centre.found(folder / "founded").copy_to(folder / "began")
    for place in range(rounds):
        figures.rounds += 1
        code, kinds = KINDS[place % len(KINDS)]
        with shim() as layer:
            _one(began.copy_to(folder / "full"), layer, FailingAt(place // len(KINDS), code, kinds), figures)
    return figures


def _one(site: Site, layer: Shim, fault: FailingAt, figures: Figures) -> None:
    desk = site.open()
    session, numbers = centre.session_of(desk), centre.numbers_of(desk)
    layer.fault = fault
    stands: dict[int, Mark] = {}
    for place, number in enumerate(numbers[:MARKED]):
        try:
            register.mark(desk, session, number, MARKS[place])
            stands[number] = MARKS[place]
        except (DiskFull, DiskFailed):
            figures.refused += 1
    figures.promised += len(stands)
    figures.faults += fault.struck
    layer.fault = lambda _event: OK
    # A commit that was reported as failed may stand all the same; what was acknowledged must.
    if not stands.items() <= centre.marks_of(desk).items():
        figures.lose("a mark is missing while the disk fails")
    register.mark(desk, session, numbers[-1], Mark.LATE)
    stands[numbers[-1]] = Mark.LATE
    if health.check(desk.vault):
        figures.lose("the file is not whole")
    desk.close()
    with site.desk() as again:
        if not stands.items() <= centre.marks_of(again).items():
            figures.lose("a mark is missing after opening again")
