"""
Tired people: slower, and more often wrong, the longer they work without a rest.
"""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.scenario.people import DefaultBehaviour
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.fatigue import Fatigue
from small_scenarios import CALM, at_second, desk_of, kind

MINUTE = 60
TIRING = evolve(CALM, tires_after=20.0, slower=0.5)


def _after(chaos: DefaultBehaviour, minutes: float) -> Fatigue:
    fatigue = Fatigue(chaos)
    fatigue.worked += round(60 * minutes)
    return fatigue


@given(st.floats(0, 500), st.floats(0, 500), st.integers(0, 100_000), st.floats(0, 1), st.floats(0, 1))
def test_who_has_worked_longer_is_never_faster_or_surer(
    some: float, more: float, length: int, slower: float, errs: float
) -> None:
    """
    Never faster than rested, never slower than `slower` allows, and worse from minute to minute.
    """
    chaos = DefaultBehaviour(tires_after=60.0, slower=slower, errs=errs)
    fresher, wearier = (_after(chaos, minutes) for minutes in sorted((some, more)))

    assert length <= fresher.longer(length, 0) <= wearier.longer(length, 0) <= round(length * (1 + slower))
    assert 0.0 <= fresher.errs() <= wearier.errs() <= errs


@given(st.integers(0, 60_000), st.integers(0, 60_000), st.integers(0, 9_000))
def test_an_idle_minute_undoes_a_minute_of_work(worked: int, idle: int, length: int) -> None:
    """
    Already for the piece of work that ends them; and nobody is better than rested.
    """
    fatigue = _after(DefaultBehaviour(), worked / 60)
    other = _after(DefaultBehaviour(), max(0, worked - idle) / 60)

    assert fatigue.longer(length, idle) == other.longer(length, 0)
    fatigue.recover(idle)
    assert (fatigue.worked, fatigue.errs()) == (other.worked, other.errs())


@given(st.integers(0, 60_000), st.integers(0, 9_000))
def test_a_break_undoes_all_of_it(worked: int, length: int) -> None:
    """
    As good as new.
    """
    fatigue = _after(DefaultBehaviour(), worked / 60)

    fatigue.rest()

    assert (fatigue.worked, fatigue.errs(), fatigue.longer(length, 0)) == (0, 0.0, length)


def _repairs(scenario: Scenario, minutes: list[int]) -> list[int]:
    organisation, events = at_second(scenario, *[(MINUTE * minute, "no-sound") for minute in minutes])
    events += organisation.advance(scenario.conference.closes)
    return [x.seconds for x in events if isinstance(x, e.WorkStarted) and x.task == "repair"]


def test_repairs_take_longer_and_longer() -> None:
    """
    Ten minutes each, one after the other: on time for twenty minutes, then slower in a straight line, and after forty
    minutes as slow as it gets.
    """
    scenario = desk_of(1, kinds=[kind(diagnosis=NOTHING, repair=Duration(10.0, "fixed"))], chaos=TIRING)

    taken = _repairs(scenario, [0] * 6)

    assert taken == [600, 600, 600, 750, 900, 900]


def test_a_quiet_moment_is_a_rest() -> None:
    """
    Half an hour of work, and ten minutes with nothing to do: the next repair takes half an hour again.  After nine minutes it
    takes longer.
    """
    scenario = desk_of(1, kinds=[kind(diagnosis=NOTHING, repair=Duration(30.0, "fixed"))], chaos=TIRING)

    assert _repairs(scenario, [0, 40]) == [1800, 1800]
    assert _repairs(scenario, [0, 39]) == [1800, 1845]


def test_the_tired_take_for_mended_what_is_not() -> None:
    """
    Whoever has worked for twice the time until people tire is wrong as often as `errs` says; rested, never.
    """
    wrong = evolve(CALM, tires_after=30.0, errs=1.0, comes_back=Duration(5.0, "fixed"))
    scenario = desk_of(1, kinds=[kind(diagnosis=NOTHING, repair=Duration(30.0, "fixed"))], chaos=wrong)

    organisation, events = at_second(scenario, (0, "no-sound"), (0, "no-sound"))
    events += organisation.advance(scenario.conference.opens + 70 * MINUTE)

    assert [x.incident for x in events if isinstance(x, e.IncidentReopened)] == [3]
