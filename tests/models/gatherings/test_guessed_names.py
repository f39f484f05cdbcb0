# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A name spelled by rule carries a mark on the screen, and never reaches paper."""

from models.desk.desk import Desk
from models.gatherings import groups, register, sessions
from models.words import Language, NameLevel
from tests.models.making import circle, somebody


def test_the_screen_marks_a_guess_and_paper_knows_none(desk: Desk) -> None:
    guessed, sure = somebody(desk, "Gurpreet Singh"), somebody(desk, "Harpreet Kaur", local_name="ਹਰਪ੍ਰੀਤ ਕੌਰ")
    name = circle(desk, people=(guessed, sure), name_level=NameLevel.FULL)
    session = sessions.plan(desk, groups.by_name(desk, name).name, desk.today).id
    screen = register.register(desk, session, reader=Language.PUNJABI, approximate=True)
    paper = register.register(desk, session, reader=Language.PUNJABI)
    assert [row.name for row in screen.lines] == ["~ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "ਹਰਪ੍ਰੀਤ ਕੌਰ"]
    assert [row.name for row in paper.lines] == ["Gurpreet Singh", "ਹਰਪ੍ਰੀਤ ਕੌਰ"]
