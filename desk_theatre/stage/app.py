"""
The theatre: its colours, its curtain, and what it begins with.

It is handed a house to choose from, or something to open at once.  What stands behind the stage, the ways from screen to
screen, and how it ends in good order stand in `on_stage`, `ways` and `leaving`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen
from textual.theme import Theme

from desk_theatre.errors import DeskTheatreError
from desk_theatre.machine import SYSTEM
from desk_theatre.stage.actions import VERBS
from desk_theatre.stage.drawing.colour_depth import depth_of
from desk_theatre.stage.drawing.themes import DARK, PALETTES, WORDS, theme_of, variables_of
from desk_theatre.stage.errand import errand
from desk_theatre.stage.leaving import Leaving
from desk_theatre.stage.screens.round.curtain import CurtainScreen
from desk_theatre.stage.textual_patches.driver import SturdyDriver
from desk_theatre.stage.textual_patches.internals import use_colours

if TYPE_CHECKING:
    from pathlib import Path

    from textual.driver import Driver

    from desk_theatre.show.lock import Lock
    from desk_theatre.stage.backstage import Backstage, House, Projector


class Theatre(Leaving):
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
    """

    TITLE = "Desk theatre"
    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        Binding("ctrl+q", "leave", "leave", show=False, priority=True),
        Binding("ctrl+c", "copy_or_tell", "copy", show=False),
    ]
    CSS = """
    Toast { background: $stage-raised; color: $stage-text; }
    CommandPalette { background: transparent; }
    CommandPalette > .command-palette--help-text { color: $stage-muted; text-style: none; }
    CommandPalette SearchIcon { display: none; }
    CommandPalette > Vertical { background: $stage-raised; border: round $stage-key; }
    """
    ENABLE_COMMAND_PALETTE = True
    ALLOW_SELECT = False  # a click means what it points at; whoever wants to copy selects with the terminal's own means

    def __init__(
        self,
        house: House,
        first: Backstage | Projector | None = None,
        opening: Callable[[], Backstage | Projector] | None = None,
        *,
        log: Path | None = None,
        theme: str = "house-dark",
        keep_theme: Callable[[str], None] | None = None,
        driver_class: type[Driver] | None = None,
        lock: Lock | None = None,
        presenter: bool = False,
    ) -> None:
        super().__init__(house, log=log, driver_class=driver_class or SturdyDriver, lock=lock, presenter=presenter)
        use_colours(self.console, depth_of(os.environ, SYSTEM))
        self._first, self._opening = first, opening
        self.keep_theme = keep_theme
        for name in tuple(super().available_themes):
            if name not in PALETTES:
                self.unregister_theme(name)
        for name in PALETTES:
            self.register_theme(theme_of(name))
        self.theme = theme if theme in PALETTES else "house-dark"

    @property
    def available_themes(self) -> dict[str, Theme]:
        """
        The colours of the house; those of Textual are not offered, since they do not keep its promises.
        """
        themes = super().available_themes
        return {name: themes[name] for name in PALETTES if name in themes} or themes

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """
        Colours for the moment before a theme is known.
        """
        return variables_of(DARK)

    def get_default_screen(self) -> Screen[None]:
        """
        The curtain.
        """
        return CurtainScreen("opening ..." if self._opening or self._first else "")

    def on_mount(self) -> None:
        """
        Listen for signals; then show what there is to show.
        """
        self.listen_for_signals()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.run_worker(errand(self._raise_curtain), exit_on_error=False)

    async def _raise_curtain(self) -> None:
        """
        Open what was asked for on the command line; a mistake there ends the program with its sentence.
        """
        try:
            if self._opening is not None:
                await self.bring(self._opening)
            elif self._first is not None:
                await self.put_on_stage(self._first)
            else:
                self.show_foyer()
        except DeskTheatreError as error:
            self.leave(1, str(error))
        except Exception as error:  # noqa: BLE001 - a worker would keep it to itself
            self.break_down(error)

    def action_copy_or_tell(self) -> None:
        """
        Copy what is selected; else tell how to leave.
        """
        selected = self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
        elif self.locked:
            self.not_for_delegates()
        else:
            self.say("To leave the theatre press ctrl+q.")

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """
        The entries of the command palette: what can be done on this screen now.
        """
        from desk_theatre.stage.palette import commands_of

        yield from commands_of(screen)
        yield SystemCommand(
            f"house: {VERBS['presenter'].words}",
            f"{VERBS['presenter'].key}; {'hidden' if self.presenter else 'shown'} now",
            self.turn_presenter,
        )
        for name in PALETTES:
            yield SystemCommand(
                f"house: colours: {WORDS[name]}",
                "the colours now" if name == self.theme else "t goes on to the next",
                partial(self.choose_theme, name),
            )
        yield SystemCommand("house: save a picture of what the room sees", "An SVG file", self.deliver_screenshot)
