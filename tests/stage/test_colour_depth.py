"""
The stage paints with the colours that the terminal shows, and the preflight says the same.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.cli.preflight_terminal import Surroundings, about_terminal
from desk_theatre.stage.drawing.colour_depth import depth_of, in_gnu_screen
from terminal import Terminal

real = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")
FORGET = {"TMUX": "", "STY": ""}
HERE = Surroundings((120, 36), True, "utf-8", {}, "linux", False, lambda _: "")


@pytest.mark.parametrize(
    ("environment", "depth"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "truecolor"),
        ({"TERM": "xterm-256color", "COLORTERM": "24bit"}, "truecolor"),
        ({"TERM": "xterm-direct"}, "truecolor"),
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "linux"}, "standard"),
        ({"TERM": "dumb", "COLORTERM": "truecolor"}, "none"),
        # GNU screen, as it is, as people configure it, and after ssh from inside of it
        ({"TERM": "screen.xterm-256color", "STY": "1.a", "COLORTERM": "truecolor"}, "256"),
        ({"TERM": "screen-256color", "STY": "1.a", "COLORTERM": "truecolor"}, "256"),
        ({"TERM": "xterm-256color", "STY": "1.a", "COLORTERM": "truecolor"}, "256"),
        ({"TERM": "screen", "STY": "1.a", "COLORTERM": "truecolor"}, "standard"),
        ({"TERM": "screen-256color", "COLORTERM": "truecolor"}, "256"),
        (
            {"TERM": "screen-256color", "STY": "1.a", "COLORTERM": "truecolor", "TEXTUAL_COLOR_SYSTEM": "truecolor"},
            "truecolor",
        ),
        # tmux, alone and inside of screen; screen inside of tmux
        ({"TERM": "screen-256color", "TMUX": "/x,1,0", "COLORTERM": "truecolor"}, "truecolor"),
        ({"TERM": "tmux-256color", "TMUX": "/x,1,0", "STY": "1.a", "COLORTERM": "truecolor"}, "truecolor"),
        ({"TERM": "screen-256color", "TMUX": "/x,1,0", "STY": "1.a", "COLORTERM": "truecolor"}, "256"),
    ],
)
def test_the_depth_is_what_the_innermost_terminal_shows(environment: dict[str, str], depth: str) -> None:
    """
    An inherited COLORTERM is not believed inside of GNU screen.
    """
    assert depth_of(environment, "linux") == depth


@given(
    st.fixed_dictionaries(
        {
            "TERM": st.sampled_from(
                [
                    "",
                    "dumb",
                    "linux",
                    "xterm",
                    "xterm-256color",
                    "xterm-direct",
                    "screen",
                    "screen-256color",
                    "tmux-256color",
                ]
            ),
            "COLORTERM": st.sampled_from(["", "truecolor", "24bit", "yes"]),
            "STY": st.sampled_from(["", "1.a"]),
            "TMUX": st.sampled_from(["", "/x,1,0"]),
        }
    )
)
def test_the_preflight_says_what_the_stage_paints_and_says_it_once(environment: dict[str, str]) -> None:
    """
    One finding about colours, true of the stage, and in GNU screen none that speaks of more than it shows.
    """
    found = list(about_terminal(evolve(HERE, environment=environment), 2.0))
    [words] = [each.words for each in found if each.about == "colours"]
    said = {"truecolor": "16 million", "256": "256 colours", "standard": "16 colours", "none": "programs cannot tell"}
    assert said[depth_of(environment, "linux")] in words
    if in_gnu_screen(environment):
        assert not any("16 million" in each.words or "truecolor" in " ".join(each.commands) for each in found)


@real
@pytest.mark.parametrize(
    ("environment", "depth"),
    [
        ({"TERM": "screen.xterm-256color", "STY": "1.a"}, b"38;5;"),
        ({"TERM": "xterm-256color"}, b"38;2;"),
    ],
    ids=["screen", "xterm"],
)
def test_the_stage_paints_with_that_many_colours(tmp_path: Path, environment: dict[str, str], depth: bytes) -> None:
    """
    The real program, told by its environment where it is.
    """
    program = [
        sys.executable,
        "-m",
        "desk_theatre",
        "play",
        "--overview",
        "rehearsal",
        "--recording",
        str(tmp_path / "a.theatre"),
    ]
    with Terminal(program, env={**FORGET, "HOME": str(tmp_path), **environment}) as terminal:
        terminal.wait("open round")
        assert set(re.findall(rb"38;[25];", terminal.raw)) == {depth}


@real
@pytest.mark.skipif(shutil.which("screen") is None, reason="GNU screen is not installed")
def test_inside_of_gnu_screen_there_are_colours(tmp_path: Path) -> None:
    """
    The real one, started where COLORTERM is set.
    """
    socket, env = (
        tmp_path / "s",
        {**FORGET, "HOME": str(tmp_path), "SCREENDIR": str(tmp_path / "s"), "LC_ALL": "C.UTF-8"},
    )
    socket.mkdir(mode=0o700)
    program = [
        sys.executable,
        "-m",
        "desk_theatre",
        "play",
        "--overview",
        "rehearsal",
        "--recording",
        str(tmp_path / "a.theatre"),
    ]
    with Terminal(["screen", "-U", "-S", "theatre", *program], (100, 32), env) as terminal:
        terminal.wait("open round")
        terminal.read(0.5)
        colours = {cell.fg for row in terminal.screen.buffer.values() for cell in row.values()}
        terminal.press("ctrl+q")
        terminal.ended()
    assert len(colours) >= 4
