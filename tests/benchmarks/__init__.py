# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long things take, as ratios to something bare: absolute times differ from computer to computer.

A benchmark is one function that gives a ``Pair``, registered by ``@benchmark("its name", at_most=…)`` in any
module of this folder. ``python -m tests.benchmarks`` runs them all, or those whose name holds a given word.
"""

import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Pair:
    """What is measured, and the bare thing it is compared with; each call is one run."""

    subject: Callable[[], object]
    bare: Callable[[], object]
    runs: int = 9


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A named pair, and the greatest ratio of medians that is still well; None only tells."""

    name: str
    at_most: float | None
    pair: Callable[[], Pair]


@dataclass(frozen=True, slots=True)
class Result:
    """The medians of both, in milliseconds."""

    subject: float
    bare: float

    @property
    def ratio(self) -> float:
        """Return how many times the bare one's time the subject takes."""
        return self.subject / self.bare


REGISTERED: list[Benchmark] = []


def benchmark(
    name: str, *, at_most: float | None = None
) -> Callable[[Callable[[], Pair]], Callable[[], Pair]]:
    """Register a benchmark under a name."""

    def register(pair: Callable[[], Pair]) -> Callable[[], Pair]:
        REGISTERED.append(Benchmark(name, at_most, pair))
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
            began = perf_counter()
            run()
            if turn:
                kept.append((perf_counter() - began) * 1000)
    return Result(statistics.median(times[0]), statistics.median(times[1]))
