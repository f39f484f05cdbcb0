# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers every role may print, at the desk of whoever is signed in."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.centre.forms import Form
    from models.desk.desk import Desk
    from models.words import Language, NameLevel
    from ui.screen.front import Paper


class DeskPapers:
    """Gathers, draws and hands out; gathering notes the printing in the log."""

    def __init__(self, at_desk: "Callable[[], Desk]") -> None:
        self._at_desk = at_desk

    def today(self) -> date:
        """Return the centre's date."""
        return self._at_desk().today

    def cards(self, numbers: Sequence[int], level: "NameLevel", language: "Language") -> "Paper":
        """Return the cards of these members."""
        from models.people.cards import cards
        from ui.paper.cards import missing, render_cards
        from ui.paper.typeset import refuse_unprintable
        from ui.screen.front import Paper

        paper = cards(self._at_desk(), numbers, level=level, language=language)
        refuse_unprintable(missing(paper))
        return Paper("cards.pdf", render_cards(paper, language))

    def slip(
        self, number: int, first: date, last: date, language: "Language", *, without_a_word: bool
    ) -> "Paper":
        """Return a member's attendance slip."""
        from models.gatherings.proofs import proof
        from ui.paper.proof import missing, render_proof
        from ui.paper.typeset import refuse_unprintable
        from ui.screen.front import Paper

        paper = proof(self._at_desk(), number, first, last, language=language)
        refuse_unprintable(missing(paper))
        name = f"slip-{paper.serial.replace('/', '-')}.pdf"
        return Paper(name, render_proof(paper, language, without_a_word=without_a_word))

    def form(self, form: "Form", language: "Language") -> "Paper":
        """Return a blank form."""
        from models.centre.letterhead import blank_form
        from models.people.consents import NOTICE_VERSION
        from ui.paper.forms import missing, render_form
        from ui.paper.typeset import refuse_unprintable
        from ui.screen.front import Paper

        head = blank_form(self._at_desk(), form)
        refuse_unprintable(missing(head))
        return Paper(f"form-{form.value}.pdf", render_form(form, head, language, NOTICE_VERSION))

    def month(self, group: int, first: date, language: "Language", *, filled: bool, legal: bool) -> "Paper":
        """Return a group's month."""
        from models.gatherings import groups, monthgrid
        from ui.paper.month_sheet import printable, render_month
        from ui.paper.pen import A4_LANDSCAPE, LEGAL_LANDSCAPE
        from ui.screen.front import Paper

        desk = self._at_desk()
        name = groups.by_id(desk, group).name
        gathered = monthgrid.month(desk, name, first, filled=filled, language=language)
        paper, _numbers_for_names = printable(gathered)
        pdf = render_month(paper, language, LEGAL_LANDSCAPE if legal else A4_LANDSCAPE)
        return Paper(f"month-{paper.month:%Y-%m}.pdf", pdf)

    def blank_sheets(self, group: int, on: date | None, language: "Language") -> "Paper":
        """Return two blank sheets with codes."""
        from models.gatherings import groups, sheets
        from ui.paper.sheet import render_many
        from ui.screen.front import Paper

        desk = self._at_desk()
        papers = sheets.blank_coded(desk, groups.by_id(desk, group).name, on)
        return Paper(f"blank-{papers[0].sheet_code}.pdf", render_many(papers, language))

    def everybody(self, group: int) -> Sequence[int]:
        """Return the numbers of those who belong to a group today."""
        from models.gatherings import groups

        desk = self._at_desk()
        return groups.everybody(desk, groups.by_id(desk, group).name)
