"""
Makes the pictures of the stage for the README and these pages, from the real program: `python docs/pictures/make.py [FOLDER]`.

The show is the conference day, stopped in the middle of its first round, with three incidents from the room.
"""  # noqa: INP001

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from html import unescape
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from desk_theatre.cli.show_library import ShowLibrary
from desk_theatre.itsm import commands as c
from desk_theatre.itsm.time_of_day import parse
from desk_theatre.live.host import ShowHost
from desk_theatre.live.show_runner import ShowRunner
from desk_theatre.live.start import begin
from desk_theatre.recording.rerun import by_minutes
from desk_theatre.scenario import library
from desk_theatre.show.roles import Envelope, from_facilitator
from desk_theatre.stage.app import Theatre

HERE = Path(__file__).parent
SIZE = (120, 40)
MOMENT = "10:12"
REPORTED = (
    ("09:58:00", c.SubmitIncident("no-sound", "B", "row 4", "Lips move, nothing comes out")),
    ("10:00:30", c.SubmitIncident("wifi", "C", "Ida", "three bars, no internet")),
    ("10:11:30", c.SubmitIncident("coffee", None, "", "the pot is empty!")),
)


class Still(ShowRunner):
    """
    A night in which no time passes, so that the same picture comes out every time.
    """

    async def start(self) -> None:
        """
        The clock stays where it is.
        """


def runner(folder: Path) -> ShowRunner:
    """
    The conference day up to the moment of the picture.
    """
    source = library.source_of("conference")
    first = begin(source.scenario(), source.text, 1, folder / "picture.theatre", "2026-01-01T08:00:00+00:00")
    still = Still(first.show, first.picture, first.recorder)
    still.inbox.hand_in(from_facilitator(c.OpenRound())).close()
    for at, command in REPORTED:
        _pass(still, parse(at))
        still.inbox.hand_in(Envelope(command, "delegate")).close()
    _pass(still, parse(MOMENT))
    return still


def _pass(still: ShowRunner, until: int) -> None:
    for happened in by_minutes(still.show, until, digests=False):
        still.picture.add_all(happened.events)


CELL, LINE, BASE = 12.2, 24.4, 18.5
"""
Width and height of a cell in Textual's pictures, and how far below the top of its cell a letter stands.
"""

_TEXT = re.compile(
    r'<text class="([^"]+)" x="([^"]+)" y="([^"]+)" textLength="[^"]+" (clip-path="[^"]+")>([^<]*)</text>'
)
_QUADRANTS = ((0.0, 0.0, 0.5, 0.5), (0.5, 0.0, 0.5, 0.5), (0.0, 0.5, 0.5, 0.5), (0.5, 0.5, 0.5, 0.5))
_BLOCKS: dict[str, tuple[tuple[float, float, float, float], ...]] = {
    letter: tuple(quadrant for bit, quadrant in enumerate(_QUADRANTS) if bits >> bit & 1)
    for bits, letter in enumerate(
        " \u2598\u259d\u2580\u2596\u258c\u259e\u259b\u2597\u259a\u2590\u259c\u2584\u2599\u259f\u2588"
    )
    if letter != " "
} | {
    "\u2588": ((0.0, 0.0, 1.0, 1.0),),
    "\u2584": ((0.0, 0.5, 1.0, 0.5),),
    "\u2580": ((0.0, 0.0, 1.0, 0.5),),
    "\u2589": ((0.0, 0.0, 0.8, 1.0),),
}
"""
What is drawn instead of a letter: parts of its cell, from the left and from the top, with width and height.
"""


def sturdy(picture: str) -> str:
    """
    The same picture for programs that collapse spaces or have another font: every word stands at a place of its own, and
    blocks are drawn.
    """
    return _TEXT.sub(lambda found: "".join(_pieces(*found.groups())), picture)


def _pieces(style: str, x: str, y: str, clip: str, text: str) -> Iterator[str]:
    letters = unescape(text).replace("\u00a0", " ")
    if not letters.strip():
        return
    for sort, run in groupby(enumerate(letters), lambda each: each[1] if each[1] in _BLOCKS else each[1] == " "):
        cells = list(run)
        left, length = float(x) + cells[0][0] * CELL, len(cells) * CELL
        if sort in _BLOCKS:
            for over, down, across, share in _BLOCKS[str(sort)]:
                top, height = float(y) - BASE + down * LINE, share * LINE + 0.5
                wide = across * CELL
                spots = (
                    [(left, length)]
                    if across == 1
                    else [(left + i * CELL + over * CELL, wide) for i in range(len(cells))]
                )
                for at, width in spots:
                    place = f'x="{at:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}"'
                    yield f'<rect class="{style}" {place} {clip}/>'
        elif not sort:
            word = escape("".join(letter for _, letter in cells))
            yield f'<text class="{style}" x="{left:.1f}" y="{y}" textLength="{length:.1f}" {clip}>{word}</text>'


async def pictures(folder: Path) -> dict[str, str]:
    """
    Each picture as SVG, by its name.
    """
    os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"  # whatever terminal this is made in
    app = Theatre(ShowLibrary(seed=1), ShowHost(runner(folder)))
    found = {}
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(1.0)
        found["round"] = sturdy(app.export_screenshot(title="Desk theatre"))
        await pilot.press("p")
        await pilot.pause(0.5)
        found["practices"] = sturdy(app.export_screenshot(title="Desk theatre"))
        await pilot.press("escape", "i", "enter")
        await pilot.pause(0.5)
        found["incident"] = sturdy(app.export_screenshot(title="Desk theatre"))
        app.animation_level = "none"
        await pilot.press("escape", "escape", "tab")
        app.screen.remove_class("-keys")  # as the room sees it, some seconds later
        await pilot.pause(0.5)
        found["wall"] = sturdy(app.export_screenshot(title="Desk theatre"))
    return found


def main(folder: Path) -> None:
    """
    Write the pictures into a folder.
    """
    with tempfile.TemporaryDirectory() as recordings:
        for name, picture in asyncio.run(pictures(Path(recordings))).items():
            (folder / f"{name}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
