# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A shim over SQLite's own file layer: it records every write, and lets a chosen one fail.

SQLite's library is inside the driver and shows its functions on Linux, so the layer can be put between
without rights, tools or another file system. It swaps the methods of each opened file for a copy in which
write, sync and truncate come through here; everything else stays SQLite's.
"""

import ctypes as c
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

OK, IOERR_WRITE, IOERR_FSYNC, FULL = 0, 778, 1034, 13
_NAME = b"shim"
_POINTER = c.c_void_p


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was asked of the disk. ``path`` is the file's name alone."""

    kind: str
    """write, sync, truncate, delete, or ack: something was acknowledged to a person."""
    path: str
    offset: int = 0
    content: bytes = b""


class _Methods(c.Structure):
    _fields_ = [
        ("version", c.c_int),
        ("close", _POINTER),
        ("read", _POINTER),
        ("write", _POINTER),
        ("truncate", _POINTER),
        ("sync", _POINTER),
        *[(f"more_{n}", _POINTER) for n in range(14)],
    ]


class _File(c.Structure):
    _fields_ = [("methods", c.POINTER(_Methods))]


_OPEN = c.CFUNCTYPE(c.c_int, _POINTER, _POINTER, _POINTER, c.c_int, c.POINTER(c.c_int))
_DELETE = c.CFUNCTYPE(c.c_int, _POINTER, _POINTER, c.c_int)
_WRITE = c.CFUNCTYPE(c.c_int, _POINTER, _POINTER, c.c_int, c.c_int64)
_TRUNCATE = c.CFUNCTYPE(c.c_int, _POINTER, c.c_int64)
_SYNC = c.CFUNCTYPE(c.c_int, _POINTER, c.c_int)


class _Vfs(c.Structure):
    _fields_ = [
        ("version", c.c_int),
        ("os_file", c.c_int),
        ("max_path", c.c_int),
        ("next", _POINTER),
        ("name", c.c_char_p),
        ("data", _POINTER),
        ("open", _OPEN),
        ("delete", _DELETE),
        *[(f"more_{n}", _POINTER) for n in range(16)],
    ]


Fault = Callable[[Event], int]
"""Answers an event with SQLite's code of an error, or 0 to let it through."""


def let_through(_event: Event) -> int:
    """Break nothing."""
    return OK


class Shim:
    """The layer, once it is SQLite's default. Register one at a time."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.fault: Fault = let_through
        self._library = c.CDLL(_path())
        find: Any = self._library.sqlite3_vfs_find
        find.restype = c.POINTER(_Vfs)
        self._under: Any = find(None)
        self._names: dict[int, str] = {}
        self._copies: dict[int, tuple[Any, ...]] = {}
        self._vfs = _Vfs.from_buffer_copy(self._under.contents)
        self._vfs.name = _NAME
        self._open, self._delete = _OPEN(self._on_open), _DELETE(self._on_delete)
        self._vfs.open, self._vfs.delete = self._open, self._delete

    def register(self) -> None:
        """Become the default layer."""
        self._library.sqlite3_vfs_register(c.byref(self._vfs), 1)

    def unregister(self) -> None:
        """Let SQLite's own layer be the default again."""
        self._library.sqlite3_vfs_unregister(c.byref(self._vfs))
        self._library.sqlite3_vfs_register(self._under, 1)

    def ack(self, what: str) -> None:
        """Note in the stream that something was acknowledged."""
        self.events.append(Event("ack", what))

    def _answer(self, event: Event) -> int:
        code = self.fault(event)
        if code == OK:
            self.events.append(event)
        return code

    def _on_open(self, _vfs: Any, name: int | None, file: Any, flags: int, out: Any) -> int:
        # SQLite keeps the address of the name as long as the file is open: it goes on untouched.
        code = self._under.contents.open(c.cast(self._under, _POINTER), name, file, flags, out)
        held = c.cast(file, c.POINTER(_File)).contents
        if code == OK and name and held.methods:
            self._names[file] = _short(name)
            held.methods = self._wrapped(held.methods)
        return code

    def _on_delete(self, _vfs: Any, name: int, sync: int) -> int:
        code = self._answer(Event("delete", _short(name)))
        return code or self._under.contents.delete(c.cast(self._under, _POINTER), name, sync)

    def _wrapped(self, methods: Any) -> Any:
        """Return the copy of these methods that comes through here."""
        key = c.addressof(methods.contents)
        if key not in self._copies:
            copy = _Methods.from_buffer_copy(methods.contents)
            write, truncate, sync = self._callbacks(methods.contents)
            copy.write = c.cast(write, _POINTER).value
            copy.truncate = c.cast(truncate, _POINTER).value
            copy.sync = c.cast(sync, _POINTER).value
            self._copies[key] = (copy, write, truncate, sync)
        return c.pointer(self._copies[key][0])

    def _callbacks(self, real: Any) -> tuple[Any, Any, Any]:
        write, truncate, sync = _WRITE(real.write), _TRUNCATE(real.truncate), _SYNC(real.sync)

        def on_write(file: Any, buffer: Any, size: int, offset: int) -> int:
            event = Event("write", self._names.get(file, ""), offset, c.string_at(buffer, size))
            return self._answer(event) or write(file, buffer, size, offset)

        def on_truncate(file: Any, size: int) -> int:
            return self._answer(Event("truncate", self._names.get(file, ""), size)) or truncate(file, size)

        def on_sync(file: Any, flags: int) -> int:
            return self._answer(Event("sync", self._names.get(file, ""))) or sync(file, flags)

        return _WRITE(on_write), _TRUNCATE(on_truncate), _SYNC(on_sync)


def _short(address: int) -> str:
    """Return the name of a file without its folder."""
    return c.string_at(address).decode().rsplit("/", 1)[-1]


def _path() -> str:
    return str(import_module("sqlcipher3._sqlite3").__file__)


def works() -> bool:
    """Tell whether SQLite's functions can be reached here: on Linux they can."""
    try:
        return hasattr(c.CDLL(_path()), "sqlite3_vfs_register")
    except OSError:
        return False


@contextmanager
def shim() -> Generator[Shim]:
    """Lend the layer for a while. Whatever is opened inside must be closed inside."""
    made = Shim()
    made.register()
    try:
        yield made
    finally:
        made.unregister()
