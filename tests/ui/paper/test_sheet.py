# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The attendance sheet: every name on it once, to sign or as a record, however many there are."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from models.gatherings.markline import LEGEND
from models.gatherings.sheets import Correction, SheetLine, SheetPaper
from models.words import Language, Mark, Sharing
from ui.paper.direction import has_right_to_left
from ui.paper.pen import A4, LEGAL, MM
from ui.paper.qr import code_128
from ui.paper.sheet import missing, printable, render, render_many, rows_a_page
from ui.paper.sheet_parts import COLUMNS, LEFT, RIGHT, ROW

Extract = Callable[[bytes], list[str]]
Sound = Callable[[bytes], pikepdf.Pdf]
Make = Callable[..., SheetPaper]


def test_rows_are_tall_enough_to_sign_and_margins_wide_enough_to_print() -> None:
    assert ROW >= 8 * MM
    assert 24 <= rows_a_page() <= 28
    assert LEFT >= 10 * MM
    assert A4[0] - RIGHT >= 10 * MM
    assert max(column.right for column in COLUMNS.values()) == pytest.approx(RIGHT)


def test_a_blank_sheet_holds_the_roster_and_room_for_walk_ins(
    sheet: Make, corpus: tuple[str, ...], pdfium: Extract, sound: Sound
) -> None:
    pdf = render(sheet(len(corpus)), Language.ENGLISH)
    sound(pdf)
    text = " ".join(" ".join(pdfium(pdf)).split())
    for i, name in enumerate(corpus):
        # PDFium turns a whole visual line round where one cell of it reads from right to left.
        assert f"M-{i + 1:04d}" in text or has_right_to_left(name)
        assert unicodedata.normalize("NFC", name) in text
    for expected in (
        "Morning circle",
        "22-11-2026",
        "07:30 to 08:45",
        "7KQ3-XM2",
        "Met sponsor",
        "P = Present",
        "22",
    ):
        assert expected in text
    assert "Page 1 of 1" in text or "Page 1 of 2" in text


def test_the_paper_speaks_its_own_language(sheet: Make, pdfium: Extract) -> None:
    text = " ".join(pdfium(render(sheet(3), Language.PUNJABI)))
    assert "ਸਵੇਰ ਦਾ ਗਰੁੱਪ" in text
    assert f"{LEGEND[Language.PUNJABI][Mark.LATE]} = " in text
    assert "Navjeevan Centre" in text, "a text nobody gave in Punjabi falls back to English"


def test_a_record_shows_marks_sharing_totals_and_times(sheet: Make, pdfium: Extract) -> None:
    paper = sheet(12, filled=True)
    text = " ".join(pdfium(render(paper, Language.ENGLISH)))
    assert "Attendance record" in text
    assert text.count("•") == 12
    assert "Balbir (visitor)" in text
    assert "(visiting)" in text
    for expected in (
        "07:34",
        "08:50",
        "28",
        "Call two who missed. · Bring tea.",
        "Prepared by",
        "Verified by",
    ):
        assert expected in text


