"""
The guard between a recording and everything that folds its events.

Folds trust their events, because in a show the simulation makes them. A file may lack a line, or hold one from another
writer. Events that cannot be folded are left out here and counted, so that every figure is right except for what is
missing:

- an event with a name that the scenario does not have, or an impossible number or time;
- an event about an incident whose report is missing, or that cannot follow what is known of the incident;
- an event of a round whose opening is missing.

An undamaged recording of this program passes unchanged.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Any, get_args

import attrs

from desk_theatre.itsm import events as e
from desk_theatre.itsm import room_events as r
from desk_theatre.itsm import session_events as s
from desk_theatre.itsm.lifecycle import DONE, STEPS, State, after
from desk_theatre.itsm.mood import MOODS
from desk_theatre.itsm.ticket_code import CODES
from desk_theatre.measures.figures import CURTAIN
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.recording import wording
from desk_theatre.recording.reader import read
from desk_theatre.scenario.facilitation import timings_for
from desk_theatre.show.deck.deck import DECK
from desk_theatre.show.guesses import LARGEST
from desk_theatre.show.reflection_commands import MOST_HANDS, MOST_TEAMS
from desk_theatre.show.scene_commands import FASTEST, SLOWEST

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from desk_theatre.recording.reader import Recording
    from desk_theatre.scenario.scenario import Scenario

    Fits = Callable[[Any], bool]

ABOUT_WORDS = (e.TextHeld, e.TextReleased, r.TextMasked, r.TextReplaced, r.MoodLeft)
"""
Events about an incident of any round so far; all others concern the open round.
"""

_BETWEEN = (
    *(*get_args(s.SessionEvent), *ABOUT_WORDS),
    *(e.RoundOpened, e.PracticeSwitched, e.SpeedSet, r.TextHoldingSet),
)
"""
Events that may happen while no round is open.
"""

_OF_A_REFLECTION = (
    *(s.SceneBegan, s.FiguresShown, s.FigureGuessed, s.CardPicked, s.FindingNoted, s.ImprovementProposed, s.VoteCast),
    *(
        s.HandsCounted,
        s.LeadingChosen,
        s.ImprovementChosen,
        s.FindingTakenBack,
        s.ImprovementTakenBack,
        s.ReflectionUndone,
    ),
)
"""
Events that belong to the round before them, and to no other.
"""

_OVER = frozenset({*DONE, State.WITHDRAWN})
_ONLY_AFTER_THE_END = (e.IncidentClosed, e.IncidentReopened)


def opened(path: Path) -> tuple[Recording, Scenario]:
    """
    Return the recording in the file `path`, guarded, and its scenario.

    Raises:
        RecordingUnreadable: it cannot be opened, is no recording, or holds a scenario that this program cannot play.
    """
    from desk_theatre.recording.rerun import scenario_of  # loads the simulation, which a replay does without

    recording = read(path)
    scenario = scenario_of(recording)
    return guarded(recording, scenario), scenario


def guarded(recording: Recording, scenario: Scenario) -> Recording:
    """
    Return the recording without the events that cannot be folded, and with a complaint that counts them for each
    reason; the same recording if there are none.
    """
    guard = _Guard(scenario)
    events = tuple(guard.sift(recording.events, recording.gaps))
    if len(events) == len(recording.events):
        return recording
    complaints = (*recording.complaints, *map(_complaint, guard.left_out.items()))
    return attrs.evolve(recording, events=events, complaints=complaints, whole=False)


def _complaint(counted: tuple[str, int]) -> str:
    why, count = counted
    return wording.events_skipped(count, why)


class _Guard:
    """
    A fold over the events of a show.

    Args:
        left_out: for each reason, the number of events.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.left_out: dict[str, int] = {}
        self._rules = _rules(scenario)
        self._ever: dict[int, None] = {}
        self._states: dict[int, State] = {}
        self._round = self._latest = 0
        self._open = False
        self._orphaned = False

    def sift(self, events: Sequence[e.Event], gaps: Collection[int]) -> Iterator[e.Event]:
        """
        Yield the events that can be folded.

        Args:
            gaps: places of the events before which lines are missing.
        """
        gaps = frozenset(gaps)
        placed: list[e.Event] = []
        gap = False
        for place, event in enumerate(events):
            gap = gap or place in gaps
            if self._passes(wording.UNKNOWN_TO_SCENARIO, self._knows(event)):
                if self._passes(wording.WITHOUT_ROUND, self._in_its_round(event, gap)):
                    placed.append(event)
                gap = False
        for segment in _segments(placed):
            in_order = _in_order([event.at for event in segment])
            self._leave_out(wording.UNKNOWN_TO_SCENARIO, len(segment) - len(in_order))
            for place in in_order:
                if self._passes(wording.WITHOUT_REPORT, self._follows(segment[place])):
                    yield segment[place]

    def _passes(self, why: str, fits: bool) -> bool:
        self._leave_out(why, not fits)
        return fits

    def _leave_out(self, why: str, count: int) -> None:
        if count:
            self.left_out[why] = self.left_out.get(why, 0) + count

    def _knows(self, event: e.Event) -> bool:
        """
        Return whether the scenario knows the event's names, and its numbers are possible.
        """
        return all(fits(getattr(event, name)) for name, fits in self._rules[type(event)])

    def _in_its_round(self, event: e.Event, gap: bool) -> bool:
        """
        Return whether the event's round was opened; note where rounds begin and end. Where lines are missing and time
        falls back, one round ended and another opened.
        """
        if gap and event.at < self._latest:
            self._open, self._orphaned = False, True
        self._latest = event.at
        if isinstance(event, e.RoundOpened):
            if event.round <= self._round:
                return False
            self._round, self._open, self._orphaned = event.round, True, False
        elif isinstance(event, e.RoundEnded):
            fits = self._open and event.round == self._round
            self._open, self._orphaned = self._open and not fits, self._orphaned or not fits
            return fits
        elif not self._open:
            return isinstance(event, _BETWEEN) and not (self._orphaned and isinstance(event, _OF_A_REFLECTION))
        return True

    def _follows(self, event: e.Event) -> bool:
        """
        Return whether the event's incident is known and can take this step; note the state of the incident.
        """
        if isinstance(event, e.RoundOpened):
            self._states = {}
        incident: int | None = getattr(event, "incident", None)
        if incident is None:
            return True
        if isinstance(event, ABOUT_WORDS):
            return incident in self._ever
        before = self._states.get(incident)
        if isinstance(event, e.IncidentReported):
            self._ever[incident] = None
            self._states.setdefault(incident, State.REPORTED)
            return before is None
        if before is None:
            return False
        steps = STEPS.get(type(event))
        if steps is not None:
            if before not in steps and (before in _OVER or isinstance(event, _ONLY_AFTER_THE_END)):
                return False
            self._states[incident] = after(before, event)
        return True


