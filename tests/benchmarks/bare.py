# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A thousand certificates beside bare loops of their operators: ``python -m tests.benchmarks.bare [count]``.

``replayed`` writes each page's finished operators again with ReportLab alone: nothing is shaped or laid out.
``by hand`` is what one would write for this one certificate: HarfBuzz for what is a person's own, ReportLab
for all else; fonts, sizes and places known, no fallback, no wrapping, no direction. ``and tagged`` gives that
file the reading order ours has, as a PDF library does it. All run by turns in one process.
"""

import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from time import process_time
from typing import Any, cast

import pikepdf
import uharfbuzz
from reportlab.pdfgen import canvas

from models.memory import forget_answers
from models.sobriety.faces import CertificateFace
from resources import data
from tests.benchmarks import Pair, benchmark
from tests.benchmarks.papers import faces
from ui.paper.certificate import render
from ui.paper.fonts import font
from ui.paper.operators import utf16
from ui.paper.pen import A4_LANDSCAPE

_hb, _canvases = cast("Any", uharfbuzz), cast("Any", canvas)
_HINDI, _LATIN = "TiroDevanagariHindi-Regular", "CormorantGaramond-SemiBold"
_OWN = (2, 5)
"""Which parts of a page are a person's own: the name, and ring, serial and code."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Our finished pages in their parts, and the forms they use with their boxes."""

    pages: list[list[str]]
    forms: dict[str, tuple[str, list[float]]]

    @classmethod
    def of(cls, content: bytes) -> "Drawn":
        """Take a file apart."""
        pages: list[list[str]] = []
        forms: dict[str, tuple[str, list[float]]] = {}
        with pikepdf.open(io.BytesIO(content)) as pdf:
            for page in pdf.pages:
                pages.append([part.read_bytes().decode() for part in page.obj.Contents])
                for name, form in page.obj.Resources.XObject.items():
                    box = [float(one) for one in form.BBox]
                    forms[str(name).split(".", 1)[1]] = form.read_bytes().decode(), box
        return cls(pages, forms)

    def begun(self, out: io.BytesIO) -> Any:
        """Return a canvas with the forms drawn."""
        bare = _canvases.Canvas(
            out, pagesize=A4_LANDSCAPE, invariant=1, pageCompression=1,
            initialFontName=font("NotoSans-Regular").fontName,
        )  # fmt: skip
        for name, (operators, box) in self.forms.items():
            bare.beginForm(name, *box)
            bare._code.append(operators)
            bare.endForm()
        return bare

    def ring(self, page: int) -> str:
        """Return the form of a page's ring."""
        return self.pages[page][_OWN[1]].split(" Do", 1)[0].rsplit(".", 1)[1]


def replayed(drawn: Drawn) -> bytes:
    """Write every page's operators again."""
    out = io.BytesIO()
    bare = drawn.begun(out)
    for i, parts in enumerate(drawn.pages):
        bare._code.extend(parts)
        bare._formsinuse.extend(("classic-2", drawn.ring(i)))
        bare.showPage()
    bare.save()
    return out.getvalue()


class _Hand:
    """Shapes a text of known fonts at a known place, and nothing else."""

    def __init__(self, bare: Any) -> None:
        self._bare = bare
        self._shapers = {name: _hb.Font(_hb.Face(_hb.Blob(data.font(name)))) for name in (_HINDI, _LATIN)}

    def line(
        self, runs: Sequence[tuple[str, str, str]], size: float, at: tuple[float, float], place: float
    ) -> str:
        """Return a line's operators; ``place`` is 0 where it starts at the point, 1 where it ends there."""
        done = [self._run(*run, size) for run in runs]
        x = at[0] - sum(width for _, width in done) * place
        said = utf16("".join(text for _, _, text in runs))
        shown = " ".join(operators for operators, _ in done)
        return f"BT 1 0 0 1 {x:.2f} {at[1]} Tm /Span <</ActualText <FEFF{said}>>> BDC {shown} EMC ET EMC"

    def _run(self, name: str, script: str, text: str, size: float) -> tuple[str, float]:
        one, buffer = cast("Any", font(name)), _hb.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", script, "hi"
        buffer.cluster_level = _hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        _hb.shape(self._shapers[name], buffer, {"lnum": True})
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        starts = [*sorted({info.cluster for info in infos}), len(text)]
        ends = dict(pairwise(starts))
        codes, said = "", set[int]()
        for info in infos:
            codes += one.code(
                info.codepoint, "" if info.cluster in said else text[info.cluster : ends[info.cluster]]
            )
            said.add(info.cluster)
        ((subset, raw),) = one.splitString(codes, self._bare._doc)
        shown = ""
        for byte, info, placed in zip(raw, infos, places, strict=True):
            move = one.advances[info.codepoint] - placed.x_advance
            shown += f"<{byte:02x}>{move:.0f}" if move else f"<{byte:02x}>"
        width = sum(placed.x_advance for placed in places) * size / 1000
        return f"{one.getSubsetInternalName(subset, self._bare._doc)} {size} Tf [{shown}] TJ", width


