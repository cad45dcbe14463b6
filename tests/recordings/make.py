"""
Make the golden shows of this version: `python tests/recordings/make.py`.

Each released version leaves its own folder, and nobody ever changes it again.  Until a version is released, its shows are made
anew whenever the model changes, on purpose and in the same commit.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from attrs import evolve

from desk_theatre.itsm import commands as c
from desk_theatre.itsm.time_of_day import parse
from desk_theatre.live.play_through import PlayThrough
from desk_theatre.recording.header import head
from desk_theatre.recording.writer import Recorder
from desk_theatre.scenario import library
from desk_theatre.show.picture import Picture
from desk_theatre.show.show import Show

Step = tuple[str, c.Command]
HERE = Path(__file__).parent
REPORTS: list[tuple[str, c.SubmitIncident]] = [
    ("08:20", c.SubmitIncident("no-sound", "main", "Ola", "no sound at all", "one")),
    ("08:33", c.SubmitIncident("wifi", "A", "", "три палочки, нет сети · لا شبكة · 没有网络", "two")),
    ("08:47", c.SubmitIncident("programme", None, "row 12", '=HYPERLINK("x") [b]where[/b] is lunch?', "three")),
]
SHOWS: dict[str, list[Step]] = {
    "chaos": [("", c.OpenRound()), *REPORTS],
    "imposed": [
        ("", c.OpenRound()),
        *REPORTS[:1],
        ("08:25", c.SetPractice("recording", on=True)),
        ("08:26", c.SetPractice("routing", on=True)),
        *REPORTS[1:],
        ("09:00", c.SetPractice("routing", on=False)),
        ("09:10", c.EndRound()),
    ],
    "chosen": [
        ("", c.OpenRound()),
        *REPORTS,
        ("", c.EndRound()),
        *[
            ("", c.SetPractice(practice, on=True, how="chosen"))
            for practice in ("recording", "prioritisation", "routing", "handover", "status_updates", "known_errors")
        ],
        ("", c.OpenRound()),
        *[(at, evolve(command, key="")) for at, command in REPORTS],
        ("09:05", c.HoldText(9)),
    ],
}


def make(path: Path, steps: list[Step]) -> None:
    """
    One show at full speed.
    """
    source = library.source_of("rehearsal")
    scenario = source.scenario()
    opening = head(source.text, title=scenario.title, seed=7, created="2026-11-22T18:00:00+00:00")
    path.unlink(missing_ok=True)
    run = PlayThrough(Show(scenario, 7), Picture(scenario), Recorder.create(path, opening))
    for at, command in steps:
        if at:
            run.until(parse(at))
        outcome = run.give(command)
        assert outcome.refused is None, (path, command, outcome.refused)
    run.finish()


if __name__ == "__main__":
    for name, steps in SHOWS.items():
        make(HERE / version("desk-theatre") / f"{name}.theatre", steps)
