"""
Approvals: one pile, signed at once by a manager who does one thing after another.
"""

from __future__ import annotations

from desk_theatre.itsm import events as e
from desk_theatre.practices.answers import Signature
from desk_theatre.simulation import manager, steps
from desk_theatre.simulation.organisation import Organisation
from desk_theatre.simulation.person import SideTask
from small_scenarios import OPENS, desk_of, kind, team

ASKED = Signature(seconds=60, every=900)
DAY = desk_of(2, kinds=[kind("no-sound", "av")], teams=[team("av", 2, 1)])


def _with_agents() -> Organisation:
    """
    Two incidents, each written down and in the hands of an agent, at the opening.
    """
    organisation = Organisation(DAY, 1)
    organisation.advance(OPENS)
    floor = organisation.floor
    for number in (1, 3):
        organisation._report(number, DAY.kind("no-sound"), None, 1, live=True)
        floor.desk.need_not_hear(floor.incidents[number])
        floor.incidents[number].handler = "desk-0"
        steps.record(floor, floor.people["desk-0"], floor.incidents[number])
    return organisation


def _ask(organisation: Organisation, number: int) -> None:
    floor = organisation.floor
    manager.ask_for_approval(floor, floor.people["desk-0"], floor.incidents[number], True, ASKED)


def _assigned(events: list[e.Event]) -> list[tuple[int, int]]:
    return [(event.at - OPENS, event.incident) for event in events if isinstance(event, e.IncidentAssigned)]


def test_what_comes_on_the_pile_while_it_is_signed_is_signed_with_it() -> None:
    """
    The manager has come for the whole pile.
    """
    organisation = _with_agents()
    _ask(organisation, 1)
    events = organisation.advance(OPENS + 930)
    _ask(organisation, 3)

    events += organisation.advance(OPENS + 3600)

    assert _assigned(events) == [(960, 1), (960, 3)]
    assert organisation.floor.approvals == []


def test_everything_on_the_pile_is_void_then_the_manager_signs_nothing() -> None:
    """
    It takes no time, and nobody is handed anything.
    """
    organisation = _with_agents()
    _ask(organisation, 1)
    steps.withdraw(organisation.floor, organisation.floor.incidents[1])

    events = organisation.advance(OPENS + 3600)

    assert _assigned(events) == []
    assert [event for event in events if isinstance(event, e.WorkStarted) and event.task == "approving"] == []


def test_the_manager_is_busy_then_the_pile_waits() -> None:
    """
    One thing after another, in the order in which it was asked for.
    """
    organisation = _with_agents()
    _ask(organisation, 1)
    organisation.advance(OPENS + 890)
    organisation.floor.send(organisation.floor.manager, SideTask("stand-up", 300))

    events = organisation.advance(OPENS + 3600)

    assert _assigned(events) == [(890 + 300 + 60, 1)]


def test_the_next_pile_gets_a_quarter_of_an_hour_of_its_own() -> None:
    """
    Counted from the first hand-over that lies on it.
    """
    organisation = _with_agents()
    _ask(organisation, 1)
    events = organisation.advance(OPENS + 1200)
    _ask(organisation, 3)

    events += organisation.advance(OPENS + 3600)

    assert _assigned(events) == [(960, 1), (1200 + 960, 3)]
