"""
The library behind the stage: it starts new shows, resumes interrupted ones and opens replays.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from desk_theatre.cli import paths
from desk_theatre.cli.wording import output

if TYPE_CHECKING:
    import socket

    from desk_theatre.door.address import Address
    from desk_theatre.live.host import ShowHost
    from desk_theatre.live.replay_player import ReplayPlayer
    from desk_theatre.live.show_runner import ShowRunner
    from desk_theatre.recording.summary import Summary
    from desk_theatre.show.board import Choice
    from desk_theatre.show.messages import FoundRecording


class ShowLibrary:
    """
    Args:
        seed: of new shows.
        recording: where a new show is recorded; `None`: where recordings usually lie, under a name of its own.
        speed: simulated seconds in a second of the room; `None`: as the scenario plans.
        minutes: that a new show has in all; `None`: as many rounds as the scenario plans, however long it takes.
        guests: how many delegates of the program's own take part, in a rehearsal.
        hold_texts: texts are held before they are shown, whatever the scenario says.
    """

    def __init__(
        self,
        seed: int,
        recording: Path | None = None,
        speed: float | None = None,
        minutes: int | None = None,
        guests: int = 0,
        *,
        hold_texts: bool = False,
    ) -> None:
        self.seed = seed
        self.recording = recording
        self.speed = speed
        self.minutes = minutes
        self.guests = guests
        self.hold_texts = hold_texts
        self.network: tuple[socket.socket, Address] | None = None
        """
        A socket that listens for other machines, with its address; `None`: shows are for this machine only.
        """
        self._runners: list[ShowRunner] = []
        self._peeked: dict[Path, tuple[tuple[int, int], Summary]] = {}

    def scenarios(self) -> tuple[Choice, ...]:
        """
        Return the playable scenarios; personal ones with mistakes are skipped.
        """
        from desk_theatre.errors import ScenarioUnreadable, ScenarioUnsound
        from desk_theatre.scenario import library
        from desk_theatre.show.board import Choice

        found = [(name, library.load(name)) for name in library.names()]
        for name in library.own_names():
            with suppress(ScenarioUnsound, ScenarioUnreadable):
                found.append((name, library.load(name)))
        return tuple(
            Choice(name, s.title, output.scenario_choice(s.plan.rounds, s.plan.minutes, s.summary)) for name, s in found
        )

    def evenings(self) -> tuple[FoundRecording, ...]:
        """
        Return the known recordings, the latest first.  Files unchanged since the last call are not read again.  May be called in a
        thread of its own.
        """
        from desk_theatre.errors import RecordingUnreadable
        from desk_theatre.machine.disk import is_locked
        from desk_theatre.show.messages import FoundRecording

        found = []
        for path, stamp in paths.found_recordings():
            try:
                summary = self._peek(path, stamp)
            except RecordingUnreadable:
                continue
            when = summary.created[:16].replace("T", " ")
            running = not summary.closed and is_locked(path)
            ending = output.RUNNING if running else "" if summary.closed else output.UNFINISHED
            words = output.found_recording(summary.title, when, summary.rounds, ending)
            found.append(FoundRecording(str(path), words, not summary.closed and not running))
        return tuple(found)

    def _peek(self, path: Path, stamp: tuple[int, int]) -> Summary:
        from desk_theatre.recording.summary import peek

        known = self._peeked.get(path)
        if known is None or known[0] != stamp:
            known = self._peeked[path] = (stamp, peek(path))
        return known[1]

    def play(self, scenario: str) -> ShowHost:
        """
        Start a new show.  A second show with the same --recording gets a numbered file name.
        """
        from desk_theatre.live.start import begin
        from desk_theatre.scenario import library

        source = library.source_of(scenario)
        played = source.scenario()
        if self.minutes is not None:
            played.timing(self.minutes)
        created = paths.now()
        runner = begin(played, source.text, self.seed, self._place(played.id, created), created, paths.second_place())
        runner.keep_unplayed = self.recording is not None
        if self.minutes is not None:
            runner.choose_plan(self.minutes)
        if self.speed is not None:
            runner.set_speed(self.speed)
        if self.hold_texts:
            runner.hold_texts()
        return self._hosted(runner)

    def _place(self, scenario: str, created: str) -> Path:
        if self.recording is None:
            return paths.new_recording(f"{scenario}{'-rehearsed' if self.guests else ''}", created)
        return paths.free(self.recording) if self._runners else self.recording

    def resume(self, path: str) -> ShowHost:
        """
        Resume the show of a recording.
        """
        from importlib.metadata import version

        from desk_theatre.live.start import resume

        runner = resume(Path(path), version("desk-theatre"), paths.second_place())
        if self.speed is not None:
            runner.set_speed(self.speed)
        if self.hold_texts:
            runner.hold_texts()
        return self._hosted(runner)

    def replay(self, path: str) -> ReplayPlayer:
        """
        Open a recording to watch it.
        """
        from desk_theatre.live.replay_player import ReplayPlayer
        from desk_theatre.recording.reader import read
        from desk_theatre.recording.replay import Replay
        from desk_theatre.recording.rerun import scenario_of

        recording = read(Path(path))
        film = Replay(recording, scenario_of(recording))
        return ReplayPlayer(film, "; ".join(film.recording.complaints))

    def last(self) -> ShowRunner | None:
        """
        Return the last show that left a recording, or `None`.
        """
        return next((runner for runner in reversed(self._runners) if not runner.recorder.discarded), None)

    def _hosted(self, runner: ShowRunner) -> ShowHost:
        from desk_theatre.door import places
        from desk_theatre.door.network_state import NetworkState
        from desk_theatre.door.server import ShowDoor
        from desk_theatre.live.host import ShowHost

        name = places.name_of(runner.recorder.path)
        network = None if self.network is None else (self.network[0].dup(), self.network[1])
        return ShowHost(self._opened(runner), [ShowDoor(name, network, NetworkState.of(name))])

    def _opened(self, runner: ShowRunner) -> ShowRunner:
        from desk_theatre.cli.practice_value import ProcessAssay
        from desk_theatre.live.practice_value_cache import PracticeValueCache

        runner.assays = PracticeValueCache(ProcessAssay)
        if self.guests:
            runner.rehearse(self.guests)
        self._runners.append(runner)
        paths.remember(runner.recorder.path)
        return runner
