# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading printed pages back, and invented people to print."""

import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pikepdf
import pytest
from pytestqt.qtbot import QtBot

from models.gatherings.sheets import SheetLine, SheetPaper
from models.sobriety.faces import CertificateFace
from models.words import Language, Mark, Sharing, Unit

CORPUS = (
    "Dr. रमेश A. / ਕੌਰ (90)",
    "क्षत्रिय कृष्णा श्री शिंदे",
    "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ ਖ਼ੁਸ਼",
    "কৃষ্ণা ক্ষমা বন্দ্যোপাধ্যায়",
    "કૃષ્ણા જ્ઞાનેશ્વર",
    "கிருஷ்ணன் லக்ஷ்மி",
    "కృష్ణ క్ష్మి శ్రీనివాస్",
    "ಕೃಷ್ಣ ಲಕ್ಷ್ಮೀ ಶ್ರೀಧರ್",
    "കൃഷ്ണൻ ലക്ഷ്മി ശ്രീ",
    "କୃଷ୍ଣା ଜ୍ଞାନ ଶ୍ରୀ",
    "محمد اقبال",
    "سیّد عبدالرحمٰن اُردُو",
    "<b>A & \"B\"</b> 'q' ₹500 – x",
    "O'Brien D\u2019Souza-Rao (Café)",
    "ਸੁਖ Singh श्री",
)

Extract = Callable[[bytes], list[str]]


@pytest.fixture(params=range(len(CORPUS)), ids=lambda i: f"corpus{i}")
def corpus_text(request: pytest.FixtureRequest) -> str:
    """One text of the mixed corpus."""
    return CORPUS[int(request.param)]


@pytest.fixture
def corpus() -> tuple[str, ...]:
    """Return the whole mixed corpus: nine Indic scripts, Urdu, Latin, and names that look like markup."""
    return CORPUS


def _tidy(text: str) -> str:
    """Drop what extractors add: marks of direction, zero-width spaces, line ends."""
    for added in "\u200b\u200e\u200f\u202a\u202b\u202c\x0c\x02\r":
        text = text.replace(added, "")
    return text


@pytest.fixture
def pdfium(qtbot: QtBot) -> Extract:
    """Text of each page as PDFium (QtPdf, Chrome) reads it."""
    assert qtbot is not None

    def read(pdf: bytes) -> list[str]:
        from PySide6.QtCore import QBuffer, QByteArray
        from PySide6.QtPdf import QPdfDocument

        buffer = QBuffer()
        buffer.setData(QByteArray(pdf))
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        document = QPdfDocument(None)  # pyright: ignore[reportArgumentType] - Qt takes no parent
        document.load(buffer)
        pages = [_tidy(document.getAllText(page).text()) for page in range(document.pageCount())]
        document.close()
        return pages

    return read


@pytest.fixture
def poppler() -> Extract | None:
    """Text of each page as poppler reads it, where poppler is installed."""
    program = shutil.which("pdftotext")
    if program is None:
        return None

    def read(pdf: bytes) -> list[str]:
        done = subprocess.run([program, "-", "-"], input=pdf, capture_output=True, check=True)
        return [_tidy(page) for page in done.stdout.decode().split("\x0c")[:-1]]

    return read


@pytest.fixture
def sound() -> Callable[[bytes], pikepdf.Pdf]:
    """Open a PDF, and fail if it is damaged or a font is not embedded."""

    def opened(pdf: bytes) -> pikepdf.Pdf:
        document = pikepdf.open(io.BytesIO(pdf))
        assert document.check_pdf_syntax() == []
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font":
                assert "/FontFile2" in thing["/FontDescriptor"], thing.get("/BaseFont")
                assert "/ToUnicode" in thing
        return document

    return opened


@pytest.fixture
def face() -> CertificateFace:
    """Make a certificate for an invented member."""
    return CertificateFace(
        serial="CERT/2026-27/0001",
        code="7K3MQ9XW2B",
        name="Ramesh Kumar",
        language=Language.ENGLISH,
        unit=Unit.DAYS,
        count=90,
        reached_on=date(2026, 11, 21),
        presented_on=date(2026, 11, 22),
        centre={
            "en": "Navjeevan De-addiction Centre",
            "hi": "नवजीवन नशा मुक्ति केंद्र",
            "pa": "ਨਵਜੀਵਨ ਨਸ਼ਾ ਮੁਕਤੀ ਕੇਂਦਰ",
        },
        discreet_centre={"en": "Navjeevan Society", "hi": "नवजीवन समिति", "pa": "ਨਵਜੀਵਨ ਸੁਸਾਇਟੀ"},
        place={"en": "Ludhiana", "hi": "लुधियाना", "pa": "ਲੁਧਿਆਣਾ"},
        signatories=(
            ({"en": "Dr. Meera Sharma"}, {"en": "De-addiction counsellor", "hi": "नशा मुक्ति परामर्शदाता"}),
            ({"en": "Harjit Singh Gill"}, {"en": "Manager", "hi": "केंद्र प्रभारी"}),
        ),
    )


@pytest.fixture
def sheet() -> Callable[..., SheetPaper]:
    """Make a sheet with ``rows`` invented members."""

    def make(rows: int, *, filled: bool = False, **changes: object) -> SheetPaper:
        marks, sharings = list(Mark), list(Sharing)
        lines = tuple(
            SheetLine(
                i + 1,
                CORPUS[i % len(CORPUS)],
                f"M-{i + 1:04d}",
                visiting=i % 9 == 5,
                mark=marks[i % 6] if filled else None,
                sharing=sharings[i % 3] if filled else None,
            )
            for i in range(rows)
        )
        paper = SheetPaper(
            centre={"en": "Navjeevan Centre", "hi": "नवजीवन केंद्र"},
            group={"en": "Morning circle", "pa": "ਸਵੇਰ ਦਾ ਗਰੁੱਪ"},
            on=date(2026, 11, 22),
            starts=time(7, 30),
            ends=time(8, 45),
            place="Hall 2",
            topic="Gratitude",
            facilitator="Harjit Singh",
            sheet_code="7KQ3-XM2",
            filled=filled,
            lines=lines,
            visitors=("Balbir",) if filled else (),
            guests=2 if filled else 0,
            head_count=28 if filled else None,
            blank_rows=8,
            began=time(7, 34) if filled else None,
            ended=time(8, 50) if filled else None,
            action_points="Call two who missed.\nBring tea." if filled else "",
        )
        return replace(paper, **changes)  # pyright: ignore[reportArgumentType] - fields by name

    return make


@pytest.fixture
def goldens() -> Path:
    """Where what was once looked at by eye is kept."""
    return Path(__file__).parent / "goldens"
