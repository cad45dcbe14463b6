"""
Me too, and how it felt: several delegates with one incident, and what they say when it is over.
"""

from __future__ import annotations

from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.itsm import room_commands as r
from desk_theatre.itsm.clocks import clocks
from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.itsm.room_events import IncidentJoined, IncidentLeft, TextMasked
from desk_theatre.recording.rerun import Rerun
from desk_theatre.scenario import library
from desk_theatre.show.picture import Picture
from desk_theatre.simulation.organisation import Organisation
from desk_theatre.study.recorded_round import evening as evening_of
from profiles import examples
from runners import SCENARIO, Evening, Step
from small_scenarios import HOUR, OPENS, desk_of, kind, team

BADGE = c.SubmitIncident("badge", None, "row 4", "wrong name")


def _evening(*steps: Step) -> Evening:
    return Evening().live([c.OpenRound(), *steps])


def test_who_has_the_same_makes_it_more_important_and_not_more() -> None:
    """
    One step of impact each, up to the highest; still one incident, and the promise that is made is the shorter one.
    """
    evening = _evening(BADGE, *[r.MeToo(1)] * 3)
    joined = [event for event in evening.events if isinstance(event, IncidentJoined)]
    card = next(card for card in evening.picture.incidents(evening.show.at) if card.number == 1)

    assert [(event.others, event.impact) for event in joined] == [(1, Level.MEDIUM), (2, Level.HIGH), (3, Level.HIGH)]
    assert [event.priority for event in joined] == [Priority.P4, Priority.P3, Priority.P3]
    assert (card.others, card.priority) == (3, Priority.P3)
    assert [reported.number for reported in evening.picture.incidents(evening.show.at) if reported.live] == [1]


def test_the_explained_clocks_agree() -> None:
    """
    The story of the incident tells the same promise as the stage.
    """
    evening = _evening(BADGE, 30, r.MeToo(1), r.MeToo(1), 120)
    now = evening.show.at
    scene = evening.picture.scenes[-1]
    _, resolution, _ = clocks(scene.history[1], SCENARIO.agreement, now)
    standing = scene.scorecard_fold.promises.standing(1, "resolution", now)

    assert (resolution.target, resolution.elapsed) == (standing.target, standing.elapsed)
    assert resolution.target == 30 + SCENARIO.agreement.target(Priority.P3).seconds("resolution")


def test_the_story_says_from_when_a_raised_priority_counts() -> None:
    """
    A P4 that two others join after half a minute is a P3 from then on, with a P3's twelve minutes from then; joining late leaves
    what was left.
    """

    def told(*steps: Step) -> list[str]:
        evening = _evening(BADGE, *steps)
        line = evening.picture.life_line(1, evening.show.at)
        assert line is not None
        return [step.words for step in line.steps if step.words.startswith("Raised")]

    assert told(30, r.MeToo(1)) == []
    assert told(30, r.MeToo(1), r.MeToo(1)) == ["Raised from P4 to P3: resolve within 12 min from now"]


@pytest.mark.parametrize("practices", [("recording", "prioritisation"), ()])
def test_where_impact_is_judged_it_is_taken_up_sooner(practices: tuple[str, ...]) -> None:
    """
    Six of a kind wait for one person, and one of them becomes a matter of three delegates.  Where the agreed table is used it
    is taken up sooner, and elsewhere nothing changes.
    """
    low = kind("badge", team="av", impact=Level.LOW, urgency=Level.LOW)
    scenario = desk_of(3, kinds=[low], teams=[team("av", 2, 1)])

    def taken_up(joined: int) -> list[int]:
        organisation = Organisation(scenario, 1, 1, dict.fromkeys(practices, "chosen"))
        for _ in range(6):
            organisation.submit(low, None)
        events = organisation.advance(OPENS + 5 * 60)
        for _ in range(joined):
            events += organisation.join(11)
        events += organisation.advance(OPENS + 2 * HOUR)
        return [event.incident for event in events if isinstance(event, e.IncidentPickedUp)]

    alone, together = taken_up(0), taken_up(2)

    assert sorted(alone) == sorted(together)
    if practices:
        assert together.index(11) < alone.index(11)
    else:
        assert alone == together


