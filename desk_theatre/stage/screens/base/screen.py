"""
What all screens of the house share: the bars, the verbs, asking the show for something, and the size they need.
"""

from __future__ import annotations

from asyncio import get_running_loop
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, cast

from textual import events
from textual.geometry import Size
from textual.screen import Screen

from desk_theatre.errors import DeskTheatreError
from desk_theatre.scenario.vocabulary import CONFERENCE, Vocabulary
from desk_theatre.show.roles import Envelope
from desk_theatre.stage.actions import VERBS
from desk_theatre.stage.background import errand
from desk_theatre.stage.layout import SMALLEST
from desk_theatre.stage.textual_patches.compositor import paint_rows_only
from desk_theatre.stage.textual_patches.error_guard import Calm
from desk_theatre.stage.widgets.key_bar import KeyBar
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.widgets.too_small import TooSmall
from desk_theatre.stage.wording import house as wording

if TYPE_CHECKING:
    from textual.widget import Widget

    from desk_theatre.itsm.commands import Command
    from desk_theatre.show.messages import Answer, Notice
    from desk_theatre.show.ports import Hosted, Port, ShowPort, View
    from desk_theatre.show.roles import Role
    from desk_theatre.stage.wall.choice import FrontChoice
    from desk_theatre.stage.wording.explained import Explained


class WaysBetweenScreens(Protocol):
    """
    Where a screen may ask to be led to, and what it may ask before something is lost.
    """

    last_room: str
    """
    The room that was chosen last at this terminal; delegates often come from the same one.
    """

    @property
    def front(self) -> FrontChoice:
        """
        What the facilitator wants in front: the wall or the overview.
        """

    @property
    def presenter(self) -> bool:
        """
        Whether what only the facilitator should see is kept off the screen.
        """

    def turn_presenter(self) -> None:
        """
        Hide what only the facilitator should see, or show it again.
        """

    def confirm(self, question: str, words: str, verb: str, then: Callable[[], None]) -> None:
        """
        Ask before something is lost.
        """

    async def bring(self, opening: Callable[[], Hosted]) -> None:
        """
        Open something, beside the loop of the screen, and put it on stage.

        Raises:
            DeskTheatreError: it cannot be opened; the message says why.
        """

    def show_incident(self, port: Port, number: int) -> None:
        """
        To the story of an incident, as it is in this picture.
        """

    def show_found(self, port: Port, code: str) -> None:
        """
        To the story of the incident with a code, as it is in this picture.
        """

    def show_incidents(self, port: Port) -> None:
        """
        To the list of incidents of a picture.
        """

    def show_find(self, port: Port, code: str = "") -> None:
        """
        To "where is mine?" of a picture; with a code, at once to its story.
        """

    def show_cues(self) -> None:
        """
        To what can be let happen now.
        """

    def show_moment(self, round_: int, at: int) -> None:
        """
        To a second of a round that was played in this show, as it was recorded.
        """

    def show_comparison(self, port: Port) -> None:
        """
        To the rounds of a picture side by side.
        """

    def show_scene(self) -> None:
        """
        To what the room is doing between two rounds.
        """

    def ask_for_foyer(self) -> None:
        """
        To the foyer.
        """

    def ask_to_leave(self) -> None:
        """
        Leave.
        """


class FormLock(Protocol):
    """
    The delegates' form, open or locked.
    """

    @property
    def locked(self) -> bool:
        """
        Whether only the facilitator's PIN leads away from the form.
        """

    def show_desk(self) -> None:
        """
        To the form.
        """

    def lock_desk(self) -> None:
        """
        To the form, locked.
        """

    def ask_for_key(self) -> None:
        """
        Away from the locked form, if whoever asks has the facilitator's PIN.
        """


class OnStage(Protocol):
    """
    What is on stage.
    """

    @property
    def show(self) -> ShowPort | None:
        """
        What is on stage, if it is a show.
        """

    @property
    def elsewhere(self) -> bool:
        """
        Whether the show runs in another process, and this is a console that the room does not see.
        """


class ScreenHost(Protocol):
    """
    The app, as its screens know it.
    """

    @property
    def navigation(self) -> WaysBetweenScreens:
        """
        To other screens.
        """

    @property
    def kiosk_lock(self) -> FormLock:
        """
        Of the delegates' form.
        """

    @property
    def lifecycle(self) -> OnStage:
        """
        Of what is on stage.
        """

    def say(self, words: str, severity: str = "information") -> None:
        """
        A sentence for whoever sits at the keys.
        """

    def next_theme(self) -> None:
        """
        The next colours.
        """