def test_one_mark_stands_in_its_own_column(sheet: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    from ui.paper import typeset

    letters: list[tuple[str, float]] = []
    drawn = typeset.Line.draw

    def draw(
        line: typeset.Line, pen: typeset.Pen, x: float, y: float, size: float, *, wider_by: float = 0
    ) -> None:
        letters.append((line.text, x + line.width(size) / 2))
        drawn(line, pen, x, y, size, wider_by=wider_by)

    monkeypatch.setattr(typeset.Line, "draw", draw)
    line = SheetLine(1, "Sita", "M-0001", visiting=False, mark=Mark.LATE, sharing=Sharing.PASSED)
    render(sheet(0, filled=True, lines=(line,), visitors=()), Language.ENGLISH)
    late = [x for text, x in letters if text == "L"]
    assert late == [pytest.approx(COLUMNS["late"].middle)] * 2, "the head of the column and the mark under it"
    assert [x for text, x in letters if text == "•"] == [pytest.approx(COLUMNS["passed"].middle)]


@pytest.mark.parametrize(("rows", "pages"), [(0, 1), (1, 1), (17, 2), (18, 2), (25, 2), (50, 3)])
def test_pages_are_counted_and_the_head_repeats(sheet: Make, rows: int, pages: int, pdfium: Extract) -> None:
    text = pdfium(render(sheet(rows), Language.ENGLISH))
    assert len(text) == pages
    assert all("Morning circle" in page for page in text)
    assert [f"Page {i + 1} of {pages}" in page for i, page in enumerate(text)] == [True] * pages
    assert sum("Action points" in page for page in text) == 1


def test_two_thousand_names_print(sheet: Make, sound: Sound, pdfium: Extract) -> None:
    pdf = render(sheet(2000), Language.HINDI)
    document = sound(pdf)
    assert len(document.pages) == 81
    text = pdfium(pdf)
    assert "M-2000" in text[79]
    assert "M-0001" in text[0]


def test_long_and_hostile_texts_stay_in_their_cells(
    sheet: Make, pdfium: Extract, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.paper import typeset

    reach: list[tuple[float, float]] = []
    drawn = typeset.Line.draw

    def draw(
        line: typeset.Line, pen: typeset.Pen, x: float, y: float, size: float, *, wider_by: float = 0
    ) -> None:
        if "Z" in line.text:
            reach.append((x, x + line.width(size)))
        drawn(line, pen, x, y, size, wider_by=wider_by)

    monkeypatch.setattr(typeset.Line, "draw", draw)
    long = "Z" * 300
    lines = (SheetLine(1, long, long, visiting=True, mark=None, sharing=None),)
    paper = sheet(
        0, lines=lines, topic=long, place=long, facilitator=long, action_points=long + "\n" + "Z " * 900
    )
    pdf = render(paper, Language.ENGLISH)
    assert reach
    assert min(start for start, _ in reach) >= LEFT
    assert max(end for _, end in reach) <= RIGHT + 0.01
    assert long in "".join("".join(pdfium(pdf)).split())


def test_what_cannot_be_printed_is_known_before_printing(sheet: Make) -> None:
    assert missing(sheet(14)) == {}
    assert missing(sheet(1, topic="Joy 😀", visitors=("漢",))) == {"Joy 😀": ["😀"], "漢": ["漢"]}


def test_the_same_sheet_is_the_same_file(sheet: Make) -> None:
    assert render(sheet(5), Language.HINDI) == render(sheet(5), Language.HINDI)
    assert render(sheet(5), Language.HINDI) != render(replace(sheet(5), topic="Other"), Language.HINDI)


def test_code_128_is_as_the_standard_has_it() -> None:
    widths = code_128("PJJ123C")
    assert len(widths) == 6 * 9 + 7
    assert sum(int(width) for width in widths) == 11 * 9 + 13
    assert widths.startswith("211214"), "start B"
    assert widths.endswith("2331112"), "stop"
    assert widths[-13:-7] == code_128("W")[6:12], "check 55 is the value of W"


@pytest.mark.parametrize("name", ["Meena 🌼", "Ram\u202eesh", "漢字", "Sita\x07", "a\nb", "\ue001"])
def test_a_name_that_cannot_be_printed_gives_way_to_its_number(name: str, sheet: Make) -> None:
    paper = sheet(3)
    first = replace(paper.lines[0], name=name)
    whole, replaced = printable(replace(paper, lines=(first, *paper.lines[1:])))
    assert replaced == (first.number_text,)
    assert [line.name for line in whole.lines] == [
        first.number_text,
        *(line.name for line in paper.lines[1:]),
    ]
    render(whole, Language.ENGLISH)


def test_a_correction_stays_readable_beside_what_it_was(sheet: Make, pdfium: Extract) -> None:
    line = SheetLine(1, "Sita", "M-0001", visiting=False, mark=Mark.LATE, sharing=None, struck=(Mark.ABSENT,))
    made = Correction(1, Mark.ABSENT, Mark.LATE, "Came <late> " * 30, "Meera", date(2026, 11, 23))
    paper = sheet(0, filled=True, lines=(line,), visitors=(), corrections=(made,) * 20)
    text = " ".join(" ".join(pdfium(render(paper, Language.ENGLISH))).split())
    assert "Corrected on 23-11-2026 by Meera: row 1, Late instead of Absent. Came <late>" in text
    assert text.count("Corrected on") == 12
    unstruck = replace(paper, lines=(replace(line, struck=()),))
    before = " ".join(" ".join(pdfium(render(unstruck, Language.ENGLISH))).split())
    assert text.count(" A ") == before.count(" A ") + 1, "the old mark stays, struck"


@pytest.mark.parametrize("size", [A4, LEGAL])
def test_a_blank_sheet_made_ahead_fills_its_page_without_numbers(
    sheet: Make, size: tuple[float, float], pdfium: Extract, sound: Sound
) -> None:
    paper = sheet(0, undated=True, numbered=False, blank_rows=12, place="", topic="", facilitator="")
    pdf = render_many([paper, replace(paper, sheet_code="7KQ3-XM3")], Language.ENGLISH, size)
    document = sound(pdf)
    assert len(document.pages) == 2
    assert float(document.pages[0].mediabox[3]) == pytest.approx(size[1], abs=0.5)
    first, second = pdfium(pdf)
    assert ("7KQ3-XM2" in first, "7KQ3-XM3" in second) == (True, True)
    assert "Page 1 of 1" in first
    assert "22-11-2026" not in first
    assert not any(line.strip().isdigit() for line in first.splitlines())


def test_a_longer_paper_holds_more_rows_in_the_same_margins(sheet: Make, sound: Sound) -> None:
    assert rows_a_page(LEGAL[1] - A4[1]) >= rows_a_page() + 7
    assert len(sound(render(sheet(40), Language.HINDI, LEGAL)).pages) == 2


def test_the_rows_are_one_table_over_all_pages(sheet: Make, sound: Sound) -> None:
    document = sound(render(sheet(40, filled=True), Language.ENGLISH))
    kids = list(document.Root.StructTreeRoot.K.K)  # pyright: ignore[reportArgumentType] - a pikepdf array
    tables = [kid for kid in kids if kid.S == "/Table"]
    assert len(tables) == 1
    rows = list(tables[0].K)  # pyright: ignore[reportArgumentType] - a pikepdf array
    assert len(rows) == 41 + len(document.pages), "roster, visitor, and a head on each page"
