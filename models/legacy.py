# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Old fonts that drew Hindi and Punjabi over Latin letters: recognising what was typed in them.

The names of the lexicon are spelled as Kruti Dev and AnmolLipi would have them, and the pairs of neighbouring
characters are compared with those of Latin names and plain English. Nothing is converted, only said.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from resources import data

_LONGEST = 400
_SURE = 9.0
_SURE_PER_PAIR = 0.75
_FEWEST_PAIRS = 4
_WEIGHT = 2.0
_ALPHABET = 90


def _table(pairs: str) -> dict[str, str]:
    return {pair[0]: pair[2:] for pair in pairs.split(" ")}


_KRUTI = _table(
    "क=d ख=[k ग=x घ=?k च=p छ=N ज=t झ=>k ट=V ठ=B ड=M ढ=< ण=.k त=r थ=Fk द=n ध=/k न=u प=i फ=Q ब=c भ=Hk म=e "
    "य=; र=j ल=y व=o श='k ष=\"k स=l ह=g अ=v आ=vk इ=b ई=bZ उ=m ऊ=Å ए=, ऐ=,s ओ=vks औ=vkS ऋ=_ "
    "ा=k ि=f ी=h ु=q ू=w ृ=` े=s ै=S ो=ks ौ=kS ं=a ँ=¡ ः=% ़=+ ्=~"
)
_KRUTI_HALF = _table("क=D ग=X च=P ज=T त=R न=U प=I ब=C म=E य=¸ ल=Y व=O स=L ट=V~ ठ=B~ ड=M~ द=n~ ह=g~")
_KRUTI_WHOLE = {"क्ष": "{k", "त्र": "=", "ज्ञ": "K", "श्र": "J", "प्र": "iz", "द्र": "æ", "क्र": "Ø", "रु": "#"}
_ANMOL = _table(
    "ਅ=A ਆ=Aw ਇ=ie ਈ=eI ਉ=au ਊ=aU ਏ=ey ਐ=AY ਓ=E ਔ=AO ਸ=s ਹ=h ਕ=k ਖ=K ਗ=g ਘ=G ਚ=c ਛ=C ਜ=j ਝ=J ਟ=t ਠ=T ਡ=f "
    "ਢ=F ਣ=x ਤ=q ਥ=Q ਦ=d ਧ=D ਨ=n ਪ=p ਫ=P ਬ=b ਭ=B ਮ=m ਯ=X ਰ=r ਲ=l ਵ=v ੜ=V ਾ=w ਿ=i ੀ=I ੁ=u ੂ=U ੇ=y ੈ=Y ੋ=o ੌ=O "
    "ੰ=M ਂ=N ੱ=~ ਼=æ"
)
_ANMOL_WHOLE = {"ਸ਼": "S", "ਖ਼": "^", "ਜ਼": "z", "ਫ਼": "&", "ਗ਼": "Z", "੍ਰ": "R", "੍ਹ": "H", "੍ਵ": "Í"}


def probable_font(text: str) -> str | None:
    """Return ``Kruti Dev`` or ``AnmolLipi`` when a Latin text was probably typed in such a font."""
    plain = text[:_LONGEST].replace("è", "/").replace("’", "'")
    if not any(char.isascii() and char.islower() for char in plain) or _is_indic(plain):
        return None
    words = [word for word in plain.split() if not word.isdecimal()]
    best = max(_models(), key=lambda model: _score(words, model)[0])
    total, pairs = _score(words, best)
    sure = pairs >= _FEWEST_PAIRS and total > max(_SURE, _SURE_PER_PAIR * pairs)
    return best.font if sure else None


def _is_indic(text: str) -> bool:
    return any("\u0900" <= char <= "\u0dff" for char in text)


@dataclass(frozen=True, slots=True)
class _Model:
    """How much likelier each pair of neighbours is in an old font than in Latin, as logarithms."""

    font: str
    legacy: Counter[str]
    latin: Counter[str]


def _score(words: list[str], model: _Model) -> tuple[float, int]:
    pairs = [pair for word in words for pair in _pairs(word)]
    return sum(_weight(pair, model.legacy) - _weight(pair, model.latin) for pair in pairs), len(pairs)


def _weight(pair: str, counts: Counter[str]) -> float:
    return math.log((counts[pair] + _WEIGHT / _ALPHABET) / (counts[pair[0]] + _WEIGHT))


def _pairs(word: str) -> list[str]:
    framed = f" {word} "
    return [framed[place : place + 2] for place in range(len(framed) - 1)]


def prepare() -> None:
    """Count which letters follow each other in names, so that no box that is typed in waits for it."""
    _models()


@lru_cache(maxsize=1)
def _models() -> tuple[_Model, _Model]:
    rows = [line.split("\t") for line in _composed(data.text("names.tsv")).splitlines() if line]
    latin = [spelling for row in rows for spelling in (row[0], *row[3].split()) if spelling.isascii()]
    latin_counts = _counts(_in_all_cases((*latin, *data.text("english.txt").split())))
    return (
        _Model("Kruti Dev", _counts(map(kruti_dev, (row[1] for row in rows))), latin_counts),
        _Model("AnmolLipi", _counts(map(anmol_lipi, (row[2] for row in rows))), latin_counts),
    )


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _in_all_cases(words: Iterable[str]) -> Iterable[str]:
    for word in words:
        yield from (word, word.lower(), word.capitalize(), word.upper())


def _counts(words: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for word in words:
        for pair in _pairs(word):
            counts[pair] += 1
            counts[pair[0]] += 1
    return counts


def kruti_dev(word: str) -> str:
    """Spell a Devanagari word with the keys of Kruti Dev."""
    word = re.sub("र्([क-ह]़?(?:्[क-ह])*[ािीुूृेैोौं]*)", r"\1Z", _composed(word))
    word = re.sub("((?:[क-ह]़?्)*[क-ह]़?)ि", r"ि\1", word)
    for whole, keys in _KRUTI_WHOLE.items():
        word = word.replace(whole, keys)
    word = re.sub("([क-ह])़?्र", lambda found: _KRUTI[found[1]] + "z", word)
    word = re.sub("([क-ह])़?्", lambda found: _kruti_half(found[1]), word)
    return "".join(_KRUTI.get(char, char) for char in word)


def _kruti_half(consonant: str) -> str:
    return _KRUTI_HALF.get(consonant) or _KRUTI[consonant].removesuffix("k")


def anmol_lipi(word: str) -> str:
    """Spell a Gurmukhi word with the keys of AnmolLipi."""
    word = re.sub("([ਕ-ਹ]਼?(?:੍[ਰਹਵ])?)ਿ", r"ਿ\1", _composed(word))
    for whole, keys in _ANMOL_WHOLE.items():
        word = word.replace(_composed(whole), keys)
    return "".join(_ANMOL.get(char, char) for char in word)
