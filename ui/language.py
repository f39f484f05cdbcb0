# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences in a reader's language: one gettext catalogue for screens, paper and the command line. No Qt.

A text is written where it is used, as ``tr("Open register")`` or ``trn("{n} member", "{n} members", n)``;
Babel finds it there. Models hand up a ``Message``, which ``say`` puts into words; no text is built in a call.
"""

import gettext
import io
from datetime import date, datetime, time
from enum import Enum
from functools import lru_cache

from models.messages import GivenName, Message, PersonName
from models.words import Language
from resources import data


class Catalogue:
    """One language's sentences, with plural forms."""

    def __init__(self, language: Language, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def tr(self, text: str, /, **parameters: object) -> str:
        """Return the sentence in this language, its named places filled."""
        return _filled(self._translations.gettext(text) if text else "", self._worded(parameters))

    def trn(self, one: str, many: str, n: int, /, **parameters: object) -> str:
        """Return the form of a sentence that goes with ``n``, which is also its ``{n}``."""
        return _filled(self._translations.ngettext(one, many, n), self._worded({"n": n, **parameters}))

    def trc(self, context: str, text: str, /, **parameters: object) -> str:
        """Return a text whose English is ambiguous without its context."""
        return _filled(self._translations.pgettext(context, text), self._worded(parameters))

    def say(self, message: Message) -> str:
        """Put what models said into words."""
        if message.plural is None:
            return self.tr(message.id, **message.parameters)
        rest = {name: value for name, value in message.parameters.items() if name != "n"}
        return self.trn(message.id, message.plural, message.count, **rest)

    def named(self, name: str) -> str:
        """Return a name in this reader's script; a member's that is guessed begins with ~."""
        if isinstance(name, GivenName):
            return name.names.get(self.language.value) or str(name)
        if not isinstance(name, PersonName):
            return name
        from models.people.names import display

        return display(
            name.name,
            name.local_name,
            name.level,
            str(name),
            initial_first=name.initial_first,
            script=self.language,
            approximate=True,
        )

    def _worded(self, parameters: dict[str, object]) -> dict[str, object]:
        return {name: self._word(value) for name, value in parameters.items()}

    def _word(self, value: object) -> object:
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, (PersonName, GivenName)):
            return self.named(value)
        if isinstance(value, Enum):
            from ui.labels import label

            return label(value, self)
        return dates_as_shown(value)


def date_as_shown(day: date) -> str:
    """Return "27-11-2026": how a day of the record is written on screen and paper."""
    return day.strftime("%d-%m-%Y")


def dates_as_shown(value: object) -> object:
    """Show dates as dd-mm-yyyy and times as HH:MM, with Western digits in every language."""
    if isinstance(value, datetime):
        return f"{date_as_shown(value)} {value:%H:%M}"
    if isinstance(value, date):
        return date_as_shown(value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value


def _filled(text: str, parameters: dict[str, object]) -> str:
    return text.format(**parameters) if parameters else text


@lru_cache
def of(language: Language) -> Catalogue:
    """Return a language's catalogue: a certificate may be Punjabi under an English screen."""
    if language is Language.ENGLISH:
        return Catalogue(language, gettext.NullTranslations())
    return Catalogue(language, gettext.GNUTranslations(io.BytesIO(data.catalogue(language.value))))


class _Current:
    """The language the screen speaks."""

    catalogue = of(Language.ENGLISH)


def use(language: Language) -> None:
    """Make ``language`` the one of the screen and the command line."""
    _Current.catalogue = of(language)


def current() -> Catalogue:
    """Return the catalogue of the language in use."""
    return _Current.catalogue


def tr(text: str, /, **parameters: object) -> str:
    """Return the sentence in the language in use."""
    return _Current.catalogue.tr(text, **parameters)


def trn(one: str, many: str, n: int, /, **parameters: object) -> str:
    """Return the form of a sentence that goes with ``n`` in the language in use."""
    return _Current.catalogue.trn(one, many, n, **parameters)


def trc(context: str, text: str, /, **parameters: object) -> str:
    """Return an ambiguous text in the language in use."""
    return _Current.catalogue.trc(context, text, **parameters)


def say(message: Message) -> str:
    """Put what models said into words, in the language in use."""
    return _Current.catalogue.say(message)


def named(name: str) -> str:
    """Return a member's or a group's name as the language in use has it."""
    return _Current.catalogue.named(name)


def mark_for_translation(text: str) -> str:
    """Mark a constant for Babel without translating it yet; imported as ``N_``."""
    return text


N_ = mark_for_translation
