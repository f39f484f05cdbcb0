# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""One line of marks from a signed sheet: "absent 4 11 23 late 7".

Words and legend letters of all three languages are understood.
Nothing is guessed: a word that is no mark, a number without one, or one row with two marks refuses the line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from models.gatherings.markwords import LEGEND, MEMBER_WORDS, WORDS, folded
from models.messages import Message, Refused, message
from models.words import Mark

__all__ = ["LEGEND", "MarkLine", "Marked", "parse"]

_MOST = 9_999_999
_LONGEST_RANGE = 2_000
_LONGEST_TEXT = 60
"""Characters of one number, range or member: far more than any sheet needs."""

_TOKENS = re.compile(
    rf"(?P<member>(?:{'|'.join(MEMBER_WORDS)})\s*:\s*(?:[^\W\d_][^\s\d:,;&+|।-]*-?)?\d+(?![\d:/-]|\.\d))"
    r"|(?P<unclear>(?:^|(?<=\s))-\d+|\d+(?:[./:]\d|\s*-\s*(?!\s|\d)|\s*-\s*\d+\s*-|\s*-\s*$|\s*-\s+(?!\d))\S*)"
    r"|(?P<range>\d+\s*-\s*\d+)"
    r"|(?P<number>\d+)"
    r"|(?P<gap>[\s,;&+|।:=.]+|-)"
    r"|(?P<word>[^\s\d,;&+|।:=.-]+)"
)


@dataclass(frozen=True, slots=True)
class Marked:
    """One mark with the rows and the member numbers it is given to, in the order typed."""

    mark: Mark
    rows: tuple[int, ...]
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MarkLine:
    """What a line says. Whether the rows and members exist is the caller's to check."""

    marks: tuple[Marked, ...]

    @property
    def rows(self) -> dict[int, Mark]:
        """Every row with its mark."""
        return {row: marked.mark for marked in self.marks for row in marked.rows}

    @property
    def members(self) -> dict[int, Mark]:
        """Every member number with its mark."""
        return {member: marked.mark for marked in self.marks for member in marked.members}


@dataclass(slots=True)
class _Reader:
    """The line so far: the mark in force, and what was given to whom."""

    mark: Mark | None = None
    word: str = ""
    used: bool = True
    waiting: list[str] = field(default_factory=list[str])
    rows: dict[int, Mark] = field(default_factory=dict[int, Mark])
    members: dict[int, Mark] = field(default_factory=dict[int, Mark])

    def take(self, number: int, *, member: bool, typed: str) -> None:
        self.close_words()
        if self.mark is None:
            raise Refused(
                message(
                    "There is no mark word before {number}. Start with a mark, such as: absent 4 11 late 7",
                    number=typed,
                )
            )
        self.used = True
        if not 1 <= number <= _MOST:
            raise Refused(_no_such_number(typed))
        given = self.members if member else self.rows
        before = given.setdefault(number, self.mark)
        if before is not self.mark:
            raise Refused(_twice(number, before, self.mark, member=member))

    def close_words(self) -> None:
        for word, mark in _marks_of(self.waiting):
            self.end_mark()
            self.mark, self.word, self.used = mark, word, False
        self.waiting.clear()

    def end_mark(self) -> None:
        if not self.used:
            raise Refused(message("No number stands after “{word}”. Nothing was marked.", word=self.word))


def parse(line: str) -> MarkLine:
    """Read a line of marks, or raise Refused with the one reason why it cannot be read."""
    reader = _Reader()
    for kind, text in _tokens(line):
        if kind == "word":
            reader.waiting.append(text)
            continue
        for number in _numbers(kind, text):
            reader.take(number, member=kind == "member", typed=text)
    reader.close_words()
    reader.end_mark()
    return _line(reader)


def _line(reader: _Reader) -> MarkLine:
    order = dict.fromkeys((*reader.rows.values(), *reader.members.values()))
    if not order:
        raise Refused(
            message("Nothing to mark yet. Type a mark and row numbers, such as: absent 4 11 late 7")
        )
    return MarkLine(
        tuple(
            Marked(
                mark,
                tuple(row for row, given in reader.rows.items() if given is mark),
                tuple(member for member, given in reader.members.items() if given is mark),
            )
            for mark in order
        )
    )


def _tokens(line: str) -> Iterator[tuple[str, str]]:
    for found in _TOKENS.finditer(folded(line)):
        if found.lastgroup != "gap":
            yield found.lastgroup or "", found.group()


def _numbers(kind: str, text: str) -> range:
    if len(text) > _LONGEST_TEXT:
        raise Refused(_no_such_number(text))
    if kind == "number":
        return range(int(text), int(text) + 1)
    if kind == "member":
        number = int(re.sub(r"\D", "", text))
        return range(number, number + 1)
    if kind == "range":
        first, last = (int(part) for part in text.split("-"))
        if first <= last < first + _LONGEST_RANGE:
            return range(first, last + 1)
    raise Refused(message("“{text}” could not be read as row numbers. Nothing was marked.", text=text))


def _marks_of(words: list[str]) -> Iterator[tuple[str, Mark]]:
    """Read words from the left, always by the longest mark that fits: "left early" before "left"."""
    place = 0
    while place < len(words):
        longest = next(
            (end for end in range(len(words), place, -1) if " ".join(words[place:end]) in WORDS), None
        )
        if longest is None:
            raise Refused(_unknown(words[place]))
        text = " ".join(words[place:longest])
        yield text, WORDS[text]
        place = longest


def _unknown(word: str) -> Message:
    return message(
        "“{word}” is not a mark. Nothing was marked. "
        "Use a word such as absent or late, or a letter from the sheet's legend.",
        word=word,
    )


def _no_such_number(typed: str) -> Message:
    return message(
        "There is no number {number} on a sheet. Rows count from 1. Nothing was marked.", number=typed
    )


def _twice(number: int, first: Mark, second: Mark, *, member: bool) -> Message:
    if member:
        return message(
            "Member {number} stands in the line twice, as {first} and as {second}. Nothing was marked.",
            number=number,
            first=first,
            second=second,
        )
    return message(
        "Row {number} stands in the line twice, as {first} and as {second}. Nothing was marked.",
        number=number,
        first=first,
        second=second,
    )
