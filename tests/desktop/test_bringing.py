# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who signs in while the libraries are still being imported meets none of them half made."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_RACE = """
import sys, threading, time
from importlib import import_module
from desktop import bringing

def waits(thread):
    frame = sys._current_frames().get(thread.ident)
    return frame is not None and frame.f_code.co_name in ("acquire", "bring")

used = False

def pause(event, args):
    "Stop whoever comes first inside the package, until the other wants a part of it."
    global used
    if event == "import" and args[0].startswith("sqlalchemy.") and not used:
        used = True
        bringing.OPENING = ("sqlalchemy.engine",)  # the other comes from the other end
        second.start()
        until = time.monotonic() + 60
        while not waits(second) and second.is_alive() and time.monotonic() < until:
            time.sleep(0.001)

failed = []
def run(work):
    try:
        work()
    except ImportError as error:
        failed.append(str(error))

bringing.OPENING = ("sqlalchemy", "sqlmodel")
second = threading.Thread(target=run, args=({second},))
sys.addaudithook(pause)
run(bringing.bring)
second.join()
print(used, failed)
"""


def _race(second: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _RACE.format(second=second)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_second_waits_for_the_first() -> None:
    assert _race("bringing.bring") == "True []"
