# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of Excel 95 to 2003: what their cells hold, and what is kept from the parser."""

import math
import struct
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
import xlrd
from hypothesis import given, settings
from hypothesis import strategies as st
from xlrd.biffh import XLRDError

from models.exchange.cells import is_formula
from models.exchange.compound import stream
from models.exchange.grid import Grid, Merge, NotRead
from models.exchange.older import OlderBook
from models.exchange.reading import read
from models.exchange.records import sieve
from models.messages import Refused
from tests.models.exchange import older_files as made

HEAD = ("Reg. No.", "Name", "Group")
MOST_PLACES = 2**31 - 1


def _head() -> bytes:
    return b"".join(made.label((0, column), word) for column, word in enumerate(HEAD))


def _read(*cells: bytes, more: tuple[bytes, ...] = ()) -> Grid:
    return read(made.container(made.book({"Register": made.substream(_head(), *cells)}, *more)))


def _row(*cells: bytes, more: tuple[bytes, ...] = ()) -> tuple[object, ...]:
    return _read(*cells, more=more).lines[1].cells


def _texts(*texts: bytes, parts: tuple[bytes, ...] = (), count: int | None = None) -> bytes:
    count = len(texts) if count is None else count
    follow = b"".join(made.record(0x003C, rest=part) for part in parts)
    return made.record(0x00FC, "II", count, count, rest=b"".join(texts)) + follow


def _shared(at: made.Place, which: int) -> bytes:
    return made.record(0x00FD, "HHHI", *at, 0, which)


@pytest.mark.parametrize("version", [made.EXCEL_95, made.EXCEL_97])
def test_excel_95_is_read_as_excel_97_is(version: int) -> None:
    label = made.old_label if version == made.EXCEL_95 else made.label
    cells = [label((0, column), word) for column, word in enumerate(HEAD)]
    cells += [label((1, 1), "René"), made.number((1, 2), 45_794.0, 1)]
    old = made.substream(label((0, 0), "not to be read"), version=version)
    sheets = {"old list": old, "Register": made.substream(*cells, version=version)}
    content = made.book(sheets, version=version, hidden=["old list"])
    name = "Book" if version == made.EXCEL_95 else "Workbook"
    grid = read(made.container(content, name=name))
    assert (grid.sheet, grid.sheets) == ("Register", ("Register",))
    assert [line.cells for line in grid.lines] == [HEAD, (None, "René", date(2025, 5, 17))]


@pytest.mark.parametrize(
    ("serial", "shown"),
    [
        (1.0, date(1900, 1, 1)),
        (59.0, date(1900, 2, 28)),
        (60.0, date(1900, 2, 28)),  # Excel's 29 February 1900 never was
        (61.0, date(1900, 3, 1)),
        (45_794.4375, datetime(2025, 5, 17, 10, 30)),  # noqa: DTZ001 - a calendar day
        (45_794.999_999_9, date(2025, 5, 18)),
        (0.4375, "10:30:00"),
        (-1.0, -1),
        (3e6, 3_000_000),
        (2_958_465.999_999_999, 2_958_465.999_999_999),
        (1e300, 1e300),
    ],
)
def test_numbers_shown_as_days(serial: float, shown: object) -> None:
    assert _row(made.number((1, 0), serial, 1))[0] == shown


def test_days_counted_from_1904() -> None:
    cells = made.number((1, 0), 44_332.0, 1), made.number((1, 1), 2_958_465.0, 1)
    from_1904 = made.record(0x0022, "H", 1)
    assert _row(*cells, more=(from_1904,)) == (date(2025, 5, 17), 2_958_465)


def test_truths_errors_and_numbers_that_are_none() -> None:
    cells = [
        made.truth((1, 0), 1),
        made.truth((1, 1), 0),
        made.truth((1, 2), 7, error=True),
        made.number((1, 3), 98.0),
        made.number((1, 4), math.inf),
        made.number((1, 5), math.nan, 1),
        made.number((1, 6), 0.5),
    ]
    row = _row(*cells)
    assert row == (True, False, None, 98, None, None, 0.5)
    assert [type(cell) for cell in row[:2]] == [bool, bool]


B1_PLUS_5 = b"\x44\x00\x00\x01\xc0" + b"\x1e\x05\x00" + b"\x03"


def test_formulas_are_taken_as_text_and_never_for_what_they_showed() -> None:
    cells = [
        made.formula((1, 0), struct.pack("<d", 34.0), B1_PLUS_5),
        made.formula((1, 1), b"\0\0\0\0\0\0\xff\xff"),
        made.record(0x04BC, rest=bytes(10)),  # a formula that several cells share
        made.record(0x0207, rest=made.text("सुनीता")),
        made.formula((1, 2), b"\1\0\1\0\0\0\xff\xff", b"\x17\x03\x00abc"),
        made.formula((1, 3), b"\2\0\7\0\0\0\xff\xff", b"\x23" + bytes(14)),
        made.label((1, 4), "AA"),
    ]
    assert _row(*cells) == ("=B1+5.0", "=(?)", '="abc"', "=(?)", "AA")


