"""
An auditor of rounds: reads events one by one, trusts nobody, and says what cannot be.

It shares no code with the simulation, only the words and the table of the lifecycle.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field

from desk_theatre.itsm import events as e
from desk_theatre.itsm.lifecycle import DONE, OPEN, State, step
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.scenario.scenario import Scenario
from littles_law import LittlesLaw

SOLVING = frozenset({"re-asking", "bouncing", "pushing away", "diagnosis", "repair", "work-around", "confirming"})
AT_THE_COUNTER = frozenset({"contact", "recording", "assessing"})
ABOUT_SEVERAL = frozenset({"seeking the cause", "removing the cause"})
BESIDE = frozenset({"escalating", "helping"})


@define
class Auditor:
    """
    Everything that must be so at every moment of a round.
    """

    scenario: Scenario
    at: int = 0
    state: dict[int, State] = field(factory=dict)
    holder: dict[int, str] = field(factory=dict)
    busy: dict[str, int] = field(factory=dict)
    picked_up: dict[int, int] = field(factory=dict)
    sessions: dict[str, str] = field(factory=dict)
    law: LittlesLaw = field(factory=LittlesLaw)
    scorecard_fold: ScorecardFold = field(init=False)
    checked: int = 0

    def __attrs_post_init__(self) -> None:
        self.scorecard_fold = ScorecardFold(self.scenario, checking=True)

    def read(self, events: Iterable[e.Event]) -> None:
        """
        Some more events of the round.
        """
        for event in events:
            self._read(event)

    def _read(self, event: e.Event) -> None:
        assert event.at >= self.at, f"{event} after second {self.at}"
        self.at = event.at
        self.checked += 1
        number = getattr(event, "incident", None)
        if number is not None:
            self._step(number, event)
        if isinstance(event, e.WorkStarted):
            self._work(event)
        elif isinstance(event, e.HelpGiven):
            assert self.holder[event.incident] == event.to != event.by, event
            self.busy[event.to] = event.at
        elif isinstance(event, (e.SessionDelayed, e.SessionStarted, e.SessionEnded)):
            self._session(event)
        handler = self.law.handlers().get(type(event))
        if handler is not None:
            handler(event)
        self.scorecard_fold.add(event)
        self._count()

    def _step(self, number: int, event: e.Event) -> None:
        before = self.state.get(number)
        after = step(before, event)
        assert after is not None, f"{event} before it was reported"
        self.state[number] = after
        if isinstance(event, e.IncidentPickedUp):
            assert event.by not in self.holder.values(), f"{event}, who has another one in hand: {self.holder}"
            self.holder[number] = event.by
            self.picked_up.setdefault(number, event.at)
        elif isinstance(event, (e.IncidentAssigned, e.IncidentPended, e.IncidentResolved)):
            assert self.holder.get(number, event.by) == event.by, f"{event}, though {self.holder[number]} has it"
        elif isinstance(
            event,
            (e.KnownErrorApplied, e.IncidentBounced, e.IncidentPushedAway, e.SupplierCalled, e.SupplierSurcharged),
        ):
            assert self.holder[number] == event.by, f"{event}, though {self.holder[number]} has it"
        if isinstance(event, e.IncidentResolved):
            assert self.picked_up[number] <= event.at
        if after is not State.IN_WORK:
            self.holder.pop(number, None)

    def _work(self, event: e.WorkStarted) -> None:
        assert event.seconds > 0, event
        assert self.busy.get(event.by, 0) <= event.at, f"{event}, busy until {self.busy[event.by]}"
        self.busy[event.by] = event.at + event.seconds
        if event.incident is None:
            assert event.task in {
                "agreeing",
                "approving",
                "meddling",
                "coaching",
                "confronting",
                "training",
                "checking",
                "stand-up",
                "celebrating",
                "tending",
                "break",
            }, event
            return
        state = self.state[event.incident]
        if event.task in ABOUT_SEVERAL:
            return
        if event.task in BESIDE:
            assert state in OPEN, f"{event} in state {state}"
            return
        assert state is not State.WITHDRAWN, f"{event}, but nobody wants it any more"
        if event.task in SOLVING:
            assert state is State.IN_WORK, f"{event} in state {state}"
            assert self.holder[event.incident] == event.by, f"{event}, though another has it: {self.holder}"
        elif event.task == "contact":
            assert state is State.REPORTED, f"{event} in state {state}"
        elif event.task == "writing down":
            assert state in DONE or state in OPEN, f"{event} in state {state}"

    def _session(self, event: e.SessionDelayed | e.SessionStarted | e.SessionEnded) -> None:
        was = self.sessions.get(event.session, "")
        allowed = {
            e.SessionDelayed: {""},
            e.SessionStarted: {"", "SessionDelayed"},
            e.SessionEnded: {"SessionStarted"},
        }[type(event)]
        assert was in allowed, f"{event} after {was}"
        self.sessions[event.session] = type(event).__name__
        if isinstance(event, e.SessionStarted):
            planned = self.scenario.session(event.session)
            assert event.at == planned.starts + event.delay
            assert event.delay <= 60 * self.scenario.conference.longest_delay
            assert (event.delay > 0) <= (was == "SessionDelayed")

    def _count(self) -> None:
        here = self.scorecard_fold.states
        assert here.state == self.state
        states = list(self.state.values())
        is_open = sum(state in OPEN for state in states)
        resolved = sum(state in DONE for state in states)
        lost = states.count(State.LOST)
        withdrawn = states.count(State.WITHDRAWN)
        assert len(states) == is_open + resolved + lost + withdrawn
        assert self.law.inside == is_open + lost

    def close(self, now: int) -> None:
        """
        What is reckoned at the end.
        """
        card = self.scorecard_fold.scorecard(now)
        assert card.submitted == card.resolved + card.open + card.lost + card.withdrawn
        assert self.law.area(now) == self.law.time_inside(now)


def audited(scenario: Scenario, events: Iterable[e.Event], now: int) -> Auditor:
    """
    The auditor after a round up to second `now`.

    Raises:
        AssertionError: something cannot be.
    """
    auditor = Auditor(scenario)
    auditor.read(events)
    auditor.close(now)
    return auditor
