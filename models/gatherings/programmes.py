# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Programmes as data: the built-in ones and the centre's own, each fault of a file said in one sentence.

Step numbers and a centre's own words are kept; texts of AA or NA are not, as they are theirs.
"""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from sqlmodel import col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings.tables import Programme
from models.messages import Message, NotFound, Refused, message
from models.text import NotText, clean_line
from models.words import GroupModel, Language, ProgrammeKind, Texts
from resources import data

LARGEST = 100_000
"""Bytes of a programme's file."""
MOST_PARTS = 60
_KEY = re.compile(r"[a-z][a-z0-9_]{1,39}")
_FIELDS = frozenset(("key", "kind", "names", "parts", "tools"))
_LANGUAGES = frozenset(language.value for language in Language)
# Words of the Twelve Steps that nobody writes by chance.
_THEIRS = re.compile(
    r"powerless over|power greater than ourselves|fearless moral inventory|exact nature of our wrongs"
    r"|defects of character|made direct amends|spiritual awakening as the result",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A programme: its parts in order (empty texts mean their number alone) and the names of its tools."""

    key: str
    kind: ProgrammeKind
    names: Texts
    parts: tuple[Texts, ...]
    tools: tuple[Texts, ...]
    own: bool = False
    """Loaded by the centre."""


USUAL: dict[GroupModel, str] = {GroupModel.TWELVE_STEP: "twelve_step", GroupModel.SMART: "smart"}
"""The programme that goes with a group's model."""


@lru_cache(maxsize=1)
def built_in() -> tuple[ProgrammeRow, ...]:
    """Return the programmes that come with the program."""
    return tuple(
        _row(each) for each in cast("list[dict[str, Any]]", json.loads(data.text("programmes.json")))
    )


def _row(content: dict[str, Any], *, own: bool = False) -> ProgrammeRow:
    return ProgrammeRow(
        key=content["key"],
        kind=ProgrammeKind(content["kind"]),
        names=content["names"],
        parts=tuple(content["parts"]),
        tools=tuple(content.get("tools", ())),
        own=own,
    )


def listed(desk: Desk) -> tuple[ProgrammeRow, ...]:
    """Return every programme, the built-in ones first."""
    with desk.reading() as session:
        own = session.exec(select(Programme).order_by(col(Programme.id))).all()
    return (*built_in(), *(_row(each.content, own=True) for each in own))


def by_key(desk: Desk, key: str) -> ProgrammeRow:
    """Return a programme. Raises NotFound."""
    for row in listed(desk):
        if row.key == key:
            return row
    raise NotFound(message("There is no programme called {key}.", key=key))


def load(desk: Desk, content: bytes) -> ProgrammeRow:
    """Take a centre's own programme over from its file; the same key again replaces it. Managers alone."""
    row, found = read(content)
    if row is None:
        raise Refused(found[0])
    if row.key in {each.key for each in built_in()}:
        raise Refused(message("{key} is the key of a built-in programme. Choose another.", key=row.key))
    kept: dict[str, Any] = {
        "key": row.key,
        "kind": row.kind.value,
        "names": row.names,
        "parts": list(row.parts),
        "tools": list(row.tools),
    }
    with desk.work(Act.SETTINGS) as work:
        held = work.session.exec(select(Programme).where(Programme.key == row.key)).first()
        if held is None:
            work.add(Programme(key=row.key, content=kept, loaded_on=desk.today), about="")
        else:
            work.change(held, about="", content=kept, loaded_on=desk.today)
        if work.changed:
            work.commit()
    return row


def remove(desk: Desk, key: str) -> None:
    """Take a centre's own programme away; what members did in it stays on their pages. Managers alone."""
    with desk.work(Act.SETTINGS) as work:
        held = work.session.exec(select(Programme).where(Programme.key == key)).first()
        if held is None:
            raise NotFound(message("There is no programme called {key}.", key=key))
        work.remove(held, about="")
        work.commit()


# ---- Reading a file ----


def read(content: bytes) -> tuple[ProgrammeRow | None, tuple[Message, ...]]:
    """Return the programme of a file, or every fault in it, one clear sentence each."""
    if len(content) > LARGEST:
        return None, (message("The file is larger than any programme. Was it the right one?"),)
    try:
        found: object = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None, (message("The file is not JSON in UTF-8, which a programme's file must be."),)
    if not isinstance(found, dict):
        return None, (message("A programme's file holds one object in curly brackets."),)
    table = cast("dict[str, Any]", found)
    faults = _faults(table)
    return (None, tuple(faults)) if faults else (_row(_cleaned(table), own=True), ())


def _faults(table: dict[str, Any]) -> list[Message]:
    found = [
        message(
            "“{field}” is not a part of a programme. There are: key, kind, names, parts, tools.",
            field=str(name),
        )
        for name in table
        if name not in _FIELDS
    ]
    key, kind = table.get("key"), table.get("kind")
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        found.append(message("“key” needs a short name of small letters, digits and _, such as yoga_path."))
    if kind not in list(ProgrammeKind):
        found.append(message("“kind” is either “steps” or “points”."))
    if not _is_texts(table.get("names")) or not any(table["names"].values()):
        found.append(message("“names” needs the programme's name in at least one of en, hi and pa."))
    found += _faults_of_list(table.get("parts"), "parts", least=1)
    found += _faults_of_list(table.get("tools", []), "tools", least=0)
    if _THEIRS.search(json.dumps(table, ensure_ascii=False)):
        found.append(
            message(
                "This holds words of the Twelve Steps, which are not ours to keep. Write numbers or your own."
            )
        )
    return found


def _faults_of_list(value: object, name: str, *, least: int) -> list[Message]:
    if not isinstance(value, list):
        return [message("“{field}” is a list in square brackets.", field=name)]
    items = cast("list[object]", value)
    if not least <= len(items) <= MOST_PARTS:
        return [
            message("“{field}” holds {least} to {most} entries.", field=name, least=least, most=MOST_PARTS)
        ]
    return [
        message("Entry {n} of “{field}” is not a text for each language (en, hi, pa).", n=place, field=name)
        for place, item in enumerate(items, start=1)
        if not _is_texts(item)
    ]


def _is_texts(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    return all(
        language in _LANGUAGES and isinstance(text, str) and _is_line(text)
        for language, text in cast("dict[object, object]", value).items()
    )


def _is_line(text: str) -> bool:
    try:
        return len(clean_line(text)) <= 120
    except NotText:
        return False


def _cleaned(table: dict[str, Any]) -> dict[str, Any]:
    return {
        "key": table["key"],
        "kind": table["kind"],
        "names": _lines(table["names"]),
        "parts": [_lines(each) for each in table["parts"]],
        "tools": [_lines(each) for each in table.get("tools", [])],
    }


def _lines(texts: Texts) -> Texts:
    return {language: clean_line(text) for language, text in texts.items() if clean_line(text)}
