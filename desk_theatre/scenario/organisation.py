"""
The service organisation: the desk, the teams behind it, the manager and the supplier.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import field

from desk_theatre.itsm.kind import Duration
from desk_theatre.itsm.values import value

if TYPE_CHECKING:
    from desk_theatre.itsm.scene import Stakeholder


@value
class Staff:
    """
    One person.

    Args:
        skills: level, 0 to 1, of each skill; 1 works at the speed that the kinds name, 0.5 takes twice as long. A skill
            that is not named is missing.
        cost_per_hour: in the scenario's currency.
    """

    id: str
    name: str
    skills: Mapping[str, float] = field(factory=dict)
    cost_per_hour: float = 40.0


@value
class TeamSpec:
    """
    A team.  Exactly one has line 1, the service desk; those with line 2 work behind it.

    Args:
        wall: short name in large letters, about five of them; empty: it is made from the name.
    """

    id: str
    name: str
    line: int
    staff: tuple[Staff, ...]
    wall: str = ""


@value
class Supplier:
    """
    The third line: slow to come, and paid for each call-out.
    """

    name: str
    cost_per_callout: float
    arrives: Duration
    works: Duration


@value
class OrganisationSpec:
    """
    Everybody who works.
    """

    teams: tuple[TeamSpec, ...]
    manager: Staff
    supplier: Supplier

    @property
    def desk(self) -> TeamSpec:
        """
        The service desk.
        """
        return next(team for team in self.teams if team.line == 1)

    @property
    def everybody(self) -> tuple[Staff, ...]:
        """
        All staff, team by team, the manager last: the order in which commitment is listed.
        """
        return (*(person for team in self.teams for person in team.staff), self.manager)

    def places(self, group: Stakeholder) -> frozenset[int]:
        """
        Return the places of a group's people in `everybody`; none for the organisers, who are not on the staff.
        """
        lines = [team.line for team in self.teams for _ in team.staff]
        wanted = {"desk": 1, "technicians": 2}.get(group)
        if group == "manager":
            return frozenset({len(lines)})
        return frozenset(place for place, line in enumerate(lines) if line == wanted)
