"""
A line is looked at in several orders at once.
"""

from __future__ import annotations

from desk_theatre.simulation.backlog import LATEST
from small_scenarios import at_second, desk_of, kind, team


def test_only_a_shout_makes_an_incident_the_latest() -> None:
    """
    What is filed again because its rank has changed keeps its place among the shouts; what is asked for again is on top.
    """
    scenario = desk_of(1, kinds=[kind(team="av")], teams=[team("av", 2, 1)])
    organisation, _ = at_second(scenario, (0, "no-sound"), (10, "no-sound"), (20, "no-sound"))
    line = organisation.floor.teams["av"].line
    older = organisation.floor.incidents[3]

    def on_top() -> int | None:
        first = line.first(LATEST, lambda _: True)
        return None if first is None else first.number

    seen = [on_top()]
    line.file_again(older)
    seen.append(on_top())
    line.shout(older)
    seen.append(on_top())

    assert seen == [5, 5, 3]
    assert [incident.number for incident in line.waiting()] == [3, 5]
