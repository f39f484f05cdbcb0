# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Members by keys alone, over a real register: finding, adding, changing, and what each role sees."""

import gc
import weakref
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.desk import history, undo
from models.insight import memberpage
from models.people import members, notes
from models.sobriety import changing, periods
from models.sobriety.changing import Change, Kind
from models.sponsorship import pairings
from models.words import Language, MayTell, Purpose, Role, Stage
from tests.journeys.room import MORNING, PASSWORD, STAFF, Room
from tests.models.making import AADHAAR
from ui.language import tr, trn
from ui.screen.members.belonging import BelongingPart, DischargeForm
from ui.screen.members.consents import ConsentsPart, TrustedForm
from ui.screen.members.details import DetailsPart
from ui.screen.members.importing import ImportWizard
from ui.screen.members.merging import MergeForm
from ui.screen.members.notes import NotesPart
from ui.screen.members.overview import OverviewPart
from ui.screen.members.place import MembersPlace
from ui.screen.members.sobriety import ChangeForm, SobrietyPart
from ui.screen.place import Destination, Where
from ui.screen.widgets.fields import TextField

pytestmark = pytest.mark.journey

DAY = MORNING.date()


def walk(room: Room, role: Role = Role.COUNSELLOR, which: Language = Language.ENGLISH) -> MembersPlace:
    """Sign in and go to the place."""
    room.enter(role, which)
    return room.go(Where.MEMBERS, MembersPlace)


def shown(place: MembersPlace) -> list[str]:
    return [row.title for row in place.list.rows()]


def opened(place: MembersPlace, number: int, part: str = "overview") -> MembersPlace:
    place.visit(Destination(Where.MEMBERS, number, part))
    QApplication.processEvents()
    return place


def overview_of(place: MembersPlace) -> OverviewPart:
    part = place.pane.view.parts["overview"]
    assert isinstance(part, OverviewPart)
    return part


@pytest.mark.parametrize(
    ("which", "typed"),
    [(Language.ENGLISH, "zorawar"), (Language.HINDI, "ज़ोरावर"), (Language.PUNJABI, "ਜ਼ੋਰਾਵਰ")],
)
def test_somebody_is_found_in_any_script_and_opened_by_enter(room: Room, which: Language, typed: str) -> None:
    place = walk(room, Role.DESK, which)
    room.count()
    room.type(typed)
    assert len(shown(place)) == 1
    room.press("Return")
    assert place.pane.view.isVisible()
    assert "M-0031" in place.pane.view.under.text()
    assert room.actions <= 2
    assert history_of(room)[0] == ("view_member", 31)


def history_of(room: Room) -> list[tuple[str, int]]:
    desk = room.front.at_desk()
    desk.close()
    manager = room.front.open(room.centre.people[Role.MANAGER], PASSWORD)
    assert manager.name == STAFF[Role.MANAGER]
    desk = room.front.at_desk()
    numbers = {row.uid: row.number for row in members.listed(desk)}
    return [
        (entry.act, numbers[entry.subject]) for entry in history.entries(desk, 20) if entry.subject in numbers
    ]


def test_the_list_shows_no_phone_and_narrows_by_chips(room: Room) -> None:
    room.enter(Role.DESK)
    members.edit(room.front.at_desk(), 3, phones=("9876543210",), stage=Stage.RESIDENT)
    place = room.go(Where.MEMBERS, MembersPlace)
    assert len(shown(place)) == 31
    assert not any("98765" in row.spoken() for row in place.list.rows())
    place.chips.buttons["house"].click()
    assert shown(place) == ["Rajesh Kumar"]
    room.type("zz")
    place.search.setText("zz")
    assert place.unfound.isVisible()
    place.unfound.button.click()
    assert len(shown(place)) == 31
    assert not place.chips.buttons["near"].isVisible()


