# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: E501 - tables of invented words read best on one line
"""Every document in every language and design, for the eye: ``python -m tests.contact_sheet FOLDER [word]``.

Writes each as PDF, and its first pages side by side as one picture for each kind. All names are invented.
"""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from models.gatherings.sheets import SheetLine, SheetPaper
from models.sobriety.faces import CertificateFace
from models.sobriety.night import NightRow
from models.sobriety.reprints import IssuedRow
from models.words import Language, Unit

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

Make: TypeAlias = Callable[[], bytes]

_NAMES = {Language.ENGLISH: "Ramesh Kumar", Language.HINDI: "रमेश कुमार", Language.PUNJABI: "ਰਮੇਸ਼ ਕੁਮਾਰ"}
_CENTRE = {"en": "Navjeevan De-addiction Centre", "hi": "नवजीवन नशा मुक्ति केंद्र", "pa": "ਨਵਜੀਵਨ ਨਸ਼ਾ ਮੁਕਤੀ ਕੇਂਦਰ"}
_QUIET = {"en": "Navjeevan Society", "hi": "नवजीवन समिति", "pa": "ਨਵਜੀਵਨ ਸੁਸਾਇਟੀ"}
_PLACE = {"en": "Ludhiana", "hi": "लुधियाना", "pa": "ਲੁਧਿਆਣਾ"}
_LONG = "Venkata Satyanarayana Subrahmanyeswara Ramakrishnan Thiruvengadam Chakravarthy K"
_SIGNERS = (
    (
        {"en": "Dr. Meera Sharma", "hi": "डॉ. मीरा शर्मा", "pa": "ਡਾ. ਮੀਰਾ ਸ਼ਰਮਾ"},
        {"en": "Counsellor", "hi": "परामर्शदाता"},
    ),
    (
        {"en": "Harjit Singh Gill", "hi": "हरजीत सिंह गिल", "pa": "ਹਰਜੀਤ ਸਿੰਘ ਗਿੱਲ"},
        {"en": "Manager", "hi": "प्रबंधक"},
    ),
)
_LOGO = b"""<svg viewBox="0 0 100 100"><circle cx="50" cy="50" r="46" fill="none" stroke="#0F5257"
stroke-width="5"/><path d="M50 78C20 55 25 30 50 42 75 30 80 55 50 78z" fill="#E5A32B"/></svg>"""
_WIDE, _ACROSS = 620, 3


def face(language: Language, design: str) -> CertificateFace:
    """Make a certificate for an invented member."""
    return CertificateFace(
        "CERT/2026-27/0147", "7K3MQ9XW2B", _NAMES[language], language, Unit.DAYS, 90, date(2026, 11, 21),
        date(2026, 11, 22), centre=_CENTRE, discreet_centre=_QUIET, place=_PLACE, signatories=_SIGNERS,
        design=design,
    )  # fmt: skip


def certificates() -> Iterator[tuple[str, Make]]:
    """Yield every design in every language, alone and two together, full and discreet, short and long."""
    from models.centre.picture import read
    from ui.paper.certificate import DESIGNS, render

    logo = read(_LOGO)
    for design in DESIGNS:
        for language in Language:
            one = face(language, design)
            other = Language.HINDI if language is Language.ENGLISH else Language.ENGLISH
            both = replace(one, second_language=other, second_name=_NAMES[other])
            kinds = {
                "full": (one, None),
                "logo": (one, logo),
                "discreet": (replace(one, discreet=True), logo),
                "two": (both, None),
                "two-logo-long": (replace(both, second_name=_LONG, qr=True, reprint=True), logo),
                "first-day": (replace(one, count=1, signatories=_SIGNERS[:1]), None),
                "years-three-sign": (replace(one, unit=Unit.YEARS, count=1, signatories=(*_SIGNERS, *_SIGNERS[:1])), logo),
                "long": (replace(one, name=_LONG), None),
            }  # fmt: skip
            for kind, (paper, picture) in kinds.items():
                yield (
                    f"certificate-{design}-{language.value}-{kind}",
                    lambda p=paper, q=picture: render([p], q),
                )


