# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hostile names on every paper that carries one: printed as typed, or refused in one sentence."""

from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest

from models.gatherings.sheets import SheetLine
from models.people.cards import Card, CardsPaper
from models.words import Language
from tests.contact_sheet import face
from tests.ui.paper.samples import HEAD, month, proof, sheet
from ui.paper.cards import render_cards
from ui.paper.certificate import DESIGNS, render
from ui.paper.month_sheet import render_month
from ui.paper.proof import render_proof
from ui.paper.sheet import render as render_sheet
from ui.paper.typeset import Unprintable

Sound = Callable[[bytes], pikepdf.Pdf]


def _certificate(design: str) -> Callable[[str], bytes]:
    return lambda name: render([replace(face(Language.ENGLISH, design), name=name)])


def _cards(name: str) -> bytes:
    return render_cards(CardsPaper(HEAD, (Card(name, "M-0001"),)), Language.ENGLISH)


def _proof(name: str) -> bytes:
    return render_proof(replace(proof(), name=name), Language.ENGLISH)


def _sheet(name: str) -> bytes:
    line = SheetLine(1, name, "M-0001", visiting=False, mark=None, sharing=None)
    return render_sheet(replace(sheet(1, filled=False), lines=(line,)), Language.ENGLISH)


def _month(name: str) -> bytes:
    paper = month(1, 9, filled=False)
    return render_month(
        replace(paper, lines=tuple(replace(one, name=name) for one in paper.lines)), Language.ENGLISH
    )


PAPERS: dict[str, Callable[[str], bytes]] = {
    **{design: _certificate(design) for design in DESIGNS},
    "cards": _cards,
    "proof": _proof,
    "sheet": _sheet,
    "month": _month,
}
PRINTED = {
    "markup": "<b>&amp;</b> <script>'\"",
    "pdf": ") Tj ET (\\n%%EOF endstream endobj",
    "long": "Venkata" * 43,
    "words": "अ ब " * 75,
    "marks": "\u093f\u0941\u0902",
    "joiners": "क\u200d\u200c\u200dष",
    "one": "A",
}
REFUSED = {"emoji": "Sita 😀", "override": "Sita \u202e9", "null": "Sita\x00", "private": "Sita \ue000"}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", PRINTED)
def test_a_strange_name_prints_on_a_sound_page(paper: str, kind: str, sound: Sound) -> None:
    pdf = sound(PAPERS[paper](PRINTED[kind]))
    assert len(pdf.pages) == 1


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_print_is_refused_without_the_name_in_the_error(paper: str, kind: str) -> None:
    with pytest.raises(Unprintable) as refused:
        PAPERS[paper](REFUSED[kind])
    assert "Sita" not in str(refused.value)
