"""
A recording in which anything was changed is found out, and the first difference is named.
"""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.recording.verification import verify
from profiles import examples
from runners import Evening, Step

NIGHT: list[Step] = [
    c.OpenRound(),
    200,
    c.SubmitIncident("no-sound", "a"),
    c.SetPractice("recording", on=True),
    1000,
    c.OpenRound(),
    400,
    c.SubmitIncident("badge"),
    100,
]
EVENING = Evening().live(NIGHT)
RECORDING = EVENING.recording()
FEW = examples(20)


def test_what_nobody_touched_is_exact() -> None:
    """
    All events and all digests agree.
    """
    verification = verify(RECORDING)

    assert (True, len(EVENING.events), len(EVENING.digests), None) == (
        verification.exact,
        verification.events,
        verification.digests,
        verification.first_difference,
    )
    assert len(EVENING.digests) == 20 + 8


@FEW
@given(st.integers(0, len(EVENING.events) - 1))
def test_an_event_that_was_moved_by_a_second_is_found(place: int) -> None:
    """
    Its number, its time of day, and what stands there instead.
    """
    changed = evolve(RECORDING.events[place], at=RECORDING.events[place].at + 1)
    events = (*RECORDING.events[:place], changed, *RECORDING.events[place + 1 :])

    found = verify(evolve(RECORDING, events=events)).first_difference

    assert found is not None
    assert (place + 1, str(changed), str(RECORDING.events[place])) == (found.event, found.recorded, found.again)
    assert f"event {place + 1}, at " in found.words


@FEW
@given(st.integers(0, len(EVENING.events) - 2))
def test_an_event_that_is_missing_is_found(place: int) -> None:
    """
    Where it should stand, the next one stands.  The last one is not missed here, as nothing says how long the evening went on; a
    line that is missing in the file is missed by whoever reads it, by its number.
    """
    if RECORDING.events.count(RECORDING.events[place]) > 1:
        return
    events = (*RECORDING.events[:place], *RECORDING.events[place + 1 :])

    verification = verify(evolve(RECORDING, events=events))

    assert not verification.exact
    assert verification.first_difference is not None
    assert verification.first_difference.event == place + 1


@FEW
@given(st.integers(0, len(EVENING.events)))
def test_an_event_that_was_invented_is_found(place: int) -> None:
    """
    A solved incident that nobody solved.
    """
    at = RECORDING.events[min(place, len(RECORDING.events) - 1)].at
    made_up = e.IncidentResolved(at, 2, "ada", first_contact=True)
    events = (*RECORDING.events[:place], made_up, *RECORDING.events[place:])

    found = verify(evolve(RECORDING, events=events)).first_difference

    assert found is not None
    assert (place + 1, str(made_up)) == (found.event, found.recorded)


@FEW
@given(st.integers(0, len(EVENING.digests) - 1))
def test_a_digest_that_was_changed_is_found(place: int) -> None:
    """
    The events agree and the state does not: the second is named.
    """
    changed = evolve(RECORDING.digests[place], digest="0" * 24)
    digests = (*RECORDING.digests[:place], changed, *RECORDING.digests[place + 1 :])

    found = verify(evolve(RECORDING, digests=digests)).first_difference

    assert found is not None
    assert (RECORDING.digests[place].at, f"the state {'0' * 24}") == (found.at, found.recorded)
    assert found.again == f"the state {RECORDING.digests[place].digest}"


@FEW
@given(st.integers(0, len(EVENING.digests) - 1))
def test_a_digest_that_never_reached_the_disk_proves_nothing_wrong(place: int) -> None:
    """
    The others are still compared, each with that of its own minute.
    """
    digests = (*RECORDING.digests[:place], *RECORDING.digests[place + 1 :])

    verification = verify(evolve(RECORDING, digests=digests))

    assert verification.exact


def test_another_seed_is_found() -> None:
    """
    Another seed is another evening.
    """
    verification = verify(evolve(RECORDING, head=evolve(RECORDING.head, seed=RECORDING.head.seed + 1)))

    assert not verification.exact


def test_another_scenario_is_found() -> None:
    """
    One figure of it is enough: a diagnosis that takes longer.
    """
    text = RECORDING.head.scenario.replace("diagnosis = 1", "diagnosis = 9")

    verification = verify(evolve(RECORDING, head=evolve(RECORDING.head, scenario=text)))

    assert text != RECORDING.head.scenario
    assert not verification.exact


def test_an_input_that_is_refused_is_named_with_its_second() -> None:
    """
    The program that recorded it accepted it.
    """
    at = RECORDING.inputs[1].at
    inputs = (RECORDING.inputs[0], evolve(RECORDING.inputs[1], command=c.SubmitIncident("gone")), *RECORDING.inputs[2:])

    found = verify(evolve(RECORDING, inputs=inputs)).first_difference

    assert found is not None
    assert (at, "an accepted input") == (found.at, found.recorded)
    assert "is refused now" in (found.again or "")


@FEW
@given(st.integers(0, len(EVENING.events)))
def test_a_recording_that_was_broken_off_anywhere_is_exact_as_far_as_it_goes(kept: int) -> None:
    """
    Also within a second, of which some events are there and some are not.
    """
    last = EVENING.events[kept - 1] if kept else None
    inputs = _asked_by(kept)
    broken = evolve(RECORDING, inputs=inputs, events=RECORDING.events[:kept], digests=(), closed=False)

    verification = verify(broken)

    assert (True, kept) == (verification.exact, verification.events), last


def _asked_by(kept: int) -> tuple[c.Input, ...]:
    """
    The inputs that stand before the first `kept` events in a recording.
    """
    replayed = Evening(EVENING.seed)
    for step in NIGHT:
        if len(replayed.events) >= kept:
            break
        replayed.live([step])
    return tuple(replayed.inputs)
