# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How members read: rows of the list, names in the reader's script, dates and figures of a page."""

from collections.abc import Mapping
from datetime import date

from models.gatherings.attendance import ATTENDED
from models.insight.directory import Entry
from models.insight.memberpage import MemberPage
from models.messages import PersonName
from models.people.members import MemberRow
from models.words import Mark, Stage
from ui import language
from ui.labels import label
from ui.language import named, tr, trn
from ui.screen.calendar import plain_date
from ui.screen.widgets.heatmap import Heat
from ui.screen.widgets.rows import ListRow

STAGE_KINDS = {
    Stage.RESIDENT: "info",
    Stage.DAY_CARE: "info",
    Stage.AFTERCARE: "ok",
    Stage.ALUMNI: "glad",
    Stage.LEFT: "calm",
    Stage.DIED: "calm",
}


def joined(*parts: str) -> str:
    """Return what there is of some texts, with dots between."""
    return " · ".join(part for part in parts if part)


def name_of(who: "Entry | MemberRow") -> str:
    """Return a name in the reader's script; one that is guessed begins with ~."""
    return named(PersonName(who.number_text, who.name, who.local_name))


def list_row(entry: Entry, group_names: Mapping[int, str]) -> ListRow:
    """Return a line of the list. No phone stands on it: people look over shoulders."""
    shown = name_of(entry)
    circles = joined(*(named(group_names.get(group, "")) for group in entry.groups[:2]))
    return ListRow(
        key=entry.id,
        title=shown,
        detail=joined(entry.number_text, entry.village or "", circles),
        avatar=shown,
        pill=tr("Removed") if entry.removed else label(entry.stage, language.current()),
        pill_kind="calm" if entry.removed else STAGE_KINDS[entry.stage],
    )


def pills() -> frozenset[str]:
    """Return every pill a line of the list can have."""
    reader = language.current()
    return frozenset((tr("Removed"), *(label(stage, reader) for stage in Stage)))


def likely_row(entry: Entry, likely: bool) -> ListRow:
    """Return somebody whom a newcomer may be already, with what tells them apart."""
    shown = name_of(entry)
    return ListRow(
        key=entry.number,
        title=shown,
        detail=joined(entry.number_text, entry.relation_name or "", entry.village or ""),
        avatar=shown,
        pill=tr("Same phone or birth date") if likely else "",
        pill_kind="warn",
        action=tr("Go there"),
    )


def under_name(member: MemberRow) -> str:
    """Return the line below the name of a page."""
    relative = (
        f"{label(member.relation, language.current())} {member.relation_name}"
        if (member.relation and member.relation_name)
        else ""
    )
    age = trn("{n} year old", "{n} years old", member.age) if member.age is not None else ""
    return joined(
        member.number_text,
        relative,
        member.village or "",
        age,
        tr("here since {date}", date=plain_date(member.registered_on)),
    )


def heat_of(marks: Mapping[date, tuple[Mark, ...]]) -> dict[date, Heat]:
    """Return how each day of the year is drawn: the best of its marks counts."""
    return {day: _heat(said) for day, said in marks.items()}


def _heat(said: tuple[Mark, ...]) -> Heat:
    if Mark.PRESENT in said:
        return Heat.FULL
    if ATTENDED & set(said):
        return Heat.HALF
    if Mark.EXCUSED in said:
        return Heat.DOT
    return Heat.OUTLINE if Mark.ABSENT in said else Heat.NONE


def day_words(page: MemberPage, day: date) -> str:
    """Return what a day of the year says: its date and each mark."""
    said = page.marks.get(day, ())
    marks = joined(*(label(mark, language.current()) for mark in said))
    return joined(plain_date(day), marks or tr("no session"))
