# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates to be made: how they shall look, and each line as it will print."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from models.sobriety.making_out import Style
from models.sobriety.rows import DueRow
from models.words import Language, NameLevel
from ui import language
from ui.labels import label
from ui.language import named, say, tr, trn
from ui.screen import background
from ui.screen.background import Job
from ui.screen.milestones.service import Checked, MilestonesService
from ui.screen.widgets.controls import Button, Card, Label, column, row
from ui.screen.widgets.fields import ChoiceField, Field, TickField
from ui.screen.widgets.flow import flow
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.slate import Empty, ListCard
from ui.screen.widgets.words import Words, joined, silent

_NARROW = 8
"""Letters a choice always has room for; more where the panel is wide."""
DESIGNS: tuple[tuple[str, Words], ...] = (
    ("classic", lambda: tr("Classic")),
    ("modern", lambda: tr("Modern")),
    ("young", lambda: tr("For the young")),
)
PARTS: tuple[tuple[str, Words], ...] = (
    ("", lambda: tr("The whole pack")),
    ("chips", lambda: tr("Chips by milestone")),
    ("announcements", lambda: tr("To call up")),
    ("signatures", lambda: tr("Sheet to sign")),
)


class MakingPanel(QWidget):
    """What is chosen at the left, how it shall look, and the check of every line."""

    make_requested = Signal()
    release_requested = Signal()
    pack_requested = Signal()

    def __init__(self, service: MilestonesService) -> None:
        super().__init__()
        self._service = service
        self._rows: Sequence[DueRow] = ()
        self._checked: Sequence[Checked] = ()
        self._task: background.Task | None = None
        self.name = Label(silent, "name", wrap=True)
        self.facts = Label(silent, "sub", wrap=True)
        self.language = ChoiceField[Language | None](lambda: tr("Language"), _languages(_each_own))
        self.second = ChoiceField[Language | None](lambda: tr("Second language"), _languages(_none))
        self.design = ChoiceField[str](lambda: tr("Design"), DESIGNS)
        self.names = ChoiceField[NameLevel](lambda: tr("Names"), [_level(one) for one in NameLevel])
        self.discreet = TickField(
            lambda: tr("Discreet"), lambda: tr("Without a word of what the centre does.")
        )
        self.consent = TickField(
            lambda: tr("Consent given now, on paper"),
            lambda: tr("Without it, those who have not agreed are left out and listed."),
        )
        self.part = ChoiceField[str](lambda: tr("For the evening"), PARTS)
        self.make = Button(lambda: tr("Prepare certificates"), "primary", "award").hint(lambda: tr("Enter"))
        self.release = Button(lambda: tr("Release to the desk"), icon="check")
        self.pack = Button(lambda: tr("Print for the evening"), icon="printer")
        self.trouble = Notice()
        self.check = ListCard(
            lambda: tr("As it will print"),
            Empty("award", lambda: tr("Nothing to check"), lambda: tr("Choose somebody at the left.")),
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        card = Card(gap=10)
        card.body.addWidget(self.name)
        card.body.addWidget(self.facts)
        self._looks = QWidget()
        looks = column(gap=10)
        for pair in ((self.language, self.second), (self.design, self.names)):
            line = row(gap=12)
            for field in pair:
                field.combo.setSizeAdjustPolicy(
                    QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
                )
                field.combo.setMinimumContentsLength(_NARROW)
                line.addWidget(field, 1)
            looks.addLayout(line)
        looks.addWidget(self.discreet)
        self._looks.setLayout(looks)
        for part in (self._looks, self.consent, self.trouble):
            card.body.addWidget(part)
        card.body.addLayout(flow(self.make, self.release))
        self._evening = QWidget()
        self._evening.setLayout(flow(self.part, column(None, self.pack, gap=0), gap=12))
        card.body.addWidget(self._evening)
        self.setLayout(column(card, self.check, None, gap=14))

    def _connect(self) -> None:
        fields: tuple[Field, ...] = (self.language, self.second, self.design, self.names, self.discreet)
        for field in fields:
            field.edited.connect(self._read)
        self.make.clicked.connect(self.make_requested)
        self.release.clicked.connect(self.release_requested)
        self.pack.clicked.connect(self.pack_requested)
        self.check.retry_requested.connect(self._read)

    def show_chosen(self, rows: Sequence[DueRow], *, evening: bool = False) -> None:
        """Show what is chosen; the check follows."""
        self._rows = rows
        one = rows[0].name if len(rows) == 1 else ""
        many = len(rows)
        self.name.say(lambda: named(one) or trn("{n} milestone", "{n} milestones", many))
        self._evening.setVisible(evening)
        on_paper = any(row.certificate for row in rows)
        self.make.say(lambda: tr("Prepare certificates") if on_paper else tr("Note as given"))
        self._looks.setVisible(on_paper)
        self.release.setVisible(on_paper)
        self.consent.show_value(value=False)
        self.trouble.hush()
        self._read()

    def wished(self) -> Style:
        """Return how the certificates shall look."""
        return Style(
            self.language.value(),
            self.second.value(),
            self.design.value() or "classic",
            self.discreet.value(),
            self.names.value() or NameLevel.FULL,
        )

    def unprintable(self) -> bool:
        """Tell whether a character on these pages cannot be printed; where it is so, say it."""
        signs = sorted({sign for one in self._checked for sign in one.unprintable})
        if signs:
            self.trouble.say(
                lambda: tr(
                    "No font here can print {characters}. Nothing was made.", characters=" ".join(signs)
                )
            )
        return bool(signs)

    def refuse(self, words: Words) -> None:
        """Say why nothing was made."""
        self.trouble.say(words)

    def forget(self) -> None:
        """Let go of everybody."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._rows, self._checked = (), ()
        self.name.say(silent)
        self.facts.say(silent)
        self.consent.show_value(value=False)
        self.check.forget()
        self.trouble.hush()

    def settle(self) -> None:
        """Put the focus on what most people came for."""
        self.make.setFocus()

    def retranslate(self) -> None:
        """Check again: the words of the check are in the reader's language."""
        if self._rows:
            self._read()

    def _read(self) -> None:
        rows, style, service = self._rows, self.wished(), self._service
        if self._task is not None:
            self._task.cancel()

        def work(job: Job) -> Sequence[Checked]:  # noqa: ARG001 - one read
            return service.check(rows, style)

        self._task = background.run(work, self._on_checked, self._on_unread, self)

    def _on_checked(self, checked: Sequence[Checked]) -> None:
        self._task = None
        self._checked = checked
        without = sum(not one.consents for one in checked)
        self.consent.setVisible(bool(without))
        self.facts.say(lambda: _facts(without))
        self.check.show_rows(check_rows(checked))

    def _on_unread(self, error: Exception) -> None:
        self._task = None
        said = background.sentence(error)
        self.check.show_trouble(lambda: say(said))


def check_rows(checked: Sequence[Checked]) -> list[ListRow]:
    """Return each line as it will print, after what is missing for that page."""
    shown: list[ListRow] = []
    for one in checked:
        if len(checked) > 1:
            shown.append(ListRow(key=(one.member, "name"), title=named(one.name), avatar=named(one.name)))
        if one.unprintable:
            signs = " ".join(one.unprintable)
            shown.append(
                ListRow((one.member, "signs"), tr("No font here can print {characters}.", characters=signs))
            )
        shown += [
            ListRow(
                (one.member, "lacks", place),
                tr("{what} has no text in {language} yet.", what=say(said), language=which),
                pill=tr("missing"),
                pill_kind="warn",
            )
            for place, (which, said) in enumerate(one.lacking)
        ]
        shown += [
            ListRow((one.member, "line", place), line.text, line.what) for place, line in enumerate(one.lines)
        ]
    return shown


def _facts(without: int) -> str:
    said = trn(
        "{n} person has not agreed to a certificate yet.",
        "{n} people have not agreed to a certificate yet.",
        without,
    )
    return joined(said if without else "", "" if without else tr("Look every line over, then prepare."))


def _each_own() -> str:
    return tr("Each person's own")


def _none() -> str:
    return tr("None")


def _languages(nothing: Words) -> list[tuple[Language | None, Words]]:
    return [(None, nothing), *((one, _own(one)) for one in Language)]


def _own(which: Language) -> Words:
    return lambda: label(which, language.current())


def _level(level: NameLevel) -> tuple[NameLevel, Words]:
    return level, lambda: label(level, language.current())
