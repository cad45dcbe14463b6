"""
The reference of scenario files says what is true of every field, and says something of every field.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_type_hints

import attrs
import pytest

from desk_theatre.itsm.kind import Duration
from desk_theatre.itsm.priority import Level
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.scenario.offering import LISTS
from desk_theatre.scenario.schema import FIELDS, MOST, PLAIN, SECTIONS, Document, file_key
from desk_theatre.scenario.vocabulary import Noun

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "scenario.md"

HEADINGS = {
    "Document": "The file",
    "Plan": "[plan]",
    "Conference": "[conference]",
    "Room": "[[conference.rooms]]",
    "Session": "[[conference.sessions]]",
    "TeamSpec": "[[teams]]",
    "Staff": "[[teams.staff]]",
    "Supplier": "[supplier]",
    "Duration": "Durations",
    "Kind": "[[kinds]]",
    "Demand": "[demand]",
    "Arrivals": "[[demand.arrivals]]",
    "Fault": "[[demand.faults]]",
    "Surge": "[[demand.surges]]",
    "Cue": "[[demand.cues]]",
    "Agreement": "[sla]",
    "Target": "[sla.targets]",
    "Patience": "[patience]",
    "DefaultBehaviour": "[chaos]",
    "Commitment": "[commitment]",
    "Timing": "[[timings]]",
    "ReflectionRules": "[reflection]",
    "ModerationRules": "[moderation]",
    "RoomRules": "[room]",
    "Vocabulary": "[words]",
    "Noun": "A noun",
    "Voices": "[voices]",
    "Purse": "[purse]",
    "ObserverTask": "[[observers]]",
}

FILLED = {
    ("Session", "id"): "room and start",
    ("Agreement", "table"): "the usual one",
    ("Agreement", "hours"): "always",
    ("Document", "practices"): "all of them",
    ("Document", "patience"): "as below",
    ("Document", "chaos"): "as below",
    ("Document", "commitment"): "as below",
    ("Document", "timings"): "as below",
    ("Document", "reflection"): "as below",
    ("Document", "moderation"): "as below",
    ("Document", "room"): "as below",
    ("Document", "words"): "as below",
    ("Document", "voices"): "as below",
    ("Voices", "names"): "the usual ones",
    ("Voices", "remarks"): "the usual ones",
    ("Voices", "session_remarks"): "the usual ones",
    ("Document", "purse"): "as below",
    ("Document", "observers"): "as below",
}
"""
Defaults that are more than a figure, in the words of the page.
"""


def _rows(heading: str) -> dict[str, list[str]]:
    """
    The table under a heading: for each field, its other cells.
    """
    text = PAGE.read_text(encoding="utf-8")
    section = re.split(r"^#+ ", text.split(f"# {heading}\n")[1], maxsplit=1, flags=re.MULTILINE)[0]
    cells = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| `")]
    return {row[0].strip("`"): row[1:] for row in cells}


def _default(owner: type, field: Any) -> str:
    """
    A default as the page spells it.
    """
    return FILLED.get((owner.__name__, field.name)) or _spelled(field.default)


def _spelled(default: Any) -> str:
    match default:
        case attrs.NOTHING:
            words = "required"
        case Noun(one, many):
            words = f"{one}, {many}"
        case bool(found):
            words = f"`{str(found).lower()}`"
        case Duration(minutes, shape, spread):
            words = f"`{minutes:g}`, {shape}, {spread:g}"
        case Level() as level:
            words = f'`"{level.name.lower()}"`'
        case int(found) | float(found):
            words = f"`{found:g}`"
        case str(found):
            words = f'`"{found}"`' if found else "empty"
        case _:
            words = "none"
    return words


@pytest.mark.parametrize("owner", FIELDS, ids=lambda owner: owner.__name__)
def test_every_field_is_described_with_its_default(owner: type) -> None:
    """
    Who reads the page can write the file.
    """
    expected = {file_key(owner, field.name): _default(owner, field) for field in attrs.fields(owner)}

    assert expected == {key: cells[-1] for key, cells in _rows(HEADINGS[owner.__name__]).items()}


@pytest.mark.parametrize("owner", FIELDS, ids=lambda owner: owner.__name__)
def test_every_plain_field_says_what_it_holds(owner: type) -> None:
    """
    The page and the complaints expect the same, in the same words.
    """
    rows = _rows(HEADINGS[owner.__name__])
    expected = {file_key(owner, name): sort.words for name, sort in FIELDS[owner].items()}

    shown = {key: "an id" if words.startswith("an id") else words for key, words in expected.items()}
    assert shown == {key: rows[key][1] for key in expected}


@pytest.mark.parametrize("owner", FIELDS, ids=lambda owner: owner.__name__)
def test_every_plain_field_has_limits_of_its_own(owner: type) -> None:
    """
    A new field of a scenario class is thought about before it can be written in a file.
    """
    names = {"Mapping": dict}
    plain = {name for name, kind in get_type_hints(owner, None, names).items() if kind in PLAIN}

    assert plain <= set(FIELDS[owner])


def test_the_limits_of_lists_are_told() -> None:
    """
    Each list says how many entries it may have.
    """
    told = {
        (owner.__name__, name): f"at most {most}" in _rows(HEADINGS[owner.__name__])[file_key(owner, name)][0]
        for (owner, name), most in MOST.items()
    }

    assert [place for place, is_told in told.items() if not is_told] == []


def test_the_sections_are_those_of_the_document() -> None:
    """
    Mistakes are listed in the order of the sections, and none is forgotten there.
    """
    assert sorted(SECTIONS) == sorted(field.name for field in attrs.fields(Document))


def test_no_practice_is_called_like_a_list_of_practices() -> None:
    """
    Sections of practices stand beside `offered` and `start_with`.
    """
    assert set(LISTS) == set(_rows("[practices]"))
    assert set(LISTS).isdisjoint(catalogue())
