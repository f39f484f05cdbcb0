# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything private we use of ReportLab, in one place; ``tests/ui/paper/test_reportlab_hooks.py`` guards it.

ReportLab subsets and embeds fonts, forms and pictures well, but its codes stand for characters. Ours stand
for a glyph *and* the text it was drawn for, so that what is copied out of the PDF is what was typed. And its
pages are each written whole; ours may have parts in common, written once. Relied upon (reportlab 5.1):
``TTFont.state/splitString/getSubsetInternalName/addObjects``, ``TTFontFace.charToGlyph/charWidths/hmetrics``,
``Canvas._code/_doc/_formsinuse`` and
``PDFDocument.Reference/delayedFonts/numberToId/idToObject/objectcounter``.
"""

import zlib
from collections.abc import Iterator
from io import BytesIO
from threading import Lock
from typing import Any, NamedTuple, cast

from reportlab import rl_config
from reportlab.lib import utils
from reportlab.pdfbase import pdfdoc, pdfmetrics, ttfonts
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas as canvases

from ui.paper.operators import number, utf16

# ReportLab's stubs leave most types unknown: this module is the one place that sees it.
_metrics: Any = pdfmetrics
_ttfonts: Any = ttfonts
_canvases: Any = canvases
_utils: Any = utils
_pdfdoc: Any = pdfdoc
_config: Any = rl_config
_config.useA85 = 0  # streams as they are packed, not once more in base 85
_config.pdfComments = 0

_FIRST_CODE = 0xF0000  # plane 15: no text ever uses it as itself
_UNSAID = "\u200b"  # a cluster's surplus glyphs: measured best of ten ways over five extractors
_STREAM = b"endstream\n"


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
        self.advances: list[float] = [advance * scale for advance, _ in face.hmetrics]
        """Each glyph's own width in thousandths, as the PDF's table of widths says it."""
        self.characters = frozenset(self._known)
        _metrics.registerFont(self)

    def covers(self, text: str) -> bool:
        """Tell whether the font has a glyph for every character."""
        return self.characters.issuperset(map(ord, text))

    def code(self, glyph: int, text: str) -> str:
        """Return the private character that stands for this glyph and this text."""
        if (known := self._codes.get((glyph, text))) is not None:
            return known
        with self._lock:
            code = _FIRST_CODE + len(self._codes)
            self._known[code] = glyph
            self._widths[code] = self.advances[glyph]
            self._texts[code] = text
            return self._codes.setdefault((glyph, text), chr(code))

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - ReportLab's name
        """Embed the subsets, and put our ToUnicode in the place of ReportLab's."""
        subsets: list[list[int]] = [list(subset) for subset in cast("Any", self.state)[doc].subsets]
        cast("Any", super()).addObjects(doc)
        face = cast("Any", self.face)
        for position, subset in enumerate(subsets):
            tag: bytes = _ttfonts.SUBSETN(position)
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


class FontPlaces(dict[tuple[int, str], tuple[str, str]]):
    """Where the glyphs of one font are in one file: given a place in a subset of 256 when first drawn."""

    def __init__(self, font: GlyphFont, document: Any) -> None:
        super().__init__()
        self._font, self._document = cast("Any", font), document

    def __missing__(self, key: tuple[int, str]) -> tuple[str, str]:
        """Let ReportLab give the glyph a place."""
        ((subset, raw),) = self._font.splitString(self._font.code(*key), self._document)
        self[key] = place = self._font.getSubsetInternalName(subset, self._document), raw.hex()
        return place


