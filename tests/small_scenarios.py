"""
Small organisations for the tests of the simulation, the practices and the show: built in code, with everything switched off
that a test does not ask for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from desk_theatre.itsm.events import Event
from desk_theatre.itsm.kind import NOTHING, Duration, Kind
from desk_theatre.itsm.priority import Level, Priority, usual_table
from desk_theatre.itsm.sla import Agreement, Target
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.scenario.conference import Conference, Room, Session
from desk_theatre.scenario.demand import Arrivals, Cue, Demand, Fault
from desk_theatre.scenario.facilitation import RoomRules
from desk_theatre.scenario.organisation import OrganisationSpec as People
from desk_theatre.scenario.organisation import Staff, Supplier, TeamSpec
from desk_theatre.scenario.people import Commitment, DefaultBehaviour, Patience
from desk_theatre.scenario.scenario import Offer, Plan, Scenario
from desk_theatre.simulation.organisation import Organisation

OPENS = 9 * 3600
HOUR = 3600
ALL = tuple(catalogue())
ROOMS = (Room("a", "Room A", 80), Room("b", "Room B", 40))

NO_PATIENCE_NEEDED = Patience(NOTHING, NOTHING, chases=0, withdraws=0.0)
"""
Delegates who wait for ever without a word.
"""

CALM = DefaultBehaviour(
    contact=NOTHING,
    head=1_000_000,
    forgets=0.0,
    wrong_team=0.0,
    bounce=NOTHING,
    missing=0.0,
    re_asking=NOTHING,
    absent=0.0,
    returns=NOTHING,
    answer_chase=NOTHING,
    not_mended=0.0,
    comes_back=NOTHING,
    manager_every=0.0,
    meddling=NOTHING,
    manager_keeps=NOTHING,
    slower=0.0,
    errs=0.0,
    unskilled=0.0,
)
"""
Nothing goes wrong, and nothing but the work itself takes time.
"""

DEVOTED = Commitment(imposed=1.0, announced=1.0, chosen=1.0, initiative=0.0, imitation=0.0, attention=100.0, decay=0.0)
"""
Whatever is announced is done, always.
"""

BESIDES = RoomRules("besides")
"""
Each report from the room is one incident more.
"""

DEAF = Commitment(imposed=0.0, announced=0.0, chosen=0.0, initiative=0.0, imitation=0.0, decay=0.0)
"""
Whatever is announced is done by nobody, ever.
"""

AGREEMENT = Agreement(
    usual_table(),
    {
        Priority.P1: Target(5, 30, 10),
        Priority.P2: Target(10, 60, 20),
        Priority.P3: Target(20, 120, 40),
        Priority.P4: Target(60, 240, 90),
    },
)


def kind(id_: str = "no-sound", team: str = "desk", **more: Any) -> Kind:
    """
    A kind of incident to a person, ten minutes fixed unless said otherwise.
    """
    usual: dict[str, Any] = {"where": "person", "diagnosis": Duration(4.0, "fixed"), "repair": Duration(6.0, "fixed")}
    return Kind(id_, id_.replace("-", " ").capitalize(), team, more.pop("skill", "sound"), **{**usual, **more})


def team(id_: str, line: int, servers: int, skill: float = 1.0) -> TeamSpec:
    """
    Some people who are all equally good at sound.
    """
    staff = tuple(Staff(f"{id_}-{i}", f"{id_.capitalize()} {i}", {"sound": skill}) for i in range(servers))
    return TeamSpec(id_, id_.capitalize(), line, staff)


def desk_of(
    servers: int,
    *,
    kinds: Sequence[Kind] = (),
    teams: Sequence[TeamSpec] = (),
    hours: float = 2.0,
    per_hour: float = 0.0,
    demand: Demand | None = None,
    sessions: Sequence[Session] = (),
    chaos: DefaultBehaviour = CALM,
    patience: Patience = NO_PATIENCE_NEEDED,
    commitment: Commitment = DEVOTED,
    offer: Offer | None = None,
    parameters: Mapping[str, Mapping[str, Any]] | None = None,
    rounds: int = 1,
    agreement: Agreement = AGREEMENT,
    longest_delay: int = 15,
) -> Scenario:
    """
    A desk of some people, with the teams behind it, for some hours from nine o'clock on.
    """
    closes = OPENS + round(hours * HOUR)
    arrivals = (Arrivals(OPENS, closes, per_hour),) if per_hour else ()
    return Scenario(
        id="small",
        title="A small one",
        summary="For tests.",
        plan=Plan(rounds=rounds),
        conference=Conference(OPENS, closes, 250, ROOMS, tuple(sessions), longest_delay),
        organisation=People(
            (team("desk", 1, servers), *teams),
            Staff("boss", "The boss", {}, 80.0),
            Supplier("The supplier", 150.0, Duration(10.0, "fixed"), Duration(5.0, "fixed")),
        ),
        kinds=tuple(kinds) or (kind(),),
        demand=demand or Demand(arrivals),
        agreement=agreement,
        patience=patience,
        chaos=chaos,
        commitment=commitment,
        offer=offer or Offer(ALL, (), parameters or {}),
    )


def at_second(scenario: Scenario, *wanted: tuple[int, str]) -> tuple[Organisation, list[Event]]:
    """
    An organisation to which incidents are reported at seconds after the opening, each `(second, kind)`; what happened
    until the last of them.
    """
    organisation = Organisation(scenario, 1)
    events = organisation.advance(OPENS)
    for second, name in wanted:
        events += organisation.advance(OPENS + second)
        events += organisation.submit(scenario.kind(name), None, live=True)[1]
    return organisation, events


def played(scenario: Scenario, seed: int = 1, practices: Sequence[str] = ()) -> list[Event]:
    """
    What happens in a round with these practices in force from the start.
    """
    organisation = Organisation(scenario, seed, 1, dict.fromkeys(practices, "chosen"))
    return organisation.advance(scenario.conference.closes)


# -- any organisation at all ------------------------------------------------------------------------------------------


def durations(longest: float) -> st.SearchStrategy[Duration]:
    """
    Any length, nothing included.
    """
    minutes = st.sampled_from((0.0, longest / 20, longest / 4, longest))
    return st.builds(Duration, minutes, st.sampled_from(("fixed", "exponential", "lognormal")), st.just(0.8))


SHARES = st.sampled_from((0.0, 0.1, 0.5, 1.0))


def chaotic() -> st.SearchStrategy[DefaultBehaviour]:
    """
    From a quiet place to one where everything goes wrong all the time.
    """
    return st.builds(
        DefaultBehaviour,
        contact=durations(2),
        head=st.integers(0, 3),
        forgets=SHARES,
        wrong_team=SHARES,
        bounce=durations(3),
        missing=SHARES,
        re_asking=durations(4),
        absent=SHARES,
        returns=durations(8),
        answer_chase=durations(2),
        not_mended=SHARES,
        comes_back=durations(10),
        manager_every=st.sampled_from((0.0, 3.0, 10.0)),
        meddling=durations(4),
        manager_keeps=durations(15),
        tires_after=st.sampled_from((0.0, 10.0, 60.0)),
        slower=SHARES,
        errs=SHARES,
        unskilled=SHARES,
    )


def impatient() -> st.SearchStrategy[Patience]:
    """
    From delegates who never ask to delegates who hardly leave the counter.
    """
    # Without a pause between two visits a delegate looks every second, and such an hour costs as much as ten others; one in ten
    # is enough of them.
    minutes = st.sampled_from((6 / 20, 6 / 4, 6.0) * 3 + (0.0,))
    again = st.builds(Duration, minutes, st.sampled_from(("fixed", "exponential", "lognormal")), st.just(0.8))
    return st.builds(Patience, durations(10), again, st.integers(0, 5), SHARES)


def committed() -> st.SearchStrategy[Commitment]:
    """
    From nobody to everybody.
    """
    return st.builds(
        Commitment,
        imposed=SHARES,
        announced=SHARES,
        chosen=SHARES,
        initiative=st.sampled_from((0.0, 2.0)),
        imitation=st.sampled_from((0.0, 6.0)),
        attention=st.sampled_from((0.5, 3.0)),
        decay=st.sampled_from((0.0, 2.0)),
        step_minutes=st.sampled_from((0, 3)),
    )


def _kinds() -> st.SearchStrategy[tuple[Kind, ...]]:
    def one(id_: str, owner: str, skill: str, where: str) -> st.SearchStrategy[Kind]:
        return st.builds(
            Kind,
            st.just(id_),
            st.just(id_.replace("-", " ").capitalize()),
            st.just(owner),
            st.just(skill),
            where=st.just(where),
            impact=st.sampled_from(Level),
            urgency=st.sampled_from(Level),
            technical_impact=st.sampled_from((None, *Level)),
            diagnosis=durations(5),
            repair=durations(8),
            workaround=durations(3),
            blocking=st.booleans(),
            hard=SHARES,
            supplier=st.sampled_from((0.0, 0.3, 1.0)),
            first_contact=st.booleans(),
            major=st.sampled_from((False, False, True)),
        )

    return st.tuples(
        one("no-sound", "av", "sound", "room"),
        one("no-wifi", "net", "net", "service"),
        one("badge", "desk", "badges", "person"),
    )


def _teams() -> st.SearchStrategy[tuple[TeamSpec, ...]]:
    skills = st.sampled_from((0.0, 0.25, 0.5, 1.0))
    people = st.lists(st.tuples(skills, skills, skills), min_size=1, max_size=3)

    def staffed(id_: str, line: int, all_skills: list[tuple[float, float, float]]) -> TeamSpec:
        staff = tuple(
            Staff(f"{id_}-{i}", f"{id_.upper()} {i}", {"sound": sound, "net": net, "badges": badges})
            for i, (sound, net, badges) in enumerate(all_skills)
        )
        return TeamSpec(id_, id_.upper(), line, staff)

    return st.tuples(people, people, people).map(
        lambda found: (staffed("desk", 1, found[0]), staffed("av", 2, found[1]), staffed("net", 2, found[2]))
    )


SESSIONS = (
    Session("early", "An early one", "a", OPENS, OPENS + 1200, 30),
    Session("keynote", "The keynote", "a", OPENS + 1800, OPENS + 3000, 80),
    Session("talk", "A talk", "b", OPENS + 1500, OPENS + 2400, 30),
    Session("close", "The end", "b", OPENS + 3000, OPENS + 3600, 40),
)


def scenarios(rounds: int = 1) -> st.SearchStrategy[Scenario]:
    """
    Any organisation, for one hour, in which any practice can be switched.
    """
    demand = st.builds(
        lambda per_hour, programme, every: Demand(
            (Arrivals(OPENS, OPENS + HOUR, per_hour),),
            programme,
            10,
            (Fault("cable", "A worn cable", "no-sound", OPENS + 300, every, "b"),),
            (Cue("crowd", "Everybody at once", "no-wifi", None, 4, 3), Cue("dead", "Silence", "no-sound", "a")),
        ),
        st.sampled_from((10.0, 60.0)),
        st.sampled_from((0.0, 5.0)),
        st.sampled_from((5.0, 30.0)),
    )
    return st.builds(
        lambda kinds, teams, demand, patience, chaos, commitment, supplier: Scenario(
            id="any",
            title="Any",
            summary="For tests.",
            plan=Plan(rounds=rounds),
            conference=Conference(OPENS, OPENS + HOUR, 120, ROOMS, SESSIONS, 10),
            organisation=People(teams, Staff("boss", "The boss", {}, 80.0), Supplier("Sup", 100.0, supplier, supplier)),
            kinds=kinds,
            demand=demand,
            agreement=AGREEMENT,
            patience=patience,
            chaos=chaos,
            commitment=commitment,
            offer=Offer(ALL),
        ),
        _kinds(),
        _teams(),
        demand,
        impatient(),
        chaotic(),
        committed(),
        durations(6),
    )


def practice_sets() -> st.SearchStrategy[tuple[str, ...]]:
    """
    Any practices, in the order of the catalogue.
    """
    return st.sets(st.sampled_from(ALL)).map(lambda chosen: tuple(p for p in ALL if p in chosen))


# -- somebody interferes ----------------------------------------------------------------------------------------------

Act = tuple[int, str, int]


def acts() -> st.SearchStrategy[list[Act]]:
    """
    What the facilitator and the room do during an hour: the second, what, and a number that says to which.
    """
    what = st.sampled_from(("submit", "submit", "join", "withdraw", "withdraw", "switch", "inject"))
    return st.lists(st.tuples(st.integers(0, HOUR - 1), what, st.integers(0, 1000)), max_size=25).map(sorted)


def interfere(organisation: Organisation, act: Act) -> list[Event]:
    """
    Do it now.
    """
    _, what, number = act
    scenario = organisation.scenario
    kinds = scenario.kinds
    chosen = kinds[number % len(kinds)]
    room = ROOMS[number % 2].id if chosen.where == "room" else None
    if what == "submit":
        may = organisation.room_reports.objection() is None
        return organisation.submit(chosen, room)[1] if may else []
    if what == "inject":
        return organisation.inject(chosen, room, 1 + number % 4, number % 7)
    if what == "switch":
        practice = ALL[number % len(ALL)]
        on = practice not in organisation.practices
        return organisation.switch(practice, on, "imposed" if number % 3 else "chosen")
    known = list(organisation.floor.incidents)
    incident = known[number % len(known)] if known else 0
    if not organisation.is_open(incident):
        return []
    return organisation.join(incident) if what == "join" else organisation.withdraw(incident)


def played_with(
    scenario: Scenario, seed: int, practices: Sequence[str], interference: Sequence[Act], stops: Sequence[int] = ()
) -> list[Event]:
    """
    A round in which somebody interferes, and in which time is advanced to some more stops on the way.
    """
    organisation = Organisation(scenario, seed, 1, dict.fromkeys(practices, "announced"))
    events = organisation.advance(OPENS)
    acting = sorted(
        [(second, 1, act) for act in interference for second in (act[0],)] + [(s, 0, None) for s in stops],
        key=lambda each: each[:2],
    )
    for second, _, act in acting:
        events += organisation.advance(OPENS + second)
        if act is not None:
            events += interfere(organisation, act)
    return events + organisation.advance(scenario.conference.closes)


# -- as a file --------------------------------------------------------------------------------------------------------

SMALL_TOML = """
id = "small"
title = "A small morning"
summary = "Twenty minutes, two rooms, five people; for tests."

