"""
The desk sits at the table: a technician is in the room before the session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.practices.answers import RoomCheck
from desk_theatre.scenario.conference import Session
from desk_theatre.scenario.demand import Demand, Fault
from desk_theatre.scenario.organisation import Staff, TeamSpec
from desk_theatre.scenario.people import Patience
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.organisation import Organisation
from desk_theatre.simulation.person import Person
from profiles import examples
from small_scenarios import ALL, CALM, DEVOTED, HOUR, OPENS, desk_of, kind, practice_sets, scenarios, team

if TYPE_CHECKING:
    from desk_theatre.simulation.scheduler import Work

MINUTE = 60
TALK = Session("talk", "A talk", "a", OPENS + HOUR, OPENS + 90 * MINUTE, 100)
SOUND = kind("no-sound", "av", where="room", blocking=True, diagnosis=NOTHING, repair=Duration(10.0, "fixed"))
PERSON = kind("badge", where="person")
SURE = {"early_involvement": {"finds": 1.0}}
CHECK = OPENS + 35 * MINUTE
LOOKED = CHECK + 3 * MINUTE
FILLING = Demand((), 6.0, 30)  # about three while the room fills, as many while it empties


def _day(*kinds_: object, **more: object) -> Scenario:
    usual: dict[str, object] = {
        "kinds": kinds_ or (SOUND,),
        "teams": [team("av", 2, 2)],
        "sessions": [TALK],
        "demand": FILLING,
        "parameters": SURE,
    }
    return desk_of(1, **{**usual, **more})  # type: ignore[arg-type]


def _played(scenario: Scenario, *practices: str, seed: int = 1) -> list[e.Event]:
    return Organisation(scenario, seed, 1, dict.fromkeys(practices, "chosen")).advance(scenario.conference.closes)


def _reports(events: list[e.Event]) -> dict[int, e.IncidentReported]:
    return {x.incident: x for x in events if isinstance(x, e.IncidentReported)}


def _checks(events: list[e.Event]) -> list[tuple[str, int, int]]:
    return [(x.by, x.at, x.seconds) for x in events if isinstance(x, e.WorkStarted) and x.task == "checking"]


def test_a_technician_goes_for_three_minutes_before_each_session() -> None:
    """
    Twenty-five minutes ahead, the one who has been free longest of those who look after rooms; two sessions, two people.
    """
    both = [TALK, evolve(TALK, id="other", room="b")]
    scenario = _day(sessions=both, demand=Demand())

    assert _checks(_played(scenario, "early_involvement")) == [("av-0", CHECK, 180), ("av-1", CHECK, 180)]
    assert _checks(_played(scenario)) == []


def test_nobody_goes_who_has_nothing_to_do_with_rooms() -> None:
    """
    A team for badges does not try the sound; where there is no other, nobody goes.
    """
    scenario = _day(kind("badge", "reg"), teams=[team("reg", 2, 1)])

    assert _checks(_played(scenario, "early_involvement")) == []


def test_what_is_found_is_repaired_before_a_delegate_has_to_report_it() -> None:
    """
    What two delegates would have come with before the session, and would have held it up, is repaired on the spot; what came
    before the check, and what comes after the session has begun, comes as without.
    """
    without, with_ = (_played(_day(), *practices, seed=5) for practices in ((), ("early_involvement",)))
    early = [n for n, x in _reports(without).items() if LOOKED <= x.at < TALK.starts]
    assert early

    found = [(x.at, x.incident, x.by) for x in with_ if isinstance(x, e.IncidentFound)]
    assert found == [(LOOKED, number, "av-0") for number in early]
    taken = [(x.incident, x.by) for x in with_ if isinstance(x, e.IncidentPickedUp) and x.incident in early]
    assert taken == [(number, "av-0") for number in early]
    mine, theirs = _reports(with_), _reports(without)
    assert {n: x for n, x in mine.items() if n not in early} == {n: x for n, x in theirs.items() if n not in early}
    assert [(mine[n].kind, mine[n].room, mine[n].delegate) for n in early] == [
        (theirs[n].kind, theirs[n].room, theirs[n].delegate) for n in early
    ]


def test_a_session_begins_on_time_because_of_it() -> None:
    """
    Over many days: fewer sessions are held up, and nobody comes to the desk with what was found.
    """

    def figures(*practices: str) -> tuple[int, float, int]:
        delayed, lost, contacts = 0, 0.0, 0
        for seed in range(60):
            scorecard_fold = ScorecardFold(_day())
            scorecard_fold.add_all(_played(_day(), *practices, seed=seed))
            card = scorecard_fold.scorecard(OPENS + 2 * HOUR)
            delayed += card.sessions_delayed
            lost += card.delegate_minutes_lost
            contacts += scorecard_fold.contacts.reported
        return delayed, lost, contacts

    without, with_ = figures(), figures("early_involvement")

    assert with_[0] < 0.75 * without[0]
    assert with_[1] < without[1]
    assert with_[2] < without[2]


def test_what_is_not_theirs_is_told_to_those_whose_it_is() -> None:
    """
    Half a minute for the call, straight to the owner, with everything they need to know; only what happens in the room is
    found.
    """
    wifi = kind("wifi", "net", where="room", diagnosis=NOTHING, repair=Duration(10.0, "fixed"))
    silent = evolve(SOUND, weight=0.0)
    scenario = _day(
        silent,
        wifi,
        PERSON,
        teams=[team("av", 2, 1), team("net", 2, 1)],
        chaos=evolve(CALM, wrong_team=1.0, missing=1.0),
    )
    for seed in range(8):
        events = _played(scenario, "early_involvement", seed=seed)
        found = {x.incident for x in events if isinstance(x, e.IncidentFound)}
        reports = _reports(events)
        assert {reports[number].kind for number in found} <= {"wifi"}
        calls = [x.seconds for x in events if isinstance(x, e.WorkStarted) and x.task == "handing over"]
        assert calls == [30] * len(found)
        passed = [(x.team, x.complete) for x in events if isinstance(x, e.IncidentAssigned) and x.incident in found]
        assert passed == [("net", True)] * len(found)


def test_what_only_one_person_can_do_waits_for_that_person() -> None:
    """
    A hard one that the novice finds is left for the hero.
    """
    people = (Staff("novice", "Novice", {"sound": 0.5}), Staff("hero", "Hero", {"sound": 1.0}))
    scenario = _day(evolve(SOUND, hard=1.0), teams=[TeamSpec("av", "AV", 2, people)])
    events = _played(scenario, "early_involvement", seed=5)

    found = [(x.incident, x.by) for x in events if isinstance(x, e.IncidentFound)]
    assert {by for _, by in found} == {"novice"}
    taken = {x.by for x in events if isinstance(x, e.IncidentPickedUp) and (x.incident, "novice") in found}
    assert taken == {"hero"}


def test_a_delegate_who_would_have_come_waits_from_then_on() -> None:
    """
    Nobody is impatient about what nobody has noticed yet: the first visit comes five minutes after the delegate would have
    come to report it.
    """
    slow = evolve(SOUND, repair=Duration(200.0, "fixed"))
    restless = Patience(Duration(5.0, "fixed"), Duration(500.0, "fixed"), chases=1, withdraws=0.0)
    scenario = _day(slow, patience=restless, hours=2)
    would = {n: x.at for n, x in _reports(_played(scenario, seed=5)).items()}
    events = _played(scenario, "early_involvement", seed=5)

    found = {x.incident for x in events if isinstance(x, e.IncidentFound)}
    chased = {x.incident: x.at for x in events if isinstance(x, e.DelegateChased) and x.incident in found}
    assert found
    assert chased == {number: would[number] + 5 * MINUTE for number in found}


def test_what_a_removed_fault_would_have_brought_is_not_found() -> None:
    """
    The cause is gone, and with it what it would have brought.
    """
    cable = Demand((), 0.0, 30, (Fault("cable", "A worn cable", "no-sound", OPENS, 3.0, "a"),))
    organisation = Organisation(_day(demand=cable), 1, 1, {"early_involvement": "chosen"})
    organisation.advance(CHECK)
    organisation.floor.problems.gone = lambda fault: fault == "cable"  # type: ignore[method-assign]

    events = organisation.advance(TALK.starts)

    assert [x for x in events if isinstance(x, (e.IncidentFound, e.IncidentReported))] == []


@examples(20)
@given(scenarios(), st.integers(0, 99), practice_sets())
def test_done_by_everybody_nothing_is_left_to_report(scenario: Scenario, seed: int, others: tuple[str, ...]) -> None:
    """
    Between a check that finds everything and its session, nobody comes with anything from that room.
    """
    sure = evolve(scenario, commitment=DEVOTED, offer=evolve(scenario.offer, parameters=SURE))
    practices = [p for p in ALL if p == "early_involvement" or p in others]
    organisation = Organisation(sure, seed, 1, dict.fromkeys(practices, "chosen"))
    look, checked = organisation.room_checks._look, dict[str, int]()

    def watched(session: Session, answer: RoomCheck, person: Person) -> Work:
        checked[session.id] = organisation.now
        return look(session, answer, person)

    organisation.room_checks._look = watched  # type: ignore[method-assign]
    events = organisation.advance(sure.conference.closes)

    found = {x.incident for x in events if isinstance(x, e.IncidentFound)}
    brought = [x for x in _reports(events).values() if x.incident not in found]
    for session in sure.conference.programme:
        since = checked.get(session.id, session.starts)
        assert [x for x in brought if x.room == session.room and since < x.at < session.starts] == []
