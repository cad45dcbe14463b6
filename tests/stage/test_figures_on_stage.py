"""
The six figures: what they say, and when they are good news.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from boards import BEFORE, BOARD, CALM
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.measures.headline import Headline
from desk_theatre.stage.pages.key_figures import large_figures
from desk_theatre.stage.widgets import headline as wall
from desk_theatre.stage.wording import labels

headlines = st.builds(
    Headline,
    resolution_sla_met=st.none() | st.floats(0, 1),
    sessions_on_time=st.integers(0, 40),
    sessions=st.integers(0, 80),
    lost=st.integers(0, 999),
    waiting=st.integers(0, 999),
    satisfaction=st.none() | st.floats(1, 5),
    cost_per_resolved=st.none() | st.floats(0, 1e6),
    sessions_delayed_by_desk=st.integers(0, 80),
)


usual = st.builds(
    Headline,
    resolution_sla_met=st.none() | st.floats(0, 0.99),
    sessions_on_time=st.integers(0, 40),
    sessions=st.integers(0, 41),
    lost=st.integers(0, 99),
    waiting=st.integers(0, 99),
    satisfaction=st.none() | st.floats(1, 5),
    cost_per_resolved=st.none() | st.floats(10, 99),
    sessions_delayed_by_desk=st.integers(0, 41),
)
perfect = usual.map(lambda headline: evolve(headline, resolution_sla_met=1.0, lost=0))
kept = st.builds(
    evolve,  # where promises were kept, something was solved
    usual,
    resolution_sla_met=st.just(1.0),
    cost_per_resolved=st.floats(10, 99),
    sessions_on_time=st.just(5),
    sessions=st.just(9),
    sessions_delayed_by_desk=st.just(0),
)


@given(headlines, st.integers(78, 240), st.integers(5, 20))
def test_no_figure_is_ever_cut(headline: Headline, width: int, height: int) -> None:
    """
    From the smallest stage on, every figure stands whole: large if it fits, else in plain letters.
    """
    figures = large_figures(evolve(BOARD, headline=headline))
    size = wall.size_for(figures, width, height - wall.BELOW)
    places = wall.slots(figures, width, size)
    assert sum(places) <= width + wall.GAP
    for figure, place in zip(figures, places, strict=True):
        assert wall._width(figure, size) <= place


@given(usual | perfect | kept, st.sampled_from([0, 59, 600, 3540, 8 * 3600]))
def test_no_word_below_a_figure_is_cut_on_the_smallest_stage(headline: Headline, oldest: int) -> None:
    """
    On a day as days are, and on a perfect one; the room has to read what the number counts, and how it stands.
    """
    teams = tuple(evolve(team, waiting=1, oldest=oldest) for team in BOARD.teams)
    figures = large_figures(evolve(BOARD, headline=headline, teams=teams))
    shown = wall.HeadlinePanel()
    shown._figures = figures

    *_, labels, notes = ("".join(piece.text for piece in line) for line in shown.draw(78, 5))

    assert "…" not in labels + notes
    assert [figure.short in labels or figure.label in labels for figure in figures] == [True] * len(figures)
    assert [figure.note in notes for figure in figures] == [True] * len(figures)


@pytest.mark.parametrize(
    ("share", "spelt"), [(None, "–"), (0.0, "0"), (0.001, "1"), (0.684, "68"), (0.999, "99"), (1.0, "100")]
)
def test_a_hundred_per_cent_means_all_and_zero_means_none(share: float | None, spelt: str) -> None:
    """
    Rounding never says that every promise was kept while one was broken.
    """
    assert labels.percent(share) == spelt


@pytest.mark.parametrize(
    ("amount", "spelt"),
    [(None, "–"), (8.4, "8.40"), (9.999, "10"), (41.7, "42"), (1240.2, "1,240"), (12_480.0, "12.5k"), (2e6, "2.0M")],
)
def test_money_is_short(amount: float | None, spelt: str) -> None:
    """
    At most five letters or so, whatever the currency.
    """
    assert labels.money(amount) == spelt


def test_before_the_first_round_nothing_is_good_or_bad() -> None:
    """
    A figure that is not there yet is a dash and no reproach.
    """
    assert [figure.large for figure in large_figures(BEFORE)][:6] == ["–", "–", "0", "0", "–", "–"]
    assert {figure.tone for figure in large_figures(BEFORE)} <= {"plain", "good"}


def test_a_good_round_says_so() -> None:
    """
    Every promise kept, every session on time, nothing lost.
    """
    assert [figure.note for figure in large_figures(CALM)][:3] == ["good", "none late", "none"]


def test_a_bad_round_says_so_in_words() -> None:
    """
    The state is a word, not only a colour.
    """
    assert [(figure.note, figure.tone) for figure in large_figures(BOARD)][:3] == [
        ("poor", "bad"),
        ("desk: 2 late", "bad"),
        ("forgotten", "bad"),
    ]


@pytest.mark.parametrize(
    ("on_time", "by_desk", "note", "tone"),
    [
        (41, 0, "none late", "good"),
        (32, 0, "desk: 0 late", "plain"),
        (32, 1, "desk: 1 late", "bad"),
        (32, 9, "desk: 9 late", "bad"),
    ],
)
def test_only_what_the_desk_delayed_is_bad(on_time: int, by_desk: int, note: str, tone: str) -> None:
    """
    A round in which every promise was kept, and nine sessions were late for other reasons, accuses nobody.
    """
    sessions = large_figures(evolve(BOARD, headline=Headline(1.0, on_time, 41, 0, 0, 4.8, 8.4, by_desk)))[1]

    assert (sessions.large, sessions.small) == (str(on_time), "/41")
    assert (sessions.note, sessions.tone) == (note, tone)
