"""
Preflight with the terminal itself: what arrives when a key is pressed, and how wide it really draws a letter.

A terminal says where its cursor stands when it is asked; so whatever is written can be measured, and nobody has to believe what
the terminal says of itself.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desk_theatre.cli.preflight_finding import PreflightFinding, fix, good, note
from desk_theatre.cli.wording import preflight as words
from desk_theatre.itsm.values import value
from desk_theatre.machine.terminal import RawTerminal

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 20.0
"""
Seconds to wait for a key.
"""

_ENTER, _CTRL_C = (b"\r", b"\n"), b"\x03"


@value
class Key:
    """
    Args:
        name: its label.
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
    Key("o", (b"o", b"O"), words.OPENS, needed=True),
    Key("space", (b" ",), words.PAUSES, needed=True),
    Key("escape", (b"\x1b",), words.BACK, needed=True),
    Key("arrow down", (b"\x1b[B", b"\x1bOB"), words.DOWN, words.TAB_OR_MOUSE),
    Key("arrow right", (b"\x1b[C", b"\x1bOC"), words.READS_ON, words.MOUSE),
    Key("page down", (b"\x1b[6~",), words.NEXT, words.N_OR_PALETTE),
    Key("?", (b"?",), words.HELP, "F1"),
    Key("F1", (b"\x1bOP", b"\x1b[11~", b"\x1b[[A", b"\x1b[P"), words.HELP, "?"),
    Key("ctrl+p", (b"\x10",), words.FINDS, words.BAR_KEYS),
    Key("ctrl+q", (b"\x11",), words.QUITS, words.PALETTE_OR_STTY),
)

WIDTHS: tuple[tuple[str, str, int], ...] = (
    (words.BOXES, "─│┌┐└┘", 6),
    (words.BLOCKS, "█▀▄▌▐", 5),
    (words.SYMBOLS, "◆●○▲■»·", 7),
    (words.ACCENTS, "éøåłžß", 6),
    (words.COMBINED, "e\u0301o\u0308", 2),
    (words.WIDE, "日本", 4),
)
"""
What is drawn, and how many cells it should take.
"""


def about_widths() -> Iterator[PreflightFinding]:
    """
    Measure how wide the terminal draws the characters of the stage.
    """
    with _terminal() as terminal:
        wrong = []
        for name, text, cells in WIDTHS:
            terminal.say(f"\r{text}")
            found = terminal.where()
            terminal.say("\r\x1b[K")
            if found is None:
                yield note("letters", words.UNMEASURED, words.LOOK_AT_SAMPLE)
                return
            if found[0] - 1 != cells:
                wrong.append(words.odd_width(name, found[0] - 1, cells))
    if wrong:
        yield note("letters", words.odd_widths(wrong), words.NARROW_LETTERS)
    else:
        yield good("letters", words.RIGHT_WIDTHS)


def about_keys() -> Iterator[PreflightFinding]:
    """
    Test the keys of a show.  Enter skips one, ctrl+c the rest.
    """
    missing: list[PreflightFinding] = []
    arrived = 0
    with _terminal() as terminal:
        terminal.say(f"\n{words.PRESS_EACH_KEY}\n")
        for key in KEYS:
            terminal.say(f"  {key.name:<14}{key.does:<48}")
            found = terminal.key(PATIENCE)
            if found == _CTRL_C:
                terminal.say(f"{words.SKIPPED_REST}\n")
                break
            if found in key.sends:
                arrived += 1
                terminal.say(f"{words.ARRIVED}\n")
            elif found in _ENTER:
                terminal.say(f"{words.SKIPPED}\n")
            else:
                terminal.say(f"{words.ASTRAY}\n")
                missing.append(_astray(key, found))
    yield from missing
    if arrived:
        yield good("keys", words.keys_arrived(arrived, len(KEYS)))
    elif not missing:
        yield note("keys", words.NO_KEY_TESTED, words.TEST_THEM)


def _astray(key: Key, found: bytes) -> PreflightFinding:
    came = words.another_key(shown(found)) if found else words.NOTHING_ARRIVED
    said = words.key_astray(key.name, key.does, came)
    if key.needed:
        return fix("keys", said, words.LATIN_KEYBOARD)
    return note("keys", said, words.press_instead(key.instead) if key.instead else "")


def shown(data: bytes) -> str:
    """
    Return bytes as printable characters.
    """
    return data[:12].decode("latin-1").encode("unicode_escape").decode("ascii") + ("…" if len(data) > 12 else "")


def _terminal() -> RawTerminal:
    assert sys.__stdin__ is not None
    assert sys.__stderr__ is not None
    return RawTerminal(sys.__stdin__.fileno(), sys.__stderr__.fileno())
