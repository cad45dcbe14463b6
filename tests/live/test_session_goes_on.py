"""
A reflection, with a real recorder in a real file: whoever pulls the plug in the middle of it finds it as it was.
"""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import room_commands as r
from desk_theatre.itsm import session_commands as s
from desk_theatre.itsm.text import LIMIT, clean
from desk_theatre.live.inbox import LONGEST_NAME
from desk_theatre.live.replay_player import ReplayPlayer
from desk_theatre.live.show_runner import ShowRunner
from desk_theatre.live.start import begin, resume
from desk_theatre.recording.reader import read
from desk_theatre.recording.replay import Replay
from desk_theatre.recording.verification import verify
from desk_theatre.scenario import from_toml
from desk_theatre.show.roles import from_facilitator
from profiles import examples
from runners import SCENARIO, from_delegate
from small_scenarios import SMALL_TOML
from strategies import HOSTILE_TEXT

REFLECTED: tuple[c.Command, ...] = (
    s.ChoosePlan(45),
    s.NameTeam(2, "The Otters"),
    s.NextScene(),
    c.OpenRound(),
    c.EndRound(),
    s.ShowFigure(),
    s.NextScene(),
    s.PickCard(2, "in-the-head"),
    s.NoteFinding("nobody wrote anything down", card="in-the-head"),
    s.ProposeImprovement("process", "recording", text="so that nothing is lost"),
    s.ProposeImprovement("people", "shared_work"),
    s.CastVote(1, 1, 2),
    s.CastVote(2, 2, 3),
    s.ChooseImprovement(1),
    s.Undo(),
    s.ChooseImprovement(2),
)

LAST: tuple[c.Command, ...] = (
    c.OpenRound(),
    c.EndRound(),
    *[s.ShowFigure()] * 6,
    s.NextScene(),
    s.NoteFinding("we wrote it down", "success factor"),
    s.ProposeImprovement("people", "routing"),
    s.ChooseImprovement(1),
    s.NextScene(),
    s.RepeatScene(),
)
"""
The last round, its curtain and reflection, and the finale.
"""


def _begun(path: Path) -> ShowRunner:
    return begin(SCENARIO, SMALL_TOML, 3, path, "2026-03-01T09:00:00")


@pytest.mark.parametrize("steps", range(3, len(REFLECTED) + 1))
async def test_a_reflection_when_interrupted_resumes_where_it_was(tmp_path: Path, steps: int) -> None:
    """
    After every single step: the same board, the same time table, and what was chosen comes into force later on.
    """
    runner = _begun(tmp_path / "one.theatre")
    for command in REFLECTED[:steps]:
        assert (await runner.hand_in(from_facilitator(command))).accepted, command
    left = runner.view.board()
    shutil.copy(tmp_path / "one.theatre", tmp_path / "two.theatre")  # what is acknowledged is on disk
    marks = list(runner.marks.found)
    await runner.stop()

    again = resume(tmp_path / "two.theatre", "0.1.0")
    found = again.view.board()
    for command in REFLECTED[steps:]:
        await again.hand_in(from_facilitator(command))
    if again.show.phase != "running":
        await again.hand_in(from_facilitator(c.OpenRound()))
    practices = dict(again.show.practices)
    await again.stop()

    expected = "paused" if left.phase == "running" else left.phase
    assert (found.reflections, found.scene, found.figures, found.phase) == (
        left.reflections,
        left.scene,
        left.figures,
        expected,
    )
    assert again.marks.found[: len(marks)] == marks
    assert practices == {"shared_work": "chosen"}
    assert verify(read(tmp_path / "two.theatre")).exact


