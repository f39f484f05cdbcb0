# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text files with a value between marks: which alphabet, which mark, which quotes."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from models.exchange.grid import Grid, NotRead, lines_of
from models.messages import Message, message

_MARKS = (",", ";", "\t", "|")
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?[ ]*(?:\r\n|\r|\n)', re.IGNORECASE)
# Excel's way to keep the leading zeros of a number: ="0098"
_KEPT_TEXT = re.compile(r'="([^"]*)"')
_LOOKED_AT = 40
_END = "\x02end of the file\x03"


def read_delimited(data: bytes, file_name: str = "") -> Grid:
    """Return the rows of a text file. Raises ``NotRead`` for what is none."""
    text, notes = decoded(data)
    mark, body = _mark(text, file_name)
    return Grid(lines_of(_records(body, mark)), notes=notes)


def decoded(data: bytes) -> tuple[str, tuple[Message, ...]]:
    """Return the text of UTF-8, UTF-16 or Windows-1252 bytes, with a note where letters were lost."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _noted(data[len(bom) :].decode(encoding, "replace"))
    if _many_zeros(data[:4096]):
        return _noted(_without_bom(data))
    try:
        return _noted(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _noted(_older(data))


def _many_zeros(head: bytes) -> bool:
    """Tell UTF-16 without its mark by its zeros; one that strayed into a line of text says nothing."""
    return head.count(0) * 20 > len(head)


def _noted(text: str) -> tuple[str, tuple[Message, ...]]:
    text = text.rstrip("\x1a\0")  # what old programs write at the end
    _refuse_binary(text)
    if "\ufffd" not in text:
        return text, ()
    lost = message(
        "Some letters of this file could not be read and show as “\ufffd”. "
        "Save it again as UTF-8 and import that."
    )
    return text, (lost,)


def _refuse_binary(text: str) -> None:
    head = text[:20_000]
    odd = sum(1 for char in head if (char < " " and char not in "\t\r\n\f\v\x1a") or char == "\x7f")
    lost = head.count("\ufffd")
    if odd * 100 > len(head) or lost * 10 > len(head):
        raise NotRead(
            message(
                "This file is not a spreadsheet. Nothing was imported. "
                "Choose an .xlsx, .xls, .ods or .csv file."
            )
        )


def _without_bom(data: bytes) -> str:
    """Tell the two byte orders of UTF-16 apart by where the zeros of commas and digits stand."""
    head = data[:4096]
    little = head[1::2].count(0) >= head[0::2].count(0)
    return data.decode("utf-16-le" if little else "utf-16-be", "replace")


def _older(data: bytes) -> str:
    """Return Windows-1252 text, or UTF-8 in which a few bytes were damaged."""
    patched = data.decode("utf-8", "replace")
    lost = patched.count("\ufffd")
    if sum(1 for char in patched if char > "\x7f") > 3 * lost:
        return patched
    return data.decode("cp1252", "replace")


def _mark(text: str, file_name: str) -> tuple[str, str]:
    """Return the separator and the text after Excel's own line that names it."""
    said = _SEPARATOR_LINE.match(text)
    if said:
        return said[1], text[said.end() :]
    if file_name.lower().endswith((".tsv", ".tab")):
        return "\t", text
    head = "\n".join(text[:60_000].splitlines()[:_LOOKED_AT])
    return max(_MARKS, key=lambda mark: (_evidence(head, mark), -_MARKS.index(mark))), text


def _evidence(head: str, mark: str) -> int:
    """Weigh a separator: how many rows agree on how many columns."""
    rows = csv.reader(io.StringIO(head, newline=""), delimiter=mark)
    widths = Counter(width for width in map(len, rows) if width > 1)
    return max((count * (width - 1) for width, count in widths.items()), default=0)


def _records(text: str, mark: str) -> Iterator[list[str]]:
    """Give record after record. Raises ``NotRead`` when a quotation mark was never closed."""
    source = io.StringIO(f"{text.rstrip()}\n{_END}\n", newline="")
    last: list[str] | None = None
    try:
        for record in csv.reader(source, delimiter=mark):
            if last is not None:
                yield [_KEPT_TEXT.sub(r"\1", value) for value in last]
            last = record
    except csv.Error as error:
        raise NotRead(
            message("This file is damaged: a single cell runs over many pages. Nothing was imported.")
        ) from error
    if last != [_END]:
        raise NotRead(
            message(
                "A quotation mark in this file is opened and never closed, so rows would be lost. "
                "Nothing was imported. Open the file in a spreadsheet program and save it as .xlsx."
            )
        )