class StageScreen(Calm, Screen[Any]):
    """
    A screen whose verbs are methods called `do_<verb>`, its own or those of its parts.
    """

    DEFAULT_CSS = """
    StageScreen { background: $stage-back; color: $stage-text; padding: 0 1; overflow: hidden; }
    StageScreen.-small > * { display: none; }
    StageScreen.-small > TooSmall { display: block; }
    """
    KEYS: ClassVar[tuple[str, ...]] = ("back",)
    """
    The verbs of this screen, the most important first.
    """
    KEPT: ClassVar[tuple[str, ...]] = ()
    """
    Those that the key bar shows at every width.
    """
    ROLE: ClassVar[Role] = "facilitator"
    """
    In which role something is asked for on this screen.
    """
    TITLE_OF_HELP: ClassVar[str] = ""
    EXPLAINS: ClassVar[Explained] = ()
    """
    What is shown here, and what each says: a sentence for each in the help.
    """

    def __init__(self) -> None:
        super().__init__()
        paint_rows_only(self)
        self.port: Port | None = None
        """
        What is looked at here, a show or a recording; `None` where neither is.
        """
        self.unseen = False
        self.handing_in = 0
        """
        How many commands somebody has asked for that the show has not heard yet, or that lead to another screen.
        """
        self._typed_into: Widget | None = None

    @property
    def theatre(self) -> ScreenHost:
        """
        The house this screen is in.
        """
        return cast("ScreenHost", self.app)

    def on_resize(self, event: events.Resize) -> None:
        """
        Below the smallest size there is only a calm sentence.
        """
        self._take(event.size)

    def on_mount(self) -> None:
        """
        The size is known before the first layout; what follows from it need not wait for the second.
        """
        self._take(self.app.size)

    def _take(self, size: Size) -> None:
        small = size.width < SMALLEST[0] or size.height < SMALLEST[1]
        if small and not self.has_class("-small"):
            self._typed_into = self.focused
        elif not small and self._typed_into is not None:
            # What cannot be seen gets no keys; whoever typed goes on typing when it is back.
            self.call_after_refresh(self.set_focus, self._typed_into)
            self._typed_into = None
        self.set_class(small, "-small")
        if small and not self.query(TooSmall):
            self.mount(TooSmall())
        self.resized(size.width - 2, size.height)

    def resized(self, width: int, height: int) -> None:
        """
        The screen has this many cells inside its margin now.
        """

    def look(self) -> None:
        """
        See at once what has changed.
        """

    def glance(self) -> None:
        """
        Show what a key has just changed, and nothing else; whatever follows from it is left to the look after that.
        """

    def why_not(self, verb: str) -> str:
        """
        Why a verb can do nothing just now; empty if it can.
        """
        return ""

    def urgent(self, verb: str) -> bool:
        """
        Whether somebody waits for a verb now.
        """
        return False

    def caption(self, verb: str) -> str | None:
        """
        What the key bar calls a verb just now; empty if what it is usually called, `None` if it is not shown.
        """
        return ""

    async def action_verb(self, verb: str) -> None:
        """
        Do what the verb says, or say why not, by what stands now and not by what was seen last.
        """
        if self.unseen:
            self.look()
        reason = self.why_not(verb)
        if reason:
            self.say(reason)
            return
        result = self.doing(verb)()
        if result is not None:
            await result

    def doing(self, verb: str) -> Callable[[], Awaitable[None] | None]:
        """
        Return what does a verb here: a method of the screen, or of a part of it.
        """
        name = f"do_{verb}"
        found: Callable[[], Awaitable[None] | None] = next(
            getattr(part, name) for part in (self, *self.parts()) if hasattr(part, name)
        )
        return found

    def parts(self) -> Sequence[object]:
        """
        What the screen is made of that does verbs of its own.
        """
        return ()

    async def on_lines_picked(self, message: Lines.Picked) -> None:
        """
        A click on something that means something.
        """
        what, _, which = message.target.partition(" ")
        await self.picked(what, which)

    async def picked(self, what: str, which: str) -> None:
        """
        A click on a verb is the verb; on an incident, its story.
        """
        if what == "verb":
            await self.action_verb(which)
        elif what == "incident":
            self.show_incident(int(which))
        elif what == "find":
            self.show_found(which)

    def show_incident(self, number: int) -> None:
        """
        Go to the story of an incident, as it is in what is looked at.
        """
        if self.port is not None:
            self.theatre.navigation.show_incident(self.port, number)

    def show_found(self, code: str) -> None:
        """
        Go to the story of the incident with a code.
        """
        if self.port is not None:
            self.theatre.navigation.show_found(self.port, code)

    def say(self, words: str, severity: str = "information") -> None:
        """
        A sentence for whoever sits at the keys.
        """
        self.theatre.say(words, severity)

    @property
    def view(self) -> View:
        """
        What can be seen of it now.
        """
        assert self.port is not None
        return self.port.view

    @property
    def words(self) -> Vocabulary:
        """
        What the scenario that is looked at calls its people, places and events; a conference's words where there is none.
        """
        return CONFERENCE if self.port is None else self.port.view.board().words

    @property
    def role(self) -> Role:
        """
        In which role something is asked for here; a locked terminal is the delegates', whatever screen is on.
        """
        return "delegate" if self.theatre.kiosk_lock.locked else self.ROLE

    @property
    def asked(self) -> ShowPort | None:
        """
        The show that is looked at, as long as it is on stage; `None` over a recording, of which nothing can be asked.
        """
        show = self.theatre.lifecycle.show
        return show if show is self.port else None

    def ask(
        self,
        command: Command | Callable[[], Command],
        then: Callable[[Answer], None] | None = None,
    ) -> None:
        """
        Hand a command to the show; the screen goes on meanwhile.

        Args:
            command: or what makes it, where it depends on how the show stands when its turn comes: somebody may press a
                key again before the stage has looked at what the first press did.
        """
        show = self.asked
        if show is None:
            self.say(wording.ONLY_LOOKED_AT if self.port is not None else wording.NO_SHOW)
            return
        self.handing_in += 1
        self.run_worker(errand(self._asked, show, command, then), exit_on_error=False)

    async def _asked(
        self,
        show: ShowPort,
        command: Command | Callable[[], Command],
        then: Callable[[Answer], None] | None,
    ) -> None:
        from desk_theatre.show.messages import Answer

        try:
            # Carried out at once; while the answer waits for the disk, what was done can be seen.
            get_running_loop().call_soon(self._glance, then is None)
            given = command() if callable(command) else command
            self.unseen = True
            answer = await show.hand_in(Envelope(given, self.role))
        except DeskTheatreError as error:
            answer = Answer(False, str(error))
        except Exception as error:  # noqa: BLE001 - the show goes on
            self.mishap(error)
            answer = Answer(False, wording.FAILED)
        # What was glanced at is on the screen before the rest is drawn.
        self.call_after_refresh(self.look)
        if then is not None:
            self.handing_in -= 1
            then(answer)
        elif answer.words or not answer.accepted:
            self.say(answer.words or wording.NOT_NOW, "information" if answer.accepted else "warning")

    def _glance(self, heard: bool) -> None:
        self.handing_in -= heard
        try:
            if self.is_current and self.is_mounted:
                self.glance()
        except Exception as error:  # noqa: BLE001 - the show goes on
            self.mishap(error)

    def key_bar(self) -> KeyBar:
        """
        The bar of this screen's keys.
        """
        return KeyBar(self.KEYS, self.why_not, self.urgent, self.KEPT, self.caption, self.words)

    def do_back(self) -> None:
        """
        To the screen before.
        """
        self.dismiss()

    def do_help(self) -> None:
        """
        What every key does here.
        """
        from desk_theatre.stage.screens.base.help import HelpScreen

        say = self.words.say
        verbs = [self.words.told(VERBS[name]) for name in self.KEYS]
        figures = tuple((say(name), say(sentence)) for name, sentence in self.EXPLAINS)
        self.app.push_screen(
            HelpScreen(say(self.TITLE_OF_HELP), say(self.HELP or ""), verbs, self.why_not, self.notices(), figures),
            self._do_clicked,
        )

    def _do_clicked(self, verb: str | None) -> None:
        if verb is not None:
            self.run_worker(errand(self.action_verb, verb), exit_on_error=False)

    def do_help_in_form(self) -> None:
        """
        The same, where a question mark is something to type.
        """
        self.do_help()

    def notices(self) -> tuple[Notice, ...]:
        """
        What the facilitator has to know now.
        """
        return ()

    def do_presenter(self) -> None:
        """
        Hide what only the facilitator should see, or show it again.
        """
        self.theatre.navigation.turn_presenter()

    def do_theme(self) -> None:
        """
        The next colours.
        """
        self.theatre.next_theme()

    def do_quit(self) -> None:
        """
        Leave, after a question if a round is being played.
        """
        self.theatre.navigation.ask_to_leave()
