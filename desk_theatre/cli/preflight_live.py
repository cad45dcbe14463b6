"""
Preflight with the terminal itself: what arrives when a key is pressed, and how wide it really draws a letter.

A terminal says where its cursor stands when it is asked; so whatever is written can be measured, and nobody has to believe what
the terminal says of itself.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desk_theatre.cli.preflight_finding import PreflightFinding, fix, good, note
from desk_theatre.itsm.values import value
from desk_theatre.machine.terminal import RawTerminal

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 20.0
"""
Seconds that somebody has to find a key.
"""

_ENTER, _CTRL_C = (b"\r", b"\n"), b"\x03"


@value
class Key:
    """
    Args:
        name: what stands on it.
        sends: what may arrive.
        does: what it is for, and what to press instead.
        needed: a show cannot be run without it.
    """

    name: str
    sends: tuple[bytes, ...]
    does: str
    instead: str = ""
    needed: bool = False


KEYS: tuple[Key, ...] = (
    Key("o", (b"o", b"O"), "opens a round", needed=True),
    Key("space", (b" ",), "pauses", needed=True),
    Key("escape", (b"\x1b",), "goes back", needed=True),
    Key("arrow down", (b"\x1b[B", b"\x1bOB"), "goes down a list", "tab, or the mouse"),
    Key("arrow right", (b"\x1b[C", b"\x1bOC"), "reads on, and goes a minute on in a replay", "the mouse"),
    Key("page down", (b"\x1b[6~",), "leads on; in a replay, to the next round", "n, or ctrl+p and its name"),
    Key("?", (b"?",), "tells what every key does", "F1"),
    Key("F1", (b"\x1bOP", b"\x1b[11~", b"\x1b[[A", b"\x1b[P"), "tells what every key does", "?"),
    Key("ctrl+p", (b"\x10",), "finds everything by its name", "the keys at the bottom of the stage"),
    Key("ctrl+q", (b"\x11",), "leaves", "ctrl+p and its name; or tell the terminal to let it through: stty -ixon"),
)

WIDTHS: tuple[tuple[str, str, int], ...] = (
    ("box drawing", "─│┌┐└┘", 6),
    ("block letters", "█▀▄▌▐", 5),
    ("symbols of the stage", "◆●○▲■»·", 7),
    ("letters with accents", "éøåłžß", 6),
    ("accents of their own", "e\u0301o\u0308", 2),
    ("wide letters", "日本", 4),
)
"""
What is written, and how many cells it has to take.
"""


def about_widths() -> Iterator[PreflightFinding]:
    """
    How wide the terminal draws what stands on the stage.
    """
    with _terminal() as terminal:
        wrong = []
        for name, text, cells in WIDTHS:
            terminal.say(f"\r{text}")
            found = terminal.where()
            terminal.say("\r\x1b[K")
            if found is None:
                words = "The terminal does not say where its cursor stands, so its letters could not be measured."
                yield note("letters", words, "Look at the sample above: no boxes, no question marks, nothing shifted.")
                return
            if found[0] - 1 != cells:
                wrong.append(f"{name} ({found[0] - 1} cells instead of {cells})")
    if wrong:
        words = f"Some letters take another width than programs expect: {', '.join(wrong)}."
        yield note(
            "letters",
            words,
            "Choose UTF-8 and narrow “ambiguous” letters in the settings of the terminal, or another terminal.",
        )
    else:
        yield good("letters", "Box drawing, symbols, accents and wide letters are as wide as they should be.")


def about_keys() -> Iterator[PreflightFinding]:
    """
    What arrives when somebody presses the keys of a show.  Enter skips one, ctrl+c all that are left.
    """
    missing: list[PreflightFinding] = []
    arrived = 0
    with _terminal() as terminal:
        terminal.say("\nPress each key once.  enter: not this one.  ctrl+c: no more of this.\n")
        for key in KEYS:
            terminal.say(f"  {key.name:<14}{key.does:<48}")
            found = terminal.key(PATIENCE)
            if found == _CTRL_C:
                terminal.say("skipped, with the others\n")
                break
            if found in key.sends:
                arrived += 1
                terminal.say("arrived\n")
            elif found in _ENTER:
                terminal.say("skipped\n")
            else:
                terminal.say("not as it should\n")
                missing.append(_astray(key, found))
    yield from missing
    if arrived:
        yield good("keys", f"{arrived} of {len(KEYS)} keys arrived as they should.")
    elif not missing:
        yield note("keys", "No key was tried.", "Try them on the keyboard of the show, with its layout.")


def _astray(key: Key, found: bytes) -> PreflightFinding:
    came = f"something else arrived ({shown(found)})" if found else "nothing arrived"
    words = f"{key.name}, which {key.does}: {came}."
    if key.needed:
        return fix(
            "keys",
            words,
            "Set the keyboard to Latin letters. If it is, something keeps the key: the terminal, tmux, a window manager.",
        )
    return note("keys", words, f"Press {key.instead} instead." if key.instead else "")


def shown(data: bytes) -> str:
    """
    Bytes in letters that do no harm.
    """
    return data[:12].decode("latin-1").encode("unicode_escape").decode("ascii") + ("…" if len(data) > 12 else "")


def _terminal() -> RawTerminal:
    assert sys.__stdin__ is not None
    assert sys.__stderr__ is not None
    return RawTerminal(sys.__stdin__.fileno(), sys.__stderr__.fileno())
