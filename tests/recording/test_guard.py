"""
The guard: whatever a recording has lost, and whatever somebody wrote into it, everything that folds its events comes to its
end, and is right but for what is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from damage import WHOLE
from desk_theatre.errors import DeskTheatreError
from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.itsm import session_events as s
from desk_theatre.live.replay_player import ReplayPlayer
from desk_theatre.recording.guard import guarded
from desk_theatre.recording.reader import Recording
from desk_theatre.recording.replay import Replay
from desk_theatre.recording.rerun import scenario_of
from desk_theatre.recording.verification import verify
from desk_theatre.report.csv_export import rows
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.show.evidence import evidence, rounds_in
from desk_theatre.study.recorded_round import evening
from evenings import SCENARIO as REHEARSAL
from evenings import chosen, recorded
from profiles import examples
from runners import SCENARIO as SMALL
from runners import Evening, Step, evenings
from small_scenarios import ALL
from strategies import events

NOT_OFFERED = {
    "CertificateEarned",
    "IncidentPushedAway",
    "IncidentShared",
    "PersonConfronted",
    "SupplierSurcharged",
    "TheoryFaded",
}
"""
Events of practices that no scenario of the program offers.
"""


@cache
def _chaos() -> Recording:
    """
    Two rounds of twenty minutes, with nearly everything that a room can do.
    """
    return Evening().live(WHOLE).recording()


@cache
def _agreed() -> Recording:
    """
    The same with half of all practices.
    """
    half = [c.SetPractice(practice, on=True, how="chosen") for practice in ALL[::2]]
    return Evening(seed=4).live([*half, *WHOLE]).recording()


@cache
def _rehearsed(*practices: str) -> Recording:
    """
    Two rounds of the rehearsal.
    """
    return recorded([*chosen(*practices), (0, c.OpenRound()), (0, c.OpenRound())])


def _lost(recording: Recording, place: int) -> Recording:
    """
    The recording without the event at `place`, as it is read when that line is damaged.
    """
    left = recording.events[:place] + recording.events[place + 1 :]
    return evolve(recording, events=left, gaps=(place,), whole=False)


def _scenario(recording: Recording) -> Scenario:
    return SMALL if recording.head.title == SMALL.title else REHEARSAL


def _player(recording: Recording) -> ReplayPlayer:
    return ReplayPlayer(Replay(recording, _scenario(recording)))


def _read_everywhere(recording: Recording) -> None:
    """
    Everything that can be asked of a recording by those who fold its events.
    """
    scenario = _scenario(recording)
    player = _player(recording)
    replay = player.replay
    opens, closes = scenario.conference.opens, scenario.conference.closes
    for number in range(1, replay.rounds + 1):
        player.show_round(number)
        for at in (opens, (opens + closes) // 2, closes):
            player.seek(at)
            player.view.board(), player.view.rounds(), player.view.charts(), player.view.moments(), player.position()
            replay.picture.material(), replay.picture.typed(at)
        for card in player.view.incidents():
            player.view.life_line(card.number)
    for number in range(len(replay.stops)):
        player.show_stop(number)
        player.view.board()
    for happened in rounds_in(replay.events):
        evidence(scenario, happened)
    list(rows(((0, event) for event in replay.events), date(2026, 3, 1), scenario.organisation))


def _stories(recording: Recording) -> dict[tuple[int, int], object]:
    """
    By round and incident, all that is told of it at the end of that round, without whose fault a late session was, which hangs on
    every incident in the room, and without how a simulated delegate says it, which hangs on what has been said before.
    """
    player = _player(recording)
    found: dict[tuple[int, int], object] = {}
    for number in range(1, player.replay.rounds + 1):
        player.show_round(number)
        player.seek(player.position().closes)
        for card in player.view.incidents():
            life = player.view.life_line(card.number)
            assert life is not None
            found[number, card.number] = (
                card,
                evolve(life, fates=(), mood=None, consequence="", text="", by_desk=False),
            )
    return found


def _figures(recording: Recording) -> list[dict[str, object]]:
    """
    The scorecard of each round at the end of the last.
    """
    player = _player(recording)
    player.show_round(player.replay.rounds)
    player.seek(player.position().closes)
    return [dict(each.figures) for each in player.view.rounds()]


def _round_of(recording: Recording, place: int) -> int:
    """
    In which round an event happened, from 1; 0 before the first.
    """
    return sum(isinstance(event, e.RoundOpened) for event in recording.events[: place + 1])


@examples(40)
@given(evenings())
def test_a_recording_that_is_whole_passes_as_it_is(steps: list[Step]) -> None:
    """
    Nothing is left out of what this program has written, whatever the room did.
    """
    recording = Evening().live(steps).recording()

    assert guarded(recording, SMALL) is recording


def test_a_recording_in_which_nearly_everything_happens_passes_as_it_is() -> None:
    """
    With no practices, half of them, and all.
    """
    for recording in _all():
        assert guarded(recording, _scenario(recording)) is recording


def test_these_recordings_have_nearly_every_type_of_event() -> None:
    """
    So there is something of each to lose.
    """
    found = {type(event) for recording in _all() for event in recording.events}

    assert len(found) >= len(e.EVENTS.keys() - NOT_OFFERED) - 10


def _all() -> tuple[Recording, ...]:
    return _chaos(), _agreed(), _rehearsed(), _rehearsed(*ALL)


def _each_type() -> Iterator[tuple[Recording, int]]:
    """
    Of each type of event one in the middle, of the recording that has most of them.
    """
    by_type: dict[type[e.Event], tuple[Recording, list[int]]] = {}
    for recording in _all():
        places: dict[type[e.Event], list[int]] = {}
        for place, event in enumerate(recording.events):
            places.setdefault(type(event), []).append(place)
        for kind, found in places.items():
            if len(found) > len(by_type.get(kind, (recording, []))[1]):
                by_type[kind] = recording, found
    for recording, found in by_type.values():
        yield recording, found[len(found) // 2]


def test_one_lost_event_of_any_type_stops_nobody() -> None:
    """
    Neither the film nor the cards nor the table.
    """
    for recording, place in _each_type():
        _read_everywhere(_lost(recording, place))


def test_one_lost_event_changes_nothing_but_what_it_is_about() -> None:
    """
    Every second line of a small evening.
    """
    _lose_each(_chaos(), 2)


@pytest.mark.long
def test_one_lost_event_of_any_recording_changes_nothing_but_what_it_is_about() -> None:
    """
    Every line of each.
    """
    for recording in _all():
        _lose_each(recording, 1)


def _lose_each(whole: Recording, stride: int) -> None:
    """
    The story of every other incident, and every figure of the other round, is what it was.
    """
    stories, figures = _stories(whole), _figures(whole)
    for place, event in enumerate(whole.events):
        if place % stride or isinstance(event, (e.RoundOpened, e.RoundEnded)):
            continue
        left = _lost(whole, place)
        its_round, incident = _round_of(whole, place), getattr(event, "incident", None)
        told_elsewhere = type(event).__name__.startswith(("Text", "Session"))  # in the words and consequences of others

        for which, story in _stories(left).items():
            assert which == (its_round, incident) or told_elsewhere or story == stories[which], (place, event, which)
        for number, now in enumerate(_figures(left), 1):
            was = figures[number - 1]
            assert (
                number == its_round
                or isinstance(event, e.PracticeSwitched | e.CommitmentMeasured)
                or _but_mood(now) == _but_mood(was)
            ), (place, event)
            if number == its_round:
                _add_up(now)
                assert abs(now["submitted"] - was["submitted"]) <= 1, (place, event)  # type: ignore[operator]
                assert abs(now["resolved"] - was["resolved"]) <= 1, (place, event)  # type: ignore[operator]


def _but_mood(figures: dict[str, object]) -> dict[str, object]:
    return {**figures, "mood": None}


def _add_up(figures: dict[str, object]) -> None:
    parts = [figures[key] for key in ("open", "resolved", "lost", "withdrawn")]
    assert figures["submitted"] == sum(parts)  # type: ignore[arg-type]


def test_a_lost_report_leaves_out_what_is_about_its_incident_and_says_how_many() -> None:
    """
    Every report of an evening.
    """
    whole = _chaos()
    for place, event in enumerate(whole.events):
        if not isinstance(event, e.IncidentReported):
            continue
        left = guarded(_lost(whole, place), SMALL)
        expected = tuple(_without(whole, _round_of(whole, place), event.incident))

        assert left.events == expected
        missing = len(whole.events) - 1 - len(expected)
        assert not missing or any(words.startswith(f"{missing} event") for words in left.complaints)
        assert not missing or not left.whole


def _without(recording: Recording, number: int, incident: int) -> Iterator[e.Event]:
    """
    Everything but what is about an incident of a round; moods and texts are about an incident that the room reported, in
    whichever round.
    """
    reported = [
        _round_of(recording, place)
        for place, event in enumerate(recording.events)
        if isinstance(event, e.IncidentReported) and event.incident == incident
    ]
    for place, event in enumerate(recording.events):
        now = _round_of(recording, place)
        about = getattr(event, "incident", None) == incident and now == number
        if about and type(event).__name__.startswith(("Text", "Mood")) and min({*reported} - {number}, default=9) < now:
            about = False
        if not about:
            yield event


@pytest.mark.parametrize("make", [_chaos, _agreed])
@pytest.mark.parametrize("number", [1, 2])
def test_a_lost_opening_leaves_out_its_round_and_nothing_of_the_other(
    make: Callable[[], Recording], number: int
) -> None:
    """
    Its incidents have the numbers of those of the round before, and are not taken for them.
    """
    whole = make()
    place = next(
        i for i, event in enumerate(whole.events) if isinstance(event, e.RoundOpened) and event.round == number
    )
    left = _lost(whole, place)

    player = _player(left)
    player.seek(player.position().closes)

    _read_everywhere(left)
    assert player.replay.rounds == 1
    (now,) = player.view.rounds()
    assert now.round == 3 - number
    assert _but_mood(dict(now.figures)) == _but_mood(_figures(whole)[2 - number])
    assert player.view.board().round == 3 - number


def test_where_the_end_of_a_round_and_the_next_opening_are_lost_the_first_stays_right() -> None:
    """
    A stretch that is gone: what follows it belongs to a round that nobody saw begin.
    """
    whole = _chaos()
    ended = next(i for i, event in enumerate(whole.events) if isinstance(event, e.RoundEnded))
    opened = next(i for i, event in enumerate(whole.events) if isinstance(event, e.RoundOpened) and event.round == 2)
    left = evolve(whole, events=whole.events[: ended - 5] + whole.events[opened + 1 :], gaps=(ended - 5,), whole=False)

    replay = Replay(left, SMALL)

    assert replay.events[: ended - 5] == whole.events[: ended - 5]
    assert not any(isinstance(event, e.IncidentReported) for event in replay.events[ended - 5 :])
    _read_everywhere(left)


def test_a_lost_end_of_a_round_leaves_its_figures_as_they_were_at_its_last_event() -> None:
    """
    They do not go on growing while the next round is shown.
    """
    whole = _chaos()
    place = next(i for i, event in enumerate(whole.events) if isinstance(event, e.RoundEnded))
    player = _player(_lost(whole, place))
    player.show_round(2)
    player.seek(player.position().opens + 60)
    early = player.view.rounds()[0]
    player.seek(player.position().closes)

    assert player.view.rounds()[0] == early
    assert early.figures["cost_total"] == _figures(whole)[0]["cost_total"]


@settings(examples(20), suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_events_that_somebody_else_wrote_stop_nobody(data: st.DataObject) -> None:
    """
    Any event with any numbers and names, at any place, for others or between them.
    """
    whole = _chaos()
    happened = list(whole.events)
    for forged in data.draw(st.lists(events(), min_size=1, max_size=4)):
        place = data.draw(st.integers(0, len(happened) - 1))
        at = data.draw(st.sampled_from((forged.at, happened[place].at)))
        happened[place : place + data.draw(st.integers(0, 1))] = [evolve(forged, at=at)]

    _read_everywhere(evolve(whole, events=tuple(happened)))


@settings(examples(20), suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_field_that_somebody_else_wrote_stops_nobody(data: st.DataObject) -> None:
    """
    A true event with one field of another.
    """
    whole = _agreed()
    happened = list(whole.events)
    place = data.draw(st.integers(0, len(happened) - 1))
    event = happened[place]
    other = data.draw(st.one_of(st.sampled_from(whole.events), events()))
    shared = sorted({*type(event).__annotations__} & {*type(other).__annotations__})
    for name in data.draw(st.lists(st.sampled_from(shared), min_size=1, max_size=2)):
        try:
            event = evolve(event, **{name: getattr(other, name)})
        except TypeError:
            return
    happened[place] = event

    _read_everywhere(evolve(whole, events=tuple(happened)))


def test_one_wrong_time_costs_one_event() -> None:
    """
    A time that is too late does not cost everything that happened before it.
    """
    whole = _chaos()
    place = next(i for i, event in enumerate(whole.events) if isinstance(event, e.WorkStarted))
    late = evolve(whole.events[place], at=SMALL.conference.closes)
    happened = (*whole.events[:place], late, *whole.events[place + 1 :])

    replay = Replay(evolve(whole, events=happened), SMALL)

    assert replay.events == whole.events[:place] + whole.events[place + 1 :]


def test_those_who_simulate_again_end_with_a_sentence_whichever_line_is_lost() -> None:
    """
    `verify` and `what-if` on a recording that lacks an event or an input.
    """
    whole = _chaos()
    lacking = [_lost(whole, place) for place in range(0, len(whole.events), 9)]
    for place in range(len(whole.inputs)):
        inputs = whole.inputs[:place] + whole.inputs[place + 1 :]
        lacking.append(evolve(whole, inputs=inputs, gaps=(0,), whole=False))
    for recording in lacking:
        assert not verify(recording).exact
        with suppress(DeskTheatreError):
            evening(recording)


def test_the_scenario_of_the_head_is_the_one_that_is_asked() -> None:
    """
    The recordings of these tests carry it.
    """
    assert scenario_of(_chaos()) == SMALL


def test_an_opening_at_another_time_leaves_out_its_round() -> None:
    """
    Otherwise some of what happens in it would happen before it.
    """
    whole = _chaos()
    place = next(i for i, event in enumerate(whole.events) if isinstance(event, e.RoundOpened))
    late = evolve(whole.events[place], at=SMALL.conference.opens + 600)
    happened = (*whole.events[:place], late, *whole.events[place + 1 :])

    replay = Replay(evolve(whole, events=happened), SMALL)

    assert [event.round for event in replay.events if isinstance(event, e.RoundOpened)] == [2]
    _read_everywhere(replay.recording)


@pytest.mark.parametrize(
    "event",
    [
        s.FigureGuessed(0, "nobody", 1.0),
        s.FigureGuessed(0, "lost", 1e300),
        s.FigureGuessed(0, "lost", -1.0, 2),
        s.FigureGuessed(0, "lost", 1.0, 99),
        s.HandsCounted(0, 1, 1, -3),
        s.HandsCounted(0, 1, 0, 3),
        s.LeadingChosen(0, (1, -2)),
    ],
)
def test_guesses_and_hands_that_cannot_be_are_left_out(event: e.Event) -> None:
    """
    Whatever somebody wrote into the file, the stage shows no such guess and no such vote.
    """
    evening = Evening().live([c.OpenRound(), 60, c.EndRound()])
    recording = evening.recording()
    meddled = evolve(recording, events=(*recording.events, evolve(event, at=evening.show.at)))
    assert guarded(meddled, SMALL).events == recording.events
    fair = s.FigureGuessed(evening.show.at, "lost", 4.0, 2)
    assert guarded(evolve(recording, events=(*recording.events, fair)), SMALL).events[-1] == fair
