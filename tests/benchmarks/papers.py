# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: E501 - the programs of the peers are texts, and read best on their own lines
"""Certificates and grids beside what else makes PDFs here: time, memory, file size, and the ratios.

Peers are optional: ``python -m tests.benchmarks.papers [word]`` uses those that a Python can import (another
one's folder in SAATHI_PEERS), and LibreOffice where ``soffice`` is found. Each run is a process of its own, from
its start to the finished file; the time is the processor's, as a clock also counts what others do meanwhile.

Peers draw the texts in a plain frame, less than ours: no tags, no seal, no border. "same border" draws ours.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.sobriety.faces import CertificateFace
from tests.benchmarks import Pair, benchmark, drawing, python

CERTIFICATES, ROWS = (1, 100, 1_000), (40, 400, 4_000)

_FACES = """
from dataclasses import replace
from datetime import date
from models.sobriety.faces import CertificateFace
from models.words import Language, Unit
one = CertificateFace("CERT/2026-27/0001", "7K3MQ9XW2B", "रमेश कुमार", Language.HINDI, Unit.DAYS, 90,
    date(2026, 11, 21), date(2026, 11, 22), centre={"hi": "नवजीवन केंद्र"}, place={"hi": "लुधियाना"},
    signatories=(({"hi": "मीरा शर्मा"}, {"hi": "परामर्शदाता"}), ({"hi": "हरजीत सिंह"}, {"hi": "प्रबंधक"})))
faces = [replace(one, serial=f"CERT/2026-27/{i:04d}", name=f"रमेश कुमार {i}", code=f"{i:05d}QXW2B")
    for i in range(1, N + 1)]
"""

_OURS = (
    _FACES
    + """
from ui.paper.certificate import render
content = render(faces)
"""
)

_GRID = """
from models.words import Language
from ui.paper import document, tables
from ui.paper.pen import A4_LANDSCAPE, Pen
columns = (tables.Column("No.", 2), tables.Column("Name", 9), *(tables.Column(str(d), 1) for d in range(1, 32)))
rows = tuple((str(i), f"रमेश कुमार {i}", *("PA"[(i * d) % 7 == 3] for d in range(31))) for i in range(N))
pen = Pen(A4_LANDSCAPE, "hi")
tables.draw(pen, tables.Table("Month", columns, rows, row_height=15.6, text=8, size=A4_LANDSCAPE), Language.HINDI)
content = document.finish(pen, "Document", "hi")
"""

_LINES = """
lines = (("नवजीवन केंद्र", 20), ("उपलब्धि प्रमाण पत्र", 36), ("यह प्रमाणित किया जाता है कि", 16), ("रमेश कुमार %d ने", 42),
    ("नशामुक्त जीवन के 90 दिन पूरे किए हैं।", 23), ("(नब्बे दिन)", 15), ("पड़ाव की तिथि: 21-11-2026", 13),
    ("मीरा शर्मा · परामर्शदाता     हरजीत सिंह · प्रबंधक", 13), ("CERT/2026-27/%04d", 9))
"""

_FPDF_HEAD = """
from fpdf import FPDF
pdf = FPDF("L", "pt", "A4")
pdf.add_font("deva", fname=FONTS + "/TiroDevanagariHindi-Regular.ttf")
pdf.set_text_shaping(True)
pdf.set_auto_page_break(False)
"""

_FPDF = (
    _FPDF_HEAD
    + _LINES
    + """
for i in range(1, N + 1):
    pdf.add_page()
    for inset in (33, 36, 62, 65):
        pdf.rect(inset, inset, 842 - 2 * inset, 595 - 2 * inset)
    pdf.set_y(100)
    for text, size in lines:
        pdf.set_font("deva", size=size)
        pdf.cell(0, size * 1.5, text % i if "%" in text else text, align="C", new_x="LMARGIN", new_y="NEXT")
content = bytes(pdf.output())
"""
)

_FPDF_GRID = (
    _FPDF_HEAD
    + """
pdf.set_font("deva", size=8)
for i in range(N):
    if i % 30 == 0:
        pdf.add_page()
    pdf.cell(40, 15.6, str(i), border=1)
    pdf.cell(150, 15.6, f"रमेश कुमार {i}", border=1)
    for d in range(31):
        pdf.cell(18, 15.6, "PA"[(i * d) % 7 == 3], border=1)
    pdf.ln()
