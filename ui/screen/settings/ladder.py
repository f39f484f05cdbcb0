# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ladder and certificates: the milestones a centre celebrates, who signs, and the logo."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from models.centre.centre import RungRow, SignatoryRow
from models.words import Unit, in_language
from ui import language
from ui.labels import CHIP_COLOURS, chip_colour, milestone
from ui.language import named, say, tr
from ui.screen import background, dialogs
from ui.screen.settings.centre import TongueFields
from ui.screen.settings.ladderservice import LadderSettings, LadderView
from ui.screen.settings.section import LADDER, Section
from ui.screen.widgets.controls import Button, Card, Label, column, row
from ui.screen.widgets.fields import ChoiceField, TickField, number_field
from ui.screen.widgets.flow import flow
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.slate import Empty, ListCard
from ui.screen.widgets.words import Words

_LARGEST = 5_000_000
_NEW = RungRow("", Unit.DAYS, 0, repeats=False, names={}, colour="", certificate=True)
_UNITS: tuple[tuple[Unit, Words], ...] = (
    (Unit.DAYS, lambda: tr("Days")),
    (Unit.MONTHS, lambda: tr("Months")),
    (Unit.YEARS, lambda: tr("Years")),
)


class LadderSection(Section):
    """Three cards: the ladder, who signs, the logo. One undo takes each change back."""

    def __init__(self, service: LadderSettings) -> None:
        super().__init__(LADDER)
        self._service = service
        self._view: LadderView | None = None
        self.group = ""
        """uid of the group whose ladder is shown; empty for the centre's."""
        self.notice = Notice()
        self.whose = ChoiceField[str](
            lambda: tr("Whose ladder"), [("", lambda: tr("The centre's"))], self._whose_words
        )
        self.ladder = ListCard(lambda: tr("Milestones we celebrate"), self._no_ladder())
        self.part = Button(lambda: tr("Give it a ladder of its own"), icon="git-branch")
        self.join = Button(lambda: tr("Follow the centre's again"), icon="undo-2")
        self.add = Button(lambda: tr("Add a milestone …"), icon="plus")
        self.remove = Button(lambda: tr("Remove the chosen one"), icon="minus")
        self.signers = ListCard(
            lambda: tr("Who signs certificates"),
            Empty(
                "pencil", lambda: tr("Nobody signs yet"), lambda: tr("Two lines are left to sign by hand.")
            ),
        )
        self.add_signer = Button(lambda: tr("Add a signature …"), icon="plus")
        self.logo = Label(self._logo_words, "sub", wrap=True)
        self.discreet = TickField(
            lambda: tr("The logo tells nothing of what we do"),
            lambda: tr("Only then it stands on discreet certificates. Tick before choosing the file."),
        )
        self.choose = Button(lambda: tr("Choose a logo …"), icon="file-up")
        self.drop = Button(lambda: tr("Print without it"), icon="x")
        self._build()
        self._connect()

    def _build(self) -> None:
        for button in (self.part, self.join, self.remove, self.add):
            self.ladder.add_tool(button)
        whose = column(self.whose, margins=(12, 0, 8, 4))
        self.ladder.body.insertLayout(1, whose)
        self.ladder.lead_in(self.whose.combo)
        self.signers.add_tool(self.add_signer)
        logo = Card(gap=10)
        for part in (Label(lambda: tr("Logo"), "head"), self.logo, self.discreet):
            logo.body.addWidget(part)
        logo.body.addLayout(flow(self.choose, self.drop))
        parts = (Label(self.name, "page"), self.notice, self.ladder, self.signers, logo, None)
        self.inside.setLayout(column(*parts, gap=14, margins=(12, 22, 28, 24)))

    def _connect(self) -> None:
        self.add.clicked.connect(self.ask_new)
        self.remove.clicked.connect(self.remove_chosen)
        self.whose.edited.connect(self._on_whose)
        self.part.clicked.connect(self.give_own)
        self.join.clicked.connect(self.follow_centre)
        self.ladder.list.acted.connect(self.ask_rung)
        self.ladder.retry_requested.connect(self.refresh)
        self.add_signer.clicked.connect(self.ask_signer)
        self.signers.list.acted.connect(self.remove_signer)
        self.signers.retry_requested.connect(self.refresh)
        self.choose.clicked.connect(self.ask_logo)
        self.drop.clicked.connect(self.drop_logo)

    def refresh(self) -> None:
        """Read ladder, signatures and logo."""
        background.run(lambda _job: self._service.read(), self.show_view, self._on_failed, self)

    def show_view(self, view: LadderView) -> None:
        """Show what was read."""
        self._view = view
        self.whose.offer(
            [("", lambda: tr("The centre's")), *((one.uid, partial(named, one.name)) for one in view.groups)]
        )
        if self.group not in {one.uid for one in view.groups}:
            self.group = ""
        self.whose.show_value(self.group)
        self._show_ladder()
        self.signers.show_rows([_signer_row(place, one) for place, one in enumerate(view.signatories)])
        self.logo.retranslate()
        self.drop.setVisible(view.has_logo)

    def _show_ladder(self) -> None:
        """Show the chosen ladder; a group without one of its own follows the centre's."""
        group, own = self.group, self._rungs()
        self.whose.retranslate()
        self.ladder.show_rows([_rung_row(one) for one in own])
        self.part.setVisible(bool(group) and not own)
        self.join.setVisible(bool(group) and bool(own))
        for button in (self.remove, self.add):
            button.setVisible(bool(own) or not group)

    def _on_whose(self) -> None:
        self.group = self.whose.value() or ""
        self._show_ladder()

    def _rungs(self) -> Sequence[RungRow]:
        return self._view.ladders.get(self.group, ()) if self._view else ()

    def _no_ladder(self) -> Empty:
        return Empty(
            "award",
            lambda: tr("This group follows the centre's ladder") if self.group else tr("No milestone yet"),
            lambda: (
                tr("A ladder of its own begins as the centre's stands now.")
                if self.group
                else tr("Add the first one.")
            ),
        )

    def _whose_words(self) -> str:
        if self.group:
            return tr("Who belongs to several groups walks by all of their ladders together.")
        return tr("Followed by every group that has no ladder of its own.")

    def give_own(self) -> None:
        """Give the chosen group a ladder of its own; one undo takes it back."""
        self._do(lambda: self._service.part(self.group), self.notice)

    def follow_centre(self) -> None:
        """Let the chosen group follow the centre's ladder again; one undo brings its own back."""
        self._do(lambda: self._service.join(self.group), self.notice)

    def forget(self) -> None:
        """Let go of names."""
        self._view = None
        self.group = ""
        self.whose.offer([("", lambda: tr("The centre's"))])
        self.whose.show_value("")
        self.ladder.forget()
        self.signers.forget()
        self.notice.hush()

    def settle(self) -> None:
        """Focus the ladder."""
        (self.ladder.list if self.ladder.list.rows() else self.add).setFocus()

    def retranslate(self) -> None:
        """Say the rows again."""
        if self._view is not None:
            self.show_view(self._view)

    def ask_new(self) -> None:
        """Add a milestone."""
        self._ask(RungForm(replace(_NEW, group=self.group)))

    def ask_rung(self, uid: object) -> None:
        """Change a milestone."""
        found = next((one for one in self._rungs() if one.uid == uid), None)
        if found is not None:
            self._ask(RungForm(found))

    def _ask(self, form: "RungForm") -> None:
        def accept() -> bool:
            return form.count.readable() and self._do(
                lambda: self._service.keep_rung(form.rung()), form.trouble
            )

        dialogs.asker().ask_form(self, lambda: tr("Milestone"), form, lambda: tr("Save"), accept)

    def remove_chosen(self) -> None:
        """Take the chosen milestone out; one undo brings it back."""
        uid = self.ladder.list.current_key()
        if isinstance(uid, str):
            self._do(lambda: self._service.remove_rung(uid), self.notice)

    def ask_signer(self) -> None:
        """Add somebody who signs."""
        form = QWidget()
        names, roles = TongueFields(lambda: tr("Name")), TongueFields(lambda: tr("Role"))
        trouble = Notice()
        form.setLayout(column(names, roles, trouble, None, gap=14))
        kept = self._view.signatories if self._view else ()

        def accept() -> bool:
            new = SignatoryRow(names.texts(), roles.texts())
            return self._do(lambda: self._service.sign_with((*kept, new)), trouble)

        dialogs.asker().ask_form(self, lambda: tr("Who signs"), form, lambda: tr("Save"), accept)

    def remove_signer(self, place: object) -> None:
        """Let somebody sign no more; one undo brings them back."""
        kept = self._view.signatories if self._view else ()
        others = [one for number, one in enumerate(kept) if number != place]
        self._do(lambda: self._service.sign_with(others), self.notice)

    def ask_logo(self) -> None:
        """Choose the logo's file."""
        dialogs.asker().open_file(self, lambda: tr("Pictures (*.svg *.png *.jpg *.jpeg)"), self.read_logo)

    def read_logo(self, path: Path) -> None:
        """Take a logo over, or say in one sentence why not."""
        discreet = self.discreet.value()

        def work(_job: object) -> None:
            with path.open("rb") as source:
                self._service.keep_logo(source.read(_LARGEST), discreet=discreet)

        background.run(work, self._on_kept, self._on_failed, self)

    def drop_logo(self) -> None:
        """Print without a logo; one undo brings it back."""
        self._do(self._service.drop_logo, self.notice)

    def _on_kept(self, answer: object) -> None:  # noqa: ARG002 - the act has no answer
        self.notice.hush()
        self.refresh()

    def _do(self, work: Callable[[], None], trouble: Notice) -> bool:
        if not trouble.heeds(work):
            return False
        self.refresh()
        return True

    def _on_failed(self, error: Exception) -> None:
        said = background.sentence(error)
        self.notice.say(lambda: say(said))

    def _logo_words(self) -> str:
        if self._view is not None and self._view.has_logo:
            return tr("A logo is kept. It stands on certificates.")
        return tr("No logo yet. A drawing (SVG) or a PNG or JPEG picture will do.")


