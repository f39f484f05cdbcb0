# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The fields of a member's profile: the form for somebody new and their page ask in the same words."""

from collections.abc import Callable
from typing import Any

from models.people.ages import read_age
from models.people.names import script_for
from models.people.phones import read_phone, show_phone
from models.search import transliterate
from models.words import Gender, Language, Relation, Stage
from ui import language
from ui.labels import label
from ui.language import tr
from ui.screen.widgets.fields import ChoiceField, Field, ReadField, TextField, TickField, date_field
from ui.screen.widgets.words import Words


def profile_fields(*names: str) -> dict[str, Field]:
    """Return these fields in this order."""
    return {name: _PROFILE[name]() for name in names}


def stage_field(stages: tuple[Stage, ...]) -> ChoiceField[Stage]:
    """Return where somebody stands, out of the stages that can be chosen here."""
    return ChoiceField(lambda: tr("Where they stand"), of_words(stages))


def of_words(words: Any, *, empty: bool = False) -> list[tuple[Any, Words]]:
    """Return the words of a closed list as choices, with a dash for none."""
    offered: list[tuple[Any, Words]] = [(None, lambda: "–")] if empty else []
    return offered + [(each, _said(each)) for each in words]


def _said(word: Any) -> Words:
    return lambda: label(word, language.current())


def _read_phones(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(read_phone(part) for part in text.split(",") if part.strip()))


def _write_phones(phones: tuple[str, ...]) -> str:
    return ", ".join(show_phone(phone) for phone in phones)


def suggested(name: str) -> str:
    """Return a guess of a name in the reader's other script, to be confirmed by who types."""
    reader = language.current().language
    script = script_for(Language.PUNJABI if reader is Language.ENGLISH else reader)
    return transliterate(name, script) if name.strip() else ""


_PROFILE: dict[str, Callable[[], Field]] = {
    "name": lambda: TextField(
        lambda: tr("Name"),
        lambda: tr("One name is enough."),
        needed=lambda: tr("A member needs a name. One name is enough."),
    ),
    "local_name": lambda: TextField(lambda: tr("Name in its own script")),
    "relation": lambda: ChoiceField(lambda: tr("Relation"), of_words(Relation, empty=True)),
    "relation_name": lambda: TextField(lambda: tr("Relative's name")),
    "circle_name": lambda: TextField(
        lambda: tr("Circle name"), lambda: tr("Chosen by the member; shown where names are hidden.")
    ),
    "online_name": lambda: TextField(lambda: tr("Known online as")),
    "gender": lambda: ChoiceField(lambda: tr("Gender, as they say"), of_words(Gender)),
    "birth_date": lambda: date_field(lambda: tr("Birth date")),
    "age": lambda: ReadField(
        lambda: tr("Age"), read_age, str, lambda: tr("In years, where the birth date is not known.")
    ),
    "village": lambda: TextField(lambda: tr("Village or area")),
    "phones": lambda: ReadField(
        lambda: tr("Phone"), _read_phones, _write_phones, lambda: tr("Several with a comma between them.")
    ),
    "shared_phone": lambda: TickField(lambda: tr("Somebody else may answer: do not name the centre")),
    "languages": lambda: TextField(lambda: tr("Languages they speak")),
    "print_language": lambda: ChoiceField(lambda: tr("Language on paper"), of_words(Language, empty=True)),
    "initial_first": lambda: TickField(lambda: tr("The letter before the name is the father's initial")),
    "office_number": lambda: TextField(lambda: tr("Office number")),
    "id_type": lambda: TextField(
        lambda: tr("Kind of ID"), lambda: tr("Such as voter card. The number is never kept.")
    ),
    "id_last4": lambda: TextField(lambda: tr("Last four of the ID"), most=14),
    "practical_note": lambda: TextField(
        lambda: tr("Practical note"),
        lambda: tr("80 letters at most. Everybody at the desk reads it: nothing confidential."),
        most=120,
    ),
}
