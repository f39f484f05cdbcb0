# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking keys and names out of this process's memory when the register is locked, as far as Python allows.

Keys are overwritten in place; what was remembered of names is let go; what Python and the C library hold of
freed memory is overwritten and given back. No language promises more: the process that starts itself anew
after a quarter of an hour (desktop/resting.py) does. Elsewhere than on CPython and glibc parts do nothing.
"""

import gc
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock
from typing import Any, TypeVar, cast

_Wrapped = TypeVar("_Wrapped", bound=Callable[..., Any])

_HEAD = bytes.__basicsize__ - 1
"""Where in a bytes object of CPython its content begins."""
_PERTURB = -6
"""glibc's M_PERTURB: fill what is freed."""
_POOL, _ARENA, _POOL_HEAD, _STEP, _LARGEST = 1 << 14, 1 << 20, 48, 16, 512
"""How CPython lays small objects out: 16 KiB pools of one size, in arenas of 1 MiB."""
_MOST = 1 << 21
_AT_ONCE = 1 << 13
"""So many objects are filled in one step: some milliseconds."""
_AT_HAND, _OF_EACH = 1040, 8
"""glibc keeps seven pieces of each size up to this for each thread."""

_NEVER = 1 << 30
_USUALLY = gc.get_threshold()
_MUCH = 20_000
"""So many new objects are a register laid into memory, not one person's page."""

_clears: list[Callable[[], None]] = []
_slowly = [False]
_leaving: list[object] = []
_forgetting: list[Callable[[], None]] = []


def until_locked(size: int) -> Callable[[_Wrapped], _Wrapped]:
    """Remember the newest answers of a function that is asked about people, until the register is locked."""

    def wrap(function: _Wrapped) -> _Wrapped:
        remembering = lru_cache(maxsize=size)(function)
        _clears.append(remembering.cache_clear)
        return cast("_Wrapped", remembering)

    return wrap


def forget_answers() -> None:
    """Let go of everything remembered by ``until_locked``; where it goes slowly, one function's in a turn."""
    _forgetting[:] = _clears
    if not _slowly[0]:
        forget_the_rest()


def forget_the_rest() -> None:
    """Let go now of what is still remembered: somebody else comes."""
    while _forgetting:
        _forgetting.pop()()


def sweep_behind_the_cover(*, on: bool) -> None:
    """Let Python look among all it holds for rings that nobody reaches in ``overwriting`` alone.

    With 50,000 members one such look holds every thread up for a second, at whichever key it falls. All but
    rings is freed as soon as nobody holds it, as ever, and young rings are found as ever.
    """
    young, middle, all_ = _USUALLY
    gc.set_threshold(young, middle, _NEVER if on else all_)


class _Laying:
    """How many lay something into memory just now; before: was rubbish looked for, how many were new."""

    def __init__(self) -> None:
        self.guard = Lock()
        self.many = 0
        self.looked = False
        self.before = 0


_now = _Laying()


@contextmanager
def laying() -> Generator[None]:
    """Look for no rubbish while tens of thousands of rows are laid into memory, where they stay.

    Looking through them again and again as they grow took a quarter of the time. When there are many they are
    set aside at the end, so that nobody looks through them later either, on the window's thread least of all;
    ``overwriting`` takes them back.
    """
    with _now.guard:
        _now.many += 1
        if _now.many == 1:
            _now.looked, _now.before = gc.isenabled(), gc.get_count()[0]
            gc.disable()
    try:
        yield
    finally:
        with _now.guard:
            _now.many -= 1
            if not _now.many:
                if gc.get_count()[0] - _now.before > _MUCH:
                    gc.freeze()
                if _now.looked:
                    gc.enable()


def free_slowly(*, on: bool) -> None:
    """Keep what is let go of until ``free_some`` frees it; or free it at once, as it is at the beginning.

    Tens of thousands of rows that go in one piece hold the window up for a third of a second.
    """
    _slowly[:] = [on]
    if not on:
        _leaving.clear()
        forget_the_rest()