content = bytes(pdf.output())
"""
)

_CSS = (
    "<style>@font-face{font-family:deva;src:url(file://%s/TiroDevanagariHindi-Regular.ttf)}"
    "@page{size:A4 landscape;margin:1cm}body{font-family:deva}p{margin:4pt;text-align:center}"
    "section{break-after:page;border:3pt double teal;padding:60pt 30pt}"
    "td{border:.3pt solid;font-size:8pt;height:14pt}table{border-collapse:collapse;width:100%%}</style>"
)

_WEASY = (
    _LINES
    + """
from weasyprint import HTML
pages = "".join("<section>" + "".join(f"<p style='font-size:{size}pt'>{text % i if '%' in text else text}</p>"
    for text, size in lines) + "</section>" for i in range(1, N + 1))
content = HTML(string=CSS % FONTS + pages).write_pdf()
"""
)

_WEASY_GRID = """
from weasyprint import HTML
rows = "".join(f"<tr><td>{i}<td>रमेश कुमार {i}" + "".join("<td>" + "PA"[(i * d) % 7 == 3] for d in range(31))
    for i in range(N))
content = HTML(string=CSS % FONTS + f"<table>{rows}</table>").write_pdf()
"""

_TYPST = (
    _LINES
    + """
import typst
head = '#set page("a4", flipped: true, margin: 1cm)\\n#set text(font: "Tiro Devanagari Hindi")\\n#set align(center)\\n'
pages = "#pagebreak()\\n".join("#rect(width: 100%, inset: 60pt)[" + " ".join(
    f'#text(size: {size}pt)[{text % i if "%" in text else text}]\\\\ ' for text, size in lines) + "]\\n"
    for i in range(1, N + 1))
content = typst.compile((head + pages).encode(), font_paths=[FONTS])
"""
)

_TYPST_GRID = """
import typst
cells = ",".join(f"[{i}],[रमेश कुमार {i}]," + ",".join("[" + "PA"[(i * d) % 7 == 3] + "]" for d in range(31))
    for i in range(N))
head = '#set page("a4", flipped: true, margin: 1cm)\\n#set text(8pt, font: "Tiro Devanagari Hindi")\\n'
content = typst.compile((head + f"#table(columns: (30pt, 1fr, ..(17pt,) * 31), {cells})").encode(), font_paths=[FONTS])
"""

_TYPST_SAME = (
    _LINES
    + """
import typst, pathlib, tempfile
folder = pathlib.Path(tempfile.mkdtemp())
(folder / "border.svg").write_text(BORDER)
head = '#set page("a4", flipped: true, margin: 1cm, background: image("border.svg"))\\n'
head += '#set text(font: "Tiro Devanagari Hindi")\\n#set align(center)\\n'
pages = "#pagebreak()\\n".join(" ".join(
    f'#text(size: {size}pt)[{text % i if "%" in text else text}]\\\\ ' for text, size in lines)
    + f'#image(bytes("{RING.replace("SERIAL", str(i))}"), width: 60pt)\\n' for i in range(1, N + 1))
(folder / "c.typ").write_text(head + pages)
content = typst.compile(str(folder / "c.typ"), root=str(folder), font_paths=[FONTS])
"""
)

_OFFICE = (
    _LINES
    + """
import pathlib, subprocess, tempfile
folder = pathlib.Path(tempfile.mkdtemp())
pages = "".join("".join(
    f'<text:p text:style-name="{"B" if j == 0 and i > 1 else "P"}"><text:span text:style-name="T{size}">'
    f'{text % i if "%" in text else text}</text:span></text:p>' for j, (text, size) in enumerate(lines))
    for i in range(1, N + 1))
(folder / "c.fodt").write_text(OFFICE.replace("PAGES", pages))
subprocess.run(["soffice", f"-env:UserInstallation=file://{PROFILE}", "--headless", "--convert-to", "pdf",
    "--outdir", str(folder), str(folder / "c.fodt")], check=True, capture_output=True)
