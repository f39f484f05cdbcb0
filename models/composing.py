# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Devanagari and Gurmukhi typed by sound with the keys of any Latin keyboard, one word at a time.

What stands on the screen is always the reading of the keys pressed so far, so that taking back the last key
gives exactly what stood before it. Small letters carry the everyday sounds, capitals the ones beside them
(``t`` त, ``T`` ट); ``aa ii uu`` are the long vowels, ``M`` the nasal, ``*`` a nukta, ``^`` joins two letters
and ``_`` keeps two keys apart.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from models.text import Script, nfc

LONGEST = 40
"""Keys of one word; nothing longer is a name."""
JOIN, APART, NUKTA, PLAIN = "^", "_", "*", "`"

_VIRAMA = {Script.DEVANAGARI: "\u094d", Script.GURMUKHI: "\u0a4d"}
_NUKTA_SIGN = {Script.DEVANAGARI: "\u093c", Script.GURMUKHI: "\u0a3c"}
_ANUSVARA, _CHANDRABINDU, _VISARGA = "\u0902", "\u0901", "\u0903"
_BINDI, _TIPPI, _ADDAK = "\u0a02", "\u0a70", "\u0a71"
_GURMUKHI_VISARGA = "\u0a03"


def _pairs(words: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in words.split())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DEVANAGARI = _pairs(
    "k=क kh=ख g=ग gh=घ Ng=ङ c=च ch=च Ch=छ chh=छ j=ज jh=झ Ny=ञ T=ट Th=ठ D=ड Dh=ढ N=ण t=त th=थ d=द dh=ध n=न "
    "p=प ph=फ b=ब bh=भ m=म y=य r=र l=ल v=व w=व sh=श Sh=ष s=स h=ह L=ळ q=क़ K=ख़ G=ग़ z=ज़ R=ड़ Rh=ढ़ f=फ़ "
    "x=क्ष ksh=क्ष gy=ज्ञ"
)
_GURMUKHI = _pairs(
    "k=ਕ kh=ਖ g=ਗ gh=ਘ Ng=ਙ c=ਚ ch=ਚ Ch=ਛ chh=ਛ j=ਜ jh=ਝ Ny=ਞ T=ਟ Th=ਠ D=ਡ Dh=ਢ N=ਣ t=ਤ th=ਥ d=ਦ dh=ਧ n=ਨ "
    "p=ਪ ph=ਫ b=ਬ bh=ਭ m=ਮ y=ਯ r=ਰ l=ਲ v=ਵ w=ਵ sh=ਸ਼ Sh=ਸ਼ s=ਸ h=ਹ L=ਲ਼ K=ਖ਼ G=ਗ਼ z=ਜ਼ f=ਫ਼ R=ੜ Rh=ੜ੍ਹ q=ਕ x=ਕਸ਼"
)
_DEVANAGARI_VOWELS = _pairs(
    "a=अ aa=आा A=आा i=इि ii=ईी ee=ईी I=ईी u=उु uu=ऊू oo=ऊू U=ऊू Ri=ऋृ RI=ॠॄ e=एे E=ऍॅ ai=ऐै o=ओो O=ऑॉ au=औौ ou=औौ"
)
_GURMUKHI_VOWELS = _pairs(
    "a=ਅ aa=ਆਾ A=ਆਾ i=ਇਿ ii=ਈੀ ee=ਈੀ I=ਈੀ u=ਉੁ uu=ਊੂ oo=ਊੂ U=ਊੂ e=ਏੇ ai=ਐੈ E=ਐੈ o=ਓੋ au=ਔੌ ou=ਔੌ O=ਔੌ"
)
_DEVANAGARI_WHOLE = _pairs("OM=ॐ |=। ||=॥")
_GURMUKHI_WHOLE = _pairs("OM=ੴ |=। ||=॥ `u=ੳ `i=ੲ")
_BREATHED = _pairs("k=kh g=gh c=chh ch=chh j=jh T=Th t=th D=Dh d=dh p=ph b=bh")
_NASAL_BEFORE = _words("k kh g gh c ch Ch chh j jh T Th D Dh t th d dh s sh z K G")
_LIP_SOUNDS = frozenset(("p", "ph", "b", "bh"))
# After these vowels Gurmukhi writes tippi, and lets a doubled consonant be heard: inherent, ਿ, ੁ, ੂ.
_TAKES_TIPPI = frozenset(("", "ਿ", "ੁ", "ੂ", "ਅ", "ਇ"))
_TAKES_ADDAK = frozenset(("", "ਿ", "ੁ", "ਅ", "ਇ", "ਉ"))


