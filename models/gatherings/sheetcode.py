# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The short code printed on an attendance sheet: group, date and sequence, with a check character.

Seven characters ("4K7-2QX-9") carry the usual case and ten the rest. The check is a weighted sum over the
field of 32 elements with a different weight for every place, so one wrong character is always found, and
so is every exchange of two.
"""

from dataclasses import dataclass
from datetime import date

from models import crockford
from models.messages import Refused, message

_EPOCH = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class SheetCode:
    """What a sheet's code says: the group's id, the session's date, and which sheet of that day (from 1)."""

    group_id: int
    on: date
    n: int = 1


@dataclass(frozen=True, slots=True)
class _Form:
    """How many bits each part has in one length. The multiplier keeps neighbours from looking alike."""

    characters: int
    date_bits: int
    group_bits: int
    n_bits: int
    multiplier: int

    @property
    def modulus(self) -> int:
        return 1 << (5 * self.characters)

    def pack(self, group_id: int, day: int, n: int) -> str | None:
        if group_id >> self.group_bits or day >> self.date_bits or n >> self.n_bits:
            return None
        value = (group_id << self.date_bits | day) << self.n_bits | n
        return crockford.encode(value * self.multiplier % self.modulus, self.characters)

    def unpack(self, body: str) -> tuple[int, int, int]:
        value = crockford.decode(body) * pow(self.multiplier, -1, self.modulus) % self.modulus
        value, n = divmod(value, 1 << self.n_bits)
        group_id, day = divmod(value, 1 << self.date_bits)
        return group_id, day, n


_FORMS = (
    _Form(characters=6, date_bits=14, group_bits=12, n_bits=4, multiplier=0x2545F491),
    _Form(characters=9, date_bits=15, group_bits=16, n_bits=14, multiplier=0x1234567F4A7D),
)


def make(group_id: int, on: date, n: int = 1) -> str:
    """Return the code of the ``n``-th sheet of a group on a date (2000 to 2089; up to 65,535 groups)."""
    day = (on - _EPOCH).days
    if group_id < 0 or day < 0 or n < 1:
        raise ValueError("a sheet code counts groups from 0, sheets from 1 and days from 2000")
    for form in _FORMS:
        body = form.pack(group_id, day, n - 1)
        if body is not None:
            return _shown(body + _check(body))
    raise ValueError("the sheet code has no room for this group, date or number")


def read(typed: str) -> SheetCode:
    """Return what a typed code says; case, spaces, dashes, local digits and O/0, I/1 do not matter."""
    text = crockford.tidy(typed)
    form = next((form for form in _FORMS if form.characters + 1 == len(text)), None)
    if form is None or set(text) - set(crockford.ALPHABET):
        raise Refused(
            message(
                "“{typed}” is not a sheet code. It stands at the top of the sheet and looks like {example}.",
                typed=typed,
                example="4K7-2QX-9",
            )
        )
    body = text[:-1]
    if _check(body) != text[-1]:
        raise _slip(typed)
    group_id, day, n = form.unpack(body)
    return SheetCode(group_id, date.fromordinal(_EPOCH.toordinal() + day), n + 1)


def _slip(typed: str) -> Refused:
    return Refused(
        message(
            "One character of the sheet code “{typed}” is not right. Nothing was opened. "
            "Compare it with the sheet and type it again.",
            typed=typed,
        )
    )


def _shown(text: str) -> str:
    return "-".join(text[start : start + 3] for start in range(0, len(text), 3))


def _double(element: int) -> int:
    """Multiply by x in the field of 32 elements (x⁵ = x² + 1)."""
    doubled = element << 1
    return doubled ^ 0b100101 if doubled & 32 else doubled


def _check(body: str) -> str:
    """Return the check character: Σ xⁱ·cᵢ, its own weight 1. Weights differ for up to 31 characters."""
    total = 0
    for character in body:
        total = _double(total ^ crockford.ALPHABET.index(character))
    return crockford.ALPHABET[total]
