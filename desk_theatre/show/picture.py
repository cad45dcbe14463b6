"""
The picture of a show: everything an audience may see, folded from events.

A live show and a recording feed the same class, so a replay shows exactly what the show did. Typed text comes in next
to the events and goes out only through moderation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm import room_events as r
from desk_theatre.itsm.commands import SubmitIncident
from desk_theatre.itsm.lifecycle import OPEN
from desk_theatre.itsm.room_events import RoomEvent
from desk_theatre.itsm.session_events import SessionEvent
from desk_theatre.itsm.ticket_code import number_of, round_of
from desk_theatre.measures.figures import CURTAIN
from desk_theatre.measures.moods import Moods
from desk_theatre.measures.scorecard_fold import as_json
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.practices.foundations import ANY_OTHER_NAME, carried, foundations, in_place
from desk_theatre.practices.reasons import reasons
from desk_theatre.scenario.offering import introductions
from desk_theatre.show.benchmark import benchmark
from desk_theatre.show.board import Board, FoundationCard, PracticeCard, RoundSummary
from desk_theatre.show.briefing import briefing
from desk_theatre.show.charts import round_charts
from desk_theatre.show.guesses import comparisons
from desk_theatre.show.incident_outcomes import fates
from desk_theatre.show.life_line import life_line
from desk_theatre.show.messages import Report, TypedText
from desk_theatre.show.moderation import Moderation, Words
from desk_theatre.show.names import Names
from desk_theatre.show.past_shares import past_shares
from desk_theatre.show.purse import PurseLeft, coming, left, price_now
from desk_theatre.show.reflection_view import ReflectionView
from desk_theatre.show.round_view import RoundView
from desk_theatre.show.session import ShowSession

MOST_JOINABLE = 6
"""
How many open incidents a delegate is offered who can only join.
"""

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desk_theatre.itsm.commands import How, Input
    from desk_theatre.itsm.scene import Stakeholder
    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.show.board import IncidentCard, LifeLine, Phase
    from desk_theatre.show.briefing import Briefing
    from desk_theatre.show.charts import RoundCharts
    from desk_theatre.show.evidence import Material
    from desk_theatre.show.guesses import RoomGuess
    from desk_theatre.show.moments import Moment
    from desk_theatre.show.past_shares import PastShare


class Picture:
    """
    Args:
        scenario: what is played.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.names = Names(scenario)
        self.moderation = Moderation(first=scenario.moderation.hold_texts)
        self.moods = Moods()
        self.session = ShowSession(scenario)
        self.scenes: list[RoundView] = []
        self._materials: dict[int, Material] = {}
        self._charts: dict[int, tuple[object, RoundCharts]] = {}
        self._past: dict[int, tuple[PastShare, ...]] = {}
        self.phase: Phase = "before"
        self.speed = scenario.speed
        self.practices: dict[str, str] = dict.fromkeys(scenario.offer.start_with, "announced")
        self.reasons: dict[str, Stakeholder] = {}
        self._at_break: tuple[str, ...] | None = None
        self._prices = introductions(scenario.offer) if scenario.purse.limited else {}
        self._commitment: dict[str, tuple[int, ...]] = {}
        for practice in scenario.offer.start_with:
            self._begin(practice, "announced")
        self._offered = tuple(p for p in catalogue() if p in scenario.offer.practices or not scenario.offer.practices)

    # -- what happens --------------------------------------------------------------------------------------------

    def add(self, event: e.Event) -> None:
        """
        Take in an event.
        """
        if isinstance(event, e.RoundOpened):
            self._open(event)
        in_round = self.phase in {"running", "paused"}
        if type(event) in _SHOW_EVENTS:
            self._note(event)
        if type(event) in _SESSION_EVENTS:
            self.session.add(event)
        if in_round and type(event) not in _NOT_OF_THE_ROUND:
            self.scenes[-1].add(event)

    def add_all(self, events: Iterable[e.Event]) -> None:
        """
        Take in events, oldest first.
        """
        for event in events:
            self.add(event)

    def say(self, incident: int, words: Words) -> None:
        """
        Store a delegate's text about an incident.
        """
        self.moderation.say(incident, words)

    def show_text(self, incident: int, text: str, by: str) -> None:
        """
        Take over what may be shown of an incident's text, where somebody else moderates.
        """
        self.moderation.first = False
        self.moderation.release(incident)
        self.moderation.say(incident, Words(text, by))

    def hear(self, given: Input, incident: int | None) -> None:
        """
        Store the text that was typed in an accepted command.

        Args:
            incident: number of the incident that the command submitted.
        """
        command = given.command
        if isinstance(command, SubmitIncident):
            if incident is not None:
                self.moderation.say(incident, Words(command.text, command.by))
        elif hasattr(command, "text"):
            self.moderation.note(given.number, Words(command.text, getattr(command, "by", "")))

    def copy(self) -> Picture:
        """
        Return another picture of the same past. Finished rounds are shared, because they never change.
        """
        other = Picture(self.scenario)
        other.moderation = self.moderation.copy()
        other.session = self.session.copy()
        other.moods = self.moods.copy()
        other.scenes = list(self.scenes)
        other.phase, other.speed = self.phase, self.speed
        other.practices = dict(self.practices)
        other._at_break = self._at_break
        other.reasons, other._commitment = dict(self.reasons), dict(self._commitment)
        return other

    def _open(self, event: e.RoundOpened) -> None:
        self.moods.own.open(event)
        self.scenes.append(RoundView(self.scenario, self.names, self.moderation, event))
        self.phase = "running"

    def _note(self, event: e.Event) -> None:
        match event:
            case e.RoundEnded():
                self._at_break = tuple(self.practices)
                self.phase = "over" if event.round >= self.session.rounds else "between"
            case e.RoundPaused():
                self.phase = "paused"
            case e.RoundContinued():
                self.phase = "running"
            case e.SpeedSet():
                self.speed = event.speed
            case e.PracticeSwitched(_, practice, on, how, why):
                self.practices.pop(practice, None)
                self.reasons.pop(practice, None)
                if on:
                    self.practices[practice] = how
                    self._begin(practice, how, why)
            case e.CommitmentMeasured():
                self._commitment[event.practice] = event.levels
            case r.MoodLeft():
                self.moods.add(event)
            case _:
                self._moderate(event)

    def _moderate(self, event: e.Event) -> None:
        match event:
            case e.IncidentReported() if event.live:
                self.moods.own.report(event)
                self.moderation.report(event.incident)
            case r.IncidentJoined():
                self.moods.own.join(event)
            case e.TextHeld():
                self.moderation.hold(event.incident)
            case e.TextReleased():
                self.moderation.release(event.incident)
            case r.TextHoldingSet():
                self.moderation.first = event.on
            case r.TextMasked():
                self.moderation.mask(event.incident)
            case r.TextReplaced():
                self.moderation.replace(event.incident, event.said)

    # -- what can be seen ----------------------------------------------------------------------------------------

    def board(self, now: int) -> Board:
        """
        Return the board at second `now`.
        """
        conference = self.scenario.conference
        view = ReflectionView(self.session, self.scenario, self.names, self.moderation.said, self.purse())
        scene = self.scenes[-1] if self.scenes else RoundView(self.scenario, self.names, self.moderation)
        headline = scene.headline(now)
        return Board(
            title=self.scenario.title,
            at=now,
            phase=self.phase,
            round=scene.number,
            rounds=self.session.rounds,
            opens=conference.opens,
            until=conference.closes,
            speed=self.speed,
            headline=headline,
            teams=scene.floor.teams(now),
            rooms=scene.rooms.cards_of_rooms(now),
            ticker=scene.ticker.lines(),
            practices=tuple([self._practice(practice) for practice in self._offered]),
            staff=tuple([person.name for person in self.scenario.organisation.everybody]),
            submitted=scene.scorecard_fold.states.submitted,
            resolved=scene.scorecard_fold.states.resolved,
            currency=self.scenario.currency,
            scene=self.session.scene,
            figures=self.session.figures,
            minutes=self.session.minutes,
            reflections=view.reflections(),
            held_first=self.moderation.first,
            held=self.moderation.waiting,
            mood=self.moods.mean(scene.number),
            done=scene.floor.done(now),
            join_only=self.join_only,
            words=self.scenario.words,
            revealed=self.session.revealed,
            guesses=self._guesses(),
            compared=comparisons(self._guesses(), CURTAIN[: self.session.revealed], headline),
            past=self._last_round(now),
        )

    def _last_round(self, now: int) -> PastShare | None:
        """
        Return how the leading figure stood in the last round at this time; `None` outside a round, and in the first.
        """
        if len(self.scenes) < 2 or self.phase not in {"running", "paused"}:
            return None
        last = self.scenes[-2]
        if last.number not in self._past:
            self._past[last.number] = past_shares(self.scenario, last.events)
        found = [share for share in self._past[last.number] if share.at <= now and share.share is not None]
        return found[-1] if found else None

    def _guesses(self) -> tuple[RoomGuess, ...]:
        return self.session.guesses_now if self.session.ended == self.session.round else ()

    def life_line(self, number: int, now: int, round_: int | None = None) -> LifeLine | None:
        """
        Return the life of an incident up to `now`, in round `round_` or in the latest round that has it.
        """
        for scene in reversed(self.scenes):
            if number in scene.cards.reported and round_ in {None, scene.number}:
                at = self._moment(scene, now)
                fared = fates(self.scenes, number, now)
                return life_line(scene, number, at, self.moderation, self.moods.of(scene.number, number), fared)
        return None

    def find(self, code: str, now: int) -> LifeLine | None:
        """
        Return the life of the incident with a typed code; in one round, if the code names one (`R1-K4K`).
        """
        number = number_of(code)
        return None if number is None else self.life_line(number, now, round_of(code))

    def reported(self, code: str) -> tuple[Report, ...]:
        """
        Return where incidents with this code were reported so far, in the order of the rounds; a round in the code is
        ignored.
        """
        number = number_of(code)
        found = [(scene.number, scene.cards.reported.get(number)) for scene in self.scenes if number is not None]
        return tuple([Report(round_, event.at) for round_, event in found if event is not None])

    def incidents(self, now: int, round_: int | None = None) -> tuple[IncidentCard, ...]:
        """
        All incidents of the latest round, or of this one: the room's own first, then the latest first.
        """
        scene = next((scene for scene in reversed(self.scenes) if round_ in {None, scene.number}), None)
        if scene is None:
            return ()
        order = sorted(scene.cards.reported.values(), key=lambda r: (not r.live, -r.at, -r.incident))
        at = self._moment(scene, now)
        return tuple([scene.cards.card(reported.incident, at) for reported in order])

    @property
    def join_only(self) -> bool:
        """
        Whether the room has used its share of the round that is on, so that it can only join incidents that are open.
        """
        return self.phase in {"running", "paused"} and self.scenes[-1].share_used

    def alike(self, kind: str, room: str | None, now: int, *, widely: bool = False) -> tuple[IncidentCard, ...]:
        """
        Return open incidents of the same kind at the same place, oldest first: a delegate there has the same incident.
        Empty for a kind that happens to a person, because another badge is another incident.

        Args:
            widely: instead, the likeliest of all open incidents, for a delegate who can only join.
        """
        if widely:
            return tuple([self.scenes[-1].cards.card(number, now) for number in self._joinable(kind, room)])
        where = self.scenario.kind(kind).where
        if self.phase not in {"running", "paused"} or where == "person":
            return ()
        cards, states = self.scenes[-1].cards, self.scenes[-1].scorecard_fold.states.state
        place = room if where == "room" else None
        same = [
            number
            for number, reported in cards.reported.items()
            if (reported.kind, reported.room) == (kind, place) and states[number] in OPEN
        ]
        return tuple([cards.card(number, now) for number in same])

    def typed(self, now: int) -> tuple[TypedText, ...]:
        """
        Return what delegates have typed, for the facilitator, who decides what the room may see: held texts first, then
        the latest.
        """
        found = []
        for scene in self.scenes:
            for number, reported in scene.cards.reported.items():
                words = self.moderation.typed(number)
                if reported.live and (words.text or words.by):
                    card = scene.cards.card(number, self._moment(scene, now))
                    state = self.moderation.state(number)
                    shown = self.moderation.released(number)
                    found.append(
                        TypedText(
                            number,
                            card.code,
                            card.title,
                            card.place,
                            words.text,
                            words.by,
                            state,
                            shown.text,
                            scene.number,
                        )
                    )
        return tuple(sorted(found, key=lambda text: (text.state != "held", -text.number)))

    def moments(self, now: int) -> tuple[Moment, ...]:
        """
        Return the moments of the latest round, oldest first. Cheap enough to be asked at each beat.
        """
        return self.scenes[-1].moments(now) if self.scenes else ()

    def material(self) -> Material | None:
        """
        Return what the latest finished round has shown; `None` before the first has finished.
        """
        from desk_theatre.show.evidence import evidence

        ended = self.session.ended
        if not ended:
            return None
        if ended not in self._materials:
            played = next((scene for scene in self.scenes if scene.number == ended), None)
            if played is None:
                return None
            card = played.scorecard_fold.scorecard(played.latest)
            figures = benchmark(self.scenario, played.events, card)
            self._materials[ended] = evolve(evidence(self.scenario, played.events), benchmark=figures)
        return self._materials[ended]

    def briefing(self) -> Briefing:
        """
        Return what the room has to know before the first round.
        """
        session = self.session
        said = (session.team_names.get(team) for team in range(1, session.teams + 1))
        names = ["" if number is None else self.moderation.said(number) for number in said]
        return briefing(self.scenario, session.rounds, names)

    def rounds(self, now: int) -> tuple[RoundSummary, ...]:
        """
        Return a summary of each round so far.
        """
        return tuple([_summary(scene, self._moment(scene, now), self.moods) for scene in self.scenes])

    def charts(self, now: int) -> tuple[RoundCharts, ...]:
        """
        Return the charts of the rounds so far; those of a finished round are computed once.
        """
        found = []
        for number, scene in enumerate(self.scenes):
            at = self._moment(scene, now)
            stands = (_lasted(scene, at), len(scene.events))
            if number not in self._charts or self._charts[number][0] != stands:
                self._charts[number] = (stands, round_charts(scene, at))
            found.append(self._charts[number][1])
        return tuple(found)

    def _joinable(self, kind: str, room: str | None) -> list[int]:
        """
        The likeliest of all open incidents: of the same kind at the same place, of the same kind, at the same place, then others;
        oldest first among these.  Of the kinds that happen to a person only the same one.
        """
        if self.phase not in {"running", "paused"}:
            return []
        cards, states = self.scenes[-1].cards, self.scenes[-1].scorecard_fold.states.state
        found = [
            (reported.kind != kind, reported.room != room, place, number)
            for place, (number, reported) in enumerate(cards.reported.items())
            if states[number] in OPEN and (reported.kind == kind or self.scenario.kind(reported.kind).where != "person")
        ]
        return [number for *_, number in sorted(found)[:MOST_JOINABLE]]

    def _moment(self, scene: RoundView, now: int) -> int:
        """
        Return `now` for the current round, and the last second of an earlier one; in a recording its end may be
        missing.
        """
        return now if scene is self.scenes[-1] else scene.latest

    def _begin(self, practice: str, how: How, why: Stakeholder | None = None) -> None:
        """
        Start a practice at its first level, or at the level people had reached before, until a measurement comes.
        """
        rates, staff = self.scenario.commitment, self.scenario.organisation
        usual = getattr(rates, how)
        start, higher = round(1000 * usual), round(1000 * min(1.0, usual + rates.reason))
        own = frozenset[int]()
        if why is not None:
            self.reasons[practice], own = why, staff.places(why)
        known = self._commitment.get(practice, (0,) * len(staff.everybody))
        self._commitment[practice] = tuple(
            [max(higher if place in own else start, level) for place, level in enumerate(known)]
        )

    def purse(self) -> PurseLeft | None:
        """
        Return what is left of the purse; `None` if there is none, before the first break, and after the last round.
        """
        if not self.scenario.purse.limited or self._at_break is None or self.phase == "over":
            return None
        now = coming(self.session.reflection_log, self.practices)
        return left(self.scenario.purse, self._prices, self._at_break, now)

    def _price_now(self, practice: str) -> tuple[int, int] | None:
        if self.purse() is None or self._at_break is None or practice not in self._prices:
            return None
        return price_now(self.scenario.purse, self._prices[practice], paid=practice in self._at_break)

    def _practice(self, practice: str) -> PracticeCard:
        words, names = self.scenario.words, self.names.practices
        identity = words.told(catalogue()[practice].identity)
        levels = self._commitment.get(practice, ()) if practice in self.practices else ()
        return PracticeCard(
            id=practice,
            name=identity.name,
            group=identity.group,
            on=practice in self.practices,
            commitment=sum(levels) / len(levels) / 1000 if levels else 0.0,
            mechanism=identity.mechanism,
            price=identity.price,
            source=identity.source,
            off=identity.off,
            how=self.practices.get(practice, ""),
            why=self.reasons.get(practice, ""),
            reasons=tuple((group, words.say(told)) for group, told in reasons(practice).items()),
            introduce=self._price_now(practice),
            levels=tuple([level / 1000 for level in levels]),
            builds_on=tuple(
                FoundationCard(
                    names.get(each.practice, ANY_OTHER_NAME),
                    words.say(each.why),
                    in_place(each, self.practices),
                )
                for each in foundations(practice, self._offered)
            ),
            carries=tuple(names[each] for each in carried(practice, self._offered)),
            wall=identity.wall,
        )


