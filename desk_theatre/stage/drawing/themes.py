"""
The colours of the house: a dark one for the room, a light one for a bright hall, and one with the strongest contrast.

The states lie on an axis from blue (good) over yellow (watch) to orange and purple (bad), because red and green are the
same to one man in twelve.  Colours only repeat what a symbol and a word say.  Every colour that carries letters reaches
7 to 1 against what lies behind it; `tests/stage` computes it from what is drawn.
"""

from __future__ import annotations

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from desk_theatre.itsm.values import value
from desk_theatre.stage.drawing.row import Role


@value
class Palette:
    """
    Args:
        back, raised: behind everything; behind what lies above it, such as a question.
        text, muted, rule: letters, quieter letters, lines without letters (3 to 1: what is missing of a bar is seen).
        key: what can be pressed.
        good, warning, bad: the three states.
        live: what came from the room itself.
        on_bad, on_key: letters on a ground of `bad`, on a ground of `key`.
        watch_ground, good_ground: fields of the wall for what is at risk, with letters of `warning`, and for what is on now.
        good_on: letters on `good_ground`.
        mid, young: bricks of the wall for those who wait between 15 and 30 minutes, and for less; no letters, 3 to 1.
    """

    back: str
    raised: str
    text: str
    muted: str
    rule: str
    key: str
    good: str
    warning: str
    bad: str
    live: str
    on_bad: str
    on_key: str
    watch_ground: str
    good_ground: str
    good_on: str
    mid: str
    young: str


DARK = Palette(
    back="#0f141b",
    raised="#1a222c",
    text="#eef2f5",
    muted="#b3bfca",
    rule="#586674",
    key="#b9d9f5",
    good="#62b8f7",
    warning="#fff0b8",
    bad="#ff9248",
    live="#d9c2ff",
    on_bad="#1a0d05",
    on_key="#0c1a26",
    watch_ground="#504608",
    good_ground="#123f6b",
    good_on="#a6dbff",
    mid="#fff0b8",
    young="#8797a6",
)
LIGHT = Palette(
    back="#fbfaf6",
    raised="#efece4",
    text="#101216",
    muted="#444c55",
    rule="#928d7f",
    key="#123a5c",
    good="#1a3cc4",
    warning="#5a4600",
    bad="#930f50",
    live="#6c0078",
    on_bad="#ffffff",
    on_key="#ffffff",
    watch_ground="#f7e79c",
    good_ground="#c6d7ff",
    good_on="#0f2c9c",
    mid="#a87b00",
    young="#7b8794",
)
CONTRAST = Palette(
    back="#000000",
    raised="#000000",
    text="#ffffff",
    muted="#e4e4e4",
    rule="#8a8a8a",
    key="#ffffff",
    good="#6cc6ff",
    warning="#fff7c0",
    bad="#ff9a4c",
    live="#e6d0ff",
    on_bad="#000000",
    on_key="#000000",
    watch_ground="#4a4000",
    good_ground="#0a3c70",
    good_on="#bfe4ff",
    mid="#fff7c0",
    young="#8fa0b0",
)

PALETTES: dict[str, Palette] = {"house-dark": DARK, "house-light": LIGHT, "house-contrast": CONTRAST}


def theme_of(name: str) -> Theme:
    """
    A palette as a theme of Textual.
    """
    p = PALETTES[name]
    return Theme(
        name=name,
        primary=p.key,
        secondary=p.live,
        accent=p.key,
        success=p.good,
        warning=p.warning,
        error=p.bad,
        foreground=p.text,
        background=p.back,
        surface=p.raised,
        panel=p.raised,
        dark=p is not LIGHT,
        variables=variables_of(p),
    )


def variables_of(p: Palette) -> dict[str, str]:
    """
    What style sheets may name: the colours of ours, and those of Textual that would be too faint by themselves.
    """
    ours = {f"stage-{name}": getattr(p, name) for name in ("back", "raised", "text", "muted", "rule", "key", "live")}
    states = {f"stage-{name}": getattr(p, name) for name in ("good", "warning", "bad", "on_bad", "on_key")}
    faint = ("text-muted", "text-disabled", "foreground-muted", "foreground-disabled")
    return {
        **{name.replace("_", "-"): colour for name, colour in {**ours, **states}.items()},
        **dict.fromkeys(faint, p.muted),
        **dict.fromkeys(("text", "text-primary", "text-secondary", "text-accent"), p.text),
        "text-success": p.good,
        "text-warning": p.warning,
        "text-error": p.bad,
        "block-cursor-foreground": p.on_key,
        "block-cursor-background": p.key,
        "block-cursor-blurred-foreground": p.text,
        "block-cursor-blurred-background": p.raised,
        "block-hover-background": p.raised,
        "input-cursor-background": p.text,
        "input-cursor-foreground": p.back,
        "input-selection-background": p.key,
        "border": p.key,
        "border-blurred": p.rule,
        "scrollbar": p.rule,
        "scrollbar-hover": p.muted,
        "scrollbar-active": p.key,
        "scrollbar-background": p.back,
        "scrollbar-background-hover": p.back,
        "scrollbar-background-active": p.back,
    }


_BOLD: frozenset[Role] = frozenset({"strong", "key", "warning", "bad", "alarm", "live", "moved", "cursor"})
_COLOURS: dict[Role, str] = {
    "strong": "text",
    "done": "muted",
    "alarm": "on_bad",
    "moved": "on_key",
    "cursor": "on_key",
}
_GROUNDS: dict[Role, str] = {"alarm": "bad", "moved": "key", "cursor": "key"}


def style_of(role: Role, theme: str, ground: Color) -> Style:
    """
    How a piece of a row is drawn in a theme, on the ground of the part that it stands in.

    Reckoned here and not by a style sheet: Textual would match thirteen rules for every part of every screen that opens.
    """
    p = PALETTES[theme]
    colour: str = getattr(p, _COLOURS.get(role, role))
    back = Color.parse(getattr(p, _GROUNDS[role])) if role in _GROUNDS else ground
    return Style(color=Color.parse(colour).rich_color, bgcolor=back.rich_color, bold=role in _BOLD or None)
