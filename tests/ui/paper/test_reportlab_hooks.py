# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The private parts of ReportLab that the text layer stands on are as they were when it was measured."""

import io
import threading
from collections.abc import Callable
from typing import Any, cast

import pikepdf
import reportlab
from reportlab.pdfbase import ttfonts

from tests.ui.paper.reading import drawn
from ui.paper import document
from ui.paper.fonts import REGULAR, font
from ui.paper.pen import A4, Pen
from ui.paper.reportlab_hooks import Book, GlyphFont
from ui.paper.typeset import Line

Sound = Callable[[bytes], pikepdf.Pdf]


def test_the_version_is_one_the_hooks_were_measured_on() -> None:
    assert str(cast("Any", reportlab).Version).startswith("5.1.")


def test_fonts_still_keep_their_subsets_where_the_hooks_look() -> None:
    noto = font("NotoSans-Regular")
    book = Book(A4, noto)
    places = book.places(noto)
    (name, first), (same, second) = places[40, "A"], places[41, "B"]
    assert name.startswith("/F")
    assert name == same
    assert first != second
    state = cast("Any", noto).state[book.document]
    assert [chr(code) for code in state.subsets[0] if code >= 0xF0000] == [
        noto.code(40, "A"),
        noto.code(41, "B"),
    ]


def test_embedding_still_names_its_to_unicode_as_the_hooks_expect() -> None:
    noto = font("NotoSans-Regular")
    book = Book(A4, noto)
    book.places(noto).__missing__((40, "A"))
    document = book.document
    noto.addObjects(document)
    streams = [thing for key, thing in document.idToObject.items() if str(key).startswith("toUnicodeCMap:")]
    assert len(streams) == 1
    assert "<0041>" in streams[0].content
    assert "F0000" not in streams[0].content


def test_a_font_of_more_glyphs_than_a_subset_holds_goes_on_in_the_next() -> None:
    noto = font("NotoSans-Regular")
    places = Book(A4, noto).places(noto)
    found = [places[glyph, str(glyph)] for glyph in range(1, 601)]
    assert len(set(found)) == 600
    assert len({name for name, _ in found}) == 3


def test_objects_are_numbered_from_one_and_streams_end_as_the_packing_knows_them() -> None:
    noto = font("NotoSans-Regular")
    book = Book(A4, noto)
    book.write("0 0 m 9 9 l S")
    book.end_page(A4, None)
    objects = list(book.objects())
    assert [number for number, _ in objects] == list(range(1, len(objects) + 1))
    assert dict(objects)[book.pages[0]].startswith(b"<< /Type /Page ")
    assert b"/Kids [" in dict(objects)[book.holder]
    assert sum(content.endswith(b"\nendstream") for _, content in objects) == 1


def test_a_form_and_a_picture_are_written_once_and_named_by_the_page_that_uses_them(sound: Sound) -> None:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (20, 90, 90, 128)).save(out, "PNG")
    pen = Pen(A4, "en")
    with pen.form("border"):
        pen.line(0, 0, 9, 9)
    assert pen.has_form("border")
    for _ in range(3):
        pen.use("border")
        with pen.decoration():
            pen.image(out.getvalue(), 10, 10, 20, 20)
        pen.next_page()
    pdf = sound(document.finish(pen, "Document", "en"))
    kinds = [str(one.get("/Subtype")) for one in pdf.objects if isinstance(one, pikepdf.Stream)]
    assert kinds.count("/Form") == 1
    assert kinds.count("/Image") == 2, "the picture and what of it is seen through"
    assert len({page.obj.Resources.objgen for page in pdf.pages}) == 1


def test_what_stands_alike_is_written_once_and_said_on_every_page(sound: Sound) -> None:
    pen = Pen(A4, "en")

    def alike() -> None:
        with pen.tag("H1"):
            Line("Alike", REGULAR).draw(pen, 40, 700, 20)

    for i in range(3):
        pen.alike("head", alike)
        with pen.tag("P"):
            Line(f"Page {i}", REGULAR).draw(pen, 40, 600, 12)
        pen.next_page()
    pdf = sound(document.finish(pen, "Document", "en"))
    parts = [[part.objgen for part in page.obj.Contents] for page in pdf.pages]
    assert len({first for first, _ in parts}) == 1
    assert len({second for _, second in parts}) == 3
    roles = [(str(kid.S), kid.Pg.objgen, int(kid.K)) for kid in pdf.Root.StructTreeRoot.K.K]
    assert roles == [
        (role, page.obj.objgen, mark) for page in pdf.pages for role, mark in (("/H1", 0), ("/P", 1))
    ]


def test_a_part_drawn_after_another_number_of_pieces_is_not_taken_for_the_same(sound: Sound) -> None:
    pen = Pen(A4, "en")

    def alike() -> None:
        with pen.tag("P"):
            Line("Alike", REGULAR).draw(pen, 40, 700, 20)

    pen.alike("one", alike)
    pen.next_page()
    with pen.tag("H1"):
        Line("First", REGULAR).draw(pen, 40, 740, 20)
    pen.alike("one", alike)
    pen.next_page()
    pdf = sound(document.finish(pen, "Document", "en"))
    assert [drawn(page).count(b"/MCID 0>>") for page in pdf.pages] == [1, 1]
    assert [drawn(page).count(b"/MCID 1>>") for page in pdf.pages] == [0, 1]


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
        files.append(document.finish(pen, "Document", "hi"))

    threads = [threading.Thread(target=draw) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(files)) == 1
