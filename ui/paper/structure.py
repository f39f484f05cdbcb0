# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reading order of a finished PDF, added at its end as an update of its own.

A large grid has a hundred thousand cells. As objects of a PDF library they took more memory than all else
together and a third of the time; written as text, a few hundred to a packed stream, they take hardly any.
"""

import zlib
from collections.abc import Iterator, Sequence
from hashlib import md5
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ui.paper.pen import Tagged
from ui.paper.reportlab_hooks import utf16

if TYPE_CHECKING:
    import pikepdf

_IN_A_STREAM = 400


def number_pages(pdf: "pikepdf.Pdf", tagged: Sequence[Tagged]) -> None:
    """Let each page say where its part of the reading order is, before the file is saved."""
    import pikepdf

    marked = {piece.page for piece in tagged if piece.mark is not None}
    for number, page in enumerate(pdf.pages):
        if number in marked:
            page.obj["/StructParents"], page.obj["/Tabs"] = number, pikepdf.Name("/S")
    pdf.Root["/MarkInfo"] = pikepdf.Dictionary(Marked=True)


class _Base(NamedTuple):
    """What the update must know of the file it is added to."""

    pages: list[int]
    root: int
    root_text: bytes
    info: int
    size: int
    ids: str


def added(content: bytes, tagged: Sequence[Tagged]) -> bytes:
    """Return a saved file with an element for each tagged piece, inside what holds it."""
    base = _read(content)
    update = _Update(base, len(content))
    update.add(base.root, base.root_text)
    for offset, element in enumerate(_elements(base, tagged)):
        update.add(base.size + offset, element)
    return content + update.ended(_start_of_table(content))


def _read(content: bytes) -> _Base:
    import pikepdf

    with pikepdf.open(BytesIO(content)) as pdf:
        size = int(pdf.trailer["/Size"])
        root = pdf.Root.unparse(resolved=True)
        return _Base(
            [page.obj.objgen[0] for page in pdf.pages],
            pdf.Root.objgen[0],
            root[: root.rindex(b">>")] + b" /StructTreeRoot %d 0 R >>" % size,
            pdf.docinfo.objgen[0],
            size,
            bytes(pdf.trailer["/ID"][0]).hex(),  # pyright: ignore[reportArgumentType] - a string in the file
        )


def _start_of_table(content: bytes) -> int:
    return int(content[content.rindex(b"startxref") + 9 :].split()[0])


def _elements(base: _Base, tagged: Sequence[Tagged]) -> Iterator[bytes]:
    """Yield the root, the document, the elements, and each page's list, numbered in this order."""
    root, document = base.size, base.size + 1
    first = document + 1
    kids: dict[int | None, list[int]] = {None: []}
    marked: dict[int, list[int]] = {}
    for number, piece in enumerate(tagged, first):
        kids.setdefault(piece.inside, []).append(number)
        if piece.mark is not None:
            marked.setdefault(piece.page, []).extend([number] * (1 + len(piece.more)))
    lists = first + len(tagged)
    numbers = " ".join(f"{page} {lists + i} 0 R" for i, page in enumerate(marked))
    yield (
        f"<< /Type /StructTreeRoot /K {document} 0 R /ParentTreeNextKey {len(base.pages)}"
        f" /ParentTree << /Nums [ {numbers} ] >> >>"
    ).encode("ascii")
    yield f"<< /Type /StructElem /S /Document /P {root} 0 R /K {_references(kids[None])} >>".encode("ascii")
    for i, piece in enumerate(tagged):
        holder = document if piece.inside is None else first + piece.inside
        yield _element(piece, holder, base.pages, kids.get(i, ())).encode("ascii")
    for mine in marked.values():
        yield _references(mine).encode("ascii")


def _references(numbers: Sequence[int]) -> str:
    return f"[ {' '.join([f'{number} 0 R' for number in numbers])} ]"


