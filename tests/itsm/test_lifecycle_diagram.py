"""
The picture of the life of an incident.
"""

from __future__ import annotations

from pathlib import Path

from desk_theatre.itsm import events as e
from desk_theatre.itsm.lifecycle import STEPS, State
from desk_theatre.itsm.lifecycle_diagram import arrows, diagram, page

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "lifecycle.md"


def test_every_step_of_the_table_is_an_arrow() -> None:
    """
    And waiting for the supplier has its own.
    """
    drawn = {(before, words.split()[0]) for before, _, words in arrows()}
    assert drawn == {(before, kind.__name__) for kind, steps in STEPS.items() for before in steps}
    assert (State.IN_WORK, State.PENDING_SUPPLIER, "IncidentPended (supplier)") in set(arrows())


def test_every_state_stands_in_the_picture_by_its_words() -> None:
    """
    Named in the reader's words, and touched by an arrow.
    """
    lines = list(diagram())
    for state in State:
        assert f'    state "{state}" as {state.name}' in lines
        assert any("-->" in line and state.name in line.split(":")[0].split() for line in lines)


def test_the_reference_shows_what_the_program_allows() -> None:
    """
    If this fails, write the page again:
    python -c "from desk_theatre.itsm.lifecycle_diagram import page; print(page(), end='')" > docs/reference/lifecycle.md
    """
    assert REFERENCE.read_text(encoding="utf-8") == page()
    assert e.IncidentWithdrawn.__name__ in page()
