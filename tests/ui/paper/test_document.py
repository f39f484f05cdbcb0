# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files: neutral metadata, tags for screen readers, and saving whole or not at all."""

import errno
import io
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from models.sobriety.faces import CertificateFace
from models.words import Language
from tests.ui.paper.reading import drawn
from ui.paper import document, saving
from ui.paper.certificate import render
from ui.paper.fonts import REGULAR
from ui.paper.pen import A4, Pen
from ui.paper.recovery import render_recovery
from ui.paper.saving import NotSaved, write_aside
from ui.paper.typeset import Line

Extract = Callable[[bytes], list[str]]
Sound = Callable[[bytes], pikepdf.Pdf]
GROUPS = ("7KQ3XM2A", "ABCD2345", "QWER7654", "ZXCV2AB3", "MNBV4567", "PLOK2345", "YTRE7ABC")


def test_the_file_says_nothing_about_when_or_who(face: CertificateFace, sound: Sound) -> None:
    pdf = sound(render([face]))
    assert set(pdf.docinfo.keys()) == {"/Title", "/Producer"}
    assert str(pdf.docinfo["/Title"]) == "Document"
    assert str(pdf.docinfo["/Producer"]) == "Saathi"
    assert b"Ramesh" not in pdf.Root.Metadata.read_bytes()
    assert str(pdf.Root.Lang) == "en"


def test_a_screen_reader_finds_every_piece_in_reading_order(face: CertificateFace, sound: Sound) -> None:
    pdf = sound(render([face, replace(face, name="Sita")]))
    assert pdf.Root.MarkInfo.Marked
    elements = list(pdf.Root.StructTreeRoot.K.K)  # pyright: ignore[reportArgumentType] - a pikepdf array
    roles = [str(element.S) for element in elements]
    assert roles.count("/H1") == 2
    assert roles.count("/H2") == 2
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    for page_number, page in enumerate(pdf.pages):
        assert page.obj.StructParents == page_number
        mine = [element for element in elements if element.Pg.objgen == page.obj.objgen]
        marks = [mark for element in mine for mark in _marks(element)]
        assert marks == list(range(len(marks)))
        assert len(numbers[2 * page_number + 1]) == len(marks)
        assert drawn(page).count(b"/MCID") == len(marks)


def _marks(element: pikepdf.Object) -> list[int]:
    """Return the marks of one element: one for each of its lines."""
    kids = element.K
    return [int(mark) for mark in kids] if isinstance(kids, pikepdf.Array) else [int(kids)]


def test_a_screen_reader_is_told_every_line_of_a_paragraph(sound: Sound) -> None:
    """Poppler takes a mark for ended where a true text inside it ends: the next line needs one of its own."""
    texts = ("पहली पंक्ति यहाँ है", "90", "دوسری", "last line")
    pen = Pen(A4, "hi")
    with pen.tag("P"):
        for row, text in enumerate(texts):
            Line(text, REGULAR, "hi").draw(pen, 60, 700 - 20 * row, 12)
    pen.next_page()
    pdf = document.finish(pen, "Document", "hi")
    opened = sound(pdf)
    (paragraph,) = opened.Root.StructTreeRoot.K.K  # pyright: ignore[reportGeneralTypeIssues] - an array
    assert len(_marks(paragraph)) == 2, "what does not say itself is followed by a mark"
    if program := shutil.which("pdfinfo"):
        done = subprocess.run([program, "-struct-text", "-"], input=pdf, capture_output=True, check=True)
        assert all(text in done.stdout.decode() for text in texts if text != "دوسری")


def test_the_metadata_is_well_formed_xml(face: CertificateFace, sound: Sound) -> None:
    from defusedxml.ElementTree import fromstring

    assert fromstring(sound(render([face])).Root.Metadata.read_bytes().decode()) is not None


@pytest.mark.parametrize("language", Language)
def test_the_recovery_sheet_shows_its_groups_large_and_no_code(
    language: Language, pdfium: Extract, sound: Sound
) -> None:
    pdf = render_recovery(GROUPS, "Navjeevan <Centre>", "3F2A 99C1", language, date(2026, 11, 22))
    lines = [line.strip() for line in pdfium(pdf)[0].splitlines()]
    for number, group in enumerate(GROUPS, 1):
        assert f"{number} {group}" in lines or group in lines
    assert "Navjeevan <Centre>" in lines
    assert "3F2A 99C1" in lines
    opened = sound(pdf)
    assert len(opened.pages) == 1
    sizes = [
        float(operands[1])
        for operands, operator in pikepdf.parse_content_stream(opened.pages[0])
        if str(operator) == "Tf"
    ]
    assert sizes.count(28.0) >= len(GROUPS)


