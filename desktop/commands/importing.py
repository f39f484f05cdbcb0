# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking a register over from a spreadsheet, and taking an import back."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.output import answer, note, shown, table
from desktop.commands.signing import signed_in
from desktop.commands.usage import N_, Parser, Values, one_of, tr, whole
from models.messages import Refused, message
from models.words import OnMatch, Purpose
from ui.language import say

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from models.exchange.importing import ImportResult, UndoneImport
    from models.exchange.plan import Options

MOST_BYTES = 200 * 1024 * 1024
"""No office register is larger; a larger file is something else."""


def import_arguments(parser: Parser) -> None:
    """Say what ``import`` takes."""
    add = parser.add_argument
    add("file", nargs="?", metavar="FILE", help=parser.said(N_("a register as .xlsx, .xls, .ods or .csv")))
    add("--sheet", metavar="NAME", help=parser.said(N_("which sheet of the file")))
    add("--map", nargs="+", action="extend", default=[], metavar="COLUMN=FIELD",
        help=parser.said(N_("what a column means")))  # fmt: skip
    add("--dry-run", action="store_true", help=parser.said(N_("show what would happen; write nothing")))
    add("--rejected", metavar="FILE", help=parser.said(N_("save the rows that were refused there")))
    add("--on-match", type=one_of(OnMatch), default=OnMatch.SKIP,
        help=parser.said(N_("skip, fill or update people who are here already")))  # fmt: skip
    add("--century", choices=("19", "20"), help=parser.said(N_("what years of two digits mean")))
    add("--day-first", choices=("yes", "no"), help=parser.said(N_("is 05-06 the fifth of June")))
    add("--consent-held", nargs="+", action="extend", default=[], type=one_of(Purpose), metavar="PURPOSE",
        help=parser.said(N_("the centre holds these consents on paper")))  # fmt: skip
    add("--undo", type=whole, metavar="ID", help=parser.said(N_("take an import back")))
    parser.set_defaults(run=run_import)


def run_import(values: Values) -> None:
    """Import a file, look at what it would do, or take an import back."""
    if values.undo is not None:
        _undo(values)
        return
    if not values.file:
        raise Refused(message("Name the file to import, or --undo with the number of an import."))
    data, name = _read(Path(values.file)), Path(values.file).name
    with signed_in(values) as desk:
        result = _imported(values, desk, data, name)
        _save_rejected(values, result)
    answer(values, _document(result), _lines(values, result))


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused(message("The file {name} is too large for a register.", name=path.name))
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused(message("There is no file {name}. Nothing was imported.", name=path.name)) from None
    except OSError:
        raise Refused(
            message("The file {name} cannot be read. Nothing was imported.", name=path.name)
        ) from None


def _imported(values: Values, desk: "Desk", data: bytes, name: str) -> "ImportResult":
    from models.exchange import importing

    work = importing.preview if values.dry_run else importing.apply
    return work(desk, data, name, _options(values, desk))


def _options(values: Values, desk: "Desk") -> "Options":
    from models.exchange.plan import Options

    return Options(
        today=desk.today,
        map=_mapping(values.map),
        century=int(values.century) if values.century else None,
        day_first=None if values.day_first is None else values.day_first == "yes",
        on_match=values.on_match,
        consent_held=tuple(values.consent_held),
        sheet=values.sheet,
    )


def _mapping(pairs: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in pairs:
        column, sign, field = pair.rpartition("=")
        if not sign or not column.strip() or not field.strip():
            raise Refused(message("“{pair}” should read COLUMN=FIELD. Nothing was imported.", pair=pair[:60]))
        found[column.strip()] = field.strip()
    return found


def _save_rejected(values: Values, result: "ImportResult") -> None:
    if values.rejected and result.rejected:
        from ui.paper.document import write_aside

        write_aside(Path(values.rejected), result.rejected_file)


def _document(result: "ImportResult") -> dict[str, object]:
    return {
        "import_id": result.import_id,
        "columns": [{"header": header, "field": field} for header, field in result.columns],
        "rows": result.rows,
        "added": result.added,
        "updated": result.updated,
        "skipped": result.skipped,
        "duplicates": [
            {"row": row, "like": like, "reason": say(reason)} for row, like, reason in result.duplicates
        ],
        "doubts": [
            {
                "row": doubt.row,
                "column": doubt.column,
                "value": doubt.value,
                "read_as": doubt.read_as,
                "reason": say(doubt.reason),
            }
            for doubt in result.doubts
        ],
        "rejected": [{"row": row, "reason": say(reason)} for row, reason in result.rejected],
    }


def _lines(values: Values, result: "ImportResult") -> list[str]:
    became = [(header, field or tr("left out")) for header, field in result.columns]
    return [*table((tr("Column"), tr("Became")), became), *_remarks(result), _summary(values, result)]


def _remarks(result: "ImportResult") -> list[str]:
    lines = [
        tr("Row {row}: like {like}. {reason}", row=row, like=like, reason=say(reason))
        for row, like, reason in result.duplicates
    ]
    for doubt in result.doubts:
        column, reason = shown(doubt.column), say(doubt.reason)
        lines.append(tr("Row {row}, {column}: {reason}", row=doubt.row, column=column, reason=reason))
    for row, reason in result.rejected:
        lines.append(tr("Row {row} was refused: {reason}", row=row, reason=say(reason)))
    return lines


def _summary(values: Values, result: "ImportResult") -> str:
    figures = {
        "rows": result.rows,
        "added": result.added,
        "updated": result.updated,
        "skipped": result.skipped,
        "rejected": len(result.rejected),
    }
    if values.dry_run:
        return tr(
            "{rows} rows: {added} would be added, {updated} updated, {skipped} skipped, {rejected} refused. "
            "Nothing was written.",
            **figures,
        )
    return tr(
        "{rows} rows: {added} added, {updated} updated, {skipped} skipped, {rejected} refused. "
        "To take this back: saathi import --undo {id}",
        **figures,
        id=result.import_id,
    )


def _undo(values: Values) -> None:
    from models.exchange import importing

    with signed_in(values) as desk:
        undone: UndoneImport = importing.undo_import(desk, values.undo)
    left = [say(reason) for reason in undone.left]
    for reason in left:
        note(reason)
    answer(
        values,
        {"import_id": values.undo, "removed": undone.removed, "left": left},
        [tr("{n} entries of the import were taken back.", n=undone.removed)],
    )