@given(parts=st.binary(max_size=60))
def test_no_parts_of_a_formula_trouble_the_reader(parts: bytes) -> None:
    (cell,) = _row(made.formula((1, 0), struct.pack("<d", 1.0), parts))[:1]
    assert isinstance(cell, str)
    assert is_formula(cell)


def test_long_texts_go_on_in_letters_of_another_width() -> None:
    half = struct.pack("<HB", 10, 0) + b"Asha "
    texts = _texts(
        made.text("Mira"), half, parts=(b"\1" + "सुनीत".encode("utf-16-le") + made.text("AA"),), count=3
    )
    cells = _shared((1, 0), 0), _shared((1, 1), 1), _shared((1, 2), 2)
    assert _row(*cells, more=(texts,)) == ("Mira", "Asha सुनीत", "AA")


def test_texts_with_styles_and_sounds_inside() -> None:
    styled = struct.pack("<HBHi", 4, 0b1100, 1, 6) + b"Asha" + bytes(4) + bytes(6)
    assert _row(_shared((1, 0), 1), more=(_texts(styled, made.text("Mira")),)) == ("Mira",)


def test_joined_cells() -> None:
    joined = made.record(0x00E5, "HHHHHHHHH", 2, 1, 2, 2, 2, 0, 0, 0, 1)
    assert _read(made.label((1, 2), "AA"), joined).merges == (Merge(2, 2, 3, 2), Merge(1, 0, 1, 1))


def test_charts_and_macros_are_passed_over() -> None:
    chart = made.substream(made.label((1, 0), "from a chart"), kind=0x0020)
    sheet = made.substream(_head(), chart, made.label((1, 1), "Asha"))
    content = made.book({"Chart": chart, "Macro": chart, "Register": sheet}, kinds={"Chart": 2, "Macro": 1})
    grid = read(made.container(content))
    assert grid.sheets == ("Register",)
    assert grid.lines[1].cells == (None, "Asha")


def test_several_sheets_are_read_in_any_order() -> None:
    names = ("2023", "2024", "2025")
    sheets = {name: made.substream(_head(), made.label((1, 1), f"Asha {name}")) for name in names}
    older = OlderBook(made.container(made.book(sheets)))
    for name in (*names, *reversed(names)):
        assert older.lines(name)[1].cells == (None, f"Asha {name}")
        assert len(older.lines(name, most=1)) == 1


def test_a_locked_workbook_is_said_to_be_locked() -> None:
    with pytest.raises(NotRead, match="locked with a password"):
        _read(more=(made.record(0x002F, rest=bytes(54)),))


def test_small_and_big_files_lie_differently_in_their_container() -> None:
    content = made.book({"Register": made.substream(_head())})
    assert len(content) < 4096
    padded = content + bytes(5000)
    assert read(made.container(content)) == read(made.container(padded))
    assert stream(made.container(padded), "Book", "workbook") == padded


def test_a_workbook_inside_a_picture_is_not_the_one_to_read() -> None:
    inner = made.entry("Workbook", 2, made.LAST, 0)
    content = made.book({"Register": made.substream(_head())})
    before = made.entry("MBD0018", 1, made.LAST, 0, child=2, beside=3)
    assert read(made.container(content, entries=[before, inner])).lines[0].cells == HEAD
    behind = made.entry("MBD0018", 1, made.LAST, 0, child=3, beside=2)
    assert read(made.container(content, entries=[behind], after=inner)).lines[0].cells == HEAD


def test_chains_that_go_in_a_circle_are_damaged() -> None:
    with pytest.raises(NotRead, match="damaged"):
        read(made.container(made.book({"Register": made.substream(_head())}), circle=True))


def test_a_directory_that_branches_to_itself_is_walked_once() -> None:
    branches = [made.entry(f"Part {one}", 2, made.LAST, 0, beside=one + 1) for one in range(1, 40)]
    content = made.book({"Register": made.substream(_head())})
    assert read(made.container(content, entries=branches)).lines[0].cells == HEAD


def test_texts_that_claim_less_than_nothing_are_damaged() -> None:
    back = struct.pack("<HBi", 4, 4, -11) + b"Asha"
    with pytest.raises(NotRead, match="damaged"):
        _read(_shared((1, 0), 0), more=(_texts(back, count=3),))
    with pytest.raises(NotRead, match="damaged"):
        _read(_shared((1, 0), 0), more=(_texts(made.text("Asha")), _texts(back, count=3)))


