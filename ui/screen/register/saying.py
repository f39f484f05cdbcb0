# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the line beside the box says, and how people it offers read as rows."""

from models.gatherings.finding import Someone
from models.gatherings.paperline import Preview
from models.gatherings.register import Register
from models.words import Mark
from ui.language import say, tr, trn
from ui.screen.register.cells import MARK_SHAPES, joined, kin, short
from ui.screen.register.findbox import MOST
from ui.screen.register.meaning import Kind, Meaning
from ui.screen.register.sheetsteps import SheetSteps
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.words import Words, silent

Said = tuple[Words, str, str]
"""Words, and the icon and colour beside them."""


def said(meaning: Meaning, text: str, *, paper: bool, waiting: bool) -> Said:
    """Say what Enter would do."""
    if meaning.kind is Kind.ONE:
        return _one(meaning)
    if meaning.kind is Kind.SEVERAL:
        return _several(meaning, waiting=waiting)
    if meaning.kind is Kind.NOBODY:
        return (
            lambda: tr("Nobody was found. Ctrl+Enter adds “{name}” as a visitor.", name=text.strip()),
            "user-plus",
            "brand",
        )
    if meaning.kind is Kind.READING:
        return lambda: tr("The names are being read. One moment …"), "users", "brand"
    if meaning.kind is Kind.LINE and meaning.line is not None:
        line = meaning.line
        return lambda: _line(line), "clipboard-check", "brand"
    if meaning.kind is Kind.CODE:
        return lambda: tr("Enter opens this sheet."), "scan-line", "brand"
    if meaning.kind is Kind.WRONG and meaning.trouble is not None:
        trouble = meaning.trouble
        return lambda: say(trouble), "triangle-alert", "warn"
    return (_paper_hint if paper else _idle_hint), "info", "ink3"


def marked(name: str, mark: Mark) -> Said:
    """Say what was marked, and how it is taken back."""
    return (
        lambda: tr("{name}: {mark}. Another key changes it, Ctrl+Z takes it back.", name=name, mark=mark),
        "circle-check",
        "ok",
    )


def visited(name: str) -> Said:
    """Say that a visitor was added."""
    return (
        lambda: tr("{name} is here, as a visitor. Ctrl+Z takes it back.", name=name),
        "user-plus",
        "ok",
    )


def filed(code: str) -> Said:
    """Say where the signed sheet is filed."""
    return lambda: tr("The sheet is filed under {code}.", code=code), "archive-restore", "ok"


def heads(counted: int, shown: int) -> Said:
    """Say whether the head count agrees with the marks."""
    if counted == shown:
        return (
            lambda: tr("The head count agrees. F10 files the sheet under its code."),
            "circle-check",
            "ok",
        )
    return (
        lambda: tr("Counted: {counted}, marked: {marked}. Please look again.", counted=counted, marked=shown),
        "triangle-alert",
        "warn",
    )


def _idle_hint() -> str:
    return tr("↓ goes into the list. F3 takes a signed sheet. Ctrl+Enter adds a visitor.")


def _paper_hint() -> str:
    return tr("Type the exceptions, such as: absent 4 11 23 late 7. Everybody else was present.")


def _one(meaning: Meaning) -> Said:
    one = meaning.sole
    if one is None:
        return silent, "info", "ink3"
    told = joined(kin(one.relation, one.relation_name), one.village, one.number_text)
    if one.on_roster:
        return lambda: tr("Enter: {name} is present. {told}", name=one.name, told=told), "circle-check", "ok"
    return (
        lambda: tr("Enter: {name} is present, visiting. {told}", name=one.name, told=told),
        "user-check",
        "ok",
    )


def _several(meaning: Meaning, *, waiting: bool) -> Said:
    count = min(MOST, len(meaning.people))
    if waiting:
        return lambda: tr("Who is it? Press 1 to {n}, or ↓ and Enter.", n=count), "users", "brand"
    return (
        lambda: trn(
            "{n} person. Type on, or press Enter and a number, or ↓.",
            "{n} people. Type on, or press Enter and a number, or ↓.",
            len(meaning.people),
        ),
        "users",
        "brand",
    )


def _line(line: Preview) -> str:
    parts = [
        tr(
            "{mark}: {names}",
            mark=meant.mark,
            names=", ".join(f"{each.row} {each.name}" for each in meant.lines),
        )
        for meant in line.marks
    ]
    if line.blank:
        rows = ", ".join(str(row) for row, _ in line.blank)
        parts.append(tr("Blank rows to be named: {rows}", rows=rows))
    if line.rest:
        parts.append(trn("{n} other: present", "{n} others: present", line.rest))
    parts.append(tr("In the room: {n}", n=line.in_the_room))
    return joined(*parts)


def offered(meaning: Meaning, shown: Register, text: str) -> list[ListRow]:
    """Return the people offered below the box, with a figure each; last the visitor they may be."""
    if meaning.kind not in (Kind.SEVERAL, Kind.NOBODY) or meaning.matches is None:
        return []
    marks = {line.member: line.mark for line in shown.lines}
    rows = [
        _row(place, one, marks.get(one.member)) for place, one in enumerate(meaning.people[:MOST], start=1)
    ]
    if meaning.kind is Kind.NOBODY and text.strip():
        rows.append(_visitor(text.strip()))
    return rows


def _row(place: int, one: Someone, mark: Mark | None) -> ListRow:
    told = joined(kin(one.relation, one.relation_name), one.village, one.number_text)
    if one.on_roster:
        pill = short(mark or Mark.NOT_RECORDED)
        kind = MARK_SHAPES[mark][1] if mark and mark is not Mark.NOT_RECORDED else "calm"
    else:
        pill, kind = tr("Visiting"), "info"
    return ListRow(
        key=one.member,
        title=one.name,
        detail=told,
        lead=(str(place), ""),
        pill=pill,
        pill_kind=kind,
        action=tr("Present"),
        action_icon="circle-check",
    )


def _visitor(name: str) -> ListRow:
    return ListRow(
        key=name,
        title=name,
        detail=tr("A visitor: a name as said, no papers"),
        avatar=name,
        pill=tr("Ctrl+Enter"),
        pill_kind="calm",
        action=tr("Add"),
        action_icon="user-plus",
    )


def box_name(*, paper: bool) -> str:
    """Return what the box is called."""
    return tr("Line of marks from the sheet") if paper else tr("Find by name or number")


def box_hint(sheet: SheetSteps, *, paper: bool) -> str:
    """Return what may be typed into the box."""
    if sheet.counts_heads:
        return tr("Head count")
    if paper and sheet.takes_line:
        return tr("From the sheet: absent 4 11 23 late 7")
    return tr("Name, number, card or sheet code")
