"""
The charts: drawn to the cell, the same axes for all rounds, reached by key and mouse, and calm where there is nothing to draw.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from boards import BOARD, CHARTS, FULL_HOUSE, HandShow
from hypothesis import given
from hypothesis import strategies as st
from screen_snapshots import Pictures, walk
from seeing import SIZES, press, seen, settle, theatre
from session_on_stage import REFLECTING, RoomSession

from desk_theatre.itsm import session_commands as s
from desk_theatre.itsm.time_of_day import parse
from desk_theatre.measures.flow import FlowPoint
from desk_theatre.show.board import RoundSummary
from desk_theatre.show.charts import RoundCharts, Spread
from desk_theatre.stage.drawing.graphs import BLOCKS, LETTERS, area, ink_for, spread, stacked
from desk_theatre.stage.drawing.row import read, width_of
from desk_theatre.stage.pages.charts import charts_told
from desk_theatre.stage.pages.per_hour import PerHour, yardstick
from desk_theatre.stage.screens.session.charts import ChartsScreen

FAIR = PerHour(True, 9000)
FINALE = (*REFLECTING, s.EndShow())


def test_an_area_rises_by_half_cells() -> None:
    """
    A quarter of two rows is half a cell; whatever is more than nothing is seen; what is not known is left free.
    """
    drawn = read(area([0, 1, 25, 50, 75, 100, None], 100, 2, BLOCKS, "key"))

    assert drawn == "    ▄█\n ▄▄███"


def test_what_lies_on_top_is_another_sign() -> None:
    """
    Without colours, and without blocks, what was solved can be told from what was only reported.
    """
    drawn = read(area([50, 100], 100, 2, LETTERS, "good", [100, 100]))

    assert drawn == ":#\n##"


SHADES = (("#", "bad"), ("x", "warning"), (".", "muted"))


def test_counts_stand_on_one_another() -> None:
    """
    The oldest at the ground; a cell belongs to what is at its middle; where nothing was, nothing stands.
    """
    columns = [(2, 2, 0), (0, 0, 1), (4, 0, 4), None, (0, 0, 0)]

    drawn = read(stacked(columns, 8, 4, SHADES))  # type: ignore[arg-type]

    assert drawn == "  .\n  .\nx #\n#.#"


@given(st.lists(st.lists(st.integers(0, 40), min_size=3, max_size=3), min_size=1, max_size=30), st.integers(1, 12))
def test_stacks_rise_with_their_sum_and_the_oldest_is_seen(columns: list[list[int]], height: int) -> None:
    """
    Whatever is more than nothing is seen, and never more than the room there is; of the oldest not even one is hidden.
    """
    top = max(map(sum, columns))

    rows = [line.ljust(len(columns)) for line in read(stacked(columns, top, height, SHADES)).split("\n")]  # type: ignore[arg-type]

    for x, counts in enumerate(columns):
        column = [rows[y][x] for y in reversed(range(height))]
        filled = len("".join(column).rstrip())
        assert filled == (max(1, min(height, round(sum(counts) / top * height))) if sum(counts) else 0)
        assert all(sign != " " for sign in column[:filled])
        if counts[0]:
            assert column[0] == "#"


def test_how_old_it_was_is_told_in_bands() -> None:
    """
    One that has lain for hours stands at the ground of the chart, below what is new.
    """
    flow = (FlowPoint(36_000, 4, 0, 4, (3, 0, 0, 1), 20_000),)
    board = evolve(BOARD, opens=parse("09:00"), until=parse("10:00"))

    told = read(charts_told((RoundCharts(1, 3600, step=3600, flow=flow),), board, FAIR, 78)).splitlines()

    start = next(i for i, line in enumerate(told) if line.startswith("Age of the backlog"))
    assert told[start + 1] == "█ over 4 h   ▓ to 4 h   ▒ to 1 h   ░ to 15 min"
    assert [line[40] for line in told[start + 3 : start + 9]] == ["░", "░", "░", "░", "░", "█"]
    assert "4 open, oldest 5 h 33" in told[start + 11]


def test_a_line_spreads_from_the_tenth_to_the_tenth() -> None:
    """
    The mark stands where the median is.
    """
    drawn = read([spread(20, 40, 100, 100, 11, LETTERS)])

    assert drawn == "  --O------"


@given(st.lists(st.floats(0, 100), min_size=3, max_size=3).map(sorted), st.integers(1, 80))
def test_a_line_is_as_wide_as_it_is_told(places: list[float], width: int) -> None:
    """
    Wherever its ends are.
    """
    low, middle, high = places

    assert width == width_of(spread(low, middle, high, 100, width, BLOCKS))


@pytest.mark.parametrize(("encoding", "ink"), [("utf-8", BLOCKS), ("UTF8", BLOCKS), ("latin-1", LETTERS)])
def test_plain_letters_where_there_are_no_blocks(encoding: str, ink: object) -> None:
    """
    A terminal that has no blocks gets letters.
    """
    assert ink == ink_for(encoding)


@pytest.mark.parametrize("width", [size[0] - 2 for size in SIZES])
@pytest.mark.parametrize("rounds", [1, 2, 4, 9])
def test_charts_fit_every_width(width: int, rounds: int) -> None:
    """
    However many rounds there were, no row is wider than the window, and the first and the last round are there.
    """
    charts = [evolve(CHARTS[i % 4], round=i + 1) for i in range(rounds)]

    rows = charts_told(charts, BOARD, FAIR, width)

    assert max(width_of(each) for each in rows) <= width
    assert "round 1 " in read(rows)
    assert f"round {rounds} " in read(rows)


def test_rounds_share_their_axes() -> None:
    """
    A round in which half as much came in rises half as high.
    """
    full = CHARTS[3]
    half = evolve(
        full, round=5, flow=tuple(evolve(p, reported=p.reported // 2, solved=p.solved // 2) for p in full.flow)
    )
    board = evolve(BOARD, opens=parse("09:00"), until=parse("11:30"))

    told = read(charts_told((full, half), board, FAIR, 118)).splitlines()

    first = next(i for i, line in enumerate(told) if "118 ┤" in line)
    panel = [line[10:].ljust(108) for line in told[first : first + 8]]
    heights = [sum(line[start + 52] != " " for line in panel) for start in (0, 55)]
    assert heights == [8, 4]


def test_uneven_rounds_are_compared_by_the_hour() -> None:
    """
    Ten in half an hour is twenty an hour.
    """
    short, long = (RoundCharts(n, lasted, waste=(("bouncing", 10.0),)) for n, lasted in ((1, 1800), (2, 3600)))
    by = yardstick([RoundSummary(1, (), lasted=1800), RoundSummary(2, (), lasted=3600)], 3600)

    told = read(charts_told((short, long), BOARD, by, 80))

    assert [line.split()[-1] for line in told.splitlines()[-2:]] == ["20", "10"]


def test_a_round_without_anything_has_calm_charts() -> None:
    """
    Nobody reported, nothing was solved, nothing was wasted.
    """
    told = read(charts_told((RoundCharts(1, 0),), BOARD, FAIR, 78))

    for sentence in ("Nothing was resolved.", "Nothing was reported.", "No backlog.", "Nothing was wasted."):
        assert sentence in told


def test_one_solved_incident_is_a_point() -> None:
    """
    Its fastest tenth, its median and its slowest are the same.
    """
    chart = RoundCharts(1, 3600, spreads=(Spread("P2", 1, 600, 600, 600),))

    told = read(charts_told((chart,), BOARD, FAIR, 78))

    assert "10 min, 1 resolved" in told


async def test_from_the_comparison_and_back_by_keys() -> None:
    """
    r, c, and escape twice.
    """
    app = theatre(HandShow(FULL_HOUSE))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "r", "c")
        await settle(pilot)
        assert isinstance(app.screen, ChartsScreen)
        assert "Time to resolve, by priority" in seen(app)
        await press(pilot, "escape", "escape")
        await settle(pilot)
        assert not isinstance(app.screen, ChartsScreen)


async def test_from_the_finale_by_mouse() -> None:
    """
    A click on the key bar of the finale, whose page holds the charts as well.
    """
    app = theatre(RoomSession(*FINALE))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        await settle(pilot)
        line = seen(app).splitlines()[-1]
        await pilot.click(offset=(line.index("c charts") + 2, 39))
        await settle(pilot)
        assert isinstance(app.screen, ChartsScreen)
        assert "Nothing was reported." in seen(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids="{0[0]}x{0[1]}".format)
async def test_snapshots_of_the_charts(size: tuple[int, int], pictures: Pictures) -> None:
    """
    From the top to the end.
    """
    steps = (("charts", ("r", "c")), ("charts, the end", ("end",)))
    await walk(theatre(HandShow(FULL_HOUSE)), size, steps, pictures)
    pictures.check()
