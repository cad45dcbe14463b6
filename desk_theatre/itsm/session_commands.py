"""
What can be asked for between the rounds: scenes, teams, cards, findings, improvements, votes and choices.

They change nothing in the organisation until the next round opens.  Typed text is in `text`; it is recorded apart, and shown only
through moderation.
"""

from __future__ import annotations

from desk_theatre.itsm.scene import FindingSort, Perspective, Stakeholder
from desk_theatre.itsm.values import value


@value
class ChoosePlan:
    """
    Plan the show for this time. Rounds, scenes and the speed of the clock follow the scenario's timing for it.

    Args:
        minutes: of the room, in total; one of the scenario's timings.
    """

    minutes: int


@value
class NextScene:
    """
    Go to the next scene.
    """


@value
class SkipScene:
    """
    Skip the next scene, and go to the one after it.
    """


@value
class RepeatScene:
    """
    Restart the scene. The figures are hidden and its time starts again. What the room decided stays.
    """


@value
class PreviousScene:
    """
    Go to the previous scene.
    """


@value
class EndShow:
    """
    End the rounds and go to the finale, even if the plan has more rounds.
    """


@value
class ShowFigure:
    """
    Show the curtain's next figure.

    Args:
        more: how many; less than 0 hides them again.
    """

    more: int = 1


@value
class GuessFigure:
    """
    Keep what the room guesses for a figure of the curtain that has not been shown yet.

    Args:
        figure: key of the figure.
        amount: in the unit of the figure, shares from 0 to 1; `None` takes the guess back.
        team: number of the team that guesses, from 1; `None`: the room.
    """

    figure: str
    amount: float | None
    team: int | None = None


@value
class SetTeams:
    """
    Set how many teams the room has.

    Args:
        count: of teams, from 1 to 12.
    """

    count: int


@value
class NameTeam:
    """
    Name a team.

    Args:
        team: its number, from 1.
        text: the name; typed text.  Empty: the team goes by its number again.
    """

    team: int
    text: str = ""


@value
class SetOrganisers:
    """
    Say which team of the room is the organisers. Their dots are counted apart, and twice where the customers' priorities are at
    stake.

    Args:
        team: its number, from 1; `None`: no team.
    """

    team: int | None


@value
class PickCard:
    """
    Pick a card for a team: it was seen in this round.

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
    Note a finding of the room.

    Args:
        text: the finding; typed text.
        sort: what went wrong, or what helped.
        card: id of the card it belongs to.
    """

    text: str = ""
    sort: FindingSort = "finding"
    card: str | None = None


@value
class ProposeImprovement:
    """
    Propose to start with a practice, or to stop one.

    Args:
        perspective: the one of the four under which it is proposed.
        on: start with it, or stop it.
        text: why; typed text.
        team: number of the team that proposes it, from 1; `None`: the room.
    """

    perspective: Perspective
    practice: str
    on: bool = True
    text: str = ""
    team: int | None = None


@value
class CastVote:
    """
    Give some of a team's dots to an improvement.

    Args:
        team: its number, from 1.
        improvement: number of the improvement, from 1, in the order of proposing.
        dots: how many it gives to this one; 0 takes them back.
    """

    team: int
    improvement: int
    dots: int = 1


@value
class CountHands:
    """
    Count the hands that a team raises for an improvement.

    Args:
        team: its number, from 1.
        improvement: number of the improvement, from 1, in the order of proposing.
        hands: how many, in place of those counted before; 0: none.
    """

    team: int
    improvement: int
    hands: int


@value
class ChooseImprovement:
    """
    Choose an improvement. It starts with the next round.

    Args:
        improvement: number of the improvement, from 1, in the order of proposing.
        on: chosen, or not any more.
        why: the group for which a reason is given with it; `None`: no reason.
    """

    improvement: int
    on: bool = True
    why: Stakeholder | None = None


@value
class ChooseLeading:
    """
    Choose the improvements with the most hands, or with the most dots where hands are equal, as many as the room may choose.
    They take the place of those chosen before. Where two are equal for the last place, it stays free.
    """


@value
class TakeBackFinding:
    """
    Take back a finding.

    Args:
        finding: its number, from 1, in the order of noting.
    """

    finding: int


@value
class TakeBackImprovement:
    """
    Take back a proposed improvement. Its dots go back to the teams.

    Args:
        improvement: number of the improvement, from 1, in the order of proposing.
    """

    improvement: int


@value
class Undo:
    """
    Undo the facilitator’s last step of this reflection; what others did since stays. At the curtain, undo the last guess
    since a figure was shown.
    """


SessionCommand = (
    ChoosePlan
    | NextScene
    | SkipScene
    | RepeatScene
    | PreviousScene
    | EndShow
    | ShowFigure
    | GuessFigure
    | SetTeams
    | NameTeam
    | SetOrganisers
    | PickCard
    | NoteFinding
    | ProposeImprovement
    | CastVote
    | CountHands
    | ChooseImprovement
    | ChooseLeading
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
    "guess-figure": GuessFigure,
    "set-teams": SetTeams,
    "name-team": NameTeam,
    "set-organisers": SetOrganisers,
    "pick-card": PickCard,
    "note-finding": NoteFinding,
    "propose-improvement": ProposeImprovement,
    "cast-vote": CastVote,
    "count-hands": CountHands,
    "choose-improvement": ChooseImprovement,
    "choose-leading": ChooseLeading,
    "take-back-finding": TakeBackFinding,
    "take-back-improvement": TakeBackImprovement,
    "undo": Undo,
}
"""
The name of each in files and recordings.
"""
