# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers are as they were looked at: what each page draws, and, for a few, how it looks.

Set SAATHI_GOLDENS=write to keep what is drawn now, and look at the pages before keeping it:
``python -m tests.ui.paper.samples FOLDER`` writes them.
"""

import hashlib
import io
import json
import os
import unicodedata
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageStat
from pytestqt.qtbot import QtBot

from tests.ui.paper.samples import documents

WRITE = os.environ.get("SAATHI_GOLDENS") == "write"
PICTURED = ("sheet-filled-hi", "month-filled-pa", "form-consent-pa", "cards-en")
DPI, TILE, MOST = 96, 16, 10
"""One page drawn twice differs by 0, moved by a quarter point by 5; in the size of names a lost dot by 11."""

Sound = Callable[[bytes], pikepdf.Pdf]


@pytest.fixture(scope="module")
def papers() -> dict[str, bytes]:
    """Every paper, drawn once."""
    return dict(documents())


def _drawn(pdf: bytes) -> list[str]:
    """Return a digest of what each page draws, and of the file's structure and fonts."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = [_digest(page.Contents.read_bytes()) for page in document.pages]
        names = sorted({str(one) for page in document.pages for one in _fonts(page)})
        fonts = _digest(" ".join(names).encode())
        return [*(f"page {number}: {page}" for number, page in enumerate(pages, 1)), f"fonts: {fonts}"]


def _fonts(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    fonts = page.obj.Resources.Font
    for name in fonts.keys():  # noqa: SIM118 - a pikepdf dictionary gives values else
        yield fonts[name].BaseFont


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def test_every_page_draws_what_it_drew(papers: dict[str, bytes], goldens: Path) -> None:
    path = goldens / "pages.json"
    made = {
        "versions": [version(name) for name in ("reportlab", "uharfbuzz")],
        **{name: _drawn(pdf) for name, pdf in papers.items()},
    }
    if WRITE:
        path.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    kept: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    if kept["versions"] != made["versions"]:
        pytest.skip("kept for other versions of what draws")
    changed = {
        f"{name}, {now}": before
        for name in made.keys() | kept.keys()
        for now, before in zip(made.get(name, ["nothing"]), kept.get(name, ["nothing"]), strict=False)
        if now != before
    }
    assert changed == {}, "drawn now: kept"
    assert {name: len(lines) for name, lines in made.items()} == {
        name: len(lines) for name, lines in kept.items()
    }


def test_every_paper_is_sound_and_says_its_language(papers: dict[str, bytes], sound: Sound) -> None:
    for name, pdf in papers.items():
        document = sound(pdf)
        assert str(document.Root.Lang) == name[-2:]
        assert document.Root.MarkInfo.Marked
        assert set(document.docinfo.keys()) == {"/Title", "/Producer"}
        assert _private(document) == [], name


def _private(document: pikepdf.Pdf) -> list[str]:
    """Return what a page says in characters of private use: nothing."""
    found: list[str] = []
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font":
            lines = thing.ToUnicode.read_bytes().decode("ascii").splitlines()
            pairs = [line.split() for line in lines if line.count("<") == 2]
            said = [
                bytes.fromhex(text.strip("<>")).decode("utf-16-be", "replace") for _code, text in pairs[1:]
            ]
            found += [text for text in said if any(unicodedata.category(one) == "Co" for one in text)]
    return found


@pytest.mark.parametrize("name", PICTURED)
def test_a_page_looks_as_it_looked(
    name: str, papers: dict[str, bytes], goldens: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    assert qtbot is not None
    path = goldens / f"{name}.png"
    now = _picture(papers[name])
    if WRITE:
        now.quantize(16).save(path, optimize=True)
    kept = Image.open(path).convert("L")
    now = now.quantize(16).convert("L")
    assert now.size == kept.size
    worst, where = _worst_tile(ImageChops.difference(now, kept))
    now.save(tmp_path / f"{name}.png")
    assert worst <= MOST, f"tile at {where} differs by {worst:.0f}; drawn now: {tmp_path}"


def _picture(pdf: bytes) -> Image.Image:
    """Return the first page in greys, as PDFium draws it."""
    from PySide6.QtCore import QBuffer, QByteArray, QSize
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtPdf import QPdfDocument

    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument(None)  # pyright: ignore[reportArgumentType] - Qt takes no parent
    document.load(buffer)
    points = document.pagePointSize(0)
    size = QSize(round(points.width() * DPI / 72), round(points.height() * DPI / 72))
    paper = QImage(size, QImage.Format.Format_Grayscale8)
    paper.fill(0xFFFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, document.render(0, size))
    painter.end()
    document.close()
    raw = bytes(paper.constBits())
    return Image.frombytes("L", (size.width(), size.height()), raw, "raw", "L", paper.bytesPerLine())


def _worst_tile(difference: Image.Image) -> tuple[float, tuple[int, int]]:
    """Return the largest mean difference over tiles of 16 by 16 dots, and where."""
    wide, high = difference.size
    tiles = [(x, y) for y in range(0, high, TILE) for x in range(0, wide, TILE)]
    means = [(ImageStat.Stat(difference.crop((x, y, x + TILE, y + TILE))).mean[0], (x, y)) for x, y in tiles]
    return max(means)


def test_a_lost_vowel_sign_would_be_seen(qtbot: QtBot) -> None:
    assert qtbot is not None
    from ui.paper import document
    from ui.paper.fonts import REGULAR
    from ui.paper.pen import A4, Pen
    from ui.paper.typeset import Line

    def page(text: str) -> Image.Image:
        pen = Pen(A4, "hi")
        with pen.tag("P"):
            Line(text, REGULAR, "hi").draw(pen, 60, 600, 26)
        pen.next_page()
        return _picture(document.finish(pen, "Document", "hi"))

    whole = page("गुरप्रीत सिंह")
    assert _worst_tile(ImageChops.difference(whole, page("गुरप्रीत सिंह")))[0] == 0
    assert _worst_tile(ImageChops.difference(whole, page("गुरप्रत सिंह")))[0] > MOST
    assert _worst_tile(ImageChops.difference(whole, page("गुरप्रीत सिह")))[0] > MOST
