"""
The theatre: which screen is seen, what stands behind it, and how it ends in good order whatever happens.

It is handed a house to choose from, or something to open at once.  What stands behind the stage is started when its screen
opens and stopped when it is left, also after a signal or a mistake in the program.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeGuard

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import Screen
from textual.theme import Theme

from desk_theatre.errors import DeskTheatreError
from desk_theatre.stage.mishap import Calm, Mishaps
from desk_theatre.stage.screens.curtain import CurtainScreen
from desk_theatre.stage.text import plain
from desk_theatre.stage.themes import DARK, PALETTES, WORDS, theme_of, variables_of

if TYPE_CHECKING:
    from textual.driver import Driver

    from desk_theatre.stage.backstage import Backstage, House, Picture, Projector

STATUS_OF_SIGNAL = 128
"""
A program that a signal ended has this plus the signal's number as its status.
"""


class Theatre(Calm, App[None]):
    """
    Args:
        house: what the foyer offers.
        first: what is on stage at once; `None`: the foyer.
        opening: makes what is on stage, where that takes long; called after the first picture.
        log: file for the details of what goes wrong, readable only by its owner.
        theme: one of the house's own.
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
    CommandPalette > Vertical { background: $stage-raised; border: round $stage-key; }
    """
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        house: House,
        first: Backstage | Projector | None = None,
        opening: Callable[[], Backstage | Projector] | None = None,
        *,
        log: Path | None = None,
        theme: str = "house-dark",
        driver_class: type[Driver] | None = None,
    ) -> None:
        super().__init__(driver_class=driver_class or _driver())
        self.house = house
        self.mishaps = Mishaps(log)
        self.farewell = ""
        self._first, self._opening = first, opening
        self._on_stage: Picture | None = None
        self._leaving = False
        for name in tuple(self._registered_themes):
            if name not in PALETTES:
                self.unregister_theme(name)
        for name in PALETTES:
            self.register_theme(theme_of(name))
        self.theme = theme if theme in PALETTES else "house-dark"

    @property
    def picture(self) -> Picture | None:
        """
        What is on stage, a show or a recording.
        """
        return self._on_stage

    @property
    def show(self) -> Backstage | None:
        """
        What is on stage, if it is a show.
        """
        return self._on_stage if _is_show(self._on_stage) else None

    @property
    def available_themes(self) -> dict[str, Theme]:
        """
        The colours of the house; those of Textual are not offered, since they do not keep its promises.
        """
        themes = self._registered_themes
        return {name: themes[name] for name in PALETTES if name in themes} or {**themes}

    def perform(self) -> int:
        """
        Run until somebody leaves; the exit status, after a sentence on stderr if it is not 0.
        """
        self.run()
        if self.farewell:
            sys.stderr.write(f"{self.farewell}\n")
        return self.return_code or 0

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
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            number = getattr(signal, name, None)
            if number is None:
                continue
            try:
                loop.add_signal_handler(number, self.leave_by_signal, int(number))
            except (NotImplementedError, RuntimeError, ValueError):
                # Not in the main thread, or on Windows: then the system's own way of ending holds.
                continue
        self.call_after_refresh(self._raise_curtain)

    async def _raise_curtain(self) -> None:
        """
        Open what was asked for on the command line; a mistake there ends the program with its sentence.
        """
        try:
            first = self._opening() if self._opening is not None else self._first
        except DeskTheatreError as error:
            self.leave(1, str(error))
            return
        if first is None:
            self._to_foyer()
        else:
            await self.put_on_stage(first)

    def _to_foyer(self) -> None:
        from desk_theatre.stage.screens.foyer import FoyerScreen

        self.push_screen(FoyerScreen(self.house))

    def ask_for_foyer(self) -> None:
        """
        To the foyer, after a question if a round is being played.
        """
        if self._in_round():
            words = "The round stops here. It is recorded up to this moment and can be resumed from the foyer."
            self.confirm("Leave this show?", words, "to the foyer", self._leave_for_foyer)
        else:
            self._leave_for_foyer()

    def _leave_for_foyer(self) -> None:
        self.run_worker(self._change_to_foyer(), exit_on_error=False)

    async def _change_to_foyer(self) -> None:
        await self.take_off_stage()
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        if self.farewell:
            self.say(self.farewell, "warning")
            self.farewell = ""
        self._to_foyer()

    def _in_round(self) -> bool:
        return self.show is not None and self.show.board().phase in {"running", "paused"}

    async def put_on_stage(self, picture: Backstage | Projector) -> None:
        """
        Start what was chosen and open its screen.
        """
        await picture.start()
        self._on_stage = picture
        if _is_projector(picture):
            from desk_theatre.stage.screens.replay import ReplayScreen

            await self.push_screen(ReplayScreen(picture))
        else:
            from desk_theatre.stage.screens.round import RoundScreen

            await self.push_screen(RoundScreen(picture))

    async def take_off_stage(self) -> None:
        """
        Stop what is on stage, once.
        """
        picture, self._on_stage = self._on_stage, None
        if picture is None:
            return
        try:
            await picture.stop()
        except DeskTheatreError as error:
            self.farewell = str(error)
            self._return_code = 1
        except Exception as error:  # noqa: BLE001 - leaving must succeed
            self.mishaps.note(error)
            self.farewell = f"The show could not be ended in good order.{self.mishaps.where()}"
            self._return_code = 1

    def say(self, words: str, severity: str = "information") -> None:
        """
        A sentence for whoever sits at the keys; it may hold typed text.
        """
        self.notify(plain(words), severity=severity, markup=False, timeout=6)  # type: ignore[arg-type]

    def confirm(self, question: str, words: str, verb: str, then: Callable[[], None]) -> None:
        """
        Ask before something is lost.
        """
        from desk_theatre.stage.screens.confirm import ConfirmScreen

        def answered(yes: bool | None) -> None:
            if yes:
                then()

        self.push_screen(ConfirmScreen(question, words, verb), answered)

    def show_incident(self, number: int) -> None:
        """
        The story of one incident.
        """
        from desk_theatre.stage.screens.incident import IncidentScreen

        picture = self._on_stage
        if picture is None or picture.life_line(number) is None:
            self.say("There is no such incident now.")
            return
        self.push_screen(IncidentScreen(picture, number))

    def show_found(self, code: str) -> None:
        """
        The story of the incident with a code.
        """
        found = self._on_stage.find(code) if self._on_stage is not None else None
        if found is None:
            self.say(f"There is no incident with the code {code}.")
        else:
            self.show_incident(found.number)

    def show_incidents(self) -> None:
        """
        All incidents of the round.
        """
        from desk_theatre.stage.screens.incidents import IncidentsScreen

        if self._on_stage is not None:
            self.push_screen(IncidentsScreen(self._on_stage))

    def show_desk(self) -> None:
        """
        The delegate's form.
        """
        from desk_theatre.stage.screens.desk import DeskScreen

        if self.show is not None:
            self.push_screen(DeskScreen(self.show))

    def show_find(self) -> None:
        """
        "Where is mine?".
        """
        from desk_theatre.stage.screens.find import FindScreen

        if self._on_stage is not None:
            self.push_screen(FindScreen(self._on_stage))

    def show_cues(self) -> None:
        """
        What can be let happen now.
        """
        from desk_theatre.stage.screens.cues import CuesScreen

        if self.show is not None:
            self.push_screen(CuesScreen(self.show))

    def show_comparison(self) -> None:
        """
        The rounds side by side.
        """
        from desk_theatre.stage.screens.comparison import ComparisonScreen

        if self._on_stage is not None:
            self.push_screen(ComparisonScreen(self._on_stage))

    def next_theme(self) -> None:
        """
        The next of the house's colours.
        """
        names = list(PALETTES)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.say(f"Colours: {WORDS[self.theme]}.")

    def ask_to_leave(self) -> None:
        """
        Leave, after a question if a round is being played.
        """
        from desk_theatre.stage.screens.confirm import ConfirmScreen

        if isinstance(self.screen, ConfirmScreen):
            return
        if self._in_round():
            words = "The round stops here. It is recorded up to this moment and can be resumed from the foyer."
            self.confirm("Leave the theatre?", words, "leave", self.leave)
        else:
            self.leave()

    def action_leave(self) -> None:
        """
        The key that leaves.
        """
        self.ask_to_leave()

    async def action_quit(self) -> None:
        """
        Textual's own way of leaving is ours.
        """
        self.ask_to_leave()

    def action_copy_or_tell(self) -> None:
        """
        Copy what is selected; else tell how to leave.
        """
        selected = self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
        else:
            self.say("To leave the theatre press ctrl+q.")

    def leave(self, status: int = 0, sentence: str = "") -> None:
        """
        End: stop what is on stage, give the terminal back, and end with a status and a sentence.
        """
        if self._leaving:
            return
        self._leaving = True
        self.farewell = sentence
        self.run_worker(self._leave(status), exit_on_error=False)

    async def _leave(self, status: int) -> None:
        self._return_code = status
        await self.take_off_stage()
        self.exit(return_code=self._return_code or 0)

    def leave_by_signal(self, number: int) -> None:
        """
        Somebody ended the program from outside; who asks a second time is not made to wait for the disk.
        """
        if self._leaving:
            self.exit(return_code=STATUS_OF_SIGNAL + number)
        self.leave(STATUS_OF_SIGNAL + number)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """
        The entries of the command palette: what can be done on this screen now.
        """
        from desk_theatre.stage.palette import commands_of

        yield from commands_of(screen)
        yield SystemCommand("house: save a picture of what the room sees", "An SVG file", self.deliver_screenshot)

    def _handle_exception(self, error: Exception) -> None:
        """
        What nothing else caught: no traceback on the projector, but a sentence, and a good end.
        """
        self.mishaps.note(error)
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self.leave(
            1, f"The stage broke down and was closed; a show can be resumed from its recording.{self.mishaps.where()}"
        )


def _driver() -> type[Driver] | None:
    if sys.platform == "win32":
        return None
    from desk_theatre.stage.driver import SturdyDriver

    return SturdyDriver


def _is_show(picture: object) -> TypeGuard[Backstage]:
    return hasattr(picture, "ask")


def _is_projector(picture: object) -> TypeGuard[Projector]:
    return hasattr(picture, "position")
