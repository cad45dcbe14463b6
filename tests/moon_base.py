"""
A moon base: the small morning with nouns of its own, and nothing in it that only a conference has.
"""

from __future__ import annotations

import re

from small_scenarios import SMALL_TOML

MOON_TOML = (
    (
        SMALL_TOML.replace('id = "small"', 'id = "moon"')
        .replace("A small morning", "A quiet night")
        .replace("Twenty minutes, two rooms, five people; for tests.", "Twenty minutes on the far side; for tests.")
        .replace('"Room ', '"Dome ')
    )
    + """
[words]
conference = { one = "moon base", many = "moon bases" }
programme = { one = "flight plan", many = "flight plans" }
session = { one = "air walk", many = "air walks" }
room = { one = "dome", many = "domes" }
delegate = { one = "astronaut", many = "astronauts" }
speaker = { one = "pilot", many = "pilots" }
organiser = { one = "commander", many = "commanders" }
"""
)

_FOREIGN = re.compile(
    r"(?<![-_])\b(conference|programme|session|delegate|speaker|organiser)(s|’s|s’)?\b|[{}]", re.IGNORECASE
)
_ROOM = re.compile(r"\S[^\n]*?\brooms?\b", re.IGNORECASE)
_WHO_WATCH = re.compile(r"(\b(the|this|show) room\b(?! check)|\broom’s share\b)", re.IGNORECASE)


def foreign(text: str) -> list[str]:
    """
    Return the lines with a noun of a conference, or with a mark that nobody replaced. The room that watches is none, nor is an id.
    """
    lines = [_WHO_WATCH.sub("", line) for line in text.splitlines()]
    return [line for line in lines if _FOREIGN.search(line) or _ROOM.search(line)]
