# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A register that does not open, its next steps, the dialogs behind them, and the page of backups."""

from datetime import datetime
from pathlib import Path

from models.centre.backups import CopyRow
from models.vault.failures import ClockBehind, DamagedPage, Offer, OlderCopy
from models.words import Role
from tests.scenes import RealScene, Scene
from tests.ui.screen.fakefront import FakeFront
from ui.screen.place import Destination, Where
from ui.screen.window import Window

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


def _backups(window: Window) -> None:
    window.shell.visit(Destination(Where.SETTINGS, part="backups"))
    from ui.screen.settings.place import SettingsPlace

    place = window.shell.place()
    assert isinstance(place, SettingsPlace)
    section = place.section()
    from ui.screen.settings.backups import BackupsSection

    assert isinstance(section, BackupsSection)
    section.make()


SCENES: dict[str, Scene] = {
    "rescue-damaged": _damaged,
    "rescue-older": _older,
    "rescue-clock": _clock,
    "rescue-restore": _restoring,
    "rescue-salvage": _salvaging,
}
REAL_SCENES: dict[str, tuple[Role, RealScene]] = {"backups": (Role.MANAGER, _backups)}