def test_an_incident_that_is_over_is_reported_anew() -> None:
    """
    Nobody joins what nobody waits for; one of two who gives up leaves it to the other; and the same key counts once.
    """
    evening = _evening(BADGE, r.MeToo(1, "key"))
    again = evening.give(r.MeToo(1, "key"))
    left = evening.give(c.WithdrawIncident(1)).events
    withdrawn = evening.give(c.WithdrawIncident(1)).events
    refused = evening.give(r.MeToo(1)).refused

    assert (again.repeated, again.incident) == (True, 1)
    assert [type(event) for event in (*left, *withdrawn)] == [IncidentLeft, e.IncidentWithdrawn]
    assert refused is not None
    assert "again" in refused.reason


def test_the_form_offers_what_is_open_at_the_same_place() -> None:
    """
    No sound in the same room; not in the other one, not what is over, and not somebody else's badge.
    """
    evening = _evening(
        c.SubmitIncident("no-sound", "a"),
        c.SubmitIncident("no-sound", "b"),
        c.SubmitIncident("no-sound", "a"),
        c.WithdrawIncident(1),
        c.SubmitIncident("badge"),
    )
    now = evening.show.at

    def live(kind: str, room: str | None) -> list[int]:
        return [card.number for card in evening.picture.alike(kind, room, now) if card.live]

    assert (live("no-sound", "a"), live("no-sound", "b"), live("badge", "a"), live("wifi", None)) == ([5], [3], [], [])


@pytest.mark.parametrize("scenario", ["conference", "rehearsal"])
def test_a_personal_incident_is_not_offered_to_join(scenario: str) -> None:
    """
    Of every kind that can be reported: what happens in a room or to a service of all is offered, a badge or a coat is not.
    """
    played = library.load(scenario)
    room = played.conference.rooms[0].id
    offered, own = [], []
    for each in played.kinds:
        evening = Evening(1, played).live(
            [c.OpenRound(), c.SubmitIncident(each.id, room if each.where == "room" else None)]
        )
        if evening.picture.alike(each.id, room, evening.show.at):
            offered.append(each.id)
        if each.where == "person":
            own.append(each.id)

    assert [each.id for each in played.kinds if each.id not in own] == offered
    assert own


def test_a_mood_leaves_the_satisfaction_of_the_model_as_it_is() -> None:
    """
    The last word counts, also when the round is over; the satisfaction of the model is untouched.
    """
    evening = _evening(BADGE, c.SubmitIncident("wifi"), 300)
    before = evening.picture.rounds(evening.show.at)[0].figures
    evening.live([r.LeaveMood(1, 1), r.LeaveMood(1, 2), c.EndRound(), r.LeaveMood(3, 5), c.OpenRound(), BADGE])
    evening.live([r.LeaveMood(5, 3), r.LeaveMood(3, 4)])
    first, second = evening.picture.rounds(evening.show.at)
    line = evening.picture.life_line(3, evening.show.at)

    assert before["mood"] is None
    assert (first.figures["mood"], second.figures["mood"]) == (3.0, 3.0)
    assert first.figures["satisfaction"] == before["satisfaction"]
    assert line is not None
    assert line.mood == 4


def test_a_mood_about_the_days_own_incident_is_of_the_round_in_which_somebody_joined_it() -> None:
    """
    The same incident comes again in each round, under the same number; nobody has left a mood about that one.
    """
    evening = _evening(300, r.MeToo(2), r.LeaveMood(2, 2), c.EndRound(), c.OpenRound(), 300)
    first, second = evening.picture.rounds(evening.show.at)
    again = evening.picture.life_line(2, evening.show.at)
    assert again is not None
    assert (first.figures["mood"], second.figures["mood"], again.mood) == (2.0, None, None)
    assert evening.picture.board(evening.show.at).mood is None

    evening.live([c.EndRound(), r.LeaveMood(2, 5), c.OpenRound(), 300, r.MeToo(2), r.LeaveMood(2, 4)])
    assert [each.figures["mood"] for each in evening.picture.rounds(evening.show.at)] == [5.0, None, 4.0]


