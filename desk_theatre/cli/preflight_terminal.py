"""
Preflight of the terminal as it describes itself: size, colours, letters, and what it runs in.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from attrs import field

from desk_theatre.cli.preflight_finding import PreflightFinding, fix, good, note
from desk_theatre.cli.wording import preflight as words
from desk_theatre.itsm.values import value
from desk_theatre.machine import SYSTEM, here
from desk_theatre.stage.drawing.colour_depth import depth_of, in_gnu_screen
from desk_theatre.stage.layout import SMALLEST, WIDE
from desk_theatre.stage.wall.legibility import legibility

if TYPE_CHECKING:
    from collections.abc import Iterator


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


def about_terminal(here: Surroundings, picture: float, back_row: float | None = None) -> Iterator[PreflightFinding]:
    """
    All there is to say about the terminal.

    Args:
        picture: how high the picture of the projector is, in metres.
        back_row: how far away from it the last row sits, in metres; `None` where nobody said.
    """
    if here.size is None or not here.keyboard:
        yield fix("terminal", words.NO_TERMINAL, words.USE_SHOW_WINDOW)
    if here.size is not None:
        yield from _about_size(*here.size, picture, back_row)
    yield from _about_colours(here)
    yield from _about_letters(here)
    yield from _about_inside(here)


def _about_size(columns: int, rows: int, picture: float, back_row: float | None) -> Iterator[PreflightFinding]:
    size = f"{columns} × {rows}"
    least_columns, least_rows = SMALLEST
    if columns < least_columns or rows < least_rows:
        yield fix("size", words.too_small(size, least_columns, least_rows), words.ENLARGE)
        return
    yield good("size", words.wide_enough(size) if columns >= WIDE else words.large_enough(size))
    read = legibility(columns, rows, picture)
    readable = words.readable_from(picture, rows, read)
    if back_row is None and rows > least_rows + 16:
        yield note("projector", readable, words.larger_picture(least_rows))
    elif back_row is None:
        yield good("projector", readable)
    elif back_row > read.furthest:
        yield fix(
            "projector",
            f"{readable} {words.back_row_cannot(back_row, read.furthest)}",
            words.larger_picture(least_rows),
        )
    elif back_row > read.safe:
        yield note("projector", f"{readable} {words.back_row_hardly(back_row)}", words.larger_picture(least_rows))
    else:
        yield good("projector", f"{readable} {words.back_row_can(back_row)}")


def _about_colours(here: Surroundings) -> Iterator[PreflightFinding]:
    environment = here.environment
    term = environment.get("TERM", "")
    match depth_of(environment, here.system):
        case "none":
            yield fix("colours", words.unknown_term(term), words.SET_TERM, words.EXPORT_TERM)
        case _ if environment.get("NO_COLOR"):
            yield note("colours", words.NO_COLOR, words.WANT_COLOURS, words.UNSET_NO_COLOR)
        case "truecolor":
            yield good("colours", words.ALL_COLOURS)
        case "256" if in_gnu_screen(environment):
            yield good("colours", words.COLOURS_OF_SCREEN)
        case "256":
            yield note("colours", words.SOME_COLOURS, words.MOST_SHOW_ALL, words.TRUECOLOR)
        case "standard":
            more = "screen-256color" if in_gnu_screen(environment) else "xterm-256color"
            yield note("colours", words.sixteen_colours(term), words.READABLE_THEME, words.export_term(more))
    if environment.get("TEXTUAL_ANIMATIONS", "full").lower() == "none":
        yield note("movement", words.NO_MOVEMENT, words.WANT_MOVEMENT, words.UNSET_ANIMATIONS)


def _about_letters(here: Surroundings) -> Iterator[PreflightFinding]:
    encoding = here.encoding.lower().replace("-", "").replace("_", "")
    if encoding == "utf8":
        yield good("letters", words.UTF8)
        return
    yield fix("letters", words.not_utf8(here.encoding), words.BEFORE_STARTING, words.SET_UTF8)


def _about_inside(here: Surroundings) -> Iterator[PreflightFinding]:
    environment = here.environment
    if environment.get("TMUX") and not in_gnu_screen(environment):
        yield from _about_tmux(here)
    elif environment.get("STY"):
        yield note("screen", words.GNU_SCREEN, words.OUTSIDE_SCREEN)
    if environment.get("SSH_CONNECTION"):
        yield note("remote", words.SSH, words.TRY_IN_THE_HALL, words.NO_ANIMATIONS)
    if here.contained:
        yield note("container", words.CONTAINER, words.DETACH_KEYS)


def _about_tmux(here: Surroundings) -> Iterator[PreflightFinding]:
    waits = here.ask(("tmux", "show-options", "-sv", "escape-time")).strip()
    if waits.isdecimal() and int(waits) > 50:
        yield note("tmux", words.tmux_waits(waits), words.ESCAPE_AT_ONCE, words.TMUX_ESCAPE)
    else:
        yield good("tmux", words.TMUX_PASSES_ON)
    if "truecolor" not in here.environment.get("COLORTERM", "") and not here.environment.get("NO_COLOR"):
        yield note("tmux", words.TMUX_COLOURS, words.TMUX_ANNOUNCE, words.TMUX_RGB, words.TRUECOLOR)


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
