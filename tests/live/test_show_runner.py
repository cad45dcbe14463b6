"""
The night, with a real recorder in a real file: what is acknowledged is on disk, what breaks off goes on, and nothing that
goes wrong stops the show.
"""

from __future__ import annotations

import asyncio
import logging
from itertools import count
from pathlib import Path
from random import Random
from threading import Event
from time import monotonic

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk_theatre.errors import NotSaved, RecordingUnreadable
from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.itsm import session_commands as s
from desk_theatre.live.inbox import Inbox
from desk_theatre.live.pace import Pace as Speed
from desk_theatre.live.show_runner import BEAT, ShowRunner
from desk_theatre.live.start import begin, resume
from desk_theatre.machine.disk import SystemDisk
from desk_theatre.recording.header import head
from desk_theatre.recording.reader import read
from desk_theatre.recording.replay import Replay
from desk_theatre.recording.rerun import Rerun
from desk_theatre.recording.verification import verify
from desk_theatre.recording.wording import NOT_CLOSED
from desk_theatre.recording.writer import Recorder, SyncPace
from desk_theatre.show.messages import Answer
from desk_theatre.show.picture import Picture
from desk_theatre.show.roles import from_facilitator
from desk_theatre.show.show import Show
from profiles import examples
from runners import BESIDES, BESIDES_TOML, SCENARIO, Step, evenings
from small_scenarios import SMALL_TOML

SOUND = c.SubmitIncident("no-sound", "a", "badge 7", "ingen lyd", "key")
OPENS = SCENARIO.conference.opens


class SlowDisk(SystemDisk):
    """
    A disk that takes its time to sync, or does not sync at all.
    """

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds
        self.syncs = 0
        self.broken = False

    def sync(self, file: int) -> None:
        """
        As slowly as it is set.
        """
        self.syncs += 1
        Event().wait(self.seconds)
        if self.broken:
            raise OSError(5, "Input/output error")
        super().sync(file)


def _runner(
    path: Path, disk: SlowDisk | None = None, pace: SyncPace | None = None, *, besides: bool = False
) -> ShowRunner:
    """
    Args:
        besides: the room may report as often as it likes.
    """
    scenario, text = (BESIDES, BESIDES_TOML) if besides else (SCENARIO, SMALL_TOML)
    opening = head(text, title=scenario.title, seed=3, created="2026-03-01T09:00:00")
    recorder = Recorder.create(path, opening, disk=disk or SlowDisk(), pace=pace or SyncPace())
    return ShowRunner(Show(scenario, 3), Picture(scenario), recorder)


def _play(runner: ShowRunner, seconds: float) -> None:
    """
    Let simulated time pass without waiting for the room.
    """
    until = runner.show.at + seconds
    while runner.show.phase == "running" and runner.show.at < min(until, runner.show.until):
        now = monotonic()
        runner.pace.change(1.0, runner.show.at, now - (until - runner.show.at))
        runner.beat(now)


def _written(path: Path) -> list[c.Command]:
    return [each.command for each in read(path).inputs]


async def test_a_code_is_given_only_when_the_report_is_on_disk(tmp_path: Path) -> None:
    """
    While the disk is still writing there is no answer; when there is one, the file holds the submission.
    """
    disk = SlowDisk(0.15)
    runner = _runner(tmp_path / "show.theatre", disk)
    await runner.hand_in(from_facilitator(c.OpenRound()))

    asked = asyncio.ensure_future(runner.hand_in(from_facilitator(SOUND)))
    await asyncio.sleep(0.05)
    early = asked.done()
    answer = await asked
    on_disk = _written(tmp_path / "show.theatre")
    await runner.stop()

    assert not early
    assert answer.accepted
    assert runner.view.find(answer.code) is not None
    assert SOUND in on_disk