def _joining_and_moods() -> st.SearchStrategy[list[Step]]:
    """
    In a round and after it: delegates join what is there, and say how they felt about whatever they had at any time.
    """
    joining: st.SearchStrategy[Step] = st.builds(r.MeToo, st.sampled_from((1, 2, 4)))
    mood: st.SearchStrategy[Step] = st.builds(r.LeaveMood, st.sampled_from((1, 2, 4)), st.integers(1, 5))
    others: st.SearchStrategy[Step] = st.sampled_from((BADGE, 45))
    doing = st.lists(st.one_of(joining, mood, others), max_size=4)
    after = st.lists(mood, max_size=2)
    rounds = st.lists(st.tuples(doing, after), min_size=2, max_size=3)

    def course(played: list[tuple[list[Step], list[Step]]]) -> list[Step]:
        course: list[Step] = []
        for doings, moods in played:
            course += [c.OpenRound(), BADGE, 300, *doings, 300, c.EndRound(), *moods]
        return course

    return rounds.map(course)


@given(_joining_and_moods())
@examples(200)
def test_a_mood_belongs_to_the_round_of_its_incident(steps: list[Step]) -> None:
    """
    Whenever it is left: counted again by hand, of every round, on the stage, in the story and in a film.
    """
    evening = Evening()
    had, left = dict[int, int](), dict[tuple[int, int], int]()
    for step in steps:
        if isinstance(step, int):
            evening.wait(step)
            continue
        outcome = evening.give(step)
        if outcome.refused is not None:
            continue
        if isinstance(step, (c.SubmitIncident, r.MeToo)) and outcome.incident is not None:
            had[outcome.incident] = evening.show.round
        elif isinstance(step, r.LeaveMood):
            left[had[step.incident], step.incident] = step.mood
    now = evening.show.at
    film = evening.replay()
    film.seek(film.rounds - 1, now)

    for summary in evening.picture.rounds(now):
        moods = [mood for (number, _), mood in left.items() if number == summary.round]
        assert summary.figures["mood"] == (pytest.approx(fmean(moods)) if moods else None)
    for number in had:
        line = evening.picture.life_line(number, now)
        assert line is not None
        assert line.mood == left.get((line.round, number))
    assert film.picture.rounds(now) == evening.picture.rounds(now)
    assert film.picture.board(now) == evening.picture.board(now)


@given(
    st.lists(st.sampled_from((r.MeToo(1), r.MeToo(3), r.LeaveMood(1, 4), r.MaskText(1), BADGE, 45, 200)), max_size=12)
)
@settings(deadline=None)
def test_a_round_with_all_of_it_is_exact(steps: list[Step]) -> None:
    """
    Simulated again, in a film, and for a study, which takes joining along and leaves moods and masks out.
    """
    evening = _evening(BADGE, BADGE, *steps, c.EndRound())
    recording, now = evening.recording(), evening.show.at
    film = evening.replay()
    film.seek(0, now)

    assert [event for happened in Rerun(recording).run() for event in happened.events] == evening.events
    assert film.picture.board(now) == evening.picture.board(now)
    assert film.picture.rounds(now) == evening.picture.rounds(now)
    assert evening_of(recording).exact


@pytest.mark.parametrize("mood", [0, -1, 6])
def test_there_are_five_faces(mood: int) -> None:
    """
    And no others.
    """
    assert _evening(BADGE).give(r.LeaveMood(1, mood)).refused is not None


def test_words_of_who_joins_change_nothing_in_the_organisation_and_reach_nobody_by_themselves() -> None:
    """
    They are recorded with the me-too; the room sees what it would see without them.
    """
    plain = _evening(BADGE, 30, r.MeToo(1), 300)
    said = _evening(BADGE, 30, r.MeToo(1, text="mine as well"), 300)

    assert said.events == plain.events
    assert said.picture.board(said.show.at) == plain.picture.board(plain.show.at)
    assert said.picture.life_line(1, said.show.at) == plain.picture.life_line(1, plain.show.at)
    assert "mine as well" in {getattr(given.command, "text", "") for given in said.inputs}


def test_what_is_about_the_words_of_an_earlier_round_is_no_part_of_the_story_of_its_namesake() -> None:
    """
    The day's own incidents have the same numbers in every round: the words of one are masked in the second round, before the
    other is reported.  Its story begins with its report.
    """
    evening = _evening(600, c.EndRound(), c.OpenRound(), 600)
    later = max(event.incident for event in evening.events if isinstance(event, e.IncidentReported))
    picture = Picture(SCENARIO)
    for event in evening.events:
        picture.add(event)
        if isinstance(event, e.RoundOpened) and event.round == 2:
            picture.add(TextMasked(event.at, later))

    story = picture.life_line(later, evening.show.at)

    assert story is not None
    assert story.round == 2
    assert story.steps[0].at == story.reported
