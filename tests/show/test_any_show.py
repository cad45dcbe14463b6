"""
Any show: whatever is asked for, whenever, in whichever order.

A small model stands beside the show and says what must be heard and what refused; what everybody sees, what a re-run brings
and what a film shows are compared with the show itself.
"""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.itsm import room_commands as r
from desk_theatre.itsm.lifecycle import DONE, OPEN, State
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.recording.rerun import Rerun
from profiles import examples
from runners import SCENARIO, Evening, commands_of_a_show, submissions
from small_scenarios import ALL

ROUNDS = SCENARIO.plan.rounds
KINDS = {kind.id: kind.where for kind in SCENARIO.kinds}


class AnyShow(RuleBasedStateMachine):
    """
    The facilitator and the room do what they like.
    """

    def __init__(self) -> None:
        super().__init__()
        self.evening = Evening()
        self.phase = "before"
        self.round = 0
        self.practices: set[str] = set()
        self.keys: dict[str, int] = {}
        self.joined: set[int] = set()
        self.holding = SCENARIO.moderation.hold_texts
        self.numbers: list[int] = []

    @property
    def show(self) -> Any:
        """
        The show under test.
        """
        return self.evening.show

    # -- what must be heard --------------------------------------------------------------------------------------

    def _heard(self, command: c.Command) -> bool:  # noqa: PLR0911  (one line a command)
        in_round = self.phase in {"running", "paused"}
        match command:
            case c.OpenRound():
                return self.phase in {"before", "between"}
            case c.EndRound():
                return in_round
            case c.PauseRound():
                return self.phase == "running"
            case c.ContinueRound():
                return self.phase == "paused"
            case c.SubmitIncident():
                return command.key in self.keys or (
                    in_round and _exists(command.kind, command.room) and self._room_may_report()
                )
            case c.WithdrawIncident():
                return in_round and self._is_open(command.incident)
            case c.SetPractice():
                known = command.practice in ALL and (command.practice in self.practices) != command.on
                return known and self.phase != "over"
            case c.InjectCue():
                return in_round and command.cue in {"crowd", "dead"}
            case c.InjectIncidents():
                sound = 1 <= command.count <= 200 and command.minutes >= 0
                return in_round and sound and _exists(command.kind, command.room)
            case c.SetSpeed():
                return 0.25 <= command.speed <= 20_000
            case c.HoldText() | c.ReleaseText() | r.MaskText() | r.ReplaceText():
                return command.incident in self.numbers
            case r.MeToo():
                return command.key in self.keys or (in_round and self._is_open(command.incident))
            case r.LeaveMood():
                return command.incident in {*self.numbers, *self.joined} and 1 <= command.mood <= 5
            case r.HoldTexts():
                return command.on != self.holding
        raise AssertionError(f"nothing is known of {command}")

    def _room_may_report(self) -> bool:
        """
        What the rule itself says is tested in `tests/simulation/test_room_reports.py`.
        """
        return self.show.organisation.room_reports.objection() is None

    def _is_open(self, number: int) -> bool:
        scenes = self.evening.picture.scenes
        state = scenes[-1].scorecard_fold.states.state.get(number) if scenes else None
        return state in OPEN or state is State.LOST

    def _follow(self, command: c.Command, outcome: Any) -> None:
        match command:
            case c.OpenRound():
                self.phase, self.round = "running", self.round + 1
            case c.EndRound():
                self._ended()
            case c.PauseRound():
                self.phase = "paused"
            case c.ContinueRound():
                self.phase = "running"
            case c.SetPractice():
                (self.practices.add if command.on else self.practices.discard)(command.practice)
            case c.SubmitIncident():
                if command.key in self.keys:
                    assert (outcome.repeated, outcome.events) == (True, ())
                    assert outcome.incident == self.keys[command.key]
                    return
                assert outcome.incident not in self.numbers
                self.numbers.append(outcome.incident)
                if command.key:
                    self.keys[command.key] = outcome.incident
            case r.MeToo():
                if command.key in self.keys:
                    assert (outcome.repeated, outcome.incident) == (True, self.keys[command.key])
                    return
                self.joined.add(command.incident)
                if command.key:
                    self.keys[command.key] = command.incident
            case r.HoldTexts():
                self.holding = command.on
            case _:
                pass

    def _ended(self) -> None:
        self.phase = "over" if self.round == ROUNDS else "between"

    # -- what is done --------------------------------------------------------------------------------------------

    @initialize(opened=st.booleans())
    def begins(self, opened: bool) -> None:
        """
        Mostly, somebody opens a round first.
        """
        if opened:
            self._give(c.OpenRound())

    @rule(command=commands_of_a_show())
    def somebody_asks(self, command: c.Command) -> None:
        """
        Anything at any time.
        """
        self._give(command)

    @rule(command=submissions())
    def the_room_reports(self, command: c.SubmitIncident) -> None:
        """
        More often than anything else.
        """
        self._give(command)

    def _give(self, command: c.Command) -> None:
        heard = self._heard(command)
        before = (self.show.at, self.show.digest(), self.show.speed, dict(self.show.practices), self.show.phase)
        outcome = self.evening.give(command)
        assert heard == (outcome.refused is None), f"{command} in phase {self.phase}: {outcome}"
        if outcome.refused is not None:
            assert outcome.events == ()
            assert outcome.refused.reason.endswith((".", "?"))
            after = (self.show.at, self.show.digest(), self.show.speed, dict(self.show.practices), self.show.phase)
            assert before == after
        else:
            self._follow(command, outcome)

    @rule(seconds=st.sampled_from((0, 1, 13, 60, 61, 200)))
    def time_passes(self, seconds: int) -> None:
        """
        In the room; nothing passes while the clocks stand still.
        """
        at, events = self.show.at, len(self.evening.events)
        self.evening.wait(seconds)
        if self.phase != "running":
            assert (at, events) == (self.show.at, len(self.evening.events))
        elif at + seconds >= SCENARIO.conference.closes:
            assert isinstance(self.evening.events[-1], e.RoundEnded)
            self._ended()
        else:
            assert self.show.at == at + seconds

    @precondition(lambda self: self.phase == "running")
    @rule(before=st.sampled_from((0, 1)))
    def the_end_comes_near(self, before: int) -> None:
        """
        To the last second of the round, or over it.
        """
        self.time_passes(max(0, SCENARIO.conference.closes - self.show.at - before))

    # -- what must be so -----------------------------------------------------------------------------------------

    @invariant()
    def the_course_is_as_told(self) -> None:
        """
        Phase, round and practices, in the show and in the picture.
        """
        picture = self.evening.picture
        assert (self.phase, self.round) == (self.show.phase, self.show.round)
        assert (self.phase, self.round) == (picture.phase, len(picture.scenes))
        assert self.practices == set(self.show.practices) == set(picture.practices)

    @invariant()
    def the_board_agrees_with_what_happened(self) -> None:
        """
        The board of this second can be drawn, and its figures are those of a tally made afresh.
        """
        board = self.evening.picture.board(self.show.at)
        scorecard_fold = ScorecardFold(SCENARIO, checking=True)
        scorecard_fold.add_all(_of_this_round(self.evening.events))
        states = list(scorecard_fold.states.state.values())
        is_open = sum(state in OPEN for state in states)
        done = sum(state in DONE for state in states)
        assert (board.submitted, board.resolved) == (len(states), done)
        assert len(states) == is_open + done + states.count(State.LOST) + states.count(State.WITHDRAWN)
        assert board.headline.lost == states.count(State.LOST)
        assert board.headline.waiting == sum(card.waiting for card in board.teams) <= is_open
        in_hand = [person.card.number for card in board.teams for person in card.people if person.card is not None]
        in_line = [card.number for team in board.teams for card in team.line]
        assert len(in_line) == len(set(in_line))
        assert {card.number for card in self.evening.picture.incidents(self.show.at)} >= set(in_hand + in_line)
        assert {card.id for card in board.practices if card.on} == self.practices
        assert hash(board) == hash(self.evening.picture.board(self.show.at))

    @invariant()
    def each_of_the_room_has_its_story(self) -> None:
        """
        Whoever reported something can ask what became of it.
        """
        for number in self.numbers[-3:]:
            line = self.evening.picture.life_line(number, self.show.at)
            assert line is not None
            assert line.steps[0].words.startswith("Reported")
            assert line.live

    def teardown(self) -> None:
        """
        Simulated again from its inputs it is the same evening, and the film of it ends with the same picture.
        """
        evening, now = self.evening, self.show.at
        rerun = Rerun(evening.recording())
        again = list(rerun.run())
        assert evening.events == [event for happened in again for event in happened.events]
        assert evening.digests == [happened.digest for happened in again if happened.digest is not None]
        assert rerun.show.advance(now) == []
        assert (evening.show.phase, evening.show.digest()) == (rerun.show.phase, rerun.show.digest())
        film = evening.replay()
        film.seek(max(0, film.rounds - 1), now)
        assert evening.picture.board(now) == film.picture.board(now)
        assert evening.picture.incidents(now) == film.picture.incidents(now)
        assert evening.picture.rounds(now) == film.picture.rounds(now)
        for number in self.numbers:
            assert evening.picture.life_line(number, now) == film.picture.life_line(number, now)


def _exists(kind: str, room: str | None) -> bool:
    return kind in KINDS and (KINDS[kind] != "room" or room in {"a", "b"})


def _of_this_round(events: list[e.Event]) -> list[e.Event]:
    opened = [place for place, event in enumerate(events) if isinstance(event, e.RoundOpened)]
    return events[opened[-1] :] if opened else []


TestAnyShow = AnyShow.TestCase
TestAnyShow.settings = settings(
    examples(40), stateful_step_count=30, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
