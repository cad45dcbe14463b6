"""
Close only when confirmed.
"""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.scenario.people import DefaultBehaviour, Patience
from desk_theatre.scenario.scenario import Offer, Scenario
from profiles import examples
from small_scenarios import ALL, CALM, DEVOTED, desk_of, kind, played, practice_sets, scenarios, team

HOPEFUL = evolve(CALM, not_mended=1.0, comes_back=Duration(20.0, "fixed"))
EVERYTHING_SHOWS = Offer(ALL, (), {"confirmed_closure": {"sees": 1.0}})


def _one(chaos: DefaultBehaviour = HOPEFUL, offer: Offer = EVERYTHING_SHOWS) -> Scenario:
    """
    A quiet day, on which one incident is brought at nine.
    """
    return desk_of(1, kinds=[kind(repair=Duration(6.0, "fixed"))], chaos=chaos, offer=offer, per_hour=0.6, hours=4)


def _work(events: list[e.Event]) -> list[tuple[str, int]]:
    return [(x.task, x.seconds) for x in events if isinstance(x, e.WorkStarted)]


def _first(events: list[e.Event]) -> list[e.Event]:
    number = next(x.incident for x in events if isinstance(x, e.IncidentReported))
    return [x for x in events if getattr(x, "incident", None) == number]


def test_an_incident_that_is_not_resolved_is_seen_at_once() -> None:
    """
    Where the first two repairs fail, without it the delegate comes back twice, twenty minutes later each time; with it the
    delegate is asked, says no, and the technician who has it in hand repairs it again, at fifteen seconds a question.
    """
    without, with_ = _first(played(_one())), _first(played(_one(), practices=["confirmed_closure"]))

    assert [type(x) for x in without].count(e.IncidentReopened) == 2
    solved = [x.at for x in without if isinstance(x, e.IncidentResolved)]
    back = [x.at for x in without if isinstance(x, e.IncidentReopened)]
    assert [came - was for came, was in zip(back, solved, strict=False)] == [20 * 60, 20 * 60]
    assert _work(with_) == [
        ("diagnosis", 240),
        ("repair", 360),
        ("confirming", 15),
        ("repair", 360),
        ("confirming", 15),
        ("repair", 360),
        ("confirming", 15),
    ]
    assert [type(x) for x in with_ if not isinstance(x, e.WorkStarted)][-4:] == [
        e.DelegateObjected,
        e.DelegateObjected,
        e.IncidentResolved,
        e.IncidentClosed,
    ]


def test_what_shows_later_still_comes_back() -> None:
    """
    If nothing shows when the delegate is asked, asking costs its time and helps nothing.
    """
    blind = Offer(ALL, (), {"confirmed_closure": {"sees": 0.0}})
    without = played(_one(offer=blind))
    with_ = played(_one(offer=blind), practices=["confirmed_closure"])

    def reopened(events: list[e.Event]) -> int:
        return sum(isinstance(x, e.IncidentReopened) for x in events)

    assert reopened(without) == reopened(with_) > 0
    assert [x for x in with_ if isinstance(x, e.DelegateObjected)] == []


def test_most_that_are_not_resolved_never_come_back() -> None:
    """
    At the usual share, about one in seven of those that would have come back does.
    """
    day = desk_of(20, per_hour=60.0, hours=8, chaos=evolve(HOPEFUL, not_mended=0.2))
    without, with_ = played(day), played(day, practices=["confirmed_closure"])

    objected, came_back = (
        sum(isinstance(x, kind_) for x in with_) for kind_ in (e.DelegateObjected, e.IncidentReopened)
    )
    assert sum(isinstance(x, e.IncidentReopened) for x in without) > 80
    assert 0.08 < came_back / (objected + came_back) < 0.25


def test_who_was_asked_knows() -> None:
    """
    A delegate who was asked whether it is resolved does not come back to ask that.
    """
    restless = Patience(Duration(30.0, "fixed"), Duration(30.0, "fixed"), chases=4, withdraws=0.0)
    elsewhere = kind(team="av", repair=Duration(6.0, "fixed"))  # a delegate who waits at the desk sees it
    day = desk_of(1, kinds=[elsewhere], teams=[team("av", 2, 1)], patience=restless, per_hour=2.0, hours=4)

    def chased(*practices: str) -> int:
        return sum(isinstance(x, e.DelegateChased) for x in played(day, practices=practices))

    assert chased() > 0
    assert chased("confirmed_closure") == 0


def test_the_price_is_fifteen_seconds_for_each() -> None:
    """
    Where everything is resolved at the first go, that is all it brings.
    """
    day = desk_of(5, kinds=[kind(diagnosis=NOTHING)], per_hour=2.0, hours=4)
    without, with_ = played(day), played(day, practices=["confirmed_closure"])

    solved = sum(isinstance(x, e.IncidentResolved) for x in without)
    assert sorted(_work(with_)) == sorted([*_work(without), *[("confirming", 15)] * solved])


@examples(20)
@given(scenarios(), st.integers(0, 99), practice_sets())
def test_nothing_is_resolved_unasked(scenario: Scenario, seed: int, others: tuple[str, ...]) -> None:
    """
    When everybody does it and everything shows: each solution was asked for, and nothing ever comes back.
    """
    devoted = evolve(scenario, commitment=DEVOTED, offer=EVERYTHING_SHOWS)
    events = played(devoted, seed, [p for p in ALL if p == "confirmed_closure" or p in others])

    asked: set[int | None] = set()
    for x in events:
        if isinstance(x, e.WorkStarted) and x.task == "confirming":
            asked.add(x.incident)
        elif isinstance(x, e.DelegateObjected):
            asked.remove(x.incident)
        elif isinstance(x, e.IncidentResolved):
            assert x.incident in asked
    assert [x for x in events if isinstance(x, e.IncidentReopened)] == []


def test_a_work_around_that_did_not_help_is_tried_again() -> None:
    """
    A technician who knows the work-around does that once more, and starts no repair.
    """
    sound = kind(workaround=Duration(3.0, "fixed"), diagnosis=NOTHING)
    day = desk_of(1, kinds=[sound], chaos=HOPEFUL, offer=EVERYTHING_SHOWS, per_hour=2.0, hours=8)
    events = played(day, practices=["known_errors", "confirmed_closure"])

    numbers = [x.incident for x in events if isinstance(x, e.IncidentReported)]
    assert len(numbers) > 1
    second = [x for x in events if isinstance(x, e.WorkStarted) and x.incident == numbers[1]]
    assert [x.task for x in second] == ["looking up", *["work-around", "confirming"] * 3]
