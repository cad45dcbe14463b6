"""
Saying yes and doing: how far people really do a practice, and how that moves.
"""

from __future__ import annotations

from math import fsum, isclose
from typing import get_args

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.commands import How
from desk_theatre.scenario import library
from desk_theatre.scenario.people import Commitment as Rates
from desk_theatre.simulation.adoption import Adoption, paces
from desk_theatre.simulation.draws import Draws
from desk_theatre.simulation.organisation import Organisation
from small_scenarios import ALL, CALM, OPENS, desk_of

USUAL = Rates()
STEP = 600
RATES = st.builds(
    Rates,
    imposed=st.floats(0, 1),
    announced=st.floats(0, 1),
    chosen=st.floats(0, 1),
    initiative=st.floats(0, 50),
    imitation=st.floats(0, 50),
    attention=st.floats(0, 10),
    habit=st.floats(0, 1),
    decay=st.floats(0, 50),
    pressure=st.floats(0, 50),
    relapse=st.floats(0, 50),
)


def _after(hours: float, practices: tuple[str, ...], how: How = "chosen", *, pressed: bool = False) -> Adoption:
    commitment = Adoption(USUAL, 6, {})
    commitment.announce(dict.fromkeys(practices, how))
    for _ in range(round(hours * 3600 / STEP)):
        commitment.step(practices, STEP, [pressed] * 6)
    return commitment


@given(
    RATES,
    st.integers(1, 8),
    st.lists(st.tuples(st.sampled_from(ALL[:3]), st.sampled_from(get_args(How)), st.booleans(), st.floats(0, 9))),
)
def test_nobody_does_more_than_always_or_less_than_never(
    rates: Rates, people: int, course: list[tuple[str, How, bool, float]]
) -> None:
    """
    Whatever the rates, the pressure and the coaching, a level is a share, and what is told of it is in thousandths.
    """
    commitment = Adoption(rates, people, {})
    for practice, how, pressed, coaching in course:
        commitment.announce({practice: how})
        commitment.initiative += coaching
        commitment.step(tuple(commitment.levels), STEP, [pressed] * people)
        for levels in commitment.levels.values():
            assert len(levels) == people
            assert all(0.0 <= level <= 1.0 for level in levels)
        for told in commitment.per_mille(commitment.levels).values():
            assert all(0 <= level <= 1000 for level in told)


def test_what_the_room_chose_is_done_more_than_what_was_announced_or_imposed() -> None:
    """
    People support what they helped design: at every moment of the first three hours.
    """
    for tenths in range(31):
        levels = [
            _after(tenths / 10, ("recording",), how).mean("recording") for how in ("imposed", "announced", "chosen")
        ]

        assert levels == sorted(set(levels)), f"after {tenths / 10} hours"


def test_three_practices_settle_sooner_than_eight() -> None:
    """
    Attention is limited: with all eight at once, a practice stands lower at every moment, and none of them is a habit
    when the three are.
    """
    few, many = ALL[:3], ALL
    for hours in range(1, 9):
        assert _after(hours, few).mean("recording") > _after(hours, many).mean("recording")

    settled = next(h for h in range(1, 40) if _after(h, few).mean("recording") >= USUAL.habit)

    assert max(_after(settled, many).mean(practice) for practice in many) < USUAL.habit


def test_of_many_announcements_at_once_nobody_takes_in_much() -> None:
    """
    Three chosen practices begin where one does; of twelve at once, each begins at a quarter of that; and what is a habit
    already takes nothing away.
    """
    twelve = [f"practice {i}" for i in range(12)]
    few, many = (Adoption(USUAL, 6, {}) for _ in range(2))
    few.announce(dict.fromkeys(twelve[:3], "chosen"))
    many.announce(dict.fromkeys(twelve, "chosen"))
    beside = Adoption(USUAL, 6, dict.fromkeys(twelve, (0.95,) * 6))
    beside.announce({"one more": "chosen"}, twelve)

    assert few.mean(twelve[0]) == beside.mean("one more") == USUAL.chosen
    assert isclose(many.mean(twelve[0]), USUAL.chosen / 4)


def test_a_practice_that_is_a_habit_takes_no_attention() -> None:
    """
    Beside five habits, a sixth practice is learned as fast as alone.
    """
    habits = dict.fromkeys(ALL[:5], (0.95,) * 6)
    beside = Adoption(USUAL, 6, habits)
    beside.announce({"known_errors": "announced"})
    alone = Adoption(USUAL, 6, {})
    alone.announce({"known_errors": "announced"})

    beside.step((*ALL[:5], "known_errors"), STEP, [False] * 6)
    alone.step(("known_errors",), STEP, [False] * 6)

    assert alone.levels["known_errors"] == beside.levels["known_errors"]


