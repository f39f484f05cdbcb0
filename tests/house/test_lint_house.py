# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our own lint: rules of this house that no general tool knows."""

import ast
import re
import statistics
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("desktop", "ui", "models", "resources")
TRANSLATORS = {"tr": 1, "trn": 2, "trc": 2, "N_": 1, "message": 1, "counted": 2}
CLOCK = "models/clock.py"
TIMES = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.localtime"}

Rule = Callable[[ast.AST, str], str | None]


@lru_cache
def _trees() -> dict[str, ast.Module]:
    """Return every module of the rooms and of packaging by its path."""
    files = [path for room in (*ROOMS, "packaging") for path in (ROOT / room).rglob("*.py")]
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_bytes()) for path in sorted(files)}


def _name(call: ast.expr) -> str:
    """Return the dotted name of what is called, as far as it is one."""
    if isinstance(call, ast.Attribute):
        return f"{_name(call.value)}.{call.attr}".lstrip(".")
    return call.id if isinstance(call, ast.Name) else ""


def glued(node: ast.AST, path: str) -> str | None:
    """Find a sentence that is built in the call: its catalogue entry would never be found."""
    if path == "ui/language.py" or not isinstance(node, ast.Call):
        return None
    texts = node.args[: TRANSLATORS.get(_name(node.func).rsplit(".", 1)[-1], 0)]
    bad = any(isinstance(text, ast.JoinedStr | ast.BinOp) or _is_formatted(text) for text in texts)
    return "a sentence is built inside the call; give it named places" if bad else None


def _is_formatted(text: ast.expr) -> bool:
    return isinstance(text, ast.Call) and _name(text.func).rsplit(".", 1)[-1] in {"format", "join"}


def hidden(node: ast.AST, path: str) -> str | None:
    """Find a sentence said inside an f-string: before Python 3.12 such a string is one piece to a reader."""
    if path == "ui/language.py" or not isinstance(node, ast.JoinedStr):
        return None
    calls = (inner for inner in ast.walk(node) if isinstance(inner, ast.Call))
    said = any(_name(call.func).rsplit(".", 1)[-1] in TRANSLATORS for call in calls)
    return "a sentence stands inside an f-string, where Python 3.11 does not find it" if said else None


def asks_the_computer(node: ast.AST, path: str) -> str | None:
    """Find a question for the time that goes past the clock."""
    if path == CLOCK or not isinstance(node, ast.Call):
        return None
    return "ask the clock" if ".".join(_name(node.func).split(".")[-2:]) in TIMES else None


def prints(node: ast.AST, path: str) -> str | None:
    """Find a print outside the command line."""
    if path.startswith(("desktop/commands/", "packaging/")) or not isinstance(node, ast.Call):
        return None
    return "only the command line prints" if _name(node.func) == "print" else None


def swallows(node: ast.AST, _path: str) -> str | None:
    """Find an error that is caught and forgotten."""
    if not isinstance(node, ast.ExceptHandler):
        return None
    wide = node.type is None or _name(node.type) in {"Exception", "BaseException"}
    empty = all(isinstance(line, ast.Pass) or _is_ellipsis(line) for line in node.body)
    return "an error is swallowed" if wide and empty else None


def _is_ellipsis(line: ast.stmt) -> bool:
    return isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant) and line.value.value is ...


def sees_a_session(node: ast.AST, path: str) -> str | None:
    """Find a database session in what people see."""
    if not path.startswith("ui/"):
        return None
    named = isinstance(node, ast.Name) and node.id == "Session"
    brought = isinstance(node, ast.ImportFrom) and any(alias.name == "Session" for alias in node.names)
    return "screens and paper get rows, never a session" if named or brought else None


def writes_a_day(node: ast.AST, path: str) -> str | None:
    """Find a day that is written by hand on a screen: one place says how days of the record look."""
    if not path.startswith("ui/") or path in {"ui/language.py", "ui/screen/calendar.py"}:
        return None
    text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
    by_hand = re.search(r"%d[-./ ]|MMM|%[bB]", text) is not None
    return "days of the record are written by date_as_shown alone" if by_hand else None


def says_nothing(node: ast.AST, _path: str) -> str | None:
    """Find a public name without a sentence about it."""
    if not isinstance(node, ast.Module | ast.ClassDef):
        return None
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    inner = (child for child in node.body if isinstance(child, kinds) and not child.name.startswith("_"))
    silent = [child.name for child in inner if not ast.get_docstring(child)]
    return f"no docstring: {', '.join(silent)}" if silent and not _is_private(node) else None


