"""
The manager talks to those who say yes and do no.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.scenario.people import Commitment
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.adoption import Adoption
from desk_theatre.simulation.bad_example import WELL_BELOW, heeded
from desk_theatre.simulation.organisation import Carried, Organisation
from profiles import examples
from small_scenarios import CALM, OPENS, desk_of, kind, played, practice_sets, scenarios, team

AS_THEY_ARE = Commitment(
    imposed=0.0, announced=0.0, chosen=0.0, initiative=0.0, imitation=0.0, decay=0.0, step_minutes=10, attention=100.0
)
"""
Nothing moves by itself.
"""


def _day(commitment: Commitment = AS_THEY_ARE, every: float = 30.0) -> Scenario:
    """
    Two at the desk who hear ten delegates an hour, and a manager who steps back every half hour.
    """
    return desk_of(2, per_hour=30.0, hours=3, chaos=evolve(CALM, manager_every=every), commitment=commitment)


def _round(scenario: Scenario, levels: Mapping[str, tuple[float, ...]], *practices: str) -> list[e.Event]:
    """
    What happens with these practices, to which people are committed as `levels` says: desk-0, desk-1 and the boss.
    """
    carried = Carried(commitment=levels)
    organisation = Organisation(scenario, 1, 1, dict.fromkeys(practices, "chosen"), carried)
    return organisation.advance(scenario.conference.closes)


def _talks(events: list[e.Event]) -> list[tuple[str, str, int]]:
    return [(x.person, x.practice, x.level) for x in events if isinstance(x, e.PersonConfronted)]


YES_AND_NO = {"recording": (0.9, 0.1, 0.9), "confronting": (1.0, 1.0, 1.0)}


def test_the_one_who_does_least_is_spoken_to_and_does_it_more() -> None:
    """
    Desk-1 logs one in ten; each talk closes half of the gap, until four in five are done.
    """
    events = _round(_day(), YES_AND_NO, "recording", "confronting")

    assert _talks(events) == [
        ("desk-1", "recording", 550),
        ("desk-1", "recording", 775),
        ("desk-1", "recording", 888),
    ]
    by_desk_1 = [
        (x.at, isinstance(x, e.IncidentRecorded))
        for x in events
        if isinstance(x, (e.IncidentRecorded, e.IncidentHeld)) and x.by == "desk-1"
    ]
    halfway = OPENS + 2 * 3600
    early = [done for at, done in by_desk_1 if at < OPENS + 1800]
    late = [done for at, done in by_desk_1 if at >= halfway]
    assert sum(early) / len(early) < 0.5 < sum(late) / len(late)


def test_it_costs_minutes_of_both() -> None:
    """
    Four of the manager, and four of the person, who finishes the work in hand first.
    """
    events = _round(_day(), YES_AND_NO, "recording", "confronting")
    talked = [(x.by, x.seconds) for x in events if isinstance(x, e.WorkStarted) and x.task == "confronting"]

    assert sorted(talked) == sorted([("boss", 240), ("desk-1", 240)] * 3)


def test_without_it_nothing_follows() -> None:
    """
    Who logs one in ten goes on like that all day.
    """
    events = _round(_day(), YES_AND_NO, "recording")
    measured = [x.levels for x in events if isinstance(x, e.CommitmentMeasured) and x.practice == "recording"]

    assert _talks(events) == []
    assert measured[-1][1] == 100


def test_nobody_is_spoken_to_about_what_never_came_up() -> None:
    """
    Desk-1 would log nothing, and no delegate comes: nobody has seen it.
    """
    quiet = evolve(_day(), demand=desk_of(2, hours=3).demand)

    assert _talks(_round(quiet, YES_AND_NO, "recording", "confronting")) == []


def test_where_all_do_it_there_is_nothing_to_talk_about() -> None:
    """
    From four in five on it is forgetting.
    """
    good = {**YES_AND_NO, "recording": (0.9, 0.85, 0.9)}

    assert _talks(_round(_day(), good, "recording", "confronting")) == []


def test_a_manager_who_does_not_do_it_talks_to_nobody() -> None:
    """
    Announced, and not done by the boss.
    """
    levels = {**YES_AND_NO, "confronting": (1.0, 1.0, 0.0)}

    assert _talks(_round(_day(), levels, "recording", "confronting")) == []


def test_a_talk_about_a_practice_that_was_dropped_meanwhile_comes_to_nothing() -> None:
    """
    Switched off while the person is still at work.
    """
    day = evolve(_day(), kinds=(kind(),))
    organisation = Organisation(day, 1, 1, {"recording": "chosen", "confronting": "chosen"}, Carried(YES_AND_NO))
    events = organisation.advance(OPENS + 1800 + 1)
    assert [x.by for x in events if isinstance(x, e.WorkStarted) and x.task == "confronting"][:1] == ["boss"]
    organisation.switch("recording", False, "chosen")

    assert _talks(events + organisation.advance(day.conference.closes)) == []


# -- the others see that nothing follows ----------------------------------------------------------------------------


def test_a_bad_example_undoes_good_ones_only_where_it_is_plain() -> None:
    """
    Alike, or nearly so: nothing changes. One of five far below: three examples undone.
    """
    assert heeded(()) == heeded((0.3,) * 5) == heeded((0.9, 0.9, 0.9, 0.9, 0.9 - WELL_BELOW)) == 1.0
    assert heeded((0.9, 0.9, 0.9, 0.9, 0.0)) == 1.0 - 3.0 / 5.0
    assert heeded((1.0, 1.0, 0.0, 0.0)) == 0.0


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_what_is_heeded_is_a_share_and_all_of_it_where_people_are_alike(levels: list[float]) -> None:
    """
    Whoever there is.
    """
    assert 0.0 <= heeded(levels) <= 1.0
    if max(levels) - min(levels) < WELL_BELOW:
        assert heeded(levels) == 1.0


def test_the_others_learn_more_slowly_beside_one_who_plainly_does_no() -> None:
    """
    Four at 0.6 beside one at 0, against four at 0.6 beside one at 0.25: near enough to the others to be no example, though they
    have less to imitate than the mean would say.
    """
    rates = Commitment(initiative=0.0, imitation=1.2, decay=0.0)

    def others(last: float) -> float:
        adoption = Adoption(rates, 5, {"recording": (0.6, 0.6, 0.6, 0.6, last)})
        adoption.step(["recording"], 3600, pressed=[False] * 5)
        return adoption.levels["recording"][0] - 0.6

    usual = 1.2 / 4 * (3 * 0.6 + 0.25) * 0.4
    assert abs(others(0.25) - usual) < 1e-9
    assert abs(others(0.0) - (1.0 - 3.0 / 5.0) * 1.2 / 4 * (3 * 0.6) * 0.4) < 1e-9


def test_with_talks_the_others_do_it_more_too() -> None:
    """
    Five technicians who learn from each other, and one of them plainly does no.
    """
    rates = evolve(AS_THEY_ARE, imitation=1.2)
    day = desk_of(
        5, per_hour=60.0, hours=3, chaos=evolve(CALM, manager_every=20.0), commitment=rates, teams=[team("av", 2, 1)]
    )
    levels = {"recording": (0.7, 0.7, 0.7, 0.7, 0.0, 0.7, 0.7), "confronting": (1.0,) * 7}

    def first(*practices: str) -> int:
        measured = [
            x.levels
            for x in _round(day, levels, *practices)
            if isinstance(x, e.CommitmentMeasured) and x.practice == "recording" and x.at <= OPENS + 3600
        ]
        return measured[-1][0]

    assert first("recording", "confronting") > first("recording") + 20


def test_a_talk_is_an_example_also_where_nobody_is_far_behind() -> None:
    """
    Three at 0.7 and two at 0.5: within forty minutes the first, who is not spoken to, comes further with talks than without.
    """
    day = desk_of(4, per_hour=40.0, hours=2, chaos=evolve(CALM, manager_every=20.0), commitment=Commitment(chosen=0.0))
    levels = {"recording": (0.7, 0.5, 0.5, 0.7, 0.7), "confronting": (1.0,) * 5}

    def first(*practices: str) -> int:
        events = [x for x in _round(day, levels, *practices) if x.at <= OPENS + 2400]
        assert "desk-0" not in {person for person, *_ in _talks(events)}
        return [x.levels for x in events if isinstance(x, e.CommitmentMeasured) and x.practice == "recording"][-1][0]

    assert first("recording", "confronting") > first("recording")


@examples(20)
@given(scenarios(), st.integers(0, 99), practice_sets())
def test_a_talk_is_about_an_active_practice_that_was_not_done(
    scenario: Scenario, seed: int, others: tuple[str, ...]
) -> None:
    """
    Whatever the organisation is like, and whoever does what.
    """
    practices = tuple(dict.fromkeys((*others, "confronting")))
    for x in played(scenario, seed, practices):
        if isinstance(x, e.PersonConfronted):
            assert x.by == "boss" != x.person
            assert x.practice in practices
            assert 0 < x.level <= 1000
