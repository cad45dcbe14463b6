"""
The view of one round, folded from its events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm.room_events import IncidentJoined, IncidentLeft, RoomShareUsed
from desk_theatre.measures.headline import Headline, headline
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.show.cards import Cards
from desk_theatre.show.floor_view import FloorView
from desk_theatre.show.rooms_view import RoomsView
from desk_theatre.show.ticker import Ticker

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.show.moderation import Moderation
    from desk_theatre.show.moments import Moment, Moments
    from desk_theatre.show.names import Names


class RoundView:
    """
    Args:
        opened: how the round began; `None` for the empty stage before the first.
    """

    def __init__(
        self, scenario: Scenario, names: Names, moderation: Moderation, opened: e.RoundOpened | None = None
    ) -> None:
        self.number = opened.round if opened else 0
        self.practices = dict.fromkeys(opened.practices if opened else ())
        self.latest = scenario.conference.opens
        self.share_used = False
        """
        Whether the room can only join incidents that are open.
        """
        self.scorecard_fold = ScorecardFold(scenario)
        self.cards = Cards(names, self.scorecard_fold)
        self.floor = FloorView(scenario, self.cards, self.scorecard_fold.queues)
        self.rooms = RoomsView(scenario, self.cards)
        self.ticker = Ticker(self.cards, moderation)
        self.events: list[e.Event] = []
        self.history: dict[int, list[e.Event]] = {}
        self._scenario = scenario
        self._moments: Moments | None = None
        self._watched = 0
        self._handlers = self._wire()

    def add(self, event: e.Event) -> None:
        """
        Take in an event of this round.
        """
        self.latest = event.at
        self.events.append(event)
        incident = getattr(event, "incident", None)
        if type(event) is e.IncidentReported:
            self.history[event.incident] = [event]
        elif (
            incident in self.history
        ):  # otherwise it concerns the text of an incident of an earlier round, with the same number
            self.history[incident].append(event)
        for handle in self._handlers.get(type(event), ()):
            handle(event)

    def headline(self, now: int) -> Headline:
        """
        Return the headline figures at second `now` of the day.
        """
        return headline(self.scorecard_fold, now)

    def moments(self, now: int) -> tuple[Moment, ...]:
        """
        Return the moments up to second `now`; only events since the last call are searched.
        """
        watch = self._moments
        if watch is None:
            from desk_theatre.show.moments import Moments

            watch = self._moments = Moments(self._scenario)
        for event in self.events[self._watched :]:
            self._watched += 1
            watch.add(event)
        if self.scorecard_fold.ended is None:
            watch.pass_time(now)
        return watch.found

    def _wire(self) -> dict[type[e.Event], tuple[Callable[[Any], None], ...]]:
        """
        Return one table for all folds: first the state of each incident, then the figures, then the views.
        """
        handlers: dict[type[e.Event], tuple[Callable[[Any], None], ...]] = {e.IncidentReported: (self.cards.add,)}
        joined: Any = {IncidentJoined: self.cards.count, IncidentLeft: self.cards.count}
        own: Any = {e.PracticeSwitched: self._switched, RoomShareUsed: self._share_used}
        tables = (
            self.scorecard_fold.listeners(),
            self.floor.handlers(),
            self.ticker.handlers(),
            own,
            joined,
        )
        for table in tables:
            for kind, found in table.items():
                more = found if isinstance(found, tuple) else (found,)
                handlers[kind] = (*handlers.get(kind, ()), *more)
        return handlers

    def _share_used(self, _: RoomShareUsed) -> None:
        self.share_used = True

    def _switched(self, event: e.PracticeSwitched) -> None:
        if event.on:
            self.practices[event.practice] = None
        else:
            self.practices.pop(event.practice, None)
