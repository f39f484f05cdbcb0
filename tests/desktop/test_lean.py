# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What explains Qt's calls stands empty at the start, and explains them all the same when it is asked."""

import builtins
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import lean
from desktop.lean import EXPLAINING, waker

ROOT = Path(__file__).parents[2]
_LEAN = "from desktop.lean import asleep, import_qt\nimport_qt()\n"
_ASKING = """
import inspect
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QLabel
import PySide6.support.signature as support

def told(ask):
    try:
        print(ask())
    except Exception as error:
        print(type(error).__name__, error)

app = QApplication([])
told(lambda: QLabel().setText(3))
told(lambda: QLabel(nonsense=3))
told(lambda: QTimer().start("soon"))
told(lambda: QTimer().timeout.connect(3))
told(lambda: Qt.Nonsense)
told(lambda: QObject().nonsense)
told(lambda: inspect.signature(QLabel.setText))
told(lambda: QLabel.__doc__)
told(lambda: support.get_signature(QLabel.resize))
told(lambda: support.lib.enum_sig.ExactEnumerator.__name__)
told(lambda: support.lib.pyi_generator.generate_pyi.__name__)
told(lambda: support.layout.nonsense)
told(lambda: support.feature.snake_case)
told(lambda: (Qt.AlignLeft, Qt.AlignmentFlag(0), QFrame.Shape.HLine | QFrame.Shadow.Plain, int(Qt.Key.Key_0)))
"""


def _said(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_whatever_is_asked_the_answer_is_qt_s_own() -> None:
    plain = _said(_ASKING)
    assert "Supported signatures" in plain
    assert _said(_LEAN + _ASKING) == plain


def test_the_first_page_asks_for_no_explanation() -> None:
    script = "from desktop.program import opener; opener(); from desktop.lean import asleep; print(*asleep())"
    assert set(_said(script).split()) == EXPLAINING


def test_a_wrong_call_wakes_only_what_explains_it() -> None:
    wrong = "from PySide6.QtCore import QTimer\ntry: QTimer().start('soon')\nexcept TypeError: pass\n"
    asleep = _said(f"{_LEAN}{wrong}print(*asleep())").split()
    assert "shibokensupport/signature/lib/pyi_generator.py" in asleep
    assert "shibokensupport/signature/errorhandler.py" not in asleep


def test_the_compiler_is_python_s_own_again(monkeypatch: pytest.MonkeyPatch) -> None:
    own = builtins.compile

    def other(_name: str) -> object:
        return compile("3", "elsewhere", "eval")

    monkeypatch.setattr(lean, "import_module", other)
    lean.import_qt()
    assert builtins.compile is own

    def broken(_name: str) -> None:
        raise ImportError

    monkeypatch.setattr(lean, "import_module", broken)
    with pytest.raises(ImportError):
        lean.import_qt()
    assert builtins.compile is own


def test_an_empty_module_fills_itself_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(lean._sources, "part.py", b"made = []\nmade.append(1)\n")  # pyright: ignore[reportPrivateUsage]
    names: dict[str, object] = {}
    names["__getattr__"] = wake = waker(names, "part.py")
    with pytest.raises(AttributeError):
        wake("__path__")
    assert "made" not in names
    assert wake("made") == [1]
    assert "__getattr__" not in names
    with pytest.raises(AttributeError):
        wake("nothing")
    assert wake("made") == [1]
