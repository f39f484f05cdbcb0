# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A register that does not open, its next steps, the dialogs behind them, and the page of backups."""

from datetime import datetime
from pathlib import Path
from typing import TypeVar

from models.centre.backups import CopyRow
from models.vault.failures import ClockBehind, DamagedPage, Offer, OlderCopy
from models.words import Role
from tests.scenes import RealScene, Scene, answer
from tests.scenes.keys import section
from tests.ui.screen.fakefront import STAFF, FakeFront
from ui import language
from ui.screen.front import Person
from ui.screen.rescue.restoring import RestoreDialog, SalvageDialog
from ui.screen.second_place import SecondPlace, ask_second_place
from ui.screen.settings.backups import BackupsSection
from ui.screen.window import Window

Dialog = TypeVar("Dialog", RestoreDialog, SalvageDialog)

LAST = datetime(2026, 11, 21, 18, 0)  # noqa: DTZ001 - local wall-clock time, as everywhere
THEN = datetime(2000, 1, 1, 9, 0)  # noqa: DTZ001 - local wall-clock time, as everywhere


def _refused(window: Window, front: FakeFront, error: Exception) -> None:
    front.trouble["open"] = error
    window.begin()
    window.sign_in.password.fill("river lamp quiet mango")
    window.sign_in.try_open()


def _damaged(window: Window, front: FakeFront) -> None:
    _refused(window, front, DamagedPage())


def _older(window: Window, front: FakeFront) -> None:
    _refused(window, front, OlderCopy())


def _clock(window: Window, front: FakeFront) -> None:
    _refused(window, front, ClockBehind(THEN, LAST))


def _day(window: Window, front: FakeFront) -> None:
    _clock(window, front)
    window.sign_in.helper.take(Offer.CONFIRM_DATE)


def _other_copy(window: Window, front: FakeFront) -> None:
    _restoring(window, front)
    _rescuing(window, RestoreDialog).other.click()


def _restored(window: Window, front: FakeFront) -> None:
    _restoring(window, front)
    answer(_rescuing(window, RestoreDialog), "_on_restored", (_manager(), front.help.outcome))


def _salvaged(window: Window, front: FakeFront) -> None:
    _salvaging(window, front)
    answer(_rescuing(window, SalvageDialog), "_on_saved", (_manager(), front.help.saved))


def _rescuing(window: Window, kind: type[Dialog]) -> Dialog:
    return next(each for each in window.findChildren(kind) if each.isVisible())


def _manager() -> Person:
    return Person(STAFF[2].uid, STAFF[2].name, STAFF[2].role, language.current().language)


def _restoring(window: Window, front: FakeFront) -> None:
    front.help.found = [
        CopyRow(Path("/centre/backups/centre-20261121-1800.backup"), LAST, 19_400_000, True, True),  # noqa: FBT003 - two plain facts
        CopyRow(Path("/media/usb/centre-20261121-1800.backup"), LAST, 19_400_000, False, False),  # noqa: FBT003 - two plain facts
    ]
    _refused(window, front, DamagedPage())
    window.sign_in.helper.take(Offer.RESTORE)


def _salvaging(window: Window, front: FakeFront) -> None:
    _refused(window, front, DamagedPage())
    window.sign_in.helper.take(Offer.SALVAGE)


def _page(window: Window) -> BackupsSection:
    page = section(window, "backups")
    assert isinstance(page, BackupsSection)
    return page


def _backups(window: Window) -> None:
    _page(window).make()


def _stick(window: Window) -> None:
    _page(window).usb_button.click()


def _second(window: Window) -> None:
    _page(window).second_button.click()


def _second_place(window: Window) -> None:
    ask_second_place(window, getattr(_page(window), "_service"))  # noqa: B009 - a page keeps its service to itself


def _second_folder(window: Window) -> None:
    _second_place(window)
    next(each for each in window.findChildren(SecondPlace) if each.isVisible()).choose.click()


SCENES: dict[str, Scene] = {
    "rescue-damaged": _damaged,
    "rescue-older": _older,
    "rescue-clock": _clock,
}
FRONT_DIALOGS: dict[str, Scene] = {
    "rescue-restore": _restoring,
    "rescue-restore-file": _other_copy,
    "rescue-restored": _restored,
    "rescue-salvage": _salvaging,
    "rescue-salvaged": _salvaged,
    "rescue-day": _day,
}
REAL_SCENES: dict[str, tuple[Role, RealScene]] = {"backups": (Role.MANAGER, _backups)}
DIALOGS: dict[str, tuple[Role, RealScene]] = {
    "backups-stick": (Role.DESK, _stick),
    "backups-second": (Role.MANAGER, _second),
    "backups-second-place": (Role.MANAGER, _second_place),
    "backups-second-folder": (Role.MANAGER, _second_folder),
}
