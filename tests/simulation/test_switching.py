"""
Practices switched while a round runs: they count together when their second is over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.itsm.commands import How
from desk_theatre.scenario.library import load
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.show.show import Show
from desk_theatre.simulation.organisation import Organisation
from profiles import examples
from small_scenarios import ALL, HOUR, Act, acts, interfere, practice_sets, scenarios

HOWS = st.sampled_from(get_args(How))
SECONDS = st.integers(0, HOUR - 1)
REHEARSAL = load("rehearsal")
Switch = tuple[str, How]
Doing = Act | tuple[int, Sequence[Switch]]


def _lived(organisation: Organisation, does: Iterable[Doing]) -> list[object]:
    """
    What happens until the round closes, but for the switching itself, and the digest after each act.
    """
    found: list[object] = []
    opens = organisation.now

    def happened(events: list[e.Event]) -> None:
        found.extend(event for event in events if not isinstance(event, e.PracticeSwitched))

    for act in does:
        happened(organisation.advance(opens + act[0]))
        if len(act) == 3:
            happened(interfere(organisation, act))
        else:
            for practice, how in act[1]:
                happened(organisation.switch(practice, practice not in organisation.practices, how))
        found.append(organisation.digest())
    happened(organisation.advance(organisation.scenario.conference.closes))
    return [*found, organisation.digest(), organisation.carried()]


def _there_and_back(switches: Sequence[Switch]) -> list[Switch]:
    """
    Each switched the other way, one after another and perhaps several times, and then back again.
    """
    return [*switches, *reversed(switches)]


@examples(60)
@given(
    scenarios(),
    st.integers(0, 99),
    st.dictionaries(st.sampled_from(ALL), HOWS),
    acts(),
    SECONDS,
    st.lists(st.tuples(st.sampled_from(ALL), HOWS), min_size=1, max_size=6),
)
def test_switches_when_taken_back_within_the_second_then_leave_no_trace(
    scenario: Scenario,
    seed: int,
    practices: dict[str, How],
    does: list[Act],
    second: int,
    switches: list[tuple[str, How]],
) -> None:
    """
    Whichever and however many, on and off or off and on, whatever else goes on in that second and later: every event, the
    digest after every act and what is carried over are as if nothing had been switched.
    """
    before = [act for act in does if act[0] < second or (act[0] == second and act[1] != "switch")]
    after = [act for act in does if act[0] > second]

    untouched, back = (
        _lived(Organisation(scenario, seed, 1, practices), [*before, (second, there), *after])
        for there in ((), _there_and_back(switches))
    )

    assert back == untouched


@pytest.mark.parametrize("practice", ALL)
def test_each_practice_when_switched_on_and_off_within_a_second_then_leaves_no_trace(practice: str) -> None:
    """
    In the rehearsal, every eleven minutes, in all three ways.
    """
    opens, closes = REHEARSAL.conference.opens, REHEARSAL.conference.closes
    seconds = range(0, closes - opens, 660)
    hows = get_args(How)
    untouched = _lived(Organisation(REHEARSAL, 5), [(second, ()) for second in seconds])

    back = _lived(
        Organisation(REHEARSAL, 5),
        [
            (second, _there_and_back([(practice, hows[i % 3]), (practice, hows[(i + 1) % 3]), (practice, hows[i % 3])]))
            for i, second in enumerate(seconds)
        ],
    )

    assert back == untouched


@examples(30)
@given(
    scenarios(), st.integers(0, 99), practice_sets(), practice_sets(), SECONDS, st.randoms(use_true_random=False), HOWS
)
def test_switches_of_one_second_when_given_in_another_order_then_come_to_the_same(
    scenario: Scenario,
    seed: int,
    practices: tuple[str, ...],
    others: tuple[str, ...],
    second: int,
    random: Random,
    how: How,
) -> None:
    """
    They count together, as what is announced before a round does.
    """
    opening = dict.fromkeys(practices, how)
    switches: list[Switch] = [(practice, "imposed") for practice in others]
    shuffled = list(switches)
    random.shuffle(shuffled)

    one = _lived(Organisation(scenario, seed, 1, opening), [(second, switches)])
    other = _lived(Organisation(scenario, seed, 1, opening), [(second, shuffled)])

    assert one == other


def test_a_practice_when_switched_in_mid_round_then_counts_from_the_next_second_on() -> None:
    """
    It is told at once, and measured in the second after.
    """
    organisation = Organisation(REHEARSAL, 5)
    at = organisation.now + 600
    organisation.advance(at)

    told = organisation.switch("routing", True, "imposed")
    in_between = organisation.advance(at)
    events = organisation.advance(at + 1)

    assert told == [e.PracticeSwitched(at, "routing", True, "imposed")]
    assert in_between == []
    assert [(x.at, x.practice) for x in events if isinstance(x, e.CommitmentMeasured)] == [(at + 1, "routing")]


@pytest.mark.parametrize("how", get_args(How))
def test_a_practice_when_switched_off_and_on_within_a_second_then_stays_as_it_came_to_be(how: How) -> None:
    """
    In the show, too, so that the next round begins with it as chosen, not as imposed; a second later it is imposed.
    """
    show = Show(REHEARSAL, 5)
    show.handle(c.SetPractice("routing", on=True, how=how))
    show.handle(c.OpenRound())
    show.advance(show.at + 300)

    show.handle(c.SetPractice("routing", on=False))
    outcome = show.handle(c.SetPractice("routing", on=True))
    at_once = show.practices["routing"]
    show.handle(c.SetPractice("routing", on=False))
    show.advance(show.at + 1)
    show.handle(c.SetPractice("routing", on=True))

    assert outcome.events == (e.PracticeSwitched(show.at - 1, "routing", True, how),)
    assert at_once == how
    assert show.practices["routing"] == "imposed"
