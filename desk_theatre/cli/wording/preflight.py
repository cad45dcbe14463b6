"""
What the preflight finds, and what to do about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.counting import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desk_theatre.stage.wall.legibility import Legibility

# ----------------------------------------------------------------------------------------------------- the page

TO_FIX, NOTES, FINE = "To fix", "Worth knowing", "Fine"
READY = "Ready for a show."
SAMPLE = "  ◆ from this room   ● met   ○ running   ▲ at risk   ■ breached   » moved\n  █▀█ █▄█ ▀▀▀   ─│┌┐└┘"
SMOOTH_OR_STEPS = "smooth, or in steps?"
SAMPLE_HELP = "  Boxes, question marks or gaps above? Choose another font. Steps mean fewer colours."


def not_ready(problems: int) -> str:
    return f"Not ready: {counted(problems, 'problem')} to fix."


def saved_head(when: str, size: tuple[int, int] | None) -> str:
    terminal = "no terminal" if size is None else f"a terminal of {size[0]} × {size[1]}"
    return f"Preflight of {when}, {terminal}"


# -------------------------------------------------------------------------------------------------- the terminal

NO_TERMINAL = "There is no terminal here, so nothing can be drawn and no key can arrive."
USE_SHOW_WINDOW = "Run this in the window, and on the projector, that you will use."
ENLARGE = "Enlarge the window, or reduce the font size (often Ctrl and -)."
WANT_COLOURS, UNSET_NO_COLOR = "If you want colours:", "unset NO_COLOR"
NO_COLOR = "NO_COLOR is set, so the stage has no colours; every state also has a symbol and a word."
ALL_COLOURS = "16 million colours."
COLOURS_OF_SCREEN = "256 colours, as many as GNU screen shows; the stage uses the nearest ones."
SOME_COLOURS = "256 colours; the stage uses the nearest ones."
MOST_SHOW_ALL = "Most terminals show them all; if yours does:"
TRUECOLOR = "export COLORTERM=truecolor"
SET_TERM, EXPORT_TERM = "Set it, usually to:", "export TERM=xterm-256color"
READABLE_THEME = "Press t on the stage until everything is readable. If the terminal knows more:"
NO_MOVEMENT = "TEXTUAL_ANIMATIONS is none: the stage is redrawn once a second, and nothing moves."
WANT_MOVEMENT, UNSET_ANIMATIONS = "If you want movement:", "unset TEXTUAL_ANIMATIONS"
UTF8 = "Output is UTF-8."
UNKNOWN_ENCODING = "an unknown encoding"
BEFORE_STARTING, SET_UTF8 = "Before starting:", "export LC_ALL=C.UTF-8 PYTHONUTF8=1"
GNU_SCREEN = "This is GNU screen, which keeps Ctrl+A for itself."
OUTSIDE_SCREEN = "If you can, run the stage in a window outside it."
SSH = "This terminal is connected over SSH: the show depends on the network."
TRY_IN_THE_HALL, NO_ANIMATIONS = "Try it from the hall; if the picture is slow:", "export TEXTUAL_ANIMATIONS=none"
CONTAINER = "This is a container; Docker keeps Ctrl+P Ctrl+Q for itself."
DETACH_KEYS = "Start it with --detach-keys='ctrl-^' or similar, and with a folder of the host for recordings."
TMUX_PASSES_ON = "This is tmux; Escape comes through at once."
ESCAPE_AT_ONCE, TMUX_ESCAPE = "Make it pass Escape on at once:", "tmux set -s escape-time 10"
TMUX_COLOURS = "Inside tmux, programs do not see all colours of the terminal."
TMUX_ANNOUNCE, TMUX_RGB = "Let tmux announce them:", "tmux set -as terminal-features ',*:RGB'"


def too_small(size: str, columns: int, rows: int) -> str:
    return f"The terminal is {size} characters; the stage needs {columns} × {rows}."


def wide_enough(size: str) -> str:
    return f"The terminal is {size} characters; the floor fits next to the programme."


def large_enough(size: str) -> str:
    return f"The terminal is {size} characters; that will do."


def readable_from(height: float, rows: int, read: Legibility) -> str:
    return (
        f"On a picture {height:g} m high with {rows} rows, people read the {read.texts} large texts of the wall from up to"
        f" {read.safe:.0f} m, and ordinary lines from up to {read.lines:.0f} m."
    )


def back_row_can(away: float) -> str:
    return f"The back row, {away:g} m away, can read the wall."


def back_row_hardly(away: float) -> str:
    return f"The back row, {away:g} m away, reads the wall only with good eyes."


def back_row_cannot(away: float, furthest: float) -> str:
    return f"The back row, {away:g} m away, cannot read the wall; {furthest:.0f} m is the limit."


def larger_picture(rows: int) -> str:
    return f"Make the picture larger, or enlarge the font: {rows} rows are enough."


def unknown_term(term: str) -> str:
    return f"TERM is {term!r}, so programs cannot tell what this terminal can do."


def sixteen_colours(term: str) -> str:
    return f"TERM is {term!r}, which has 16 colours; the terminal decides how they look."


def export_term(term: str) -> str:
    return f"export TERM={term}"


def not_utf8(encoding: str) -> str:
    return f"Output is {encoding or UNKNOWN_ENCODING}, which lacks half of the stage's characters."


def tmux_waits(milliseconds: str) -> str:
    return f"tmux holds Escape back for {milliseconds} ms, so going back feels slow."


# --------------------------------------------------------------------------------------------------- letters and keys

UNMEASURED = "The terminal does not report where its cursor is, so the width of its letters is unknown."
LOOK_AT_SAMPLE = "Look at the sample above: no boxes, no question marks, nothing shifted."
NARROW_LETTERS = "Set the terminal to UTF-8 and narrow “ambiguous” letters, or use another terminal."
RIGHT_WIDTHS = "Box drawing, symbols, accents and wide letters have the right width."
PRESS_EACH_KEY = "Press each key once. Enter: skip this one. Ctrl+C: skip the rest."
SKIPPED, SKIPPED_REST, ARRIVED, ASTRAY = "skipped", "rest skipped", "arrived", "wrong or missing"
NO_KEY_TESTED = "No key was tested."
TEST_THEM = "Test them on the keyboard of the show, with its layout."
NOTHING_ARRIVED = "nothing arrived"
LATIN_KEYBOARD = "Set the keyboard to a Latin layout. If it is, something intercepts the key: the terminal, tmux or the window manager."

OPENS, PAUSES, BACK, DOWN = "opens a round", "pauses", "goes back", "moves down a list"
READS_ON, NEXT = "reads on, or moves a replay on a minute", "turns the page, or a replay to the next round"
HELP, FINDS, QUITS = "shows what every key does", "finds everything by its name", "quits"
TAB_OR_MOUSE, MOUSE, N_OR_PALETTE, BAR_KEYS = (
    "tab, or the mouse",
    "the mouse",
    "n, or ctrl+p and its name",
    "the keys at the bottom of the stage",
)
PALETTE_OR_STTY = "ctrl+p and its name; or let it through the terminal: stty -ixon"
BOXES, BLOCKS, SYMBOLS, ACCENTS, COMBINED, WIDE = (
    "box drawing",
    "block letters",
    "symbols of the stage",
    "letters with accents",
    "separate accents",
    "wide letters",
)


def odd_width(name: str, cells: int, expected: int) -> str:
    return f"{name} ({cells} cells instead of {expected})"


def odd_widths(found: Sequence[str]) -> str:
    return f"Some letters have an unexpected width: {', '.join(found)}."


def keys_arrived(count: int, keys: int) -> str:
    return f"{count} of {counted(keys, 'key')} arrived."


def another_key(shown: str) -> str:
    return f"another key arrived ({shown})"


def key_astray(key: str, does: str, came: str) -> str:
    return f"{key}, which {does}: {came}."


def press_instead(keys: str) -> str:
    return f"Press {keys} instead."


# --------------------------------------------------------------------------------------------------- the machine

RECORD_ELSEWHERE = "Choose another file with --recording, or give yourself permission to write there."
FREE_SOME = "Free some space."
FREE_SOME_OR_MOVE = "Free some space, or record elsewhere with --recording."
LOCAL_DISK_FASTER = "Record to a local disk with --recording; delegates wait that long for their code."
LOCAL_DISK, REAL_DISK = "Record to a local disk with --recording.", "Record to a real disk with --recording."
BUSY_DISK = "Close other programs that write to that disk."
PERMIT_LOG = "Give yourself permission to write there."
SET_DATE = "Set the date of the machine."
BAD_CLOCK, FIX_CLOCK = (
    "The clock of this machine is stuck or runs backwards.",
    "Restart the machine; if it is virtual, fix its clock.",
)
SAVE_POWER = "Close other programs, plug it in, and turn energy saving off."
CLOSE_AND_PLUG = "Close other programs, and plug it in."
FASTER_MACHINE = "Use a faster machine, or close other programs; otherwise the stage lags."
UNSEEN = "The program cannot see whether a screen saver, sleep or a phone call will interrupt."
SWITCH_OFF = "Turn them off for the show, and silence notifications"
BATTERY, PLUG_IN = "The machine runs on its battery and saves energy.", "Plug it in."


def cannot_write(folder: Path, why: str) -> str:
    return f"Cannot write to {folder}: {why}."


def almost_nothing_free(free: float, folder: Path) -> str:
    return f"Only {free / 1e6:.0f} MB free in {folder}."


def little_free(free: float, folder: Path) -> str:
    return f"{free / 1e6:.0f} MB free in {folder}; a show takes up to 20 MB."


def plenty_free(free: float, folder: Path) -> str:
    return f"{free / 1e9:.1f} GB free in {folder}; a show takes up to 20 MB."


def saving_takes(usual: float, worst: float) -> str:
    return f"Saving a report takes {milliseconds(usual)}, at worst {milliseconds(worst)}"


def delegates_wait(saving: str) -> str:
    return f"{saving}; delegates wait that long for their code."


def in_memory(folder: Path) -> str:
    return f"{folder} is in memory: its recordings are lost when the machine is switched off."


def on_network(folder: Path, sort: str) -> str:
    return f"{folder} is on a network ({sort}): if the network fails, so does the recording."


def no_log(path: Path) -> str:
    return f"Cannot write the log {path}, so the details of an error would be lost."


def odd_date(date: str) -> str:
    return f"The date of the machine is {date}; recordings would be named and sorted by it."


def always_late(seconds: float) -> str:
    return f"The machine always wakes up {milliseconds(seconds)} late: the picture will stutter."


def sometimes_late(seconds: float) -> str:
    return f"The machine is busy: it wakes up {milliseconds(seconds)} late."


def on_time(now: str) -> str:
    return f"{now}; the machine wakes up on time."


def speed(minutes: float, seconds: float) -> str:
    return f"This machine simulates a conference day, {minutes:g} minutes in the room, in {seconds:.1f} seconds."


def switch_off_or_start_with() -> str:
    return f"{SWITCH_OFF}; or start with:"


def play_awake(inhibitor: str) -> str:
    return f"{inhibitor} desk-theatre play"


def milliseconds(seconds: float) -> str:
    return f"{1000 * seconds:.1f} ms" if seconds < 0.01 else f"{1000 * seconds:.0f} ms"
