# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long things take, as ratios to something bare: absolute times differ from computer to computer.

A benchmark is one function that gives a ``Pair``, registered by ``@benchmark("its name", at_most=…)`` in any
module of this folder; one that cannot be told in two runs gives its ``Result`` itself. ``python -m
tests.benchmarks`` runs them all, or those whose name holds a given word. Times are of the processor, so that
whatever else the computer does is not counted; subject and bare one run by turns.
"""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter, process_time

if sys.platform == "win32":

    def worked() -> float:
        """Return the time on the wall: Windows steps a process's own by 16 ms and tells none of children."""
        return perf_counter()

else:
    import resource

    def worked() -> float:
        """Return the processor time of this process and of those it waited for, in seconds."""
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return process_time() + children.ru_utime + children.ru_stime


@dataclass(frozen=True, slots=True)
class Pair:
    """What is measured, and the bare thing it is compared with; each call is one run."""

    subject: Callable[[], object]
    bare: Callable[[], object]
    runs: int = 9
    before: Callable[[], object] | None = None
    """Done before each run of the subject, and not counted."""


@dataclass(frozen=True, slots=True)
class Result:
    """The medians of both in milliseconds, and what nineteen runs of twenty keep below."""

    subject: float
    bare: float
    worst: float = 0.0
    """The subject's 95th percentile."""

    @property
    def ratio(self) -> float:
        """Return how many times the bare one's time the subject takes."""
        return self.subject / self.bare if self.bare else 0.0


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A named pair, the greatest ratio of medians that is still well, and the subject's greatest p95 in ms.

    None only tells.
    """

    name: str
    at_most: float | None
    within: float | None
    pair: Callable[[], Pair | Result]

    def holds(self, result: Result) -> bool:
        """Tell whether both bounds hold."""
        ratio_holds = self.at_most is None or result.ratio <= self.at_most
        return ratio_holds and (self.within is None or result.worst <= self.within)


Given = Callable[[], Pair] | Callable[[], Result]
REGISTERED: list[Benchmark] = []


def benchmark(
    name: str, *, at_most: float | None = None, within: float | None = None
) -> Callable[[Given], Given]:
    """Register a benchmark under a name."""

    def register(pair: Given) -> Given:
        REGISTERED.append(Benchmark(name, at_most, within, pair))
        return pair

    return register


def python(*arguments: str) -> Callable[[], object]:
    """Return a run of this Python in a process of its own; it must end well."""
    command = [sys.executable, *arguments]
    return lambda: subprocess.run(command, check=True, capture_output=True)


def measure(pair: Pair) -> Result:
    """Run both by turns, after one unmeasured turn each that warms the caches."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(pair.runs + 1):
        for run, kept in zip((pair.subject, pair.bare), times, strict=True):
            if run is pair.subject and pair.before is not None:
                pair.before()
            began = worked()
            run()
            if turn:
                kept.append((worked() - began) * 1000)
    return Result(*map(statistics.median, times), worst=quantile(times[0], 0.95))


def quantile(times: list[float], share: float) -> float:
    """Return what a share of the times keeps below."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def scratch() -> None:
    """Let nothing that runs here write into the homes of whoever runs it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")
