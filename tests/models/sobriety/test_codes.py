# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serials and verification codes: stable for ever, forgiving when typed."""

import hashlib
import hmac
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.sobriety.codes import (
    canonical,
    canonical_name,
    code,
    financial_year,
    normalise,
    payload,
    read_payload,
    read_serial,
    read_typed,
    same,
    serial,
    show,
)
from models.words import Unit

KEY = bytes(range(32))
SERIAL = "CERT/2026-27/0147"
ON = date(2026, 11, 22)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@pytest.mark.parametrize(
    ("on", "year"),
    [
        (date(2026, 4, 1), "2026-27"),
        (date(2027, 3, 31), "2026-27"),
        (date(2027, 4, 1), "2027-28"),
        (date(1999, 12, 1), "1999-00"),
        (date(2000, 1, 1), "1999-00"),
    ],
)
def test_financial_year_begins_in_april(on: date, year: str) -> None:
    assert financial_year(on) == year


def test_serials() -> None:
    assert serial("CERT", ON, 147) == SERIAL
    assert serial("GRP", ON, 12345) == "GRP/2026-27/12345"
    for prefix, n in (("", 1), ("a|b", 1), ("CERT", 0)):
        with pytest.raises(ValueError, match="prefix"):
            serial(prefix, ON, n)


@pytest.mark.parametrize(
    "typed",
    ["cert/2026-27/0147", " CERT 2026-27 147 ", "CERT-2026-27-0147", "cert/२०२६-२७/०१४७", "CERT/2026–27/147"],
)
def test_a_serial_is_read_as_people_type_it(typed: str) -> None:
    assert read_serial(typed) == SERIAL


@pytest.mark.parametrize("typed", ["", "CERT", "CERT/2026-28/0147", "2026-27/0147", "CERT/2026-27/0"])
def test_what_is_no_serial_is_not_made_one(typed: str) -> None:
    assert read_serial(typed) is None


@given(st.dates(date(1000, 4, 1), date(9998, 1, 1)), st.integers(1, 999_999_999))
def test_every_serial_reads_back(on: date, n: int) -> None:
    assert read_serial(serial("CERT", on, n)) == serial("CERT", on, n)


def slow_code(name: str) -> str:
    """Make a code in the plainest way: take bits from the left, five at a time."""
    text = f"cert-v1|{SERIAL}|{name}|days|90|2026-11-22"
    digest = hmac.new(KEY, text.encode(), hashlib.sha256).digest()
    bits = "".join(f"{byte:08b}" for byte in digest)[:50]
    return "".join(ALPHABET[int(bits[at : at + 5], 2)] for at in range(0, 50, 5))


def test_the_code_is_what_the_rule_says_and_never_changes() -> None:
    made = code(KEY, SERIAL, "Meera  Kaur ", Unit.DAYS, 90, ON)
    assert made == slow_code("meera kaur")
    assert re.fullmatch(f"[{ALPHABET}]{{10}}", made)


def test_names_that_read_the_same_give_the_same_code() -> None:
    assert canonical_name("  MEERA\tKaur ") == "meera kaur"
    assert canonical_name("क़मर") == canonical_name("क़मर")
    assert canonical_name("José") == canonical_name("Jose\u0301")


@given(st.text(max_size=30))
def test_a_canonical_name_stays_as_it_is(name: str) -> None:
    assert canonical_name(canonical_name(name)) == canonical_name(name)


def test_every_part_changes_the_code() -> None:
    right = code(KEY, SERIAL, "Meera", Unit.DAYS, 90, ON)
    others = [
        code(bytes(32), SERIAL, "Meera", Unit.DAYS, 90, ON),
        code(KEY, "CERT/2026-27/0148", "Meera", Unit.DAYS, 90, ON),
        code(KEY, SERIAL, "Seema", Unit.DAYS, 90, ON),
        code(KEY, SERIAL, "Meera", Unit.MONTHS, 90, ON),
        code(KEY, SERIAL, "Meera", Unit.DAYS, 91, ON),
        code(KEY, SERIAL, "Meera", Unit.DAYS, 90, date(2026, 11, 23)),
    ]
    assert len({right, *others}) == 7


def test_a_bar_in_a_name_cannot_imitate_another_certificate() -> None:
    one = canonical(SERIAL, "Meera|days|90", Unit.DAYS, 90, ON)
    other = canonical(SERIAL, "Meera", Unit.DAYS, 90, ON)
    assert one != other
    with pytest.raises(ValueError, match="bar"):
        canonical("CERT|X", "Meera", Unit.DAYS, 90, ON)


@given(st.text(ALPHABET, min_size=10, max_size=10))
def test_codes_forgive_how_they_are_typed(made: str) -> None:
    assert same(made, show(made))
    assert same(made, show(made).lower().replace("-", " – "))
    assert same(made, made.replace("0", "O").replace("1", "l"))
    assert same(made, made.replace("0", "o").replace("1", "I"))
    assert same(made, made.translate({ord(str(n)): chr(0x0966 + n) for n in range(10)}))
    assert same(made, made.translate({ord(str(n)): chr(0x0A66 + n) for n in range(10)}))


@given(st.text(ALPHABET, min_size=10, max_size=10), st.integers(0, 9), st.sampled_from(ALPHABET))
def test_another_character_is_another_code(made: str, place: int, character: str) -> None:
    typed = made[:place] + character + made[place + 1 :]
    assert same(made, typed) == (made == typed)


@given(st.text())
def test_any_text_can_be_typed(typed: str) -> None:
    assert not same("0123456789ABCDEF", typed) or normalise(typed) == "0123456789ABCDEF"


def test_a_qr_code_holds_serial_and_code_in_its_dense_characters() -> None:
    made = code(KEY, SERIAL, "Meera", Unit.DAYS, 90, ON)
    text = payload(SERIAL, show(made))
    assert set(text) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    assert read_payload(f" {text}\n") == (SERIAL, made)
    assert read_payload("https://example.org/1") is None
    assert read_payload(f"{SERIAL} 1234U67890") is None
    assert read_payload(f"NOT-OURS {made}") is None


def test_serial_and_code_are_read_from_one_text_however_they_are_spaced() -> None:
    made = code(KEY, SERIAL, "Meera", Unit.DAYS, 90, ON)
    for typed in (
        payload(SERIAL, made),
        f"{SERIAL}  {made[:5]} {made[5:]}",
        f"{SERIAL.lower()}\t{show(made)}",
    ):
        assert read_typed(typed) == (SERIAL, made)
    assert read_typed(SERIAL) is None
    assert read_typed("") is None
    assert read_typed(f"{SERIAL} {made}0") is None
