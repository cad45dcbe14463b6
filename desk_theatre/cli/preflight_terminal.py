"""
Preflight of the terminal, as far as it says itself what it is: size, colours, letters, and what it runs inside of.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from attrs import field

from desk_theatre.cli.preflight_finding import PreflightFinding, fix, good, note
from desk_theatre.itsm.values import value
from desk_theatre.machine import SYSTEM, here
from desk_theatre.stage.drawing.colour_depth import depth_of, in_gnu_screen
from desk_theatre.stage.layout import SMALLEST, WIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS_AWAY = 60
"""
A letter can be read from about so many times the height of its row: ten rows of a picture two metres high, at twelve metres.
"""

FIGURE_ROWS = 3
"""
The large figures of the stage are at least so many rows high.
"""


@value
class Surroundings:
    """
    What a program can know of where it runs.

    Args:
        size: columns and rows of the terminal; `None` where there is none.
        keyboard: keys can come in.
        encoding: in which letters go out.
        environment: variables.
        system: `linux`, `darwin` or `win32`.
        contained: this is a container.
        ask: runs a command of this machine and returns what it prints, or nothing.
    """

    size: tuple[int, int] | None
    keyboard: bool
    encoding: str
    environment: Mapping[str, str] = field(hash=False)
    system: str
    contained: bool
    ask: Callable[[tuple[str, ...]], str] = field(eq=False)


def surroundings() -> Surroundings:
    """
    Those of this process; the stage is painted on standard error.
    """
    from desk_theatre.cli.preflight_machine import answer

    painted = sys.__stderr__
    return Surroundings(
        size=_size(painted),
        keyboard=_is_terminal(sys.__stdin__),
        encoding=(painted.encoding or "") if painted is not None else "",
        environment=dict(os.environ),
        system=SYSTEM,
        contained=here.in_container(),
        ask=answer,
    )


def about_terminal(here: Surroundings, picture: float) -> Iterator[PreflightFinding]:
    """
    All there is to say about the terminal.

    Args:
        picture: how high the picture of the projector is, in metres.
    """
    if here.size is None or not here.keyboard:
        words = "There is no terminal here, so nothing could be painted and no key could come in."
        yield fix("terminal", words, "Run this in the window, and on the projector, that the show will use.")
    if here.size is not None:
        yield from _about_size(*here.size, picture)
    yield from _about_colours(here)
    yield from _about_letters(here)
    yield from _about_inside(here)


def _about_size(columns: int, rows: int, picture: float) -> Iterator[PreflightFinding]:
    size = f"{columns} × {rows}"
    least_columns, least_rows = SMALLEST
    if columns < least_columns or rows < least_rows:
        words = f"The terminal is {size} characters; the stage needs {least_columns} × {least_rows}."
        yield fix("size", words, "Make the window larger, or its letters smaller (often ctrl and -).")
        return
    words = f"The terminal is {size} characters"
    yield good(
        "size", f"{words}; the floor stands beside the programme." if columns >= WIDE else f"{words}; that will do."
    )
    near, far = (ROWS_AWAY * high * picture / rows for high in (1, FIGURE_ROWS))
    words = (
        f"On a picture {picture:g} m high, ordinary lines of {rows} rows can be read from about {near:.0f} m, "
        f"the large figures from {far:.0f} m."
    )
    if rows > least_rows + 16:
        yield note(
            "projector",
            words,
            f"If the last row sits further away, make the letters larger: {least_rows} rows are enough.",
        )
    else:
        yield good("projector", words)


def _about_colours(here: Surroundings) -> Iterator[PreflightFinding]:
    environment = here.environment
    term = environment.get("TERM", "")
    match depth_of(environment, here.system):
        case "none":
            words = f"TERM is {term!r}, so no program knows what this terminal can do."
            yield fix("colours", words, "Say what it is, usually:", "export TERM=xterm-256color")
        case _ if environment.get("NO_COLOR"):
            words = "NO_COLOR is set, so the stage has no colours; every state has a symbol and a word as well."
            yield note("colours", words, "If you want colours:", "unset NO_COLOR")
        case "truecolor":
            yield good("colours", "16 million colours.")
        case "256" if in_gnu_screen(environment):
            words = "256 colours, as many as GNU screen shows: those of the house are shown as the nearest ones."
            yield good("colours", words)
        case "256":
            words = "256 colours: those of the house are shown as the nearest ones."
            remedy = "If the terminal knows all, as most do:"
            yield note("colours", words, remedy, "export COLORTERM=truecolor")
        case "standard":
            words = f"TERM is {term!r}, which promises 16 colours: they are what the terminal makes of them."
            more = "screen-256color" if in_gnu_screen(environment) else "xterm-256color"
            remedy = "Press t on the stage until all can be read.  If it knows more:"
            yield note("colours", words, remedy, f"export TERM={more}")
    if environment.get("TEXTUAL_ANIMATIONS", "full").lower() == "none":
        yield note(
            "movement",
            "TEXTUAL_ANIMATIONS is none: the stage is painted once a second, and nothing moves.",
            "If you want movement:",
            "unset TEXTUAL_ANIMATIONS",
        )


def _about_letters(here: Surroundings) -> Iterator[PreflightFinding]:
    encoding = here.encoding.lower().replace("-", "").replace("_", "")
    if encoding == "utf8":
        yield good("letters", "Letters go out as UTF-8.")
        return
    words = (
        f"Letters go out as {here.encoding or 'nothing that is known'}, in which half of the stage cannot be written."
    )
    yield fix("letters", words, "Before starting:", "export LC_ALL=C.UTF-8 PYTHONUTF8=1")


def _about_inside(here: Surroundings) -> Iterator[PreflightFinding]:
    environment = here.environment
    if environment.get("TMUX") and not in_gnu_screen(environment):
        yield from _about_tmux(here)
    elif environment.get("STY"):
        words = "This is GNU screen, which keeps ctrl+a for itself."
        yield note("screen", words, "If you can, show the stage in a window of its own, outside of it.")
    if environment.get("SSH_CONNECTION"):
        words = "This terminal is on another machine (SSH): the network is part of the show."
        yield note("remote", words, "Try it from the hall; if the picture is slow:", "export TEXTUAL_ANIMATIONS=none")
    if here.contained:
        words = "This is a container; docker keeps ctrl+p ctrl+q for itself."
        yield note(
            "container",
            words,
            "Start it with --detach-keys='ctrl-^' or the like, and with a folder of the machine for recordings.",
        )


def _about_tmux(here: Surroundings) -> Iterator[PreflightFinding]:
    waits = here.ask(("tmux", "show-options", "-sv", "escape-time")).strip()
    if waits.isdecimal() and int(waits) > 50:
        words = f"tmux waits {waits} ms after escape before it passes it on, so going back feels slow."
        yield note("tmux", words, "Pass it on at once:", "tmux set -s escape-time 10")
    else:
        yield good("tmux", "This is tmux; escape comes through at once.")
    if "truecolor" not in here.environment.get("COLORTERM", "") and not here.environment.get("NO_COLOR"):
        words = "Inside tmux the terminal's own colours are not announced."
        yield note(
            "tmux", words, "Announce them:", "tmux set -as terminal-features ',*:RGB'", "export COLORTERM=truecolor"
        )


def _size(stream: TextIO | None) -> tuple[int, int] | None:
    if stream is None or not _is_terminal(stream):
        return None
    with suppress(OSError, ValueError):
        found = os.get_terminal_size(stream.fileno())
        if found.columns and found.lines:
            return found.columns, found.lines
    return None


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()
