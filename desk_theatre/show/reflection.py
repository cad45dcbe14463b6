"""
What may be seen of a reflection: teams, cards, findings, improvements, votes and decisions.

Typed text is here only after moderation has released it.
"""

from __future__ import annotations

from desk_theatre.itsm.scene import FindingSort, Perspective
from desk_theatre.itsm.values import value


@value
class TeamAtTable:
    """
    A team of the room.

    Args:
        name: empty if the team goes by its number.
        dots_left: how many it may still give.
    """

    number: int
    name: str
    dots_left: int


@value
class PickedCard:
    """
    A picked card, and the numbers of the teams that picked it.
    """

    card: str
    title: str
    teams: tuple[int, ...]


@value
class FindingNote:
    """
    A finding of the room.

    Args:
        words: empty if they may not be shown, or were taken back.
        card: title of the card it belongs to; empty for none.
    """

    number: int
    sort: FindingSort
    words: str
    card: str = ""


@value
class Proposal:
    """
    A proposed improvement.

    Args:
        name: of the practice.
        on: start the practice, or stop it.
        why: the reason, as typed.
        dots: in total; `votes` has the number of each team that gave some, and how many.
    """

    number: int
    perspective: Perspective
    practice: str
    name: str
    on: bool
    why: str
    dots: int = 0
    votes: tuple[tuple[int, int], ...] = ()
    chosen: bool = False


@value
class Reflection:
    """
    The reflection after a round.

    Args:
        round: the round before it.
        picks: most picked first.
        proposals: in the order of proposing; `ranking` has their numbers, most dots first.
        dots: how many each team has.
        most: how many may be chosen; `chosen` is how many are.
        undoable: number of steps that can be undone.
        last: no round follows; the choices are the room's take-aways.
    """

    round: int
    teams: tuple[TeamAtTable, ...] = ()
    picks: tuple[PickedCard, ...] = ()
    findings: tuple[FindingNote, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    ranking: tuple[int, ...] = ()
    dots: int = 0
    most: int = 0
    chosen: int = 0
    undoable: int = 0
    last: bool = False

    @property
    def decided(self) -> tuple[Proposal, ...]:
        """
        The chosen improvements.
        """
        return tuple(each for each in self.proposals if each.chosen)
