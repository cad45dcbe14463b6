"""
The ballot: what the facilitator types while teams call out what they want, as a value without a screen.

A letter names a practice, and the digits after it count: hands, or dots. The next letter belongs to the next team. So a
team takes two keys, and the choice one more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import evolve

from desk_theatre.itsm.values import value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desk_theatre.show.board import PracticeCard
    from desk_theatre.show.reflection import Proposal, Reflection

Counted = Literal["hands", "dots"]

LABELS = "abcdefghijklmnopqrstuvwxyz+-*/=#"
"""
What names a practice: one key each. The signs are for scenarios that offer more than there are letters.
"""
DIGITS = "0123456789"
MOST_DIGITS = 3


@value
class Ballot:
    """
    Args:
        counted: what the digits count.
        team: number of the team that calls out, from 1.
        practice: id of the practice it named last; empty if none yet.
        digits: typed for that practice.
    """

    counted: Counted = "hands"
    team: int = 1
    practice: str = ""
    digits: str = ""

    @property
    def amount(self) -> int:
        """
        How many hands or dots were typed.
        """
        return int(self.digits or "0")

    def named(self, practice: str, reflection: Reflection) -> Ballot:
        """
        Return the ballot after a team named a practice: the next team, if the one before has had its say.
        """
        team = next_team(self, reflection) if self._said(reflection) else self.team
        return evolve(self, team=team, practice=practice, digits="")

    def typed(self, digit: str) -> Ballot:
        """
        Return the ballot after a digit. A digit too many begins a new amount; where dots are counted, the second does.
        """
        room = MOST_DIGITS if self.counted == "hands" else 1
        digits = self.digits if len(self.digits) < room and self.digits != "0" else ""
        return evolve(self, digits=digits + digit)

    def again(self) -> Ballot:
        """
        Return the ballot for the same team, which names another practice.
        """
        return evolve(self, practice="", digits="")

    def of(self, team: int) -> Ballot:
        """
        Return the ballot for another team.
        """
        return evolve(self, team=team, practice="", digits="")

    def turned(self) -> Ballot:
        """
        Return the ballot that counts dots instead of hands, or hands instead of dots.
        """
        return Ballot("dots" if self.counted == "hands" else "hands", self.team)

    def _said(self, reflection: Reflection) -> bool:
        """
        Return whether the team has had its say: its hands are counted, or it has no dots left.
        """
        if not self.digits:
            return False
        left = next((team.dots_left for team in reflection.teams if team.number == self.team), 0)
        return self.counted == "hands" or not left


def next_team(ballot: Ballot, reflection: Reflection, by: int = 1) -> int:
    """
    Return the number of the team `by` places further; the first comes after the last.
    """
    return (ballot.team - 1 + by) % max(1, len(reflection.teams)) + 1


def labels(practices: Sequence[PracticeCard], order: Sequence[str]) -> Mapping[str, str]:
    """
    Return the practice of each key: in the order of their groups, so that a practice keeps its letter in every round.

    Args:
        order: of the groups; those that are missing come last.
    """
    place = {group: index for index, group in enumerate(order)}
    cards = sorted(practices, key=lambda card: place.get(card.group, len(place)))
    return {label: card.id for label, card in zip(LABELS, cards, strict=False)}


def proposal_of(practice: str, reflection: Reflection) -> Proposal | None:
    """
    Return the improvement that was proposed for a practice; `None` if none was.
    """
    return next((each for each in reflection.proposals if each.practice == practice), None)
