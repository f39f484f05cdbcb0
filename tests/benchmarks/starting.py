# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long Saathi takes to start."""

from tests.benchmarks import Pair, benchmark, python


@benchmark("saathi --help : python -c pass", at_most=3.0)
def command_line() -> Pair:
    """Compare the command line's help with a Python that does nothing."""
    program = "import sys; from desktop.program import main; sys.exit(main())"
    return Pair(python("-c", program, "--help"), python("-c", "pass"))
