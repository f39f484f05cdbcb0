# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text on paper: shaped right, fitted, wrapped, copied out as it was typed, or refused by name."""

import json
import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models import memory
from tests.ui.paper.reading import drawn
from ui.paper import document
from ui.paper.direction import Base, has_right_to_left
from ui.paper.fonts import BOLD, ITALIC, NAME, REGULAR, SERIF, FontSet
from ui.paper.itemise import breakable, script_runs
from ui.paper.pen import A4, Pen
from ui.paper.typeset import Align, Line, Paragraph, Unprintable, fit, missing_characters, wrap

Extract = Callable[[bytes], list[str]]
FONTS = {"regular": REGULAR, "bold": BOLD, "serif": SERIF, "name": NAME, "italic": ITALIC}
LANGUAGES = {"Beng": "bn", "Gujr": "gu", "Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml", "Orya": "or"}


def _page(draw: Callable[[Pen], object], language: str = "hi") -> bytes:
    pen = Pen(A4, language)
    with pen.tag("P"):
        draw(pen)
    pen.next_page()
    return document.finish(pen, "Document", language)


def _language(text: str) -> str:
    return LANGUAGES.get(script_runs(text)[0].script, "hi")


@pytest.mark.parametrize("fonts", FONTS.values(), ids=FONTS)
def test_text_copied_out_is_the_text_that_was_typed(
    fonts: FontSet, corpus: tuple[str, ...], pdfium: Extract, poppler: Extract | None
) -> None:
    def draw(pen: Pen) -> None:
        for i, text in enumerate(corpus):
            Line(text, fonts, _language(text)).draw(pen, 40, 780 - 40 * i, 15)

    pdf = _page(draw)
    expected = [unicodedata.normalize("NFC", text) for text in corpus]
    for extract in (pdfium, poppler):
        if extract is not None:
            lines = [line.strip() for line in extract(pdf)[0].splitlines() if line.strip()]
            assert lines == expected


def test_wrapped_and_justified_text_keeps_its_words(pdfium: Extract, poppler: Extract | None) -> None:
    text = "यह प्रमाणित किया जाता है कि ਗੁਰਪ੍ਰੀਤ ਕੌਰ and Ramesh walked together (90 दिन) " * 3
    paragraph = Paragraph(text, REGULAR, 12, language="hi", align=Align.JUSTIFY)
    pdf = _page(lambda pen: paragraph.draw(pen, 40, 700, 260))
    for extract in (pdfium, poppler):
        if extract is not None:
            assert " ".join(extract(pdf)[0].split()) == " ".join(unicodedata.normalize("NFC", text).split())


def test_a_justified_line_ends_at_the_margin_and_the_last_does_not() -> None:
    lines = Paragraph("one two three four five six seven", REGULAR, 12, align=Align.JUSTIFY).lines(110)
    assert [last for _, last in lines] == [False] * (len(lines) - 1) + [True]
    assert all(line.width(12) <= 110 for line, _ in lines)


def test_lines_that_read_right_to_left_carry_no_actual_text() -> None:
    pdf = _page(lambda pen: Line("محمد اقبال", REGULAR, "ur").draw(pen, 40, 700, 20))
    assert b"ActualText" not in _content(pdf)
    pdf = _page(lambda pen: Line("रमेश", REGULAR, "hi").draw(pen, 40, 700, 20))
    assert b"ActualText" in _content(pdf)


def _content(pdf: bytes) -> bytes:
    import io

    with pikepdf.open(io.BytesIO(pdf)) as document_:
        return drawn(document_.pages[0])


def test_urdu_stands_from_right_to_left() -> None:
    words = Line("محمد اقبال", REGULAR, "ur").runs
    assert "".join(glyph.text for run in words for glyph in run.glyphs)[::-1] == "محمد اقبال"


def test_a_sentence_that_begins_with_an_urdu_name_stays_in_order() -> None:
    """A slip's sentence had stood backwards: the name came first, so the line took the name's direction."""
    sentence = "محمد اقبال (ਮੈਂਬਰ M-0012) ਹਾਜ਼ਰ ਰਹੇ"
    name, *rest = Line(sentence, REGULAR, "pa").runs
    assert "".join(glyph.text for glyph in name.glyphs)[::-1].strip() == "محمد اقبال"
    assert "".join(glyph.text for run in rest for glyph in run.glyphs).endswith("ਹਾਜ਼ਰ ਰਹੇ")


