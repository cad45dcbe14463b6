"""
The words that people read: the word list in the rooms of wording, twelve words a sentence on the stage, and what still has to
move into a room.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "desk_theatre"

ROOMS = sorted([*(PACKAGE / "show" / "wording").glob("*.py"), *(PACKAGE / "stage" / "wording").glob("*.py")])
TABLES = [PACKAGE / "stage" / "actions.py", *(PACKAGE / "itsm" / f"{name}.py" for name in ("lifecycle", "sla", "mood"))]
"""
Words that stand in a table with what they belong to: keys and their verbs, states and their names.
"""
CONTENT = sorted([*(PACKAGE / "practices").glob("*.py"), *(PACKAGE / "show" / "deck").glob("*.py")])
"""
One practice or one theme of cards a file, its words beside the rule that they are about.
"""
VOICES = frozenset({"title", "attitude", "question"})
"""
What a card says and asks in its own voice.
"""

NEVER = re.compile(
    r"\b(whoever|somebody|anybody|reckon(s|ed)?|mend(s|ed)?|so many|taken up|takes? it up|told all over again"
    r"|the boss|in work|in force|never mind|leave out|opened again|solved|is judged|beside|stands still|life line)\b",
    re.IGNORECASE,
)
ID = re.compile(r"[a-z]+([-_][a-z]+)*")
LONGEST = 12
LONGEST_OF_A_PRACTICE = 24

OUTSIDE = {
    "itsm": 2,
    "show": 0,
    "stage/drawing": 0,
    "stage/pages": 0,
    "stage/screens": 0,
    "stage/textual_patches": 0,
    "stage/widgets": 0,
    "stage": 0,
}
"""
Sentences outside the rooms, by folder: the name of a theme, and the head of a page that is written into the docs.
"""


def _texts(path: Path, *, voices: bool = True) -> Iterator[tuple[int, str]]:
    """
    Each text of a file that is no docstring, with `#` for what is put in.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    left_out = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            left_out |= {id(part) for part in ast.walk(node) if part is not node}
        if isinstance(node, ast.keyword) and not voices and node.arg in VOICES:
            left_out.add(id(node.value))
    for node in ast.walk(tree):
        if id(node) in left_out:
            continue
        if isinstance(node, ast.JoinedStr):
            yield node.lineno, "".join(str(p.value) if isinstance(p, ast.Constant) else "#" for p in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!]) +", text)


def _words(sentence: str) -> int:
    return len(re.findall(r"[\w#’'%-]+", sentence))


@pytest.mark.parametrize("path", [*ROOMS, *TABLES, *CONTENT], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_rooms_of_wording_use_the_words_of_the_list(path: Path) -> None:
    """
    None of the words that the list rules out, but in the voices of cards.
    """
    found = [(line, text) for line, text in _texts(path, voices=False) if NEVER.search(text) and not ID.fullmatch(text)]

    assert found == []


@pytest.mark.parametrize("path", [*ROOMS, *TABLES], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_sentence_on_the_stage_has_at_most_twelve_words(path: Path) -> None:
    """
    What is put in counts as one.
    """
    found = [(line, each) for line, text in _texts(path) for each in _sentences(text) if _words(each) > LONGEST]

    assert found == []


@pytest.mark.parametrize("path", sorted((PACKAGE / "practices").glob("*.py")), ids=lambda path: path.stem)
def test_a_practice_is_described_in_short_sentences(path: Path) -> None:
    """
    All but its sources, which are a list.
    """
    texts = [(line, text) for line, text in _texts(path) if not re.search(r"declared assumption|\bITIL\b|\d{4}", text)]

    assert [
        (line, each) for line, text in texts for each in _sentences(text) if _words(each) > LONGEST_OF_A_PRACTICE
    ] == []


def _outside() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {place: [] for place in OUTSIDE}
    rooms = {*ROOMS, *TABLES, *CONTENT}
    for package in ("itsm", "show", "stage"):
        for path in sorted((PACKAGE / package).rglob("*.py")):
            if path in rooms:
                continue
            name = path.parent.relative_to(PACKAGE).as_posix()
            place = next(place for place in sorted(OUTSIDE, reverse=True) if f"{name}/".startswith(f"{place}/"))
            found[place] += [f"{path.name}:{line} {text}" for line, text in _texts(path) if _is_sentence(text)]
    return found


def _is_sentence(text: str) -> bool:
    """
    Three words or more that begin with a capital letter and are no style sheet and no picture of digits.
    """
    text = text.strip()
    return bool(re.match(r"[A-Z]\w*[ ,]", text)) and _words(text) >= 3 and not re.search(r"[{;]|\n", text)


def test_no_sentence_is_added_outside_the_rooms() -> None:
    """
    And where many have moved into a room, the number here follows.
    """
    outside = _outside()

    assert [(place, texts) for place, texts in outside.items() if len(texts) > OUTSIDE[place]] == []
    assert [place for place, texts in outside.items() if len(texts) < OUTSIDE[place]] == []


PARTS_OUTSIDE = {
    "finale.py",
    "foyer.py",
    "incident.py",
    "plan_line.py",
    "practice_values.py",
    "programme.py",
    "top_bar.py",
}
"""
Files of the stage with parts of sentences that still have to move into a room.
"""


def _is_part(text: str) -> bool:
    """
    Three words or more in a row, however they begin, that are no style sheet, no type and no mark-up.
    """
    return (
        " " in text
        and not re.search(r"[{$\n\[]", text)
        and len(re.findall(r"(?<![\w-])[A-Za-z][a-z’']+(?![\w-])", text)) >= 3
    )


def test_a_part_of_a_sentence_is_one() -> None:
    """
    Those that stood outside the rooms and were not found; and what is none.
    """
    parts = (
        "figures and the ",
        "This is a recording; nothing in it can change.",
        "house: save a picture of what the room sees",
        "# not resolved and will stay open.",
        "as an SVG file",
    )
    others = ("Toast { color: red; }", "open-round", "-closed", "Sequence[Mapping[int, Strip]]", "scene_back", "ctrl+q")

    assert [part for part in parts if not _is_part(part)] == []
    assert [other for other in others if _is_part(other)] == []


def test_no_part_of_a_sentence_is_added_outside_the_rooms_of_the_stage() -> None:
    """
    Also where it begins with a small letter, or with what is put in.
    """
    paths = [path for path in sorted((PACKAGE / "stage").rglob("*.py")) if path not in {*ROOMS, *TABLES}]
    found = [(path.name, line, text) for path in paths for line, text in _texts(path) if _is_part(text)]

    assert [part for part in found if part[0] not in PARTS_OUTSIDE] == []
