# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A sample centre with believable history, to look around in."""

from pathlib import Path

from desktop.commands.output import answer, note
from desktop.commands.usage import N_, Parser, Values, whole
from models.words import Language

PASSWORD = "looking around together"  # noqa: S105 - the sample centre's, printed for everybody


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
    folder = Path(values.into) if values.into else _sample_folder()
    if not (folder / "centre.db").exists() or values.into:
        _build(values, folder)
    if not values.into:
        from desktop.window import run

        run(vault=str(folder), language=values.language or "")


def _sample_folder() -> Path:
    from models.vault.folders import default_folder

    return default_folder().parent / "sample"


def _build(values: Values, folder: Path) -> None:
    from models.exchange.sample import build

    from models.clock import SystemClock

    report = build(
        folder,
        members=values.members,
        years=values.years,
        seed=values.seed,
        clock=SystemClock(),
        password=values.secrets.get("SAATHI_PASSWORD", PASSWORD),
        language=Language(values.language or "en"),
        on_step=None if values.json else _say_step,
    )
    answer(values, report.document(), report.lines())


def _say_step(step: str) -> None:
    note(step)
