# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""From one cell to one value. What cannot be read is left empty, with a doubt; nobody is lost for a cell."""

import re
from collections.abc import Callable
from datetime import date, datetime, time

from models.exchange.cell_words import (
    BLANK,
    DITTO,
    GENDERS,
    HUSBANDS,
    KINSHIP,
    LANGUAGES,
    NOT_APPLICABLE,
    PARENTS,
    RELATIONS,
    RELATIVES,
    SHARED_PHONE,
)
from models.exchange.findings import Asker
from models.exchange.grid import Cell
from models.messages import Refused, message
from models.people.ages import read_age
from models.people.identity import is_aadhaar_like, mask_aadhaar
from models.people.names import tidy_name
from models.people.phones import NotAPhone, means_none, read_phone
from models.text import Script, clean_line, clean_note, legacy_font, local_digits, nfc, script_of
from models.words import Gender, Relation

_MASKED = re.compile(r"[\s,;:()\-]*XXXX XXXX \d{4}[\s,;:()\-]*")
_AADHAAR_LABEL = re.compile(
    r"\b(?:aadhaa?r|adhar|uid)\b\s*(?:no|number|card)?\.?\s*[:\-]?\s*$", re.IGNORECASE
)
_FORMULA = re.compile(r"=\s*[\w'\"(+\-$#@{\[]")
_SPLIT = re.compile(r"[,;/|\n]+")
_PHONE_SPLIT = re.compile(r"[/,;|&\n]|\bor\b|\band\b", re.IGNORECASE)
_PHONE_INSIDE = re.compile(r"(?:\+|00)?\d[\d\s().\-]{8,}\d")
_MANGLED = re.compile(r"\d(?:\.\d+)?E\+?\d{2}", re.IGNORECASE)
_ROUND = re.compile(r"\+91\d{5}0{5}")
_SHORT_SECOND = re.compile(r"\s*((?:\+?91[\s\-]*)?\d[\d\s]{8,}\d)\s*-\s*\d{1,4}\s*")
_AGE_PART = re.compile(r"\d{1,3}\s*(?:y(?:ea)?rs?|y|साल|वर्ष|ਸਾਲ)?\.?", re.IGNORECASE)


def text_of(cell: Cell) -> str:
    """Return a cell as the text people see."""
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e16:
        return str(int(cell))
    return cell if isinstance(cell, str) else str(cell)


def is_blank(cell: Cell, *, group: bool = False) -> bool:
    """Say whether a cell holds nothing, or a word for nothing. "NA" may be a group."""
    text = text_of(cell).strip().casefold()
    return not text or text in BLANK or (not group and text in NOT_APPLICABLE)


def is_ditto(cell: Cell) -> bool:
    """Say whether a cell says "as above"."""
    return isinstance(cell, str) and " ".join(cell.split()).casefold() in DITTO


def is_formula(cell: Cell) -> bool:
    """Say whether a cell holds a formula, which is never calculated."""
    return isinstance(cell, str) and _FORMULA.match(cell) is not None


def _guarded(text: str, ask: Asker) -> str:
    """Take out an Aadhaar number and doubt what an old font wrote. The rest stays."""
    if is_aadhaar_like(text):
        ask(message("This cell held an Aadhaar number. The number was left out; it is never stored."))
        text = _without_masked(mask_aadhaar(text))
    font = legacy_font(text)
    if font:
        ask(
            message("This looks like text typed in the {font} font. Type it again in Unicode.", font=font),
            text,
        )
    if "\ufffd" in text:
        ask(message("A letter of this cell could not be read. Look at it in the original."), text)
    return text


def _without_masked(text: str) -> str:
    before, *rest = _MASKED.split(text)
    return " ".join((_AADHAAR_LABEL.sub("", before), *rest)).strip()


