# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the environment Saathi runs in, with Python's own library only.

``open.py`` and ``test.py`` both stand on this. It finds the newest Python that fits, asks Debian for what Qt
needs, makes ``.venv`` and fills it from a lock with hashes. A second start reads one small file and is done.
The file itself parses on Python 3.7, so that an older ``python3`` can still find the newer one beside it.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable, Generator, Iterable, Iterator, NamedTuple, Sequence  # noqa: UP035 - see above

ROOT = Path(__file__).resolve().parent.parent
OLDEST, NEWEST = (3, 11), (3, 14)
WINDOWS = sys.platform == "win32"
RUN_TIME, DEVELOPMENT = "requirements.lock", "requirements-dev.lock"
_START = "import sys; sys.argv[0] = 'saathi'; from desktop.program import main; sys.exit(main())"
_LONGEST_FOLDER = 85  # letters of the environment's folder, where Windows keeps a path to 260
SAATHI = ["-P", "-X", "utf8", "-c", _START]  # -P: a folder named models where one stands is not ours

STOPPED = "Stopped. What was fetched is kept: start again at any time."

# What Qt opens at run time on Linux, and the Debian package that holds it.
QUIET_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libcups.so.2": "libcups2",
}
_PROBE = (
    "import importlib.util as u, json, struct, sys, sysconfig;"
    "print(json.dumps({'version': sys.version_info[:3],"
    "'plain': sys.implementation.name == 'cpython' and struct.calcsize('P') == 8"
    " and not sysconfig.get_config_var('Py_GIL_DISABLED'),"
    "'complete': bool(u.find_spec('venv') and u.find_spec('ensurepip')),"
    "'path': getattr(sys, '_base_executable', sys.executable)}))"
)


class Trouble(Exception):
    """What stands in the way, as a sentence that says what to do."""


class Python(NamedTuple):
    """One Python of this computer; ``complete`` says whether it can make environments by itself."""

    version: tuple[int, ...]
    path: str
    complete: bool


def say(text: str) -> None:
    """Tell the person at the keyboard what is going on."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def speak_utf8() -> None:
    """Let names in any script be printed, also on a Windows console with an older code page."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def pythons() -> list[Python]:
    """Return every Python of this computer that fits: complete ones first, the Store's last, then newest.

    What a program writes under the Store's Python is taken away when that Python is.
    """
    found: dict[str, Python] = {}
    for candidate in _candidates():
        python = _probe(candidate)
        if python is not None:
            found.setdefault(python.path, python)
    return sorted(
        found.values(),
        key=lambda python: (python.complete, "WindowsApps" not in python.path, python.version),
        reverse=True,
    )


def _candidates() -> Iterator[str]:
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        path = shutil.which(f"python3.{minor}")
        if path:
            yield path
    if WINDOWS:
        yield from _windows_list()
    versions = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    if versions.is_dir():
        for folder in versions.glob("3.*"):
            yield str(folder / "bin" / "python3")
    yield sys.executable


def _windows_list() -> Iterator[str]:
    """Ask Windows' launcher; its lines end in the path, after a tag and perhaps a star."""
    listed = _output(["py", "-0p"])
    for line in (listed or "").splitlines():
        match = re.search(r"[A-Za-z]:\\.*python[\d.]*\.exe", line, re.IGNORECASE)
        if match:
            yield match.group()


def _probe(path: str) -> Python | None:
    """Run a candidate: shims and store aliases exist that lead nowhere."""
    answer = _output([path, "-I", "-c", _PROBE])
    if not answer:
        return None
    facts = json.loads(answer.splitlines()[-1])
    version = tuple(facts["version"])
    fits = facts["plain"] and OLDEST <= version[:2] <= NEWEST
    return Python(version, facts["path"], facts["complete"]) if fits else None


