# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards, slips and blank forms: whole on their page in three languages, and nothing said too much."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pikepdf
import pytest

from models.centre.forms import Form
from models.centre.letterhead import Helpline, Letterhead
from models.gatherings.proofs import ProofLine, ProofPaper
from models.people.cards import Card, CardsPaper
from models.sobriety.faces import tells_too_much
from models.words import Language, Purpose
from ui.labels import label
from ui.language import of
from ui.paper import cards, forms, proof
from ui.paper.pen import A4, MM
from ui.paper.typeset import Unprintable, refuse_unprintable

Extract = Callable[[bytes], list[str]]
Sound = Callable[[bytes], pikepdf.Pdf]
DAY = date(2026, 11, 27)

HEAD = Letterhead(
    names={"en": "Navjeevan De-addiction Centre", "hi": "नवजीवन नशा मुक्ति केंद्र"},
    discreet_names={"en": "Navjeevan Society", "hi": "नवजीवन समिति", "pa": "ਨਵਜੀਵਨ ਸੁਸਾਇਟੀ"},
    address={"en": "14 Model Town, Ludhiana"},
    phone="+919876543210",
    helplines=(
        Helpline("14446", {"en": "National de-addiction helpline", "hi": "राष्ट्रीय नशा मुक्ति हेल्पलाइन"}),
        Helpline("14416", {"en": "Tele-MANAS"}),
    ),
)


def _cards(names: tuple[str, ...]) -> CardsPaper:
    return CardsPaper(HEAD, tuple(Card(name, f"M-{row:04d}") for row, name in enumerate(names, 1)))


def _proof(**changes: object) -> ProofPaper:
    paper = ProofPaper(
        head=HEAD,
        serial="ATT/2026-27/0001",
        name="Ramesh <b>Kumar",
        number_text="M-0142",
        first=DAY - timedelta(days=90),
        last=DAY,
        lines=(ProofLine({"en": "Morning circle"}, 24, 21), ProofLine({"en": "Sobriety group"}, 8, 5)),
        days=tuple(DAY - timedelta(days=3 * i) for i in range(26)),
        made_on=DAY,
        made_by="Meera Sharma",
    )
    return replace(paper, **changes)  # pyright: ignore[reportArgumentType] - fields by name


def _flat(pages: list[str]) -> str:
    return " ".join(" ".join(pages).split())


def test_ten_cards_of_a_bank_cards_size_stand_on_a_page() -> None:
    assert (cards.WIDTH, cards.HEIGHT) == (85.6 * MM, 54 * MM)
    assert cards.ACROSS * cards.DOWN == 10
    assert A4[0] - cards.ACROSS * cards.WIDTH >= 20 * MM
    assert A4[1] - cards.DOWN * cards.HEIGHT >= 20 * MM


@pytest.mark.parametrize("language", Language)
def test_a_card_says_who_to_call_and_nothing_of_what_the_centre_does(
    language: Language, corpus: tuple[str, ...], pdfium: Extract, sound: Sound
) -> None:
    names = tuple(name for name in corpus[:12] if name != "محمد اقبال")
    pdf = cards.render_cards(_cards(names), language)
    document = sound(pdf)
    assert len(document.pages) == 2
    assert not tells_too_much(str(document.docinfo["/Title"]))
    text = _flat(pdfium(pdf))
    for row, name in enumerate(names, 1):
        assert f"M-{row:04d}" in text
        assert name in text
    assert "98765 43210" in text
    assert "14446" in text
    assert not tells_too_much(text.replace("Café", ""))


def test_a_number_no_plain_reader_knows_has_no_bars_but_its_square(sound: Sound) -> None:
    paper = CardsPaper(HEAD, (Card("Sita", "स-0001"),))
    sound(cards.render_cards(paper, Language.HINDI))


@pytest.mark.parametrize("language", Language)
def test_a_slip_is_numbered_and_says_what_it_does_not_prove(
    language: Language, pdfium: Extract, sound: Sound
) -> None:
    pdf = proof.render_proof(_proof(), language)
    assert len(sound(pdf).pages) == 1
    text = _flat(pdfium(pdf))
    assert text.count("ATT/2026-27/0001") == 2, "the office keeps a copy"
    assert text.count("Ramesh <b>Kumar") == 2
    assert "27-11-2026" in text
    limits = of(language).tr(
        "Given at the member's own request. It shows attendance only: attendance does not prove sobriety, "
        "and this is no medical or court certificate."
    )
    assert text.count(limits) == 2


def test_a_discreet_slip_tells_nothing(pdfium: Extract) -> None:
    text = _flat(pdfium(proof.render_proof(_proof(), Language.ENGLISH, without_a_word=True)))
    assert "Navjeevan Society" in text
    assert not tells_too_much(text)


def test_many_days_and_groups_give_way_to_their_sum(pdfium: Extract) -> None:
    lines = tuple(ProofLine({"en": f"Group {n}"}, 10, 9) for n in range(6))
    days = tuple(DAY - timedelta(days=i) for i in range(366))
    pages = pdfium(proof.render_proof(_proof(lines=lines, days=days), Language.ENGLISH))
    assert len(pages) == 1
    assert "came to 54 of 60 sessions" in _flat(pages)
    assert "Group 3" not in pages[0]


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("language", Language)
def test_a_form_is_one_page_with_everything_in_its_language(
    form: Form, language: Language, pdfium: Extract, sound: Sound
) -> None:
    pdf = forms.render_form(form, HEAD, language, "2026-1")
    document = sound(pdf)
    assert len(document.pages) == 1
    assert str(document.Root.Lang) == language.value
    text = _flat(pdfium(pdf))
    assert "98765 43210" in text
    if language is not Language.ENGLISH:
        words = re.findall(r"[A-Za-z]{4,}", text)
        assert set(words) <= {"Navjeevan", "addiction", "Centre", "Model", "Town", "Ludhiana", "WhatsApp"}


@pytest.mark.parametrize("language", Language)
def test_the_notice_asks_for_every_purpose_and_carries_its_version(
    language: Language, pdfium: Extract
) -> None:
    text = _flat(pdfium(forms.render_form(Form.CONSENT, HEAD, language, "2026-1")))
    for purpose in Purpose:
        assert label(purpose, of(language)) in text
    assert of(language).tr("Notice {version}", version="2026-1") in text


def test_the_same_form_is_the_same_file() -> None:
    for form in Form:
        assert forms.render_form(form, HEAD, Language.HINDI) == forms.render_form(form, HEAD, Language.HINDI)
    assert cards.render_cards(_cards(("Sita",)), Language.HINDI) == cards.render_cards(
        _cards(("Sita",)), Language.HINDI
    )


def test_what_cannot_be_printed_is_refused_before_printing() -> None:
    assert cards.missing(_cards(("Meena 🌼", "Sita"))) == {"Meena 🌼": ["🌼"]}
    assert proof.missing(_proof(made_by="漢")) == {"漢": ["漢"]}
    assert forms.missing(HEAD) == {}
    refuse_unprintable({})
    with pytest.raises(Unprintable, match="No font here"):
        refuse_unprintable(cards.missing(_cards(("Meena 🌼",))))
