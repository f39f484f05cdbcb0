# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How arguments are read: common options before and after the command, late filling, plain sentences.

Imports argparse alone. The catalogue is read only where a language other than English is asked for.
"""

import argparse
import errno
import os
import re
import sys
from collections.abc import Callable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, time
    from enum import Enum
    from typing import Any, NoReturn, TypeVar

    Word = TypeVar("Word", bound=Enum)

LANGUAGES = ("en", "hi", "pa")


class Values(argparse.Namespace):
    """What was asked for, and the secrets taken from the environment."""

    def __init__(self, secrets: "dict[str, str] | None" = None) -> None:
        super().__init__()
        self.secrets = secrets or {}


def N_(text: str) -> str:  # noqa: N802 - the catalogue's own mark
    """Mark a text for the catalogue."""
    return text


def tr(text: str, /, **parameters: object) -> str:
    """Say a sentence in the language in use, without reading a catalogue while that is English."""
    language = sys.modules.get("ui.language")
    if language is not None:
        return language.tr(text, **parameters)
    return text.format(**parameters) if parameters else text


def asked_language(arguments: "list[str]") -> str:
    """Return the language named by ``--language`` anywhere, so that help and mistakes are said in it."""
    for place, word in enumerate(arguments):
        value = word[11:] if word.startswith("--language=") else ""
        if word == "--language" and place + 1 < len(arguments):
            value = arguments[place + 1]
        if value in LANGUAGES:
            return value
    return ""


def speak(language: str) -> None:
    """Use a language from here on."""
    if language and (language != "en" or "ui.language" in sys.modules):
        from models.words import Language
        from ui.language import use

        use(Language(language))


class _Lines(argparse.HelpFormatter):
    """Help as wide as the terminal; asking argparse for that would load the world's archivers."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    try:
        return max(40, os.get_terminal_size(1).columns)
    except (OSError, ValueError):
        return 80


class Misused(Exception):
    """A command was asked for in a way that means nothing; exit 2 with one sentence."""


class Parser(argparse.ArgumentParser):
    """A parser that is filled when it is first needed, and refuses in plain words."""

    def __init__(
        self, *, prog: str, description: str = "", fill: "Callable[[Parser], None] | None" = None
    ) -> None:
        super().__init__(
            prog=prog,
            description=tr(description) if description else None,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_Lines,
        )
        self.color = False  # from Python 3.14 on: the same plain text everywhere
        self._fill = fill
        if fill is None:
            self._offer_help()

    def said(self, text: str) -> str:
        """Return a help text as argparse wants it."""
        return tr(text).replace("%", "%%")

    def parse_known_args(  # pyright: ignore[reportIncompatibleMethodOverride] - the overloads say no more
        self, args: "Any" = None, namespace: "Any" = None
    ) -> "Any":
        """Fill the parser before its first use."""
        fill, self._fill = self._fill, None
        if fill is not None:
            self._offer_help()
            fill(self)
            add_common(self, default=argparse.SUPPRESS)
        return super().parse_known_args(args, namespace)

    def _offer_help(self) -> None:
        self.add_argument("-h", "--help", action="help", help=self.said(N_("show this help")))

    def add_commands(self, *, required: bool = False) -> "Any":
        """Return the place where commands below this one are added."""
        return self.add_subparsers(
            title=tr("commands"),
            metavar=tr("COMMAND"),
            dest="command",
            required=required,
            parser_class=Parser,
        )

    def error(self, message: str) -> "NoReturn":
        """Say in one plain sentence what was not understood, and where help is."""
        help_ = tr("See “{command} --help”.", command=self.prog)
        sys.stderr.write(f"{plain(message)} {help_}\n")
        raise SystemExit(2)


def screen_missing() -> str:
    """Return what to say where no window can be shown; nothing where one can."""
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if not sys.platform.startswith("linux") or any(os.environ.get(name) for name in told):
        return ""
    return tr("There is no screen to open the window on. What works without one: saathi --help.")


def reader_left(problem: OSError) -> bool:
    """Tell whether nobody reads our output any more: Windows calls that an invalid argument, of no file."""
    of_windows = sys.platform == "win32" and problem.errno == errno.EINVAL and problem.filename is None
    return of_windows or isinstance(problem, BrokenPipeError)


