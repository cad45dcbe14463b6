"""
The layout of a scenario file: its sections, and what every field in them may hold.

`docs/reference/scenario.md` describes the same for authors; a test compares the two.
"""

from __future__ import annotations

from typing import Any

from attrs import field

from desk_theatre.itsm.kind import Duration, Kind
from desk_theatre.itsm.lengths import WIDEST
from desk_theatre.itsm.sla import Agreement, Target
from desk_theatre.itsm.theme import THEMES
from desk_theatre.itsm.values import value
from desk_theatre.scenario.conference import Conference, Room, Session
from desk_theatre.scenario.demand import Arrivals, Cue, Demand, Fault, Surge
from desk_theatre.scenario.facilitation import ModerationRules, ObserverTask, Purse, ReflectionRules, RoomRules, Timing
from desk_theatre.scenario.field_types import (
    ID,
    LEVEL,
    MINUTES,
    MONEY,
    RATE,
    SHARE,
    SOME_MINUTES,
    TIME,
    YES_NO,
    FieldType,
    number,
    one_of,
    some_of,
    texts,
    whole,
    words,
)
from desk_theatre.scenario.organisation import OrganisationSpec, Staff, Supplier, TeamSpec
from desk_theatre.scenario.people import Commitment, DefaultBehaviour, Patience
from desk_theatre.scenario.scenario import Offer, Plan, Scenario
from desk_theatre.scenario.vocabulary import CONFERENCE, LONGEST_NOUN, Noun, Vocabulary
from desk_theatre.scenario.voices import MARKS, Voices


@value
class Document:
    """
    The sections of a scenario file, top to bottom.
    """

    id: str
    title: str
    plan: Plan
    conference: Conference
    teams: tuple[TeamSpec, ...]
    manager: Staff
    supplier: Supplier
    kinds: tuple[Kind, ...]
    demand: Demand
    sla: Agreement
    summary: str = ""
    currency: str = "EUR"
    patience: Patience = Patience()
    chaos: DefaultBehaviour = DefaultBehaviour()
    commitment: Commitment = Commitment()
    practices: Offer = field(factory=Offer)
    timings: tuple[Timing, ...] = ()
    reflection: ReflectionRules = ReflectionRules()
    moderation: ModerationRules = ModerationRules()
    purse: Purse = Purse()
    room: RoomRules = RoomRules()
    words: Vocabulary = CONFERENCE
    observers: tuple[ObserverTask, ...] = ()
    voices: Voices = Voices()

    def scenario(self) -> Scenario:
        """
        Return the scenario.
        """
        return Scenario(
            id=self.id,
            title=self.title,
            summary=self.summary,
            plan=self.plan,
            conference=self.conference,
            organisation=OrganisationSpec(self.teams, self.manager, self.supplier),
            kinds=self.kinds,
            demand=self.demand,
            agreement=self.sla,
            patience=self.patience,
            chaos=self.chaos,
            commitment=self.commitment,
            offer=self.practices,
            currency=self.currency,
            timings=self.timings,
            reflection=self.reflection,
            moderation=self.moderation,
            purse=self.purse,
            room_rules=self.room,
            words=self.words,
            observers=self.observers,
            voices=self.voices,
        )


SECTIONS = (
    *("id", "title", "summary", "currency", "plan", "conference", "teams", "manager", "supplier", "kinds", "demand"),
    *(
        "sla",
        "patience",
        "chaos",
        "commitment",
        "practices",
        "timings",
        "reflection",
        "moderation",
        "room",
        "words",
        "voices",
        "purse",
        "observers",
    ),
)
"""
The order in which sections are described and mistakes listed.
"""

FILE_KEYS: dict[tuple[type, str], str] = {
    (Conference, "programme"): "sessions",
    (Target, "response_minutes"): "response",
    (Target, "resolution_minutes"): "resolution",
    (Target, "update_minutes"): "update",
}
"""
Keys of a file that are shorter than the name of the field.
"""

