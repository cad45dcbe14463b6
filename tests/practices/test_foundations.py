"""
Foundations and roofs: each declared relation is proved by the rules of the organisation in a small day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pytest
from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.itsm.priority import Level
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.practices.foundations import carried, foundations, in_place, missing
from desk_theatre.practices.practice import ANY_OTHER, Foundation
from desk_theatre.scenario.organisation import Staff, TeamSpec
from desk_theatre.scenario.people import Commitment, Patience
from desk_theatre.simulation.organisation import Carried, Organisation
from practice_cases import count, day_of, picked_up, work
from small_scenarios import ALL, CALM, desk_of, kind, team

DECLARED = [(practice, each) for practice in catalogue() for each in foundations(practice, ALL)]
RELATIONS = {(practice, each.practice) for practice, each in DECLARED}


@pytest.mark.parametrize(("practice", "foundation"), DECLARED)
def test_a_foundation_is_another_helpful_practice_and_has_a_sentence(practice: str, foundation: Foundation) -> None:
    """
    At most twelve words each time, so that the stage can show it.
    """
    if foundation.practice != ANY_OTHER:
        assert catalogue()[foundation.practice].identity.group != "trap"
        assert not catalogue()[foundation.practice].identity.builds_on  # no roof carries another one
    assert foundation.why.endswith(".")
    assert len(foundation.why.split()) <= 12


# -- the proof of each ------------------------------------------------------------------------------------------------

Effect = Callable[[Sequence[str]], object]


def _papers(*tasks: e.Task) -> Effect:
    """
    The seconds of some written work, forms not counted.
    """
    kinds = [kind(team="av", causes=1, first_contact=True)]
    scenario = desk_of(1, kinds=kinds, teams=[team("av", 2, 1)], chaos=CALM)
    return lambda practices: work(day_of(scenario, practices, (0, "no-sound"), (3600, "no-sound")), *tasks)


def _impacts(practices: Sequence[str]) -> object:
    """
    What the desk says an incident is worth, once the table is agreed.
    """
    technical = kind("technical", team="av", impact=Level.HIGH, technical_impact=Level.LOW)
    scenario = desk_of(1, kinds=[technical], teams=[team("av", 2, 1)], hours=3.0)
    events = day_of(scenario, practices, (6000, "technical"))
    return [(x.impact, x.guess) for x in events if isinstance(x, e.IncidentAssessed)]


def _shared(practices: Sequence[str]) -> object:
    """
    How often a colleague of another team helps, in half an hour in which every guess is wrong.
    """
    av = TeamSpec("av", "AV", 2, (Staff("cy", "Cy", {"sound": 1.0}),))
    net = TeamSpec("net", "Network", 2, tuple(Staff(f"net-{i}", "N", {"sound": 0.5}) for i in range(2)))
    house = TeamSpec("house", "House", 2, (Staff("ho", "Ho", {"sound": 0.0}),))
    sound = kind(team="av", diagnosis=NOTHING, repair=Duration(8.0, "fixed"))
    lost = evolve(CALM, wrong_team=1.0, bounce=Duration(20.0, "fixed"))
    scenario = desk_of(1, kinds=[sound], teams=[av, net, house], chaos=lost, hours=0.5)
    return count(day_of(scenario, practices, (0, "no-sound"), (60, "no-sound"), (120, "no-sound")), e.IncidentShared)


def _order(practices: Sequence[str]) -> object:
    """
    In which order one technician, whose head holds one incident, takes what she has; where nothing is logged, each new
    one pushes the last out, and there is nothing to choose from.
    """
    forgetful = evolve(CALM, head=1, forgets=1.0)
    kinds = [kind("slow", team="av", impact=Level.LOW), kind("urgent", team="av", impact=Level.HIGH)]
    scenario = desk_of(1, kinds=kinds, teams=[team("av", 2, 1)], chaos=forgetful, hours=4.0)
    reports = [(60 * n, "urgent" if n % 3 else "slow") for n in range(12)]
    return [number for _, number, _ in picked_up(day_of(scenario, practices, *reports))]


VANISHES: dict[tuple[str, str], Effect] = {
    ("customer_priorities", "prioritisation"): _impacts,
    ("shared_goals", "routing"): _shared,
    ("ticket_tool", "recording"): _papers("recording"),
    ("ticket_tool", "handover"): _papers("handing over"),
    ("ticket_tool", "known_errors"): _papers("looking up", "writing down"),
    ("visible_performance", "recording"): _order,
}
"""
The effect of a roof that is not there at all without its foundation.
"""


@pytest.mark.parametrize(("roof", "foundation"), VANISHES)
def test_without_its_foundation_the_effect_vanishes(roof: str, foundation: str) -> None:
    """
    Alone the roof changes nothing; on its foundation it does.
    """
    effect = VANISHES[roof, foundation]

    assert effect([roof]) == effect([])
    assert effect([foundation, roof]) != effect([foundation])


BLIND = [
    ("agreed_targets", "prioritisation"),
    ("visible_performance", "prioritisation"),
    ("escalation", "prioritisation"),
]
"""
Roofs that go by the priority, which is a guess without the foundation.
"""


@pytest.mark.parametrize(("roof", "foundation"), BLIND)
def test_without_a_real_priority_a_roof_does_not_know_what_hurts(roof: str, foundation: str) -> None:
    """
    The same day, with what hurts and what does not exchanged: alone the roof has people do the same things in the same order.
    """

    def order(practices: Sequence[str], *impacts: Level) -> object:
        kinds = [kind(name, team="av", impact=impact) for name, impact in zip(("a", "b"), impacts, strict=True)]
        scenario = desk_of(1, kinds=kinds, teams=[team("av", 2, 1)], hours=6.0)
        reports = [(60 * n, "a" if n % 2 else "b") for n in range(12)]
        return picked_up(day_of(scenario, practices, *reports))

    assert order([roof], Level.HIGH, Level.LOW) == order([roof], Level.LOW, Level.HIGH)
    assert order([foundation, roof], Level.HIGH, Level.LOW) != order([foundation, roof], Level.LOW, Level.HIGH)


SILENT = [("agreed_targets", "recording"), ("status_updates", "recording")]
"""
Roofs that keep delegates from asking, while only asking brings back what was forgotten.
"""


@pytest.mark.parametrize(("roof", "foundation"), SILENT)
def test_without_recording_what_is_forgotten_stays_forgotten_for_longer(roof: str, foundation: str) -> None:
    """
    Of three reports the second is forgotten for the third.  Alone the roof keeps its delegate away from the desk for longer; on
    its foundation nothing is forgotten.
    """
    forgetful = evolve(CALM, head=1, forgets=1.0)
    soon = Patience(Duration(6.0, "fixed"), Duration(6.0, "fixed"), chases=20, withdraws=0.0)
    kinds = [kind(team="av", repair=Duration(40.0, "fixed"))]
    scenario = desk_of(2, kinds=kinds, teams=[team("av", 2, 1)], chaos=forgetful, patience=soon, hours=8.0)

    def forgotten(practices: Sequence[str]) -> int:
        return _first_lost(day_of(scenario, practices, (0, "no-sound"), (60, "no-sound"), (120, "no-sound")))

    assert forgotten([roof]) > forgotten([]) > 0
    assert forgotten([foundation, roof]) == forgotten([foundation]) == 0


def _first_lost(events: Iterable[e.Event]) -> int:
    """
    For how many seconds the first incident that was lost is lost; 0 if none is.
    """
    lost = next((event for event in events if isinstance(event, e.IncidentLost)), None)
    if lost is None:
        return 0
    found = (event for event in events if isinstance(event, e.IncidentRecovered) and event.incident == lost.incident)
    return next(found).at - lost.at


HELPS_OTHERS = [practice for practice, foundation in sorted(RELATIONS) if foundation == ANY_OTHER]


@pytest.mark.parametrize("roof", HELPS_OTHERS)
def test_alone_there_is_nothing_that_people_could_follow_more(roof: str) -> None:
    """
    Beside another practice people follow that one more; alone only the roof itself is followed, and no incident is resolved
    sooner.
    """
    fading = Commitment(chosen=0.0, initiative=0.0, imitation=0.5, attention=9.0, habit=0.9, decay=0.4)
    urgent = kind("silence", impact=Level.HIGH, urgency=Level.HIGH)
    chaos = evolve(CALM, manager_every=20.0)
    scenario = desk_of(2, kinds=[urgent], chaos=chaos, commitment=fading, per_hour=6.0, hours=3.0)

    def day(*practices: str) -> list[e.Event]:
        used_to = Carried({"recording": (0.4,) * 3, roof: (1.0,) * 3})
        organisation = Organisation(scenario, 1, 1, dict.fromkeys(practices, "chosen"), used_to)
        return organisation.advance(scenario.conference.closes)

    assert _followed(day("recording", roof)) > _followed(day("recording")) > 0
    alone = day(roof)
    assert {x.practice for x in alone if isinstance(x, e.CommitmentMeasured)} == {roof}
    assert _resolved(alone) >= _resolved(day())


def _followed(events: Iterable[e.Event]) -> int:
    """
    How far recording is followed, over the whole day.
    """
    measured = (x for x in events if isinstance(x, e.CommitmentMeasured) and x.practice == "recording")
    return sum(sum(x.levels) for x in measured)


def _resolved(events: Iterable[e.Event]) -> list[int]:
    return [event.at for event in events if isinstance(event, e.IncidentResolved)]


def test_each_declared_foundation_is_proved() -> None:
    """
    A relation that nobody has proved is an opinion.
    """
    proved = {*VANISHES, *BLIND, *SILENT, *((roof, ANY_OTHER) for roof in HELPS_OTHERS)}

    assert proved == RELATIONS


# -- what a scenario offers ---------------------------------------------------------------------------------------------


def test_what_is_not_on_offer_is_no_foundation() -> None:
    """
    A scenario without recording says nothing about it.
    """
    offered = [practice for practice in ALL if practice != "recording"]

    assert [each.practice for each in foundations("status_updates", ALL)] == ["recording"]
    assert foundations("status_updates", offered) == ()
    assert missing("status_updates", (), offered) == ()
    assert missing("ticket_tool", ("handover",), offered) == ("known_errors",)


def test_a_foundation_knows_what_it_carries() -> None:
    """
    Of what is on offer, in the order in which practices are shown.
    """
    assert carried("recording", ALL) == ("status_updates", "ticket_tool", "visible_performance", "agreed_targets")
    assert carried("recording", ("recording", "ticket_tool")) == ("ticket_tool",)
    assert carried("breaks", ALL) == ()


def test_two_practices_that_only_help_others_do_not_carry_each_other() -> None:
    """
    An owner of a celebration, and a celebration of the owner: nobody at the desk does anything differently.
    """
    (any_other,) = foundations("process_owner", ALL)

    assert not in_place(any_other, ["process_owner", "celebrate"])
    assert in_place(any_other, ["process_owner", "breaks"])
    assert missing("visible_performance", ["recording", "visible_performance"], ALL) == ("prioritisation",)
