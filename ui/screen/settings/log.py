# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The log: who saw, changed, printed or exported what, found by person, act, member and day."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from models.messages import Refused
from ui.changes import column_said, value_said
from ui.language import named, say, tr, trn
from ui.screen import background, dialogs
from ui.screen.background import Job
from ui.screen.calendar import plain_date
from ui.screen.settings.section import LOG, Section
from ui.screen.widgets.controls import Button, Card, Label, column, row
from ui.screen.widgets.fields import Choice, ChoiceField, TextField, date_field, number_field
from ui.screen.widgets.flow import flow
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.rows import ListRow, RowList
from ui.screen.widgets.words import Words, joined

if TYPE_CHECKING:
    from models.desk.acts import Act
    from models.desk.desk import StaffRow
    from models.insight.logbook import BookRow, ChangeRow, Wanted
    from ui.screen.settings.service import LogCheck, LogService

_PAGE = 100


class LogSection(Section):
    """Filters, the entries they find, and a button that verifies every signature."""

    def __init__(self, service: "LogService") -> None:
        super().__init__(LOG)
        self._service = service
        self._found: tuple[BookRow, ...] = ()
        self._staff: tuple[StaffRow, ...] = ()
        self.verify_button = Button(lambda: tr("Verify the log"), icon="shield-check")
        self.paper_button = Button(lambda: tr("Compare with paper"), icon="scan-line")
        self.person: ChoiceField[str] = ChoiceField(lambda: tr("Who"), [("", _everybody)])
        self.act: ChoiceField[Act | None] = ChoiceField(lambda: tr("What"), [(None, _everything)])
        self.member = TextField(lambda: tr("Member number"), most=20, own_script=False)
        self.since = date_field(lambda: tr("From"))
        self.until = date_field(lambda: tr("To"))
        self.find_button = Button(lambda: tr("Find"), "primary", "search")
        self.notice = Notice()
        self.entries = RowList(lambda: tr("Entries of the log"))
        self.empty = Label(lambda: tr("No entry fits. Choose fewer filters."), "muted")
        self.more = Button(lambda: tr("Older entries"), icon="history")
        self._build()
        self._connect()

    def _build(self) -> None:
        lead = Label(
            lambda: tr("Nobody can change or remove an entry. Opening this page is an entry, too."),
            "sub",
            wrap=True,
        )
        filters = Card("plain")
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        for place, field in enumerate((self.person, self.act, self.member)):
            grid.addWidget(field, 0, place)
        grid.addWidget(self.since, 1, 0)
        grid.addWidget(self.until, 1, 1)
        grid.addLayout(column(None, row(None, self.find_button)), 1, 2)
        for place in range(3):
            grid.setColumnStretch(place, 1)
        filters.body.addLayout(grid)
        self._card = Card("plain", (6, 6, 6, 6))
        self._card.body.addWidget(self.entries)
        self._card.body.addWidget(self.empty)
        head = flow(Label(self.name, "page"), None, self.paper_button, self.verify_button)
        self.inside.setLayout(
            column(
                *(head, lead, filters, self.notice, self._card, row(None, self.more, None), None),
                gap=14,
                margins=(12, 22, 28, 24),
            )
        )
        self.more.setVisible(False)

    def _connect(self) -> None:
        self.find_button.clicked.connect(self.search)
        self.member.edit.returnPressed.connect(self.search)
        for field in (self.person, self.act, self.since, self.until):
            field.left.connect(self._on_filter)
        self.entries.acted.connect(self._on_acted)
        self.more.clicked.connect(self._on_more)
        self.verify_button.clicked.connect(self.verify)
        self.paper_button.clicked.connect(self._on_paper)

    # Reading

    def refresh(self) -> None:
        """Read the newest entries; what was filtered before is forgotten with a lock."""
        background.run(lambda _job: self._service.staff(), self._on_staff, self._on_failed, self)
        self.search()

    def forget(self) -> None:
        """Let go of every name."""
        self._found, self._staff = (), ()
        self.member.show_value("")
        for field in (self.since, self.until, self.person, self.act):
            field.show_value(None)
        self.notice.hush()
        self._show_rows()

    def settle(self) -> None:
        """Focus the first filter."""
        self.person.setFocus()

    def retranslate(self) -> None:
        """Say the acts again."""
        self._offer()
        self._show_rows()

    def search(self) -> None:
        """Find entries by the filters."""
        self._read(before=0)

    def _read(self, *, before: int) -> None:
        if not all(field.readable() for field in (self.since, self.until)):
            return
        chosen, typed = self._filters(before), self.member.text()

        def work(job: Job) -> "tuple[int, tuple[BookRow, ...]]":  # noqa: ARG001 - one short look
            from dataclasses import replace

            member = self._service.member(typed) if typed else ""
            return before, self._service.read(replace(chosen, member=member))

        background.run(work, self._on_read, self._on_failed, self)

    def _filters(self, before: int) -> "Wanted":
        from models.insight.logbook import Wanted

        return Wanted(
            staff=self.person.value() or "",
            act=self.act.value(),
            since=self.since.value(),
            until=self.until.value(),
            before=before,
            limit=_PAGE,
        )

    def _on_filter(self, value: object) -> None:  # noqa: ARG002 - the filters are read together
        self.search()

    def _on_staff(self, staff: "tuple[StaffRow, ...]") -> None:
        self._staff = staff
        self._offer()

    def _offer(self) -> None:
        people: list[Choice[str]] = [("", _everybody)]
        people += [(one.uid, partial(str, one.name)) for one in self._staff]
        self.person.offer(people)
        acts: list[Choice[Act | None]] = [(None, _everything)]
        acts += [(act, partial(self._service.said, act.value)) for act in self._service.acts()]
        self.act.offer(acts)

    def _on_read(self, answer: "tuple[int, tuple[BookRow, ...]]") -> None:
        before, rows = answer
        self._found = self._found + rows if before else rows
        self.more.setVisible(len(rows) == _PAGE)
        self.notice.hush()
        self._show_rows()

    def _on_more(self) -> None:
        if self._found:
            self._read(before=self._found[-1].entry)

    def _on_failed(self, error: Exception) -> None:
        said = background.sentence(error)
        self.notice.say(lambda: say(said))

    def _show_rows(self) -> None:
        self.entries.show_rows([self._row(one) for one in self._found])
        self.entries.setVisible(bool(self._found))
        self.empty.setVisible(not self._found)

    def _row(self, one: "BookRow") -> ListRow:
        return ListRow(
            one.entry,
            _begun(self._service.said(one.act)),
            joined(one.staff, named(one.about)),
            lead=(f"{one.at:%H:%M}", plain_date(one.at)),
            action=tr("Old and new"),
        )

    # One entry

    def _on_acted(self, key: object) -> None:
        one = next((each for each in self._found if each.entry == key), None)
        if one is not None:
            background.run(
                lambda _job: self._service.changes(one.entry),
                partial(self._show_changes, one),
                self._on_failed,
                self,
            )

    def _show_changes(self, one: "BookRow", changes: "Sequence[ChangeRow]") -> None:
        dialogs.asker().tell(
            self, partial(_head_of, self._service.said(one.act), one), partial(changes_said, changes)
        )

    # Verifying

    def verify(self) -> None:
        """Verify every signature."""
        self.verify_button.setEnabled(False)
        background.run(lambda _job: self._service.verify(), self._on_verified, self._on_unverified, self)

    def _on_verified(self, found: "LogCheck") -> None:
        self.verify_button.setEnabled(True)
        if not found.ok:
            self.notice.say(
                lambda: (
                    tr("The log does not hold together from entry {number} on.", number=found.broken_at)
                    + " "
                    + tr("Keep a copy of the folder as it is, and restore the last good backup.")
                )
            )
            return
        self.notice.say(lambda: "\n".join(_verified_words(found)), "ok")

    def _on_unverified(self, error: Exception) -> None:
        self.verify_button.setEnabled(True)
        self._on_failed(error)

    def _on_paper(self) -> None:
        inside = PaperAnchor()

        def accept() -> bool:
            if not inside.is_ready():
                return False
            count, head = inside.count.value() or 0, inside.head.text()
            background.run(
                lambda _job: self._service.agrees(count, head), self._on_compared, self._on_failed, self
            )
            return True

        dialogs.asker().ask_form(
            self, lambda: tr("Compare with paper"), inside, lambda: tr("Compare"), accept
        )

    def _on_compared(self, same: bool) -> None:
        if same:
            self.notice.say(lambda: tr("The paper and the log agree: nothing up to there was changed."), "ok")
        else:
            self.notice.say(
                lambda: tr("The count and head do not belong to this log: its end was cut or written anew.")
            )


