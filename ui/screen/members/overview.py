# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Overview: how somebody is, at a glance: days and ring, a year of attendance, what is due, what happened."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from models.insight.memberpage import YEAR, Happened, MemberPage
from models.people.trusted import NOBODY, sentence
from models.sobriety.rows import SobrietyRow
from ui import language
from ui.labels import milestone
from ui.language import named, say, tr, trn
from ui.screen import theme
from ui.screen.calendar import plain_date
from ui.screen.drafts import Drafts
from ui.screen.members.memberrows import day_words, heat_of, joined
from ui.screen.members.part import Part
from ui.screen.members.service import MembersService
from ui.screen.place import Destination, Where
from ui.screen.widgets.controls import Button, Card, Label, Picture, column, row
from ui.screen.widgets.heatmap import HeatMap
from ui.screen.widgets.ring import Ring
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.slate import Empty, ListCard
from ui.screen.widgets.words import silent

_TWO = 620
_LINES = 12


class OverviewPart(Part):
    """The first part of a page."""

    def __init__(self, service: MembersService, drafts: Drafts) -> None:
        super().__init__(service, drafts)
        self._make_days()
        self._make_year()
        self._make_cards()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(12)
        self._top.addWidget(self.days, 4)
        self._top.addWidget(self.around, 5, Qt.AlignmentFlag.AlignTop)
        whole = column(self.waiting, gap=12)
        whole.addLayout(self._top)
        for card in (self.year, self.told_card, self.timeline):
            whole.addWidget(card)
        self.setLayout(whole)
        self.around.list.acted.connect(self._on_around)

    def _make_days(self) -> None:
        self.days = Card("glad", (18, 14, 18, 16), 6)
        self.ring = Ring()
        self.days_head = Label(lambda: tr("Days"), "head")
        self.together = Label(silent, wrap=True)
        self.next = Label(silent, "sub", wrap=True)
        self.every = Label(lambda: tr("Every day you lived sober still counts."), "cap", wrap=True)
        self.days.body.addWidget(self.days_head)
        side = column(None, self.together, self.next, self.every, None, gap=6)
        line = row(self.ring, gap=16)
        line.addLayout(side, 1)
        self.days.body.addLayout(line)

    def _make_year(self) -> None:
        self.year = Card("plain", (18, 14, 18, 14), 6)
        self.rate = Label(silent, "sub")
        self.heat = HeatMap(self._day_words)
        self.day = Label(silent, "sub", wrap=True)
        self.year.body.addLayout(row(Label(lambda: tr("Attendance"), "head"), None, self.rate))
        self.year.body.addWidget(self.heat)
        legend = Label(
            lambda: tr("Filled: came. Half: late or left early. Dot: excused. Outline: absent."),
            "cap",
            wrap=True,
        )
        self.year.body.addWidget(self.day)
        self.year.body.addWidget(legend)
        self.heat.day_chosen.connect(self._on_day)

    def _make_cards(self) -> None:
        self.waiting = Card("warn", (16, 10, 16, 11), 2)
        self.waiting_words = Label(silent, wrap=True)
        line = row(Picture("info", "warn", 18), gap=12)
        line.addWidget(self.waiting_words, 1)
        self.waiting.body.addLayout(line)
        self.around = ListCard(
            lambda: tr("Groups and sponsor"),
            Empty("users", lambda: tr("In no group yet"), lambda: tr("Join one under “Groups and stays”.")),
        )
        self.told_card = Card("plain", (18, 14, 18, 14), 4)
        self.told_line = Label(silent, wrap=True)
        self.told_sentence = Label(silent, "sub", wrap=True)
        self.told_card.body.addWidget(Label(lambda: tr("If somebody asks about this member"), "head"))
        self.told_card.body.addWidget(self.told_line)
        self.told_card.body.addWidget(self.told_sentence)
        self.timeline = ListCard(
            lambda: tr("What happened"), Empty("history", lambda: tr("Nothing yet"), silent)
        )
        self.whole = Button(silent, "ghost", "history")
        self.timeline.add_tool(self.whole)
        self.whole.clicked.connect(self._on_whole)
        self._lines = _LINES

    def show_page(self, page: MemberPage) -> None:
        """Show how somebody is."""
        if page.member.uid != (self.page.member.uid if self.page else ""):
            self._lines = _LINES
        super().show_page(page)
        self._show_waiting(page)
        self._show_days(page.sobriety)
        self.heat.show_days(page.today - timedelta(days=YEAR), page.today, heat_of(page.marks))
        self._on_day(self.heat.day())
        self.rate.say(lambda: _rate_words(page))
        self.around.show_rows(_around_rows(page))
        self._show_told(page)
        self._show_timeline(page)

    def forget(self) -> None:
        """Show nobody."""
        super().forget()
        self.ring.forget()
        self.heat.show_days(date(2026, 1, 1), date(2026, 1, 1), {})
        for words in (self.together, self.next, self.rate, self.day, self.told_line, self.told_sentence):
            words.say(silent)
        self.waiting_words.say(silent)
        self._lines = _LINES
        for card in (self.around, self.timeline):
            card.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two cards below each other where it is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(_TWO)
        self._top.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _show_timeline(self, page: MemberPage) -> None:
        """Show what happened last, and a way to all of it."""
        many = len(page.timeline)
        self.whole.say(lambda: trn("Show {n} line", "Show all {n} lines", many))
        self.whole.setVisible(many > self._lines)
        self.timeline.show_rows(
            [_happened_row(n, each) for n, each in enumerate(page.timeline[: self._lines])]
        )

    def _on_whole(self) -> None:
        if self.page is not None:
            self._lines = len(self.page.timeline)
            self._show_timeline(self.page)
            self.timeline.list.setFocus()

    def _show_waiting(self, page: MemberPage) -> None:
        said = _waiting_words(page)
        self.waiting.setVisible(bool(said))
        self.waiting_words.say(lambda: _waiting_words(page))

    def _show_days(self, sobriety: SobrietyRow | None) -> None:
        """Show the count to those who may see it, and of those who want it."""
        self.days.setVisible(sobriety is not None and sobriety.counts and bool(sobriety.periods))
        if sobriety is None or sobriety.streak_days is None:
            self.ring.forget()
            return
        streak, known = sobriety.streak_days, sobriety
        self.ring.show_progress(
            _part(known),
            lambda: str(streak),
            lambda: trn("day", "days", streak),
            lambda: joined(trn("{n} day", "{n} days", streak), _next_words(known)),
        )
        self.together.say(
            lambda: trn(
                "{sober} of the last {n} day",
                "{sober} of the last {n} days",
                known.elapsed_days or 0,
                sober=known.sober_days or 0,
            )
        )
        self.next.say(lambda: _next_words(known))

    def _show_told(self, page: MemberPage) -> None:
        named = [each for each in page.trusted if each.may.value != "nothing"]
        if not named:
            self.told_line.say(lambda: tr("Nobody may be told anything."))
            self.told_sentence.say(lambda: say(NOBODY))
            return
        first = named[0]
        self.told_line.say(
            lambda: tr(
                "{name}, with the code word “{word}”: {what}.",
                name=joined(first.name, first.relation),
                word=first.code_word,
                what=first.may,
            )
        )
        self.told_sentence.say(lambda: say(sentence(first)))

    def _day_words(self, day: date) -> str:
        return day_words(self.page, day) if self.page is not None else ""

    def _on_day(self, day: object) -> None:
        page = self.page
        if page is not None and isinstance(day, date):
            self.day.say(lambda: day_words(page, day))

    def _on_around(self, key: object) -> None:
        if isinstance(key, tuple):
            where, subject = key  # pyright: ignore[reportUnknownVariableType] - laid down below
            self.visit_requested.emit(Destination(Where(where), int(subject)))  # pyright: ignore[reportUnknownArgumentType] - laid down below