async def test_three_hundred_at_once_share_a_few_syncs(tmp_path: Path) -> None:
    """
    A whole room on a slow disk: everybody gets a code of their own, and all stand in the file, once each.
    """
    disk = SlowDisk(0.02)
    runner = _runner(tmp_path / "show.theatre", disk, besides=True)
    await runner.hand_in(from_facilitator(c.OpenRound()))
    before = disk.syncs

    answers = await asyncio.gather(
        *(runner.hand_in(from_facilitator(c.SubmitIncident("wifi", key=f"phone {n}"))) for n in range(300))
    )
    syncs = disk.syncs - before
    kept = [command for command in _written(tmp_path / "show.theatre") if isinstance(command, c.SubmitIncident)]
    await runner.stop()

    assert len({answer.code for answer in answers if answer.accepted}) == 300
    assert [f"phone {n}" for n in range(300)] == [command.key for command in kept]
    assert syncs < 30
    assert verify(read(tmp_path / "show.theatre")).exact


async def test_the_same_key_gets_the_same_code(tmp_path: Path) -> None:
    """
    Twice at once, again later, and after the end of the round: one incident, one input, one code.
    """
    runner = _runner(tmp_path / "show.theatre", SlowDisk(0.02))
    await runner.hand_in(from_facilitator(c.OpenRound()))

    first, second = await asyncio.gather(
        runner.hand_in(from_facilitator(SOUND)), runner.hand_in(from_facilitator(SOUND))
    )
    _play(runner, 30)
    third = await runner.hand_in(from_facilitator(SOUND))
    await runner.hand_in(from_facilitator(c.EndRound()))
    fourth = await runner.hand_in(from_facilitator(SOUND))
    await runner.stop()

    assert first.accepted
    assert first == second == third == fourth
    assert _written(tmp_path / "show.theatre").count(SOUND) == 1


async def test_a_report_when_not_saved_can_be_sent_again(tmp_path: Path) -> None:
    """
    A disk that fails for a while refuses; the same key, sent again when it works, gets the code, and there is one incident.
    """
    disk = SlowDisk()
    runner = _runner(tmp_path / "one" / "show.theatre", disk, SyncPace(gather=0.0, retry=0.02, tries=2))
    await runner.hand_in(from_facilitator(c.OpenRound()))
    disk.broken = True

    refused = await runner.hand_in(from_facilitator(SOUND))
    notices = [notice.words for notice in runner.notices()]
    at = runner.show.at
    _play(runner, 120)
    went_on = runner.show.at - at
    disk.broken = False
    accepted = await _asked_until_it_works(runner)
    await runner.stop()

    assert not refused.accepted
    assert "not saved" in refused.words
    assert any("Not recording" in words for words in notices)
    assert went_on == 120
    assert accepted.accepted
    assert accepted.code
    assert runner.view.board().submitted == runner.picture.scenes[-1].scorecard_fold.states.submitted


async def _asked_until_it_works(runner: ShowRunner) -> Answer:
    answer = Answer(False)
    for _ in range(100):
        answer = await runner.hand_in(from_facilitator(SOUND))
        if answer.accepted:
            break
        await asyncio.sleep(0.02)
    return answer


async def test_a_round_ends_by_itself(tmp_path: Path) -> None:
    """
    By the clock of the room: at 20 000 times the speed twenty minutes are over at once, and the recording is exact.
    """
    runner = _runner(tmp_path / "show.theatre")
    await runner.hand_in(from_facilitator(c.SetSpeed(20_000.0)))
    await runner.start()
    await runner.hand_in(from_facilitator(c.OpenRound()))

    for _ in range(100):
        await asyncio.sleep(BEAT / 2)
        if runner.show.phase == "between":
            break
    board = runner.view.board()
    await runner.stop()

    assert (board.phase, board.at) == ("between", SCENARIO.conference.closes)
    recording = read(tmp_path / "show.theatre")
    assert verify(recording).exact
    assert not recording.closed  # the second round is still to come
    assert len(recording.digests) == 20


