"""
What a practice is, and the ten moments at which one may change what people do.

A practice never changes a result.  At a *decision point* the organisation asks the practices in force, in the order of
the catalogue, what the person who stands there does.  Whether that person really does what was announced is decided
before the hook is called, by the person's commitment.  A hook that answers `None` has nothing to say here, and the next
practice is asked; if none answers, the plain default of the organisation happens, which is the chaotic one.

Every answer says what it costs, in seconds of the time of the person who does it.

| # | decision point | hook | without an answer |
|---|---|---|---|
| 1 | take a contact: is it logged? on what, like everything that is written? | `take_contact`, `paperwork` | kept in the head; on paper |
| 2 | assess: what impact and urgency? who says what the impact is? | `assess`, `impact` | a guess by the loudest voice; the technicians |
| 3 | try at first contact: do we know this one? | `try_first` | forwarded |
| 4 | assign: to which team? may it go there at once? | `assign`, `approve` | a guess; yes |
| 5 | hand over: which details go with it? | `hand_over` | hardly any |
| 6 | pick next: who takes what? who needs a rest? what cannot wait its turn? | `rank`, `takes_hard`, `leaves`, `rest`, `escalate` | the latest shout; hard ones wait for the hero; no rest; nothing |
| 7 | work: is there a shorter way? when does the supplier come? what is learned? | `work`, `supplier_within`, `learn` | from scratch; when it suits; nothing |
| 8 | inform: does the delegate hear anything? | `inform`, `promise` | no |
| 9 | close: is it really resolved? is it confirmed? is anything written down? is the cause removed? | `cut_short`, `confirm`, `close`, `remove_cause` | no |
| 10 | step back: what does the manager do? what does anybody? what is agreed with the organisers? | `step_back`, `check_room`, `gather`, `celebrate`, `tend`, `influence`, `introduce` | takes over incidents and interrupts; nothing; nothing |

A practice file holds one class: its identity, its parameters as fields with defaults, and only the hooks it changes.
`docs/how-to/add-a-practice.md` takes you through writing one.
"""

from __future__ import annotations

from typing import ClassVar, Literal, Protocol

from desk_theatre.itsm.events import About, Task
from desk_theatre.itsm.kind import Kind
from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.itsm.values import value
from desk_theatre.practices.answers import (
    Assessment,
    Assignment,
    Confirmation,
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
    StepBack,
)

Group = Literal["process", "people", "product", "performance", "trap"]


@value
class Identity:
    """
    What people read about a practice.

    Args:
        id: stable; scenarios, recordings and commands use it.
        off: what the room sees without it.
        mechanism: what people do differently with it.
        price: what it costs every time.
        source: where the mechanism is known from; "declared assumption" where no publication stands behind a figure.
        measures: keys of the scorecard that it is for.
    """

    id: str
    name: str
    group: Group
    off: str
    mechanism: str
    price: str
    source: str
    measures: tuple[str, ...]


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


class OrganisationView(Protocol):
    """
    What a practice may ask the organisation; it cannot change anything through it.
    """

    @property
    def now(self) -> int: ...

    def impact(self, kind: Kind) -> Level:
        """
        How much an incident of this kind hurts, as those see it who look at the equipment.
        """

    def urgency(self, kind: Kind, room: str | None) -> Level:
        """
        How soon an incident of this kind in this room hurts, by the agreed rule: raised by the next session there.
        """

    def owner(self, kind: Kind) -> str:
        """
        Id of the team that owns incidents of this kind.
        """

    def known_error(self, incident: IncidentView) -> str | None:
        """
        Id of what is written down about the trouble behind this incident, if anything is.
        """

    def hero(self, person: str, skill: str) -> str | None:
        """
        Id of the best at something in somebody's team, if anybody there can do it.
        """

    def easier_waits(self, person: str, incident: IncidentView) -> bool:
        """
        Whether this is one that most leave for whoever is best at it, while something ordinary waits for somebody's team.
        """

    def skill(self, person: str, skill: str) -> float:
        """
        How good somebody is at something, 0 to 1.
        """

    def quiet(self, person: str) -> bool:
        """
        Whether nobody waits for somebody's team, neither in its line nor at its counter.
        """

    def spared(self, person: str, within: int) -> bool:
        """
        Whether somebody, done within so many seconds with what is in hand, can be spared: sits idle, or nobody waits for the
        team, or somebody has to come for it.
        """

    def on_break(self, person: str) -> int:
        """
        How many of somebody's team are on a break.
        """

    def recurrence(self, kind: Kind, room: str | None) -> Recurrence:
        """
        How often the same was solved in the same place, and how often somebody has looked for a cause there.
        """


