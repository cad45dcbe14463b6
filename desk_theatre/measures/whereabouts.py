"""
Where the incidents stand: how many are open, in work, resolved, lost, withdrawn.

Every incident is in exactly one state of `itsm.lifecycle`, so the counts always add up to the number reported.
"""

from __future__ import annotations

from attrs import define, field

from desk_theatre.itsm import events as e
from desk_theatre.itsm.lifecycle import DONE, OPEN, STEPS, State, step
from desk_theatre.measures.fold import Handlers


@define(eq=False)
class Whereabouts:
    """
    A fold over the events of one round.

    Args:
        checking: refuse steps that the lifecycle does not have.  A show takes what the simulation says; tests check.
        state: by number of the incident.
    """

    checking: bool = False
    state: dict[int, State] = field(factory=dict, init=False)
    _counts: dict[State, int] = field(factory=lambda: dict.fromkeys(State, 0), init=False)

    def handlers(self) -> Handlers:
        """
        Everything that moves an incident.
        """
        follow = self._on_step_checked if self.checking else self._on_step
        return {
            **dict.fromkeys(STEPS, follow),
            e.IncidentReported: self._on_step_checked if self.checking else self._on_reported,
            e.IncidentPended: self._on_step_checked if self.checking else self._on_pended,
        }

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
        return sum(self._counts[state] for state in OPEN)

    @property
    def waiting(self) -> int:
        """
        Open, and nobody has it in hand.
        """
        return self.open - self._counts[State.IN_WORK]

    @property
    def resolved(self) -> int:
        """
        Resolved or closed, and not reopened since.
        """
        return sum(self._counts[state] for state in DONE)

    @property
    def lost(self) -> int:
        """
        Nobody but the delegate remembers them.
        """
        return self._counts[State.LOST]

    @property
    def withdrawn(self) -> int:
        """
        The delegate does not want them solved any more.
        """
        return self._counts[State.WITHDRAWN]

    def _on_reported(self, event: e.IncidentReported) -> None:
        self.state[event.incident] = State.REPORTED
        self._counts[State.REPORTED] += 1

    def _on_step(self, event: e.IncidentClosed) -> None:
        before = self.state[event.incident]
        after = STEPS[type(event)].get(before, before)
        if after is not before:
            self._move(event.incident, before, after)

    def _on_pended(self, event: e.IncidentPended) -> None:
        after = State.PENDING_DELEGATE if event.waiting_for == "delegate" else State.PENDING_SUPPLIER
        self._move(event.incident, self.state[event.incident], after)

    def _on_step_checked(self, event: e.IncidentClosed | e.IncidentReported) -> None:
        before = self.state.get(event.incident)
        after = step(before, event)
        if after is not None:
            self._move(event.incident, before, after)

    def _move(self, incident: int, before: State | None, after: State) -> None:
        if before is not None:
            self._counts[before] -= 1
        self._counts[after] += 1
        self.state[incident] = after
