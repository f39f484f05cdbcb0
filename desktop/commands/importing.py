# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking a register over from a spreadsheet, and taking an import back."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.output import answer, note, shown, table
from desktop.commands.signing import signed_in
from desktop.commands.usage import N_, Misused, Parser, Values, one_of, tr, whole
from models.desk.acts import Act
from models.messages import Refused, message
from models.words import OnMatch, Purpose
from ui.language import say

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from models.exchange.findings import Doubt
    from models.exchange.plan import Options, Plan

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


@dataclass(frozen=True, slots=True)
class _Shown:
    """An import as this person may see it: what a sealed cell holds stays out of the desk's sight."""

    import_id: int | None
    plan: "Plan"
    doubts: "tuple[Doubt, ...]"
    like: dict[int, str]
    """By row, who it looks like."""


def run_import(values: Values) -> None:
    """Import a file, look at what it would do, or take an import back."""
    if values.undo is not None:
        _undo(values)
        return
    if not values.file:
        raise Misused(tr("Name the file to import, or --undo with the number of an import."))
    data, name = _read(Path(values.file)), Path(values.file).name
    with signed_in(values) as desk:
        found = _imported(values, desk, data, name)
    answer(values, _document(found), _lines(values, found))


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused(message("The file {name} is too large for a register.", name=path.name))
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused(message("There is no file {name}. Nothing was imported.", name=path.name)) from None
    except OSError:
        raise Refused(
            message("The file {name} cannot be read. Nothing was imported.", name=path.name or str(path))
        ) from None


def _imported(values: Values, desk: "Desk", data: bytes, name: str) -> _Shown:
    from models.centre.centre import centre
    from models.exchange import importing

    options, sealed = _options(values, desk), desk.may(Act.COUNSEL)
    save = partial(_save_rejected, values, sealed=sealed)
    if values.dry_run:
        result = importing.preview(desk, data, name, options, values.sheet)
        save(result.plan)
    else:
        result = importing.apply(desk, data, name, options, values.sheet, before_commit=save)
    number_text = centre(desk).number_text
    like = {
        one.row: number_text(one.like_number) if one.like_number else tr("row {row}", row=one.like_row)
        for one in result.plan.duplicates
    }
    doubts = result.doubts if sealed else tuple(doubt.plain() for doubt in result.doubts)
    return _Shown(result.import_id, result.plan, doubts, like)


def _options(values: Values, desk: "Desk") -> "Options":
    from models.exchange.plan import Options

    return Options(
        today=desk.today,
        map=_mapping(values.map),
        century=int(values.century) if values.century else None,
        day_first=None if values.day_first is None else values.day_first == "yes",
        on_match=values.on_match,
        consent_held=tuple(values.consent_held),
    )


def _mapping(pairs: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in pairs:
        column, sign, field = pair.rpartition("=")
        if not sign or not column.strip() or not field.strip():
            raise Misused(tr("“{pair}” should read COLUMN=FIELD. Nothing was imported.", pair=pair[:60]))
        found[column.strip()] = field.strip()
    return found


def _save_rejected(values: Values, plan: "Plan", *, sealed: bool) -> None:
    if not (values.rejected and plan.rejected):
        return
    from models.exchange.rejects import rejected_csv, rejected_xlsx
    from ui.paper.saving import write_aside

    where = Path(values.rejected)
    written = rejected_xlsx if where.suffix.lower() == ".xlsx" else rejected_csv
    write_aside(where, written(plan, say, row=tr("Row"), reason=tr("Reason"), sealed=sealed))


def _document(found: _Shown) -> dict[str, object]:
    plan = found.plan
    return {
        "import_id": found.import_id,
        "columns": [{"header": column.header, "field": column.field} for column in plan.columns],
        "rows": plan.figures.rows,
        "added": plan.figures.added,
        "updated": plan.figures.updated,
        "skipped": plan.figures.skipped,
        "duplicates": [
            {
                "row": one.row,
                "like": found.like[one.row],
                "reason": say(one.reason),
                "certain": one.certain,
                "like_number": one.like_number,
                "like_row": one.like_row,
            }
            for one in plan.duplicates
        ],
        "doubts": [
            {
                "row": doubt.row,
                "column": doubt.column,
                "value": doubt.value,
                "read_as": doubt.read_as,
                "reason": say(doubt.reason),
            }
            for doubt in found.doubts
        ],
        "rejected": [{"row": one.row, "reason": say(one.reason)} for one in plan.rejected],
        "sheet": plan.sheet,
        "new_groups": [group.name for group in plan.new_groups],
        "unmatched_sponsors": [
            {"row": one.row, "name": one.name, "reason": say(one.reason)} for one in plan.unmatched_sponsors
        ],
        "needs_century": plan.needs_century,
    }


def _lines(values: Values, found: _Shown) -> list[str]:
    became = [(column.header, column.field or tr("left out")) for column in found.plan.columns]
    return [*table((tr("Column"), tr("Became")), became), *_remarks(found), _summary(values, found)]


def _remarks(found: _Shown) -> list[str]:
    plan = found.plan
    lines = [
        tr("Row {row}: like {like}. {reason}", row=one.row, like=found.like[one.row], reason=say(one.reason))
        for one in plan.duplicates
    ]
    for doubt in found.doubts:
        column, reason = shown(doubt.column), say(doubt.reason)
        if doubt.row:
            lines.append(tr("Row {row}, {column}: {reason}", row=doubt.row, column=column, reason=reason))
        else:
            lines.append(tr("{column}: {reason}", column=column, reason=reason))
    lines += [
        tr("Row {row}: {reason}", row=one.row, reason=say(one.reason)) for one in plan.unmatched_sponsors
    ]
    lines += [
        tr("Row {row} was refused: {reason}", row=one.row, reason=say(one.reason)) for one in plan.rejected
    ]
    if plan.needs_century:
        lines.append(tr("Some years have two digits. Say what they mean with --century 19 or --century 20."))
    return lines


def _summary(values: Values, found: _Shown) -> str:
    figures = found.plan.figures
    counts = {
        "rows": figures.rows,
        "added": figures.added,
        "updated": figures.updated,
        "skipped": figures.skipped,
        "rejected": figures.rejected,
    }
    if values.dry_run:
        return tr(
            "{rows} rows: {added} would be added, {updated} updated, {skipped} skipped, {rejected} refused. "
            "Nothing was written.",
            **counts,
        )
    return tr(
        "{rows} rows: {added} added, {updated} updated, {skipped} skipped, {rejected} refused. "
        "To take this back: saathi import --undo {id}",
        **counts,
        id=found.import_id,
    )


def _undo(values: Values) -> None:
    from models.exchange.unimporting import undo_import

    with signed_in(values) as desk:
        undone = undo_import(desk, values.undo)
    left = [say(reason) for reason in undone.left]
    for reason in left:
        note(reason)
    answer(
        values,
        {"import_id": values.undo, "removed": undone.removed, "left": left},
        [tr("The import was taken back. People it had added and who are out again: {n}.", n=undone.removed)],
    )
