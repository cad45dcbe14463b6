"""
What is said across the footlights: answers to commands, notices to the facilitator, where a replay stands.
"""

from __future__ import annotations

from typing import Literal

from desk_theatre.itsm.scene import SceneName
from desk_theatre.itsm.values import value
from desk_theatre.show.board import Phase, Tone


@value
class Answer:
    """
    What became of a command.

    Args:
        accepted: it was carried out and is safely recorded.
        words: a sentence for whoever asked: the reason of a refusal, or what to know.
        code: the ticket code, when an incident was submitted.
        wait: seconds after which the same is taken, where it only came too soon.
        join_only: nothing can be reported for the rest of the round; what is open can be joined.
    """

    accepted: bool
    words: str = ""
    code: str = ""
    wait: float = 0.0
    join_only: bool = False


@value
class Pulse:
    """
    Where a show stands, and how fast it goes: what a key of the facilitator changes most often, in no time.
    """

    at: int
    phase: Phase
    speed: float
    round: int


@value
class Notice:
    """
    Something the facilitator has to know until it is mended, such as a disk that is full.
    """

    words: str
    tone: Tone


@value
class TypedText:
    """
    What a delegate typed, for the facilitator, who decides what the room may see of it.

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
    Where a replay stands.

    Args:
        round: the round shown, out of `rounds`.
        at, opens, closes: second of the day now, at the round's beginning and at its end in the recording.
        playing: time passes by itself, `speed` times as fast as the simulated clock.
        words: what there is to say about the file ("not closed properly"), if anything.
        marks: seconds worth jumping to, in order.
        stops: the rounds and scenes that were played, in order, each with the number of its round; `stop` is the one shown.
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
    Where an incident was reported.

    Args:
        round: counted from 1.
        at: second of the day.
    """

    round: int
    at: int


@value
class FoundRecording:
    """
    A recording on this machine.

    Args:
        path: where it lies.
        words: scenario, date and rounds, in a line.
        resumable: it was not closed and can be continued.
    """

    path: str
    words: str
    resumable: bool
