# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Passwords: a passphrase is offered first; a person's own choice is refused where it is guessed easily."""

import re
import secrets
import unicodedata
from collections.abc import Iterable

from models.messages import message
from models.vault.failures import WeakPassword
from models.words import Role
from resources import data

SHORTEST = 12
_WORDS = "passphrase-words.txt"
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "01234567890",
    "1qaz2wsx3edc4rfv",
)
_LISTED = (
    "password",
    "passw0rd",
    "admin",
    "welcome",
    "letmein",
    "iloveyou",
    "saathi",
    "kendra",
    "nasha",
    "mukti",
    "nashamukti",
    "centre",
    "center",
    "india",
    "bharat",
    "hindustan",
    "krishna",
    "jaishriram",
    "jaihind",
    "waheguru",
    "ganesh",
    "master",
    "monkey",
    "dragon",
    "qwerty",
    "abcd",
    "secret",
    "computer",
)


def words_for(role: Role) -> int:
    """Return how many words a passphrase for a role has."""
    return 4 if role is Role.MANAGER else 3


def passphrase(role: Role) -> str:
    """Return a fresh passphrase: simple words in small letters, one blank between."""
    words = data.text(_WORDS).split()
    return " ".join(secrets.choice(words) for _ in range(words_for(role)))


def refuse_weak(password: str, *, names: Iterable[str] = ()) -> None:
    """Raise WeakPassword unless this is long and not a date, phone, name or one of the listed.

    ``names`` are the person's and the centre's: they alone make no password.
    """
    typed = unicodedata.normalize("NFC", password)
    if len(typed.strip()) < SHORTEST:
        raise WeakPassword(message("A password needs at least {n} letters.", n=SHORTEST))
    if not _letters(typed):
        raise WeakPassword(message("A date or a phone number is guessed easily. Add some words."))
    if len(set(typed.casefold())) < 5:
        raise WeakPassword(message("This password repeats the same letters. Add some words."))
    rest = _without_names(typed, names)
    if len(rest) < 4:
        raise WeakPassword(message("A name alone is guessed easily. Add some words that others do not know."))
    if len(_without_listed(rest)) < 4:
        raise WeakPassword(message("This password stands in lists of common ones. Choose some other words."))


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalpha() or unicodedata.combining(letter))


def _without_names(text: str, names: Iterable[str]) -> str:
    """Return the letters that are left when names, digits and signs are taken away."""
    left = text.casefold()
    parts = {part for name in names for part in re.split(r"\W+", name.casefold()) if len(part) > 2}
    for part in sorted(parts, key=len, reverse=True):
        left = left.replace(part, "")
    return _letters(left)


def _without_listed(letters: str) -> str:
    for word in sorted(_LISTED, key=len, reverse=True):
        letters = letters.replace(word, "")
    for row in (*_ROWS, *(row[::-1] for row in _ROWS)):
        for size in range(len(row), 3, -1):
            for at in range(len(row) - size + 1):
                letters = letters.replace(row[at : at + size], "")
    return letters
