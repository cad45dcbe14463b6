"""
No typed text reaches a widget that would read it as markup: seen from the source.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import desk_theatre.stage

SOURCES = sorted(Path(desk_theatre.stage.__path__[0]).rglob("*.py"))
READS_MARKUP = frozenset(
    {
        "Static",
        "Label",
        "Button",
        "Checkbox",
        "RadioButton",
        "Collapsible",
        "Tab",
        "TabPane",
        "ListItem",
        "Option",
        "Select",
        "OptionList",
        "SelectionList",
        "RichLog",
        "Tooltip",
        "Markdown",
        "DataTable",
        "Tree",
    }
)
READS_MARKUP_WHEN_SET = frozenset({"border_title", "border_subtitle", "tooltip"})


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) or (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"shown", "Content"}
    )


def complaints(source: str) -> list[str]:
    """
    The places of a source in which text would be read as markup.
    """
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            plain = any(
                k.arg == "markup" and isinstance(k.value, ast.Constant) and k.value.value is False
                for k in node.keywords
            )
            if name == "notify" and not plain:
                found.append(f"line {node.lineno}: notify without markup=False")
            if name in READS_MARKUP and not plain and not all(map(_is_literal, node.args)):
                found.append(f"line {node.lineno}: {name} of a text that is not shown()")
            if name in {"from_markup", "from_text"} or (name == "escape" and "markup" in ast.dump(node.func)):
                found.append(f"line {node.lineno}: {name}")
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if (
                    isinstance(target, ast.Attribute)
                    and target.attr in READS_MARKUP_WHEN_SET
                    and not _is_literal(node.value)
                ):
                    found.append(f"line {node.lineno}: {target.attr}")
        if isinstance(node, ast.ImportFrom) and node.module in {"textual.markup", "rich.markup"}:
            found.append(f"line {node.lineno}: {node.module}")
    return found


def test_no_text_is_read_as_markup() -> None:
    """
    Every source of the stage.
    """
    found = {str(path): complaints(path.read_text(encoding="utf-8")) for path in SOURCES}

    assert {name: places for name, places in found.items() if places} == {}


@pytest.mark.parametrize(
    "source",
    [
        "self.notify(f'no incident {code}')",
        "self.app.notify(words, severity='warning')",
        "yield Static(f'{name}')",
        "Label(title)",
        "widget.border_title = name",
        "Content.from_markup(words)",
        "from rich.markup import escape",
    ],
)
def test_the_lint_sees_what_it_is_for(source: str) -> None:
    """
    Each of these would be a hole.
    """
    assert complaints(source)


@pytest.mark.parametrize(
    "source", ["self.notify(plain(words), markup=False)", "Static('fixed')", "Static(shown(words))"]
)
def test_the_lint_lets_pass_what_is_safe(source: str) -> None:
    """
    And nothing else.
    """
    assert complaints(source) == []
