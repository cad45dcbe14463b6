"""
The forecast of a scenario, and what is said about it.
"""

from __future__ import annotations

import re
from functools import cache

import pytest
from attrs import evolve

from desk_theatre.itsm.kind import Duration
from desk_theatre.itsm.sla import Target
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.scenario import library
from desk_theatre.scenario.conference import Session
from desk_theatre.scenario.demand import Arrivals, Cue, Demand
from desk_theatre.scenario.facilitation import Purse, RoomRules
from desk_theatre.scenario.organisation import Staff, TeamSpec
from desk_theatre.scenario.scenario import Offer, Plan, Scenario
from desk_theatre.study.advice import remarks
from desk_theatre.study.forecast import FIRST, IN_USE, KEPT, PATH, Forecast, forecast, sensible_path
from desk_theatre.study.load import load_of
from desk_theatre.study.replication import Replication
from desk_theatre.study.study import Effort
from desk_theatre.study.variant import Variant, helpful
from small_scenarios import AGREEMENT, HOUR, OPENS, desk_of, kind

FEW = Effort(4, seed=3)


@cache
def _beginning() -> Scenario:
    return library.beginning().scenario()


@cache
def _forecast() -> Forecast:
    return forecast(_beginning(), FEW)


def test_the_first_round_is_the_one_that_a_study_plays() -> None:
    """
    As the scenario begins, with the seeds that were asked for.
    """
    found = _forecast()

    expected = [Replication(_beginning(), Variant("x", (None,)))(seed)[KEPT] for seed in range(3, 7)]

    assert expected == found.results.column(FIRST, KEPT, range(3, 7))
    assert (found.replications, found.results.names) == (4, (FIRST, PATH, IN_USE))


def test_the_end_of_the_path_is_the_one_that_a_study_plays() -> None:
    """
    What `desk-theatre study` says of the same path is said here.
    """
    path = sensible_path(_beginning())

    expected = Replication(_beginning(), Variant("x", path))(5)[KEPT]

    assert [expected] == _forecast().results.column(PATH, KEPT, [5])


def test_what_is_in_use_helps() -> None:
    """
    The beginning that everybody is offered is lost in chaos, and won with everything in use.
    """
    first, best = _forecast().first(KEPT).mean, _forecast().best

    assert first is not None
    assert best is not None
    assert (first < 0.7, best[1] > first + 0.2, _forecast().winnable != "no") == (True, True, True)


@pytest.mark.parametrize("rounds", [1, 2, 4, 20])
def test_a_path_chooses_no_more_than_the_room_may(rounds: int) -> None:
    """
    A few before each round but the first, each practice once, no trap, and nothing that is in force already.
    """
    scenario = desk_of(1, offer=Offer((), ("recording",)), rounds=rounds)

    path = sensible_path(scenario)

    chosen = [practice for step in path for practice in step or ()]
    assert len(path) in {0, rounds}
    assert [step for step in path if step is not None and not 1 <= len(step) <= 3] == []
    assert len(chosen) == len(set(chosen)) == min(3 * (rounds - 1), len(helpful(scenario)) - 1)
    assert "recording" not in chosen
    assert [practice for practice in chosen if catalogue()[practice].identity.group == "trap"] == []


def test_four_of_five_rounds_lie_in_the_spread() -> None:
    """
    Between the tenth and the ninetieth of a hundred.
    """
    found = forecast(desk_of(1, per_hour=30.0, offer=Offer(("recording",))), Effort(21))

    counts = sorted(found.results.column(FIRST, "submitted", range(1, 22)), key=lambda count: count or 0.0)
    assert found.spread("submitted") == (counts[2], counts[18])


# ---------------------------------------------------------------------------------------------------- the remarks


def _said(scenario: Scenario, *, played: bool = False) -> list[str]:
    return remarks(scenario, load_of(scenario), forecast(scenario, Effort(2)) if played else None)


def _fine() -> Scenario:
    """
    A scenario of which nothing has to be said before it is played.
    """
    sessions = [Session("s", "Opening", "a", OPENS + HOUR, OPENS + 2 * HOUR, 50)]
    demand = Demand((Arrivals(OPENS, OPENS + 4 * HOUR, 15.0),), cues=(Cue("boom", "Boom", "no-sound"),))
    found = desk_of(
        4,
        kinds=[kind(where="room", blocking=True, example="Hm?")],
        demand=demand,
        hours=4.0,
        sessions=sessions,
        rounds=3,
    )
    return evolve(found, plan=Plan(3, 10.0))


def test_of_a_good_scenario_nothing_has_to_be_said() -> None:
    """
    Nobody reads warnings that always come.
    """
    assert _said(_fine()) == []


