# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one member works on: steps begun and finished, points with a tool, the urge log. For counsellors."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.gatherings.programmes import USUAL, ProgrammeRow
from models.gatherings.progress import PointRow, ProgressRow, StepRow, UrgeRow
from models.messages import Refused
from models.people.members import MemberRow
from models.words import GroupModel, ProgrammeKind, in_language
from ui import language
from ui.language import say, tr
from ui.screen import background
from ui.screen.calendar import plain_date
from ui.screen.groups.acting import kept
from ui.screen.groups.service import Groups
from ui.screen.groups.words import part_name
from ui.screen.widgets.chips import Chips
from ui.screen.widgets.controls import Button, column, row
from ui.screen.widgets.fields import ChoiceField, TextField, date_field, number_field
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.slate import Empty, ListCard
from ui.screen.widgets.words import Words

URGES = "urges"


class ProgressSheet(QWidget):
    """One programme at a time, or the urge log; what is written is kept at once."""

    def __init__(self, service: Groups, member: MemberRow, model: GroupModel) -> None:
        super().__init__()
        self._service, self._member = service, member
        self._programmes = {each.key: each for each in service.programmes()}
        self._rows: ProgressRow | None = None
        choices: list[tuple[object, Words]] = [(key, _named(each)) for key, each in self._programmes.items()]
        self.chips = Chips([*choices, (URGES, lambda: tr("Urge log"))], exclusive=True)
        self.notice = Notice()
        self.list = ListCard(
            lambda: tr("So far"),
            Empty("book-open", lambda: tr("Nothing is written yet"), lambda: tr("Every beginning counts.")),
        )
        self._make_fields()
        self.list.setMinimumWidth(540)
        self.setLayout(
            column(self.chips, self.notice, self._entry, row(None, self.add), self.list, None, gap=12)
        )
        self.chips.picked.connect(self.turn)
        self.add.clicked.connect(self.write)
        self.list.list.acted.connect(self.finish)
        self.refresh()
        self.turn(USUAL.get(model, next(iter(self._programmes))))

    def _make_fields(self) -> None:
        self.part = ChoiceField[int](lambda: tr("Which one?"), [])
        self.tool = ChoiceField[str](lambda: tr("Tool"), [])
        self.words = TextField(lambda: tr("In their own words"))
        self.on = date_field(lambda: tr("Day"), needed=lambda: tr("Write the day."))
        self.strength = number_field(
            lambda: tr("How strong, 0 to 10"),
            most=10,
            needed=lambda: tr("Write a number from 0 to 10."),
        )
        self.trigger = TextField(lambda: tr("What set it off?"))
        self.coping = TextField(lambda: tr("What helped?"))
        self.result = TextField(lambda: tr("How did it end?"))
        self.on.show_value(self._service.today())
        self.add = Button(lambda: tr("Write down"), "primary", "plus")
        self._entry = QWidget()
        self._entry.setLayout(self._laid())

    def _laid(self) -> QVBoxLayout:
        """Lay the fields in lines of equal parts; of some only one stands there at a time."""
        lines = (
            row(self.on, self.part, self.strength, gap=18),
            row(self.words, self.tool, self.trigger, self.coping, gap=18),
            row(self.result),
        )
        for line in lines:
            for place in range(line.count()):
                line.setStretch(place, 1)
        return column(*lines, gap=12)

    def refresh(self) -> None:
        """Read what is written so far."""
        try:
            self._rows = self._service.progress(self._member.number)
        except Refused as refused:
            said = background.sentence(refused)
            self.notice.say(lambda: say(said))
            self._rows = ProgressRow((), (), ())

    def programme(self) -> ProgrammeRow | None:
        """Return the programme in front; None is the urge log."""
        return self._programmes.get(str(self.chips.on()[0])) if self.chips.on() else None

    def turn(self, key: object) -> None:
        """Show a programme or the urge log."""
        self.chips.turn(key)
        programme = self.programme()
        steps = programme is not None and programme.kind is ProgrammeKind.STEPS
        points = programme is not None and not steps
        self.part.setVisible(programme is not None)
        self.words.setVisible(steps)
        self.tool.setVisible(points and programme is not None and bool(programme.tools))
        for field in (self.strength, self.trigger, self.coping, self.result):
            field.setVisible(programme is None)
        if programme is not None:
            self.part.offer([(n, partial(part_name, programme.parts, n)) for n in _numbers(programme)])
            self.tool.offer(_tools(programme))
            self.part.show_value(1)
            self.tool.show_value("")
        self.add.say(lambda: tr("Begin this step") if steps else tr("Write down"))
        self._show()

    def write(self) -> None:
        """Keep what stands in the fields."""
        programme, number = self.programme(), self._member.number
        if not self.on.readable():
            return
        on = self.on.value() or self._service.today()
        if programme is None:
            if not self.strength.readable():
                return
            self._keep(
                lambda: self._service.log_urge(
                    number,
                    on,
                    self.strength.value() or 0,
                    self.trigger.text(),
                    self.coping.text(),
                    self.result.text(),
                )
            )
            return
        part = self.part.value() or 1
        if programme.kind is ProgrammeKind.STEPS:
            self._keep(lambda: self._service.begin_step(number, programme.key, part, on, self.words.text()))
        else:
            self._keep(
                lambda: self._service.log_point(number, programme.key, part, self.tool.value() or "", on)
            )

    def finish(self, uid: object) -> None:
        """Finish a step on the day that stands in the field."""
        if isinstance(uid, str) and self.on.readable():
            on = self.on.value() or self._service.today()
            self._keep(lambda: self._service.finish_step(self._member.number, uid, on))

    def _keep(self, work: Callable[[], object]) -> None:
        if not kept(self.on, work):
            return
        for field in (self.words, self.trigger, self.coping, self.result, self.strength):
            field.show_value(None)
        self.refresh()
        self._show()

    def _show(self) -> None:
        rows, programme = self._rows or ProgressRow((), (), ()), self.programme()
        if programme is None:
            self.list.show_rows([_urge_row(each) for each in rows.urges])
        elif programme.kind is ProgrammeKind.STEPS:
            mine = [each for each in rows.steps if each.programme == programme.key]
            self.list.show_rows([_step_row(programme, each) for each in mine])
        else:
            worked = [each for each in rows.points if each.programme == programme.key]
            self.list.show_rows([_point_row(programme, each) for each in worked])


