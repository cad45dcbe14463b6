"""
What may be seen of a reflection: teams, cards, findings, improvements, votes, and what was decided.

Everything typed stands here only after moderation has released it.
"""

from __future__ import annotations

from desk_theatre.itsm.scene import FindingSort, Perspective
from desk_theatre.itsm.values import value


@value
class TeamAtTable:
    """
    A team of the room.

    Args:
        name: as it calls itself; empty if it goes by its number.
        dots_left: how many it may still give.
    """

    number: int
    name: str
    dots_left: int


@value
class PickedCard:
    """
    A card that somebody picked, and the numbers of the teams that did.
    """

    card: str
    title: str
    teams: tuple[int, ...]


@value
class FindingNote:
    """
    What the room found out.

    Args:
        words: empty if they may not be shown, or were taken out.
        card: title of the card it belongs to; empty for none.
    """

    number: int
    sort: FindingSort
    words: str
    card: str = ""


@value
class Proposal:
    """
    An improvement on the table.

    Args:
        name: of the practice.
        on: to start with it, or to stop it.
        why: as somebody typed it.
        dots: in all; `votes` has the number of each team that gave some, and how many.
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
        round: after which.
        picks: most picked first.
        proposals: in the order of proposing; `ranking` has their numbers, most dots first.
        dots: how many each team has.
        most: how many may be chosen, and `chosen` how many are.
        undoable: how many steps can be undone.
        last: no round follows; what is chosen is what the room takes home.
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
        What was chosen.
        """
        return tuple(each for each in self.proposals if each.chosen)
