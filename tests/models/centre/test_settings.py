# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each setting of the centre, what it may hold, and who may change it."""

import pytest

from models.centre import settings
from models.centre.centre import centre
from models.desk import undo
from models.desk.desk import Desk
from models.messages import NotAllowed, Refused
from models.words import Language
from tests.models.house import CLERK, COUNSELLOR, House


def test_every_setting_is_kept_and_undone_by_itself(desk: Desk) -> None:
    settings.keep(desk, "names", {"en": "New Life", "hi": " नव जीवन ", "pa": ""})
    settings.keep(desk, "quiet_days", 21)
    settings.keep(desk, "phone", "०172 2700000")
    settings.keep(desk, "language", Language.PUNJABI)
    settings.keep(desk, "number_prefix", "")
    row = centre(desk)
    assert row.names == {"en": "New Life", "hi": "नव जीवन"}
    assert (row.quiet_days, row.phone, row.language) == (21, "0172 2700000", Language.PUNJABI)
    assert row.number_text(7) == "0007"
    undo.undo(desk)
    assert centre(desk).number_text(7) == "M-0007"
    count = desk.count
    settings.keep(desk, "quiet_days", 21)
    assert desk.count == count, "What is the same already is no act."


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("names", {"en": "  "}, "needs a name"),
        ("discreet_names", {"en": "Asha De-addiction Home"}, "discreet name"),
        ("discreet_names", {"pa": "ਨਸ਼ਾ ਛੁਡਾਊ ਘਰ"}, "discreet name"),
        ("phone", "call me", "no telephone"),
        ("serial_prefix", "", "a letter first"),
        ("serial_prefix", "M-", "a letter first"),
        ("serial_prefix", "7CERT", "a letter first"),
        ("serial_prefix", "chip", "without a certificate"),
        ("serial_prefix", "TOKEN", "without a certificate"),
        ("serial_prefix", "प्रमाण", "a letter first"),
        ("number_prefix", "M #", "prefix"),
        ("quiet_days", 0, "from {least}"),
        ("dropout_days", 400, "from {least}"),
        ("sponsor_days", -1, "from {least}"),
        ("blank_rows", 41, "from {least}"),
        ("helplines", [{"number": "1933", "en": "Drug line"}], "Narcotics Control Bureau"),
        ("helplines", [{"number": "१९३३", "en": "Drug line"}], "Narcotics Control Bureau"),
        ("helplines", [{"number": "112"}], "needs a name"),
        ("helplines", [{"number": "x", "en": "Help"}], "no telephone"),
        ("helplines", [{"number": "112", "en": "Help"}] * 13, "room for"),
    ],
)
def test_what_cannot_stand_is_refused_in_words(desk: Desk, name: str, value: object, said: str) -> None:
    before = centre(desk)
    with pytest.raises(Refused, match=said):
        settings.keep(desk, name, value)
    assert centre(desk) == before


def test_certificate_numbers_begin_with_capitals_whatever_was_typed(desk: Desk) -> None:
    assert settings.keep(desk, "serial_prefix", " njk2 ").serial_prefix == "NJK2"


def test_helplines_are_the_centres_own(desk: Desk) -> None:
    settings.keep(desk, "helplines", [{"number": "181", "en": "Women's helpline", "hi": ""}])
    assert centre(desk).helplines == ({"number": "181", "en": "Women's helpline"},)


@pytest.mark.parametrize("person", [CLERK, COUNSELLOR])
def test_only_managers_change_the_centre(house: House, person: str) -> None:
    desk = house.sit(person)
    with pytest.raises(NotAllowed):
        settings.keep(desk, "quiet_days", 21)
