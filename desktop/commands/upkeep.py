# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking after the register: is the file whole, and what does the log say."""

from typing import TYPE_CHECKING

from desktop.commands.output import answer, table
from desktop.commands.running import Failed
from desktop.commands.signing import signed_in
from desktop.commands.usage import N_, Parser, Values, tr, whole
from models.desk.acts import Act
from ui.labels import label
from ui.language import current, say

if TYPE_CHECKING:
    from models.desk.log import Verification
    from models.vault.health import Finding


def check_arguments(parser: Parser) -> None:
    """Say what ``check`` takes."""
    parser.set_defaults(run=check)


def check(values: Values) -> None:
    """Check every page, every table, the whole log, and every row against it."""
    from models.desk.history import verified
    from models.insight import standing
    from models.vault import health

    with signed_in(values) as desk:
        desk.note(Act.CHECK)
        damage = health.check(desk.vault)
        found = [_finding(one) for one in (damage or standing.check(desk))]
        chain = verified(desk)
    if not chain.ok:
        found.append(_broken(chain))
    lines = [f"{one['what']} ({one['where']}) {one['next_step']}" for one in found]
    answer(values, {"ok": not found, "findings": found}, lines or [tr("Everything is whole.")])
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
    parser.add_argument("--limit", type=whole, default=50, help=parser.said(N_("how many entries at most")))
    parser.set_defaults(run=log)


def log(values: Values) -> None:
    """Print the newest entries, or verify the whole chain; managers alone."""
    if values.verify:
        _verify(values)
        return
    from models.desk.history import entries

    with signed_in(values) as desk:
        rows = entries(desk, values.limit)
    listed = [
        {"entry": row.entry, "at": row.at, "staff": row.staff, "act": row.act, "subject": row.subject}
        for row in rows
    ]
    headings = (tr("Entry"), tr("Time"), tr("Person"), tr("What"))
    lines = [(row.entry, row.at, row.staff, act_said(row.act)) for row in rows]
    answer(values, listed, table(headings, lines))


def act_said(value: str) -> str:
    """Return what was done in words. Acts on what is sealed share one neutral phrase."""
    return label(Act(value), current()) if value in set(Act) else value


def _verify(values: Values) -> None:
    from models.desk.history import verified
    from models.vault.staff import fingerprint

    with signed_in(values) as desk:
        desk.require(Act.READ_LOG)
        found = verified(desk)
    first = fingerprint(found.founder)
    document = {"entries": found.entries, "ok": found.ok, "broken_at": found.broken_at, "first_key": first}
    said = [
        tr("{n} entries hold together.", n=found.entries),
        tr("First manager's key: {key}. It stands on the first recovery sheet.", key=first),
    ]
    answer(values, document, said if found.ok else [])
    if not found.ok:
        raise Failed(tr("The log does not hold together from entry {number} on.", number=found.broken_at))
