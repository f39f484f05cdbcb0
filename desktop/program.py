# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The front door: ``saathi`` alone opens the window; with a command it does that work and exits.

Nothing heavy is imported here: ``--help`` and every wrong usage answer at once.
"""

import builtins
import gc
import os
import sys
from importlib import import_module

from desktop.commands.usage import (
    N_,
    Parser,
    Values,
    add_common,
    asked_language,
    nobody_listens,
    reader_left,
    screen_missing,
    speak,
)
from desktop.lean import import_qt
from desktop.version import VERSION

COMMANDS = (
    ("new", "vaults", N_("Make a new register and its recovery sheet")),
    ("recover", "vaults", N_("Open with the recovery sheet and set a manager")),
    ("password", "vaults", N_("Change your own password")),
    ("sheet-lost", "sheets", N_("Make a new recovery sheet; the old one opens nothing any more")),
    ("demo", "demo", N_("Make a sample centre to look around in")),
    ("staff", "staff", N_("Who may sign in")),
    ("import", "importing", N_("Take a register over from a spreadsheet, or take an import back")),
    ("members", "members", N_("List, show, find, add and change members")),
    ("consent", "consents", N_("Record that a member gave or withdrew consent")),
    ("guardian", "consents", N_("Name who answers for a member under 18")),
    ("groups", "groups", N_("List, open, join and leave groups")),
    ("sessions", "sessions", N_("List, plan, open, close and cancel sessions")),
    ("mark", "register", N_("Mark a session's register from one line of words")),
    ("sheet", "register", N_("Print a session's attendance sheet")),
    ("print", "printing", N_("Print member cards, an attendance slip or a blank form")),
    ("sobriety", "sobriety", N_("Show a member's periods and days")),
    ("new-start", "sobriety", N_("Record a new start date after a return to use")),
    ("hold", "sobriety", N_("Pause a member's celebrations, or end the pause")),
    ("milestones", "milestones", N_("Milestones due and coming")),
    ("certificates", "milestones", N_("Award milestones and print their certificates")),
    ("verify", "milestones", N_("Tell whether a certificate is ours")),
    ("sponsors", "sponsors", N_("Who needs a sponsor; suggest, pair, end, and keep contacts")),
    ("export", "exporting", N_("Write members or attendance to a spreadsheet")),
    ("record", "record", N_("Write down everything the register holds about one member")),
    ("backup", "backups", N_("Make a verified backup, here and in the second place or in a folder")),
    ("restore", "backups", N_("Put a backup in the register's place, or prove that it would open")),
    ("salvage", "backups", N_("Save what is readable of a damaged register into a new one")),
    ("check", "upkeep", N_("Check that the register's file is whole")),
    ("log", "upkeep", N_("Read the log, or verify it")),
)
"""Name, module of desktop.commands and purpose of every command."""

BEFORE_QT = (
    "desktop.crash",
    "desktop.front",
    "desktop.preferences",
    "ui.labels",
    "ui.screen.sheet",
    "ui.screen.tokens",
)
"""What the first page needs and knows no Qt, with all below it: a mistake there is told without a screen."""

SECRETS = ("SAATHI_PASSWORD", "SAATHI_NEW_PASSWORD", "SAATHI_RECOVERY")


def main(argv: list[str] | None = None) -> int:
    """Do what the arguments ask for; 0 done, 1 refused, 2 wrong usage."""
    secrets = {name: os.environ.pop(name) for name in SECRETS if name in os.environ}
    _speak_utf8()
    try:
        code = _main(sys.argv[1:] if argv is None else argv, secrets)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return 1
    except OSError as problem:
        if not reader_left(problem):
            raise
        return nobody_listens()
    return code


def _main(arguments: list[str], secrets: dict[str, str]) -> int:
    try:
        speak(asked_language(arguments))
        values = build_parser().parse_args(arguments, Values(secrets))
    except SystemExit as end:
        return int(end.code or 0)
    if not hasattr(values, "run"):
        return _open_window(values)
    from desktop.commands.running import run

    return run(values)


def build_parser() -> Parser:
    """Return the parser of everything; a command's own arguments are added when it is asked for."""
    parser = Parser(prog="saathi", description=N_("The register a centre runs its peer support on."))
    parser.add_argument("--version", action="version", version=f"Saathi {VERSION}")
    add_common(parser, default=None)
    commands = parser.add_commands()
    for name, module, purpose in COMMANDS:
        commands.add_parser(name, help=parser.said(purpose), description=purpose, fill=_filler(name, module))
    return parser


def _filler(name: str, module: str):  # noqa: ANN202 - a callable's type would cost the import of typing
    def fill(parser: Parser) -> None:
        found = import_module(f"desktop.commands.{module}")
        getattr(found, f"{name.replace('-', '_')}_arguments")(parser)

    return fill


def _open_window(values: Values) -> int:
    """Open the window; only now is Qt imported, which ends the process where there is no screen."""
    missing = screen_missing()
    if missing:
        sys.stderr.write(f"{missing}\n")
        return 1
    from desktop.sample import make_sample

    return opener()(
        values.vault, person=values.person or "", language=values.language or "", sample=make_sample
    )


def opener():  # noqa: ANN201 - a callable's type would cost the import of typing
    """Return what opens the window. Nothing that a start imports is rubbish: looking for it costs a fifth."""
    gc.disable()
    for module in BEFORE_QT:
        import_module(module)
    import_qt()
    import_plainly()
    from desktop.window import run

    return run


def import_plainly() -> None:
    """Import as Python does: Qt's own way reads each module's source, to know whose spellings it may change.

    Nobody here asks it to, and it costs a start and every page that is first opened some of their time.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _speak_utf8() -> None:
    """Write UTF-8 wherever the output goes; what cannot be said in it never stops the work."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
