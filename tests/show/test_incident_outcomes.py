"""
Fates: where the time of an incident went, and the same incident in each round.
"""

from __future__ import annotations

from collections import Counter

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from busy_desk import BUSY
from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.measures.figures import WASTES
from desk_theatre.scenario import library
from desk_theatre.scenario.vocabulary import CONFERENCE
from desk_theatre.show.incident_outcomes import worked
from desk_theatre.stage.wording.incident import standing
from profiles import examples
from runners import Evening, Step

SOUND = c.SubmitIncident("no-sound", None, "Kim", "nothing to hear")
TWO_ROUNDS: tuple[Step, ...] = (c.OpenRound(), 900, SOUND, 6300, c.OpenRound(), 7200)


@examples(15)
@given(st.integers(0, 10_000), st.integers(60, 7200))
def test_no_incident_waits_longer_than_since_its_report(seed: int, seconds: int) -> None:
    """
    Stretches of waiting never overlap, and what took no time is not told; the longest comes first.
    """
    evening = Evening(seed, BUSY).live([c.OpenRound(), seconds])
    now = evening.show.at
    for card in evening.picture.incidents(now):
        life = evening.picture.life_line(card.number, now)
        assert life is not None
        assert sum(each.seconds for each in life.spent if each.sort == "waiting") <= now - life.reported
        assert all(each.seconds > 0 for each in life.spent)
        assert [each.seconds for each in life.spent] == sorted((each.seconds for each in life.spent), reverse=True)
        assert len({(each.words, each.sort) for each in life.spent}) == len(life.spent)


def test_the_story_says_of_a_late_session_why_it_is_late_and_never_two_things() -> None:
    """
    What held a session up and met its target is not told as harmless: the session counts as late for other reasons.
    """
    evening = Evening(1, library.load("conference")).live([c.OpenRound(), 6 * 3600])
    now, (scene,) = evening.show.at, evening.picture.scenes
    held_up = {
        event.incident for history in scene.history.values() for event in history if isinstance(event, e.SessionDelayed)
    }
    told = []
    for number in held_up:
        life = evening.picture.life_line(number, now)
        assert life is not None
        told.append(life.consequence)
        assert life.by_desk == ("Delayed by the desk" in life.consequence)

    assert told
    assert any("Late for other reasons" in words for words in told)
    for words in told:
        assert words.startswith("“")
        assert "” held up for " in words
        assert "not delayed" not in words


def test_with_one_round_there_is_nothing_to_compare() -> None:
    """
    So nothing is said.
    """
    evening = Evening(3, BUSY).live([c.OpenRound(), 900, SOUND, 600])
    life = evening.picture.life_line(1, evening.show.at)

    assert life is not None
    assert life.fates == ()


def test_a_background_incident_has_an_outcome_for_each_round() -> None:
    """
    Side by side, each with its own figures, as the round's own incidents say.
    """
    evening = Evening(3, BUSY).live(TWO_ROUNDS)
    first, second = evening.picture.scenes
    both = [number for number in first.cards.reported if number in second.cards.reported]
    for number in both:
        life = evening.picture.life_line(number, evening.show.at)
        assert life is not None
        assert [(fate.round, fate.own, fate.count) for fate in life.fates] == [(1, True, 1), (2, True, 1)]
        for fate, scene in zip(life.fates, (first, second), strict=True):
            solved = [event.at for event in scene.history[number] if isinstance(event, e.IncidentResolved)]
            assert fate.state == scene.scorecard_fold.states.state[number].value
            assert fate.solved == int(fate.state in {"resolved", "closed"})
            if fate.solved:
                assert fate.seconds == solved[-1] - scene.cards.reported[number].at

    assert len(both) >= 10


def test_what_came_once_is_compared_with_its_like() -> None:
    """
    The room's own incident has one round; of the other one all of its kind are told, and that is said.
    """
    evening = Evening(3, BUSY).live(TWO_ROUNDS)
    life = evening.picture.life_line(1, evening.show.at)
    assert life is not None
    own, like = life.fates
    alike = [each for each in evening.picture.scenes[1].cards.reported.values() if each.kind == "no-sound"]

    assert (own.round, own.own, like.round, like.own) == (1, True, 2, False)
    assert like.count == len(alike) > 0
    assert 0 <= like.kept <= like.solved <= like.count
    assert (like.waited, like.hands, like.state) == (None, None, "")


def test_where_each_round_has_its_own_day_a_number_is_not_the_same_incident() -> None:
    """
    Fresh demand: only its like can be told.
    """
    scenario = evolve(BUSY, plan=evolve(BUSY.plan, fresh_demand=True))
    evening = Evening(3, scenario).live([c.OpenRound(), 7200, c.OpenRound(), 7200])
    first, second = evening.picture.scenes
    number = next(number for number in first.cards.reported if number in second.cards.reported)
    life = evening.picture.life_line(number, evening.show.at)

    assert life is not None
    assert [fate.own for fate in life.fates] == [False, True]


def test_work_counts_as_far_as_it_has_come_and_waste_for_itself() -> None:
    """
    Half a minute into a minute of work is half a minute; answering who asks for news is nobody's repair.
    """
    history: list[e.Event] = [
        e.WorkStarted(100, "ann", 4, "repair", 60),
        e.WorkStarted(200, "bo", 4, "chasing", 20, "chasing"),
        e.WorkStarted(300, "ann", 4, "repair", 60),
    ]

    assert worked(history, 330) == {("ann", None): 90, ("bo", "chasing"): 20}


def test_work_for_the_wrong_team_and_answers_to_chasers_are_waste_in_the_story() -> None:
    """
    Exactly the seconds that the scorecard counts as wasted are not told as work.
    """
    evening = Evening(3, library.load("conference")).live([c.OpenRound(), 7200])
    now, (scene,) = evening.show.at, evening.picture.scenes
    called = {waste: CONFERENCE.say(words) for waste, words in WASTES.items()}
    told: Counter[str] = Counter()
    for number, history in scene.history.items():
        life = evening.picture.life_line(number, now)
        assert life is not None
        wasted = {called[event.waste] for event in history if isinstance(event, e.WorkStarted) and event.waste}
        spent = {each.words: each.sort for each in life.spent}
        assert {words for words, sort in spent.items() if sort == "waste"} <= wasted
        assert not {words for words, sort in spent.items() if sort == "work"} & set(called.values())
        told.update(words for words, sort in spent.items() if sort == "waste")

    assert {called["bouncing"], called["chasing"]} <= set(told)


def test_the_story_says_both_priorities_where_the_desk_guessed_another_one() -> None:
    """
    The header has the priority that targets count by; what the desk said last is known next to it.
    """
    evening = Evening(3, BUSY).live([c.OpenRound(), 7200])
    now, (scene,) = evening.show.at, evening.picture.scenes
    differ = 0
    for number, history in scene.history.items():
        life = evening.picture.life_line(number, now)
        assert life is not None
        ratings = [event.priority for event in history if isinstance(event, e.IncidentAssessed)]
        assert life.rated == (ratings[-1] if ratings else None)
        if life.rated is not None and life.priority is not None:
            said = standing(life.state, life.priority.word, life.rated.word)
            assert life.priority.word in said
            assert (f"the desk says {life.rated.word}" in said) == (life.rated is not life.priority)
            differ += life.rated is not life.priority

    assert differ > 0