def test_a_file_is_saved_whole_and_private(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"before")
    write_aside(target, b"after")
    assert target.read_bytes() == b"after"
    assert [entry.name for entry in tmp_path.iterdir()] == ["sheet.pdf"]
    if os.name == "posix":
        assert target.stat().st_mode & 0o077 == 0


def test_a_part_left_by_a_crash_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "sheet.pdf.saathi-part").write_bytes(b"half")
    (tmp_path / "sheet.pdf.part").write_bytes(b"somebody else's")
    write_aside(tmp_path / "sheet.pdf", b"whole")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["sheet.pdf", "sheet.pdf.part"]


@pytest.mark.skipif(os.name != "posix", reason="links and devices of a POSIX system")
def test_a_link_is_followed_and_a_device_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "sheet.pdf").symlink_to(tmp_path / "kept" / "sheet.pdf")
    write_aside(tmp_path / "sheet.pdf", b"whole")
    assert (tmp_path / "sheet.pdf").is_symlink()
    assert (tmp_path / "kept" / "sheet.pdf").read_bytes() == b"whole"
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotSaved, match="is a device"):
        write_aside(tmp_path / "pipe", b"whole")
    (tmp_path / "round").symlink_to(tmp_path / "round" / "sheet.pdf")
    with pytest.raises(NotSaved):
        write_aside(tmp_path / "round", b"whole")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["kept", "pipe", "round", "sheet.pdf"]


def test_a_name_too_long_for_the_disk_is_said_and_one_that_just_fits_is_saved(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="could not be saved"):
        write_aside(tmp_path / f"{'x' * 300}.pdf", b"whole")
    longest = tmp_path / f"{'x' * 240}.pdf"
    if len(str(longest)) > 250 and os.name != "posix":
        pytest.skip("Windows takes no path so long")
    write_aside(longest, b"whole")
    assert [entry.name for entry in tmp_path.iterdir()] == [longest.name]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotSaved) as refused:
        write_aside(tmp_path / "gone" / "sheet.pdf", b"x")
    assert refused.value.message.parameters["folder"] == str(tmp_path / "gone")


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="is a folder"):
        write_aside(tmp_path, b"x")


@pytest.mark.parametrize("held", ["centre.db", "centre.keys"])
@pytest.mark.parametrize("place", ["sheet.pdf", "centre.db", "backups/sheet.pdf"])
def test_nothing_is_saved_among_the_files_of_a_register(tmp_path: Path, held: str, place: str) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / held).write_bytes(b"sealed")
    with pytest.raises(NotSaved, match="belongs to a register"):
        write_aside(tmp_path / place, b"names")
    assert (tmp_path / held).read_bytes() == b"sealed"
    assert sorted(entry.name for entry in tmp_path.rglob("*")) == sorted(["backups", held])


@pytest.mark.parametrize("step", ["open", "write", "fsync", "replace"])
@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "disk is full"),
        (PermissionError(errno.EACCES, "Permission denied"), "read-only"),
        (OSError(errno.EROFS, "Read-only file system"), "read-only"),
        (OSError(errno.EIO, "Input/output error"), "could not be saved"),
    ],
)
def test_whatever_fails_the_file_before_is_kept_and_nothing_half_written_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: OSError, words: str
) -> None:
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"before")

    def fail(*_: Any, **__: Any) -> None:
        raise error

    class Full(io.BytesIO):
        def write(self, _: object, /) -> int:
            raise error

    if step == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    elif step == "write":
        opened = os.fdopen

        def full(handle: int, mode: str) -> Full:
            opened(handle, mode).close()
            return Full()

        monkeypatch.setattr(saving.os, "fdopen", full)
    else:
        monkeypatch.setattr(saving.os, step, fail)
    with pytest.raises(NotSaved, match=words):
        write_aside(target, b"after")
    monkeypatch.undo()
    assert target.read_bytes() == b"before"
    assert [entry.name for entry in tmp_path.iterdir()] == ["sheet.pdf"]
