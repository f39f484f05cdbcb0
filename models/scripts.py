# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Latin, Devanagari and Gurmukhi spelled in one another by rule, one word at a time."""

import re
from dataclasses import dataclass

from models.text import nfc

_VIRAMA, _NUKTA = "\u094d", "\u093c"
_BINDI, _TIPPI, _ADDAK = "\u0902", "\u0a70", "\u0a71"

_CONSONANTS = dict(
    zip(
        "कखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसह",
        [
            "k",
            "kh",
            "g",
            "gh",
            "n",
            "ch",
            "chh",
            "j",
            "jh",
            "n",
            "t",
            "th",
            "d",
            "dh",
            "n",
            "t",
            "th",
            "d",
            "dh",
            "n",
            "p",
            "ph",
            "b",
            "bh",
            "m",
            "y",
            "r",
            "l",
            "l",
            "v",
            "sh",
            "sh",
            "s",
            "h",
        ],
        strict=True,
    )
)
_WITH_NUKTA = {"क": "q", "ख": "kh", "ग": "g", "ज": "z", "ड": "r", "ढ": "rh", "फ": "f", "स": "sh", "ल": "l"}
_VOWELS = dict(
    zip("अआइईउऊऋएऐऑओऔऍ", ["a", "A", "i", "I", "u", "U", "ri", "e", "ai", "o", "o", "au", "e"], strict=True)
)
_SIGNS = dict(zip("ािीुूृेैॉोौॅ", ["A", "i", "I", "u", "U", "ri", "e", "ai", "o", "o", "au", "e"], strict=True))
_NASALS = "\u0901\u0902"
_SCHWA = "@"
# First parts of compound names: their last consonant carries no vowel (गुर|बचन, हर|भजन).
_FIRST_PARTS = ("गुर", "हर", "बल", "सुख", "जग", "सत", "जस", "कुल", "मन", "नव", "लख", "निर")


@dataclass(slots=True)
class _Unit:
    """One consonant with the vowel after it: a written one, the inherent one or none."""

    consonant: str
    vowel: str
    nasal: bool = False


def is_indic(word: str) -> bool:
    """Say whether a word holds Devanagari or Gurmukhi letters."""
    return any("\u0900" <= char <= "\u097f" or "\u0a00" <= char <= "\u0a7f" for char in word)


def romanised(word: str) -> str:
    """Return a Devanagari or Gurmukhi word as it would be spelled in Latin small letters."""
    plain = devanagari_of_gurmukhi(nfc(word))
    plain = plain.replace("ॐ", "ओम").replace("ज्ञ", "ग्य").replace("\u200d", "").replace("\u200c", "")
    units = _units(plain)
    _drop_schwas(units, first=_first_part(plain))
    return _spelled(units)


def _first_part(word: str) -> int:
    return next((len(_units(part)) for part in _FIRST_PARTS if word.startswith(part) and len(word) > 4), 0)


def _units(word: str) -> list[_Unit]:
    units: list[_Unit] = []
    for char in word:
        if char in _CONSONANTS:
            units.append(_Unit(char, _SCHWA))
        elif char in _VOWELS:
            units.append(_Unit("", _VOWELS[char]))
        elif units:
            _sign(units[-1], char, units)
        else:
            units.append(_Unit("", char))
    for unit in units:
        unit.consonant = _CONSONANTS.get(unit.consonant, unit.consonant)
    return units


def _sign(unit: _Unit, char: str, units: list[_Unit]) -> None:
    """Put a vowel sign, nukta, nasal or virama on the unit before it."""
    if char == _NUKTA:
        unit.consonant = _WITH_NUKTA.get(unit.consonant, unit.consonant)
    elif char == _VIRAMA:
        unit.vowel = ""
    elif char in _SIGNS:
        unit.vowel = _SIGNS[char]
    elif char in _NASALS:
        unit.nasal = True
    elif char.isalnum():
        units.append(_Unit("", char))


def _drop_schwas(units: list[_Unit], *, first: int) -> None:
    """Silence the inherent vowel where Hindi does: at the end, and between a vowel and a voiced syllable."""
    if len(units) > 1 and _is_bare(units[-1]) and not _closes_heavily(units):
        units[-1].vowel = ""
    if 0 < first < len(units) - 1 and _is_bare(units[first - 1]) and units[first].vowel:
        units[first - 1].vowel = ""
    for place in range(len(units) - 2, 0, -1):
        before, unit, after = units[place - 1 : place + 2]
        if _is_bare(unit) and before.vowel and not before.nasal and _speaks(after, units[place + 2 :]):
            unit.vowel = ""


