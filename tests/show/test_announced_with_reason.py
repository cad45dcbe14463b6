"""
Reasons that fit a group: who starts higher, what is refused, and what the wall and the recording say.
"""

from __future__ import annotations

from typing import get_args

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.itsm import session_commands as s
from desk_theatre.itsm.scene import Stakeholder
from desk_theatre.practices.reasons import REASONS
from desk_theatre.recording.codec import read_command, read_event, write_command, write_event
from desk_theatre.recording.verification import verify
from desk_theatre.scenario.vocabulary import Noun
from desk_theatre.show.names import Names
from desk_theatre.show.wording.ticker import switched
from runners import SCENARIO, Evening, Step

GROUPS = get_args(Stakeholder)
PEOPLE = SCENARIO.organisation
RATES = SCENARIO.commitment
PLAYED: list[Step] = [c.OpenRound(), 60, c.EndRound(), s.NextScene()]


def _levels(evening: Evening, practice: str = "handover") -> tuple[int, ...]:
    """
    How far each person follows a practice, when first measured after the latest opening, in thousandths.
    """
    opened = max(place for place, event in enumerate(evening.events) if isinstance(event, e.RoundOpened))
    return next(
        event.levels
        for event in evening.events[opened:]
        if isinstance(event, e.CommitmentMeasured) and event.practice == practice
    )


def _refusal(evening: Evening, command: c.Command) -> str:
    refused = evening.give(command).refused
    return "" if refused is None else refused.reason


def test_a_reason_for_technicians_lifts_technicians_and_nobody_else() -> None:
    """
    By what the scenario says, from the way the practice was announced.
    """
    with_it = Evening().live([c.SetPractice("handover", on=True, why="technicians"), c.OpenRound()])
    without = Evening().live([c.SetPractice("handover", on=True), c.OpenRound()])

    technicians = PEOPLE.places("technicians")
    more = [after - before for after, before in zip(_levels(with_it), _levels(without), strict=True)]
    assert 0 < len(technicians) < len(more)
    assert more == [round(1000 * RATES.reason) if place in technicians else 0 for place in range(len(more))]


def test_a_reason_for_the_organisers_lifts_nobody_on_the_staff() -> None:
    """
    They do not do the work.
    """
    with_it = Evening().live([c.SetPractice("handover", on=True, why="organisers"), c.OpenRound()])
    without = Evening().live([c.SetPractice("handover", on=True), c.OpenRound()])

    assert _levels(with_it) == _levels(without)


def test_every_person_belongs_to_one_group() -> None:
    """
    And the organisers have nobody on the staff.
    """
    places = sorted(place for group in GROUPS for place in PEOPLE.places(group))

    assert places == list(range(len(PEOPLE.everybody)))
    assert PEOPLE.places("organisers") == frozenset()


@given(
    st.lists(st.tuples(st.sampled_from(sorted(REASONS)), st.sampled_from(("announced", "chosen")), st.integers(0, 3)))
)
def test_nobody_starts_lower_for_a_reason(course: list[tuple[str, c.How, int]]) -> None:
    """
    Whatever is announced together, and whoever gets a reason.
    """
    levels = []
    for give in (True, False):
        evening = Evening()
        for practice, how, number in course:
            groups = list(REASONS[practice])
            why = groups[number % len(groups)] if give else None
            evening.give(c.SetPractice(practice, on=True, how=how, why=why))
        evening.give(c.OpenRound())
        levels.append([_levels(evening, practice) for practice in evening.show.practices])

    for with_reason, without in zip(*levels, strict=True):
        assert all(high >= low for high, low in zip(with_reason, without, strict=True))


def test_what_the_room_chose_starts_higher_with_a_reason() -> None:
    """
    The choice carries it into the round, and the board says so at once.
    """
    evening = Evening().live([*PLAYED, s.ProposeImprovement("process", "handover"), s.ChooseImprovement(1)])
    evening.give(s.ChooseImprovement(1, why="technicians"))
    proposal = evening.picture.board(evening.show.at).reflections[-1].proposals[0]
    evening.give(c.OpenRound())

    levels = _levels(evening)
    chosen = {round(1000 * RATES.chosen), round(1000 * min(1.0, RATES.chosen + RATES.reason))}
    card = next(card for card in evening.picture.board(evening.show.at).practices if card.id == "handover")
    assert (proposal.chosen, proposal.reason) == (True, "technicians")
    assert set(levels) == chosen
    assert (card.how, card.why) == ("chosen", "technicians")