def read_line(cell: Cell, ask: Asker) -> str | None:
    """Read one line of text: a village, a name, a number of the office."""
    if is_blank(cell):
        return None
    if is_formula(cell):
        ask(message("This cell holds a formula. It was left empty."))
        return None
    try:
        return clean_line(_guarded(text_of(cell), ask)) or None
    except Refused as refusal:
        ask(refusal.message)
        return None


def read_name(cell: Cell, ask: Asker) -> str | None:
    """Read a name: without Mr. or Smt. before it, without spaces too many, not in capitals."""
    line = read_line(cell, ask)
    if line is None:
        return None
    if not any(char.isalpha() for char in line):
        ask(message("A name needs letters. This cell was left empty."))
        return None
    return tidy_name(line, drop_honorific=True) or None


def read_office_number(cell: Cell, ask: Asker) -> str | None:
    """Read the office's own number; Excel turns 1/25 into a day, which is not taken for a number."""
    if isinstance(cell, date | datetime | time):
        ask(message("The spreadsheet turned this number into a date. It was left empty."))
        return None
    return read_line(cell, ask)


def read_remarks(cell: Cell, ask: Asker) -> str:
    """Read a remark of several lines. A formula stays as the text it is."""
    if is_blank(cell):
        return ""
    if is_formula(cell):
        ask(message("This cell holds a formula. It was kept as text and never calculated."), text_of(cell))
    text = text_of(cell)
    if is_aadhaar_like(text):
        ask(message("This cell held an Aadhaar number. The number was left out; it is never stored."))
        text = mask_aadhaar(text)
    try:
        return clean_note(_guarded(text, ask))
    except Refused as refusal:
        ask(refusal.message)
        return ""


def read_gender(cell: Cell, ask: Asker) -> Gender | None:
    """Read a gender as recorded. It is never guessed from a name."""
    if is_blank(cell):
        return None
    word = nfc(text_of(cell)).strip(" .()").casefold()
    found = GENDERS.get(word)
    if found is None:
        ask(message("This word is not known as a gender. It was left as not stated."))
    return found


def read_age_cell(cell: Cell, ask: Asker) -> int | None:
    """Read completed years."""
    if is_blank(cell):
        return None
    try:
        age = read_age(text_of(cell))
    except Refused as refusal:
        ask(refusal.message)
        return None
    if age == 0:
        ask(message("An age of 0 cannot be right. It was left empty."))
        return None
    return age


def split_age_gender(cell: Cell) -> tuple[Cell, Cell]:
    """Take "34/M", "M-34" and "34 yrs F" apart."""
    text = local_digits(text_of(cell))
    found = _AGE_PART.search(text)
    if not found:
        return None, cell
    return found[0], (text[: found.start()] + text[found.end() :]).strip(" /,-.()")


def read_phones_cell(cell: Cell, ask: Asker) -> tuple[tuple[str, ...], bool]:
    """Return the numbers of a cell, and whether it says that somebody else answers."""
    text = text_of(cell)
    if is_blank(cell) or means_none(text):
        return (), False
    if is_aadhaar_like(text, phone_field=True):
        ask(message("This cell held an Aadhaar number. The number was left out; it is never stored."))
        text = _without_masked(mask_aadhaar(text, phone_field=True))
    if _MANGLED.search(text):
        ask(message("The spreadsheet shortened this number and digits are lost. It was left empty."))
        return (), False
    numbers = [number for piece in _PHONE_SPLIT.split(text[:400]) for number in _phones(piece, ask)]
    for number in numbers:
        if _ROUND.fullmatch(number):
            ask(
                message("This number ends in zeros: a spreadsheet may have shortened it. It was kept."),
                number,
            )
    shared = bool(SHARED_PHONE.search(text))
    if shared and numbers:
        ask(message("Somebody else may answer this phone. It was marked as shared."), ", ".join(numbers))
    return tuple(dict.fromkeys(numbers)), shared