def lists() -> Iterator[tuple[str, Make]]:
    """Yield the chip night's lists and the register of certificates."""
    from ui.paper.chipnight import Night, Part, render
    from ui.paper.issued import render_register

    rows = tuple(
        NightRow(i, f"M-{i:04d}", f"Sita {chr(64 + i)}.", Unit.DAYS, 30 * (1 + i // 4), f"CERT/2026-27/{i:04d}",
                 "orange" if i < 4 else "green", chip=True, announce=True)
        for i in range(1, 8)
    )  # fmt: skip
    issued = [
        IssuedRow(f"CERT/2026-27/{i:04d}", i, f"M-{i:04d}", f"Sita {i}", Unit.DAYS, 30, date(2026, 11, 21),
                  date(2026, 11, 22), None, 1, (("2026-11-23", "torn"),) if i == 3 else (), None)
        for i in range(1, 40)
    ]  # fmt: skip
    for language in Language:
        night = Night(date(2026, 11, 22), _CENTRE, language, rows, ())
        for part in (Part.CHIPS, Part.ANNOUNCEMENTS, Part.SIGNATURES):
            yield f"list-{part.value}-{language.value}", lambda n=night, p=part: render(n, (p,))
        yield (
            f"list-register-{language.value}",
            lambda spoken=language: render_register(
                issued, _CENTRE, date(2026, 4, 1), date(2027, 3, 31), spoken
            ),
        )


def sheets() -> Iterator[tuple[str, Make]]:
    """Yield the session sheet."""
    from ui.paper.sheet import render

    lines = tuple(
        SheetLine(i, _NAMES[list(Language)[i % 3]], f"M-{i:04d}", visiting=False, mark=None, sharing=None)
        for i in range(1, 21)
    )
    paper = SheetPaper(
        centre=_CENTRE, group={"en": "Morning circle", "hi": "सुबह का समूह", "pa": "ਸਵੇਰ ਦਾ ਗਰੁੱਪ"},
        on=date(2026, 11, 22), starts=time(7, 30), ends=time(8, 45), place="Hall 2", topic="Gratitude",
        facilitator="Harjit Singh", sheet_code="7KQ3-XM2", filled=False, lines=lines, visitors=(), guests=0,
        head_count=None, blank_rows=8, began=None, ended=None, action_points="",
    )  # fmt: skip
    for language in Language:
        yield f"sheet-{language.value}", lambda spoken=language: render(paper, spoken)


def page(pdf: bytes) -> "QImage":
    """Return the first page as a picture."""
    from PySide6.QtCore import QBuffer, QByteArray, QSize
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtPdf import QPdfDocument

    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument(None)  # pyright: ignore[reportArgumentType] - Qt takes no parent
    document.load(buffer)
    size = document.pagePointSize(0)
    drawn = document.render(0, QSize(_WIDE, round(_WIDE * size.height() / size.width())))
    white = QImage(drawn.size(), QImage.Format.Format_RGB32)
    white.fill(0xFFFFFFFF)
    painter = QPainter(white)
    painter.drawImage(0, 0, drawn)
    painter.end()
    document.close()
    return white


def together(pictures: "list[QImage]", path: Path) -> None:
    """Save pictures side by side, some in a row."""
    from PySide6.QtGui import QImage, QPainter

    high = max(picture.height() for picture in pictures) + 6
    rows = -(-len(pictures) // _ACROSS)
    sheet = QImage(_ACROSS * (_WIDE + 6), rows * high, QImage.Format.Format_RGB32)
    sheet.fill(0xFF777777)
    painter = QPainter(sheet)
    for i, picture in enumerate(pictures):
        painter.drawImage((i % _ACROSS) * (_WIDE + 6), (i // _ACROSS) * high, picture)
    painter.end()
    sheet.save(str(path))


def main(folder: Path, word: str = "") -> int:
    """Write every document whose name holds a word, and a picture for each group of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    groups: dict[str, list[QImage]] = {}
    for make in (certificates, lists, sheets):
        for name, paper in make():
            if word in name:
                pdf = paper()
                (folder / f"{name}.pdf").write_bytes(pdf)
                groups.setdefault("-".join(name.split("-")[:2]), []).append(page(pdf))
    for group, pictures in groups.items():
        together(pictures, folder / f"{group}.png")
    sys.stdout.write(f"{sum(map(len, groups.values()))} documents in {folder}\n")
    application.quit()
    return 0 if groups else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:3]))
