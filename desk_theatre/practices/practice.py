"""
What a practice is, and the ten moments at which one may change what people do.

A practice never changes a result.  At a *decision point* the organisation asks the active practices, in the order of the
catalogue, what a person does now.  The person's commitment decides first, before the hook is called, whether the person
follows the practice at all.  A hook that answers `None` has nothing to say, and the next practice is asked; if none
answers, the organisation does what it does by default, which is the chaotic thing.

Every answer says what it costs, in seconds of the person who does it.

| # | decision point | hook | without an answer |
|---|---|---|---|
| 1 | take a contact: is it logged? on what, like everything that is written? | `take_contact`, `paperwork` | kept in the head; on paper |
| 2 | assess: what impact and urgency? who says what the impact is? | `assess`, `impact` | a guess by the loudest voice; the technicians |
| 3 | try at first contact: do we know this one? | `try_first` | forwarded |
| 4 | assign: to which team? may it go there at once? does its owner keep it? | `assign`, `approve`, `push_away` | a guess; yes; yes |
| 5 | hand over: which details go with it? | `hand_over` | hardly any |
| 6 | pick next: who takes what? of another team? who needs a rest? what cannot wait its turn? | `rank`, `takes_hard`, `leaves`, `lend_hand`, `rest`, `escalate` | the latest shout; hard ones wait for the hero; nothing; no rest; nothing |
| 7 | work: is there a shorter way? when does the supplier come? what does the small print say? what is learned? | `work`, `supplier_within`, `small_print`, `learn` | from scratch; when it suits; nothing; nothing |
| 8 | inform: does the delegate hear anything? | `inform`, `promise` | no |
| 9 | close: is it really resolved? is it confirmed? is anything written down? is the cause removed? | `cut_short`, `confirm`, `close`, `remove_cause` | no |
| 10 | step back: what does the manager do? does anything follow for who does no? what does anybody? who goes on a course? what is agreed with the organisers? | `step_back`, `confront`, `check_room`, `gather`, `collect`, `celebrate`, `tend`, `attend`, `influence`, `introduce` | takes over incidents and interrupts; nothing; nothing; nobody; nothing |

A practice file holds one class: its identity, its parameters as fields with defaults, and only the hooks it changes.
`docs/how-to/add-a-practice.md` takes you through writing one.
"""

from __future__ import annotations

from typing import ClassVar, Final, Literal, Protocol

import attrs

from desk_theatre.itsm.events import About, Task
from desk_theatre.itsm.kind import Kind
from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.itsm.values import value
from desk_theatre.practices.answers import (
    Assessment,
    Assignment,
    Confirmation,
    Course,
    CutShort,
    Encouragement,
    Gathering,
    Influence,
    LookUp,
    Paperwork,
    Recurrence,
    RoomCheck,
    Search,
    Signature,
    SmallPrint,
    StepBack,
    Talk,
)

IS_FRACTION: Final = "fraction"


def fraction(default: float) -> float:
    """
    Return the field of a parameter that a scenario can set from 0 to 1 only: a share, a chance, a skill.
    """
    return attrs.field(default=default, metadata={IS_FRACTION: True})


Group = Literal["process", "people", "product", "performance", "trap"]


ANY_OTHER = "*"
"""
The id of a foundation that is any practice which changes the work itself.
"""


@value
class Foundation:
    """
    A practice that another one builds on: without it, that one does less than it could, or nothing.

    Args:
        practice: its id, or `ANY_OTHER`.
        why: what the rules ask of it, in a sentence of at most twelve words.
    """

    practice: str
    why: str


@value
class Identity:
    """
    What people read about a practice.

    Args:
        id: stable; scenarios, recordings and commands use it.
        off: what the room sees without it.
        mechanism: what people do differently with it.
        price: what it costs every time.
        source: where the mechanism comes from; "declared assumption" where no publication stands behind a figure.
        measures: keys of the scorecard figures that it should improve.
        builds_on: what has to be in place before it helps; a test proves each by the rules.
        wall: short name for large letters, at most 14 of them.
    """

    id: str
    name: str
    group: Group
    off: str
    mechanism: str
    price: str
    source: str
    measures: tuple[str, ...]
    builds_on: tuple[Foundation, ...] = ()
    wall: str = ""


class IncidentView(Protocol):
    """
    What people on the floor can know about an incident.
    """

    @property
    def number(self) -> int: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def cause(self) -> str: ...
    @property
    def room(self) -> str | None: ...
    @property
    def reported_at(self) -> int: ...
    @property
    def asked_at(self) -> int: ...
    @property
    def assessed(self) -> Priority | None: ...
    @property
    def due(self) -> int | None: ...
    @property
    def near_breach(self) -> bool: ...
    @property
    def responded(self) -> bool: ...


