# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Programmes: those that come with the program, and the centre's own from data files."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from models.words import ProgrammeKind, in_language
from ui import language
from ui.labels import label
from ui.language import say, tr, trn
from ui.screen import background, dialogs
from ui.screen.background import Job
from ui.screen.settings.section import PROGRAMMES, Section
from ui.screen.widgets.controls import Button, Card, Label, column
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.slate import Empty, ListCard

if TYPE_CHECKING:
    from models.gatherings.programmes import ProgrammeRow
    from ui.screen.settings.centreservice import Programmes

_LARGEST = 200_000
EXAMPLE = """{"key": "seva_path", "kind": "steps",
 "names": {"en": "Seva path", "hi": "सेवा पथ", "pa": "ਸੇਵਾ ਪੰਥ"},
 "parts": [{"en": "Serve the langar"}, {"en": "Teach somebody"}],
 "tools": []}"""


class ProgrammesSection(Section):
    """Every programme, with a way to load one."""

    def __init__(self, service: "Programmes") -> None:
        super().__init__(PROGRAMMES)
        self._service = service
        self._rows: Sequence[ProgrammeRow] = ()
        self.notice = Notice()
        self.list = ListCard(
            lambda: tr("Programmes"),
            Empty("book-open", lambda: tr("No programme yet"), lambda: tr("Load one from its file.")),
        )
        self.load = Button(lambda: tr("Load from a file …"), "primary", "file-up")
        self.list.add_tool(self.load)
        self._build()
        self.load.clicked.connect(self.ask_file)
        self.list.list.acted.connect(self.remove)
        self.list.retry_requested.connect(self.refresh)

    def _build(self) -> None:
        how = Card(gap=8)
        how.body.addWidget(Label(lambda: tr("A programme of your own"), "head"))
        how.body.addWidget(
            Label(
                lambda: tr(
                    "It is a small JSON file with a key, a kind (steps or points), names, parts and tools "
                    "in the languages you use. The same key loaded again replaces it. "
                    "Texts of AA and NA are theirs and are not kept."
                ),
                "sub",
                wrap=True,
            )
        )
        how.body.addWidget(Label(_example, "cap", wrap=True))
        self.inside.setLayout(
            column(
                *(Label(self.name, "page"), self.notice, self.list, how, None),
                gap=14,
                margins=(12, 22, 28, 24),
            )
        )

    def refresh(self) -> None:
        """Read the programmes."""
        background.run(lambda _job: self._service.listed(), self.show_rows, self._on_failed, self)

    def forget(self) -> None:
        """Forget what was said."""
        self.notice.hush()

    def settle(self) -> None:
        """Focus the button."""
        self.load.setFocus()

    def show_rows(self, rows: "Sequence[ProgrammeRow]") -> None:
        """Show programmes."""
        self._rows = rows
        self.list.show_rows([_row(each) for each in rows])

    def retranslate(self) -> None:
        """Say the rows again."""
        if self._rows:
            self.show_rows(self._rows)

    def ask_file(self) -> None:
        """Choose the file of a programme."""
        dialogs.asker().open_file(self, lambda: tr("Programmes (*.json)"), self.read)

    def read(self, path: Path) -> None:
        """Take over what a file holds."""

        def work(job: Job) -> "ProgrammeRow":  # noqa: ARG001 - one small file
            with path.open("rb") as source:
                return self._service.load(source.read(_LARGEST))

        background.run(work, self._on_loaded, self._on_failed, self)

    def remove(self, key: object) -> None:
        """Take a centre's own programme away; one undo brings it back."""
        name = str(key)
        background.run(lambda _job: self._service.remove(name), self._on_changed, self._on_failed, self)

    def _on_loaded(self, row: "ProgrammeRow") -> None:
        self.notice.say(lambda: tr("{programme} can be worked in now.", programme=_name(row)), "ok")
        self.refresh()

    def _on_changed(self, answer: object) -> None:  # noqa: ARG002 - the act has no answer
        self.notice.hush()
        self.refresh()

    def _on_failed(self, error: Exception) -> None:
        said = background.sentence(error)
        self.notice.say(lambda: say(said))


def _example() -> str:
    return EXAMPLE


def _name(row: "ProgrammeRow") -> str:
    return in_language(row.names, language.current().language)


def _row(row: "ProgrammeRow") -> ListRow:
    many = len(row.parts)
    steps = row.kind is ProgrammeKind.STEPS
    parts = trn("{n} step", "{n} steps", many) if steps else trn("{n} point", "{n} points", many)
    return ListRow(
        row.key,
        _name(row),
        f"{label(row.kind, language.current())} · {parts}",
        avatar=_name(row),
        pill=tr("Your own") if row.own else tr("Built in"),
        pill_kind="info" if row.own else "calm",
        action=tr("Take away") if row.own else "",
    )