@pytest.mark.parametrize("left", ["quit", "killed"])
@pytest.mark.parametrize("steps", range(len(LAST) + 1))
async def test_the_end_of_an_evening_goes_on_where_it_was_left(tmp_path: Path, steps: int, left: str) -> None:
    """
    From the last round to the finale, whether somebody left or the plug was pulled: the same scene, with the same figures
    shown and the same decisions, and the rest of the evening can be played.
    """
    path = tmp_path / "one.theatre"
    runner = _begun(path)
    for command in (*REFLECTED, *LAST[:steps]):
        assert (await runner.hand_in(from_facilitator(command))).accepted, command
    was, marks = runner.view.board(), list(runner.marks.found)
    if left == "killed":
        shutil.copy(path, tmp_path / "two.theatre")
    await runner.stop()

    again = resume(tmp_path / "two.theatre" if left == "killed" else path, "0.1.0")
    found = again.view.board()
    answers = [await again.hand_in(from_facilitator(command)) for command in LAST[steps:]]
    end = again.view.board()
    await again.stop()

    assert (found.scene, found.round, found.figures, found.reflections) == (
        was.scene,
        was.round,
        was.figures,
        was.reflections,
    )
    assert again.marks.found[: len(marks)] == marks
    assert all(answer.accepted for answer in answers)
    assert end.scene == "finale"
    assert read(again.recorder.path).complaints == ()
    assert verify(read(again.recorder.path)).exact


async def test_a_round_that_was_left_out_can_be_opened_on_another_day(tmp_path: Path) -> None:
    """
    Somebody went to the finale early, and left; the recording was closed, and goes on all the same.
    """
    path = tmp_path / "show.theatre"
    runner = _begun(path)
    for command in (c.OpenRound(), c.EndRound(), s.EndShow()):
        await runner.hand_in(from_facilitator(command))
    await runner.stop()
    closed = read(path).closed

    again = resume(path, "0.1.0")
    silent = again.notices()
    answer = await again.hand_in(from_facilitator(c.OpenRound()))
    board = again.view.board()
    await again.stop()

    assert (closed, silent) == (True, ())
    assert (answer.accepted, board.scene, board.round) == (True, "round", 2)


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ((), "Resumed at the curtain of round 1 with 0 incidents; every confirmed report is safe."),
        ((s.NextScene(),), "Resumed in the reflection after round 1 with 0 incidents; every confirmed report is safe."),
        ((s.NextScene(), s.NextScene()), "Resumed after round 1 with 0 incidents; every confirmed report is safe."),
        ((c.OpenRound(),), "Resumed in round 2 with 0 incidents; every confirmed report is safe. Paused."),
    ],
)
async def test_a_resumed_show_says_where_it_resumes(tmp_path: Path, after: tuple[c.Command, ...], words: str) -> None:
    """
    And that clocks stand still only where there are any.
    """
    path = tmp_path / "show.theatre"
    runner = _begun(path)
    for command in (c.OpenRound(), c.EndRound(), *after):
        await runner.hand_in(from_facilitator(command))
    await runner.stop()

    again = resume(path, "0.1.0")
    said = [notice.words for notice in again.notices()]
    await again.stop()

    assert said == [words]


async def test_an_evening_of_45_minutes_has_its_own_pace(tmp_path: Path) -> None:
    """
    The whole day passes in the minutes of a round, and there are as many rounds as the timing has.
    """
    runner = _begun(tmp_path / "show.theatre")
    runner.choose_plan(45)
    timing = SCENARIO.timing(45)

    board, table = runner.view.board(), runner.timetable()
    await runner.stop()

    assert (board.minutes, board.rounds) == (45, timing.rounds)
    assert runner.pace.speed == board.speed == 1200 / (60 * timing.round)
    assert (table.minutes, table.left_in_all) == (45, 2700.0)


async def test_a_round_that_ended_by_itself_is_marked(tmp_path: Path) -> None:
    """
    The curtain's time begins with the end of the round, whoever ended it.
    """
    runner = _begun(tmp_path / "show.theatre")
    await runner.hand_in(from_facilitator(c.SetSpeed(20_000.0)))
    await runner.start()
    await runner.hand_in(from_facilitator(c.OpenRound()))
    for _ in range(100):
        await asyncio.sleep(0.05)
        if runner.show.phase == "between":
            break
    await runner.stop()

    assert [(mark.scene, mark.round) for mark in runner.marks.found] == [("round", 1), ("curtain", 1)]


