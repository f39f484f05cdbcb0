# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records bear the log's count and head, on every page and in three languages, as it can be typed back."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from models.desk.outside import OutsideAnchor, read_anchor, shown_head
from models.exchange.record import PersonRecord
from models.messages import Refused
from models.words import Language
from tests.ui.paper import samples
from tests.ui.paper.conftest import Extract
from ui.paper.issued import render_register
from ui.paper.month_sheet import render_month
from ui.paper.record import render_record
from ui.paper.sheet import render

ANCHOR = OutsideAnchor(120_417, shown_head(b"the last signature"))
BARE = OutsideAnchor(ANCHOR.count, ANCHOR.head.replace(" ", ""))


def _found(page: str) -> list[OutsideAnchor]:
    return [read_anchor(line) for line in page.splitlines() if ANCHOR.head in line]


@pytest.mark.parametrize("language", Language)
def test_every_page_of_a_record_bears_it(language: Language, pdfium: Extract) -> None:
    month = replace(samples.month(70, 6, filled=True), anchor=ANCHOR)
    pages = pdfium(render_month(month, language))
    assert len(pages) > 1
    sheets = pdfium(render(replace(samples.sheet(60, filled=True), anchor=ANCHOR), language))
    assert len(sheets) > 1
    for page in (*pages, *sheets):
        assert _found(page) == [BARE]


@pytest.mark.parametrize("language", Language)
def test_the_register_of_certificates_and_a_persons_record_bear_it(
    language: Language, pdfium: Extract
) -> None:
    first, last = date(2026, 4, 1), date(2027, 3, 31)
    (page,) = pdfium(render_register([], {"en": "Asha"}, first, last, language, ANCHOR))
    assert _found(page) == [BARE]
    made = datetime.fromisoformat("2026-11-22T12:00")
    record = PersonRecord(7, "M-0007", "Meena Verma", {"en": "Asha"}, made, "Asha Rani", (), ANCHOR)
    assert _found(pdfium(render_record(record, language))[0]) == [BARE]


def test_a_sheet_to_fill_bears_none(pdfium: Extract) -> None:
    blank = replace(samples.month(8, 6, filled=False), anchor=None)
    assert ANCHOR.head not in pdfium(render_month(blank, Language.ENGLISH))[0]


@pytest.mark.parametrize(
    "typed",
    [
        *("", "12", "ABCD", "12 ABCD EF01", "Log: · " + ANCHOR.head[:-1]),
        *("9" * 19 + "·" + ANCHOR.head, "9" * 5000 + "·" + ANCHOR.head),
    ],
)
def test_half_an_anchor_is_not_compared(typed: str) -> None:
    with pytest.raises(Refused):
        read_anchor(typed)
