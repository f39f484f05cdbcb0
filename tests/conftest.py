# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test stands on: no real screen, nobody's own folders, cheap passwords, no dialog that waits."""

import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests import homes

if TYPE_CHECKING:
    from tests.models.house import House

settings.register_profile("house", deadline=None, database=None, print_blob=True, derandomize=True)
# For looking further by hand: pytest --hypothesis-profile=wide
settings.register_profile("wide", settings.get_profile("house"), derandomize=False, max_examples=2_000)
settings.load_profile("house")

_WINDOWED = frozenset({"journeys", "screen", "desktop"})
_SEEN = frozenset({"journeys", "screen"})


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to watch the windows."""
    parser.addoption(
        "--onscreen", action="store_true", help="show windows instead of painting them in memory"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Set Qt up before anything imports it."""
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if sys.platform == "win32":  # painting in memory, Qt asks a folder for fonts and not the system
        os.environ["QT_QPA_FONTDIR"] = str(Path(__file__).parents[1] / "resources" / "fonts")
    # Font fallback is harmless, and the bundled fonts cover what people read here.
    os.environ["QT_LOGGING_RULES"] = "qt.text.font.db=false"
    for name in ("SAATHI_PASSWORD", "SAATHI_NEW_PASSWORD", "SAATHI_RECOVERY"):
        os.environ.pop(name, None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count branches of models/ in its own tests: counting below a window takes a fifth more time."""
    for item in items:
        if _SEEN.intersection(item.path.parts):
            item.add_marker("no_cover")


@pytest.fixture(scope="session", autouse=True)
def own_folders() -> Iterator[Path]:
    """Keep every test out of the folders of the person who runs it."""
    before = {name: os.environ.get(name) for name in homes.NAMES}
    with tempfile.TemporaryDirectory(prefix="saathi-tests-", ignore_cleanup_errors=True) as folder:
        os.environ.update(homes.below(Path(folder)))
        yield Path(folder)
    for name, value in before.items():
        os.environ.pop(name, None)
        if value is not None:
            os.environ[name] = value


@pytest.fixture(scope="module", autouse=True)
def english_again() -> Iterator[None]:
    """Let no module's last language be the next one's first."""
    yield
    spoken = sys.modules.get("ui.language")
    if spoken is not None:
        from models.words import Language

        spoken.use(Language.ENGLISH)


@pytest.fixture(scope="module", autouse=True)
def closed_windows_go(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let a module's closed windows go: thousands of widgets made every change of the style take seconds."""
    yield
    if _WINDOWED.isdisjoint(request.path.parts) or "PySide6.QtWidgets" not in sys.modules:
        return
    from tests.scenes.looking import let_go

    let_go()
    gc.collect()


@pytest.fixture(scope="session", autouse=True)
def cheap_passwords() -> Iterator[None]:
    """Let a password cost next to nothing: what it costs a thief has a test of its own."""
    from models.vault import keyring

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keyring, "COST", keyring.Cost(memory=8, passes=1, lanes=1))
        yield


@pytest.fixture
def house(tmp_path: Path) -> "Iterator[House]":
    """Return a founded centre with the manager at the desk."""
    from tests.models.house import found_house

    place = found_house(tmp_path)
    yield place
    place.desk.close()


@pytest.fixture(autouse=True)
def dialogs_never_wait(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail at ``exec``, in tests that have a window: a dialog is opened and answers by signal."""
    if "qtbot" not in request.fixturenames and "qapp" not in request.fixturenames:
        return
    from PySide6.QtWidgets import QDialog

    def refuse(_dialog: object) -> int:
        pytest.fail("use open() and the finished signal, never exec()")

    monkeypatch.setattr(QDialog, "exec", refuse)
