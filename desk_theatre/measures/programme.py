"""
What became of the programme: which sessions began on time, and what the delays cost the delegates.
"""

from __future__ import annotations

from attrs import define, field

from desk_theatre.itsm import events as e
from desk_theatre.measures.fold import Handlers
from desk_theatre.measures.promises import Promises
from desk_theatre.scenario.conference import Conference, Session


@define(eq=False)
class Programme:
    """
    A fold over the events of one round.

    Args:
        promises: asked whether an incident was mended in time.
    """

    conference: Conference
    promises: Promises
    _by_desk: dict[str, None] = field(factory=dict, init=False)
    _sessions: dict[str, Session] = field(init=False)
    _delays: dict[str, int] = field(factory=dict, init=False)
    _held_up: dict[str, int] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self._sessions = {session.id: session for session in self.conference.programme}

    def handlers(self) -> Handlers:
        """
        The beginning of sessions.
        """
        return {e.SessionDelayed: self._on_delayed, e.SessionStarted: self._on_started}

    @property
    def due(self) -> int:
        """
        Sessions whose start has come, whether they have begun or not.
        """
        return len(self._delays) + len(self._held_up)

    @property
    def delayed(self) -> int:
        """
        Sessions that began late, or that should have begun.
        """
        return sum(delay > 0 for delay in self._delays.values()) + len(self._held_up)

    def delayed_by_desk(self, now: int) -> int:
        """
        Those whose incident broke its promise before they began, or has broken it by now, through no fault of the supplier.
        """
        return len(self._by_desk) + sum(self.promises.broken_here(incident, now) for incident in self._held_up.values())

    def minutes_lost(self, now: int) -> float:
        """
        Delay x attendance in minutes, those who still wait included.
        """
        seconds = sum(self._sessions[name].attendance * delay for name, delay in self._delays.items())
        for name in self._held_up:
            session = self._sessions[name]
            seconds += session.attendance * max(0, now - session.starts)
        return seconds / 60

    def _on_delayed(self, event: e.SessionDelayed) -> None:
        if event.session not in self._delays:
            self._held_up[event.session] = event.incident

    def _on_started(self, event: e.SessionStarted) -> None:
        incident = self._held_up.pop(event.session, None)
        if incident is not None and self.promises.broken_here(incident, event.at):
            self._by_desk[event.session] = None
        self._delays[event.session] = event.delay
