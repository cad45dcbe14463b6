"""
What a round has shown: for any round whatever, in the right order, and the same however it is told.
"""

from __future__ import annotations

from unittest.mock import patch

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.itsm.counting import counted
from desk_theatre.itsm.theme import THEMES, Theme
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.scenario import library
from desk_theatre.scenario.people import Commitment
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.show.deck.card import Threshold
from desk_theatre.show.deck.deck import DECK
from desk_theatre.show.evidence import Material, evidence, rounds_in
from desk_theatre.show.show import Show
from histories import FIVE, NINE, rounds, small_scenario
from profiles import examples

ORDINARY = examples(80)
SMALL = small_scenario()


def _played(scenario: Scenario, practices: tuple[str, ...] = (), seed: int = 1) -> list[e.Event]:
    """
    A round of a scenario, with practices that the room has chosen.
    """
    show = Show(scenario, seed)
    for practice in practices:
        assert show.handle(c.SetPractice(practice, on=True, how="chosen")).refused is None
    return [*show.handle(c.OpenRound()).events, *show.advance(show.until)]


def _whole(material: Material) -> set[str]:
    return {each.card.id for each in material.seen} | {card.id for card in material.unseen}


@given(rounds(), st.lists(st.sampled_from(THEMES), unique=True))
@ORDINARY
def test_any_round_can_be_looked_at(events: list[e.Event], themes: list[Theme]) -> None:
    """
    Every card is seen or not; what is seen has a sentence and lies within the round; the named themes come first.
    """
    scenario = evolve(SMALL, plan=evolve(SMALL.plan, themes=tuple(themes)))

    material = evidence(scenario, events)

    assert _whole(material) == {card.id for card in DECK}
    order = [
        (themes.index(s.card.theme) if s.card.theme in themes else len(themes), -s.strength) for s in material.seen
    ]
    assert sorted(order) == order
    for seen in material.seen:
        assert 0.0 < seen.strength < 1.0
        assert seen.words[0].isupper() or seen.words[0].isdigit() or seen.words[0] == "“"
        assert seen.words.endswith(".")
        assert len(seen.glimpses) <= 3
        assert [glimpse for glimpse in seen.glimpses if not events[0].at <= glimpse.at <= events[-1].at] == []


@given(rounds())
@ORDINARY
def test_every_share_is_a_share(events: list[e.Event]) -> None:
    """
    No rule counts more cases than there are things to count them in.
    """
    found = [event.incident for event in events if isinstance(event, e.IncidentFound)]
    assume(len(found) == len(set(found)))  # nobody finds twice what was found
    asked: list[tuple[float, float]] = []
    strength = Threshold.strength

    def spy(self: Threshold, part: float, whole: float, cases: float | None = None) -> float | None:
        if cases is None:
            asked.append((part, whole))
        return strength(self, part, whole, cases)

    with patch.object(Threshold, "strength", spy):
        evidence(SMALL, events)

    assert [(part, whole) for part, whole in asked if not 0 <= part <= whole] == []


@given(rounds(), st.binary(min_size=16, max_size=16))
@ORDINARY
def test_a_round_with_holes_can_be_looked_at(events: list[e.Event], holes: bytes) -> None:
    """
    A recording with damaged lines shows what is left.
    """
    kept = [event for index, event in enumerate(events) if holes[index % 16] % 4]

    material = evidence(SMALL, kept)

    assert _whole(material) == {card.id for card in DECK}


@given(rounds())
@ORDINARY
def test_events_before_and_after_a_round_do_not_count(events: list[e.Event]) -> None:
    """
    The round before, and what happened after the end.
    """
    ended = [
        *(event for event in events if not isinstance(event, e.RoundEnded)),
        e.RoundEnded(FIVE * 2, 1, early=False),
    ]
    before: list[e.Event] = [e.RoundOpened(NINE, 7, FIVE, ("recording",)), e.FaultBegan(NINE, "x")]
    behind: list[e.Event] = [e.PracticeSwitched(FIVE * 2, "recording", on=False, how="chosen")]

    assert evidence(SMALL, ended) == evidence(SMALL, [*before, *ended, *behind])


def test_an_empty_round_has_shown_nothing() -> None:
    """
    Nobody came, or nothing was recorded at all.
    """
    opened: list[e.Event] = [e.RoundOpened(NINE, 2, FIVE, ()), e.RoundEnded(FIVE, 2, early=False)]

    for events in ([], opened, opened[:1]):
        material = evidence(SMALL, events)
        assert (material.seen, material.moments, len(material.unseen)) == ((), (), len(DECK))


def test_events_of_a_show_are_split_into_rounds() -> None:
    """
    What was switched between two rounds stands behind the first.
    """
    one, two = (e.RoundOpened(NINE, n, FIVE, ()) for n in (1, 2))
    switched = e.PracticeSwitched(FIVE, "recording", on=True, how="chosen")
    ended = e.RoundEnded(FIVE, 1, early=False)

    assert rounds_in([switched, one, ended, switched, two]) == [[one, ended, switched], [two]]
    assert rounds_in([switched]) == []


def test_chaos_shows_most_of_the_deck_and_a_day_without_chaos_little() -> None:
    """
    The conference day with nothing on, and with everything on that people already do nearly always.
    """
    scenario = library.load("conference")
    settled = Commitment(chosen=0.97, decay=0.0, attention=100.0)
    traps = {name for name, practice in catalogue().items() if practice.identity.group == "trap"}
    good = tuple(p for p in Show(scenario, 1).offered() if p not in traps | {"ticket_tool"})

    chaos = evidence(scenario, _played(scenario))
    calm = evidence(scenario, _played(evolve(scenario, commitment=settled), good))

    assert len(chaos.seen) >= 20
    assert len(calm.seen) <= len(chaos.seen) // 2
    assert {each.card.id for each in chaos.seen} >= {"in-the-head", "loudest", "not-ours", "over-the-wall", "no-news"}
    assert {each.card.id for each in calm.seen} & {"in-the-head", "not-ours", "over-the-wall", "boss-does-it"} == set()


def test_the_sentences_say_what_the_scorecard_says() -> None:
    """
    Where a card and the scorecard count the same thing, they agree.
    """
    scenario = library.load("conference")
    events = _played(scenario)
    scorecard_fold = ScorecardFold(scenario)
    scorecard_fold.add_all(events)
    card = scorecard_fold.scorecard(events[-1].at)
    found = {seen.card.id: seen.words for seen in evidence(scenario, events).seen}

    lost, gone = card.lost, card.withdrawn
    resolved = sum(isinstance(event, e.IncidentResolved) for event in events)
    chased = sum(isinstance(event, e.DelegateChased) for event in events)
    broken = sum(watch.late(events[-1].at) for watch in scorecard_fold.promises.watches.values())

    assert (
        f"{lost} incidents were forgotten for good and {counted(gone, 'delegate')} gave up, of"
        in found["no-complaints"]
    )
    assert found["should-work"].startswith(f"{card.reopened} of {resolved} times")
    assert found["not-our-session"].startswith(
        f"The desk delayed {card.sessions_delayed_by_desk} of {card.sessions} sessions; {card.sessions_late_otherwise} more were late"
    )
    assert found["no-news"].startswith(f"Delegates chased {chased} times")
    assert found["unattended"].startswith(f"{broken} of {card.submitted} incidents breached")
    assert found["which-promise"].startswith(f"{broken} of ")


def test_the_same_round_shows_the_same() -> None:
    """
    Word for word.
    """
    scenario = library.load("rehearsal")

    assert evidence(scenario, _played(scenario, seed=3)) == evidence(scenario, iter(_played(scenario, seed=3)))