content = (folder / "c.pdf").read_bytes()
"""
)

_FODT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" '
    'office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>'
    '<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>'
    '</style:style><style:style style:name="B" style:family="paragraph"><style:paragraph-properties '
    'fo:text-align="center" fo:break-before="page"/></style:style>SIZES<style:page-layout style:name="L">'
    '<style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm" fo:margin="15mm" '
    'fo:border="2pt double #0F5257"/></style:page-layout></office:automatic-styles><office:master-styles>'
    '<style:master-page style:name="Standard" style:page-layout-name="L"/></office:master-styles>'
    "<office:body><office:text>PAGES</office:text></office:body></office:document>"
).replace(
    "SIZES",
    "".join(
        f'<style:style style:name="T{size}" style:family="text">'
        f'<style:text-properties fo:font-size="{size}pt" style:font-size-complex="{size}pt"/></style:style>'
        for size in (9, 13, 15, 16, 20, 23, 36, 42)
    ),
)

JOBS: dict[str, dict[str, str]] = {
    "certificates": {
        "saathi": _OURS,
        "fpdf2": _FPDF,
        "weasyprint": _WEASY,
        "typst": _TYPST,
        "same border": _TYPST_SAME,
        "libreoffice": _OFFICE,
    },
    "grid rows": {"saathi": _GRID, "fpdf2": _FPDF_GRID, "weasyprint": _WEASY_GRID, "typst": _TYPST_GRID},
}
_MODULES = {"fpdf2": "fpdf", "weasyprint": "weasyprint", "typst": "typst", "same border": "typst"}
_SLOW = {"weasyprint": 400, "libreoffice": 100}


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: seconds of the processor, the greatest memory in MB, and the file in KB."""

    seconds: float
    memory: float
    size: float


PEERS = os.environ.get("SAATHI_PEERS", "")
"""A folder of packages to find the peers in, so that ours needs none of them."""


def can(maker: str) -> bool:
    """Tell whether this computer has a maker of PDFs."""
    if maker == "libreoffice":
        return shutil.which("soffice") is not None
    if maker == "saathi":
        return True
    name = _MODULES[maker]
    return importlib.util.find_spec(name) is not None or (Path(PEERS) / name).is_dir() is bool(PEERS)


def program(job: str, maker: str, count: int) -> str:
    """Return the program that makes one file, and prints its size, the memory and the time it took."""
    fonts = str(Path(__file__).parents[2] / "resources" / "fonts")
    head = f"N = {count}\nFONTS = {fonts!r}\nCSS = {_CSS!r}\nOFFICE = {_FODT!r}\nPROFILE = {_PROFILE!r}\n"
    if maker == "same border":
        head += f"BORDER = {drawing.border()!r}\nRING = {drawing.ring()!r}\n"
    if maker != "saathi" and PEERS:
        head += f"import sys\nsys.path.insert(0, {PEERS!r})\n"
    tail = (
        "import resource\nassert content[:4] == b'%PDF'\n"
        "used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]\n"
        "print(len(content), max(one.ru_maxrss for one in used), sum(one.ru_utime + one.ru_stime for one in used))\n"
    )
    return head + JOBS[job][maker] + tail


_PROFILE = str(Path(tempfile.gettempdir()) / "saathi-benchmark-office")


def run(job: str, maker: str, count: int) -> Measured:
    """Make one file in a process of its own."""
    made = program(job, maker, count)
    done = subprocess.run([sys.executable, "-"], input=made, check=True, capture_output=True, text=True)
    size, memory, seconds = done.stdout.split()[-3:]
    return Measured(float(seconds), int(memory) / 1024, int(size) / 1024)


def main() -> int:
    """Print a table of every maker that is here; ratios are to Saathi's time."""
    word = " ".join(sys.argv[1:])
    row = "{:<22} {:<12} {:>9} {:>9} {:>10} {:>7}\n"
    sys.stdout.write(row.format("what", "maker", "time", "memory", "file", "ratio"))
    for job, makers in JOBS.items():
        for count in CERTIFICATES if job == "certificates" else ROWS:
            ours: float | None = None
            for maker in makers:
                if word not in f"{count} {job} {maker}" or not can(maker) or count > _SLOW.get(maker, count):
                    continue
                found = min((run(job, maker, count) for _ in range(2)), key=lambda one: one.seconds)
                ours = ours or found.seconds
                numbers = f"{found.seconds:.2f} s", f"{found.memory:.0f} MB", f"{found.size:.0f} KB"
                sys.stdout.write(row.format(f"{count} {job}", maker, *numbers, f"{found.seconds / ours:.2f}"))
                sys.stdout.flush()
    return 0


def faces(count: int) -> list[CertificateFace]:
    """Return certificates for invented people: one evening's, alike in all but name, serial and code."""
    made: dict[str, Any] = {"N": count}
    exec(_FACES, made)  # noqa: S102 - the text above, which the programs run too
    return made["faces"]


@benchmark("100 certificates : one", at_most=6.0)
def hundred() -> Pair:
    """Compare a hundred certificates with one: what a page costs beside the start."""
    return Pair(
        python("-c", program("certificates", "saathi", 100)),
        python("-c", program("certificates", "saathi", 1)),
        3,
    )


if __name__ == "__main__":
    sys.exit(main())
