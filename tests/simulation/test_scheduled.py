"""
Scheduled work: what comes up by the clock or by the programme, and what is settled once.
"""

from __future__ import annotations

import pytest
from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import Duration
from desk_theatre.itsm.priority import Priority
from desk_theatre.practices.answers import Encouragement, Influence
from desk_theatre.scenario.conference import Session
from desk_theatre.simulation.adoption import Encouragements, together
from desk_theatre.simulation.incident import Incident, nature_of
from desk_theatre.simulation.organisation import Organisation
from desk_theatre.simulation.scheduled import EVERY, PATIENCE, changeovers
from desk_theatre.simulation.sessions import Wins
from small_scenarios import OPENS, desk_of, kind, team

MINUTE = 60
TALKS = (
    Session("one", "One", "a", OPENS, OPENS + 30 * MINUTE, 50),
    Session("two", "Two", "b", OPENS, OPENS + 40 * MINUTE, 50),
    Session("three", "Three", "a", OPENS + 60 * MINUTE, OPENS + 90 * MINUTE, 50),
)


# -- by the programme ------------------------------------------------------------------------------------------------


def test_sessions_that_end_within_a_quarter_of_an_hour_are_one_changeover() -> None:
    """
    The last session of the day is none: nothing begins after it.
    """
    assert changeovers(desk_of(1, sessions=TALKS).conference) == [OPENS + 30 * MINUTE]
    later = evolve(TALKS[1], ends=OPENS + 50 * MINUTE)
    apart = (TALKS[0], later, TALKS[2])
    assert changeovers(desk_of(1, sessions=apart).conference) == [OPENS + 30 * MINUTE, OPENS + 50 * MINUTE]


def test_the_stand_up_comes_before_the_changeover_and_side_tasks_before_the_backlog() -> None:
    """
    Who is at work finishes the piece of work in hand first; what waits in the backlog comes after the stand-up.
    """
    long = kind("chore", "av", diagnosis=Duration(20.0, "fixed"), repair=Duration(10.0, "fixed"))
    day = desk_of(1, kinds=[long], teams=[team("av", 2, 1)], sessions=TALKS)
    organisation = Organisation(day, 1, 1, {"checkpoint": "chosen"})
    organisation.advance(OPENS)
    organisation.submit(long, None)
    organisation.submit(long, None)

    events = organisation.advance(OPENS + 60 * MINUTE)

    stand_ups = {
        event.by: event.at - OPENS for event in events if isinstance(event, e.WorkStarted) and event.task == "stand-up"
    }
    picked_up = [event.at - OPENS for event in events if isinstance(event, e.IncidentPickedUp)]
    assert stand_ups == {"desk-0": 20 * MINUTE, "boss": 20 * MINUTE, "av-0": 30 * MINUTE}
    assert picked_up == [35 * MINUTE]


# -- settled once ----------------------------------------------------------------------------------------------------


def _agreeing(events: list[e.Event]) -> list[int]:
    return [event.at - OPENS for event in events if isinstance(event, e.WorkStarted) and event.task == "agreeing"]


def test_the_desk_is_quiet_then_what_a_practice_rests_on_is_settled_at_the_next_look() -> None:
    """
    By one agent, once; from then on the practice counts.
    """
    organisation = Organisation(desk_of(2), 1, 1, {"customer_priorities": "chosen"})

    events = organisation.advance(OPENS + 7200)

    assert _agreeing(events) == [EVERY]
    assert [event.practice for event in events if isinstance(event, e.PracticeIntroduced)] == ["customer_priorities"]
    assert organisation.decisions.to_introduce == ()


def test_the_desk_is_busy_then_it_is_settled_after_an_hour_anyway() -> None:
    """
    As soon as the first of them has finished what is in hand.
    """
    busy = kind(diagnosis=Duration(40.0, "fixed"), repair=Duration(60.0, "fixed"))
    organisation = Organisation(desk_of(1, kinds=[busy], hours=6), 1, 1, {"customer_priorities": "chosen"})
    organisation.advance(OPENS)
    for _ in range(3):
        organisation.submit(busy, None)

    events = organisation.advance(OPENS + 6 * 3600)

    assert PATIENCE < _agreeing(events)[0] == 100 * MINUTE


# -- what went well, and what keeps people going -----------------------------------------------------------------------


def test_a_win_is_told_once() -> None:
    """
    A P1 resolved within its target, and a session that began on time in a room that was in trouble before.
    """
    scenario = desk_of(1, kinds=[kind("no-sound", "desk", where="room", blocking=True)], sessions=TALKS)
    draws = Organisation(scenario, 1).draws
    asked, wins = scenario.kinds[0], Wins()
    incident = Incident(1, asked, "a", 1, False, OPENS, Priority.P1, nature_of(1, asked, scenario, draws))
    incident.target = 600
    wins.count_resolved(incident, OPENS + 600)
    wins.count_started(TALKS[2], 0)
    wins.count_started(TALKS[2], 0)

    assert (wins.take(), wins.take()) == ((1, ("three",)), (0, ()))


@pytest.mark.parametrize(("now", "initiative"), [(0, 0.75), (600, 0.75), (601, 0.5), (901, 0.0)])
def test_encouragement_lasts_for_its_time_and_reaches_its_share_of_people(now: int, initiative: float) -> None:
    """
    What several give adds up.
    """
    given = Encouragements()
    given.give(Encouragement(60, 600, Influence(initiative=1.0)), 0.25, 0)
    given.give(Encouragement(60, 900, Influence(initiative=1.0)), 0.5, 0)

    assert together(given.lasting(now)).initiative == initiative
