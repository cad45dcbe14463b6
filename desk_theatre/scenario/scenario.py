"""
A scenario: everything that is fixed before the show.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, TypeVar

from attrs import define, evolve, field

from desk_theatre.errors import UnknownName, UnknownTiming
from desk_theatre.itsm.kind import Kind
from desk_theatre.itsm.sla import Agreement
from desk_theatre.itsm.theme import Theme
from desk_theatre.itsm.values import value
from desk_theatre.scenario.conference import Conference, Room, Session
from desk_theatre.scenario.demand import Cue, Demand
from desk_theatre.scenario.facilitation import (
    ModerationRules,
    ObserverTask,
    Purse,
    ReflectionRules,
    RoomRules,
    Timing,
    timings_for,
)
from desk_theatre.scenario.organisation import OrganisationSpec
from desk_theatre.scenario.people import Commitment, DefaultBehaviour, Patience
from desk_theatre.scenario.vocabulary import CONFERENCE, Vocabulary
from desk_theatre.scenario.voices import Voices

Thing = TypeVar("Thing")


@value
class Plan:
    """
    The course of a show.

    Args:
        rounds: how many there are.
        minutes: length of a round in the room.
        fresh_demand: each round brings other incidents; otherwise the same ones come again, which is the fair
            comparison.
        themes: topics that the room named before the event; cards of these come first.
    """

    rounds: int = 3
    minutes: float = 12.0
    fresh_demand: bool = False
    themes: tuple[Theme, ...] = ()


@value
class Offer:
    """
    Which practices can be switched, which are on from the start, and what the scenario changes about them.

    Args:
        practices: ids, in the order of the panel.
        start_with: those in force when the first round opens.
        parameters: for a practice id, its parameters by name.
    """

    practices: tuple[str, ...] = ()
    start_with: tuple[str, ...] = ()
    parameters: Mapping[str, Mapping[str, Any]] = field(factory=dict)


@define(frozen=True, slots=False)
class Scenario:
    """
    One scenario, checked: every name in it exists.
    """

    id: str
    title: str
    summary: str
    plan: Plan
    conference: Conference
    organisation: OrganisationSpec
    kinds: tuple[Kind, ...]
    demand: Demand
    agreement: Agreement
    patience: Patience = Patience()
    chaos: DefaultBehaviour = DefaultBehaviour()
    commitment: Commitment = Commitment()
    offer: Offer = Offer()
    currency: str = "EUR"
    timings: tuple[Timing, ...] = ()
    reflection: ReflectionRules = ReflectionRules()
    moderation: ModerationRules = ModerationRules()
    purse: Purse = Purse()
    room_rules: RoomRules = RoomRules()
    words: Vocabulary = CONFERENCE
    observers: tuple[ObserverTask, ...] = ()
    voices: Voices = Voices()

    @cached_property
    def _kinds(self) -> dict[str, Kind]:
        return {kind.id: kind for kind in self.kinds}

    @cached_property
    def _rooms(self) -> dict[str, Room]:
        return {room.id: room for room in self.conference.rooms}

    @cached_property
    def _sessions(self) -> dict[str, Session]:
        return {session.id: session for session in self.conference.programme}

    @cached_property
    def _cues(self) -> dict[str, Cue]:
        return {cue.id: cue for cue in self.demand.cues}

    def kind(self, name: str) -> Kind:
        """
        Return the kind with this id.

        Raises:
            UnknownName: there is none.
        """
        return _find("kind of incident", name, self._kinds)

    def room(self, name: str) -> Room:
        """
        Return the room with this id.

        Raises:
            UnknownName: there is none.
        """
        return _find(self.words.room.one, name, self._rooms)

    def session(self, name: str) -> Session:
        """
        Return the session with this id.

        Raises:
            UnknownName: there is none.
        """
        return _find(self.words.session.one, name, self._sessions)

    def cue(self, name: str) -> Cue:
        """
        Return the cue with this id.

        Raises:
            UnknownName: there is none.
        """
        return _find("cue", name, self._cues)

    def without_purse(self) -> Scenario:
        """
        Return the same scenario, in which the room may introduce everything: for studies, which compare what it could do.
        """
        return evolve(self, purse=Purse()) if self.purse.limited else self

    def timing(self, minutes: int) -> Timing:
        """
        Return how a session of `minutes` is divided.

        Raises:
            UnknownTiming: the scenario has no timing for them.
        """
        found = {timing.minutes: timing for timing in timings_for(self.timings, self.plan.rounds)}
        if minutes not in found:
            raise UnknownTiming(self.title, minutes, found)
        return found[minutes]

    @property
    def speed(self) -> float:
        """
        Return the simulated seconds per second of the room with which a round takes as long as planned.
        """
        return self.speed_for(self.plan.minutes)

    def speed_for(self, minutes: float) -> float:
        """
        Return the simulated seconds per second of the room with which a round takes `minutes` of the room.
        """
        return (self.conference.closes - self.conference.opens) / (minutes * 60)


def _find(what: str, name: str, known: Mapping[str, Thing]) -> Thing:
    try:
        return known[name]
    except KeyError:
        raise UnknownName(what, name, known) from None