def _part(sobriety: SobrietyRow) -> float:
    """Return how far the way to the next milestone is walked."""
    if sobriety.next is None or not sobriety.periods:
        return 1.0
    start = sobriety.periods[-1][0]
    whole = (sobriety.next.on - start).days
    return (sobriety.streak_days or 0) / whole if whole > 0 else 1.0


def _next_words(sobriety: SobrietyRow) -> str:
    if sobriety.held:
        return tr("Paused for now")
    if sobriety.next is None:
        return ""
    rung = milestone(sobriety.next.unit, sobriety.next.count, language.current())
    return tr("Next: {milestone} on {date}", milestone=rung, date=plain_date(sobriety.next.on))


def _rate_words(page: MemberPage) -> str:
    came = page.attended
    if not came.whole:
        return "–"
    return tr("came to {came} of {all} in a year", came=came.part, all=came.whole)


def _around_rows(page: MemberPage) -> list[ListRow]:
    rows = [
        ListRow(
            (Where.GROUPS.value, each.group),
            named(each.name),
            tr("since {date}", date=plain_date(each.joined)),
            action=tr("Go there"),
        )
        for each in page.groups
    ]
    rows += [
        ListRow(
            (Where.MEMBERS.value, each.number),
            named(each.name),
            tr("Sponsor"),
            named(each.name),
            action=tr("Go there"),
        )
        for each in page.sponsors
    ]
    return rows + [
        ListRow(
            (Where.MEMBERS.value, each.number),
            named(each.name),
            tr("Sponsee"),
            named(each.name),
            action=tr("Go there"),
        )
        for each in page.sponsees
    ]


def _happened_row(place: int, happened: Happened) -> ListRow:
    return ListRow(place, say(happened.what), plain_date(happened.on))


def _waiting_words(page: MemberPage) -> str:
    member = page.member
    if member.pending_until is not None:
        return tr(
            "Under 18. By {date} a guardian is named or a manager writes an exemption: see Consents.",
            date=plain_date(member.pending_until),
        )
    if page.adult_now:
        return tr("18 years old by now: please ask for their own consent.")
    if member.notice_due:
        return tr("Taken over from paper: the notice is still to be read to them. See Consents.")
    return ""
