# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a certificate says: the plain values its paper is drawn from, and what a discreet one may not say."""

import re
from dataclasses import dataclass, field
from datetime import date

from models.text import nfc
from models.words import Language, Texts, Unit


@dataclass(frozen=True, slots=True)
class CertificateFace:
    """Everything that stands on one certificate. The award keeps this as its snapshot."""

    serial: str
    code: str
    name: str
    language: Language
    unit: Unit
    count: int
    reached_on: date
    presented_on: date
    second_language: Language | None = None
    centre: Texts = field(default_factory=dict[str, str])
    discreet_centre: Texts = field(default_factory=dict[str, str])
    place: Texts = field(default_factory=dict[str, str])
    signatories: tuple[tuple[Texts, Texts], ...] = ()
    """Names and roles of those who sign, at most three on paper."""
    second_name: str = ""
    """The name in the second language's script; empty where it is the same."""
    rung: Texts = field(default_factory=dict[str, str])
    """The centre's own words for the milestone, per language."""
    discreet: bool = False
    count_start_day: bool = False
    design: str = "classic"
    reprint: bool = False
    qr: bool = False


# Whole words and stems that tell what kind of centre this is. Indic stems are matched anywhere in a text.
_LATIN = re.compile(
    r"addict|alcohol|drug|narcotic|opioid|heroin|substance|sober|sobriety|intoxic|detox|rehab|relapse|recovery"
    r"|\b(?:nasha|nashe|nashamukti|nasamukti|vyasan|sharab|nmk|irca|odic|cplc|aa|na|12[ -]?step)\b",
    re.IGNORECASE,
)
_INDIC = (
    *("नशा", "नशे", "नशील", "व्यसन", "शराब", "मद्य", "पुनर्वास", "रिकवरी", "ड्रग", "मादक", "सुधार केंद्र", "सुधार गृह"),
    *(
        "ਨਸ਼ਾ",
        "ਨਸ਼ੇ",
        "ਨਸ਼ਿਆ",
        "ਨਸ਼ੀਲ",
        "ਸ਼ਰਾਬ",
        "ਵਿਸਨ",
        "ਮੁੜ-ਵਸੇਬਾ",
        "ਮੁੜ ਵਸੇਬਾ",
        "ਰਿਕਵਰੀ",
        "ਡਰੱਗ",
        "ਸੁਧਾਰ ਕੇਂਦਰ",
        "ਸੁਧਾਰ ਘਰ",
    ),
)


def tells_too_much(text: str) -> bool:
    """Tell whether a text would give away on a discreet certificate what the centre does."""
    composed = nfc(text)
    return _LATIN.search(composed) is not None or any(stem in composed for stem in _INDIC)


def discreet(text: str) -> str:
    """Return a text as a discreet certificate prints it: as it is, or not at all."""
    return "" if tells_too_much(text) else text
