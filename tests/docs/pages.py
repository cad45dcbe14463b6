"""
The pages of the documentation as the tests read them: blocks of commands, files, edits and Python, and links.

A comment before a block says what it is, where that is not plain; readers do not see it:

- `<!-- file: NAME -->`: the block is the whole file of that name.
- `<!-- edit: NAME -->`: a `diff` block; its old lines stand in the file exactly once and are replaced by its new ones.
- `<!-- status: 1 -->`: the last command of the block ends with this status.
- `<!-- not run: WHY -->`: nobody runs the block here.

In a `console` block, lines that begin with `$ ` are commands, and the lines below are what the command prints; `...` stands for
anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path
from textwrap import dedent

from desk_theatre.itsm.values import value

ROOT = Path(__file__).parents[2]

BLOCK = re.compile(
    r"(?:^ *<!-- (?P<what>file|edit|status|not run): (?P<about>.*?) -->\n)?"
    r"^(?P<indent> *)```(?P<sort>\w*)\n(?P<text>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@value
class Block:
    """
    Args:
        sort: the word behind the opening fence, such as `console`.
        what, about: the two halves of the comment before it, if there is one.
    """

    sort: str
    text: str
    what: str = ""
    about: str = ""


@value
class Typed:
    """
    A command as it stands on a page, and what it prints.
    """

    command: str
    prints: str


def pages() -> list[Path]:
    """
    Every page there is.
    """
    top = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
    return [*(ROOT / name for name in top), *sorted((ROOT / "docs").rglob("*.md"))]


def name_of(page: Path) -> str:
    """
    A page as people call it.
    """
    return str(page.relative_to(ROOT))


def blocks(page: Path) -> Iterator[Block]:
    """
    The blocks of a page, from top to bottom.
    """
    for found in BLOCK.finditer(page.read_text(encoding="utf-8")):
        yield Block(found["sort"], dedent(found["text"]), found["what"] or "", found["about"] or "")


def typed(block: Block) -> list[Typed]:
    """
    The commands of a block.
    """
    if block.sort == "sh":
        return [Typed(line, "") for line in block.text.splitlines() if line and not line.startswith("#")]
    parts = re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]
    return [Typed(*part.partition("\n")[::2]) for part in parts]


def agrees(told: str, printed: str) -> bool:
    """
    Whether a command has printed what the page says.
    """
    return OutputChecker().check_output(told, printed, ELLIPSIS | NORMALIZE_WHITESPACE)


def edited(text: str, diff: str) -> str:
    """
    A text after an edit.
    """
    lines = diff.splitlines()
    old = "\n".join(line[1:] for line in lines if line[:1] in {" ", "-"})
    new = "\n".join(line[1:] for line in lines if line[:1] in {" ", "+"})
    assert text.count(old) == 1, f"stands {text.count(old)} times in the file: {old!r}"
    return text.replace(old, new)


def links(page: Path) -> list[str]:
    """
    Where a page leads, its code apart.
    """
    return _LINK.findall(BLOCK.sub("", page.read_text(encoding="utf-8")))


def anchors(page: Path) -> set[str]:
    """
    The places of a page that a link can name.
    """
    headings = _HEADING.findall(BLOCK.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}
