"""
What a round has shown: the cards that were seen, each with its evidence, and the moments worth stopping for.

A reflection begins with it, and a report ends with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.values import value
from desk_theatre.practices.foundations import missing
from desk_theatre.scenario.offering import offered
from desk_theatre.show.benchmark import BenchmarkFigure
from desk_theatre.show.deck.card import Card, Glimpse
from desk_theatre.show.deck.deck import DECK, theme_order
from desk_theatre.show.deck.round_evidence import RoundEvidence
from desk_theatre.show.moments import Moment, Moments, of_the_round

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desk_theatre.itsm import events as e
    from desk_theatre.scenario.scenario import Scenario


MOST_TELLING = 5
"""
Cards that a room can talk about in one reflection; the others that were seen come after them.
"""


@value
class InPlace:
    """
    A practice against a card that was active for most of the round; the card was seen all the same.

    Args:
        followed: mean commitment when it was last measured, 0 to 1.
        missing: ids of what it builds on and the round did not have.
    """

    practice: str
    followed: float
    missing: tuple[str, ...] = ()


@value
class SeenCard:
    """
    A card that a round has shown.

    Args:
        strength: 0 to 1, to compare cards by; from 0.7 on the evidence is hard to dispute.
        words: the evidence, one sentence with figures.
        glimpses: where to look in the replay, in the order of the day.
        in_place: which of the practices against it the round had already.
    """

    card: Card
    strength: float
    words: str
    glimpses: tuple[Glimpse, ...]
    in_place: tuple[InPlace, ...] = ()

    @property
    def would_help(self) -> tuple[str, ...]:
        """
        Ids of the practices against it that the round did not have.
        """
        had = {each.practice for each in self.in_place}
        return tuple(practice for practice in self.card.practices if practice not in had)


@value
class Material:
    """
    Args:
        seen: the themes that the room named first; within them the strongest evidence first.
        unseen: the rest of the deck; the themes that the room named first, otherwise in the order of the deck.
        moments: in the order of the day.
        benchmark: figures of the round beside those of real desks.
    """

    round: int
    seen: tuple[SeenCard, ...]
    unseen: tuple[Card, ...]
    moments: tuple[Moment, ...]
    benchmark: tuple[BenchmarkFigure, ...] = ()


def evidence(scenario: Scenario, events: Iterable[e.Event]) -> Material:
    """
    Return what one round has shown.

    Args:
        events: of that round, oldest first; events before its opening and after its end do not count.
    """
    happened = of_the_round(events)
    book = RoundEvidence(scenario).read(happened)
    seen, unseen = look(book)
    moments = Moments(scenario)
    moments.add_all(happened)
    return Material(book.round, seen, unseen, moments.found)


def look(book: RoundEvidence) -> tuple[tuple[SeenCard, ...], tuple[Card, ...]]:
    """
    Return the cards that a round has shown, and the others.
    """
    seen, unseen = [], []
    for card in (book.scenario.words.told(each) for each in DECK):
        found = card.detect(book)
        if found is None:
            unseen.append(card)
        else:
            seen.append(SeenCard(card, found.strength, found.words, found.glimpses, _in_place(book, card)))
    order = theme_order(book.scenario.plan.themes)
    place = {card.id: index for index, card in enumerate(DECK)}
    seen.sort(key=lambda each: (order[each.card.theme], -each.strength, place[each.card.id]))
    unseen.sort(key=lambda each: (order[each.theme], place[each.id]))
    return tuple(seen), tuple(unseen)


def _in_place(book: RoundEvidence, card: Card) -> tuple[InPlace, ...]:
    agreed, offer = book.agreed, offered(book.scenario.offer)
    active = [practice for practice in agreed.practices if agreed.mostly(practice)]
    return tuple(
        InPlace(practice, agreed.followed(practice), missing(practice, active, offer))
        for practice in card.practices
        if practice in active
    )


def rounds_in(events: Sequence[e.Event]) -> list[list[e.Event]]:
    """
    Return the events of each round of a show, from its opening to the last event before the next opening.
    """
    from desk_theatre.itsm import events as e

    first = [index for index, event in enumerate(events) if isinstance(event, e.RoundOpened)]
    ends = [*first[1:], len(events)]
    return [list(events[start:end]) for start, end in zip(first, ends, strict=False)]
