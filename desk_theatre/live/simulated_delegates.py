"""
Simulated delegates, for a rehearsal without an audience.

What they do depends on the scenario, the show's seed, the round and their number; they use no clock and no other luck.
Whatever the facilitator does, the same delegates come at the same seconds of the day with the same words.
"""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Literal, TypeVar

from desk_theatre.itsm.values import value
from desk_theatre.live.simulated_words import voices_of
from desk_theatre.scenario.voices import about
from desk_theatre.simulation.draws import Draws, seconds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_theatre.itsm.kind import Kind
    from desk_theatre.scenario.conference import Session
    from desk_theatre.scenario.scenario import Scenario

PREFIX = "rehearsal-"
"""
Prefix of the keys of their submissions.
"""

A_MINUTE = 0.09
"""
Chance that one of them reports something in a minute of the room: once in a round of eleven minutes.
"""

MOST_ERRANDS = 12
MOST_DELEGATES = 500
_EARLIEST, _LATEST = 0.02, 0.92
_SOON = 20 * 60

Thing = TypeVar("Thing")
Doing = Literal["report", "ask", "ask again"]


@value
class Deed:
    """
    One act of a simulated delegate.

    Args:
        at: second of the day.
        key: of the submission that it is, or concerns.
        luck: 0 to 1, for what depends on the state at that second.
        kind, room, by, text: of a submission.
    """

    at: int
    doing: Doing
    key: str
    luck: float = 0.0
    kind: str = ""
    room: str | None = None
    by: str = ""
    text: str = ""


class SimulatedDelegates:
    """
    Args:
        scenario: what is played.
        seed: of the show.
        delegates: how many there are.
    """

    def __init__(self, scenario: Scenario, seed: int, delegates: int) -> None:
        self.scenario = scenario
        self.delegates = min(delegates, MOST_DELEGATES)
        self.chance = Draws(seed)
        self.voices = voices_of(scenario)
        self._kinds = [kind for kind in scenario.kinds if kind.weight > 0] or list(scenario.kinds)

    def deeds(self, round_: int, minutes: float) -> tuple[Deed, ...]:
        """
        Return all that they do in a round, in order.

        Args:
            minutes: of the room that the round takes.
        """
        found = [deed for who in range(self.delegates) for deed in self._of(who, round_, minutes)]
        closes = self.scenario.conference.closes
        return tuple(
            sorted((deed for deed in found if deed.at < closes), key=lambda deed: (deed.at, deed.key, deed.doing))
        )

    def _of(self, who: int, round_: int, minutes: float) -> Iterator[Deed]:
        eager, more, called, _ = self.chance.few(who, b"rehearsal delegate %d" % round_)
        errands = min(MOST_ERRANDS, int(2 * eager * A_MINUTE * minutes + more))
        name = _pick(self.voices.names, self.chance.few(who, b"rehearsal name")[0])
        for errand in range(errands):
            luck = self.chance.block(who * MOST_ERRANDS + errand, b"rehearsal errand %d" % round_)
            yield from self._errand(luck, f"{PREFIX}{round_}-{who + 1}-{errand + 1}", name if called < 0.8 else "")

    def _errand(self, luck: Sequence[float], key: str, by: str) -> Iterator[Deed]:
        """
        Yield a report and at most two visits to ask for it, with the patience of the scenario's delegates.
        """
        day, patience = self.scenario.conference, self.scenario.patience
        at = day.opens + int((_EARLIEST + luck[0] * (_LATEST - _EARLIEST)) * (day.closes - day.opens))
        kind = _weighed(self._kinds, [each.weight or 1.0 for each in self._kinds], luck[1])
        session = self._session(at, luck[2])
        room = self._room(session, luck[3]) if kind.where == "room" else None
        text = self._words(kind, session if room is not None else None, luck[4], luck[5])
        yield Deed(at, "report", key, luck[6], kind.id, room, by, text)
        first = at + max(60, seconds(patience.first, luck[7]))
        yield Deed(first, "ask", key, luck[8])
        yield Deed(first + max(60, seconds(patience.again, luck[9])), "ask again", key, luck[10])

    def _session(self, at: int, u: float) -> Session | None:
        """
        Return the session that a delegate sits in or goes to; `None` in a break.
        """
        near = [each for each in self.scenario.conference.programme if each.starts - _SOON <= at < each.ends]
        return _weighed(near, [max(1, each.attendance) for each in near], u) if near else None

    def _room(self, session: Session | None, u: float) -> str | None:
        rooms = self.scenario.conference.rooms
        if session is not None:
            return session.room
        return _weighed(rooms, [max(1, room.seats) for room in rooms], u).id if rooms else None

    def _words(self, kind: Kind, session: Session | None, sort: float, which: float) -> str:
        """
        Return words for this kind of incident, or words that fit any.
        """
        if sort < 0.5 and kind.words:
            return _pick(kind.words, which)
        if sort < 0.75 and session is not None:
            speaker = session.speaker or self.scenario.words.say("our {speaker}")
            return about(_pick(self.voices.session_remarks, which), session.title, speaker)
        return _pick(self.voices.remarks, which) if sort < 0.95 else ""


def _pick(choices: Sequence[str], u: float) -> str:
    return choices[int(u * len(choices))]


def _weighed(choices: Sequence[Thing], weights: Sequence[float], u: float) -> Thing:
    left = u * fsum(weights)
    for choice, weight in zip(choices, weights, strict=True):
        left -= weight
        if left < 0:
            return choice
    return choices[-1]
