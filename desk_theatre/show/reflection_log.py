"""
The log of one reflection: what the room found out and decided.

A value: each event makes a new log from the one before, so undoing returns to the one before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from desk_theatre.itsm import session_events as s
from desk_theatre.itsm.scene import FindingSort, Perspective, Stakeholder
from desk_theatre.itsm.values import value
from desk_theatre.practices.customer_priorities import CustomerPriorities

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desk_theatre.itsm.events import Event


@value
class Finding:
    """
    Args:
        number: in this reflection, from 1.
        card: id of the card it belongs to.
        said: number of the input with its text.
    """

    number: int
    sort: FindingSort
    card: str | None
    said: int


@value
class Improvement:
    """
    Args:
        number: in this reflection, from 1.
        practice, on: what to start, or to stop.
        said: number of the input with its reason.
        team: number of the team that proposed it; `None`: the room.
    """

    number: int
    perspective: Perspective
    practice: str
    on: bool
    said: int
    team: int | None = None


@value
class Leading:
    """
    Args:
        first: numbers of the improvements that lead, the leading one first.
        tied: numbers of those that are equal for the last places, and so not among them.
    """

    first: tuple[int, ...] = ()
    tied: tuple[int, ...] = ()


@value
class ReflectionLog:
    """
    Args:
        picks: team and card, in the order of picking.
        votes: team, improvement and dots, in the order of voting.
        hands: team, improvement and hands, in the order of counting.
        chosen: numbers of improvements, in the order of choosing.
        reasons: numbers of chosen improvements, each with the group for which a reason was given.
        noted, proposed: the last numbers that were given.
    """

    findings: tuple[Finding, ...] = ()
    improvements: tuple[Improvement, ...] = ()
    picks: tuple[tuple[int, str], ...] = ()
    votes: tuple[tuple[int, int, int], ...] = ()
    chosen: tuple[int, ...] = ()
    reasons: tuple[tuple[int, Stakeholder], ...] = ()
    noted: int = 0
    proposed: int = 0
    hands: tuple[tuple[int, int, int], ...] = ()

    def finding(self, number: int) -> Finding | None:
        return next((each for each in self.findings if each.number == number), None)

    def improvement(self, number: int) -> Improvement | None:
        return next((each for each in self.improvements if each.number == number), None)

    def reason(self, number: int) -> Stakeholder | None:
        """
        Return the group for which a reason was given with a chosen improvement; `None` for none.
        """
        return dict(self.reasons).get(number)

    def dots(self, team: int, *, but: int | None = None) -> int:
        """
        Return how many dots a team has given, without those to improvement `but`.
        """
        return sum(dots for other, improvement, dots in self.votes if other == team and improvement != but)

    def weighed(self, number: int, organisers: int | None) -> int:
        """
        Return the dots of an improvement: those of the organisers twice where the customers' priorities are at stake.

        Args:
            organisers: number of their team; `None`: no team.
        """
        meant = self.improvement(number)
        twice = meant is not None and meant.practice == CustomerPriorities.identity.id
        return sum(
            dots * (2 if twice and team == organisers else 1)
            for team, improvement, dots in self.votes
            if improvement == number
        )

    def raised(self, number: int) -> int:
        """
        Return the hands that all teams raise for an improvement. A hand is one person, whoever's team it is.
        """
        return sum(hands for _, improvement, hands in self.hands if improvement == number)

    def leading(self, most: int, organisers: int | None) -> Leading:
        """
        Return the improvements with the most hands, or with the most dots where hands are equal.

        Args:
            most: how many may lead.
            organisers: number of their team, whose dots may count twice; `None`: no team.
        """
        ranks = {
            each.number: (self.raised(each.number), self.weighed(each.number, organisers)) for each in self.improvements
        }
        order = sorted(
            (number for number, rank in ranks.items() if any(rank)), key=lambda number: (ranks[number], -number)
        )
        order.reverse()
        first, rest = order[:most], order[most:]
        if not first or not rest or ranks[first[-1]] != ranks[rest[0]]:
            return Leading(tuple(first))
        equal = ranks[rest[0]]
        return Leading(
            tuple(number for number in first if ranks[number] != equal),
            tuple(number for number in order if ranks[number] == equal),
        )

    def decided(self) -> tuple[Improvement, ...]:
        """
        The chosen improvements, in the order of choosing.
        """
        found = map(self.improvement, self.chosen)
        return tuple(each for each in found if each is not None)

    def highest_team(self) -> int:
        """
        The highest number of a team that has picked or voted; 0 for none.
        """
        picked, voted = (team for team, _ in self.picks), (team for team, _, _ in (*self.votes, *self.hands))
        return max([*picked, *voted], default=0)


def replayed(before: ReflectionLog, events: Iterable[Event]) -> ReflectionLog:
    """
    Return the log after events that followed a step which is undone: what was said of an improvement that is not there
    any more goes with it.
    """
    for event in events:
        if isinstance(event, s.LeadingChosen):
            there = tuple(number for number in event.improvements if before.improvement(number) is not None)
            before = after(before, evolve(event, improvements=there))
            continue
        about = event.improvement if isinstance(event, (s.VoteCast, s.HandsCounted, s.ImprovementChosen)) else None
        if about is None or before.improvement(about) is not None:
            before = after(before, event)
    return before


def after(before: ReflectionLog, event: Event) -> ReflectionLog:  # noqa: PLR0911  (one line an event)
    """
    Return the log after an event; the same one if the event does not concern it.
    """
    match event:
        case s.CardPicked(_, team, card, on):
            picks = tuple(each for each in before.picks if each != (team, card))
            return evolve(before, picks=(*picks, (team, card)) if on else picks)
        case s.FindingNoted(_, number, sort, card, said):
            found = Finding(number, sort, card, said)
            return evolve(before, findings=(*before.findings, found), noted=number)
        case s.ImprovementProposed(_, number, perspective, practice, on, said, team):
            proposed = Improvement(number, perspective, practice, on, said, team)
            return evolve(before, improvements=(*before.improvements, proposed), proposed=number)
        case s.VoteCast(_, team, improvement, dots):
            votes = tuple(each for each in before.votes if each[:2] != (team, improvement))
            return evolve(before, votes=(*votes, (team, improvement, dots)) if dots else votes)
        case s.HandsCounted(_, team, improvement, raised):
            hands = tuple(each for each in before.hands if each[:2] != (team, improvement))
            return evolve(before, hands=(*hands, (team, improvement, raised)) if raised else hands)
        case s.LeadingChosen(_, numbers):
            kept = tuple(each for each in before.reasons if each[0] in numbers)
            return evolve(before, chosen=numbers, reasons=kept)
        case s.ImprovementChosen(_, number, on, why):
            return _chosen(before, number, why, on=on)
        case s.FindingTakenBack(_, number):
            return evolve(before, findings=tuple(each for each in before.findings if each.number != number))
        case s.ImprovementTakenBack(_, number):
            return _without(before, number)
        case _:
            return before


def _chosen(before: ReflectionLog, number: int, why: Stakeholder | None, *, on: bool) -> ReflectionLog:
    """
    Return the log after a choice. A chosen improvement that gets another reason keeps its place.
    """
    others = tuple(each for each in before.chosen if each != number)
    reasons = tuple(each for each in before.reasons if each[0] != number)
    kept = before.chosen if number in before.chosen else (*others, number)
    if not on:
        return evolve(before, chosen=others, reasons=reasons)
    return evolve(before, chosen=kept, reasons=reasons if why is None else (*reasons, (number, why)))


def _without(before: ReflectionLog, number: int) -> ReflectionLog:
    return evolve(
        before,
        improvements=tuple(each for each in before.improvements if each.number != number),
        votes=tuple(each for each in before.votes if each[1] != number),
        hands=tuple(each for each in before.hands if each[1] != number),
        chosen=tuple(each for each in before.chosen if each != number),
        reasons=tuple(each for each in before.reasons if each[0] != number),
    )
