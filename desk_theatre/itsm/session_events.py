"""
What can happen between the rounds: scenes, teams, cards, findings, improvements, votes and choices.

None of it carries typed text.  What was typed is found again by `said`: the number of the input in which it was typed.
"""

from __future__ import annotations

from desk_theatre.itsm.scene import FindingSort, Perspective, SceneName
from desk_theatre.itsm.values import value


@value
class PlanChosen:
    """
    From now on the show follows the scenario's timing for so many minutes, with so many rounds.
    """

    at: int
    minutes: int
    rounds: int


@value
class SceneBegan:
    """
    A scene began that is no round, or the stage was set for the next round.

    Args:
        skipped: the scene that was left out before it.
    """

    at: int
    scene: SceneName
    skipped: SceneName | None = None


@value
class FiguresShown:
    """
    So many figures of the curtain are to be seen now.
    """

    at: int
    count: int


@value
class TeamsSet:
    """
    The room sits in so many teams.
    """

    at: int
    count: int


@value
class TeamNamed:
    """
    A team was called something.

    Args:
        said: number of the input with its name; without words, it goes by its number.
    """

    at: int
    team: int
    said: int


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
    The room found something out.

    Args:
        finding: its number in this reflection, from 1.
        said: number of the input with its words.
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
    """

    at: int
    improvement: int
    perspective: Perspective
    practice: str
    on: bool
    said: int


@value
class VoteCast:
    """
    A team gives so many dots to an improvement, instead of what it gave it before.
    """

    at: int
    team: int
    improvement: int
    dots: int


@value
class ImprovementChosen:
    """
    The room chose an improvement, or gave it up again.
    """

    at: int
    improvement: int
    on: bool


@value
class FindingTakenBack:
    """
    A finding is none any more.
    """

    at: int
    finding: int


@value
class ImprovementTakenBack:
    """
    An improvement is not proposed any more.
    """

    at: int
    improvement: int


@value
class ReflectionUndone:
    """
    The last thing that was done in this reflection was undone; a team whose cards or dots come back is there again.
    """

    at: int


SessionEvent = (
    PlanChosen
    | SceneBegan
    | FiguresShown
    | TeamsSet
    | TeamNamed
    | CardPicked
    | FindingNoted
    | ImprovementProposed
    | VoteCast
    | ImprovementChosen
    | FindingTakenBack
    | ImprovementTakenBack
    | ReflectionUndone
)