def test_a_line_of_a_sentence_that_holds_an_urdu_name_alone_starts_with_the_others() -> None:
    lines = Paragraph("محمد اقبال came", REGULAR, 12).lines(Line("محمد اقبال", REGULAR).width(12) + 1)
    assert [line.base for line, _last in lines] == [Base.LEFT_TO_RIGHT] * 2


@pytest.mark.parametrize("text", ["مُحَمَّد عَلِی", "بِسْمِ ٱللَّهِ", "لالا رحمٰن"])
def test_vowel_signs_of_urdu_are_copied_out_in_their_place(
    text: str, pdfium: Extract, poppler: Extract | None
) -> None:
    pdf = _page(lambda pen: Line(text, REGULAR, "ur").draw(pen, 40, 700, 20), "ur")
    for extract in (pdfium, poppler):
        if extract is not None:
            found = unicodedata.normalize("NFC", extract(pdf)[0].strip())
            assert found == unicodedata.normalize("NFC", text)


def test_vowel_signs_of_urdu_stand_where_the_font_puts_them() -> None:
    (run,) = Line("رحمٰن", REGULAR, "ur").runs
    (sign,) = run.signs
    before = sum(glyph.advance for glyph in run.glyphs[:1])
    assert before < sign.x < before + run.glyphs[1].advance
    assert run.glyphs[1].text == "ٰم", "read backwards, the letter and then its sign"
    drawn_ = _content(_page(lambda pen: Line("رحمٰن", REGULAR, "ur").draw(pen, 40, 700, 20)))
    assert re.search(rb"0\.020000 0 0 0\.020000 .* cm\n.* m .* h f", drawn_)


@pytest.mark.parametrize("text", ["ਐੱਸ", "ਓੱਸ", "मँ", "ऊँट", "தீ", "é̂", "90", "P"])
def test_short_words_are_copied_out_as_well(text: str, pdfium: Extract, poppler: Extract | None) -> None:
    pdf = _page(lambda pen: Line(text, SERIF, "pa").draw(pen, 40, 700, 20))
    for extract in (pdfium, poppler):
        if extract is not None:
            assert extract(pdf)[0].strip() == unicodedata.normalize("NFC", text)


def test_a_number_beside_urdu_follows_the_base_direction() -> None:
    left = Line("90 محمد", REGULAR, "ur", Base.LEFT_TO_RIGHT).runs
    right = Line("90 محمد", REGULAR, "ur", Base.RIGHT_TO_LEFT).runs
    assert left[0].glyphs[0].text == "9"
    assert right[0].glyphs[0].text == "د"


def test_a_marathi_letter_takes_its_own_form() -> None:
    hindi, marathi = (Line("शिंदे लाल", REGULAR, language).runs for language in ("hi", "mr"))
    assert hindi != marathi


def test_shaping_is_as_it_was_looked_at(corpus: tuple[str, ...], goldens: Path) -> None:
    """Set SAATHI_GOLDENS=write to write what is shaped now, then look at the pages before keeping it."""
    shaped = {
        f"{name}: {text}": [
            [run.font, [[g.number, g.text, *(round(v, 1) for v in g[2:])] for g in run.glyphs]]
            for run in Line(text, fonts, _language(text)).runs
        ]
        for name, fonts in FONTS.items()
        for text in corpus
    }
    path = goldens / "shaped.json"
    if os.environ.get("SAATHI_GOLDENS") == "write":
        lines = (
            f"{json.dumps(k, ensure_ascii=False)}: {json.dumps(v, ensure_ascii=False)}"
            for k, v in shaped.items()
        )
        path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    kept = json.loads(path.read_text(encoding="utf-8"))
    changed = {text: (kept.get(text), shaped.get(text)) for text in shaped.keys() | kept.keys()}
    assert {text: both for text, both in changed.items() if both[0] != both[1]} == {}, "kept, shaped now"


def test_no_text_of_the_corpus_needs_an_empty_box(corpus_text: str) -> None:
    for fonts in FONTS.values():
        assert missing_characters(corpus_text, fonts) == []


@pytest.mark.parametrize("text", ["😀 Ramesh", "漢字", "Ramesh \ue000"])
def test_what_no_font_has_is_reported_and_never_printed_as_a_box(text: str) -> None:
    found = missing_characters(text, REGULAR)
    assert found
    assert all(part in text for part in found)
    with pytest.raises(Unprintable):
        Line(text, REGULAR)


