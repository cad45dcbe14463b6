"""
The timetable of an evening, by a clock of paper.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.errors import UnknownTiming
from desk_theatre.itsm import events as e
from desk_theatre.itsm import session_events as s
from desk_theatre.itsm.scene import SceneName
from desk_theatre.scenario import library
from desk_theatre.scenario.facilitation import USUAL_TIMINGS, Timing
from desk_theatre.show.timetable import Marks, SceneStart, scenes_of, timetable, timing_of
from desk_theatre.stage.widgets.plan_line import SIGNS

TIMING = Timing(30, 2, briefing=3, round=5, curtain=1, reflection=4, finale=3)
MINUTE = 60_000


def _marks(*found: tuple[float, e.Event]) -> list[SceneStart]:
    marks = Marks()
    for minutes, event in found:
        marks.add(event, round(minutes * MINUTE))
    return marks.found


OPENED, ENDED = e.RoundOpened(0, 1, 60, ()), e.RoundEnded(60, 1, early=False)


def test_before_anything_began_all_of_the_time_is_left() -> None:
    """
    The foyer takes nothing from the evening.
    """
    table = timetable(TIMING, [], 99 * MINUTE)

    assert (table.left_in_all, table.spare) == (1800.0, 60.0 * (30 - TIMING.planned))
    assert {each.state for each in table.scenes} == {"to come"}


def test_each_scene_takes_its_time_and_the_rest_is_left() -> None:
    """
    Four minutes of briefing, five of the round, and now two of the curtain that was planned for one.
    """
    marks = _marks((10, s.SceneBegan(0, "briefing")), (14, OPENED), (19, ENDED))

    table = timetable(TIMING, marks, 21 * MINUTE)

    spent = {(each.scene, each.round): each.spent for each in table.scenes if each.state != "to come"}
    assert spent == {("briefing", 0): 240.0, ("round", 1): 300.0, ("curtain", 1): 120.0}
    assert (table.left, table.left_in_all) == (-60.0, 60.0 * 19)
    assert table.spare == 60.0 * (19 - 4 - 5 - 1 - 4 - 3)


def test_a_scene_that_begins_again_has_all_its_time_again() -> None:
    """
    But the evening does not get longer.
    """
    marks = _marks((0, OPENED), (5, ENDED), (8, s.SceneBegan(60, "curtain")))

    table = timetable(TIMING, marks, round(8.5 * MINUTE))

    assert (table.left, table.left_in_all) == (30.0, 60.0 * 21.5)


def test_a_scene_that_is_left_out_gives_its_time_back() -> None:
    """
    What was not done is done with.
    """
    marks = _marks((0, OPENED), (5, ENDED), (6, s.SceneBegan(60, "round", skipped="reflection")))

    table = timetable(TIMING, marks, 6 * MINUTE)

    states = {(each.scene, each.round): each.state for each in table.scenes}
    assert states["reflection", 1] == "skipped"
    assert (states["round", 2], table.left) == ("on", 300.0)


@given(st.lists(st.sampled_from(("briefing", "curtain", "reflection", "round", "finale")), max_size=12), st.data())
def test_no_second_is_counted_twice(scenes: list[SceneName], data: st.DataObject) -> None:
    """
    Whatever order the scenes come in: what they took together is what has passed since the first of them began.
    """
    walls = sorted(data.draw(st.lists(st.integers(0, 10**7), min_size=len(scenes), max_size=len(scenes))))
    now = data.draw(st.integers(max(walls, default=0), 2 * 10**7))
    marks = [SceneStart(wall, scene, 1) for wall, scene in zip(walls, scenes, strict=True)]

    table = timetable(TIMING, marks, now)

    passed = (now - walls[0]) / 1000 if walls else 0.0
    assert sum(each.spent for each in table.scenes) == pytest.approx(passed)
    assert table.left_in_all == pytest.approx(1800 - passed)


@pytest.mark.parametrize("timing", USUAL_TIMINGS, ids=lambda timing: str(timing.minutes))
def test_the_usual_timings_fit(timing: Timing) -> None:
    """
    What is proposed can be done.
    """
    assert timing.planned <= timing.minutes
    assert sum(each.planned for each in scenes_of(timing)) == pytest.approx(60 * timing.planned)


def test_a_scenario_times_no_more_rounds_than_it_has() -> None:
    """
    And says which timings there are.
    """
    rehearsal = library.load("rehearsal")

    assert [rehearsal.timing(minutes).rounds for minutes in (45, 75, 120)] == [2, 2, 2]
    assert timing_of(rehearsal, None).rounds == 2
    with pytest.raises(UnknownTiming, match="has no timing for 60 minutes; choose 45, 75 or 120"):
        rehearsal.timing(60)
    with pytest.raises(UnknownTiming, match="has no timing for 5 minutes; choose 45, 75 or 120"):
        rehearsal.timing(5)


def test_a_round_that_was_never_played_is_not_done_in_the_finale() -> None:
    """
    Its sign must not be that of a round that was.
    """
    marks = _marks((0, s.SceneBegan(0, "briefing")), (3, OPENED), (8, ENDED), (9, s.SceneBegan(60, "finale")))

    states = {(each.scene, each.round): each.state for each in timetable(TIMING, marks, 10 * MINUTE).scenes}

    assert states["round", 1] == "done"
    assert {states["reflection", 1], states["round", 2], states["curtain", 2]} == {"skipped"}
    assert SIGNS["skipped"][0] != SIGNS["done"][0]
