# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The centre's settings one by one: what each may hold, said in words where it cannot stand."""

import re
from collections.abc import Callable, Sequence
from typing import Any, cast

from models.centre.centre import CentreRow, centre, the_centre
from models.desk.acts import Act
from models.desk.desk import Desk
from models.messages import Refused, message
from models.text import clean_line, local_digits
from models.words import Language, Texts

NOT_SUPPORT = "1933"
"""The Narcotics Control Bureau's number: it is no support, and is never printed as one."""
MOST_HELPLINES = 12
BOUNDS: dict[str, tuple[int, int]] = {
    "quiet_days": (1, 90),
    "dropout_days": (7, 365),
    "sponsor_days": (0, 3650),
    "blank_rows": (0, 40),
}
"""The least and greatest of each number of the settings; days, and rows of a sheet."""
_TEXTS = ("names", "discreet_names", "address", "place")
_PREFIX = re.compile(r"[A-Za-z0-9][A-Za-z0-9/-]{0,9}")
_SERIAL_PREFIX = re.compile(r"[A-Z][A-Z0-9]{0,9}")
"""What a serial may begin with, so that it is read again as it was typed or scanned."""
WITHOUT_PAPER = ("CHIP", "TOKEN")
"""What numbers of milestones without a certificate begin with: those of certificates never do."""
_NUMBER = re.compile(r"\+?[0-9][0-9 -]{1,14}")
_TELLING = re.compile(
    r"addict|rehab|alcohol|drug|detox|recovery|sober|nasha|mukti|नशा|नशे|मुक्ति|व्यसन|शराब|ਨਸ਼ਾ|ਨਸ਼ੇ|ਮੁਕਤੀ|ਸ਼ਰਾਬ",
    re.IGNORECASE,
)


def keep(desk: Desk, name: str, value: object) -> CentreRow:
    """Keep one setting; managers alone. Raises Refused in words where it cannot stand."""
    checked = _CHECKS[name](name, value)
    with desk.work(Act.SETTINGS) as work:
        work.change(the_centre(work.session), None, **{name: checked})
        if work.changed:
            work.commit()
    return centre(desk)


def _texts(name: str, value: object) -> Texts:
    given = cast("Texts", value)
    texts = {code: clean_line(text) for code, text in given.items() if clean_line(text)}
    if name == "names" and not texts:
        raise Refused(message("The centre needs a name."))
    if name == "discreet_names" and any(_TELLING.search(text) for text in texts.values()):
        raise Refused(
            message(
                "A discreet name tells nobody what kind of centre this is. Leave out words about addiction."
            )
        )
    return texts


def _phone(_name: str, value: object) -> str:
    phone = clean_line(str(value))
    if phone and not _NUMBER.fullmatch(local_digits(phone)):
        raise Refused(message("“{text}” is no telephone number.", text=phone))
    return local_digits(phone)


def _serial_prefix(_name: str, value: object) -> str:
    prefix = clean_line(str(value)).upper()
    if not _SERIAL_PREFIX.fullmatch(prefix):
        raise Refused(
            message("Certificate numbers begin with up to ten letters and digits, a letter first: CERT.")
        )
    if prefix in WITHOUT_PAPER:
        raise Refused(message("{prefix} begins numbers of milestones without a certificate.", prefix=prefix))
    return prefix


def _prefix(_name: str, value: object) -> str:
    prefix = clean_line(str(value))
    if prefix and not _PREFIX.fullmatch(prefix):
        raise Refused(
            message("A prefix holds up to ten letters, digits, dashes or strokes, such as M- or CERT.")
        )
    return prefix


def _whole(name: str, value: object) -> int:
    least, most = BOUNDS[name]
    number = cast("int", value)
    if not least <= number <= most:
        raise Refused(message("Write a whole number from {least} to {most}.", least=least, most=most))
    return number


def _language(_name: str, value: object) -> Language:
    return Language(cast("str", value))


def _tick(_name: str, value: object) -> bool:
    return bool(value)


def _helplines(_name: str, value: object) -> list[Texts]:
    lines = [_helpline(line) for line in cast("Sequence[Texts]", value)]
    if len(lines) > MOST_HELPLINES:
        raise Refused(message("A paper has room for {n} helplines.", n=MOST_HELPLINES))
    return lines


def _helpline(line: Texts) -> Texts:
    texts = {name: clean_line(text) for name, text in line.items() if clean_line(text)}
    number = local_digits(texts.get("number", ""))
    if number.replace(" ", "") == NOT_SUPPORT:
        raise Refused(
            message(
                "1933 belongs to the Narcotics Control Bureau. "
                "It is no support, so it is never printed as a helpline."
            )
        )
    if not _NUMBER.fullmatch(number):
        raise Refused(message("“{text}” is no telephone number.", text=number))
    if not any(code in texts for code in Language):
        raise Refused(message("A helpline needs a name in at least one language."))
    return texts | {"number": number}


_CHECKS: dict[str, Callable[[str, object], Any]] = {
    **dict.fromkeys(_TEXTS, _texts),
    **dict.fromkeys(BOUNDS, _whole),
    "phone": _phone,
    "number_prefix": _prefix,
    "serial_prefix": _serial_prefix,
    "language": _language,
    "count_start_day": _tick,
    "helplines": _helplines,
}
