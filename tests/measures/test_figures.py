"""
The words of the scorecard, and the page of the reference that is written from them.
"""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from desk_theatre.itsm import events as e
from desk_theatre.itsm.events import EVENTS
from desk_theatre.itsm.priority import Priority
from desk_theatre.measures import satisfaction
from desk_theatre.measures.figures import FIGURES, HEADLINE, KEY_FIGURES, PRIORITY_FIGURES, KeyFigure
from desk_theatre.measures.figures_page import page
from desk_theatre.measures.headline import Headline
from desk_theatre.measures.scorecard_fold import PriorityFigures, Scorecard, ScorecardFold, as_json, plain
from desk_theatre.practices.catalogue import PRACTICES
from desk_theatre.practices.practice import Practice
from histories import FIVE, NINE, small_scenario

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "scorecard.md"
ALL = (*KEY_FIGURES.values(), *PRIORITY_FIGURES.values())


def test_every_figure_of_the_scorecard_is_explained() -> None:
    """
    And no figure is explained that does not exist.
    """
    assert sorted(FIGURES) == sorted(field.name for field in attrs.fields(Scorecard))
    assert list(PRIORITY_FIGURES) == [field.name for field in attrs.fields(PriorityFigures)]
    assert sorted(as_json(ScorecardFold(small_scenario()).scorecard(NINE))) == sorted(FIGURES)


def test_a_large_figure_has_all_that_the_stage_says_of_it() -> None:
    """
    A place of its own on the stage and on the curtain, a field in the headline, and words where there is nothing to count.
    """
    count = len(HEADLINE)

    assert [figure.place for figure in HEADLINE] == [*range(1, count + 1)]
    assert sorted(figure.curtain for figure in HEADLINE) == [*range(1, count + 1)]
    assert {figure.key for figure in HEADLINE} <= {field.name for field in attrs.fields(Headline)}
    assert all(figure.empty and figure.nothing for figure in HEADLINE)
    assert {figure.studied_as or figure.key for figure in HEADLINE} <= set(FIGURES)


@pytest.mark.parametrize(
    ("key", "amounts"),
    [
        ("resolution_sla_met", {0.9: "good", 0.899: "watch", 0.75: "watch", 0.749: "poor"}),
        ("satisfaction", {4.0: "good", 3.0: "watch", 2.9: "poor"}),
        ("lost", {0: "good", 1: "poor"}),
        ("waiting", {0: None, 9: None}),
    ],
)
def test_a_figure_is_good_from_its_target_on(key: str, amounts: dict[float, str | None]) -> None:
    """
    Of a figure of which less is better, up to it; a figure without a target is neither good nor poor.
    """
    assert {amount: KEY_FIGURES[key].grade(amount) for amount in amounts} == amounts


@pytest.mark.parametrize("figure", ALL, ids=lambda figure: figure.key)
def test_what_the_stage_says_of_a_figure_has_at_most_twelve_words(figure: KeyFigure) -> None:
    """
    Read out once, it is understood; the exact rule is for the reference.
    """
    assert [words for words in (figure.sentence, figure.empty) if len(words.split()) > 12] == []


@pytest.mark.parametrize("figure", ALL, ids=lambda figure: figure.key)
def test_a_figure_is_explained_in_one_sentence(figure: KeyFigure) -> None:
    """
    And names the events it is counted from as they are called.
    """
    for words in (figure.sentence, figure.definition or figure.sentence):
        assert words.endswith(".")
        assert words.count(". ") == 0
    assert figure.source
    assert all(name in EVENTS for name in figure.source if name.isidentifier())


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda practice: practice.identity.id)
def test_a_practice_is_for_figures_that_exist(practice: type[Practice]) -> None:
    """
    What a practice promises to improve can be looked up on the scorecard.
    """
    assert practice.identity.measures
    assert set(practice.identity.measures) <= set(FIGURES)


@pytest.mark.parametrize("figure", ALL, ids=lambda figure: figure.key)
def test_a_source_is_named_once(figure: KeyFigure) -> None:
    """
    The reference lists the events of a figure, each once.
    """
    assert sorted(figure.source) == sorted(set(figure.source))


def test_lost_incidents_are_no_total_as_one_reported_again_is_not_lost() -> None:
    """
    By the hour, the incidents lost at the end of a long round would look fewer than those of a short one.
    """
    fold = ScorecardFold(small_scenario())
    fold.add_all(
        [
            e.RoundOpened(NINE, 1, FIVE, ()),
            e.IncidentReported(NINE, 0, "no-sound", "a", 0, False, Priority.P3),
            e.IncidentHeld(NINE, 0, "ada"),
            e.IncidentLost(NINE + 60, 0, "ada", 1),
        ]
    )
    before = fold.scorecard(NINE + 60).lost
    fold.add_all([e.IncidentRecovered(NINE + 600, 0, "ada")])

    assert fold.scorecard(NINE + 600).lost < before
    assert (KEY_FIGURES["lost"].adds_up, KEY_FIGURES["lost_ever"].adds_up) == (False, True)


def test_the_plain_figures_are_those_that_are_one_number() -> None:
    """
    A table can show them side by side.
    """
    card = ScorecardFold(small_scenario()).scorecard(NINE)
    assert set(FIGURES) - set(plain(card)) == {"by_priority", "waste", "utilisation", "commitment"}


def test_what_is_taken_off_for_discontent_is_what_the_table_says() -> None:
    """
    The table in the docstring, which is also the reference, has the figures that are reckoned with.
    """
    words = satisfaction.__doc__ or ""
    taken_off = [row.rsplit("|", 2)[1].strip().split()[0] for row in words.splitlines() if row.startswith("| ")][1:]
    tenths = ("LATE", "UNINFORMED", "CHASE", "LOST", "NOT_MENDED", "HELD_UP")
    assert taken_off == [f"{getattr(satisfaction, name) / 10}" for name in tenths]
    assert f"{satisfaction.CHASE * satisfaction.CHASES_AT_MOST / 10} at most" in words


def test_the_reference_says_what_the_program_counts() -> None:
    """
    If this fails, write the page again:
    python -c "from desk_theatre.measures.figures_page import page; print(page(), end='')" > docs/reference/scorecard.md
    """
    assert REFERENCE.read_text(encoding="utf-8") == page()
