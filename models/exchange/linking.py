# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sponsors named in a file: who is meant, where that is certain; otherwise listed for a person to decide."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.exchange.entries import Entry
from models.exchange.matching import Candidate, Candidates
from models.messages import Message, counted, message
from models.text import nfc

_NUMBER_WORD = re.compile(
    r"^\s*(?:(?:reg|regn|id|sr|member)\b[.\s]*)?(?:no\b|number\b|#|नं|ਨੰ)?[.:\s]*(?=\d)", re.IGNORECASE
)
Node = tuple[str, int]
"""("member", number) or ("row", row of the file)."""


@dataclass(frozen=True, slots=True)
class Link:
    """A row's person and their sponsor: a member already, or the person of another row."""

    row: int
    name: str
    sponsor_number: int | None
    sponsor_row: int | None
    alike: int = 0
    """How many others have a name that sounds the same but is spelled otherwise."""


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A sponsor who could not be matched."""

    row: int
    name: str
    reason: Message


@dataclass(slots=True)
class Links:
    """What became of the sponsors named in a file."""

    matched: list[Link]
    unmatched: list[Unlinked]


def link(
    entries: Iterable[tuple[Entry, Node]],
    candidates: Candidates,
    nodes: Mapping[int, Node],
    sponsors: Mapping[Node, Node],
) -> Links:
    """Match every named sponsor. ``nodes`` says who each row is; ``sponsors`` holds the pairs that stand."""
    found = Links([], [])
    pairs = dict(sponsors)
    for entry, node in entries:
        if not entry.sponsor:
            continue
        if node in sponsors:
            _refuse(
                found,
                entry,
                message("This person has a sponsor in the register already. That pair was kept."),
            )
            continue
        everybody = _meant(entry.sponsor, candidates, nodes)
        meant = _spelled_so(entry.sponsor, everybody)
        reason = _obstacle(meant, node, pairs)
        if reason:
            _refuse(found, entry, reason)
            continue
        sponsor, candidate = next(iter(meant.items()))
        pairs[node] = sponsor
        row = None if sponsor[0] == "member" else candidate.row
        number = sponsor[1] if row is None else None
        found.matched.append(Link(entry.row, entry.sponsor, number, row, len(everybody) - len(meant)))
    return found


def _refuse(found: Links, entry: Entry, reason: Message) -> None:
    found.unmatched.append(Unlinked(entry.row, entry.sponsor or "", reason))


def _meant(name: str, candidates: Candidates, nodes: Mapping[int, Node]) -> dict[Node, Candidate]:
    """Return everybody who may be meant: by office number where one is written, else by folded name."""
    several = candidates.numbered(_NUMBER_WORD.sub("", name)) if any(char.isdigit() for char in name) else []
    return {_node(one, nodes): one for one in several or candidates.named(name)}


def _spelled_so(name: str, meant: dict[Node, Candidate]) -> dict[Node, Candidate]:
    """Prefer the one person whose name is spelled exactly so, case apart, to those who only sound like it."""
    wanted = _spelling(name)
    exact = {
        node: one
        for node, one in meant.items()
        if wanted in (_spelling(one.person.name), _spelling(one.person.local_name or ""))
    }
    return exact if len(exact) == 1 else meant


def _spelling(name: str) -> str:
    return " ".join(nfc(name).casefold().split())


def _node(candidate: Candidate, nodes: Mapping[int, Node]) -> Node:
    if candidate.number is not None:
        return ("member", candidate.number)
    row = candidate.row or 0
    return nodes.get(row, ("row", row))


def _obstacle(meant: Mapping[Node, Candidate], node: Node, pairs: Mapping[Node, Node]) -> Message | None:
    if not meant:
        return message("Nobody of this name is in the register or in the file.")
    if len(meant) > 1:
        return counted(
            "{n} person has this name. Choose the right one.",
            "{n} people have this name. Choose the right one.",
            len(meant),
        )
    sponsor = next(iter(meant))
    if sponsor == node:
        return message("Nobody can be their own sponsor.")
    if _leads_to(sponsor, node, pairs):
        return message("These two would be each other's sponsor, directly or through others.")
    return None


def _leads_to(start: Node, goal: Node, pairs: Mapping[Node, Node]) -> bool:
    seen: set[Node] = set()
    at: Node | None = start
    while at is not None and at not in seen:
        if at == goal:
            return True
        seen.add(at)
        at = pairs.get(at)
    return False
