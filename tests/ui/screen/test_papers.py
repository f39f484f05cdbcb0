# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers everybody may print: asked for in a form, shown, noted in the log; bad days stay in the form."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.services.papers import DeskPapers
from models.centre.forms import Form
from models.desk.acts import Act
from models.gatherings import groups, register, sessions
from models.insight import logbook
from models.words import Language, Mark, NameLevel, Role
from tests.models.house import MANAGER, NAMES, House, found_house
from tests.models.making import circle, somebody
from tests.ui.screen.conftest import Answers, Papers
from ui.screen.papers.asking import BlankAsking, CardsAsking, FormAsking, MonthAsking, SlipAsking
from ui.screen.papers.desk import PaperDesk

PEOPLE = ("Meena Verma", "Gurpreet Singh")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    place = found_house(tmp_path)
    circle(place.desk, "Morning Circle", people=tuple(somebody(place.desk, name) for name in PEOPLE))
    held = sessions.plan(place.desk, "Morning Circle", place.desk.today)
    register.mark(place.desk, held.id, 1, Mark.PRESENT)
    place.sit(NAMES[Role.DESK])
    yield place
    place.desk.close()


@pytest.fixture
def desk(house: House, qtbot: QtBot, inline: None) -> PaperDesk:  # noqa: ARG001 - work runs inline
    over = QWidget()
    qtbot.addWidget(over)
    return PaperDesk(DeskPapers(lambda: house.desk), over)


def pages_of(papers: Papers) -> list[tuple[int, str]]:
    """Return how wide each page of the newest paper is, in points, and what stands on it."""
    content, buffer, document = QByteArray(papers.shown[-1].content), QBuffer(), QPdfDocument()
    buffer.setData(content)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    read = [
        (round(document.pagePointSize(page).width()), document.getAllText(page).text())
        for page in range(document.pageCount())
    ]
    document.close()
    return read


def text_of(papers: Papers) -> str:
    return "\n".join(text for _, text in pages_of(papers))


def printed(house: House) -> list[str]:
    """Return what the log says was printed, as a manager reads it."""
    house.sit(MANAGER)
    return [row.act for row in logbook.read(house.desk) if row.act == Act.PRINT]


def test_cards_are_printed_in_the_language_that_was_chosen(
    desk: PaperDesk, house: House, answers: Answers, papers: Papers
) -> None:
    def fill(form: Any) -> None:
        assert isinstance(form, CardsAsking)
        form.level.show_value(NameLevel.FULL)
        form.choose_tongue(Language.HINDI)

    answers.fill = fill
    desk.ask_cards((1, 2))
    assert papers.shown[-1].file_name == "cards.pdf"
    text = text_of(papers)
    assert "Meena Verma" in text
    assert "Gurpreet Singh" in text
    assert printed(house)


def test_escape_prints_and_notes_nothing(
    desk: PaperDesk, house: House, answers: Answers, papers: Papers
) -> None:
    answers.fill = None
    for ask in (desk.ask_form, lambda: desk.ask_cards((1,)), lambda: desk.ask_slip(1)):
        ask()
    assert (len(answers.forms), papers.shown, printed(house)) == (3, [], [])


def test_a_slip_counts_and_can_keep_silent(desk: PaperDesk, answers: Answers, papers: Papers) -> None:
    def fill(form: Any) -> None:
        assert isinstance(form, SlipAsking)
        form.first.show_value(date(2026, 11, 1))
        form.discreet.show_value(True)  # noqa: FBT003 - a tick

    answers.fill = fill
    desk.ask_slip(1)
    text = text_of(papers)
    assert "came to 1 of 1 session" in text
    assert "sobriety" not in text
    assert "Meena" not in papers.shown[-1].file_name


def test_a_day_nobody_can_read_stays_in_the_form(
    desk: PaperDesk, answers: Answers, papers: Papers, house: House
) -> None:
    def spoil(field: str) -> Callable[[Any], None]:
        return lambda form: getattr(form, field).edit.setText("31.02.2026")

    group = groups.by_name(house.desk, "Morning Circle").id
    answers.fill = spoil("first")
    desk.ask_slip(1)
    answers.fill = spoil("day")
    desk.ask_month(group)
    desk.ask_blank_sheets(group)
    assert answers.accepted == [False, False, False]
    assert not papers.shown


def test_what_the_model_refuses_is_said(desk: PaperDesk, answers: Answers, papers: Papers) -> None:
    def fill(form: Any) -> None:
        if isinstance(form, SlipAsking):
            form.last.show_value(date(2027, 1, 1))

    answers.fill = fill
    desk.ask_slip(1)
    desk.ask_cards(())
    assert len(answers.told) == 2
    assert not papers.shown


def test_every_blank_form_comes_in_every_language(desk: PaperDesk, answers: Answers, papers: Papers) -> None:
    for form, which in product(Form, Language):

        def fill(asked: Any, form: Form = form, which: Language = which) -> None:
            assert isinstance(asked, FormAsking)
            asked.form.show_value(form)
            asked.choose_tongue(which)

        answers.fill = fill
        desk.ask_form()
        assert form.value in papers.shown[-1].file_name
        assert pages_of(papers)[0][1].strip()
    assert len({paper.content for paper in papers.shown}) == len(Form) * len(Language)


def test_a_month_is_printed_to_tick_or_with_its_marks_on_either_paper(
    desk: PaperDesk, answers: Answers, papers: Papers, house: House
) -> None:
    group = groups.by_name(house.desk, "Morning Circle").id
    wide: list[int] = []
    for filled, legal in ((False, False), (True, True)):

        def fill(form: Any, filled: bool = filled, legal: bool = legal) -> None:
            assert isinstance(form, MonthAsking)
            form.filled.show_value(filled)
            form.legal.show_value(legal)

        answers.fill = fill
        desk.ask_month(group)
        wide.append(pages_of(papers)[0][0])
    assert wide == [842, 1008]
    assert papers.shown[-1].file_name == "month-2026-11.pdf"


def test_two_blank_sheets_carry_codes_of_their_own(
    desk: PaperDesk, answers: Answers, papers: Papers, house: House
) -> None:
    def fill(form: Any) -> None:
        assert isinstance(form, BlankAsking)

    answers.fill = fill
    desk.ask_blank_sheets(groups.by_name(house.desk, "Morning Circle").id)
    assert len({text for _, text in pages_of(papers)}) >= 2
    assert papers.shown[-1].file_name.startswith("blank-")


def test_a_groups_cards_are_everybodys(
    desk: PaperDesk, answers: Answers, papers: Papers, house: House
) -> None:
    answers.fill = lambda _: None
    desk.ask_group_cards(groups.by_name(house.desk, "Morning Circle").id)
    text = text_of(papers)
    assert "Meena V." in text
    assert "Gurpreet S." in text
