# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates as people say them, in the language in use, with Western digits.

A day of the record is written 22-11-2026 everywhere. Words stand only where the day of the week is what a
reader looks for: over a page, and for the days around today.
"""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QLocale

from models.words import Language
from ui import language
from ui.language import tr, trn

_LOCALES = {
    Language.ENGLISH: QLocale.Language.English,
    Language.HINDI: QLocale.Language.Hindi,
    Language.PUNJABI: QLocale.Language.Punjabi,
}
_LONG, _MIDDLE, _SHORT = "dddd, d MMMM yyyy", "ddd, d MMM yyyy", "ddd, d MMM"


def _said(day: date, form: str) -> str:
    which = language.current().language
    locale = QLocale(_LOCALES[which], QLocale.Country.India)
    return locale.toString(QDate(day.year, day.month, day.day), form)


def long_date(day: date) -> str:
    """Return "Sunday, 22 November 2026" in the reader's language."""
    return _said(day, _LONG)


def middle_date(day: date) -> str:
    """Return "Sun, 22 Nov 2026" in the reader's language."""
    return _said(day, _MIDDLE)


def short_date(day: date) -> str:
    """Return "Sun, 22 Nov" in the reader's language."""
    return _said(day, _SHORT)


def clock_time(at: time | None) -> str:
    """Return "18:30", or a dash where no time was planned."""
    return at.strftime("%H:%M") if at else "–"


def ends(on: date, starts: time, minutes: int) -> time:
    """Return when a session ends."""
    return (datetime.combine(on, starts) + timedelta(minutes=minutes)).time()


def away(days: int) -> str:
    """Return "today", "tomorrow", "in 3 days"."""
    if days == 0:
        return tr("today")
    if days == 1:
        return tr("tomorrow")
    return trn("in {n} day", "in {n} days", days)


def weekday_name(weekday: int) -> str:
    """Return "Mon" for 0 in the reader's language."""
    locale = QLocale(_LOCALES[language.current().language], QLocale.Country.India)
    return locale.dayName(weekday + 1, QLocale.FormatType.ShortFormat)


def month_name(month: int) -> str:
    """Return "Jan" for 1 in the reader's language."""
    locale = QLocale(_LOCALES[language.current().language], QLocale.Country.India)
    return locale.monthName(month, QLocale.FormatType.ShortFormat)


def plain_date(day: date) -> str:
    """Return "22-11-2026": every day of the record, in every language."""
    return language.date_as_shown(day)
