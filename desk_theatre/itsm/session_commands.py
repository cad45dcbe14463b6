"""
What can be asked for between the rounds: scenes, teams, cards, findings, improvements, votes and choices.

They change nothing in the organisation until the next round opens; then what was chosen comes into force.  Whatever is typed
stands in `text`, is recorded as words of its own, and is seen only through moderation.
"""

from __future__ import annotations

from desk_theatre.itsm.scene import FindingSort, Perspective
from desk_theatre.itsm.values import value


@value
class ChoosePlan:
    """
    The evening has so many minutes: rounds, scenes and the speed of the clock follow the scenario's timing for them.

    Args:
        minutes: of the room, in all; one of the scenario's timings.
    """

    minutes: int


@value
class NextScene:
    """
    The scene is over; on to the next one.
    """


@value
class SkipScene:
    """
    The scene that would come next is left out; on to the one after it.
    """


@value
class RepeatScene:
    """
    The scene begins again: the figures are hidden, the time of the scene starts anew.  What the room decided stays.
    """


@value
class PreviousScene:
    """
    Back to the scene before.
    """


@value
class EndShow:
    """
    No more rounds: on to the finale, although the plan holds more.
    """


@value
class ShowFigure:
    """
    The curtain's next figure.

    Args:
        more: how many; less than 0 hides them again.
    """

    more: int = 1


@value
class SetTeams:
    """
    The room sits in so many teams.

    Args:
        count: of teams, from 1 to 12.
    """

    count: int


@value
class NameTeam:
    """
    A team is called something.

    Args:
        team: its number, from 1.
        text: what it is called; typed text.  Nothing: by its number again.
    """

    team: int
    text: str = ""


@value
class PickCard:
    """
    A team picks a card: that is what happened in this round.

    Args:
        team: its number, from 1.
        card: id of a card of the deck.
        on: picked, or put back.
    """

    team: int
    card: str
    on: bool = True


@value
class NoteFinding:
    """
    The room has found something out.

    Args:
        text: what; typed text.
        sort: what went wrong, or what helped.
        card: id of the card it belongs to.
    """

    text: str = ""
    sort: FindingSort = "finding"
    card: str | None = None


@value
class ProposeImprovement:
    """
    The room could start with a practice, or stop one.

    Args:
        perspective: under which of the four it is proposed.
        on: start with it, or stop it.
        text: why; typed text.
    """

    perspective: Perspective
    practice: str
    on: bool = True
    text: str = ""


@value
class CastVote:
    """
    A team gives some of its dots to an improvement.

    Args:
        team: its number, from 1.
        improvement: number of the improvement, from 1, in the order of proposing.
        dots: how many it gives to this one; 0 takes them back.
    """

    team: int
    improvement: int
    dots: int = 1


@value
class ChooseImprovement:
    """
    The room chooses an improvement; it comes into force when the next round opens.

    Args:
        improvement: number of the improvement, from 1, in the order of proposing.
        on: chosen, or not any more.
    """

    improvement: int
    on: bool = True


@value
class TakeBackFinding:
    """
    It was no finding after all.

    Args:
        finding: its number, from 1, in the order of noting.
    """

    finding: int


@value
class TakeBackImprovement:
    """
    An improvement is not proposed any more; its dots go back to the teams.

    Args:
        improvement: number of the improvement, from 1, in the order of proposing.
    """

    improvement: int


@value
class Undo:
    """
    The last thing that was done in this reflection was a slip.
    """


SessionCommand = (
    ChoosePlan
    | NextScene
    | SkipScene
    | RepeatScene
    | PreviousScene
    | EndShow
    | ShowFigure
    | SetTeams
    | NameTeam
    | PickCard
    | NoteFinding
    | ProposeImprovement
    | CastVote
    | ChooseImprovement
    | TakeBackFinding
    | TakeBackImprovement
    | Undo
)

SESSION_COMMANDS: dict[str, type[SessionCommand]] = {
    "choose-plan": ChoosePlan,
    "next-scene": NextScene,
    "skip-scene": SkipScene,
    "repeat-scene": RepeatScene,
    "previous-scene": PreviousScene,
    "end-show": EndShow,
    "show-figure": ShowFigure,
    "set-teams": SetTeams,
    "name-team": NameTeam,
    "pick-card": PickCard,
    "note-finding": NoteFinding,
    "propose-improvement": ProposeImprovement,
    "cast-vote": CastVote,
    "choose-improvement": ChooseImprovement,
    "take-back-finding": TakeBackFinding,
    "take-back-improvement": TakeBackImprovement,
    "undo": Undo,
}
"""
The name of each in files and recordings.
"""
