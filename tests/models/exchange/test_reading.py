# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of every kind an office keeps, and files that are none."""

import io
import struct
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.exchange.archive import MOST_UNPACKED, entry_names
from models.exchange.grid import NotRead, TooBig
from models.exchange.reading import read
from models.messages import Refused

HEAD = ("Reg. No.", "Name", "Group")
Make = Callable[..., bytes]


def _text(separator: str, encoding: str) -> bytes:
    rows = (HEAD, ("1/25", "सुनीता देवी", "AA"), ("2/25", "Asha", "SMART"))
    return "\r\n".join(separator.join(row) for row in rows).encode(encoding)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_files_of_any_separator_and_unicode_encoding(separator: str, encoding: str) -> None:
    grid = read(_text(separator, encoding), "register.csv")
    assert [line.cells for line in grid.lines] == [
        HEAD,
        ("1/25", "सुनीता देवी", "AA"),
        ("2/25", "Asha", "SMART"),
    ]


def test_a_zero_that_strayed_into_a_line_makes_no_utf_16_of_it() -> None:
    data = ("Name,Village\nAsha,\0Moga\n" + "Ravi,Moga\n" * 40).encode()
    assert read(data, "register.csv").lines[0].cells == ("Name", "Village")


def test_windows_1252() -> None:
    grid = read("Name;Remarks\nRené D’Souza;“well”".encode("cp1252"))
    assert grid.lines[1].cells == ("René D’Souza", "“well”")
    assert grid.notes == ()


def test_one_damaged_byte_does_not_turn_hindi_into_gibberish() -> None:
    data = "Name,Group\nसुनीता,AA\nआशा,AA".encode() + b"\n\xffMira,AA"
    grid = read(data)
    assert grid.lines[1].cells[0] == "सुनीता"
    assert grid.notes


def test_the_separator_that_excel_names_itself() -> None:
    assert read(b"sep=;\nName;Group\nA, B;AA").lines[1].cells == ("A, B", "AA")


def test_quoted_cells_hold_separators_quotes_and_line_ends() -> None:
    grid = read(b'Name,Remarks\nAsha,"came with ""uncle"",\nslept well"\nMira,fine')
    assert grid.lines[1].cells == ("Asha", 'came with "uncle",\nslept well')
    assert grid.lines[2].cells == ("Mira", "fine")


def test_a_quote_that_never_closes_is_refused_and_not_swallowed() -> None:
    with pytest.raises(NotRead, match="never closed"):
        read(b'Name,Remarks\nAsha,"came\nMira,fine\nRavi,fine')


def test_zeros_kept_by_an_equals_sign_in_text_files() -> None:
    assert read(b'Reg No,Name\n="0098",Asha').lines[1].cells == ("0098", "Asha")


def test_xlsx_with_formulas_as_text_and_true_dates(xlsx: Make) -> None:
    grid = read(xlsx([HEAD, (None,), ("1", "Asha", "=1+1"), (datetime(2025, 5, 6), 34.0, True)]))  # noqa: DTZ001
    assert [line.number for line in grid.lines] == [1, 3, 4]
    assert grid.lines[1].cells == ("1", "Asha", "=1+1")
    assert grid.lines[2].cells == (date(2025, 5, 6), 34, True)


def test_ods_with_formulas_dates_repeats_and_joined_cells(ods: Make) -> None:
    joined = '<table:table-cell table:number-rows-spanned="2"><text:p>AA</text:p></table:table-cell>'
    twice = '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/>'
    grid = read(
        ods(
            [
                HEAD,
                ("1", "Asha", joined),
                (date(2025, 5, 6), "=SUM(A1)", "<table:covered-table-cell/>"),
                (twice,),
            ]
        )
    )
    assert grid.lines[1].cells == ("1", "Asha", "AA")
    assert grid.lines[2].cells == (date(2025, 5, 6), "=SUM(A1)")
    assert grid.lines[3].cells == (7, 7)
    assert [(merge.first_row, merge.last_row, merge.first_column) for merge in grid.merges] == [(2, 3, 2)]


def test_xls_of_excel_97_with_its_hidden_sheet_left_alone(older_register: bytes) -> None:
    grid = read(older_register)
    assert grid.sheet == "Register"
    assert grid.sheets == ("Register",)
    assert grid.lines[2].cells[3] == date(2025, 5, 17)
    assert read(older_register, sheet="old list").lines[1].cells == ("Not to be read",)


def test_what_a_file_holds_counts_and_not_what_it_is_called(xlsx: Make) -> None:
    data = xlsx([HEAD, ("1", "Asha", "AA")])
    assert read(data, "register.xls") == read(data, "register.csv") == read(data, "register.xlsx")
    assert read(_text(",", "utf-8"), "register.xls").lines[0].cells == HEAD


