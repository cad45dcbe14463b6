"""
The hospital, the town hall and the release day tell the story of the conference in their own way.

The whole of it by hand: `pytest -m long -n 0 tests/acceptance/test_trades.py`.
"""

from __future__ import annotations

from functools import cache

import pytest
from claims import Evidence
from trades import TRADES, core_row, played, rows

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
