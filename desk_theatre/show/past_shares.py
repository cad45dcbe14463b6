"""
How the leading figure stood in a finished round at each time of its day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.time_of_day import MINUTE
from desk_theatre.itsm.values import value
from desk_theatre.measures.fold import listening
from desk_theatre.measures.promises import Promises

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desk_theatre.itsm import events as e
    from desk_theatre.scenario.scenario import Scenario

STEP = 5 * MINUTE
"""
Seconds between two looks at the figure.
"""


@value
class PastShare:
    """
    Args:
        at: second of the day.
        share: of the resolution targets that were due by then, those that were met; `None` while none was due.
    """

    at: int
    share: float | None


def past_shares(scenario: Scenario, events: Iterable[e.Event]) -> tuple[PastShare, ...]:
    """
    Return the share within SLA at each step of a round's day, from its events in their order.
    """
    promises = Promises(scenario.agreement)
    handlers = listening((promises,))
    found: list[PastShare] = []
    at = scenario.conference.opens
    for event in events:
        while at <= min(event.at - 1, scenario.conference.closes):
            found.append(_share(promises, at))
            at += STEP
        for handle in handlers.get(type(event), ()):
            handle(event)
    while at <= scenario.conference.closes:
        found.append(_share(promises, at))
        at += STEP
    return tuple(found)


def _share(promises: Promises, at: int) -> PastShare:
    verdicts = promises.resolutions(at).values()
    met, due = sum(each.met for each in verdicts), sum(each.decided for each in verdicts)
    return PastShare(at, met / due if due else None)
