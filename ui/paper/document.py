# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""From drawn pages to a file: neutral metadata, structure for screen readers, and saving all or nothing.

The same content gives the same bytes, on any day: nothing says when or by whom it was made. Tagged, and
PDF/A-2 in style; no conformance is claimed, for no validator has confirmed it.
"""

import errno
import os
from html import escape
from pathlib import Path

from models.messages import Message, Refused, message
from ui.paper import structure
from ui.paper.operators import utf16
from ui.paper.packing import Packing
from ui.paper.pen import Pen
from ui.paper.reportlab_hooks import Book

PRODUCER = "Saathi"
NEUTRAL_TITLE = "Document"


class NotSaved(Refused):
    """A file could not be written. What stood under its name before is untouched."""


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


def write_aside(path: Path, content: bytes) -> None:
    """Save a file whole or not at all: written beside, made safe on the disk, then put in its place.

    Raises ``NotSaved`` with one sentence; what stood there before is kept and nothing half-written is left.
    """
    if path.is_dir():
        raise NotSaved(
            message("{name} is a folder. Nothing was saved. Choose a name for the file.", name=path.name)
        )
    if not path.parent.is_dir():
        raise NotSaved(
            message(
                "The folder {folder} is not there. Nothing was saved. Choose another folder.",
                folder=str(path.parent),
            )
        )
    if _belongs_to_a_register(path.resolve()):
        raise NotSaved(
            message("This folder belongs to a register. Nothing was saved. Choose another folder.")
        )
    part = path.with_name(f"{path.name}.part")
    try:
        _write_safely(part, content)
        part.replace(path)
    except OSError as error:
        _leave_nothing(part)
        raise NotSaved(_why(error, path)) from error
    _settle(path.parent)


def _belongs_to_a_register(path: Path) -> bool:
    """Tell whether a file would lie where only what is encrypted may, or even in a register's place."""
    from models.vault.folders import DATABASE, KEYS

    return any((folder / name).exists() for folder in path.parents for name in (DATABASE, KEYS))


def _write_safely(part: Path, content: bytes) -> None:
    """Write and wait for the disk. The file is its owner's alone: it may carry names."""
    _leave_nothing(part)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _leave_nothing(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # it could not be made either; the sentence to come says why


def _settle(folder: Path) -> None:
    """Let the new name reach the disk, where the system lets folders be flushed (not on Windows)."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return  # some network and USB file systems cannot; the file itself is safe
    finally:
        os.close(handle)


def _why(error: OSError, path: Path) -> Message:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return message("The disk is full. Nothing was saved; what was there is kept. Make room, try again.")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return message(
            "{name} cannot be written there: it is open in another program, or the folder is read-only. "
            "Nothing was saved. Close it, or choose another folder.",
            name=path.name,
        )
    return message(
        "{name} could not be saved ({reason}). What was there is kept. Try again, or choose another folder.",
        name=path.name,
        reason=error.strerror or type(error).__name__,
    )