class Practice:
    """
    The hooks of the ten decision points, each with nothing to say.
    """

    identity: ClassVar[Identity]
    watches: ClassVar[bool] = False
    """
    Whether it has somebody keep an eye on how much of each promise is used up; without one, `near_breach` is never set.
    """

    def money_per_hour(self) -> float:
        """
        What it costs in money while it is in force, in the scenario's currency per hour: a licence, a retainer.
        """
        return 0.0

    def ahead(self) -> int:
        """
        Seconds ahead of its moment at which its question comes up, where that is by the programme: `gather` before sessions
        end, `check_room` before one begins.
        """
        return 0

    def every(self) -> int:
        """
        Seconds from one time to the next at which its question comes up, where that is by the clock: `celebrate`, `tend`.
        """
        return 0

    def introduce(self, view: OrganisationView) -> int | None:
        """
        Decision 10: seconds that somebody of the desk needs to settle, once in a show, what the practice rests on.  Until that has
        been done, a practice that has this hook has nothing to say elsewhere.
        """
        return None

    def take_contact(self, view: OrganisationView, incident: IncidentView) -> int | None:
        """
        Decision 1: seconds that writing the incident down takes.
        """
        return None

    def approve(self, view: OrganisationView, incident: IncidentView) -> Signature | None:
        """
        Decision 4: whether it may go to another team only with a signature.
        """
        return None

    def paperwork(self, view: OrganisationView, incident: IncidentView, task: Task) -> Paperwork | None:
        """
        Decisions 1, 3, 5, 7 and 9: whether recording, looking up, handing over and writing down are done with a tool; asked
        also where they are not done at all.
        """
        return None

    def assess(self, view: OrganisationView, incident: IncidentView) -> Assessment | None:
        """
        Decision 2: impact and urgency by the agreed rules.
        """
        return None

    def impact(self, view: OrganisationView, incident: IncidentView) -> Level | None:
        """
        Decision 2: the impact, for somebody who judges by the agreed rules.
        """
        return None

    def try_first(self, view: OrganisationView, incident: IncidentView) -> LookUp | None:
        """
        Decision 3: what the desk finds before it forwards the incident.
        """
        return None

    def assign(self, view: OrganisationView, incident: IncidentView) -> Assignment | None:
        """
        Decision 4: the team it goes to.
        """
        return None

    def hand_over(self, view: OrganisationView, incident: IncidentView) -> int | None:
        """
        Decision 5: seconds that a complete hand-over takes.
        """
        return None

    def rank(self, incident: IncidentView) -> tuple[int, ...] | None:
        """
        Decision 6: the place in the order of work, smallest first; it may use only what was judged, reported and asked for.
        """
        return None

    def takes_hard(self, view: OrganisationView, incident: IncidentView, person: str) -> bool | None:
        """
        Decision 6: whether somebody who is not the hero takes a hard one.
        """
        return None

    def leaves(self, view: OrganisationView, incident: IncidentView, person: str) -> bool | None:
        """
        Decision 6: whether somebody leaves one that would otherwise be taken.
        """
        return None

    def rest(self, view: OrganisationView, person: str, worked: int) -> int | None:
        """
        Decision 6: seconds of a break before the next piece of work, for somebody who has `worked` so many without a rest.
        """
        return None

    def escalate(self, view: OrganisationView, incident: IncidentView) -> int | None:
        """
        Decision 6: seconds of whoever sees to an incident that lies somewhere although it is pressing; asked also of those who
        could give a second pair of hands.
        """
        return None

    def pressing_from(self) -> float:
        """
        Of a practice that escalates: the share of the promised time after which an incident is pressing.
        """
        return 1.0

    def work(self, view: OrganisationView, incident: IncidentView, person: str) -> LookUp | None:
        """
        Decision 7: what somebody finds before starting from scratch.
        """
        return None

    def supplier_within(self, view: OrganisationView, incident: IncidentView) -> int | None:
        """
        Decision 7: seconds within which the supplier, once called, is there at the latest.
        """
        return None

    def learn(self, view: OrganisationView, incident: IncidentView, person: str) -> float | None:
        """
        Decision 7: by how much of the gap to mastery a skill grows through this piece of work.
        """
        return None

    def inform(self, view: OrganisationView, incident: IncidentView, about: About) -> int | None:
        """
        Decision 8: seconds that a message to the delegate takes.
        """
        return None

    def promise(self, view: OrganisationView, incident: IncidentView) -> int | None:
        """
        Decision 8: seconds that telling the delegate, still at the counter, until when it will be solved takes.
        """
        return None

    def confirm(self, view: OrganisationView, incident: IncidentView) -> Confirmation | None:
        """
        Decision 9: whether the delegate is asked before it counts as solved.
        """
        return None

    def cut_short(self, view: OrganisationView, incident: IncidentView) -> CutShort | None:
        """
        Decision 9: whether the repair ends early, because it should work now.
        """
        return None

    def close(self, view: OrganisationView, incident: IncidentView, person: str) -> int | None:
        """
        Decision 9: seconds that writing down what helped takes; 0 if somebody keeps it to oneself.
        """
        return None

    def remove_cause(self, view: OrganisationView, incident: IncidentView) -> Search | None:
        """
        Decision 9: whether somebody looks for what is behind incidents like this one, and what that takes.
        """
        return None

    def step_back(self, view: OrganisationView) -> StepBack | None:
        """
        Decision 10: what the manager does.
        """
        return None

    def check_room(self, view: OrganisationView, person: str, room: str) -> RoomCheck | None:
        """
        Decision 10: whether somebody looks at a room before a session begins there.
        """
        return None

    def gather(self, view: OrganisationView, person: str) -> Gathering | None:
        """
        Decision 10: whether somebody joins the others before a changeover.
        """
        return None

    def celebrate(self, view: OrganisationView, person: str) -> Encouragement | None:
        """
        Decision 10: whether somebody celebrates what went well, if something did.
        """
        return None

    def tend(self, view: OrganisationView, person: str) -> Encouragement | None:
        """
        Decision 10: whether the most senior person of the desk takes time for the way of working.
        """
        return None

    def influence(self) -> Influence | None:
        """
        Decision 10: what helps people all the time, as far as they do this.
        """
        return None
