# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""For maintainers: write both locks anew from pyproject.toml, with ``uv`` on the PATH or named by ``UV``.

One file each for Python 3.11 to 3.14 on Linux, Windows and macOS. What stands in a lock stays unless
``python3 packaging/lock.py --upgrade`` is asked for.
"""

import os
import subprocess
import sys

import environment as setup

SHAPE = ["--universal", "--generate-hashes", "--python-version", "3.11", "--no-emit-index-url", "--quiet"]


def compile_lock(name: str, *options: str) -> None:
    """Resolve pyproject.toml into one lock."""
    command = [os.environ.get("UV", "uv"), "pip", "compile", *SHAPE, *options]
    command += ["--custom-compile-command", "python3 packaging/lock.py"]
    command += ["pyproject.toml", "--output-file", f"packaging/{name}", *sys.argv[1:]]
    subprocess.run(command, cwd=setup.ROOT, check=True)


def main() -> None:
    """Write the run-time lock, then the developers' lock within its versions."""
    compile_lock(setup.RUN_TIME)
    compile_lock(setup.DEVELOPMENT, "--group", "dev", "--constraint", f"packaging/{setup.RUN_TIME}")


if __name__ == "__main__":
    main()
