# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Set-up finds the right Python, installs once, recovers, and says in one sentence what stands in the way."""

import ast
import importlib.util
import json
import os
import subprocess
import sys
import types
import venv
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2] / "packaging"


def _load(name: str) -> types.ModuleType:
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _always(value: object) -> Callable[..., object]:
    """Return a function that gives this value whatever it is asked."""
    return lambda *_arguments: value


@pytest.fixture
def setup() -> types.ModuleType:
    """Return a fresh copy of the shared module."""
    return _load("environment")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Lay a small project with a program that repeats its arguments, in a folder with a space."""
    root = tmp_path / "a project's folder"
    (root / "packaging").mkdir(parents=True)
    (root / "desktop").mkdir()
    (root / "desktop" / "__init__.py").touch()
    program = "import sys\ndef main():\n    print(*sys.argv, sep='|')\n    return 3\n"
    (root / "desktop" / "program.py").write_text(program, encoding="utf-8")
    for name in ("pyproject.toml", "packaging/environment.py", "packaging/requirements.lock"):
        (root / name).write_text(name, encoding="utf-8")
    (root / "packaging" / "requirements-dev.lock").write_text("dev", encoding="utf-8")
    return root


class Bare:
    """Stands in for the slow parts of set-up and counts them."""

    def __init__(self, setup: types.ModuleType, tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: list[str] = []
        self.place = setup.Environment(".venv", tree)
        python = setup.Python((3, 13, 0), sys.executable, complete=True)
        monkeypatch.setattr(setup, "newest", _always(python))
        monkeypatch.setattr(setup, "has_screen", bool)
        monkeypatch.setattr(setup, "missing_libraries", self._nothing)
        monkeypatch.setattr(self.place, "_create", self._create)
        monkeypatch.setattr(self.place, "_install", self._install)
        monkeypatch.setattr(self.place, "_link", lambda: self.done.append("link"))

    def _nothing(self, _screen: bool) -> list[str]:
        return []

    def _create(self, _python: object) -> None:
        self.done.append("create")
        self.place.scripts.mkdir(parents=True, exist_ok=True)
        self.place.python.touch()
        (self.place.folder / "pyvenv.cfg").write_text(f"home = {HERE}\nversion = 3.13.0\n", encoding="utf-8")

    def _install(self, lock: str) -> None:
        self.done.append(lock)

    def prepare(self, lock: str = "requirements.lock") -> list[str]:
        """Prepare once and return what was done."""
        self.done.clear()
        self.place.prepare(lock)
        return list(self.done)


@pytest.fixture
def bare(setup: types.ModuleType, tree: Path, monkeypatch: pytest.MonkeyPatch) -> Bare:
    """Return an environment whose slow parts are counted."""
    return Bare(setup, tree, monkeypatch)


def test_a_second_start_does_nothing(bare: Bare) -> None:
    assert bare.prepare() == ["create", "requirements.lock", "link"]
    assert bare.prepare() == []


def test_a_changed_lock_is_installed_into_the_same_environment(bare: Bare, tree: Path) -> None:
    bare.prepare()
    (tree / "packaging" / "requirements.lock").write_text("newer", encoding="utf-8")
    assert bare.prepare() == ["requirements.lock", "link"]
    assert bare.prepare() == []


def test_an_interrupted_installation_starts_anew(bare: Bare, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_lock: str) -> None:
        raise KeyboardInterrupt

    bare.prepare()
    with monkeypatch.context() as patch:
        patch.setattr(bare.place, "_digest", _always("other"))
        patch.setattr(bare.place, "_install", interrupted)
        with pytest.raises(KeyboardInterrupt):
            bare.prepare()
    assert bare.prepare() == ["create", "requirements.lock", "link"]


def test_a_folder_that_was_moved_is_filled_anew(bare: Bare) -> None:
    bare.prepare()
    stamp = bare.place.folder / "saathi.json"
    stamp.write_text(json.dumps({**json.loads(stamp.read_text()), "root": "/before"}), encoding="utf-8")
    moved = json.loads(stamp.read_text())
    stamp.write_text(json.dumps({**moved, "requirements.lock": "of before"}), encoding="utf-8")
    assert bare.prepare()[0] == "create"


def test_all_that_is_missing_is_named_at_once(
    bare: Bare, setup: types.ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(setup, "newest", _always(setup.Python((3, 11, 2), "python3", complete=False)))
    monkeypatch.setattr(setup, "missing_libraries", _always(["libgl1"]))
    monkeypatch.setattr(setup, "install_packages", asked.append)
    bare.prepare()
    assert asked == [["libgl1", "python3.11-venv"]]


def test_an_environment_whose_python_is_gone_is_made_anew(bare: Bare) -> None:
    bare.prepare()
    settings = bare.place.folder / "pyvenv.cfg"
    settings.write_text("home = /nowhere/at/all\nversion = 3.13.0\n", encoding="utf-8")
    assert bare.prepare()[0] == "create"


def test_the_developers_environment_opens_saathi_too(bare: Bare) -> None:
    assert bare.prepare("requirements-dev.lock") == ["create", "requirements-dev.lock", "link"]
    assert bare.prepare("requirements.lock") == []


def test_the_libraries_of_a_screen_are_asked_for_when_one_comes(
    bare: Bare, setup: types.ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare.prepare()
    asked: list[list[str]] = []
    monkeypatch.setattr(setup, "has_screen", lambda: True)
    monkeypatch.setattr(setup, "missing_libraries", _always(["libxcb-cursor0"]))
    monkeypatch.setattr(setup, "install_packages", asked.append)
    bare.prepare()
    assert asked == [["libxcb-cursor0"]]
    assert bare.prepare() == []


def _answers(setup: types.ModuleType, monkeypatch: pytest.MonkeyPatch, answers: Mapping[str, object]) -> None:
    """Let the candidates be these paths, each with its answer to the probe."""

    def output(command: list[str]) -> str | None:
        answer = answers[command[0]]
        return None if answer is None else json.dumps(answer)

    monkeypatch.setattr(setup, "_candidates", lambda: iter(answers))
    monkeypatch.setattr(setup, "_output", output)


def _facts(path: str, *version: int, plain: bool = True, complete: bool = True) -> dict[str, object]:
    return {"version": version, "plain": plain, "complete": complete, "path": path}


def test_the_newest_python_that_fits_is_taken(
    setup: types.ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {
        "old": _facts("old", 3, 10, 13),
        "coming": _facts("coming", 3, 15, 0),
        "broken": None,
        "32 bit": _facts("32 bit", 3, 14, 1, plain=False),
        "first": _facts("first", 3, 11, 7),
        "best": _facts("best", 3, 13, 0),
        "shim": _facts("best", 3, 13, 0),
        "half": _facts("half", 3, 14, 0, complete=False),
        "store": _facts("C:\\Program Files\\WindowsApps\\Python.3.14\\python3.14.exe", 3, 14, 0),
    }
    _answers(setup, monkeypatch, answers)
    found = [python.path.rsplit("\\", 1)[-1] for python in setup.pythons()]
    assert found == ["best", "first", "python3.14.exe", "half"]


def test_no_python_at_all_is_one_clear_sentence(
    setup: types.ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answers(setup, monkeypatch, {"old": _facts("old", 3, 9, 2)})
    with pytest.raises(setup.Trouble, match=r"needs Python 3\.11.*none was found"):
        setup.newest()


def test_the_windows_launcher_is_understood(setup: types.ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = (
        " -V:3.13 *        C:\\Users\\Asha K\\AppData\\Local\\Programs\\Python\\Python313\\python.exe\r\n"
        " -3.11-64         C:\\Python311\\python.exe\r\n"
        " -V:3.12          C:\\Program Files\\WindowsApps\\PythonSoftwareFoundation\\python3.12.exe *\r\n"
        "No more.\r\n"
    )
    monkeypatch.setattr(setup, "_output", _always(listed))
    assert [path.rsplit("\\", 2)[1] for path in setup._windows_list()] == [
        "Python313",
        "Python311",
        "PythonSoftwareFoundation",
    ]


@pytest.mark.parametrize(("screen", "last"), [(False, "libgssapi-krb5-2"), (True, "libcups2")])
def test_missing_libraries_are_named_by_their_packages(
    setup: types.ModuleType, monkeypatch: pytest.MonkeyPatch, screen: bool, last: str
) -> None:
    monkeypatch.setattr(setup.sys, "platform", "linux")
    monkeypatch.setattr(setup, "_opens", "libGL.so.1".__eq__)
    missing = setup.missing_libraries(screen)
    assert "libgl1" not in missing
    assert missing[-1] == last


def test_where_nothing_may_be_installed_the_exact_line_is_named(
    setup: types.ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup.shutil, "which", _always("/usr/bin/apt-get"))
    monkeypatch.setattr(setup, "_as_administrator", _always(None))
    line = "sudo apt-get install -y --no-install-recommends libgl1 python3.11-venv"
    with pytest.raises(setup.Trouble, match=line):
        setup.install_packages(["libgl1", "python3.11-venv"])


def test_package_lists_are_renewed_when_the_first_try_does_not_hold(
    setup: types.ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []

    def log(command: list[str]) -> object:
        ran.append(command[-1])
        return setup._Done(0 if "update" in ran else 100, ["Unable to locate package"])

    monkeypatch.setattr(setup.shutil, "which", _always("/usr/bin/apt-get"))
    monkeypatch.setattr(setup, "_as_administrator", list)
    monkeypatch.setattr(setup, "_log", log)
    setup.install_packages(["libgl1"])
    assert ran == ["libgl1", "update", "libgl1"]


def test_the_launcher_finds_the_project_from_anywhere(
    setup: types.ModuleType, tree: Path, tmp_path: Path
) -> None:
    place = setup.Environment(".venv", tree)
    venv.create(place.folder, with_pip=False, symlinks=not setup.WINDOWS)
    place._link()
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "desktop").mkdir(parents=True)
    command = place.scripts / ("saathi.cmd" if setup.WINDOWS else "saathi")
    variables = {**os.environ, "PYTHONPATH": ""}
    done = subprocess.run(
        [str(command), "demo", "सीता ਸੀਤਾ", "--x"],
        cwd=elsewhere,
        env=variables,
        capture_output=True,
        check=False,
    )
    assert done.stdout.decode().strip() == "saathi|demo|सीता ਸੀਤਾ|--x"
    assert done.returncode == 3


def test_ctrl_c_on_windows_waits_for_the_child(
    setup: types.ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = [KeyboardInterrupt(), 1]

    class Child:
        def __init__(self, *_words: object, **_how: object) -> None: ...

        def __enter__(self) -> "Child":
            return self

        def __exit__(self, *_end: object) -> None: ...

        def wait(self) -> int:
            answer = said.pop(0)
            if isinstance(answer, BaseException):
                raise answer
            return answer

    monkeypatch.setattr(setup.subprocess, "Popen", Child)
    assert setup._waited(["python"], {}) == 1


def test_a_folder_too_deep_for_windows_is_told_so(
    setup: types.ModuleType, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = setup._Done(1, ["ERROR: [Errno 2] No such file or directory: 'C:\\\\...'"])
    monkeypatch.setattr(setup, "_log", _always(failed))
    monkeypatch.setattr(setup, "WINDOWS", False)
    assert "connection" in setup.Environment(".venv", tree)._advice(failed)
    monkeypatch.setattr(setup, "WINDOWS", True)
    deep = setup.Environment(".venv", tree / ("deeper" * 20))
    assert "too deep for Windows" in deep._advice(failed)


def test_stopping_the_set_up_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(_place: object, _lock: str) -> None:
        raise KeyboardInterrupt

    module = _load("environment")
    monkeypatch.setitem(sys.modules, "environment", module)
    monkeypatch.setattr(module.Environment, "prepare", stopped)
    monkeypatch.setattr(sys, "argv", ["open.py"])
    assert _load("open").main() == 1
    monkeypatch.setattr(sys, "argv", ["test.py", "--quick"])
    assert _load("test").main() == 1
    assert capsys.readouterr().err == f"{module.STOPPED}\n" * 2


def test_children_see_nothing_of_another_python(
    setup: types.ModuleType, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/other")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/mine")
    place = setup.Environment(".venv", tree)
    variables = setup.surroundings(place)
    assert "PYTHONPATH" not in variables
    assert variables["PIP_CONFIG_FILE"] == "/mine"
    assert variables["PATH"].startswith(str(place.scripts))


@pytest.mark.parametrize("name", ["environment", "open", "test"])
def test_an_older_python_can_still_read_it(name: str) -> None:
    ast.parse((HERE / f"{name}.py").read_bytes(), feature_version=(3, 7))


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("40 passed in 2.10s", (40, 0)),
        ("= 3 failed, 40 passed, 2 errors in 2.10s =", (40, 5)),
        ("1 error in 0.1s", (0, 1)),
        ("no tests ran in 0.01s", (0, 0)),
        ("", (0, 0)),
    ],
)
def test_the_closing_line_is_counted(
    line: str, counts: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "environment", _load("environment"))
    assert _load("test").read_closing(line) == counts
