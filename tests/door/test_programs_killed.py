"""
Programs that are killed while kiosks hand in: the show, a console, a kiosk. Whatever was acknowledged stands in the recording,
once; the recording is exact; and who was not killed comes back by itself.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, sleep

import pytest
from attrs import define, field

from desk_theatre.itsm.commands import SubmitIncident
from desk_theatre.itsm.ticket_code import number_of
from desk_theatre.recording.reader import read
from desk_theatre.recording.rerun import Rerun
from desk_theatre.recording.verification import verify
from runners import BESIDES_TOML
from terminal import Terminal

HERE = Path(__file__).parent
PROGRAM = [sys.executable, "-m", "desk_theatre"]
UNLIMITED = BESIDES_TOML + "\n[moderation]\nper_minute = 0\n"


@define
class Evening:
    """
    A show in a terminal, a console in another, and kiosks without screens, all of them real programs.
    """

    folder: Path
    runtime: str
    kiosks: int
    console: Terminal = field(init=False)
    show: Terminal = field(init=False)
    running: dict[str, subprocess.Popen[bytes]] = field(factory=dict)
    outputs: dict[str, Path] = field(factory=dict)
    _born: int = 0

    @property
    def env(self) -> dict[str, str]:
        """
        A home and a runtime folder of its own.
        """
        home = str(self.folder)
        return {"HOME": home, "XDG_RUNTIME_DIR": self.runtime, "XDG_STATE_HOME": home, "XDG_DATA_HOME": home}

    @property
    def recording(self) -> Path:
        """
        Of the show.
        """
        return self.folder / "evening.theatre"

    def begin(self) -> None:
        """
        Open a round, and let kiosks hand in.
        """
        (self.folder / "small.toml").write_text(UNLIMITED, encoding="utf-8")
        given = [
            "play",
            str(self.folder / "small.toml"),
            "--recording",
            str(self.recording),
            "--speed",
            "2",
            "--overview",
        ]
        self.show = Terminal([*PROGRAM, *given], (100, 30), self.env)
        self.show.wait("open round")
        self.show.press("o")
        self.show.wait("running")
        for _ in range(self.kiosks):
            self.new_kiosk()
        self.new_console()

    def new_kiosk(self) -> None:
        """
        One more.
        """
        self._born += 1
        name = f"k{self._born}"
        self.outputs[name] = self.folder / f"{name}.out"
        command = [sys.executable, str(HERE / "handing_in.py"), name]
        with self.outputs[name].open("wb") as out:
            self.running[name] = subprocess.Popen(command, stdout=out, env={**os.environ, **self.env})

    def new_console(self) -> None:
        """
        In place of one that was killed.
        """
        self.console = Terminal([*PROGRAM, "console"], (100, 30), self.env)
        self.console.wait("round 1 of")

    def acknowledged(self) -> dict[str, str]:
        """
        The codes that delegates have seen, by the keys of their reports.
        """
        lines = [
            line.split()
            for path in self.outputs.values()
            for line in path.read_text().splitlines(keepends=True)
            if line[-1:] == "\n"
        ]
        assert len(lines) == len({line[0] for line in lines})
        return dict(lines)

    def more(self, count: int) -> None:
        """
        Wait until so many more reports are acknowledged.
        """
        before, end = len(self.acknowledged()), monotonic() + 60
        while len(self.acknowledged()) < before + count:
            assert monotonic() < end, f"no answers any more; the stage:\n{self.show.text()}"
            self.show.read(0.05)
            self.console.read(0.01)

    def kill_show(self) -> None:
        """
        And resume it.
        """
        self.show.process.kill()
        self.show.process.wait(5)
        self.show.hang_up()
        self.show = Terminal([*PROGRAM, "play", "--overview", "--resume", str(self.recording)], (100, 30), self.env)
        self.show.wait("Resumed in round 1")

    def kill_console(self) -> None:
        """
        And start another.
        """
        self.console.process.kill()
        self.console.process.wait(5)
        self.console.hang_up()
        self.new_console()

    def kill_kiosk(self, random: Random) -> None:
        """
        Any of them, in favour of a new one.
        """
        name = random.choice(sorted(self.running))
        process = self.running.pop(name)
        process.kill()
        process.wait(5)
        self.new_kiosk()

    def end(self) -> None:
        """
        In good order.
        """
        for process in self.running.values():
            process.kill()
            process.wait(5)
        self.console.press("ctrl+q")
        self.console.ended()
        self.console.hang_up()
        self.show.signal(signal.SIGTERM)
        self.show.ended()
        self.show.hang_up()

    def abandon(self) -> None:
        """
        After a failure.
        """
        for process in [*self.running.values(), self.show.process, self.console.process]:
            if process.poll() is None:
                process.kill()
                process.wait(5)


def _kill(folder: Path, kills: int, kiosks: int, seed: int) -> tuple[int, int]:
    """
    Return how many reports were acknowledged, and how many stand in the recording.
    """
    random = Random(seed)
    with TemporaryDirectory(prefix="dt-") as runtime:
        evening = Evening(folder, runtime, kiosks)
        try:
            evening.begin()
            evening.more(5)
            for number in range(kills):
                victim = (
                    ("show", "kiosk", "console")[number % 3]
                    if kills < 10
                    else random.choice(["show", "show", "kiosk", "console"])
                )
                sleep(random.random() * 0.3)
                match victim:
                    case "show":
                        evening.kill_show()
                    case "console":
                        evening.kill_console()
                    case _:
                        evening.kill_kiosk(random)
                evening.more(3)
            acknowledged = evening.acknowledged()
            evening.end()
        finally:
            evening.abandon()
    recording = read(evening.recording)
    keys = [given.command.key for given in recording.inputs if isinstance(given.command, SubmitIncident)]
    numbers = _numbers(evening.recording)

    assert len(keys) == len(set(keys)), "doubled"
    assert {key: number_of(code) for key, code in acknowledged.items()}.items() <= numbers.items(), "lost"
    assert verify(recording).exact
    copies = sorted((folder / "desk-theatre" / "copies").glob("*.theatre"))
    assert copies
    for copy in copies:
        read(copy)
        assert copy.read_bytes() == evening.recording.read_bytes()[: copy.stat().st_size]
    return len(acknowledged), len(keys)


def _numbers(path: Path) -> dict[str, int | None]:
    """
    The incident of each key, by simulating the recording again.
    """
    found = {}
    for happened in Rerun(read(path), digests=False).run():
        if happened.input is not None and isinstance(happened.input.command, SubmitIncident):
            found[happened.input.command.key] = happened.incident
    return found


def test_programs_killed_one_after_the_other_lose_and_double_nothing(tmp_path: Path) -> None:
    acknowledged, recorded = _kill(tmp_path, kills=4, kiosks=2, seed=1)

    assert 10 < acknowledged <= recorded


@pytest.mark.long
def test_programs_killed_a_hundred_times_lose_and_double_nothing(tmp_path: Path) -> None:
    acknowledged, recorded = _kill(tmp_path, kills=100, kiosks=10, seed=2)

    assert 300 < acknowledged <= recorded
