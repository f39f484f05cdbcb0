# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Months and days of the week in a paper's language, without Qt."""

from datetime import date

from ui.language import N_, Catalogue

_MONTHS = (
    N_("January {year}"),
    N_("February {year}"),
    N_("March {year}"),
    N_("April {year}"),
    N_("May {year}"),
    N_("June {year}"),
    N_("July {year}"),
    N_("August {year}"),
    N_("September {year}"),
    N_("October {year}"),
    N_("November {year}"),
    N_("December {year}"),
)
_DAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def month_and_year(day: date, catalogue: Catalogue) -> str:
    """Return "November 2026"."""
    return catalogue.tr(_MONTHS[day.month - 1], year=day.year)


def short_day(day: date, catalogue: Catalogue) -> str:
    """Return "Mon"."""
    return catalogue.tr(_DAYS[day.weekday()])
