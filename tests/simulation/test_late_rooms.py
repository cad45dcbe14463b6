"""
Late sessions: how long their people wait for what is missing, and what somebody in front of the room does about it.
"""

from __future__ import annotations

from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import Duration
from desk_theatre.scenario import library
from desk_theatre.scenario.conference import Session
from desk_theatre.scenario.people import Patience
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.organisation import Organisation
from small_scenarios import CALM, HOUR, OPENS, desk_of, kind, team

MINUTE = 60
TALK = Session("talk", "A talk", "a", OPENS + HOUR // 2, OPENS + HOUR, 100)
SHORT = Session("short", "A short one", "a", OPENS + HOUR // 2, OPENS + HOUR // 2 + 15 * MINUTE, 100)
SOUND = kind("no-sound", "av", where="room", blocking=True, repair=Duration(6.0, "fixed"))
LONG = kind("no-wifi", "av", repair=Duration(25.0, "fixed"))


def _day(*sessions: Session, raises: float = 0.0, **more: object) -> Scenario:
    usual: dict[str, object] = {"kinds": [SOUND, LONG], "teams": [team("av", 2, 1), team("net", 2, 1)], "hours": 4}
    day = desk_of(1, sessions=sessions, **{**usual, **more})  # type: ignore[arg-type]
    return evolve(day, conference=evolve(day.conference, raises=Duration(raises, "fixed")))


def _played(day: Scenario, *reports: tuple[int, str]) -> list[e.Event]:
    """
    The events of a day with reports, each at a minute and of a kind; those of a room in room a.
    """
    organisation = Organisation(day, 1)
    events = []
    for minute, id_ in reports:
        found = day.kind(id_)
        events += organisation.advance(OPENS + minute * MINUTE)
        events += organisation.submit(found, "a" if found.where == "room" else None)[1]
    return events + organisation.advance(day.conference.closes)


def _delay(events: list[e.Event]) -> int:
    """
    How many minutes late the only session began.
    """
    (found,) = (x.delay for x in events if isinstance(x, e.SessionStarted))
    return found // MINUTE


def _minutes(events: list[e.Event], what: type, incident: int) -> list[int]:
    return [(x.at - OPENS) // MINUTE for x in events if isinstance(x, what) and getattr(x, "incident", 0) == incident]


def test_a_session_begins_when_nothing_is_in_its_way_any_more() -> None:
    """
    Reported four minutes before the session and resolved in ten: it begins six minutes late, and not at the limit.
    """
    assert _delay(_played(_day(TALK), (26, "no-sound"))) == 6


def test_a_session_waits_at_most_for_half_of_its_own_time() -> None:
    """
    One of a quarter of an hour begins while it has time left, whatever the limit of the conference.
    """
    reports = ((20, "no-wifi"), (29, "no-sound"))

    assert _delay(_played(_day(TALK), *reports)) == 15
    assert _delay(_played(_day(SHORT), *reports)) == 7


def test_how_long_people_wait_differs_and_is_the_same_whatever_people_do() -> None:
    """
    Where nothing gets resolved in time, no two sessions need begin equally late; each waits as long under any way of working.
    """
    day = library.load("conference")
    programme = day.conference.programme
    longest = {
        practices: [
            floor.sessions.longest_wait(place, session)
            for floor in [Organisation(day, 3, 1, dict.fromkeys(practices, "chosen")).floor]
            for place, session in enumerate(programme)
        ]
        for practices in ((), ("recording", "routing"))
    }

    assert longest[()] == longest["recording", "routing"]
    assert len(set(longest[()])) >= 8
    assert all(0 < wait <= day.conference.longest_delay for wait in longest[()])


def test_a_lost_incident_that_blocks_a_room_is_reported_again_and_served_next() -> None:
    """
    An incident that the desk forgets, of a delegate who would wait for ever, keeps the room for as long as nobody raises it.
    """
    forgetful = evolve(CALM, head=1, forgets=1.0)
    waits = Patience(Duration(900.0, "fixed"), Duration(900.0, "fixed"), chases=1, withdraws=0.0)
    reports = ((0, "no-wifi"), (5, "no-sound"), (6, "no-wifi"), (7, "no-wifi"))
    played = {
        raises: _played(_day(TALK, raises=raises, chaos=forgetful, patience=waits), *reports) for raises in (0.0, 4.0)
    }

    assert [_minutes(events, e.IncidentLost, 3) for events in played.values()] == [[6], [6]]
    assert _minutes(played[0.0], e.IncidentResolved, 3) == []
    assert _minutes(played[4.0], e.DelegateChased, 3) == _minutes(played[4.0], e.IncidentRecovered, 3) == [34]
    assert len(_minutes(played[4.0], e.IncidentResolved, 3)) == 1


def test_what_waits_with_the_wrong_team_is_put_first_for_the_team_that_owns_it() -> None:
    """
    The team that it was guessed to is busy for the whole day; the manager, who is sent for, has its owner take it.
    """
    busy = kind("no-light", "net", repair=Duration(230.0, "fixed"))
    astray = evolve(CALM, wrong_team=1.0)
    day = _day(TALK, raises=4.0, kinds=[SOUND, LONG, busy], chaos=astray)
    organisation = Organisation(day, 1)
    organisation.floor.defaults.chaos = CALM
    events = organisation.submit(day.kind("no-light"), None)[1]
    events += organisation.advance(OPENS + MINUTE)
    organisation.floor.defaults.chaos = astray
    events += organisation.submit(SOUND, "a")[1]
    events += organisation.advance(day.conference.closes)

    assert [x.team for x in events if isinstance(x, e.IncidentAssigned) and x.incident == 3] == ["net"]
    assert [(x.by, x.team) for x in events if isinstance(x, e.IncidentEscalated)] == [("boss", "av")]
    assert _minutes(events, e.IncidentPickedUp, 3) == [35]
    assert _delay(events) == 15


def test_what_waits_for_its_delegate_is_answered_by_the_room() -> None:
    """
    The speaker stands there and knows what the delegate would have said an hour later.
    """
    asks = evolve(CALM, missing=1.0, absent=1.0, returns=Duration(120.0, "fixed"))

    events = _played(_day(TALK, raises=4.0, chaos=asks), (0, "no-sound"))

    assert _minutes(events, e.IncidentContinued, 1) == [34]
    assert _delay(events) == 14


def test_nobody_stands_there_once_the_room_is_free() -> None:
    """
    A room is raised again and again, and no more once it is free; a second incident begins it anew.
    """
    day = _day(TALK, evolve(TALK, id="next", starts=OPENS + 2 * HOUR, ends=OPENS + 3 * HOUR), raises=4.0)
    organisation = Organisation(day, 1)
    organisation.advance(OPENS + 25 * MINUTE)
    organisation.submit(SOUND, "a")
    organisation.advance(OPENS + 31 * MINUTE)
    assert organisation.floor.sessions.watched == {"a": None}
    organisation.advance(OPENS + HOUR)
    assert not organisation.floor.sessions.watched
