"""
The words of the scorecard, and the page of the reference that is written from them.
"""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from desk_theatre.itsm.events import EVENTS
from desk_theatre.measures import satisfaction
from desk_theatre.measures.figures import FIGURES, PRIORITY_FIGURES, Figure
from desk_theatre.measures.figures_page import page
from desk_theatre.measures.scorecard import PriorityFigures, Scorecard, as_json, plain
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.practices.catalogue import PRACTICES
from desk_theatre.practices.practice import Practice
from histories import NINE, small_scenario

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "scorecard.md"
ALL = (*FIGURES.values(), *PRIORITY_FIGURES.values())


def test_every_figure_of_the_scorecard_is_explained() -> None:
    """
    In the order in which the scorecard has them, and no figure is explained that does not exist.
    """
    assert list(FIGURES) == [field.name for field in attrs.fields(Scorecard)]
    assert list(PRIORITY_FIGURES) == [field.name for field in attrs.fields(PriorityFigures)]
    assert list(as_json(ScorecardFold(small_scenario()).scorecard(NINE))) == list(FIGURES)


@pytest.mark.parametrize("figure", ALL, ids=lambda figure: figure.key)
def test_a_figure_is_explained_in_one_sentence(figure: Figure) -> None:
    """
    And names the events it is counted from as they are called.
    """
    assert figure.meaning.endswith(".")
    assert figure.meaning.count(". ") == 0
    assert figure.source
    assert all(name in EVENTS for name in figure.source if name.isidentifier())


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda practice: practice.identity.id)
def test_a_practice_is_for_figures_that_exist(practice: type[Practice]) -> None:
    """
    What a practice promises to improve can be looked up on the scorecard.
    """
    assert practice.identity.measures
    assert set(practice.identity.measures) <= set(FIGURES)


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