def by_hand(drawn: Drawn, people: Sequence[CertificateFace]) -> bytes:
    """Draw the same pages, what is alike from finished operators, what is a person's own anew."""
    out = io.BytesIO()
    bare = drawn.begun(out)
    hand = _Hand(bare)

    def write(text: str) -> None:
        bare._code.append(text)

    _, head, _, sentence, foot, _ = drawn.pages[0]
    for i, face in enumerate(people):
        bare.doForm("classic-2")
        write(f"{head}\n0.106 0.169 0.18 rg /H2 <</MCID 3>> BDC")
        write(hand.line(((_HINDI, "Deva", face.name),), 42.12, (420, 341.4), 0.5))
        write(f"{sentence}\n{foot}\n{drawn.pages[i][_OWN[1]].split(chr(10), 2)[1]}")
        bare.doForm(drawn.ring(i))
        write("Q 0.29 0.341 0.349 rg /P <</MCID 16>> BDC")
        write(hand.line(((_HINDI, "Deva", "प्रमाण पत्र संख्या "), (_LATIN, "Latn", face.serial)), 9, (78, 71), 0))
        code = f"{face.code[:5]} {face.code[5:]}"
        write("/P <</MCID 17>> BDC")
        write(hand.line(((_HINDI, "Deva", "सत्यापन कोड "), (_LATIN, "Latn", code)), 9, (764, 71), 1))
        bare.showPage()
    bare.save()
    return out.getvalue()


def tagged(content: bytes, marks: int) -> bytes:
    """Give a file its reading order with a PDF library, and save it packed."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        document = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name("/Document")))
        kids, numbers = pikepdf.Array(), pikepdf.Array()
        for number, page in enumerate(pdf.pages):
            mine = [
                pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name("/P"), P=document, Pg=page.obj, K=mark))
                for mark in range(marks)
            ]
            kids.extend(mine)
            numbers.append(number)
            numbers.append(pdf.make_indirect(pikepdf.Array(mine)))
            page.obj.StructParents = number
        document.K = kids
        parents = pikepdf.Dictionary(Nums=numbers)
        pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(K=document, ParentTree=parents))
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def _timed(make: Callable[[], bytes]) -> tuple[float, int]:
    forget_answers()
    began = process_time()
    content = make()
    return process_time() - began, len(content)


def main(count: int) -> int:
    """Print the least time of some turns for each, and the ratios of ours to them."""
    people = faces(count)
    drawn = Drawn.of(render(people))
    loops: dict[str, Callable[[], bytes]] = {
        "saathi": lambda: render(people),
        "replayed": lambda: replayed(drawn),
        "by hand": lambda: by_hand(drawn, people),
        "and tagged": lambda: tagged(by_hand(drawn, people), 18),
    }
    found: dict[str, tuple[float, int]] = {}
    for _ in range(5):
        for name, make in loops.items():
            found[name] = min(_timed(make), found.get(name, (9e9, 0)))
    for name, (seconds, size) in found.items():
        ratio = found["saathi"][0] / seconds
        sys.stdout.write(f"{name:<12} {seconds:>6.2f} s {size // 1024:>6} KB   ours is {ratio:.2f} times\n")
    return 0


@benchmark("1,000 certificates : the same by hand, tagged", at_most=1.25)
def beside_a_bare_loop() -> Pair:
    """Compare a batch with what one would write for it by hand, to the same file."""
    people = faces(1_000)
    drawn = Drawn.of(render(people))

    def ours() -> bytes:
        forget_answers()
        return render(people)

    return Pair(ours, lambda: tagged(by_hand(drawn, people), 18), 5)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000))
