"""
Pictures of the screens; a change of the picture is looked at before it is accepted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from boards import BEFORE, HandProjector, HandShow
from seeing import press, settle, theatre
from textual.pilot import Pilot

Compare = Callable[..., bool]
SMALL, MIDDLE, LARGE = (80, 24), (120, 40), (200, 60)


def _pressing(*keys: str) -> Callable[[Pilot[None]], Any]:
    async def before(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, *keys)

    return before


@pytest.mark.parametrize("size", [SMALL, MIDDLE, LARGE], ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("theme", ["house-dark", "house-light"])
def test_round(snap_compare: Compare, size: tuple[int, int], theme: str) -> None:
    """
    The round, in the room and in a bright hall.
    """
    assert snap_compare(theatre(HandShow(), theme), terminal_size=size, run_before=_pressing())


@pytest.mark.parametrize(
    ("name", "keys", "size"),
    [
        ("practices", ("p",), MIDDLE),
        ("incidents", ("i",), SMALL),
        ("incident", ("i", "enter"), MIDDLE),
        ("desk", ("d",), SMALL),
        ("receipt", ("d", "enter", "enter", "enter", "enter"), MIDDLE),
        ("comparison", ("r",), MIDDLE),
        ("help", ("question_mark",), SMALL),
    ],
)
def test_other_screens(snap_compare: Compare, name: str, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    """
    One picture each.
    """
    assert snap_compare(theatre(HandShow()), terminal_size=size, run_before=_pressing(*keys))


def test_before_the_first_round(snap_compare: Compare) -> None:
    """
    Nothing has happened yet, and it says so.
    """
    assert snap_compare(theatre(HandShow(BEFORE)), terminal_size=SMALL, run_before=_pressing())


def test_replay(snap_compare: Compare) -> None:
    """
    The round with the transport bar.
    """
    assert snap_compare(theatre(HandProjector()), terminal_size=MIDDLE, run_before=_pressing())


def test_foyer(snap_compare: Compare) -> None:
    """
    What there is to choose.
    """
    assert snap_compare(theatre(), terminal_size=SMALL, run_before=_pressing())