class OrganisationView(Protocol):
    """
    What a practice may ask the organisation; it cannot change anything through it.
    """

    @property
    def now(self) -> int: ...

    def impact(self, kind: Kind) -> Level:
        """
        Return the technicians' view of how much an incident of this kind hurts.
        """

    def urgency(self, kind: Kind, room: str | None) -> Level:
        """
        Return how soon an incident of this kind in this room hurts, by the agreed rule; the next session there
        raises it.
        """

    def owner(self, kind: Kind) -> str:
        """
        Return the id of the team that owns incidents of this kind.
        """

    def known_error(self, incident: IncidentView) -> str | None:
        """
        Return the id of the known error for this incident, `None` if none is documented.
        """

    def one_off(self, incident: IncidentView) -> bool:
        """
        Whether the cause of this incident is one that nobody will meet again, as can be seen once it is resolved.
        """

    def was_hard(self, incident: IncidentView) -> bool:
        """
        Whether this turned out to be one that most people leave for the best of the team.
        """

    def hero(self, person: str, skill: str) -> str | None:
        """
        Return the id of the person who is best at a skill in this person's team, `None` if nobody there has it.
        """

    def easier_waits(self, person: str, incident: IncidentView) -> bool:
        """
        Return whether the incident is a hard one left for the hero, while an ordinary one waits for this person's
        team.
        """

    def hard(self, incident: IncidentView) -> bool:
        """
        Return whether most people of its team leave the incident for the hero of its skill.
        """

    def pushed_away(self, incident: IncidentView) -> bool:
        """
        Return whether the team that owns the incident has passed it on to get rid of it.
        """

    def skill(self, person: str, skill: str) -> float:
        """
        Return how good a person is at a skill, 0 to 1.
        """

    def quiet(self, person: str) -> bool:
        """
        Return whether nothing waits for this person's team, in its queue or at its counter.
        """

    def colleagues_free(self, person: str) -> bool:
        """
        Return whether half of this person's colleagues in the team or more have nothing to do.
        """

    def spared(self, person: str, within: int) -> bool:
        """
        Return whether a person who finishes the work in hand `within` seconds can be spared: is idle, has
        nothing waiting for the team, or is the first of it who can come.
        """

    def on_break(self, person: str) -> int:
        """
        Return how many of this person's team are on a break.
        """

    def from_earlier_round(self, practice: str) -> bool:
        """
        Return whether the practice was active in an earlier round, too.
        """

    def recurrence(self, kind: Kind, room: str | None) -> Recurrence:
        """
        Return how often this kind was resolved in this place, and how often a person has looked for the root cause
        there.
        """


