"""
Record every incident.
"""

from __future__ import annotations

from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.simulation.organisation import Organisation
from practice_cases import count, day_of, picked_up, work
from small_scenarios import CALM, OPENS, desk_of, kind, team


def test_an_incident_that_is_written_down_cannot_be_lost() -> None:
    """
    A head that holds one loses the first of two that wait; written down, at 45 seconds each, neither can be lost.
    """
    forgetful = evolve(CALM, head=1, forgets=1.0)
    scenario = desk_of(
        1, kinds=[kind(team="av", repair=Duration(30.0, "fixed"))], teams=[team("av", 2, 1)], chaos=forgetful
    )
    reports = [(0, "no-sound"), (60, "no-sound"), (120, "no-sound")]

    without, with_ = day_of(scenario, [], *reports), day_of(scenario, ["recording"], *reports)

    assert [(x.incident, x.pushed_out_by) for x in without if isinstance(x, e.IncidentLost)] == [(3, 5)]
    assert (count(with_, e.IncidentHeld), count(with_, e.IncidentLost)) == (0, 0)
    assert work(with_, "recording") == [("recording", 45)] * 3
    assert work(without, "recording") == []


def test_an_incident_is_written_down_before_the_next_delegate_is_heard() -> None:
    """
    The price: the second of two who come together waits 45 seconds longer.
    """
    scenario = desk_of(1, kinds=[kind(repair=Duration(5.0, "fixed"), diagnosis=NOTHING)])
    reports = [(0, "no-sound"), (0, "no-sound")]

    without, with_ = day_of(scenario, [], *reports), day_of(scenario, ["recording"], *reports)

    assert [at for _, _, at in picked_up(with_)][1] > [at for _, _, at in picked_up(without)][1]
    assert count(with_, e.IncidentRecorded) == 2
    assert count(without, e.IncidentRecorded) == 0


def test_who_is_told_of_an_incident_that_nobody_logged_logs_it() -> None:
    """
    The agent follows nothing yet, the technician does: the incident is in writing from the moment it is passed on, and the
    seconds are spent there.
    """
    scenario = desk_of(1, kinds=[kind(team="av", diagnosis=NOTHING)], teams=[team("av", 2, 1)])
    nobody = evolve(scenario.commitment, chosen=0.0, initiative=0.0, imitation=0.0)
    scenario = evolve(scenario, commitment=nobody)
    agent, technician = (person.id for each in scenario.organisation.teams for person in each.staff)
    organisation = Organisation(scenario, 1, 1, {"recording": "chosen"})
    organisation.advance(OPENS)
    organisation.commitment.raise_level("recording", 1, 1.0)
    events = [
        *organisation.submit(scenario.kind("no-sound"), "a")[1],
        *organisation.advance(scenario.conference.closes),
    ]

    assert [event.by for event in events if isinstance(event, e.IncidentHeld)] == [agent]
    assert [event.by for event in events if isinstance(event, e.IncidentRecorded)] == [technician]
    logged = [event for event in events if isinstance(event, e.WorkStarted) and event.task == "recording"]
    assert [(event.by, event.seconds) for event in logged] == [(technician, 45)]
