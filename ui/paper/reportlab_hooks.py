# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything private we use of ReportLab, in one place; ``tests/ui/paper/test_reportlab_hooks.py`` guards it.

ReportLab subsets and embeds fonts well, but its codes stand for characters. Ours stand for a glyph *and* the
text it was drawn for, so that what is copied out of the PDF is what was typed. Relied upon (reportlab 5.1):
``TTFont.state/splitString/getSubsetInternalName/addObjects``, ``TTFontFace.charToGlyph/charWidths/hmetrics``,
``PDFDocument.idToObject/Pages``, ``PDFPage.stream/Contents`` and ``Canvas._code/_doc``.
"""

import zlib
from collections.abc import Iterable, Sequence
from io import BytesIO
from threading import Lock
from typing import Any, NamedTuple, TypeAlias, cast

from reportlab.lib import utils
from reportlab.pdfbase import pdfdoc, pdfmetrics, ttfonts
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas as canvases

# ReportLab's stubs leave most types unknown: this module is the one place that sees it.
_metrics: Any = pdfmetrics
_ttfonts: Any = ttfonts
_canvases: Any = canvases
_utils: Any = utils
_pdfdoc: Any = pdfdoc
Canvas: TypeAlias = Any
"""ReportLab's canvas, which nothing outside this module looks into."""

_FIRST_CODE = 0xF0000  # plane 15: no text ever uses it as itself
_UNSAID = "\u200b"  # a cluster's surplus glyphs: measured best of ten ways over five extractors


class Glyph(NamedTuple):
    """One placed glyph: its number in the font, the text it stands for, and thousandths of the size."""

    number: int
    text: str
    dx: float
    dy: float
    advance: float


class GlyphFont(TTFont):
    """A TrueType font whose codes in the PDF stand for (glyph, text) pairs."""

    def __init__(self, name: str, ttf: bytes) -> None:
        cast("Any", super()).__init__(name, BytesIO(ttf), asciiReadable=False, shapable=False)
        self._lock = Lock()
        self._codes: dict[tuple[int, str], str] = {}
        self._texts: dict[int, str] = {}
        face = cast("Any", self.face)
        self._known: dict[int, int] = face.charToGlyph
        self._widths: dict[int, float] = face.charWidths
        scale = 1000 / face.unitsPerEm
        self._advances: list[float] = [advance * scale for advance, _ in face.hmetrics]
        self.characters = frozenset(self._known)
        _metrics.registerFont(self)

    def covers(self, text: str) -> bool:
        """Tell whether the font has a glyph for every character."""
        return self.characters.issuperset(map(ord, text))

    def advance(self, glyph: int) -> float:
        """Return a glyph's own width in thousandths, as the PDF's width table says it."""
        return self._advances[glyph]

    def code(self, glyph: int, text: str) -> str:
        """Return the private character that stands for this glyph and this text."""
        if (known := self._codes.get((glyph, text))) is not None:
            return known
        with self._lock:
            code = _FIRST_CODE + len(self._codes)
            self._known[code] = glyph
            self._widths[code] = self._advances[glyph]
            self._texts[code] = text
            return self._codes.setdefault((glyph, text), chr(code))

    def splits(self, codes: str, canvas: Canvas) -> list[tuple[str, bytes]]:
        """Return (font name in the PDF, bytes) for a string of codes, in subsets of 256."""
        document, this = canvas._doc, cast("Any", self)  # noqa: SLF001 - ReportLab gives it no other way
        return [
            (this.getSubsetInternalName(subset, document), raw)
            for subset, raw in this.splitString(codes, document)
        ]

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - ReportLab's name
        """Embed the subsets, and put our ToUnicode in the place of ReportLab's."""
        subsets: list[list[int]] = [list(subset) for subset in cast("Any", self.state)[doc].subsets]
        cast("Any", super()).addObjects(doc)
        face = cast("Any", self.face)
        for number, subset in enumerate(subsets):
            tag: bytes = _ttfonts.SUBSETN(number)
            name = b"".join((tag, b"+", face.name, face.subfontNameX)).decode("ascii")
            doc.idToObject[f"toUnicodeCMap:{name}"].content = self._to_unicode(subset)

    def _to_unicode(self, subset: list[int]) -> str:
        pairs = [
            f"<{position:02X}> <{utf16(text)}>"
            for position, code in enumerate(subset)
            if (text := self._text_of(code))
        ]
        blocks = [
            line
            for start in range(0, len(pairs), 100)
            for line in (
                f"{len(pairs[start : start + 100])} beginbfchar",
                *pairs[start : start + 100],
                "endbfchar",
            )
        ]
        return "\n".join((*_CMAP_HEAD, *blocks, *_CMAP_TAIL))

    def _text_of(self, code: int) -> str:
        if code >= _FIRST_CODE:
            return self._texts[code] or _UNSAID
        return chr(code) if code >= 32 else ""


_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange",
    "<00> <FF>",
    "endcodespacerange",
)
_CMAP_TAIL = ("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end")


def utf16(text: str) -> str:
    """Return a text as the hexadecimal UTF-16 a PDF string wants, without its mark of byte order."""
    return text.encode("utf-16-be").hex().upper()


