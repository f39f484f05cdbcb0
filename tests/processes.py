# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Processes that a test ends: on Windows an environment's ``python.exe`` only starts the Python that works.

Whoever ends that first one knows nothing of the end of the second, which may hold the register for a moment
more. So the second is started itself, told whose environment it belongs to, as Python's multiprocessing does.
"""

import os
import subprocess
import sys

PYTHON = (
    str(getattr(sys, "_base_executable", "") or sys.executable) if sys.platform == "win32" else sys.executable
)
"""The Python that works; it needs the variables below to find the environment's libraries."""


def surroundings(**more: str) -> dict[str, str]:
    """Return the variables of this process, what ``PYTHON`` needs, and more."""
    launched = {"__PYVENV_LAUNCHER__": sys.executable} if sys.platform == "win32" else {}
    return {**os.environ, **launched, **more}


def start(*words: object) -> "subprocess.Popen[str]":
    """Start a Python with these words and read what it says line by line."""
    return subprocess.Popen(
        [PYTHON, *map(str, words)],
        env=surroundings(),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
