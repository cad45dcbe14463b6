"""
Decisions 2, 3 and 10: the desk knows the programme, and a technician checks the room before the session.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.answers import RoomCheck
from desk_theatre.practices.practice import Identity, OrganisationView, Practice, fraction


@value
class EarlyInvolvement(Practice):
    """
    Args:
        before: minutes before a session at which a technician goes to its room.
        minutes: of that technician's time.
        finds: share of what delegates would report there before the session that is found at once.
        passes_on: seconds to tell another team what was found.
    """

    identity = Identity(
        id="early_involvement",
        name="Involve the desk early",
        wall="Join planning",
        group="product",
        off=(
            "Nobody tells the desk what is planned. Every peak is a surprise, and the {speaker} finds out what does "
            "not work."
        ),
        mechanism=(
            "The desk knows the {programme}. Before each {session}, a technician checks the {room} and all that it needs. They fix what is theirs and call the right team for what is not."
        ),
        price="about 3 minutes before each {session}, of the technician who has been free longest",
        source="ITIL 4: those who support a service take part in its design and transition. A check before it begins: Haynes et "
        "al. 2009, NEJM 360. Minutes and share: declared assumption.",
        measures=("sessions_delayed", "delegate_minutes_lost"),
    )
    before: float = 25.0
    minutes: float = 3.0
    finds: float = fraction(0.7)
    passes_on: int = 30

    def ahead(self) -> int:
        """
        Return how long before a session its room is checked: long enough to resolve what is found.
        """
        return round(60 * self.before)

    def check_room(self, view: OrganisationView, person: str, room: str) -> RoomCheck:
        return RoomCheck(round(60 * self.minutes), self.finds, self.passes_on)