def _segments(events: Sequence[e.Event]) -> Iterator[Sequence[e.Event]]:
    """
    Return the rounds, and what happens before, between and after them: time starts again with each round.
    """
    opens = [place for place, event in enumerate(events) if isinstance(event, e.RoundOpened)]
    ends = [place + 1 for place, event in enumerate(events) if isinstance(event, e.RoundEnded)]
    for start, end in pairwise(sorted({0, *opens, *ends, len(events)})):
        yield events[start:end]


def _in_order(times: Sequence[int]) -> Sequence[int]:
    """
    Return the places of a longest run in which no time is before the last one: one wrong time costs one event.
    """
    if all(a <= b for a, b in pairwise(times)):
        return range(len(times))
    # Patience sorting: `last[n]` is the smallest time that a run of n + 1 ends with, `ends[n]` its position.
    last: list[int] = []
    ends: list[int] = []
    ahead: list[int] = []
    for place, time in enumerate(times):
        length = bisect_right(last, time)
        ahead.append(ends[length - 1] if length else -1)
        last[length : length + 1] = [time]
        ends[length : length + 1] = [place]
    run = []
    place = ends[-1]
    while place >= 0:
        run.append(place)
        place = ahead[place]
    return run[::-1]


def _rules(scenario: Scenario) -> Mapping[type[e.Event], list[tuple[str, Fits]]]:
    """
    Return for each type of event the fields to check, and what they may hold. Names are looked up by the name of the
    field; a field with another name may hold whatever its annotation allows.
    """
    conference, organisation = scenario.conference, scenario.organisation
    people = {person.id for person in organisation.everybody}
    teams = {team.id for team in organisation.teams}
    practices = catalogue().keys()
    sessions = {session.id for session in conference.programme}
    day = range(conference.opens, conference.closes + 1)
    length = range(conference.closes - conference.opens + 1)
    rounds = range(1, scenario.plan.rounds + 1)
    at_a_table = range(1, MOST_TEAMS + 1)
    dots = range(scenario.reflection.dots + 1)
    positive = range(1, CODES)
    usual: dict[str, Fits] = {
        "at": day.__contains__,
        "until": day.__contains__,
        "round": rounds.__contains__,
        "rounds": rounds.__contains__,
        "incident": lambda given: given is None or given in range(CODES),
        "pushed_out_by": lambda given: given is None or given in range(CODES),
        "kind": {kind.id for kind in scenario.kinds}.__contains__,
        "room": {None, *(room.id for room in conference.rooms)}.__contains__,
        "by": people.__contains__,
        "to": people.__contains__,
        "team": {None, *teams, *at_a_table}.__contains__,  # of the organisation, or of the room: an id, or a number
        "session": sessions.__contains__,
        "sessions": sessions.issuperset,
        "practice": practices.__contains__,
        "practices": lambda given: given >= 0 if isinstance(given, int) else practices >= set(given),
        "levels": lambda given: len(given) == len(people) and all(0 <= level <= 1000 for level in given),
        "cue": {cue.id for cue in scenario.demand.cues}.__contains__,
        "fault": {fault.id for fault in scenario.demand.faults}.__contains__,
        "card": {None, *(card.id for card in DECK)}.__contains__,
        "minutes": {timing.minutes for timing in timings_for(scenario.timings, scenario.plan.rounds)}.__contains__,
        "speed": lambda given: SLOWEST <= given <= FASTEST,
        "mood": range(1, len(MOODS) + 1).__contains__,
        "dots": dots.__contains__,
        "hands": range(MOST_HANDS + 1).__contains__,
        "improvements": lambda given: all(number in positive for number in given),
        "figure": CURTAIN.__contains__,
        "delay": length.__contains__,
        **dict.fromkeys(("count", "others", "improvement", "finding"), positive.__contains__),
        **dict.fromkeys(("seconds", "level", "kept", "people", "said", "reports"), lambda given: given >= 0),
    }
    own: dict[tuple[type[e.Event], str], Fits] = {
        (r.IncidentLeft, "others"): range(CODES).__contains__,  # none, when one is left
        (e.RoundOpened, "at"): {conference.opens}.__contains__,  # so that nothing in a round is before its opening
        (s.FiguresShown, "count"): range(len(CURTAIN) + 1).__contains__,
        (s.TeamsSet, "count"): at_a_table.__contains__,
        (s.FigureGuessed, "amount"): lambda given: given is None or 0 <= given <= LARGEST,
    }
    return {
        kind: [
            (field.name, own.get((kind, field.name)) or usual[field.name])
            for field in attrs.fields(kind)
            if field.name in usual or (kind, field.name) in own
        ]
        for kind in e.EVENTS.values()
    }
