"""
The inks of the wall as styles of a terminal: in the colours of the house, in sixteen colours, and in none.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from rich.color import Color
from rich.style import Style

from desk_theatre.stage.drawing.themes import PALETTES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk_theatre.stage.wall.canvas import Ink

Painted = Literal["colours", "sixteen", "plain"]
"""
With all colours, with the sixteen that every terminal has, or with light and dark alone.
"""

_BLACK, _GREY, _SILVER, _WHITE, _BLUE = "#000000", "#555555", "#aaaaaa", "#ffffff", "#0000aa"
_RED, _YELLOW, _MAGENTA, _CYAN = "#ff5555", "#ffff55", "#ff55ff", "#55ffff"

SIXTEEN: Mapping[Ink, str] = {
    "back": _BLACK,
    "raised": _BLACK,
    "text": _WHITE,
    "muted": _SILVER,
    "rule": _GREY,
    "good": _CYAN,
    "warning": _YELLOW,
    "bad": _RED,
    "live": _MAGENTA,
    "on_bad": _BLACK,
    "watch_ground": _BLACK,
    "good_ground": _BLUE,
    "good_on": _CYAN,
    "mid": _YELLOW,
    "young": _SILVER,
}
"""
The values that Rich gives the sixteen colours; each is turned into exactly that one.
"""


def colour_of(ink: Ink, theme: str, painted: Painted) -> str:
    """
    Return the colour of an ink, as `#rrggbb`.
    """
    if painted == "sixteen":
        return SIXTEEN[ink]
    found: str = getattr(PALETTES[theme], ink)
    return found


@lru_cache(maxsize=1024)
def style_of(ink: Ink, ground: Ink, theme: str, painted: Painted) -> Style:
    """
    Return the style of a cell.
    """
    if painted == "plain":
        ink, ground = "text", "back"
    return Style(color=_rich(colour_of(ink, theme, painted)), bgcolor=_rich(colour_of(ground, theme, painted)))


@lru_cache(maxsize=256)
def _rich(colour: str) -> Color:
    return Color.parse(colour)
