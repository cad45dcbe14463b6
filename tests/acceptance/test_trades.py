"""
The hospital, the town hall and the release day tell the story of the conference in their own way.

The whole of it by hand: `pytest -m long -n 0 tests/acceptance/test_trades.py`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from claims import Evidence
from trades import TRADES, core_row, played, rows

from desk_theatre.practices.catalogue import catalogue
from desk_theatre.scenario import library

GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "facilitate-a-session.md"
ROWS = ("chaos", "the path of the trade", "first expert", "second expert", "silly", "big bang")
DAYS, FEW = 60, 4


@cache
def _evidence(name: str) -> Evidence:
    return played(name, DAYS, jobs=1)


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("place", range(len(ROWS)), ids=ROWS)
@pytest.mark.parametrize("name", TRADES)
def test_a_row_of_a_trade_holds(name: str, place: int) -> None:
    """
    Intervals of 95 % on the right side of each bound.
    """
    found = list(rows(name, _evidence(name)))

    assert len(found) == len(ROWS)
    assert [claim for claim in found[place].claims if not claim.holds] == []
    assert found[place].claims


@pytest.mark.parametrize("name", TRADES)
def test_round_one_of_a_trade_is_lost_and_its_own_path_wins(name: str) -> None:
    """
    On four days; the whole table is played by hand.
    """
    row = core_row(name, played(name, FEW, jobs=1, core=True))

    assert [claim for claim in row.claims if not claim.holds] == []


@pytest.mark.parametrize("name", TRADES)
def test_the_guide_names_the_path_of_a_trade(name: str) -> None:
    """
    In the words of the scenario, round by round.
    """
    words, practices = library.load(name).words, catalogue()
    rounds = ["; ".join(words.say(practices[id_].identity.name) for id_ in chosen) for chosen in TRADES[name].own[1]]
    lines = GUIDE.read_text(encoding="utf-8").splitlines()
    row = next(line for line in lines if line.startswith(f"| `{name}` |"))

    assert row.strip("| ").split(" | ")[2:] == rounds
