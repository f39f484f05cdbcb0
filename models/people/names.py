# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of a name is shown, how names on one list are told apart, and how typed names are tidied."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from models.memory import until_locked
from models.scripts import is_letter_name
from models.search import transliterate
from models.text import Script, clean_line, graphemes, nfc, script_of
from models.words import Language, NameLevel

_SCRIPTS = {
    Language.ENGLISH: Script.LATIN,
    Language.HINDI: Script.DEVANAGARI,
    Language.PUNJABI: Script.GURMUKHI,
}
_TITLES = (
    r"mr|mrs|ms|miss|dr|prof|er|adv|smt|shrimati|shri|shree|sushri|kumari(?=\.)|km(?=\.)|ku(?=\.)|sri(?=\.)|sh(?=\.)|"
    r"sardar|sardarni|s\.?\s+s(?=\.)|श्रीमती|श्रीमति|श्री|सुश्री|डॉ|डा|ਸ਼੍ਰੀਮਤੀ|ਸ੍ਰੀਮਤੀ|ਸ਼੍ਰੀ|ਸ੍ਰੀ|ਡਾ|ਸਰਦਾਰ"
)
_HONORIFIC = re.compile(rf"^(?:(?:{nfc(_TITLES)})(?:\.\s*|\s+))+(?=\S)", re.IGNORECASE)
_RELATION = re.compile(r"[\s,(]+(?:s|d|w|c|h)\s*/\s*o\b.*$", re.IGNORECASE | re.DOTALL)
# Written before a name and never used without it.
_PREFIXES = frozenset(
    ("md", "mohd", "mohammad", "mohammed", "muhammad", "sk", "syed", "मो", "मोहम्मद", "ਮੁਹੰਮਦ")
)
_LONGEST = 400
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?|[A-Za-z]")


def script_for(language: Language) -> Script:
    """Return the script a language of the program is written in."""
    return _SCRIPTS[language]


def display(
    name: str,
    local_name: str | None,
    level: NameLevel,
    number_text: str,
    circle_name: str | None = None,
    initial_first: bool = False,
    script: Script | Language | None = None,
    *,
    approximate: bool = False,
) -> str:
    """Return what one list or sheet shows of a person.

    ``script`` (or the reader's language) chooses between the name and its local spelling. With
    ``approximate``, for screens only, a name without that script is transliterated and marked with ``~``.
    """
    if level is NameLevel.NUMBER:
        return number_text
    if level is NameLevel.CIRCLE:
        return (circle_name or "").strip() or number_text
    chosen, certain = _in_script(name, local_name, script)
    guessed = approximate and not certain and script is not None
    if guessed and script is not None:
        chosen = transliterate(chosen, _wanted(script))
    shown = (
        first_and_initial(chosen, initial_first=initial_first) if level is NameLevel.INITIAL else nfc(chosen)
    )
    return f"~{shown}" if guessed and shown else shown or number_text


def _wanted(script: Script | Language) -> Script:
    return script_for(script) if isinstance(script, Language) else script


def _in_script(name: str, local_name: str | None, script: Script | Language | None) -> tuple[str, bool]:
    """Choose the spelling a reader reads, and say whether it is in their script."""
    if script is None:
        return name, True
    wanted = _wanted(script)
    for spelling in (name, local_name or ""):
        if spelling.strip() and script_of(spelling) is wanted:
            return spelling, True
    return (name if name.strip() else local_name or ""), False


@until_locked(1 << 16)
def first_and_initial(name: str, *, initial_first: bool = False) -> str:
    """Shorten ``Sunita Devi`` to ``Sunita D.``; a single name and ``S. Murugan`` stay."""
    words = without_honorific(_RELATION.sub("", nfc(name[:_LONGEST]))).split()
    lead = _leading(words)
    if len(words) <= lead or (initial_first and lead < 2):
        return " ".join(words)
    letter = next((part for part in graphemes(words[-1]) if part[0].isalnum()), "")
    return " ".join((*words[:lead], f"{letter.upper()}.")) if letter else " ".join(words[:lead])


def _leading(words: Sequence[str]) -> int:
    """Count the words that are the first name: initials and Md. before it belong to it."""
    lead = 0
    while lead < len(words) - 1 and _is_prefix(words[lead]):
        lead += 1
    return lead + 1


def _is_prefix(word: str) -> bool:
    initial = _INITIAL.fullmatch(word) is not None or is_letter_name(word)
    return initial or word.rstrip(".").casefold() in _PREFIXES


def without_honorific(name: str) -> str:
    """Return the name without Mr., Smt., Shri, श्री, ਸਰਦਾਰ … before it."""
    return _HONORIFIC.sub("", name.strip()[:_LONGEST])


@dataclass(frozen=True, slots=True)
class Listed:
    """One displayed name of a list, with what may tell it from others; no village where it may not show."""

    shown: str
    number_text: str
    village: str | None = None


def distinguished(rows: Sequence[Listed]) -> list[str]:
    """Return the names of one list, told apart where they collide.

    Each colliding name gets its village if nobody of that name shares it, else the last two digits of the
    number, else the whole number.
    """
    groups: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        groups.setdefault(_folded(row.shown), []).append(place)
    shown = [row.shown for row in rows]
    for places in groups.values():
        if len(places) > 1:
            for place, addition in zip(places, _additions([rows[place] for place in places]), strict=True):
                shown[place] = f"{rows[place].shown} ({addition})"
    return _certainly_apart(rows, shown)


def _folded(text: str) -> str:
    return " ".join(nfc(text).casefold().split())


def _additions(rows: Sequence[Listed]) -> list[str]:
    villages = Counter(_folded(row.village or "") for row in rows)
    tails = Counter(_tail(row) for row in rows)
    return [_addition(row, villages, tails) for row in rows]


def _addition(row: Listed, villages: Counter[str], tails: Counter[str]) -> str:
    village = (row.village or "").strip()
    if village and villages[_folded(village)] == 1:
        return village
    return _tail(row) if tails[_tail(row)] == 1 else row.number_text


def _tail(row: Listed) -> str:
    return "".join(re.findall(r"\d", row.number_text))[-2:] or row.number_text


def _certainly_apart(rows: Sequence[Listed], shown: list[str]) -> list[str]:
    """Give the whole number to whoever still shares a name, such as a village that is another's tail."""
    seen = Counter(_folded(name) for name in shown)
    return [
        name if seen[_folded(name)] == 1 else f"{row.shown} ({row.number_text})"
        for row, name in zip(rows, shown, strict=True)
    ]


def tidy_name(text: str, *, drop_honorific: bool = False) -> str:
    """Return a typed or imported name fit to be kept; raises ``NotText``.

    White space is folded; a Latin name in capitals alone, or in small letters alone, gets both
    (``D'SOUZA`` → ``D'Souza``).
    """
    name = clean_line(text).strip(" ,;")
    if drop_honorific:
        name = without_honorific(name)
    bare = without_honorific(name)
    flat = (bare.isupper() or bare.islower()) and script_of(name) is Script.LATIN
    return " ".join(_calm(word) for word in name.split(" ")) if flat else name


def _calm(word: str) -> str:
    """Write one word with a capital and small letters, initials with capitals."""
    if "/" in word:
        return word
    if _INITIAL.fullmatch(word):
        return word.upper()
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)