def number(value: float) -> str:
    """Write a number as a PDF does, to a thousandth."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value else "0"


def new_canvas(into: BytesIO, size: tuple[float, float], language: str, first_font: GlyphFont) -> Canvas:
    """Return a canvas whose file depends on what is drawn alone: the same work gives the same bytes.

    ``first_font`` stands in for Helvetica, which ReportLab would name on every page and embed on none.
    """
    return _canvases.Canvas(
        into,
        pagesize=size,
        pageCompression=0,  # pikepdf compresses better and without base 85
        invariant=1,
        initialFontName=first_font.fontName,
        lang=language,
        pdfVersion=(1, 7),
    )


def end_page(canvas: Canvas) -> None:
    """End the page and pack its operators: a thousand pages of them are not kept as they were written."""
    canvas.showPage()
    page = canvas._doc.Pages.pages[-1]  # noqa: SLF001 - ReportLab gives it no other way
    packed = zlib.compress(page.stream.encode("ascii"))
    flate = _pdfdoc.PDFDictionary({"Filter": _pdfdoc.PDFName("FlateDecode")})
    page.Contents, page.stream = _pdfdoc.PDFStream(flate, packed, []), ""


def write(canvas: Canvas, operators: str) -> None:
    """Add operators to the page or form being drawn."""
    canvas._code.append(operators)  # noqa: SLF001 - ReportLab gives it no other way


def image(canvas: Canvas, content: bytes, x: float, y: float, width: float, height: float) -> None:
    """Draw a picture; its transparency becomes a soft mask. The same content is embedded once."""
    picture = _utils.ImageReader(BytesIO(content))
    canvas.drawImage(picture, x, y, width, height, mask="auto")


Written: TypeAlias = dict[tuple[int, float, float], tuple[Sequence[Glyph], str]]
"""Operators by a run's identity, size and spacing; the run is kept, so that its identity stays its own."""


_MOST_WRITTEN = 1_000  # names come once each: to keep them all took more than the pages they stand on


def show(
    canvas: Canvas,
    at: tuple[float, float],
    size: float,
    runs: Iterable[tuple[GlyphFont, Sequence[Glyph]]],
    written: Written,
    *,
    actual: str | None,
    space: float = 0,
) -> None:
    """Write shaped runs at a point, each space widened by ``space`` thousandths.

    ``written`` remembers the operators of runs this file has had before: most of a batch repeats.

    ``actual`` is the line's true text. It is None for lines that read right to left: poppler would turn the
    text round, and per-glyph ToUnicode alone is right there.
    """
    operators = [f"BT 1 0 0 1 {number(at[0])} {number(at[1])} Tm"]
    if actual is not None:
        operators.append(f"/Span <</ActualText <FEFF{utf16(actual)}>>> BDC")
    for font, glyphs in runs:
        key = (id(glyphs), size, space)
        if key not in written:
            if len(written) >= _MOST_WRITTEN:
                written.clear()
            run: list[str] = []
            _show_run(run, canvas, font, glyphs, size, space)
            written[key] = (glyphs, " ".join(run))
        operators.append(written[key][1])
    if actual is not None:
        operators.append("EMC")
    operators.append("ET")
    write(canvas, " ".join(operators))


def _show_run(
    operators: list[str], canvas: Canvas, font: GlyphFont, glyphs: Sequence[Glyph], size: float, space: float
) -> None:
    codes = "".join([font.code(glyph.number, glyph.text) for glyph in glyphs])
    placed = iter(glyphs)
    rise = 0.0
    for name, raw in font.splits(codes, canvas):
        operators.append(f"{name} {number(size)} Tf")
        array = _Array(operators)
        for byte in raw:
            glyph = next(placed)
            if abs(glyph.dy - rise) > 0.01:
                array.flush()
                rise = glyph.dy
                operators.append(f"{number(rise * size / 1000)} Ts")
            wider = space if glyph.text == " " else 0
            array.add(-glyph.dx, byte, font.advance(glyph.number) - glyph.advance + glyph.dx - wider)
        array.flush()
    if rise:
        operators.append("0 Ts")


class _Array:
    """The array of a TJ operator: codes and the moves between them."""

    def __init__(self, operators: list[str]) -> None:
        self._operators = operators
        self._parts: list[str] = []
        self._codes = bytearray()
        self._move = 0.0

    def add(self, before: float, code: int, after: float) -> None:
        """Add one code with the moves before and after it, in thousandths towards the left."""
        self._move += before
        if abs(self._move) >= 0.005:
            self._end_codes()
            self._parts.append(number(self._move))
            self._move = 0.0
        self._codes.append(code)
        self._move += after

    def flush(self) -> None:
        """Write what was gathered."""
        self._end_codes()
        if abs(self._move) >= 0.005:
            self._parts.append(number(self._move))
        self._move = 0.0
        if self._parts:
            self._operators.append(f"[{''.join(_spaced(self._parts))}] TJ")
            self._parts = []

    def _end_codes(self) -> None:
        if self._codes:
            self._parts.append(f"<{self._codes.hex()}>")
            self._codes.clear()


def _spaced(parts: list[str]) -> Iterable[str]:
    """Numbers side by side need a space; hexadecimal strings bring their own brackets."""
    for before, part in zip(["<", *parts], parts, strict=False):
        yield part if before.startswith("<") or part.startswith("<") else f" {part}"
