"""
The ways through the house: from screen to screen, to the foyer, and a sentence or a question on the way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desk_theatre.errors import DeskTheatreError
from desk_theatre.stage.background import beside
from desk_theatre.stage.drawing.text import plain
from desk_theatre.stage.drawing.themes import PALETTES, WORDS
from desk_theatre.stage.errand import errand
from desk_theatre.stage.on_stage import OnStage
from desk_theatre.stage.textual_patches.internals import forget_painted_rows, notes_shown, take_back

if TYPE_CHECKING:
    from pathlib import Path

    from textual.driver import Driver

    from desk_theatre.stage.backstage import House, PictureSource

HIDDEN = "What is for the facilitator only is hidden; j shows it again."
SENTENCES = 3
"""
So many stand on the screen at most: Textual 8.2.8 leaves those that do not fit there for ever.
"""
STOPS_HERE = "The round stops here. It is recorded up to this moment and can be resumed from the foyer."


class Ways(OnStage):
    """
    Args:
        house: what the foyer offers.
        presenter: what only the facilitator should see is kept off the screen.
    """

    def __init__(
        self,
        house: House,
        *,
        log: Path | None = None,
        driver_class: type[Driver] | None = None,
        presenter: bool = False,
    ) -> None:
        super().__init__(log=log, driver_class=driver_class)
        self.house = house
        self.last_room = ""
        self.presenter = presenter
        self.keep_theme: Callable[[str], None] | None = None

    @property
    def locked(self) -> bool:
        """
        Whether only the facilitator's PIN leads away from the delegates' form.
        """
        return False

    def say(self, words: str, severity: str = "information") -> None:
        """
        A sentence for whoever sits at the keys; it may hold typed text.  What still stands there is not said a second time.
        """
        sentence = plain(words)
        notes = notes_shown(self)
        if any(note.message == sentence and not note.has_expired for note in notes):
            return
        for note in notes[: 1 - SENTENCES]:
            take_back(self, note)
        self.notify(sentence, severity=severity, markup=False, timeout=6)  # type: ignore[arg-type]

    def confirm(self, question: str, words: str, verb: str, then: Callable[[], None]) -> None:
        """
        Ask before something is lost.
        """
        from desk_theatre.stage.screens.base.confirm import ConfirmScreen

        def answered(yes: bool | None) -> None:
            if yes:
                then()

        self.push_screen(ConfirmScreen(question, words, verb), answered)

    def show_foyer(self) -> None:
        """
        What there is to choose from.
        """
        from desk_theatre.stage.screens.house.foyer import FoyerScreen

        self.push_screen(FoyerScreen(self.house))

    def ask_for_foyer(self) -> None:
        """
        To the foyer, after a question if a round is being played.
        """
        if self.in_round:
            self.confirm("Leave this show?", STOPS_HERE, "to the foyer", self._leave_for_foyer)
        else:
            self._leave_for_foyer()

    def _leave_for_foyer(self) -> None:
        self.run_worker(errand(self._change_to_foyer), exit_on_error=False)

    async def _change_to_foyer(self) -> None:
        await self.take_off_stage()
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        forget_painted_rows()
        if self.farewell:
            self.say(self.farewell, "warning")
            self.farewell = ""
        self.show_foyer()

    def show_incident(self, picture: PictureSource, number: int) -> None:
        """
        The story of one incident.
        """
        from desk_theatre.stage.screens.round.incident import IncidentScreen

        if picture.life_line(number) is None:
            self.say("There is no such incident now.")
            return
        self.push_screen(IncidentScreen(picture, number))

    def show_found(self, picture: PictureSource, code: str) -> None:
        """
        The story of the incident with a code.
        """
        found = picture.find(code)
        if found is None:
            self.say(f"There is no incident with the code {code}.")
        else:
            self.show_incident(picture, found.number)

    def show_incidents(self, picture: PictureSource) -> None:
        """
        All incidents of the round.
        """
        from desk_theatre.stage.screens.round.incidents import IncidentsScreen

        self.push_screen(IncidentsScreen(picture))

    def show_find(self, picture: PictureSource, code: str = "") -> None:
        """
        "Where is mine?".
        """
        from desk_theatre.stage.screens.round.find import FindScreen

        self.push_screen(FindScreen(picture, code, locked=self.locked))

    def show_cues(self) -> None:
        """
        What can be let happen now.
        """
        from desk_theatre.stage.screens.round.cues import CuesScreen

        if self.show is not None:
            self.push_screen(CuesScreen(self.show))

    def show_comparison(self, picture: PictureSource) -> None:
        """
        The rounds side by side.
        """
        from desk_theatre.stage.screens.session.comparison import ComparisonScreen

        self.push_screen(ComparisonScreen(picture))

    def show_moment(self, round_: int, at: int) -> None:
        """
        A second of a round that was played in this show, as it was recorded.
        """
        look = errand(self._look_back, round_, at)
        self.run_worker(look, exit_on_error=False, exclusive=True, group="look back")

    async def _look_back(self, round_: int, at: int) -> None:
        from desk_theatre.stage.backstage import is_session
        from desk_theatre.stage.screens.house.look_back import LookBackScreen

        show, before = self.picture, self.screen
        if not is_session(show):
            return
        try:
            projector = await beside(show.look_back)
        except DeskTheatreError as error:
            self.say(str(error), "warning")
        except Exception as error:  # noqa: BLE001 - the show goes on
            self.mishaps.note(error)
            self.say("The recording cannot be looked at just now; the show goes on.", "warning")
        else:
            if self.screen is before:
                projector.show_at(round_, at)
                await projector.start()
                self.push_screen(LookBackScreen(projector))

    def show_scene(self) -> None:
        """
        What the room is doing between two rounds; the stage, where that is a round.
        """
        from desk_theatre.stage.backstage import is_session
        from desk_theatre.stage.screens.session.scene import SceneScreen
        from desk_theatre.stage.screens.session.scenes import screen_for

        show = self.picture
        if not is_session(show):
            return
        scene = screen_for(show)
        if isinstance(self.screen, SceneScreen):
            if scene is None:
                self.pop_screen()
            elif type(scene) is not type(self.screen):
                self.switch_screen(scene)
        elif scene is not None:
            self.push_screen(scene)

    def turn_presenter(self) -> None:
        """
        Hide what only the facilitator should see, or show it again; a screen that is all for the facilitator is left.
        """
        from desk_theatre.stage.screens.base.live_screen import LiveScreen

        self.presenter = not self.presenter
        if self.presenter:
            self.run_worker(errand(self._veil), exit_on_error=False)
        if isinstance(self.screen, LiveScreen):
            self.screen.show_all()
        self.say(HIDDEN if self.presenter else "What is for the facilitator can be seen again.")

    async def _veil(self) -> None:
        from desk_theatre.stage.screens.base.help import HelpScreen
        from desk_theatre.stage.screens.round.cues import CuesScreen
        from desk_theatre.stage.screens.round.delegate_texts import DelegateTextsScreen
        from desk_theatre.stage.screens.round.moments import MomentsScreen
        from desk_theatre.stage.screens.session.practice_values import PracticeValuesScreen
        from desk_theatre.stage.screens.session.scene import undecided

        board = self.picture.board() if self.picture is not None else None
        tagged = (PracticeValuesScreen,) if board is not None and undecided(board) else ()
        private = (DelegateTextsScreen, CuesScreen, HelpScreen, MomentsScreen, *tagged)
        while any(isinstance(screen, private) for screen in self.screen_stack):
            await self.pop_screen()

    def next_theme(self) -> None:
        """
        The next of the house's colours.
        """
        names = list(PALETTES)
        self.choose_theme(names[(names.index(self.theme) + 1) % len(names)])

    def choose_theme(self, name: str) -> None:
        """
        These colours, now and the next time.
        """
        self.theme = name
        if self.keep_theme is not None:
            self.keep_theme(name)
        self.say(f"Colours: {WORDS[name]}.")
