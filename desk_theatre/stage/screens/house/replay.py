"""
A recording: the round as the room saw it, and the means to move through it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from desk_theatre.itsm.ticket_code import round_of
from desk_theatre.itsm.time_of_day import MINUTE, parse_typed, spell_short
from desk_theatre.show.messages import Position
from desk_theatre.show.ports import ReplayPort
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.pages import incident_story
from desk_theatre.stage.pages.moments import why_no_moments
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.screens.round.round import RoundPicture
from desk_theatre.stage.wall.front import WallFront
from desk_theatre.stage.wall.scenes import Scenes
from desk_theatre.stage.widgets.key_bar import KeyBar
from desk_theatre.stage.widgets.transport import Transport
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import house as wording
from desk_theatre.stage.wording import round as round_words
from desk_theatre.stage.wording.explained import LARGE_FIGURES, SIGNS

if TYPE_CHECKING:
    from desk_theatre.show.messages import Report
    from desk_theatre.show.moments import Moment


class ReplayScreen(LiveScreen):
    """
    Args:
        replay: the recording.
    """

    KEYS: ClassVar[tuple[str, ...]] = (
        "play",
        "earlier",
        "later",
        "next",
        "previous",
        "seek",
        "slower",
        "faster",
        "next_moment",
        "mark",
        "moments",
        "tell",
        "stop_before",
        "stop_next",
        "round_down",
        "round_up",
        "first",
        "last",
        "incidents",
        "find",
        "comparison",
        "decided",
        "overview",
        "theme",
        "presenter",
        "foyer",
        "help",
        "quit",
    )
    KEPT: ClassVar[tuple[str, ...]] = ("overview",)
    BINDINGS: ClassVar[list[Binding]] = bindings(*KEYS)  # type: ignore[assignment]
    EXPLAINS = (*LARGE_FIGURES, *SIGNS)
    FREE_ROW = False
    DEFAULT_CSS = """
    ReplayScreen.-wall.-keys > TopBar { display: none; }
    ReplayScreen.-wall.-keys > Transport { display: block; layer: keys; dock: bottom; margin: 0 0 1 0; padding: 0 1; }
    """
    TITLE_OF_HELP = help_words.REPLAY_TITLE
    HELP = help_words.REPLAY

    def __init__(self, replay: ReplayPort) -> None:
        super().__init__(replay)
        self.replay = replay
        self.body = RoundPicture(self, self, 5)
        self._place: Position = replay.position()
        scenes = Scenes()
        self.wall = WallFront(self, "show", lambda: scenes.of(self.board, self.view))

    def do_decided(self) -> None:
        """
        To what the room found out and decided.
        """
        from desk_theatre.stage.screens.session.decisions import DecisionsScreen

        self.app.push_screen(DecisionsScreen(self.port))

    def compose(self) -> ComposeResult:
        """
        The round, with the transport bar above the keys.
        """
        for part in super().compose():
            if isinstance(part, KeyBar):
                yield Transport()
            yield part

    def show_all(self) -> None:
        """
        The picture, and where it stands.
        """
        super().show_all()
        self._show_place(self.replay.position())

    def _show_place(self, place: Position) -> None:
        told = {notice.words for notice in self.notices()}
        moments = () if self.theatre.navigation.presenter else self.view.moments()
        self.query_one(Transport).show(self.placed(place), moments, remarks=place.words not in told)

    def placed(self, place: Position) -> Position:
        """
        The place as it is told: among the rounds that were recorded.
        """
        return place

    def _look(self) -> None:
        place = self.replay.position()
        if place != self._place:
            self._place = place
            self._show_place(place)
        super()._look()

    def why_not(self, verb: str) -> str:
        """
        At the ends of the recording there is nowhere to go.
        """
        p = self.replay.position()
        if verb in {"moments", "tell", "next_moment"}:
            after = p.at if verb == "next_moment" else None
            return why_no_moments(verb, self.view.moments(), hidden=self.theatre.navigation.presenter, after=after)
        if verb in {"stop_next", "stop_before"}:
            return self._no_stop(p, 1 if verb == "stop_next" else -1)
        return _at_the_end(verb, p)

    def _no_stop(self, p: Position, by: int) -> str:
        if 0 <= p.stop + by < len(p.stops):
            return ""
        return wording.END_OF_RECORDING if by > 0 else wording.FIRST_ROUND

    async def picked(self, what: str, which: str) -> None:
        """
        A click on the line goes to that moment.
        """
        if what == "seek":
            self._seek(int(which))
        elif what == "scene":
            self._stop(int(which))
        else:
            await super().picked(what, which)

    def do_play(self) -> None:
        """
        Let time pass, or hold it.
        """
        self.replay.play_or_pause()
        self.look()

    def do_slower(self) -> None:
        """
        Half as fast.
        """
        self.replay.change_speed(0.5)
        self.look()

    def do_faster(self) -> None:
        """
        Twice as fast.
        """
        self.replay.change_speed(2.0)
        self.look()

    def do_next(self) -> None:
        """
        To the next event.
        """
        self.replay.step(1)
        self.look()

    def do_previous(self) -> None:
        """
        To the event before.
        """
        self.replay.step(-1)
        self.look()

    def do_later(self) -> None:
        """
        A minute on.
        """
        self._seek(self.replay.position().at + MINUTE)

    def do_earlier(self) -> None:
        """
        A minute back.
        """
        self._seek(self.replay.position().at - MINUTE)

    def do_first(self) -> None:
        """
        To the beginning of the round.
        """
        self._seek(self.replay.position().opens)

    def do_last(self) -> None:
        """
        To the end of the round.
        """
        self._seek(self.replay.position().closes)

    def moment(self) -> Moment | None:
        """
        The latest before where the recording stands, or the first of the round.
        """
        moments, at = self.view.moments(), self.replay.position().at
        return next((each for each in reversed(moments) if each.at <= at), moments[0] if moments else None)

    def look_at(self, moment: Moment) -> None:
        """
        In this recording, on this screen.
        """
        while self.app.screen is not self:
            self.app.pop_screen()
        self._seek(moment.at)

    def do_next_moment(self) -> None:
        """
        To the next moment worth stopping for.
        """
        at = self.replay.position().at
        moment = next((each for each in self.view.moments() if each.at > at), None)
        if moment is None:
            self.say(round_words.NO_LATER_MOMENT)
        else:
            self._seek(moment.at)

    def do_mark(self) -> None:
        """
        To the next mark.
        """
        p = self.replay.position()
        self._seek(next(mark for mark in p.marks if mark > p.at))

    def do_stop_next(self) -> None:
        """
        To the next scene or round.
        """
        self._stop(self.replay.position().stop + 1)

    def do_stop_before(self) -> None:
        """
        To the scene or round before.
        """
        self._stop(self.replay.position().stop - 1)

    def _stop(self, number: int) -> None:
        self.replay.show_stop(number)
        self.look()

    def do_round_up(self) -> None:
        """
        To the next round.
        """
        self.replay.show_round(self.replay.position().round + 1)
        self.look()

    def do_round_down(self) -> None:
        """
        To the round before.
        """
        self.replay.show_round(self.replay.position().round - 1)
        self.look()

    def do_seek(self) -> None:
        """
        Ask where to.
        """
        from desk_theatre.stage.screens.base.text_prompt import TextPromptScreen

        prompt = TextPromptScreen(
            wording.GO_TO, wording.GO_TO_HINT, 20, verb=wording.GO_THERE, check=self._no_such_place
        )
        self.app.push_screen(prompt, self._go)

    def _no_such_place(self, typed: str) -> str:
        """
        Why there is nowhere to go; empty where there is.
        """
        if not typed.strip() or parse_typed(typed) is not None or self.view.reported(typed):
            return ""
        return wording.NOT_A_TIME if ":" in typed or "." in typed else incident_story.no_incident(typed)

    def _go(self, typed: str | None) -> None:
        """
        To a time, or to a code.  Four digits may be either; they are a code where an incident has it.
        """
        if not typed or not typed.strip():
            return
        at, reports = parse_typed(typed), self.view.reported(typed)
        if at is not None and not (reports and typed.strip().isdigit()):
            self._go_to_time(at)
        elif reports:
            self._go_to_code(typed, reports)

    def _go_to_code(self, typed: str, reports: tuple[Report, ...]) -> None:
        meant = [each for each in reports if round_of(typed) in {None, each.round}]
        if len(meant) == 1:
            self._show_at(meant[0])
            return
        if not meant:
            self.say(incident_story.not_in_that_round(typed))
            meant = list(reports)
        from desk_theatre.stage.screens.base.replay_targets import ReplayTargetsScreen

        here = next((i for i, each in enumerate(meant) if each.round == self.replay.position().round), 0)
        told = [(f"round {each.round}", f"reported at {spell_short(each.at)}") for each in meant]
        title = incident_story.occurs(typed, len(meant))
        self.app.push_screen(
            ReplayTargetsScreen(self.port, title, told, lambda place: self._show_at(meant[place]), here)
        )

    def _show_at(self, report: Report) -> None:
        """
        To where an incident was reported, on this screen.
        """
        while self.app.screen is not self:
            self.app.pop_screen()
        self.replay.show_at(report.round, report.at)
        self.look()

    def _go_to_time(self, at: int) -> None:
        p = self.replay.position()
        if not p.opens <= at <= p.closes:
            self.say(wording.ran(spell_short(p.opens), spell_short(p.closes)))
        self._seek(at)

    def _seek(self, at: int) -> None:
        p = self.replay.position()
        self.replay.seek(min(p.closes, max(p.opens, at)))
        self.look()


def _at_the_end(verb: str, p: Position) -> str:
    if verb == "round_up" and p.round >= p.rounds:
        return wording.LAST_ROUND
    if verb == "round_down" and p.round <= 1:
        return wording.FIRST_ROUND
    if verb == "mark" and not any(mark > p.at for mark in p.marks):
        return wording.NO_MARK
    if verb in {"later", "last", "next"} and p.at >= p.closes:
        return wording.END_OF_ROUND
    return ""
