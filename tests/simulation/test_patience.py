"""
Patience: who comes back to ask, who does not, and when an incident is given up.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.itsm.room_events import IncidentJoined, IncidentLeft
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.scenario.library import load
from desk_theatre.scenario.people import Patience
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.organisation import Organisation
from profiles import examples
from slow_clocks import slow_clocks
from small_scenarios import (
    ALL,
    HOUR,
    OPENS,
    Act,
    acts,
    desk_of,
    interfere,
    kind,
    played,
    played_with,
    practice_sets,
    scenarios,
    team,
)

SEEDS = st.integers(0, 99)
AWAY = (e.IncidentAssigned, e.IncidentPended, e.ApprovalAwaited, e.IncidentResolved, e.IncidentWithdrawn)
"""
What ends the first talk at the desk.
"""


def _lives(events: Iterable[e.Event]) -> list[list[e.Event]]:
    lives: dict[int, list[e.Event]] = {}
    for event in events:
        number = getattr(event, "incident", None)
        if number is not None:
            lives.setdefault(number, []).append(event)
    return list(lives.values())


def needless_visits(events: Iterable[e.Event]) -> list[e.Event]:
    """
    The visits to ask of delegates who know that it is solved, have given up, or are at the desk reporting it; of incidents that one
    delegate alone has, for nothing says which of several it was.
    """
    found: list[e.Event] = []
    for life in _lives(events):
        if any(isinstance(event, IncidentJoined) for event in life):
            continue
        knows = solved = asked = False
        here = True
        for event in life:
            if isinstance(event, e.DelegateChased) and (knows or here):
                found.append(event)
            if isinstance(event, e.IncidentFound):
                here = False
            elif isinstance(event, (e.IncidentReopened, e.IncidentRecovered)):
                knows = solved = asked = False
                here = True
            elif isinstance(event, e.IncidentResolved):
                solved = True
                knows = event.first_contact or asked
            elif isinstance(event, e.IncidentWithdrawn) or (isinstance(event, e.DelegateInformed) and solved):
                knows = True
            if isinstance(event, e.WorkStarted):
                asked = asked and event.task == "telling"
                asked = asked or event.task == "confirming"
            if isinstance(event, AWAY):
                here = False
    return found


@examples(60)
@given(scenarios(), SEEDS, practice_sets(), acts())
def test_nobody_asks_for_news_of_what_they_know(
    scenario: Scenario, seed: int, practices: tuple[str, ...], does: list[Act]
) -> None:
    """
    Whoever waited at the desk until it was solved, was told so, said so when asked, or has given up, does not come back to ask; nor
    does anybody who is at the desk reporting it.
    """
    assert needless_visits(played_with(scenario, seed, practices, does)) == []


@pytest.mark.parametrize("practices", [(), ("recording", "status_updates", "confirmed_closure", "known_errors"), ALL])
@pytest.mark.parametrize("scenario", ["rehearsal", "conference"])
def test_nobody_asks_for_news_of_what_they_know_in_a_shipped_scenario(
    scenario: str, practices: tuple[str, ...]
) -> None:
    """
    Whole days, with nothing in force, with what tells delegates how it stands, and with everything.
    """
    for seed in (1, 2):
        events = played(load(scenario), seed, practices)
        assert needless_visits(events) == []
        if not practices:
            assert any(isinstance(event, e.DelegateChased) for event in events)


@examples(40)
@given(scenarios(), SEEDS, practice_sets(), acts())
def test_solved_on_the_spot_means_that_the_delegate_waited(
    scenario: Scenario, seed: int, practices: tuple[str, ...], does: list[Act]
) -> None:
    """
    From the report, the visit or the complaint on, the incident has gone to nobody else and been laid aside by nobody.
    """
    for life in _lives(played_with(scenario, seed, practices, does)):
        for index, event in enumerate(life):
            if isinstance(event, e.IncidentResolved) and event.first_contact:
                came = (e.IncidentReported, e.IncidentReopened, e.IncidentRecovered)
                begun = max(i for i, before in enumerate(life[:index]) if isinstance(before, came))
                assert [each for each in life[begun:index] if isinstance(each, AWAY)] == []


@examples(25)
@given(scenarios(), SEEDS, practice_sets(), acts())
def test_nobody_stands_in_the_queue_twice(
    scenario: Scenario, seed: int, practices: tuple[str, ...], does: list[Act]
) -> None:
    """
    Whoever waits at the desk to ask does not come back to it: no incident has more visits waiting there than delegates.
    """
    organisation = Organisation(scenario, seed, 1, dict.fromkeys(practices, "announced"))
    stops = sorted([*((act[0], act) for act in does), *((second, None) for second in range(0, HOUR, 120))], key=_second)
    for second, act in stops:
        organisation.advance(OPENS + second)
        if act is not None:
            interfere(organisation, act)
        queue = [whose.number for what, whose in organisation.floor.desk._visits if what == "ask"]
        for number in set(queue):
            assert queue.count(number) <= len(organisation.floor.incidents[number].affected)


def _second(stop: tuple[int, Act | None]) -> int:
    return stop[0]


# -- several with one incident ----------------------------------------------------------------------------------------

LONG = Duration(600.0, "fixed")


def _two_who_wait(patience: Patience, repair: float = 600.0) -> Organisation:
    """
    Somebody else's incident keeps the only one who could do it busy for `repair` minutes; then one is reported at once, and joined
    after five minutes.
    """
    slow = kind("no-sound", "av", diagnosis=NOTHING, repair=Duration(repair, "fixed"))
    quick = kind("badge", "av", diagnosis=NOTHING, repair=Duration(1.0, "fixed"))
    scenario = desk_of(1, kinds=[slow, quick], teams=[team("av", 2, 1)], patience=patience, hours=4)
    organisation = Organisation(scenario, 1, 1, {"routing": "chosen"})
    organisation.advance(OPENS)
    organisation.submit(slow, None)
    organisation.submit(quick, None)
    return organisation


def _told(events: Iterable[e.Event], *kinds: type[e.Event]) -> list[tuple[str, int]]:
    """
    What happened to the second incident, and in which minute.
    """
    return [
        (type(event).__name__, (event.at - OPENS) // 60)
        for event in events
        if isinstance(event, kinds) and getattr(event, "incident", None) == 3
    ]


def test_one_who_gives_up_leaves_it_to_the_others() -> None:
    """
    Both give up after ten minutes of their own: the first in minute ten, the one who joined in minute five in minute fifteen, and
    only then it is withdrawn.
    """
    organisation = _two_who_wait(Patience(Duration(10.0, "fixed"), NOTHING, chases=0, withdraws=1.0))
    events = organisation.advance(OPENS + 300) + organisation.join(3) + organisation.advance(OPENS + HOUR)

    assert _told(events, IncidentLeft, e.IncidentWithdrawn) == [("IncidentLeft", 10), ("IncidentWithdrawn", 15)]


def test_what_one_gave_up_counts_in_the_sla_for_the_other() -> None:
    """
    Solved in minute 13, after the first has given up and before the other does: a promise kept, and not one that counts neither way.
    """
    patience = Patience(Duration(10.0, "fixed"), NOTHING, chases=0, withdraws=1.0)

    def verdicts(joins: bool) -> tuple[list[tuple[str, int]], int, int]:
        organisation = _two_who_wait(patience, repair=12.0)
        scorecard_fold = ScorecardFold(organisation.scenario)
        events = Organisation(organisation.scenario, 1, 1, {"routing": "chosen"}).advance(OPENS)
        events = events[:1] + organisation.advance(OPENS + 300)
        events += organisation.join(3) if joins else []
        events += organisation.advance(OPENS + HOUR)
        reported = organisation.floor.incidents[3]
        promises = scorecard_fold.promises
        promises.handlers()[e.IncidentReported](
            e.IncidentReported(reported.reported_at, 3, "badge", None, 1, True, reported.priority)
        )
        for event in events:
            handler = promises.handlers().get(type(event))
            if handler is not None and getattr(event, "incident", None) == 3:
                handler(event)
        counted = promises.resolutions(OPENS + HOUR).values()
        told = _told(events, IncidentLeft, e.IncidentWithdrawn, e.IncidentResolved)
        return told, sum(each.met for each in counted), sum(each.breached for each in counted)

    assert verdicts(joins=False) == ([("IncidentWithdrawn", 10)], 0, 0)
    assert verdicts(joins=True) == ([("IncidentLeft", 10), ("IncidentResolved", 13)], 1, 0)


def test_each_who_has_it_comes_to_ask() -> None:
    """
    Ten minutes without news, and five more: the first in minutes ten and fifteen, the one who joined in minutes fifteen and twenty.
    """
    organisation = _two_who_wait(Patience(Duration(10.0, "fixed"), Duration(5.0, "fixed"), chases=2, withdraws=0.0))
    events = organisation.advance(OPENS + 300) + organisation.join(3) + organisation.advance(OPENS + HOUR)

    assert [minute for _, minute in _told(events, e.DelegateChased)] == [10, 15, 15, 20]


@examples(60)
@given(scenarios(), SEEDS, practice_sets(), acts())
def test_an_incident_is_withdrawn_when_the_last_of_them_gives_up(
    scenario: Scenario, seed: int, practices: tuple[str, ...], does: list[Act]
) -> None:
    """
    Each who joins is one more, each who leaves is one fewer; it is withdrawn when nobody is left and not before, and nobody leaves
    what is over.
    """
    for life in _lives(played_with(scenario, seed, practices, does)):
        others = 0
        for before, event in pairwise(life):
            if isinstance(event, (IncidentJoined, IncidentLeft)):
                others += 1 if isinstance(event, IncidentJoined) else -1
                assert event.others == others >= 0
                assert not isinstance(before, e.IncidentWithdrawn)
            elif isinstance(event, e.IncidentWithdrawn):
                assert others == 0


@examples(40)
@given(scenarios(), SEEDS, practice_sets(), acts())
def test_the_floor_knows_the_promise_that_the_clocks_tell(
    scenario: Scenario, seed: int, practices: tuple[str, ...], does: list[Act]
) -> None:
    """
    For every incident whose clock never stood still, the seconds granted to it are those of its clock, whatever has raised or
    lowered its priority.
    """
    organisation = Organisation(scenario, seed, 1, dict.fromkeys(practices, "announced"))
    events = organisation.advance(OPENS)
    for act in does:
        events += organisation.advance(OPENS + act[0])
        events += interfere(organisation, act)
    events += organisation.advance(scenario.conference.closes)
    stops = (e.IncidentPended, e.IncidentReopened, e.IncidentWithdrawn)
    for number, incident in organisation.floor.incidents.items():
        life = [event for event in events if getattr(event, "incident", None) == number]
        if not any(isinstance(event, stops) for event in life):
            _, resolution, _ = slow_clocks(life, scenario.agreement, scenario.conference.closes)
            assert incident.target == resolution.target