def _speaks(unit: _Unit, after: list[_Unit]) -> bool:
    """Say whether a syllable can take the consonant before it: a voiced one, or the प्र of प्रीत."""
    return bool(unit.consonant) and (
        bool(unit.vowel) or (unit.consonant == "p" and bool(after) and after[0].consonant == "r")
    )


def _is_bare(unit: _Unit) -> bool:
    return unit.vowel == _SCHWA and bool(unit.consonant) and not unit.nasal


def _closes_heavily(units: list[_Unit]) -> bool:
    """Say whether a last cluster cannot be said without its vowel: मिश्र, सूर्य, कृष्ण."""
    before, last = units[-2:]
    if before.vowel:
        return last.consonant in ("r", "y") and before.nasal and last.consonant == "r"
    return last.consonant in ("r", "y", "v") or (last.consonant == "n" and before.consonant == "sh")


def _spelled(units: list[_Unit]) -> str:
    parts: list[str] = []
    for place, unit in enumerate(units):
        after = units[place + 1 :]
        parts.append(unit.consonant + _vowel(unit, after) + _nasal(unit, after))
    return "".join(parts)


def _vowel(unit: _Unit, after: list[_Unit]) -> str:
    closed = len(after) == 1 and not after[0].vowel
    if unit.vowel == "I":
        return "ee" if closed else "i"
    if unit.vowel == "U":
        return "oo" if closed else "u"
    return {"A": "a", _SCHWA: "a"}.get(unit.vowel, unit.vowel)


def _nasal(unit: _Unit, after: list[_Unit]) -> str:
    if not unit.nasal:
        return ""
    if after and after[0].consonant[:1] in ("p", "b", "m"):
        return "m"
    return "ng" if len(after) == 1 and after[0].consonant == "h" and unit.vowel == "i" else "n"


# ---- Gurmukhi and Devanagari: two blocks of Unicode in one order ----

_ASPIRATED = dict(zip("खघछझठढथधफभ", "कगचजटडतदपब", strict=True))
_TO_DEVANAGARI = {
    **{chr(code): chr(code - 0x100) for code in range(0x0A01, 0x0A52)},
    _TIPPI: _BINDI,
    "\u0a5c": "ड" + _NUKTA,
    "\u0a72": "इ",
    "\u0a73": "उ",
    "\u0a74": "इक ओंकार",
    "\u0a75": "य",
}


def devanagari_of_gurmukhi(word: str) -> str:
    """Spell a Gurmukhi word in Devanagari; other letters stay."""
    if not any("\u0a00" <= char <= "\u0a7f" for char in word):
        return word
    word = word.replace("ਸ\u0a3c", "\u0a36").replace("ਲ\u0a3c", "\u0a33")
    word = "".join(_TO_DEVANAGARI.get(char, char) for char in word)
    word = re.sub(f"{_BINDI}([मन])", lambda found: _doubled(found[1]), word)
    return re.sub(f"{_ADDAK}(.?)", lambda found: _doubled(found[1]), word)


def _doubled(consonant: str) -> str:
    if consonant not in _CONSONANTS:
        return consonant
    return _ASPIRATED.get(consonant, consonant) + _VIRAMA + consonant


_TO_GURMUKHI = {
    **{chr(code): chr(code + 0x100) for code in range(0x0901, 0x094E)},
    "\u0901": "\u0a02",
    "ऋ": "ਰਿ",
    "ृ": "\u0a4dਰਿ",
    "ष": "ਸ\u0a3c",
    "श": "ਸ\u0a3c",
    "ळ": "ਲ\u0a3c",
    "ऑ": "ਔ",
    "ॉ": "ੌ",
    "ॐ": "ਓਮ",
    "ः": "",
}


def gurmukhi_of_devanagari(word: str) -> str:
    """Spell a Devanagari word in Gurmukhi: subjoined ਰ and ਹ stay, other clusters open, doubles get addak."""
    word = (
        word.replace("ज्ञ", "गिआ").replace("ड" + _NUKTA, "\u0a5c").replace("\u200d", "").replace("\u200c", "")
    )
    word = re.sub("([क-ह])\u094d\\1", "\u0a71\\1", word)
    for breathed, plain in _ASPIRATED.items():
        word = word.replace(f"{plain}{_VIRAMA}{breathed}", f"\u0a71{breathed}")
    word = re.sub("([^र])\u094d(?=[रह])", "\\1\u0a4d", word).replace(_VIRAMA, "")
    word = re.sub("(?<=[क-हअइउिु])[\u0901\u0902]", _TIPPI, word)
    word = re.sub("ि$", "ी", word)
    return nfc("".join(_TO_GURMUKHI.get(char, char) for char in word))


