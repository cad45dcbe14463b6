"""
How many incidents are in each state: open, resolved, lost, withdrawn.

Every incident is in exactly one state of `itsm.lifecycle`, so the counts always add up to the number reported.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from attrs import define, field

from desk_theatre.itsm import events as e
from desk_theatre.itsm.lifecycle import DONE, OPEN, STEPS, State, after, step
from desk_theatre.measures.fold import Handlers


@define(eq=False)
class IncidentStates:
    """
    A fold over the events of one round.

    Args:
        checking: refuse steps that the lifecycle does not have; for tests.  Otherwise such a step leads where it usually leads.
        state: by number of the incident.
    """

    checking: bool = False
    state: dict[int, State] = field(factory=dict, init=False)

    def handlers(self) -> Handlers:
        if self.checking:
            return dict.fromkeys((e.IncidentReported, *STEPS), self._on_step_checked)
        return {**dict.fromkeys(STEPS, self._on_step), e.IncidentReported: self._on_reported}

    def counts(self) -> Counter[State]:
        """
        How many are in each state.
        """
        return Counter(self.state.values())

    @property
    def submitted(self) -> int:
        """
        All that were reported.
        """
        return len(self.state)

    @property
    def open(self) -> int:
        """
        Neither done with, nor lost, nor withdrawn.
        """
        return sum(count for state, count in self.counts().items() if state in OPEN)

    @property
    def resolved(self) -> int:
        """
        Resolved or closed, and not reopened since.
        """
        return sum(count for state, count in self.counts().items() if state in DONE)

    @property
    def lost(self) -> int:
        """
        Only the delegate still remembers them.
        """
        return self.counts()[State.LOST]

    @property
    def withdrawn(self) -> int:
        """
        Every delegate who had them has given up.
        """
        return self.counts()[State.WITHDRAWN]

    def _on_reported(self, event: e.IncidentReported) -> None:
        self.state[event.incident] = State.REPORTED

    def _on_step(self, event: Any) -> None:
        self.state[event.incident] = after(self.state[event.incident], event)

    def _on_step_checked(self, event: Any) -> None:
        now = step(self.state.get(event.incident), event)
        if now is not None:
            self.state[event.incident] = now
