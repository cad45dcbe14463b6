"""
What a practice answers when it is asked, and what the organisation tells it: values, each with what it costs.
"""

from __future__ import annotations

from desk_theatre.itsm.priority import Level
from desk_theatre.itsm.values import value


@value
class Assessment:
    """
    Impact and urgency as judged, and the time the judging took.
    """

    impact: Level
    urgency: Level
    seconds: int = 0


@value
class LookUp:
    """
    Somebody looked for a known error: what was found, if anything, and the time it took.
    """

    known_error: str | None
    seconds: int = 0


@value
class Paperwork:
    """
    What a tool does to something that is written or looked up.

    Args:
        share: of the time it takes by hand.
        form: seconds for filling in a form where people would not have written anything.
    """

    share: float
    form: int


@value
class Assignment:
    """
    Where an incident goes, and the time it took to know.
    """

    team: str
    seconds: int = 0


@value
class Confirmation:
    """
    Somebody asks the delegate whether it is mended.

    Args:
        seconds: that asking takes.
        sees: share of what is not mended that shows now.
    """

    seconds: int
    sees: float


@value
class Recurrence:
    """
    What people can notice about incidents of one kind in one place.

    Args:
        resolved: how many were resolved since somebody last looked for a cause, or since the round began.
        searches: how often somebody has looked for a cause.
    """

    resolved: int
    searches: int


@value
class Search:
    """
    Somebody looks for the cause behind several incidents.

    Args:
        seconds: that looking takes somebody fully skilled.
        removal: seconds that removing the cause takes, if there is one.
        waits: seconds for which this waits for a quiet moment, at most.
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
        fails: chance, 0 to 1, that it is not mended because of that; it adds to what fails anyway.
    """

    share: float
    fails: float


@value
class StepBack:
    """
    What the manager does instead of taking over tickets.

    Args:
        unblocks: how many of the incidents that wait longest, or for one person only, are put into able hands.
        initiative: how much more own initiative, per hour, everybody finds for the practices in force.
        seconds: time of the manager.
    """

    unblocks: int
    initiative: float
    seconds: int


@value
class RoomCheck:
    """
    Somebody goes to a room before a session begins there.

    Args:
        seconds: time of whoever goes.
        finds: share of what delegates would report there until then, 0 to 1, that is found.
        passes_on: seconds for telling another team what is theirs.
    """

    seconds: int
    finds: float
    passes_on: int


@value
class Influence:
    """
    What helps people to go on with what was agreed.

    Args:
        initiative: how much more own initiative they find, per hour.
        imitation: how many times more readily they follow colleagues.
        decay: how much of the usual forgetting is left, 0 to 1.
    """

    initiative: float = 0.0
    imitation: float = 1.0
    decay: float = 1.0


@value
class Encouragement:
    """
    Time that is given to the way of working.

    Args:
        seconds: time of each person who gives it.
        lasts: seconds for which its influence is felt afterwards.
    """

    seconds: int
    lasts: int
    influence: Influence


@value
class Gathering:
    """
    Somebody joins the others to look at the whole.

    Args:
        encouragement: the time it takes, and how far it helps to go on with what was agreed.
        recalls: chance, 0 to 1, that something this person has forgotten comes back to mind.
    """

    encouragement: Encouragement
    recalls: float


@value
class Signature:
    """
    What a hand-over waits for: the pile is signed `every` so many seconds, and each signature takes `seconds` of the manager.
    """

    every: int
    seconds: int
