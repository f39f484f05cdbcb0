# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""An office to walk through: the real command in processes of its own, and what it leaves on the disk."""

import hashlib
import json
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import homes
from tests.processes import PYTHON, surroundings

ROOT = Path(__file__).parents[2]
MANAGER = "Asha Rani"
PASSWORD = "four calm rivers meet"


@dataclass
class Done:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document of the output."""
        return json.loads(self.out)


class Office:
    """A computer with one register: home, temporary files and the vault below one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.vault = folder / "vault"
        self.temporary = folder / "temporary"
        self.desk = folder / "desk"
        for place in (folder / "home", self.temporary, self.desk):
            place.mkdir()
        self.password = PASSWORD

    def environment(self) -> dict[str, str]:
        """Return an environment that leads to no folder outside."""
        return {
            **surroundings(),
            **homes.below(self.folder / "home"),
            "HOME": str(self.folder / "home"),
            "TMPDIR": str(self.temporary),
            "TEMP": str(self.temporary),
            "PYTHONPATH": str(ROOT),
            "SAATHI_PASSWORD": self.password,
            "SAATHI_NEW_PASSWORD": self.password,
        }

    def start(self, *words: object) -> subprocess.Popen[str]:
        """Start a command."""
        return subprocess.Popen(
            [PYTHON, "-m", "desktop", "--vault", str(self.vault), *map(str, words)],
            cwd=self.desk,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, *words: object) -> Done:
        """Run a command to its end."""
        process = self.start(*words)
        out, err = process.communicate()
        return Done(process.returncode, out, err)

    def read(self, *words: object) -> Any:
        """Run a command that must succeed, and return its document."""
        done = self.run(*words, "--json")
        assert done.code == 0, done.err
        return done.document

    def files(self) -> Iterator[Path]:
        """Return every file the program may have left, but not those a person asked for."""
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and self.desk not in path.parents:
                yield path

    def prints(self) -> dict[str, str]:
        """Return a fingerprint of every file in the vault's folder, and the names of the folders in it."""
        return {
            str(path.relative_to(self.vault)): hashlib.sha256(path.read_bytes()).hexdigest()
            if path.is_file()
            else ""
            for path in sorted(self.vault.rglob("*"))
        }


def kill(process: subprocess.Popen[str]) -> None:
    """End a process as a power cut does."""
    process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    process.communicate()


def text_of(pdf: Path) -> str:
    """Return the text of a PDF, as a second program reads it."""
    from PySide6.QtCore import QObject
    from PySide6.QtPdf import QPdfDocument

    owner = QObject()
    document = QPdfDocument(owner)
    document.load(str(pdf))
    pages = [document.getAllText(page).text() for page in range(document.pageCount())]
    document.close()
    return "\n".join(pages)
