# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long it takes from the start to a sign-in page that waits for the password, beside a bare window."""

import os
import tempfile
from pathlib import Path

from tests.benchmarks import Pair, benchmark, python

_BARE = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
class Bare(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: os._exit(0))
app = QApplication([])
window = Bare()
box = QVBoxLayout(window)
box.addWidget(QLabel("Password"))
edit = QLineEdit()
box.addWidget(edit)
edit.setFocus()
window.resize(1366, 728)
window.show()
app.exec()
"""

_OURS = """
import os
from pathlib import Path
from desktop.program import opener
run = opener()
from desktop.places import Places
from PySide6.QtCore import QEvent, QObject, QTimer
here = Places.below(Path({folder!r}))
class Look(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and watched.rows() and self.password.hasFocus():
            QTimer.singleShot(0, lambda: os._exit(0))
        return False
look = Look()
def ready(program):
    page = program.window.sign_in
    look.password = page.password.edit
    page.people.installEventFilter(look)
run(here.centre, places=here, on_shown=ready)
os._exit(1)
"""


@benchmark("start to sign-in : a bare window", at_most=1.5)
def sign_in() -> Pair:
    """Compare Saathi, its people painted and the cursor in the password, with a label and a box."""
    from desktop.front import DeskFront
    from desktop.places import Places
    from models.words import Language
    from ui.screen.front import NewCentre

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    folder = tempfile.mkdtemp(prefix="saathi-start-")
    places = Places.below(Path(folder))
    front = DeskFront(places.centre, places)
    front.create(NewCentre(Language.ENGLISH, "Nayi Subah", "Asha Gill", front.passphrase()))
    front.close()
    # An installed program has its compiled modules.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder, "compiled"))
    return Pair(python("-c", _OURS.format(folder=folder)), python("-c", _BARE))
