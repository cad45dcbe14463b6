"""
What is painted, and when: only rows that changed, and what a key changed before all that follows from it.
"""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from attrs import evolve
from boards import BOARD, HandShow, LivelyShow
from rich.console import RenderableType
from seeing import SIZES, press, settle, theatre, tour, until
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.screen import Screen

from desk_theatre.itsm import commands as c
from desk_theatre.show.messages import Answer
from desk_theatre.show.roles import Envelope
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.widgets.picker import Picker
from desk_theatre.stage.widgets.top_bar import TopBar


class Following(HandShow):
    """
    A show in which everything on the board is different after each command.
    """

    async def hand_in(self, envelope: Envelope) -> Answer:
        answer = await super().hand_in(envelope)
        waiting = self.now.headline.waiting + 1
        self.now = evolve(
            self.now,
            at=self.now.at + 60,
            headline=evolve(self.now.headline, waiting=waiting),
            ticker=self.now.ticker[waiting % 2 :],
        )
        return answer


def _painted(app: Theatre, monkeypatch: pytest.MonkeyPatch) -> list[set[int]]:
    """
    The rows of every picture from now on.
    """
    rows: list[set[int]] = []
    display = app._display

    def noting(screen: Screen[object], picture: RenderableType | None) -> None:
        if isinstance(picture, ChopsUpdate):
            rows.append({y for y, _, _ in picture.spans})
        elif picture is not None:
            rows.append(set(range(app.size.height)))
        display(screen, picture)

    monkeypatch.setattr(app, "_display", noting)
    return rows


async def test_what_a_key_changed_is_seen_before_all_that_follows_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    First the pace in the bar at the top, then the whole board.
    """
    app = theatre(Following())
    async with app.run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        rows = _painted(app, monkeypatch)
        await press(pilot, "plus")
        await until(pilot, lambda: len(rows) > 1)
        bar = set(range(app.screen.query_one(TopBar).region.height))
        assert rows[0] <= bar
        assert not rows[1] <= bar


async def test_moving_in_a_list_paints_two_rows_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Where the cursor was and where it is; what is described beside it comes after that.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        await press(pilot, "p")
        rows = _painted(app, monkeypatch)
        await press(pilot, "down")
        assert len(rows[0]) == 2
        before = app.screen.query_one(Picker).render_lines(Region(0, 0, 100, 50))
        app.screen.query_one(Picker).paint()
        assert app.screen.query_one(Picker).render_lines(Region(0, 0, 100, 50)) == before


async def test_a_second_press_counts_from_the_first_before_the_stage_has_looked() -> None:
    """
    How the show stands is asked anew as long as something that was asked of it has not been looked at.
    """
    show = HandShow()
    app = theatre(show)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen: Any = app.screen
        screen.look = lambda: None
        await press(pilot, "plus", "plus")
        assert show.asked == [c.SetSpeed(120.0), c.SetSpeed(240.0)]
        assert screen.board is BOARD


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
async def test_rows_are_painted_as_textual_would_paint_them(size: tuple[int, int]) -> None:
    """
    Whichever rows of whichever screen are asked for.
    """
    chance = Random(1)
    app = theatre(LivelyShow())
    async with app.run_test(size=size) as pilot:
        async for name in tour(pilot):
            for screen in app.screen_stack[1:]:
                ours = screen._compositor
                top = chance.randrange(size[1])
                crop = Region(0, top, size[0], chance.randrange(1, size[1] - top + 1))
                asked = {y for y in crop.line_range if chance.random() < 0.4}.__contains__
                expected = Compositor._render_chops(ours, crop, asked)
                assert list(map(dict, ours._render_chops(crop, asked))) == list(map(dict, expected)), name
