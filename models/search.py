# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding a person however the name is spelled: one folded key across scripts, and the index over it."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from models.memory import until_locked
from models.scripts import (
    devanagari_of_gurmukhi,
    devanagari_of_latin,
    gurmukhi_of_devanagari,
    is_indic,
    letter_name,
    romanised,
)
from models.text import Script, local_digits, nfc, script_of
from resources import data

_LONGEST = 4000
_WORD = re.compile(
    r"[^\W_](?:[\w\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0a01-\u0a4d\u0a70-\u0a75\u200c\u200d'’]|[^\W_])*"
)
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670'’\u200c\u200d]")

# How Latin spellings of one Indian sound differ: each brings two together. The order matters.
_FOLDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), folded)
    for pattern, folded in (
        (r"ksh|kch|x", "ks"),
        (r"ck", "k"),
        (r"chh?|c(?=[eiy])", "C"),
        (r"c|q(?:u(?=[ei]))?", "k"),
        (r"C", "c"),
        (r"ph", "f"),
        (r"sh", "s"),
        (r"th", "t"),
        (r"[wv]", "b"),
        (r"z", "j"),
        (r"^[gj]n(?=[aeiou])", "gi"),
        (r"gy", "gi"),
        (r"(?<!^)([bdgjk])h", r"\1"),
        (r"(.)\1+", r"\1"),
    )
)
_VOWEL_FOLDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), folded)
    for pattern, folded in (
        (r"aa+", "a"),
        (r"ee+|ii+|ie(?=[^aeiouy])|(?<=[^aeiouy])ie$", "i"),
        (r"oo+|uu+", "u"),
        (r"a[uo]|ou|ow(?=[^aeiouy])", "o"),
        (r"[ae][iy](?![aeiou])|ae", "e"),
        (r"(?<=[^aeiouy])y(?![aeiou])", "i"),
        (r"iy(?=[aeou])|(?<=[^aeiouy])y(?=[aeou])", "i"),
    )
)
_LAST_FOLDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), folded)
    for pattern, folded in (
        (r"jio", "jo"),
        (r"eh(?=.)", "ah"),
        (r"ahi(?=[^aeiou])", "ah"),
        (r"^muh", "moh"),
        (r"med$", "mad"),
        (r"(?<=[^aeiou]{2})er$", "ar"),
        (r"er(?=[^aeiou])", "ar"),
        (r"[ei]nd[aei]?ra?$", "indr"),
        (r"nd[aei]?ra?$", "ndr"),
        (r"^par(?=[^aeiou])", "pra"),
        (r"(?<=[aeiou])h$", ""),
        (r"(?<=[^aeiou])m(?=[bf])", "n"),
    )
)
_VOWELS = frozenset("aeiou")
_LATE_A = re.compile(r"(?<=[aeiou][^aeiou])a(?=[^aeiou]+$)")
"""The a that is heard before the last consonant of a beginning, and may be gone from the whole name."""


