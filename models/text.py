# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Unicode for names and notes: one normal form, whole letters as people see them, and what is not text."""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from models.messages import Message, Refused, message

LINE_LIMIT = 200
NOTE_LIMIT = 10_000

_ZWNJ, _ZWJ = "\u200c", "\u200d"
# Bidirectional embeddings, overrides and isolates: they make a name read as another one.
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Invisible and harmless, pasted along from web pages and chats: dropped without a word.
_DROPPED = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_BLANK = re.compile(r"[\t\n\r\v\f\x85\u2028\u2029 \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# Viramas that join the consonant after them into one letter (Tamil's does not).
_JOINING = frozenset("\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d")
_MARKS_IN_A_ROW = 12
_STREAM_SAFE = 30


class Script(StrEnum):
    """Writing systems by their ISO 15924 code."""

    LATIN = "Latn"
    DEVANAGARI = "Deva"
    BENGALI = "Beng"
    GURMUKHI = "Guru"
    GUJARATI = "Gujr"
    ODIA = "Orya"
    TAMIL = "Taml"
    TELUGU = "Telu"
    KANNADA = "Knda"
    MALAYALAM = "Mlym"
    ARABIC = "Arab"
    OTHER = "Zyyy"


_INDIC = (
    Script.DEVANAGARI,
    Script.BENGALI,
    Script.GURMUKHI,
    Script.GUJARATI,
    Script.ODIA,
    Script.TAMIL,
    Script.TELUGU,
    Script.KANNADA,
    Script.MALAYALAM,
)


class NotText(Refused):
    """A text that cannot be kept: too long, or with characters that no reader could see."""


def nfc(text: str) -> str:
    """Return ``text`` in Unicode's composed form, in linear time whatever it holds."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", text if len(text) < 1000 else _stream_safe(text))


def _stream_safe(text: str) -> str:
    """Break endless runs of marks with a joiner (UAX 15): sorting them would take quadratic time."""
    parts: list[str] = []
    run = 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        if run > _STREAM_SAFE:
            parts.append("\u034f")
            run = 1
        parts.append(char)
    return "".join(parts)


def graphemes(text: str) -> Iterator[str]:
    """Give the letters of a text as a reader sees them: marks stay with their base, and क्ष is one."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or _parts(text, place, start):
            yield text[start:place]
            start = place


def _parts(text: str, place: int, start: int) -> bool:
    """Say whether a new letter begins at ``place`` in the letter begun at ``start``."""
    before, char = text[place - 1], text[place]
    if (before, char) == ("\r", "\n"):
        return False
    if _extends(char):
        return unicodedata.category(before) in ("Cc", "Zl", "Zp")
    if unicodedata.category(char) == "Lo":
        return not _virama_before(text, place, start)
    if before == _ZWJ and place - start > 1:
        return not (_is_picture(char) and _is_picture(text[start]))
    if _is_flag(char) and _is_flag(before):
        return place - start > 1
    return True


def _extends(char: str) -> bool:
    return (
        unicodedata.category(char) in ("Mn", "Mc", "Me")
        or char in (_ZWJ, _ZWNJ)
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or "\U000e0020" <= char <= "\U000e007f"
    )


def _virama_before(text: str, place: int, start: int) -> bool:
    """Look back over nukta, joiner and marks for the virama that joins two consonants."""
    for before in range(place - 1, max(start, place - 4), -1):
        if text[before] in _JOINING:
            return True
        if text[before] != _ZWJ and not unicodedata.combining(text[before]):
            return False
    return False


def _is_picture(char: str) -> bool:
    return unicodedata.category(char) == "So"


def _is_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _is_refused(char: str) -> bool:
    return char in _BIDI or unicodedata.category(char) in ("Cc", "Cs", "Co") or _is_noncharacter(char)


def _is_noncharacter(char: str) -> bool:
    code = ord(char)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def clean_line(text: str, *, limit: int = LINE_LIMIT) -> str:
    """Return one line fit to be kept: composed, trimmed, inner white space folded. May be empty.

    Raises ``NotText`` for a text longer than ``limit``, or with a character named in the sentence.
    """
    return _cleaned(_BLANK.sub(" ", _short_enough(text, limit)), limit)


def clean_note(text: str, *, limit: int = NOTE_LIMIT) -> str:
    """Return a text of several lines fit to be kept: each line as by ``clean_line``, line ends folded."""
    lines = _short_enough(text, limit).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cleaned = "\n".join(_cleaned(_BLANK.sub(" ", line), limit) for line in lines).strip()
    return _short_enough(cleaned, limit, slack=1)


def _short_enough(text: str, limit: int, *, slack: int = 4) -> str:
    stripped = text.strip()
    if len(stripped) > limit * slack:
        raise NotText(_too_long(len(stripped), limit))
    return stripped


def _too_long(length: int, limit: int) -> Message:
    return message(
        "This text is too long: {length} characters where {limit} fit.", length=length, limit=limit
    )


def _cleaned(text: str, limit: int) -> str:
    line = _without_stray_joiners(nfc(_DROPPED.sub("", text))).strip()
    _refuse_unseen(line)
    if len(line) > limit:
        raise NotText(_too_long(len(line), limit))
    return line


def _refuse_unseen(line: str) -> None:
    for char in line:
        if _is_refused(char):
            raise NotText(
                message(
                    "This text holds a character that cannot be printed ({character}). Type it again.",
                    character=character_name(char),
                )
            )
    if line and all(_extends(char) or char == " " for char in line):
        raise NotText(message("This text holds only marks without a letter to carry them. Type it again."))
    if _endless_marks(line):
        raise NotText(message("This text piles up more marks on one letter than can be printed."))


def _endless_marks(line: str) -> bool:
    run = 0
    for char in line:
        run = run + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if run > _MARKS_IN_A_ROW:
            return True
    return False


def character_name(char: str) -> str:
    """Name a character for a sentence: ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()


def _without_stray_joiners(text: str) -> str:
    """Keep ZWJ and ZWNJ only where they shape a word: between Indic or Arabic letters, or in an emoji."""
    if _ZWJ not in text and _ZWNJ not in text:
        return text
    kept = [
        char
        for place, char in enumerate(text)
        if char not in (_ZWJ, _ZWNJ) or _shapes(text[place - 1 : place], text[place + 1 : place + 2])
    ]
    return "".join(kept)


def _shapes(before: str, after: str) -> bool:
    if not before or not after:
        return False
    if _is_picture(after):
        return True
    return all(_script(char) in (*_INDIC, Script.ARABIC) for char in (before, after))


def _script(char: str) -> Script | None:
    code = ord(char)
    if 0x0900 <= code < 0x0D80:
        return _INDIC[(code - 0x0900) // 0x80]
    if code < 0x250 or 0x1E00 <= code < 0x1F00:
        return Script.LATIN if char.isalpha() else None
    if 0x0600 <= code < 0x0780 or 0xFB50 <= code < 0xFE00 or 0xFE70 <= code < 0xFEFF:
        return Script.ARABIC
    return Script.OTHER if char.isalpha() else None


@lru_cache(4096)
def _of_letter(char: str) -> Script | None:
    """Return the script of a letter or a sign upon one; of anything else None."""
    return _script(char) if char.isalpha() or _is_sign(char) else None


def _is_sign(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Mc")


def script_of(text: str) -> Script:
    """Return the script most letters of ``text`` are written in; without letters, ``Script.OTHER``."""
    if text.isascii():
        return Script.LATIN if any(map(str.isalpha, text[:2000])) else Script.OTHER
    counts: dict[Script, int] = {}
    for char in text[:2000]:
        script = _of_letter(char)
        if script is not None:
            counts[script] = counts.get(script, 0) + 1
    return max(counts, key=lambda script: counts[script], default=Script.OTHER)


def local_digits(text: str) -> str:
    """Return ``text`` with the digits of every script written as 0 to 9; its length stays the same."""
    if text.isascii():
        return text
    return re.sub(r"\d", lambda found: str(unicodedata.decimal(found[0])), text)


_FIGURES = 9
"""More figures than this are no number anybody counts with, and more than a column of numbers holds."""


def whole_number(text: str) -> int | None:
    """Return the whole number from 0 up that stands in ``text``, in the digits of any script; else None."""
    digits = local_digits(text).strip()
    return int(digits) if digits.isdecimal() and len(digits) <= _FIGURES else None


def legacy_font(text: str) -> str | None:
    """Name the old font in which this Latin gibberish would read as Hindi or Punjabi, if it is such text."""
    from models.legacy import probable_font

    return probable_font(text)