class RungForm(QWidget):
    """One milestone: how long, in which words, which chip, and what is done on the day."""

    def __init__(self, rung: RungRow) -> None:
        super().__init__()
        self._uid, self._group = rung.uid, rung.group
        self.count = number_field(
            lambda: tr("How many"), least=1, most=3650, needed=lambda: tr("Write a whole number.")
        )
        self.unit = ChoiceField[Unit](lambda: tr("Unit"), _UNITS)
        self.repeats = TickField(
            lambda: tr("And every further one"), lambda: tr("As 2 years, then each year.")
        )
        self.names = TongueFields(
            lambda: tr("Own words"), lambda: tr("Where they stay empty, the figure and its unit print.")
        )
        self.colour = ChoiceField[str](lambda: tr("Chip colour"), _colours())
        self.announce = TickField(lambda: tr("Call it up"))
        self.chip = TickField(lambda: tr("Give a chip"))
        self.certificate = TickField(lambda: tr("Give a certificate"))
        self.trouble = Notice()
        how_long, ticks = row(gap=12), row(self.announce, self.chip, self.certificate, gap=12)
        for field in (self.count, self.unit, self.colour):
            how_long.addWidget(field, 1)
        self.setLayout(column(how_long, self.repeats, self.names, ticks, self.trouble, None, gap=14))
        self._show(rung)

    def _show(self, rung: RungRow) -> None:
        self.count.show_value(rung.count or None)
        self.unit.show_value(rung.unit)
        self.repeats.show_value(rung.repeats)
        self.names.show_texts(rung.names)
        self.colour.show_value(rung.colour)
        self.announce.show_value(rung.announce)
        self.chip.show_value(rung.chip)
        self.certificate.show_value(rung.certificate)

    def rung(self) -> RungRow:
        """Return the milestone as it was filled in."""
        return RungRow(
            uid=self._uid,
            unit=self.unit.value() or Unit.DAYS,
            count=self.count.value() or 0,
            repeats=self.repeats.value(),
            names=self.names.texts(),
            colour=self.colour.value() or "",
            certificate=self.certificate.value(),
            chip=self.chip.value(),
            announce=self.announce.value(),
            group=self._group,
        )


def _colours() -> list[tuple[str, Words]]:
    return [("", lambda: tr("no colour")), *((one, _colour(one)) for one in CHIP_COLOURS)]


def _colour(colour: str) -> Words:
    return lambda: chip_colour(colour, language.current())


def _rung_row(rung: RungRow) -> ListRow:
    said = language.current()
    done = (
        tr("called up") if rung.announce else "",
        _chip(rung),
        tr("certificate") if rung.certificate else "",
        in_language(rung.names, said.language),
    )
    return ListRow(
        key=rung.uid,
        title=milestone(rung.unit, rung.count, said),
        detail=" · ".join(part for part in done if part),
        pill=tr("and every further one") if rung.repeats else "",
        action=tr("Change"),
        action_icon="pencil",
    )


def _chip(rung: RungRow) -> str:
    if not rung.chip:
        return ""
    if not rung.colour:
        return tr("a chip")
    return tr("chip: {colour}", colour=chip_colour(rung.colour, language.current()))


def _signer_row(place: int, one: SignatoryRow) -> ListRow:
    which = language.current().language
    name = in_language(one.names, which)
    role = in_language(one.roles, which)
    return ListRow(key=place, title=name or role, detail=role if name else "", action=tr("Take away"))
