# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Eleven scripts and twelve languages: what was typed is what is copied out, wherever it stood on the page.

The words hold what breaks elsewhere: conjuncts, a reph, vowels that stand before their consonant or on both
sides of it, chillus, nuktas, joiners, lining figures between words.
"""

import unicodedata
from collections.abc import Callable

import pytest

from ui.paper import document
from ui.paper.fonts import BOLD, NAME, REGULAR, SERIF, FontSet
from ui.paper.itemise import script_runs
from ui.paper.pen import A4, Pen
from ui.paper.typeset import Align, Line, Paragraph, fit, missing_characters

Extract = Callable[[bytes], list[str]]

WORDS: dict[str, tuple[str, ...]] = {
    "hi": (
        "क्षत्रिय ज्ञानेश्वर",
        "श्रीमती कृष्णा द्विवेदी",
        "शक्ति की हार्दिक बधाई",
        "ख़ुशी ज़िंदगी फ़ौज",
        "राष्ट्र धर्मार्थ",
        "२४ घंटे, 90 दिन",
        "हृदय विद्या ॐ",
        "र्‍य क्‍ष",
    ),
    "mr": ("श्री शिंदे लाल", "कऱ्हाड वाऱ्यावर", "सौ. ज्योत्स्ना पाटील", "मुक्काम पोस्ट", "अ‍ॅड. कुलकर्णी"),
    "pa": ("ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "ਖ਼ੁਸ਼ੀ ਜ਼ਿੰਦਗੀ ਸ਼ੁਕਰ", "ਸ੍ਰੀ ਹਰਿਮੰਦਰ", "ਪੜ੍ਹਾਈ ਉੱਨਤੀ ਅੱਜ", "ਕੌਂਸਲਰ ੧੨ ਮਹੀਨੇ", "ਸ੍ਵੈ ਨ੍ਹੇਰਾ"),
    "bn": ("কৃষ্ণা ক্ষমা", "বন্দ্যোপাধ্যায়", "শ্রী রবীন্দ্রনাথ ঠাকুর", "কর্ম স্ত্রী জ্ঞান", "মৌ কো কৈ", "ৎ উৎসব ১২"),
    "gu": ("કૃષ્ણા જ્ઞાનેશ્વર", "શ્રી ક્ષત્રિય", "ધર્મ વિદ્યા દ્વાર", "ગુજરાતી ૯૦ દિવસ", "હૃદય ત્રિવેદી"),
    "ta": ("கிருஷ்ணன் லக்ஷ்மி", "ஸ்ரீ கொழும்பு", "கோவை கௌரி", "தமிழ்நாடு", "மோகன் பொன்னன்"),
    "te": ("కృష్ణ క్ష్మి", "శ్రీనివాస్ రెడ్డి", "విద్యార్థి స్త్రీ", "రాష్ట్రం జ్ఞానం", "కొత్త కౌన్సిలర్"),
    "kn": ("ಕೃಷ್ಣ ಲಕ್ಷ್ಮೀ", "ಶ್ರೀಧರ್ ಜ್ಞಾನ", "ವಿದ್ಯಾರ್ಥಿ ರಾಷ್ಟ್ರ", "ಕೊಡಗು ಕೋಲಾರ", "ಧರ್ಮಸ್ಥಳ"),
    "ml": ("കൃഷ്ണൻ ലക്ഷ്മി", "ശ്രീ ജ്ഞാനം", "സ്ത്രീ അവൾ അവർ", "കൊച്ചി കോട്ടയം കൗൺസിലർ", "എറണാകുളം ഹൃദയം"),
    "or": ("କୃଷ୍ଣା ଜ୍ଞାନ", "ଶ୍ରୀ କ୍ଷତ୍ରିୟ", "ଓଡ଼ିଶା ବୟସ", "ବିଦ୍ୟା ଧର୍ମ", "କୋଣାର୍କ କୌଶଲ"),
    "ur": ("محمد اقبال", "گلزار چودھری", "پاکیزہ ٹھاکر", "ڈاکٹر ژالہ", "نئی زندگی"),
    "en": (
        "O'Brien D\u2019Souza-Rao",
        "Smt. Réena “Baby” Kaur",
        "<b>A & B</b> {name} %s \\n",
        "office fifth ffi",
        "₹1,500 – 50 %",
    ),
}
MIXED = (
    "Dr. रमेश A. / ਕੌਰ (90)",
    "गुरप्रीत (Gurpreet) ਗੁਰਪ੍ਰੀਤ",
    "রবি Ravi ரவி రవి ರವಿ",
    "M-0142 · സീത · ସୀତା · સીતા",
)
SETS: dict[str, FontSet] = {"regular": REGULAR, "bold": BOLD, "serif": SERIF, "name": NAME}


def _page(draw: Callable[[Pen], object], language: str) -> bytes:
    pen = Pen(A4, language)
    with pen.tag("P"):
        draw(pen)
    pen.next_page()
    return document.finish(pen, "Document", language)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@pytest.fixture
def read(pdfium: Extract, poppler: Extract | None) -> tuple[Extract, ...]:
    """Every extractor there is here; PDFium always."""
    return (pdfium,) if poppler is None else (pdfium, poppler)


@pytest.mark.parametrize("fonts", SETS.values(), ids=SETS)
@pytest.mark.parametrize("language", WORDS)
def test_every_line_is_copied_out_as_it_was_typed(
    language: str, fonts: FontSet, read: tuple[Extract, ...]
) -> None:
    words = WORDS[language]

    def draw(pen: Pen) -> None:
        for i, text in enumerate(words):
            Line(text, fonts, language).draw(pen, 50, 780 - 45 * i, 16)

    pdf = _page(draw, language)
    for extract in read:
        lines = [line.strip() for line in extract(pdf)[0].splitlines() if line.strip()]
        assert lines == [_nfc(text) for text in words]


@pytest.mark.parametrize("language", [language for language in WORDS if language != "ur"])
def test_justified_paragraphs_keep_every_word(language: str, read: tuple[Extract, ...]) -> None:
    text = " ".join((*WORDS[language], *MIXED[:1])) + " "
    paragraph = Paragraph(text * 3, REGULAR, 11, language=language, align=Align.JUSTIFY)
    pdf = _page(lambda pen: paragraph.draw(pen, 50, 760, 190), language)
    for extract in read:
        assert " ".join(extract(pdf)[0].split()) == " ".join(_nfc(text * 3).split())


@pytest.mark.parametrize("text", MIXED)
def test_scripts_stand_side_by_side_in_one_line(text: str, read: tuple[Extract, ...]) -> None:
    assert len({run.script for run in script_runs(text)}) > 1
    pdf = _page(lambda pen: Line(text, BOLD, "hi").centre(pen, 300, 500, 14), "hi")
    for extract in read:
        assert extract(pdf)[0].strip() == _nfc(text)


@pytest.mark.parametrize("language", WORDS)
def test_a_long_name_shrinks_then_wraps_and_loses_nothing(language: str, read: tuple[Extract, ...]) -> None:
    text = " ".join(WORDS[language])
    fitted = fit(text, REGULAR, 18, 150, language=language, lines=4, least=0.8)
    assert all(line.width(fitted.size) <= 150.01 for line in fitted.lines)
    assert len(fitted.lines) > 1
    pdf = _page(lambda pen: fitted.draw(pen, 60, 700), language)
    for extract in read:
        found = " ".join(extract(pdf)[0].split())
        assert sorted(found.split()) == sorted(_nfc(text).split())


@pytest.mark.parametrize("fonts", SETS.values(), ids=SETS)
def test_no_word_here_needs_an_empty_box(fonts: FontSet) -> None:
    for words in (*WORDS.values(), MIXED):
        assert [missing_characters(text, fonts) for text in words] == [[]] * len(words)


HOSTILE = (
    "<b>Ram</b> <font size=99>",
    "&lt;&amp;&#0;",
    "()\\) Tj ET Q",
    "%PDF-1.7 endstream endobj",
    "{0} %s %(name)s $x",
    "Z" * 300,
    "क्ष" * 100,
    "\u0901\u0902\u093f",
    "\u0301",
    " \u00a0 ",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_names_are_never_markup_and_never_overflow(text: str, read: tuple[Extract, ...]) -> None:
    fitted = fit(text, REGULAR, 14, 120, language="hi", lines=2)
    assert all(line.width(fitted.size) <= 120.01 for line in fitted.lines)
    pdf = _page(lambda pen: fitted.draw(pen, 60, 700), "hi")
    for extract in read:
        assert "".join(extract(pdf)[0].split()) == "".join(_nfc(text).split())
