"""
The room's reports: each takes the place of an incident that has not come yet, so the room cannot drown the organisation.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.priority import Level
from desk_theatre.itsm.room_events import RoomShareUsed
from desk_theatre.scenario.demand import Demand, Fault
from desk_theatre.scenario.facilitation import RoomRules
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.demand import Arrival, UpcomingArrivals
from desk_theatre.simulation.organisation import Organisation
from desk_theatre.simulation.room_reports import most_reports
from profiles import examples
from small_scenarios import BESIDES, HOUR, OPENS, desk_of, interfere, kind, practice_sets, scenarios

SEEDS = st.integers(0, 99)
REPORTS = st.lists(
    st.tuples(st.integers(0, HOUR - 1), st.sampled_from(("submit", "submit", "submit", "join", "withdraw")), SEEDS),
    max_size=60,
).map(sorted)
SHARES = st.sampled_from((0.0, 0.1, 0.5, 1.0))


def _reported(events: Sequence[e.Event]) -> dict[int, e.IncidentReported]:
    return {event.incident: event for event in events if isinstance(event, e.IncidentReported)}


def _played(
    scenario: Scenario, seed: int, practices: Sequence[str], acts: Sequence[tuple[int, str, int]] = ()
) -> tuple[Organisation, dict[int, e.IncidentReported]]:
    organisation = Organisation(scenario, seed, 1, dict.fromkeys(practices, "chosen"))
    events = organisation.advance(OPENS)
    for act in acts:
        events += organisation.advance(OPENS + act[0])
        events += interfere(organisation, act)
    return organisation, _reported(events + organisation.advance(scenario.conference.closes))


# -- how many ---------------------------------------------------------------------------------------------------------


@examples(60)
@given(scenarios(), SEEDS, practice_sets(), SHARES, REPORTS)
def test_a_round_has_as_many_incidents_whatever_the_room_reports(
    scenario: Scenario, seed: int, practices: tuple[str, ...], share: float, acts: list[tuple[int, str, int]]
) -> None:
    """
    What it reports, when and how often: those of the room come instead of others, at most its share of them, and what still
    comes is as it would have been, with the same number and luck.
    """
    demand = evolve(
        scenario.demand, faults=()
    )  # what prevents the incidents of a fault does not depend on the room alone
    scenario = evolve(scenario, demand=demand, room_rules=RoomRules("instead", share))

    before, undisturbed = _played(scenario, seed, practices)
    after, disturbed = _played(scenario, seed, practices, acts)

    own = [number for number, event in disturbed.items() if event.live]
    most = most_reports(scenario)
    assert most is not None
    assert len(disturbed) == len(undisturbed)
    assert len(own) <= most
    kept = disturbed.keys() - set(own)
    assert len(kept) == len(undisturbed) - len(own)
    for number in kept:
        one, other = undisturbed[number], disturbed[number]
        assert (one.kind, one.room, one.delegate) == (other.kind, other.room, other.delegate)
        assert before.floor.incidents[number].nature == after.floor.incidents[number].nature


@examples(15)
@given(scenarios(), SEEDS, practice_sets(), REPORTS)
def test_besides_each_report_is_one_incident_more(
    scenario: Scenario, seed: int, practices: tuple[str, ...], acts: list[tuple[int, str, int]]
) -> None:
    """
    As often as the room likes; nothing else is moved.
    """
    scenario = evolve(scenario, room_rules=BESIDES, demand=evolve(scenario.demand, faults=()))

    _, undisturbed = _played(scenario, seed, practices)
    organisation, disturbed = _played(scenario, seed, practices, acts)

    own = [number for number, event in disturbed.items() if event.live]
    assert len(own) == sum(what == "submit" for _, what, _ in acts)
    assert disturbed.keys() - set(own) == undisturbed.keys()
    assert organisation.room_reports.objection() is None


@examples(20)
@given(scenarios(), SEEDS, practice_sets(), REPORTS, st.lists(st.integers(0, HOUR), max_size=20))
def test_what_is_replaced_does_not_depend_on_how_time_passes(
    scenario: Scenario, seed: int, practices: tuple[str, ...], acts: list[tuple[int, str, int]], stops: list[int]
) -> None:
    """
    Nor on who looks: the state is the same after each act, to the digest.
    """

    def digests(stops: Sequence[int]) -> list[str]:
        organisation = Organisation(scenario, seed, 1, dict.fromkeys(practices, "chosen"))
        found = []
        for second, _, act in sorted(
            [*((act[0], 1, act) for act in acts), *((stop, 0, None) for stop in stops)], key=lambda step: step[:2]
        ):
            organisation.advance(OPENS + second)
            if act is not None:
                interfere(organisation, act)
                found.append(organisation.digest())
        organisation.advance(scenario.conference.closes)
        return [*found, organisation.digest()]

    assert digests([]) == digests(stops)


def test_the_share_counts_what_a_round_brings_on_average() -> None:
    """
    Not what the day of this seed happens to bring, so that all days and re-runs have the same; rounded down.
    """
    assert most_reports(desk_of(2, per_hour=60, hours=2)) == 60
    assert most_reports(evolve(desk_of(2, per_hour=15, hours=1), room_rules=RoomRules("instead", 0.3))) == 4
    assert most_reports(evolve(desk_of(2, per_hour=60), room_rules=BESIDES)) is None


def test_where_the_day_brings_nothing_each_report_is_one_more() -> None:
    """
    A scenario in which only the room reports has nothing whose place a report could take.
    """
    organisation = Organisation(desk_of(2), 1)

    numbers = [organisation.submit(organisation.scenario.kinds[0], None)[0] for _ in range(50)]

    assert len(set(numbers)) == len(organisation.floor.incidents) == 50
    assert organisation.room_reports.objection() is None


# -- which ------------------------------------------------------------------------------------------------------------

SOUND = kind("no-sound", impact=Level.HIGH, urgency=Level.HIGH)
PICTURE = kind("no-picture", impact=Level.HIGH, urgency=Level.HIGH)
BADGE = kind("badge", impact=Level.LOW, urgency=Level.LOW)
CABLE = Fault("cable", "A worn cable", "no-sound", OPENS, 5.0)
DAY = desk_of(
    1,
    kinds=(SOUND, PICTURE, BADGE),
    hours=3,
    demand=Demand((), 0.0, 10, (CABLE,)),
)


def _coming(*arrivals: tuple[int, str] | tuple[int, str, str]) -> Organisation:
    """
    A day with these arrivals, each at a minute of it and of a kind, perhaps because of a fault; they have numbers from 2 on.
    """
    organisation = Organisation(evolve(DAY, room_rules=RoomRules("instead", 1.0)), 1)
    upcoming = UpcomingArrivals(
        iter(
            [
                Arrival(OPENS + 60 * at, DAY.kind(what), None, 1, fault[0] if fault else None)
                for at, what, *fault in arrivals
            ]
        )
    )
    organisation.upcoming = organisation.room_reports.upcoming = upcoming
    return organisation


@pytest.mark.parametrize(
    ("arrivals", "replaced"),
    [
        ([(5, "badge"), (9, "no-picture"), (60, "no-sound")], 6),
        ([(5, "no-sound"), (9, "no-sound")], 2),
        ([(5, "badge"), (9, "no-picture"), (61, "no-sound")], 4),
        ([(5, "badge"), (90, "no-picture"), (120, "no-sound")], 4),
        ([(5, "badge"), (9, "badge")], 2),
        ([(150, "badge")], 2),
        ([(5, "no-sound", "cable"), (9, "badge")], 4),
        ([(5, "no-sound", "cable"), (9, "no-sound", "cable")], 2),
    ],
    ids=[
        "the same kind, up to an hour ahead",
        "the next of these",
        "not after the hour: the same priority",
        "the same priority at any time",
        "else the next",
        "however late",
        "spare those of a fault",
        "unless nothing else comes",
    ],
)
def test_a_report_takes_the_place_of_the_next_that_fits(
    arrivals: list[tuple[int, str] | tuple[int, str, str]], replaced: int
) -> None:
    """
    Chosen by order, never by chance.
    """
    organisation = _coming(*arrivals)

    organisation.submit(SOUND, None)

    assert organisation.upcoming.state() == (replaced,)


def test_two_reports_replace_two() -> None:
    """
    What one has replaced is not there for the next; and when nothing comes any more, the room can only join.
    """
    organisation = _coming((5, "no-sound"), (9, "badge"))
    found = []
    for _ in range(2):
        found.append(organisation.room_reports.objection())
        organisation.submit(SOUND, None)
    found.append(organisation.room_reports.objection())

    assert (found, organisation.upcoming.state()) == ([None, None, "day"], (2, 4))


def test_what_has_come_is_not_replaced() -> None:
    """
    An incident of this very second is there already.
    """
    organisation = _coming((0, "no-sound"), (1, "no-sound"))

    organisation.submit(SOUND, None)

    assert organisation.upcoming.state() == (4,)


def test_what_is_not_to_come_because_its_cause_was_removed_has_no_place_to_take() -> None:
    """
    Otherwise the report would be one more.
    """
    organisation = _coming((5, "no-sound", "cable"))
    organisation.floor.problems._removed["cable"] = None

    assert organisation.room_reports.objection() == "day"


def test_what_was_replaced_is_part_of_the_state() -> None:
    """
    Two organisations that differ in nothing else have other digests.
    """
    one, other = (_coming((5, "badge"), (9, "badge")) for _ in range(2))
    for organisation in (one, other):
        organisation.submit(BADGE, None)
    same = one.digest() == other.digest()
    other.upcoming._found = {4: None}
    another = one.digest() == other.digest()
    other.upcoming._found = dict(one.upcoming._found)
    other.room_reports._count = 0

    assert (same, another, one.digest() == other.digest()) == (True, False, False)


# -- until ------------------------------------------------------------------------------------------------------------


def test_the_share_is_announced_when_its_last_report_is_taken() -> None:
    """
    Once, and then there is an objection for the rest of the round; the next round has a share of its own.
    """
    scenario = evolve(desk_of(2, per_hour=10, hours=1, rounds=2), room_rules=RoomRules("instead", 0.2))
    organisation = Organisation(scenario, 1)
    told = []
    for _ in range(2):
        assert organisation.room_reports.objection() is None
        told += organisation.submit(scenario.kinds[0], None)[1]

    again = Organisation(scenario, 1, 2, {}, organisation.carried())

    assert [event for event in told if isinstance(event, RoomShareUsed)] == [RoomShareUsed(OPENS, 2)]
    assert organisation.room_reports.objection() == "share"
    assert again.room_reports.objection() is None


def test_a_room_without_a_share_is_told_when_the_round_opens() -> None:
    """
    It can join from the first second.
    """
    organisation = Organisation(evolve(desk_of(2, per_hour=60), room_rules=RoomRules("instead", 0.0)), 1)

    assert RoomShareUsed(OPENS, 0) in organisation.advance(OPENS)
    assert organisation.room_reports.objection() == "share"


def test_what_the_facilitator_adds_is_one_more_and_uses_nothing_of_the_share() -> None:
    """
    A cue is meant to be felt.
    """
    scenario = desk_of(2, per_hour=60, hours=1)
    organisation = Organisation(scenario, 1)
    organisation.inject(scenario.kinds[0], None, 200, 0)

    events = organisation.advance(scenario.conference.closes)

    plain = Organisation(scenario, 1).advance(scenario.conference.closes)
    assert len(organisation.floor.incidents) == len(_reported(plain)) + 200
    assert organisation.room_reports.state() == (0,)
    assert not any(isinstance(event, RoomShareUsed) for event in events)
