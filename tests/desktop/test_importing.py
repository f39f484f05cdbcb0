# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing from a terminal: its JSON shape, its options, and what the front desk may not read in it."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.desktop.terminal import CLERK, Terminal

SHAPE = {
    "import_id",
    "columns",
    "rows",
    "added",
    "updated",
    "skipped",
    "duplicates",
    "doubts",
    "rejected",
}


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Write a small register with something to doubt in it."""
    path = tmp_path / "register.csv"
    path.write_text(
        "Name,Phone,Sober since,Remarks,Father\n"
        "Sunita Devi,98765 12345,03-04-2024,Zorawarpal called,Ram Lal\n"
        "Harjit Kaur,12,05-06-2024,,\n"
        "Ravi Kumar,9876543210,,,\n"
        ",9876500000,03-04-2024,met twice,Om Prakash\n",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("place", ["nowhere/rejected.csv", "vault/rejected.csv", "."])
def test_nothing_is_imported_where_the_refused_rows_cannot_be_saved(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("people.csv").write_text("Name,Sex,Phone\nSunita,F,\n,M,9876543210\n", encoding="utf-8")
    before = terminal.read("members", "list")
    said = terminal.run("import", "people.csv", "--rejected", place)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "Nothing was saved" in said.err
    assert terminal.read("members", "list") == before
    assert terminal.read("import", "people.csv", "--rejected", "rejected.csv")["import_id"] == 1
    assert ",M" in Path("rejected.csv").read_text(encoding="utf-8-sig")


def test_a_dry_run_and_the_import_have_one_shape(terminal: Terminal, register: Path) -> None:
    dry = terminal.read("import", register, "--dry-run", "--day-first", "yes")
    done = terminal.read("import", register, "--day-first", "yes")
    for found in (dry, done):
        assert set(found) >= SHAPE
        assert {"header": "Name", "field": "name"} in found["columns"]
    assert dry["import_id"] is None
    assert done["import_id"] == 1
    assert {name: dry[name] for name in SHAPE - {"import_id"}} == {
        name: done[name] for name in SHAPE - {"import_id"}
    }
    assert [one["row"] for one in done["duplicates"]] == [4]
    assert done["duplicates"][0]["like"] == "M-0001"
    assert all(set(one) >= {"row", "column", "value", "read_as", "reason"} for one in done["doubts"])
    assert [one["row"] for one in done["rejected"]] == [5]


def test_rejected_rows_are_saved(terminal: Terminal, register: Path, tmp_path: Path) -> None:
    terminal.read("import", register, "--dry-run", "--rejected", tmp_path / "rejected.csv")
    lines = (tmp_path / "rejected.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "9876500000" in lines[1]


def test_rejected_rows_are_a_workbook_where_one_is_named(
    terminal: Terminal, register: Path, tmp_path: Path
) -> None:
    terminal.read("import", register, "--dry-run", "--rejected", tmp_path / "rejected.xlsx")
    rows = list(load_workbook(tmp_path / "rejected.xlsx").worksheets[0].iter_rows(values_only=True))
    assert [row[0] for row in rows] == ["Row", "5"]
    assert "9876500000" in rows[1]


def test_the_desk_reads_nothing_sealed_in_an_import(terminal: Terminal, register: Path) -> None:
    said = terminal.run("import", register, "--json", person=CLERK)
    assert said.code == 0
    assert "Zorawarpal" not in said.out
    assert "2024" not in said.out
    number = terminal.read("members", "find", "sunita")[0]["number"]
    assert terminal.read("sobriety", number)["periods"][0]["start"] == "2024-04-03"


def test_a_column_is_mapped(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Name,Kahan\nSunita Devi,Rampur\n", encoding="utf-8")
    found = terminal.read("import", path, "--map", "Kahan=village")
    assert {"header": "Kahan", "field": "village"} in found["columns"]
    assert terminal.read("members", "find", "sunita")[0]["village"] == "Rampur"


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"", "empty.csv"), (b"\x00\x01\x02" * 50, "noise.xlsx"), (b"%PDF-1.4", "paper.xls")],
)
def test_what_is_no_register_is_refused(
    terminal: Terminal, tmp_path: Path, content: bytes, name: str
) -> None:
    (tmp_path / name).write_bytes(content)
    said = terminal.run("import", tmp_path / name)
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert "unexpected" not in said.err


def test_folders_and_missing_files_are_refused(terminal: Terminal, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.xlsx"):
        said = terminal.run("import", path)
        assert (said.code, said.err.count("\n")) == (1, 1)


def test_an_import_is_taken_back_once(terminal: Terminal, register: Path) -> None:
    done = terminal.read("import", register, "--day-first", "yes")
    terminal.read("members", "edit", 4, "--village", "Rampur")
    undone = terminal.read("import", "--undo", done["import_id"])
    assert undone["removed"] == done["added"] - 1
    assert len(undone["left"]) == 1
    assert terminal.run("import", "--undo", done["import_id"]).code == 1
    assert terminal.run("import", "--undo", 99).code == 1


def test_people_read_what_became_of_everything(terminal: Terminal, register: Path) -> None:
    said = terminal.run("import", register, "--dry-run")
    assert said.code == 0
    assert "Nothing was written." in said.out
    assert "M-0001" in said.out


def test_a_sample_centre_is_made_and_worked(bare: Terminal, tmp_path: Path) -> None:
    bare.secrets = {}
    made = bare.read("demo", "--into", tmp_path / "sample", "--members", 12, "--years", 1, "--seed", 3)
    assert made["members"] == 12
    assert made["password"]
    bare.vault = tmp_path / "sample"
    bare.secrets = {"SAATHI_PASSWORD": made["password"]}
    for one in made["staff"]:
        assert bare.run("sessions", "list", person=one["name"]).code == 0
    manager = made["staff"][0]["name"]
    assert bare.read("log", "--verify", person=manager)["ok"] is True
    assert len(bare.read("members", "list", person=manager)) == 12
