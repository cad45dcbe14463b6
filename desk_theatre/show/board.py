"""
The board: everything the audience may see at one instant.

All values are frozen and hold numbers, ids and the scenario's own words. Text that delegates typed is here only after
moderation has released it. The stage draws boards and nothing else, so a board made by hand is as good as one from a
running show; the tests of the stage use that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field

from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.scene import SceneName, Stakeholder
from desk_theatre.itsm.sla import Light, SlaClock
from desk_theatre.itsm.values import value
from desk_theatre.measures.headline import Headline
from desk_theatre.scenario.vocabulary import CONFERENCE, Vocabulary
from desk_theatre.show.guesses import GuessComparison, RoomGuess
from desk_theatre.show.past_shares import PastShare
from desk_theatre.show.reflection import Reflection

Phase = Literal["before", "running", "paused", "between", "over"]
"""
*before* the first round, *running*, *paused*, *between* two rounds, *over* after the last one.
"""

RoomStatus = Literal["free", "on time", "at risk", "delayed", "in session"]
Tone = Literal["plain", "good", "warning", "bad"]
SpentOn = Literal["work", "waste", "waiting"]


@value
class IncidentCard:
    """
    An incident in a queue or in progress.

    Args:
        light, share: of its resolution clock; a share of 1.0 is the target.
        live: reported by the room.
        others: delegates who have it besides the first.
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
    A member of staff and their work.

    Args:
        doing: the task in plain words; empty when idle.
        card: the incident that the work is about, if any.
        since: second of the day at which the work began.
        wasted: better work would have made it unnecessary.
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
    A team, its people and the head of its queue.

    Args:
        waiting: length of the whole queue; `line` holds only the first few.
        oldest: longest wait in the queue, in seconds; `longest` is the code of that incident.
        ages: how many of those have waited for more than 30 minutes, for more than 15, and for less; one number each.
        wall: short name in large letters; empty: it is made from the name.
    """

    id: str
    name: str
    people: tuple[PersonCard, ...]
    line: tuple[IncidentCard, ...] = ()
    waiting: int = 0
    oldest: int = 0
    ages: tuple[int, int, int] = (0, 0, 0)
    wall: str = ""
    longest: str = ""


@value
class RoomCard:
    """
    A room and its current or next session.

    Args:
        title: of that session; empty after the last one.
        starts: when it starts or should have started, in seconds of the day.
        late: its delay so far, in seconds.
        by_desk: the desk caused the delay; otherwise there are other reasons.
        blockers: open incidents that keep it from starting.
        people: who attend that session.
        wall: short name of the room in large letters; empty: it is made from the name.
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
    people: int = 0
    wall: str = ""


@value
class TickerLine:
    """
    A line of the ticker.
    """

    at: int
    code: str
    words: str
    tone: Tone = "plain"
    live: bool = False


@value
class FoundationCard:
    """
    What a practice builds on.

    Args:
        why: what the practice needs of it, in a sentence.
        on: it is active.
    """

    name: str
    why: str
    on: bool


@value
class PracticeCard:
    """
    A practice on the facilitator's panel.

    Args:
        commitment: 0 to 1, mean over the people it is for; `levels` has one value per person, in the order of
            `Board.staff`.
        how: imposed, announced or chosen, while it is on.
        why: the group for which a reason was given; empty for none.
        reasons: each group that has something in it, and what, in a sentence.
        introduce: people-minutes and money that the purse gives if it is started now, or gets back if it is stopped; 0 of what
            has no limit. `None` while there is no purse to pay from.
        builds_on: its foundations, as far as the scenario offers them.
        carries: names of the practices on offer that build on it.
        wall: short name in large letters.
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
    why: str = ""
    reasons: tuple[tuple[Stakeholder, str], ...] = ()
    introduce: tuple[int, int] | None = None
    builds_on: tuple[FoundationCard, ...] = ()
    carries: tuple[str, ...] = ()
    wall: str = ""

    @property
    def hollow(self) -> bool:
        """
        Whether something that it builds on is not active.
        """
        return any(not foundation.on for foundation in self.builds_on)


@value
class Board:
    """
    Everything to be seen at second `at` of the day.

    Args:
        scene: the scene that is on.
        figures: how many of `measures.figures.CURTAIN` are revealed while the scene is the curtain.
        minutes: length of the timing that was chosen for the show, if any.
        held_first: new texts are held until the facilitator releases them.
        held: number of texts that are held now.
        mood: mean of the moods that the room left in this round, 1 to 5.
        done: resolved incidents, the latest first; their `waited` is how long ago that was, in seconds.
        words: what the scenario calls its people, places and events.
        reflections: one for each finished round; the last one is on while the scene is the reflection.
        join_only: the room has used its share of this round, so it can only join open incidents.
        revealed: how many figures the room has seen of the latest round; `figures` may be fewer, where some were hidden again.
        guesses: of the room and its teams, for the figures of the latest finished round.
        compared: those for the figures that the room has seen of it, beside what came; the latest figure last.
        past: how the share within SLA stood in the last round at this time; `None` outside a round, and in the first.
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
    words: Vocabulary = CONFERENCE
    revealed: int = 0
    guesses: tuple[RoomGuess, ...] = ()
    compared: tuple[GuessComparison, ...] = ()
    past: PastShare | None = None


@value
class LifeLineStep:
    """
    A step in the life of an incident; `waited` is the time since the step before, in seconds.
    """

    at: int
    words: str
    tone: Tone = "plain"
    waited: int = 0


@value
class Spent:
    """
    Seconds that an incident waited in one place, or that one person worked on it.

    Args:
        words: where it waited and for what, who worked on it, or what the work was wasted on.
    """

    words: str
    seconds: int
    sort: SpentOn = "waiting"


@value
class RoundOutcome:
    """
    The outcome of an incident in one round; for a round without this very incident, the outcome of those of the same
    kind.

    Args:
        own: the very same incident; otherwise those of the same kind.
        count: number of incidents that the figures cover.
        solved: how many of them were resolved.
        kept: how many were resolved within the SLA target.
        seconds: time to resolve, the median of several; `None` while none is resolved.
        waited: seconds of that without work; only with `own`.
        hands: number of people who worked on it; only with `own`.
        state: its state in words; only with `own`.
        practices: number of active practices at the end of the round, or now.
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
    The life of an incident, up to a moment.

    Args:
        text, by: what the delegate typed and the name they gave, if both may be shown; `held` says they may not.
        consequence: what the incident did to the conference, in a sentence; empty for nothing.
        by_desk: the desk delayed a session that the incident held up.
        others: delegates who have it besides the first.
        joined: somebody in the room has said "me too".
        rated: the priority that the desk gave it last; `None` if none, or not since it counts for more people.
        mood: 1 to 5, as its delegate left it.
        spent: where its time went, the longest first.
        fates: its outcome in each round so far; empty while there was only one round.
        words: what the scenario calls its people, places and events.
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
    words: Vocabulary = CONFERENCE


@value
class RoundSummary:
    """
    A finished or running round, for the comparison.

    Args:
        figures: the scorecard, by the keys of `measures.figures`.
        by_priority: figures by the word of each priority.
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
    An entry of a list to choose from: a kind, a room, a cue or a scenario.
    """

    id: str
    words: str
    detail: str = ""
    needs_room: bool = False
    group: str = ""
