"""
Messages between a show and its screens: answers to commands, notices to the facilitator, the position of a replay.
"""

from __future__ import annotations

from typing import Literal

from desk_theatre.itsm.scene import SceneName
from desk_theatre.itsm.values import value
from desk_theatre.show.board import Phase, Tone


@value
class Answer:
    """
    The answer to a command.

    Args:
        accepted: it was carried out and is safely recorded.
        words: a sentence for the sender: the reason of a refusal, or a remark.
        code: the ticket code, when an incident was submitted.
        wait: seconds after which the same command is taken, if it only came too soon.
        join_only: the sender can report nothing for the rest of the round, only join open incidents.
    """

    accepted: bool
    words: str = ""
    code: str = ""
    wait: float = 0.0
    join_only: bool = False


@value
class Pulse:
    """
    The phase and speed of a show: what the facilitator's keys change most often, read without making a board.
    """

    at: int
    phase: Phase
    speed: float
    round: int


@value
class Notice:
    """
    A message to the facilitator that stays until its cause is fixed, such as a full disk.
    """

    words: str
    tone: Tone


@value
class TypedText:
    """
    A delegate's text, for the facilitator, who decides what the room may see.

    Args:
        text, by: as typed.
        state: what the room may see of it.
        shown: what it sees.
        round: in which it was typed.
    """

    number: int
    code: str
    title: str
    place: str
    text: str
    by: str
    state: Literal["shown", "held", "masked", "replaced"]
    shown: str = ""
    round: int = 1


@value
class Position:
    """
    The position of a replay.

    Args:
        round: the round shown, out of `rounds`.
        at, opens, closes: second of the day now, at the round's beginning and at its end in the recording.
        playing: time passes by itself, `speed` times as fast as the simulated clock.
        words: remarks about the file ("not closed properly"), if any.
        marks: seconds worth jumping to, in order.
        stops: the rounds and scenes that were played, in order, each with the number of its round; `stop` is the one
            shown.
    """

    round: int
    rounds: int
    at: int
    opens: int
    closes: int
    playing: bool
    speed: float
    words: str = ""
    marks: tuple[int, ...] = ()
    stops: tuple[tuple[SceneName, int], ...] = ()
    stop: int = -1


@value
class Report:
    """
    The place of a report in the show.

    Args:
        round: from 1.
        at: second of the day.
    """

    round: int
    at: int


@value
class FoundRecording:
    """
    A recording on this machine.

    Args:
        path: of the file.
        words: scenario, date and rounds, in a line.
        resumable: it was not closed and can be resumed.
    """

    path: str
    words: str
    resumable: bool
