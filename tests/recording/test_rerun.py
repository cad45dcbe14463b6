"""
A recording simulated again is the same evening, whenever its commands came, in this process and in another one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.errors import RecordingUnreadable
from desk_theatre.itsm import commands as c
from desk_theatre.itsm.events import Event
from desk_theatre.recording.entries import EventEntry, InputEntry
from desk_theatre.recording.reader import Recording, read
from desk_theatre.recording.rerun import Rerun
from desk_theatre.recording.verification import verify
from desk_theatre.recording.writer import Recorder
from desk_theatre.study.recorded_round import evening as round_of
from profiles import examples
from runners import BESIDES, BESIDES_TOML, Evening, Step, evenings

TESTS = Path(__file__).resolve().parents[1]
SOUND = c.SubmitIncident("no-sound", "a", "badge 7", "ingen lyd")
A_NIGHT: list[Step] = [
    c.SetPractice("recording", on=True),
    c.OpenRound(),
    SOUND,
    SOUND,
    c.SetPractice("routing", on=True),
    300,
    c.PauseRound(),
    c.SubmitIncident("wifi"),
    c.SetPractice("routing", on=False),
    c.ContinueRound(),
    c.InjectCue("crowd"),
    899,
    SOUND,
    c.WithdrawIncident(13),
    1,
    c.SetPractice("handover", on=True, how="chosen"),
    c.SetSpeed(30.0),
    c.OpenRound(),
    60,
    c.SubmitIncident("badge"),
    17,
]
"""
Commands at one second, while paused, at the last second of a round, between rounds, and at a full minute.
"""


def _again(recording: Recording) -> list[Event]:
    return [event for happened in Rerun(recording).run() for event in happened.events]


def _written(evening: Evening, path: Path) -> Path:
    """
    As a real file, in which events ride along with the inputs that follow.
    """
    recording = evening.recording()
    recorder = Recorder.create(path, recording.head)
    events = iter(recording.events)
    for given_ in recording.inputs:
        recorder.submit([InputEntry(given_)], durable=False)
    recorder.submit([*map(EventEntry, events), *recording.digests])
    recorder.close()
    return path


@examples(40)
@given(evenings(), st.integers(0, 9))
def test_the_inputs_bring_back_the_evening(steps: list[Step], seed: int) -> None:
    """
    Every event and every digest, for any course of a show.
    """
    evening = Evening(seed).live(steps)

    verification = verify(evening.recording())

    assert verification.first_difference is None
    assert (verification.exact, verification.events, verification.digests) == (
        True,
        len(evening.events),
        len(evening.digests),
    )


def test_commands_at_every_awkward_moment() -> None:
    """
    The same for a night that has them all, so that none depends on what Hypothesis thinks of.
    """
    evening = Evening(scenario=BESIDES, text=BESIDES_TOML).live(A_NIGHT)

    assert len(evening.inputs) == sum(not isinstance(step, int) for step in A_NIGHT)
    assert evening.events == _again(evening.recording())


@examples(30)
@given(evenings(), st.data())
def test_a_recording_that_breaks_off_anywhere_is_run_no_further(steps: list[Step], data: st.DataObject) -> None:
    """
    Whatever of the events reached the disk: the re-run goes as far as the last one, and has it and all before.
    """
    evening = Evening().live(steps)
    recording = evening.recording()
    kept = data.draw(st.integers(0, len(recording.events)))
    last = recording.events[kept - 1].at if kept else 0
    rounds = sum(isinstance(each.command, c.OpenRound) for each in recording.inputs)
    broken = evolve(recording, events=recording.events[:kept], digests=())

    again = _again(broken)

    assert recording.events[: len(again)] == tuple(again)
    assert len(again) >= kept or rounds == 0
    assert last <= max((event.at for event in again), default=0)


def test_the_second_round_is_run_no_further_than_its_own_events_reach() -> None:
    """
    Both rounds were opened, but only the beginning of the first was saved: its time says nothing about the second.
    """
    recording = Evening().live([c.OpenRound(), 1200, c.OpenRound()]).recording()

    again = _again(evolve(recording, events=recording.events[:2], digests=()))

    assert tuple(again) == recording.events


def test_a_recording_that_breaks_off_early_in_a_round_is_run_only_so_far() -> None:
    """
    The digests of the round before say nothing about this one: half a minute into the second round is where it stops.
    """
    evening = Evening().live([c.OpenRound(), 1200, c.OpenRound(), 30])

    rerun = Rerun(evening.recording())
    again = [event for happened in rerun.run() for event in happened.events]

    assert evening.events == again
    assert (rerun.show.phase, rerun.show.round) == ("running", 2)
    assert rerun.show.at <= evening.show.at


def test_a_recording_is_run_on_to_its_last_digest() -> None:
    """
    Where nothing happened for a while, the digests say how far the evening had come.
    """
    evening = Evening().live([c.OpenRound(), 600])
    quiet = [event for event in evening.events if event.at <= evening.scenario.conference.opens + 200]
    recording = evolve(evening.recording(), events=tuple(quiet))

    rerun = Rerun(recording)
    list(rerun.run())

    assert evening.show.at == rerun.show.at


def test_a_command_that_is_refused_now_ends_the_rerun() -> None:
    """
    It was accepted that evening, so this program plays another way, and says which input it stumbled over.
    """
    evening = Evening().live([c.OpenRound(), 60, SOUND, 60])
    first, submitted = evening.inputs
    strange = evolve(submitted, command=c.SubmitIncident("no-such-kind"))

    with pytest.raises(RecordingUnreadable, match="input 1 was accepted in the show and is refused now"):
        _again(evolve(evening.recording(), inputs=(first, strange)))


def test_a_scenario_that_cannot_be_played_is_said() -> None:
    """
    The recording can still be watched.
    """
    recording = Evening().live([c.OpenRound(), 60]).recording()
    broken = evolve(recording, head=evolve(recording.head, scenario="title = 3"))

    with pytest.raises(RecordingUnreadable, match="cannot play the scenario in the recording"):
        Rerun(broken)


@pytest.mark.parametrize("hash_seed", ["0", "4711"])
def test_another_process_brings_back_the_same(tmp_path: Path, hash_seed: str) -> None:
    """
    A file written here is exact in a process with another hash seed.
    """
    evening = Evening().live(A_NIGHT)
    path = _written(evening, tmp_path / "show.theatre")
    code = (
        "import sys; from pathlib import Path; from desk_theatre.recording.reader import read;"
        "from desk_theatre.recording.verification import verify; v = verify(read(Path(sys.argv[1])));"
        "print(v.exact, v.events, v.digests)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(TESTS)},
    )

    assert done.stdout.split() == ["True", str(len(evening.events)), str(len(evening.digests))]
    assert read(path).inputs == tuple(evening.inputs)


@examples(20)
@given(evenings(), st.integers(0, 9))
def test_a_what_if_with_nothing_changed_is_the_recording(steps: list[Step], seed: int) -> None:
    """
    Each round taken out of the evening and played by itself, with what was left to it by the round before.
    """
    recording = Evening(seed).live([c.SetPractice("recording", on=True), *steps]).recording()
    rounds = sum(isinstance(each.command, c.OpenRound) for each in recording.inputs)

    exact = [round_of(recording, number + 1).exact for number in range(rounds)]

    assert exact == [True] * rounds
