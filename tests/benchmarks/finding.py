# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long one key in the find box takes with 50,000 members, beside painting the same list once more."""

import os
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")

from models.insight.directory import Directory, Entry
from models.search import Index
from models.words import Gender, Role, Stage
from resources import data
from tests.benchmarks import Pair, benchmark

MANY = 50_000
TYPED = ("gurpreet singh", "suneeta", "राजेश", "ਹਰਪ੍ਰੀਤ ਕੌਰ", "98765", "om parkash zz")


def _directory() -> Directory:
    """Return invented people: every given name of the lexicon before every other word of it."""
    names = [line.split("\t")[0] for line in data.text("names.tsv").splitlines() if line]
    people = [f"{names[n % len(names)]} {names[(n * 7 + n // len(names)) % len(names)]}" for n in range(MANY)]
    entries = [_entry(n, name) for n, name in enumerate(people, start=1)]
    return Directory(entries, {1: "Morning circle"}, Index((e.id, (e.name, e.number_text)) for e in entries))


def _entry(number: int, name: str) -> Entry:
    return Entry(
        id=number,
        number=number,
        number_text=f"M-{number:05}",
        name=name,
        local_name=None,
        relation_name=None,
        village="Rampur",
        gender=Gender.NOT_STATED,
        stage=Stage.AFTERCARE,
        groups=(1,),
        sponsored=False,
        missed=0,
        waits=False,
        removed=False,
        milestone_days=None,
        phones=(),
        birth_date=None,
    )


class _Service:
    """Members without a vault."""

    def role(self) -> Role:
        return Role.DESK

    def directory(self) -> Directory:
        return _directory()

    def papers(self) -> object:
        return self


class _NoDrafts:
    def keep(self, screen: str, subject: str, content: dict[str, object]) -> None: ...

    def take(self, screen: str, subject: str) -> dict[str, object]:  # noqa: ARG002 - nothing is kept
        return {}

    def drop(self, screen: str, subject: str) -> None: ...


def _texts() -> Iterator[str]:
    """Yield what stands in the box after each key, over and over, and the empty box between."""
    return cycle([word[:n] for word in TYPED for n in range(1, len(word) + 1)] + [""])


@benchmark("a key in the find box, 50,000 members, beside a repaint", at_most=20, within=16)
def key_to_list() -> Pair:
    """Type letter by letter; the list is searched, filled and painted before the next key."""
    from PySide6.QtWidgets import QApplication

    from ui.screen import background, theme
    from ui.screen.drafts import Drafts
    from ui.screen.members.place import MembersPlace
    from ui.screen.members.service import MembersService
    from ui.screen.widgets.rows import ListRow, RowList
    from ui.screen.widgets.words import silent

    app = cast("QApplication", QApplication.instance() or QApplication(["saathi"]))
    theme.load_fonts()
    theme.apply(app)
    place = MembersPlace(cast("MembersService", _Service()), cast("Drafts", _NoDrafts()))
    place.resize(1140, 680)
    place.show()
    with background.through(background.Inline()):
        place.refresh()
    app.processEvents()
    texts = _texts()

    def key() -> None:
        place.search.setText(next(texts))
        place.list.viewport().repaint()

    subject: Callable[[], object] = key
    bare = RowList(silent, whole=False)
    bare.resize(place.list.size())
    bare.show_rows([ListRow(n, f"Person {n}", "M-00001 · Rampur") for n in range(12)])
    bare.show()
    app.processEvents()
    return Pair(subject, lambda: bare.viewport().repaint(), runs=3 * sum(map(len, TYPED)))
