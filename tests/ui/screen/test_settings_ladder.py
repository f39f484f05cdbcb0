# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings, ladder and certificates: rungs, signatures, the logo, and whose page it is."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.services.ladder import DeskLadder
from models.centre import rungs
from models.centre.centre import ladder, signatories
from models.desk import undo
from models.messages import Refused
from models.words import Language, Role, Unit
from tests.models.house import House
from tests.ui.screen.conftest import Answers
from ui.screen.settings.centre import TongueFields
from ui.screen.settings.ladder import LadderSection, RungForm


@pytest.fixture
def section(house: House, qtbot: QtBot, inline: None) -> LadderSection:  # noqa: ARG001 - work runs inline
    made = LadderSection(DeskLadder(lambda: house.desk))
    qtbot.addWidget(made)
    made.refresh()
    return made


def test_a_milestone_is_added_changed_and_taken_out(
    section: LadderSection, house: House, answers: Answers
) -> None:
    before = len(ladder(house.desk))

    def fill(form: QWidget) -> None:
        assert isinstance(form, RungForm)
        form.count.show_value(45)
        form.names.fields[Language.HINDI].edit.setText("पैंतालीस")
        form.colour.show_value("green")
        form.chip.show_value(value=False)

    answers.fill = fill
    section.add.click()
    (made,) = [one for one in ladder(house.desk) if one.count == 45]
    assert (made.unit, made.names, made.colour, made.chip) == (Unit.DAYS, {"hi": "पैंतालीस"}, "green", False)
    section.add.click()
    assert answers.accepted == [True, False]
    section.ladder.list.choose(made.uid)
    section.remove.click()
    assert len(ladder(house.desk)) == before
    undo.undo(house.desk)
    assert len(ladder(house.desk)) == before + 1


def test_a_rung_out_of_bounds_and_the_last_one_are_refused(house: House) -> None:
    first, *others = ladder(house.desk)
    for one in others:
        rungs.remove(house.desk, one.uid)
    with pytest.raises(Refused):
        rungs.remove(house.desk, first.uid)
    with pytest.raises(Refused):
        rungs.keep(
            house.desk, type(first)("", Unit.YEARS, 81, repeats=False, names={}, colour="", certificate=True)
        )


def test_who_signs_comes_and_goes(section: LadderSection, house: House, answers: Answers) -> None:
    def fill(form: QWidget) -> None:
        form.findChildren(TongueFields)[1].fields[Language.ENGLISH].edit.setText("Director")

    answers.fill = fill
    section.add_signer.click()
    assert [one.roles for one in signatories(house.desk)] == [{"en": "Director"}]
    section.remove_signer(0)
    assert signatories(house.desk) == ()


def test_a_file_that_is_no_picture_is_refused_in_one_sentence(
    section: LadderSection, answers: Answers, tmp_path: Path
) -> None:
    answers.opened = tmp_path / "logo.png"
    answers.opened.write_bytes(b"nothing of the kind")
    section.choose.click()
    assert section.notice.words.text()
    answers.opened = tmp_path / "logo.svg"
    answers.opened.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    )
    section.choose.click()
    assert section.notice.words.text() == ""
    assert section.drop.isVisibleTo(section)


@pytest.mark.parametrize("role", list(Role))
def test_the_ladder_is_the_managers(section: LadderSection, role: Role) -> None:
    assert (role in section.chapter.roles) is (role is Role.MANAGER)
