# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is seldom seen: a centre just made, one with a single member, and one where every name is long."""

from datetime import time
from functools import lru_cache, partial

from models.desk.desk import Desk
from models.gatherings import groups, sessions
from models.insight.registration import register
from models.people.members import NewMember
from models.words import GroupModel, Purpose, Relation
from tests.scenes.centre import NOON, Made, RealScene, founded
from tests.scenes.register import session_with_most
from ui.screen.place import Destination, Where
from ui.screen.window import Window

CROWD = 60
LONG = (
    "Venkatanarasimharajuvaripeta Krishnamurthy Subramaniam Iyer of the Lower Canal Colony",
    "ਗੁਰਪ੍ਰੀਤਪਾਲ ਸਿੰਘ ਧਾਲੀਵਾਲ ਸਪੁੱਤਰ ਸਵਰਗਵਾਸੀ ਕਰਤਾਰ ਸਿੰਘ ਵਾਸੀ ਪਿੰਡ ਵੱਡਾ ਖੇੜਾ ਕਲਾਂ",
    "श्रीमती कृष्णकुमारी त्रिवेदी चतुर्वेदी पुत्री स्वर्गीय हरिशंकर त्रिवेदी शास्त्री जी",
)
"""About eighty letters each, in three scripts. Invented."""
LONG_GROUP = "The circle of those who walk home together along the canal after the evening bell"


@lru_cache
def new() -> Made:
    """Make a centre in which nobody is yet."""
    return founded(lambda _desk: None)


@lru_cache
def lone() -> Made:
    """Make a centre with one member, in no group."""
    return founded(_one)


@lru_cache
def crowded() -> Made:
    """Make a centre with one large group, its name and everybody's long."""
    return founded(_crowd)


def _one(desk: Desk) -> None:
    register(desk, NewMember("Meena"))


def _crowd(desk: Desk) -> None:
    groups.add(desk, groups.NewGroup(LONG_GROUP, GroupModel.COMMUNITY, place=LONG[0]))
    for place in range(CROWD):
        register(
            desk,
            NewMember(
                f"{LONG[place % 3][:74]} {place + 1}",
                relation=Relation.SON_OF,
                relation_name=LONG[(place + 1) % 3],
                village=LONG[(place + 2) % 3],
            ),
            group_names=(LONG_GROUP,),
            consents_given=(Purpose.RECORDS,),
        )
    sessions.plan(desk, LONG_GROUP, NOON.date(), starts=time(18))


def _visit(where: Where, window: Window) -> None:
    window.shell.visit(Destination(where))


def _page(window: Window) -> None:
    window.shell.visit(Destination(Where.MEMBERS, 1, "overview"))


def _room(window: Window) -> None:
    window.shell.visit(Destination(Where.REGISTER, session_with_most(window)))


_PLACES = {
    "today": Where.TODAY,
    "register": Where.REGISTER,
    "members": Where.MEMBERS,
    "groups": Where.GROUPS,
    "sponsors": Where.SPONSORS,
    "milestones": Where.MILESTONES,
}
_LEADS: dict[str, RealScene] = {name: partial(_visit, where) for name, where in _PLACES.items()}

EDGE_SCENES = {
    **{f"new-{name}": (new, lead) for name, lead in _LEADS.items()},
    "lone-members": (lone, _LEADS["members"]),
    "lone-page": (lone, _page),
    **{f"long-{name}": (crowded, lead) for name, lead in _LEADS.items()},
    "long-page": (crowded, _page),
    "long-room": (crowded, _room),
}
