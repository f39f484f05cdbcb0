# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A sample centre with believable history, to look around in."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.output import answer, note, table
from desktop.commands.running import Failed
from desktop.commands.usage import N_, Parser, Values, screen_missing, tr, whole
from desktop.places import own_places
from models.vault.folders import DATABASE
from models.words import Language
from ui.language import say

if TYPE_CHECKING:
    from models.messages import Message
    from models.sample.building import SampleReport


def demo_arguments(parser: Parser) -> None:
    """Say what ``demo`` takes."""
    add = parser.add_argument
    add("--into", metavar="DIR", help=parser.said(N_("make it there, and open no window")))
    add("--members", type=whole, default=60, help=parser.said(N_("how many members; else 60")))
    add("--years", type=whole, default=2, help=parser.said(N_("how many years of history; else 2")))
    add("--seed", type=whole, default=1, help=parser.said(N_("the same number gives the same centre")))
    parser.set_defaults(run=demo)


def demo(values: Values) -> None:
    """Make the sample centre; without ``--into`` open the window on it."""
    missing = "" if values.into else screen_missing()
    if missing:
        raise Failed(missing)
    folder = Path(values.into) if values.into else own_places().sample
    if values.into or not (folder / DATABASE).exists():
        _make(values, folder)
    if not values.into:
        from desktop.sample import make_sample
        from desktop.window import run

        run(folder, language=values.language or "", sample=make_sample)


def _make(values: Values, folder: Path) -> None:
    from models.clock import SystemClock
    from models.sample.building import build, default_password

    report = build(
        folder,
        members=values.members,
        years=values.years,
        seed=values.seed,
        clock=SystemClock(),
        password=values.secrets.get("SAATHI_PASSWORD") or default_password(values.seed),
        language=Language(values.language or "en"),
        on_step=_Steps() if sys.stderr.isatty() else None,
    )
    document = {
        "vault": str(report.folder),
        "password": report.password,
        "staff": [{"name": name, "role": role} for name, role in report.staff],
        "members": report.members,
        "groups": report.groups,
        "sessions": report.sessions,
        "marks": report.marks,
        "awards": report.awards,
    }
    answer(values, document, _lines(report))


def _lines(report: "SampleReport") -> list[str]:
    return [
        tr("A sample centre was made in {folder}.", folder=report.folder),
        tr(
            "{members} members, {groups} groups, {sessions} sessions, {marks} marks.",
            members=report.members,
            groups=report.groups,
            sessions=report.sessions,
            marks=report.marks,
        ),
        *table((tr("Name"), tr("Role")), report.staff),
        tr("All of them sign in with: {password}", password=report.password),
    ]


class _Steps:
    """Says on the terminal what is being made, once for each kind of work."""

    def __init__(self) -> None:
        self._said = ""

    def __call__(self, _done: int, _of: int, what: "Message") -> None:
        sentence = say(what)
        if sentence != self._said:
            self._said = sentence
            note(sentence)