def test_the_head_says_how_many_were_found(room: Room) -> None:
    place = walk(room, Role.DESK)
    assert place.count.text() == "31 members"
    room.type("gur")
    assert place.count.text() == "2 of 31 members"
    room.type("zzz")
    assert place.count.text() == "0 of 31 members"
    place.show_everybody()
    assert place.count.text() == "31 members"


def test_arrows_open_nothing_until_enter(room: Room) -> None:
    place = walk(room)
    room.press("Down", "Down", "Down")
    assert place.pane.is_empty()
    room.press("Return")
    assert not place.pane.is_empty()
    room.press("Esc")
    assert place.pane.is_empty()


@pytest.mark.parametrize("which", list(Language))
def test_somebody_is_added_by_keys_consent_first(room: Room, which: Language) -> None:
    place = walk(room, Role.DESK, which)
    room.press("Ctrl+N")
    form = place.pane.form
    room.press("Space")
    assert form.records.value()
    form.fields["name"].setFocus()
    room.type("Rajesh Kumaar")
    assert [row.key for row in form.alike.rows()] == [3, 29]
    form.fields["local_name"].setFocus()
    room.type("राजेश")
    form.fields["age"].setFocus()
    room.type("34")
    form.add.setFocus()
    room.press("Space")
    row = members.by_number(room.front.at_desk(), 32)
    assert (row.name, row.local_name, row.age, row.notice_due) == ("Rajesh Kumaar", "राजेश", 34, False)
    assert place.pane.view.isVisible()
    assert place.list.rows()
    given = memberpage.read(room.front.at_desk(), 32, log=False).consents
    assert [each.purpose for each in given] == [Purpose.RECORDS]


def test_what_was_begun_is_kept_sealed_over_a_lock(room: Room) -> None:
    place = walk(room, Role.DESK)
    room.press("Ctrl+N")
    place.pane.form.fields["name"].setFocus()
    room.type("Somebody Ne")
    room.press("Ctrl+L")
    name = place.pane.form.fields["name"]
    assert isinstance(name, TextField)
    assert name.edit.text() == ""
    assert shown(place) == []
    room.enter(Role.DESK)
    assert room.at(MembersPlace) is place
    assert name.edit.text() == "Somebody Ne", "It goes on where it was."
    name.box.setFocus()
    room.type("w")
    room.press("Ctrl+L")
    room.enter(Role.COUNSELLOR)
    assert name.edit.text() == "", "A draft is its writer's own."
    room.press("Ctrl+L")
    room.enter(Role.DESK)
    assert name.edit.text() == "Somebody New"
    room.press("Ctrl+L")
    room.window.close()
    assert room.window.isHidden(), "A register that is locked already is closed without a word."


def test_what_was_begun_and_left_outlasts_a_larger_text(room: Room, qtbot: QtBot) -> None:
    place = walk(room, Role.DESK)
    room.press("Ctrl+N")
    begun = place.pane.form
    begun.fields["name"].setFocus()
    room.type("Somebody Ne")
    room.press("Esc")
    assert place.pane.is_empty()
    room.press("Ctrl+=")
    qtbot.waitUntil(room.window.dressing.is_done)
    room.press("Ctrl+N")
    name = place.pane.form.fields["name"]
    assert place.pane.form is not begun, "what stands behind is built anew in the larger text"
    assert isinstance(name, TextField)
    assert name.edit.text() == "Somebody Ne"


def test_a_field_is_kept_as_it_is_left_and_undone_by_itself(room: Room) -> None:
    place = opened(walk(room, Role.DESK), 5, "details")
    part = place.pane.view.parts["details"]
    assert isinstance(part, DetailsPart)
    for key, typed in (("village", "Rampur"), ("circle_name", "Parvat")):
        part.fields[key].setFocus()
        room.type(typed)
        room.press("Tab")
    desk = room.front.at_desk()
    row = members.by_number(desk, 5)
    assert (row.village, row.circle_name) == ("Rampur", "Parvat")
    undo.undo(desk)
    row = members.by_number(desk, 5)
    assert (row.village, row.circle_name) == ("Rampur", None)