def _phones(piece: str, ask: Asker) -> list[str]:
    if means_none(piece):
        return []
    try:
        return [read_phone(piece)]
    except NotAPhone as refusal:
        second = _SHORT_SECOND.fullmatch(local_digits(piece))
        if second:
            ask(
                message("The second number of this cell is written short. The first was taken."),
                second[1].strip(),
            )
            return _phones(second[1], ask)
        inside = [found[0] for found in _PHONE_INSIDE.finditer(local_digits(piece))]
        if inside and any(char.isalpha() for char in piece):
            return [number for part in inside for number in _phones(part, ask)]
        if any(char.isdigit() for char in piece) or not SHARED_PHONE.search(piece):
            ask(refusal.message)
        return []


def read_list(cell: Cell, ask: Asker, *, whole: Callable[[str], bool]) -> tuple[str, ...]:
    """Read names of groups with commas between them; ``whole`` knows the names that hold one."""
    if is_blank(cell, group=True):
        return ()
    lines = [_group_line(one, ask) for one in text_of(cell).split("\n")]
    pieces = [piece for line in lines if line for piece in ([line] if whole(line) else _SPLIT.split(line))]
    return tuple(dict.fromkeys(piece.strip() for piece in pieces if not is_blank(piece, group=True)))


def _group_line(text: str, ask: Asker) -> str | None:
    return "NA" if text.strip().casefold() == "na" else read_line(text, ask)


def read_languages(cell: Cell, ask: Asker) -> tuple[str, ...]:
    """Read languages as their ISO codes."""
    if is_blank(cell):
        return ()
    words = [word for word in re.split(r"[,;/|&\n+]|\band\b|\s", text_of(cell).casefold()) if word.strip()]
    unknown = [word for word in words if word not in LANGUAGES]
    if unknown:
        ask(message("A language of this cell is not known. It was left out."))
    return tuple(dict.fromkeys(LANGUAGES[word] for word in words if word in LANGUAGES))


_MARKERS = [
    (re.compile(rf"(?:^|(?<=[\s,(])){_pattern}(?=\s|\.|:|$)[\s.:\-]*", re.IGNORECASE), relation)
    for relation, words in RELATIONS.items()
    for _pattern in (
        "|".join(re.escape(nfc(word)).replace("/", r"\s*/\s*") for word in words).join(("(?:", ")")),
    )
]


def split_relation(text: str) -> tuple[str, Relation | None, str]:
    """Take "Sunita D/o Ram Lal" apart: who, how they stand, to whom."""
    for marker, relation in _MARKERS:
        found = marker.search(text)
        if found:
            return text[: found.start()].strip(" ,("), relation, text[found.end() :].strip(" ,)")
    return text, None, ""


def read_relative(cell: Cell, ask: Asker) -> tuple[Relation | None, str | None]:
    """Read "S/o Ram Lal", "S/o" or "Ram Lal"."""
    line = read_line(cell, ask)
    if line is None:
        return None, None
    bare = KINSHIP.get(line.casefold().strip(" ./"))
    if bare:
        return bare, None
    if is_relative(line):
        return None, None
    before, relation, after = split_relation(line)
    name = after if relation else before
    return relation, (tidy_name(name, drop_honorific=True) or None) if name else None


def is_relative(cell: Cell) -> bool:
    """Say whether a cell names what a relative is to the person: father, mother, brother, self."""
    return isinstance(cell, str) and nfc(cell).casefold().strip(" ./") in RELATIVES


def relation_to(relative: str, gender: Gender | None) -> Relation | None:
    """Return how a person stands to a father, a mother, a husband; to everybody else in care of them."""
    word = nfc(relative).casefold().strip(" ./")
    if word in PARENTS:
        child = {Gender.MAN: Relation.SON_OF, Gender.WOMAN: Relation.DAUGHTER_OF}
        return child.get(gender) if gender else None
    return Relation.WIFE_OF if word in HUSBANDS else Relation.CARE_OF


def is_local_script(text: str) -> bool:
    """Say whether a name is written in another script than Latin."""
    return script_of(text) not in (Script.LATIN, Script.OTHER)
