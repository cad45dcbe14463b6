"""
The house style, as far as a program can see it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = sorted((ROOT / "desk_theatre").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _definitions(tree: ast.Module) -> Iterator[Definition]:
    return (node for node in ast.walk(tree) if isinstance(node, Definition))


def _public(tree: ast.Module) -> Iterator[tuple[str, Definition]]:
    """
    What others may use: at the top of the module, and in its public classes; not the answers to Python and to Textual.
    """
    for node in tree.body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node.name, node
            if isinstance(node, ast.ClassDef):
                for each in node.body:
                    if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef) and _speaks(each):
                        yield f"{node.name}.{each.name}", each


def _speaks(method: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    known = re.match(r"_|(compose|render|on_|watch_|validate_|action_|get_|handle_)", method.name)
    declared = [ast.unparse(decorator) for decorator in method.decorator_list]
    declares_only = len(method.body) == 1 and ast.unparse(method.body[0]) == "..."
    return not known and not declares_only and not {"override", "overload"} & set(declared)


@pytest.mark.parametrize("path", [*SHIPPED, *TESTS], ids=_name)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    """
    Before anything else, in a sentence, with the quotes on their own lines.
    """
    docstring = ast.get_docstring(_parsed(path), clean=False)

    assert docstring
    assert docstring.startswith("\n")
    assert docstring.endswith("\n")


@pytest.mark.parametrize("path", SHIPPED, ids=_name)
def test_whatever_others_use_says_what_it_does(path: Path) -> None:
    """
    Every public class, function and method has a docstring, with the quotes on their own lines.
    """
    silent = []
    for name, node in _public(_parsed(path)):
        docstring = ast.get_docstring(node, clean=False)
        if not docstring or not docstring.startswith("\n"):
            silent.append(name)

    assert silent == []


@pytest.mark.parametrize("path", TESTS, ids=_name)
def test_a_test_tells_its_story(path: Path) -> None:
    """
    Every test function has a docstring, and says what it returns.
    """
    tests = [
        node
        for node in _definitions(_parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    ]

    assert [node.name for node in tests if not ast.get_docstring(node)] == []
    assert [node.name for node in tests if node.returns is None] == []


@pytest.mark.parametrize("path", [*SHIPPED, *TESTS], ids=_name)
def test_nothing_is_left_for_later(path: Path) -> None:
    """
    No notes to oneself, and no name of a machine on which this was written.
    """
    notes = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "/wo" + "rk/")))

    assert notes.findall(path.read_text(encoding="utf-8")) == []


def test_no_two_test_files_share_a_name() -> None:
    """
    pytest imports them by their names alone.
    """
    names = [path.name for path in TESTS if path.name.startswith("test_")]

    assert sorted(set(names)) == sorted(names)