async def test_the_form_takes_so_many_a_minute_and_says_so_kindly(tmp_path: Path) -> None:
    """
    Two; the third is told when to come again, and nothing of it is recorded.  Whoever is not at the form is not counted.
    """
    text = f"{SMALL_TOML}\n[moderation]\nper_minute = 2\n"
    runner = begin(from_toml.read(text), text, 3, tmp_path / "show.theatre", "2026-03-01T09:00:00")
    await runner.hand_in(from_facilitator(c.OpenRound()))

    answers = [await runner.hand_in(from_delegate(c.SubmitIncident("badge", key=str(n)))) for n in range(3)]
    elsewhere = await runner.hand_in(from_facilitator(c.SubmitIncident("badge")))
    await runner.stop()

    assert [answer.accepted for answer in answers] == [True, True, False]
    assert answers[2].words.startswith("Too many reports at once. The desk takes the next one in ")
    assert elsewhere.accepted
    kept = [each.command for each in read(tmp_path / "show.theatre").inputs]
    assert sum(isinstance(command, c.SubmitIncident) for command in kept) == 3


async def test_texts_are_held_from_the_start_and_after_a_break(tmp_path: Path) -> None:
    """
    What `play --hold-texts` asks for stands in the recording, so that it is so when the show goes on.
    """
    path = tmp_path / "show.theatre"
    runner = _begun(path)
    runner.hold_texts()
    for command in (c.OpenRound(), c.SubmitIncident("badge", None, "row 4", "oh no")):
        await runner.hand_in(from_facilitator(command))
    live = runner.view.life_line(1)
    await runner.stop()

    again = resume(path, "0.1.0")
    line, typed = again.view.life_line(1), again.view.typed()
    await again.stop()

    assert live is not None
    assert line is not None
    assert (live.held, live.text, line.held, line.text) == (True, "", True, "")
    assert [(each.text, each.by, each.state) for each in typed] == [("oh no", "row 4", "held")]


async def test_a_finding_needs_words(tmp_path: Path) -> None:
    """
    Nothing, blanks, and what comes to nothing when it is cleaned.
    """
    runner = _begun(tmp_path / "show.theatre")
    for command in (c.OpenRound(), c.EndRound(), s.NextScene()):
        await runner.hand_in(from_facilitator(command))

    answers = [await runner.hand_in(from_facilitator(s.NoteFinding(text))) for text in ("", "  ", "\u200b\x00")]
    await runner.stop()

    assert {answer.accepted for answer in answers} == {False}
    assert {answer.words for answer in answers} == {"Nothing typed. Say in a few words what the room found out."}


@settings(examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HOSTILE_TEXT)
@example("\x1b[2J\x1b]0;owned\x07 [red]no[/red] {said} %s \u202eevil\u202c \ud800 \x00\r\n\ttab")
@example("x\u0301\u0302\u0303\u0304\u0305\u0306\u0307" * 5000)
def test_hostile_words_are_kept_harmless(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """
    In the name of a team, a finding and a why: the same clean line live, in the file, and in the replay.
    """
    path = tmp_path_factory.mktemp("hostile") / "show.theatre"
    runner = _begun(path)
    for command in (
        c.OpenRound(),
        c.EndRound(),
        s.NextScene(),
        s.NameTeam(1, text),
        s.NoteFinding(f"x{text}"),
        s.ProposeImprovement("people", "recording", text=text),
        c.OpenRound(),
        c.SubmitIncident("badge", None, "row 4", "oh no"),
        r.ReplaceText(1, text, text),
        c.EndRound(),
    ):
        runner.inbox.hand_in(from_facilitator(command)).close()
    seen, line = runner.view.board().reflections, runner.view.life_line(1)
    runner.recorder.close()
    recording = read(path)
    player = ReplayPlayer(Replay(recording, SCENARIO))
    player.show_round(2)
    player.step(10_000)

    reflection = seen[0]
    assert line is not None
    assert (line.text, line.by) == (clean(text), clean(text, LONGEST_NAME))
    assert player.view.life_line(1) == line
    assert reflection.teams[0].name == clean(text, LONGEST_NAME)
    assert [each.words for each in reflection.findings] == [clean(f"x{text}", LIMIT)]
    assert [each.why for each in reflection.proposals] == [clean(text)]
    assert player.view.board().reflections == seen
    assert b"\x1b" not in path.read_bytes()
    assert verify(recording).exact