@pytest.mark.parametrize(
    "key", ["name", "village", "circle_name", "practical_note", "id_type", "relation_name"]
)
def test_an_aadhaar_number_is_refused_in_every_field(room: Room, key: str) -> None:
    place = opened(walk(room, Role.DESK), 5, "details")
    part = place.pane.view.parts["details"]
    assert isinstance(part, DetailsPart)
    field = part.fields[key]
    assert isinstance(field, TextField)
    before = members.by_number(room.front.at_desk(), 5)
    field.edit.setText(AADHAAR)
    field.leave()
    assert "Aadhaar" in field.below.text()
    assert members.by_number(room.front.at_desk(), 5) == before


def test_what_cannot_be_kept_waits_as_a_draft(room: Room) -> None:
    place = opened(walk(room, Role.DESK), 5, "details")
    part = place.pane.view.parts["details"]
    assert isinstance(part, DetailsPart)
    birth = part.fields["birth_date"]
    assert isinstance(birth, TextField)
    birth.setFocus()
    room.type("31-02-19")
    room.press("Tab")
    assert birth.in_trouble()
    place.pane.leave()
    opened(place, 5, "details")
    assert birth.edit.text() == "31-02-19"
    assert birth.in_trouble()


def test_a_new_start_shows_what_it_changes_with_kind_words(room: Room) -> None:
    place = opened(walk(room), 1, "sobriety")
    part = place.pane.view.parts["sobriety"]
    assert isinstance(part, SobrietyPart)
    seen: list[str] = []

    def fill(form: QWidget) -> None:
        assert isinstance(form, ChangeForm)
        assert form.ended is not None
        form.ended.edit.setText((DAY - timedelta(days=3)).strftime("%d-%m-%Y"))
        form.start.edit.setText((DAY - timedelta(days=2)).strftime("%d-%m-%Y"))
        form.look()
        seen.append(form.effect.text())

    room.answers.fill = fill
    part.new_start.setFocus()
    room.press("Space")
    assert room.answers.accepted == [True]
    assert seen[0].splitlines()[:2] == ["Present days: 90 → 2", "All sober days together: 90 → 89"]
    known = periods.of_member(room.front.at_desk(), 1)
    assert (known.streak_days, known.sober_days) == (2, 89)
    undo.undo(room.front.at_desk())
    assert periods.of_member(room.front.at_desk(), 1).streak_days == 90


@pytest.mark.parametrize("which", list(Language))
def test_a_new_start_of_a_sponsor_says_that_their_pair_comes_up_for_a_review(
    room: Room, which: Language
) -> None:
    room.enter(Role.COUNSELLOR, which)
    pairings.pair(room.front.at_desk(), 1, 3, agreed_on=DAY - timedelta(days=9), reason="asked")
    place = opened(room.go(Where.MEMBERS, MembersPlace), 1, "sobriety")
    part = place.pane.view.parts["sobriety"]
    assert isinstance(part, SobrietyPart)
    lines: list[int] = []

    def fill(form: QWidget) -> None:
        assert isinstance(form, ChangeForm)
        assert form.ended is not None
        for days in (3, 9):
            form.ended.edit.setText((DAY - timedelta(days=days)).strftime("%d-%m-%Y"))
            form.look()
            lines.append(len(form.effect.text().splitlines()))

    room.answers.fill = fill
    part.new_start.click()
    assert lines == [4, 3], "What was before the pair asks for no review of it."


