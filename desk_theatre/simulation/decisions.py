"""
The ten decision points: which practice is asked, whether this person follows it, and what is done by default.

Each point asks the active practices that override its hook, in the order of the catalogue.  Before a practice is asked, the
person's commitment decides by a keyed draw whether the person follows it.  The draw belongs to the person, the point and the
incident (or, where there is none, the number of times it has come up), so growing commitment never turns a yes into a no.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, TypeVarTuple

from desk_theatre.practices.practice import Practice
from desk_theatre.simulation.draws import LOTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from desk_theatre.itsm.priority import Level
    from desk_theatre.practices.answers import Influence
    from desk_theatre.practices.practice import IncidentView, OrganisationView
    from desk_theatre.scenario.people import DefaultBehaviour
    from desk_theatre.simulation.adoption import Adoption
    from desk_theatre.simulation.draws import RecurringDraws
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.person import Person

More = TypeVarTuple("More")

Answer = TypeVar("Answer")

POINTS = (
    "take_contact",
    "paperwork",
    "assess",
    "impact",
    "try_first",
    "assign",
    "approve",
    "push_away",
    "hand_over",
    "rank",
    "takes_hard",
    "leaves",
    "lend_hand",
    "rest",
    "escalate",
    "work",
    "supplier_within",
    "small_print",
    "learn",
    "inform",
    "promise",
    "cut_short",
    "confirm",
    "close",
    "remove_cause",
    "step_back",
    "confront",
    "check_room",
    "gather",
    "collect",
    "celebrate",
    "tend",
    "attend",
    "influence",
    "introduce",
)
"""
Their hooks, in the order in which an incident comes to them.
"""


class Point:
    """
    A decision point and the hooks that it asks now.

    Args:
        hook: the hook of `Practice` that answers `None`.
        decisions: to which it belongs.

    `asked` says whether any active practice overrides the hook.
    """

    def __init__(self, hook: Callable[..., Any], decisions: Decisions) -> None:
        self.name = hook.__name__
        self.decisions = decisions
        self.hooks: tuple[tuple[str, str, Callable[..., Any]], ...] = ()
        self.asked = False
        self._plain = hook

    def answered_by(self, practice: Practice) -> bool:
        """
        Return whether a practice overrides the hook.
        """
        return getattr(type(practice), self.name) is not self._plain

    def set_practices(self, counting: Iterable[str]) -> None:
        """
        Ask these practices from now on, as far as they override the hook.
        """
        offered = self.decisions.practices
        self.hooks = tuple(
            (practice, f"{practice} {self.name}", getattr(offered[practice], self.name))
            for practice in counting
            if self.answered_by(offered[practice])
        )
        self.asked = bool(self.hooks)

    def ask(self, person: Person, key: int, *about: object) -> Any:
        """
        Return the first answer of a practice that this person follows, `None` if there is none.
        """
        for practice, name, hook in self.hooks:
            if self.decisions.does(person, key, practice, name):
                answer = hook(self.decisions.view, *about)
                if answer is not None:
                    return answer
        return None


class IncidentPoint(Point, Generic[Answer, *More]):
    """
    A decision about an incident.
    """

    def __call__(self, person: Person, incident: Incident, *more: *More) -> Answer | None:
        """
        Return what a practice makes `person` do with `incident`, `None` for the default.
        """
        answer: Answer | None = self.ask(person, incident.nature.key, incident, *more) if self.hooks else None
        return answer


class TimedPoint(Point, Generic[Answer, *More]):
    """
    A decision that comes up at certain times and is about no incident.
    """

    def __call__(self, person: Person, count: int, *more: *More) -> Answer | None:
        """
        Return what a practice makes `person` do the `count`th time, `None` for the default.
        """
        answer: Answer | None = self.ask(person, person.key(count), *more) if self.hooks else None
        return answer


class Decisions:
    """
    Args:
        practices: those that the scenario offers, by id, in the order in which they are asked.
        commitment: how far each person follows each.

    `view` is what practices may see of the floor; it has to be set before anything is asked.  `in_force` are the active practices,
    `to_introduce` those of them that have to be set up first, and `introduced` those that have been.  `ranking` are those that rank
    work; `watches` says whether one of them has SLA targets watched.
    """

    def __init__(self, practices: Mapping[str, Practice], commitment: Adoption) -> None:
        self.practices = practices
        self.commitment = commitment
        self.view: OrganisationView
        self.in_force: tuple[str, ...] = ()
        self.ranking: tuple[str, ...] = ()
        self.watches = False
        self.pressing_from = 1.0
        self.undone: dict[tuple[str, int], None] = {}  # what was seen not done, by whom, while anybody looks
        self.introduced: dict[str, None] = {}
        self.from_earlier: frozenset[str] = frozenset()  # active in an earlier round
        self.to_introduce: tuple[str, ...] = ()
        self._points: list[Point] = []
        # 1: logged, with a tool or by hand, or kept in the head
        self.take_contact = self._about_incident(Practice.take_contact)
        self.paperwork = self._about_incident(Practice.paperwork)  # also at 3, 5, 7 and 9
        # 2: assessed by the agreed rules, or guessed; the organisers' impact, or the technicians'
        self.assess = self._about_incident(Practice.assess)
        self.impact = self._about_incident(Practice.impact)
        # 3: looked up before it is assigned, or not
        self.try_first = self._about_incident(Practice.try_first)
        # 4: to the owning team, or a guess; with a signature, or at once
        self.assign = self._about_incident(Practice.assign)
        self.approve = self._about_incident(Practice.approve)
        self.push_away = self._about_incident(Practice.push_away)
        # 5: handed over with all details, or with hardly any
        self.hand_over = self._about_incident(Practice.hand_over)
        # 6: the order; who takes a hard one, and who leaves one; a break; an incident that is running late
        self.rank = self._point(Practice.rank)
        self.takes_hard = self._about_incident(Practice.takes_hard)
        self.leaves = self._about_incident(Practice.leaves)
        self.lend_hand = self._about_incident(Practice.lend_hand)
        self.rest = self._at_times(Practice.rest)
        self.escalate = self._about_incident(Practice.escalate)
        # 7: looked up before starting from scratch; when the supplier comes; what is learned
        self.work = self._about_incident(Practice.work)
        self.supplier_within = self._about_incident(Practice.supplier_within)
        self.small_print = self._about_incident(Practice.small_print)
        self.learn = self._about_incident(Practice.learn)
        # 8: the delegate is told the news, and when it will be resolved, or not
        self.inform = self._about_incident(Practice.inform)
        self.promise = self._about_incident(Practice.promise)
        # 9: the repair is cut short, the delegate asked, what helped documented, the root cause removed; or not
        self.cut_short = self._about_incident(Practice.cut_short)
        self.confirm = self._about_incident(Practice.confirm)
        self.close = self._about_incident(Practice.close)
        self.remove_cause = self._about_incident(Practice.remove_cause)
        # 10: people step back from the work, or work on (and the manager meddles)
        self.step_back = self._at_times(Practice.step_back)
        self.confront = self._at_times(Practice.confront)
        self.check_room = self._at_times(Practice.check_room)
        self.gather = self._at_times(Practice.gather)
        self.collect = self._point(Practice.collect)
        self.celebrate = self._at_times(Practice.celebrate)
        self.tend = self._at_times(Practice.tend)
        self.attend = self._at_times(Practice.attend)
        self.influence = self._point(Practice.influence)
        self.introduce = Point(Practice.introduce, self)  # asked of practices that are not set up yet

    def _point(self, hook: Callable[..., Any]) -> Point:
        self._points.append(Point(hook, self))
        return self._points[-1]

    def _about_incident(
        self, hook: Callable[[Practice, OrganisationView, IncidentView, *More], Answer | None]
    ) -> IncidentPoint[Answer, *More]:
        point: IncidentPoint[Answer, *More] = IncidentPoint(hook, self)
        self._points.append(point)
        return point

    def _at_times(
        self, hook: Callable[[Practice, OrganisationView, *More], Answer | None]
    ) -> TimedPoint[Answer, *More]:
        point: TimedPoint[Answer, *More] = TimedPoint(hook, self)
        self._points.append(point)
        return point

    def set_in_force(self, in_force: tuple[str, ...]) -> None:
        """
        Ask these practices from now on.
        """
        self.in_force = in_force
        self.to_introduce = tuple(practice for practice in in_force if not self._counts(practice))
        counting = tuple(practice for practice in in_force if practice not in self.to_introduce)
        for point in self._points:
            point.set_practices(counting)
        self.introduce.set_practices(self.to_introduce)
        self.ranking = tuple(practice for practice, *_ in self.rank.hooks)
        self.watches = any(self.practices[practice].watches for practice in counting)
        escalating = (self.practices[practice] for practice, *_ in self.escalate.hooks)
        self.pressing_from = min((practice.pressing_from() for practice in escalating), default=1.0)

    def _counts(self, practice: str) -> bool:
        return practice in self.introduced or not self.introduce.answered_by(self.practices[practice])

    def does(self, person: Person, key: int, practice: str, name: str) -> bool:
        """
        Return whether a person follows a practice this time; `name` is that of the practice and the decision point
        together.
        """
        level = self.commitment.levels[practice][person.index]
        follows = level >= 1.0 or (person.lucks.get(name) or person.luck(name)).below(level, key)
        if not follows and self.confront.hooks:
            self.undone[practice, person.index] = None
        return follows

    def order(self, person: Person) -> str | None:
        """
        Decision 6: return the practice by whose rank this person picks the next incident, `None` for the one asked
        for last.
        """
        key = person.key(person.pieces)
        return next((practice for practice, name, _ in self.rank.hooks if self.does(person, key, practice, name)), None)

    def rank_of(self, practice: str) -> Callable[[Incident], tuple[int, ...] | None]:
        """
        Return the function by which a practice ranks incidents.
        """
        return self.practices[practice].rank

    def seconds_to_settle(self, person: Person, practice: str, count: int) -> int | None:
        """
        Decision 10: return the seconds that this person takes to set the practice up, `None` if they do not.
        """
        does = self.does(person, person.key(count), practice, f"{practice} introduce")
        return self.practices[practice].introduce(self.view) if does else None

    def influences(self) -> list[tuple[float, Influence]]:
        """
        Decision 10: return what influences people all the time, each with the mean commitment to it, 0 to 1.
        """
        return [(self.commitment.mean(practice), hook()) for practice, _, hook in self.influence.hooks]

    def rhythm(self, point: Point) -> list[int]:
        """
        Return the seconds between two questions, for each practice on offer that answers a point by the clock.
        """
        return [practice.every() for practice in self._offered(point) if practice.every()]

    def ahead(self, point: Point) -> list[int]:
        """
        Return the seconds before its moment at which a point is asked, for each practice on offer that answers it.
        """
        return [practice.ahead() for practice in self._offered(point)]

    def _offered(self, point: Point) -> list[Practice]:
        return [practice for practice in self.practices.values() if point.answered_by(practice)]


class Defaults:
    """
    What people do where no practice answers.

    Args:
        chaos: how often it goes wrong.
        again: the luck of each hand-over.
        teams: ids of the teams that a wrong guess may name; nobody assigns anything back to the service desk.
    """

    def __init__(self, chaos: DefaultBehaviour, again: RecurringDraws, teams: Iterable[str]) -> None:
        self.chaos = chaos
        self._hand_overs = again.hand_overs
        self._teams = tuple(teams)

    def worth(self, incident: Incident) -> tuple[Level, Level]:
        """
        Decision 2: return impact and urgency as the delegate claims them, unrelated to the programme.
        """
        return incident.nature.impact, incident.nature.urgency

    def team(self, incident: Incident, here: str | None) -> str:
        """
        Decision 4: return the id of the team that an agent of team `here` guesses, often a wrong one; `here` only
        if it owns the incident, and no team that has found already that it is not theirs.
        """
        owner = incident.owner
        if not self.chaos.wrong_team:
            return owner
        lot, from_here_on = (
            self._hand_overs.lot(0, incident.handovers, incident.nature.key),
            self.chaos.wrong_team * LOTS,
        )
        wrong = [team for team in self._teams if team not in (owner, here) and team not in incident.refused]
        if lot >= from_here_on or not wrong:
            return owner
        return wrong[int(lot / from_here_on * len(wrong))]

    def something_missing(self, incident: Incident) -> bool:
        """
        Decision 5: return whether the next person has to ask the delegate again; less often if the incident is logged,
        for then name, place and number are at hand.
        """
        missing = self.chaos.missing * (1.0 - self.chaos.record_saves if incident.recorded else 1.0)
        return bool(missing) and self._hand_overs.lot(1, incident.handovers, incident.nature.key) < missing * LOTS
