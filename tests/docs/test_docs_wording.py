"""
The pages speak as VOICE asks: no word of a careful translation, and sentences that can be read once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import BLOCK, name_of, pages

WORDS = re.compile(r"\b(whoever|somebody|reckons?|reckoned|mended|mends|so many|all over again)\b", re.IGNORECASE)
LONGEST = 30
"""
Words in a sentence.  Twenty is the aim; a sentence that names five things may take more.
"""

WRITTEN = [page for page in pages() if page.parent.name != "reference" or page.name == "recording-format.md"]


def _sentences(page: Path) -> Iterator[str]:
    """
    The prose of a page, without its blocks, tables, comments and headings.
    """
    text = re.sub(r"<!--.*?-->", "", BLOCK.sub("\n\n", page.read_text(encoding="utf-8")), flags=re.DOTALL)
    lines = ["" if line.startswith(("|", "#", "**Keys:**")) else line for line in text.splitlines()]
    for paragraph in re.split(r"\n\s*\n|\n *(?:-|\d+\.) ", "\n".join(lines)):
        yield from re.split(r"(?<=[.!?:;])[\"”*)]*\s+(?=[^a-z])|[.!?][\"”*)]*$", " ".join(paragraph.split()))


def _words(sentence: str) -> int:
    """
    Return how many words a sentence has; a link counts as its text, and code as one word.
    """
    plain = re.sub(r"`[^`]*`", "code", re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", sentence))
    return len(re.findall(r"[\w’'%×-]*\w[\w’'%×-]*", plain))


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_no_page_has_a_word_of_translation(page: Path) -> None:
    """
    The words that VOICE.md names are not in any prose.
    """
    assert [line for line in page.read_text(encoding="utf-8").splitlines() if WORDS.search(line)] == []


@pytest.mark.parametrize("page", WRITTEN, ids=name_of)
def test_no_sentence_of_a_page_is_too_long(page: Path) -> None:
    """
    One idea a sentence.
    """
    assert [(_words(sentence), sentence) for sentence in _sentences(page) if _words(sentence) > LONGEST] == []
