"""
What may be seen of a reflection: teams, cards, findings, improvements, votes and decisions.

Typed text is here only after moderation has released it.
"""

from __future__ import annotations

from typing import Literal

from desk_theatre.itsm.scene import FindingSort, Perspective, Stakeholder
from desk_theatre.itsm.values import value
from desk_theatre.show.purse import PurseLeft


@value
class TeamAtTable:
    """
    A team of the room.

    Args:
        name: empty if the team goes by its number.
        dots_left: how many it may still give.
        organisers: what the scenario calls them, if the team is theirs; empty for other teams.
        hands: how many it has raised in all.
    """

    number: int
    name: str
    dots_left: int
    organisers: str = ""
    hands: int = 0


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
        reason: the group for which a reason was given with the choice; empty for none.
        dots: in total, those of the organisers twice where the customers' priorities are at stake; `votes` has the number of
            each team that gave some, and how many.
        organisers: what the scenario calls them. `of_organisers`: the team that proposed it is theirs.
        theirs: dots of the organisers, as they gave them; 0 also where no team is the organisers.
        twice: their dots count twice.
        by: number of the team that proposed it; 0: the room.
        hands: of all teams; `raised` has the number of each team that raised some, and how many.
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
    reason: Stakeholder | Literal[""] = ""
    theirs: int = 0
    twice: bool = False
    by: int = 0
    of_organisers: bool = False
    organisers: str = ""
    hands: int = 0
    raised: tuple[tuple[int, int], ...] = ()


@value
class Reflection:
    """
    The reflection after a round.

    Args:
        round: the round before it.
        picks: most picked first.
        proposals: in the order of proposing; `ranking` has their numbers, most hands first, then most dots.
        leading: numbers of those that the room would choose by hands and dots, the leading one first; `tied` has those that
            are equal for the last places.
        dots: how many each team has.
        most: how many may be chosen; `chosen` is how many are.
        undoable: number of steps that can be undone.
        last: no round follows; the choices are the room's take-aways.
        purse: what is left to spend before the next round; `None` without a purse, and for earlier breaks.
        currency: of the scenario.
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
    purse: PurseLeft | None = None
    currency: str = ""
    leading: tuple[int, ...] = ()
    tied: tuple[int, ...] = ()

    @property
    def organisers(self) -> int | None:
        """
        The number of the organisers' team; `None`: no team.
        """
        return next((team.number for team in self.teams if team.organisers), None)

    @property
    def decided(self) -> tuple[Proposal, ...]:
        """
        The chosen improvements.
        """
        return tuple(each for each in self.proposals if each.chosen)