def key(name: str) -> str:
    """Return the folded key of a name: the same for its spellings in Latin, Devanagari and Gurmukhi."""
    return " ".join(filter(None, (word_key(word) for word in words(name))))


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, without punctuation, digits written as 0 to 9."""
    return _WORD.findall(local_digits(nfc(text[:_LONGEST])).casefold())


@until_locked(65_536)
def word_key(word: str) -> str:
    """Return the folded key of one word."""
    folded = _folded(word)
    return _aliases().get(folded, folded)


def _folded(word: str) -> str:
    latin = _latin(word)
    if not latin.isascii() or any(char.isdecimal() for char in latin):
        return latin
    for folds in (_VOWEL_FOLDS, _FOLDS, _LAST_FOLDS):
        for pattern, folded in folds:
            latin = pattern.sub(folded, latin)
    return _without_weak_a(latin)


@until_locked(65_536)
def _latin(word: str) -> str:
    """Return a word in small Latin letters without accents; a word of another script without its marks."""
    if word.isascii():
        return word.replace("'", "")
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", word))
    return romanised(word) if is_indic(word) else nfc(plain)


def _without_weak_a(word: str) -> str:
    """Drop the a that some write and some do not between open syllables: Kamala and Kamla."""
    letters = list(word)
    for place in range(len(letters) - 3, 1, -1):
        if letters[place] != "a" or len(letters) - place < 3:
            continue
        before, after = letters[place - 2 : place], letters[place + 1 : place + 3]
        if _opens(before) and _opens(after[::-1]):
            del letters[place]
    return "".join(letters)


def _opens(pair: list[str]) -> bool:
    """Say whether a vowel and a consonant stand in this order."""
    return len(pair) == 2 and pair[0] in _VOWELS and pair[1] not in _VOWELS


@dataclass(frozen=True, slots=True)
class _Entry:
    """One name of the lexicon in three scripts."""

    latin: str
    devanagari: str
    gurmukhi: str
    others: tuple[str, ...]

    def spelled(self, script: Script) -> str:
        """Return the spelling in a script; Latin where the lexicon has none."""
        spellings = {Script.DEVANAGARI: self.devanagari, Script.GURMUKHI: self.gurmukhi}
        return spellings.get(script, self.latin)

    def spellings(self) -> tuple[str, ...]:
        """Return every spelling, the three main ones first."""
        return (self.latin, self.devanagari, self.gurmukhi, *self.others)


@lru_cache(maxsize=1)
def _lexicon() -> tuple[_Entry, ...]:
    lines = nfc(data.text("names.tsv")).splitlines()
    return tuple(
        _Entry(latin, devanagari, gurmukhi, tuple(others.split()))
        for latin, devanagari, gurmukhi, others in (line.split("\t") for line in lines if line)
    )


@lru_cache(maxsize=1)
def _aliases() -> dict[str, str]:
    """Return the folded forms that the rules alone would leave apart. A main spelling is never moved."""
    main = {_folded(entry.latin.casefold()) for entry in _lexicon()}
    aliases: dict[str, str] = {}
    for entry in _lexicon():
        target = _folded(entry.latin.casefold())
        for spelling in entry.spellings()[1:]:
            folded = _folded(spelling.casefold())
            if folded not in main:
                aliases.setdefault(folded, target)
    return aliases


@lru_cache(maxsize=1)
def _known() -> dict[str, _Entry]:
    """Return the lexicon by every exact spelling; the first main spelling wins."""
    known: dict[str, _Entry] = {}
    for entry in _lexicon():
        for spelling in entry.spellings()[:3]:
            known.setdefault(spelling.casefold(), entry)
    for entry in _lexicon():
        for spelling in entry.others:
            known.setdefault(spelling.casefold(), entry)
    return known


_INITIALS = re.compile(r"[A-Za-z](?:\.[A-Za-z])*")


def transliterate(text: str, script: Script) -> str:
    """Return a name spelled in Latin, Devanagari or Gurmukhi, as a guess to be shown with ``~``."""
    return " ".join(_transliterated(word, script) for word in nfc(text[:_LONGEST]).split())


def _transliterated(word: str, script: Script) -> str:
    own = script_of(word)
    if own is script or own not in (Script.LATIN, Script.DEVANAGARI, Script.GURMUKHI):
        return word
    core = word.strip(".,()'’-")
    before, _, after = word.partition(core) if core else (word, "", "")
    if _INITIALS.fullmatch(core):
        gurmukhi = script is Script.GURMUKHI
        return before + ".".join(letter_name(each, gurmukhi=gurmukhi) for each in core.split(".")) + after
    if len(core) <= 1:
        return word
    return before + _respelled(core, own, script) + after


def _respelled(word: str, own: Script, script: Script) -> str:
    entry = _known().get(word.casefold())
    if entry is not None:
        return entry.spelled(script)
    for cut in range(len(word) - 2, 1, -1):
        parts = [_known().get(part.casefold()) for part in (word[:cut], word[cut:])]
        if parts[0] and parts[1]:
            joined = parts[0].spelled(script) + parts[1].spelled(script)
            return joined.capitalize() if script is Script.LATIN else joined
    return _by_rule(word, own, script)


def _by_rule(word: str, own: Script, script: Script) -> str:
    if script is Script.LATIN:
        return romanised(word).capitalize()
    devanagari = {
        Script.LATIN: devanagari_of_latin,
        Script.GURMUKHI: devanagari_of_gurmukhi,
        Script.DEVANAGARI: str,
    }[own](word)
    return devanagari if script is Script.DEVANAGARI else gurmukhi_of_devanagari(devanagari)


_Rows = list[tuple[int, int]]
"""Places of lines, with whose each is."""
_Fit = Callable[[tuple[str, ...]], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question that was answered whole, and everybody it found."""

    version: int
    wanted: list[tuple[str, ...]]
    rows: _Rows

    def holds(self, wanted: list[tuple[str, ...]]) -> bool:
        """Tell whether nobody else can be found by ``wanted``: to each word asked for, letters were added."""
        return all(
            any(all(any(old in new for old in asked) for new in needles) for needles in wanted)
            for asked in self.wanted
        )