def test_the_first_sheet_with_headings_is_taken_and_others_are_named(xlsx: Make) -> None:
    data = xlsx(
        [("Welcome", "to our centre")],
        more={
            "hidden 2023": [HEAD, ("1", "Mira")],
            "2024": [HEAD, ("2", "Asha")],
            "2025": [HEAD, ("3", "Ravi")],
        },
    )
    grid = read(data)
    assert (grid.sheet, grid.also, grid.sheets) == ("2024", ("2025",), ("Register", "2024", "2025"))
    assert read(data, sheet="2023").lines[1].cells == ("1", "Mira")
    with pytest.raises(NotRead, match="no sheet of this name"):
        read(data, sheet="2031")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"   \n\n", "empty"),
        (b"<html><table><tr><td>Name</td></tr></table></html>", "web page"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "web page"),
        (b"%PDF-1.7 rest", "not a spreadsheet"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not a spreadsheet"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "not a spreadsheet"),
        (bytes(range(1, 32)) * 40, "not a spreadsheet"),
        (b"PK\x03\x04" + b"cut off", "damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "WordDocument".encode("utf-16-le"),
            "not a spreadsheet",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "Workbook".encode("utf-16-le"), "damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "locked with a password",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(NotRead, match=said):
        read(data, "register.xlsx")


def _archive(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def test_another_office_file_is_no_spreadsheet() -> None:
    with pytest.raises(NotRead, match="not a spreadsheet"):
        read(_archive(word__document_xml=b"<w/>"))


def test_a_zip_bomb_is_refused_before_a_parser_sees_it() -> None:
    bomb = _archive(xl__workbook_xml=b"<a/>", xl__bomb_xml=b" " * (MOST_UNPACKED + 1))
    assert len(bomb) < 1_000_000
    with pytest.raises(TooBig, match="unpacks to more"):
        read(bomb)


def test_an_archive_that_lies_about_its_size_is_refused() -> None:
    honest = _archive(xl__workbook_xml=b" " * 500_000)
    lying = honest.replace(struct.pack("<I", 500_000), struct.pack("<I", 10))
    assert lying != honest
    with pytest.raises(NotRead):
        read(lying)


def test_xml_entities_are_never_expanded(ods: Make) -> None:
    head = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;">]>'
    with pytest.raises(NotRead, match="damaged"):
        read(ods([HEAD, ("1", "<table:table-cell><text:p>&y;</text:p></table:table-cell>")], head=head))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_entities_are_refused_before_any_parser_sees_them(encoding: str) -> None:
    with pytest.raises(NotRead, match="damaged"):
        entry_names(_archive(xl__workbook_xml='<!DOCTYPE a [<!ENTITY x "x">]><a/>'.encode(encoding)))


def test_a_locked_ods_is_said_to_be_locked(ods: Make) -> None:
    with pytest.raises(NotRead, match="locked"):
        read(ods([HEAD], manifest="<manifest><encryption-data/></manifest>"))


def test_too_many_rows_are_refused_and_stray_cells_far_away_are_not(ods: Make) -> None:
    many = '<table:table-cell office:value-type="float" office:value="1"/></table:table-row><table:table-row table:number-rows-repeated="100001"><table:table-cell office:value-type="float" office:value="1"/>'  # noqa: E501
    with pytest.raises(TooBig, match="more than"):
        read(ods([HEAD, (many,)]))
    with pytest.raises(TooBig, match="more than"):
        read(b"Name\n" + b"Asha\n" * 100_001)


def test_a_cell_at_the_far_end_of_a_sheet_costs_nothing(xlsx: Make) -> None:
    data = xlsx([HEAD, ("1", "Asha", "AA")])
    far = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(far, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("sheet1.xml"):
                content = content.replace(
                    b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
                )
            target.writestr(name, content)
    assert [line.number for line in read(far.getvalue()).lines] == [1, 2]


@given(st.binary(max_size=400))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"\xff\xfe", b"sep=,\n"):
        _read_or_refused(start + data)


def _read_or_refused(data: bytes) -> None:
    try:
        read(data)
    except Refused as refusal:
        assert refusal.message.id.endswith(".")  # noqa: PT017 - either way is right, a crash is not


@pytest.mark.parametrize("name", ["register-2025-26.xlsx", "register.xls"])
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), patch=st.binary(min_size=1, max_size=30))
def test_a_patched_workbook_never_crashes_the_reader(name: str, place: float, patch: bytes) -> None:
    data = (Path(__file__).parents[2] / "data" / name).read_bytes()
    at = int(place * len(data))
    _read_or_refused(data[:at] + patch + data[at + len(patch) :])


@pytest.mark.parametrize("name", ["register-2025-26.xlsx", "register.xls"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_file_cut_off_in_the_middle_is_damaged(name: str, part: float) -> None:
    data = (Path(__file__).parents[2] / "data" / name).read_bytes()
    with pytest.raises(NotRead):
        read(data[: int(part * len(data))])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    part=st.integers(0, 20), place=st.floats(0, 1, exclude_max=True), patch=st.binary(min_size=1, max_size=12)
)
def test_patched_xml_inside_a_workbook_never_crashes_the_reader(
    part: int, place: float, patch: bytes
) -> None:
    data = (Path(__file__).parents[2] / "data" / "register-2025-26.xlsx").read_bytes()
    patched = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(patched, "w") as target:
        names = source.namelist()
        for name in names:
            content = source.read(name)
            at = int(place * len(content))
            if name == names[part % len(names)]:
                content = content[:at] + patch + content[at + len(patch) :]
            target.writestr(name, content)
    _read_or_refused(patched.getvalue())
