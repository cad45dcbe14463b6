"""
A rehearsal: the crowd comes as a room would, the same every time, through the same inbox, and is told from people.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path
from time import monotonic

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.itsm.room_commands import LeaveMood, MeToo
from desk_theatre.itsm.room_events import RoomShareUsed
from desk_theatre.itsm.session_commands import CastVote, NextScene, NoteFinding, PickCard, ProposeImprovement, Undo
from desk_theatre.itsm.text import LIMIT, clean
from desk_theatre.live.inbox import LONGEST_KEY, LONGEST_NAME
from desk_theatre.live.rehearsal import QUESTION_SECONDS
from desk_theatre.live.show_runner import ShowRunner
from desk_theatre.live.simulated_delegates import MOST_DELEGATES, PREFIX, SimulatedDelegates
from desk_theatre.live.simulated_reflection import BEGINS, LASTS
from desk_theatre.live.simulated_words import FINDINGS, REASONS, USUAL, voices_of
from desk_theatre.live.start import begin, resume
from desk_theatre.live.wording import ROOM_SHARE_USED
from desk_theatre.recording.reader import read
from desk_theatre.recording.verification import verify
from desk_theatre.scenario import library
from desk_theatre.scenario.from_toml import read as read_scenario
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.scenario.voices import Voices, about
from desk_theatre.show.roles import from_facilitator
from desk_theatre.simulation.room_reports import most_reports
from profiles import examples

REHEARSAL = library.load("rehearsal")
CONFERENCE = library.load("conference")


def _runner(path: Path, delegates: int = 30, seed: int = 7, *, besides: bool = False) -> ShowRunner:
    """
    Args:
        besides: they may report as often as they like, each report one incident more.
    """
    text = library.text_of("rehearsal") + ('\n[room]\nreports = "besides"\n' if besides else "")
    runner = begin(read_scenario(text), text, seed, path, "2026-03-01T09:00:00")
    runner.rehearse(delegates)
    return runner


def _pass(runner: ShowRunner, step: int, until: int | None = None) -> None:
    """
    Time passes so many seconds of the day a beat, without anybody waiting.
    """
    end = runner.show.until if until is None else until
    while runner.show.phase == "running" and runner.show.at < end:
        now = monotonic()
        runner.pace.change(1.0, runner.show.at, now - min(step, end - runner.show.at))
        runner.beat(now)


def _given(path: Path) -> list[tuple[int, c.Command, str]]:
    return [(each.at, each.command, each.sender) for each in read(path).inputs]


# ------------------------------------------------------------------------------------------------------ the crowd


@given(
    scenario=st.sampled_from((REHEARSAL, CONFERENCE)),
    seed=st.integers(),
    round_=st.integers(1, 20),
    delegates=st.integers(1, 80),
    minutes=st.floats(1, 30),
)
@examples(60)
def test_what_a_crowd_does_makes_sense(
    scenario: Scenario, seed: int, round_: int, delegates: int, minutes: float
) -> None:
    """
    In the opening hours and in order; kinds and rooms of the scenario, a room where one is needed; words that pass the door
    unchanged; whoever asks has reported before; the same question brings the same answer.
    """
    deeds = SimulatedDelegates(scenario, seed, delegates).deeds(round_, minutes)

    day = scenario.conference
    assert [deed.at for deed in deeds] == sorted(deed.at for deed in deeds)
    assert [deed for deed in deeds if not day.opens <= deed.at < day.closes] == []
    reports = {deed.key: deed for deed in deeds if deed.doing == "report"}
    assert len(reports) == sum(deed.doing == "report" for deed in deeds)
    for deed in reports.values():
        assert (scenario.kind(deed.kind).where == "room") == (deed.room is not None)
        assert deed.room is None or scenario.room(deed.room).id == deed.room
        assert (deed.text, deed.by) == (clean(deed.text, LIMIT), clean(deed.by, LONGEST_NAME))
        assert deed.key.startswith(PREFIX)
        assert len(deed.key) <= LONGEST_KEY
    assert [deed for deed in deeds if deed.doing != "report" and deed.at <= reports[deed.key].at] == []
    assert SimulatedDelegates(scenario, seed, delegates).deeds(round_, minutes) == deeds


def test_more_people_bring_more_and_the_same_ones_the_same() -> None:
    """
    Whoever comes to a full room comes to a half-empty one as well, and does the same there.
    """
    few, many = (SimulatedDelegates(CONFERENCE, 1, count).deeds(1, 12.0) for count in (20, 40))

    assert [deed for deed in few if deed not in many] == []
    assert len(many) > 1.5 * len(few)


def test_a_room_of_forty_reports_about_forty_in_twelve_minutes() -> None:
    """
    A rate that feels like a room: about one each in a round of the conference.
    """
    counts = [
        sum(deed.doing == "report" for deed in SimulatedDelegates(CONFERENCE, seed, 40).deeds(1, 12.0))
        for seed in range(30)
    ]

    assert 35 <= sum(counts) / len(counts) <= 60


def test_people_report_from_where_they_sit() -> None:
    """
    While something is on, what happens in a room happens where a session is on or about to begin.
    """
    deeds = [
        deed for seed in range(20) for deed in SimulatedDelegates(CONFERENCE, seed, 40).deeds(1, 12.0) if deed.room
    ]

    astray = []
    for deed in deeds:
        near = [s.room for s in CONFERENCE.conference.programme if s.starts - 1200 <= deed.at < s.ends]
        if near and deed.room not in near:
            astray.append(deed)
    assert astray == []
    assert {deed.room for deed in deeds} == {room.id for room in CONFERENCE.conference.rooms}


@pytest.mark.parametrize("name", library.names())
def test_all_words_of_the_crowd_are_clean_and_short(name: str) -> None:
    """
    They are shown on the projector as everybody's.
    """
    scenario = library.load(name)
    voices = voices_of(scenario)
    session = max(scenario.conference.programme, key=lambda each: len(each.title) + len(each.speaker))
    filled = [about(each, session.title, session.speaker) for each in voices.session_remarks]
    words = [*voices.names, *voices.remarks, *filled, *REASONS, *(text for _, text in FINDINGS)]

    assert [each for each in words if each != clean(each, 130)] == []
    assert [each for each in voices.names if len(each) > 20] == []
    assert len(set(words)) == len(words)
    assert [each for each in filled if "{" in each] == []


def test_a_crowd_speaks_with_the_voices_of_its_scenario() -> None:
    """
    Nobody signs with a badge in a hospital, and the words of a kind are all heard.
    """
    hospital = library.load("hospital")
    deeds = [deed for seed in range(20) for deed in SimulatedDelegates(hospital, seed, 80).deeds(1, 12.0)]
    reports = [deed for deed in deeds if deed.doing == "report"]
    heard = {deed.text for deed in reports}

    assert {deed.by for deed in reports if deed.by} <= set(hospital.voices.names)
    assert set(hospital.voices.remarks) <= heard
    assert set(hospital.kind("how-to").words) <= heard
    assert [name for name in USUAL.names if name not in hospital.voices.names and name in {d.by for d in reports}] == []


def test_a_scenario_without_voices_has_the_usual_ones_which_fit_anywhere() -> None:
    """
    Each of the three lists for itself; nothing that only a conference has.
    """
    own = evolve(CONFERENCE, voices=Voices(names=("the cook",)))
    said = " ".join([*USUAL.names, *USUAL.remarks, *USUAL.session_remarks]).lower()

    assert voices_of(own) == evolve(USUAL, names=("the cook",))
    assert [
        word for word in ("badge", "coffee", "row ", "desk", "session", "delegate", "volunteer") if word in said
    ] == []


def test_there_is_an_end_to_the_crowd() -> None:
    """
    A slip of the finger does not fill the hall.
    """
    assert SimulatedDelegates(REHEARSAL, 1, 1_000_000).delegates == MOST_DELEGATES


# ---------------------------------------------------------------------------------------------------- in a round


async def test_the_room_is_the_same_however_the_clock_runs(tmp_path: Path) -> None:
    """
    Fast or slow beats: the same people come at the same seconds, and the same happens.
    """
    recordings = []
    for step in (13, 700):
        path = tmp_path / f"{step}.theatre"
        runner = _runner(path)
        await runner.hand_in(from_facilitator(c.OpenRound()))
        _pass(runner, step)
        await runner.stop()
        recordings.append((_given(path), read(path).events))

    assert recordings[0] == recordings[1]
    assert len(recordings[0][0]) > 20


async def test_acts_of_simulated_delegates_are_recorded_with_their_sender(tmp_path: Path) -> None:
    """
    Submissions, "me too", moods and somebody who gives up, each with its sender and its key; the recording is exact.
    """
    path = tmp_path / "show.theatre"
    runner = _runner(path, 60, besides=True)
    await runner.hand_in(from_facilitator(c.OpenRound()))
    mine = await runner.hand_in(from_facilitator(c.SubmitIncident("wifi", "main", "me", "mine", "phone 1")))
    _pass(runner, 60)
    await runner.stop()

    recording = read(path)
    sorts = Counter(type(command) for _, command, sender in _given(path) if sender == "rehearsal")
    assert mine.accepted
    assert [type(command) for _, command, sender in _given(path) if not sender] == [c.OpenRound, c.SubmitIncident]
    assert {c.SubmitIncident, MeToo, LeaveMood, c.WithdrawIncident} == set(sorts)
    keys = [each.command.key for each in recording.inputs if isinstance(each.command, c.SubmitIncident | MeToo)]
    assert [key for key in keys if not key.startswith(PREFIX)] == ["phone 1"]
    assert verify(recording).exact


async def test_a_simulated_delegate_without_news_comes_back_to_the_desk(tmp_path: Path) -> None:
    """
    They chase as patiently as all delegates of the scenario do, and cost the desk as much.
    """
    path = tmp_path / "show.theatre"
    runner = _runner(path, 60, besides=True)
    await runner.hand_in(from_facilitator(c.OpenRound()))
    _pass(runner, 300)
    live = {x.incident for x in read(path).events if isinstance(x, e.IncidentReported) and x.live}
    await runner.stop()

    chased = {x.incident for x in read(path).events if isinstance(x, e.DelegateChased)}
    assert len(live & chased) >= 3


async def test_above_the_share_of_the_room_they_join(tmp_path: Path) -> None:
    """
    Nothing that they hand in is refused, and the facilitator is told why nothing new is reported.
    """
    path = tmp_path / "show.theatre"
    runner = _runner(path, 200)
    await runner.hand_in(from_facilitator(c.OpenRound()))
    _pass(runner, 60, runner.show.until - 600)
    notices = [notice.words for notice in runner.notices()]
    _pass(runner, 60)
    between = [notice.words for notice in runner.notices()]
    await runner.stop()

    recording = read(path)
    live = [x for x in recording.events if isinstance(x, e.IncidentReported) and x.live]
    used = next(x.at for x in recording.events if isinstance(x, RoomShareUsed))
    later = {
        type(command) for at, command, _ in _given(path) if at > used and isinstance(command, c.SubmitIncident | MeToo)
    }
    assert len(live) == most_reports(REHEARSAL)
    assert later == {MeToo}
    assert (ROOM_SHARE_USED in notices, ROOM_SHARE_USED in between) == (True, False)
    assert verify(recording).exact


async def test_simulated_delegates_give_up_only_their_own_incidents(tmp_path: Path) -> None:
    """
    Whoever said "me too" does not withdraw the incident of somebody else.
    """
    for seed in range(4):
        path = tmp_path / f"{seed}.theatre"
        runner = _runner(path, 80, seed)
        await runner.hand_in(from_facilitator(c.OpenRound()))
        _pass(runner, 300)
        await runner.stop()
        own = {
            runner.show.sent_with(command.key): command
            for _, command, _ in _given(path)
            if isinstance(command, c.SubmitIncident)
        }
        withdrawn = [command.incident for _, command, _ in _given(path) if isinstance(command, c.WithdrawIncident)]

        assert set(withdrawn) <= {sent.incident for sent in own if sent is not None and sent.own}


async def test_simulated_delegates_when_paused_do_nothing(tmp_path: Path) -> None:
    """
    Nothing comes while they do, and what they would have done is not made up for afterwards.
    """
    path = tmp_path / "show.theatre"
    runner = _runner(path, 60)
    await runner.hand_in(from_facilitator(c.OpenRound()))
    opens, half = REHEARSAL.conference.opens, (REHEARSAL.conference.opens + REHEARSAL.conference.closes) // 2
    _pass(runner, 60, opens + 1200)
    assert runner.guests is not None
    takes_part = runner.guests.switch()
    _pass(runner, 60, half + 600)
    silent = runner.notices()[-1].words
    runner.guests.switch()
    _pass(runner, 60)
    await runner.stop()

    times = [at for at, _, sender in _given(path) if sender == "rehearsal"]
    assert not takes_part
    assert silent == "Rehearsal · 60 simulated delegates paused · z resumes them"
    assert [at for at in times if opens + 1200 < at <= half + 600] == []
    assert min(times) < opens + 1200 < half + 600 < max(times)
    assert max(Counter(times).values()) <= 4


async def test_a_paused_round_is_quiet(tmp_path: Path) -> None:
    """
    When every clock stands still, so do they.
    """
    path = tmp_path / "show.theatre"
    runner = _runner(path, 60)
    await runner.hand_in(from_facilitator(c.OpenRound()))
    _pass(runner, 60, REHEARSAL.conference.opens + 900)
    await runner.hand_in(from_facilitator(c.PauseRound()))
    before = runner.inbox.count
    for _ in range(50):
        runner.beat(monotonic() + 1000)
    after = runner.inbox.count
    await runner.stop()

    assert before == after


async def test_a_question_of_a_simulated_delegate_names_the_incident(tmp_path: Path) -> None:
    """
    "Where is mine?", with a code that can be looked up; after a while they sit down again.
    """
    runner = _runner(tmp_path / "show.theatre", 60)
    await runner.hand_in(from_facilitator(c.OpenRound()))
    asked = ""
    room = monotonic()
    while " asks about " not in asked and runner.show.phase == "running":
        _pass(runner, 20, runner.show.at + 20)
        room = monotonic()
        asked = runner.notices()[-1].words
    assert runner.guests is not None
    later = runner.guests.words(room + QUESTION_SECONDS + 1)
    _pass(runner, 600)
    over = runner.guests.words(room)
    code = asked.split(" asks about ")[1].split()[0]
    found = runner.view.find(code)
    await runner.stop()

    assert found is not None
    assert asked.endswith(f"{code} ({found.title}) · press w")
    assert later == over == "Rehearsal with 60 simulated delegates · z pauses them"


async def test_a_rehearsal_goes_on_after_a_crash(tmp_path: Path) -> None:
    """
    In the middle of the round, with the same people: none comes twice, and those who come later come as they would have.
    """
    whole, cut = tmp_path / "whole.theatre", tmp_path / "cut.theatre"
    middle = REHEARSAL.conference.opens + 2400
    for path in (whole, cut):
        runner = _runner(path)
        await runner.hand_in(from_facilitator(c.OpenRound()))
        _pass(runner, 60, middle if path == cut else None)
        await runner.stop()

    again = resume(cut, "1")
    again.rehearse(30)
    await again.hand_in(from_facilitator(c.ContinueRound()))
    _pass(again, 60)
    await again.stop()

    of_the_crowd = [[(at, command) for at, command, sender in _given(path) if sender] for path in (whole, cut)]
    assert of_the_crowd[0] == of_the_crowd[1]
    assert verify(read(cut)).exact


async def test_a_show_with_people_has_no_crowd(tmp_path: Path) -> None:
    """
    Nobody comes who was not asked.
    """
    path = tmp_path / "show.theatre"
    runner = begin(REHEARSAL, library.text_of("rehearsal"), 7, path, "2026-03-01T09:00:00")
    await runner.hand_in(from_facilitator(c.OpenRound()))
    _pass(runner, 60)
    notices = runner.notices()
    await runner.stop()

    assert [type(command) for _, command, _ in _given(path)] == [c.OpenRound]
    assert notices == ()


# ------------------------------------------------------------------------------------------------- in a reflection


async def _reflecting(path: Path) -> ShowRunner:
    runner = _runner(path)
    await runner.hand_in(from_facilitator(c.OpenRound()))
    _pass(runner, 300)
    await runner.hand_in(from_facilitator(NextScene()))
    return runner


async def test_the_teams_pick_find_propose_and_vote(tmp_path: Path) -> None:
    """
    In that order, a little at a time; what is chosen is left to the facilitator.
    """
    path = tmp_path / "show.theatre"
    runner = await _reflecting(path)
    material = runner.view.material()
    counts = []
    for second in range(int(max(BEGINS.values()) + LASTS) + 2):
        runner.beat(1000.0 + second)
        counts.append(runner.inbox.count)
    reflection = runner.view.board().reflections[-1]
    await runner.stop()

    given_all = [type(command) for _, command, _ in _given(path)]
    sorts = given_all[given_all.index(NextScene) + 1 :]
    assert sorts == sorted(sorts, key=[PickCard, NoteFinding, ProposeImprovement, CastVote].index)
    assert Counter(sorts)[NoteFinding] == len(reflection.teams) == 4
    assert [team for team in reflection.teams if team.dots_left] == []
    assert max(after - before for before, after in pairwise(counts)) <= 4
    assert reflection.chosen == 0
    assert material is not None
    assert {each.card for each in reflection.picks} <= {each.card.id for each in material.seen}


async def test_teams_when_a_step_is_undone_do_not_repeat_it(tmp_path: Path) -> None:
    """
    What the facilitator undoes stays undone: the teams do not begin anew in the same reflection.
    """
    path = tmp_path / "show.theatre"
    runner = await _reflecting(path)
    for second in range(110):
        runner.beat(1000.0 + second)
    own = await runner.hand_in(from_facilitator(NoteFinding("the facilitator’s own")))
    undone = await runner.hand_in(from_facilitator(Undo()))
    nothing_left = await runner.hand_in(from_facilitator(Undo()))
    before = runner.inbox.count
    for second in range(110):
        runner.beat(1200.0 + second)
    after = runner.inbox.count
    await runner.stop()

    assert own.accepted
    assert undone.accepted
    assert not nothing_left.accepted, "what the teams did is theirs"
    assert before == after


async def test_teams_with_nothing_to_propose_say_nothing(tmp_path: Path) -> None:
    """
    A scenario may offer nothing that is not in force already.
    """
    text = library.text_of("rehearsal")
    start = text.index("offered = [")
    rest = text[text.index("]", start) + 1 :].replace("start_with = []", 'start_with = ["recording"]')
    only = f'{text[:start]}offered = ["recording"]{rest}'
    path = tmp_path / "show.theatre"
    runner = begin(library.ScenarioSource("x", only).scenario(), only, 1, path, "2026-03-01T09:00:00")
    runner.rehearse(10)
    await runner.hand_in(from_facilitator(c.OpenRound()))
    await runner.hand_in(from_facilitator(c.EndRound()))
    await runner.hand_in(from_facilitator(NextScene()))
    for second in range(110):
        runner.beat(1000.0 + second)
    await runner.stop()

    sorts = {type(command) for _, command, sender in _given(path) if sender == "rehearsal"}
    assert sorts == {PickCard, NoteFinding}
