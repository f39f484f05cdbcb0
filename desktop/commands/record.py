# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's record on request, as a PDF to read or as JSON to take along."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.members import add_member, number_of
from desktop.commands.output import answer, plain_value
from desktop.commands.signing import signed_in
from desktop.commands.usage import N_, Misused, Parser, Values, tr
from models.words import Language

if TYPE_CHECKING:
    from models.exchange.record import PersonRecord


def record_arguments(parser: Parser) -> None:
    """Say what ``record`` takes."""
    add_member(parser)
    parser.add_argument(
        "--out", required=True, metavar="FILE.pdf|.json", help=parser.said(N_("where the record is saved"))
    )
    parser.set_defaults(run=record)


def record(values: Values) -> None:
    """Write down everything the register holds about one member; counsellors and managers."""
    out = Path(values.out)
    if out.suffix.lower() not in (".pdf", ".json"):
        raise Misused(tr("Name a file that ends in .pdf or .json."))
    from models.exchange.record import gather
    from ui.paper.saving import write_aside

    with signed_in(values) as desk:
        found = gather(desk, number_of(desk, values.member))
        language = Language(values.language) if values.language else desk.person.language
        content = _pdf(found, language) if out.suffix.lower() == ".pdf" else _json(found)
        write_aside(out, content)
    answer(
        values,
        {"member": found.number, "out": str(out), "sections": [section.name for section in found.sections]},
        [tr("The record of {number} was saved as {file}.", number=found.number_text, file=out)],
    )


def _pdf(found: "PersonRecord", language: Language) -> bytes:
    from ui.paper.record import render_record

    return render_record(found, language)


def _json(found: "PersonRecord") -> bytes:
    document = {
        "number": found.number,
        "name": found.name,
        "centre": found.centre,
        "made_at": found.made_at,
        "made_by": found.made_by,
        "log_anchor": {"count": found.anchor.count, "head": found.anchor.head} if found.anchor else None,
        **{section.name: list(section.lines) for section in found.sections},
    }
    return json.dumps(document, ensure_ascii=False, indent=2, default=plain_value).encode("utf-8")
