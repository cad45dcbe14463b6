"""
Each practice alone, with everything else switched off: what goes wrong without it, what people do differently with it, and
what that costs, to the second.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.scenario.conference import Session
from desk_theatre.scenario.organisation import Staff, TeamSpec
from desk_theatre.scenario.people import Patience
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.organisation import Organisation
from small_scenarios import CALM, DEVOTED, OPENS, desk_of, kind, team

TEN_MINUTES = Duration(10.0, "fixed")


def _told(scenario: Scenario, practices: Sequence[str], *reports: tuple[int, str]) -> list[e.Event]:
    """
    What happens when incidents are reported at some seconds after the opening, each `(second, kind)`.
    """
    organisation = Organisation(scenario, 1, 1, dict.fromkeys(practices, "chosen"))
    events = organisation.advance(OPENS)
    for second, name in reports:
        events += organisation.advance(OPENS + second)
        wanted = scenario.kind(name)
        events += organisation.submit(wanted, "a" if wanted.where == "room" else None)[1]
    return events + organisation.advance(scenario.conference.closes)


def _work(events: list[e.Event], *tasks: e.Task) -> list[tuple[e.Task, int]]:
    return [(w.task, w.seconds) for w in events if isinstance(w, e.WorkStarted) and w.task in tasks]


def _taken_up(events: list[e.Event]) -> list[int]:
    return [event.incident for event in events if isinstance(event, e.IncidentPickedUp)]


def _of(events: list[e.Event], kind_: type[e.Event]) -> int:
    return sum(isinstance(event, kind_) for event in events)


def test_recording() -> None:
    """
    A head that holds one loses the first of two that wait; written down, at 45 seconds each, neither can be lost.
    """
    forgetful = evolve(CALM, head=1, forgets=1.0)
    scenario = desk_of(
        1, kinds=[kind(team="av", repair=Duration(30.0, "fixed"))], teams=[team("av", 2, 1)], chaos=forgetful
    )
    reports = [(0, "no-sound"), (60, "no-sound"), (120, "no-sound")]

    without, with_ = _told(scenario, [], *reports), _told(scenario, ["recording"], *reports)

    assert [(x.incident, x.pushed_out_by) for x in without if isinstance(x, e.IncidentLost)] == [(3, 5)]
    assert (_of(with_, e.IncidentHeld), _of(with_, e.IncidentLost)) == (0, 0)
    assert _work(with_, "recording") == [("recording", 45)] * 3
    assert _work(without, "recording") == []


def test_prioritisation() -> None:
    """
    While one person is busy, the latest shout is taken next; judged by the agreed table, at 20 seconds each, the highest
    priority is, and among equals still the latest shout.
    """
    kinds = [
        kind("low", "av", impact=Level.LOW, urgency=Level.LOW),
        kind("high", "av", impact=Level.HIGH, urgency=Level.HIGH),
    ]
    scenario = desk_of(1, kinds=kinds, teams=[team("av", 2, 1)])
    reports = [(0, "low"), (60, "low"), (120, "high"), (180, "high"), (240, "low")]

    without, with_ = _told(scenario, [], *reports), _told(scenario, ["prioritisation"], *reports)

    assert _taken_up(without) == [1, 9, 7, 5, 3]
    assert _taken_up(with_) == [1, 7, 5, 9, 3]
    assert _work(with_, "assessing") == [("assessing", 20)] * 5
    judged = {x.incident: (x.priority, x.guess) for x in with_ if isinstance(x, e.IncidentAssessed)}
    assert {n: (Priority.P1 if n in (5, 7) else Priority.P4, False) for n in (1, 3, 5, 7, 9)} == judged
    assert all(x.guess for x in without if isinstance(x, e.IncidentAssessed))


def test_prioritisation_knows_the_programme() -> None:
    """
    The same kind in the same room is worth more when a session is about to start there.
    """
    session = Session("talk", "A talk", "a", OPENS + 5400, OPENS + 6000, 30)
    microphone = kind(where="room", impact=Level.HIGH, urgency=Level.LOW)
    scenario = desk_of(3, kinds=[microphone], sessions=[session])

    events = _told(
        scenario, ["prioritisation"], (0, "no-sound"), (2400, "no-sound"), (4800, "no-sound"), (5500, "no-sound")
    )

    judged = [x.urgency for x in events if isinstance(x, e.IncidentAssessed)]
    assert judged == [Level.LOW, Level.MEDIUM, Level.HIGH, Level.LOW]


def test_routing() -> None:
    """
    Guessing wrong, an incident goes the long way round through a team that finds out that it is not theirs; known owners
    cost nothing and are right at once.
    """
    lost = evolve(CALM, wrong_team=1.0, bounce=Duration(3.0, "fixed"))
    scenario = desk_of(1, kinds=[kind(team="av")], teams=[team("av", 2, 1), team("net", 2, 1)], chaos=lost)

    without, with_ = (_told(scenario, practices, (0, "no-sound")) for practices in ([], ["routing"]))

    assert [x.team for x in without if isinstance(x, e.IncidentAssigned)] == ["net", "av"]
    assert _work(without, "bouncing") == [("bouncing", 180)]
    assert [x.team for x in with_ if isinstance(x, e.IncidentAssigned)] == ["av"]
    assert [(w.task, w.seconds) for w in with_ if isinstance(w, e.WorkStarted)] == [("diagnosis", 240), ("repair", 360)]


def test_handover() -> None:
    """
    What did not travel along has to be asked for again, sometimes in vain; 30 seconds save it.
    """
    vague = evolve(CALM, missing=1.0, re_asking=Duration(4.0, "fixed"), absent=1.0, returns=Duration(12.0, "fixed"))
    scenario = desk_of(1, kinds=[kind(team="av")], teams=[team("av", 2, 1)], chaos=vague)

    without, with_ = (_told(scenario, practices, (0, "no-sound")) for practices in ([], ["handover"]))

    assert _work(without, "handing over", "re-asking") == [("re-asking", 240)]
    assert [(x.at, x.waiting_for) for x in without if isinstance(x, e.IncidentPended)] == [(OPENS + 240, "delegate")]
    assert [x.at for x in without if isinstance(x, e.IncidentContinued)] == [OPENS + 240 + 720]
    assert _work(with_, "handing over", "re-asking") == [("handing over", 30)]
    assert [x.complete for x in with_ if isinstance(x, e.IncidentAssigned)] == [True]
    assert [x.at for x in with_ if isinstance(x, e.IncidentResolved)] == [OPENS + 30 + 600]


def test_status_updates() -> None:
    """
    In silence the delegate comes back every five minutes; told how it stands, at 15 seconds a message, not once, and there
    is news before the promised time for it has passed.
    """
    restless = Patience(Duration(5.0, "fixed"), Duration(5.0, "fixed"), chases=4, withdraws=0.0)
    chaos = evolve(CALM, answer_chase=Duration(2.0, "fixed"))
    long = kind(team="av", repair=Duration(60.0, "fixed"))
    scenario = desk_of(1, kinds=[long], teams=[team("av", 2, 1)], patience=restless, chaos=chaos)

    without, with_ = (_told(scenario, practices, (0, "no-sound")) for practices in ([], ["status_updates"]))

    assert [OPENS + 300 * n for n in (1, 2, 3, 4)] == [x.at for x in without if isinstance(x, e.DelegateChased)]
    assert _work(without, "chasing", "telling") == [("chasing", 120)] * 4
    about = [x.about for x in with_ if isinstance(x, e.DelegateInformed)]
    assert about == ["recorded", "picked up", "running late", "running late", "resolved"]
    assert _work(with_, "chasing", "telling") == [("telling", 15)] * 5


def test_known_errors() -> None:
    """
    Without it the repeat is diagnosed from scratch; with it the first solution is written down (two minutes, once) and the
    desk solves the next one on the spot (20 seconds for the look).
    """
    again = kind(team="av", first_contact=True, workaround=Duration(3.0, "fixed"))
    scenario = desk_of(1, kinds=[again], teams=[team("av", 2, 1)])
    reports = [(0, "no-sound"), (3600, "no-sound")]

    without, with_ = _told(scenario, [], *reports), _told(scenario, ["known_errors"], *reports)

    waste = [w.waste for w in without if isinstance(w, e.WorkStarted) and w.task == "diagnosis"]
    assert waste == [None, "repeated diagnosis"]
    assert _work(with_, "diagnosis") == [("diagnosis", 240)]
    assert _work(with_, "looking up", "writing down", "work-around") == [
        ("looking up", 20),
        ("looking up", 20),
        ("writing down", 120),
        ("looking up", 20),
        ("work-around", 180),
    ]
    solved = [(x.by, x.first_contact) for x in with_ if isinstance(x, e.IncidentResolved)]
    assert solved == [("av-0", False), ("desk-0", True)]


def test_shared_work() -> None:
    """
    Hard ones wait for the hero while a colleague who could do them sits idle; shared, the colleague takes the second one
    at once, more slowly, and gets better at it.
    """
    hard = kind(team="av", hard=1.0, diagnosis=NOTHING, repair=TEN_MINUTES)
    people = (Staff("hero", "Hero", {"sound": 1.0}), Staff("novice", "Novice", {"sound": 0.5}))
    scenario = desk_of(1, kinds=[hard], teams=[TeamSpec("av", "AV", 2, people)])
    reports = [(0, "no-sound"), (60, "no-sound")]

    without, with_ = _told(scenario, [], *reports), _told(scenario, ["shared_work"], *reports)

    assert [(x.by, x.at) for x in without if isinstance(x, e.IncidentPickedUp)] == [
        ("hero", OPENS),
        ("hero", OPENS + 600),
    ]
    assert [(x.by, x.at) for x in with_ if isinstance(x, e.IncidentPickedUp)] == [
        ("hero", OPENS),
        ("novice", OPENS + 60),
    ]
    assert _work(with_, "repair") == [("repair", 600), ("repair", 1200)]
    assert [(x.by, x.skill, x.level) for x in with_ if isinstance(x, e.SkillLearned)] == [("novice", "sound", 650)]


def test_coaching_manager() -> None:
    """
    The manager takes over what is asked for most, sits on it, and interrupts; coaching, the manager puts what waits for one
    person into able hands, and blocks and interrupts nothing, at six minutes a walk.
    """
    boss = evolve(
        CALM, manager_every=15.0, meddling=Duration(4.0, "fixed"), manager_keeps=Duration(25.0, "fixed"), head=9
    )
    restless = Patience(Duration(5.0, "fixed"), Duration(60.0, "fixed"), chases=1, withdraws=0.0)
    hard = kind(team="av", hard=1.0, diagnosis=NOTHING, repair=Duration(40.0, "fixed"))
    people = (Staff("hero", "Hero", {"sound": 1.0}), Staff("novice", "Novice", {"sound": 0.5}))
    scenario = desk_of(1, kinds=[hard], teams=[TeamSpec("av", "AV", 2, people)], chaos=boss, patience=restless)
    reports = [(0, "no-sound"), (60, "no-sound")]

    without, with_ = _told(scenario, [], *reports), _told(scenario, ["coaching_manager"], *reports)

    assert [(x.at, x.incident) for x in without if isinstance(x, e.IncidentBlocked)][:1] == [(OPENS + 900, 3)]
    assert [x.at for x in without if isinstance(x, e.IncidentUnblocked)][:1] == [OPENS + 900 + 1500]
    assert {"boss", "hero"} <= {w.by for w in without if isinstance(w, e.WorkStarted) and w.task == "meddling"}
    assert (_of(with_, e.IncidentBlocked), _work(with_, "meddling")) == (0, [])
    assert _work(with_, "coaching")[0] == ("coaching", 360)
    assert [(x.at, x.incident) for x in with_ if isinstance(x, e.IncidentUnblocked)] == [(OPENS + 900 + 360, 3)]
    assert ("novice", OPENS + 900 + 360) in [(x.by, x.at) for x in with_ if isinstance(x, e.IncidentPickedUp)]


def test_coaching_makes_people_do_what_was_announced() -> None:
    """
    After some walks, everybody does another practice more than without them.
    """
    chaos = evolve(CALM, manager_every=10.0)
    rates = evolve(DEVOTED, announced=0.3, initiative=0.1, attention=9.0)
    scenario = desk_of(2, chaos=chaos, commitment=rates, hours=2)

    def level(*others: str) -> int:
        practices = {"recording": "announced", **dict.fromkeys(others, "chosen")}
        events = Organisation(scenario, 1, 1, practices).advance(scenario.conference.closes)  # type: ignore[arg-type]
        return [x.levels[0] for x in events if isinstance(x, e.CommitmentMeasured) and x.practice == "recording"][-1]

    assert level("coaching_manager") > level() + 100


def test_the_one_that_has_waited_longest_is_freed_first() -> None:
    """
    On a walk, of three that wait for the hero, the two that have waited longest are put into other hands.
    """
    boss = evolve(CALM, manager_every=15.0)
    hard = kind(team="av", hard=1.0, diagnosis=NOTHING, repair=Duration(60.0, "fixed"))
    people = (Staff("hero", "Hero", {"sound": 1.0}), Staff("novice", "Novice", {}))
    scenario = desk_of(1, kinds=[hard], teams=[TeamSpec("av", "AV", 2, people)], chaos=boss)

    events = _told(
        scenario, ["coaching_manager"], (0, "no-sound"), (60, "no-sound"), (120, "no-sound"), (180, "no-sound")
    )

    assert [x.incident for x in events if isinstance(x, e.IncidentUnblocked)][:2] == [3, 5]
