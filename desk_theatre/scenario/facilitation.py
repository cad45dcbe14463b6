"""
How a show is run with a room: its timings, and the rules of the reflection.
"""

from __future__ import annotations

from typing import Literal

from desk_theatre.itsm.values import value


@value
class Timing:
    """
    How the minutes of a session are divided.

    Args:
        minutes: announced length, in total, in real minutes; so are all others.
        rounds: how many are played.
        briefing: minutes for explaining how it works.
        round: minutes for each round.
        curtain: minutes for the figures of each round.
        reflection: minutes for each reflection.
        finale: minutes for looking back at the end.
    """

    minutes: int
    rounds: int
    briefing: float
    round: float
    curtain: float
    reflection: float
    finale: float

    @property
    def planned(self) -> float:
        """
        The minutes of all scenes together.
        """
        return self.briefing + self.rounds * (self.round + self.curtain + self.reflection) + self.finale


USUAL_TIMINGS: tuple[Timing, ...] = (
    Timing(45, 2, briefing=4, round=9, curtain=2, reflection=7, finale=5),
    Timing(75, 3, briefing=6, round=10, curtain=2, reflection=8, finale=7),
    Timing(120, 4, briefing=9, round=12, curtain=3, reflection=10, finale=10),
)
"""
The timings of a scenario that names none.
"""


@value
class ReflectionRules:
    """
    The rules of the reflection.

    Args:
        teams: number of teams in the room, unless the facilitator changes it.
        dots: how many a team may give.
        improvements: how many the room may choose after a round.
    """

    teams: int = 4
    dots: int = 3
    improvements: int = 3


@value
class ObserverTask:
    """
    What a team of the room watches for while a round is played.

    Args:
        title: what it watches, in a few words.
        question: what it is asked first in the reflection.
    """

    title: str
    question: str


@value
class Purse:
    """
    What the room may spend on new practices between two rounds. Before the first round everything is free.

    Args:
        minutes: people-minutes for each break; `None`: no limit.
        money: for each break, in the scenario's currency; `None`: no limit.
    """

    minutes: int | None = None
    money: int | None = None

    @property
    def limited(self) -> bool:
        """
        Whether there is a limit at all.
        """
        return self.minutes is not None or self.money is not None


@value
class ModerationRules:
    """
    The rules for delegates' texts.

    Args:
        hold_texts: new texts are held until the facilitator releases them.
        per_minute: submissions per minute that the form takes; 0: no limit.
    """

    hold_texts: bool = False
    per_minute: int = 60


@value
class RoomRules:
    """
    What a report from the room does to the demand of a round.

    Args:
        reports: `instead`, it takes the place of an incident that has not come yet; `besides`, it is one incident more.
        share: how many the room may report so, as a share of the incidents that a round brings on average; without
            meaning for `besides`.
    """

    reports: Literal["instead", "besides"] = "instead"
    share: float = 0.5


def timings_for(own: tuple[Timing, ...], rounds: int) -> tuple[Timing, ...]:
    """
    Return the timings of a scenario, shortest first: its own, and the usual ones for other lengths, with no more rounds
    than it has.

    Args:
        own: those that its file names; empty for none.
        rounds: of its plan.
    """
    from attrs import evolve

    usual = {timing.minutes: evolve(timing, rounds=min(timing.rounds, rounds)) for timing in USUAL_TIMINGS}
    by_minutes = usual | {timing.minutes: timing for timing in own}
    return tuple(by_minutes[minutes] for minutes in sorted(by_minutes))
