# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""From drawn pages to a file: neutral metadata, structure for screen readers, and saving all or nothing.

The same content gives the same bytes, on any day: nothing says when or by whom it was made. Tagged, and
PDF/A-2 in style; no conformance is claimed, for no validator has confirmed it.
"""

from html import escape

from ui.paper import structure
from ui.paper.operators import utf16
from ui.paper.packing import Packing
from ui.paper.pen import Pen
from ui.paper.reportlab_hooks import Book

PRODUCER = "Saathi"
NEUTRAL_TITLE = "Document"


def finish(pen: Pen, title: str, language: str) -> bytes:
    """Return the finished PDF. ``title`` names the form, never a person."""
    book, packing = pen.finish(), Packing()
    root, about, described = (book.add(b"") for _ in range(3))
    own = {about: _information(title), described: _description(title, language)}
    last = 0
    for last, content in book.objects():
        if last != root:
            packing.add(last, own.get(last, content))
    order = last + 1
    packing.add(root, _catalogue(book, described, order, language))
    for number, element in enumerate(structure.elements(order, book.pages, pen.tagged), order):
        packing.add(number, element)
    return packing.ended(root, about)


def _catalogue(book: Book, described: int, order: int, language: str) -> bytes:
    """Return the root of the file: where its pages are, its reading order and its metadata."""
    return (
        f"<< /Type /Catalog /Pages {book.holder} 0 R /Metadata {described} 0 R /StructTreeRoot {order} 0 R"
        f" /Lang {_text(language)} /MarkInfo << /Marked true >>"
        " /ViewerPreferences << /DisplayDocTitle true >> >>"
    ).encode("ascii")


def _information(title: str) -> bytes:
    """Return the old dictionary about the file: no date, no author."""
    return f"<< /Title {_text(title)} /Producer {_text(PRODUCER)} >>".encode("ascii")


def _text(text: str) -> str:
    return f"<FEFF{utf16(text)}>"


def _description(title: str, language: str) -> bytes:
    """Return the same in XMP, unpacked: any program may look for it in the file."""
    xmp = _XMP.format(title=escape(title), language=escape(language), producer=PRODUCER).encode()
    return b"<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n%b\nendstream" % (len(xmp), xmp)


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
