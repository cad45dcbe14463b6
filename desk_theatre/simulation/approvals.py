"""
Approvals: what may not be handed over before somebody has signed it.

It lies on a pile until the manager has time for the whole pile at once.  Whoever handed it over has not got it in hand any
more, the next team has not got it yet, and the clocks run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desk_theatre.itsm import events as e
from desk_theatre.simulation.person import Interruption

if TYPE_CHECKING:
    from desk_theatre.practices.answers import Signature
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.manager import Manager
    from desk_theatre.simulation.person import Person


class PendingApproval(NamedTuple):
    """
    One hand-over that waits for a signature, of an incident in one `episode` of its life.
    """

    by: Person
    incident: Incident
    complete: bool
    episode: int

    @property
    def void(self) -> bool:
        """
        Whether the incident has moved on without it: it was lost, say, or withdrawn.
        """
        return self.incident.episode != self.episode


class Approvals:
    """
    Args:
        manager: who signs.
    """

    def __init__(self, floor: Floor, manager: Manager) -> None:
        self.floor = floor
        self.manager = manager
        self._pile: list[PendingApproval] = []

    def lay_down(self, by: Person, incident: Incident, complete: bool, asked: Signature) -> None:
        """
        One more hand-over for the pile.
        """
        self.floor.emit(e.ApprovalAwaited(self.floor.now, incident.number, by.id))
        if not self._pile:
            self.floor.clock.ring(max(1, asked.every), self._sign, asked.seconds)
        self._pile.append(PendingApproval(by, incident, complete, incident.episode))

    def state(self) -> tuple[int, ...]:
        """
        What lies on the pile, for the digest of the whole state.
        """
        return tuple(paper.incident.number for paper in self._pile)

    def _sign(self, seconds: int) -> None:
        wanted = sum(not paper.void for paper in self._pile)
        self.manager.attend(Interruption("approving", seconds * wanted, then=self._signed))

    def _signed(self, _: Person) -> None:
        """
        What has come on the pile meanwhile is signed with it.
        """
        pile, self._pile = self._pile, []
        for paper in pile:
            if not paper.void:
                assert paper.incident.owner is not None
                self.floor.hand_to(paper.by, paper.incident, paper.incident.owner, paper.complete)