async def test_a_beat_keeps_to_its_budget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Ten hours behind, by a clock on which each minute of work takes 7 ms: the screen is given back after the third minute,
    the first one beyond the budget of 20 ms.
    """
    runner = _runner(tmp_path / "show.theatre")
    await runner.hand_in(from_facilitator(c.OpenRound()))
    await runner.hand_in(from_facilitator(c.InjectIncidents("wifi", count=200, minutes=10)))
    room = count(start=0.0, step=0.007)
    monkeypatch.setattr("desk_theatre.live.show_runner.monotonic", lambda: next(room))
    minutes = []
    while runner.show.phase == "running":
        began = runner.show.at
        now = next(room)
        runner.pace.change(20_000.0, began, now - 1.8)
        runner.beat(now)
        minutes.append((runner.show.at - began) / 60)
    monkeypatch.undo()
    await runner.stop()

    assert set(minutes[:-1]) == {3.0}
    assert 0.0 < minutes[-1] <= 3.0


async def test_no_time_passes_while_the_round_is_paused(tmp_path: Path) -> None:
    """
    And goes on from the same second, however long the pause was.
    """
    runner = _runner(tmp_path / "show.theatre")
    await runner.hand_in(from_facilitator(c.OpenRound()))
    _play(runner, 100)
    await runner.hand_in(from_facilitator(c.PauseRound()))

    runner.pace.anchor(runner.show.at, monotonic() - 1000.0)
    runner.beat(monotonic())
    paused = runner.show.at
    await runner.hand_in(from_facilitator(c.ContinueRound()))
    runner.beat(monotonic())
    await runner.stop()

    assert (paused, runner.show.at) == (OPENS + 100, OPENS + 100)


async def test_a_mishap_in_the_simulation_pauses_the_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """
    The room sees one calm line, the log has the rest, what had happened is recorded, and the show can go on.
    """
    runner = _runner(tmp_path / "show.theatre")
    await runner.hand_in(from_facilitator(c.SetSpeed(3000.0)))
    await runner.hand_in(from_facilitator(c.OpenRound()))
    organisation = runner.show.organisation
    assert organisation is not None
    advance = organisation.advance

    def stumbling(until: int) -> list[e.Event]:
        if until >= OPENS + 300:
            raise RuntimeError("a gremlin")
        return advance(until)

    monkeypatch.setattr(organisation, "advance", stumbling)
    with caplog.at_level(logging.ERROR):
        await runner.start()
        for _ in range(40):
            await asyncio.sleep(BEAT / 2)
            if runner.show.phase == "paused":
                break
    monkeypatch.setattr(organisation, "advance", advance)
    words = [notice.words for notice in runner.notices()]
    shown = runner.view.board()
    await runner.hand_in(from_facilitator(c.ContinueRound()))
    await asyncio.sleep(3 * BEAT)
    went_on = runner.show.at
    afterwards = runner.notices()
    await runner.stop()

    recorded = read(tmp_path / "show.theatre").events
    assert any("the round is paused" in each for each in words)
    assert "a gremlin" in caplog.text
    assert shown.phase == "paused"
    assert afterwards == ()
    assert went_on > OPENS + 300
    undisturbed = Show(SCENARIO, 3)
    happened = [*undisturbed.handle(c.OpenRound()).events, *undisturbed.advance(OPENS + 239)]
    kept = [event for event in recorded if event.at < OPENS + 240 and not isinstance(event, e.SpeedSet)]
    assert happened == kept


async def test_a_mishap_in_a_command_is_one_calm_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Whoever asked is answered, and the next command is carried out.
    """
    runner = _runner(tmp_path / "show.theatre")
    await runner.hand_in(from_facilitator(c.OpenRound()))

    def stumbling(_: Inbox, __: c.Command) -> None:
        raise RuntimeError("a gremlin")

    with monkeypatch.context() as patched:
        patched.setattr(Inbox, "hand_in", stumbling)
        answer = await runner.hand_in(from_facilitator(SOUND))
    told = runner.notices()
    after = await runner.hand_in(from_facilitator(SOUND))
    told_after = runner.notices()
    await runner.stop()

    assert ([notice.words for notice in told], told_after) == ([answer.words], ())
    assert (answer.accepted, answer.code) == (False, "")
    assert "gremlin" not in answer.words
    assert after.accepted


