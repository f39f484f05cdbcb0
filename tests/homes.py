# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The folders of whoever runs the tests, led elsewhere by the names that each system goes by.

Linux reads XDG's names. On Windows the shell is asked, and no variable moves it: only the name that
platformdirs keeps for this does.
"""

import sys
from pathlib import Path

NAMES = (
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
    "LOCALAPPDATA",
    "APPDATA",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA",
)


def data(folder: Path) -> Path:
    """Return where Saathi keeps its own data below one folder."""
    own = "WIN_PD_OVERRIDE_LOCAL_APPDATA" if sys.platform == "win32" else "XDG_DATA_HOME"
    return Path(below(folder)[own], "Saathi")


def below(folder: Path) -> dict[str, str]:
    """Return the variables that keep a process below one folder."""
    return {name: str(folder / name.lower()) for name in NAMES}
