# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is meant by what stands in the box: a person, several, nobody, a line of marks, or a sheet's code."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from models.gatherings.paperline import Preview, preview
from models.messages import Message, Refused
from models.words import Language, Mark

if TYPE_CHECKING:
    from models.gatherings.finding import Someone
    from models.gatherings.register import Register
    from ui.screen.register.service import Matches, RegisterService

_CODE_LETTERS = 7


class Kind(StrEnum):
    """What the box holds."""

    NOTHING = "nothing"
    ONE = "one"
    SEVERAL = "several"
    NOBODY = "nobody"
    READING = "reading"
    LINE = "line"
    CODE = "code"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What Enter would act on."""

    kind: Kind
    matches: "Matches | None" = None
    line: Preview | None = None
    trouble: Message | None = None

    @property
    def people(self) -> "tuple[Someone, ...]":
        """Everybody the letters may mean, the roster first."""
        return (*self.matches.roster, *self.matches.others) if self.matches else ()

    @property
    def sole(self) -> "Someone | None":
        """The one person Enter marks: the only one on the roster, else the only one anywhere."""
        if self.kind is not Kind.ONE or self.matches is None:
            return None
        return (self.matches.roster or self.matches.others)[0]


NOTHING = Meaning(Kind.NOTHING)


def meaning(
    service: "RegisterService",
    session: int,
    shown: "Register",
    text: str,
    *,
    blank_rows: int | None = None,
) -> Meaning:
    """Read the box. With ``blank_rows`` a signed sheet lies here: whoever is not named was present."""
    if not text.strip():
        return NOTHING
    if any(letter.isdecimal() for letter in text):
        found = _code(service, text) or _line(shown, text, blank_rows)
        if found is not None:
            return found
    elif blank_rows is not None:
        return _wrong(shown, text)
    return _people(service, session, text)


def _code(service: "RegisterService", text: str) -> Meaning | None:
    if sum(letter.isalnum() for letter in text) < _CODE_LETTERS or " " in text.strip():
        return None
    return Meaning(Kind.CODE) if service.is_sheet_code(text) else None


def _line(shown: "Register", text: str, blank_rows: int | None) -> Meaning | None:
    rest = None if blank_rows is None else Mark.PRESENT
    try:
        return Meaning(Kind.LINE, line=preview(shown, text, rest=rest, blank_rows=blank_rows or 0))
    except Refused as refused:
        looks_so = blank_rows is not None or (" " in text.strip() and not text.strip()[0].isdecimal())
        return Meaning(Kind.WRONG, trouble=refused.message) if looks_so else None


def _wrong(shown: "Register", text: str) -> Meaning:
    try:
        preview(shown, text, rest=Mark.PRESENT)
    except Refused as refused:
        return Meaning(Kind.WRONG, trouble=refused.message)
    return NOTHING


def _people(service: "RegisterService", session: int, text: str) -> Meaning:
    from ui import language

    reader: Language = language.current().language
    matches = service.find(session, text, reader)
    if matches.exact or len(matches.roster) == 1:
        count = len(matches.roster) or len(matches.others)
    else:
        count = len(matches.roster) + len(matches.others)
    if count == 0:
        return Meaning(Kind.READING if matches.reading else Kind.NOBODY, matches)
    return Meaning(Kind.ONE if count == 1 else Kind.SEVERAL, matches)
