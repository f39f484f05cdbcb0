# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reading order of a paper, for screen readers: an element for each piece, inside what holds it."""

from array import array
from collections.abc import Iterator, Sequence

from ui.paper.operators import utf16
from ui.paper.order import Tagged


def elements(start: int, pages: Sequence[int], tagged: Sequence[Tagged]) -> Iterator[bytes]:
    """Yield the root, the document, the elements, and each page's list, in the order of their numbers.

    ``start`` is the root's number; ``pages`` are those of the pages in the file.
    """
    document = start + 1
    first = document + 1
    kids: dict[int | None, array[int]] = {None: array("i")}
    marked: dict[int, array[int]] = {}
    for number, piece in enumerate(tagged, first):
        kids.setdefault(piece.inside, array("i")).append(number)
        if piece.mark is not None:
            marked.setdefault(piece.page, array("i")).extend([number] * (1 + len(piece.more)))
    lists = first + len(tagged)
    numbers = " ".join([f"{page} {lists + i} 0 R" for i, page in enumerate(marked)])
    yield (
        f"<< /Type /StructTreeRoot /K {document} 0 R /ParentTreeNextKey {len(pages)}"
        f" /ParentTree << /Nums [ {numbers} ] >> >>"
    ).encode("ascii")
    yield f"<< /Type /StructElem /S /Document /P {start} 0 R /K {_references(kids[None])} >>".encode("ascii")
    for i, piece in enumerate(tagged):
        holder = document if piece.inside is None else first + piece.inside
        yield _element(piece, holder, pages, kids.get(i, ())).encode("ascii")
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
