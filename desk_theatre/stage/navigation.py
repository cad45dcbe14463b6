"""
The ways through the house: from screen to screen, to the foyer, and out, with a question on the way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desk_theatre.errors import DeskTheatreError
from desk_theatre.stage.background import beside, errand
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.screens.base.screen import StageScreen
from desk_theatre.stage.textual_patches.internals import forget_painted_rows
from desk_theatre.stage.wall.choice import FrontChoice
from desk_theatre.stage.wording import house as wording
from desk_theatre.stage.wording.incident import unknown_code

if TYPE_CHECKING:
    from desk_theatre.show.ports import Hosted, LibraryPort, Port
    from desk_theatre.stage.kiosk_lock import KioskLock
    from desk_theatre.stage.lifecycle import Lifecycle
    from desk_theatre.stage.textual_patches.error_guard import Mishaps
    from desk_theatre.stage.textual_patches.letters import Letters


class Navigation:
    """
    Args:
        app: whose screens these are.
        lifecycle: of what is on stage.
        kiosk_lock: while it is locked, some ways are closed.
        house: what the foyer offers.
        presenter: what only the facilitator should see is kept off the screen.
        wall: the wall stands in front from the beginning.
    """

    def __init__(
        self,
        app: Letters,
        lifecycle: Lifecycle,
        kiosk_lock: KioskLock,
        mishaps: Mishaps,
        house: LibraryPort,
        *,
        presenter: bool = False,
        wall: bool = False,
    ) -> None:
        self._app = app
        self._lifecycle = lifecycle
        self._kiosk_lock = kiosk_lock
        self._mishaps = mishaps
        self._house = house
        self.presenter = presenter
        self.front = FrontChoice(wall=wall)
        self._consoles = 0
        lifecycle.when_woken = self.wake
        self.last_room = ""
        """
        The room that was chosen last at this terminal; delegates often come from the same one.
        """

    def confirm(self, question: str, words: str, verb: str, then: Callable[[], None]) -> None:
        """
        Ask before something is lost.
        """
        from desk_theatre.stage.screens.base.confirm import ConfirmScreen

        def answered(yes: bool | None) -> None:
            if yes:
                then()

        self._app.push_screen(ConfirmScreen(question, words, verb), answered)

    async def bring(self, opening: Callable[[], Hosted]) -> None:
        """
        Open something, beside the loop of the screen, and put it on stage, in the scene in which it was left.

        Raises:
            DeskTheatreError: it cannot be opened; the message says why.
        """
        await self._lifecycle.bring(opening, self.show_scene)
        if self._lifecycle.elsewhere and not self._lifecycle.kiosk:
            self._app.say(wording.ROOM_SEES_LESS)

    def ask_to_leave(self) -> None:
        """
        Leave the theatre, after a question if a round is being played; from a locked form, with the PIN.
        """
        from desk_theatre.stage.screens.base.confirm import ConfirmScreen

        if isinstance(self._app.screen, ConfirmScreen):
            return
        if self._kiosk_lock.locked:
            self._kiosk_lock.ask_for_key()
        elif self._lifecycle.elsewhere:
            self._lifecycle.leave()
        elif self._lifecycle.consoles:
            self.confirm(wording.LEAVE, wording.CONSOLE_GOES_ON, wording.TO_LEAVE, self._lifecycle.leave)
        elif self._lifecycle.in_round:
            self.confirm(wording.LEAVE, wording.ROUND_STOPS, wording.TO_LEAVE, self._lifecycle.leave)
        else:
            self._lifecycle.leave()

    def show_foyer(self) -> None:
        """
        What there is to choose from.
        """
        from desk_theatre.stage.screens.house.foyer import FoyerScreen

        self._app.push_screen(FoyerScreen(self._house))

    def ask_for_foyer(self) -> None:
        """
        To the foyer, after a question if a round is being played.
        """
        if self._lifecycle.elsewhere:
            self._app.say(wording.NO_FOYER)
        elif self._lifecycle.in_round:
            self.confirm(wording.LEAVE_SHOW, wording.ROUND_STOPS, wording.TO_FOYER, self._leave_for_foyer)
        else:
            self._leave_for_foyer()

    def _leave_for_foyer(self) -> None:
        self._app.run_worker(errand(self._change_to_foyer), exit_on_error=False)

    async def _change_to_foyer(self) -> None:
        await self._lifecycle.take_off_stage()
        while len(self._app.screen_stack) > 1:
            await self._app.pop_screen()
        forget_painted_rows()
        if self._lifecycle.farewell:
            self._app.say(self._lifecycle.farewell, "warning")
            self._lifecycle.farewell = ""
        self.show_foyer()

    def show_incident(self, port: Port, number: int) -> None:
        """
        The story of one incident; not for delegates, who have their own code, and no list.
        """
        from desk_theatre.stage.screens.round.incident import IncidentScreen

        if self._kiosk_lock.refused():
            return
        if port.view.life_line(number) is None:
            self._app.say(wording.INCIDENT_GONE)
            return
        self._app.push_screen(IncidentScreen(port, number))

    def show_found(self, port: Port, code: str) -> None:
        """
        The story of the incident with a code.
        """
        found = port.view.find(code)
        if found is None:
            self._app.say(unknown_code(code))
        else:
            self.show_incident(port, found.number)

    def show_incidents(self, port: Port) -> None:
        """
        All incidents of the round.
        """
        from desk_theatre.stage.screens.round.incidents import IncidentsScreen

        self._app.push_screen(IncidentsScreen(port))

    def show_find(self, port: Port, code: str = "") -> None:
        """
        "Where is mine?".
        """
        from desk_theatre.stage.screens.round.find import FindScreen

        self._app.push_screen(FindScreen(port, code, locked=self._kiosk_lock.locked))

    def show_cues(self) -> None:
        """
        What can be let happen now.
        """
        from desk_theatre.stage.screens.round.cues import CuesScreen

        if self._lifecycle.show is not None:
            self._app.push_screen(CuesScreen(self._lifecycle.show))

    def show_comparison(self, port: Port) -> None:
        """
        The rounds side by side.
        """
        from desk_theatre.stage.screens.session.comparison import ComparisonScreen

        self._app.push_screen(ComparisonScreen(port))

    def show_moment(self, round_: int, at: int) -> None:
        """
        A second of a round that was played in this show, as it was recorded.
        """
        look = errand(self._look_back, round_, at)
        self._app.run_worker(look, exit_on_error=False, exclusive=True, group="look back")

    async def _look_back(self, round_: int, at: int) -> None:
        from desk_theatre.show.ports import is_session
        from desk_theatre.stage.screens.house.look_back import LookBackScreen

        show, before = self._lifecycle.on_stage, self._app.screen
        if not is_session(show):
            return
        try:
            projector = await beside(show.look_back)
        except DeskTheatreError as error:
            self._app.say(str(error), "warning")
        except Exception as error:  # noqa: BLE001 - the show goes on
            self._mishaps.note(error)
            self._app.say(wording.NO_RECORDING_NOW, "warning")
        else:
            if self._app.screen is before:
                projector.show_at(round_, at)
                await projector.attach()
                self._app.push_screen(LookBackScreen(projector))

    def show_scene(self) -> None:
        """
        What the room is doing between two rounds; the stage, where that is a round.
        """
        from desk_theatre.show.ports import is_session
        from desk_theatre.stage.screens.session.scene import SceneScreen
        from desk_theatre.stage.screens.session.scenes import screen_for

        show = self._lifecycle.on_stage
        if not is_session(show) or self._lifecycle.kiosk:
            return
        scene = screen_for(show)
        if isinstance(self._app.screen, SceneScreen):
            if scene is None:
                self._app.pop_screen()
            elif type(scene) is not type(self._app.screen):
                self._app.switch_screen(scene)
        elif scene is not None:
            self._app.push_screen(scene)

    def turn_presenter(self) -> None:
        """
        Hide what only the facilitator should see, or show it again; a screen that is all for the facilitator is left.
        """
        if self._kiosk_lock.refused():
            return
        self.presenter = not self.presenter
        if self.presenter:
            self._app.run_worker(errand(self._veil), exit_on_error=False)
        if isinstance(self._app.screen, LiveScreen):
            self._app.screen.show_all()
        self._app.say(wording.FACILITATOR_HIDDEN if self.presenter else wording.FACILITATOR_SHOWN)

    async def wake(self) -> None:
        """
        See at once what was done at another screen. From a console's arrival on, show only what the room may see.
        """
        consoles = self._lifecycle.consoles
        arrived, self._consoles = consoles > self._consoles, consoles
        if arrived and not self.presenter:
            self.presenter = True
            await self._veil()
        screen = self._app.screen
        if isinstance(screen, LiveScreen) and arrived:
            screen.show_all()
        if isinstance(screen, StageScreen):
            screen.look()

    async def _veil(self) -> None:
        from desk_theatre.stage.screens.base.help import HelpScreen
        from desk_theatre.stage.screens.round.cues import CuesScreen
        from desk_theatre.stage.screens.round.delegate_texts import DelegateTextsScreen
        from desk_theatre.stage.screens.round.moments import MomentsScreen
        from desk_theatre.stage.screens.session.practice_values import PracticeValuesScreen
        from desk_theatre.stage.screens.session.scene import undecided

        port = self._lifecycle.on_stage
        board = port.view.board() if port is not None else None
        tagged = (PracticeValuesScreen,) if board is not None and undecided(board) else ()
        private = (DelegateTextsScreen, CuesScreen, HelpScreen, MomentsScreen, *tagged)
        while any(isinstance(screen, private) for screen in self._app.screen_stack):
            await self._app.pop_screen()
