# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk of a few megabytes, for what happens when one is really full. Only root may mount one."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

MEGABYTE = 1024 * 1024


@contextmanager
def small_disk(place: Path, size: int) -> Generator[None]:
    """Mount a small disk at a folder, with what the folder holds on it; skips where that is not allowed."""
    mount = shutil.which("mount")
    if mount is None or not hasattr(os, "getuid") or os.getuid() != 0:
        pytest.skip("only root may mount")
    with tempfile.TemporaryDirectory() as kept:
        shutil.copytree(place, kept, dirs_exist_ok=True)
        words = [mount, "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
        if subprocess.run(words, check=False, capture_output=True).returncode:
            pytest.skip("mounting is not allowed here")
        try:
            shutil.copytree(kept, place, dirs_exist_ok=True)
            yield
        finally:
            subprocess.run([shutil.which("umount") or "umount", "-l", str(place)], check=True)
