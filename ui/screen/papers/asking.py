# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The few questions a paper needs: in which language, of which days, how names show."""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from models.centre.forms import Form
from models.words import Language, NameLevel
from ui import language
from ui.labels import label
from ui.language import tr
from ui.screen.widgets.controls import Label, column
from ui.screen.widgets.fields import Choice, ChoiceField, Field, TickField, date_field
from ui.screen.widgets.languages import own_name
from ui.screen.widgets.words import Words

_QUARTER = 90


def _named(level: NameLevel) -> Words:
    return lambda: label(level, language.current())


def _forms() -> list[Choice[Form]]:
    return [
        (Form.REGISTRATION, lambda: tr("Registration")),
        (Form.CONSENT, lambda: tr("Consent notice, to read aloud")),
        (Form.SESSION_LOG, lambda: tr("Session log")),
    ]


class _Asking(QWidget):
    """Fields below each other; the last one asks for the paper's language, the reader's own at first."""

    def __init__(self, *fields: Field, told: Words | None = None) -> None:
        super().__init__()
        self._tongue = ChoiceField[Language](
            lambda: tr("Language of the paper"), [(each, own_name(each)) for each in Language]
        )
        self._tongue.show_value(language.current().language)
        parts: list[QWidget] = [Label(told, "sub", wrap=True)] if told is not None else []
        self.setLayout(column(*parts, *fields, self._tongue, None, gap=12))

    def tongue(self) -> Language:
        """Return the paper's language."""
        return self._tongue.value() or language.current().language

    def choose_tongue(self, which: Language) -> None:
        """Choose the paper's language."""
        self._tongue.show_value(which)


class CardsAsking(_Asking):
    """How names show on cards."""

    def __init__(self, many: Words) -> None:
        self.level = ChoiceField[NameLevel](
            lambda: tr("Names on the cards"), [(each, _named(each)) for each in NameLevel]
        )
        self.level.show_value(NameLevel.INITIAL)
        super().__init__(self.level, told=many)


class SlipAsking(_Asking):
    """Between which days, and whether a word of what the centre does may stand on it."""

    def __init__(self, today: date) -> None:
        self.first = date_field(lambda: tr("From"), needed=lambda: tr("Please write the day."))
        self.last = date_field(lambda: tr("To"), needed=lambda: tr("Please write the day."))
        self.discreet = TickField(lambda: tr("Discreet: without a word of what the centre does"))
        self.first.show_value(today - timedelta(days=_QUARTER))
        self.last.show_value(today)
        super().__init__(
            self.first,
            self.last,
            self.discreet,
            told=lambda: tr("Given when the member asks for it. It counts sessions and says nothing else."),
        )

    def days(self) -> tuple[date, date] | None:
        """Return the first and the last day, if both can be read."""
        if not (self.first.readable() and self.last.readable()):
            return None
        first, last = self.first.value(), self.last.value()
        return (first, last) if first is not None and last is not None else None


class FormAsking(_Asking):
    """Which blank form."""

    def __init__(self) -> None:
        self.form = ChoiceField[Form](lambda: tr("Form"), _forms())
        self.form.show_value(Form.REGISTRATION)
        super().__init__(self.form)


class MonthAsking(_Asking):
    """Which month, blank or with its marks, on which paper."""

    def __init__(self, today: date) -> None:
        self.day = date_field(lambda: tr("Any day of the month"), needed=lambda: tr("Please write the day."))
        self.filled = TickField(lambda: tr("With the marks of the register"))
        self.legal = TickField(lambda: tr("On Legal paper, which is longer"))
        self.day.show_value(today)
        super().__init__(self.day, self.filled, self.legal)

    def first(self) -> date | None:
        """Return a day of the month, if one can be read."""
        return self.day.value() if self.day.readable() else None


class BlankAsking(_Asking):
    """For which day two blank sheets are; none where it is written by hand."""

    def __init__(self) -> None:
        self.day = date_field(lambda: tr("Day"), lambda: tr("Empty: the day is written by hand."))
        super().__init__(
            self.day,
            told=lambda: tr("For a day without power: the register takes each sheet by its code later."),
        )