class _Ready(pdfdoc.PDFObject):
    """An object of the file as it will stand there."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def format(self, document: Any) -> bytes:
        """Return it: there is nothing to do."""
        del document
        return self.content


class Part(NamedTuple):
    """A part of a page that others have as well: its number in the file, and the forms it uses."""

    number: int
    used: tuple[str, ...]


class Book:
    """A file that is being drawn: ReportLab's fonts, forms and pictures, and pages of our own.

    What it holds depends on what is drawn alone: the same work gives the same bytes.
    """

    def __init__(self, size: tuple[float, float], first_font: GlyphFont) -> None:
        """``first_font`` stands in for Helvetica, which ReportLab would name and not embed."""
        self.pages: list[int] = []
        """The numbers of the pages, in order."""
        self._size = size
        self._canvas = _canvases.Canvas(
            BytesIO(),
            pagesize=size,
            pageCompression=1,
            invariant=1,
            initialFontName=first_font.fontName,
            pdfVersion=(1, 7),
        )
        self.document: Any = self._canvas._doc  # noqa: SLF001 - ReportLab gives it no other way
        """ReportLab's own; for this module and its test."""
        self._places: dict[str, FontPlaces] = {}
        self._drawn: list[str] = []
        self._used: dict[str, None] = {}
        self._outside: list[tuple[list[str], dict[str, None]]] = []
        self._parts: list[int] = []
        self._shared: dict[str, int] = {}
        self._resources: dict[tuple[str, ...], int] = {}
        self._pictures: dict[bytes, str] = {}
        self.holder = self.add(b"")
        """The number of what holds the pages."""

    def write(self, operators: str) -> None:
        """Add operators to the page or form being drawn."""
        self._drawn.append(operators)

    def places(self, font: GlyphFont) -> FontPlaces:
        """Return where the glyphs of a font are in this file."""
        if (known := self._places.get(font.fontName)) is not None:
            return known
        return self._places.setdefault(font.fontName, FontPlaces(font, self.document))

    def image(self, content: bytes, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture; its transparency becomes a soft mask. The same content is embedded once."""
        if content not in self._pictures:
            picture = _utils.ImageReader(BytesIO(content))
            self._canvas.drawImage(picture, 0, 0, 1, 1, mask="auto")
            self._pictures[content] = self._canvas._formsinuse.pop()  # noqa: SLF001 - see above
            self._canvas._code.clear()  # noqa: SLF001 - see above
        self.write(f"q {number(width)} 0 0 {number(height)} {number(x)} {number(y)} cm")
        self.use(self._pictures[content])
        self.write("Q")

    def begin_form(self) -> None:
        """Draw, from here on, what may be used on many pages."""
        self._outside.append((self._drawn, self._used))
        self._drawn, self._used = [], {}

    def end_form(self, name: str, box: tuple[float, float, float, float]) -> None:
        """Keep what was drawn since under a name, and go on with what was drawn before."""
        canvas = self._canvas
        canvas.beginForm(name, *box)
        canvas._code.extend(self._drawn)  # noqa: SLF001 - see above
        canvas._formsinuse.extend(self._used)  # noqa: SLF001 - see above
        canvas.endForm()
        self._drawn, self._used = self._outside.pop()

    def has_form(self, name: str) -> bool:
        """Tell whether a form was drawn."""
        return bool(self._canvas.hasForm(name))

    def use(self, name: str) -> None:
        """Put a form or a picture on the page or form being drawn."""
        self._drawn.append(f"/{self.document.getXObjectName(name)} Do")
        self._used[name] = None

    def begin_part(self) -> None:
        """Draw, from here on, what stands alike on many pages."""
        self._end_part()
        self._outside.append((self._drawn, self._used))
        self._drawn, self._used = [], {}

    def end_part(self) -> Part:
        """End what stands alike, put it on the page, and return it for other pages."""
        text, used = "\n".join(self._drawn), tuple(self._used)
        if text not in self._shared:
            self._shared[text] = self.add(stream(text.encode("ascii")))
        self._drawn, self._used = self._outside.pop()
        part = Part(self._shared[text], used)
        self.put(part)
        return part

    def put(self, part: Part) -> None:
        """Put on the page what stands alike on others, and was drawn there."""
        self._end_part()
        self._parts.append(part.number)
        self._used.update(dict.fromkeys(part.used))

    def _end_part(self) -> None:
        """Pack what was drawn on this page alone."""
        if self._drawn:
            self._parts.append(self.add(stream("\n".join(self._drawn).encode("ascii"))))
            self._drawn.clear()

    def end_page(self, size: tuple[float, float], structure: int | None) -> None:
        """End the page. ``structure`` is its place in the reading order, None where it has none."""
        self._end_part()
        contents = " ".join([f"{part} 0 R" for part in self._parts])
        order = "" if structure is None else f" /StructParents {structure} /Tabs /S"
        page = (
            f"<< /Type /Page /Parent {self.holder} 0 R /MediaBox [0 0 {size[0]:.4f} {size[1]:.4f}]"
            f" /Resources {self._resources_of(tuple(self._used))} 0 R /Contents [{contents}]{order} >>"
        )
        self.pages.append(self.add(page.encode("ascii")))
        self._parts.clear()
        self._used.clear()

    def _resources_of(self, used: tuple[str, ...]) -> int:
        """Return the number of what pages with these forms may use."""
        if used not in self._resources:
            resources = _pdfdoc.PDFResourceDictionary()
            resources.basicFonts()
            resources.allProcs()
            resources.XObject = self.document.xobjDict(used)
            self.document.Reference(resources, f"resources{len(self._resources)}")
            self._resources[used] = int(self.document.objectcounter)
        return self._resources[used]

    def add(self, content: bytes) -> int:
        """Add an object as it will stand in the file, and return its number."""
        self.document.Reference(_Ready(content))
        return int(self.document.objectcounter)

    def objects(self) -> Iterator[tuple[int, bytes]]:
        """Yield every object of the file with its number. The book is used up."""
        document = self.document
        for font in document.delayedFonts:
            font.addObjects(document)
        kids = " ".join([f"{page} 0 R" for page in self.pages])
        pages = f"<< /Type /Pages /Count {len(self.pages)} /Kids [{kids}] >>"
        document.idToObject[document.numberToId[self.holder]].content = pages.encode("ascii")
        place = 0
        while (name := document.numberToId.get(place := place + 1)) is not None:
            content: bytes = _pdfdoc.format(document.idToObject.pop(name), document, toplevel=1)
            if content.endswith(_STREAM):
                content = content[: -len(_STREAM)] + b"\nendstream"
            yield place, content


def stream(content: bytes) -> bytes:
    """Return a stream of the file, packed."""
    packed = zlib.compress(content)
    return b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(packed), packed)
