# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How groups, their people, times and sessions are said."""

from collections.abc import Sequence
from datetime import date

from models.gatherings.belonging import Belonging, PostRow
from models.gatherings.changing import ScheduleRow
from models.gatherings.groups import GroupRow
from models.gatherings.schedule import in_words
from models.people.members import MemberRow
from models.people.names import Listed, display, distinguished
from models.words import Gender, NameLevel, SessionKind, in_language
from ui import language
from ui.labels import label
from ui.language import named, say, tr, trn
from ui.screen.widgets.rows import ListRow

_ICON = "chevron-right"


def group_name(group: GroupRow) -> str:
    """Return a group's name in the reader's language, as far as the centre gave one."""
    return named(group.name)


def person_name(member: MemberRow, level: NameLevel = NameLevel.FULL) -> str:
    """Return a member's name in the reader's script; one that was only spelled by rule carries ``~``."""
    return display(
        member.name,
        member.local_name,
        level,
        member.number_text,
        member.circle_name,
        member.initial_first,
        language.current().language,
        approximate=True,
    )


def names_apart(people: Sequence[MemberRow], level: NameLevel) -> list[str]:
    """Return the names of one list, told apart where they collide."""
    rows = [Listed(person_name(each, level), each.number_text, each.village) for each in people]
    return distinguished(rows)


def meant_for(group: GroupRow) -> str:
    """Say whom a group is for: "Women, 18 to 60 years"."""
    parts = [_genders(group.meant_for.genders), _ages(group.meant_for.min_age, group.meant_for.max_age)]
    return ", ".join(part for part in parts if part) or tr("For everybody")


def _genders(genders: Sequence[Gender]) -> str:
    return " · ".join(label(each, language.current()) for each in genders)


def _ages(least: int | None, most: int | None) -> str:
    if least is not None and most is not None:
        return tr("{least} to {most} years", least=least, most=most)
    if least is not None:
        return tr("{least} years or more", least=least)
    return tr("{most} years or less", most=most) if most is not None else ""


def group_row(group: GroupRow) -> ListRow:
    """Return a group as a row of the list."""
    closed = group.closed_on
    times = trn("{n} time", "{n} times", len(group.meets)) if group.meets else tr("no fixed times")
    people = trn("{n} person", "{n} people", group.members)
    return ListRow(
        key=group.id,
        title=group_name(group),
        detail=tr("closed on {on}", on=closed) if closed else f"{_model(group)} · {people} · {times}",
        avatar=group_name(group),
        pill=tr("Closed") if closed else "",
    )


def _model(group: GroupRow) -> str:
    return label(group.model, language.current())


def time_row(line: ScheduleRow) -> ListRow:
    """Return one line of a schedule."""
    until = line.rule.until
    lasts = trn("{n} minute", "{n} minutes", line.rule.minutes)
    return ListRow(
        key=line.uid,
        title=say(in_words(line.rule)),
        detail=" · ".join((lasts, tr("until {on}", on=until))) if until else lasts,
        pill=label(line.rule.kind, language.current()) if line.rule.kind is SessionKind.CHIP_NIGHT else "",
        pill_kind="glad",
        action=tr("End this time"),
    )


def person_rows(people: Sequence[Belonging], level: NameLevel, today: date, action: str) -> list[ListRow]:
    """Return who belongs to a group and who did, each with the days."""
    names = names_apart([each.member for each in people], level)
    return [_person_row(each, name, today, action) for each, name in zip(people, names, strict=True)]


def _person_row(each: Belonging, name: str, today: date, action: str) -> ListRow:
    here = each.holds(today)
    since = tr("since {on}", on=each.joined)
    spell = since if here else tr("{joined} to {left}", joined=each.joined, left=each.left or today)
    return ListRow(
        key=each.uid,
        title=name,
        detail=f"{each.member.number_text} · {spell}",
        avatar=name,
        pill="" if here else tr("Left the group"),
        action=action if here else "",
        action_icon=_ICON if here and action else "",
    )


def post_row(post: PostRow, level: NameLevel, today: date) -> ListRow:
    """Return a service position as a row."""
    over = post.until is not None and post.until < today
    term = (
        tr("{since} to {until}", since=post.since, until=post.until)
        if post.until
        else tr("since {on}", on=post.since)
    )
    return ListRow(
        key=post.uid,
        title=post.post,
        detail=f"{person_name(post.member, level)} · {term}",
        avatar=person_name(post.member, level),
        pill=tr("Over") if over else "",
        action="" if over else tr("End the term"),
    )


def part_name(parts: Sequence[dict[str, str]], part: int) -> str:
    """Return a step's or point's name; a step without words is its number."""
    texts = parts[part - 1] if 0 < part <= len(parts) else {}
    return in_language(texts, language.current().language) or tr("Step {n}", n=part)
