# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Print the table of ratios: ``python -m tests.benchmarks [word]``. Exit 1 if one is above its bound.

Times are of the processor, in milliseconds: the median, the bare peer's, and the 95th percentile.
"""

import importlib
import pkgutil
import sys

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


def _result(entry: harness.Benchmark) -> harness.Result:
    found = entry.pair()
    return harness.measure(found) if isinstance(found, harness.Pair) else found


def main() -> int:
    """Find every benchmark, run those that were asked for, print the table."""
    for module in pkgutil.iter_modules(harness.__path__, "tests.benchmarks."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    harness.scratch()
    word = " ".join(sys.argv[1:])
    sys.stdout.write(ROW.format("what", "median", "bare", "ratio", "at most", "p95", "within"))
    held = [_line(entry, _result(entry)) for entry in harness.REGISTERED if word in entry.name]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
