# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""People and circles to try the rooms with, and a look into the file behind them. Every name is invented."""

from typing import Any

from models.desk.desk import Desk
from models.gatherings import groups
from models.gatherings.groups import NewGroup
from models.gatherings.schedule import MeetingRule
from models.insight.registration import register
from models.people.members import NewMember
from models.words import GroupModel

AADHAAR = "9999 4105 7058"
"""Twelve digits that pass the check, of nobody."""

_LOG = frozenset({"logentry", "logdetail", "logkey", "logseal", "vaultstate", "counter", "sqlite_sequence"})


def somebody(desk: Desk, name: str = "Meena Verma", **more: Any) -> int:
    """Register somebody and return their number."""
    return register(desk, NewMember(name, **more)).member.number


def circle(
    desk: Desk,
    name: str = "Morning Circle",
    model: GroupModel = GroupModel.COMMUNITY,
    *,
    people: tuple[int, ...] = (),
    meets: tuple[MeetingRule, ...] = (),
    **more: Any,
) -> str:
    """Open a group whom some people join today; return its name."""
    groups.add(desk, NewGroup(name, model, meets=meets, **more))
    for number in people:
        groups.join(desk, name, number)
    return name


def whole(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table that work writes, without the log and its helpers."""
    return {name: rows for name, rows in everything(desk).items() if name not in _LOG}


def everything(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table in the file."""
    with desk.vault.reader.connect() as connection:
        names = (
            connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").scalars().all()
        )
        return {
            name: [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}" ORDER BY rowid')]
            for name in names
        }


def by_hand(desk: Desk, statement: str, *values: object) -> None:
    """Change the file past the desk, as what no screen offers yet."""
    with desk.vault.writer.begin() as connection:
        connection.exec_driver_sql(statement, values)
    tables = statement.split()
    desk.committed(desk.count, desk.head, {}, {tables[1] if tables[0] == "UPDATE" else tables[2]: None})
