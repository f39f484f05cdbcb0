# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Member cards: the number the register's box takes, and whom to call; nothing of what the centre does."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.centre.letterhead import Letterhead, letterhead
from models.desk.acts import Act
from models.desk.desk import Desk
from models.messages import Refused, message
from models.people.members import by_number
from models.words import Language, NameLevel

MOST_CARDS = 2_000


@dataclass(frozen=True, slots=True)
class Card:
    """One member's card."""

    name: str
    number_text: str


@dataclass(frozen=True, slots=True)
class CardsPaper:
    """Everything a batch of cards prints."""

    head: Letterhead
    cards: tuple[Card, ...]


def cards(
    desk: Desk,
    numbers: Iterable[int],
    *,
    level: NameLevel = NameLevel.INITIAL,
    language: Language | None = None,
) -> CardsPaper:
    """Return the cards of these members, each once, and note the printing with each of them."""
    wanted = list(dict.fromkeys(numbers))
    if not 1 <= len(wanted) <= MOST_CARDS:
        raise Refused(message("Choose from 1 to {most} members for cards.", most=MOST_CARDS))
    people = [by_number(desk, number) for number in wanted]
    with desk.work(Act.PRINT, subject=people[0].uid if len(people) == 1 else "") as work:
        for person in people:
            work.tell(person.uid, {"printed": "card"})
        work.commit()
    shown = (Card(person.shown(level, language), person.number_text) for person in people)
    return CardsPaper(letterhead(desk), tuple(shown))
