"""
Learning: who is too busy for it, and what happens when it is too much at once.
"""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.practices.answers import Influence
from desk_theatre.scenario.people import Commitment as Rates
from desk_theatre.simulation.adoption import Adoption
from desk_theatre.simulation.organisation import Carried, Organisation
from small_scenarios import ALL, DEVOTED, OPENS, desk_of, kind, team

USUAL = Rates()
STEP = 600
PEOPLE = 6


def test_pressure_is_felt_by_those_whose_own_team_is_behind() -> None:
    """
    Three of six are under pressure: they forget, the others learn as if nobody were.
    """
    unsocial = evolve(USUAL, imitation=0.0)
    half, quiet = Adoption(unsocial, PEOPLE, {}), Adoption(unsocial, PEOPLE, {})
    for commitment, pressed in ((half, [True] * 3 + [False] * 3), (quiet, [False] * PEOPLE)):
        commitment.announce({"recording": "announced"})
        commitment.step(("recording",), STEP, pressed)

    levels = half.levels["recording"]
    assert levels[3:] == quiet.levels["recording"][3:]
    assert max(levels[:3]) < min(levels[3:])


@given(st.integers(1, len(ALL)), st.integers(1, len(ALL)))
def test_the_more_at_once_the_less_of_each_takes_root(one: int, other: int) -> None:
    """
    After a day, each of many practices that were chosen together is followed no further than each of few.
    """
    few, many = sorted((one, other))
    means = []
    for count in (few, many):
        commitment = Adoption(USUAL, PEOPLE, {})
        commitment.announce(dict.fromkeys(ALL[:count], "chosen"))
        for _ in range(54):
            commitment.step(ALL[:count], STEP, [False] * PEOPLE)
        means.append(commitment.mean(ALL[0]))

    assert means[0] >= means[1]


def test_an_owner_does_not_help_against_too_much_at_once() -> None:
    """
    With a hundred things to learn and nothing forgotten, people still fall back from each of them.
    """
    rates = evolve(USUAL, initiative=0.0, imitation=0.0)
    commitment = Adoption(rates, PEOPLE, dict.fromkeys(ALL, (0.5,) * PEOPLE))

    commitment.step(ALL, STEP, [False] * PEOPLE, Influence(decay=0.0))

    assert commitment.mean(ALL[0]) < 0.5


def test_nobody_falls_back_while_there_is_attention_for_everything() -> None:
    """
    Three practices that people can learn at a time, and no forgetting: nothing is lost.
    """
    rates = evolve(USUAL, initiative=0.0, imitation=0.0, decay=0.0)
    commitment = Adoption(rates, PEOPLE, {})
    commitment.announce(dict.fromkeys(ALL[:3], "chosen"))
    before = commitment.carried()

    commitment.step(ALL[:3], STEP, [False] * PEOPLE)

    assert commitment.carried() == before


def _organisation(practices: tuple[str, ...], per_hour: float) -> Organisation:
    commitment = evolve(USUAL, step_minutes=5)
    kinds = [kind("no-wifi", "net")]
    scenario = desk_of(1, kinds=kinds, teams=[team("net", 2, 1)], hours=1, per_hour=per_hour, commitment=commitment)
    return Organisation(scenario, 1, 1, dict.fromkeys(practices, "chosen"))


def test_a_team_that_is_behind_is_told_to_be_too_busy_once() -> None:
    """
    Its queue is longer than the team from some time on, and stays so.
    """
    events = _organisation(("recording",), 60.0).advance(OPENS + 3600)

    busy = [event.at for event in events if isinstance(event, e.TeamTooBusyToLearn) and event.team == "net"]
    assert len(busy) == 1


def test_nobody_is_too_busy_to_learn_where_there_is_nothing_to_learn() -> None:
    """
    Neither without a practice, nor with one that is a habit.
    """
    rush = _organisation((), 60.0)
    used_to = _organisation(("recording",), 60.0)
    used_to.commitment.levels["recording"] = (1.0,) * 3

    for organisation in (rush, used_to):
        events = organisation.advance(OPENS + 3600)
        assert not [event for event in events if isinstance(event, e.TeamTooBusyToLearn)]


def test_the_room_is_told_when_there_is_too_much_to_learn_at_once() -> None:
    """
    Not for three practices; for a dozen, once, when they become active.
    """
    three, dozen = (_organisation(ALL[:count], 0.0).advance(OPENS + 900) for count in (3, 12))

    assert not [event for event in three if isinstance(event, e.ChangesPiledUp)]
    assert [event for event in dozen if isinstance(event, e.ChangesPiledUp)] == [e.ChangesPiledUp(OPENS, 12)]


def test_what_was_resolved_in_earlier_rounds_is_documented_before_the_next_one() -> None:
    """
    By people who record work-arounds, and by nobody else; what is documented already is not told again.
    """
    scenario = desk_of(1, kinds=[kind()], commitment=DEVOTED)
    carried = Carried(known_errors=("a",), resolved_causes=("a", "b", "c"))

    with_ = Organisation(scenario, 1, 2, {"known_errors": "chosen"}, carried).advance(OPENS)
    without = Organisation(scenario, 1, 2, {"recording": "chosen"}, carried).advance(OPENS)

    assert [x for x in with_ if isinstance(x, e.WorkaroundsCollected)] == [e.WorkaroundsCollected(OPENS, ("b", "c"))]
    assert not [x for x in without if isinstance(x, e.WorkaroundsCollected)]


def test_a_round_leaves_the_causes_that_it_and_earlier_rounds_have_met() -> None:
    """
    Except those that nobody will meet again.
    """
    kinds = [kind(causes=1), kind("odd", one_off=1.0)]
    organisation = Organisation(desk_of(2, kinds=kinds), 1, 2, {}, Carried(resolved_causes=("older",)))
    for each in kinds:
        organisation.submit(each, None)
    organisation.advance(OPENS + 3600)

    assert organisation.carried().resolved_causes == ("older", "no-sound")
