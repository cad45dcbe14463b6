"""
The reflection: what happened, which cards were seen, what the room finds out, and what it chooses to do differently.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget

from desk_theatre.itsm import session_commands as c
from desk_theatre.itsm.scene import FindingSort, SceneName
from desk_theatre.itsm.time_of_day import spell_short
from desk_theatre.show.ballot import Ballot
from desk_theatre.show.reflection import Proposal, Reflection
from desk_theatre.show.wording import answers
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.drawing.row import EMPTY
from desk_theatre.stage.pages import reflection as told
from desk_theatre.stage.pages.guesses import comparison_rows
from desk_theatre.stage.pages.observers import observer_rows
from desk_theatre.stage.pages.practices import next_reason
from desk_theatre.stage.screens.session.reflection_keys import (
    CARDS,
    FINDINGS,
    FROM_ANY_PART,
    HAPPENED,
    IMPROVEMENTS,
    OF_PART,
    OWN,
)
from desk_theatre.stage.screens.session.reflection_lists import (
    card_list,
    finding_list,
    improvement_list,
    perspective_of,
    places,
)
from desk_theatre.stage.screens.session.reflection_wall import on_wall
from desk_theatre.stage.screens.session.scene import BARS, LOOKS, ON, SceneScreen
from desk_theatre.stage.wall.front import WallFront
from desk_theatre.stage.wall.scene import WallScene
from desk_theatre.stage.widgets.heads import Heads
from desk_theatre.stage.widgets.key_bar import KeyBar
from desk_theatre.stage.widgets.picker import Picker
from desk_theatre.stage.widgets.story import Story
from desk_theatre.stage.wording import benchmark as benchmark_words
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import practices as practice_words
from desk_theatre.stage.wording import reflection as wording
from desk_theatre.stage.wording.explained import LARGE_FIGURES, TALLY

if TYPE_CHECKING:
    from desk_theatre.itsm.commands import Command
    from desk_theatre.show.ballot import Counted
    from desk_theatre.show.board import PracticeCard
    from desk_theatre.show.ports import SessionPort
    from desk_theatre.show.practice_value import PracticeValueProgress
    from desk_theatre.stage.drawing.row import Row

LONGEST_WORDS, LONGEST_NAME = 280, 40
BUSINESS_CASE = "business_case"
_THROUGH = {"up": -1, "down": 1, "enter": 0}
TICK = 0.5
"""
Seconds between two looks at how far a business case is.
"""


class ReflectionScreen(SceneScreen):
    """
    Four parts, one at a time.
    """

    DEFAULT_CSS = """
    ReflectionScreen Picker { width: 1fr; margin-right: 2; }
    ReflectionScreen Story { width: 1fr; }
    ReflectionScreen.-told Picker { display: none; }
    ReflectionScreen.-listed Story { display: none; }
    """
    SCENE: ClassVar[SceneName] = "reflection"
    KEYS: ClassVar[tuple[str, ...]] = (*OWN, *ON, *LOOKS, *BARS)
    KEPT: ClassVar[tuple[str, ...]] = ("worth", "scene_next", "show_end", "overview")
    # Where there is a list, enter is the list's; in what happened, it leads to the moment.
    BINDINGS: ClassVar[list[Binding]] = [
        *bindings(*(verb for verb in OWN if verb != "card")),
        Binding("enter", "verb('look_back')", show=False),
    ]
    EXPLAINS = (*LARGE_FIGURES, *TALLY)
    TITLE_OF_HELP = help_words.REFLECTION_TITLE
    HELP = help_words.REFLECTION

    def __init__(self, show: SessionPort) -> None:
        super().__init__(show)
        self.part = HAPPENED
        self.team = 1
        self._material = show.view.material()
        self._valuing: PracticeValueProgress | None = None
        self.wall = WallFront(self, "reflection", self._on_wall, self.warned)

    def _on_wall(self) -> WallScene:
        return on_wall(self.part, self.board, self.reflection, self._material, self._marked, self.show.timetable().left)

    def on_key(self, event: events.Key) -> None:
        """
        Also while the wall covers it, the list is moved through and picked from: the wall shows what is marked.
        """
        if self.wall is None or not self.wall.up or event.key not in _THROUGH:
            return
        event.stop()
        picker = self.query_one(Picker)
        if event.key == "enter":
            picker.action_choose()
        else:
            picker.action_move(_THROUGH[event.key])
        self.wall.show()

    def uncovered(self) -> None:
        """
        The keys go to the list again.
        """
        self._turn_to(self.part)

    @property
    def reflection(self) -> Reflection:
        """
        The latest.
        """
        found = self.view.board().reflections
        return found[-1] if found else Reflection(0)

    @property
    def _marked(self) -> str:
        return self.query_one(Picker).meant

    def middle(self) -> list[Widget]:
        """
        The plan, the heads, a list and a story.
        """
        return [*super().middle(), Heads(), Horizontal(Picker(wording.EMPTY), Story())]

    def on_mount(self) -> None:
        """
        The first part.
        """
        self._turn_to(HAPPENED)
        self.set_interval(TICK, self._tick)

    def on_unmount(self) -> None:
        """
        Nobody waits for a business case any more.
        """
        if self._valuing is not None:
            self._valuing.cancel()

    def on_screen_resume(self) -> None:
        """
        The price tags may have given up what the business case waits for.
        """
        super().on_screen_resume()
        if self._valuing is not None and self._valuing.found is None:
            self._valuing = None

    @property
    def _with_case(self) -> bool:
        return self.part == IMPROVEMENTS and any(card.id == BUSINESS_CASE and card.on for card in self.board.practices)

    def _case(self, proposal: Proposal) -> str:
        """
        The business case of a proposal; empty unless the room works with business cases.
        """
        if not self._with_case:
            return ""
        return self.words.say(told.business_case(proposal.practice, self._valuing, self.reflection.currency))

    def _tick(self) -> None:
        if not (self.is_current and self.is_mounted and self._with_case and self.reflection.proposals):
            return
        if self._valuing is None:
            self._valuing = self.show.practice_value()
        self._tell()

    def show_all(self) -> None:
        """
        The part that is shown.
        """
        super().show_all()
        reflection = self.reflection
        self.team = min(self.team, max(1, len(reflection.teams)))
        self.query_one(Heads).show(reflection, self.part, self.team)
        self.set_class(self.part == HAPPENED, "-told")
        self.set_class(self.part == FINDINGS, "-listed")
        (self._happened, self._cards, self._findings, self._improvements)[self.part - 1](reflection)
        self.query_one(KeyBar).paint()

    def _happened(self, _: Reflection) -> None:
        board, rounds, material = self.board, self.view.rounds(), self._material
        observers = self.view.briefing().observers

        def rows(width: int) -> list[Row]:
            """
            First what the teams were asked to watch, then the figures.
            """
            watched = observer_rows(observers, wording.OBSERVERS, width)[1:]
            happened = told.happened(board, rounds, material, width, comparison_rows(board, width))
            return [*watched, EMPTY, *happened] if watched else happened

        self.query_one(Story).tell(rows)

    def _cards(self, reflection: Reflection) -> None:
        picked = {each.card: each.teams for each in reflection.picks}
        self.query_one(Picker).offer(card_list(self._material, picked), empty=wording.NO_CARD)
        self._tell()

    def _findings(self, reflection: Reflection) -> None:
        self.query_one(Picker).offer(finding_list(reflection), empty=wording.NO_FINDING)

    def _improvements(self, reflection: Reflection) -> None:
        self.query_one(Picker).offer(improvement_list(reflection), empty=wording.NO_PROPOSAL)
        self._tell()

    def _tell(self) -> None:
        """
        Everything about the one that is marked.
        """
        story, reflection = self.query_one(Story), self.reflection
        if self.part == CARDS and self._material is not None:
            meant = self._marked
            seen = next((each for each in self._material.seen if each.card.id == meant), None)
            found = seen.card if seen else next((each for each in self._material.unseen if each.id == meant), None)
            practices = {card.id: card for card in self.board.practices}
            by = next((each.teams for each in reflection.picks if each.card == meant), ())
            teams = [told.name_of(team) for team in reflection.teams if team.number in by]
            open_ = not self.theatre.navigation.presenter
            story.tell(
                lambda width: told.card_story(found, seen, practices, teams, width, answered=open_) if found else ()
            )
        elif self.part == IMPROVEMENTS:
            proposal = self._proposal()
            cards = {card.id: card for card in self.board.practices}
            called = {team.number: told.name_of(team) for team in reflection.teams}
            story.tell(
                lambda width: (
                    told.proposal_story(
                        proposal,
                        cards.get(proposal.practice),
                        called,
                        width,
                        last=reflection.last,
                        currency=reflection.currency,
                        case=self._case(proposal),
                        words=self.words,
                    )
                    if proposal
                    else ()
                )
            )

    def _proposal(self) -> Proposal | None:
        what, _, number = self._marked.partition(" ")
        found = self.reflection.proposals if what == "proposal" else ()
        return next((each for each in found if str(each.number) == number), None)

    # -- keys ----------------------------------------------------------------------------------------------------

    def why_not(self, verb: str) -> str:
        """
        What belongs to another part, and what there is nothing for.
        """
        parts = [part for part, verbs in OF_PART.items() if verb in verbs and verb not in FROM_ANY_PART]
        if parts and self.part not in parts:
            return wording.in_another_part(parts[-1])
        if verb in {"dot", "undot", "choose"} and self._proposal() is None:
            return wording.NO_PROPOSAL
        if verb == "reason":
            return self._no_reason()
        nothing = {
            "look_back": "" if verb != "look_back" or self._places() else wording.NO_REPLAY,
            "take_back": "" if self._marked else wording.NOTHING_TO_DELETE,
            "benchmark": "" if self._material is not None and self._material.benchmark else benchmark_words.NONE_YET,
            "undo": "" if self.reflection.undoable else answers.NOTHING_DONE,
        }.get(verb)
        if nothing:
            return nothing
        if verb == f"part_{self.part}":
            return wording.ALREADY_SHOWN
        return super().why_not(verb)

    def remote(self, verb: str) -> str:
        """
        Part by part; then to the scene after the reflection, or before.
        """
        part = self.part + (1 if verb == "forward" else -1)
        return f"part_{part}" if part in OF_PART else super().remote(verb)

    async def picked(self, what: str, which: str) -> None:
        """
        A click on a team.
        """
        if what == "look" and self._material is not None:
            self.theatre.navigation.show_moment(self._material.round, int(which))
        elif what == "team":
            self.team = int(which)
            self.show_all()
        else:
            await super().picked(what, which)

    def _turn_to(self, part: int) -> None:
        self.part = part
        self.query_one(Story).begin()
        self.show_all()
        (self.query_one(Story) if part == HAPPENED else self.query_one(Picker)).focus()

    def _places(self) -> list[tuple[int, str]]:
        """
        Where to look in the recording, and what can be seen there.
        """
        return places(self._material, self.part, self._marked, self.view.incidents())

    def do_look_back(self) -> None:
        """
        To the moment in the recording; if there are several, after asking which.
        """
        from desk_theatre.stage.screens.base.replay_targets import ReplayTargetsScreen

        found, material = self._places(), self._material
        assert material is not None
        if len(found) == 1:
            self.theatre.navigation.show_moment(material.round, found[0][0])
        else:
            told = [(spell_short(at), words) for at, words in found]

            def go(place: int) -> None:
                self.theatre.navigation.show_moment(material.round, found[place][0])

            self.app.push_screen(ReplayTargetsScreen(self.port, wording.replay_what(material.round), told, go))

    def do_part_1(self) -> None:
        """
        What happened.
        """
        self._turn_to(HAPPENED)

    def do_part_2(self) -> None:
        """
        The cards.
        """
        self._turn_to(CARDS)

    def do_part_3(self) -> None:
        """
        The findings.
        """
        self._turn_to(FINDINGS)

    def do_part_4(self) -> None:
        """
        The improvements.
        """
        self._turn_to(IMPROVEMENTS)

    def do_team(self) -> None:
        """
        The next team is asked.
        """
        self.team = self.team % max(1, len(self.reflection.teams)) + 1
        self.show_all()

    def do_organisers(self) -> None:
        """
        This team is the organisers, or not any more.
        """
        team = self.team
        self.do(lambda: c.SetOrganisers(None if self.reflection.organisers == team else team))

    def do_team_more(self) -> None:
        """
        One team more.
        """
        self._set_teams(1)

    def do_team_less(self) -> None:
        """
        One team less.
        """
        self._set_teams(-1)

    def _set_teams(self, more: int) -> None:
        self.do(lambda: c.SetTeams(len(self.reflection.teams) + more))

    def do_team_name(self) -> None:
        """
        What this team is called.
        """
        team = self.team
        self.type_words(wording.name_of_team(team), "A name", LONGEST_NAME, lambda said: c.NameTeam(team, said))

    def on_picker_moved(self) -> None:
        """
        Another one is told about.
        """
        self.call_after_refresh(self._tell)

    def on_picker_chosen(self, message: Picker.Chosen) -> None:
        """
        Enter or a click: the team picks the card, or gives a dot.
        """
        message.stop()
        if self.part == CARDS:
            self._pick(message.entry)
        elif self.part == IMPROVEMENTS:
            self.do_dot()

    def do_card(self) -> None:
        """
        The team picks the card that is marked, or puts it back.
        """
        self._pick(self._marked)

    def _pick(self, card: str) -> None:
        team = self.team

        def command() -> Command:
            by = next((each.teams for each in self.reflection.picks if each.card == card), ())
            return c.PickCard(team, card, on=team not in by)

        if card:
            self.do(command)

    def do_finding(self) -> None:
        """
        What went wrong.
        """
        self._note("finding", wording.WHAT_WENT_WRONG)

    def do_success(self) -> None:
        """
        What helped.
        """
        self._note("success factor", wording.WHAT_HELPED)

    def _note(self, sort: FindingSort, question: str) -> None:
        card = (self._marked or None) if self.part == CARDS else None
        self.type_words(question, wording.A_FEW_WORDS, LONGEST_WORDS, lambda said: c.NoteFinding(said, sort, card))

    def do_propose(self) -> None:
        """
        Pick a practice, then say why.
        """
        from desk_theatre.stage.screens.session.proposing import ProposingScreen

        proposed = frozenset(each.practice for each in self.reflection.proposals)
        self.app.push_screen(ProposingScreen(self.port, proposed), self._why)

    def _why(self, card: PracticeCard | None) -> None:
        if card is None:
            return
        perspective = perspective_of(card)
        verb = "stop" if card.on else "start"
        theirs = self.team if self.team == self.reflection.organisers else None
        self.part = IMPROVEMENTS
        self.type_words(
            wording.why(verb, card.name),
            wording.REASON,
            LONGEST_WORDS,
            lambda said: c.ProposeImprovement(perspective, card.id, not card.on, said, theirs),
        )

    def do_hands(self) -> None:
        """
        Team by team, how many hands.
        """
        self._vote_by("hands")

    def do_team_dots(self) -> None:
        """
        Team by team, its dots.
        """
        self._vote_by("dots")

    def _vote_by(self, counted: Counted) -> None:
        from desk_theatre.stage.screens.session.voting import VotingScreen

        self.part = IMPROVEMENTS
        self.app.push_screen(VotingScreen(self.port, Ballot(counted)), self._voted)

    def _voted(self, _: None) -> None:
        self._turn_to(IMPROVEMENTS)

    def do_dot(self) -> None:
        """
        One dot more from this team.
        """
        self._vote(1)

    def do_undot(self) -> None:
        """
        One dot less.
        """
        self._vote(-1)

    def _vote(self, by: int) -> None:
        proposal, team = self._proposal(), self.team
        if proposal is None:
            return
        number = proposal.number

        def command() -> Command:
            found = next((each for each in self.reflection.proposals if each.number == number), None)
            given = dict(found.votes).get(team, 0) if found else 0
            return c.CastVote(team, number, max(0, given + by))

        self.do(command)

    def do_choose(self) -> None:
        """
        The room chooses it, or gives it up.
        """
        proposal = self._proposal()
        if proposal is not None:
            self.do(lambda: c.ChooseImprovement(proposal.number, on=not proposal.chosen))

    def _no_reason(self) -> str:
        """
        Why there is no reason to give for the one that is marked; empty if there is one.
        """
        proposal = self._proposal()
        if proposal is None:
            return wording.NO_PROPOSAL
        if not proposal.on:
            return wording.NO_REASON_TO_STOP
        card = self._card_of(proposal)
        if card is None or not card.reasons:
            return practice_words.NO_REASON_IN_IT
        return "" if proposal.chosen else wording.CHOOSE_FIRST

    def _card_of(self, proposal: Proposal) -> PracticeCard | None:
        return next((card for card in self.board.practices if card.id == proposal.practice), None)

    def do_reason(self) -> None:
        """
        A reason for the next group that has something in the chosen one; no reason after the last.
        """
        proposal = self._proposal()
        card = None if proposal is None else self._card_of(proposal)
        if proposal is None or card is None:
            return
        number = proposal.number

        def command() -> Command:
            found = next((each for each in self.reflection.proposals if each.number == number), proposal)
            given = next((group for group, _ in card.reasons if group == found.reason), None)
            return c.ChooseImprovement(number, on=True, why=next_reason(card, given))

        self.do(command)

    def do_take_back(self) -> None:
        """
        The finding or the improvement that is marked.
        """
        what, _, number = self._marked.partition(" ")
        if what == "finding":
            self.do(lambda: c.TakeBackFinding(int(number)))
        elif what == "proposal":
            self.do(lambda: c.TakeBackImprovement(int(number)))

    def do_benchmark(self) -> None:
        """
        This desk beside real ones.
        """
        from desk_theatre.stage.screens.session.benchmark import BenchmarkScreen

        material = self._material
        if material is not None:
            self.app.push_screen(BenchmarkScreen(self.port, material.round, material.benchmark))

    def do_undo(self) -> None:
        """
        The last thing that was done.
        """
        self.do(c.Undo)