def nobody_listens() -> int:
    """Whoever read our output is gone: end quietly."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return 1


_FAULTS = (
    (r"the following arguments are required: (?P<what>.*)", N_("Something is missing: {what}.")),
    (r"unrecognized arguments: (?P<what>.*)", N_("This was not understood: {what}.")),
    (r"argument (?P<option>.*?): expected .*", N_("After {option} a value is missing.")),
    (
        r"argument (?P<option>.*?): invalid choice: (?P<value>.*?) \((?:choose|maybe).*",
        N_("{value} cannot be used for {option}."),
    ),
    (r"argument (?P<option>.*?): not allowed with argument (?P<other>.*)", N_("Use {option} or {other}.")),
    (r"one of the arguments (?P<what>.*) is required", N_("One of these is needed: {what}.")),
    (r"argument (?P<option>.*?): (?P<why>.*)", N_("{option}: {why}")),
)


def plain(message: str) -> str:
    """Put argparse's words about a mistake into a sentence."""
    flat = " ".join(message.split())
    for pattern, sentence in _FAULTS:
        found = re.fullmatch(pattern, flat)
        if found:
            return tr(sentence, **found.groupdict())
    return flat


def add_common(parser: Parser, *, default: object) -> None:
    """Add the options every command takes, unless it has one of that name itself."""
    taken = parser._option_string_actions  # noqa: SLF001 - argparse tells nobody which options stand already
    common = parser.add_argument_group(tr("common options"))
    if "--vault" not in taken:
        common.add_argument(
            "--vault", metavar=tr("DIR"), default=default, help=parser.said(N_("the folder of the register"))
        )
    common.add_argument(
        "--as",
        dest="person",
        metavar=tr("NAME"),
        default=default,
        help=parser.said(N_("who signs in; the password comes from SAATHI_PASSWORD or is asked for")),
    )
    common.add_argument(
        "--json",
        action="store_true",
        default=default,
        help=parser.said(N_("print one JSON document")),
    )
    if "--language" not in taken:
        common.add_argument(
            "--language",
            choices=LANGUAGES,
            default=default,
            help=parser.said(N_("the language of sentences and paper")),
        )


def day(text: str) -> "date":
    """Read an ISO date of the command line, or one counted from today: today, today-90, today+7."""
    from models.dates import iso

    found = re.fullmatch(r"today(?:([+-])(\d{1,5}))?", text.strip().casefold(), re.ASCII)
    return _from_today(found[1], found[2]) if found else _read(iso, text)


def _from_today(sign: "str | None", days: "str | None") -> "date":
    from datetime import timedelta

    from models.clock import SystemClock

    return SystemClock().today() + timedelta(days=int(f"{sign or ''}{days or 0}"))


def month(text: str) -> "date":
    """Read a month of the command line, 2026-11, as its first day."""
    from datetime import date

    if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", text, re.ASCII):
        raise argparse.ArgumentTypeError(tr("“{text}” is not a month such as 2026-11.", text=text[:40]))
    return date(int(text[:4]), int(text[5:]), 1)


def clock_time(text: str) -> "time":
    """Read a time of day, HH:MM."""
    from datetime import time

    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text, re.ASCII):
        raise argparse.ArgumentTypeError(tr("“{text}” is not a time such as 18:30.", text=text[:40]))
    return time.fromisoformat(text)


def _read(reader: "Callable[[str], Any]", text: str) -> "Any":
    from models.messages import Refused
    from ui.language import say

    try:
        return reader(text)
    except Refused as refusal:
        raise argparse.ArgumentTypeError(say(refusal.message)) from None


def one_of(words: "type[Word]") -> "Callable[[str], Word]":
    """Return a reader for a closed list of words; a wrong one is told which there are."""

    def read(text: str) -> "Word":
        wanted = text.strip().casefold().replace("-", "_").replace(" ", "_")
        for word in words:
            if word.value == wanted:
                return word
        known = ", ".join(str(word.value) for word in words)
        raise argparse.ArgumentTypeError(
            tr("“{text}” is none of these: {known}.", text=text[:40], known=known)
        )

    return read


def whole(text: str) -> int:
    """Read a whole number from 0 up."""
    from models.text import whole_number

    if (number := whole_number(text)) is None:
        raise argparse.ArgumentTypeError(tr("“{text}” is not a number.", text=text[:40]))
    return number