# ---- Latin to Devanagari ----

_SOUNDS = {
    "ksh": "क्ष",
    "chh": "छ",
    "kh": "ख",
    "gh": "घ",
    "ch": "च",
    "jh": "झ",
    "th": "थ",
    "dh": "ध",
    "ph": "फ",
    "bh": "भ",
    "sh": "श",
    "gy": "ज्ञ",
    "ck": "क",
    "k": "क",
    "c": "क",
    "q": "क",
    "g": "ग",
    "j": "ज",
    "z": "ज़",
    "t": "त",
    "d": "द",
    "n": "न",
    "p": "प",
    "f": "फ",
    "b": "ब",
    "m": "म",
    "y": "य",
    "r": "र",
    "l": "ल",
    "v": "व",
    "w": "व",
    "s": "स",
    "h": "ह",
    "x": "क्स",
}
_LATIN_VOWELS = {
    "aa": "आा",
    "ee": "ईी",
    "ii": "ईी",
    "oo": "ऊू",
    "uu": "ऊू",
    "ai": "ऐै",
    "ei": "एे",
    "au": "औौ",
    "ou": "औौ",
    "a": "अ",
    "i": "इि",
    "u": "उु",
    "e": "एे",
    "o": "ओो",
}
_SYLLABLE = re.compile(
    "|".join(sorted((*_SOUNDS, *_LATIN_VOWELS), key=lambda sound: -len(sound))) + "|.", re.DOTALL
)
_SUBJOINED = frozenset("यरव")


_IN_DEVANAGARI = "ए बी सी डी ई एफ़ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई ज़ेड"
_IN_GURMUKHI = "ਏ ਬੀ ਸੀ ਡੀ ਈ ਐਫ਼ ਜੀ ਐਚ ਆਈ ਜੇ ਕੇ ਐਲ ਐਮ ਐਨ ਓ ਪੀ ਕਿਊ ਆਰ ਐਸ ਟੀ ਯੂ ਵੀ ਡਬਲਿਊ ਐਕਸ ਵਾਈ ਜ਼ੈੱਡ"
"""How the Latin letters are called, from a to z."""
_LETTERS = (_IN_DEVANAGARI.split(), _IN_GURMUKHI.split())
_CALLED = frozenset(nfc(name) for names in _LETTERS for name in names)


def letter_name(letter: str, *, gurmukhi: bool = False) -> str:
    """Return how a Latin letter is called, as newspapers write the initials of a name: पी. कार्तिक."""
    return nfc(_LETTERS[gurmukhi][ord(letter.upper()) - ord("A")])


def is_letter_name(word: str) -> bool:
    """Tell whether a word is the name of one Latin letter, or of several with points between."""
    return all(part in _CALLED for part in nfc(word).rstrip(".").split("."))


def devanagari_of_latin(word: str) -> str:
    """Spell a Latin word in Devanagari by sound; a guess, to be shown as one."""
    plain = re.sub("nd[ae]r$", "ndar", re.sub(r"([b-df-hj-np-tv-z])\1", r"\1", word.casefold()))
    sounds = _SYLLABLE.findall(plain)
    parts: list[str] = []
    after_consonant = False
    for place, sound in enumerate(sounds):
        following = sounds[place + 1] if place + 1 < len(sounds) else ""
        if sound in _LATIN_VOWELS:
            parts.append(_written_vowel(sound, after_consonant=after_consonant, last=not following))
        else:
            parts.append(_written_consonant(sound, following, opening=not parts))
        after_consonant = sound in _SOUNDS
    return nfc("".join(parts))


def _written_vowel(sound: str, *, after_consonant: bool, last: bool) -> str:
    letter, sign = _LATIN_VOWELS[sound][0], _LATIN_VOWELS[sound][1:]
    if last and sound in ("a", "i", "u"):
        letter, sign = {"a": "आा", "i": "ईी", "u": "ऊू"}[sound]
    return sign if after_consonant else letter


def _written_consonant(sound: str, following: str, *, opening: bool) -> str:
    letter = _SOUNDS.get(sound, sound)
    if following not in _SOUNDS or sound not in _SOUNDS:
        return letter
    if sound in ("n", "m") and not opening and _SOUNDS[following] not in _SUBJOINED:
        return _BINDI if sound == "n" or following in ("p", "b") else letter
    joined = opening or (_SOUNDS[following] in _SUBJOINED and sound not in ("r", "l"))
    return letter + _VIRAMA if joined else letter
