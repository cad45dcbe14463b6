"""
The pages as the tests read them: blocks of commands, files, edits and Python, and links.

A comment before a block says what it is, where that is not plain; readers do not see it:

- `<!-- file: NAME -->`: the block is the whole file of that name.
- `<!-- edit: NAME -->`: a `diff` block; its old lines are in the file exactly once, and its new lines replace them.
- `<!-- status: 1 -->`: the last command of the block ends with this status.
- `<!-- not run: WHY -->`: the tests do not run the block.

In a `console` block, lines that begin with `$ ` are commands, and the lines below are what the command prints; `...` is anything.
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
    A command on a page, and what it prints.
    """

    command: str
    prints: str


def pages() -> list[Path]:
    """
    Return every page.
    """
    top = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
    return [*(ROOT / name for name in top), *sorted((ROOT / "docs").rglob("*.md"))]


def name_of(page: Path) -> str:
    """
    Return the path of a page from the top of the repository.
    """
    return str(page.relative_to(ROOT))


def blocks(page: Path) -> Iterator[Block]:
    """
    Yield the blocks of a page, from top to bottom.
    """
    for match in BLOCK.finditer(page.read_text(encoding="utf-8")):
        yield Block(match["sort"], dedent(match["text"]), match["what"] or "", match["about"] or "")


def typed(block: Block) -> list[Typed]:
    """
    Return the commands of a block.
    """
    if block.sort == "sh":
        return [Typed(line, "") for line in block.text.splitlines() if line and not line.startswith("#")]
    parts = re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]
    return [Typed(*part.partition("\n")[::2]) for part in parts]


def agrees(expected: str, printed: str) -> bool:
    """
    Return whether a command printed what the page says.
    """
    return OutputChecker().check_output(expected, printed, ELLIPSIS | NORMALIZE_WHITESPACE)


def edited(text: str, diff: str) -> str:
    """
    Return a text after an edit.
    """
    lines = diff.splitlines()
    old = "\n".join(line[1:] for line in lines if line[:1] in {" ", "-"})
    new = "\n".join(line[1:] for line in lines if line[:1] in {" ", "+"})
    assert text.count(old) == 1, f"{text.count(old)} times in the file: {old!r}"
    return text.replace(old, new)


def links(page: Path) -> list[str]:
    """
    Return the links of a page, except those in its blocks.
    """
    return _LINK.findall(BLOCK.sub("", page.read_text(encoding="utf-8")))


def anchors(page: Path) -> set[str]:
    """
    Return the anchors of a page's headings.
    """
    headings = _HEADING.findall(BLOCK.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}
