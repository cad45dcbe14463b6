"""
The show: one round after the other, in each of which an organisation works.

Commands come in with the second at which they act; events go out. The show has no clock: its caller says how far time
has come. A command that cannot be carried out is refused with a sentence, and then nothing has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, field

from desk_theatre.errors import RoomMissing, UnknownName
from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.itsm import room_commands as r
from desk_theatre.itsm import room_events as re
from desk_theatre.itsm.mood import MOODS
from desk_theatre.itsm.values import value
from desk_theatre.scenario.offering import introductions
from desk_theatre.show.not_now import NotNow
from desk_theatre.show.phases import objection as objection_to
from desk_theatre.show.purse import coming, left
from desk_theatre.show.reflection_commands import ReflectionCommands, check_reason
from desk_theatre.show.scene_commands import FASTEST, SLOWEST, SceneCommands
from desk_theatre.show.session import ShowSession
from desk_theatre.show.wording import answers
from desk_theatre.simulation.organisation import Carried, Organisation

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from typing import Any

    from desk_theatre.itsm.commands import How
    from desk_theatre.itsm.kind import Kind
    from desk_theatre.itsm.scene import Stakeholder
    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.show.board import Phase
    from desk_theatre.show.reflection_log import Improvement, ReflectionLog

MOST_INJECTED = 200
LONGEST_INJECTION = 24 * 60
LONGEST_KEY = 200


@value
class Outcome:
    """
    The outcome of a command.

    Args:
        events: what happened at once; empty if it was refused.
        refused: the reason of a refusal.
        incident: the number of the incident that was submitted.
        repeated: the same command was sent before, with the same key, and has been carried out already.
        join_only: it was refused because the room can only join open incidents for the rest of the round.
    """

    events: tuple[e.Event, ...] = ()
    refused: e.CommandRefused | None = None
    incident: int | None = None
    repeated: bool = False
    join_only: bool = False


@value
class Sent:
    """
    What was sent with a key.

    Args:
        own: the incident was reported with it, rather than joined.
    """

    incident: int
    own: bool


@value
class Standing:
    """
    The state of a show while no round is open: all that the next round depends on, apart from its luck.

    Args:
        round: rounds that have been played.
        practices: active when the next round opens, and how each came to be; the room's choices are among them.
        carried: what the last round leaves.
        reasons: for some of the practices, the group for which a reason was given.
        at_break: practices that were on when the last round ended; `None` before the first break.
    """

    round: int
    practices: Mapping[str, How] = field(hash=False)
    carried: Carried = field(hash=False)
    reasons: Mapping[str, Stakeholder] = field(hash=False, factory=dict)
    at_break: tuple[str, ...] | None = None


class Show:
    """
    Args:
        scenario: what is played.
        seed: of its luck.
        standing: state to resume from; `None`: start at the beginning.
    """

    def __init__(self, scenario: Scenario, seed: int, standing: Standing | None = None) -> None:
        usual: Mapping[str, How] = dict.fromkeys(scenario.offer.start_with, "announced")
        standing = standing or Standing(0, usual, Carried())
        self.scenario = scenario
        self.seed = seed
        self.phase: Phase = "between" if standing.round else "before"
        self.round = standing.round
        self.speed = scenario.speed
        self.practices: dict[str, How] = dict(standing.practices)
        self._reasons: dict[str, Stakeholder] = dict(standing.reasons)
        self._at_break = standing.at_break
        self._started = {*self.practices, *(standing.at_break or ())}
        self._prices = introductions(scenario.offer) if scenario.purse.limited else {}
        self.session = ShowSession(scenario, standing.round)
        self.organisation: Organisation | None = None
        self._carried = standing.carried
        self._at = scenario.conference.opens
        self._keys: dict[str, int] = {}
        self._numbers: dict[int, None] = {}
        self._joined: dict[int, None] = {}
        self._holding = scenario.moderation.hold_texts
        self._inputs = 0
        self._reflection_commands = ReflectionCommands(
            self.session, scenario.reflection, lambda practice: practice in self.practices, self._offer, self._already
        )
        self._scene_commands = SceneCommands(scenario, self.session)
        self._handlers: Mapping[type[c.Command], Callable[[Any], Outcome]] = {
            c.OpenRound: self._open_round,
            c.EndRound: self._end_round,
            c.SubmitIncident: self._submit,
            c.WithdrawIncident: self._withdraw,
            c.SetPractice: self._switch,
            c.InjectCue: self._inject_cue,
            c.InjectIncidents: self._inject,
            c.PauseRound: self._pause,
            c.ContinueRound: self._continue,
            c.SetSpeed: self._set_speed,
            c.HoldText: self._hold,
            c.ReleaseText: self._release,
            r.MaskText: lambda command: self._text(command.incident, re.TextMasked(self._at, command.incident)),
            r.ReplaceText: self._replace,
            r.HoldTexts: self._hold_texts,
            r.MeToo: self._me_too,
            r.LeaveMood: self._leave_mood,
        }

    @property
    def at(self) -> int:
        """
        The second of the day up to which everything has happened.
        """
        return self._at

    @property
    def until(self) -> int:
        """
        The second of the day at which the round ends.
        """
        return self.scenario.conference.closes

    @property
    def standing(self) -> Standing:
        """
        The state that the next round starts from; only while no round is open.
        """
        practices, reasons = dict(self.practices), dict(self._reasons)
        for chosen in self._chosen():
            practices.pop(chosen.practice, None)
            if chosen.on:
                practices[chosen.practice] = "chosen"
            _give(reasons, chosen.practice, self._why(chosen))
        return Standing(self.round, practices, self._carried, reasons, self._at_break)

    @property
    def finished(self) -> bool:
        """
        True once the finale is on; leaving now closes the recording.
        """
        return self.session.scene == "finale"

    def advance(self, until: int) -> list[e.Event]:
        """
        Let time pass up to and including `until`, but not past the end of the round; outside a running round nothing
        passes. Return the events.
        """
        if self.phase != "running" or until < self._at:
            return []
        assert self.organisation is not None
        self._at = min(until, self.until)
        events = self.organisation.advance(self._at)
        if self._at >= self.until:
            events.append(self._end(early=False))
            self.session.add(events[-1])
        return events

    def handle(self, command: c.Command, sender: str = "") -> Outcome:
        """
        Carry a command out now, or refuse it.

        Args:
            sender: as recorded with the input; undoing takes back the facilitator's own last step.
        """
        if isinstance(command, (c.SubmitIncident, r.MeToo)) and command.key in self._keys:
            return Outcome(incident=self._keys[command.key], repeated=True)
        reason = objection_to(command, self.phase)
        if reason is not None:
            return self._refuse(reason)
        try:
            outcome = self._between(command) or self._handlers[type(command)](command)
        except (UnknownName, RoomMissing, NotNow) as error:
            return self._refuse(_sentence(str(error)))
        if outcome.refused is None:
            self._inputs += 1
            for event in outcome.events:
                self.session.add(event, sender)
                if isinstance(event, e.SpeedSet):
                    self.speed = event.speed
        return outcome

    def sent_with(self, key: str) -> Sent | None:
        """
        Return what was sent with a key; `None` for nothing.
        """
        number = self._keys.get(key)
        if number is None:
            return None
        first = next(other for other, incident in self._keys.items() if incident == number)
        return Sent(number, own=first == key and number in self._numbers)

    def digest(self) -> str:
        """
        Return a fingerprint of the whole state; empty outside a round.
        """
        return self.organisation.digest() if self.organisation is not None and self.round else ""

    def offered(self) -> tuple[str, ...]:
        """
        The practices that can be switched.
        """
        from desk_theatre.practices.catalogue import catalogue

        return tuple(p for p in catalogue() if p in self.scenario.offer.practices or not self.scenario.offer.practices)

    def _between(self, command: c.Command) -> Outcome | None:
        """
        Return the outcome of a command of the time between the rounds; `None` for other commands.
        """
        if self._reflection_commands.handles(command):
            event = self._reflection_commands.answer(command, self._at, self._inputs)
            self._afford(self.practices, self.session.log_after(event))
            return Outcome((event,))
        if self._scene_commands.handles(command):
            return Outcome(self._scene_commands.answer(command, self._at, self.phase))
        return None

    def _chosen(self) -> list[Improvement]:
        """
        Return the practices to switch when the next round opens.
        """
        decided = self.session.reflection_log.decided()
        return [each for each in decided if (each.practice in self.practices) != each.on]

    def _why(self, chosen: Improvement) -> Stakeholder | None:
        return self.session.reflection_log.reason(chosen.number) if chosen.on else None

    def _open_round(self, _: c.OpenRound) -> Outcome:
        before = self._at
        switched: list[e.Event] = []
        for chosen in self._chosen():
            practice, on, why = chosen.practice, chosen.on, self._why(chosen)
            self.practices.pop(practice, None)
            if on:
                self.practices[practice] = "chosen"
                self._started.add(practice)
            _give(self._reasons, practice, why)
            switched.append(e.PracticeSwitched(before, practice, on, "chosen", why))
        return Outcome((*switched, *self._open()))

    def _end_round(self, _: c.EndRound) -> Outcome:
        return Outcome((self._end(early=True),))

    def _pause(self, _: c.PauseRound) -> Outcome:
        self.phase = "paused"
        return Outcome((e.RoundPaused(self._at),))

    def _continue(self, _: c.ContinueRound) -> Outcome:
        self.phase = "running"
        return Outcome((e.RoundContinued(self._at),))

    def _hold(self, command: c.HoldText) -> Outcome:
        return self._text(command.incident, e.TextHeld(self._at, command.incident))

    def _release(self, command: c.ReleaseText) -> Outcome:
        return self._text(command.incident, e.TextReleased(self._at, command.incident))

    def _open(self) -> tuple[e.Event, ...]:
        self.round += 1
        self.phase = "running"
        self.organisation = Organisation(
            self.scenario, self.seed, self.round, self.practices, self._carried, self._reasons
        )
        self._at = self.scenario.conference.opens
        return tuple(self.organisation.advance(self._at))

    def _end(self, *, early: bool) -> e.Event:
        assert self.organisation is not None
        self._carried = self.organisation.carried()
        self._reasons = {
            practice: why for practice, why in self.organisation.reasons.items() if practice in self.practices
        }
        self._at_break = tuple(self.practices)
        self.phase = "over" if self.round >= self.session.rounds else "between"
        return e.RoundEnded(self._at, self.round, early)

    def _submit(self, command: c.SubmitIncident) -> Outcome:
        if len(command.key) > LONGEST_KEY:
            return self._refuse(answers.key_too_long(LONGEST_KEY))
        kind, room = self._place(command.kind, command.room)
        assert self.organisation is not None
        objection = self.organisation.room_reports.objection()
        if objection is not None:
            return evolve(self._refuse(answers.JOIN_ONLY[objection]), join_only=True)
        number, events = self.organisation.submit(kind, room)
        self._numbers[number] = None
        if command.key:
            self._keys[command.key] = number
        return Outcome(tuple(events), incident=number)

    def _place(self, kind_id: str, room: str | None) -> tuple[Kind, str | None]:
        kind = self.scenario.kind(kind_id)
        if kind.where != "room":
            return kind, None
        if room is None:
            rooms, called = self.scenario.conference.rooms, self.scenario.words.say("{a room}")
            raise RoomMissing(kind.title, [each.id for each in rooms], called)
        return kind, self.scenario.room(room).id

    def _withdraw(self, command: c.WithdrawIncident) -> Outcome:
        assert self.organisation is not None
        number = command.incident
        if not self.organisation.is_open(number):
            return self._refuse(answers.NOT_OPEN)
        return Outcome(tuple(self.organisation.withdraw(number)), incident=number)

    def _switch(self, command: c.SetPractice) -> Outcome:
        practice, on = command.practice, command.on
        self._offer(practice)
        if (practice in self.practices) == on:
            return self._refuse(self._already(practice, on))
        running = self.phase in {"running", "paused"}
        how = command.how or ("imposed" if running else "announced")
        others = [other for other in self.practices if other != practice]
        self._afford([*others, practice] if on else others, self.session.reflection_log)
        if command.why is not None:
            self._hear_reason(command.why, practice, on=on, how="imposed" if running else how)
        if running:
            assert self.organisation is not None
            events = self.organisation.switch(practice, on, how)
            how = self.organisation.practices.get(practice, how)
        else:
            events = [e.PracticeSwitched(self._at, practice, on, how, command.why)]
            _give(self._reasons, practice, command.why)
        if on:
            self.practices[practice] = how
            self._started.add(practice)
        else:
            del self.practices[practice]
        return Outcome(tuple(events))

    def _already(self, practice: str, on: bool) -> str:
        """
        Return why a practice cannot be switched that is on, or off, already.
        """
        if not on and self.scenario.purse.limited and practice not in self._started:
            return answers.NEVER_STARTED
        return answers.practice_is(on=on)

    def _afford(self, practices: Collection[str], log: ReflectionLog) -> None:
        """
        Raises:
            NotNow: the purse does not pay for these practices and choices.
        """
        purse = self.scenario.purse
        if not purse.limited or self._at_break is None or self.phase == "over":
            return
        now = left(purse, self._prices, self._at_break, coming(self.session.reflection_log, self.practices))
        then = left(purse, self._prices, self._at_break, coming(log, practices))
        if then.minutes is not None and now.minutes is not None and then.minutes < 0:
            empty = purse.minutes == now.minutes == 0
            raise NotNow(
                answers.EMPTY_PURSE if empty else answers.too_few_minutes(now.minutes - then.minutes, now.minutes)
            )
        if then.money is not None and now.money is not None and then.money < 0:
            raise NotNow(answers.too_little_money(now.money - then.money, now.money, self.scenario.currency))

    def _hear_reason(self, why: Stakeholder, practice: str, *, on: bool, how: How) -> None:
        """
        Raises:
            NotNow: nobody would hear the reason, or there is none for this group.
        """
        if how == "imposed":
            raise NotNow(answers.REASON_MID_ROUND)
        check_reason(why, practice, on=on)

    def _offer(self, practice: str) -> None:
        """
        Raises:
            NotNow: the scenario does not offer the practice.
            UnknownName: there is no such practice.
        """
        from desk_theatre.practices.catalogue import catalogue

        if practice in self.offered():
            return
        if practice in catalogue():
            raise NotNow(answers.NOT_OFFERED)
        raise UnknownName("practice", practice, self.offered())

    def _inject_cue(self, command: c.InjectCue) -> Outcome:
        cue = self.scenario.cue(command.cue)
        assert self.organisation is not None
        kind = self.scenario.kind(cue.kind)
        events = self.organisation.inject(kind, cue.room, cue.count, cue.minutes)
        return Outcome((e.CueInjected(self._at, cue.id), *events))

    def _inject(self, command: c.InjectIncidents) -> Outcome:
        if not 1 <= command.count <= MOST_INJECTED or not 0 <= command.minutes <= LONGEST_INJECTION:
            return self._refuse(answers.too_many_incidents(MOST_INJECTED))
        kind, room = self._place(command.kind, command.room)
        assert self.organisation is not None
        events = self.organisation.inject(kind, room, command.count, command.minutes)
        return Outcome((e.IncidentsInjected(self._at, kind.id, room, command.count), *events))

    def _set_speed(self, command: c.SetSpeed) -> Outcome:
        speed = command.speed
        if not SLOWEST <= speed <= FASTEST:
            return self._refuse(answers.speed_range(SLOWEST, FASTEST))
        return Outcome((e.SpeedSet(self._at, speed),))

    def _text(self, incident: int, event: e.Event) -> Outcome:
        if incident not in self._numbers:
            return self._refuse(answers.NOT_FROM_THE_ROOM)
        return Outcome((event,), incident=incident)

    def _replace(self, command: r.ReplaceText) -> Outcome:
        return self._text(command.incident, re.TextReplaced(self._at, command.incident, self._inputs))

    def _hold_texts(self, command: r.HoldTexts) -> Outcome:
        if command.on == self._holding:
            return self._refuse(answers.texts_are(held=command.on))
        self._holding = command.on
        return Outcome((re.TextHoldingSet(self._at, command.on),))

    def _me_too(self, command: r.MeToo) -> Outcome:
        if len(command.key) > LONGEST_KEY:
            return self._refuse(answers.key_too_long(LONGEST_KEY))
        assert self.organisation is not None
        number = command.incident
        if not self.organisation.is_open(number):
            again = self.organisation.room_reports.objection() is None
            return self._refuse(answers.NO_LONGER_OPEN if again else answers.JOIN_ANOTHER)
        self._joined[number] = None
        if command.key:
            self._keys[command.key] = number
        return Outcome(tuple(self.organisation.join(number)), incident=number)

    def _leave_mood(self, command: r.LeaveMood) -> Outcome:
        if command.incident not in self._numbers and command.incident not in self._joined:
            return self._refuse(answers.NOT_FROM_THE_ROOM)
        if not 1 <= command.mood <= len(MOODS):
            return self._refuse(answers.mood_range(len(MOODS)))
        return Outcome((re.MoodLeft(self._at, command.incident, command.mood),), incident=command.incident)

    def _refuse(self, reason: str) -> Outcome:
        return Outcome(refused=e.CommandRefused(self._at, self.scenario.words.say(reason)))


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}{'' if words.endswith(('?', '.')) else '.'}"


def _give(reasons: dict[str, Stakeholder], practice: str, why: Stakeholder | None) -> None:
    """
    Store the reason with which a practice was switched, in place of an earlier one.
    """
    reasons.pop(practice, None)
    if why is not None:
        reasons[practice] = why
