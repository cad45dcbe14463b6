"""
Recorded evenings: the rehearsal, played with commands of the test's choice.
"""

from __future__ import annotations

from collections.abc import Iterable

from desk_theatre.itsm import commands as c
from desk_theatre.itsm.events import Event
from desk_theatre.recording.header import Header
from desk_theatre.recording.reader import Recording
from desk_theatre.scenario import library
from desk_theatre.show.show import Show

REHEARSAL = library.source_of("rehearsal")
SCENARIO = REHEARSAL.scenario()
OPENS = SCENARIO.conference.opens

Timed = tuple[int, c.Command]
"""
A command, and how many minutes after the opening it is given; time that has passed already means after the round.
"""


def recorded(commands: Iterable[Timed], seed: int = 3, until: int | None = None) -> Recording:
    """
    The recording of an evening; what is refused is not in it.

    Args:
        until: minutes into the last round after which the light went out; `None`: it is played to its end.
    """
    show = Show(SCENARIO, seed)
    inputs: list[c.Input] = []
    events: list[Event] = []
    for minutes, command in commands:
        goes_on = OPENS + 60 * minutes >= show.at and not isinstance(command, c.OpenRound)
        events += show.advance(OPENS + 60 * minutes if goes_on else show.until)
        at = show.at
        outcome = show.handle(command)
        if outcome.refused is None and not outcome.repeated:
            inputs.append(c.Input(len(inputs), at, 0, command))
            events += outcome.events
    if show.phase == "paused":
        events += show.handle(c.ContinueRound()).events
        inputs.append(c.Input(len(inputs), show.at, 0, c.ContinueRound()))
    events += show.advance(show.until if until is None else OPENS + 60 * until)
    head = Header(REHEARSAL.text, seed, "2026-11-22T09:00:00", SCENARIO.title)
    return Recording(head, tuple(inputs), tuple(events), (), (), 0, True, (), len(inputs) + len(events) + 1)


def chosen(*practices: str) -> list[Timed]:
    """
    The room chooses practices before a round.
    """
    return [(0, c.SetPractice(practice, on=True, how="chosen")) for practice in practices]


def reported(minutes: int, kind: str = "no-sound", room: str = "A") -> Timed:
    """
    Somebody in the room reports something.
    """
    return minutes, c.SubmitIncident(kind, room, "badge 7", "what they typed")


TWO_ROUNDS: list[Timed] = [
    (0, c.OpenRound()),
    reported(10),
    reported(21, "coffee"),
    (30, c.SetPractice("recording", on=True)),
    reported(44, "clicker", "B"),
    *chosen("routing"),
    (0, c.OpenRound()),
    reported(12),
    (25, c.InjectCue("wifi-crowd")),
    reported(33, "no-picture", "main"),
    (50, c.SetPractice("recording", on=False)),
]
"""
An evening: recording is imposed in the first round, routing announced before the second, recording dropped during it.
"""
