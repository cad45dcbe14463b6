"""
While time passes, Python's cycle collector has nothing to find, and is left alone for as long.
"""

from __future__ import annotations

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.gc_paused import undisturbed
from desk_theatre.simulation.organisation import Organisation
from profiles import examples
from small_scenarios import HOUR, OPENS, practice_sets, scenarios


@examples(20)
@given(scenarios(), st.integers(0, 99), practice_sets())
def test_an_hour_leaves_nothing_that_only_the_collector_could_find(
    scenario: Scenario, seed: int, practices: tuple[str, ...]
) -> None:
    """
    Whatever is played: memory is given back as soon as nobody needs it, so nothing piles up while the collector waits.
    """
    organisation = Organisation(scenario, seed, 1, dict.fromkeys(practices, "chosen"))
    gc.collect()
    with undisturbed():
        organisation.advance(OPENS + HOUR)
        found = gc.collect()

    assert found == 0


@pytest.mark.parametrize("collecting", [True, False])
def test_afterwards_the_collector_is_as_it_was(collecting: bool) -> None:
    """
    Also if something went wrong meanwhile, and if somebody else had switched it off.
    """
    (gc.enable if collecting else gc.disable)()
    try:
        with pytest.raises(RuntimeError, match="while it waits: False"):
            _fail_undisturbed()
        assert gc.isenabled() == collecting
    finally:
        gc.enable()


@undisturbed()
def _fail_undisturbed() -> None:
    raise RuntimeError(f"while it waits: {gc.isenabled()}")
