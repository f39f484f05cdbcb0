# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window's start imports: what the first page needs, and what knows no Qt before Qt."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOT_YET = {
    "PySide6.QtNetwork",
    "cryptography",
    "dataclasses",
    "hashlib",
    "html",
    "inspect",
    "logging",
    "models.desk.acts",
    "models.vault.failures",
    "models.vault.opening",
    "platformdirs",
    "reportlab",
    "sqlalchemy",
    "sqlcipher3",
    "subprocess",
    "ui.screen.first_start",
    "ui.screen.front",
    "ui.screen.shell",
}


def _loaded(script: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"import json, sys\n{script}\nprint(json.dumps(sorted(sys.modules)))"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(done.stdout))


def test_the_window_starts_without_what_the_first_page_does_not_need() -> None:
    assert _loaded("from desktop.program import opener; opener()") & NOT_YET == set()


def test_what_is_imported_before_qt_knows_no_qt() -> None:
    script = "from importlib import import_module; from desktop.program import BEFORE_QT"
    loaded = _loaded(f"{script}\nfor name in BEFORE_QT: import_module(name)")
    assert {name for name in loaded if name.split(".")[0] in {"PySide6", "shiboken6"}} == set()


_READ = """
import linecache
from desktop.program import opener
opener()
from PySide6.QtCore import QSize
print(sum("desktop" in name or "screen" in name for name in linecache.cache), QSize(3, 4).width())
"""


def test_qt_reads_no_source_of_ours() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _READ],
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["0", "3"]
