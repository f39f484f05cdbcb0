# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text typed in Kruti Dev or AnmolLipi, read as the Hindi or Punjabi it was meant to be.

Those fonts draw Indian letters over Latin ones in the order they are seen, so short i stands before its
consonant, and the r above a letter after it. Each key is looked up, then what was written by sight is put in
order. ``models.legacy`` recognises such text; nothing is converted before somebody has seen it.
"""

import re
import unicodedata
from collections.abc import Callable

KRUTI_DEV, ANMOL_LIPI = "Kruti Dev", "AnmolLipi"

_EARLY_I, _LATE_R = "\ue000", "\ue001"
"""Stand for a sign that is drawn elsewhere than it is written, until everything else is read."""


def unicode_of(text: str, font: str) -> str:
    """Return what text typed in an old font was meant to say. Raises KeyError for a font nobody knows."""
    return _READERS[font](text)


# ---- Kruti Dev, and DevLys, which shares its keys ----

_KRUTI_PLAIN = (
    "dक xग ³ङ pच Nछ tज >झ ¥ञ Vट Bठ Mड <ढ rत nद uन iप Qफ cब eम ;य jर yल oव lस gह Gळ Òभ "
    "D\u0915\u094d [\u0916\u094d X\u0917\u094d ?\u0918\u094d Ä\u0918\u094d P\u091a\u094d T\u091c\u094d "
    "÷\u091d\u094d Ö\u091d\u094d .\u0923\u094d R\u0924\u094d F\u0925\u094d /\u0927\u094d è\u0927\u094d "
    "U\u0928\u094d "
    "I\u092a\u094d ¶\u092b\u094d C\u092c\u094d H\u092d\u094d E\u092e\u094d ¸\u092f\u094d Y\u0932\u094d "
    "O\u0935\u094d '\u0936\u094d ’\u0936\u094d Ü\u0936\u094d \"\u0937\u094d “\u0937\u094d ”\u0937\u094d "
    "L\u0938\u094d º\u0939\u094d {\u0915\u094d\u0937\u094d «\u0924\u094d\u0930\u094d "
    "Ù\u0924\u094d\u0924\u094d "
    "äक्त ôक्क Øक्र Ñकृ êट्ट Íट्ट ëट्ठ Îट्ठ ìड्ड Ïड्ड ïड्ढ Ôड्ढ =त्र )द्ध íद्द Ìद्द |द्य }द्व æद्र Ëध्र éन्न "
    "çप्र Áप्र Ýफ्र Jश्र Kज्ञ àह्न áह्य âहृ ãह्म #रु :रू vअ bइ Ãई mउ Åऊ ,ए _ऋ "
    "k\u093e h\u0940 È\u0940\u0902 q\u0941 w\u0942 `\u0943 s\u0947 S\u0948 W\u0945 ‚\u0949 "
    "a\u0902 ¡\u0901 %\u0903 "
    "+\u093c ~\u094d z\u094d\u0930 ª\u094d\u0930 î\u094d\u092f Ó\u094d\u092f A। •ऽ ·ऽ ñ॰ Œ॰ -. ]; "
    "&- ¼( ½) ^‘ *’ Þ“ ß” å0 ƒ1 „2 …3 †4 ‡5 ˆ6 ‰7 Š8 ‹9 \\? @/ (;"
)
_KRUTI = {pair[0]: pair[1:] for pair in _KRUTI_PLAIN.split(" ")} | {
    "f": _EARLY_I,
    "Z": _LATE_R,
    "±": f"{_LATE_R}\u0902",
    "Ç": f"{_EARLY_I}{_LATE_R}",
    "]": ",",
    "¾": "=",
}
_LETTER = "[\u0915-\u0939]\u093c?"
_CLUSTER = f"(?:{_LETTER}\u094d)*{_LETTER}"
_SIGNS = "\u093e-\u094c"
_KRUTI_ORDER: tuple[tuple[str, str], ...] = (
    ("\u094d\u093c", "\u093c\u094d"),
    # A letter without its upright, completed by the upright that is the key of long a.
    ("\u094d\u093e", ""),
    (f"{_EARLY_I}({_LATE_R}?)({_CLUSTER})({_LATE_R}?)", "\\2\u093f\\1\\3"),
    (f"((?:{_CLUSTER})[{_SIGNS}]*)([\u0901\u0902]?){_LATE_R}", "\u0930\u094d\\1\\2"),
    (f"इ{_LATE_R}", "ई"),
    (f"([\u0901\u0902])([{_SIGNS}])", r"\2\1"),
    ("\u093e\u0947", "\u094b"),
    ("\u093e\u0948", "\u094c"),
    ("\u093e\u0945", "\u0949"),
    ("अ(?:\u094b|\u093e\u0947)", "ओ"),
    ("अ\u094c", "औ"),
    ("अ\u0949", "ऑ"),
    ("अ\u093e", "आ"),
    ("ए\u0947", "ऐ"),
    (_EARLY_I, "\u093f"),
    (_LATE_R, "\u0930\u094d"),
)


def _kruti_dev(text: str) -> str:
    return _in_order("".join(_KRUTI.get(key, key) for key in text), _KRUTI_ORDER)


# ---- AnmolLipi and the fonts that share its keys ----

_ANMOL_PLAIN = (
    "aੳ Aਅ eੲ sਸ hਹ kਕ Kਖ gਗ Gਘ |ਙ cਚ Cਛ jਜ Jਝ \\ਞ tਟ Tਠ fਡ Fਢ xਣ qਤ Qਥ dਦ Dਧ nਨ pਪ Pਫ bਬ Bਭ mਮ Xਯ rਰ lਲ vਵ "
    "Vੜ Eਓ w\u0a3e I\u0a40 u\u0a41 ü\u0a41 U\u0a42 ¨\u0a42 y\u0a47 Y\u0a48 o\u0a4b O\u0a4c M\u0a70 "
    "µ\u0a70 N\u0a02 "
    "ˆ\u0a02 `\u0a71 ~\u0a71 ¤\u0a71 æ\u0a3c Ú\u0a03 @\u0a51 R\u0a4dਰ ®\u0a4dਰ H\u0a4dਹ Í\u0a4dਵ "
    "Î\u0a4dਯ ´\u0a75 "
    "ç\u0a4dਚ †\u0a4dਟ œ\u0a4dਤ ˜\u0a4dਨ Sਸ\u0a3c ^ਖ\u0a3c Zਗ\u0a3c zਜ\u0a3c &ਫ\u0a3c Lਲ\u0a3c W\u0a3e\u0a02 "
    "§\u0a4dਹ\u0a42 ƒਨ\u0a42\u0a70 [। ]॥ Åੴ"
)
_ANMOL = {pair[0]: pair[1:] for pair in _ANMOL_PLAIN.split(" ")} | {"i": _EARLY_I, "Ø": "", "å": ""}
_ANMOL_ORDER: tuple[tuple[str, str], ...] = (
    (f"{_EARLY_I}([\u0a05-\u0a39\u0a5c\u0a72\u0a73]\u0a3c?(?:\u0a4d[\u0a15-\u0a39])*)", "\\1\u0a3f"),
    ("\u0a05\u0a3e", "ਆ"),
    ("ੲ\u0a3f", "ਇ"),
    ("ੲ\u0a40", "ਈ"),
    ("ੳ\u0a41", "ਉ"),
    ("ੳ\u0a42", "ਊ"),
    ("ੲ\u0a47", "ਏ"),
    ("\u0a05\u0a48", "ਐ"),
    ("ੳ\u0a4b", "ਓ"),
    ("\u0a05\u0a4c", "ਔ"),
    # Signs as they are seen, in the order Unicode keeps: vowel before nasal, addak after the vowel.
    ("([\u0a70\u0a02\u0a71])([\u0a3e-\u0a4c])", r"\2\1"),
    (_EARLY_I, "\u0a3f"),
)


def _anmol_lipi(text: str) -> str:
    plain = text.replace("<>", "ੴ")
    return _in_order("".join(_ANMOL.get(key, key) for key in plain), _ANMOL_ORDER)


def _in_order(seen: str, order: tuple[tuple[str, str], ...]) -> str:
    for sight, written in order:
        seen = re.sub(sight, written, seen)
    return unicodedata.normalize("NFC", seen)


_READERS: dict[str, Callable[[str], str]] = {KRUTI_DEV: _kruti_dev, ANMOL_LIPI: _anmol_lipi}