@pytest.mark.parametrize("kind", [Kind.CORRECT_START, Kind.CORRECT_RETURN, Kind.WITHDRAW_RETURN])
def test_a_closed_period_is_put_right_without_a_false_return(room: Room, kind: Kind) -> None:
    place = walk(room)
    desk = room.front.at_desk()
    periods.new_start(desk, 1, DAY - timedelta(days=10), DAY - timedelta(days=8), at=time(21, 30))
    part = opened(place, 1, "sobriety").pane.view.parts["sobriety"]
    assert isinstance(part, SobrietyPart)
    moved = DAY - timedelta(days=12)

    def fill(form: QWidget) -> None:
        assert isinstance(form, ChangeForm)
        assert form.which is not None
        assert form.ended is not None
        form.which.show_value(kind)
        form.which.edited.emit()
        assert form.start.isHidden() is (kind is not Kind.CORRECT_START)
        assert form.ended.isHidden() is (kind is not Kind.CORRECT_RETURN)
        field = form.start if kind is Kind.CORRECT_START else form.ended
        if kind is not Kind.WITHDRAW_RETURN:
            field.edit.setText(
                (moved - timedelta(days=88 * (kind is Kind.CORRECT_START))).strftime("%d-%m-%Y")
            )
        form.look()
        assert "→" in form.effect.text()

    room.answers.fill = fill
    part.periods.list.choose(0)
    part.periods.list.setFocus()
    room.press("Return")
    assert room.answers.accepted == [True]
    known = periods.of_member(desk, 1)
    days = {Kind.CORRECT_START: (8, 98), Kind.CORRECT_RETURN: (8, 86), Kind.WITHDRAW_RETURN: (90, 90)}
    assert (known.streak_days, known.sober_days) == days[kind]
    room.press("Ctrl+Z")
    again = periods.of_member(desk, 1)
    assert (again.streak_days, again.sober_days) == (8, 88)


@pytest.mark.parametrize("which", list(Language))
def test_a_pause_shows_what_it_changes_takes_a_sealed_note_and_is_taken_back(
    room: Room, which: Language
) -> None:
    place = opened(walk(room, which=which), 1, "sobriety")
    desk = room.front.at_desk()
    part = place.pane.view.parts["sobriety"]
    assert isinstance(part, SobrietyPart)
    seen: list[str] = []

    def fill(form: QWidget) -> None:
        assert isinstance(form, ChangeForm)
        assert form.start.isHidden(), "A pause has no day."
        seen.append(form.effect.text())
        form.note.edit.setPlainText("ਪਿੰਡ ਗਏ ਹਨ")

    room.answers.fill = fill
    part.hold.setFocus()
    room.press("Space")
    assert tr("Present days: {days}. They go on being counted.", days=90) in seen[0]
    assert len(seen[0].splitlines()) == 3
    known = periods.of_member(desk, 1)
    assert (known.held, known.streak_days) == (True, 90)
    assert [note.text for note in notes.notes(desk, 1)] == ["ਪਿੰਡ ਗਏ ਹਨ"]
    room.press("Space")
    assert not periods.of_member(desk, 1).held, "The same key ends it, without a question."
    room.press("Ctrl+Z", "Ctrl+Z")
    assert not periods.of_member(desk, 1).held
    assert notes.notes(desk, 1) == ()


def test_holding_and_declining_take_the_count_off_the_screen(room: Room) -> None:
    place = opened(walk(room), 1, "sobriety")
    part = place.pane.view.parts["sobriety"]
    assert isinstance(part, SobrietyPart)
    room.answers.fill = lambda _form: None
    part.hold.click()
    assert periods.of_member(room.front.at_desk(), 1).held
    part.count.click()
    overview = overview_of(place)
    assert overview.days.isHidden()


@pytest.mark.parametrize("which", list(Language))
def test_a_milestone_without_a_certificate_stands_in_what_happened(room: Room, which: Language) -> None:
    place = walk(room, which=which)
    overview = overview_of(opened(place, 1))
    words = tr("Reached {milestone}: no certificate", milestone=trn("{n} day", "{n} days", 90))
    assert words in [row.title for row in overview.timeline.list.rows()]
    changing.make(room.front.at_desk(), 1, Change(Kind.NO_COUNT))
    opened(place, 2)
    opened(place, 1)
    assert words not in [row.title for row in overview.timeline.list.rows()]
    room.window.lock()
    assert overview.timeline.list.rows() == ()
    desk = walk(room, Role.DESK, which)
    assert words not in [row.title for row in overview_of(opened(desk, 2)).timeline.list.rows()]


