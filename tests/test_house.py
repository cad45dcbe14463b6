"""
The house style, as far as a program can see it: one test for each rule, which lists every place that breaks it.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

import textual.app
import textual.command
import textual.containers
import textual.screen
import textual.widgets

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = sorted((ROOT / "desk_theatre").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_every_module_begins_with_what_it_is_for() -> None:
    """
    In a docstring whose quotes stand on lines of their own.
    """
    docstrings = {_name(path): ast.get_docstring(_parsed(path), clean=False) for path in [*SHIPPED, *TESTS]}

    assert [
        name for name, text in docstrings.items() if not text or not text.startswith("\n") or not text.endswith("\n")
    ] == []


def test_every_public_class_has_a_docstring() -> None:
    """
    A class is a concept, so it says which.  Functions have a docstring where it says more than the signature.
    """
    silent = [
        f"{_name(path)}: {node.name}"
        for path in SHIPPED
        for node in _parsed(path).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]

    assert silent == []


def test_each_class_name_exists_once() -> None:
    """
    One word, one meaning: a reader who searches for a class finds one.
    """
    places = defaultdict(list)
    for path in SHIPPED:
        for node in ast.walk(_parsed(path)):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(_name(path))

    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_nothing_is_left_for_later() -> None:
    """
    No notes to oneself, and no name of a machine on which this was written.
    """
    notes = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "/wo" + "rk/")))

    assert {
        _name(path): found for path in [*SHIPPED, *TESTS] if (found := notes.findall(path.read_text(encoding="utf-8")))
    } == {}


def test_no_two_test_files_share_a_name() -> None:
    """
    pytest imports them by their names alone.
    """
    names = [path.name for path in TESTS if path.name.startswith("test_")]

    assert sorted(set(names)) == sorted(names)


def _text(node: ast.expr) -> str:
    parts = [each.value for each in ast.walk(node) if isinstance(each, ast.Constant)]
    return "".join([part for part in parts if isinstance(part, str)])


def test_each_name_in_a_style_sheet_is_a_class() -> None:
    """
    Textual finds widgets by the names of their classes and says nothing where a selector meets none.
    """
    known = {
        name
        for module in (textual.app, textual.widgets, textual.containers, textual.screen, textual.command)
        for name in dir(module)
    }
    known |= {
        "Toast",
        *(node.name for path in SHIPPED for node in ast.walk(_parsed(path)) if isinstance(node, ast.ClassDef)),
    }
    unknown = []
    for path in SHIPPED:
        for node in ast.walk(_parsed(path)):
            if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
                continue
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Name) and target.id in {"CSS", "DEFAULT_CSS"} for target in targets):
                sheet = re.sub(r"/\*.*?\*/|\{.*?\}", " ", _text(node.value), flags=re.DOTALL)
                names = re.findall(r"(?<![-\w$#.:])[A-Z]\w+", sheet)
                unknown += [f"{_name(path)}: {name}" for name in names if name not in known]

    assert unknown == []


def test_every_number_of_examples_follows_the_profile() -> None:
    """
    So that the nightly profile tries a hundred times as many of each; `profiles.examples` says a number.
    """
    numbers = [_name(path) for path in TESTS if ("max_" + "examples=") in path.read_text(encoding="utf-8")]

    assert numbers == ["tests/profiles.py"]


def test_sentences_on_the_screen_have_one_kind_of_apostrophe_and_of_quotation_mark() -> None:
    """
    The curved ones, as the cards have them; a docstring and a page of the reference are not on the screen.
    """
    straight = re.compile(r"(?<=[a-z])'(?=[a-z\s])|(?<=[\s(])\"[A-Za-z]")
    on_screen = ("stage", "show", "practices", "measures/figures.py")
    found = []
    for path in SHIPPED:
        if not path.relative_to(ROOT / "desk_theatre").as_posix().startswith(on_screen):
            continue
        module = _parsed(path)
        documenting = {
            id(node.value)
            for node in ast.walk(module)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        found += [
            f"{_name(path)}:{node.lineno}: {node.value}"
            for node in ast.walk(module)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in documenting
            and straight.search(node.value)
        ]

    assert found == []
