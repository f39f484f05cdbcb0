# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The private parts of ReportLab that the text layer stands on are as they were when it was measured."""

import io
import threading
from typing import Any, cast

import reportlab
from reportlab.pdfbase import ttfonts

from ui.paper.fonts import REGULAR, font
from ui.paper.pen import A4, Pen
from ui.paper.reportlab_hooks import GlyphFont, new_canvas
from ui.paper.typeset import Line


def test_the_version_is_one_the_hooks_were_measured_on() -> None:
    assert str(cast("Any", reportlab).Version).startswith("5.1.")


def test_fonts_still_keep_their_subsets_where_the_hooks_look() -> None:
    noto = font("NotoSans-Regular")
    canvas = new_canvas(io.BytesIO(), A4, "en", noto)
    codes = "".join(noto.code(noto_glyph, text) for noto_glyph, text in ((40, "A"), (41, "B")))
    (name, raw), *rest = noto.splits(codes, canvas)
    assert name.startswith("/F")
    assert len(raw) == 2
    assert rest == []
    state = cast("Any", noto).state[canvas._doc]
    assert [chr(code) for code in state.subsets[0] if code >= 0xF0000] == list(codes)


def test_embedding_still_names_its_to_unicode_as_the_hooks_expect() -> None:
    noto = font("NotoSans-Regular")
    out = io.BytesIO()
    canvas = new_canvas(out, A4, "en", noto)
    noto.splits(noto.code(40, "A"), canvas)
    document = canvas._doc
    noto.addObjects(document)
    streams = [thing for key, thing in document.idToObject.items() if str(key).startswith("toUnicodeCMap:")]
    assert len(streams) == 1
    assert "<0041>" in streams[0].content
    assert "F0000" not in streams[0].content


def test_font_faces_still_offer_what_the_hooks_read() -> None:
    face = cast("Any", font("NotoSans-Regular").face)
    for name in ("charToGlyph", "charWidths", "hmetrics", "unitsPerEm", "subfontNameX"):
        assert hasattr(face, name), name
    assert callable(cast("Any", ttfonts).SUBSETN)


def test_one_glyph_for_two_texts_has_two_codes_and_one_width() -> None:
    noto = font("NotoSans-Regular")
    assert noto.code(40, "A") == noto.code(40, "A")
    assert noto.code(40, "A") != noto.code(40, "Á")


def test_codes_given_by_many_threads_at_once_are_never_the_same() -> None:
    noto = font("NotoSans-Bold")
    found: list[str] = []

    def give(thread: int) -> None:
        found.extend(noto.code(glyph, f"{thread}") for glyph in range(200))

    threads = [threading.Thread(target=give, args=(i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 800


def test_every_bundled_font_can_be_embedded() -> None:
    from resources import data

    for name in data.fonts():
        assert isinstance(font(name), GlyphFont), name


def test_the_same_page_drawn_in_two_threads_is_the_same_file() -> None:
    files: list[bytes] = []

    def draw() -> None:
        pen = Pen(A4, "hi")
        for i in range(20):
            Line(f"रमेश {i} Kumar", REGULAR, "hi").draw(pen, 40, 700 - i * 20, 12)
        pen.next_page()
        files.append(pen.finish())

    threads = [threading.Thread(target=draw) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(files)) == 1
