# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Next steps as buttons on the page of signing in: each leads somewhere, by keys alone."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from models.centre.backups import CopyRow
from models.vault import failures
from models.vault.failures import Offer
from models.vault.proving import ByPassword, BySheet
from models.words import Language
from tests.ui.screen.conftest import Answers
from tests.ui.screen.fakefront import PASSWORD, FakeFront
from tests.ui.screen.hands import focused, press, write
from ui.screen.rescue.restoring import RestoreDialog, SalvageDialog
from ui.screen.widgets.fields import Field
from ui.screen.window import Window

NOW = datetime(2000, 1, 1, 9, 0)  # noqa: DTZ001 - local wall-clock time, as everywhere
LAST = datetime(2026, 11, 22, 18, 0)  # noqa: DTZ001 - local wall-clock time, as everywhere


def refused(window: Window, front: FakeFront, error: failures.Unopened) -> list[Offer]:
    """Try to open, and return which next steps are shown, in order."""
    front.trouble["open"] = error
    window.begin()
    write(window.sign_in.password.edit, PASSWORD)
    press(window.sign_in.password.edit, Qt.Key.Key_Return)
    QApplication.processEvents()
    shown = window.sign_in.helper.offers.buttons.items()
    there = [(button.y(), offer) for offer, button in shown if button.isVisible()]
    return [offer for _, offer in sorted(there)]


def take(window: Window, offer: Offer) -> None:
    button = window.sign_in.helper.offers.buttons[offer]
    button.setFocus()
    press(focused(), Qt.Key.Key_Space)