def _named(programme: ProgrammeRow) -> Words:
    return lambda: in_language(programme.names, language.current().language)


def _numbers(programme: ProgrammeRow) -> range:
    return range(1, len(programme.parts) + 1)


def _tools(programme: ProgrammeRow) -> list[tuple[str, Words]]:
    """Return the tools: kept by their English name, shown in the reader's language."""
    tools = [(in_language(each, language.Language.ENGLISH), _texts(each)) for each in programme.tools]
    return [("", lambda: tr("No tool")), *tools]


def _texts(texts: dict[str, str]) -> Words:
    return lambda: in_language(texts, language.current().language)


def _step_row(programme: ProgrammeRow, step: StepRow) -> ListRow:
    finished = step.finished
    days = (
        tr("{since} to {until}", since=step.started, until=finished)
        if finished
        else tr("since {on}", on=step.started)
    )
    return ListRow(
        key=step.uid,
        title=part_name(programme.parts, step.part),
        detail=f"{days} · {step.words}" if step.words else days,
        pill=tr("Finished") if finished else tr("Working on it"),
        pill_kind="ok" if finished else "info",
        action="" if finished else tr("Finished today"),
        action_icon="check",
    )


def _point_row(programme: ProgrammeRow, point: PointRow) -> ListRow:
    named = {in_language(each, language.Language.ENGLISH): _texts(each)() for each in programme.tools}
    return ListRow(
        key=point.uid,
        title=part_name(programme.parts, point.part),
        detail=" · ".join(part for part in (plain_date(point.on), named.get(point.tool, point.tool)) if part),
    )


def _urge_row(urge: UrgeRow) -> ListRow:
    words = " · ".join(part for part in (urge.trigger, urge.coping, urge.result) if part)
    return ListRow(
        key=urge.uid,
        title=words or tr("An urge"),
        detail=plain_date(urge.on),
        pill=tr("{n} of {most}", n=urge.strength, most=10),
    )
