"""
The answers of the hooks, and what a view tells a practice. Each answer says what it costs.
"""

from __future__ import annotations

from desk_theatre.itsm.priority import Level
from desk_theatre.itsm.values import value


@value
class Assessment:
    """
    Impact and urgency as assessed, and the seconds that took.
    """

    impact: Level
    urgency: Level
    seconds: int = 0


@value
class LookUp:
    """
    The known error that was looked up, `None` if none was found, and the seconds that took.
    """

    known_error: str | None
    seconds: int = 0


@value
class Paperwork:
    """
    What a tool does to something that is written or looked up.

    Args:
        share: of the time that it takes by hand.
        form: seconds to fill in a form where people would not have written anything.
        always: people fill in the form also where they have written, on top of that.
    """

    share: float
    form: int
    always: bool = False


@value
class Assignment:
    """
    The team an incident is assigned to (its id), and the seconds it took to know.
    """

    team: str
    seconds: int = 0


@value
class Confirmation:
    """
    The delegate is asked whether the incident is resolved.

    Args:
        seconds: to ask.
        sees: share of failed fixes, 0 to 1, that show when the delegate is asked.
    """

    seconds: int
    sees: float


@value
class Recurrence:
    """
    What people can notice about incidents of one kind in one place.

    Args:
        resolved: how many were resolved since a person last looked for the root cause there, or since the round began.
        searches: how often a person has looked for the root cause there.
    """

    resolved: int
    searches: int


@value
class Search:
    """
    A search for the root cause of several incidents.

    Args:
        seconds: to look for it, for a fully skilled person.
        removal: seconds to remove it, if there is one.
        waits: seconds for which the search waits for a quiet moment, at most.
    """

    seconds: int
    removal: int
    waits: int


@value
class CutShort:
    """
    A repair that ends early.

    Args:
        share: of the repair that is done, 0 to 1.
        fails: chance, 0 to 1, that the repair fails because of that; it is added to the usual chance.
    """

    share: float
    fails: float


@value
class StepBack:
    """
    What the manager does instead of taking over incidents.

    Args:
        unblocks: how many stuck incidents are given to people who can resolve them.
        initiative: how much more initiative of their own, per hour, everybody finds for the active practices.
        seconds: of the manager's time.
    """

    unblocks: int
    initiative: float
    seconds: int


@value
class RoomCheck:
    """
    A technician goes to a room before a session begins there.

    Args:
        seconds: of the technician's time.
        finds: share of what delegates would report there before the session, 0 to 1, that is found.
        passes_on: seconds to tell another team what was found for it.
    """

    seconds: int
    finds: float
    passes_on: int


@value
class Influence:
    """
    What helps people to keep to the practices.

    Args:
        initiative: how much more initiative of their own people find, per hour.
        imitation: how many times more readily they follow colleagues.
        decay: how much of the usual forgetting is left, 0 to 1.
    """

    initiative: float = 0.0
    imitation: float = 1.0
    decay: float = 1.0


@value
class Encouragement:
    """
    Time spent on the way of working, and what it brings.

    Args:
        seconds: of each person who takes part.
        lasts: seconds for which the influence lasts.
    """

    seconds: int
    lasts: int
    influence: Influence


@value
class Gathering:
    """
    A person joins a stand-up.

    Args:
        encouragement: the time it takes and its influence.
        recalls: chance, 0 to 1, that the person remembers an incident that they have forgotten.
    """

    encouragement: Encouragement
    recalls: float


@value
class Signature:
    """
    A hand-over waits for the manager, who signs the pile `every` seconds and needs `seconds` for each signature.
    """

    every: int
    seconds: int


@value
class SmallPrint:
    """
    What a contract with the supplier costs that nobody has read to the end.

    Args:
        times: how many times as long as usual the supplier takes to come.
        surcharge: for the call-out, in the scenario's currency.
    """

    times: float
    surcharge: float


@value
class Talk:
    """
    The manager talks to a person who does not do what was agreed.

    Args:
        growth: share of the gap to full commitment, 0 to 1, that it closes.
        seen: the time it takes of the manager and of the person, and what the others make of it when they see that
            something follows.
    """

    growth: float
    seen: Encouragement


@value
class Course:
    """
    A person goes on a course.

    Args:
        seconds: away from the floor.
        theory: share of the gap to full commitment, 0 to 1, that it closes for every active practice that is no habit.
        lasts: seconds until that is taken away again.
    """

    seconds: int
    theory: float
    lasts: int
