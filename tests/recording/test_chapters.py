"""
The stops of a film: every round and scene that was played, in order, each reached and named from anywhere.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.live.replay_player import ReplayPlayer
from runners import Evening, Step, evenings

ROUND: tuple[Step, ...] = (c.OpenRound(), 300, c.SubmitIncident("wifi", None, "Ann", "gone"), 2000)
WHOLE: tuple[Step, ...] = (
    *(s.NextScene(), s.NextScene(), *ROUND, s.ShowFigure(), s.RepeatScene(), s.NextScene()),
    *(s.NoteFinding("we forgot half"), s.ProposeImprovement("process", "recording"), s.ChooseImprovement(1)),
    *(s.NextScene(), s.PreviousScene(), s.NextScene(), *ROUND, s.NextScene(), s.EndShow()),
)


def test_the_stops_of_an_evening() -> None:
    """
    What was played, and nothing else: no stage that was only set, and once a scene that began anew, or was come back to.
    """
    player = ReplayPlayer(Evening().live(WHOLE).replay())

    assert player.position().stops == (
        ("round", 1),
        ("curtain", 1),
        ("reflection", 1),
        ("round", 2),
        ("curtain", 2),
        ("reflection", 2),
        ("finale", 2),
    )


def test_a_scene_is_shown_as_the_room_left_it() -> None:
    """
    At the curtain nothing is decided yet, in the reflection all of it; a round stands at its beginning.
    """
    player = ReplayPlayer(Evening().live(WHOLE).replay())
    seen = []

    for number in range(4):
        player.show_stop(number)
        board = player.view.board()
        chosen = [each.practice for each in board.reflections[0].decided] if board.reflections else []
        seen.append((board.scene, board.round, board.figures, chosen))

    assert seen == [
        ("round", 1, 0, []),
        ("curtain", 1, 0, []),  # begun anew, so that the figure was hidden again
        ("reflection", 1, 0, ["recording"]),
        ("round", 2, 0, ["recording"]),
    ]


@given(evenings(), st.data())
def test_wherever_one_stops_one_is(steps: list[Step], data: st.DataObject) -> None:
    """
    Going to a stop leads to that scene, and any event of a film belongs to the last stop that began before it.
    """
    player = ReplayPlayer(Evening().live(steps).replay())
    stops = player.position().stops
    if not stops:
        assert player.position().stop == -1
        return
    number = data.draw(st.integers(0, len(stops) - 1))

    player.show_stop(number)
    place, board = player.position(), player.view.board()
    player.step(data.draw(st.integers(-30, 30)))
    after = player.position()

    assert place.stop == number
    assert (board.scene, place.round) == stops[number]
    assert stops[after.stop] == (player.view.board().scene, after.round) or player.view.board().scene == "round"


def test_there_is_nothing_beyond_the_last() -> None:
    """
    A number that is none changes nothing.
    """
    player = ReplayPlayer(Evening().live(WHOLE).replay())
    player.show_stop(2)

    player.show_stop(-1)
    player.show_stop(99)

    assert player.position().stop == 2
