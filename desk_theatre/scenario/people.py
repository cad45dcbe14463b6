"""
How people behave: delegates without updates, staff without practices, and commitment over time.

None of these figures comes from a published measurement unless it says so; they are declared assumptions, chosen so
that a room recognises what it sees, and a scenario may change each of them.
"""

from __future__ import annotations

from desk_theatre.itsm.kind import Duration
from desk_theatre.itsm.values import value


@value
class Patience:
    """
    Args:
        first: how long a delegate waits for an update before chasing.
        again: how long until the next time.
        chases: visits without an answer after which a delegate stops asking.
        withdraws: share of those who then give the incident up.
    """

    first: Duration = Duration(20.0, "lognormal", 0.5)
    again: Duration = Duration(15.0, "lognormal", 0.5)
    chases: int = 4
    withdraws: float = 0.2


@value
class DefaultBehaviour:
    """
    What happens at each decision point while no practice does anything about it.

    Args:
        contact: how long hearing a delegate out takes.
        head: how many incidents fill one person's head.
        forgets: chance that a further interruption pushes one out of a full head; of a half full one, half as often.
        wrong_team: chance that the desk's guess at a team is wrong.
        bounce: how long a team needs to find out that something is not theirs.
        missing: chance that what the next person needs did not travel along.
        record_saves: share of asking again, and of answering a chaser, that a logged incident saves, 0 to 1.
        re_asking: how long finding the delegate and asking again takes.
        absent: chance that the delegate cannot be found at once.
        returns: how long until an absent delegate turns up.
        answer_chase: how long answering a delegate who comes back takes.
        not_mended: share that is closed as "should work now" and was not.
        comes_back: how long until the delegate notices.
        manager_every: minutes between two interventions of the manager.
        meddling: how much of a person's time each takes.
        manager_keeps: how long the manager sits on an incident taken personally.
        tires_after: minutes of work not undone by rest, from which on people slow down and err; at twice that, most of all.
        slower: share by which diagnosis and repair take the most tired longer.
        errs: what the most tired add to `not_mended`, 0 to 1.
        unskilled: what a person without the skill adds to `not_mended`, 0 to 1; half the skill adds half.
    """

    contact: Duration = Duration(1.5, "lognormal", 0.4)
    head: int = 4
    forgets: float = 0.3
    wrong_team: float = 0.4
    bounce: Duration = Duration(3.0, "lognormal", 0.4)
    missing: float = 0.7
    record_saves: float = 0.5
    re_asking: Duration = Duration(4.0, "lognormal", 0.5)
    absent: float = 0.3
    returns: Duration = Duration(12.0, "lognormal", 0.5)
    answer_chase: Duration = Duration(2.0, "lognormal", 0.4)
    not_mended: float = 0.08
    comes_back: Duration = Duration(20.0, "lognormal", 0.5)
    manager_every: float = 12.0
    meddling: Duration = Duration(4.0, "lognormal", 0.4)
    manager_keeps: Duration = Duration(25.0, "lognormal", 0.4)
    tires_after: float = 75.0
    slower: float = 0.15
    errs: float = 0.06
    unskilled: float = 0.06


@value
class Commitment:
    """
    How far people really do what was announced, and how that moves (a diffusion after Bass 1969: own initiative plus
    imitation of colleagues).  All rates are per simulated hour.

    Args:
        imposed, announced, chosen: where it starts, 0 to 1, by the way the practice came to be.
        reason: what a reason for their group adds to the start of its people, 0 to 1, between rounds. That people take up a
            change that has something in it for them: Vroom 1964 (expectancy), Armenakis, Harris and Mossholder 1993. How
            much: declared assumption.
        differ: how far people differ in how soon they take up anything new: the standard deviation of the pace of each around
            1, so with 0.2 most are between 0.8 and 1.2. That few are early and few are late, and most in between, as in a
            normal distribution: Rogers 1962. How far: declared assumption.
        initiative: rate at which people start by themselves.
        imitation: rate at which people follow colleagues who already do it.
        attention: how many practices people can begin at the same time without loss; what is nearly a habit counts less.
        habit: from this level on a practice is a habit: it needs no attention.
        decay: rate at which a practice that is no habit is forgotten, in a team that keeps up.
        pressure: how many times faster those forget whose own team's queue is longer than the team.
        relapse: rate at which people fall back from what is no habit, for each practice more than they can learn at a time.
        step_minutes: how often all this is computed.
    """

    imposed: float = 0.15
    announced: float = 0.4
    chosen: float = 0.75
    reason: float = 0.1
    differ: float = 0.0
    initiative: float = 0.2
    imitation: float = 1.2
    attention: float = 3.0
    habit: float = 0.9
    decay: float = 0.10
    pressure: float = 3.0
    relapse: float = 0.015
    step_minutes: int = 10
