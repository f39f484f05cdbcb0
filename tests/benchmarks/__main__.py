# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Print the table of ratios: ``python -m tests.benchmarks [word]``. Exit 1 if one is above its bound.

``--list`` names them. Which one runs, and how long it took, is told beside the table.

Times are of the processor, in milliseconds: the median, the bare peer's, and the 95th percentile.
"""

import importlib
import pkgutil
import sys
import traceback
from time import perf_counter

import tests.benchmarks as harness

ROW = "{:<52} {:>10} {:>10} {:>7} {:>8} {:>10} {:>8}\n"


def _line(entry: harness.Benchmark, result: harness.Result) -> bool:
    """Print one row and say whether the bound holds."""
    bound = "" if entry.at_most is None else f"{entry.at_most:.1f}"
    within = "" if entry.within is None else f"{entry.within:.0f} ms"
    numbers = f"{result.subject:.1f} ms", f"{result.bare:.1f} ms", f"{result.ratio:.2f}", bound
    sys.stdout.write(ROW.format(entry.name, *numbers, f"{result.worst:.1f} ms", within))
    sys.stdout.flush()
    return entry.holds(result)


def _run(entry: harness.Benchmark, place: str) -> bool:
    """Run one, say how long it took, and go on where it failed: the others say something too."""
    sys.stderr.write(f"{place}: {entry.name} …\n")
    began = perf_counter()
    try:
        found = entry.pair()
        held = _line(entry, harness.measure(found) if isinstance(found, harness.Pair) else found)
    except Exception:  # noqa: BLE001 - told, and counted as not held
        traceback.print_exc()
        held = False
    sys.stderr.write(f"{place}: {perf_counter() - began:.0f} s{'' if held else ', NOT HELD'}\n")
    return held


def main() -> int:
    """Find every benchmark, run those that were asked for, print the table."""
    for module in pkgutil.iter_modules(harness.__path__, "tests.benchmarks."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    harness.scratch()
    word = " ".join(sys.argv[1:])
    if word == "--list":
        sys.stdout.writelines(f"{entry.name}\n" for entry in harness.REGISTERED)
        return 0
    chosen = [entry for entry in harness.REGISTERED if word in entry.name]
    sys.stdout.write(ROW.format("what", "median", "bare", "ratio", "at most", "p95", "within"))
    held = [_run(entry, f"{number} of {len(chosen)}") for number, entry in enumerate(chosen, start=1)]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