def test_all_that_happened_is_shown_by_a_key_and_the_next_page_begins_anew(room: Room) -> None:
    place = walk(room)
    desk = room.front.at_desk()
    for back in range(80, 8, -6):
        ended = MORNING.date() - timedelta(days=back)
        changing.make(desk, 1, Change(Kind.NEW_START, ended + timedelta(days=1), ended))
    overview = overview_of(opened(place, 1))
    many = len(memberpage.read(desk, 1, log=False).timeline)
    assert len(overview.timeline.list.rows()) == 12 < many
    overview.whole.setFocus()
    room.press("Return")
    assert len(overview.timeline.list.rows()) == many
    assert overview.timeline.list.hasFocus()
    assert overview.whole.isHidden()
    opened(place, 2)
    opened(place, 1)
    assert len(overview.timeline.list.rows()) == 12


def test_the_desk_sees_no_sobriety_and_posts_what_it_cannot_read(room: Room) -> None:
    place = opened(walk(room, Role.DESK), 1, "sobriety")
    view = place.pane.view
    assert not view.chips.buttons["sobriety"].isVisible()
    assert view.chips.on() == ["overview"]
    assert overview_of(place).days.isHidden()
    part = view.parts["notes"]
    assert isinstance(part, NotesPart)
    assert part.open.isHidden()
    part.text.edit.setPlainText("Asked to be called at home")
    part.seal()
    assert part.text.edit.toPlainText() == ""
    room.front.close()
    room.enter(Role.COUNSELLOR)
    assert [note.text for note in notes.notes(room.front.at_desk(), 1)] == ["Asked to be called at home"]


def test_discharge_is_one_form_and_one_undo(room: Room) -> None:
    place = opened(walk(room, Role.DESK), 6, "groups")
    desk = room.front.at_desk()
    members.edit(desk, 6, stage=Stage.RESIDENT)
    place.pane.reread()
    part = place.pane.view.parts["groups"]
    assert isinstance(part, BelongingPart)

    def fill(form: QWidget) -> None:
        assert isinstance(form, DischargeForm)
        next(iter(form.leave.values())).tick.setChecked(True)
        form.reason.edit.setPlainText("Went home well")

    room.answers.fill = fill
    part.discharge.click()
    page = memberpage.read(desk, 6, log=False)
    assert (page.member.stage, page.groups, page.stays[-1].left) == (Stage.AFTERCARE, (), DAY)
    undo.undo(desk)
    assert memberpage.read(desk, 6, log=False).member.stage is Stage.RESIDENT


def test_consents_are_all_off_at_first_and_withdrawn_as_easily(room: Room) -> None:
    place = opened(walk(room, Role.DESK), 31, "consents")
    part = place.pane.view.parts["consents"]
    assert isinstance(part, ConsentsPart)
    assert [purpose for purpose, tick in part.ticks.items() if tick.value()] == [Purpose.RECORDS]
    photo = part.ticks[Purpose.PHOTO]
    for given in (True, False):
        photo.tick.setFocus()
        room.press("Space")
        answers = memberpage.read(room.front.at_desk(), 31, log=False).consents
        assert {each.purpose: each.given for each in answers}[Purpose.PHOTO] is given
    assert photo.below.text().startswith("Withdrawn on")


def test_nobody_may_be_told_until_somebody_is_named(room: Room) -> None:
    place = opened(walk(room, Role.DESK), 31)
    overview = overview_of(place)
    assert overview.told_line.text() == "Nobody may be told anything."
    part = place.pane.view.parts["consents"]
    assert isinstance(part, ConsentsPart)

    def fill(form: QWidget) -> None:
        assert isinstance(form, TrustedForm)
        form.name.edit.setText("Harpreet")
        form.may.show_value(MayTell.ATTENDANCE)
        form.word.edit.setText("marigold")

    room.answers.fill = fill
    part.name_trusted.click()
    assert "marigold" in overview.told_line.text()
    assert len(part.trusted.list.rows()) == 1


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.DESK])
def test_merging_exporting_and_exemptions_are_the_managers(room: Room, role: Role) -> None:
    place = opened(walk(room, role), 1)
    assert not place.export.isVisible()
    assert not place.pane.view.menu.merge.isVisible()
    assert place.pane.view.menu.record.isVisible() is (role is Role.COUNSELLOR)
    assert place.import_.isVisible()


