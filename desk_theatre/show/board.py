"""
The board: all that an audience may see at one instant.

Every value here is frozen and made of numbers, ids and the scenario's own words; what delegates typed stands in it only
after moderation has released it.  The stage draws boards and nothing else, so a board made by hand is as good as one
from a running show; that is how the stage is tested.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field

from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.scene import SceneName
from desk_theatre.itsm.sla import Light, SlaClock
from desk_theatre.itsm.values import value
from desk_theatre.measures.headline import Headline
from desk_theatre.show.reflection import Reflection

Phase = Literal["before", "running", "paused", "between", "over"]
"""
Before the first round, in a round, in a round with its clocks stopped, between two rounds, after the last.
"""

RoomStatus = Literal["free", "on time", "at risk", "delayed", "in session"]
Tone = Literal["plain", "good", "warning", "bad"]
SpentOn = Literal["work", "waste", "waiting"]


@value
class IncidentCard:
    """
    An incident as it stands in a line or in somebody's hands.

    Args:
        light, share: how its resolution clock stands; 1.0 is the limit.
        live: it came from the room.
        others: how many have it beside one.
    """

    number: int
    code: str
    title: str
    place: str
    priority: Priority | None
    light: Light
    share: float
    live: bool
    state: str = ""
    waited: int = 0
    others: int = 0


@value
class PersonCard:
    """
    A member of staff and what is in hand.

    Args:
        doing: the task in plain words, empty when idle.
        card: the incident in hand, if the work is about one.
        since: second at which the work began.
        wasted: the work would not have been needed.
    """

    id: str
    name: str
    doing: str = ""
    card: IncidentCard | None = None
    since: int = 0
    wasted: bool = False


@value
class TeamCard:
    """
    A team: its people and the head of its line.

    Args:
        waiting: length of the whole line; `line` holds only its first few.
        oldest: seconds for which the one that waits longest has waited.
    """

    id: str
    name: str
    people: tuple[PersonCard, ...]
    line: tuple[IncidentCard, ...] = ()
    waiting: int = 0
    oldest: int = 0


@value
class RoomCard:
    """
    A room and what happens in it next.

    Args:
        title: of the session that runs, or of the next one; empty after the last.
        starts: when that session starts or should have started, in seconds of the day.
        late: seconds by which it is late so far, or began late.
        by_desk: the desk delayed it; else it is late for other reasons, if it is late.
        blockers: open incidents because of which it cannot start.
    """

    id: str
    name: str
    status: RoomStatus
    title: str = ""
    starts: int = 0
    ends: int = 0
    late: int = 0
    blockers: tuple[IncidentCard, ...] = ()
    by_desk: bool = False


@value
class TickerLine:
    """
    Something that just happened, in words a room understands.
    """

    at: int
    code: str
    words: str
    tone: Tone = "plain"
    live: bool = False


@value
class PracticeCard:
    """
    A way of working on the facilitator's panel.

    Args:
        commitment: 0 to 1, mean over the people it is for; `levels` has one per person, in the order of `Board.staff`.
        how: how it came to be, when it is on.
    """

    id: str
    name: str
    group: str
    on: bool
    commitment: float
    mechanism: str
    price: str
    source: str
    off: str = ""
    how: str = ""
    levels: tuple[float, ...] = ()


@value
class Board:
    """
    The whole picture at second `at` of the day.

    Args:
        scene: what the room is doing.
        figures: how many of `measures.figures.CURTAIN` are revealed, while the scene is the curtain.
        minutes: the timing that was chosen for the evening, if one was.
        held_first: texts are held before they are shown.
        held: texts that are held now, and wait for the facilitator.
        mood: 1 to 5, as the delegates in the room say of their own incidents of this round.
        done: what was solved last, the latest first; `waited` is how long ago that was.
        reflections: one for each round that is over; the last one is on while the scene is the reflection.
        join_only: the room has used its share of this round, so it can only join incidents that are open.
    """

    title: str
    at: int
    phase: Phase
    round: int
    rounds: int
    opens: int
    until: int
    speed: float
    headline: Headline = Headline()
    teams: tuple[TeamCard, ...] = ()
    rooms: tuple[RoomCard, ...] = ()
    ticker: tuple[TickerLine, ...] = ()
    practices: tuple[PracticeCard, ...] = ()
    staff: tuple[str, ...] = ()
    submitted: int = 0
    resolved: int = 0
    currency: str = "EUR"
    scene: SceneName = "foyer"
    figures: int = 0
    minutes: int | None = None
    reflections: tuple[Reflection, ...] = ()
    held_first: bool = False
    held: int = 0
    mood: float | None = None
    done: tuple[IncidentCard, ...] = ()
    join_only: bool = False


@value
class LifeLineStep:
    """
    One thing that happened to an incident, in a sentence; `waited` seconds had passed since the step before.
    """

    at: int
    words: str
    tone: Tone = "plain"
    waited: int = 0


@value
class Spent:
    """
    Where the time of an incident went: so many seconds it waited somewhere, or somebody worked on it.

    Args:
        words: where it waited and for what, who worked on it, or what the work was wasted on.
    """

    words: str
    seconds: int
    sort: SpentOn = "waiting"


@value
class RoundOutcome:
    """
    How an incident fared in one round; of a round that did not have this very one, how its like fared.

    Args:
        own: the very same incident; else those of the same kind.
        count: of how many this is told.
        solved: how many of them were solved.
        kept: of how many the promise to solve them in time was kept.
        seconds: until it was solved, the median of several; `None` while it is not.
        waited: seconds of that in which nobody worked on it; told of the very same one only.
        hands: how many people worked on it, likewise.
        state: in the words of its life, likewise.
        practices: how many were in force when the round ended, or are by now.
    """

    round: int
    own: bool
    count: int
    solved: int
    kept: int
    seconds: int | None = None
    waited: int | None = None
    hands: int | None = None
    state: str = ""
    practices: int = 0


@value
class LifeLine:
    """
    The whole story of one incident, up to a moment.

    Args:
        text, by: what the delegate typed and wants to be called, if they may be shown; `held` says they may not.
        consequence: what it did to the conference, in a sentence; empty if nothing.
        by_desk: a session that it kept from beginning was delayed by the desk.
        others: how many have it beside one.
        joined: somebody in the room has said "me too".
        rated: the priority that the desk gave it last; `None` if none, or not since it counts for more people.
        mood: 1 to 5, as its delegate left it.
        spent: where its time went, the longest first.
        fates: how it, or its like, fared in each round so far; empty while there was only one.
    """

    number: int
    code: str
    title: str
    place: str
    state: str
    priority: Priority | None
    steps: tuple[LifeLineStep, ...]
    clocks: tuple[SlaClock, ...]
    text: str = ""
    by: str = ""
    held: bool = False
    live: bool = False
    reported: int = 0
    round: int = 0
    consequence: str = ""
    by_desk: bool = False
    others: int = 0
    joined: bool = False
    rated: Priority | None = None
    mood: int | None = None
    spent: tuple[Spent, ...] = ()
    fates: tuple[RoundOutcome, ...] = ()


@value
class RoundSummary:
    """
    One round that was played, or is being played, for the comparison.

    Args:
        figures: the scorecard, by the keys of `measures.figures`.
        by_priority: for each priority's word, its figures.
        complete: the round has ended.
        lasted: seconds of the day that were played of it; 0 where nobody knows.
        waiting: incidents that were in a queue when it ended, or are now; `None` where nobody knows.
        due: for each priority's word, how many resolution targets were met or breached.
    """

    round: int
    practices: tuple[str, ...]
    figures: Mapping[str, float | int | None] = field(factory=dict)
    by_priority: Mapping[str, Mapping[str, float | int | None]] = field(factory=dict)
    complete: bool = True
    lasted: int = 0
    waiting: int | None = None
    due: Mapping[str, int] = field(factory=dict)


@value
class Choice:
    """
    Something that can be picked from a list: a kind, a room, a cue, a scenario.
    """

    id: str
    words: str
    detail: str = ""
    needs_room: bool = False
    group: str = ""
