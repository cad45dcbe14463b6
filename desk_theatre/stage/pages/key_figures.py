"""
The six figures of the stage: which number stands large, what it is called, and whether it is good news.

Each is good, to be watched, or poor by a limit that stands here and is said in words below the figure.
"""

from __future__ import annotations

from collections.abc import Mapping

from desk_theatre.itsm.values import value
from desk_theatre.show.board import Board, Tone
from desk_theatre.stage.wording import labels

GOOD: Mapping[str, float] = {"within_sla": 0.9, "satisfaction": 4.0}
"""
From where on a figure of the headline is good.
"""


@value
class ShownFigure:
    """
    Args:
        short: what it is called where there is little room.
        large: written as large as fits; `small` stands beside it, such as the unit.
        note: a few words below, in the colour of `tone`.
    """

    label: str
    short: str
    large: str
    small: str
    note: str
    tone: Tone = "plain"


def six(board: Board) -> tuple[ShownFigure, ...]:
    """
    The headline of a board, in the order in which it is read.
    """
    return (_within(board), _sessions(board), _lost(board), _waiting(board), _satisfaction(board), _cost(board))


def _within(board: Board) -> ShownFigure:
    share = board.headline.within_sla
    if share is None:
        return ShownFigure("within SLA", "within SLA", labels.NOTHING, "", "none due")
    tone, note = _graded(share, GOOD["within_sla"], 0.75)
    return ShownFigure("within SLA", "within SLA", labels.percent(share), "%", note, tone)


def _sessions(board: Board) -> ShownFigure:
    due, on_time = board.headline.sessions_due, board.headline.sessions_on_time
    if not due:
        return ShownFigure("sessions on time", "sessions", labels.NOTHING, "", "none due")
    by_desk = board.headline.sessions_by_desk
    tone: Tone = "bad" if by_desk else "good" if on_time == due else "plain"
    note = "none late" if on_time == due else f"desk: {by_desk} late"
    return ShownFigure("sessions on time", "sessions", str(on_time), f"/{due}", note, tone)


def _lost(board: Board) -> ShownFigure:
    lost = board.headline.lost
    if not lost:
        return ShownFigure("lost", "lost", "0", "", "none", "good")
    return ShownFigure("lost", "lost", str(lost), "", "forgotten", "bad")


def _waiting(board: Board) -> ShownFigure:
    waiting = board.headline.waiting
    oldest = max((team.oldest for team in board.teams if team.waiting), default=0)
    if not waiting:
        return ShownFigure("waiting now", "waiting now", "0", "", "none")
    return ShownFigure(
        "waiting now", "waiting now", str(waiting), "", f"oldest {labels.minutes(oldest)}" if oldest else ""
    )


def _satisfaction(board: Board) -> ShownFigure:
    score = board.headline.satisfaction
    if score is None:
        return ShownFigure("satisfaction", "satisfaction", labels.NOTHING, "", "nobody asked")
    tone, note = _graded(score, GOOD["satisfaction"], 3.0)
    return ShownFigure("satisfaction", "satisfaction", labels.mark(score), "/5", note, tone)


def _cost(board: Board) -> ShownFigure:
    cost = board.headline.cost_per_resolved
    if cost is None:
        return ShownFigure("cost per solved", "per solved", labels.NOTHING, "", "none solved")
    return ShownFigure("cost per solved", "per solved", labels.money(cost), "", board.currency)


def _graded(value_: float, good: float, watch: float) -> tuple[Tone, str]:
    if value_ >= good:
        return "good", "good"
    return ("warning", "watch") if value_ >= watch else ("bad", "poor")