@dataclass(frozen=True, slots=True)
class _Table:
    consonants: dict[str, str]
    vowels: dict[str, str]
    whole: dict[str, str]

    def longest_at(self, keys: str, place: int) -> str:
        """Return the longest run of keys from ``place`` that means something; else the one key."""
        for length in (3, 2):
            run = keys[place : place + length]
            if len(run) == length and self.knows(run):
                return run
        return keys[place]

    def knows(self, run: str) -> bool:
        """Tell whether a run of keys is a sound or a sign here."""
        return run in self.consonants or run in self.vowels or run in self.whole or run in ("M", "MM", "H")

    def begins(self, keys: str) -> bool:
        """Tell whether the first key means something here, alone or with the one after it."""
        return self.knows(keys[:1]) or self.knows(keys)


_TABLES = {
    Script.DEVANAGARI: _Table(_DEVANAGARI, _DEVANAGARI_VOWELS, _DEVANAGARI_WHOLE),
    Script.GURMUKHI: _Table(_GURMUKHI, _GURMUKHI_VOWELS, _GURMUKHI_WHOLE),
}
SCRIPTS = tuple(_TABLES)
"""The scripts that can be typed by sound."""


@dataclass(slots=True)
class _Writing:
    """One word on its way: what is written, and what the next sound needs to know of the last one."""

    script: Script
    out: list[str] = field(default_factory=list[str])
    consonant: str = ""
    """Keys of a consonant that no vowel followed yet; empty after a vowel or a sign."""
    vowel: str | None = None
    """The last vowel as written ("" is the inherent one); None where no syllable stands before."""

    def put(self, text: str) -> None:
        """Write something."""
        self.out.append(text)


def composes(key: str, script: Script) -> bool:
    """Tell whether a key belongs to a word typed by sound; any other key ends the word."""
    table = _TABLES[script]
    known = key in _OWN or (key.isascii() and key.isalpha()) or any(run[0] == key for run in table.whole)
    return len(key) == 1 and known


_OWN = frozenset((JOIN, APART, NUKTA, PLAIN))


def composed(keys: str, script: Script) -> str:
    """Return what these keys spell in a script. Keys that mean nothing there stay as they are."""
    table, word = _TABLES[script], _Writing(script)
    keys, place = _as_meant(keys, table), 0
    while place < len(keys):
        run = table.longest_at(keys, place)
        _write(word, table, run, keys[place + len(run) :])
        place += len(run)
    return nfc("".join(word.out))


def _as_meant(keys: str, table: _Table) -> str:
    """Read a capital at a word's beginning as people write names; a backtick before it keeps it a capital."""
    if any(keys.startswith(run) for run in table.whole):
        return keys
    kept = keys[:1] == PLAIN and len(keys) > 1
    keys = keys[1:] if kept else keys[:1].lower() + keys[1:]
    return "".join(
        key if table.begins(keys[place : place + 2]) else key.lower() for place, key in enumerate(keys)
    )


def _write(word: _Writing, table: _Table, run: str, rest: str) -> None:
    if run in table.vowels:
        _vowel(word, table.vowels[run])
    elif run in table.consonants:
        _consonant(word, table, run, rest)
    elif run in ("M", "MM", "H"):
        _nasal_key(word, run)
    elif run in (JOIN, NUKTA) and word.consonant:
        _on_consonant(word, run)
    elif run == APART and rest and (word.consonant or word.vowel is not None):
        _end_syllable(word)
    else:
        word.put(table.whole.get(run, run))
        word.consonant, word.vowel = "", None


