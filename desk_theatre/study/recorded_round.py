"""
The rounds of a recorded show, each ready to be played again: as it was, or under other practices, with its own luck or
with other luck.

A round starts from the recorded state: habits, skills and recorded work-arounds. The inputs of the room act again at
the same seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from desk_theatre.errors import StudyImpossible
from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.itsm import room_events as r
from desk_theatre.itsm import session_events as s
from desk_theatre.itsm.room_commands import MeToo
from desk_theatre.itsm.values import value
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.recording.guard import guarded
from desk_theatre.recording.rerun import Rerun
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.show.show import Show, Standing
from desk_theatre.study import wording
from desk_theatre.study.change import NO_CHANGE, Change
from desk_theatre.study.measured import Measured, flat

if TYPE_CHECKING:
    from desk_theatre.measures.scorecard_fold import Scorecard
    from desk_theatre.recording.reader import Recording

DOINGS = (c.EndRound, c.SubmitIncident, c.WithdrawIncident, c.SetPractice, c.InjectCue, c.InjectIncidents, MeToo)
"""
The commands that matter to the organisation; the others concern the stage and the pace of the show.
"""
_STAGING = (
    *(e.RoundPaused, e.RoundContinued, e.SpeedSet, e.TextHeld, e.TextReleased),
    *(r.TextHoldingSet, r.TextMasked, r.TextReplaced, r.MoodLeft, s.TeamsSet, s.TeamNamed, s.OrganisersSet),
    s.FigureGuessed,
)


@value
class Round:
    """
    A recorded round, ready to be played with any seed, in any process.

    Args:
        standing: state of the show when it opened.
        inputs: of the room and the facilitator.
        until: second of the day at which it ended, or up to which it is recorded.
        live: numbers of the incidents that the room submitted.
        change: the difference from the recording.
    """

    scenario: Scenario
    seed: int
    standing: Standing
    inputs: tuple[c.Input, ...]
    until: int
    live: tuple[int, ...]
    change: Change = NO_CHANGE

    @property
    def number(self) -> int:
        """
        Its number, from 1.
        """
        return self.standing.round + 1

    def __call__(self, seed: int) -> Measured:
        """
        Return the figures at its end.
        """
        return flat(self.scorecard(self.events(seed)))

    def scorecard(self, events: list[e.Event]) -> Scorecard:
        """
        Return the scorecard of these events at its end.
        """
        scorecard_fold = ScorecardFold(self.scenario)
        scorecard_fold.add_all(events)
        return scorecard_fold.scorecard(self.until)

    def events(self, seed: int) -> list[e.Event]:
        """
        Return the events from its opening to its end.
        """
        show = Show(self.scenario.without_purse(), seed, self.standing)
        self.change.announce(show)
        events = list(show.handle(c.OpenRound()).events)
        for given in self.inputs:
            events += show.advance(given.at)
            if self._is_given(given.command, seed):
                outcome = show.handle(given.command)
                events += outcome.events
                if outcome.join_only and show.organisation is not None:
                    show.organisation.leave_out()
        return events + show.advance(self.until)

    def _is_given(self, command: c.Command, seed: int) -> bool:
        """
        Return whether a command makes sense here. With another seed the scenario's incidents differ, so a delegate who
        gave one up may not exist.
        """
        if isinstance(command, c.SetPractice):
            return command.practice not in self.change.practices
        if isinstance(command, (c.WithdrawIncident, MeToo)):
            return seed == self.seed or command.incident in self.live
        return True


@define
class RecordedRound:
    """
    A recorded round: the recording, and how to play it again.

    Args:
        round: to be played again.
        events: as recorded.
        exact: this program plays the same events; otherwise both sides are simulated again.
    """

    round: Round
    events: list[e.Event]
    exact: bool


@define
class _Draft:
    standing: Standing
    inputs: list[c.Input] = field(factory=list)
    events: list[e.Event] = field(factory=list)
    live: list[int] = field(factory=list)
    until: int = 0


def evening(recording: Recording, number: int | None = None) -> RecordedRound:
    """
    Return one round of a recording.

    Args:
        number: from 1; `None`: the last one.

    Raises:
        StudyImpossible: there is no such round.
        RecordingUnreadable: this program cannot play the recording.
    """
    rerun = Rerun(recording, digests=False)
    drafts = _drafts(rerun)
    if not drafts:
        raise StudyImpossible(wording.NO_ROUND)
    number = len(drafts) if number is None else number
    if not 1 <= number <= len(drafts):
        raise StudyImpossible(wording.no_such_round(number, len(drafts)))
    draft = drafts[number - 1]
    played = Round(
        rerun.show.scenario,
        recording.head.seed,
        draft.standing,
        tuple(given for given in draft.inputs if isinstance(given.command, DOINGS)),
        draft.until,
        tuple(draft.live),
    )
    recorded = _recorded(guarded(recording, rerun.show.scenario), number)
    again = played.events(played.seed)
    exact = recorded == draft.events and again == [event for event in recorded if not isinstance(event, _STAGING)]
    return RecordedRound(played, recorded if exact else again, exact)


def _drafts(rerun: Rerun) -> list[_Draft]:
    show = rerun.show
    drafts: list[_Draft] = []
    standing, open_ = show.standing, False
    for happened in rerun.run():
        if happened.input is not None and isinstance(happened.input.command, c.OpenRound):
            drafts.append(_Draft(standing))
        elif happened.input is not None and open_:
            drafts[-1].inputs.append(happened.input)
            if isinstance(happened.input.command, c.SubmitIncident) and happened.incident is not None:
                drafts[-1].live.append(happened.incident)
        was_open, open_ = open_, show.phase in {"running", "paused"}
        if was_open or open_:
            drafts[-1].events += _of_the_round(happened.events)
            drafts[-1].until = show.at
        if not open_:
            standing = show.standing
    return drafts


def _of_the_round(events: tuple[e.Event, ...]) -> tuple[e.Event, ...]:
    """
    Return the events from the opening of a round on; the room's choices take effect just before it.
    """
    opened = [place for place, event in enumerate(events) if isinstance(event, e.RoundOpened)]
    return events[opened[0] :] if opened else events


def _recorded(recording: Recording, number: int) -> list[e.Event]:
    """
    Return the recorded events of a round, from its opening to its end.
    """
    events: list[e.Event] = []
    inside = False
    for event in recording.events:
        if isinstance(event, e.RoundOpened):
            inside = event.round == number
        if inside:
            events.append(event)
        if isinstance(event, e.RoundEnded):
            inside = False
    return events
