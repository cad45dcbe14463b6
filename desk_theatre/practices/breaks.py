"""
Decision 6: short breaks, one person at a time, before people get tired.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.practice import Identity, OrganisationView, Practice


@value
class Breaks(Practice):
    """
    Args:
        after: minutes of work without rest after which a person takes a break as soon as nobody is waiting.
        latest: minutes of work without rest after which they take one anyway.
        minutes: length of a break.
        at_a_time: how many of a team may be on a break at the same time.
    """

    identity = Identity(
        id="breaks",
        name="Look after people",
        wall="Take breaks",
        group="people",
        off="Nobody has time for a break. Tired people slow down and make mistakes, and their mistakes come back.",
        mechanism=(
            "After three quarters of an hour of work, people take a short break in the next quiet moment. "
            "After an hour and a quarter they take it anyway, away from queue and counter. Colleagues go one "
            "after the other."
        ),
        price="about 5 minutes off the floor for each hour of work",
        source="Dababneh, Swanson and Shell 2001, Ergonomics 44: short extra breaks; Tucker, Folkard and Macdonald 2003, "
        "Lancet 361: risk between breaks. Minutes: declared assumption.",
        measures=("reopened",),
    )
    introduce_minutes: float = 20.0
    after: float = 45.0
    latest: float = 75.0
    minutes: float = 5.0
    at_a_time: int = 1

    def rest(self, view: OrganisationView, person: str, worked: int) -> int | None:
        """
        Answer a break when it is due and few enough of the team are on one; due earlier while nobody waits.
        """
        due = worked >= 60 * (self.after if view.quiet(person) else self.latest)
        return round(60 * self.minutes) if due and view.on_break(person) < self.at_a_time else None
