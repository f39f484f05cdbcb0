# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which backups stay: the newest of 7 days, of 4 weeks and of 12 months. Pure rules on names and times."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime

DAYS, WEEKS, MONTHS = 7, 4, 12
_NAME = re.compile(r"centre-(\d{8}-\d{4})(?:-[0-9a-f]{4})?\.backup")
SUFFIX = ".backup"


def name_at(moment: datetime) -> str:
    """Return the name of a backup made at a moment."""
    return f"centre-{moment:%Y%m%d-%H%M}{SUFFIX}"


def moment_of(name: str) -> datetime | None:
    """Return when a backup of this name was made; None for a name that is not ours."""
    found = _NAME.fullmatch(name)
    try:
        return datetime.strptime(found[1], "%Y%m%d-%H%M") if found else None  # noqa: DTZ007 - local, as everywhere
    except ValueError:
        return None


def kept(moments: Iterable[datetime]) -> frozenset[datetime]:
    """Return the moments whose backups stay; those ahead of the clock count like any others."""
    newest_first = sorted(set(moments), reverse=True)
    rules: tuple[tuple[Callable[[datetime], object], int], ...] = (
        (datetime.date, DAYS),
        (_week, WEEKS),
        (_month, MONTHS),
    )
    return frozenset(moment for key, most in rules for moment in _newest(newest_first, key, most))


def _newest(newest_first: list[datetime], key: Callable[[datetime], object], most: int) -> list[datetime]:
    """Return the newest of each of the last spans in which there is one."""
    spans: dict[object, datetime] = {}
    for moment in newest_first:
        spans.setdefault(key(moment), moment)
    return list(spans.values())[:most]


def _week(moment: datetime) -> object:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> object:
    return moment.year, moment.month