@pytest.mark.parametrize(
    ("error", "offers"),
    [
        (failures.DamagedPage(), [Offer.RESTORE, Offer.SALVAGE]),
        (failures.DamagedStart(), [Offer.RESTORE, Offer.SALVAGE]),
        (failures.EmptyFile(), [Offer.RESTORE]),
        (failures.InUse(), [Offer.TRY_AGAIN]),
        (failures.DiskFull(), [Offer.FREE_SPACE, Offer.TRY_AGAIN]),
        (failures.OlderCopy(), [Offer.GO_ON_OLDER, Offer.RESTORE, Offer.TRY_AGAIN]),
        (failures.ClockBehind(NOW, LAST), [Offer.CONFIRM_DATE, Offer.TRY_AGAIN]),
        (failures.NewerVersion(), []),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_failure_offers_its_buttons(
    window: Window, front: FakeFront, error: failures.Unopened, offers: list[Offer]
) -> None:
    assert refused(window, front, error) == offers


def test_typing_again_takes_the_buttons_away(window: Window, front: FakeFront) -> None:
    refused(window, front, failures.DiskFull())
    write(window.sign_in.password.edit, "r")
    assert not window.sign_in.helper.offers.isVisible()


def test_trying_again_looks_anew_and_keeps_the_person(window: Window, front: FakeFront) -> None:
    window.begin("u2")
    refused(window, front, failures.InUse())
    asked = front.names().count("slots")
    take(window, Offer.TRY_AGAIN)
    assert front.names().count("slots") == asked + 1
    assert not window.sign_in.notice.isVisible()


@pytest.mark.parametrize("reserve", [True, False])
def test_the_reserve_is_freed_once(window: Window, front: FakeFront, reserve: bool) -> None:
    front.help.reserve = reserve
    refused(window, front, failures.DiskFull())
    take(window, Offer.FREE_SPACE)
    assert ("8 MB were freed" in window.sign_in.notice.words.text()) == reserve
    assert focused() is window.sign_in.password.edit


@pytest.mark.parametrize(
    ("error", "offered"),
    [
        (failures.ClockBehind(NOW, LAST), date(2026, 11, 22)),
        (failures.ClockAhead(LAST, NOW), date(2026, 11, 22)),
    ],
    ids=["behind", "ahead"],
)
def test_the_date_is_confirmed_once(
    window: Window, front: FakeFront, answers: Answers, error: failures.Unopened, offered: date
) -> None:
    seen: list[object] = []

    def fill(inside: QWidget) -> None:
        field = next(each for each in inside.findChildren(Field))
        seen.append(field.value())
        field.show_value(date(2026, 11, 27))

    answers.fill = fill
    refused(window, front, error)
    take(window, Offer.CONFIRM_DATE)
    assert seen == [offered]
    assert front.help.asked == [("confirm_today", date(2026, 11, 27))]
    assert window.sign_in.notice.words.text() == "Today is 27-11-2026. Now type your password."


def test_a_date_that_is_none_is_not_gone_by(window: Window, front: FakeFront, answers: Answers) -> None:
    def fill(inside: QWidget) -> None:
        field = next(each for each in inside.findChildren(Field))
        field.show_value(None)

    answers.fill = fill
    refused(window, front, failures.ClockBehind(NOW, LAST))
    take(window, Offer.CONFIRM_DATE)
    assert answers.accepted == [False]
    assert front.help.asked == []


def test_a_manager_goes_on_with_an_older_copy(window: Window, front: FakeFront) -> None:
    refused(window, front, failures.OlderCopy())
    take(window, Offer.GO_ON_OLDER)
    assert front.help.asked == [("go_on_older",)]
    assert "A manager can go on" in window.sign_in.notice.words.text()


# The dialogs


def dialog(kind: type[RestoreDialog] | type[SalvageDialog]) -> RestoreDialog | SalvageDialog:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
    return found[0]


def restoring(window: Window, front: FakeFront) -> RestoreDialog:
    front.help.found = [
        CopyRow(
            Path("/centre/backups/centre-20261121-1800.backup"),
            LAST,
            19_400_000,
            is_verified=True,
            is_beside=True,
        ),
        CopyRow(
            Path("/stick/centre-20261120-1800.backup"), LAST, 19_300_000, is_verified=False, is_beside=False
        ),
    ]
    refused(window, front, failures.DamagedPage())
    take(window, Offer.RESTORE)
    found = dialog(RestoreDialog)
    assert isinstance(found, RestoreDialog)
    return found


def test_a_backup_is_tried_then_restored_and_the_manager_is_in(
    window: Window, front: FakeFront, answers: Answers
) -> None:
    shown = restoring(window, front)
    write(shown.proof.password.edit, PASSWORD)
    press(shown.rehearse_button, Qt.Key.Key_Space)
    assert "would open" in shown.notice.words.text()
    assert shown.proof.password.text() == PASSWORD
    press(shown.restore_button, Qt.Key.Key_Space)
    assert [what[:2] for what in front.help.asked] == [
        ("rehearse", "centre-20261121-1800.backup"),
        ("restore", "centre-20261121-1800.backup"),
    ]
    assert front.help.asked[1][2] == ByPassword("ਹਰਪ੍ਰੀਤ ਕੌਰ", PASSWORD)
    assert window.stack.currentWidget() is window.shell
    assert "17 log entries" in answers.told[-1][1]


def test_the_sheet_makes_a_new_manager(window: Window, front: FakeFront) -> None:
    shown = restoring(window, front)
    shown.proof.who.show_value("")
    shown.proof.who.edited.emit()
    shown.restore()
    assert front.help.asked == []
    shown.proof.letters.show_value("KQ3M7PXA WZ4TLR2N")
    shown.proof.name.show_value("Asha Rao")
    write(shown.proof.password.edit, "new words for us")
    shown.restore()
    assert front.help.asked[0][2] == BySheet(
        "KQ3M7PXA WZ4TLR2N", "Asha Rao", "new words for us", Language.ENGLISH
    )


def test_a_refusal_is_said_and_the_dialog_stays(window: Window, front: FakeFront) -> None:
    shown = restoring(window, front)
    front.help.trouble = failures.BackupDamaged()
    write(shown.proof.password.edit, PASSWORD)
    shown.restore()
    assert "damaged or was altered" in shown.notice.words.text()
    assert shown.isVisible()
    assert shown.proof.password.text() == ""
    assert window.stack.currentWidget() is window.sign_in


def test_without_a_password_nothing_is_asked(window: Window, front: FakeFront) -> None:
    shown = restoring(window, front)
    shown.restore()
    assert shown.notice.words.text() == "Please type your password."
    assert front.help.asked == []


def test_another_file_joins_the_list(
    window: Window, front: FakeFront, answers: Answers, tmp_path: Path
) -> None:
    answers.opened = tmp_path / "centre-20261119-0900.backup"
    answers.opened.write_bytes(b"x")
    shown = restoring(window, front)
    shown.other.click()
    assert shown.file() == answers.opened


def test_escape_leaves_everything_as_it_was(window: Window, front: FakeFront) -> None:
    shown = restoring(window, front)
    write(shown.proof.password.edit, PASSWORD)
    press(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    assert front.help.asked == []


def test_what_is_readable_is_saved_and_the_loss_listed(
    window: Window, front: FakeFront, answers: Answers
) -> None:
    refused(window, front, failures.DamagedPage())
    take(window, Offer.SALVAGE)
    shown = dialog(SalvageDialog)
    assert isinstance(shown, SalvageDialog)
    write(shown.proof.password.edit, PASSWORD)
    shown.salvage()
    assert window.stack.currentWidget() is window.shell
    assert "Members lost: 2" in answers.told[-1][1]