def _element(piece: Tagged, holder: int, pages: Sequence[int], kids: Sequence[int]) -> str:
    parts = f"<< /S /{piece.role} /P {holder} 0 R"
    if piece.mark is not None:
        marks = f"[ {' '.join(map(str, (piece.mark, *piece.more)))} ]" if piece.more else piece.mark
        parts += f" /Pg {pages[piece.page]} 0 R /K {marks}"
    elif kids:
        parts += f" /K {_references(kids)}"
    if piece.said:
        parts += f" /Alt <FEFF{utf16(piece.said)}>"
    if piece.role == "TH":
        parts += " /A << /O /Table /Scope /Column >>"
    elif piece.across > 1:
        parts += f" /A << /O /Table /ColSpan {piece.across} >>"
    return f"{parts} >>"


class _Update:
    """Objects gathered into packed streams, and the table that says where each is."""

    def __init__(self, base: _Base, start: int) -> None:
        self._base, self._start = base, start
        self._out = BytesIO()
        self._waiting: list[tuple[int, bytes]] = []
        self._streams: list[tuple[int, list[int]]] = []

    def add(self, number: int, content: bytes) -> None:
        """Add one object; a full stream is packed at once."""
        self._waiting.append((number, content))
        if len(self._waiting) == _IN_A_STREAM:
            self._pack()

    def _pack(self) -> None:
        """Pack what waits. The stream gets its own number at the end, so a place is left for it."""
        heads: list[str] = []
        at = 0
        for number, content in self._waiting:
            heads.append(f"{number} {at}")
            at += len(content) + 1
        head = " ".join(heads).encode("ascii") + b"\n"
        packed = zlib.compress(head + b"\n".join([content for _, content in self._waiting]))
        extra = f" /Type /ObjStm /N {len(heads)} /First {len(head)}"
        place = self._start + self._out.tell()
        self._streams.append((place, [number for number, _ in self._waiting]))
        self._waiting = []
        self._write(_PLACE_OF_NUMBER, packed, extra)

    def _write(self, number: str, packed: bytes, extra: str) -> None:
        self._out.write(f"{number} 0 obj\n<< /Filter /FlateDecode /Length {len(packed)}{extra} >>\n".encode())
        self._out.write(b"stream\n" + packed + b"\nendstream\nendobj\n")

    def ended(self, before: int) -> bytes:
        """Return the update: its streams with their numbers, its table, and where the older table is."""
        if self._waiting:
            self._pack()
        last = max(chain.from_iterable(numbers for _, numbers in self._streams)) + 1
        for i, (place, _) in enumerate(self._streams):
            self._out.seek(place - self._start)
            self._out.write(f"{last + i:<{len(_PLACE_OF_NUMBER)}}".encode("ascii"))
        place = self._start + self._out.seek(0, 2)
        table, size = self._table(last, place)
        base = self._base
        extra = (
            f" /Type /XRef /W [ 1 4 2 ] /Index [ {base.root} 1 {base.size} {size - base.size} ]"
            f" /Size {size} /Prev {before} /Root {base.root} 0 R /Info {base.info} 0 R"
            f" /ID [ <{base.ids}> <{md5(self._out.getbuffer(), usedforsecurity=False).hexdigest()}> ]"
        )
        self._write(str(size - 1), zlib.compress(table), extra)
        self._out.write(f"startxref\n{place}\n%%EOF\n".encode("ascii"))
        return self._out.getvalue()

    def _table(self, last: int, own_place: int) -> tuple[bytes, int]:
        """Return where every object of the update is, the root's first, and one more than the last number."""
        rows = bytearray()
        for i, (_, numbers) in enumerate(self._streams):
            for index in range(len(numbers)):
                rows += b"\2" + (last + i).to_bytes(4, "big") + index.to_bytes(2, "big")
        for place in (*(place for place, _ in self._streams), own_place):
            rows += b"\1" + place.to_bytes(4, "big") + b"\0\0"
        return bytes(rows), last + len(self._streams) + 1


_PLACE_OF_NUMBER = "0" * 10