def test_under_pressure_people_go_back_to_the_way_they_used_to_work() -> None:
    """
    What is no habit is done less when the lines are long; a habit stays.
    """
    quiet = _after(2, ALL, "announced")
    pressed = _after(2, ALL, "announced", pressed=True)
    habit = Adoption(USUAL, 6, {"recording": (0.95,) * 6})
    habit.step(("recording",), STEP, [True] * 6)
    alone, hurried = (Adoption(evolve(USUAL, initiative=0.0, imitation=0.0), 6, {}) for _ in range(2))
    for each, hurry in ((alone, False), (hurried, True)):
        each.announce({"recording": "chosen"})
        each.step(("recording",), STEP, [hurry] * 6)
    forgotten, forgotten_in_a_hurry = (USUAL.chosen - each.mean("recording") for each in (alone, hurried))

    assert pressed.mean("recording") < quiet.mean("recording")
    assert habit.mean("recording") > 0.95
    assert isclose(forgotten, USUAL.chosen * USUAL.decay / 6)
    assert isclose(forgotten_in_a_hurry, USUAL.pressure * forgotten)


def test_coaching_raises_commitment_until_it_is_used_up() -> None:
    """
    A walk of the manager helps in the next step, and only there.
    """
    coached, alone = Adoption(USUAL, 6, {}), Adoption(USUAL, 6, {})
    for each in (coached, alone):
        each.announce({"recording": "imposed"})
    coached.initiative += 0.8

    for each in (coached, alone):
        each.step(("recording",), STEP, [False] * 6)
    ahead = coached.mean("recording") - alone.mean("recording")

    assert ahead > 0.05
    assert coached.initiative == 0.0


def test_announcing_again_takes_nothing_away() -> None:
    """
    Whoever does more than is usual at the start keeps doing so, and another round begins where the last one ended.
    """
    commitment = Adoption(USUAL, 2, {"recording": (0.9, 0.1)})

    commitment.announce({"recording": "imposed"})

    assert commitment.levels["recording"] == (0.9, 0.15)


def test_an_organisation_tells_how_far_it_has_come() -> None:
    """
    The levels of everybody, the manager last, when the round opens, when something is switched, and at every step; a
    longer line than team is pressure.
    """
    rates = evolve(USUAL, step_minutes=5)
    scenario = desk_of(2, commitment=rates, hours=1, chaos=evolve(CALM, head=4))
    organisation = Organisation(scenario, 1, 1, {"recording": "chosen"})

    events = organisation.advance(OPENS + 900)
    organisation.switch("routing", True, "imposed")
    switched = organisation.advance(OPENS + 901)

    measured = [event for event in events if isinstance(event, e.CommitmentMeasured)]
    assert [event.at for event in measured] == [OPENS, OPENS + 300, OPENS + 600, OPENS + 900]
    assert measured[0].levels == (750, 750, 750)
    assert e.CommitmentMeasured(OPENS + 901, "routing", (150, 150, 150)) in switched


def test_people_differ_and_together_are_as_fast_as_if_all_were_alike() -> None:
    """
    A few are early and a few are late, most are near the usual pace; who is who is luck, the mean is not.
    """
    found = [paces(0.2, 14, Draws(seed)) for seed in range(8)]

    assert len({tuple(each) for each in found}) == 8
    for each in found:
        assert isclose(fsum(each), 14.0)
        assert sum(abs(pace - 1.0) > 0.2 for pace in each) == 4
        assert sorted(each) == sorted(found[0])
    assert paces(0.0, 3, Draws(1)) == (1.0, 1.0, 1.0)


@given(st.floats(0, 0.5), st.integers(1, 60), st.integers(0, 2**32))
def test_nobody_goes_backwards_because_they_are_slow(differ: float, people: int, seed: int) -> None:
    """
    However far people differ, no pace is below 0.
    """
    assert all(pace >= 0.0 for pace in paces(differ, people, Draws(seed)))


def test_a_laggard_starts_lower_and_learns_later() -> None:
    """
    One at half of the usual pace starts at half of the usual level, and is further behind others after two hours.
    """
    commitment = Adoption(USUAL, 3, {}, (0.5, 1.0, 1.5))
    commitment.announce({"recording": "announced"})
    assert all(map(isclose, commitment.levels["recording"], (0.2, 0.4, 0.6)))
    for _ in range(12):
        commitment.step(["recording"], STEP, [False] * 3)
    late, usual, early = commitment.levels["recording"]
    assert 0.2 < late < usual - 0.1 < usual < early < 1.0


def test_the_same_person_is_late_in_every_round_and_on_any_fresh_day() -> None:
    """
    Rounds stay comparable: what people are like depends on the show alone, also where each round draws a day of its own.
    """
    day = library.load("conference")
    for fresh in (False, True):
        scenario = evolve(day, plan=evolve(day.plan, fresh_demand=fresh))
        first, third, other = (
            Organisation(scenario, seed, number).commitment.paces for seed, number in ((4, 1), (4, 3), (5, 1))
        )
        assert first == third != other


def test_with_people_who_differ_as_many_follow_on_average() -> None:
    """
    A day of three practices chosen by people who differ, beside one of people who are alike: the means are near each other.
    """
    three = dict.fromkeys(("recording", "routing", "handover"), "chosen")
    day = library.load("conference")
    alike = evolve(day, commitment=evolve(day.commitment, differ=0.0))
    means = []
    for scenario in (day, alike):
        organisation = Organisation(scenario, 2, 1, three)  # type: ignore[arg-type]
        organisation.advance(scenario.conference.closes)
        means.append(fsum(organisation.commitment.mean(practice) for practice in three) / 3)
    assert abs(means[0] - means[1]) < 0.05