def _end_syllable(word: _Writing) -> None:
    word.vowel = "" if word.consonant else word.vowel
    word.consonant = ""


def _vowel(word: _Writing, forms: str) -> None:
    letter, sign = forms[0], forms[1:]
    word.put(sign if word.consonant else letter)
    word.vowel = sign if word.consonant else letter
    word.consonant = ""


def _consonant(word: _Writing, table: _Table, run: str, rest: str) -> None:
    if word.consonant:
        _before_consonant(word, table, run)
    following = table.longest_at(rest, 0) if rest else ""
    nasal = _nasal_of(word, run, following)
    if nasal:
        word.put(nasal)
        word.consonant = ""
        return
    word.put(table.consonants[run])
    word.consonant = run


def _before_consonant(word: _Writing, table: _Table, run: str) -> None:
    """Join the consonant before to this one, double it, or leave it with its own vowel."""
    before = word.consonant
    if before.endswith(JOIN):
        return
    if word.script is Script.DEVANAGARI:
        word.put(_VIRAMA[word.script])
        return
    doubled = table.consonants[before] == table.consonants[run] or _BREATHED.get(before) == run
    if doubled and len(word.out) > 1 and word.vowel in _TAKES_ADDAK:
        word.out.insert(-1, _TIPPI if before in ("n", "m") else _ADDAK)
        word.out.pop()
    elif run == "h" or (run == "r" and _leans(word, before)):
        word.put(_VIRAMA[word.script])
    word.vowel = ""


def _leans(word: _Writing, before: str) -> bool:
    """Tell whether ਰ is written below: after the sound that opens a word, after ਪ and ਸ਼, and in ਅੰਮ੍ਰਿਤ."""
    return len(word.out) == 1 or before in ("p", "sh") or word.out[-2] == _TIPPI


def _nasal_of(word: _Writing, run: str, following: str) -> str:
    """Return the nasal sign for an ``n`` or ``m`` that closes a syllable before its own kind of sound."""
    if word.consonant and word.script is Script.DEVANAGARI:
        return ""
    if word.vowel is None and not word.consonant:
        return ""
    closes = (run == "n" and following in _NASAL_BEFORE) or (run == "m" and following in _LIP_SOUNDS)
    if not closes:
        return ""
    if word.consonant.endswith(JOIN):
        return ""
    return _nasal_sign(word)


def _nasal_sign(word: _Writing) -> str:
    if word.script is Script.DEVANAGARI:
        return _ANUSVARA
    return _TIPPI if word.consonant or word.vowel in _TAKES_TIPPI else _BINDI


def _nasal_key(word: _Writing, run: str) -> None:
    if word.vowel is None and not word.consonant:
        word.put(run)
        return
    sign = _nasal_sign(word)
    if run == "MM":
        sign = {_ANUSVARA: _CHANDRABINDU, _TIPPI: _BINDI, _BINDI: _TIPPI}[sign]
    if run == "H":
        sign = _VISARGA if word.script is Script.DEVANAGARI else _GURMUKHI_VISARGA
    word.put(sign)
    _end_syllable(word)


def _on_consonant(word: _Writing, run: str) -> None:
    if run == JOIN and not word.consonant.endswith(JOIN):
        word.put(_VIRAMA[word.script])
        word.consonant += JOIN
    elif run == NUKTA:
        word.put(_NUKTA_SIGN[word.script])


Guess = Callable[[str, Script], str]
"""Spells a whole Latin word in a script, as ``models.search.transliterate`` does."""


def spellings(keys: str, script: Script, guess: Guess) -> tuple[str, ...]:
    """Return the ways a word may be meant: as its keys spell it, as names are spelled, without joining."""
    letters = "".join(key for key in keys if key.isalpha())
    found = [composed(keys, script)]
    if letters:
        found.append(nfc(guess(letters.casefold(), script)))
        found.append(composed(PLAIN + keys, script) if keys[0].isupper() else "")
        found.append(found[0].replace(_VIRAMA[script], ""))
    read = dict.fromkeys(text for text in found[1:] if text and not any(char.isascii() for char in text))
    read.pop(found[0], None)
    return (found[0], *read)
