# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sponsors by keys alone, over a real register: pairing, contacts, and what each role sees."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget

from models.desk.desk import Desk
from models.people import members, training
from models.sobriety import periods
from models.sponsorship import contacts, leaving, pairings
from models.text import Script, script_of
from models.words import Gender, Language, Role, TrainingKind
from tests.journeys.room import MORNING, Room
from tests.ui.screen.hands import write
from ui.screen import background
from ui.screen.members.place import MembersPlace
from ui.screen.place import Destination, Where
from ui.screen.sponsors.apart import ApartForm
from ui.screen.sponsors.caring import EndForm
from ui.screen.sponsors.place import SponsorsPlace
from ui.screen.sponsors.service import Named
from ui.screen.sponsors.suggesting import FindMember
from ui.screen.today import TodayPlace

pytestmark = pytest.mark.journey

DAY = MORNING.date()


def walk(room: Room, which: Language = Language.ENGLISH, role: Role = Role.COUNSELLOR) -> SponsorsPlace:
    """Sign in and go to the place."""
    room.enter(role, which)
    if role is not Role.DESK:
        furnish(room.front.at_desk())
    return room.go(Where.SPONSORS, SponsorsPlace)


def furnish(desk: Desk) -> None:
    """Let two men have counted for long enough, and a third be new."""
    for number in (1, 2, 3, 31):
        members.edit(desk, number, gender=Gender.MAN)
    for number in (1, 2):
        periods.correct_start(desk, number, DAY - timedelta(days=500 + number))


@pytest.mark.parametrize("which", list(Language))
def test_a_newcomer_is_paired_in_four_actions_with_reasons_in_words(room: Room, which: Language) -> None:
    place = walk(room, which)
    place.list.list.choose(("member", 31))
    room.count()
    room.press("Return")
    assert [card.pair.isVisible() for card in place.suggesting.cards] == [True, True]
    room.press("Return")
    assert room.actions + 1 <= 4  # and the key that brought the place
    (made,) = pairings.listed(room.front.at_desk())
    assert made.agreed_on == DAY
    assert made.sponsor in (1, 2)
    assert room.window.shell.told.text()


@pytest.mark.parametrize("which", list(Language))
def test_a_contact_is_kept_in_two_actions_and_a_line(room: Room, which: Language) -> None:
    place = walk(room, which)
    desk = room.front.at_desk()
    made = pairings.pair(desk, 1, 3, agreed_on=DAY - timedelta(days=30))
    room.window.shell.visit(Destination(Where.SPONSORS, made.pair, "silent"))
    assert place.list.list.current_key() == ("pair", made.pair)
    room.count()
    room.press("Return")
    room.type("ਗੱਲ")
    room.press("Return")
    assert room.actions == 3  # two and one word
    assert [(one.on, one.text) for one in contacts.history(desk, made.pair)] == [(DAY, "ਗੱਲ")]
    assert place.list.list.rows() == ()


def test_a_warning_asks_for_a_reason_and_keeps_it(room: Room) -> None:
    place = walk(room)
    desk = room.front.at_desk()
    assert place.suggesting.isVisible()
    place.suggesting.pair_with(5)
    assert pairings.listed(desk) == ()
    room.answers.reason = "They asked for each other."
    place.suggesting.pair_with(5)
    assert [one.sponsor for one in pairings.listed(desk)] == [5]


def test_more_than_five_is_said_to_need_a_manager_before_a_reason_is_asked(room: Room) -> None:
    place = walk(room)
    desk = room.front.at_desk()
    for sponsee in (3, 4, 5, 6, 7):
        pairings.pair(desk, 1, sponsee, reason="They asked.")
    place.refresh()
    place.turn("needs")
    place.list.list.choose(("member", 31))
    room.answers.reason = "They asked for each other."
    place.suggesting.pair_with(1)
    assert "need a manager" in place.suggesting.trouble.words.text()
    assert len(pairings.listed(desk)) == 5


@pytest.mark.parametrize("which", list(Language))
def test_the_list_is_named_for_its_queue_and_what_its_keys_do_is_said_beside_it(
    room: Room, which: Language
) -> None:
    place = walk(room, which)
    said: set[str] = set()
    for queue in ("leaders", "tree", "apart", "needs"):
        place.turn(queue)
        assert place.list.list.accessibleName() == place.list.title.text()
        said.add(place.nothing.words.text())
    assert len(said) == 4