class PaperAnchor(QWidget):
    """The count and head as a report or backup shows them."""

    def __init__(self) -> None:
        super().__init__()
        needed: Words = lambda: tr("Copy it from the report or the backup.")  # noqa: E731 - said twice
        self.count = number_field(lambda: tr("Count"), most=10**9, needed=needed)
        self.head = TextField(
            lambda: tr("Head"), hint=lambda: "0000 0000 0000 0000 0000 0000", needed=needed, own_script=False
        )
        self.setLayout(column(self.count, self.head, None, gap=14))

    def is_ready(self) -> bool:
        """Tell whether both were typed."""
        try:
            return all([self.count.readable(), self.head.readable()])
        except Refused:
            return False


def changes_said(changes: "Sequence[ChangeRow]") -> str:
    """Return old and new values line by line."""
    if not changes:
        return tr("This entry changed no value.")
    return "\n".join(_change_said(one) for one in changes)


def _change_said(one: "ChangeRow") -> str:
    column_words = column_said(one.column)
    field = tr("{person}: {field}", person=one.about, field=column_words) if one.about else column_words
    if one.column == "sealed":
        return field
    if one.old is None:
        return tr("{field}: {new}", field=field, new=value_said(one.new))
    return tr("{field}: {old} → {new}", field=field, old=value_said(one.old), new=value_said(one.new))


def _head_of(said: str, one: "BookRow") -> str:
    return tr("{person}, {at}: {what}", person=one.staff, at=one.at, what=said)


def _verified_words(found: "LogCheck") -> tuple[str, ...]:
    return (
        trn("{n} entry holds together.", "{n} entries hold together.", found.entries),
        tr("First manager's key: {key}. It stands on the first recovery sheet.", key=found.first_key),
        tr("Count and head, to keep on paper: {count} · {head}", count=found.entries, head=found.head),
    )


def _begun(said: str) -> str:
    """Begin a line with a large letter, where the script has such."""
    return said[:1].upper() + said[1:]


def _everybody() -> str:
    return tr("Everybody")


def _everything() -> str:
    return tr("Everything")
