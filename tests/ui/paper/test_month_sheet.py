# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The month grid: every name and mark in its place, however many members or sessions there are."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pikepdf
import pytest

from models.gatherings.markline import LEGEND
from models.gatherings.monthpaper import MonthColumn, MonthLine, MonthPaper
from models.words import Language, Mark
from ui.paper.month_layout import MARGIN, ROW, blocks, rows_a_page
from ui.paper.month_sheet import printable, render_month
from ui.paper.pen import A4_LANDSCAPE, LEGAL_LANDSCAPE, MM

Extract = Callable[[bytes], list[str]]
Sound = Callable[[bytes], pikepdf.Pdf]
MARKS = (*Mark, None)


def _paper(names: tuple[str, ...], columns: int, *, filled: bool = False) -> MonthPaper:
    """Make a month; each member's marks begin one further along."""
    return MonthPaper(
        centre={"en": "Navjeevan Centre", "hi": "नवजीवन केंद्र"},
        group={"en": "Morning circle", "pa": "ਸਵੇਰ ਦਾ ਗਰੁੱਪ"},
        month=date(2026, 11, 1),
        place="Hall 2",
        facilitator="Harjit Singh",
        filled=filled,
        columns=tuple(
            MonthColumn(date(2026, 11, 1 + i % 30), time(7, 30), str(i), 1, 2) for i in range(columns)
        ),
        lines=tuple(
            MonthLine(
                row,
                name,
                f"M-{row:04d}",
                tuple(MARKS[(row + i) % len(MARKS)] if filled else None for i in range(columns)),
            )
            for row, name in enumerate(names, 1)
        ),
        blank_rows=0 if filled else 8,
    )


@pytest.mark.parametrize("size", [A4_LANDSCAPE, LEGAL_LANDSCAPE])
@pytest.mark.parametrize("columns", [0, 1, 4, 22, 31, 32, 62, 93])
def test_columns_stay_on_the_paper_and_wide_enough_to_tick(columns: int, size: tuple[float, float]) -> None:
    found = blocks(columns, size[0])
    assert [column for block in found for column in range(block.first, block.last)] == list(range(columns))
    for block in found:
        assert MARGIN >= 10 * MM
        assert block.edges[-1] <= size[0] - MARGIN + 0.01
        assert all(right - left >= 5.2 * MM - 0.01 for left, right in block.days)
    assert [bool(block.totals) for block in found] == [False] * (len(found) - 1) + [True]


def test_about_thirty_members_stand_on_a_page() -> None:
    assert ROW >= 5.5 * MM
    assert 26 <= rows_a_page(A4_LANDSCAPE) <= 31


@pytest.mark.parametrize("language", Language)
def test_a_filled_month_shows_every_name_mark_and_sum(
    language: Language, corpus: tuple[str, ...], pdfium: Extract, sound: Sound
) -> None:
    paper = _paper(corpus[:10], 14, filled=True)
    pdf = render_month(paper, language)
    sound(pdf)
    text = " ".join(" ".join(pdfium(pdf)).split())
    for line in paper.lines:
        assert line.number_text in text
        assert line.name in text
    letters = LEGEND[language]
    for mark in (Mark.PRESENT, Mark.LATE, Mark.EXCUSED, Mark.ABSENT, Mark.LEFT_EARLY):
        assert f"{letters[mark]} = " in text
    assert text.count("–") >= 20, "sessions whose list a member was not on"
    assert f"{round(100 * 6 / 8)} %" in text, "six came of eight that count"


def test_a_rate_without_a_denominator_is_a_dash(pdfium: Extract) -> None:
    paper = _paper(("Sita",), 1, filled=True)
    line = replace(paper.lines[0], marks=(Mark.EXCUSED,))
    assert "%" not in pdfium(render_month(replace(paper, lines=(line,)), Language.ENGLISH))[0]


@pytest.mark.parametrize(
    ("members", "columns", "count"), [(0, 0, 1), (16, 5, 1), (17, 5, 2), (40, 31, 2), (10, 62, 2)]
)
def test_pages_are_counted_and_the_head_repeats(
    members: int, columns: int, count: int, pdfium: Extract
) -> None:
    pages = pdfium(render_month(_paper(("Sita",) * members, columns), Language.ENGLISH))
    assert len(pages) == count
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {count}" in page
        assert "Attendance register, November 2026" in page


def test_a_screen_reader_finds_one_table_of_rows_and_cells(sound: Sound) -> None:
    pdf = sound(render_month(_paper(("Sita", "Gopal") * 20, 6, filled=True), Language.ENGLISH))
    kids = pdf.Root.StructTreeRoot.K.K
    tables = [kid for kid in kids if kid.S == "/Table"]  # pyright: ignore[reportGeneralTypeIssues] - an array
    assert len(tables) == 1
    rows = list(tables[0].K)  # pyright: ignore[reportArgumentType] - a pikepdf array
    assert {str(row.S) for row in rows} == {"/TR"}
    widths = {
        sum(int(cell.A.ColSpan) if "/A" in cell and "/ColSpan" in cell.A else 1 for cell in row.K)  # pyright: ignore[reportGeneralTypeIssues] - an array
        for row in rows
    }
    assert len(widths) == 1, "every row has as many cells"
    assert [str(cell.S) for cell in rows[0].K] == ["/TH"] * widths.pop()  # pyright: ignore[reportGeneralTypeIssues] - an array


def test_two_thousand_members_and_a_name_no_font_has(pdfium: Extract) -> None:
    paper, replaced = printable(_paper(("Sita",) * 1999 + ("Meena 🌼",), 3))
    assert replaced == ("M-2000",)
    pages = pdfium(render_month(paper, Language.HINDI))
    assert pages[1999 // rows_a_page(A4_LANDSCAPE)].count("M-2000") == 2


def test_long_names_stay_in_their_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    from ui.paper import typeset

    reach: list[float] = []
    drawn = typeset.Line.draw

    def draw(
        line: typeset.Line, pen: typeset.Pen, x: float, y: float, size: float, *, wider_by: float = 0
    ) -> None:
        if "Z" in line.text:
            reach.append(x + line.width(size))
        drawn(line, pen, x, y, size, wider_by=wider_by)

    monkeypatch.setattr(typeset.Line, "draw", draw)
    render_month(_paper(("Z" * 300, "Z " * 150), 31), Language.ENGLISH)
    assert max(reach) <= blocks(31, A4_LANDSCAPE[0])[0].name[1]