def test_the_pace_never_jumps() -> None:
    """
    Twice as fast from now on, and not since the beginning.
    """
    pace = Speed(60.0)
    pace.anchor(OPENS, 1000.0)

    at_first = pace.due(1010.0)
    pace.change(120.0, at_first, 1010.0)

    assert (at_first, pace.due(1010.0), pace.due(1020.0)) == (OPENS + 600, OPENS + 600, OPENS + 1800)


# -- broken off -------------------------------------------------------------------------------------------------------


def _played(path: Path, steps: list[Step]) -> ShowRunner:
    runner = _runner(path, pace=SyncPace(gather=0.0))
    for step in steps:
        if isinstance(step, int):
            _play(runner, step)
        else:
            runner.inbox.hand_in(from_facilitator(step)).close()
    return runner


@settings(examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(evenings(14), st.integers(0, 2**31))
def test_a_show_that_was_cut_off_anywhere_goes_on(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step], luck: int
) -> None:
    """
    As after `kill -9`, at any byte behind the opening lines: it comes back with the clocks stopped, with every input that is
    in the file and what came of it, can be continued, and the whole is exact.
    """
    path = tmp_path_factory.mktemp("cut") / "show.theatre"
    runner = _played(path, steps)
    runner.recorder.close(end=False)
    data = path.read_bytes()
    opening = data.index(b"\n", data.index(b"\n") + 1) + 1
    path.write_bytes(data[: Random(luck).randint(opening, len(data))])
    left = read(path)

    again = resume(path, "test")
    phase, at, number = again.show.phase, again.show.at, again.show.round
    told = [notice.words for notice in again.notices()]
    events = list(left.events)
    again.inbox.hand_in(from_facilitator(c.ContinueRound())).close()
    _play(again, 200)
    again.recorder.close(end=False)

    whole = read(path)
    assert phase != "running"
    # The input that opens a round may be in the file, and none of what came of it.
    opened = sum(isinstance(event, e.RoundOpened) for event in events)
    assert not events or at >= events[-1].at or number > opened or isinstance(events[-1], e.RoundOpened)
    assert any(words.startswith("Resumed") for words in told)
    assert whole.inputs[: len(left.inputs)] == left.inputs
    assert whole.events[: len(events)] == left.events
    assert verify(whole).first_difference is None
    digests = [happened.digest for happened in Rerun(whole).run() if happened.digest is not None]
    assert digests == list(whole.digests)
    film = Replay(whole, SCENARIO)
    film.seek(film.rounds - 1, again.show.at)
    assert again.view.board() == film.picture.board(again.show.at)


def test_the_digest_of_a_minute_that_was_torn_off_is_made_good(tmp_path: Path) -> None:
    """
    Cut between the last event of a full minute and the digest of it: after going on, no minute is without one.
    """
    path = tmp_path / "show.theatre"
    runner = _played(path, [c.SetPractice("recording", on=True), c.OpenRound(), 130])
    runner.recorder.close(end=False)
    data = path.read_bytes()
    lines = data.splitlines(keepends=True)
    measured = max(place for place, line in enumerate(lines) if f'"at":{OPENS + 120}'.encode() in line)
    path.write_bytes(b"".join(lines[:measured]))
    left = read(path)

    again = resume(path, "test")
    again.inbox.hand_in(from_facilitator(c.ContinueRound())).close()
    _play(again, 120)
    again.recorder.close(end=False)

    assert (left.events[-1].at, [each.at for each in left.digests]) == (OPENS + 120, [OPENS + 60])
    assert [OPENS + 60 * n for n in (1, 2, 3, 4)] == [each.at for each in read(path).digests]


async def test_a_new_show_is_recorded_from_its_first_moment(tmp_path: Path) -> None:
    """
    With its scenario whole, so that it can be played again from the file alone.
    """
    runner = begin(SCENARIO, SMALL_TOML, 3, tmp_path / "show.theatre", "2026-03-01T09:00:00")
    await runner.stop()

    recording = read(tmp_path / "show.theatre")

    assert (
        recording.head.scenario,
        recording.head.seed,
        recording.closed,
        recording.complaints,
    ) == (SMALL_TOML, 3, False, (NOT_CLOSED,))


