"""
Teachable moments: patterns that are watched for during a round, each worth stopping for.

A moment sets a bookmark and brings a question. It depends on the events alone, not on how often the watcher is asked,
so a replay finds the same moments at the same seconds. Each pattern is shown a few times a round, and not twice in a
row.

The cost of an event does not grow with the length of the queues: a queue is read from its oldest end, and only as far
as needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from attrs import Factory, field

from desk_theatre.itsm import events as e
from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.itsm.time_of_day import MINUTE
from desk_theatre.itsm.values import value
from desk_theatre.scenario.vocabulary import CONFERENCE
from desk_theatre.show.names import Names
from desk_theatre.show.round_observer import Passed, RoundObserver
from desk_theatre.show.wording import moments as wording
from desk_theatre.show.wording.life_line import WAITED

if TYPE_CHECKING:
    from desk_theatre.scenario.scenario import Scenario

MOST_OF_A_PATTERN = 3
"""
Moments of one pattern in a round; a facilitator can talk about three, not about thirty.
"""

APART = 0.1
"""
Smallest distance between two moments of one pattern, as a share of the round.
"""

URGENT = (Priority.MAJOR, Priority.P1)
TRIVIAL = (Priority.P3, Priority.P4)
BEHIND_FOR = 5 * MINUTE
"""
Seconds that an urgent incident waits before it counts as passed over.
"""

PING_PONG = 2
"""
Times an incident goes to the wrong team before it is a moment; once is a mistake.
"""

QUEUE = 3
"""
Incidents in one queue, while an agent of that team is idle, that make a moment.
"""

FREE_FOR = 2 * MINUTE
"""
Seconds without work after which a person counts as idle.
"""

WRONG_TEAM_FOR = 5 * MINUTE
"""
Seconds after which a wrong team counts as the cause of a late session.
"""


@value
class Moment:
    """
    A bookmark.

    Args:
        pattern: its id, one of `PATTERNS`.
        words: what can be seen, one sentence.
        question: what to ask the room.
        about: the incident, session or queue in a few words, for places too small for the sentence.
        name: of the pattern.
    """

    at: int
    incident: int | None
    pattern: str
    words: str
    question: str
    about: str = ""
    name: str = field(default=Factory(lambda moment: CONFERENCE.say(PATTERNS[moment.pattern].name), takes_self=True))


@value
class Pattern:
    """
    A pattern that is watched for.

    Args:
        questions: asked in turn, over all rounds of a show.
    """

    id: str
    name: str
    questions: tuple[str, ...]

    def question(self, round_: int, count: int) -> str:
        """
        Return what to ask at a moment of this pattern, the `count`th of a round, from 0; rounds count from 1.
        """
        return self.questions[((round_ - 1) * MOST_OF_A_PATTERN + count) % len(self.questions)]


PATTERNS: Mapping[str, Pattern] = {id_: Pattern(id_, *words) for id_, words in wording.PATTERNS.items()}


class Moments:
    """
    A watcher over the events of one round.

    Args:
        found: the moments so far, oldest first.
    """

    def __init__(self, scenario: Scenario) -> None:
        conference = scenario.conference
        self.names = Names(scenario)
        self.observer = RoundObserver(scenario)
        self._found: list[Moment] = []
        self._round = 1
        self._last: dict[str, list[int]] = {pattern: [] for pattern in PATTERNS}
        self._apart = round(APART * (conference.closes - conference.opens))
        self._bounces: dict[int, int] = {}
        self._astray: dict[int, tuple[str, int]] = {}
        self._sent: dict[int, int] = {}
        self._scratch: dict[tuple[str, str | None], int] = {}
        self._urgent: dict[str, dict[int, None]] = {team: {} for team in self.observer.waits.lines}
        self._in_line: dict[int, str] = {}
        self._watching: Mapping[type[e.Event], Callable[[Any], None]] = {
            e.IncidentPickedUp: self._picked_up,
            e.WorkStarted: self._worked,
            e.IncidentAssigned: self._assigned,
            e.IncidentBounced: self._bounced,
            e.SessionDelayed: self._delayed,
        }

    @property
    def found(self) -> tuple[Moment, ...]:
        """
        The moments so far, oldest first.
        """
        return tuple(self._found)

    def add(self, event: e.Event) -> tuple[Moment, ...]:
        """
        Take in an event. Return the moments that it makes, usually none.
        """
        if isinstance(event, e.RoundOpened):
            self._round = event.round
        if not self.observer.knows(event):
            return ()
        before = len(self._found)
        self._let_pass(event.at)
        watch = self._watching.get(type(event))
        if watch is not None:
            watch(event)
        self.observer.add(event)
        incident: int | None = getattr(event, "incident", None)
        if incident is not None:
            self._queue(incident)
        return tuple(self._found[before:]) if len(self._found) > before else ()

    def add_all(self, events: Iterable[e.Event]) -> tuple[Moment, ...]:
        """
        Take in events, oldest first. Return the moments that they make.
        """
        before = len(self._found)
        for event in events:
            self.add(event)
        return tuple(self._found[before:])

    def pass_time(self, until: int) -> tuple[Moment, ...]:
        """
        Let time pass up to and including second `until` without an event. Return the moments that this makes, usually
        none.
        """
        before = len(self._found)
        self._let_pass(until)
        return tuple(self._found[before:])

    def wanted(self, pattern: str, at: int) -> bool:
        """
        Return whether one more moment of this pattern would be shown at second `at`.
        """
        last = self._last[pattern]
        return len(last) < MOST_OF_A_PATTERN and (not last or at - last[-1] >= self._apart)

    def _let_pass(self, until: int) -> None:
        due = self.observer.deadlines.next
        if due is not None and due <= until:
            for passed in self.observer.pass_time(until):
                self._passed(passed)

    def _queue(self, incident: int) -> None:
        """
        Put an incident in its queue. Urgent ones are listed separately, so that the others need not be searched for
        them.
        """
        was = self.observer.waits.now.get(incident)
        urgent = was is not None and was.place == "line" and self.observer.priority(incident) in URGENT
        team = was.team if was is not None and urgent else None
        before = self._in_line.get(incident)
        if before == team:
            return
        if before is not None:
            del self._urgent[before][incident], self._in_line[incident]
        if team is not None:
            self._urgent[team][incident] = None
            self._in_line[incident] = team

    def _set(self, at: int, incident: int, pattern: str, words: str, about: str = "") -> None:
        self._last[pattern].append(at)
        about = about or self._called(incident)
        watched, say = PATTERNS[pattern], self.names.say
        question = say(watched.question(self._round, len(self._last[pattern]) - 1))
        self._found.append(Moment(at, incident, pattern, say(words), question, about, say(watched.name)))

    def _called(self, incident: int) -> str:
        report = self.observer.reports[incident]
        return wording.incident(self.names.kinds[report.kind], self.names.place(report.room), code_of(incident))

    # These are asked before the event is taken in, so they see the state before it.

    def _picked_up(self, event: e.IncidentPickedUp) -> None:
        waits, priority = self.observer.waits, self.observer.priority
        was = waits.now.get(event.incident)
        if was is None or was.place != "line" or was.team is None:
            return
        self._heros_queue(was.team, event.at, event.by)
        if not self.wanted("urgent-behind-trivial", event.at) or priority(event.incident) not in TRIVIAL:
            return
        line = waits.lines[was.team]
        behind = [
            (priority(number), line[number], number)
            for number in self._urgent[was.team]
            if event.at - line[number] >= BEHIND_FOR
        ]
        if behind:
            first, since, number = min(behind)
            words = wording.urgent_behind_trivial(
                self.names.person(event.by),
                f"{self._called(event.incident)}, {priority(event.incident).word}",
                f"{self._called(number)}, {first.word},",
                event.at - since,
            )
            self._set(event.at, number, "urgent-behind-trivial", words)

    def _worked(self, event: e.WorkStarted) -> None:
        if event.task != "diagnosis" or event.incident is None:
            return
        kind = self.observer.kinds[event.incident]
        if kind.question or kind.where == "person":
            return  # the same question from another delegate is no fault that comes back
        report = self.observer.reports[event.incident]
        same = kind.id, report.room
        before = self._scratch.get(same)
        self._scratch[same] = event.incident
        if event.waste is None or before in {None, event.incident} or not self.wanted("solved-twice", event.at):
            return
        assert before is not None
        words = wording.solved_twice(
            self.names.person(event.by),
            self._called(event.incident),
            code_of(before),
            same_room=report.room is not None,
        )
        self._set(event.at, event.incident, "solved-twice", words)

    def _assigned(self, event: e.IncidentAssigned) -> None:
        self._sent[event.incident] = event.at
        self._heros_queue(event.team, event.at, event.by)

    def _bounced(self, event: e.IncidentBounced) -> None:
        count = self._bounces[event.incident] = self._bounces.get(event.incident, 0) + 1
        spent = event.at - self._sent.get(event.incident, event.at)
        if spent >= self._astray.get(event.incident, ("", 0))[1]:
            self._astray[event.incident] = event.team, spent
        if count >= PING_PONG and self.wanted("ping-pong", event.at):
            words = wording.ping_pong(self._called(event.incident), count, self.names.teams[event.team])
            self._set(event.at, event.incident, "ping-pong", words)

    def _heros_queue(self, team: str, at: int, by: str) -> None:
        line = self.observer.waits.lines[team]
        if len(line) < QUEUE or not self.wanted("heros-queue", at):
            return
        # Incidents join a queue at its end, so the oldest come first.
        enough = [since for since in islice(line.values(), QUEUE) if at - since >= FREE_FOR]
        free = [person for person in self.observer.free(team, at, FREE_FOR) if person != by]
        if not free or len(enough) < QUEUE:
            return
        long = [number for number, since in line.items() if at - since >= FREE_FOR]
        oldest = min(long, key=lambda number: (line[number], number))
        free_one = self.names.person(free[0])
        words = wording.heros_queue(len(long), self.names.teams[team], at - line[oldest], free_one)
        self._set(at, oldest, "heros-queue", words, self.names.teams[team])

    def _passed(self, passed: Passed) -> None:
        if passed.promise == "update":
            self._silent(passed)
        elif self._could_be_done(passed) and self.wanted("passed-while-free", passed.at):
            free = self.names.person(passed.free[0])
            words = wording.passed_while_free(self._called(passed.incident), self._where(passed), free)
            self._set(passed.at, passed.incident, "passed-while-free", words)

    def _could_be_done(self, passed: Passed) -> bool:
        """
        Return whether nobody works on it, an idle person could, and it is not on hold.
        """
        return bool(passed.free) and passed.waiting is not None and passed.waiting.place in {"line", "boss", "nobody"}

    def _silent(self, passed: Passed) -> None:
        if not self.wanted("silent", passed.at):
            return
        silence = self.observer.deadlines.promises.watches[passed.incident].targets["update"]
        words = wording.silent(self._called(passed.incident), silence, self._where(passed))
        self._set(passed.at, passed.incident, "silent", words)

    def _where(self, passed: Passed) -> str:
        if passed.waiting is None:
            return ""
        return self.names.say(WAITED[passed.waiting.place]).format(
            team=self.names.teams.get(passed.waiting.team or "", "a team"), supplier=self.names.supplier
        )

    def _delayed(self, event: e.SessionDelayed) -> None:
        team, spent = self._astray.get(event.incident, ("", 0))
        if spent < WRONG_TEAM_FOR or not self.wanted("session-held-up", event.at):
            return
        session = self.names.sessions[event.session]
        words = wording.session_held_up(session, self._called(event.incident), self.names.teams[team], spent)
        self._set(event.at, event.incident, "session-held-up", words, f"“{session}”")


def of_the_round(events: Iterable[e.Event]) -> list[e.Event]:
    """
    Return the events from the opening of a round to its end, if both are there.
    """
    found: list[e.Event] = []
    for event in events:
        if isinstance(event, e.RoundOpened):
            found = []
        found.append(event)
        if isinstance(event, e.RoundEnded):
            break
    return found
