# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""SHA-256 for the first page of the program: ``hashlib`` would load OpenSSL's library for it."""

from importlib import import_module
from types import ModuleType


def _maker() -> ModuleType:
    for name in ("_sha2", "_sha256"):  # Python's own, as its random module takes them; before 3.12 the second
        try:
            return import_module(name)
        except ImportError:
            continue
    return import_module("hashlib")


_made = _maker()


def digest(told: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal letters."""
    return str(_made.sha256(told).hexdigest())
