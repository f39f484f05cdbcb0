# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Sponsors place of a centre with 500 pairs that go on: what it reads, and what it shows.

Reading stands beside reading and decrypting the same sealed bodies and no more; showing stands beside Qt's
own list, which is given as many lines as each queue has and paints them.
"""

import os
from functools import lru_cache
from typing import TYPE_CHECKING, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")

from tests.benchmarks import Pair, benchmark, big
from tests.benchmarks.walking import decrypt_all

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from desktop.services.sponsors import DeskSponsors
    from models.desk.desk import Desk
    from ui.screen.front import Paper

PAIRS = 500
_MEMBERS = 1_900
"""The sample centre with so many members has a few more pairs than that."""


@lru_cache(maxsize=1)
def _desk() -> "Desk":
    from models.sponsorship import pairings

    desk = big.seated(big.centre(_MEMBERS))
    there = len(pairings.listed(desk))
    if there < PAIRS:
        raise RuntimeError(f"the sample centre has {there} pairs")
    return desk


@lru_cache(maxsize=1)
def _service() -> "DeskSponsors":
    from desktop.services.sponsors import DeskSponsors

    return DeskSponsors(_desk)


def _bare() -> None:
    for table in ("sobrietyrecord", "pairnote"):
        decrypt_all(_desk(), table)


def _unsaved(paper: "Paper", path: "Path") -> None:
    """Save no paper: none is printed here."""


def _contact() -> None:
    """Note that the first pair met, which is one more sealed body."""
    from models.sponsorship import contacts, pairings

    contacts.contact(_desk(), pairings.listed(_desk())[0].pair, "A good hour")


@benchmark(f"Sponsors of {PAIRS} pairs, read after signing in, beside decrypting", at_most=20)
def read() -> Pair:
    """Read all the place shows, everything still to be opened and laid."""
    return Pair(lambda: _service().read(), _bare, before=lambda: big.forget(_desk()))


@benchmark(f"Sponsors of {PAIRS} pairs, read after a contact, beside decrypting", at_most=5)
def read_again() -> Pair:
    """Read it again when one contact was noted."""
    _service().read()
    return Pair(lambda: _service().read(), _bare, before=_contact)


@benchmark(f"Sponsors of {PAIRS} pairs, suggestions, beside decrypting", at_most=2)
def suggest() -> Pair:
    """Suggest sponsors for who waits longest."""
    waiting = _service().read().queues
    assert waiting is not None
    return Pair(lambda: _service().suggest(waiting.needs[0].member), _bare)


@benchmark(f"Sponsors of {PAIRS} pairs, each queue and the tree painted, beside Qt's list", at_most=10)
def shown() -> Pair:
    """Show what was read, then one queue after the other."""
    from PySide6.QtCore import QStringListModel
    from PySide6.QtWidgets import QApplication, QListView

    from ui.screen import theme
    from ui.screen.sponsors.place import QUEUES, SponsorsPlace

    app = cast("QApplication", QApplication.instance() or QApplication(["saathi"]))
    theme.load_fonts()
    theme.apply(app)
    place, view = SponsorsPlace(_service(), _unsaved), _service().read()
    place.resize(1366, 728)
    place.show()
    place.show_view(view)
    lines = [["Somebody with somebody else"] * len(place.rows_of(key)) for key, _ in QUEUES]
    bare, model = QListView(), QStringListModel()
    bare.setModel(model)
    bare.resize(640, 600)
    bare.show()
    app.processEvents()

    def all_queues() -> None:
        place.show_view(view)
        for key, _ in QUEUES:
            place.turn(key)
            place.repaint()
            app.processEvents()

    def all_lists() -> None:
        for each in lines:
            model.setStringList(each)
            bare.repaint()
            app.processEvents()

    return Pair(all_queues, all_lists)
