"""
Demand: what the scenario's own delegates bring to the desk, in the order in which they come.

Each source of demand (a stretch of the day, a session that fills or empties, a fault) is a Poisson stream of its own, drawn
from its own name; so nothing that happens on the floor, and no change to another source, moves an arrival.  Arrivals are made
one after the other while the day goes on, read ahead no further than somebody looks.

How many come differs from day to day and from hour to hour, and some days bring a surge; see `Crowds`.

Each has its number before it comes, so whoever finds something early, or removes what would have brought it, leaves everything
else its number.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from heapq import heapify, heappop, heapreplace
from itertools import accumulate, count
from math import log
from typing import TYPE_CHECKING

from desk_theatre.itsm.kind import Duration
from desk_theatre.itsm.values import value
from desk_theatre.simulation.draws import seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desk_theatre.itsm.kind import Kind
    from desk_theatre.scenario.demand import Demand, Surge
    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.simulation.draws import Draws


@value
class ArrivalSource:
    """
    From `starts` to `ends`, `per_second` on average; only one kind, in one room, or from one fault where these are named.
    """

    name: str
    starts: int
    ends: int
    per_second: float
    room: str | None = None
    kind: Kind | None = None
    fault: str | None = None

    @property
    def swings(self) -> bool:
        """
        Whether it brings more in a busy hour.
        """
        return self.kind is None


@value
class Arrival:
    """
    A delegate who comes to the desk, perhaps because of a fault.
    """

    at: int
    kind: Kind
    room: str | None
    delegate: int
    fault: str | None


def sources(scenario: Scenario) -> list[ArrivalSource]:
    """
    Return all sources of demand of a scenario.
    """
    demand, conference = scenario.demand, scenario.conference
    found = [
        ArrivalSource(f"day {i}", a.starts, min(a.ends, conference.closes), a.per_hour / 3600)
        for i, a in enumerate(demand.arrivals)
    ]
    fill = demand.fill_minutes * 60
    if fill and demand.programme_per_100:
        for session in conference.programme:
            half = demand.programme_per_100 * session.attendance / 100 / 2 / fill
            for when, start in (("before", session.starts - fill), ("after", session.ends)):
                ends = min(start + fill, conference.closes)
                begins = max(start, conference.opens)
                found.append(ArrivalSource(f"{when} {session.id}", begins, ends, half, session.room))
    found.extend(
        ArrivalSource(
            f"fault {f.id}",
            f.begins,
            conference.closes,
            1 / (f.every_minutes * 60),
            f.room,
            scenario.kind(f.kind),
            f.id,
        )
        for f in demand.faults
    )
    return [source for source in found if source.ends > source.starts and source.per_second > 0]


HOUR = 3600
_ORDINARY = 1000
"""
How busy an ordinary hour is, in thousandths.
"""


class Crowds:
    """
    How busy the day and each of its hours is, compared with an ordinary one.  On average each is an ordinary one.

    Args:
        demand: of the scenario.
        opens: the second of the day at which the first hour begins.
        draws: the luck of the day.
    """

    def __init__(self, demand: Demand, opens: int, draws: Draws) -> None:
        self._opens = opens
        self._draws = draws
        self._day = _busy(demand.days_differ, draws.uniform(0, b"busy day"))
        self._differ = demand.hours_differ
        self._hours: list[float] = []

    def later(self, when: float, seconds: float) -> float:
        """
        Return the second of the day at which as much has come since `when` as comes in so many seconds of an ordinary day.
        """
        while True:
            hour = max(0, int(when - self._opens) // HOUR)
            ends, busy = float(self._opens + HOUR * (hour + 1)), self.busy(hour)
            if seconds <= (ends - when) * busy:
                return when + seconds / busy
            seconds -= (ends - when) * busy
            when = ends

    def busy(self, hour: int) -> float:
        """
        Return how many times as many come in an hour of the day, from 0, as in an ordinary one; more than 0.
        """
        while len(self._hours) <= hour:
            u = self._draws.uniform(len(self._hours), b"busy hour")
            self._hours.append(self._day * _busy(self._differ, u))
        return self._hours[hour]


def _busy(spread: float, u: float) -> float:
    if not spread:
        return 1.0
    return max(1, seconds(Duration(_ORDINARY / 60, "lognormal", spread), u)) / _ORDINARY


class ArrivalStream:
    """
    Args:
        scenario: what is played.
        draws: the luck of the day.
    """

    def __init__(self, scenario: Scenario, draws: Draws) -> None:
        self.scenario = scenario
        self.draws = draws
        self.crowds = Crowds(scenario.demand, scenario.conference.opens, draws)
        self.kinds = [kind for kind in scenario.kinds if kind.weight > 0]
        self._kinds_upto = list(accumulate(kind.weight for kind in self.kinds))
        self.rooms = [room.id for room in scenario.conference.rooms]
        self._rooms_upto = list(accumulate(max(1, room.seats) for room in scenario.conference.rooms))

    def __iter__(self) -> Iterator[Arrival]:
        streams = [self._stream(source) for source in sources(self.scenario)]
        streams.extend(self._surge(surge) for surge in self.scenario.demand.surges)
        # `heapq.merge` in short: what comes next from each source, the earlier source first within a second.
        coming = [(first.at, order, first) for order, stream in enumerate(streams) if (first := next(stream, None))]
        heapify(coming)
        while coming:
            _, order, arrival = coming[0]
            yield arrival
            following = next(streams[order], None)
            if following:
                heapreplace(coming, (following.at, order, following))
            else:
                heappop(coming)

    def _stream(self, source: ArrivalSource) -> Iterator[Arrival]:
        name = source.name.encode()
        when = float(source.starts)
        for index in count():
            u = self.draws.few(index, name)
            gap = -log(1.0 - u[0]) / source.per_second
            when = self.crowds.later(when, gap) if source.swings else when + gap
            if when >= source.ends:
                return
            yield self._arrival(int(when), source, u)

    def _surge(self, surge: Surge) -> Iterator[Arrival]:
        name = f"surge {surge.id}".encode()
        happens, begins, *_ = self.draws.few(0, name + b" itself")
        if happens >= surge.chance:
            return
        starts = surge.starts + begins * (surge.ends - surge.starts)
        source = ArrivalSource(surge.id, surge.starts, surge.ends, 0.0, surge.room, self.scenario.kind(surge.kind))
        for u in sorted(self.draws.few(index, name) for index in range(surge.count)):
            at = int(starts + u[0] * 60 * surge.minutes)
            if at < self.scenario.conference.closes:
                yield self._arrival(at, source, u)

    def _arrival(self, at: int, source: ArrivalSource, u: tuple[float, ...]) -> Arrival:
        kind = source.kind or self.kinds[_pick(self._kinds_upto, u[1])]
        room = None
        if kind.where == "room":
            room = source.room or self.rooms[_pick(self._rooms_upto, u[2])]
        return Arrival(at, kind, room, 1 + int(u[3] * self.scenario.conference.delegates), source.fault)


def _pick(upto: list[float] | list[int], u: float) -> int:
    return bisect_left(upto, u * upto[-1])  # never beyond the last, because `u` is less than 1


class UpcomingArrivals:
    """
    Args:
        arrivals: in the order in which they come.
    """

    def __init__(self, arrivals: Iterable[Arrival]) -> None:
        self._coming = iter(arrivals)
        self._ahead: deque[tuple[int, Arrival]] = deque()
        self._count = 0
        self._found: dict[int, None] = {}

    def first(self) -> Arrival | None:
        """
        Return what comes next, `None` if nothing does.
        """
        if not self._ahead and not self._read():
            return None
        return self._ahead[0][1]

    def take(self) -> int | None:
        """
        Take the next arrival, which has come; return its number, or `None` if somebody found it before.
        """
        number, _ = self._ahead.popleft()
        return None if number in self._found else number

    def from_room(self, room: str, until: int) -> Iterator[tuple[int, Arrival]]:
        """
        Yield what is going to be reported from a room before second `until`, as far as nobody has found it
        yet.
        """
        while not self._ahead or self._ahead[-1][1].at < until:
            if not self._read():
                break
        for number, arrival in self._ahead:
            if arrival.room == room and arrival.at < until and number not in self._found:
                yield number, arrival

    def after(self, second: int) -> Iterator[tuple[int, Arrival]]:
        """
        Yield what comes after `second` and nobody has found yet, in order, reading ahead no further than is asked.
        """
        place = 0
        while place < len(self._ahead) or self._read():
            number, arrival = self._ahead[place]
            place += 1
            if arrival.at > second and number not in self._found:
                yield number, arrival

    def find(self, number: int) -> None:
        """
        Note that nobody has to report it any more.
        """
        self._found[number] = None

    def state(self) -> tuple[object, ...]:
        """
        What was found and has not come yet, for the digest of the whole state.
        """
        return tuple(number for number, _ in self._ahead if number in self._found)

    def _read(self) -> bool:
        arrival = next(self._coming, None)
        if arrival is None:
            return False
        self._count += 1
        self._ahead.append((2 * self._count, arrival))
        return True
