"""
By which rule a recording was made: a report from the room takes the place of another incident, or is one more.  Each is simulated
again by its own rule, and so is what is played on from it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.live.play_through import PlayThrough
from desk_theatre.live.start import resume
from desk_theatre.recording.branch import Branches
from desk_theatre.recording.header import FORMAT, REPORTS_REPLACE, head
from desk_theatre.recording.reader import read
from desk_theatre.recording.rerun import Rerun, scenario_of
from desk_theatre.recording.verification import verify
from desk_theatre.recording.writer import Recorder
from desk_theatre.scenario.facilitation import RoomRules
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.show.picture import Picture
from desk_theatre.show.roles import from_facilitator
from desk_theatre.show.show import Show
from desk_theatre.show.wording import answers
from desk_theatre.study.change import Change
from desk_theatre.study.outcome import fates
from desk_theatre.study.recorded_round import evening as recorded_round
from desk_theatre.study.what_if import with_change
from desk_theatre.study.wording import NOT_TAKEN
from profiles import examples
from runners import BESIDES, BESIDES_TOML, SCENARIO, Evening, Step, evenings
from small_scenarios import SMALL_TOML

RECORDINGS = Path(__file__).parents[1] / "recordings"
GOLDEN = sorted(path for path in RECORDINGS.glob("*/*.theatre") if read(path).head.format < REPORTS_REPLACE)
BADGE = c.SubmitIncident("badge")
BUSY: list[Step] = [c.OpenRound(), *(step for _ in range(8) for step in (40, BADGE, c.SubmitIncident("no-sound", "a")))]
"""
A round in which the room reports more than its share.
"""


def _played(steps: list[Step], **of: object) -> Evening:
    return Evening(**of).live(steps)  # type: ignore[arg-type]


@examples(20)
@given(evenings())
def test_a_recording_of_this_rule_is_exact(steps: list[Step]) -> None:
    """
    Every event and every digest, whatever was replaced; what was refused is not in it.
    """
    assert verify(_played(steps).recording()).exact


def test_a_recording_of_format_1_is_simulated_with_each_report_as_one_more() -> None:
    """
    Its scenario has nothing to say about it, because there was no other rule.
    """
    made = _played(BUSY, scenario=BESIDES)
    old = made.recording()
    old = evolve(old, head=evolve(old.head, format=1))

    assert scenario_of(old) == BESIDES
    assert verify(old).exact
    assert not verify(evolve(old, head=evolve(old.head, format=FORMAT))).exact
    assert Branches(old).show(0, made.show.at).digest() == made.show.digest()


def test_a_recording_of_this_format_goes_by_its_scenario() -> None:
    """
    Whichever it names.
    """
    assert verify(_played(BUSY, scenario=BESIDES, text=BESIDES_TOML).recording()).exact
    assert scenario_of(_played(BUSY).recording()).room_rules == RoomRules("instead", 0.5)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name} {path.stem}")
def test_reports_in_recordings_from_before_the_rule_are_one_more_each(path: Path) -> None:
    """
    Simulated again, the first round has the room's three and everything that comes without them.
    """
    recording = read(path)
    show = Show(scenario_of(recording), recording.head.seed)
    undisturbed = [*show.handle(c.OpenRound()).events, *show.advance(show.until)]

    again = [event for happened in Rerun(recording, digests=False).run() for event in happened.events]
    ended = next((place for place, event in enumerate(again) if isinstance(event, e.RoundEnded)), len(again))
    reported = [event for event in again[:ended] if isinstance(event, e.IncidentReported)]

    assert [event.incident for event in reported if event.live] == [1, 3, 5]
    expected = [x.incident for x in undisturbed if isinstance(x, e.IncidentReported) and x.at <= again[ended - 1].at]
    assert [event.incident for event in reported if not event.live] == expected


# -- resumed ----------------------------------------------------------------------------------------------------------


def _interrupted(path: Path, steps: list[Step], scenario: Scenario, text: str, form: int) -> PlayThrough:
    opening = evolve(head(text, title=scenario.title, seed=3, created="2026-03-01T09:00:00"), format=form)
    recorder = Recorder.create(path, opening)
    play = PlayThrough(Show(scenario, 3), Picture(scenario), recorder)
    for step in steps:
        if isinstance(step, int):
            play.until(play.show.at + step)
        else:
            play.give(step)
    recorder.submit(play._waiting).result()
    recorder.close(end=False)
    return play


@pytest.mark.parametrize("many", [3, 30])
async def test_a_show_that_is_resumed_knows_what_was_replaced(tmp_path: Path, many: int) -> None:
    """
    And how much of the share is used: it goes on as if nothing had happened.
    """
    steps: list[Step] = [c.OpenRound(), 60, *[BADGE] * many, 30, c.SetSpeed(30.0)]
    play = _interrupted(tmp_path / "x.theatre", steps, SCENARIO, SMALL_TOML, FORMAT)

    runner = resume(tmp_path / "x.theatre", "test")

    show = runner.show
    assert show.digest() == play.show.digest()
    assert runner.picture.join_only == (many == 30)
    for each in (show, play.show):
        each.handle(c.ContinueRound())
        each.handle(BADGE)
        each.advance(each.until)
    assert show.digest() == play.show.digest()
    runner.close()


async def test_a_show_of_format_1_that_is_resumed_goes_on_by_its_own_rule(tmp_path: Path) -> None:
    """
    To its end, and is exact; this program writes no second rule into it.
    """
    path = tmp_path / "old.theatre"
    _interrupted(path, [c.OpenRound(), 60, *[BADGE] * 30, 30], BESIDES, SMALL_TOML, 1)

    runner = resume(path, "test")
    runner.inbox.hand_in(from_facilitator(c.ContinueRound())).close()
    for _ in range(30):
        assert (await runner.inbox.hand_in(from_facilitator(BADGE))).accepted
    assert len(runner.show._numbers) == 60
    runner.close()

    again = read(path)
    assert (again.head.format, verify(again).exact) == (1, True)


async def test_a_report_above_the_share_is_answered_with_the_sentence_and_not_recorded(tmp_path: Path) -> None:
    """
    Through the inbox, as from every form.
    """
    path = tmp_path / "x.theatre"
    _interrupted(path, [c.OpenRound(), 60, *[BADGE] * 30], SCENARIO, SMALL_TOML, FORMAT)
    runner = resume(path, "test")
    before = runner.inbox.count

    answer = await runner.inbox.hand_in(from_facilitator(BADGE))

    assert (answer.accepted, answer.words, answer.join_only) == (False, answers.JOIN_ONLY["share"], True)
    assert runner.inbox.count == before
    runner.close()


# -- played again by a study ------------------------------------------------------------------------------------------


def _incidents(events: list[e.Event]) -> int:
    return sum(isinstance(event, e.IncidentReported) for event in events)


@pytest.mark.parametrize("practices", [("recording", "routing"), ("shared_work", "prioritisation")])
def test_a_round_under_other_practices_has_as_many_incidents(practices: tuple[str, ...]) -> None:
    """
    The room's reports take the place of others again; under the same practices the round is exact.
    """
    made = _played([*BUSY, 10000])
    was = recorded_round(made.recording(), 1)

    assert was.exact
    assert was.round.events(3) == was.events
    changed = with_change(was.round, Change(enable=practices)).events(3)
    assert changed != was.events
    assert _incidents(changed) == _incidents(was.events) == _incidents(_played([c.OpenRound(), 10000]).events)


@pytest.mark.parametrize("seed", [4, 5, 6])
def test_with_other_luck_the_room_drowns_nobody_either(seed: int) -> None:
    """
    The same submissions on another day: as many incidents as that day has without them.
    """
    was = recorded_round(_played([*BUSY, 10000]).recording(), 1)

    plain = evolve(was.round, inputs=())

    assert _incidents(was.round.events(seed)) == _incidents(plain.events(seed))


def test_a_report_that_finds_no_place_in_another_round_shifts_no_number() -> None:
    """
    Under other practices fewer may be to come late in the day.  What is reported or added later keeps its number, and what
    became of the report is told.
    """
    was = recorded_round(_played([*BUSY, 10000]).recording(), 1)
    late = was.round.inputs[-1]
    beyond = [evolve(late, number=100 + i, command=BADGE) for i in range(30)]
    cue = evolve(late, number=200, command=c.InjectIncidents("wifi"))

    events = evolve(was.round, inputs=(*was.round.inputs, *beyond, cue)).events(3)

    numbers = [event.incident for event in events if isinstance(event, e.IncidentReported)]
    live = was.round.live
    assert max(numbers) == live[-1] + 2 * (30 + 1)
    told = fates(
        (*live, live[-1]), was.events, [x for x in events if getattr(x, "incident", None) != live[-1]], late.at
    )
    assert told[-1].changed == NOT_TAKEN
    assert told[0].changed == told[0].recorded


def test_a_recorded_round_of_format_1_is_studied_by_its_own_rule() -> None:
    """
    Each report is one incident more there.
    """
    made = _played([*BUSY, 10000], scenario=BESIDES)
    old = made.recording()
    was = recorded_round(evolve(old, head=evolve(old.head, format=1)), 1)

    assert was.exact
    assert _incidents(was.events) == 16 + _incidents(_played([c.OpenRound(), 10000]).events)
