# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes: counsellors and managers write and read them sealed; the desk posts what it cannot read back."""

from models.insight.memberpage import MemberPage
from models.words import Role
from ui.language import tr
from ui.screen.drafts import Drafts
from ui.screen.members.part import Part
from ui.screen.members.service import MembersService, Note
from ui.screen.widgets.controls import Button, Card, Label, column, row
from ui.screen.widgets.fields import AreaField
from ui.screen.widgets.words import silent

_SCREEN = "members/note"
_SHOWN = 40


class NotesPart(Part):
    """A box to write in, and for those who may the notes there are."""

    def __init__(self, service: MembersService, drafts: Drafts) -> None:
        super().__init__(service, drafts)
        self.head = Label(silent, "head")
        self.about = Label(silent, "sub", wrap=True)
        self.text = AreaField(lambda: tr("Note"), lines=4, most=20_000)
        self.keep = Button(lambda: tr("Seal the note"), "primary", "lock")
        self.open = Button(lambda: tr("Open the sealed notes"), "", "lock-open")
        self._shown: list[Card] = []
        card = Card("plain", (20, 16, 20, 18), 10)
        for label in (self.head, self.about):
            card.body.addWidget(label)
        card.body.addWidget(self.text)
        card.body.addLayout(row(None, self.keep))
        self.listed = column(gap=10)
        whole = column(card, row(self.open, None), gap=12)
        whole.addLayout(self.listed)
        self.setLayout(whole)
        self.keep.clicked.connect(self.seal)
        self.open.clicked.connect(self.read)

    def show_page(self, page: MemberPage) -> None:
        """Show the box; the notes are opened when somebody asks, for their opening is logged."""
        new = self.page is None or self.page.member.uid != page.member.uid
        super().show_page(page)
        desk = self.service.role() is Role.DESK
        self.open.setVisible(not desk)
        self.head.say((lambda: tr("Message to a counsellor")) if desk else (lambda: tr("Sealed notes")))
        self.about.say(_desk_words if desk else _sealed_words)
        self.keep.say((lambda: tr("Send it sealed")) if desk else (lambda: tr("Seal the note")))
        if new:
            kept = self.drafts.take(_SCREEN, page.member.uid)
            self.text.show_value(str(kept.get("text", "")))

    def forget(self) -> None:
        """Show nobody's notes."""
        super().forget()
        self.text.show_value("")
        self._clear()

    def keep_draft(self) -> None:
        """Keep what was begun."""
        if self.page is not None:
            text = self.text.edit.toPlainText()
            self.drafts.keep(_SCREEN, self.page.member.uid, {"text": text} if text.strip() else {})

    def seal(self) -> None:
        """Seal what was written."""
        if self.page is None or not self.text.readable():
            return
        service, number, text = self.service, self.number, self.text.text()
        if not text:
            self.text.trouble(lambda: tr("Nothing is written yet."))
            return
        self.do(lambda: service.write_note(number, text), self._on_sealed, self.text)

    def read(self) -> None:
        """Open the notes; the log keeps that."""
        service, number = self.service, self.number
        self.ask(lambda: service.notes(number), self._on_opened)

    def _on_sealed(self, answer: object) -> None:  # noqa: ARG002 - sealing has no answer
        if self.page is not None:
            self.drafts.drop(_SCREEN, self.page.member.uid)
        self.text.show_value("")
        if self._shown:
            self.read()

    def _on_opened(self, notes: object) -> None:
        self._clear()
        if isinstance(notes, list):
            for note in notes[:_SHOWN]:  # pyright: ignore[reportUnknownVariableType] - looked at below
                if isinstance(note, Note):
                    self._add(note)

    def _add(self, note: Note) -> None:
        card = Card("plain", (18, 12, 18, 13), 4)
        author, text = note.author, note.text
        card.body.addWidget(Label(lambda: author, "cap"))
        card.body.addWidget(Label(lambda: text, wrap=True))
        self._shown.append(card)
        self.listed.addWidget(card)

    def _clear(self) -> None:
        for card in self._shown:
            self.listed.removeWidget(card)
            card.deleteLater()
        self._shown = []


def _desk_words() -> str:
    return tr("It is sealed as you send it: you cannot read it back, only counsellors and managers can.")


def _sealed_words() -> str:
    return tr("Sealed for counsellors and managers. Opening them is kept in the log.")
