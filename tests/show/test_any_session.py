"""
Any session: whatever the room does between the rounds, in whichever order.

A small model says what must be heard and what refused, and keeps its own account of what was decided; the board, a re-run and
a film are compared with it.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from attrs import define, field
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.itsm import session_commands as s
from desk_theatre.itsm.scene import Perspective
from desk_theatre.measures.figures import CURTAIN
from desk_theatre.recording.rerun import Rerun
from desk_theatre.show.deck.deck import DECK
from profiles import examples
from runners import SCENARIO, Evening
from small_scenarios import ALL
from strategies import TYPED_TEXT

ROUNDS = SCENARIO.plan.rounds
RULES = SCENARIO.reflection
CARDS = (DECK[0].id, DECK[-1].id, "no-such-card")
PRACTICES = (*ALL[:4], "nonsense")
ORDER = {
    "before": ["foyer", "briefing", "round"],
    "between": ["curtain", "reflection", "round"],
    "over": ["curtain", "reflection", "finale"],
}
PERSPECTIVES: tuple[Perspective, ...] = ("people", "process", "product", "performance")


@define
class Account:
    """
    What the model knows of one reflection.
    """

    findings: dict[int, str] = field(factory=dict)
    proposals: dict[int, tuple[str, bool, str]] = field(factory=dict)
    picks: set[tuple[int, str]] = field(factory=set)
    votes: dict[tuple[int, int], int] = field(factory=dict)
    chosen: list[int] = field(factory=list)
    noted: int = 0
    proposed: int = 0

    def highest_team(self) -> int:
        """
        The highest number of a team that has picked a card or given a dot; whoever gave none has not voted.
        """
        return max(
            [team for team, _ in self.picks] + [team for (team, _), dots in self.votes.items() if dots], default=0
        )


TEAMS = st.sampled_from((1, 1, 2, 2, 5))
NUMBERS = st.sampled_from((1, 1, 1, 2, 2, 3, 9))


def scenes() -> st.SearchStrategy[c.Command]:
    """
    From scene to scene, and the figures of the curtain.
    """
    return st.one_of(
        st.sampled_from((s.NextScene(), s.SkipScene(), s.RepeatScene(), s.PreviousScene(), c.EndRound())),
        st.builds(s.ShowFigure, st.sampled_from((1, 1, 2, 9, -1, 0))),
    )


def teams() -> st.SearchStrategy[c.Command]:
    """
    How the room sits.
    """
    return st.one_of(st.builds(s.SetTeams, st.sampled_from((1, 3, 5, 0, 13))), st.builds(s.NameTeam, TEAMS, TYPED_TEXT))


def decisions() -> st.SearchStrategy[c.Command]:
    """
    What is found out and decided, sensible and not.
    """
    return st.one_of(
        st.builds(s.PickCard, TEAMS, st.sampled_from(CARDS), st.sampled_from((True, True, False))),
        st.builds(s.NoteFinding, TYPED_TEXT, st.sampled_from(("finding", "success factor"))),
        st.builds(
            s.ProposeImprovement,
            st.sampled_from(PERSPECTIVES),
            st.sampled_from(PRACTICES),
            st.sampled_from((True, True, True, False)),
            TYPED_TEXT,
        ),
        st.builds(s.CastVote, TEAMS, NUMBERS, st.sampled_from((1, 2, 3, 0, 4, -1))),
        st.builds(s.CastVote, TEAMS, NUMBERS, st.sampled_from((1, 2))),
        st.builds(s.ChooseImprovement, NUMBERS, st.sampled_from((True, True, False))),
        st.builds(s.TakeBackFinding, NUMBERS),
        st.builds(s.TakeBackImprovement, NUMBERS),
        st.just(s.Undo()),
    )


class AnySession(RuleBasedStateMachine):
    """
    The room and the facilitator, between the rounds.
    """

    def __init__(self) -> None:
        super().__init__()
        self.evening = Evening()
        self.phase, self.scene, self.round, self.figures = "before", "foyer", 0, 0
        self.teams = RULES.teams
        self.names: dict[int, str] = {}
        self.practices: dict[str, str] = {}
        self.accounts: dict[int, Account] = {}
        self.before: list[Account] = []

    @property
    def show(self) -> Any:
        """
        The show under test.
        """
        return self.evening.show

    @property
    def account(self) -> Account:
        """
        Of the latest round.
        """
        return self.accounts.setdefault(self.round, Account())

    # -- what must be heard --------------------------------------------------------------------------------------

    def _heard(self, command: c.Command) -> bool:  # noqa: PLR0911
        if self.phase == "running":
            return isinstance(command, (c.EndRound, s.SetTeams, s.NameTeam)) and self._sensible(command)
        match command:
            case c.OpenRound():
                return self.phase != "over"
            case c.EndRound():
                return False
            case s.NextScene() | s.SkipScene() | s.RepeatScene() | s.PreviousScene():
                return self._target(command) is not None
            case s.EndShow():
                return self.phase != "before" and self.scene != "finale"
            case s.ShowFigure(more):
                wanted = min(len(CURTAIN), max(0, self.figures + more))
                return self.phase != "before" and self.scene == "curtain" and wanted != self.figures
            case s.SetTeams() | s.NameTeam():
                return self._sensible(command)
            case _:
                return self.phase != "before" and self.scene == "reflection" and self._sensible(command)

    def _target(self, command: c.Command) -> str | None:
        by = {s.NextScene: 1, s.SkipScene: 2, s.RepeatScene: 0, s.PreviousScene: -1}[type(command)]
        if by == 0:
            return self.scene
        order = ORDER[self.phase]
        place = (order.index(self.scene) if self.scene in order else 2) + by
        return order[place] if 0 <= place < 3 else None

    def _sensible(self, command: c.Command) -> bool:  # noqa: PLR0911
        account = self.account
        match command:
            case c.EndRound():
                return True
            case s.SetTeams(count):
                return 1 <= count <= 12 and count >= account.highest_team()
            case s.NameTeam(team):
                return 1 <= team <= self.teams
            case s.PickCard(team, card, on):
                return 1 <= team <= self.teams and card != CARDS[-1] and ((team, card) in account.picks) != on
            case s.NoteFinding():
                return True
            case s.ProposeImprovement(_, practice, on):
                known = practice in ALL and (practice in self.practices) != on
                return known and practice not in [each[0] for each in account.proposals.values()]
            case s.CastVote(team, improvement, dots):
                others = sum(d for (t, i), d in account.votes.items() if t == team and i != improvement)
                fits = 1 <= team <= self.teams and improvement in account.proposals
                return fits and 0 <= dots <= RULES.dots - others
            case s.ChooseImprovement(number, on):
                room = len(account.chosen) < RULES.improvements or not on
                return number in account.proposals and (number in account.chosen) != on and room
            case s.TakeBackFinding(number):
                return number in account.findings
            case s.TakeBackImprovement(number):
                return number in account.proposals
            case s.Undo():
                return bool(self.before)
        return False

    # -- what comes of it ----------------------------------------------------------------------------------------

    def _follow(self, command: c.Command) -> None:
        match command:
            case c.OpenRound():
                for number in self.account.chosen:
                    practice, on, _ = self.account.proposals[number]
                    self.practices.pop(practice, None)
                    if on:
                        self.practices[practice] = "chosen"
                self.phase, self.scene, self.round, self.before = "running", "round", self.round + 1, []
            case c.EndRound():
                self._ended()
            case s.EndShow():
                self.scene, self.figures = "finale", 0
            case s.NextScene() | s.SkipScene() | s.RepeatScene() | s.PreviousScene():
                target = self._target(command)
                assert target is not None
                back = isinstance(command, s.PreviousScene) and target == "curtain"
                self.scene, self.figures = target, len(CURTAIN) if back else 0
            case s.ShowFigure(more):
                self.figures = min(len(CURTAIN), max(0, self.figures + more))
            case s.SetTeams(count):
                self.teams = count
            case s.NameTeam(team, text):
                self.names[team] = text
            case s.Undo():
                self.accounts[self.round] = self.before.pop()
                self.teams = max(self.teams, self.account.highest_team())
            case _:
                self._decide(command)

    def _ended(self) -> None:
        self.phase = "over" if self.round == ROUNDS else "between"
        self.scene, self.figures = "curtain", 0

    def _decide(self, command: c.Command) -> None:
        self.before.append(deepcopy(self.account))
        account = self.account
        match command:
            case s.PickCard(team, card, on):
                (account.picks.add if on else account.picks.discard)((team, card))
            case s.NoteFinding(text):
                account.noted += 1
                account.findings[account.noted] = text
            case s.ProposeImprovement(_, practice, on, text):
                account.proposed += 1
                account.proposals[account.proposed] = (practice, on, text)
            case s.CastVote(team, improvement, dots):
                account.votes[team, improvement] = dots
            case s.ChooseImprovement(number, on):
                (account.chosen.append if on else account.chosen.remove)(number)
            case s.TakeBackFinding(number):
                del account.findings[number]
            case s.TakeBackImprovement(number):
                del account.proposals[number]
                account.chosen = [each for each in account.chosen if each != number]
                account.votes = {key: dots for key, dots in account.votes.items() if key[1] != number}

    # -- what is done --------------------------------------------------------------------------------------------

    @initialize(played=st.sampled_from((0, 1, 1, 1)))
    def begins(self, played: int) -> None:
        """
        Mostly, a round has been played and the room has begun to reflect.
        """
        for _ in range(played):
            for command in (c.OpenRound(), c.EndRound(), s.NextScene()):
                self._give(command)

    @rule(command=st.one_of(scenes(), teams(), decisions(), st.just(s.EndShow()), st.just(c.OpenRound())))
    def somebody_asks(self, command: c.Command) -> None:
        """
        Anything at any time.
        """
        self._give(command)

    @precondition(lambda self: self.scene == "reflection")
    @rule(first=decisions(), second=decisions(), third=decisions())
    def the_room_reflects(self, first: c.Command, second: c.Command, third: c.Command) -> None:
        """
        For a while.
        """
        for command in (first, second, third):
            self._give(command)

    @precondition(lambda self: self.phase == "between")
    @rule(early=st.booleans())
    def a_round_is_played(self, early: bool) -> None:
        """
        And the room sits down to reflect, or is still looking at the figures.
        """
        for command in (c.OpenRound(), c.EndRound(), s.NextScene())[: 2 if early else 3]:
            self._give(command)

    def _give(self, command: c.Command) -> None:
        heard = self._heard(command)
        board = self.evening.picture.board(self.show.at)
        outcome = self.evening.give(command)
        assert heard == (outcome.refused is None), f"{command} in {self.phase}, {self.scene}: {outcome}"
        if outcome.refused is None:
            self._follow(command)
            return
        assert outcome.events == ()
        reason = outcome.refused.reason
        assert reason[0].isupper() or reason[0].isdigit() or reason[0] == "“"
        assert reason.endswith((".", "?"))
        assert board == self.evening.picture.board(self.show.at)

    # -- what must be so -----------------------------------------------------------------------------------------

    @invariant()
    def the_scene_is_as_told(self) -> None:
        """
        In the show and on the board.
        """
        board = self.evening.picture.board(self.show.at)
        assert (self.phase, self.scene, self.round, self.figures) == (
            board.phase,
            board.scene,
            board.round,
            board.figures,
        )
        assert (self.phase, self.scene) == (self.show.phase, self.show.session.scene)
        assert self.practices == dict(self.evening.picture.practices) == dict(self.show.practices)

    @invariant()
    def the_board_shows_what_was_decided(self) -> None:
        """
        Of every round that is over; and nobody has given more dots than there are.
        """
        board = self.evening.picture.board(self.show.at)
        ended = self.round - (self.phase == "running")
        assert [each.round for each in board.reflections] == list(range(1, ended + 1))
        for reflection in board.reflections:
            account = self.accounts.get(reflection.round, Account())
            assert account.findings == {each.number: each.words for each in reflection.findings}
            assert account.proposals == {
                each.number: (each.practice, each.on, each.why) for each in reflection.proposals
            }
            assert {each.number for each in reflection.decided} == set(account.chosen)
            assert account.picks == {(team, each.card) for each in reflection.picks for team in each.teams}
            for team in reflection.teams:
                given = sum(dots for (t, _), dots in account.votes.items() if t == team.number)
                assert (team.name, team.dots_left) == (self.names.get(team.number, ""), RULES.dots - given)
                assert team.dots_left >= 0
            if reflection.round == self.round:
                assert account.highest_team() <= len(reflection.teams) == self.teams
            assert hash(reflection) == hash(reflection)
        if board.reflections and self.phase != "running":
            assert board.reflections[-1].undoable == len(self.before)

    def teardown(self) -> None:
        """
        Simulated again from its inputs it is the same evening, and the film of it ends with the same picture; taking the
        words out changes words and nothing else.
        """
        now = self.show.at
        recording = self.evening.recording()
        rerun = Rerun(recording)
        again = [event for happened in rerun.run() for event in happened.events]
        assert self.evening.events == again
        assert (self.show.phase, self.show.standing if self.phase != "running" else None) == (
            rerun.show.phase,
            rerun.show.standing if self.phase != "running" else None,
        )
        film = self.evening.replay()
        film.seek(max(0, film.rounds - 1), now)
        if self.round or not [event for event in again if isinstance(event, e.RoundOpened)]:
            assert self.evening.picture.board(now) == film.picture.board(now)


TestAnySession = AnySession.TestCase
TestAnySession.settings = settings(
    examples(60), stateful_step_count=40, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)


def test_a_team_without_dots_has_not_voted() -> None:
    """
    In the finale, after a vote whose improvement was taken back, and after one of no dots, a table may leave; and undoing brings one
    back.
    """
    session = AnySession()
    propose = s.ProposeImprovement("process", ALL[0])
    before = (c.OpenRound(), c.EndRound(), s.NextScene(), propose, s.CastVote(2, 1, 0), s.SetTeams(1), s.SetTeams(3))
    after = (
        s.CastVote(2, 1, 2),
        s.TakeBackImprovement(1),
        s.SetTeams(1),
        s.Undo(),
        s.TakeBackImprovement(1),
        s.EndShow(),
    )
    for command in (*before, *after, s.SetTeams(1)):
        session._give(command)
        session.the_scene_is_as_told()
        session.the_board_shows_what_was_decided()

    assert (session.teams, session.scene) == (1, "finale")
