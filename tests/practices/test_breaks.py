"""
Look after people: short breaks before fatigue bites.
"""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.organisation import Organisation
from profiles import examples
from small_scenarios import (
    ALL,
    CALM,
    DEVOTED,
    HOUR,
    OPENS,
    desk_of,
    kind,
    practice_sets,
    scenarios,
)

TIRING = evolve(CALM, tires_after=60.0, slower=0.5)
TEN_MINUTES = kind(diagnosis=NOTHING, repair=Duration(10.0, "fixed"))


def _latest(minutes: float, scenario: Scenario) -> Scenario:
    return evolve(scenario, offer=evolve(scenario.offer, parameters={"breaks": {"latest": minutes}}))


def _worked(scenario: Scenario, *practices: str, reports: int = 20) -> list[e.WorkStarted]:
    """
    The pieces of work of a day on which much more is reported at the opening than can be done.
    """
    organisation = Organisation(scenario, 1, 1, dict.fromkeys(practices, "chosen"))
    events = organisation.advance(OPENS)
    for _ in range(reports):
        events += organisation.submit(scenario.kind("no-sound"), None)[1]
    events += organisation.advance(scenario.conference.closes)
    return [event for event in events if isinstance(event, e.WorkStarted)]


def test_a_break_in_time_keeps_people_fresh() -> None:
    """
    Repairs of ten minutes, on and on: without breaks they take longer after an hour; with a break of five minutes after
    each hour, every repair takes ten.
    """
    scenario = desk_of(1, kinds=[TEN_MINUTES], chaos=TIRING, hours=3)

    without, with_ = _worked(scenario), _worked(_latest(60.0, scenario), "breaks")

    assert [w.seconds for w in without if w.at < OPENS + 2 * HOUR] == [600] * 7 + [650, 704, 763, 826, 895]
    assert {w.seconds for w in with_ if w.task == "repair"} == {600}
    breaks = [(w.at - OPENS, w.seconds) for w in with_ if w.task == "break"]
    assert breaks == [(3600, 300), (2 * 3600 + 300, 300)]


def test_colleagues_go_one_after_the_other() -> None:
    """
    Three who would all take a break at the same moment: each goes when the one before is back and the repair in hand is
    done, the last already a little slower.
    """
    scenario = desk_of(3, kinds=[TEN_MINUTES], chaos=TIRING, hours=2)

    breaks = [(w.by, w.at - OPENS) for w in _worked(_latest(60.0, scenario), "breaks", reports=60) if w.task == "break"]

    assert breaks[:3] == [("desk-0", 3600), ("desk-1", 4200), ("desk-2", 4850)]


def test_a_person_who_can_choose_takes_a_quiet_moment() -> None:
    """
    After three quarters of an hour a person goes as soon as nobody waits, and long before it would have to be.
    """
    scenario = desk_of(1, kinds=[TEN_MINUTES], chaos=TIRING, hours=3)

    breaks = [[w.at - OPENS for w in _worked(scenario, "breaks", reports=n) if w.task == "break"] for n in (4, 5, 9)]

    assert breaks == [[], [3000], [4850]]


def test_a_quiet_hour_needs_no_break() -> None:
    """
    Who has as much time as work never needs one.
    """
    scenario = desk_of(1, kinds=[TEN_MINUTES], chaos=TIRING, hours=4)
    organisation = Organisation(scenario, 1, 1, {"breaks": "chosen"})
    events = organisation.advance(OPENS)
    for minute in range(0, 240, 20):
        events += organisation.advance(OPENS + 60 * minute)
        events += organisation.submit(scenario.kind("no-sound"), None)[1]

    assert [x for x in events if isinstance(x, e.WorkStarted) and x.task == "break"] == []


def test_a_break_is_paid_and_no_work() -> None:
    """
    A person who works for an hour and is on a break for five minutes was busy for an hour, and cost the same.
    """
    scenario = desk_of(1, kinds=[TEN_MINUTES], chaos=TIRING, hours=2)
    scorecard_fold = ScorecardFold(scenario)
    organisation = Organisation(scenario, 1, 1, {"breaks": "chosen"})
    scorecard_fold.add_all(organisation.advance(OPENS))
    for _ in range(6):
        scorecard_fold.add_all(organisation.submit(scenario.kind("no-sound"), None)[1])
    scorecard_fold.add_all(organisation.advance(OPENS + HOUR + 600))

    card = scorecard_fold.scorecard(OPENS + 2 * HOUR)

    assert card.utilisation.people["desk-0"] == 0.5
    assert card.cost_total == 2 * (40.0 + 80.0)


@examples(20)
@given(scenarios(), st.integers(0, 99), practice_sets())
def test_nobody_works_on_and_on(scenario: Scenario, seed: int, others: tuple[str, ...]) -> None:
    """
    Done by everybody, with room for all at the same time: nobody has worked for much more than twenty minutes when the
    next piece of work for an incident begins, except within one that takes longer, or on a visit to a room, which may find
    several.
    """
    parameters = {"breaks": {"after": 20.0, "latest": 20.0, "at_a_time": 99}}
    keen = evolve(scenario, commitment=DEVOTED, offer=evolve(scenario.offer, parameters=parameters))
    chosen = {p: "chosen" for p in ALL if p == "breaks" or (p in others and p != "early_involvement")}
    organisation = Organisation(keen, seed, 1, chosen)  # type: ignore[arg-type]
    events = organisation.advance(OPENS + HOUR)

    worked: dict[str, int] = {}
    free: dict[str, int] = {}
    last: dict[str, int | None] = {}
    for x in events:
        if not isinstance(x, e.WorkStarted) or x.by == "boss":
            continue
        if x.task == "break":
            worked[x.by] = 0
        else:
            # A gap is a rest; what begins before the piece in hand is over cuts that short, as with help.
            worked[x.by] = max(0, worked.get(x.by, 0) - abs(x.at - free.get(x.by, OPENS)))
        if x.incident is not None and x.incident != last.get(x.by):
            assert worked[x.by] < 20 * 60 + 300, x
        worked[x.by] += 0 if x.task == "break" else x.seconds
        free[x.by], last[x.by] = x.at + x.seconds, x.incident
