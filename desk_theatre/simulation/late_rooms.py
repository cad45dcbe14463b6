"""
Late rooms: people in front of a session that should have begun raise what blocks its room.

They are the host of the room, the speaker, a delegate.  They look around for help after a while, and again and
again until the room is free, also while a session goes on there without what is missing.  What they do depends on where the
incident is:

- Nobody has it any more, or nobody has heard it yet: a delegate who has it is served next at the counter.
- It waits in a queue, with the manager or for the supplier: a person who is free, or else the manager, escalates it.
- It waits for its delegate to answer: the people in the room know the answer.
- A person is working on it: nothing.

Nothing of this needs a practice, because nobody can overlook a full corridor.  It comes late, and only for what blocks a room.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from desk_theatre.itsm.kind import NOTHING
from desk_theatre.itsm.lifecycle import State
from desk_theatre.simulation import delegates, escalation, steps
from desk_theatre.simulation.draws import seconds

if TYPE_CHECKING:
    from desk_theatre.scenario.conference import Session
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.scheduler import Work

UNHEARD = frozenset({State.LOST, State.REPORTED})


def notice(floor: Floor, session: str) -> None:
    """
    Let people in front of a late session, by its id, raise what blocks its room, unless they do already.
    """
    found = floor.scenario.session(session)
    if floor.scenario.conference.raises != NOTHING and found.room not in floor.sessions.watched:
        floor.clock.process(_stand_there(floor, found))


def _stand_there(floor: Floor, session: Session) -> Work:
    floor.sessions.watched[session.room] = None
    place = floor.scenario.conference.programme.index(session)
    for count in itertools.count():
        u = floor.draws.uniform(place, b"raises %d" % count)
        yield floor.clock.timeout(max(1, seconds(floor.scenario.conference.raises, u)))
        in_the_way = tuple(floor.sessions.blockers[session.room].values())
        if not in_the_way:
            break
        for incident in in_the_way:
            _raise(floor, incident)
    del floor.sessions.watched[session.room]


def _raise(floor: Floor, incident: Incident) -> None:
    if incident.state in UNHEARD:
        delegates.insist(floor, incident)
    elif incident.state is State.PENDING_DELEGATE:
        steps.answer_in_passing(floor, incident)
    else:
        escalation.insist(floor, incident)