_SHOW_EVENTS = frozenset(
    {
        e.RoundEnded,
        e.RoundPaused,
        e.RoundContinued,
        e.SpeedSet,
        e.PracticeSwitched,
        e.CommitmentMeasured,
        e.TextHeld,
        e.TextReleased,
        e.IncidentReported,
        *get_args(RoomEvent),
    }
)
_NOT_OF_THE_ROUND = frozenset({r.MoodLeft})
_SESSION_EVENTS = frozenset({e.RoundOpened, e.RoundEnded, *get_args(SessionEvent)})


def _summary(scene: RoundView, now: int, moods: Moods) -> RoundSummary:
    """
    Return the summary of a round. Moods may come after its end; they belong to the round of the incident.
    """
    document = as_json(scene.scorecard_fold.scorecard(max(now, scene.latest)))
    document["mood"] = moods.mean(scene.number)
    by_priority = document.pop("by_priority")
    ended = scene.scorecard_fold.ended is not None
    waiting = scene.scorecard_fold.queues.waiting
    resolutions = scene.scorecard_fold.promises.resolutions(scene.scorecard_fold.moment(max(now, scene.latest)))
    due = {priority.word: verdicts.decided for priority, verdicts in resolutions.items()}
    return RoundSummary(
        scene.number, tuple(scene.practices), document, by_priority, ended, _lasted(scene, now), waiting, due
    )


def _lasted(scene: RoundView, now: int) -> int:
    """
    Return the seconds of the day that were played of a round.
    """
    opened = scene.scorecard_fold.opened
    return scene.scorecard_fold.moment(max(now, scene.latest)) - opened if opened is not None else 0