def test_a_block_is_said_and_nothing_is_made(room: Room) -> None:
    place = walk(room)
    place.list.list.choose(("member", 3))
    place.suggesting.pair_with(3)
    assert place.suggesting.trouble.words.text() == "Nobody is their own sponsor."
    assert pairings.listed(room.front.at_desk()) == ()


def test_a_pair_is_paused_ended_and_taken_back(room: Room) -> None:
    place = walk(room)
    desk = room.front.at_desk()
    made = pairings.pair(desk, 1, 3)
    room.window.shell.visit(Destination(Where.SPONSORS, made.pair, "pairs"))
    place.caring.pause.click()
    assert place.caring.pause.text() == "Let it go on"

    def fill(form: QWidget) -> None:
        assert isinstance(form, EndForm)
        form.reason.edit.setText("moved away")

    room.answers.fill = fill
    place.caring.end.click()
    assert pairings.listed(desk) == ()
    room.press("Ctrl+Z")
    assert [one.pair for one in pairings.listed(desk)] == [made.pair]


def end_two(desk: Desk) -> None:
    """Let two sponsors walk with the same member, one after the other, and hand over."""
    for sponsor, back, note in ((1, 30, "ਸਵੇਰੇ ਫ਼ੋਨ ਕਰੋ।"), (2, 10, "Likes to walk at dawn, " * 9)):
        on = DAY - timedelta(days=back)
        made = pairings.pair(desk, sponsor, 3, agreed_on=on)
        pairings.end(desk, made.pair, f"moved away {back}", hand_over=note, on=on + timedelta(days=3))


@pytest.mark.parametrize("which", list(Language))
def test_every_hand_over_is_read_by_keys_before_and_after_the_next_pair(room: Room, which: Language) -> None:
    place = walk(room, which)
    desk = room.front.at_desk()
    end_two(desk)
    room.window.shell.visit(Destination(Where.SPONSORS, 3, "again"))
    place.refresh()
    earlier = place.suggesting.earlier
    assert earlier.isVisible()
    assert len(earlier.list.rows()) == 2
    assert "moved away 10" in place.suggesting.handed.text()
    assert ("Likes to walk at dawn, " * 9).strip() in earlier.whole.text(), "The newest is read at once."
    earlier.list.setFocus()
    room.press("Down")
    assert "ਸਵੇਰੇ ਫ਼ੋਨ ਕਰੋ।" in earlier.whole.text()
    made = pairings.pair(desk, 1, 3, agreed_on=DAY)
    place.refresh()
    room.window.shell.visit(Destination(Where.SPONSORS, made.pair, "pairs"))
    assert [row.key for row in place.caring.earlier.list.rows()] == [("pair", 2), ("pair", 1)]
    room.window.lock()
    assert place.caring.earlier.whole.text() == ""
    assert place.suggesting.earlier.whole.text() == ""


@pytest.mark.parametrize("which", list(Language))
def test_ended_pairs_stand_in_a_list_and_on_the_sponsors_page_to_be_read_only(
    room: Room, which: Language
) -> None:
    place = walk(room, which)
    desk = room.front.at_desk()
    end_two(desk)
    pairings.offer(desk, 1, 3)
    place.refresh()
    place.turn("ended")
    place.settle()
    assert place.list.list.keys() == [("pair", 2), ("pair", 1)]
    room.press("Return")
    assert place.caring.contacts.list.hasFocus()
    assert "Likes to walk at dawn" in place.caring.contacts.whole.text()
    assert not place.caring.line.isVisible()
    assert not place.caring.end.isVisible()
    assert place.caring.earlier.list.keys() == [("pair", 1)]
    place.turn("sponsors")
    place.list.list.choose(("sponsor", 1))
    assert place.offering.pairs.list.rows() == ()
    place.offering.before.list.setFocus()
    room.press("Return")
    assert (place.queue, place.list.list.current_key()) == ("ended", ("pair", 1))
    assert "ਸਵੇਰੇ ਫ਼ੋਨ ਕਰੋ।" in place.caring.contacts.whole.text()
    assert place.caring.earlier.list.keys() == [("pair", 2)]


def test_where_nobody_walked_before_it_says_so(room: Room) -> None:
    place = walk(room)
    made = pairings.pair(room.front.at_desk(), 1, 3)
    room.window.shell.visit(Destination(Where.SPONSORS, made.pair, "pairs"))
    place.refresh()
    assert place.caring.earlier.empty.isVisible()
    assert place.caring.earlier.empty.head.text() == "Nobody walked with them before"


