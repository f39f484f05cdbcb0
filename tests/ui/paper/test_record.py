# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's record: every column it may show has a name in the reader's language."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import inspect

from models.desk.undo import classes
from models.exchange.record import PersonRecord, Section, links, names_member
from models.words import Language, Mark
from ui.language import of
from ui.paper.record import render_record
from ui.paper.record_words import FIELDS

Extract = Callable[[bytes], list[str]]

_NOT_SHOWN = {"id", "uid", "removed_at", "member_id", "session_id", "group_id", "award_id", "body", "reasons"}
_SEALED = {"author", "generation", "member", "key_uid", "sponsor_id", "sponsee_id", "pair", "caller_id"}


def test_every_column_of_a_record_has_words_in_three_languages() -> None:
    kinds = [kind for kind in classes().values() if links(kind) or names_member(kind)]
    columns = {column.key for kind in [*kinds, classes()["member"]] for column in inspect(kind).columns}
    assert columns - _NOT_SHOWN - _SEALED - set(FIELDS) == set()
    for language in (Language.HINDI, Language.PUNJABI):
        assert all(of(language).tr(text) != text for text in FIELDS.values())


def test_a_record_prints_in_the_readers_words(pdfium: Extract) -> None:
    lines: tuple[dict[str, object], ...] = (
        {"group": "Morning Circle", "mark": Mark.LATE, "visiting": False, "start": "2026-01-31"},
    )
    record = PersonRecord(
        7,
        "M-0007",
        "Meena Verma",
        {"en": "Nav Jeevan"},
        datetime.fromisoformat("2026-11-22T12:00"),
        "Asha Rani",
        (Section("attendance", lines),),
    )
    text = " ".join(pdfium(render_record(record, Language.HINDI)))
    assert "समूह: Morning Circle" in text
    assert "Visiting" not in text
    assert "31-01-2026" in text


def test_words_that_are_kept_as_plain_text_are_read_in_the_readers_language(pdfium: Extract) -> None:
    lines: tuple[dict[str, object], ...] = (
        {"what": "print", "by": "Meera", "languages": ["hi", "bo"], "unit": "days", "as": "sponsee"},
        {"what": "act of a later version", "design": "young", "kind": "note"},
    )
    made = datetime.fromisoformat("2026-11-22T12:00")
    record = PersonRecord(7, "M-0007", "Meena", {}, made, "Meera", (Section("log", lines),))
    page = " ".join(pdfium(render_record(record, Language.HINDI))[0].split())
    tr = of(Language.HINDI).tr
    for said in ("By whom", "Days", "Sponsee", "For the young", "Note"):
        assert tr(said) in page
    assert "किसके द्वारा: Meera" in page
    assert "हिन्दी, bo" in page
    assert "print" not in page
    assert "act of a later version" in page
