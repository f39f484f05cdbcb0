# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What models say instead of prose: a sentence's identity and its parameters, put into words above."""

from collections.abc import Mapping

from models.words import NameLevel


class Message:
    """One sentence to be said in the reader's language; nothing of it changes.

    ``id`` is the catalogue's key (the English template, with ``{named}`` places). For a sentence that changes
    with a count, ``plural`` is the English plural template and ``count`` chooses. Written out: the first page
    says sentences, and importing ``dataclasses`` alone would cost the start a twentieth.
    """

    __slots__ = ("count", "id", "parameters", "plural")

    id: str
    parameters: dict[str, object]
    plural: str | None
    count: int

    def __init__(
        self,
        id: str,  # noqa: A002 - the catalogue's own word
        parameters: dict[str, object] | None = None,
        plural: str | None = None,
        count: int = 1,
    ) -> None:
        self.id, self.parameters = id, {} if parameters is None else parameters
        self.plural, self.count = plural, count

    def __eq__(self, other: object) -> bool:
        """Tell whether it is the same sentence about the same."""
        return isinstance(other, Message) and self._whole() == other._whole()

    def __hash__(self) -> int:
        """Tell sentences apart by their words: what they are about need not be hashable."""
        return hash((self.id, self.plural, self.count))

    def _whole(self) -> tuple[object, ...]:
        return self.id, self.parameters, self.plural, self.count

    def __str__(self) -> str:
        """Show the identity alone: parameters may hold a person's name and str() ends up in logs."""
        return self.id


def message(id: str, **parameters: object) -> Message:  # noqa: A002 - the catalogue's own word
    """Name a sentence: ``message("{column}: no date could be read", column="DOA")``."""
    return Message(id, parameters)


def counted(one: str, many: str, count: int, **parameters: object) -> Message:
    """Name a sentence whose form follows ``count``, which is also its ``{n}``."""
    return Message(one, {"n": count, **parameters}, many, count)


class PersonName(str):
    """A member's name as rows and sentences carry it, with both its spellings.

    As text it is what papers and files show. A catalogue's ``named``, and every sentence it stands in, say it
    in the reader's script; so it follows the language of the screen at once.
    """

    __slots__ = ("initial_first", "level", "local_name", "name")

    name: str
    local_name: str | None
    level: NameLevel
    initial_first: bool

    def __new__(
        cls,
        shown: str,
        name: str | None = None,
        local_name: str | None = None,
        level: NameLevel = NameLevel.FULL,
        *,
        initial_first: bool = False,
    ) -> "PersonName":
        """Take the text, and the spellings it comes from; with no name, the text is the kept name."""
        made = super().__new__(cls, shown)
        made.name, made.local_name = shown if name is None else name, local_name
        made.level, made.initial_first = level, initial_first
        return made


class GivenName(str):
    """A name the centre gave, with what it is called in other languages: a group's, a session's by its group.

    As text it is the centre's own word. A catalogue's ``named``, and every sentence it stands in, say it in
    the reader's language, as far as the centre gave one.
    """

    __slots__ = ("names",)

    names: dict[str, str]

    def __new__(cls, shown: str, names: Mapping[str, str] | None = None) -> "GivenName":
        """Take the centre's own word, and the names by language code."""
        made = super().__new__(cls, shown)
        made.names = {code: name for code, name in (names or {}).items() if name}
        return made

    def dated(self, on: str) -> "GivenName":
        """Return the name with a day behind it, in every language."""
        names = {code: f"{name} · {on}" for code, name in self.names.items()}
        return GivenName(f"{self} · {on}", names)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Return every name it has: for whoever looks for it."""
        return (str(self), *self.names.values())


def person(name: str, local_name: str | None) -> PersonName:
    """Carry a kept name with its local spelling."""
    return PersonName(name, name, local_name)


class Refused(Exception):
    """Work that was refused for a reason a person can act on. Nothing was changed."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


class NotAllowed(Refused):
    """The signed-in person's keys do not open this."""


def locked() -> NotAllowed:
    """Return the refusal of whoever asks for a key after the register was locked."""
    return NotAllowed(message("The register is locked. Sign in again."))


class NotFound(Refused):
    """What was asked for is not in the register."""