[plan]
rounds = 3
minutes = 5

[conference]
opens = "09:00"
closes = "09:20"
delegates = 60
longest_delay = 5
rooms = [{ id = "a", name = "Room A", seats = 60 }, { id = "b", name = "Room B", seats = 20 }]
sessions = [
  { room = "a", starts = "09:05", ends = "09:10", attendance = 40, title = "One" },
  { room = "b", starts = "09:08", ends = "09:15", attendance = 20, title = "Two" },
]

[[teams]]
id = "desk"
name = "Service desk"
line = 1
staff = [
  { id = "ada", name = "Ada", cost_per_hour = 30, skills = { badges = 1.0, sound = 0.3 } },
  { id = "bo", name = "Bo", cost_per_hour = 30, skills = { badges = 0.8 } },
]

[[teams]]
id = "av"
name = "Audio-visual"
line = 2
staff = [{ id = "cy", name = "Cy", cost_per_hour = 50, skills = { sound = 1.0 } }]

[[teams]]
id = "net"
name = "Network"
line = 2
staff = [{ id = "di", name = "Di", cost_per_hour = 50, skills = { net = 1.0 } }]

[manager]
id = "max"
name = "Max"
cost_per_hour = 80

[supplier]
name = "Hire and Co."
cost_per_callout = 150
arrives = { minutes = 3 }
works = { minutes = 2 }

