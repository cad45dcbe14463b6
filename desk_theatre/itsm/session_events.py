"""
What can happen between the rounds: scenes, teams, cards, findings, improvements, votes and choices.

None of it carries typed text.  What was typed is found again by `said`: the number of the input in which it was typed.
"""

from __future__ import annotations

from desk_theatre.itsm.scene import FindingSort, Perspective, SceneName, Stakeholder
from desk_theatre.itsm.values import value


@value
class PlanChosen:
    """
    From now on the show follows the scenario's timing for `minutes`, with `rounds` rounds.
    """

    at: int
    minutes: int
    rounds: int


@value
class SceneBegan:
    """
    A scene began that is no round, or the stage was set for the next round.

    Args:
        skipped: the scene that was skipped before it.
    """

    at: int
    scene: SceneName
    skipped: SceneName | None = None


@value
class FiguresShown:
    """
    The curtain shows `count` figures now.
    """

    at: int
    count: int


@value
class FigureGuessed:
    """
    The room, or one of its teams, guessed a figure that the curtain has not shown yet, in place of its guess before.

    Args:
        figure: key of the figure.
        amount: in the unit of the figure, shares from 0 to 1; with `null`, the guess was taken back.
        team: number of the team; `None`: the room.
    """

    at: int
    figure: str
    amount: float | None
    team: int | None = None


@value
class TeamsSet:
    """
    The room has `count` teams.
    """

    at: int
    count: int


@value
class TeamNamed:
    """
    A team got a name.

    Args:
        said: number of the input with the name; if that is empty, the team goes by its number.
    """

    at: int
    team: int
    said: int


@value
class OrganisersSet:
    """
    A team of the room is the organisers from now on; with `null`, no team is.
    """

    at: int
    team: int | None


@value
class CardPicked:
    """
    A team picked a card of the deck, or put it back.
    """

    at: int
    team: int
    card: str
    on: bool


@value
class FindingNoted:
    """
    The room noted a finding.

    Args:
        finding: its number in this reflection, from 1.
        said: number of the input with its text.
    """

    at: int
    finding: int
    sort: FindingSort
    card: str | None
    said: int


@value
class ImprovementProposed:
    """
    An improvement was proposed: to start with a practice, or to stop one.

    Args:
        improvement: its number in this reflection, from 1.
        said: number of the input with its why.
        team: number of the team that proposed it; `None`: the room.
    """

    at: int
    improvement: int
    perspective: Perspective
    practice: str
    on: bool
    said: int
    team: int | None = None


@value
class VoteCast:
    """
    A team gave `dots` dots to an improvement, in place of those it gave before.
    """

    at: int
    team: int
    improvement: int
    dots: int


@value
class HandsCounted:
    """
    A team raised `hands` hands for an improvement, in place of those counted before.
    """

    at: int
    team: int
    improvement: int
    hands: int


@value
class ImprovementChosen:
    """
    The room chose an improvement, gave another reason for it, or dropped it again.

    Args:
        why: the group for which a reason was given; `None`: no reason.
    """

    at: int
    improvement: int
    on: bool
    why: Stakeholder | None = None


@value
class LeadingChosen:
    """
    The room chose the improvements with the most hands and dots, in place of those chosen before.

    Args:
        improvements: their numbers, the leading one first. One that was chosen before keeps its reason.
    """

    at: int
    improvements: tuple[int, ...]


@value
class FindingTakenBack:
    """
    A finding was taken back.
    """

    at: int
    finding: int


@value
class ImprovementTakenBack:
    """
    A proposed improvement was taken back.
    """

    at: int
    improvement: int


@value
class ReflectionUndone:
    """
    A step of this reflection was undone. A team whose cards or dots come back is there again. At the curtain, it was the
    last guess.

    Args:
        later: steps of others that were made after it and stay; 0: it was the last one.
    """

    at: int
    later: int = 0


SessionEvent = (
    PlanChosen
    | SceneBegan
    | FiguresShown
    | FigureGuessed
    | TeamsSet
    | TeamNamed
    | OrganisersSet
    | CardPicked
    | FindingNoted
    | ImprovementProposed
    | VoteCast
    | HandsCounted
    | ImprovementChosen
    | LeadingChosen
    | FindingTakenBack
    | ImprovementTakenBack
    | ReflectionUndone
)
