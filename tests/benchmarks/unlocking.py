# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long it takes from Enter behind the password until Today shows its rows, beside a bare window's start.

Deriving the key from the password is slow on purpose: its time is taken by itself and left out.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from models.clock import SystemClock
from tests.benchmarks import Pair, Result, benchmark, measure
from tests.benchmarks.start_up import sign_in

_PASSWORD = "four calm rivers meet"
_RUNS = 3

_UNLOCK = """
import os, time
from pathlib import Path
from time import process_time
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from desktop.places import Places
from desktop.window import application, build
from models.vault.keyring import COST
from ui.screen import background
folder = Path({folder!r})
app = application()
window = build(folder / "centre", Places.below(folder)).window
window.begin()
window.show()
def turn(until):
    while not until():
        app.processEvents()
        time.sleep(0.001)
quiet = 0
while quiet < 60:
    app.processEvents()
    time.sleep(0.005)
    quiet = 0 if background.running() else quiet + 1
began = process_time()
window.sign_in.password.edit.setText({password!r})
window.sign_in.password.edit.returnPressed.emit()
turn(lambda: window._person is not None and window.shell.place()._day is not None)
app.processEvents()
whole = process_time() - began
began = process_time()
cost = dict(iterations=COST.passes, lanes=COST.lanes, memory_cost=COST.memory)
Argon2id(salt=bytes(16), length=32, **cost).derive(b"-")
print(whole, process_time() - began, flush=True)
os._exit(0)
"""


@benchmark("unlocking to data ready, Argon2 apart : a bare window", at_most=5.0)
def unlocking() -> Result:
    """Open a sample centre of 60 members; the bare peer is a window with a label and a box."""
    from models.sample.building import build

    folder = Path(tempfile.mkdtemp(prefix="saathi-start-"))
    anchors = folder / "data" / "anchors"
    build(folder / "centre", clock=SystemClock(), password=_PASSWORD, app_folder=anchors)
    start = sign_in()
    assert isinstance(start, Pair)
    bare = measure(start).bare
    times = [_once(folder) for _ in range(_RUNS + 1)][1:]  # the first one compiles
    sys.stdout.write(f"    Argon2 by itself: {statistics.median(apart for _, apart in times):.0f} ms\n")
    rest = [whole - apart for whole, apart in times]
    return Result(statistics.median(rest), bare, max(rest))


def _once(folder: Path) -> tuple[float, float]:
    """Return the milliseconds of one unlocking, and of Argon2 in it."""
    script = _UNLOCK.format(folder=str(folder), password=_PASSWORD)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, check=True, capture_output=True, text=True
    )
    whole, apart = map(float, done.stdout.split())
    return whole * 1000, apart * 1000
