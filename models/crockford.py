# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Crockford's base 32: letters and digits that are hard to mistake for each other, forgiving when typed."""

import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1"})


def encode(value: int, length: int) -> str:
    """Return ``value`` in exactly ``length`` characters."""
    if value < 0 or value >> (5 * length):
        raise ValueError("the value does not fit the length")
    return "".join(ALPHABET[value >> 5 * place & 31] for place in range(length - 1, -1, -1))


def decode(text: str) -> int:
    """Return the value of characters of the alphabet; raise ValueError for any other."""
    value = 0
    for character in text:
        value = value << 5 | ALPHABET.index(character)
    return value


def tidy(typed: str) -> str:
    """Return what was meant: no spaces or dashes, capitals, O as 0, I and L as 1, Western digits."""
    kept = (character for character in typed if not _is_gap(character))
    western = "".join(_western(character) for character in kept)
    return western.upper().translate(_MEANT)


def _is_gap(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in {"Pd", "Cf"} or character in "_−"


def _western(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)
