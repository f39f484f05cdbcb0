# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What this process lets out: private files from the start, no memory written to disk when it ends badly."""

import contextlib
import os
import sys


def harden_process() -> None:
    """Create files for this account alone, and switch core dumps and crash uploads off."""
    os.umask(0o077)
    if sys.platform == "win32":
        import ctypes

        # No box and no report to Microsoft when the program ends badly: memory may hold names.
        ctypes.windll.kernel32.SetErrorMode(0x0001 | 0x0002)
    else:
        import resource

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