def test_a_manager_makes_one_of_two_and_takes_them_apart(room: Room) -> None:
    place = opened(walk(room, Role.MANAGER), 3)

    def fill(form: QWidget) -> None:
        assert isinstance(form, MergeForm)
        assert [row.key for row in form.list.rows()] == [29]
        form.list.acted.emit(29)
        assert form.other() == 29

    room.answers.fill = fill
    place.pane.view.menu.begin_merge()
    assert len(shown(place)) == 30
    room.answers.reason = "two people after all"
    place.pane.view.menu.take_apart()
    assert len(shown(place)) == 31


def test_a_removed_entry_is_brought_back(room: Room) -> None:
    place = opened(walk(room, Role.MANAGER), 3)
    room.answers.reason = "written twice"
    place.pane.view.menu.begin_remove()
    assert len(shown(place)) == 30
    place.more_chips.buttons["removed"].click()
    assert len(shown(place)) == 1
    place.list.setFocus()
    room.press("Return")
    place.show_everybody()
    assert len(shown(place)) == 31


def test_a_manager_exports_everybody(room: Room, tmp_path: Path) -> None:
    place = walk(room, Role.MANAGER)
    place.export.click()
    assert (tmp_path / "members.xlsx").stat().st_size > 1000


REGISTER = (
    "Name,Phone,Date of birth\nAsha Devi,98123 45678,05/06/1980\nBinder,12,06/07/1981\nChetan,,13/05/72\n"
)


@pytest.mark.parametrize("which", list(Language))
def test_a_register_is_looked_at_imported_and_taken_back(room: Room, which: Language, tmp_path: Path) -> None:
    file = tmp_path / "old register.csv"
    file.write_text(REGISTER, "utf-8")
    room.answers.opened = file
    place = walk(room, Role.DESK, which)
    place.import_.click()
    wizard = place.pane.currentWidget()
    assert isinstance(wizard, ImportWizard)
    room.press("Space")
    assert wizard.look.isVisible()
    assert set(wizard.columns) == {"Name", "Phone", "Date of birth"}
    assert len(members.listed(room.front.at_desk())) == 31
    wizard.century.buttons[19].click()
    wizard.go.setFocus()
    room.press("Space")
    assert len(members.listed(room.front.at_desk())) == 34
    assert len(shown(place)) == 34
    wizard.undo.click()
    assert len(members.listed(room.front.at_desk())) == 31
    assert len(room.answers.told) == 1


def test_a_column_can_be_left_out(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    file.write_text(REGISTER, "utf-8")
    room.answers.opened = file
    place = walk(room, Role.DESK)
    place.begin_import()
    wizard = place.pane.currentWidget()
    assert isinstance(wizard, ImportWizard)
    wizard.choose_file()
    wizard.columns["Phone"].combo.setCurrentIndex(0)
    wizard.columns["Phone"].leave()
    wizard.run()
    assert members.find(room.front.at_desk(), "asha devi")[0].phones == ()


def test_nothing_of_a_page_stays_when_the_window_is_gone(room: Room) -> None:
    place = opened(walk(room, Role.MANAGER), 1)
    page = weakref.ref(memberpage_of(place))
    directory = weakref.ref(place.pane.directory)  # pyright: ignore[reportArgumentType] - it was read
    room.press("Ctrl+L")
    gc.collect()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # pyright: ignore[reportArgumentType] - None is all
    gc.collect()
    assert page() is None
    assert directory() is None
    assert shown(place) == []


def memberpage_of(place: MembersPlace) -> object:
    page = place.pane.view.parts["overview"].page
    assert page is not None
    return page
