"""
The page with real desks: reached from the reflection, with a source below each figure.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from seeing import press, said, seen, settle, theatre
from session_on_stage import MATERIAL, REFLECTING, RoomSession

from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.show.benchmark import benchmark
from desk_theatre.stage.screens.session.benchmark import page
from desk_theatre.stage.screens.session.reflection import ReflectionScreen
from runners import SCENARIO


async def test_the_page_is_one_key_away_and_says_what_a_conference_is_not() -> None:
    """
    And escape leads back to the reflection.
    """
    show = RoomSession(*REFLECTING)
    material = show.evening.picture.material()
    assert material is not None
    show.paper = evolve(MATERIAL, benchmark=material.benchmark)
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "d")
        page_shown = seen(app)
        await press(pilot, "escape")
        back = type(app.screen)

    assert "This desk and real desks, round 1" in page_shown
    assert "63 to 93 %" in page_shown
    assert "Source: public log, UCI: ServiceNow, 24 918 incidents" in page_shown
    assert "This is one day, not a year of an IT department." in page_shown
    assert back is ReflectionScreen


async def test_without_figures_the_key_says_why() -> None:
    """
    Nothing is opened.
    """
    show = RoomSession(*REFLECTING)
    show.paper = evolve(MATERIAL, benchmark=())
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "d")
        assert said(app)[-1] == "No figures yet. Play a round first."


@pytest.mark.parametrize("width", [76, 116, 196])
def test_no_figure_and_no_source_is_cut(width: int) -> None:
    """
    At every width of the stage.
    """
    figures = benchmark(SCENARIO, [], ScorecardFold(SCENARIO).scorecard(SCENARIO.conference.opens))
    told = " ".join(" ".join("".join(piece.text for piece in each) for each in page(1, figures, width)).split())

    for figure in figures:
        assert figure.real in told
        assert f"Source: {figure.source}" in told
