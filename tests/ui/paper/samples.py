# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""One invented example of each paper, in each language: what the goldens are made of, and the eye looks at.

``python -m tests.ui.paper.samples FOLDER`` writes them all as PDF.
"""

import sys
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

from models.centre.forms import Form
from models.centre.letterhead import Helpline, Letterhead
from models.gatherings.monthpaper import MonthColumn, MonthLine, MonthPaper
from models.gatherings.proofs import ProofLine, ProofPaper
from models.gatherings.sheets import Correction, SheetLine, SheetPaper
from models.people.cards import Card, CardsPaper
from models.words import Language, Mark, Sharing
from ui.paper.cards import render_cards
from ui.paper.forms import render_form
from ui.paper.month_sheet import render_month
from ui.paper.proof import render_proof
from ui.paper.sheet import render

DAY = date(2026, 11, 22)
NAMES = (
    *("रमेश कुमार", "Gurpreet Kaur", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "S. Murugan", "محمد اقبال"),
    *("কৃষ্ণা বন্দ্যোপাধ্যায়", "Venkatanarasimharajuvaripeta Krishnamurthy Subramanian", "ലക്ഷ്മി"),
)
CENTRE = {
    "en": "Navjeevan De-addiction Centre",
    "hi": "नवजीवन नशा मुक्ति केंद्र",
    "pa": "ਨਵਜੀਵਨ ਨਸ਼ਾ ਮੁਕਤੀ ਕੇਂਦਰ",
}
GROUP = {"en": "Morning circle", "hi": "सुबह का समूह", "pa": "ਸਵੇਰ ਦਾ ਗਰੁੱਪ"}
HEAD = Letterhead(
    names=CENTRE,
    discreet_names={"en": "Navjeevan Society", "hi": "नवजीवन समिति", "pa": "ਨਵਜੀਵਨ ਸੁਸਾਇਟੀ"},
    address={"en": "14 Model Town, Ludhiana", "hi": "14 मॉडल टाउन, लुधियाना", "pa": "14 ਮਾਡਲ ਟਾਊਨ, ਲੁਧਿਆਣਾ"},
    phone="+919876543210",
    helplines=(
        Helpline("14446", {"en": "National de-addiction helpline"}),
        Helpline("14416", {"en": "Tele-MANAS"}),
    ),
)


def sheet(rows: int, *, filled: bool, made_ahead: bool = False) -> SheetPaper:
    """Make a session's sheet, blank, filled, or printed ahead."""
    marks, sharings = list(Mark), list(Sharing)
    lines = tuple(
        SheetLine(
            row,
            NAMES[row % len(NAMES)],
            f"M-{row:04d}",
            visiting=row % 9 == 5,
            mark=marks[row % 6] if filled else None,
            sharing=sharings[row % 3] if filled else None,
            met_sponsor=filled and row % 4 == 0,
            struck=(Mark.ABSENT,) if filled and row == 2 else (),
        )
        for row in range(1, rows + 1)
    )
    corrected = Correction(2, Mark.ABSENT, Mark.EXCUSED, "Letter from the family", "Meera Sharma", DAY)
    return SheetPaper(
        centre=CENTRE,
        group=GROUP,
        on=DAY,
        starts=None if made_ahead else time(7, 30),
        ends=None if made_ahead else time(8, 45),
        place="Hall 2",
        topic="Gratitude" if filled else "",
        facilitator="" if made_ahead else "Harjit Singh",
        sheet_code="4K7-2QX-9",
        filled=filled,
        lines=lines,
        visitors=("Balbir",) if filled else (),
        guests=2 if filled else 0,
        head_count=28 if filled else None,
        blank_rows=12 if made_ahead else 8,
        began=time(7, 34) if filled else None,
        ended=time(8, 50) if filled else None,
        action_points="Call two who missed.\nBring tea." if filled else "",
        undated=made_ahead,
        numbered=not made_ahead,
        corrections=(corrected,) if filled else (),
    )


def month(rows: int, columns: int, *, filled: bool) -> MonthPaper:
    """Make a month's grid, blank or filled."""
    marks = (*[Mark.PRESENT] * 5, *Mark, None)
    return MonthPaper(
        centre=CENTRE,
        group=GROUP,
        month=DAY.replace(day=1),
        place="Hall 2",
        facilitator="Harjit Singh",
        filled=filled,
        columns=tuple(
            MonthColumn(date(2026, 11, 1 + i % 30), time(7, 30), f"{i}", i % 3, i % 2) for i in range(columns)
        ),
        lines=tuple(
            MonthLine(
                row,
                NAMES[row % len(NAMES)],
                f"M-{row:04d}",
                tuple(marks[(row * 7 + i * 5) % len(marks)] if filled else None for i in range(columns)),
            )
            for row in range(1, rows + 1)
        ),
        blank_rows=0 if filled else 8,
    )


def proof() -> ProofPaper:
    """Make an attendance slip."""
    return ProofPaper(
        head=HEAD,
        serial="ATT/2026-27/0001",
        name="Ramesh Kumar",
        number_text="M-0142",
        first=DAY - timedelta(days=80),
        last=DAY,
        lines=(ProofLine(GROUP, 24, 21), ProofLine({"en": "Evening circle"}, 8, 5)),
        days=tuple(DAY - timedelta(days=3 * i) for i in range(26)),
        made_on=DAY,
        made_by="Meera Sharma",
    )


def documents() -> Iterator[tuple[str, bytes]]:
    """Yield every paper here by a name that says what it is."""
    cards = CardsPaper(HEAD, tuple(Card(name, f"M-{row:04d}") for row, name in enumerate(NAMES, 142)))
    for language in Language:
        tongue = language.value
        yield f"sheet-blank-{tongue}", render(sheet(9, filled=False), language)
        yield f"sheet-filled-{tongue}", render(sheet(12, filled=True), language)
        yield f"sheet-ahead-{tongue}", render(sheet(0, filled=False, made_ahead=True), language)
        yield f"month-blank-{tongue}", render_month(month(12, 9, filled=False), language)
        yield f"month-filled-{tongue}", render_month(month(18, 30, filled=True), language)
        yield f"cards-{tongue}", render_cards(cards, language)
        yield f"proof-{tongue}", render_proof(proof(), language)
        for form in Form:
            yield f"form-{form.value}-{tongue}", render_form(form, HEAD, language, "2026-1")


if __name__ == "__main__":
    for name, pdf in documents():
        (Path(sys.argv[1]) / f"{name}.pdf").write_bytes(pdf)
