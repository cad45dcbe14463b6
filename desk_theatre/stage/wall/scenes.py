"""
Which scene of the wall belongs to a board: in a running show, and in the same way in a recording of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from desk_theatre.itsm.time_of_day import spell_short
from desk_theatre.stage.wall import curtain, explained, finale, moment, reflection
from desk_theatre.stage.wall import round as round_wall
from desk_theatre.stage.wall.scene import WallScene
from desk_theatre.stage.wall.steady import Steady

if TYPE_CHECKING:
    from desk_theatre.show.board import Board, RoundSummary
    from desk_theatre.show.moments import Moment
    from desk_theatre.show.reflection import Reflection
    from desk_theatre.stage.wall.canvas import Canvas
    from desk_theatre.stage.wall.layout import Layout


class SeenRounds(Protocol):
    """
    What a scene asks for beyond the board.
    """

    def rounds(self) -> tuple[RoundSummary, ...]:
        """
        Return a summary of each round so far.
        """


class Scenes:
    """
    Args:
        steady: how calm the wall of a round is.
    """

    def __init__(self, steady: Steady | None = None) -> None:
        self.steady = steady or Steady()

    def of(self, board: Board, view: SeenRounds) -> WallScene:
        """
        Return the scene of a board.
        """
        if board.phase in {"running", "paused"}:
            return self._round(board)
        match board.scene:
            case "curtain":
                return curtain_scene(board, view)
            case "reflection":
                return reflection_scene(board)
            case "finale":
                return columns_scene(board, view)
            case "round" if board.reflections:
                return plan_scene(board)
            case _:
                return rest_scene(board, view)

    def _round(self, board: Board) -> WallScene:
        facts = self.steady.facts(board)

        def paint(canvas: Canvas, layout: Layout) -> None:
            round_wall.paint(canvas, layout, facts)

        return WallScene(f"round {board.round}", facts, paint, self.steady.again)


def rest_scene(board: Board, view: SeenRounds) -> WallScene:
    """
    Return what stands before the first round, and after the last where nothing else is on.
    """
    if board.phase != "before":
        return columns_scene(board, view)
    clock = spell_short(board.at)

    def paint(canvas: Canvas, layout: Layout) -> None:
        explained.paint(canvas, layout, clock, board.words)

    return WallScene("explained", clock, paint)


def curtain_scene(board: Board, view: SeenRounds) -> WallScene:
    """
    Return the closed curtain, or the figure that was revealed last.
    """
    facts = curtain.curtain_facts(board, view.rounds())
    if facts is None:
        dark = curtain.closed_facts(board)

        def closed(canvas: Canvas, layout: Layout) -> None:
            curtain.closed(canvas, layout, dark)

        return WallScene("closed", dark, closed)

    def paint(canvas: Canvas, layout: Layout) -> None:
        curtain.paint(canvas, layout, facts)

    return WallScene(f"figure {facts.key}", facts, paint)


def reflection_scene(board: Board) -> WallScene:
    """
    Return how far the room has come: the card that most have seen, the vote, or what was chosen.
    """
    latest = board.reflections[-1] if board.reflections else None
    if latest is None or (latest.chosen and latest.chosen >= latest.most):
        return plan_scene(board)
    if latest.proposals:
        return vote_scene(board, latest)
    if latest.findings and latest.findings[-1].words:
        return finding_scene(latest, len(latest.findings) - 1)
    if latest.picks:
        picked = latest.picks[0]
        saw = set(picked.teams)
        teams = tuple((team.number, team.number in saw) for team in latest.teams)
        return card_scene(reflection.CardFacts(picked.title, ("",), teams))
    return plan_scene(board)


def moment_scene(told: Moment, board: Board) -> WallScene:
    """
    Return a moment that is shown to the room.
    """
    facts = moment.moment_facts(told, board)

    def paint(canvas: Canvas, layout: Layout) -> None:
        moment.paint(canvas, layout, facts)

    return WallScene(f"moment {told.pattern} {told.at}", facts, paint)


def card_scene(facts: reflection.CardFacts) -> WallScene:
    """
    Return a card.
    """

    def paint(canvas: Canvas, layout: Layout) -> None:
        reflection.card(canvas, layout, facts)

    return WallScene(f"card {facts.title}", facts, paint)


def finding_scene(latest: Reflection, place: int) -> WallScene:
    """
    Return a finding of the room, as far as its words may be seen.
    """
    found = latest.findings[place]
    facts = reflection.FindingFacts(found.words, found.sort, place + 1, len(latest.findings))

    def paint(canvas: Canvas, layout: Layout) -> None:
        reflection.finding(canvas, layout, facts)

    return WallScene(f"finding {found.number}", facts, paint)


def vote_scene(board: Board, latest: Reflection) -> WallScene:
    """
    Return the vote.
    """
    facts = reflection.vote_facts(latest, reflection.practice_words(board.practices))

    def paint(canvas: Canvas, layout: Layout) -> None:
        reflection.vote(canvas, layout, facts)

    return WallScene("vote", facts, paint)


def plan_scene(board: Board) -> WallScene:
    """
    Return the places for what the room chose after the last round.
    """
    if board.reflections:
        facts = reflection.plan_facts(board.reflections[-1], reflection.practice_words(board.practices))
    else:
        facts = reflection.PlanFacts(board.round + 1, (), 3)

    def paint(canvas: Canvas, layout: Layout) -> None:
        reflection.plan(canvas, layout, facts)

    return WallScene("plan", facts, paint)


def columns_scene(board: Board, view: SeenRounds) -> WallScene:
    """
    Return all rounds as columns.
    """
    facts = finale.finale_facts(board, view.rounds(), reflection.practice_words(board.practices))

    def paint(canvas: Canvas, layout: Layout) -> None:
        finale.columns(canvas, layout, facts)

    return WallScene("columns", facts, paint)
