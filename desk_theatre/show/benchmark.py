"""
Where this desk stands against published figures of real desks.

The figures are those of `desk_theatre.measures.benchmark`; only what somebody has published stands beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from desk_theatre.itsm.values import value
from desk_theatre.measures.benchmark import FIGURES, own_figures
from desk_theatre.show.wording.benchmark import LABELS, REAL, SOURCES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desk_theatre.itsm.events import Event
    from desk_theatre.measures.scorecard_fold import Scorecard
    from desk_theatre.scenario.scenario import Scenario

SEEN: Mapping[str, tuple[float, float]] = {
    "first_contact_resolution": (0.22, 0.60),
    "resolution_sla_met": (0.63, 0.93),
    "reassigned": (0.46, 0.51),
    "reopened": (0.011, 0.084),
    "waited_for_delegate": (0.10, 0.33),
    "urgent": (0.01, 0.04),
    "busy": (0.45, 0.60),
}
"""
The lowest and the highest published share.
"""


@value
class BenchmarkFigure:
    """
    Args:
        ours: share, 0 to 1; `None` where there is nothing to count.
        low, high: the lowest and the highest published share.
        real: the published figures, in words.
        source: where they are published.
    """

    key: str
    label: str
    ours: float | None
    low: float
    high: float
    real: str
    source: str

    @property
    def place(self) -> Literal["below", "within", "above", "unknown"]:
        """
        Where ours is, compared in tenths of a percent, as it is shown at most.
        """
        if self.ours is None:
            return "unknown"
        ours = round(self.ours, 3)
        return "below" if ours < self.low else "above" if ours > self.high else "within"


def benchmark(scenario: Scenario, events: Sequence[Event], card: Scorecard) -> tuple[BenchmarkFigure, ...]:
    """
    Return the figures of one round beside those of real desks.

    Args:
        events: of that round, oldest first.
        card: the scorecard of these events.
    """
    own = own_figures(scenario, events, card)
    return tuple(BenchmarkFigure(key, LABELS[key], own[key], *SEEN[key], REAL[key], SOURCES[key]) for key in FIGURES)
