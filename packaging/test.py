# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check everything: ``python3 packaging/test.py``. What is missing is installed first.

``--quick`` leaves out types, journeys, coverage and the second Python. All other arguments go to pytest,
which then runs alone: ``python3 packaging/test.py tests/models -k sober``. The last line counts what passed.
"""

import sys

if sys.version_info < (3, 7):  # noqa: UP036 - said before newer syntax is read
    sys.exit("Saathi needs Python 3.11 or newer. Please install it and start this again with it.")

import os
import re
import subprocess
from typing import List, NamedTuple, Optional  # noqa: UP035 - an older Python finds the newer one

import environment as setup

GUARDS = ["tests/house/test_pyside_guard.py", "tests/house/test_markers.py"]
NOTHING_FOUND = 5  # pytest's own number: no test was asked for


class Counts(NamedTuple):
    """What one run of pytest said in its closing line."""

    passed: int
    failed: int


class Stopped(Exception):
    """One check did not hold; the rest is not worth the wait."""


class Course:
    """The checks in their order, each under its heading, up to the first that fails."""

    def __init__(self, place: setup.Environment) -> None:
        self.place = place
        self.passed = 0
        self.failed = 0

    def form(self) -> None:
        """Hold what can be read without running it: form, lint, walls."""
        self.tool("Form (ruff format)", "ruff", "format", "--check", ".")
        self.tool("Lint (ruff check)", "ruff", "check", ".")
        self.tool("Walls of the house (import-linter)", "lint-imports")

    def types(self) -> None:
        """Hold every annotation, strictly."""
        self.tool("Types (basedpyright, strict)", "basedpyright", "--pythonpath", str(self.place.python))

    def sentences(self) -> None:
        """Hold that every sentence stands in every language."""
        self.run("Translations", [str(self.place.python), "packaging/translate.py", "check"])

    def tool(self, heading: str, name: str, *arguments: str) -> None:
        """Run one of the environment's own commands."""
        ending = ".exe" if setup.WINDOWS else ""
        self.run(heading, [str(self.place.scripts / (name + ending)), *arguments])

    def run(self, heading: str, command: List[str]) -> None:  # noqa: UP006 - as above
        """Run one check under its heading."""
        _heading(heading)
        if subprocess.call(command, cwd=str(setup.ROOT), env=setup.surroundings(self.place)):
            self.failed += 1
            raise Stopped(heading)

    def pytest(self, heading: str, arguments: List[str], place: Optional[setup.Environment] = None) -> None:  # noqa: UP006, UP045 - as above
        """Run pytest and remember what its closing line says."""
        _heading(heading)
        place = place or self.place
        command = [str(place.python), "-m", "pytest", *arguments]
        with subprocess.Popen(
            command, cwd=str(setup.ROOT), env=setup.surroundings(place), stdout=subprocess.PIPE
        ) as child:
            closing = ""
            for raw in child.stdout or ():
                sys.stdout.buffer.write(raw)
                sys.stdout.flush()
                line = raw.decode("utf-8", "replace").strip()
                closing = line or closing
        counts = read_closing(closing)
        self.passed += counts.passed
        self.failed += counts.failed
        if child.returncode not in (0, NOTHING_FOUND):
            self.failed += 0 if counts.failed else 1
            raise Stopped(heading)


def read_closing(line: str) -> Counts:
    """Read ``3 failed, 40 passed, 1 error in 2.10s``."""
    found = {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|errors?)", line)}
    return Counts(found.get("passed", 0), sum(number for word, number in found.items() if word != "passed"))


def _heading(text: str) -> None:
    sys.stdout.write(f"\n=== {text}\n")
    sys.stdout.flush()


def whole(course: Course) -> None:
    """Run everything, the way it runs before a change may land."""
    course.form()
    course.types()
    course.sentences()
    course.pytest("Tests", ["-q", *spread(), "--cov=models", "--cov-branch", "--cov-report="])
    floor = ["-m", "coverage", "report", "--include=models/*", "--fail-under=95"]
    course.run("Branches of models/ that the tests walk (95 %)", [str(course.place.python), *floor])
    second(course)


def spread() -> List[str]:  # noqa: UP006 - as above
    """Return how pytest uses a second core, where there is one."""
    return ["-n", "2"] if (os.cpu_count() or 1) > 1 else []


def second(course: Course) -> None:
    """Run the journeys on Python 3.11 too, where another line of PySide6 is used."""
    python = oldest()
    if python is None or _version(course.place) == setup.OLDEST:
        return
    place = setup.Environment(".venv-3.11")
    place.prepare(setup.DEVELOPMENT, python)
    course.pytest("Journeys on Python 3.11", ["-q", *spread(), "-m", "journey"], place)
    course.pytest("PySide6 on Python 3.11", ["-q", *GUARDS], place)


def oldest() -> Optional[setup.Python]:  # noqa: UP045 - as above
    """Return this computer's complete Python 3.11, if it has one."""
    fitting = (python for python in setup.pythons() if python.version[:2] == setup.OLDEST and python.complete)
    return next(fitting, None)


def _version(place: setup.Environment) -> "tuple[int, ...]":
    text = subprocess.check_output([str(place.python), "-c", "import sys; print(*sys.version_info[:2])"])
    return tuple(int(part) for part in text.split())


def quick(course: Course) -> None:
    """Run what shows most faults soonest."""
    course.form()
    course.sentences()
    course.pytest("Tests without the journeys", ["-q", *spread(), "-m", "not journey"])


def main() -> int:
    """Prepare the environment, run the checks, and end with the count."""
    setup.speak_utf8()
    arguments = sys.argv[1:]
    course = Course(setup.Environment())
    try:
        course.place.prepare(setup.DEVELOPMENT)
        if arguments == ["--quick"]:
            quick(course)
        elif arguments:
            course.pytest("Tests", arguments)
        else:
            whole(course)
    except setup.Trouble as trouble:
        setup.say(str(trouble))
        course.failed += 1
    except KeyboardInterrupt:
        setup.say(setup.STOPPED)
        course.failed += 1
    except Stopped as stopped:
        sys.stdout.write(f"\nStopped at: {stopped}\n")
    sys.stdout.write(f"\n{course.passed} passed, {course.failed} failed\n")
    return 1 if course.failed else 0


if __name__ == "__main__":
    sys.exit(main())