async def test_a_recording_is_closed_in_the_finale_and_not_before(tmp_path: Path) -> None:
    """
    Left with the last figures on, there is something to go on with; left in the finale, there is not, and it says so by its end.
    """
    path = tmp_path / "show.theatre"
    runner = _runner(path)
    for _ in range(SCENARIO.plan.rounds):
        await runner.hand_in(from_facilitator(c.OpenRound()))
        await runner.hand_in(from_facilitator(c.EndRound()))
    await runner.stop()
    before = read(path)

    again = resume(path, "test")
    await again.hand_in(from_facilitator(s.EndShow()))
    await again.stop()

    assert (before.closed, read(path).closed) == (False, True)
    assert read(path).complaints == ()


async def test_what_cannot_be_saved_is_said_when_the_show_is_left(tmp_path: Path) -> None:
    """
    Not only in the log.
    """
    disk = SlowDisk()
    runner = _runner(tmp_path / "one" / "show.theatre", disk, SyncPace(gather=0.0, retry=0.02, tries=2))
    await runner.hand_in(from_facilitator(c.OpenRound()))
    disk.broken = True
    await runner.hand_in(from_facilitator(SOUND))

    with pytest.raises(NotSaved, match="Not recording"):
        await runner.stop()


async def test_a_recorder_that_takes_no_more_leaves_the_show_as_it_was(tmp_path: Path) -> None:
    """
    Nothing is carried out that cannot be written down, and asking again does not make it true.
    """
    runner = _runner(tmp_path / "show.theatre")
    await runner.hand_in(from_facilitator(c.OpenRound()))
    runner.recorder.close(end=False)
    before = runner.show.digest()

    answers = [await runner.hand_in(from_facilitator(c.SubmitIncident("badge", key="one"))) for _ in range(2)]
    await runner.stop()

    assert [answer.accepted for answer in answers] == [False, False]
    assert before == runner.show.digest()


async def test_a_notice_of_trouble_goes_when_the_trouble_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Nothing could be taken down for a while; as soon as something is, by itself or because somebody asked, all is well.
    """
    runner = _runner(tmp_path / "show.theatre")
    await runner.hand_in(from_facilitator(c.OpenRound()))

    def full(*_: object, **__: object) -> None:
        raise NotSaved("too much waits to be recorded")

    told = []
    for mend in (
        lambda: _play(runner, 300),
        lambda: asyncio.ensure_future(runner.hand_in(from_facilitator(c.PauseRound()))),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(runner.recorder, "submit", full)
            _play(runner, 300)
        told.append([notice.words for notice in runner.notices()])
        mend()
        await asyncio.sleep(0)
        told.append([notice.words for notice in runner.notices()])
    await runner.stop()

    assert told == [["too much waits to be recorded"], [], ["too much waits to be recorded"], []]


async def test_a_recording_with_a_hole_is_not_continued(tmp_path: Path) -> None:
    """
    And it is the hole that is named, not the program.
    """
    path = tmp_path / "show.theatre"
    runner = _runner(path)
    await runner.hand_in(from_facilitator(c.OpenRound()))
    _play(runner, 300)
    await runner.stop()
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:12], *lines[13:]]))

    with pytest.raises(RecordingUnreadable, match="the recording is damaged"):
        resume(path, "test")


async def test_events_ride_along_without_anybody_waiting(tmp_path: Path) -> None:
    """
    A recorder that takes no more is told about, and the show goes on.
    """
    runner = _runner(tmp_path / "show.theatre")
    await runner.hand_in(from_facilitator(c.OpenRound()))
    runner.recorder.close(end=False)

    _play(runner, 300)
    answer = await runner.hand_in(from_facilitator(SOUND))

    assert runner.show.at == OPENS + 300
    assert not answer.accepted
    assert [notice.tone for notice in runner.notices()] == ["bad"]
