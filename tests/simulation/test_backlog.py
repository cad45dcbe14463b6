"""
The backlog: what is taken next, in each of the orders in which people look at it.
"""

from __future__ import annotations

from desk_theatre.itsm.priority import Priority
from desk_theatre.simulation.backlog import LATEST, Backlog
from desk_theatre.simulation.incident import Incident, nature_of
from desk_theatre.simulation.organisation import Organisation
from small_scenarios import OPENS, at_second, desk_of, kind, team

AV = desk_of(1, kinds=[kind("easy", "av"), kind("hard", "av", hard=1.0)], teams=[team("av", 2, 1)])


def _first(backlog: Backlog, order: str) -> int | None:
    first = backlog.first(order, lambda _: True)
    return None if first is None else first.number


def _waiting(*judged: Priority | None, name: str = "easy") -> tuple[Backlog, list[Incident]]:
    """
    A backlog of the team `av`, in which incidents have come to wait one after the other.
    """
    organisation, backlog, incidents = Organisation(AV, 1), Backlog(), []
    for number, priority in enumerate(judged):
        asked = AV.kind(name)
        nature = nature_of(number, asked, AV, organisation.draws)
        incident = Incident(number, asked, None, 1, False, OPENS + number, Priority.P3, nature)
        incident.assessed, incident.team = priority, "av"
        backlog.enter(incident, OPENS + number)
        incidents.append(incident)
    return backlog, incidents


def _by_priority(incident: Incident) -> tuple[int, ...]:
    return (9 if incident.assessed is None else int(incident.assessed), incident.number)


def test_only_a_shout_makes_an_incident_the_latest() -> None:
    """
    What is filed again because its rank has changed keeps its place among the shouts; what is asked for again is on top.
    """
    scenario = desk_of(1, kinds=[kind(team="av")], teams=[team("av", 2, 1)])
    organisation, _ = at_second(scenario, (0, "no-sound"), (10, "no-sound"), (20, "no-sound"))
    line = organisation.floor.teams["av"].backlog
    older = organisation.floor.incidents[3]

    seen = [_first(line, LATEST)]
    line.file_again(older)
    seen.append(_first(line, LATEST))
    line.shout(older)
    seen.append(_first(line, LATEST))

    assert seen == [5, 5, 3]
    assert [incident.number for incident in line.waiting()] == [3, 5]


def test_two_orders_look_at_the_same_incidents() -> None:
    """
    The latest is on top for one, the most important for the other.
    """
    backlog, _ = _waiting(Priority.P2, Priority.P4, Priority.P3)
    backlog.rank_by("priority", _by_priority)

    assert (_first(backlog, LATEST), _first(backlog, "priority")) == (2, 0)


def test_an_incident_is_judged_again_then_it_takes_its_new_place() -> None:
    """
    It is not found in the old one any more.
    """
    backlog, incidents = _waiting(Priority.P3, Priority.P2)
    backlog.rank_by("priority", _by_priority)
    assert _first(backlog, "priority") == 1

    incidents[1].assessed = Priority.P4
    backlog.file_again(incidents[1])

    assert _first(backlog, "priority") == 0


def test_an_incident_leaves_and_comes_back_then_it_waits_once() -> None:
    """
    What the orders held of it is void.
    """
    backlog, incidents = _waiting(Priority.P2, Priority.P3)
    backlog.rank_by("priority", _by_priority)
    backlog.leave(incidents[0])
    seen = [(_first(backlog, "priority"), backlog.length)]
    backlog.enter(incidents[0], OPENS + 60)
    backlog.leave(incidents[1])
    seen.append((_first(backlog, "priority"), backlog.length))
    backlog.leave(incidents[0])
    seen.append((_first(backlog, "priority"), backlog.length))

    assert seen == [(1, 1), (0, 1), (None, 0)]


def test_somebody_refuses_the_hard_ones_then_the_first_other_one_is_taken() -> None:
    """
    Until one of them is freed, and need not wait for one person only any more.
    """
    backlog, (first, second) = _waiting(None, None, name="hard")

    def refuses(incident: Incident) -> bool:
        return incident.freed

    before = backlog.first(LATEST, refuses)
    assert [incident.number for incident in backlog.hard_ones()] == [0, 1]
    assert not backlog.any_ordinary()
    backlog.free(first)

    assert before is None
    assert backlog.first(LATEST, refuses) is first
    assert backlog.hard_ones() == [second]
    assert backlog.any_ordinary()


def test_what_was_escalated_goes_by_importance_and_then_by_its_deadline() -> None:
    """
    Only those are looked at, and only while they wait.
    """
    backlog, incidents = _waiting(Priority.P3, Priority.P2, Priority.P2)
    for incident, within in zip(incidents, (60, 600, 300), strict=True):
        incident.within = within
        if incident.number:
            incident.escalated = True
            backlog.file_again(incident)

    first = backlog.first_escalated(lambda _: True)
    assert first is incidents[2]
    backlog.leave(incidents[2])
    assert backlog.first_escalated(lambda _: True) is incidents[1]
    backlog.leave(incidents[1])
    assert backlog.first_escalated(lambda _: True) is None
