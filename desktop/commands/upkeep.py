# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking after the register: is the file whole, and what does the log say."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.output import answer, table
from desktop.commands.running import Failed
from desktop.commands.signing import signed_in
from desktop.commands.usage import N_, Misused, Parser, Values, day, one_of, tr, whole
from models.desk.acts import Act
from ui.labels import label
from ui.language import current, say, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.desk.desk import Desk
    from models.desk.log import Verification
    from models.insight.logbook import BookRow, ChangeRow, Wanted
    from models.vault.health import Finding


def check_arguments(parser: Parser) -> None:
    """Say what ``check`` takes."""
    parser.set_defaults(run=check)


def check(values: Values) -> None:
    """Check every page, every table, the whole log, and every row against it."""
    from models.desk.history import verified
    from models.insight import safety, standing
    from models.vault import health

    with signed_in(values) as desk:
        desk.note(Act.CHECK)
        damage = health.check(desk.vault)
        found = [_finding(one) for one in (damage or standing.check(desk))]
        chain = verified(desk)
        copies = safety.backups(desk)
    if not chain.ok:
        found.append(_broken(chain))
    lines = [f"{one['what']} ({one['where']}) {one['next_step']}" for one in found]
    backup = {"safe": copies.is_calm, "newest": copies.newest, "newest_outside": copies.newest_off}
    answer(
        values,
        {"ok": not found, "findings": found, "backup": backup},
        [*(lines or [tr("Everything is whole.")]), say(copies.sentence)],
    )
    if found:
        raise Failed(tr("The register is not whole. Nothing was changed."))


def _finding(one: "Finding") -> dict[str, str]:
    return {"what": say(one.what), "where": one.where, "next_step": say(one.next_step)}


def _broken(chain: "Verification") -> dict[str, str]:
    return {
        "what": tr("The log does not hold together: an entry was altered or is missing."),
        "where": tr("Entry {number}", number=chain.broken_at),
        "next_step": tr("Keep a copy of the folder as it is, and restore the last good backup."),
    }


def log_arguments(parser: Parser) -> None:
    """Say what ``log`` takes."""
    parser.add_argument("--verify", action="store_true", help=parser.said(N_("verify every signature")))
    parser.add_argument(
        "--anchor",
        metavar="COUNT-HEAD",
        help=parser.said(N_("with --verify: compare with the count and head printed on a paper")),
    )
    parser.add_argument(
        "--backup",
        metavar="FILE",
        help=parser.said(N_("with --verify: compare with the count and head inside a backup")),
    )
    parser.add_argument("--by", metavar="NAME", help=parser.said(N_("only what this person did")))
    parser.add_argument("--act", type=one_of(Act), help=parser.said(N_("only this kind of act")))
    parser.add_argument("--member", metavar="N", help=parser.said(N_("only what was about this member")))
    parser.add_argument("--since", type=day, metavar="DATE", help=parser.said(N_("from this day on")))
    parser.add_argument("--until", type=day, metavar="DATE", help=parser.said(N_("up to this day")))
    parser.add_argument(
        "--changes", action="store_true", help=parser.said(N_("with the old and the new values"))
    )
    parser.add_argument("--limit", type=whole, default=50, help=parser.said(N_("how many entries at most")))
    parser.set_defaults(run=log)


def log(values: Values) -> None:
    """Print the newest entries, or verify the whole chain; managers alone."""
    if values.verify:
        _verify(values)
        return
    if values.anchor or values.backup:
        raise Misused(tr("Something is missing: {what}.", what="--verify"))
    from models.insight import logbook

    with signed_in(values) as desk:
        rows = logbook.read(desk, _wanted(values, desk))
        wrote = {row.entry: logbook.changes(desk, row.entry) for row in rows} if values.changes else {}
    listed = [_entry(row) | _changes(wrote.get(row.entry)) for row in rows]
    headings = (tr("Entry"), tr("Time"), tr("Person"), tr("What"), tr("About"))
    lines = [(row.entry, row.at, row.staff, act_said(row.act), row.about) for row in rows]
    answer(values, listed, table(headings, lines) + _change_lines(wrote))


def _wanted(values: Values, desk: "Desk") -> "Wanted":
    from models.centre import staff
    from models.insight.logbook import Wanted
    from models.people import members

    desk.require(Act.READ_LOG)
    found = [row.uid for row in staff.listed(desk, removed=True) if row.name == values.by]
    if values.by and not found:
        found = [staff.by_name(desk, values.by).uid]
    about = members.by_number(desk, members.read_number(desk, values.member)).uid if values.member else ""
    return Wanted(
        staff=found[0] if found else "",
        act=values.act,
        member=about,
        since=values.since,
        until=values.until,
        limit=values.limit,
    )


def _entry(row: "BookRow") -> dict[str, object]:
    return {
        "entry": row.entry,
        "at": row.at,
        "staff": row.staff,
        "act": row.act,
        "subject": row.subject,
        "about": row.about or None,
        "member": row.member,
    }


def _changes(wrote: "Sequence[ChangeRow] | None") -> dict[str, object]:
    if wrote is None:
        return {}
    return {
        "changes": [
            {"about": one.about, "table": one.table, "column": one.column, "old": one.old, "new": one.new}
            for one in wrote
        ]
    }


def _change_lines(wrote: "dict[int, tuple[ChangeRow, ...]]") -> list[str]:
    from ui.changes import column_said

    headings = (tr("Entry"), tr("About"), tr("Field"), tr("Before"), tr("After"))
    lines = [
        (number, one.about, column_said(one.column), one.old, one.new)
        for number, rows in wrote.items()
        for one in rows
    ]
    return ["", *table(headings, lines)] if lines else []


def act_said(value: str) -> str:
    """Return what was done in words. Acts on what is sealed share one neutral phrase."""
    return label(Act(value), current()) if value in set(Act) else value


def _verify(values: Values) -> None:
    from models.desk.history import verified
    from models.desk.outside import outside_anchor
    from models.vault.staff import fingerprint

    with signed_in(values) as desk:
        desk.require(Act.READ_LOG)
        found, anchor = verified(desk), outside_anchor(desk)
        same = _agrees(values, desk)
    first = fingerprint(found.founder)
    document = {
        "entries": found.entries,
        "ok": found.ok,
        "broken_at": found.broken_at,
        "first_key": first,
        "head": anchor.head,
        "agrees": same,
    }
    said = [
        trn("{n} entry holds together.", "{n} entries hold together.", found.entries),
        tr("First manager's key: {key}. It stands on the first recovery sheet.", key=first),
        tr("Count and head, to keep on paper: {count} · {head}", count=anchor.count, head=anchor.head),
    ]
    answer(values, document, said if found.ok else [])
    if not found.ok:
        raise Failed(tr("The log does not hold together from entry {number} on.", number=found.broken_at))
    if same is False:
        raise Failed(tr("The count and head do not belong to this log: its end was cut or written anew."))


def _agrees(values: Values, desk: "Desk") -> bool | None:
    """Compare with the anchors from paper and from a backup; None where neither was given."""
    from models.desk import outside

    kept = [outside.read_anchor(values.anchor)] if values.anchor else []
    kept += [outside.of_backup(desk, Path(values.backup))] if values.backup else []
    return all(outside.agrees(desk, one.count, one.head) for one in kept) if kept else None
