"""
Snapshots of the screen: what a person sees, as text that can be read in a diff; where colour is the point, as a picture.

Each row of the screen is a line that begins with `|`.  Where something in the row has another role than plain text, a line
that begins with `:` follows.  It has the letter of the role below the first cell of the piece, and dots as far as it goes:

    |▶ running     2:14 ahead     Room B   ■ DELAYED
    :g........     g.........              a........

The letters are found by the colours that are painted: they are looked up among those that the theme has for each role.  So
a widget that does not wear the colours of the theme is found, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import unified_diff
from functools import cache
from pathlib import Path

from rich.cells import cell_len
from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from seeing import press, settle
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.color import Color

from desk_theatre.stage.app import Theatre
from desk_theatre.stage.drawing.row import ROLES, Role
from desk_theatre.stage.drawing.themes import PALETTES, style_of

MARKS: dict[Role, str] = {
    "text": " ",
    "strong": "s",
    "muted": "m",
    "done": "m",
    "rule": "r",
    "key": "k",
    "good": "g",
    "warning": "w",
    "bad": "b",
    "alarm": "a",
    "live": "l",
    "cursor": "c",
    "moved": "c",
}
"""
The letter of each role.  Two roles share a letter if, and only if, they look the same in every theme.
"""

TEXT, RAISED, FRAME, CARET, UNKNOWN = " ", "_", "f", "i", "?"
"""
Marks for what is no role: plain text; the raised ground of a dialogue, with plain text on it or none; the frame of a dialogue
or an input field; the cell of a field where the next letter goes; colours that the theme has for nothing.
"""

LEGEND = {mark: role for role, mark in reversed(MARKS.items()) if mark != TEXT} | {
    RAISED: "raised ground, where letters are capitals",
    FRAME: "frame",
    CARET: "where the next letter goes",
    UNKNOWN: "colours of no role",
}

UPDATE = "pytest -m snapshots --snapshot-update"
"""
Makes all snapshots again, in text and in colour, and removes those that no test uses; with a path behind it, syrupy does not
look for the latter.
"""

ACCEPTED = Path(__file__).parent / "__snapshots__"
"""
Where syrupy keeps what was accepted.
"""

Look = tuple[RichColor | None, RichColor | None, bool, bool]
"""
How a piece is painted: the colour of its letters and of its ground, whether it is bold, and whether the two are swapped.
"""


def _look(style: Style) -> Look:
    return style.color, style.bgcolor, bool(style.bold), bool(style.reverse)


@cache
def _letters(theme: str) -> Sequence[tuple[Look, str]]:
    """
    Return how the theme paints letters, with the mark of each look.
    """
    palette = PALETTES[theme]
    back, raised, key, text = (Color.parse(getattr(palette, name)) for name in ("back", "raised", "key", "text"))
    found: list[tuple[Look, str]] = [((back.rich_color, text.rich_color, False, False), CARET)]
    for ground, above in ((back, False), (raised, True)):
        for role in ROLES:
            style, mark = style_of(role, theme, ground), MARKS[role]
            if above and style.bgcolor == ground.rich_color:
                mark = RAISED if mark == TEXT else mark.upper()
            found.append((_look(style), mark))
        frame = FRAME.upper() if above else FRAME
        found += [((key.rich_color, ground.rich_color, False, swapped), frame) for swapped in (False, True)]
    return found


@cache
def _blanks(theme: str) -> Sequence[tuple[RichColor, str]]:
    """
    Return the grounds on which a blank can stand, with the mark of each.
    """
    grounds = (("back", TEXT), ("raised", RAISED), ("bad", MARKS["alarm"]), ("key", MARKS["cursor"]), ("text", CARET))
    return [(Color.parse(getattr(PALETTES[theme], name)).rich_color, mark) for name, mark in grounds]


@cache
def marks_of(style: Style, theme: str, *, blank: bool) -> frozenset[str]:
    """
    Return the marks that fit what is painted: one, except where a theme paints two roles alike; none if it has no such
    colours.
    """
    front, ground, bold, swapped = _look(style)
    if blank:
        seen = front if swapped else ground
        return frozenset(mark for colour, mark in _blanks(theme) if colour == seen)
    return frozenset(mark for look, mark in _letters(theme) if look == (front, ground, bold, swapped))


def cells(row: Iterable[Segment], theme: str) -> Iterator[frozenset[str]]:
    """
    Return the marks that fit each cell of a painted row.
    """
    for piece in row:
        for part in re.findall(" +|[^ ]+", piece.text):
            yield from [marks_of(piece.style or Style(), theme, blank=part.isspace())] * cell_len(part)


def drawn(rows: Iterable[Sequence[Segment]], theme: str) -> str:
    """
    Return the text snapshot of painted rows.

    Raises:
        ValueError: the theme paints two roles alike, so that the marks are not certain.
    """
    lines, used = [], set[str]()
    for row in rows:
        lines.append("|" + "".join(piece.text for piece in row).rstrip())
        marks = _without_single_blanks("".join(map(_only, cells(row, theme))), _blank_cells(row))
        if marks.strip():
            lines.append(":" + re.sub(r"([^ _])\1+", lambda run: run[1].ljust(len(run[0]), "."), marks).rstrip())
            used.update(mark if mark in LEGEND else mark.lower() for mark in marks if mark != TEXT)
    if used:
        lines.append("= " + " · ".join(f"{mark} {LEGEND[mark]}" for mark in sorted(used, key=str.casefold)))
    return "\n".join(lines) + "\n"


def _blank_cells(row: Iterable[Segment]) -> list[bool]:
    parts = [part for piece in row for part in re.findall(" +|[^ ]+", piece.text)]
    return [part.isspace() for part in parts for _ in range(cell_len(part))]


def _without_single_blanks(marks: str, blank: Sequence[bool]) -> str:
    """
    One blank between words of a role does not part them; one plain letter does.
    """
    whole = list(marks)
    for at in range(1, len(marks) - 1):
        if blank[at] and marks[at] in {TEXT, RAISED} and marks[at - 1] == marks[at + 1]:
            whole[at] = marks[at - 1]
    return "".join(whole)


def _only(marks: frozenset[str]) -> str:
    if len(marks) > 1:
        raise ValueError(f"one of the roles {sorted(marks)}: take the snapshot in another theme")
    return next(iter(marks), UNKNOWN)


def picture(app: Theatre) -> str:
    """
    Return the text snapshot of what is on the screen now.
    """
    return drawn([list(strip) for strip in app.screen._compositor.render_strips()], app.theme)


class TextPicture(SingleFileSnapshotExtension):
    """
    A text snapshot in a file of its own.
    """

    file_extension = "txt"
    _write_mode = WriteMode.TEXT

    def diff_lines(self, serialized_data: object, snapshot_data: object) -> Iterator[str]:
        """
        Return what is different, as a unified diff.
        """
        before, now = (str(data).splitlines() for data in (snapshot_data, serialized_data))
        yield from unified_diff(before, now, "accepted", "on the screen now", lineterm="")


class ColourPicture(SingleFileSnapshotExtension):
    """
    A picture in colour, an SVG file.
    """

    file_extension = "svg"
    _write_mode = WriteMode.TEXT

    def serialize(self, data: str, **_: object) -> str:
        """
        Return the picture without the number that Rich makes up from its content and repeats in every line.
        """
        return re.sub(r"\bterminal-\d+-([\w-]+)", r"terminal-\1", data)


class Pictures:
    """
    The accepted text snapshots of one test.  All that differ are collected, so that one run shows everything.
    """

    def __init__(self, snapshot: SnapshotAssertion) -> None:
        self._accepted = snapshot.use_extension(TextPicture)
        self._different: list[str] = []

    def take(self, name: str, app: Theatre) -> None:
        """
        Compare what is on the screen now with the accepted snapshot of this name.
        """
        self.compare(name, picture(app))

    def compare(self, name: str, text: str) -> None:
        """
        Compare a text with the accepted snapshot of this name.
        """
        same = self._accepted(name=name) == text
        if not same:
            self._different.append("\n".join([f"snapshot {name!r}:", *self._accepted.get_assert_diff()]))

    def check(self) -> None:
        """
        Fail if a snapshot was different.

        Raises:
            AssertionError: with what is different in each, and how to accept it.
        """
        __tracebackhide__ = True
        different, self._different = self._different, []
        if different:
            marks = " · ".join(f"{mark} {meaning}" for mark, meaning in LEGEND.items())
            how = f"If this is what you want, run `{UPDATE}`, and read the change with `git diff`."
            count = "1 snapshot differs" if len(different) == 1 else f"{len(different)} snapshots differ"
            raise AssertionError("\n\n".join([count, *different, f"marks: {marks}", how]))


async def walk(
    app: Theatre, size: tuple[int, int], steps: Sequence[tuple[str, tuple[str, ...]]], pictures: Pictures
) -> None:
    """
    Go through a theatre, and compare each place with its accepted snapshot.

    Args:
        steps: the name of each place, and the keys that lead there from the place before.
    """
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for name, keys in steps:
            await press(pilot, *keys)
            await settle(pilot)
            pictures.take(name, app)
