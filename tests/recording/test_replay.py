"""
A film shows what the evening showed: at its end, at any second, forwards and backwards.
"""

from __future__ import annotations

from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.itsm import room_commands as r
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.live.replay_player import ReplayPlayer
from desk_theatre.recording.replay import Replay
from desk_theatre.show.messages import Report
from desk_theatre.show.moderation import Words
from desk_theatre.show.picture import Picture
from profiles import examples
from runners import SCENARIO, Evening, Step, evenings

OPENS, CLOSES = SCENARIO.conference.opens, SCENARIO.conference.closes
SECONDS = st.integers(OPENS - 10, CLOSES + 10)


def _words(evening: Evening) -> dict[int, Words]:
    typed = [each.command for each in evening.inputs if isinstance(each.command, c.SubmitIncident)]
    live = [event.incident for event in evening.events if isinstance(event, e.IncidentReported) and event.live]
    return {number: Words(said.text, said.by) for number, said in zip(live, typed, strict=True)}


def _folded(evening: Evening, round_: int, at: int) -> Picture:
    """
    Everything up to the end of a second of a round, counted from 0, folded plainly from the beginning.

    What was typed in any input is known from the start, as a show knows it; what is seen of it, the events say.
    """
    picture = Picture(SCENARIO)
    for accepted in evening.inputs:
        picture.hear(accepted, None)
    for number, words in _words(evening).items():
        picture.say(number, words)
    opened = -1
    for event in evening.events:
        opened += isinstance(event, e.RoundOpened)
        if opened < round_ or (opened == round_ and event.at <= at):
            picture.add(event)
    return picture


@examples(30)
@given(evenings(), st.lists(st.tuples(st.integers(0, 2), SECONDS), min_size=1, max_size=8))
@example([c.OpenRound(), c.SubmitIncident("no-sound", "a"), r.ReplaceText(1, "0")], [(0, 32_400)])
@example([c.OpenRound(), c.SubmitIncident("no-sound", "a", "Ann", "loud"), r.ReplaceText(1, "0")], [(0, 32_400)])
def test_any_second_looks_as_it_did(steps: list[Step], wanted: list[tuple[int, int]]) -> None:
    """
    Wherever one jumps from: board, incidents, rounds and stories are those of a picture folded up to there.
    """
    evening = Evening().live(steps)
    replay = evening.replay()
    for round_, at in wanted:
        if round_ >= replay.rounds:
            continue

        replay.seek(round_, at)

        plain = _folded(evening, round_, at)
        assert plain.board(at) == replay.picture.board(at)
        assert plain.incidents(at) == replay.picture.incidents(at)
        for number in (1, 3, 2, 4):
            if plain.scenes and number in plain.scenes[-1].cards.reported:
                assert plain.life_line(number, at) == replay.picture.life_line(number, at)


def test_replaced_words_are_seen_from_the_second_on_in_which_they_were_replaced() -> None:
    """
    In the film as in the show: before that second what was typed, after it what the facilitator typed, and no name.
    """
    evening = Evening().live([c.OpenRound(), c.SubmitIncident("no-sound", "a", "Ann", "loud"), 60])
    evening.live([r.ReplaceText(1, "quiet"), 60])
    replay = evening.replay()
    seen = []
    for at in (OPENS + 59, OPENS + 60):
        replay.seek(0, at)
        seen.append(replay.picture.life_line(1, at))

    assert [(line.by, line.text) for line in seen if line is not None] == [("Ann", "loud"), ("", "quiet")]
    now = evening.show.at
    replay.seek(0, now)
    assert evening.picture.life_line(1, now) == replay.picture.life_line(1, now)


@examples(20)
@given(evenings())
def test_the_film_ends_with_the_picture_of_the_evening(steps: list[Step]) -> None:
    """
    Folded from the recording alone.
    """
    evening = Evening().live(steps)
    replay = evening.replay()

    replay.seek(replay.rounds - 1, CLOSES)

    now = evening.show.at
    assert evening.picture.board(now) == replay.picture.board(now)
    assert evening.picture.rounds(now) == replay.picture.rounds(now)


@examples(15)
@given(evenings(12), st.lists(st.integers(-40, 40), max_size=10))
def test_a_step_is_an_event(steps: list[Step], moves: list[int]) -> None:
    """
    Forwards and backwards, within the round, never past its ends.
    """
    evening = Evening().live(steps)
    replay = evening.replay()
    count = len(replay.times[0])
    place = 0
    for move in moves:
        place = max(1, min(place + move, count))

        at = replay.step(move)

        assert (place, replay.times[0][place - 1]) == (replay.shown, at)
        assert replay.picture.board(at).phase == replay.picture.phase


def test_a_recording_without_a_round_shows_what_was_chosen() -> None:
    """
    Practices that were switched before anything began are on.
    """
    evening = Evening().live([c.SetPractice("recording", on=True), c.SetSpeed(30.0)])

    replay = evening.replay()

    assert evening.picture.board(OPENS) == replay.picture.board(OPENS)
    assert ReplayPlayer(replay).view.board() == evening.picture.board(OPENS)


def test_words_of_a_damaged_recording_go_to_nobody_else() -> None:
    """
    Where the report of one incident was lost from the file, the next one keeps its own words.
    """
    evening = Evening().live(
        [
            c.OpenRound(),
            60,
            c.SubmitIncident("no-sound", "a", "first", "one"),
            60,
            c.SubmitIncident("no-sound", "a", "second", "two"),
            60,
        ]
    )
    recording = evening.recording()
    damaged = tuple(event for event in recording.events if getattr(event, "incident", None) != 1)

    replay = Replay(evolve(recording, events=damaged), SCENARIO)
    replay.seek(0, CLOSES)
    line = replay.picture.life_line(3, CLOSES)

    assert line is not None
    assert (line.by, line.text) == ("second", "two")


def test_a_code_leads_to_where_it_was_reported() -> None:
    """
    To the round and second, in an earlier round, too; a background incident has the same code in each round.
    """
    evening = Evening().live([c.OpenRound(), 300, c.SubmitIncident("badge", by="Ann", text="two first names"), 60])
    evening.live([c.EndRound(), c.OpenRound(), 60])
    player = ReplayPlayer(evening.replay())

    assert player.view.reported(code_of(1)) == (Report(1, OPENS + 300),)
    player.show_at(1, OPENS + 300)

    assert (player.position().round, player.at) == (1, OPENS + 300)
    found = player.view.find(code_of(1))
    assert found is not None
    assert (found.by, found.text, found.round) == ("Ann", "two first names", 1)
    assert player.view.reported("ZZZ") == ()
    steps: list[Step] = [c.OpenRound(), 1200, c.EndRound()]
    everywhere = ReplayPlayer(Evening().live(steps * 3).replay()).view.reported(code_of(2))
    assert [report.round for report in everywhere] == [1, 2, 3]
    assert len({report.at for report in everywhere}) == 1
