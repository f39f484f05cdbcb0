# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing in from the command line: which register, who, by which password."""

import getpass
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.output import note
from desktop.commands.usage import Values, speak, tr
from models.clock import SystemClock
from models.messages import Refused, message
from ui.language import say

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from models.vault.slots import Slot


def vault_folder(values: Values) -> Path:
    """Return the register's folder: the one asked for, else the platform's."""
    from models.vault.folders import default_folder

    return Path(values.vault) if values.vault else default_folder()


@contextmanager
def signed_in(values: Values) -> "Generator[Desk]":
    """Open the register as the person asked for; everything is closed and locked again at the end."""
    from models.vault.store import open_vault, staff_slots

    folder = vault_folder(values)
    person = _person(values, staff_slots(folder))
    if person is not None and not values.language:
        speak(person.language.value)
    name = person.uid if person is not None else values.person or ""
    values.password = password(values, tr("Password for {name}: ", name=person.name if person else name))
    vault = open_vault(folder, person=name, password=values.password, clock=SystemClock())
    with vault:
        from models.insight.arrival import arrive

        desk = arrive(vault)
        for notice in desk.notices:
            note(say(notice))
        try:
            yield desk
        finally:
            desk.close()


def _person(values: Values, slots: "tuple[Slot, ...]") -> "Slot | None":
    wanted = values.person
    if not wanted and len(slots) == 1:
        return slots[0]
    if not wanted:
        wanted = _ask_who(slots)
    found = [slot for slot in slots if wanted in (slot.uid, slot.name)]
    values.person = wanted
    return found[0] if len(found) == 1 else None


def at_terminal() -> bool:
    """Tell whether somebody can be asked. Windows calls NUL a terminal too, but a console has a mode."""
    if not sys.stdin or not sys.stdin.isatty():
        return False
    if sys.platform != "win32":
        return True
    import ctypes
    import msvcrt

    handle = ctypes.c_void_p(msvcrt.get_osfhandle(sys.stdin.fileno()))
    return bool(ctypes.windll.kernel32.GetConsoleMode(handle, ctypes.byref(ctypes.c_ulong())))


def _ask_who(slots: "tuple[Slot, ...]") -> str:
    names = ", ".join(slot.name for slot in slots)
    if not at_terminal():
        raise Refused(message("Say who signs in with --as NAME. There are: {names}.", names=names))
    sys.stderr.write(tr("Who signs in? ({names}) ", names=names))
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def password(values: Values, prompt: str) -> str:
    """Return the signed-in person's password, from the environment or from a prompt."""
    return _secret(values, "SAATHI_PASSWORD", prompt)


def new_password(values: Values, prompt: str, *sources: str) -> str:
    """Return a password to be set: from the environment, or typed twice."""
    for name in (*sources, "SAATHI_NEW_PASSWORD"):
        if name in values.secrets:
            return values.secrets[name]
    typed = _ask(prompt)
    if typed != _ask(tr("The same once more: ")):
        raise Refused(message("The two passwords are not the same. Nothing was changed."))
    return typed


def recovery_text(values: Values) -> str:
    """Return the letters of the recovery sheet."""
    return _secret(values, "SAATHI_RECOVERY", tr("The seven groups of the recovery sheet: "))


def typed_group(prompt: str) -> str:
    """Return a group of the recovery sheet typed back from paper, unseen."""
    return _ask(prompt)


def _secret(values: Values, name: str, prompt: str) -> str:
    return values.secrets[name] if name in values.secrets else _ask(prompt)


def _ask(prompt: str) -> str:
    """Ask on the terminal, unseen. Without a terminal nobody can answer."""
    if not at_terminal():
        raise Refused(message("A password is needed. Set SAATHI_PASSWORD, or run this in a terminal."))
    try:
        return getpass.getpass(prompt)
    except EOFError:
        raise Refused(message("No password was typed. Nothing was done.")) from None