MOST: dict[tuple[type, str], int] = {
    (Document, "teams"): 12,
    (Document, "kinds"): 100,
    (Conference, "rooms"): 50,
    (Conference, "programme"): 500,
    (TeamSpec, "staff"): 50,
    (Demand, "arrivals"): 200,
    (Demand, "faults"): 50,
    (Demand, "surges"): 50,
    (Demand, "cues"): 50,
    (Document, "timings"): 12,
    (Document, "observers"): 12,
}
"""
Most entries of a list.
"""

NAME, TITLE, WALL = words(60), words(120), words(16, empty=True)
SPREAD_OF_DEMAND = number("a share from 0 to 1", 0, 1)
_OF_THE_ROOM = number("real minutes, from 0 to 480", 0, 480)

FIELDS: dict[type, dict[str, FieldType]] = {
    Document: {"id": ID, "title": TITLE, "summary": words(1000, empty=True), "currency": words(8)},
    Plan: {
        "rounds": whole("a number of rounds, from 1 to 20", 1, 20),
        "minutes": number("real minutes, more than 0 and at most 480", 0, 480, above=True),
        "fresh_demand": YES_NO,
        "themes": some_of(*THEMES),
    },
    Conference: {
        "opens": TIME,
        "closes": TIME,
        "delegates": whole("a number of people, from 0 to 100000", 0, 100_000),
        "longest_delay": whole("whole minutes, from 0 to 480", 0, 480),
    },
    Room: {"id": ID, "name": NAME, "seats": whole("a number of seats, from 0 to 100000", 0, 100_000), "wall": WALL},
    Session: {
        "id": ID,
        "title": TITLE,
        "room": ID,
        "starts": TIME,
        "ends": TIME,
        "attendance": whole("a number of people, from 0 to 100000", 0, 100_000),
        "speaker": words(120, empty=True),
        "plenary": YES_NO,
    },
    TeamSpec: {
        "id": ID,
        "name": NAME,
        "line": whole("1 for the service desk, 2 for a team behind it", 1, 2),
        "wall": WALL,
    },
    Staff: {"id": ID, "name": NAME, "cost_per_hour": MONEY},
    Supplier: {"name": NAME, "cost_per_callout": MONEY},
    Duration: {
        "minutes": MINUTES,
        "shape": one_of("fixed", "exponential", "lognormal"),
        "spread": number("a spread from 0 to 2", 0, WIDEST),
    },
    Kind: {
        "id": ID,
        "title": NAME,
        "team": ID,
        "skill": ID,
        "example": words(200, empty=True),
        "sayings": texts(200, 20),
        "where": one_of("room", "service", "person"),
        "impact": LEVEL,
        "urgency": LEVEL,
        "technical_impact": LEVEL,
        "weight": number("a weight from 0 to 1000000", 0, 1_000_000),
        "blocking": YES_NO,
        "causes": whole("a whole number of causes, from 1 to 1000", 1, 1000),
        "one_off": SHARE,
        "hard": SHARE,
        "supplier": SHARE,
        "first_contact": YES_NO,
        "question": YES_NO,
        "major": YES_NO,
    },
    Arrivals: {"starts": TIME, "ends": TIME, "per_hour": number("contacts per hour, from 0 to 10000", 0, 10_000)},
    Fault: {
        "id": ID,
        "title": TITLE,
        "kind": ID,
        "begins": TIME,
        "every_minutes": number("minutes from 0.1 to 1000000", 0.1, 1_000_000),
        "room": ID,
    },
    Surge: {
        "id": ID,
        "title": TITLE,
        "kind": ID,
        "starts": TIME,
        "ends": TIME,
        "count": whole("a number of incidents, from 1 to 1000", 1, 1000),
        "minutes": whole("whole minutes, from 1 to 1440", 1, 1440),
        "chance": SHARE,
        "room": ID,
    },
    Cue: {
        "id": ID,
        "title": TITLE,
        "kind": ID,
        "room": ID,
        "count": whole("a number of incidents, from 1 to 1000", 1, 1000),
        "minutes": whole("whole minutes, from 0 to 1440", 0, 1440),
    },
    Demand: {
        "programme_per_100": number("incidents per 100 people, from 0 to 1000", 0, 1000),
        "fill_minutes": whole("whole minutes, from 0 to 240", 0, 240),
        "days_differ": SPREAD_OF_DEMAND,
        "hours_differ": SPREAD_OF_DEMAND,
    },
    Agreement: {
        "supplier_pauses": YES_NO,
        "soon_minutes": whole("whole minutes, from 0 to 1440", 0, 1440),
        "later_minutes": whole("whole minutes, from 0 to 1440", 0, 1440),
    },
    Target: {"response_minutes": SOME_MINUTES, "resolution_minutes": SOME_MINUTES, "update_minutes": SOME_MINUTES},
    Patience: {"chases": whole("a number of visits, from 0 to 100", 0, 100), "withdraws": SHARE},
    DefaultBehaviour: {
        "head": whole("a number of incidents, from 0 to 100", 0, 100),
        "forgets": SHARE,
        "wrong_team": SHARE,
        "missing": SHARE,
        "record_saves": SHARE,
        "absent": SHARE,
        "not_mended": SHARE,
        "manager_every": SOME_MINUTES,
        "tires_after": SOME_MINUTES,
        "slower": SHARE,
        "errs": SHARE,
        "unskilled": SHARE,
    },
    Commitment: {
        "imposed": SHARE,
        "announced": SHARE,
        "chosen": SHARE,
        "reason": SHARE,
        "differ": number("a spread from 0 to 0.5", 0, 0.5),
        "initiative": RATE,
        "imitation": RATE,
        "attention": number("a number of practices, more than 0 and at most 100", 0, 100, above=True),
        "habit": SHARE,
        "decay": RATE,
        "pressure": number("a factor from 0 to 100", 0, 100),
        "relapse": RATE,
        "step_minutes": whole("whole minutes, from 1 to 1440", 1, 1440),
    },
    Timing: {
        "minutes": whole("whole real minutes, from 5 to 1440", 5, 1440),
        "rounds": whole("a number of rounds, from 1 to 20", 1, 20),
        "briefing": _OF_THE_ROOM,
        "round": number("real minutes, more than 0 and at most 480", 0, 480, above=True),
        "curtain": _OF_THE_ROOM,
        "reflection": _OF_THE_ROOM,
        "finale": _OF_THE_ROOM,
    },
    ReflectionRules: {
        "teams": whole("a number of teams, from 1 to 12", 1, 12),
        "dots": whole("a number of dots, from 1 to 20", 1, 20),
        "improvements": whole("a number of improvements, from 1 to 20", 1, 20),
    },
    ObserverTask: {"title": NAME, "question": TITLE},
    Purse: {
        "minutes": whole("people-minutes, from 0 to 100000", 0, 100_000),
        "money": whole("whole money, from 0 to 10000000", 0, 10_000_000),
    },
    ModerationRules: {
        "hold_texts": YES_NO,
        "per_minute": whole("a number of submissions, from 0 to 10000", 0, 10_000),
    },
    RoomRules: {"reports": one_of("instead", "besides"), "share": SHARE},
    Vocabulary: {},
    Voices: {
        "names": texts(40, 200),
        "remarks": texts(200, 200),
        "session_remarks": texts(120, 200, *MARKS),
    },
    Noun: {"one": words(LONGEST_NOUN), "many": words(LONGEST_NOUN)},
}
"""
The type of each plain field. Tables, lists and durations are not listed; they are made of fields that are.
"""

PLAIN: dict[Any, FieldType] = {
    str: words(200, empty=True),
    int: whole("a whole number from 0 to 1000000"),
    float: number("a number from 0 to 1000000", 0, 1_000_000),
    bool: YES_NO,
}
"""
The type of every other field, by its annotation.
"""


def sort_of(owner: type, name: str, kind: Any) -> FieldType:
    """
    Return the type of the plain field `name`.
    """
    return FIELDS[owner].get(name) or PLAIN[kind]


def file_key(owner: type, name: str) -> str:
    """
    Return the key of the field `name` in a file.
    """
    return FILE_KEYS.get((owner, name), name)


def keys_of(owner: type) -> list[str]:
    """
    Return all keys that a table for this class may have.
    """
    fields: Any = owner.__dict__["__attrs_attrs__"]
    return [file_key(owner, each.name) for each in fields]
