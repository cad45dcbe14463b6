"""
The theatre: its colours, its curtain, and what it begins with.

It is handed a house to choose from, or something to open at once.  What is on stage, the ways from screen to screen, the lock of
the delegates' form, and the keys are objects of their own, which it has.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen
from textual.theme import Theme

from desk_theatre.errors import DeskTheatreError
from desk_theatre.machine import SYSTEM
from desk_theatre.stage.actions import VERBS, commands_of
from desk_theatre.stage.background import errand
from desk_theatre.stage.drawing.colour_depth import depth_of
from desk_theatre.stage.drawing.text import plain
from desk_theatre.stage.drawing.themes import DARK, PALETTES, theme_of, variables_of
from desk_theatre.stage.key_queue import KeyQueue
from desk_theatre.stage.kiosk_lock import KioskLock
from desk_theatre.stage.lifecycle import Lifecycle
from desk_theatre.stage.navigation import Navigation
from desk_theatre.stage.screens.base.screen import StageScreen
from desk_theatre.stage.screens.round.curtain import CurtainScreen
from desk_theatre.stage.textual_patches.driver import SturdyDriver
from desk_theatre.stage.textual_patches.error_guard import Mishaps
from desk_theatre.stage.textual_patches.internals import (
    holds_screen,
    keep_for_tests,
    notes_shown,
    take_back,
    use_colours,
)
from desk_theatre.stage.textual_patches.letters import Letters
from desk_theatre.stage.wording import house as wording

if TYPE_CHECKING:
    from pathlib import Path

    from textual.driver import Driver

    from desk_theatre.show.lock import Lock
    from desk_theatre.show.ports import Hosted, LibraryPort

SENTENCES = 2
"""
So many stand on the screen at most, each in a row above the keys, because they cover what is behind them: the latest, and a
warning before it.
"""
PALETTE = "--command-palette"
"""
As Textual calls it; there must not be two.
"""


class Theatre(Letters):
    """
    Args:
        house: what the foyer offers.
        first: what is on stage at once; `None`: the foyer.
        opening: makes what is on stage, where that takes long; called after the first picture, in a thread of its own.
        log: file for the details of what goes wrong, readable only by its owner.
        theme: one of the house's own.
        keep_theme: told which one was chosen, whenever another is.
        lock: of the delegates' form.
        presenter: what only the facilitator should see is kept off the screen.
        wall: the wall stands in front, and the overview one key away; else it is the other way round.
        kiosk: this terminal is the delegates' alone; it needs a lock, and the facilitator's PIN leaves the program.
        tell: prints a sentence when the terminal is given back; as it is on stderr by default.
    """

    TITLE = "Desk theatre"
    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        Binding("ctrl+q", "leave", "leave", show=False, priority=True),
        Binding("ctrl+c", "tell_how_to_leave", "leave", show=False),
    ]
    CSS = """
    Toast { background: $stage-raised; color: $stage-text; width: auto; max-width: 100%; margin: 0; padding: 0 1; }
    CommandPalette { background: transparent; }
    CommandPalette > .command-palette--help-text { color: $stage-muted; text-style: none; }
    CommandPalette SearchIcon { display: none; }
    CommandPalette > Vertical { background: $stage-raised; border: round $stage-key; }
    """
    ENABLE_COMMAND_PALETTE = True
    _house_themes: dict[str, Theme] | None = None
    ALLOW_SELECT = False  # a click means what it points at; whoever wants to copy selects with the terminal's own means

    def __init__(
        self,
        house: LibraryPort,
        first: Hosted | None = None,
        opening: Callable[[], Hosted] | None = None,
        *,
        log: Path | None = None,
        theme: str = "house-dark",
        keep_theme: Callable[[str], None] | None = None,
        driver_class: type[Driver] | None = None,
        lock: Lock | None = None,
        presenter: bool = False,
        wall: bool = False,
        kiosk: bool = False,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(driver_class=driver_class or SturdyDriver)
        self.mishaps = Mishaps(log)
        self.lifecycle = Lifecycle(self, self.mishaps, tell)
        self.lifecycle.kiosk = kiosk
        self.kiosk_lock = KioskLock(self, self.lifecycle, lock)
        self.navigation = Navigation(
            self, self.lifecycle, self.kiosk_lock, self.mishaps, house, presenter=presenter, wall=wall
        )
        self.keys = KeyQueue(self, self.lifecycle, super().on_event)
        use_colours(self.console, depth_of(os.environ, SYSTEM))
        self._first, self._opening = first, opening
        self._keep_theme = keep_theme
        for name in tuple(super().available_themes):
            if name not in PALETTES:
                self.unregister_theme(name)
        for name in PALETTES:
            self.register_theme(theme_of(name))
        self._house_themes = super().available_themes  # kept: Textual asks for them with each row that it paints
        self.theme = theme if theme in PALETTES else "house-dark"

    @property
    def available_themes(self) -> dict[str, Theme]:
        """
        The colours of the house; those of Textual are not offered, since they do not keep its promises.
        """
        return self._house_themes or super().available_themes

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """
        Colours for the moment before a theme is known.
        """
        return variables_of(DARK)

    def get_default_screen(self) -> Screen[None]:
        """
        The curtain.
        """
        return CurtainScreen(wording.OPENING_SHOW if self._opening or self._first else "")

    @property
    def leaving(self) -> bool:
        """
        Whether it is ending; the driver asks when the terminal has gone away.
        """
        return self.lifecycle.leaving

    def perform(self) -> int:
        """
        Run until somebody leaves; the exit status, after a sentence on stderr if it is not 0.
        """
        return self.lifecycle.perform()

    async def on_event(self, event: events.Event) -> None:
        """
        Keys wait for those before them.
        """
        await self.keys.take(event)

    def say(self, words: str, severity: str = "information") -> None:
        """
        A sentence for whoever sits at the keys; it may hold typed text.  What still stands there is not said a second time.
        """
        sentence = plain(words)
        notes = notes_shown(self)
        if any(note.message == sentence and not note.has_expired for note in notes):
            return
        warnings = [note for note in notes if note.severity != "information"]
        for note in notes:
            if note not in warnings[1 - SENTENCES :]:
                take_back(self, note)
        self.notify(sentence, severity=severity, markup=False, timeout=6)  # type: ignore[arg-type]

    def on_mount(self) -> None:
        """
        Listen for signals; then show what there is to show.
        """
        self.lifecycle.listen_for_signals()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.run_worker(errand(self._raise_curtain), exit_on_error=False)

    async def _raise_curtain(self) -> None:
        """
        Open what was asked for on the command line; a mistake there ends the program with its sentence.
        """
        try:
            if self._opening is not None:
                await self.navigation.bring(self._opening)
            elif self._first is not None:
                await self.lifecycle.put_on_stage(self._first)
            else:
                self.navigation.show_foyer()
        except DeskTheatreError as error:
            self.lifecycle.leave(1, str(error))
        except Exception as error:  # noqa: BLE001 - a worker would keep it to itself
            self.break_down(error)

    def action_tell_how_to_leave(self) -> None:
        """
        Say which key leaves, unless delegates have the keyboard. Nothing can be selected here, so there is nothing to copy.
        """
        if not self.kiosk_lock.refused():
            self.say(wording.HOW_TO_LEAVE)

    def action_leave(self) -> None:
        """
        The key that leaves.
        """
        self.navigation.ask_to_leave()

    async def action_quit(self) -> None:
        """
        Textual's own way of leaving is ours.
        """
        self.navigation.ask_to_leave()

    def action_command_palette(self) -> None:
        """
        Not for delegates; and once, also where a question stands above it.
        """
        if not self.kiosk_lock.refused() and not holds_screen(self, PALETTE):
            super().action_command_palette()

    def next_theme(self) -> None:
        """
        The next of the house's colours; not for delegates.
        """
        if not self.kiosk_lock.refused():
            names = list(PALETTES)
            self.choose_theme(names[(names.index(self.theme) + 1) % len(names)])

    def choose_theme(self, name: str) -> None:
        """
        These colours, now and the next time.
        """
        self.theme = name
        if self._keep_theme is not None:
            self._keep_theme(name)
        self.say(wording.colours(wording.COLOUR_WORDS[name]))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """
        The entries of the command palette: what can be done on this screen now.
        """
        if isinstance(screen, StageScreen):
            yield from commands_of(screen)
        yield SystemCommand(
            wording.presenter_entry(VERBS["presenter"].words),
            wording.presenter_now(VERBS["presenter"].key, hidden=self.navigation.presenter),
            self.navigation.turn_presenter,
        )
        for name in PALETTES:
            yield SystemCommand(
                wording.colours_entry(wording.COLOUR_WORDS[name]),
                wording.COLOURS_NOW if name == self.theme else wording.NEXT_COLOURS,
                partial(self.choose_theme, name),
            )
        yield SystemCommand(wording.SAVE_PICTURE, wording.AS_SVG, self.deliver_screenshot)

    def break_down(self, error: Exception) -> None:
        """
        What nothing else caught: no traceback on the projector, but a sentence, and a good end.
        """
        keep_for_tests(self, error)
        self.lifecycle.break_down(error)
