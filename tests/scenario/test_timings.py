"""
Timings in a scenario file: what fits, and what is said of what does not.
"""

from __future__ import annotations

from typing import Any

import pytest
from scenario_files import changed, complaints, document, written

from desk_theatre.scenario.from_toml import read

CONFERENCE = document()
FITS: dict[str, Any] = {
    "minutes": 90,
    "rounds": 3,
    "briefing": 10,
    "round": 12,
    "curtain": 2,
    "reflection": 8,
    "finale": 10,
}


def test_own_timings_stand_beside_the_usual_ones() -> None:
    """
    One of another length is added; one of a usual length takes the place of the usual one.
    """
    own = [FITS, {**FITS, "minutes": 45, "rounds": 1}]

    scenario = read(written(changed(CONFERENCE, ("timings",), own)))

    assert [scenario.timing(minutes).rounds for minutes in (45, 75, 90, 120)] == [1, 3, 3, 4]
    assert scenario.timing(90).planned == 86


@pytest.mark.parametrize(
    ("slip", "line"),
    [
        ({"minutes": 80}, "timings[0].minutes = 80: too short; its scenes take 86 minutes together"),
        ({"rounds": 9}, "timings[0].rounds = 9: the plan has only 4 rounds"),
        ({"round": 0}, "timings[0].round = 0: expected real minutes, more than 0 and at most 480"),
        ({"brefing": 3}, 'timings[0].brefing: unknown key; did you mean "briefing"?'),
        ({"curtain": "2"}, 'timings[0].curtain = "2": expected real minutes, from 0 to 480'),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(slip: dict[str, Any], line: str) -> None:
    """
    One line for each mistake.
    """
    assert line in complaints(changed(CONFERENCE, ("timings",), [{**FITS, **slip}]))


def test_two_timings_are_not_for_the_same_minutes() -> None:
    """
    Nobody could tell which one is meant.
    """
    said = complaints(changed(CONFERENCE, ("timings",), [FITS, FITS]))

    assert said == ["timings[1].minutes = 90: timings[0] has the same minutes"]


def test_a_reflection_has_rules() -> None:
    """
    Within reason.
    """
    rules = {"teams": 6, "dots": 5, "improvements": 2}

    scenario = read(written(changed(CONFERENCE, ("reflection",), rules)))
    said = complaints(changed(CONFERENCE, ("reflection",), {"teams": 0, "dots": 21}))

    assert (scenario.reflection.teams, scenario.reflection.dots, scenario.reflection.improvements) == (6, 5, 2)
    assert {line.split(":")[0] for line in said} == {"reflection.teams = 0", "reflection.dots = 21"}