@pytest.mark.parametrize("hidden", ["\x00", "\x1b", "\n", "\t", "\u202e", "\u2066", "\u2028", "\x7f"])
def test_hidden_characters_are_refused_by_name(hidden: str) -> None:
    with pytest.raises(Unprintable) as refused:
        Line(f"Ramesh{hidden}Kumar", REGULAR)
    assert f"U+{ord(hidden):04X}" in str(refused.value.message.parameters["character"])
    assert "Ramesh" not in str(refused.value), "a name must not reach a log"


def test_invisible_leftovers_are_dropped_and_joiners_kept() -> None:
    assert Line("Ra\u200bmesh\ufeff Ku\u00admar", REGULAR).text == "Ramesh Kumar"
    assert Line("क्\u200dष", REGULAR).text == "क्\u200dष"
    assert Line("Ramesh\u00a0Kumar", REGULAR).text == "Ramesh Kumar"


def test_only_combining_marks_can_be_set() -> None:
    assert Line("\u093f\u0902", REGULAR, "hi").width(10) > 0


def test_empty_text_draws_nothing() -> None:
    assert Line("", REGULAR).width(10) == 0
    assert fit("   ", REGULAR, 10, 50).lines[0].text == ""


_NAMES = st.text(st.sampled_from("रमेशक्षत्रियਕੌਰAbcü .'<&>்ക്ഷم"), max_size=60)


@given(_NAMES, st.floats(20, 300), st.integers(1, 3))
@example("W" * 300, 60, 2)
@example("क्ष" * 100, 30, 1)
@example("महात्मा " * 40, 55, 3)
def test_what_is_fitted_never_overflows_and_loses_nothing(text: str, width: float, lines: int) -> None:
    fitted = fit(text, REGULAR, 20, width, language="hi", lines=lines)
    assert len(fitted.lines) <= lines
    assert all(line.width(fitted.size) <= width + 0.01 for line in fitted.lines)
    assert fitted.size <= 20
    kept = " ".join(line.text for line in fitted.lines)
    assert kept.split() == unicodedata.normalize("NFC", text).split()


@given(_NAMES, st.floats(60, 300))
def test_wrapped_lines_stay_within_the_width(text: str, width: float) -> None:
    lines = wrap(text, REGULAR, 12, width, "hi")
    assert all(line.width(12) <= width + 0.01 or len(breakable(line.text)) == 1 for line in lines)
    squeezed = re.sub(r"\s", "", "".join(line.text for line in lines))
    assert squeezed == re.sub(r"\s", "", unicodedata.normalize("NFC", text))


def test_a_short_text_keeps_its_size() -> None:
    assert fit("Ramesh", REGULAR, 20, 300, lines=2).size == 20


def test_a_conjunct_is_never_broken() -> None:
    assert breakable("क्षत्रिय") == ["क्ष", "त्रि", "य"]


def test_forgetting_leaves_no_name_in_memory() -> None:
    from ui.paper import shaping

    kept: Any = shaping.shape
    Line("Ramesh Kumar", REGULAR)
    assert kept.cache_info().currsize > 0
    memory.forget_answers()
    assert kept.cache_info().currsize == 0


@pytest.mark.parametrize(
    ("text", "scripts"),
    [
        ("Dr. रमेश", ["Latn", "Deva"]),
        ("(90) ਕੌਰ", ["Guru"]),
        ("90 / 7", ["Latn"]),
        ("राम। ਸਿੰਘ॥", ["Deva", "Guru"]),
        ("", []),
    ],
)
def test_scripts_are_told_apart(text: str, scripts: list[str]) -> None:
    runs = script_runs(text)
    assert [run.script for run in runs] == scripts
    assert "".join(text[run.start : run.end] for run in runs) == text


def test_every_character_that_reads_from_right_to_left_is_noticed() -> None:
    backwards = [
        character
        for character in map(chr, range(0x110000))
        if unicodedata.bidirectional(character) in ("R", "AL", "AN")
    ]
    assert len(backwards) > 1_000
    assert [character for character in backwards if not has_right_to_left(f"A {character}")] == []
    assert not has_right_to_left("Ramesh रमेश ਰਮੇਸ਼ ரமேஷ் – ₹")
