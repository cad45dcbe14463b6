"""
How many colours this terminal shows: what the stage paints with, and what the preflight says.

`COLORTERM` is inherited: a terminal that shows 16 million colours sets it, and what is started inside of GNU screen finds it
still set, though screen shows 256 and turns the others into none at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Depth = Literal["truecolor", "256", "standard", "none"]
"""
16 million colours, 256, 16, or none; as Textual calls them.
"""

FORCED = "TEXTUAL_COLOR_SYSTEM"
"""
The variable of those who know better.
"""


def in_gnu_screen(environment: Mapping[str, str]) -> bool:
    """
    Return whether GNU screen is what paints.  tmux calls itself `screen` too, and may run inside of it or around it.
    """
    term = environment.get("TERM", "")
    if environment.get("STY"):
        return not term.startswith("tmux")
    return term.startswith("screen") and not environment.get("TMUX")


def depth_of(environment: Mapping[str, str], system: str) -> Depth:
    """
    Return how many colours there are.

    Args:
        system: `linux`, `darwin` or `win32`.
    """
    term = environment.get("TERM", "").lower()
    announced = environment.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"}
    match environment.get(FORCED, "auto").lower():
        case "truecolor" | "256" | "standard" as forced:
            return forced
        case _ if system == "win32":
            return "truecolor"
        case _ if term in {"", "dumb", "unknown"}:
            return "none"
        case _ if (announced or term.endswith(("-direct", "-truecolor"))) and not in_gnu_screen(environment):
            return "truecolor"
        case _ if "256" in term or term.endswith("kitty"):
            return "256"
    return "standard"
