"""
What the room guesses before a figure is shown is kept, and compared once the room has seen it.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.measures.figures import CURTAIN
from desk_theatre.recording.codec import read_command, write_command
from desk_theatre.recording.verification import verify
from desk_theatre.show.guesses import GuessComparison, RoomGuess, compare
from runners import Evening, Step

PLAYED: list[Step] = [c.OpenRound(), 20 * 60, c.EndRound()]
LOST, WAITING, WITHIN_SLA = CURTAIN[:3]


def _refusal(evening: Evening, command: c.Command) -> str:
    refused = evening.give(command).refused
    return "" if refused is None else refused.reason


def _guesses(evening: Evening) -> tuple[RoomGuess, ...]:
    return evening.picture.board(evening.show.at).guesses


def _compared(evening: Evening) -> tuple[GuessComparison, ...]:
    return evening.picture.board(evening.show.at).compared


def test_a_guess_is_compared_when_its_figure_is_shown_and_not_before() -> None:
    """
    Before, the board has the guess and nothing that gives the figure away.
    """
    evening = Evening().live([*PLAYED, s.GuessFigure(LOST, 40.0), s.GuessFigure(WAITING, 0.0, team=2)])
    assert _guesses(evening) == (RoomGuess(LOST, 40.0), RoomGuess(WAITING, 0.0, 2))
    assert _compared(evening) == ()

    evening.give(s.ShowFigure())
    lost = evening.picture.board(evening.show.at).headline.lost
    assert _compared(evening) == (GuessComparison(LOST, (RoomGuess(LOST, 40.0),), lost, (RoomGuess(LOST, 40.0),)),)


def test_the_team_that_came_closest_is_named_and_equals_share_it() -> None:
    """
    Also where one guessed too much and the other too little.
    """
    guesses = [RoomGuess(LOST, 7.0, 3), RoomGuess(LOST, 3.0, 1), RoomGuess(LOST, 9.0), RoomGuess(WAITING, 5.0, 2)]
    found = compare(guesses, LOST, 5)

    assert [each.team for each in found.guesses] == [None, 1, 3]
    assert [each.team for each in found.closest] == [1, 3]
    assert compare(guesses, LOST, None).closest == ()


def test_thirds_that_are_equally_far_away_are_equally_close() -> None:
    """
    Although their differences are not the same number inside the machine.
    """
    found = compare([RoomGuess(WITHIN_SLA, 0.2, 1), RoomGuess(WITHIN_SLA, 0.4, 2)], WITHIN_SLA, 0.3)
    assert [each.team for each in found.closest] == [1, 2]


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (s.GuessFigure(LOST, 4.0), "The room has already seen the figure “lost”."),
        (s.GuessFigure(WAITING, -1.0), "That is not a possible value of this figure."),
        (s.GuessFigure(WITHIN_SLA, 30.0), "That is not a possible value of this figure."),
        (s.GuessFigure("satisfaction", 0.5), "That is not a possible value of this figure."),
        (s.GuessFigure(WAITING, float("inf")), "That is not a possible value of this figure."),
        (s.GuessFigure(WAITING, 1.0, team=5), "There is no team 5; there are 4."),
        (s.GuessFigure(WAITING, None), "There is no guess for the figure “waiting now”."),
        (s.Undo(), "No guess to undo since the last figure was shown."),
    ],
)
def test_a_guess_that_makes_no_sense_is_refused_with_a_sentence(command: c.Command, sentence: str) -> None:
    """
    And nothing is kept.
    """
    evening = Evening().live([*PLAYED, s.GuessFigure(LOST, 2.0), s.ShowFigure()])
    before = len(evening.inputs)
    assert _refusal(evening, command) == sentence
    assert len(evening.inputs) == before


def test_a_figure_that_was_hidden_again_cannot_be_guessed() -> None:
    """
    The room has seen it, whatever the curtain shows now.
    """
    for hide in (s.ShowFigure(-1), s.RepeatScene()):
        evening = Evening().live([*PLAYED, s.ShowFigure(), hide])
        assert _refusal(evening, s.GuessFigure(LOST, 1.0)) == "The room has already seen the figure “lost”."


def test_undo_takes_back_the_last_guess_and_leaves_the_reflection_alone() -> None:
    """
    A guess for a figure that is known by now stays, and `u` in the reflection undoes no guess.
    """
    evening = Evening().live([*PLAYED, s.GuessFigure(LOST, 2.0), s.GuessFigure(LOST, 3.0), s.Undo()])
    assert _guesses(evening) == (RoomGuess(LOST, 2.0),)

    evening.live([s.ShowFigure(), s.GuessFigure(WAITING, 3.0), s.Undo()])
    assert _guesses(evening) == (RoomGuess(LOST, 2.0),)
    assert _refusal(evening, s.Undo()) == "No guess to undo since the last figure was shown."

    evening.give(s.NextScene())
    assert _refusal(evening, s.Undo()) == "Nothing to undo in this reflection."
    evening.live([s.PickCard(1, "in-the-head"), s.PreviousScene()])
    assert _refusal(evening, s.Undo()) == "No guess to undo since the last figure was shown."
    assert evening.picture.board(evening.show.at).reflections[-1].picks


def test_guesses_begin_anew_with_each_round() -> None:
    """
    Those of the round before are no guesses for this one.
    """
    evening = Evening().live([*PLAYED, s.GuessFigure(LOST, 2.0), c.OpenRound(), 60])
    assert (_guesses(evening), _compared(evening)) == ((), ())
    evening.live([c.EndRound(), s.GuessFigure(LOST, 5.0, 1)])
    assert _guesses(evening) == (RoomGuess(LOST, 5.0, 1),)


COMMANDS = st.one_of(
    st.builds(
        s.GuessFigure,
        st.sampled_from(CURTAIN),
        st.sampled_from((0.0, 0.5, 1.0, 3.0, 40.0, None)),
        st.sampled_from((None, 1, 2, 4)),
    ),
    st.just(s.Undo()),
    st.builds(s.ShowFigure, st.sampled_from((1, -1))),
    st.just(s.RepeatScene()),
)


@given(st.lists(COMMANDS, max_size=12))
def test_any_guesses_replay_and_verify_exactly_and_touch_nothing_of_the_next_round(commands: list[c.Command]) -> None:
    """
    A round after guesses is event for event the round without them.
    """
    evening = Evening().live([*PLAYED, *commands])
    stood = (_guesses(evening), _compared(evening))
    replay = evening.replay()
    replay.seek(0, evening.show.at)
    board = replay.picture.board(evening.show.at)
    assert (board.guesses, board.compared) == stood
    assert verify(evening.recording()).exact

    plain = Evening().live(PLAYED)
    start = (len(evening.events), len(plain.events))
    evening.live([c.OpenRound(), 300])
    plain.live([c.OpenRound(), 300])
    assert evening.events[start[0] :] == plain.events[start[1] :]


def test_a_guess_stands_in_a_recording_as_a_command_of_its_own() -> None:
    """
    Under names that other programs can read.
    """
    command = s.GuessFigure(WITHIN_SLA, 0.6, 3)
    written = write_command(command)
    assert written == {"command": "guess-figure", "figure": "resolution_sla_met", "amount": 0.6, "team": 3}
    assert read_command(written) == (command, 0)