def test_another_reason_takes_the_place_of_the_first_and_undo_brings_it_back() -> None:
    """
    The choice keeps its place among the chosen.
    """
    evening = Evening().live(
        [*PLAYED, s.ProposeImprovement("process", "routing"), s.ProposeImprovement("process", "recording")]
    )
    evening.live(
        [s.ChooseImprovement(1, why="desk"), s.ChooseImprovement(2), s.ChooseImprovement(1, why="technicians")]
    )
    log = evening.show.session.reflection_log
    assert (log.chosen, log.reasons) == ((1, 2), ((1, "technicians"),))

    assert _refusal(evening, s.ChooseImprovement(1, why="technicians")) == "Number 1 is already chosen."
    evening.give(s.Undo())
    assert evening.show.session.reflection_log.reason(1) == "desk"
    evening.give(s.TakeBackImprovement(1))
    assert evening.show.session.reflection_log.reasons == ()


@pytest.mark.parametrize(
    ("steps", "command", "reason"),
    [
        (
            [],
            c.SetPractice("handover", on=True, why="manager"),
            "There is no reason in it for the manager.",
        ),
        (
            [c.OpenRound()],
            c.SetPractice("handover", on=True, why="technicians"),
            "Reasons are heard between rounds, and never with an imposed practice.",
        ),
        (
            [],
            c.SetPractice("handover", on=True, how="imposed", why="technicians"),
            "Reasons are heard between rounds, and never with an imposed practice.",
        ),
        (
            [c.SetPractice("handover", on=True)],
            c.SetPractice("handover", on=False, why="technicians"),
            "Give a reason with a practice to start, not to stop.",
        ),
        (
            [*PLAYED, s.ProposeImprovement("process", "handover")],
            s.ChooseImprovement(1, why="desk"),
            "There is no reason in it for the desk.",
        ),
        (
            [c.SetPractice("handover", on=True), *PLAYED, s.ProposeImprovement("process", "handover", on=False)],
            s.ChooseImprovement(1, why="technicians"),
            "Give a reason with a practice to start, not to stop.",
        ),
    ],
)
def test_a_reason_that_nobody_could_hear_is_refused(steps: list[Step], command: c.Command, reason: str) -> None:
    """
    With a sentence; and nothing has changed.
    """
    evening = Evening().live(steps)
    before, log = dict(evening.show.practices), evening.show.session.reflection_log

    assert _refusal(evening, command) == reason
    assert (evening.show.practices, evening.show.session.reflection_log) == (before, log)


@pytest.mark.parametrize("gap", [0, 1])
def test_a_reason_goes_with_a_practice_that_is_switched_off_in_a_later_second(gap: int) -> None:
    """
    Off and on again within a second leaves it as it was; later it is imposed, and nobody is given a reason.
    """
    evening = Evening().live([c.SetPractice("handover", on=True, why="technicians"), c.OpenRound(), 60])
    evening.live([c.SetPractice("handover", on=False), *[gap] * gap, c.SetPractice("handover", on=True), c.EndRound()])

    assert evening.show.standing.reasons == ({} if gap else {"handover": "technicians"})
    assert evening.picture.reasons == evening.show.standing.reasons


def test_the_wall_says_for_whom_the_reason_is() -> None:
    """
    As a line of the ticker.
    """
    chosen = e.PracticeSwitched(0, "handover", on=True, how="chosen", why="technicians")
    plain = e.PracticeSwitched(0, "handover", on=True, how="chosen")
    names = Names(SCENARIO)

    assert switched(chosen, names).endswith(": chosen, with a reason for technicians")
    assert switched(plain, names).endswith(": chosen")


def test_a_reason_is_recorded_and_plays_again_exactly() -> None:
    """
    In the next round, too.  What carries no reason is written as it always was, so old recordings are read as they are.
    """
    evening = Evening().live([c.SetPractice("handover", on=True, why="technicians"), c.OpenRound(), 900, c.EndRound()])
    evening.live([s.NextScene(), s.ProposeImprovement("process", "routing"), s.ChooseImprovement(1, why="desk")])
    evening.live([c.OpenRound(), 900])

    assert verify(evening.recording()).exact
    for command in (c.SetPractice("handover", on=True, why="technicians"), s.ChooseImprovement(1, why="desk")):
        assert read_command(write_command(command)) == (command, 0)
    event = e.PracticeSwitched(0, "handover", on=True, how="chosen")
    assert "why" not in write_event(event)
    assert read_event(write_event(event)) == (event, 0)


def test_reasons_and_groups_are_said_in_the_nouns_of_the_scenario() -> None:
    """
    A hospital has nurses and heads of ward; there, too, a refusal names nobody else.
    """
    words = evolve(SCENARIO.words, delegate=Noun("nurse", "nurses"), organiser=Noun("head", "heads"))
    evening = Evening(scenario=evolve(SCENARIO, words=words))
    card = next(card for card in evening.picture.board(evening.show.at).practices if card.id == "handover")

    assert dict(card.reasons)["organisers"] == "Your nurses tell their story once."
    assert (
        _refusal(evening, c.SetPractice("recording", on=True, why="organisers"))
        == "There is no reason in it for heads."
    )
