"""
The commands of a reflection: each becomes an event, or is refused with a sentence.

Nothing here reads typed text, because texts may be removed from a recording, which must still play. `unsaid` reads it,
when the command comes in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from desk_theatre.itsm import session_commands as c
from desk_theatre.itsm import session_events as s
from desk_theatre.practices.reasons import reasons
from desk_theatre.show.not_now import NotNow
from desk_theatre.show.wording import answers

if TYPE_CHECKING:
    from desk_theatre.itsm.commands import Command
    from desk_theatre.itsm.scene import Stakeholder
    from desk_theatre.scenario.facilitation import ReflectionRules
    from desk_theatre.show.session import ShowSession

MOST_TEAMS = 12
MOST_HANDS = 999
MOST_FINDINGS = 60
MOST_IMPROVEMENTS = 30


class ReflectionCommands:
    """
    Args:
        session: the state of the session.
        rules: of the reflection.
        in_force: returns whether a practice is active.
        offered: returns whether a practice can be switched; raises `UnknownName` if it does not exist.
        already: returns why a practice cannot be proposed that is on, or off, already.
    """

    def __init__(
        self,
        session: ShowSession,
        rules: ReflectionRules,
        in_force: Callable[[str], bool],
        offered: Callable[[str], None],
        already: Callable[[str, bool], str],
    ) -> None:
        self.session = session
        self.rules = rules
        self.in_force = in_force
        self.offered = offered
        self.already = already
        self._handlers: Mapping[type[Any], Callable[..., s.SessionEvent]] = {
            c.SetTeams: self._set_teams,
            c.NameTeam: self._name_team,
            c.SetOrganisers: self._set_organisers,
            c.PickCard: self._pick,
            c.NoteFinding: self._note,
            c.ProposeImprovement: self._propose,
            c.CastVote: self._vote,
            c.CountHands: self._count,
            c.ChooseImprovement: self._choose,
            c.ChooseLeading: self._choose_leading,
            c.TakeBackFinding: self._take_back_finding,
            c.TakeBackImprovement: self._take_back_improvement,
            c.Undo: self._undo,
        }

    def handles(self, command: Command) -> bool:
        """
        Return whether it is a command of the reflection.
        """
        return type(command) in self._handlers

    def answer(self, command: Command, at: int, number: int) -> s.SessionEvent:
        """
        Return the event that a command causes.

        Args:
            number: of the input that it will be.

        Raises:
            NotNow: the command is refused; the message says why.
            UnknownName: it names something that does not exist.
        """
        if isinstance(command, c.Undo) and self.session.scene == "curtain":
            return self._undo_guess(at)
        if type(command) not in _ANY_TIME and self.session.scene != "reflection":
            raise NotNow(answers.NOT_REFLECTING)
        return self._handlers[type(command)](command, at, number)

    def _set_teams(self, command: c.SetTeams, at: int, _: int) -> s.SessionEvent:
        if not 1 <= command.count <= MOST_TEAMS:
            raise NotNow(answers.team_count(MOST_TEAMS))
        highest = self.session.reflection_log.highest_team()
        if command.count < highest:
            raise NotNow(answers.team_has_chosen(highest))
        return s.TeamsSet(at, command.count)

    def _name_team(self, command: c.NameTeam, at: int, number: int) -> s.SessionEvent:
        return s.TeamNamed(at, self._team(command.team), number)

    def _set_organisers(self, command: c.SetOrganisers, at: int, _: int) -> s.SessionEvent:
        if command.team == self.session.organisers:
            raise NotNow(answers.organisers_are(command.team))
        return s.OrganisersSet(at, None if command.team is None else self._team(command.team))

    def _pick(self, command: c.PickCard, at: int, _: int) -> s.SessionEvent:
        team, found = self._team(command.team), _card(command.card)
        if ((team, found) in self.session.reflection_log.picks) == command.on:
            raise NotNow(answers.card_is(team, picked=command.on))
        return s.CardPicked(at, team, found, command.on)

    def _note(self, command: c.NoteFinding, at: int, number: int) -> s.SessionEvent:
        reflection_log = self.session.reflection_log
        if len(reflection_log.findings) >= MOST_FINDINGS:
            raise NotNow(answers.most_findings(MOST_FINDINGS))
        about = None if command.card is None else _card(command.card)
        return s.FindingNoted(at, reflection_log.noted + 1, command.sort, about, number)

    def _propose(self, command: c.ProposeImprovement, at: int, number: int) -> s.SessionEvent:
        reflection_log = self.session.reflection_log
        self.offered(command.practice)
        if len(reflection_log.improvements) >= MOST_IMPROVEMENTS:
            raise NotNow(answers.most_proposals(MOST_IMPROVEMENTS))
        for other in reflection_log.improvements:
            if other.practice == command.practice:
                raise NotNow(answers.proposed_already(other.number))
        if self.in_force(command.practice) == command.on:
            raise NotNow(self.already(command.practice, command.on))
        team = None if command.team is None else self._team(command.team)
        return s.ImprovementProposed(
            at, reflection_log.proposed + 1, command.perspective, command.practice, command.on, number, team
        )

    def _vote(self, command: c.CastVote, at: int, _: int) -> s.SessionEvent:
        team, improvement, dots = self._team(command.team), self._improvement(command.improvement), command.dots
        left = self.rules.dots - self.session.reflection_log.dots(team, but=improvement)
        if dots < 0:
            raise NotNow(answers.NO_NEGATIVE_DOTS)
        if dots > left:
            raise NotNow(answers.too_many_dots(team, self.rules.dots, self.rules.dots - left))
        return s.VoteCast(at, team, improvement, dots)

    def _count(self, command: c.CountHands, at: int, _: int) -> s.SessionEvent:
        team, improvement = self._team(command.team), self._improvement(command.improvement)
        if not 0 <= command.hands <= MOST_HANDS:
            raise NotNow(answers.most_hands(MOST_HANDS))
        return s.HandsCounted(at, team, improvement, command.hands)

    def _choose_leading(self, _: c.ChooseLeading, at: int, __: int) -> s.SessionEvent:
        log = self.session.reflection_log
        leading = log.leading(self.rules.improvements, self.session.organisers)
        if not leading.first:
            raise NotNow(answers.a_tie(leading.tied) if leading.tied else answers.NO_VOTES)
        if leading.first == log.chosen:
            raise NotNow(answers.LEADING_CHOSEN)
        return s.LeadingChosen(at, leading.first)

    def _choose(self, command: c.ChooseImprovement, at: int, _: int) -> s.SessionEvent:
        improvement, chosen = self._improvement(command.improvement), self.session.reflection_log.chosen
        same = not command.on or self.session.reflection_log.reason(improvement) == command.why
        if (improvement in chosen) == command.on and same:
            raise NotNow(answers.choice_is(improvement, chosen=command.on))
        if command.on and improvement not in chosen and len(chosen) >= self.rules.improvements:
            raise NotNow(answers.most_choices(self.rules.improvements))
        if command.why is not None:
            meant = self.session.reflection_log.improvement(improvement)
            assert meant is not None
            check_reason(command.why, meant.practice, on=command.on and meant.on)
        return s.ImprovementChosen(at, improvement, command.on, command.why)

    def _take_back_finding(self, command: c.TakeBackFinding, at: int, _: int) -> s.SessionEvent:
        if self.session.reflection_log.finding(command.finding) is None:
            raise NotNow(answers.no_finding(command.finding))
        return s.FindingTakenBack(at, command.finding)

    def _take_back_improvement(self, command: c.TakeBackImprovement, at: int, _: int) -> s.SessionEvent:
        return s.ImprovementTakenBack(at, self._improvement(command.improvement))

    def _undo(self, _: c.Undo, at: int, __: int) -> s.SessionEvent:
        if not self.session.undoable:
            raise NotNow(answers.NOTHING_DONE)
        later = self.session.facilitators_last
        if later is None:
            raise NotNow(answers.NOTHING_OF_YOURS)
        return s.ReflectionUndone(at, later)

    def _undo_guess(self, at: int) -> s.SessionEvent:
        if not self.session.guesses_undoable:
            raise NotNow(answers.NOTHING_GUESSED)
        return s.ReflectionUndone(at)

    def _team(self, team: int) -> int:
        if not 1 <= team <= self.session.teams:
            raise NotNow(answers.no_team(team, self.session.teams))
        return team

    def _improvement(self, number: int) -> int:
        if self.session.reflection_log.improvement(number) is None:
            raise NotNow(answers.no_improvement(number))
        return number


def check_reason(why: Stakeholder, practice: str, *, on: bool) -> None:
    """
    Raises:
        NotNow: a practice is stopped, which needs no reason, or it has nothing in it for this group.
    """
    if not on:
        raise NotNow(answers.REASON_TO_STOP)
    if why not in reasons(practice):
        raise NotNow(answers.no_reason(why))


def _card(name: str) -> str:
    """
    Return the id of a card of the deck.

    Raises:
        UnknownName: there is none.
    """
    from desk_theatre.show.deck.deck import card

    return card(name).id


_ANY_TIME = (c.SetTeams, c.NameTeam, c.SetOrganisers)


def unsaid(command: Command) -> str | None:
    """
    Return which text is missing, in a sentence; `None` if none is. Asked before a command is carried out for the first
    time.
    """
    if isinstance(command, c.NoteFinding) and not command.text.strip():
        return answers.NOTHING_TYPED
    return None
