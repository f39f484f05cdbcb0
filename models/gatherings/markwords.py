# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words and legend letters of marks, in three languages. The printed sheet shows the same legend."""

import unicodedata

from models.words import Language, Mark

LEGEND: dict[Language, dict[Mark, str]] = {
    Language.ENGLISH: {
        Mark.PRESENT: "P",
        Mark.LATE: "L",
        Mark.EXCUSED: "E",
        Mark.ABSENT: "A",
        Mark.LEFT_EARLY: "LE",
        Mark.NOT_RECORDED: "NR",
    },
    Language.HINDI: {
        Mark.PRESENT: "उ",
        Mark.LATE: "दे",
        Mark.EXCUSED: "सू",
        Mark.ABSENT: "अ",
        Mark.LEFT_EARLY: "ज",
        Mark.NOT_RECORDED: "न",
    },
    Language.PUNJABI: {
        Mark.PRESENT: "ਹ",
        Mark.LATE: "ਦੇ",
        Mark.EXCUSED: "ਸੂ",
        Mark.ABSENT: "ਗ਼",
        Mark.LEFT_EARLY: "ਜ",
        Mark.NOT_RECORDED: "ਨ",
    },
}

_SAID: dict[Mark, tuple[str, ...]] = {
    Mark.PRESENT: ("present", "उपस्थित", "हाज़िर", "ਹਾਜ਼ਰ", "ਹਾਜ਼ਿਰ"),
    Mark.LATE: ("late", "came late", "देर", "देर से", "देरी", "देरी से", "लेट", "ਦੇਰ", "ਦੇਰ ਨਾਲ", "ਦੇਰੀ", "ਲੇਟ"),
    Mark.EXCUSED: (
        "excused",
        "सूचना",
        "सूचना सहित",
        "पूर्व सूचना",
        "पूर्व सूचना सहित",
        "पूर्व सूचना सहित अनुपस्थित",
        "सूचना सहित अनुपस्थित",
        "ਸੂਚਨਾ",
        "ਸੂਚਨਾ ਨਾਲ",
        "ਅਗਾਊਂ ਸੂਚਨਾ",
        "ਅਗਾਊਂ ਸੂਚਨਾ ਨਾਲ",
        "ਅਗਾਊਂ ਸੂਚਨਾ ਨਾਲ ਗ਼ੈਰ-ਹਾਜ਼ਰ",
        "ਸੂਚਨਾ ਨਾਲ ਗ਼ੈਰ-ਹਾਜ਼ਰ",
    ),
    Mark.ABSENT: ("absent", "अनुपस्थित", "ग़ैरहाज़िर", "ग़ैर-हाज़िर", "ਗ਼ੈਰ-ਹਾਜ਼ਰ", "ਗ਼ੈਰਹਾਜ਼ਰ", "ਗ਼ੈਰ"),
    Mark.LEFT_EARLY: (
        "left early",
        "left-early",
        "left_early",
        "left",
        "जल्दी गए",
        "जल्दी गये",
        "जल्दी गया",
        "जल्दी गई",
        "जल्दी गयी",
        "जल्दी चले गए",
        "जल्दी",
        "ਜਲਦੀ ਗਏ",
        "ਜਲਦੀ ਗਿਆ",
        "ਜਲਦੀ ਗਈ",
        "ਜਲਦੀ ਚਲੇ ਗਏ",
        "ਜਲਦੀ",
    ),
    Mark.NOT_RECORDED: (
        "not recorded",
        "not-recorded",
        "not_recorded",
        "unrecorded",
        "दर्ज नहीं",
        "अंकित नहीं",
        "ਦਰਜ ਨਹੀਂ",
    ),
}

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_UNSEEN: dict[int, str | None] = dict.fromkeys((0x093C, 0x0A3C, 0x200B, 0x200C, 0x200D, 0xFEFF))


def folded(text: str) -> str:
    """Return a text without case, nukta, joiners or local digits, with plain dashes."""
    decomposed = unicodedata.normalize("NFD", text).translate(_UNSEEN)
    western = "".join(str(unicodedata.decimal(one, one)) for one in decomposed)
    return unicodedata.normalize("NFC", western.casefold()).translate(_DASHES).replace("：", ":")


def _spaced(text: str) -> str:
    return " ".join(folded(text).replace("-", " ").split())


WORDS: dict[str, Mark] = {
    **{_spaced(word): mark for mark, words in _SAID.items() for word in words},
    **{_spaced(letter): mark for legend in LEGEND.values() for mark, letter in legend.items()},
}
"""Every accepted word and letter, folded, with single spaces for dashes."""

MEMBER_WORDS: tuple[str, ...] = tuple(folded(word) for word in ("member", "सदस्य", "ਮੈਂਬਰ"))
"""What stands before the colon of a member number, folded."""