def _cases() -> dict[str, tuple[Scenario, str]]:
    fine = _fine()
    many = evolve(fine.demand, arrivals=(Arrivals(OPENS, OPENS + 4 * HOUR, 30.0),))
    tight = evolve(AGREEMENT, targets=dict.fromkeys(AGREEMENT.targets, Target(2, 8, 2)))
    two = TeamSpec("av", "AV", 2, (Staff("ada", "Ada", {"sound": 1.0}), Staff("bo", "Bo", {"wifi": 1.0})))
    hard = TeamSpec("av", "AV", 2, (Staff("ada", "Ada", {"sound": 1.0}), Staff("bo", "Bo", {"sound": 0.9})))
    people = fine.organisation
    one_of_two = evolve(people, teams=(*people.teams, two))
    hero = evolve(people, teams=(*people.teams, hard))
    nobody = evolve(people, teams=(*people.teams, TeamSpec("it", "IT", 2, (Staff("cy", "Cy", {"sound": 1.0}),))))
    owned = (kind(team="av", where="room", blocking=True, example="Hm?"),)
    slow = (evolve(owned[0], hard=0.9, diagnosis=Duration(14.0), repair=Duration(4.0)),)
    return {
        "too much for a team": (
            evolve(
                fine,
                demand=many,
                organisation=evolve(people, teams=(evolve(people.teams[0], staff=people.teams[0].staff[:1]),)),
            ),
            r"Desk has 20 hours of work but only 4 hours of staff time: this cannot be won\.",
        ),
        "too much for one of a team": (
            evolve(fine, organisation=one_of_two, kinds=owned, demand=many),
            r"AV has 20 hours of work but only 8 hours of staff time: this cannot be won\.",
        ),
        "one has the skill": (
            evolve(fine, organisation=one_of_two, kinds=(evolve(owned[0], repair=Duration(0.5)),)),
            r"AV: sound takes 4\.5 hours, but Ada has only 4 hours: this cannot be won\.",
        ),
        "the hero": (
            evolve(
                fine,
                organisation=hero,
                kinds=slow,
                demand=evolve(fine.demand, arrivals=(Arrivals(OPENS, OPENS + 4 * HOUR, 6.0),)),
            ),
            r"Only Ada can do 6\.5 hours of the work, in a day of 4 hours: hard incidents will wait for ever\.",
        ),
        "nothing to do": (
            evolve(fine, organisation=nobody),
            r"IT has only 0 minutes of work in 4 hours of staff time: the room will watch it sit idle\.",
        ),
        "a promise": (
            evolve(fine, agreement=tight),
            r"No sound: the P\d target is 8 min, but the work alone averages 10 min",
        ),
        "too fast": (evolve(fine, plan=Plan(3, 1.0)), r"About 60 incidents a minute in the room"),
        "too slow": (evolve(fine, plan=Plan(3, 60.0)), r"About 1\.0 incidents a minute in the room"),
        "one round": (evolve(fine, plan=Plan(1, 10.0)), r"There is only one round"),
        "no programme": (
            evolve(fine, conference=evolve(fine.conference, programme=())),
            r"There is no programme, so no session can start late\.",
        ),
        "nothing blocks": (
            evolve(fine, kinds=(evolve(fine.kinds[0], blocking=False),)),
            r"No kind of incident is blocking",
        ),
        "no reports": (
            evolve(fine, room_rules=RoomRules("instead", 0.001)),
            r"less than one incident a round, so nobody can report anything\.",
        ),
        "no cues": (evolve(fine, demand=evolve(fine.demand, cues=())), r"There are no cues"),
        "no example": (
            evolve(fine, kinds=(evolve(fine.kinds[0], example=""),)),
            r"No sound: without an example",
        ),
    }


@pytest.mark.parametrize("case", _cases())
def test_what_is_reckoned_is_said_in_plain_words(case: str) -> None:
    """
    One slip, one sentence.
    """
    scenario, words = _cases()[case]
    said = _said(scenario)

    assert len([sentence for sentence in said if re.search(words, sentence)]) == 1


def test_a_first_round_that_goes_well_teaches_nothing() -> None:
    """
    And where hardly anything happens, nobody is late.
    """
    fine = _fine()
    said = _said(
        evolve(fine, demand=evolve(fine.demand, arrivals=(Arrivals(OPENS, OPENS + 4 * HOUR, 2.0),))), played=True
    )

    assert any("of its SLA targets without any help" in sentence for sentence in said)
    assert any("Hardly any session starts late in round 1" in sentence for sentence in said)


def test_a_show_that_cannot_be_won_is_named() -> None:
    """
    More work than there is time for, whatever is in use.
    """
    scenario, _ = _cases()["too much for a team"]

    said = _said(scenario, played=True)

    assert forecast(scenario, Effort(2)).winnable == "no"
    assert any("the last round cannot be won" in sentence for sentence in said)


def test_where_nothing_is_on_offer_nothing_gets_better(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Without a practice that helps there is no path, and nothing to be in use.
    """
    monkeypatch.setattr("desk_theatre.study.forecast.helpful", lambda _: ())

    found = forecast(_fine(), Effort(2))

    assert (found.results.names, found.path, found.best, found.winnable) == ((FIRST,), (), None, "no")
    assert any("No practice on offer helps" in sentence for sentence in _said(_fine(), played=True))


@pytest.mark.parametrize(
    ("purse", "told"),
    [
        (Purse(), []),
        (Purse(100_000, 1_000_000), []),
        (Purse(0, None), ["The purse has 0 people-minutes in a break, but step by step round 2 takes "]),
        (Purse(None, 1), ["The purse has EUR 1 in a break, but step by step round 2 takes EUR 400"]),
    ],
)
def test_a_path_that_the_purse_does_not_pay_for_is_named(purse: Purse, told: list[str]) -> None:
    """
    The forecast plays it all the same, so the author has to know.
    """
    offer = Offer(("recording", "ticket_tool"), (), {})
    poor = evolve(_fine(), purse=purse, offer=offer, plan=Plan(2, 10.0))
    said = [sentence for sentence in _said(poor, played=True) if sentence.startswith("The purse")]

    assert len(said) == len(told)
    assert all(sentence.startswith(words) for sentence, words in zip(said, told, strict=True))
