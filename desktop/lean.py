# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Import Qt without what only explains its calls: how each is written, and the maker of its stubs.

PySide carries those modules as source text inside its library and compiles them at every start, which is a
quarter of all that a bare window costs. Here each of them stands empty until something of it is first asked
for: by a call with a wrong argument, or by ``inspect.signature``. Where PySide brings them in some other way,
all is as ever.
"""

import builtins
from collections.abc import Callable
from importlib import import_module
from threading import RLock

_FEATURE = "shibokensupport/feature.py"
"""Knows Qt's names in other spellings, and looks at every import whether somebody wants them; nobody does."""
EXPLAINING = frozenset(
    (
        _FEATURE,
        "shibokensupport/signature/errorhandler.py",
        "shibokensupport/signature/layout.py",
        "shibokensupport/signature/lib/enum_sig.py",
        "shibokensupport/signature/lib/pyi_generator.py",
        "shibokensupport/signature/lib/tool.py",
        "shibokensupport/signature/parser.py",
    )
)
"""As PySide names them to the compiler. Its library looks into ``mapping`` by itself: that comes whole."""

_EMPTY = "from desktop.lean import waker as _waker\n__getattr__ = _waker(globals(), {file!r})\n"
_UNASKED = "def feature_import(*_asked, **_how): return None\ndef feature_imported(_module): return None\n"
_sources: dict[str, bytes] = {}
_one_at_a_time = RLock()


def import_qt() -> None:
    """Import Qt's core; the compiler is Python's own again afterwards."""
    own = builtins.compile

    def later(source: object, filename: object, *rest: object, **more: object) -> object:
        if filename in EXPLAINING and isinstance(source, bytes):
            _sources[str(filename)] = source
            source = _EMPTY.format(file=filename) + (_UNASKED if filename == _FEATURE else "")
        return own(source, filename, *rest, **more)  # pyright: ignore[reportArgumentType, reportCallIssue, reportUnknownVariableType] - as it was called

    builtins.compile = later
    try:
        import_module("PySide6.QtCore")
    finally:
        builtins.compile = own


def asleep() -> frozenset[str]:
    """Return which of them nothing was asked of yet."""
    return frozenset(_sources)


def waker(names: dict[str, object], file: str) -> Callable[[str], object]:
    """Return what answers for a module that stands empty."""

    def wake(asked: str) -> object:
        if asked.startswith("__"):  # those who only look what kind of module it is
            raise AttributeError(asked)
        with _one_at_a_time:
            if file in _sources:
                del names["__getattr__"]
                exec(compile(_sources.pop(file), file, "exec", dont_inherit=True), names)  # noqa: S102 - PySide's own
        try:
            return names[asked]
        except KeyError:
            raise AttributeError(asked) from None

    return wake
