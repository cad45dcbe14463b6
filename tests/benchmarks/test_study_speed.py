"""
How much two processes gain over one.
"""

from __future__ import annotations

from time import perf_counter

import pytest

from desk_theatre.scenario import library
from desk_theatre.study.crew import crew_of
from desk_theatre.study.study import Effort, study
from desk_theatre.study.variant import Variant


@pytest.mark.long
def test_two_processes_play_a_thousand_replications_nearly_twice_as_fast_as_one() -> None:
    """
    At least 1.8 times, their start included; best of two, because the machine may be at something else, too.
    """
    scenario, variants = library.load("rehearsal"), (Variant("none"), Variant("tidy", (("recording", "routing"),)))

    def seconds(jobs: int) -> float:
        began = perf_counter()
        with crew_of(jobs) as crew:
            found = study(scenario, variants, Effort(1000), crew=crew)
        assert found.replications == 1000
        return perf_counter() - began

    gain = max(seconds(1) / seconds(2) for _ in range(2))

    assert gain >= 1.8
