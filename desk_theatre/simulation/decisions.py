"""
The ten decision points: what the practices in force have to say, and whether this person does it.

Each point asks the practices in force that have something to say there, in the order of asking.  Before a practice
is asked, the person's commitment decides by a keyed draw whether it is done at all; the draw belongs to the incident (or to
how often it has come up, where it is about none), the person and the point, so a commitment that grows never turns a yes into
a no.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_theatre.itsm.priority import Level
from desk_theatre.practices.practice import Practice
from desk_theatre.simulation.draws import LOTS, PRIME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from desk_theatre.itsm.events import About, Task
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
        RoomCheck,
        Search,
        Signature,
        StepBack,
    )
    from desk_theatre.practices.practice import OrganisationView
    from desk_theatre.scenario.people import DefaultBehaviour
    from desk_theatre.simulation.adoption import Adoption
    from desk_theatre.simulation.draws import RecurringDraws
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.team import Team


Hook = tuple[str, str, "Callable[..., Any]"]
"""
The practice, its name at a decision point, and what it says there.
"""
POINTS = (
    "take_contact",
    "paperwork",
    "assess",
    "impact",
    "try_first",
    "assign",
    "approve",
    "hand_over",
    "rank",
    "takes_hard",
    "leaves",
    "rest",
    "escalate",
    "work",
    "supplier_within",
    "learn",
    "inform",
    "promise",
    "cut_short",
    "confirm",
    "close",
    "remove_cause",
    "step_back",
    "check_room",
    "gather",
    "celebrate",
    "tend",
    "influence",
    "introduce",
)


class Decisions:
    """
    Args:
        practices: those that the scenario offers, by id, in the order in which they are asked.
        commitment: how far each person does each.

    `in_force` are the practices in force, `to_introduce` those of them for which something has to be settled first, which
    then makes them `introduced`, `asked` the decision points at which one of them has something to say, and `ranking` those that
    rank work; `informs`, `watches`, `rests` and `leaving` say whether one of them has delegates informed, promises watched, people
    rested, and work left.
    """

    def __init__(self, practices: Mapping[str, Practice], commitment: Adoption) -> None:
        self.practices = practices
        self.commitment = commitment
        self.in_force: tuple[str, ...] = ()
        self.asked: frozenset[str] = frozenset()
        self.ranking: tuple[str, ...] = ()
        self.informs = False
        self.watches = False
        self.rests = False
        self.leaving = False
        self.pressing_from = 1.0
        self.introduced: dict[str, None] = {}
        self.to_introduce: tuple[str, ...] = ()
        self._hooks: dict[str, tuple[Hook, ...]] = dict.fromkeys(POINTS, ())
        self.floor: OrganisationView

    def rank_of(self, practice: str) -> Callable[[Incident], tuple[int, ...] | None]:
        """
        The order that a practice keeps.
        """
        return self.practices[practice].rank

    def set_in_force(self, in_force: tuple[str, ...]) -> None:
        """
        From now on these are asked.
        """
        self.in_force = in_force
        self.to_introduce = tuple(practice for practice in in_force if not self._counts(practice))
        counting = tuple(practice for practice in in_force if practice not in self.to_introduce)
        for point in POINTS:
            plain = getattr(Practice, point)
            self._hooks[point] = tuple(
                self._hook(practice, point)
                for practice in counting
                if getattr(type(self.practices[practice]), point) is not plain
            )
        self.asked = frozenset(point for point in POINTS if self._hooks[point])
        self.ranking = tuple(practice for practice, *_ in self._hooks["rank"])
        self.informs = "inform" in self.asked
        self.watches = any(self.practices[practice].watches for practice in counting)
        self.rests = "rest" in self.asked
        self.leaving = "leaves" in self.asked
        escalating = (self.practices[practice] for practice, *_ in self._hooks["escalate"])
        self.pressing_from = min((each.pressing_from() for each in escalating), default=1.0)

    def _counts(self, practice: str) -> bool:
        """
        Nothing has to be settled before it has something to say, or that has been done.
        """
        return practice in self.introduced or type(self.practices[practice]).introduce is Practice.introduce

    def _hook(self, practice: str, point: str) -> Hook:
        return practice, f"{practice} {point}", getattr(self.practices[practice], point)

    def order(self, person: Person) -> str | None:
        """
        Decision 6: the practice by whose order this person picks the next piece of work, or whatever is on top.
        """
        key = person.key(person.pieces)
        for hook in self._hooks["rank"]:
            if self._does(person, key, hook):
                return hook[0]
        return None

    def take_contact(self, person: Person, incident: Incident) -> int | None:
        """
        Decision 1: seconds for writing it down, or it is kept in the head.
        """
        answer: int | None = self._ask("take_contact", person, incident) if self._hooks["take_contact"] else None
        return answer

    def approve(self, person: Person, incident: Incident) -> Signature | None:
        """
        Decision 4: with a signature, or at once.
        """
        answer: Signature | None = self._ask("approve", person, incident) if self._hooks["approve"] else None
        return answer

    def paperwork(self, person: Person, incident: Incident, task: Task) -> Paperwork | None:
        """
        Decisions 1, 3, 5, 7 and 9: with a tool, or by hand.
        """
        answer: Paperwork | None = self._ask("paperwork", person, incident, task) if self._hooks["paperwork"] else None
        return answer

    def assess(self, person: Person, incident: Incident) -> Assessment | None:
        """
        Decision 2: judged by the agreed rules, or guessed.
        """
        answer: Assessment | None = self._ask("assess", person, incident) if self._hooks["assess"] else None
        return answer

    def impact(self, person: Person, incident: Incident) -> Level | None:
        """
        Decision 2: the impact as agreed with the customer, or as the technicians see it.
        """
        answer: Level | None = self._ask("impact", person, incident) if self._hooks["impact"] else None
        return answer

    def try_first(self, person: Person, incident: Incident) -> LookUp | None:
        """
        Decision 3: looked up before it is forwarded, or not.
        """
        answer: LookUp | None = self._ask("try_first", person, incident) if self._hooks["try_first"] else None
        return answer

    def assign(self, person: Person, incident: Incident) -> Assignment | None:
        """
        Decision 4: the owning team, or a guess.
        """
        answer: Assignment | None = self._ask("assign", person, incident) if self._hooks["assign"] else None
        return answer

    def hand_over(self, person: Person, incident: Incident) -> int | None:
        """
        Decision 5: seconds for a complete hand-over, or next to nothing travels along.
        """
        answer: int | None = self._ask("hand_over", person, incident) if self._hooks["hand_over"] else None
        return answer

    def takes_hard(self, person: Person, incident: Incident) -> bool:
        """
        Decision 6: whether somebody who is not the hero takes it.
        """
        return bool(self._hooks["takes_hard"]) and bool(self._ask("takes_hard", person, incident, person.id))

    def rest(self, person: Person, spell: int) -> int | None:
        """
        Decision 6: seconds of a break, or on with the work; `spell` is the same for a quarter of an hour of somebody's work.
        """
        answer: int | None = self._ask_at("rest", person, spell, person.id, person.fatigue.worked)
        return answer

    def leaves(self, person: Person, incident: Incident) -> bool:
        """
        Decision 6: whether somebody leaves one that would otherwise be taken.
        """
        return bool(self._hooks["leaves"]) and bool(self._ask("leaves", person, incident, person.id))

    def escalate(self, person: Person, incident: Incident) -> int | None:
        """
        Decision 6: seconds for seeing to what is about to be late, or it waits its turn.
        """
        answer: int | None = self._ask("escalate", person, incident) if self._hooks["escalate"] else None
        return answer

    def work(self, person: Person, incident: Incident) -> LookUp | None:
        """
        Decision 7: looked up before starting from scratch, or not.
        """
        answer: LookUp | None = self._ask("work", person, incident, person.id) if self._hooks["work"] else None
        return answer

    def supplier_within(self, person: Person, incident: Incident) -> int | None:
        """
        Decision 7: seconds within which the supplier who is called now comes, or whenever it suits.
        """
        answer: int | None = self._ask("supplier_within", person, incident) if self._hooks["supplier_within"] else None
        return answer

    def learn(self, person: Person, incident: Incident) -> float | None:
        """
        Decision 7: share of the gap to mastery that is closed.
        """
        answer: float | None = self._ask("learn", person, incident, person.id) if self._hooks["learn"] else None
        return answer

    def cut_short(self, person: Person, incident: Incident) -> CutShort | None:
        """
        Decision 9: how much of the repair is done before it is called mended, or all of it.
        """
        answer: CutShort | None = self._ask("cut_short", person, incident) if self._hooks["cut_short"] else None
        return answer

    def inform(self, person: Person, incident: Incident, about: About) -> int | None:
        """
        Decision 8: seconds for a message, or silence.
        """
        answer: int | None = self._ask("inform", person, incident, about) if self._hooks["inform"] else None
        return answer

    def promise(self, person: Person, incident: Incident) -> int | None:
        """
        Decision 8: seconds for saying until when it will be solved, or the delegate does not know.
        """
        answer: int | None = self._ask("promise", person, incident) if self._hooks["promise"] else None
        return answer

    def confirm(self, person: Person, incident: Incident) -> Confirmation | None:
        """
        Decision 9: the delegate is asked whether it is mended, or it should work now.
        """
        answer: Confirmation | None = self._ask("confirm", person, incident) if self._hooks["confirm"] else None
        return answer

    def close(self, person: Person, incident: Incident) -> int | None:
        """
        Decision 9: seconds for writing down what helped, or nothing is kept.
        """
        answer: int | None = self._ask("close", person, incident, person.id) if self._hooks["close"] else None
        return answer

    def remove_cause(self, person: Person, incident: Incident) -> Search | None:
        """
        Decision 9: somebody looks for what is behind it, or it will come again.
        """
        answer: Search | None = self._ask("remove_cause", person, incident) if self._hooks["remove_cause"] else None
        return answer

    def introduce(self, person: Person, practice: str, count: int) -> int | None:
        """
        Decision 10: seconds that this person now takes to settle what the practice rests on, or it stays open.
        """
        hook = self._hook(practice, "introduce")
        answer: int | None = hook[2](self.floor) if self._does(person, person.key(count), hook) else None
        return answer

    def step_back(self, manager: Person, count: int) -> StepBack | None:
        """
        Decision 10: what the manager does for the `count`th time, or meddles.
        """
        answer: StepBack | None = self._ask_at("step_back", manager, count)
        return answer

    def check_room(self, person: Person, count: int, room: str) -> RoomCheck | None:
        """
        Decision 10: before the `count`th session, somebody looks at its room, or nobody does.
        """
        answer: RoomCheck | None = self._ask_at("check_room", person, count, person.id, room)
        return answer

    def gather(self, person: Person, count: int) -> Gathering | None:
        """
        Decision 10: before the `count`th changeover, somebody joins the others, or works on.
        """
        answer: Gathering | None = self._ask_at("gather", person, count, person.id)
        return answer

    def celebrate(self, person: Person, count: int) -> Encouragement | None:
        """
        Decision 10: for the `count`th time, somebody celebrates, or works on.
        """
        answer: Encouragement | None = self._ask_at("celebrate", person, count, person.id)
        return answer

    def tend(self, person: Person, count: int) -> Encouragement | None:
        """
        Decision 10: for the `count`th time, somebody looks after the way of working, or does not.
        """
        answer: Encouragement | None = self._ask_at("tend", person, count, person.id)
        return answer

    def influences(self) -> list[tuple[float, Influence]]:
        """
        Decision 10: what influences people all the time, and how far they do it.
        """
        return [(self.commitment.mean(practice), hook()) for practice, _, hook in self._hooks["influence"]]

    def rhythm(self, point: str) -> list[int]:
        """
        How often a question comes up that is asked by the clock, for each practice on offer that answers it.
        """
        return [each.every() for each in self._offered(point) if each.every()]

    def ahead(self, point: str) -> list[int]:
        """
        How long before its moment a question comes up that is asked by the programme, for each practice on offer that answers it.
        """
        return [each.ahead() for each in self._offered(point)]

    def _offered(self, point: str) -> list[Practice]:
        plain = getattr(Practice, point)
        return [each for each in self.practices.values() if getattr(type(each), point) is not plain]

    def _ask_at(self, point: str, person: Person, count: int, *about: object) -> Any:
        key = person.key(count)
        for hook in self._hooks[point]:
            if self._does(person, key, hook):
                answer = hook[2](self.floor, *about)
                if answer is not None:
                    return answer
        return None

    def _ask(self, point: str, person: Person, incident: Incident, *more: object) -> Any:
        hooks = self._hooks[point]
        levels, index, key = self.commitment.levels, person.index, incident.key
        for practice, name, hook in hooks:
            level = levels[practice][index]
            if level < 1.0:
                luck = person.lucks.get(name) or person.luck(name)
                if (luck.slope * key + luck.start) % PRIME >= level * PRIME:  # as `Luck.below`, of which this is most
                    continue
            answer = hook(self.floor, incident, *more) if more else hook(self.floor, incident)
            if answer is not None:
                return answer
        return None

    def _does(self, person: Person, key: int, hook: Hook) -> bool:
        practice, name, _ = hook
        level = self.commitment.levels[practice][person.index]
        return level >= 1.0 or (person.lucks.get(name) or person.luck(name)).below(level, key)


LEVELS = tuple(Level)


class Defaults:
    """
    Args:
        chaos: how often they go wrong.
        again: the luck of each hand-over.
        teams: those that may be taken for the right one, wrongly; nobody hands anything on to the service desk.
    """

    def __init__(self, chaos: DefaultBehaviour, again: RecurringDraws, teams: Iterable[Team]) -> None:
        self.chaos = chaos
        self._hand_overs = again.hand_overs
        self._teams = tuple(teams)
        self._wrong: dict[tuple[Team, Team | None], list[Team]] = {}  # by who owns it and who guesses

    def worth(self, incident: Incident) -> tuple[Level, Level]:
        """
        Decision 2: impact and urgency by the loudest voice, unrelated to the programme.
        """
        return LEVELS[3 * incident.nature[6] // LOTS], LEVELS[3 * incident.nature[7] // LOTS]

    def team(self, incident: Incident, here: Team | None) -> Team:
        """
        Decision 4: often the wrong team; never the one of whoever guesses, unless it is the right one.
        """
        owner = incident.owner
        assert owner is not None
        if not self.chaos.wrong_team:
            return owner
        lot, from_here_on = self._hand_overs.lot(0, incident.handovers, incident.key), self.chaos.wrong_team * LOTS
        if lot >= from_here_on:
            return owner
        wrong = self._wrong.get((owner, here))
        if wrong is None:
            wrong = self._wrong[owner, here] = [team for team in self._teams if team not in (owner, here)]
        return wrong[int(lot / from_here_on * len(wrong))] if wrong else owner

    def something_missing(self, incident: Incident) -> bool:
        """
        Decision 5: does the next person need to ask again?
        """
        if not self.chaos.missing:
            return False
        return self._hand_overs.lot(1, incident.handovers, incident.key) < self.chaos.missing * LOTS
