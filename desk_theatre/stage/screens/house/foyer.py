"""
The foyer: choose what is played, go on with an evening that was interrupted, or look at a recording.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from desk_theatre.errors import DeskTheatreError
from desk_theatre.show.board import Choice
from desk_theatre.show.messages import FoundRecording
from desk_theatre.show.ports import Hosted, LibraryPort
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.background import beside, errand
from desk_theatre.stage.drawing import big_digits
from desk_theatre.stage.drawing.row import EMPTY, Piece, Row, cells, fit, heading, row
from desk_theatre.stage.drawing.text import cell, cut, plain, wrap
from desk_theatre.stage.screens.base.screen import StageScreen
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.widgets.picker import Picker, PickerEntry
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import house as wording

DOORS = ("resume", "replay")
"""
What can be done with a recording.
"""


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
        size = big_digits.largest("DESK THEATRE", width, height - 1)
        name = big_digits.write("DESK THEATRE", size) if size else ("Desk theatre",)
        return [*(row(Piece(line, "key")) for line in name), row(Piece(cut(self._note, width), "live"))]


class Meant(Lines):
    """
    All about the entry that is marked: in the list there is room for a line.
    """

    DEFAULT_CSS = "Meant { height: 4; }"

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[str, str] = ("", "")

    def show(self, words: str, detail: str) -> None:
        """
        Draw these.
        """
        self._told = (words, detail)
        self.paint_if_new(self._told)

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        A rule, and as much as three rows hold.
        """
        words, detail = self._told
        if not words:
            return []
        told = [*(Piece(line, "strong") for line in wrap(words, width)), *(Piece(line) for line in wrap(detail, width))]
        rows = [row(piece) for piece in told]
        if len(rows) >= height:
            last = rows[height - 2][0]
            rows = [*rows[: height - 2], row(last._replace(text=cut(f"{last.text} {rows[height - 1][0].text}", width)))]
        return [row(Piece("─" * width, "rule")), *rows]


class FoyerScreen(StageScreen):
    """
    Args:
        house: what there is to choose from.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("pick", "theme", "quit", "help")
    BINDINGS: ClassVar[list[Binding]] = bindings("theme", "quit", "help")  # type: ignore[assignment]
    TITLE_OF_HELP = help_words.FOYER_TITLE
    HELP = help_words.FOYER

    def __init__(self, house: LibraryPort) -> None:
        super().__init__()
        self.house = house
        self.opening = False
        self._told: dict[str, tuple[str, str]] = {}
        self._scenarios: tuple[Choice, ...] = ()
        self._evenings: tuple[FoundRecording, ...] | None = None

    def compose(self) -> ComposeResult:
        """
        The name, the list, and all about what is marked in it.
        """
        yield Sign()
        yield Picker()
        yield Meant()
        yield self.key_bar()

    def on_mount(self) -> None:
        """
        The list has the keys.
        """
        self.query_one(Picker).focus()

    def on_screen_resume(self) -> None:
        """
        Ask the house what there is: scenarios at once, recordings in a thread of its own, because there may be many.
        """
        try:
            self._scenarios = self.house.scenarios()
        except DeskTheatreError as error:
            self.say(str(error), "warning")
        self._offer()
        self.run_worker(errand(self._look), exit_on_error=False, exclusive=True, group="look")

    async def _look(self) -> None:
        try:
            self._evenings = await beside(self.house.evenings)
        except DeskTheatreError as error:
            self._evenings = ()
            self.say(str(error), "warning")
        except Exception as error:  # noqa: BLE001 - what can be played is still there
            self._evenings = ()
            self.mishap(error)
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

    def on_picker_moved(self) -> None:
        """
        All about another entry.
        """
        self.call_after_refresh(self._tell)

    def on_picker_chosen(self, message: Picker.Chosen) -> None:
        """
        Open it; the list stays, and says what is going on.
        """
        message.stop()
        if self.opening:
            self.say(wording.OPENING)
            return
        self.opening = True
        words, _ = self._told.get(message.entry, ("", ""))
        self.query_one(Sign).note(f"opening {words} ...")
        self.run_worker(errand(self._open, message.entry), exit_on_error=False)

    async def _open(self, entry: str) -> None:
        what, _, which = entry.partition(" ")
        doors: dict[str, Callable[[str], Hosted]] = {
            "play": self.house.play,
            "resume": self.house.resume,
            "replay": self.house.replay,
        }
        try:
            await self.theatre.navigation.bring(partial(doors[what], which))
        except DeskTheatreError as error:
            self.say(str(error), "warning")
        except Exception as error:  # noqa: BLE001 - the house stays open
            self.mishap(error)
        finally:
            self.opening = False
            self.query_one(Sign).note("")

    def _tell(self) -> None:
        self.query_one(Meant).show(*self._told.get(self.query_one(Picker).meant, ("", "")))

    def _offer(self) -> None:
        scenarios, evenings = self._scenarios, self._evenings or ()
        resumable = [evening for evening in evenings if evening.resumable]
        entries = [_title("Play"), *(_scenario(choice) for choice in scenarios)]
        if not scenarios:
            entries += _sentence(wording.NO_SCENARIO)
        if resumable:
            entries += [_gap(), _title(wording.RESUME)]
            entries += [_evening("resume", evening) for evening in resumable]
        entries += [_gap(), _title(wording.REPLAY), *(_evening("replay", evening) for evening in evenings)]
        if self._evenings is None:
            entries += _sentence(wording.LOOKING)
        elif not evenings:
            entries += _sentence(wording.NO_RECORDING)
        self._told = {
            **{f"play {choice.id}": (choice.words, choice.detail) for choice in scenarios},
            **{f"{what} {evening.path}": (evening.words, evening.path) for what in DOORS for evening in evenings},
        }
        self.query_one(Picker).offer(entries)
        self._tell()


def _title(words: str) -> PickerEntry:
    return PickerEntry("", lambda width: heading(words, width + 2))


def _gap() -> PickerEntry:
    return PickerEntry("", lambda _: EMPTY)


def _sentence(words: str) -> list[PickerEntry]:
    lines = wrap(words, 74)
    return [PickerEntry("", lambda _, line=line: row(Piece(f"  {line}", "muted"))) for line in lines]  # type: ignore[misc]


def _scenario(choice: Choice) -> PickerEntry:
    def draw(width: int) -> Row:
        name = min(36, width * 2 // 5)
        return fit(
            (Piece(cell(choice.words, name) + "  ", "strong"), Piece(cut(choice.detail, width - name - 2), "muted")),
            width,
        )

    return PickerEntry(f"play {choice.id}", draw)


def _evening(what: str, evening: FoundRecording) -> PickerEntry:
    def draw(width: int) -> Row:
        note = "  ▲ not closed properly" if evening.resumable and what == "replay" else ""
        words = cut(evening.words, width - len(note))
        path = f"  {plain(evening.path)}"
        if cells(words) + len(note) + cells(path) > width:
            path = ""  # it stands below, when this one is marked
        return fit((Piece(words, "strong"), Piece(note, "warning"), Piece(path, "muted")), width)

    return PickerEntry(f"{what} {evening.path}", draw)