def keep_no_more() -> None:
    """Free at once what is let go of from here on; what waits already still goes by ``free_some``."""
    _slowly[:] = [False]


def goes_slowly() -> bool:
    """Tell whether what is let go of waits for ``free_some``."""
    return _slowly[0]


def let_go(*things: object) -> None:
    """Give up what is big and will not be needed; whoever calls this drops it as well."""
    if _slowly[0]:
        _leaving.extend(things)


def free_some(most: int) -> bool:
    """Free so many of the things let go of, taking apart what nobody holds. Tell whether any are left."""
    if _forgetting:
        _forgetting.pop()()
        return True
    for _ in range(most):
        if not _leaving:
            return False
        thing = _leaving.pop()
        if sys.getrefcount(thing) <= _ALONE:
            _leaving.extend(part for part in gc.get_referents(thing) if gc.is_tracked(part))
    return bool(_leaving)


def _alone() -> int:
    """Return how many hold a thing that was just taken from a list, and that nobody else holds."""
    held = [object()]
    thing = held.pop()
    return sys.getrefcount(thing)


_ALONE = _alone()


def copy_of(secret: bytes) -> bytes:
    """Return the same bytes as an object of its own: it stays whole when the other is wiped."""
    return bytes(bytearray(secret))


def wipe(*secrets: bytes | None) -> None:
    """Overwrite bytes that nobody will read any more. Never give it what somebody else may hold."""
    if sys.implementation.name != "cpython":
        return
    import ctypes

    for secret in secrets:
        if secret is not None and len(secret) > 1:  # shorter ones are CPython's own, shared by all
            ctypes.memset(id(secret) + _HEAD, 0, len(secret))


def overwriting() -> Generator[None]:
    """Overwrite what Python let go of, and give whole pages back to the system.

    In steps of some milliseconds, for a window that goes on meanwhile; the first is the longest.
    """
    gc.unfreeze()
    gc.collect()
    yield
    if sys.implementation.name == "cpython":
        held: list[bytes] = []
        for size in range(_STEP * 3, _LARGEST, _STEP):
            yield from _filling(held, size)
        yield from _filling(held, _LARGEST, whole=_ARENA // _POOL - 1)
        held.clear()
    if (trim := _glibc("malloc_trim")) is not None:
        trim(0)


def _filling(held: list[bytes], size: int, whole: int = 1) -> Generator[None]:
    """Hold zeros in objects of one size, until so many pools of an arena were met fresh and whole."""
    room = size - _HEAD - 1
    given: dict[int, int] = {}
    fresh: dict[int, int] = {}
    for turn in range(1, _MOST // _STEP):
        blank = bytes(room)
        held.append(blank)
        pool = id(blank) // _POOL
        given[pool] = given.get(pool, 0) + 1
        if given[pool] == (_POOL - _POOL_HEAD) // size:
            arena = pool * _POOL // _ARENA
            fresh[arena] = fresh.get(arena, 0) + 1
            if fresh[arena] >= whole:
                break
        if turn % _AT_ONCE == 0:
            yield
    yield


def fill_when_freed(*, on: bool) -> None:
    """Let the C library overwrite what is freed from here on: Qt's texts, the database's pages."""
    if (option := _glibc("mallopt")) is not None:
        option(_PERTURB, 0xA5 if on else 0)


def overwrite_at_hand() -> None:
    """Overwrite the small pieces that glibc keeps at hand for this thread: it does not fill them itself."""
    take, give = _glibc("malloc"), _glibc("free")
    if take is None or give is None:
        return
    import ctypes

    take.restype = ctypes.c_void_p  # pyright: ignore[reportFunctionMemberAccess] - a function of ctypes
    give.argtypes = (ctypes.c_void_p,)  # pyright: ignore[reportFunctionMemberAccess]
    held = [(take(size), size) for size in range(24, _AT_HAND, _STEP) for _ in range(_OF_EACH)]
    for place, size in held:
        if place:
            ctypes.memset(place, 0, size)
            give(place)


def _glibc(name: str) -> Callable[..., int] | None:
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    return cast("Callable[..., int] | None", getattr(ctypes.CDLL(None), name, None))