def test_the_desk_sees_live_pairs_and_no_queue(room: Room) -> None:
    room.enter(Role.COUNSELLOR)
    furnish(room.front.at_desk())
    pairings.pair(room.front.at_desk(), 1, 3)
    room.window.lock()
    place = walk(room, role=Role.DESK)
    assert place.queue == "pairs"
    shown = [key for key, button in place.chips.buttons.items() if button.isVisible()]
    assert shown == ["pairs", "tree"]
    assert len(place.list.list.rows()) == 1
    assert not place.caring.contacts.isVisible()
    assert not place.caring.keep.isVisible()


def test_locking_forgets_everybody(room: Room) -> None:
    place = walk(room)
    assert place.list.list.rows()
    room.window.lock()
    assert place.list.list.rows() == ()
    assert place.suggesting.name.text() == ""


def test_who_leaves_is_found_and_every_line_ticked_by_keys(room: Room) -> None:
    place = walk(room)
    desk = room.front.at_desk()
    pairings.pair(desk, 1, 3, agreed_on=DAY)

    def fill(form: QWidget) -> None:
        assert isinstance(form, FindMember)
        write(form.box.edit, "gurprit")

    room.answers.fill = fill
    place.leaves.click()
    assert place.leaving.name.text() == "Gurpreet Singh leaves"
    assert [row.title for row in place.leaving.steps.list.rows()] == ["Walks with Rajesh Kumar as sponsor"]
    room.press("Return")
    assert leaving.handing_over(desk, 1)[0].done_on == DAY
    place.leaving.teller.show_value("")
    place.leaving.teller.edit.setFocus()
    room.type("Kavita tells Rajesh")
    room.press("Tab")
    assert leaving.handing_over(desk, 1)[0].teller == "Kavita tells Rajesh"


def test_the_picture_is_printed_from_memory(room: Room) -> None:
    place = walk(room)
    pairings.pair(room.front.at_desk(), 1, 3, agreed_on=DAY)
    place.refresh()
    room.press("Ctrl+P")
    (paper,) = room.papers.shown
    assert paper.file_name == "pairs-2026-11-27.pdf"
    assert paper.content.startswith(b"%PDF")


@pytest.mark.parametrize("which", list(Language))
def test_a_manager_keeps_two_apart_by_keys_and_lets_them_be_paired_again(room: Room, which: Language) -> None:
    place = walk(room, which, Role.MANAGER)
    desk = room.front.at_desk()

    def fill(form: QWidget) -> None:
        assert isinstance(form, ApartForm)
        write(form.one.box.edit, "gurprit")
        write(form.other.box.edit, "zorawar")
        form.reason.edit.setText("ਪੁਰਾਣਾ ਝਗੜਾ")

    room.answers.fill = fill
    place.part.setFocus()
    room.press("Space")
    (row,) = pairings.apart(desk)
    assert {row.one, row.other} == {1, 31}
    room.press("Space")
    assert room.answers.accepted == [True, False], "They stand there already."
    place.turn("apart")
    place.settle()
    assert [shown.detail for shown in place.list.list.rows()] == ["ਪੁਰਾਣਾ ਝਗੜਾ"]
    room.press("Return")
    assert pairings.apart(desk) == ()
    room.press("Ctrl+Z")
    assert len(pairings.apart(desk)) == 1


def test_a_counsellor_sees_who_is_kept_apart_and_changes_nothing(room: Room) -> None:
    room.enter(Role.MANAGER)
    pairings.keep_apart(room.front.at_desk(), 1, 3, "An old quarrel.")
    room.window.lock()
    place = walk(room)
    assert not place.part.isVisible()
    place.turn("apart")
    place.settle()
    room.press("Return")
    assert len(pairings.apart(room.front.at_desk())) == 1


def test_a_sponsors_page_says_places_sponsees_and_training_and_leads_to_the_path(room: Room) -> None:
    place = walk(room)
    desk = room.front.at_desk()
    made = pairings.pair(desk, 1, 3, agreed_on=DAY)
    place.refresh()
    place.turn("sponsors")
    assert place.offering.trained.text() == "No sponsor's training is good today."
    training.add(desk, made.sponsor, TrainingKind.SPONSOR, DAY)
    place.refresh()
    assert place.offering.trained.text() == "Trained as a sponsor, good until 27-11-2028."
    assert [row.title for row in place.offering.pairs.list.rows()] == ["Rajesh Kumar"]
    assert "2 free places" in place.offering.facts.text()
    place.offering.path.setFocus()
    room.press("Space")
    assert room.at(MembersPlace).pane.view.parts["path"].isVisible()


