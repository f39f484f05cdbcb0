# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""*Who may what* at the desk: each act of the table tried by each role; a new act without a cell fails here.

What the screens offer to whom is held in ``test_every_place``; what commands do for each role, in
``tests/desktop/test_roles.py``; that what is sealed stays closed by its keys, in ``tests/models``.
"""

from collections.abc import Iterator

import pytest

from models.desk.acts import RULES, Act
from models.messages import NotAllowed
from models.words import Role
from tests.journeys.rights import TABLE
from tests.models.house import NAMES, House


def _cells() -> Iterator[tuple[str, Act, Role, bool]]:
    reach = (Role.DESK, Role.COUNSELLOR, Role.MANAGER)
    for name, row in TABLE.items():
        for least, acts in zip(reach, (row.desk, row.counsellor, row.manager), strict=True):
            for act in acts:
                for role in reach:
                    yield name, act, role, reach.index(role) >= reach.index(least)


def test_every_act_stands_in_one_row() -> None:
    named = [act for row in TABLE.values() for act in (*row.desk, *row.counsellor, *row.manager)]
    assert sorted(named) == sorted(RULES)


@pytest.mark.parametrize("role", list(Role))
def test_at_the_desk_each_role_may_what_its_cell_says(house: House, role: Role) -> None:
    desk = house.sit(NAMES[role])
    wrong: list[str] = []
    for name, act, who, may in _cells():
        if who is role:
            try:
                with desk.work(act):
                    opened = True
            except NotAllowed:
                opened = False
            if opened is not may:
                wrong.append(f"{name}: {act.value}: {opened}")
    assert not wrong, "\n".join(wrong)
