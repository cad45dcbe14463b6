"""
What waits at the service desk: delegates who report, delegates who come back, and news that is due.

It is a counter: first come, first served.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from desk_theatre.simulation import counter

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.simulation.incident import Delegate, Incident
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.scheduler import Work
    from desk_theatre.simulation.team import Team

    Duty = tuple[Callable[[Person, Any], Work], Incident | Delegate]


class Desk:
    """
    The counter, and the team behind it.
    """

    def __init__(self, team: Team) -> None:
        self.team = team
        self._duties: deque[Duty] = deque()
        team.at_counter = self._duties.__len__

    def hear(self, incident: Incident) -> None:
        """
        A delegate wants to report.
        """
        self._call((counter.hear, incident))

    def need_not_hear(self, incident: Incident) -> bool:
        """
        Take out of the queue whoever wants to report it; return whether somebody did.
        """
        duty: Duty = (counter.hear, incident)
        if duty not in self._duties:
            return False
        self._duties.remove(duty)
        return True

    def answer(self, delegate: Delegate) -> None:
        """
        A delegate is back for news.
        """
        self._call((counter.answer, delegate))

    def leave(self, delegate: Delegate) -> None:
        """
        A delegate who is back for news does not wait for it any more.
        """
        duty: Duty = (counter.answer, delegate)
        if duty in self._duties:
            self._duties.remove(duty)

    def report_late(self, incident: Incident) -> None:
        """
        News is due.
        """
        self._call((counter.report_late, incident))

    @property
    def busy(self) -> bool:
        """
        Whether somebody waits there.
        """
        return bool(self._duties)

    def next_duty(self) -> Duty | None:
        """
        Who is next at the counter; those who have gone away are passed over.
        """
        duties = self._duties
        while duties:
            duty = duties.popleft()
            if not duty[1].gone:
                return duty
        return None

    def state(self) -> tuple[object, ...]:
        """
        Who waits for what, for the digest of the whole state.
        """
        return tuple((duty.__name__, whose.number) for duty, whose in self._duties)

    def _call(self, duty: Duty) -> None:
        self._duties.append(duty)
        self.team.queue_changed()
