"""
A replay: a recording to watch, at any second of any round.

It is folded from the recorded events alone, so it works however the simulation has changed since. Going forward folds
on; going back folds the round again from its beginning, which is instant even for a full day.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.recording.chapters import Chapter, stops
from desk_theatre.recording.guard import guarded
from desk_theatre.show.moderation import Words
from desk_theatre.show.moments import Moment, Moments, of_the_round
from desk_theatre.show.picture import Picture

if TYPE_CHECKING:
    from desk_theatre.recording.reader import Recording
    from desk_theatre.scenario.scenario import Scenario


class Replay:
    """
    Args:
        recording: to look at; the attribute has only what the guard lets through, and its complaints.
        scenario: of the recording.
    """

    def __init__(self, recording: Recording, scenario: Scenario) -> None:
        self.recording = guarded(recording, scenario)
        self.scenario = scenario
        self.events = self.recording.events
        self.first = [i for i, event in enumerate(self.events) if isinstance(event, e.RoundOpened)]
        self.times: list[list[int]] = [
            [event.at for event in self.events[start:end]] for start, end in map(self._bounds, range(len(self.first)))
        ]
        self.stops = stops([self.events[start:end] for start, end in map(self._bounds, range(len(self.first)))])
        self._words = self._typed()
        self._pictures: dict[int, Picture] = {}
        self._moments: dict[int, tuple[Moment, ...]] = {}
        self._marks: dict[int, tuple[int, ...]] = {}
        self._reported: dict[int, list[tuple[int, int]]] | None = None
        self.round = 0
        self.shown = 0
        self.picture = self._start(0)

    @property
    def rounds(self) -> int:
        """
        The number of rounds.
        """
        return len(self.first)

    def ends(self, round_: int) -> int:
        """
        Return the second of the day up to which a round is recorded.
        """
        times = self.times[round_]
        return times[-1] if times else self.scenario.conference.opens

    def seek(self, round_: int, at: int) -> None:
        """
        Show a round, counted from 0, as it was at the end of second `at`.
        """
        if self.rounds:
            self._show(round_, bisect_right(self.times[round_], at))

    def step(self, by: int) -> int:
        """
        Show more or fewer events of the same round.  Return the second of the picture.
        """
        if not self.rounds:
            return self.scenario.conference.opens
        times = self.times[self.round]
        shown = max(1, min(self.shown + by, len(times)))
        self._show(self.round, shown)
        return times[shown - 1]

    @property
    def stop(self) -> int:
        """
        Return the number of the stop of the current round or scene; -1 for none.
        """
        here = (self.round, self.shown)
        return bisect_right(self.stops, here, key=lambda stop: (stop.round, stop.begins)) - 1

    def stop_at(self, stop: Chapter) -> int:
        """
        Show a round as it opened, or a scene as the room left it.  Return the second of the picture.
        """
        self._show(stop.round, stop.shown)
        return self.times[stop.round][stop.shown - 1]

    def reported(self, incident: int) -> tuple[tuple[int, int], ...]:
        """
        Return the rounds in which an incident was reported, counted from 0, each with the second of the day; computed
        once.
        """
        if self._reported is None:
            self._reported = {}
            for round_ in range(self.rounds):
                start, end = self._bounds(round_)
                for event in self.events[start:end]:
                    if isinstance(event, e.IncidentReported):
                        self._reported.setdefault(event.incident, []).append((round_, event.at))
        return tuple(self._reported.get(incident, ()))

    def marks(self, round_: int) -> tuple[int, ...]:
        """
        Return the seconds of a round at which the room reported, switched or set something off; computed once.
        """
        if round_ not in self._marks:
            start, end = self._bounds(round_)
            self._marks[round_] = tuple(sorted({event.at for event in self.events[start:end] if _by_the_room(event)}))
        return self._marks[round_]

    def moments(self, round_: int) -> tuple[Moment, ...]:
        """
        Return the moments of a round, oldest first; computed once.
        """
        if round_ not in self._moments:
            start, end = self._bounds(round_)
            watch = Moments(self.scenario)
            watch.add_all(of_the_round(self.events[start:end]))
            self._moments[round_] = watch.found
        return self._moments[round_]

    def _show(self, round_: int, shown: int) -> None:
        if round_ != self.round or shown < self.shown:
            self.round, self.shown = round_, 0
            self.picture = self._start(round_)
        start, before, self.shown = self.first[round_], self.shown, shown
        try:
            self.picture.add_all(self.events[start + before : start + shown])
        except Exception:
            self.picture, self.shown = self._start(round_), 0  # half of an event may have been taken in
            raise

    def _start(self, round_: int) -> Picture:
        """
        Return the picture of everything before a round.
        """
        picture = Picture(self.scenario)
        for given in self.recording.inputs:
            picture.hear(given, None)
        for incident, words in self._words.items():
            picture.say(incident, words)
        if round_ == 0:
            picture.add_all(self.events[: self.first[0]] if self.first else self.events)
            return picture
        earlier = self._pictures.get(round_)
        if earlier is None:
            earlier = self._start(round_ - 1)
            start, end = self._bounds(round_ - 1)
            earlier.add_all(self.events[start:end])
            self._pictures[round_] = earlier
        return earlier.copy()

    def _bounds(self, round_: int) -> tuple[int, int]:
        end = self.first[round_ + 1] if round_ + 1 < len(self.first) else len(self.events)
        return self.first[round_], end

    def _typed(self) -> dict[int, Words]:
        """
        Return the typed text by incident: the input that submitted it acted in the same second of the same round, and
        named the same kind.

        Inputs and incidents of one such moment are in the same order. Where a line is damaged, the texts of that moment
        may find no incident; they never go to one of another moment.
        """
        typed: dict[tuple[int, int, str], list[Words]] = {}
        round_ = -1
        for given in self.recording.inputs:
            if isinstance(given.command, c.OpenRound):
                round_ += 1
            elif isinstance(given.command, c.SubmitIncident):
                words = Words(given.command.text, given.command.by)
                typed.setdefault((round_, given.at, given.command.kind), []).append(words)
        found: dict[int, Words] = {}
        for round_ in range(self.rounds):
            start, end = self._bounds(round_)
            for event in self.events[start:end]:
                if isinstance(event, e.IncidentReported) and event.live:
                    said = typed.get((round_, event.at, event.kind))
                    if said:
                        found[event.incident] = said.pop(0)
        return found


def _by_the_room(event: e.Event) -> bool:
    if isinstance(event, e.IncidentReported):
        return event.live
    return isinstance(event, (e.PracticeSwitched, e.CueInjected, e.IncidentsInjected))
