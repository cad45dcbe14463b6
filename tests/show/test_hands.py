"""
Hands of the teams are counted for improvements, and the room chooses those that lead.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.recording.codec import read_command, write_command
from desk_theatre.recording.verification import verify
from desk_theatre.show.reflection import Reflection
from runners import SCENARIO, Evening, Step

PRACTICES = ("recording", "routing", "handover", "prioritisation", "status_updates")
PLAYED: list[Step] = [c.OpenRound(), 60, c.EndRound(), s.NextScene()]
PROPOSED: list[Step] = [s.ProposeImprovement("process", practice) for practice in PRACTICES]
TEAMS, MOST = SCENARIO.reflection.teams, SCENARIO.reflection.improvements


def _reflection(evening: Evening) -> Reflection:
    return evening.picture.board(evening.show.at).reflections[-1]


def _chosen(evening: Evening) -> list[int]:
    return [each.number for each in _reflection(evening).decided]


def _refusal(evening: Evening, command: c.Command) -> str:
    refused = evening.give(command).refused
    return "" if refused is None else refused.reason


COUNTS = st.dictionaries(
    st.tuples(st.integers(1, TEAMS), st.integers(1, len(PRACTICES))), st.integers(0, 40), max_size=12
)


@given(COUNTS, st.randoms(use_true_random=False))
def test_hands_of_any_teams_in_any_order_give_the_same_sum_and_the_same_choice(
    counts: dict[tuple[int, int], int], luck: object
) -> None:
    """
    Each team's last count is the one that stands.
    """
    commands = [s.CountHands(team, number, hands) for (team, number), hands in counts.items()]
    shuffled = list(commands)
    luck.shuffle(shuffled)  # type: ignore[attr-defined]
    evening = Evening().live([*PLAYED, *PROPOSED, *commands])
    other = Evening().live([*PLAYED, *PROPOSED, *(s.CountHands(x.team, x.improvement, 7) for x in commands), *shuffled])

    first, second = _reflection(evening), _reflection(other)
    for proposal in first.proposals:
        assert proposal.hands == sum(hands for (_, number), hands in counts.items() if number == proposal.number)
    assert [each.hands for each in first.teams] == [
        sum(hands for (by, _), hands in counts.items() if by == team.number) for team in first.teams
    ]
    assert (first.proposals, first.teams, first.leading, first.tied) == (
        second.proposals,
        second.teams,
        second.leading,
        second.tied,
    )


@given(COUNTS)
def test_the_leading_have_more_than_all_others_and_only_equals_are_left_open(
    counts: dict[tuple[int, int], int],
) -> None:
    """
    As many as the room may choose; never one without a hand.
    """
    commands = [s.CountHands(team, number, hands) for (team, number), hands in counts.items()]
    reflection = _reflection(Evening().live([*PLAYED, *PROPOSED, *commands]))
    hands = {each.number: each.hands for each in reflection.proposals}
    leading, tied = reflection.leading, reflection.tied
    others = [number for number in hands if number not in leading]

    assert all(hands[number] > hands[other] for number in leading for other in others)
    assert all(hands[number] > 0 for number in (*leading, *tied))
    assert len(leading) <= MOST
    assert len({hands[number] for number in tied}) <= 1
    if len(leading) < MOST:
        assert tied or all(hands[other] == 0 for other in others)
        assert not tied or len(leading) + len(tied) > MOST


def test_dots_decide_where_hands_are_equal() -> None:
    """
    And alone where nobody raised a hand.
    """
    evening = Evening().live([*PLAYED, *PROPOSED, s.CastVote(1, 4, 2), s.CastVote(2, 5, 1)])
    assert _reflection(evening).leading == (4, 5)

    evening.live([s.CountHands(1, number, 5) for number in (1, 2, 4, 5)])
    assert (_reflection(evening).leading, _reflection(evening).tied) == ((4, 5), (1, 2))


def test_the_leading_are_chosen_in_one_step_and_undone_in_one() -> None:
    """
    In place of what was chosen before; a reason stays with what stays.
    """
    evening = Evening().live([*PLAYED, *PROPOSED, s.ChooseImprovement(1, why="desk"), s.ChooseImprovement(5)])
    evening.live([s.CountHands(1, 1, 9), s.CountHands(2, 2, 8), s.CountHands(3, 3, 7), s.ChooseLeading()])
    assert _chosen(evening) == [1, 2, 3]
    assert _reflection(evening).proposals[0].reason == "desk"

    evening.give(s.Undo())
    assert _chosen(evening) == [1, 5]
    evening.live([s.ChooseLeading(), c.OpenRound()])
    assert evening.show.practices == dict.fromkeys(PRACTICES[:3], "chosen")


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (s.CountHands(9, 1, 1), "There is no team 9; there are 4."),
        (s.CountHands(1, 7, 1), "There is no improvement number 7."),
        (s.CountHands(1, 1, -1), "Count 0 to 999 hands at a time."),
        (s.CountHands(1, 1, 1000), "Count 0 to 999 hands at a time."),
        (s.ChooseLeading(), "No hands and no dots yet. Count them first."),
        (s.SetTeams(0), "There can be 1 to 12 teams."),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(command: c.Command, sentence: str) -> None:
    """
    And nothing changes.
    """
    evening = Evening().live([*PLAYED, *PROPOSED])
    before = _reflection(evening)
    assert _refusal(evening, command) == sentence
    assert _reflection(evening) == before


def test_a_tie_for_all_places_and_a_second_press_say_so() -> None:
    """
    Nothing is chosen by the order of proposing.
    """
    evening = Evening().live([*PLAYED, *PROPOSED, *(s.CountHands(1, number, 4) for number in (1, 2, 3, 4))])
    assert _refusal(evening, s.ChooseLeading()) == "Numbers 1, 2, 3, 4 are equal. Count again, or choose with v."
    evening.live([s.CountHands(1, 4, 3), s.ChooseLeading()])
    assert _refusal(evening, s.ChooseLeading()) == "The leading improvements are already chosen."


def test_a_team_that_raised_hands_stays_until_they_are_taken_back() -> None:
    """
    As with dots: nobody's vote disappears unseen; an improvement that goes takes its hands along.
    """
    evening = Evening().live([*PLAYED, *PROPOSED, s.CountHands(3, 1, 5)])
    assert _refusal(evening, s.SetTeams(2)) == "Team 3 has already picked or voted."
    evening.live([s.TakeBackImprovement(1), s.SetTeams(2)])
    assert [team.hands for team in _reflection(evening).teams] == [0, 0]


COUNTING = st.one_of(
    st.builds(s.CountHands, st.integers(1, 5), st.integers(1, 6), st.integers(-1, 12)),
    st.builds(s.CastVote, st.integers(1, 4), st.integers(1, 5), st.integers(0, 3)),
    st.sampled_from((s.ChooseLeading(), s.TakeBackImprovement(2), s.ChooseImprovement(4))),
)


@given(st.lists(st.one_of(COUNTING, st.just(s.Undo())), max_size=12))
def test_any_counting_replays_and_verifies_exactly(commands: list[c.Command]) -> None:
    """
    A replay shows the same, and a second run gives the same events.
    """
    evening = Evening().live([*PLAYED, *PROPOSED, *commands])
    film = evening.replay()
    film.seek(0, evening.show.at)
    assert film.picture.board(evening.show.at).reflections == evening.picture.board(evening.show.at).reflections
    assert verify(evening.recording()).exact


@given(st.lists(COUNTING, max_size=12))
def test_any_counting_can_be_undone_step_by_step(commands: list[c.Command]) -> None:
    """
    Back to the proposals as they stood, without hands, dots and choices.
    """
    evening = Evening().live([*PLAYED, *PROPOSED])
    start = _reflection(evening)
    evening.live(list(commands))
    while _reflection(evening).undoable > start.undoable:
        evening.give(s.Undo())
    assert _reflection(evening) == start


def test_hands_stand_in_a_recording_under_names_that_other_programs_read() -> None:
    """
    Each is a command of its own.
    """
    command = s.CountHands(3, 1, 7)
    assert write_command(command) == {"command": "count-hands", "team": 3, "improvement": 1, "hands": 7}
    for each in (command, s.ChooseLeading()):
        assert read_command(write_command(each)) == (each, 0)
