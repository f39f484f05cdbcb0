# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serial numbers and verification codes of certificates.

A serial belongs to an Indian financial year, 1 April to 31 March. A verification code is the first 50 bits of
an HMAC-SHA256 over what the certificate says, in ten characters of Crockford's base 32.
"""

import hashlib
import hmac
import re
import unicodedata
from datetime import date

from models import crockford
from models.dates import financial_year
from models.words import Unit

LENGTH = 10
_BITS = 50
_PREFIX = re.compile(r"[A-Z][A-Z0-9]{0,11}")
_SERIAL = re.compile(r"([A-Z][A-Z0-9]{0,11})[/ -]*(\d{4})[/ -]+(\d{2})[/ -]+(\d{1,9})")


def serial(prefix: str, on: date, n: int) -> str:
    """Return a serial such as "CERT/2026-27/0147"; the prefix is capitals and digits."""
    if not _PREFIX.fullmatch(prefix) or n < 1:
        raise ValueError("a serial needs a prefix of capitals and digits and a number from 1")
    return f"{prefix}/{financial_year(on)}/{n:04d}"


def read_serial(typed: str) -> str | None:
    """Return the serial somebody typed in other case, spaces, dashes or digits; None if it is none."""
    western = "".join(str(unicodedata.decimal(one, one)) for one in typed)
    found = _SERIAL.fullmatch(western.strip().upper().replace("–", "-"))
    if found is None:
        return None
    prefix, first, second, n = found.groups()
    if (int(first) + 1) % 100 != int(second) or int(n) < 1:
        return None
    return f"{prefix}/{first}-{second}/{int(n):04d}"


def canonical_name(name: str) -> str:
    """Return the name a code stands for: NFC, without case, single spaces."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    return " ".join(folded.split())


def canonical(serial: str, name: str, unit: Unit, count: int, on: date) -> bytes:
    """Return the bytes a code is made over. Only the name may hold a bar, so no two certificates collide."""
    if "|" in serial:
        raise ValueError("a serial holds no bar")
    parts = ("cert-v1", serial, canonical_name(name), unit.value, str(count), on.isoformat())
    return "|".join(parts).encode("utf-8")


def code(key: bytes, serial: str, name: str, unit: Unit, count: int, on: date) -> str:
    """Return the ten characters that prove what a certificate says."""
    digest = hmac.new(key, canonical(serial, name, unit, count, on), hashlib.sha256).digest()
    bits = int.from_bytes(digest[:8], "big") >> (64 - _BITS)
    return crockford.encode(bits, LENGTH)


def show(code: str) -> str:
    """Return a code as it is printed: "XXXXX-XXXXX"."""
    return f"{code[:5]}-{code[5:]}"


def normalise(typed: str) -> str:
    """Return the code somebody meant: O is 0, I and L are 1; case, spaces and dashes do not count."""
    return crockford.tidy(typed)


def same(one: str, other: str) -> bool:
    """Tell whether two codes are the same as typed, in a time that tells nothing about where they differ."""
    return hmac.compare_digest(normalise(one).encode("utf-8"), normalise(other).encode("utf-8"))


def payload(serial: str, code: str) -> str:
    """Return what a QR code holds: serial and code only, in the characters of its dense mode."""
    return f"{serial.upper()} {normalise(code)}"


def read_payload(scanned: str) -> tuple[str, str] | None:
    """Return serial and code of a scanned QR code; None if it is not one of ours."""
    head, _, tail = scanned.strip().rpartition(" ")
    found = read_serial(head)
    meant = normalise(tail)
    if found is None or len(meant) != LENGTH or set(meant) - set(crockford.ALPHABET):
        return None
    return found, meant


def read_typed(text: str) -> tuple[str, str] | None:
    """Return serial and code typed one after the other, or scanned; None if they are not both there."""
    words = text.split()
    tries = (" ".join(words[:cut]) + " " + "".join(words[cut:]) for cut in range(1, len(words)))
    return next((found for each in tries if (found := read_payload(each))), None)
