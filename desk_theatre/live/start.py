"""
How a session starts: with a new recording, or from an interrupted one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.errors import RecordingUnreadable
from desk_theatre.itsm import commands as c
from desk_theatre.live import wording
from desk_theatre.live.show_runner import ShowRunner
from desk_theatre.recording.entries import DigestEntry, EventEntry
from desk_theatre.recording.header import head
from desk_theatre.recording.reader import read
from desk_theatre.recording.rerun import Rerun
from desk_theatre.recording.writer import Recorder
from desk_theatre.show.picture import Picture
from desk_theatre.show.roles import from_facilitator
from desk_theatre.show.show import Show
from desk_theatre.show.timetable import Marks

if TYPE_CHECKING:
    from pathlib import Path

    from desk_theatre.itsm.events import Event
    from desk_theatre.recording.reader import Recording
    from desk_theatre.scenario.scenario import Scenario

_OUTSIDE = ("before", "between", "over")


def begin(
    scenario: Scenario, text: str, seed: int, path: Path, created: str, second_folder: Path | None = None
) -> ShowRunner:
    """
    Return a new show of a scenario, recorded from its first moment.

    Args:
        text: the scenario's file, whole; it goes into the recording.
        created: date and time of the room, in ISO 8601.

    Raises:
        NotSaved: nothing can be recorded there.
    """
    opening = head(text, title=scenario.title, seed=seed, created=created)
    recorder = Recorder.create(path, opening, second_folder=second_folder)
    return ShowRunner(Show(scenario, seed), Picture(scenario), recorder)


def resume(path: Path, program: str, second_folder: Path | None = None) -> ShowRunner:
    """
    Return the show of a recording as far as it had come, with the clocks paused, in the scene in which it was left.

    Raises:
        RecordingUnreadable: it cannot be read, or this program does not play it as it was played.
        NotSaved: it cannot be written.
    """
    recording = read(path)
    rerun = Rerun(recording)
    picture = Picture(rerun.show.scenario)
    marks = Marks()
    events, digests = _relive(rerun, picture, marks)
    _agree(recording, events)
    recorder = Recorder.continue_(path, program, second_folder=second_folder)
    missing = [EventEntry(event) for event in events[len(recording.events) :]]
    recorder.submit([*missing, *_not_recorded(recording, digests)], durable=False)
    runner = ShowRunner(
        rerun.show,
        picture,
        recorder,
        inputs=len(recording.inputs),
        remark=_remark(rerun.show, picture),
        marks=marks,
        wall=max([given.wall for given in recording.inputs], default=0),
    )
    if rerun.show.phase == "running":
        runner.inbox.hand_in(from_facilitator(c.PauseRound())).close()
    return runner


def _relive(rerun: Rerun, picture: Picture, marks: Marks) -> tuple[list[Event], list[DigestEntry]]:
    """
    Simulate the recording again. A round that ended by time has no input at its end: that moment of the room is
    computed from the last input and the speed.
    """
    wall = at = 0
    events: list[Event] = []
    digests: list[DigestEntry] = []
    for happened in rerun.run():
        if happened.input is not None:
            picture.hear(happened.input, happened.incident)
            wall, at = happened.input.wall, rerun.show.at
        for event in happened.events:
            marks.add(event, wall + round(max(0, event.at - at) * 1000 / rerun.show.speed))
        picture.add_all(happened.events)
        events.extend(happened.events)
        if happened.digest is not None:
            digests.append(happened.digest)
    return events, digests


def _not_recorded(recording: Recording, digests: list[DigestEntry]) -> list[DigestEntry]:
    """
    Return the digests of the minutes that were reached and whose lines were torn off.
    """
    known = recording.digests
    return [digest for digest in digests[len(known) :] if digest != known[-1]] if known else digests


def _agree(recording: Recording, events: list[Event]) -> None:
    for number, (was, now) in enumerate(zip(recording.events, events, strict=False), 1):
        if was != now:
            why = wording.plays_differently(number)
            if not recording.whole:
                why = wording.damaged(recording.complaints)
            raise RecordingUnreadable(wording.cannot_resume(why))


def _remark(show: Show, picture: Picture) -> str:
    scene = show.session.scene
    if not picture.scenes:
        return wording.BEFORE_ROUND_1
    if scene == "finale":
        return ""  # it says where it is, and nothing later would take the remark away
    count = picture.scenes[-1].scorecard_fold.states.submitted
    if show.phase in _OUTSIDE:
        return wording.resumed_outside_a_round(scene, show.round, count)
    return wording.resumed_in_round(show.round, count)
