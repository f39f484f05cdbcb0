# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Spreadsheets made in memory, and the plan of a few rows. Every name is invented."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import pytest

from models.exchange.existing import Existing
from models.exchange.grid import Grid, Merge, lines_of
from models.exchange.plan import Options, Plan, build

Row = Sequence[object]
DATA = Path(__file__).parents[2] / "data"
TODAY = date(2026, 11, 22)

_SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)


def _xlsx(
    rows: Sequence[Row], *, merges: Sequence[str] = (), more: dict[str, Sequence[Row]] | None = None
) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Register"
    for row in rows:
        sheet.append(list(row))
    for merge in merges:
        sheet.merge_cells(merge)
    for name, others in (more or {}).items():
        extra = book.create_sheet(name.removeprefix("hidden "))
        extra.sheet_state = "hidden" if name.startswith("hidden ") else "visible"
        for row in others:
            extra.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    text = str(value)
    if text.startswith("<"):
        return text
    if text.startswith("="):
        return (
            f"<table:table-cell table:formula={quoteattr('of:' + text)}><text:p>0</text:p></table:table-cell>"
        )
    return f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'


def _ods(
    rows: Sequence[Row], *, head: str = "", manifest: str = "<manifest/>", hidden: Sequence[int] = ()
) -> bytes:
    filtered = ' table:visibility="filter"'
    body = "".join(
        f"<table:table-row{filtered if place in hidden else ''}>{cells}</table:table-row>"
        for place, cells in enumerate("".join(map(_ods_cell, row)) for row in rows)
    )
    content = (
        f"<?xml version='1.0'?>{head}<office:document-content {_SPACES}><office:body><office:spreadsheet>"
        f'<table:table table:name="Register">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _SPREADSHEET)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return out.getvalue()


@pytest.fixture
def xlsx() -> Callable[..., bytes]:
    """Make an .xlsx of rows."""
    return _xlsx


@pytest.fixture
def ods() -> Callable[..., bytes]:
    """Make an .ods of rows."""
    return _ods


@pytest.fixture
def register() -> bytes:
    """Read the register that an office kept."""
    return (DATA / "register-2025-26.xlsx").read_bytes()


@pytest.fixture
def older_register() -> bytes:
    """Read a small .xls of Excel 97."""
    return (DATA / "register.xls").read_bytes()


@pytest.fixture
def planned() -> Callable[..., Plan]:
    """Plan the import of some rows, headings first."""

    def plan(
        rows: Sequence[Row], existing: Existing | None = None, merges: Sequence[Merge] = (), **wish: Any
    ) -> Plan:
        return build(Grid(lines_of(rows), merges=tuple(merges)), Options(TODAY, **wish), existing)

    return plan
