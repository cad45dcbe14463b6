"""
The rounds of a recording, played again.
"""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.errors import StudyImpossible
from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.study.change import Change
from desk_theatre.study.recorded_round import evening
from desk_theatre.study.what_if import with_change
from evenings import OPENS, TWO_ROUNDS, Timed, chosen, recorded, reported
from profiles import examples

PRACTICES = ("recording", "routing", "handover", "status_updates")


def _doings() -> st.SearchStrategy[c.Command]:
    return st.one_of(
        st.sampled_from(
            [
                c.SubmitIncident("no-sound", "A"),
                c.SubmitIncident("coffee"),
                c.SubmitIncident("wifi", "B", key="once"),
                c.InjectCue("wifi-crowd"),
                c.InjectIncidents("badge", None, 3, 5),
                c.PauseRound(),
                c.ContinueRound(),
                c.SetSpeed(4.0),
                c.HoldText(1),
                c.ReleaseText(1),
                c.EndRound(),
            ]
        ),
        st.builds(c.WithdrawIncident, st.integers(1, 12)),
        st.builds(c.SetPractice, st.sampled_from(PRACTICES), st.booleans()),
    )


@st.composite
def _evenings(draw: st.DrawFn) -> list[Timed]:
    commands: list[Timed] = []
    for _ in range(draw(st.integers(1, 2))):
        commands += [
            (0, switch)
            for switch in draw(
                st.lists(st.builds(c.SetPractice, st.sampled_from(PRACTICES), st.booleans()), max_size=3)
            )
        ]
        commands.append((0, c.OpenRound()))
        minutes = sorted(draw(st.lists(st.integers(0, 80), max_size=8)))
        commands += [(minute, draw(_doings())) for minute in minutes]
    return commands


@examples(60)
@given(_evenings(), st.integers(0, 5), st.sampled_from([None, 40]))
def test_every_round_of_every_evening_is_played_again_exactly(
    commands: list[Timed], seed: int, until: int | None
) -> None:
    """
    Whatever the room did, and wherever the light went out: each round, begun where it began, comes to the same events.
    """
    recording = recorded(commands, seed, until)
    rounds = sum(isinstance(given.command, c.OpenRound) for given in recording.inputs)

    assert [evening(recording, number + 1).exact for number in range(rounds)] == [True] * rounds


def test_a_change_is_as_if_the_room_had_chosen_it_that_evening() -> None:
    """
    The second round with hand-over is the second round of an evening on which hand-over was chosen before it.
    """
    otherwise = [*TWO_ROUNDS[:6], *chosen("handover"), *TWO_ROUNDS[6:]]

    changed = with_change(evening(recorded(TWO_ROUNDS)).round, Change(enable=("handover",)))

    assert evening(recorded(otherwise)).events == changed.events(3)


def test_what_is_disabled_is_not_in_force_at_any_time() -> None:
    """
    Also where it was switched on in the middle of the round.
    """
    changed = with_change(evening(recorded(TWO_ROUNDS), 1).round, Change(disable=("recording",)))
    kinds = {type(event) for event in changed.events(3)}

    assert kinds.isdisjoint({e.PracticeSwitched, e.CommitmentMeasured, e.IncidentRecorded})


def test_what_is_enabled_stays_in_force_to_the_end() -> None:
    """
    Also where it was switched off in the middle of the round.
    """
    changed = with_change(evening(recorded(TWO_ROUNDS), 2).round, Change(enable=("recording",)))
    events = changed.events(3)

    assert [event for event in events if isinstance(event, e.PracticeSwitched)] == []
    assert isinstance(events[0], e.RoundOpened)
    assert events[0].practices == ("recording", "routing")


def test_earlier_rounds_stay_as_they_were() -> None:
    """
    The second round begins with what people had got used to in the first.
    """
    first = evening(recorded(TWO_ROUNDS), 1).round
    second = evening(recorded(TWO_ROUNDS), 2).round

    assert list(second.standing.carried.commitment) == ["recording"]
    assert (first.standing.round, second.standing.round, second.number) == (0, 1, 2)
    assert (first.live, second.live) == ((1, 3, 5), (7, 19))


def test_with_other_luck_nobody_gives_up_an_incident_that_is_another_one() -> None:
    """
    An incident of the scenario that somebody gave up that evening is with another seed somebody else's; the room's own
    stay the room's own.
    """
    plain = evening(recorded([(0, c.OpenRound()), reported(19)])).events
    early = [event for event in plain if event.at < OPENS + 1200]
    solved = {event.incident for event in early if isinstance(event, e.IncidentResolved)}
    others = [event.incident for event in early if isinstance(event, e.IncidentReported) and not event.live]
    other = next(number for number in others if number not in solved)
    given_up = [(20, c.WithdrawIncident(1)), (20, c.WithdrawIncident(other))]
    played = evening(recorded([(0, c.OpenRound()), reported(19), *given_up])).round

    def withdrawn(seed: int) -> list[int]:
        found = [event for event in played.events(seed) if isinstance(event, e.IncidentWithdrawn)]
        return [event.incident for event in found if event.at == OPENS + 1200]

    assert other % 2 == 0
    assert (withdrawn(3), withdrawn(4)) == ([1, other], [1])


def test_a_recording_that_was_tampered_with_is_not_exact() -> None:
    """
    Or one that another version played: it is said, and this program's own rounds are compared with each other.
    """
    recording = recorded(TWO_ROUNDS)
    events = recording.events
    holed = attrs.evolve(recording, events=(*events[:-20], *events[-19:]))

    was = evening(holed)

    assert not was.exact
    assert was.events == evening(recording).events


@pytest.mark.parametrize(
    ("commands", "number", "words"),
    [
        ([], None, "has no round, so there is nothing to compare"),
        ([(0, c.OpenRound())], 2, "this recording has no round 2; it has 1 round"),
    ],
)
def test_a_round_that_was_not_played(commands: list[Timed], number: int | None, words: str) -> None:
    """
    What there is, is said.
    """
    with pytest.raises(StudyImpossible, match=words):
        evening(recorded(commands), number)
