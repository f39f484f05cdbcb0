# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Consents: one tick a purpose, withdrawn as easily as given; who may be told; who answers under 18."""

from functools import partial

from PySide6.QtWidgets import QWidget

from models.insight.memberpage import MemberPage
from models.people.consents import ConsentRow, NewGuardian
from models.people.trusted import NewTrusted
from models.words import MayTell, Purpose, Role
from ui import language
from ui.labels import label
from ui.language import tr
from ui.screen import dialogs
from ui.screen.calendar import plain_date
from ui.screen.drafts import Drafts
from ui.screen.members.memberrows import joined
from ui.screen.members.part import Part
from ui.screen.members.profile import of_words
from ui.screen.members.service import MembersService
from ui.screen.widgets.controls import Button, Card, Label, column, row
from ui.screen.widgets.fields import ChoiceField, TextField, TickField
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.slate import Empty, ListCard
from ui.screen.widgets.words import Words, silent


class PurposeTick(TickField):
    """One purpose, with what was answered last below it."""

    def __init__(self, purpose: Purpose) -> None:
        self.purpose = purpose
        self._answer: ConsentRow | None = None
        super().__init__(lambda: label(purpose, language.current()), self._said)

    def show_answer(self, answer: ConsentRow | None) -> None:
        """Show the answer that counts now; without one nothing is ticked."""
        self._answer = answer
        self.show_value(answer is not None and answer.given)

    def _said(self) -> str:
        answer = self._answer
        if answer is None:
            return tr("Not asked yet")
        day, version = plain_date(answer.at.date()), answer.notice_version
        if answer.on_paper:
            return tr("Held on paper, taken over on {date}", date=day)
        if answer.given:
            return joined(
                tr("Given on {date}, notice {version}", date=day, version=version),
                label(answer.language, language.current()),
                tr("read by {name}", name=answer.read_by) if answer.read_by else "",
            )
        return tr("Withdrawn on {date}", date=day)


class ConsentsPart(Part):
    """What somebody agreed to, and who may be told."""

    def __init__(self, service: MembersService, drafts: Drafts) -> None:
        super().__init__(service, drafts)
        self.ticks = {purpose: PurposeTick(purpose) for purpose in Purpose}
        self.read_by = TextField(lambda: tr("Notice read aloud by"))
        self.trusted = ListCard(
            lambda: tr("Who may be told"),
            Empty("shield-check", lambda: tr("Nobody may be told anything"), silent),
        )
        self.name_trusted = Button(lambda: tr("Name somebody"), "", "user-plus")
        self.trusted.add_tool(self.name_trusted)
        self.guardians = ListCard(
            lambda: tr("Who answers for them"), Empty("users", lambda: tr("No guardian is named"), silent)
        )
        self.name_guardian = Button(lambda: tr("Name a guardian"), "", "user-plus")
        self.exempt = Button(lambda: tr("Write an exemption"), "", "stamp")
        for button in (self.exempt, self.name_guardian):
            self.guardians.add_tool(button)
        self._build()
        self._connect()

    def _build(self) -> None:
        card = Card("plain", (20, 16, 20, 18), 8)
        card.body.addWidget(Label(lambda: tr("Consents"), "head"))
        card.body.addWidget(
            Label(
                lambda: tr(
                    "One tick for each purpose. None of them is needed to belong; each can be taken back."
                ),
                "sub",
                wrap=True,
            )
        )
        card.body.addLayout(row(self.read_by, None))
        for tick in self.ticks.values():
            card.body.addWidget(tick)
        self.exempted = Label(silent, "sub", wrap=True)
        self.guardians.body.addWidget(self.exempted)
        self.setLayout(column(card, self.trusted, self.guardians, gap=12))

    def _connect(self) -> None:
        for tick in self.ticks.values():
            tick.left.connect(self._on_ticked)
        self.trusted.list.acted.connect(self._on_withdrawn)
        self.name_trusted.clicked.connect(self.begin_trusted)
        self.name_guardian.clicked.connect(self.begin_guardian)
        self.exempt.clicked.connect(self.begin_exemption)

    def show_page(self, page: MemberPage) -> None:
        """Show the answers that count."""
        super().show_page(page)
        answers = {each.purpose: each for each in page.consents}
        for purpose, tick in self.ticks.items():
            tick.show_answer(answers.get(purpose))
        self.trusted.show_rows(
            [
                ListRow(
                    each.id,
                    joined(each.name, each.relation),
                    tr("Code word: {word}", word=each.code_word) if each.code_word else "",
                    pill=label(each.may, language.current()),
                    action=tr("Withdraw"),
                )
                for each in page.trusted
            ]
        )
        self._show_guardians(page)

    def forget(self) -> None:
        """Show nobody."""
        super().forget()
        for tick in self.ticks.values():
            tick.show_answer(None)
        self.read_by.show_value("")
        self.trusted.forget()
        self.guardians.forget()
        self.exempted.say(silent)

    def _show_guardians(self, page: MemberPage) -> None:
        young = page.member.age is not None and page.member.age < 18
        self.guardians.setVisible(young or bool(page.guardians) or page.member.pending_until is not None)
        self.exempt.setVisible(self.service.role() is Role.MANAGER and page.member.pending_until is not None)
        self.guardians.show_rows(
            [
                ListRow(
                    place,
                    joined(each.name, each.relation),
                    joined(
                        plain_date(each.on),
                        tr("seen by {name}", name=each.seen_by) if each.seen_by else "",
                        joined(each.id_type or "", each.id_last4 or ""),
                    ),
                )
                for place, each in enumerate(page.guardians)
            ]
        )
        since = page.member.exempt_on
        self.exempted.setVisible(since is not None)
        self.exempted.say(
            lambda: tr("A manager wrote an exemption on {date}.", date=plain_date(since)) if since else ""
        )

    def _on_ticked(self, given: object) -> None:
        tick = self.sender()
        if isinstance(tick, PurposeTick):
            service, number, purpose = self.service, self.number, tick.purpose
            read_by = self.read_by.text()
            self.do(lambda: service.consent(number, purpose, given=bool(given), read_by=read_by), field=tick)

    def begin_trusted(self) -> None:
        """Ask whom the member names."""
        form = TrustedForm()
        service, number = self.service, self.number

        def accept() -> bool:
            new = form.answer()
            if new is not None:
                self.do(lambda: service.trust(number, new))
            return new is not None

        dialogs.asker().ask_form(self, lambda: tr("Who may be told"), form, lambda: tr("Name them"), accept)

    def _on_withdrawn(self, key: object) -> None:
        if isinstance(key, int):
            self.do(partial(self.service.withdraw_trust, self.number, key))

    def begin_guardian(self) -> None:
        """Ask who answers for somebody under 18."""
        form = _GuardianForm()
        service, number = self.service, self.number

        def accept() -> bool:
            new = form.answer()
            if new is not None:
                self.do(lambda: service.name_guardian(number, new))
            return new is not None

        dialogs.asker().ask_form(self, lambda: tr("Name a guardian"), form, lambda: tr("Name them"), accept)

    def begin_exemption(self) -> None:
        """Ask why a guardian is not needed; the reason is sealed."""
        service, number = self.service, self.number

        def given(reason: str) -> None:
            self.do(lambda: service.exempt(number, reason))

        dialogs.asker().ask_reason(
            self,
            lambda: tr("Write an exemption"),
            lambda: tr("Why may this member be here without a guardian? The reason is sealed."),
            lambda: tr("Write it"),
            given,
        )


