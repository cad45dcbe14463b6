"""
The wall calls nothing good that is not: the leading figure, and rooms.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from walls import Rounds, crowded, day, painted

from desk_theatre.stage.wall.canvas import Ink
from desk_theatre.stage.wall.facts import ENOUGH_DUE, RoundFacts, round_facts, state_of
from desk_theatre.stage.wall.layout import LAYOUTS
from desk_theatre.stage.wall.scenes import Scenes
from desk_theatre.stage.wall.steady import Steady


def _head(share: float | None, due: int | None, lost: int) -> tuple[str, str, Ink, bool]:
    """
    The figure, the verdict, the ink of the figure, and whether a sign stands there.
    """
    board = day("conference").boards[20]
    headline = evolve(board.headline, resolution_sla_met=share, due=due, lost=lost)
    canvas = painted(Scenes().of(evolve(board, headline=headline), Rounds(day("conference"))), LAYOUTS[1])
    texts = {text.what: text for text in canvas.texts}
    return texts["figure"].text, texts["verdict"].text, texts["figure"].ink, "verdict sign" in texts


@pytest.mark.parametrize(
    ("share", "due", "lost", "shown"),
    [
        (None, 0, 0, ("–", "NONE DUE", "muted", False)),
        (1.0, 1, 0, ("100%", "TOO EARLY", "text", False)),
        (0.0, ENOUGH_DUE - 1, 5, ("0%", "TOO EARLY", "text", False)),
        (1.0, ENOUGH_DUE, 0, ("100%", "GOOD", "good", True)),
        (1.0, ENOUGH_DUE, 1, ("100%", "", "text", False)),
        (0.5, ENOUGH_DUE, 1, ("50%", "POOR", "bad", True)),
        (0.95, None, 0, ("95%", "GOOD", "good", True)),
    ],
)
def test_verdict_needs_enough_targets_due_and_is_never_good_with_lost_incidents(
    share: float | None, due: int | None, lost: int, shown: tuple[str, str, Ink, bool]
) -> None:
    assert _head(share, due, lost) == shown


def test_board_of_a_day_counts_the_targets_that_came_due() -> None:
    boards = [board for board in day("conference").boards if board.round == 1]
    counts = [board.headline.due for board in boards]
    assert counts[0] == 0
    assert counts[-1] is not None
    assert counts[-1] > ENOUGH_DUE
    for board in boards:
        share, due = board.headline.resolution_sla_met, board.headline.due
        assert due is not None
        assert (share is None) == (due == 0)
        assert share is None or share * due == pytest.approx(round(share * due))


def test_held_figure_when_an_incident_is_lost_is_no_longer_good() -> None:
    steady = Steady(lambda: 100.0)
    board = day("conference").boards[20]

    def facts(share: float, lost: int) -> RoundFacts:
        headline = evolve(board.headline, resolution_sla_met=share, due=50, lost=lost)
        return steady.facts(evolve(board, headline=headline))

    assert facts(0.96, 0).grade == "good"
    held = facts(0.95, 1)
    assert held.figure == "96%"
    assert held.grade is None


def test_room_on_now_that_started_late_does_not_look_fine() -> None:
    board = crowded(2, 2)
    for late, state, words, band in (
        (0, "now", "On now", "Every room on time"),
        (60, "behind", "On late", "2 rooms started late"),
    ):
        rooms = tuple(evolve(room, status="in session", late=late, blockers=()) for room in board.rooms)
        facts = round_facts(evolve(board, rooms=rooms, teams=()))
        assert {(tile.state, tile.words) for tile in facts.tiles} == {(state, words)}
        assert facts.sentence.words[0] == band
        canvas = painted(Scenes().of(evolve(board, rooms=rooms, teams=()), Rounds(day("conference"))), LAYOUTS[1])
        inks = {text.ink for text in canvas.texts if text.what.startswith(("state ", "room "))}
        assert inks == {"good_on" if state == "now" else "warning"}


def test_room_on_now_that_an_open_incident_blocks_is_at_risk() -> None:
    rooms = [room for board in day("conference").boards for room in board.rooms]
    blocked = [room for room in rooms if room.status == "in session" and room.blockers]
    assert blocked
    assert {state_of(room) for room in blocked} == {"risk"}
    calm = [room for room in rooms if state_of(room) == "now"]
    assert calm
    assert not [room for room in calm if room.late or room.blockers]