[[kinds]]
id = "no-sound"
title = "No sound"
example = "I can hear nothing."
where = "room"
team = "av"
skill = "sound"
impact = "high"
urgency = "medium"
diagnosis = 1
repair = 1.5
workaround = 0.5
blocking = true
hard = 0.2
supplier = 0.1
first_contact = true

[[kinds]]
id = "wifi"
title = "No Wi-Fi"
where = "service"
team = "net"
skill = "net"
impact = "medium"
urgency = "medium"
diagnosis = 1
repair = 1

[[kinds]]
id = "badge"
title = "Wrong badge"
where = "person"
team = "desk"
skill = "badges"
impact = "low"
urgency = "low"
diagnosis = 0.5
repair = 1
question = true

[demand]
programme_per_100 = 10
fill_minutes = 4
arrivals = [{ starts = "09:00", ends = "09:20", per_hour = 80 }]
faults = [{ id = "cable", title = "A worn cable", kind = "no-sound", room = "b", begins = "09:02", every_minutes = 6 }]
cues = [
  { id = "crowd", title = "Everybody at once", kind = "wifi", count = 3, minutes = 2 },
  { id = "dead", title = "The sound dies", kind = "no-sound", room = "a" },
]

[sla.targets]
P1 = { response = 2, resolution = 6, update = 3 }
P2 = { response = 3, resolution = 8, update = 4 }
P3 = { response = 5, resolution = 12, update = 6 }
P4 = { response = 8, resolution = 15, update = 8 }

[patience]
first = { minutes = 3 }
again = { minutes = 2 }

[chaos]
head = 2
returns = { minutes = 2 }
comes_back = { minutes = 3 }
manager_every = 4
meddling = { minutes = 1 }
manager_keeps = { minutes = 3 }

[commitment]
step_minutes = 2
"""
"""
A small scenario as people write one, for everything that is recorded.
"""
