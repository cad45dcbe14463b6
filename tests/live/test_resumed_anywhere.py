"""
The plug is pulled after any word that was given: what stands on the screen afterwards is what stood there before.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from attrs import evolve

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import room_commands as r
from desk_theatre.itsm import session_commands as s
from desk_theatre.itsm.ticket_code import number_of
from desk_theatre.live.show_runner import ShowRunner
from desk_theatre.live.start import begin, resume
from desk_theatre.recording.reader import read
from desk_theatre.recording.verification import verify
from desk_theatre.show.roles import from_facilitator
from runners import SCENARIO, Step
from small_scenarios import SMALL_TOML

Word = Step | Callable[[int], c.Command]
"""
Seconds that pass, a command, or one about the incident that was reported last.
"""

REFLECTION: tuple[Step, ...] = (
    s.GuessFigure("lost", 3.0),
    s.ShowFigure(),
    s.GuessFigure("waiting", 9.0, 2),
    s.ShowFigure(),
    s.NextScene(),
    s.PickCard(2, "in-the-head"),
    s.NoteFinding("nobody wrote it down", card="in-the-head"),
    s.ProposeImprovement("process", "recording", text="so that nothing is lost"),
    s.CastVote(1, 1, 2),
    s.CountHands(2, 1, 7),
    s.ChooseLeading(),
    s.Undo(),
    s.ChooseImprovement(1),
)
NEXT: tuple[Step, ...] = (
    s.ShowFigure(),
    s.NextScene(),
    s.ProposeImprovement("process", "recording", on=False, text="it was too much"),
    s.CastVote(3, 1, 3),
    s.NextScene(),
    s.PreviousScene(),
)


ROUND: tuple[Word, ...] = (
    c.OpenRound(),
    61,
    c.SubmitIncident("no-sound", "a", "row 4", "nothing to hear"),
    r.MeToo,
    r.MaskText,
    c.InjectCue("crowd"),
    47,
    c.PauseRound(),
    c.SetSpeed(60.0),
    c.ContinueRound(),
    300,
    c.SubmitIncident("wifi", None, "row 9", "nothing loads"),
    900,
    lambda latest: r.LeaveMood(latest, 2),
)
EVENING: tuple[Word, ...] = (
    *(s.ChoosePlan(75), s.NameTeam(2, "The Otters"), s.NextScene(), c.SetPractice("routing", on=True)),
    *(*ROUND, *REFLECTION),
    *(*ROUND, *NEXT),
    *(*ROUND, *NEXT[:4], s.EndShow(), s.RepeatScene()),
)


def _pass(runner: ShowRunner, seconds: int) -> None:
    """
    So much of the day, at once.
    """
    runner.pace.anchor(runner.show.at, 0.0)
    runner.pace.speed = 1.0
    due = min(runner.show.at + seconds, runner.show.until)
    while runner.show.phase == "running" and runner.show.at < due:
        runner.pace.anchor(due, 0.0)
        runner.beat(0.0)


def _seen(runner: ShowRunner) -> dict[str, Any]:
    """
    Everything that anybody could look at.
    """
    board = runner.view.board()
    return {
        # Clocks stand still afterwards, until somebody lets them go on.
        "board": evolve(board, phase="paused") if board.phase == "running" else board,
        "rounds": runner.view.rounds(),
        "incidents": runner.view.incidents(),
        "typed": runner.view.typed(),
        "charts": runner.view.charts(),
        "stories": [runner.view.life_line(each.number) for each in runner.view.incidents()],
        "scenes": [(mark.scene, mark.round) for mark in runner.marks.found],
        "practices": dict(runner.show.practices),
    }


async def test_after_every_word_that_was_given_everything_is_as_it_was(tmp_path: Path) -> None:
    """
    An evening of three rounds with all that is done in it; cut behind each acknowledged entry, and taken up again.
    """
    path = tmp_path / "evening.theatre"
    runner = begin(SCENARIO, SMALL_TOML, 3, path, "2026-03-01T09:00:00")
    words: list[tuple[c.Command, int, dict[str, Any]]] = []
    code = ""
    for step in EVENING:
        if isinstance(step, int):
            _pass(runner, step)
            continue
        command = step if isinstance(step, c.Command) else step(number_of(code) or 0)
        answer = await runner.hand_in(from_facilitator(command))
        assert answer.accepted, (command, answer)
        code = answer.code if isinstance(command, c.SubmitIncident) else code
        words.append((command, path.stat().st_size, _seen(runner)))
    await runner.stop()
    data = path.read_bytes()

    for number, (command, size, seen) in enumerate(words):
        cut = tmp_path / f"{number}.theatre"
        cut.write_bytes(data[:size])
        again = resume(cut, "0.1.0")
        found = _seen(again)
        again.recorder.close(end=False)
        assert {key: found[key] for key in seen} == seen, f"after {command}, number {number}"
        if number % 12 == 0:
            assert verify(read(cut)).exact

    assert len(words) > 50
    assert [each["board"].scene for _, _, each in words].count("reflection") >= 15
    assert code in [card.code for card in words[-1][2]["incidents"]]
