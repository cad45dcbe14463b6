"""
The small pictures of the curtain: rounds on one axis, and the limit that a bar would have to reach.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from boards import BOARD, CHARTS
from conference_on_stage import PLAYED, REFLECTED, ConferenceSession
from hypothesis import given
from hypothesis import strategies as st
from seeing import press, seen, settle, theatre

from desk_theatre.itsm import commands as c
from desk_theatre.measures.figures import CURTAIN, HEADLINE, KEY_FIGURES
from desk_theatre.measures.headline import Headline
from desk_theatre.scenario.vocabulary import CONFERENCE
from desk_theatre.show.board import RoundSummary
from desk_theatre.show.charts import RoundCharts
from desk_theatre.stage.drawing.bars import sessions
from desk_theatre.stage.drawing.graphs import BLOCKS
from desk_theatre.stage.drawing.row import read, width_of
from desk_theatre.stage.pages.curtain_graphs import LIMIT, past, picture
from desk_theatre.stage.pages.key_figures import sentence
from desk_theatre.stage.pages.per_hour import PerHour, yardstick

FAIR = PerHour(True, 9000)
NOW = Headline(0.9, 5, 8, 4, 9, 4.4, 48.0)
HEADLINES = st.builds(
    Headline,
    st.none() | st.floats(0, 1),
    st.integers(0, 40),
    st.integers(40, 80),
    st.integers(0, 999),
    st.integers(0, 999),
    st.none() | st.floats(1, 5),
    st.none() | st.floats(0, 1e6),
)


def _round(number: int, lasted: int = 0, **amounts: float | None) -> RoundSummary:
    return RoundSummary(number, (), amounts, lasted=lasted, waiting=7)


def _read(
    field: str, rounds: tuple[RoundSummary, ...], now: Headline = NOW, by: PerHour = FAIR, height: int = 9
) -> str:
    board = evolve(BOARD, headline=now)
    return read(picture(field, board, rounds, CHARTS[: len(rounds)], by, 78, height, BLOCKS))


@given(st.sampled_from(CURTAIN), HEADLINES, st.integers(1, 9), st.integers(20, 240), st.integers(0, 12))
def test_a_picture_keeps_to_its_place(field: str, now: Headline, count: int, width: int, height: int) -> None:
    """
    However many rounds there were: no more rows than there is room for, all of one width, and the round that is on is in it.
    """
    rounds = tuple(_round(n, lost=n, resolution_sla_met=n / 10) for n in range(1, count + 1))
    charts = tuple(evolve(CHARTS[n % 4], round=n) for n in range(1, count + 1))

    rows = picture(field, evolve(BOARD, headline=now), rounds, charts, FAIR, width, height, BLOCKS)

    assert len(rows) <= height
    assert len({width_of(each) for each in rows}) <= 1
    assert all(width_of(each) <= width for each in rows)
    if rows:
        assert f"round {count}" in read(rows)


@pytest.mark.parametrize(("share", "reached"), [(0.89, False), (0.9, True), (1.0, True)])
def test_a_bar_reaches_the_limit_where_the_figure_is_good(share: float, reached: bool) -> None:
    """
    The sign stands where the stage begins to call it good.
    """
    bar = _read("resolution_sla_met", (_round(1),), evolve(NOW, resolution_sla_met=share)).splitlines()[0]

    before, _, after = bar[10:60].partition(LIMIT)
    assert before == "━" * len(before) if reached else "─" in before or "╸" in before
    assert ("━" in after) == (share == 1.0)
    assert KEY_FIGURES["resolution_sla_met"].target == 0.9


def test_the_latest_round_is_told_as_it_stands_large() -> None:
    """
    And those before as they stand in the comparison.
    """
    rounds = (
        _round(
            1, resolution_sla_met=0.15, lost=41, sessions=8, sessions_delayed=6, satisfaction=1.8, cost_per_resolved=40
        ),
        _round(2, resolution_sla_met=0.5),
    )

    told = {field: [each.told for each in past(field, rounds, NOW)] for field in CURTAIN}

    expected = {
        "lost": ["41", "4"],
        "waiting": ["7", "9"],
        "resolution_sla_met": ["15 %", "90 %"],
        "sessions_on_time": ["2 of 8", "5 of 8"],
        "satisfaction": ["1.8", "4.4"],
        "cost_per_resolved": ["40", "48"],
    }
    assert expected.items() <= told.items()


@pytest.mark.parametrize("field", ["lost", "cost_per_resolved"])
def test_one_bar_alone_tells_nothing(field: str) -> None:
    """
    In the first round only what has a limit is drawn.
    """
    assert _read(field, (_round(1, lost=3),)) == ""


def test_nothing_in_any_round_is_no_picture() -> None:
    """
    Nobody was lost, nobody asked, nothing was waited for.
    """
    calm = Headline(None, 0, 0, 0, 0, None, None)
    rounds = (_round(1, lost=0), _round(2, lost=0))
    board = evolve(BOARD, headline=calm)

    drawn = [picture(f, board, rounds, (RoundCharts(1, 0),), FAIR, 78, 9, BLOCKS) for f in CURTAIN]

    assert not any(drawn)


def test_a_round_that_was_cut_short_says_so() -> None:
    """
    Fewer lost in half a day is no better.
    """
    rounds = (_round(1, 9000, lost=41), _round(2, 3600, lost=4))

    told = _read("lost", rounds, by=yardstick(rounds, 9000)).splitlines()

    assert told[0].endswith("41           2 h 30")
    assert told[1].endswith("4            1 h 00, cut short")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_figures_stay_large_beside_their_pictures(size: tuple[int, int]) -> None:
    """
    On the smallest stage, too: five rows of digits, and below them both rounds; no picture touches what stands below it.
    """
    app = theatre(ConferenceSession(*PLAYED, *REFLECTED, *PLAYED))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        for field in CURTAIN:
            await press(pilot, "space")
            await settle(pilot)
            lines = seen(app).splitlines()
            last = max(i for i, line in enumerate(lines) if "round 2" in line)
            assert "round 1" in "\n".join(lines[last - 1 : last + 1]), field
            large = [line for line in lines[4:last] if "█" in line or "▀" in line]
            assert len(large) >= 5, field


async def test_an_empty_round_has_a_calm_and_true_curtain() -> None:
    """
    Nobody came, nothing was due, nothing was solved: each figure says just that, and none of them is bad.
    """
    app = theatre(ConferenceSession(c.OpenRound(), c.EndRound()))
    told = []
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        for _ in CURTAIN:
            await press(pilot, "space")
            await settle(pilot)
            told.append(seen(app))

    assert all("■" not in page.splitlines()[-2] for page in told)
    assert [any(CONFERENCE.say(figure.empty) in page for page in told) for figure in HEADLINE] == [True] * len(HEADLINE)
    assert "none due" in told[-1]


def test_what_is_counted_keeps_its_sentence() -> None:
    """
    Not one promise kept is not the same as none that came due.
    """
    none_kept = evolve(Headline(**dict.fromkeys(CURTAIN, 4)), resolution_sla_met=0.0, sessions=4)

    assert [sentence(field, none_kept) for field in CURTAIN] == [
        CONFERENCE.say(KEY_FIGURES[field].sentence) for field in CURTAIN
    ]


# -- sessions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("by_desk", "bar", "told"),
    [
        (0, ("━", "─"), "3 started late: 0 caused by the desk, 3 for other reasons."),
        (1, ("━", "■", "─"), "3 started late: 1 caused by the desk, 2 for other reasons."),
        (3, ("━", "■"), "3 started late: 3 caused by the desk, 0 for other reasons."),
    ],
)
def test_late_sessions_are_told_apart_by_why_they_were_late(by_desk: int, bar: tuple[str, ...], told: str) -> None:
    """
    In the bar by signs, which are explained, and in the sentence by numbers; in the first round as well.
    """
    now = evolve(NOW, sessions_on_time=5, sessions=8, sessions_delayed_by_desk=by_desk)

    drawn, legend = _read("sessions_on_time", (_round(1),), now).splitlines()

    parts = drawn.removeprefix("round 1").removesuffix("5 of 8").strip()
    assert tuple(dict.fromkeys(parts)) == bar
    assert legend.strip() == "━ on time   ■ late: by the desk   ─ late: other reasons"
    assert sentence("sessions_on_time", now) == told


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(4, 60))
def test_every_sort_of_session_that_there_is_has_a_cell_in_the_bar(
    on_time: int, by_desk: int, otherwise: int, width: int
) -> None:
    """
    And the bar is as wide as it should be; only what the desk delayed has the colour of bad news.
    """
    counts = (on_time, by_desk, otherwise)
    if not sum(counts):
        return
    pieces = sessions(on_time, by_desk, sum(counts), width)

    assert [len(piece.text) > 0 for piece in pieces] == [count > 0 for count in counts]
    assert sum(len(piece.text) for piece in pieces) == width
    assert [piece.role for piece in pieces] == ["key", "bad", "rule"]


def test_where_all_sessions_were_on_time_nothing_has_to_be_told_apart() -> None:
    """
    Two rounds, both without a late one: bars, and no legend.
    """
    rounds = (_round(1, sessions=8, sessions_delayed=0, sessions_delayed_by_desk=0), _round(2))

    assert "caused" not in _read("sessions_on_time", rounds, evolve(NOW, sessions_on_time=8, sessions=8))