class TrustedForm(QWidget):
    """Whom a member names, what they may be told, and the code word."""

    def __init__(self) -> None:
        super().__init__()
        self.name = TextField(lambda: tr("Name"), needed=lambda: tr("Write whom the member names."))
        self.relation = TextField(lambda: tr("How they are related"))
        self.may = ChoiceField(lambda: tr("What they may be told"), of_words(MayTell))
        self.word = TextField(
            lambda: tr("Code word"), lambda: tr("The member chooses it and tells this person.")
        )
        self.setLayout(column(self.name, self.relation, self.may, self.word, None, gap=12))

    def answer(self) -> NewTrusted | None:
        """Return who was named; None where something is not right yet."""
        if not self.name.readable():
            return None
        may = self.may.value() or MayTell.NOTHING
        if may is not MayTell.NOTHING and not self.word.text():
            self.word.trouble(_code_word_first())
            return None
        return NewTrusted(self.name.text(), self.relation.text(), may, self.word.text())


def _code_word_first() -> Words:
    return lambda: tr("Agree on a code word first: it shows on the telephone who is asking.")


class _GuardianForm(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.name = TextField(lambda: tr("Name"), needed=lambda: tr("Write the guardian's name."))
        self.relation = TextField(
            lambda: tr("How they are related"), needed=lambda: tr("Write how they are related.")
        )
        self.phone = TextField(lambda: tr("Phone"))
        self.id_type = TextField(
            lambda: tr("Kind of ID"), lambda: tr("Such as voter card. The number is never kept.")
        )
        self.last4 = TextField(lambda: tr("Last four of the ID"), most=14)
        parts = (self.name, self.relation, self.phone, self.id_type, self.last4)
        self.setLayout(column(*parts, None, gap=12))

    def answer(self) -> NewGuardian | None:
        """Return who was named; None where something is not right yet."""
        ready = [field.readable() for field in (self.name, self.relation)]
        if not all(ready):
            return None
        return NewGuardian(
            self.name.text(),
            self.relation.text(),
            self.phone.text() or None,
            self.id_type.text() or None,
            self.last4.text() or None,
        )
