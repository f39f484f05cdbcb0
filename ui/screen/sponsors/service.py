# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the Sponsors place asks of the program."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from models.sponsorship.contacts import HandedOver, SaidRow
from models.sponsorship.leaders import LeaderRow
from models.sponsorship.leaving import StepRow
from models.sponsorship.pairings import ApartRow, Look, PairRow, Suggested
from models.sponsorship.queues import Queues, SponsorRow, TreeRow
from models.words import Channel
from ui.screen.front import Paper


@dataclass(frozen=True, slots=True)
class SponsorsView:
    """Everything the place shows. ``queues`` is None for whoever may only see live pairs."""

    pairs: tuple[PairRow, ...]
    tree: tuple[TreeRow, ...]
    queues: Queues | None = None
    sponsors: tuple[SponsorRow, ...] = ()
    leaders: tuple[LeaderRow, ...] = ()
    apart: tuple[ApartRow, ...] = ()
    """Who is not to be paired."""
    ended: tuple[PairRow, ...] = ()
    """The pairs that ended."""
    dues: dict[int, date] = field(default_factory=dict[int, date])
    """By which day each pair should be in touch again."""
    may_keep_apart: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A member by number, as a list shows one."""

    member: int
    number_text: str
    name: str


@dataclass(frozen=True, slots=True)
class Wish:
    """A pair that is to be made: member numbers, the day both agreed, and how it is meant."""

    sponsor: int
    sponsee: int
    agreed_on: date | None = None
    temporary_days: int | None = None
    reason: str = ""


class SponsorsService(Protocol):
    """Pairs, their care, and who waits. Reads may take a moment; each change is one quick commit."""

    def today(self) -> date:
        """Return the centre's calendar date."""
        ...

    def read(self) -> SponsorsView:
        """Return everything the place shows."""
        ...

    def suggest(self, sponsee: int) -> Sequence[Suggested]:
        """Return three possible sponsors with their reasons, best first."""
        ...

    def found(self, text: str) -> Sequence[Named]:
        """Return members a text finds."""
        ...

    def look(self, wish: Wish) -> Look:
        """Return what stands in the way of a pair."""
        ...

    def pair(self, wish: Wish) -> PairRow:
        """Make a pair. Raises ``Refused`` with one sentence."""
        ...

    def pause(self, pair: int, *, paused: bool) -> None:
        """Pause a pair, or let it go on."""
        ...

    def end(self, pair: int, reason: str, hand_over: str) -> None:
        """End a pair."""
        ...

    def history(self, pair: int) -> Sequence[SaidRow]:
        """Return all that was said about a pair, newest first; the opening is logged."""
        ...

    def hand_overs(self, member: int) -> Sequence[HandedOver]:
        """Return what each of somebody's earlier sponsors handed over, newest first; it is logged."""
        ...

    def contact(self, pair: int, text: str, on: date | None, channel: Channel) -> None:
        """Keep one contact."""
        ...

    def review(self, pair: int, text: str) -> None:
        """Note that a pair was looked at and goes on."""
        ...

    def handing_over(self, member: int) -> Sequence[StepRow]:
        """Return everything somebody who leaves holds."""
        ...

    def note_step(self, member: int, what: str, teller: str, due_on: date | None) -> None:
        """Keep who sees to one thing, and by when."""
        ...

    def tick(self, member: int, what: str, *, done: bool) -> None:
        """Tick one thing off, or open it again."""
        ...

    def keep_apart(self, one: int, other: int, reason: str) -> None:
        """Put two members on the list of people not to pair; managers alone."""
        ...

    def lift_apart(self, apart: int) -> None:
        """Take two members off that list; managers alone."""
        ...

    def picture(self) -> Paper:
        """Return the picture of who walks with whom, to print."""
        ...

    def offer(self, member: int, places: int) -> None:
        """Say how many sponsees somebody takes."""
        ...
