# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The chip night's pack, the register of certificates, and the tables both stand on."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from models.messages import Refused
from models.sobriety.faces import CertificateFace
from models.sobriety.night import NightRow
from models.sobriety.reprints import IssuedRow
from models.words import Language, Unit
from tests.ui.paper.reading import drawn
from ui.paper import tables
from ui.paper.chipnight import Night, Part, announcement_list, chip_list, render, render_parts
from ui.paper.issued import render_register
from ui.paper.pen import A4, Pen
from ui.paper.tables import Column, Table

Extract = Callable[[bytes], list[str]]
Sound = Callable[[bytes], pikepdf.Pdf]


@pytest.fixture
def night(face: CertificateFace) -> Night:
    """Make an evening with three invented people."""
    rows = (
        NightRow(
            4, "M-0004", "Sita D.", Unit.DAYS, 30, "CERT/2026-27/0002", "orange", chip=True, announce=True
        ),
        NightRow(
            7, "M-0007", "Balbir S.", Unit.DAYS, 30, "CERT/2026-27/0003", "orange", chip=True, announce=False
        ),
        NightRow(
            1, "M-0001", "Ramesh K.", Unit.DAYS, 90, "CERT/2026-27/0001", "red", chip=True, announce=True
        ),
    )
    faces = tuple(replace(face, serial=row.serial, name=row.name, count=row.count) for row in rows)
    return Night(date(2026, 11, 22), face.centre, Language.ENGLISH, rows, faces)


def test_the_pack_is_one_file_and_each_part_is_its_own(night: Night, sound: Sound) -> None:
    whole = sound(render(night))
    assert len(whole.pages) == 6
    landscape = [page.mediabox[2] > page.mediabox[3] for page in whole.pages]
    assert landscape == [True, True, True, False, False, False]
    parts = render_parts(night)
    assert list(parts) == list(Part)
    assert [len(sound(pdf).pages) for pdf in parts.values()] == [3, 1, 1, 1]


def test_chips_are_counted_and_named_in_words(night: Night) -> None:
    rows = chip_list(night).rows
    assert rows[0][:4] == ("30 days", "orange", "2", "Sita D., Balbir S.")
    assert rows[-1][2] == "3"


def test_chips_for_many_are_listed_in_names_large_enough_to_read(night: Night, pdfium: Extract) -> None:
    many = tuple(replace(night.rows[0], member=i, name=f"Venkata Subrahmanyam {i}") for i in range(1, 301))
    rows = chip_list(replace(night, rows=many)).rows
    assert rows[0][2] == rows[-1][2] == "300"
    assert all(row[:3] == ("", "", "") for row in rows[1:-1])
    pdf = render(replace(night, rows=many, faces=()), (Part.CHIPS,))
    assert " ".join(" ".join(pdfium(pdf)).split()).count("Venkata Subrahmanyam") == 300
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        sizes = [float(size) for page in opened.pages for size in re.findall(rb" ([\d.]+) Tf", drawn(page))]
    assert min(sizes) == 8, "the foot's; names stand in 9.5 and no less than 0.92 of it"


def test_only_who_wants_it_is_called_up(night: Night) -> None:
    assert [row[1] for row in announcement_list(night).rows] == ["Sita D.", "Ramesh K."]


def test_an_evening_without_anybody_is_said(night: Night) -> None:
    with pytest.raises(Refused):
        render(replace(night, rows=(), faces=()))


@pytest.mark.parametrize("language", Language)
def test_the_pack_reads_in_every_language(night: Night, language: Language, pdfium: Extract) -> None:
    pages = pdfium(render(replace(night, language=language)))
    assert all("Sita D." in page for page in (pages[3], pages[4], pages[5]))


def issued(i: int) -> IssuedRow:
    """Make an invented row of the register."""
    return IssuedRow(
        f"CERT/2026-27/{i:04d}", i, f"M-{i:04d}", f"Ramesh {i}", Unit.DAYS, 30, date(2026, 11, 21),
        date(2026, 11, 22), date(2026, 11, 22) if i % 2 else None, 1,
        (("2026-11-23", "lost in the rain"),) if i == 3 else (), "CERT/2026-27/0900" if i == 4 else None,
    )  # fmt: skip


def test_the_register_repeats_its_head_and_says_what_became_of_each(pdfium: Extract, sound: Sound) -> None:
    rows = [issued(i) for i in range(1, 61)]
    pdf = render_register(rows, {"en": "Asha"}, date(2026, 4, 1), date(2027, 3, 31), Language.ENGLISH)
    pages = pdfium(pdf)
    assert len(sound(pdf).pages) == len(pages) > 1
    assert all(
        "Certificate no." in page and f"Page {i} of {len(pages)}" in page for i, page in enumerate(pages, 1)
    )
    flat = " ".join(" ".join(pages).split())
    assert "Reprint 23-11-2026: lost in the rain" in flat
    assert "Replaced by CERT/2026-27/0900" in flat
    assert "60 certificates · handed over: 30" in flat


def test_long_cells_wrap_and_every_row_has_its_cells(pdfium: Extract, sound: Sound) -> None:
    text = "a very long remark " * 12
    table = Table("Trial", (Column("One", 1), Column("Two", 1)), ((text, ""), ("x", "y")))
    pen = Pen(A4, "en")
    tables.draw(pen, table, Language.ENGLISH)
    roles = [piece.role for piece in pen.tagged]
    assert roles.count("TR") == 3
    assert roles.count("TD") == 4
    from ui.paper import document

    pdf = document.finish(pen, "Document", "en")
    assert text.rsplit(maxsplit=1)[-1] in pdfium(pdf)[0]
    sound(pdf)


def test_an_empty_table_still_is_a_page(sound: Sound) -> None:
    pdf = render_register([], {"en": "Asha"}, date(2026, 4, 1), date(2027, 3, 31), Language.HINDI)
    assert len(sound(pdf).pages) == 1


def test_what_no_font_has_is_known_before_printing() -> None:
    table = Table("Trial", (Column("One", 1),), (("Sita 😀",),))
    assert tables.missing(table) == {"Sita 😀": ["😀"]}