@value
class Practice:
    """
    The hooks of the ten decision points; each answers `None`, nothing to say, until a practice overrides it.

    Args:
        introduce_minutes: people-minutes to introduce it, once, from the room's purse; a declared assumption.
        introduce_money: what introducing it costs, once, from the room's purse, in the scenario's currency; a declared assumption.
    """

    identity: ClassVar[Identity]
    watches: ClassVar[bool] = False
    """
    Whether it has SLA targets watched; while no active practice does, `near_breach` is never set.
    """
    introduce_minutes: float = 45.0
    introduce_money: float = 0.0

    def money_per_hour(self) -> float:
        """
        Return what the practice costs in money while it is active, in the scenario's currency per hour.
        """
        return 0.0

    def ahead(self) -> int:
        """
        Return how many seconds before its moment in the programme a hook is asked: `gather` before sessions end,
        `check_room` before one begins.
        """
        return 0

    def every(self) -> int:
        """
        Return the seconds between two questions of a hook that the clock asks, `celebrate`, `tend` or `attend`; 0 if
        there is none.
        """
        return 0

    def introduce(self, view: OrganisationView) -> int | None:
        """
        Decision 10: return the seconds that a person of the desk needs, once in a show, to set the practice up.
        Until that is done, no other hook of the practice is asked.
        """
        return None

    def take_contact(self, view: OrganisationView, incident: IncidentView) -> int | None:
        """
        Decision 1: return the seconds to log the incident.
        """
        return None

    def approve(self, view: OrganisationView, incident: IncidentView) -> Signature | None:
        """
        Decision 4: return the signature that a hand-over to another team has to wait for.
        """
        return None

    def push_away(self, view: OrganisationView, incident: IncidentView, person: str) -> int | None:
        """
        Decision 4: return the seconds to get rid of an incident that the team owns, by passing it on to another team.
        """
        return None

    def paperwork(self, view: OrganisationView, incident: IncidentView, task: Task) -> Paperwork | None:
        """
        Decisions 1, 3, 5, 7 and 9: return what a tool changes in recording, looking up, handing over and writing
        down. It is asked also where people do none of that.
        """
        return None

    def assess(self, view: OrganisationView, incident: IncidentView) -> Assessment | None:
        """
        Decision 2: return impact and urgency by the agreed rules.
        """
        return None

    def impact(self, view: OrganisationView, incident: IncidentView) -> Level | None:
        """
        Decision 2: return the impact, for an agent who assesses by the agreed rules.
        """
        return None

    def try_first(self, view: OrganisationView, incident: IncidentView) -> LookUp | None:
        """
        Decision 3: return what the desk looks up before it assigns the incident to another team.
        """
        return None

    def assign(self, view: OrganisationView, incident: IncidentView) -> Assignment | None:
        """
        Decision 4: return the team to assign the incident to.
        """
        return None

    def hand_over(self, view: OrganisationView, incident: IncidentView) -> int | None:
        """
        Decision 5: return the seconds for a complete hand-over.
        """
        return None

    def rank(self, incident: IncidentView) -> tuple[int, ...] | None:
        """
        Decision 6: return the place in the order of work, smallest first; use only the priority, the report and the
        requests for news.
        """
        return None

    def takes_hard(self, view: OrganisationView, incident: IncidentView, person: str) -> bool | None:
        """
        Decision 6: return whether a person who is not the hero takes a hard incident.
        """
        return None

    def leaves(self, view: OrganisationView, incident: IncidentView, person: str) -> bool | None:
        """
        Decision 6: return whether a person leaves an incident that they would otherwise take.
        """
        return None

    def lend_hand(self, view: OrganisationView, incident: IncidentView, person: str) -> bool | None:
        """
        Decision 6: return whether a person with nothing to do takes a waiting incident of another team.
        """
        return None

    def rest(self, view: OrganisationView, person: str, worked: int) -> int | None:
        """
        Decision 6: return the seconds of a break before the next piece of work, for a person who has worked for
        `worked` seconds without rest.
        """
        return None

    def escalate(self, view: OrganisationView, incident: IncidentView) -> int | None:
        """
        Decision 6: return the seconds that a person needs to escalate a pressing incident that nobody works on. It
        is asked also of those who could help with one.
        """
        return None

    def pressing_from(self) -> float:
        """
        Return the share of the SLA target, 0 to 1, after which an incident is pressing; asked of practices that
        escalate.
        """
        return 1.0

    def work(self, view: OrganisationView, incident: IncidentView, person: str) -> LookUp | None:
        """
        Decision 7: return what a person looks up before diagnosing the incident from scratch.
        """
        return None

    def supplier_within(self, view: OrganisationView, incident: IncidentView) -> int | None:
        """
        Decision 7: return the seconds from the call within which the supplier comes.
        """
        return None

    def small_print(self, view: OrganisationView, incident: IncidentView) -> SmallPrint | None:
        """
        Decision 7: return what a contract makes worse at this call-out; asked where no practice says when the supplier
        comes.
        """
        return None

    def learn(self, view: OrganisationView, incident: IncidentView, person: str) -> float | None:
        """
        Decision 7: return the share of the gap to full skill, 0 to 1, that this piece of work closes.
        """
        return None

    def inform(self, view: OrganisationView, incident: IncidentView, about: About) -> int | None:
        """
        Decision 8: return the seconds for a message to the delegate.
        """
        return None

    def promise(self, view: OrganisationView, incident: IncidentView) -> int | None:
        """
        Decision 8: return the seconds to tell the delegate at the counter when the incident will be resolved.
        """
        return None

    def confirm(self, view: OrganisationView, incident: IncidentView) -> Confirmation | None:
        """
        Decision 9: return how the delegate is asked before the incident is resolved.
        """
        return None

    def cut_short(self, view: OrganisationView, incident: IncidentView) -> CutShort | None:
        """
        Decision 9: return how far a repair that ends early is done.
        """
        return None

    def close(self, view: OrganisationView, incident: IncidentView, person: str) -> int | None:
        """
        Decision 9: return the seconds to document what helped; 0 if the person keeps it to themselves.
        """
        return None

    def remove_cause(self, view: OrganisationView, incident: IncidentView) -> Search | None:
        """
        Decision 9: return the search for the root cause of incidents like this one.
        """
        return None

    def step_back(self, view: OrganisationView) -> StepBack | None:
        """
        Decision 10: return what the manager does instead of taking over incidents.
        """
        return None

    def confront(self, view: OrganisationView, level: float) -> Talk | None:
        """
        Decision 10: return how the manager talks to the person who does least of what was agreed; `level` is that
        person's commitment to it, 0 to 1.
        """
        return None

    def check_room(self, view: OrganisationView, person: str, room: str) -> RoomCheck | None:
        """
        Decision 10: return how a person checks a room before a session begins there.
        """
        return None

    def gather(self, view: OrganisationView, person: str) -> Gathering | None:
        """
        Decision 10: return how a person takes part in the stand-up before a changeover.
        """
        return None

    def collect(self) -> bool | None:
        """
        Decision 10: whether people document, before the round opens, what they resolved in earlier rounds.
        """
        return None

    def celebrate(self, view: OrganisationView, person: str) -> Encouragement | None:
        """
        Decision 10: return how a person celebrates; asked only when something went well.
        """
        return None

    def tend(self, view: OrganisationView, person: str) -> Encouragement | None:
        """
        Decision 10: return the time that the most senior agent spends on the way of working.
        """
        return None

    def attend(self, view: OrganisationView, person: str) -> Course | None:
        """
        Decision 10: return the course that a person goes on; asked once for each class.
        """
        return None

    def influence(self) -> Influence | None:
        """
        Decision 10: return what helps people all the time, as far as they do this.
        """
        return None
