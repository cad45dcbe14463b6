"""
The foyer: choose what is played, go on with an evening that was interrupted, or look at a recording.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from desk_theatre.errors import DeskTheatreError
from desk_theatre.show.board import Choice
from desk_theatre.stage import face
from desk_theatre.stage.backstage import Backstage, Evening, House, Projector
from desk_theatre.stage.row import EMPTY, Piece, Row, fit, heading, row
from desk_theatre.stage.screens.base import StageScreen
from desk_theatre.stage.text import cell, cut, wrap
from desk_theatre.stage.verbs import bindings
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.widgets.picker import Entry, Picker


class Sign(Lines):
    """
    The name of the house, large.
    """

    DEFAULT_CSS = "Sign { margin: 1 0; }"

    def __init__(self) -> None:
        super().__init__()
        self._note = ""

    def note(self, words: str) -> None:
        """
        A word below the name.
        """
        self._note = words
        self.paint()

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        As large as the height allows.
        """
        size = face.largest("DESK THEATRE", width, height - 1)
        name = face.write("DESK THEATRE", size) if size else ("Desk theatre",)
        return [*(row(Piece(line, "key")) for line in name), row(Piece(self._note, "muted"))]


class FoyerScreen(StageScreen):
    """
    Args:
        house: what there is to choose from.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("pick", "theme", "quit", "help")
    BINDINGS: ClassVar[list[Binding]] = bindings("theme", "quit", "help")  # type: ignore[assignment]
    TITLE_OF_HELP = "The foyer"
    HELP = "Choose a scenario to play, or a recording to go on with or to look at."

    def __init__(self, house: House) -> None:
        super().__init__()
        self.house = house

    def compose(self) -> ComposeResult:
        """
        The name, and the list.
        """
        yield Sign()
        yield Picker()
        yield self.key_bar()

    def on_mount(self) -> None:
        """
        Ask the house what there is.
        """
        self._offer()
        self.query_one(Picker).focus()

    def on_screen_resume(self) -> None:
        """
        There may be a new recording by now.
        """
        self._offer()

    def resized(self, width: int, height: int) -> None:
        """
        The name grows with the room.
        """
        self.query_one(Sign).styles.height = 4 if height < 36 else 6 if height < 52 else 9

    def do_pick(self) -> None:
        """
        Choose what is meant.
        """
        self.query_one(Picker).action_choose()

    def on_picker_chosen(self, message: Picker.Chosen) -> None:
        """
        Open it, after the word that it is being opened is on the screen.
        """
        self.query_one(Sign).note("opening ...")
        self.call_after_refresh(self._open, message.entry)

    async def _open(self, entry: str) -> None:
        what, _, which = entry.partition(" ")
        doors: dict[str, Callable[[str], Backstage | Projector]] = {
            "play": self.house.play,
            "resume": self.house.resume,
            "replay": self.house.replay,
        }
        try:
            picture = doors[what](which)
            await self.theatre.put_on_stage(picture)
        except DeskTheatreError as error:
            self.say(str(error), "warning")
        finally:
            self.query_one(Sign).note("")

    def _offer(self) -> None:
        try:
            scenarios, evenings = self.house.scenarios(), self.house.evenings()
        except DeskTheatreError as error:
            self.say(str(error), "warning")
            scenarios, evenings = (), ()
        resumable = [evening for evening in evenings if evening.resumable]
        entries = [_title("Play"), *(_scenario(choice) for choice in scenarios)]
        if not scenarios:
            entries += _sentence(
                "There is no scenario here. Put one into the folder scenarios, or name a file: desk-theatre play my.toml"
            )
        if resumable:
            entries += [_gap(), _title("Go on with a show that was interrupted")]
            entries += [_evening("resume", evening) for evening in resumable]
        entries += [_gap(), _title("Look at a recording"), *(_evening("replay", evening) for evening in evenings)]
        if not evenings:
            entries += _sentence("None yet. Every show you play is recorded by itself, and will stand here.")
        self.query_one(Picker).offer(entries)


def _title(words: str) -> Entry:
    return Entry("", lambda width: heading(words, width + 2))


def _gap() -> Entry:
    return Entry("", lambda _: EMPTY)


def _sentence(words: str) -> list[Entry]:
    lines = wrap(words, 74)
    return [Entry("", lambda _, line=line: row(Piece(f"  {line}", "muted"))) for line in lines]  # type: ignore[misc]


def _scenario(choice: Choice) -> Entry:
    def draw(width: int) -> Row:
        name = min(36, width * 2 // 5)
        return fit(
            (Piece(cell(choice.words, name) + "  ", "strong"), Piece(cut(choice.detail, width - name - 2), "muted")),
            width,
        )

    return Entry(f"play {choice.id}", draw)


def _evening(what: str, evening: Evening) -> Entry:
    def draw(width: int) -> Row:
        words = cut(evening.words, max(20, width // 2))
        note = "  ▲ not closed properly" if evening.resumable and what == "replay" else ""
        left = width - len(words) - len(note) - 2
        return fit(
            (Piece(words, "strong"), Piece(note, "warning"), Piece("  " + cut(evening.path, left), "muted")), width
        )

    return Entry(f"{what} {evening.path}", draw)