def test_texts_that_claim_to_be_many_are_damaged() -> None:
    with pytest.raises(NotRead, match="damaged"):
        _read(more=(_texts(made.text("Asha"), count=MOST_PLACES),))


def test_sheets_that_share_their_cells_are_damaged() -> None:
    sheet = made.substream(_head(), *(made.label((row, 1), "Asha") for row in range(1, 20)))
    content = made.book(dict.fromkeys(("2023", "2024", "2025"), sheet), same_place=True)
    with pytest.raises(NotRead, match="damaged"):
        read(made.container(content[: -2 * len(sheet)]))


@pytest.mark.parametrize("version", [0x0000, 0x0200, 0x0300, 0x0400])
def test_versions_before_excel_5_are_refused(version: int) -> None:
    content = made.book({"Register": made.substream(version=version)}, version=version)
    with pytest.raises(ValueError, match="version"):
        sieve(content)
    with pytest.raises(NotRead, match="damaged"):
        read(made.container(content))


def test_only_cells_styles_and_texts_reach_the_parser() -> None:
    endless = made.record(0x041E, "H", 200, rest=made.text("[" * 4000))
    named = made.record(0x0018, rest=bytes(20)), made.record(0x003C, rest=bytes(20))
    odd = made.record(0x01B8, rest=bytes(32)), made.record(0x0872, rest=bytes(40)), made.record(0x005D)
    content = made.book({"Register": made.substream(_head(), *odd)}, endless, *named)
    passed, place = bytes(sieve(content).stream), 0
    kinds: list[int] = []
    while place < len(passed):
        kind, length = struct.unpack_from("<HH", passed, place)
        kinds.append(kind)
        place += 4 + length
    of_book = [0x0809, *[0x00E0] * 3, 0x0085, 0x000A]
    assert kinds == [*of_book, 0x0809, *[0x0204] * len(HEAD), 0x000A]


def test_nothing_is_printed() -> None:
    # xlrd prints to the terminal it was imported under: only a process of its own shows that.
    program = "import sys; from models.exchange.reading import read; read(sys.stdin.buffer.read())"
    without_letters = made.substream(made.old_label((0, 0), "Name"), version=made.EXCEL_95)
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=made.container(made.book({"Register": without_letters}, version=made.EXCEL_95)),
        cwd=Path(__file__).parents[3],
        capture_output=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == (b"", b"")


@pytest.mark.parametrize(
    "trouble",
    [
        XLRDError("x"),
        struct.error("x"),
        IndexError("x"),
        KeyError("x"),
        AssertionError("x"),
        UnicodeDecodeError("utf-8", b"", 0, 1, "x"),
        LookupError("unknown encoding"),
        UnboundLocalError("x"),
        MemoryError(),
        RecursionError(),
        OverflowError(),
    ],
    ids=lambda trouble: type(trouble).__name__,
)
def test_whatever_the_parser_raises_is_said_calmly(
    trouble: Exception, monkeypatch: pytest.MonkeyPatch, older_register: bytes
) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise trouble

    book = OlderBook(older_register)
    monkeypatch.setattr(xlrd.book.Book, "get_sheet", stumble)
    with pytest.raises(NotRead, match="damaged"):
        book.lines("Register")
    monkeypatch.setattr(xlrd, "open_workbook", stumble)
    with pytest.raises(NotRead, match="damaged"):
        OlderBook(older_register)


def _of_everything(version: int) -> bytes:
    label = made.old_label if version == made.EXCEL_95 else made.label
    cells = [label((0, 0), "Name"), made.number((1, 0), 45_794.0, 1), made.number((1, 1), 0.5, 2)]
    cells += [made.truth((2, 0), 1), made.formula((2, 1), struct.pack("<d", 1.0)), label((2, 2), "Asha")]
    if version == made.EXCEL_97:
        cells += [_shared((3, 0), 0), _shared((3, 1), 1), made.record(0x00E5, "HHHHH", 1, 1, 2, 2, 2)]
    texts = _texts(made.text("Asha"), made.text("सुनीता", wide=True))
    more = (texts,) if version == made.EXCEL_97 else ()
    return made.book({"Register": made.substream(*cells, version=version)}, *more, version=version)


@pytest.mark.parametrize("version", [made.EXCEL_95, made.EXCEL_97])
@settings(max_examples=150)
@given(place=st.floats(0, 1, exclude_max=True), patch=st.binary(min_size=1, max_size=4))
def test_patched_records_never_crash_the_reader(version: int, place: float, patch: bytes) -> None:
    content = _of_everything(version)
    at = int(place * len(content))
    patched = content[:at] + patch + content[at + len(patch) :]
    try:
        assert read(made.container(patched)).lines
    except Refused as refusal:
        assert refusal.message.id.endswith(".")  # noqa: PT017 - either way is right, a crash is not