def test_a_pair_says_by_when_the_next_contact_is_due(room: Room) -> None:
    place = walk(room)
    made = pairings.pair(room.front.at_desk(), 1, 3, agreed_on=DAY)
    room.window.shell.visit(Destination(Where.SPONSORS, made.pair, "pairs"))
    place.refresh()
    assert place.caring.facts.text().endswith("next contact by 11-12-2026")


def test_todays_review_leads_to_its_pair_and_is_settled_there(room: Room) -> None:
    walk(room)
    desk = room.front.at_desk()
    made = pairings.pair(desk, 1, 3, agreed_on=DAY - timedelta(days=2))
    periods.new_start(desk, 1, DAY - timedelta(days=1), DAY)
    today = room.go(Where.TODAY, TodayPlace)
    (row,) = [one for one in today.calls.list.rows() if one.pill == "Review of the pair"]
    assert "Gurpreet" not in row.title + row.detail, "Whose new start it was is never said."
    today.calls.list.choose(row.key)
    today.calls.list.setFocus()
    room.press("1")
    assert len(room.answers.told) == 1, "A review is kept at the pair."
    today.calls.list.setFocus()
    room.press("Return")
    place = room.at(SponsorsPlace)
    assert place.list.list.current_key() == ("pair", made.pair)
    room.answers.reason = "Both wish to go on."
    place.caring.review.setFocus()
    room.press("Space")
    assert place.list.list.rows() == ()


def test_the_hand_over_note_is_there_when_somebody_is_paired_again(room: Room) -> None:
    place = walk(room)
    desk = room.front.at_desk()
    made = pairings.pair(desk, 1, 3, agreed_on=DAY - timedelta(days=4))
    pairings.end(desk, made.pair, "Moved away", hand_over="Likes to walk at dawn.")
    room.window.shell.visit(Destination(Where.SPONSORS, 3, "again"))
    place.refresh()
    assert place.suggesting.handed.text().splitlines() == [
        "Walked with Gurpreet Singh until 27-11-2026: Moved away",
        "Handed over: Likes to walk at dawn.",
    ]
    waiting = place._waiting(3)  # pyright: ignore[reportPrivateUsage] - who stands in the queue
    assert waiting is not None
    with background.through(Slow()):
        place.suggesting.show_member(replace(waiting, member=2, name="Harpreet Kaur"))
        assert place.suggesting.handed.text() == "", "Nobody's note stands under another name."
    place.suggesting.show_member(waiting)
    assert place.suggesting.handed.text()
    room.window.lock()
    assert place.suggesting.handed.text() == ""


class Slow:
    """A runner whose work never comes to its end."""

    def start(self, task: background.Task) -> None:
        """End it unheard."""
        task.cancel()
        task.finish(None, None)


def test_a_hindi_reader_meets_devanagari_names_and_they_follow_the_language(room: Room) -> None:
    room.enter(Role.MANAGER, Language.HINDI)
    desk = room.front.at_desk()
    furnish(desk)
    members.edit(desk, 1, local_name="गुरप्रीत सिंह")
    made = pairings.pair(desk, 1, 3, agreed_on=DAY - timedelta(days=30))
    pairings.keep_apart(desk, 1, 31, "An old quarrel.")
    place = room.go(Where.SPONSORS, SponsorsPlace)
    rows = [
        row
        for queue in ("needs", "silent", "pairs", "sponsors", "leaders", "apart", "tree")
        for row in place.rows_of(queue)
    ]
    assert all(script_of(row.title) is Script.DEVANAGARI for row in rows), [row.title for row in rows]
    place.list.list.choose(("member", 31))
    assert place.suggesting.name.text().startswith("~")
    assert [script_of(card.pair.toolTip()) for card in place.suggesting.cards] == [Script.DEVANAGARI]
    room.window.shell.visit(Destination(Where.SPONSORS, made.pair, "pairs"))
    assert "गुरप्रीत सिंह" in place.caring.name.text()
    place.show_leaver(Named(1, "M-0001", members.by_number(desk, 1).named()))
    assert "गुरप्रीत सिंह" in place.leaving.name.text()
    assert "Rajesh" not in place.leaving.steps.list.rows()[0].title
    room.window.wear(room.window.choices._replace(language=Language.ENGLISH))
    assert place.list.list.rows()[0].title == "Rajesh Kumar"
    assert place.caring.name.text() == "Gurpreet Singh with Rajesh Kumar"