def _is_private(node: ast.AST) -> bool:
    return isinstance(node, ast.ClassDef) and node.name.startswith("_")


RULES: list[Rule] = [
    glued,
    hidden,
    asks_the_computer,
    prints,
    swallows,
    sees_a_session,
    writes_a_day,
    says_nothing,
]


def _found(rule: Rule, path: str, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        finding = rule(node, path)
        if finding:
            yield f"{path}:{getattr(node, 'lineno', 1)}: {finding}"


@pytest.mark.parametrize("rule", RULES)
def test_the_house_holds(rule: Rule) -> None:
    found = [line for path, tree in _trees().items() for line in _found(rule, path, tree)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("rule", "path", "code"),
    [
        (glued, "ui/screen/a.py", "tr(f'Open {name}')"),
        (glued, "models/a.py", "raise Refused(message('a' + b))"),
        (glued, "models/a.py", "counted('one', 'many {}'.format(1), 2)"),
        (glued, "ui/paper/a.py", "words.trc('x', 'a %s' % b)"),
        (hidden, "ui/screen/a.py", "f'{day}, {tr(1)}'"),
        (hidden, "ui/screen/a.py", "f'{a or language.trn(1, 2, n)}'"),
        (asks_the_computer, "models/people/a.py", "datetime.now()"),
        (asks_the_computer, "ui/screen/a.py", "datetime.date.today()"),
        (asks_the_computer, "desktop/a.py", "time.time()"),
        (prints, "models/a.py", "print('x')"),
        (swallows, "desktop/a.py", "try:\n  f()\nexcept Exception:\n  pass"),
        (swallows, "desktop/a.py", "try:\n  f()\nexcept:\n  ..."),
        (sees_a_session, "ui/screen/a.py", "from sqlmodel import Session"),
        (sees_a_session, "ui/paper/a.py", "def f(s: Session): ..."),
        (writes_a_day, "ui/screen/a.py", "f'{on:%d-%m}'"),
        (writes_a_day, "ui/paper/a.py", "on.strftime('%d.%m.%Y')"),
        (writes_a_day, "ui/screen/a.py", "locale.toString(on, 'd MMM yyyy')"),
        (says_nothing, "models/a.py", "def f():\n  return 1"),
        (says_nothing, "models/a.py", "class A:\n  'x'\n  def f(self):\n    return 1"),
    ],
)
def test_each_rule_finds_its_fault(rule: Rule, path: str, code: str) -> None:
    assert list(_found(rule, path, ast.parse(code)))


@pytest.mark.parametrize(
    ("rule", "path", "code"),
    [
        (glued, "ui/screen/a.py", "tr('Open {name}', name=f'{a} {b}')"),
        (hidden, "ui/screen/a.py", "tr('Open {name}', name=f'{a} {b}')"),
        (asks_the_computer, "models/clock.py", "datetime.now()"),
        (asks_the_computer, "models/a.py", "time.perf_counter()"),
        (asks_the_computer, "models/a.py", "clock.now(); desk.clock.today()"),
        (prints, "desktop/commands/a.py", "print('x')"),
        (swallows, "desktop/a.py", "try:\n  f()\nexcept OSError:\n  pass"),
        (writes_a_day, "ui/language.py", "on.strftime('%d-%m-%Y')"),
        (writes_a_day, "ui/screen/a.py", "f'{month:%m-%Y}, {at:%H:%M}'"),
        (says_nothing, "models/a.py", "def _f():\n  return 1"),
    ],
)
def test_each_rule_lets_good_code_be(rule: Rule, path: str, code: str) -> None:
    assert not list(_found(rule, path, ast.parse(code)))


def _lengths() -> list[int]:
    functions = [
        node
        for tree in _trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return [(node.end_lineno or node.lineno) - node.lineno + 1 for node in functions]


def test_functions_stay_short() -> None:
    lengths = _lengths()
    assert statistics.median(lengths) <= 10
    assert statistics.quantiles(lengths, n=10)[-1] <= 30


def test_files_stay_short() -> None:
    lengths = {path: (ROOT / path).read_bytes().count(b"\n") for path in _trees()}
    assert statistics.quantiles(lengths.values(), n=10)[-1] <= 400
    assert {path: length for path, length in lengths.items() if length > 600} == {}