class Index:
    """Type-ahead over people: one text searched at C speed, then bisected to the person.

    A person's line holds every word as written and as folded. Changes lie beside it until there are many.
    """

    def __init__(self, rows: Iterable[tuple[int, Iterable[str]]] = ()) -> None:
        self._lines: dict[int, str] = lines_of(rows)
        self._version = 0
        """Another after each change."""
        self._rebuild()

    def __len__(self) -> int:
        return len(self._lines)

    @classmethod
    def of(cls, lines: Iterable[tuple[int, str]]) -> "Index":
        """Return an index of lines that are folded already, in the order given."""
        made = cls()
        made._lines = dict(lines)
        made._rebuild()
        return made

    def put(self, id_: int, texts: Iterable[str]) -> None:
        """Enter a person's names, numbers and phones, or replace them."""
        self.put_line(id_, line_of(texts))

    def put_line(self, id_: int, line: str) -> None:
        """Enter a line that is folded already, or replace it."""
        self._lines[id_] = self._fresh[id_] = line
        self._moved()

    def remove(self, id_: int) -> None:
        """Forget a person; one who is not in the index is no error."""
        if self._lines.pop(id_, None) is not None:
            self._fresh.pop(id_, None)
            self._moved()

    def within(self, ids: Iterable[int]) -> "Index":
        """Return an index of some of these people, in the order given; nothing is folded again."""
        return Index.of((id_, self._lines[id_]) for id_ in ids if id_ in self._lines)

    def find(self, query: str, limit: int = 50) -> list[int]:
        """Return whom every word of ``query`` finds: at the start of a word first, then anywhere in one."""
        wanted = [_needles(word) for word in words(query)]
        if not wanted or limit <= 0:
            return []
        found = self._found(wanted, (_starting, _inside), limit)
        if not found:
            found = self._found([_begun(needles) for needles in wanted], (_inside,), limit)
        return list(found)[:limit]

    def _found(self, wanted: list[tuple[str, ...]], fits: "tuple[_Fit, ...]", limit: int) -> dict[int, int]:
        """Return people by the place of their lines; one that grew asks those alone it found."""
        version = self._version
        before = next((one.rows for one in self._asked if one.version == version and one.holds(wanted)), None)
        found: dict[int, int] = {}
        for fit in fits:
            self._gather([fit(needles) for needles in wanted], limit, found, before)
            if len(found) >= limit:
                return found
        rows = sorted((row, id_) for id_, row in found.items())
        self._asked = (_Asked(version, wanted, rows), *self._asked[:1])
        return found

    def _rebuild(self) -> None:
        self._ids = list(self._lines)
        self._starts: list[int] = []
        place = 0
        for line in self._lines.values():
            self._starts.append(place)
            place += len(line) + 1
        self._blob = "\n".join(self._lines.values())
        self._fresh: dict[int, str] = {}
        self._changes = 0
        self._asked: tuple[_Asked, ...] = ()

    def _moved(self) -> None:
        self._changes += 1
        self._version += 1
        if self._changes > 2000:
            self._rebuild()

    def _gather(
        self, wanted: list[tuple[str, ...]], limit: int, found: dict[int, int], before: "_Rows | None"
    ) -> None:
        for id_, line in self._fresh.items():
            if _holds(line, wanted):
                found.setdefault(id_, -1)
        if before is not None:
            self._gather_again(wanted, limit, found, before)
            return
        alone = len(wanted) == 1
        if alone or all(any(needle in self._blob for needle in needles) for needles in wanted):
            self._gather_old(wanted, limit, found)

    def _gather_again(
        self, wanted: list[tuple[str, ...]], limit: int, found: dict[int, int], before: "_Rows"
    ) -> None:
        lead, rest = _lead(wanted)
        lines = [(row, id_, self._lines.get(id_)) for row, id_ in before if id_ not in self._fresh]
        for needle in lead:
            for row, id_, line in lines:
                if line is not None and needle in line and _holds(line, rest):
                    found.setdefault(id_, row)
                    if len(found) >= limit:
                        return

    def _gather_old(self, wanted: list[tuple[str, ...]], limit: int, found: dict[int, int]) -> None:
        lead, rest = _lead(wanted)
        for needle in lead:
            for row in self._rows_with(needle):
                id_ = self._ids[row]
                line = self._lines.get(id_)
                if line is not None and id_ not in self._fresh and _holds(line, rest):
                    found.setdefault(id_, row)
                    if len(found) >= limit:
                        return

    def _rows_with(self, needle: str) -> Iterator[int]:
        place = self._blob.find(needle)
        while place >= 0:
            row = bisect_right(self._starts, place) - 1
            yield row
            if row + 1 == len(self._starts):
                return
            place = self._blob.find(needle, self._starts[row + 1] - 1)