def _output(command: Sequence[str]) -> str | None:
    try:
        done = subprocess.run(
            command,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            timeout=30,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def missing_libraries(screen: bool) -> list[str]:
    """Return the Debian packages whose libraries Qt would not find here."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = dict(QUIET_LIBRARIES, **(SCREEN_LIBRARIES if screen else {}))
    return [package for library, package in wanted.items() if not _opens(library)]


def _opens(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_screen() -> bool:
    """Say whether windows can be shown here."""
    return WINDOWS or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def install_packages(packages: Iterable[str]) -> None:
    """Install Debian packages where we may, else name the line to type and stop."""
    names = list(packages)
    line = ["apt-get", "install", "-y", "--no-install-recommends", *names]
    by_hand = "  sudo " + " ".join(line)
    if not shutil.which("apt-get"):
        raise Trouble("Saathi needs these system packages, by their Debian names: " + " ".join(names))
    before = _as_administrator()
    if before is None:
        raise Trouble("Some system packages are missing. Please run this line, then start again:\n" + by_hand)
    say("Installing system packages: " + " ".join(names))
    before += ["env", "DEBIAN_FRONTEND=noninteractive"]
    if _log([*before, *line]).returncode:
        _log([*before, "apt-get", "update"])
        done = _log([*before, *line])
        if done.returncode:
            raise Trouble(_tail(done) + "\nThe system packages could not be installed. Try:\n" + by_hand)


def _as_administrator() -> list[str] | None:
    """Return what to put before a command so that it may install, or nothing where we may not."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if _output(["sudo", "-n", "true"]) is not None else None


class Environment:
    """One folder with a Python of its own, filled from one of the two locks."""

    def __init__(self, folder: str = ".venv", root: Path = ROOT) -> None:
        self.root = root
        self.folder = root / folder
        self.scripts = self.folder / ("Scripts" if WINDOWS else "bin")
        self.python = self.scripts / ("python.exe" if WINDOWS else "python")
        self._stamp = self.folder / "saathi.json"

    def ready(self, lock: str) -> bool:
        """Say whether the environment stands complete for this lock: a few small files are read."""
        if not self._stands():
            return False
        stamped = self._stamped()
        return stamped.get(lock) == self._digest(lock) and (stamped.get("screen") is True or not has_screen())

    def prepare(self, lock: str, python: Python | None = None) -> None:
        """Make the environment, or bring it up to date; nothing is done twice."""
        if self.ready(lock):
            return
        with _alone():
            if not self.ready(lock):
                self._fill(lock, python)

    def _fill(self, lock: str, python: Python | None) -> None:
        anew = not (self._stands() and self._stamped().get("root") == str(self.root))
        python = (python or newest()) if anew else None
        need = missing_libraries(has_screen())
        if python is not None and not python.complete:
            need.append("python{}.{}-venv".format(*python.version))
        if need:
            install_packages(need)
        if python is not None:
            self._create(python)
        with contextlib.suppress(FileNotFoundError):
            self._stamp.unlink()
        say("Installing what Saathi stands on. The first time this takes some minutes.")
        self._install(lock)
        self._link()
        locks = [RUN_TIME, DEVELOPMENT] if lock == DEVELOPMENT else [lock]
        stamp: dict[str, object] = {name: self._digest(name) for name in locks}
        stamp.update(screen=has_screen(), root=str(self.root))
        self._write(self._stamp, json.dumps(stamp))
        say("Ready.")

    def _create(self, python: Python) -> None:
        """Make the folder anew: an interrupted start leaves it half done, a move leaves old paths in it."""
        say("Making an environment with Python {}.{}.{} in {}".format(*python.version, self.folder.name))
        if self.folder.exists():
            self._remove()
        done = _log([python.path, "-I", "-m", "venv", str(self.folder)])
        if done.returncode:
            raise Trouble(_tail(done) + "\nPython could not make an environment.")

    def _remove(self) -> None:
        try:
            shutil.rmtree(str(self.folder))
        except OSError as error:
            raise Trouble(
                f"{self.folder.name} could not be replaced ({error.strerror})."
                " Is Saathi still open? Close it and start again."
            ) from error

    def _install(self, lock: str) -> None:
        """Fill from the lock: every file must bear the hash written there.

        The lock names everything, so nothing is looked for beside it: older pips would take a newer version
        of what is asked for with an extra (coverage[toml]), and then refuse it for having no hash.
        """
        command = [str(self.python), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
        command += [
            "--require-hashes",
            "--no-deps",
            "--only-binary=:all:",
            "-r",
            str(self.root / "packaging" / lock),
        ]
        done = _log(command, _fetching)
        if done.returncode:
            raise Trouble(_tail(done) + "\nThe installation did not finish. " + self._advice(done))

    def _advice(self, done: _Done) -> str:
        """Say what helps. Windows keeps paths to 260 letters, of which Qt's own take more than half."""
        if WINDOWS and len(str(self.folder)) > _LONGEST_FOLDER and "No such file" in "\n".join(done.lines):
            return (
                f"This folder lies too deep for Windows. Move {self.root.name} nearer to the drive,"
                " to C:\\Saathi for example, and start again."
            )
        return "What was fetched is kept: check the connection and start again."

    def _link(self) -> None:
        """Let this environment find the project's own folders, and give it the ``saathi`` command."""
        site = _output(
            [str(self.python), "-I", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
        )
        self._write(Path((site or "").strip()) / "saathi.pth", str(self.root) + "\n")
        if WINDOWS:
            options = " ".join([*SAATHI[:-1], f'"{_START}"'])
            self._write(self.scripts / "saathi.cmd", f'@"%~dp0python.exe" {options} %*\r\n')
            return
        launcher = self.scripts / "saathi"
        words = " ".join(shlex.quote(word) for word in ["exec", str(self.python), *SAATHI])
        self._write(launcher, "#!/bin/sh\n" + words + ' "$@"\n')
        launcher.chmod(0o755)

    def _stands(self) -> bool:
        """Say whether the environment's Python is there, and the Python it was made from."""
        try:
            settings = (self.folder / "pyvenv.cfg").read_text(encoding="utf-8")
        except OSError:
            return False
        home = re.search(r"^home = (.*)$", settings, re.MULTILINE)
        return self.python.exists() and home is not None and Path(home.group(1).strip()).is_dir()

    def _stamped(self) -> dict[str, object]:
        try:
            return dict(json.loads(self._stamp.read_text(encoding="utf-8")))
        except (OSError, ValueError):
            return {}

    def _digest(self, lock: str) -> str:
        """Change with the lock, the project, this file, the place of the folder and the Python inside."""
        seal = hashlib.sha256(str(self.root).encode("utf-8"))
        parts = ["packaging/" + lock, "pyproject.toml", "packaging/environment.py"]
        for path in [*(self.root / part for part in parts), self.folder / "pyvenv.cfg"]:
            seal.update(path.read_bytes())
        return seal.hexdigest()

    @staticmethod
    def _write(path: Path, text: str) -> None:
        path.write_bytes(text.encode("utf-8"))


def newest() -> Python:
    """Return the newest Python that fits, or say that there is none."""
    found = pythons()
    if not found:
        raise Trouble(
            "Saathi needs Python 3.11, 3.12, 3.13 or 3.14 (64 bit), and none was found on this computer."
            "\nPlease install one from python.org, or on Debian: sudo apt-get install python3"
        )
    return found[0]


@contextlib.contextmanager
def _alone() -> Generator[None, None, None]:
    """Let one start at a time install: an impatient second click waits for the first."""
    with Path(__file__).open("rb") as own:
        if WINDOWS:
            import msvcrt

            own.seek(1 << 30)  # beyond the end, so that nobody's reading is held up
            waiting = True
            while waiting:
                with contextlib.suppress(
                    OSError
                ):  # it gives up after ten seconds; an installation takes longer
                    msvcrt.locking(own.fileno(), msvcrt.LK_LOCK, 1)
                    waiting = False
        else:
            import fcntl

            fcntl.flock(own, fcntl.LOCK_EX)
        yield


def surroundings(environment: Environment | None = None) -> dict[str, str]:
    """Return the variables for a child: nothing of another Python, UTF-8 everywhere."""
    variables = {name: value for name, value in os.environ.items() if name not in _STRANGE}
    variables.update(PYTHONUTF8="1", PIP_USER="0")
    if environment is not None:
        variables["VIRTUAL_ENV"] = str(environment.folder)
        variables["PATH"] = str(environment.scripts) + os.pathsep + variables.get("PATH", "")
    return variables


_STRANGE = {"PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "PIP_TARGET", "PIP_PREFIX", "__PYVENV_LAUNCHER__"}


def hand_over(environment: Environment, arguments: Sequence[str]) -> int:
    """Become the environment's Python with these arguments; on Windows wait for it instead."""
    command = [str(environment.python), *arguments]
    if WINDOWS:
        return _waited(command, surroundings(environment))
    sys.stdout.flush()
    return os.execve(command[0], command, surroundings(environment))  # noqa: S606 - our own Python


def _waited(command: Sequence[str], variables: dict[str, str]) -> int:
    """Run to the end. Ctrl+C reaches the child as well, which ends in its own way; we wait for that."""
    with subprocess.Popen(command, env=variables) as child:
        while True:
            with contextlib.suppress(KeyboardInterrupt):
                return child.wait()


class _Done(NamedTuple):
    returncode: int
    lines: list[str]


def _log(command: Sequence[str], each: Callable[[str], None] | None = None) -> _Done:
    """Run quietly, keep what was said, and hand each line to ``each``."""
    lines: list[str] = []
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=surroundings(),
    ) as child:
        for raw in child.stdout or ():
            lines.append(raw.decode("utf-8", "replace").rstrip())
            if each is not None:
                each(lines[-1])
    return _Done(child.returncode, lines)


def _fetching(line: str) -> None:
    match = re.match(r"Collecting ([\w.-]+)", line)
    if match:
        say("  " + match.group(1))


def _tail(done: _Done) -> str:
    return "\n".join(done.lines[-15:])
