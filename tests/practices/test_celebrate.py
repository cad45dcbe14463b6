"""
Communicate and celebrate success.
"""

from __future__ import annotations

from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import Duration
from desk_theatre.itsm.priority import Level
from desk_theatre.scenario.conference import Session
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.organisation import Carried, Organisation
from small_scenarios import ALL, DEVOTED, HOUR, OPENS, desk_of, kind

URGENT = kind("silence", where="room", impact=Level.HIGH, urgency=Level.HIGH, blocking=True)
SMALL = kind("crumbs", impact=Level.LOW, urgency=Level.LOW)
TALK = Session("talk", "A talk", "a", OPENS + 1800, OPENS + 3000, 30)


def _day(**more: Scenario) -> Scenario:
    return desk_of(2, kinds=[URGENT, SMALL], sessions=[TALK], hours=3, **more)  # type: ignore[arg-type]


def _told(scenario: Scenario, *reports: tuple[int, str], practices: tuple[str, ...] = ("celebrate",)) -> list[e.Event]:
    used_to = Carried(commitment={"celebrate": (1.0, 1.0, 1.0)})
    organisation = Organisation(scenario, 1, 1, dict.fromkeys(practices, "chosen"), used_to)
    events = organisation.advance(OPENS)
    for second, name in reports:
        events += organisation.advance(OPENS + second)
        events += organisation.submit(scenario.kind(name), "a" if name == "silence" else None)[1]
    return events + organisation.advance(scenario.conference.closes)


def _celebrated(events: list[e.Event]) -> list[e.SuccessCelebrated]:
    return [event for event in events if isinstance(event, e.SuccessCelebrated)]


def test_a_kept_promise_and_a_session_on_time_are_celebrated_once() -> None:
    """
    On the hour everybody, the manager too, takes a minute and a half; an hour later there is nothing new to celebrate.
    """
    events = _told(_day(), (0, "silence"), (60, "crumbs"))

    assert _celebrated(events) == [e.SuccessCelebrated(OPENS + HOUR, 1, ("talk",), 3)]
    pieces = [x for x in events if isinstance(x, e.WorkStarted) and x.task == "celebrating"]
    assert sorted((x.by, x.at - OPENS, x.seconds) for x in pieces) == [
        ("boss", HOUR, 90),
        ("desk-0", HOUR, 90),
        ("desk-1", HOUR, 90),
    ]


def test_there_is_nothing_to_celebrate_in_a_day_of_small_things() -> None:
    """
    A small thing, however fast; a session that nothing stood in the way of; an urgent one that took too long, and made
    its session late: of none of these is anything made.
    """
    slow = evolve(URGENT, repair=Duration(60.0, "fixed"))
    late = evolve(_day(), kinds=(slow, SMALL))

    assert _celebrated(_told(_day(), (0, "crumbs"))) == []
    assert _celebrated(_told(late, (0, "silence"))) == []


def test_without_it_nothing_is_made_of_success() -> None:
    """
    Work goes on.
    """
    events = _told(_day(), (0, "silence"), practices=())

    assert _celebrated(events) == []
    assert {x.task for x in events if isinstance(x, e.WorkStarted)} == {"diagnosis", "repair"}


def test_whoever_is_busy_hears_of_it_when_that_is_done() -> None:
    """
    Nobody drops what is in hand: with seconds to go on the hour, two repairs are finished first.
    """
    events = _told(_day(), (0, "silence"), (HOUR - 500, "crumbs"), (HOUR - 500, "crumbs"))

    pieces = {x.by: x.at - OPENS for x in events if isinstance(x, e.WorkStarted) and x.task == "celebrating"}
    assert pieces == {"boss": HOUR, "desk-0": HOUR + 100, "desk-1": HOUR + 100}


def _recording_after(scenario: Scenario, *practices: str) -> int:
    """
    How far recording is done at the end of a day that had something to celebrate in its first hour.
    """
    events = _told(scenario, (0, "silence"), practices=("recording", *practices))
    measured = [x for x in events if isinstance(x, e.CommitmentMeasured) and x.practice == "recording"]
    return measured[-1].levels[0]


def test_gains_fade_less_where_success_is_celebrated() -> None:
    """
    Of what was agreed, more is left two hours later; but only if there was something to celebrate.
    """
    fading = evolve(DEVOTED, chosen=0.5, decay=0.3, habit=0.9, attention=99.0)
    scenario = evolve(_day(), commitment=fading)
    nothing_urgent = evolve(
        scenario, kinds=(evolve(URGENT, impact=Level.LOW, urgency=Level.LOW, blocking=False), SMALL)
    )

    assert _recording_after(scenario, "celebrate") > _recording_after(scenario) + 30
    assert _recording_after(nothing_urgent, "celebrate") == _recording_after(nothing_urgent)


def test_the_influence_lasts_as_long_as_it_is_remembered() -> None:
    """
    Heard by all three for an hour, and gone after it.
    """
    organisation = Organisation(_day(), 1, 1, {"celebrate": "chosen"})
    organisation.submit(URGENT, "a")
    influences = []
    for second in (HOUR, HOUR + 90, 2 * HOUR + 90, 2 * HOUR + 91):
        organisation.advance(OPENS + second)
        influence = organisation.scheduled.influence()
        influences.append((round(influence.imitation, 3), round(influence.decay, 3)))

    usual = (1.0, 1.0)
    assert influences[0] == usual
    assert influences[1] == influences[2] != usual
    assert influences[3] == usual
    assert influences[1][0] == 1.3


def test_any_practice_may_stand_beside_it() -> None:
    """
    With everything in force, what was celebrated is still told to nobody twice at once.
    """
    events = _told(_day(), (0, "silence"), (0, "silence"), practices=ALL)

    busy: dict[str, int] = {}
    for x in events:
        if isinstance(x, e.WorkStarted):
            assert busy.get(x.by, 0) <= x.at
            busy[x.by] = x.at + x.seconds
    assert len(_celebrated(events)) == 1
