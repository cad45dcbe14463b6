"""
The view of a reflection: the log in names and released words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.errors import UnknownName
from desk_theatre.show.reflection import FindingNote, PickedCard, Proposal, Reflection, TeamAtTable
from desk_theatre.show.reflection_log import ReflectionLog

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.show.names import Names
    from desk_theatre.show.purse import PurseLeft
    from desk_theatre.show.reflection_log import Improvement
    from desk_theatre.show.session import ShowSession


class ReflectionView:
    """
    Args:
        session: the state of the session.
        said: returns the released text of an input, by its number.
        purse: what is left of it in the latest break; `None`: there is none.
    """

    def __init__(
        self,
        session: ShowSession,
        scenario: Scenario,
        names: Names,
        said: Callable[[int], str],
        purse: PurseLeft | None = None,
    ) -> None:
        self.session = session
        self.rules = scenario.reflection
        self.currency = scenario.currency
        self.organisers = scenario.words.organiser.many
        self.purse = purse
        self.names = names
        self.said = said

    def reflections(self) -> tuple[Reflection, ...]:
        """
        Return one reflection for each finished round, also where the room decided nothing.
        """
        return tuple(self._reflection(number) for number in range(1, self.session.ended + 1))

    def _reflection(self, number: int) -> Reflection:
        session, rules = self.session, self.rules
        found = session.deliberations.get(number, ReflectionLog())
        proposals = tuple(self._proposal(found, each) for each in found.improvements)
        leading = found.leading(rules.improvements, session.organisers)
        return Reflection(
            round=number,
            teams=tuple(self._team(found, team) for team in range(1, session.teams + 1)),
            picks=self._picks(found),
            findings=tuple(
                FindingNote(
                    each.number, each.sort, self.said(each.said), "" if each.card is None else self._title(each.card)
                )
                for each in found.findings
            ),
            proposals=proposals,
            ranking=tuple(each.number for each in sorted(proposals, key=lambda p: (-p.hands, -p.dots, p.number))),
            dots=rules.dots,
            most=rules.improvements,
            chosen=len(found.chosen),
            undoable=session.undoable if number == session.round else 0,
            last=number >= session.rounds,
            purse=self.purse if number == session.ended else None,
            currency=self.currency,
            leading=leading.first,
            tied=leading.tied,
        )

    def _team(self, found: ReflectionLog, team: int) -> TeamAtTable:
        said = self.session.team_names.get(team)
        organisers = self.organisers if team == self.session.organisers else ""
        return TeamAtTable(
            team,
            "" if said is None else self.said(said),
            self.rules.dots - found.dots(team),
            organisers,
            sum(hands for other, _, hands in found.hands if other == team),
        )

    def _proposal(self, found: ReflectionLog, improvement: Improvement) -> Proposal:
        votes = tuple(sorted((team, dots) for team, number, dots in found.votes if number == improvement.number))
        organisers = self.session.organisers
        dots, theirs = found.weighed(improvement.number, organisers), dict(votes).get(organisers or 0, 0)
        return Proposal(
            number=improvement.number,
            perspective=improvement.perspective,
            practice=improvement.practice,
            name=self.names.practices.get(improvement.practice, improvement.practice),
            on=improvement.on,
            why=self.said(improvement.said),
            dots=dots,
            theirs=theirs,
            twice=dots > sum(given for _, given in votes),
            by=improvement.team or 0,
            organisers=self.organisers,
            of_organisers=improvement.team is not None and improvement.team == organisers,
            votes=votes,
            chosen=improvement.number in found.chosen,
            reason=found.reason(improvement.number) or "",
            hands=found.raised(improvement.number),
            raised=tuple(sorted((team, hands) for team, number, hands in found.hands if number == improvement.number)),
        )

    def _picks(self, found: ReflectionLog) -> tuple[PickedCard, ...]:
        teams: dict[str, list[int]] = {}
        for team, card in found.picks:
            teams.setdefault(card, []).append(team)
        cards = [PickedCard(card, self._title(card), tuple(sorted(by))) for card, by in teams.items()]
        return tuple(sorted(cards, key=lambda each: (-len(each.teams), each.title, each.card)))

    def _title(self, card: str) -> str:
        return self.names.say(title(card))


def title(card: str) -> str:
    """
    Return the title of a card; its id if the deck no longer has it.
    """
    from desk_theatre.show.deck.deck import card as find

    try:
        return find(card).title
    except UnknownName:
        return card
