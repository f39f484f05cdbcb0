# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the window opens a dialog: every such place in the code, and those that a scene came through.

A place is the function that says the dialog's head. Where a function only passes on a head it was given, the
functions that call it count instead: five forms behind one ``_ask`` are five dialogs.
"""

import ast
import inspect
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path
from types import FrameType

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from ui.screen import dialogs

SCREEN = Path(dialogs.__file__).parent
TROUBLE = "dialogs.py::tell_trouble"
"""Every error is told by one function, in a sentence of its own: one dialog."""
_SEAM = frozenset({"tell", "ask_form", "show_form", "ask_reason", "open_file", "save_file", "choose_folder"})
_HEADS = frozenset({"head", "title"})
_OWN = frozenset({"dialogs.py"})
_Function = ast.FunctionDef


@dataclass
class _Call:
    """One call in one function."""

    module: str
    within: str
    function: _Function | None
    node: ast.Call
    known: frozenset[str]
    """Functions the module has by name, its own or imported."""


@dataclass
class Sites:
    """Functions that open a dialog, and those that only pass one on: ``module::qualified name``."""

    opening: set[str] = field(default_factory=set[str])
    passing: set[str] = field(default_factory=set[str])


@cache
def sites() -> Sites:
    """Read the code of the window."""
    found, calls = Sites({TROUBLE}), [call for module in _modules() for call in _calls(module)]
    ways = {("", name) for name in (*_SEAM, "present")}
    while True:
        before = len(ways)
        for call in calls:
            if _opens(call, ways):
                _note(call, found, ways)
        if len(ways) == before:
            found.opening -= found.passing
            return found


def _note(call: _Call, found: Sites, ways: set[tuple[str, str]]) -> None:
    place = f"{call.module}::{call.within}"
    if call.function is not None and _passes_on(call):
        found.passing.add(place)
        ways.add((call.module, call.function.name))
        if call.within == call.function.name:
            ways.add(("", call.function.name))
    else:
        found.opening.add(place)


def _opens(call: _Call, ways: set[tuple[str, str]]) -> bool:
    name, owner = _name(call.node.func)
    if name in _SEAM:
        return owner in ("asker()", "dialogs")
    if name == "present":
        return owner in ("", "dialogs")
    return (call.module, name) in ways or (("", name) in ways and name in call.known)


def _passes_on(call: _Call) -> bool:
    """Tell whether the head is an argument of the function itself."""
    assert call.function is not None
    own = {each.arg for each in call.function.args.args} & _HEADS
    return any(isinstance(each, ast.Name) and each.id in own for each in call.node.args)


def _name(called: ast.expr) -> tuple[str, str]:
    if isinstance(called, ast.Name):
        return called.id, ""
    if isinstance(called, ast.Attribute):
        owner = ast.unparse(called.value).removeprefix("dialogs.")
        return called.attr, "self" if owner == "self" else owner
    return "", ""


def _modules() -> Iterator[Path]:
    return (path for path in sorted(SCREEN.rglob("*.py")) if path.name not in _OWN)


def _calls(path: Path) -> Iterator[_Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = (each for each in ast.walk(tree) if isinstance(each, ast.ImportFrom))
    known = {alias.name for each in imported for alias in each.names}
    known |= {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}
    for within, function, node in _below(tree, "", None):
        yield _Call(path.relative_to(SCREEN).as_posix(), within, function, node, frozenset(known))


def _below(
    node: ast.AST, within: str, function: _Function | None
) -> Iterator[tuple[str, _Function | None, ast.Call]]:
    """Return every call below, with the name Python itself gives to the function it stands in."""
    for child in ast.iter_child_nodes(node):
        name, owner = within, function
        if isinstance(child, (ast.FunctionDef, ast.ClassDef)):
            joint = ".<locals>." if function is not None else "."
            name = f"{within}{joint}{child.name}" if within else child.name
            owner = child if isinstance(child, ast.FunctionDef) else None
        if isinstance(child, ast.Call):
            yield within, function, child
        yield from _below(child, name, owner)


@contextmanager
def watched() -> Generator[set[str]]:
    """Note every function that opens a dialog while this lasts: all go through ``dialogs.present``."""
    seen: set[str] = set()
    really = dialogs.present

    def noted(parent: QWidget, dialog: QDialog) -> None:
        here = inspect.currentframe()
        assert here is not None
        seen.update(islice(_places(here), 1))
        if sys.platform == "win32" and dialog.inherits("QPrintDialog"):
            return  # Windows shows one of its own, and waits there for a person
        really(parent, dialog)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dialogs, "present", noted)
        yield seen


def _places(frame: FrameType) -> Iterator[str]:
    """Return the functions that led here, the nearest first; those that pass a head on are left out."""
    above: FrameType | None = frame
    while above is not None:
        path = Path(above.f_code.co_filename)
        if path.is_relative_to(SCREEN):
            place = f"{path.relative_to(SCREEN).as_posix()}::{above.f_code.co_qualname}"
            if place == TROUBLE or (path.name not in _OWN and place not in sites().passing):
                yield place
        above = above.f_back
