# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings of the centre, its programmes and typing, over a real desk."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.services.centre import DeskCentre, DeskProgrammes
from models.centre.centre import centre
from models.desk import undo
from models.gatherings import programmes
from models.words import Language, Role
from tests.models.house import House
from tests.ui.screen.conftest import Answers
from tests.ui.screen.hands import write
from ui.screen.choices import Typing
from ui.screen.habit import habit
from ui.screen.settings.centre import CentreSection, TongueFields
from ui.screen.settings.letters import LettersSection, LetterTable
from ui.screen.settings.programmes import EXAMPLE, ProgrammesSection
from ui.screen.widgets.fields import TextField


@pytest.fixture
def section(house: House, qtbot: QtBot, inline: None) -> CentreSection:  # noqa: ARG001 - work runs inline
    made = CentreSection(DeskCentre(lambda: house.desk))
    qtbot.addWidget(made)
    made.refresh()
    return made


def test_a_name_in_punjabi_is_typed_by_sound_and_kept_when_left(section: CentreSection, house: House) -> None:
    field = section.names.fields[Language.PUNJABI]
    write(field.edit, "navaaM jiivan")
    field.leave()
    assert centre(house.desk).names == {"en": "Nav Jeevan Kendra", "pa": "ਨਵਾਂ ਜੀਵਨ"}
    undo.undo(house.desk)
    section.refresh()
    assert field.edit.text() == ""


def test_what_cannot_stand_stays_in_the_field_with_a_sentence(section: CentreSection, house: House) -> None:
    field = section.discreet.fields[Language.ENGLISH]
    field.edit.setText("Asha Rehab")
    field.leave()
    assert "discreet name" in field.below.text()
    section.quiet.edit.setText("400")
    section.quiet.leave()
    assert section.quiet.in_trouble()
    section.blank.edit.setText("12")
    section.blank.leave()
    row = centre(house.desk)
    assert (row.discreet_names, row.quiet_days, row.blank_rows) == ({}, 14, 12)
    assert field.edit.text() == "Asha Rehab"
    assert section.quiet.edit.text() == "400"


def test_an_empty_number_is_asked_for_again(section: CentreSection, house: House) -> None:
    section.dropout.edit.setText("")
    section.dropout.leave()
    assert section.dropout.in_trouble()
    assert centre(house.desk).dropout_days == 30


def test_helplines_come_and_go_and_1933_never(section: CentreSection, house: House, answers: Answers) -> None:
    tried: list[str] = []

    def fill(form: QWidget) -> None:
        number = next(each for each in form.findChildren(TextField) if each.strip is None)
        number.edit.setText("1933" if not tried else "1800 11 0031")
        form.findChildren(TongueFields)[0].fields[Language.ENGLISH].edit.setText("Help")
        tried.append(number.edit.text())

    answers.fill = fill
    section.add_line.click()
    section.add_line.click()
    assert answers.accepted == [False, True]
    assert len(centre(house.desk).helplines) == 6
    section.remove_helpline(0)
    assert [line["number"] for line in centre(house.desk).helplines][-1] == "1800 11 0031"
    assert len(section.helplines.list.rows()) == 5


def test_the_first_day_setting_shows_its_effect_first(
    section: CentreSection, house: House, answers: Answers
) -> None:
    section.start_day.tick.click()
    assert answers.forms == ["Count days another way"]
    assert not section.start_day.tick.isChecked()
    assert not centre(house.desk).count_start_day
    answers.fill = lambda _: None
    section.start_day.tick.click()
    assert centre(house.desk).count_start_day
    assert section.start_day.tick.isChecked()


@pytest.mark.parametrize("role", list(Role))
def test_the_centre_is_the_managers_and_typing_everybodys(
    section: CentreSection, role: Role, qtbot: QtBot
) -> None:
    letters = LettersSection()
    qtbot.addWidget(letters)
    assert (role in section.chapter.roles) is (role is Role.MANAGER)
    assert role in letters.chapter.roles


def test_every_letter_stands_above_its_key(qtbot: QtBot) -> None:
    for typing, letter, missing in ((Typing.GURMUKHI, "ਕ", "x"), (Typing.DEVANAGARI, "क", "")):
        table = LetterTable(typing)
        qtbot.addWidget(table)
        assert ("k", letter) in table.known
        assert missing not in dict(table.known)
        assert f"k {letter}" in table.accessibleDescription()
        table.resize(table.sizeHint())
        picture = table.grab().toImage()
        rows = {
            y
            for y in range(picture.height())
            for x in range(0, picture.width(), 3)
            if picture.pixelColor(x, y) != picture.pixelColor(0, 0)
        }
        assert max(rows) > picture.height() * 0.8


def test_a_programme_is_loaded_from_its_file(
    house: House,
    qtbot: QtBot,
    answers: Answers,
    tmp_path: Path,
    inline: None,  # noqa: ARG001 - work runs inline
) -> None:
    section = ProgrammesSection(DeskProgrammes(lambda: house.desk))
    qtbot.addWidget(section)
    section.refresh()
    answers.opened = tmp_path / "own.json"
    answers.opened.write_text('{"key": "x"}', encoding="utf-8")
    section.load.click()
    assert "small letters" in section.notice.words.text()
    answers.opened.write_text(EXAMPLE, encoding="utf-8")
    section.load.click()
    assert programmes.by_key(house.desk, "seva_path").own
    assert [row.pill for row in section.list.list.rows()] == ["Built in", "Built in", "Your own"]
    section.remove("seva_path")
    assert len(section.list.list.rows()) == 2
    answers.opened = tmp_path / "not there.json"
    section.load.click()
    assert "could not be read" in section.notice.words.text()
    assert json.loads(EXAMPLE)["kind"] == "steps"


def test_typing_shows_its_keys_and_follows_the_habit(qtbot: QtBot) -> None:
    section = LettersSection()
    qtbot.addWidget(section)
    section.chips.picked.emit(Typing.GURMUKHI)
    assert habit().typing is Typing.GURMUKHI
    write(section.try_it.edit, "pakkaa")
    assert section.try_it.value() == "ਪੱਕਾ"
    assert section.tables[Typing.DEVANAGARI].isHidden()
    section.forget()
    assert section.try_it.value() == ""
    habit().use(Typing.LATIN)
