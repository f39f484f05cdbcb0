# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job from outside: a paper register comes in, a circle meets, milestones are celebrated."""

import subprocess
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.journeys.office import MANAGER, PASSWORD, Office, kill, text_of
from tests.processes import PYTHON

REGISTER = Path(__file__).parents[1] / "data" / "register-2025-26.xlsx"
PLANTED = ("Zorawarpal", "Quddusunnisa", "ज़ोरावरपाल", "Xhandewali", "9812345678", "Yuktamukhi")
pytestmark = pytest.mark.journey


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Return an office with a new register."""
    place = Office(tmp_path)
    place.read(
        "new", "--centre", "Nav Jeevan Kendra", "--manager", MANAGER, "--recovery", place.desk / "sheet.pdf"
    )
    return place


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the commands go by the computer's own date


def test_the_main_job(office: Office) -> None:
    today = _today()
    imported = office.read("import", REGISTER, "--century", "20")
    assert imported["added"] > 200
    assert imported["import_id"] == 1
    roll = office.read("members", "list")
    assert len(roll) == imported["added"]
    assert all(row["display"] and row["number"] for row in roll)

    start = (today - timedelta(days=90)).isoformat()
    chosen = ["--local-name", "सीता देवी", "--sobriety-start", start, "--consent", "certificate"]
    number = office.read("members", "add", "--name", "Seeta Devi", *chosen)["number"]
    office.read("groups", "add", "Dharamshala circle", "--model", "community")
    office.read("groups", "join", "Dharamshala circle", number, roll[0]["number"], roll[1]["number"])

    session = office.read("sessions", "plan", "--group", "Dharamshala circle")
    sheet = office.desk / "sheet-to-sign.pdf"
    office.read("sheet", session["session"], "--out", sheet)
    said = text_of(sheet)
    assert session["sheet_code"] in said
    assert "Dharamshala circle" in said

    marked = office.read("mark", session["sheet_code"], "absent 1", "--rest", "present")
    assert (marked["present"], marked["absent"], marked["not_recorded"]) == (2, 1, 0)
    office.read("sessions", "close", session["session"])

    due = office.read("milestones", "--within", "0")
    assert number in [row["member"] for row in due]
    evening = office.desk / "tonight.pdf"
    made = office.read("certificates", "--due", today, "--out", evening, "--language", "hi")
    mine = next(one for one in made if one["member"] == number)
    assert (mine["unit"], mine["count"], mine["on"]) == ("days", 90, today.isoformat())
    assert mine["serial"] in text_of(evening)
    assert office.read("certificates", "--due", today, "--out", evening, "--language", "hi")[0] == made[0]

    found = office.read("verify", mine["serial"], mine["code"])
    assert (found["state"], found["serial"]) == ("genuine", mine["serial"])
    assert found["name"] in ("Seeta Devi", "सीता देवी")
    assert office.read("log", "--verify")["ok"] is True
    checked = office.read("check")
    assert (checked["ok"], checked["findings"]) == (True, [])


def test_an_import_is_taken_back_whole(office: Office) -> None:
    imported = office.read("import", REGISTER, "--century", "20")
    undone = office.read("import", "--undo", imported["import_id"])
    assert undone["left"] == []
    assert office.read("members", "list") == []
    assert office.read("log", "--verify")["ok"] is True


def test_a_dry_run_writes_nothing(office: Office) -> None:
    dry = office.read("import", REGISTER, "--dry-run")
    assert dry["import_id"] is None
    assert dry["rows"] == dry["added"] + dry["updated"] + dry["skipped"] + len(dry["rejected"])
    assert office.read("members", "list") == []


def _plaintext(office: Office) -> list[str]:
    """Return where a planted word can be read outside what a person saved."""
    spellings = [
        word.encode(code) for word in PLANTED for code in ("utf-8", "utf-16-le", "utf-16-be") if word
    ] + [word.lower().encode("utf-8") for word in PLANTED]
    return [
        f"{path.relative_to(office.folder)}: {spelling!r}"
        for path in office.files()
        for content in [path.read_bytes()]
        for spelling in spellings
        if spelling in content
    ]


def _plant(office: Office) -> int:
    details = ["--local-name", "ज़ोरावरपाल", "--village", "Xhandewali", "--phone", "9812345678"]
    start = ["--sobriety-start", (_today() - timedelta(days=90)).isoformat(), "--consent", "certificate"]
    number = office.read("members", "add", "--name", "Zorawarpal Quddusunnisa", *details, *start)["number"]
    office.read("groups", "add", "Yuktamukhi", "--model", "own")
    office.read("groups", "join", "Yuktamukhi", number)
    return int(number)


def test_no_name_stands_readable_on_the_disk(office: Office) -> None:
    number = _plant(office)
    session = office.read("sessions", "plan", "--group", "Yuktamukhi")["session"]
    office.read("mark", session, "", "--rest", "present")
    office.read("sheet", session, "--out", office.desk / "sheet.pdf")
    office.read("certificates", "--member", number, "--out", office.desk / "c.pdf")
    office.read("record", number, "--out", office.desk / "record.json")
    office.run("members", "find", "Zorawarpal")
    office.run("members", "add", "--name", "Zorawarpal", "--phone", "12")
    office.run("groups", "join", "Zorawarpal", number)
    assert _plaintext(office) == []


def test_no_name_stands_readable_while_a_command_runs_and_after_the_power_fails(office: Office) -> None:
    _plant(office)
    rows = "".join(f"Zorawarpal {n},{9812345678 + n}\n" for n in range(400))
    (office.desk / "many.csv").write_text(f"Name,Phone\n{rows}", encoding="utf-8")
    seen = 0
    process = office.start("import", "many.csv", "--json")
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        seen += 1
        assert _plaintext(office) == []
        if (office.vault / "centre.db-wal").exists() and seen > 20:
            break
    kill(process)
    assert seen
    assert _plaintext(office) == []
    assert office.read("check")["ok"] is True
    assert office.read("log", "--verify")["ok"] is True
    assert len(office.read("members", "list")) in (1, 401)
    assert _plaintext(office) == []


WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop.window import run
from models.vault.store import staff_slots
from tests.journeys.room import Centre, Room

vault, ready, password = sys.argv[1:]

def work(program):
    uid = staff_slots(Path(vault))[0].uid
    room = Room(program, Centre(None, {}, 0), None, Path(ready).parent)
    program.window.enter(program.front.open(uid, password))
    for number in range(1, len(program.window.shell.shown_places()) + 1):
        room.press(f"Ctrl+{number}")
    room.press("Ctrl+K")
    room.type("Zorawarpal")
    go_on(program, room)

def go_on(program, room):
    finder = program.window.finder
    finder.look("Zorawarpal")
    if not any("Zorawarpal" in row.title for row in finder.list.rows()):
        QTimer.singleShot(20, lambda: go_on(program, room))
        return
    room.press("Return")
    Path(ready).touch()

run(vault, on_shown=lambda program: QTimer.singleShot(0, lambda: work(program)))
"""


def test_no_name_stands_readable_while_the_window_is_open_and_after_it_was_killed(office: Office) -> None:
    _plant(office)
    ready = office.desk / "ready"
    process = subprocess.Popen(
        [PYTHON, "-c", WINDOW, str(office.vault), str(ready), PASSWORD],
        cwd=office.desk,
        env={**office.environment(), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 100
    while not ready.exists() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
        assert _plaintext(office) == []
    running = process.poll() is None
    assert _plaintext(office) == []
    kill(process)
    assert running
    assert ready.exists()
    assert _plaintext(office) == []
    assert not [path for path in office.files() if path.name.endswith(".xbel")]
    assert office.read("check")["ok"] is True


def test_the_search_for_names_can_find_one(office: Office) -> None:
    (office.temporary / "left.txt").write_bytes("Zorawarpal".encode("utf-16-le"))
    assert _plaintext(office)
