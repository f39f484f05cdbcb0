# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The import wizard at the desk of whoever is signed in."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from models.messages import Message, Refused, message
from ui.screen.members.importservice import ColumnRow, ImportChoices, ImportLook, Remark, RunRow

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from models.exchange.importing import ImportResult
    from models.exchange.plan import Options
    from ui.screen.background import Job

MOST_BYTES = 200 * 1024 * 1024
"""No office register is larger; a larger file is something else."""


class DeskImport:
    """The work behind the import wizard."""

    def __init__(self, at_desk: "Callable[[], Desk]") -> None:
        self._at_desk = at_desk

    def look(self, path: Path, choices: ImportChoices) -> ImportLook:
        """Return what an import of a file would do."""
        from models.exchange import importing

        desk = self._at_desk()
        found = importing.preview(desk, _read(path), path.name, _options(desk, choices))
        return _look(desk, found)

    def run(self, job: "Job", path: Path, choices: ImportChoices) -> ImportLook:
        """Import a file whole or not at all."""
        from models.exchange import importing

        desk = self._at_desk()
        done = importing.apply(desk, _read(path), path.name, _options(desk, choices), on_step=job.progress)
        return _look(desk, done)

    def undo(self, import_id: int) -> tuple[int, Sequence[Message]]:
        """Take an import back."""
        from models.exchange.unimporting import undo_import

        undone = undo_import(self._at_desk(), import_id)
        return undone.removed, undone.left

    def runs(self) -> Sequence[RunRow]:
        """Return the imports that can be taken back, the newest first."""
        from models.exchange.unimporting import runs

        return [
            RunRow(each.id, each.at.strftime("%d-%m-%Y %H:%M"), each.added) for each in runs(self._at_desk())
        ]

    def save_refused(self, path: Path, choices: ImportChoices, into: Path) -> None:
        """Write the refused rows to a table."""
        from models.desk.acts import Act
        from models.exchange import importing
        from models.exchange.rejects import rejected_csv, rejected_xlsx
        from ui.language import say, tr
        from ui.paper.saving import write_aside

        desk = self._at_desk()
        plan = importing.preview(desk, _read(path), path.name, _options(desk, choices)).plan
        written = rejected_xlsx if into.suffix.lower() == ".xlsx" else rejected_csv
        content = written(plan, say, row=tr("Row"), reason=tr("Reason"), sealed=desk.may(Act.COUNSEL))
        write_aside(into, content)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused(message("The file {name} is too large for a register.", name=path.name))
        return path.read_bytes()
    except OSError:
        raise Refused(
            message("The file {name} cannot be read. Nothing was imported.", name=path.name)
        ) from None


def _options(desk: "Desk", choices: ImportChoices) -> "Options":
    from models.exchange.plan import Options

    return Options(
        today=desk.today,
        map={header: fields or "-" for header, fields in choices.columns.items()},
        century=choices.century,
        day_first=choices.day_first,
        on_match=choices.on_match,
        consent_held=choices.consent_held,
    )


def _look(desk: "Desk", found: "ImportResult") -> ImportLook:
    plan, figures = found.plan, found.plan.figures
    look = ImportLook(
        columns=tuple(ColumnRow(each.header, tuple(map(str, each.fields))) for each in plan.columns),
        rows=figures.rows,
        added=figures.added,
        updated=figures.updated,
        skipped=figures.skipped,
        refused=figures.rejected,
        remarks=(),
        needs_century=plan.needs_century,
        asks_day_first=plan.options.day_first is None and _has_dates(plan.columns),
        new_groups=tuple(group.name for group in plan.new_groups),
        import_id=found.import_id,
    )
    return replace(look, remarks=tuple(_remarks(desk, found)))


def _has_dates(columns: Sequence[object]) -> bool:
    from models.exchange.entries import DATES

    return any(set(getattr(column, "fields", ())) & set(DATES) for column in columns)


def _remarks(desk: "Desk", found: "ImportResult") -> Sequence[Remark]:
    from models.centre.centre import centre
    from models.desk.acts import Act

    plan, number_text = found.plan, centre(desk).number_text
    sealed = desk.may(Act.COUNSEL)
    alike = [
        Remark(one.row, "", one.reason, "alike", number_text(one.like_number) if one.like_number else "")
        for one in plan.duplicates
    ]
    doubts = [doubt if sealed else doubt.plain() for doubt in found.doubts]
    said = [Remark(doubt.row, doubt.column, doubt.reason, "doubt") for doubt in doubts]
    sponsors = [Remark(one.row, "", one.reason, "doubt") for one in plan.unmatched_sponsors]
    refused = [Remark(one.row, "", one.reason, "refused") for one in plan.rejected]
    return sorted([*alike, *said, *sponsors, *refused], key=lambda remark: remark.row)
