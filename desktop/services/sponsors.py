# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Sponsors place answered at the Desk."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ui.screen.sponsors.service import Named, SponsorsView, Wish

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from models.sponsorship.contacts import HandedOver, SaidRow
    from models.sponsorship.leaving import StepRow
    from models.sponsorship.pairings import Look, PairRow, Suggested
    from models.words import Channel
    from ui.screen.front import Paper


class DeskSponsors:
    """Sponsorship work of whoever is signed in."""

    def __init__(self, at_desk: "Callable[[], Desk]") -> None:
        self._at_desk = at_desk

    def today(self) -> date:
        """Return the centre's calendar date."""
        return self._at_desk().today

    def read(self) -> SponsorsView:
        """Return everything the place shows."""
        from models.desk.acts import Act
        from models.sponsorship import leaders, pairings, queues

        desk = self._at_desk()
        pairs, tree = pairings.listed(desk), queues.tree(desk)
        if not desk.may(Act.PAIR):
            return SponsorsView(pairs, tree)
        return SponsorsView(
            pairs,
            tree,
            queues.queues(desk),
            queues.sponsors(desk),
            leaders.leaders(desk),
            pairings.apart(desk),
            pairings.listed(desk, ended=True),
            queues.dues(desk),
            desk.may(Act.KEEP_APART),
        )

    def suggest(self, sponsee: int) -> "Sequence[Suggested]":
        """Return three possible sponsors with their reasons, best first."""
        from models.sponsorship import pairings

        return pairings.suggest(self._at_desk(), sponsee)

    def found(self, text: str) -> Sequence[Named]:
        """Return members a text finds."""
        from models.people import members

        rows = members.find(self._at_desk(), text, 8) if text.strip() else ()
        return [Named(row.number, row.number_text, row.named()) for row in rows]

    def look(self, wish: Wish) -> "Look":
        """Return what stands in the way of a pair."""
        from models.sponsorship import pairings
        from models.words import PairKind

        kind = PairKind.PRIMARY if wish.temporary_days is None else PairKind.TEMPORARY
        return pairings.look(self._at_desk(), wish.sponsor, wish.sponsee, kind)

    def pair(self, wish: Wish) -> "PairRow":
        """Make a pair. Raises ``Refused`` with one sentence."""
        from models.sponsorship import pairings

        return pairings.pair(
            self._at_desk(),
            wish.sponsor,
            wish.sponsee,
            agreed_on=wish.agreed_on,
            temporary_days=wish.temporary_days,
            reason=wish.reason,
        )

    def pause(self, pair: int, *, paused: bool) -> None:
        """Pause a pair, or let it go on."""
        from models.sponsorship import pairings
        from models.words import PairState

        pairings.change_state(self._at_desk(), pair, PairState.PAUSED if paused else PairState.ACTIVE)

    def end(self, pair: int, reason: str, hand_over: str) -> None:
        """End a pair."""
        from models.sponsorship import pairings

        pairings.end(self._at_desk(), pair, reason, hand_over=hand_over)

    def history(self, pair: int) -> "Sequence[SaidRow]":
        """Return all that was said about a pair, newest first; the opening is logged."""
        from models.sponsorship import contacts

        return contacts.history(self._at_desk(), pair)

    def hand_overs(self, member: int) -> "Sequence[HandedOver]":
        """Return what each of somebody's earlier sponsors handed over, newest first; it is logged."""
        from models.sponsorship import contacts

        return contacts.hand_overs(self._at_desk(), member)

    def contact(self, pair: int, text: str, on: date | None, channel: "Channel") -> None:
        """Keep one contact."""
        from models.sponsorship import contacts

        contacts.contact(self._at_desk(), pair, text, on=on, channel=channel)

    def review(self, pair: int, text: str) -> None:
        """Note that a pair was looked at and goes on."""
        from models.sponsorship import contacts

        contacts.review(self._at_desk(), pair, text)

    def handing_over(self, member: int) -> "Sequence[StepRow]":
        """Return everything somebody who leaves holds."""
        from models.sponsorship import leaving

        return leaving.handing_over(self._at_desk(), member)

    def note_step(self, member: int, what: str, teller: str, due_on: date | None) -> None:
        """Keep who sees to one thing, and by when."""
        from models.sponsorship import leaving

        leaving.note_step(self._at_desk(), member, what, teller=teller, due_on=due_on)

    def tick(self, member: int, what: str, *, done: bool) -> None:
        """Tick one thing off, or open it again."""
        from models.sponsorship import leaving

        leaving.tick(self._at_desk(), member, what, done=done)

    def keep_apart(self, one: int, other: int, reason: str) -> None:
        """Put two members on the list of people not to pair."""
        from models.sponsorship import pairings

        pairings.keep_apart(self._at_desk(), one, other, reason)

    def lift_apart(self, apart: int) -> None:
        """Take two members off that list."""
        from models.sponsorship import pairings

        pairings.lift_apart(self._at_desk(), apart)

    def picture(self) -> "Paper":
        """Return the picture of who walks with whom, to print; the printing is logged."""
        from models.centre.centre import centre
        from models.desk.acts import Act
        from models.sponsorship import queues
        from ui.paper.pairing import render_pairing
        from ui.screen.front import Paper

        desk = self._at_desk()
        rows, language = queues.tree(desk), desk.person.language
        pdf = render_pairing(rows, centre(desk).name(language), desk.today, language)
        desk.note(Act.PRINT)
        return Paper(f"pairs-{desk.today.isoformat()}.pdf", pdf)

    def offer(self, member: int, places: int) -> None:
        """Say how many sponsees somebody takes."""
        from models.sponsorship import pairings

        pairings.offer(self._at_desk(), member, places)