def line_of(texts: Iterable[str]) -> str:
    """Return a line of the index: `` word folded word folded … `` with a space around each."""
    return lines_of([(0, texts)])[0]


def lines_of(rows: Iterable[tuple[int, Iterable[str]]]) -> dict[int, str]:
    """Return a line of the index for each; thousands share a name, and each is folded once."""
    folded = lru_cache(None)(_parts)  # forgotten with this reading
    found: dict[int, str] = {}
    for id_, texts in rows:
        parts: dict[str, None] = {}
        for text in texts:
            if text.isdecimal() and text.isascii() and len(text) <= _LONGEST:
                parts[text] = None  # a number is its own word, and nobody shares it
            else:
                parts.update(folded(text))
        found[id_] = f" {' '.join(parts)} "
    return found


def _parts(text: str) -> dict[str, None]:
    """Return a text's words as written and as folded, and as one word where they are few."""
    parts: dict[str, None] = {}
    plain = words(text)
    for word in plain:
        parts[_latin(word)] = None
        parts[word_key(word)] = None
    if 1 < len(plain) <= 3:
        parts["".join(map(word_key, plain))] = None
    parts.pop("", None)
    return parts


def _lead(wanted: list[tuple[str, ...]]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the word that fewest lines hold, as its length tells, and the others."""
    lead = max(wanted, key=lambda needles: min(map(len, needles)))
    return lead, [needles for needles in wanted if needles is not lead]


def _needles(word: str) -> tuple[str, ...]:
    """Return what to look for: the word as written, and folded unless almost nothing is left of it."""
    latin, folded = _latin(word), word_key(word)
    needles = (latin, folded) if len(folded) > 1 or len(latin) <= 1 else (latin,)
    return tuple(dict.fromkeys(filter(None, needles))) or (word,)


def _starting(needles: tuple[str, ...]) -> tuple[str, ...]:
    starts = tuple(f" {needle}" for needle in needles)
    return starts + tuple(f"{needle} " for needle in needles if needle.isdecimal())


def _inside(needles: tuple[str, ...]) -> tuple[str, ...]:
    return needles


def _begun(needles: tuple[str, ...]) -> tuple[str, ...]:
    """Allow for a word still being typed: its last vowel may become another, and हरप may yet be हरप्रीत."""
    joined = (_LATE_A.sub("", needle) for needle in needles)
    stems = ((needle.rstrip("aeiouyh"), needle) for needle in (*needles, *joined))
    return tuple(dict.fromkeys(f" {stem if len(stem) > 1 else needle}" for stem, needle in stems))


def _holds(line: str, wanted: list[tuple[str, ...]]) -> bool:
    return all(any(needle in line for needle in needles) for needles in wanted)
