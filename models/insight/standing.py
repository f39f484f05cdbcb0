# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether every row says what the signed log last said of it: a raw tool writes rows, but not the log."""

import json
from collections.abc import Iterator
from typing import Any, cast

from cryptography.exceptions import InvalidTag
from sqlalchemy import inspect
from sqlmodel import Session, col, select

from models.centre.centre import centre
from models.desk.desk import Desk
from models.desk.log import SealedDetail, canonical, open_detail
from models.desk.plain import to_plain
from models.desk.tables import LogDetail, LogKey
from models.desk.undo import classes
from models.gatherings import tables as gathered
from models.messages import message
from models.people import tables as peopled
from models.sobriety import tables as counted
from models.sponsorship import tables as paired
from models.vault.columns import Row
from models.vault.health import Finding

ROOMS = (gathered, peopled, counted, paired)
"""Imported so that their tables are known, whatever else is loaded."""

_SHOWN = 5
_Known = dict[tuple[str, str], dict[str, Any]]


def check(desk: Desk) -> tuple[Finding, ...]:
    """Compare every row with the log. The first few that differ are named by table and number."""
    # A sample centre is laid down in bulk: the log speaks of what was worked on since.
    whole = not centre(desk).is_sample
    with desk.reading() as session:
        known = _known(session)
        found = list(_differing(session, known, whole=whole))
        found += [f"{table} {uid}" for table, uid in known if table in classes()]
    return tuple(_finding(where) for where in found[:_SHOWN])


def _known(session: Session) -> _Known:
    """Return what the log last said of each row; of a part that was erased or does not open, nothing."""
    known: _Known = {}
    keys = {held.subject: held.key for held in session.exec(select(LogKey))}
    chosen = select(LogDetail.subject, LogDetail.commitment, LogDetail.body).order_by(col(LogDetail.id))
    for detail in session.exec(chosen):
        for line in _lines(SealedDetail(*detail), keys.get(detail[0])):
            if "add" in line:
                known[line["add"], line["uid"]] = line["after"]
            elif "change" in line:
                known.setdefault((line["change"], line["uid"]), {}).update(line["after"])
            elif "remove" in line:
                known.pop((line["remove"], line["uid"]), None)
    return known


def _lines(detail: SealedDetail, key: bytes | None) -> list[dict[str, Any]]:
    try:
        return cast("list[dict[str, Any]]", open_detail(detail, key)) if key else []
    except (InvalidTag, ValueError):
        return []


def _differing(session: Session, known: _Known, *, whole: bool) -> Iterator[str]:
    """Walk every row, taking what the log knows of it out of ``known``: what is left then is missing."""
    for name, kind in classes().items():
        for uid, now in _rows(session, kind):
            said = known.pop((name, uid), None)
            if (whole and said is None) or any(
                now[column] != value for column, value in (said or {}).items()
            ):
                yield f"{name} {now['id']}"


def _rows(session: Session, kind: type[Row]) -> Iterator[tuple[str, dict[str, Any]]]:
    columns = inspect(kind).columns
    for row in session.connection().execute(select(*columns).order_by(columns["id"])):
        plain = {name: to_plain(value) for name, value in zip(columns.keys(), row, strict=True)}
        yield row.uid, json.loads(canonical(plain))


def _finding(where: str) -> Finding:
    return Finding(
        message("An entry is not as the log says: it was written by something other than Saathi."),
        where,
        message("Compare it with your papers. Restore the last good backup where more is wrong."),
    )
