# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Removed: members and sessions that are in no list any more, each with a button that brings it back."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from ui.language import named, say, tr
from ui.screen import background
from ui.screen.background import Job
from ui.screen.calendar import plain_date
from ui.screen.settings.section import REMOVED, Section
from ui.screen.widgets.controls import Card, Label, column
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.rows import ListRow, RowList
from ui.screen.widgets.words import joined

if TYPE_CHECKING:
    from models.insight.recycled import CancelledSession, RemovedMember

    Found = tuple[tuple[RemovedMember, ...], tuple[CancelledSession, ...]]


class RemovedService(Protocol):
    """What this page asks of the program."""

    def members(self) -> "tuple[RemovedMember, ...]":
        """Return removed members."""
        ...

    def sessions(self) -> "tuple[CancelledSession, ...]":
        """Return cancelled sessions."""
        ...

    def bring_back_member(self, number: int) -> None:
        """Put a member into the lists again."""
        ...

    def bring_back_session(self, session: int) -> None:
        """Let a cancelled session be planned again."""
        ...


class RemovedSection(Section):
    """Two lists; either is hidden while it is empty."""

    def __init__(self, service: RemovedService) -> None:
        super().__init__(REMOVED)
        self._service = service
        self._found: Found = ((), ())
        self.notice = Notice()
        self.empty = Label(lambda: tr("Nothing was removed. What is removed stands here and can come back."))
        self.empty.setProperty("role", "muted")
        self.members = RowList(lambda: tr("Removed members"))
        self.sessions = RowList(lambda: tr("Cancelled sessions"))
        self._cards = [
            self._card(Label(lambda: tr("Removed members"), "head"), self.members),
            self._card(Label(lambda: tr("Cancelled sessions"), "head"), self.sessions),
        ]
        self.inside.setLayout(
            column(
                *(Label(self.name, "page"), self.notice, self.empty, *self._cards, None),
                gap=14,
                margins=(12, 22, 28, 24),
            )
        )
        self.members.acted.connect(self._on_member)
        self.sessions.acted.connect(self._on_session)

    def _card(self, head: Label, rows: RowList) -> Card:
        card = Card("plain", (16, 14, 16, 10))
        card.body.addWidget(head)
        card.body.addWidget(rows)
        return card

    def refresh(self) -> None:
        """Read both lists again."""

        def work(job: Job) -> "Found":  # noqa: ARG001 - one short look
            return self._service.members(), self._service.sessions()

        background.run(work, self._on_read, self._on_failed, self)

    def forget(self) -> None:
        """Let go of every name."""
        self._found = ((), ())
        self.notice.hush()
        self._show()

    def settle(self) -> None:
        """Focus the first list that holds something."""
        (self.members if self._found[0] else self.sessions).setFocus()

    def retranslate(self) -> None:
        """Say the rows again."""
        self._show()

    def _on_read(self, found: "Found") -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        members, sessions = self._found
        self.members.show_rows(
            [
                ListRow(
                    one.number,
                    named(one.name),
                    tr("Removed on {date}", date=one.on),
                    avatar=named(one.name),
                    action=tr("Bring back"),
                )
                for one in members
            ]
        )
        self.sessions.show_rows(
            [
                ListRow(
                    one.session,
                    named(one.group),
                    joined(plain_date(one.on), one.reason),
                    action=tr("Bring back"),
                )
                for one in sessions
            ]
        )
        for card, rows in zip(self._cards, self._found, strict=True):
            card.setVisible(bool(rows))
        self.empty.setVisible(not members and not sessions)

    def _on_member(self, number: int) -> None:
        self._bring(lambda _job: self._service.bring_back_member(number))

    def _on_session(self, session: int) -> None:
        self._bring(lambda _job: self._service.bring_back_session(session))

    def _bring(self, work: Callable[[Job], None]) -> None:
        background.run(work, self._on_back, self._on_failed, self)

    def _on_back(self, answer: object) -> None:  # noqa: ARG002 - bringing back has no answer
        self.notice.say(lambda: tr("It is back in its lists."), "ok")
        self.refresh()

    def _on_failed(self, error: Exception) -> None:
        said = background.sentence(error)
        self.notice.say(lambda: say(said))
