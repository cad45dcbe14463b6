"""
Branching off: at any second of any round, the show stands as it stood that evening.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.recording.branch import Branches
from desk_theatre.recording.reader import Recording
from desk_theatre.recording.rerun import Rerun
from profiles import examples
from runners import Evening, Step, evenings


def _full_minutes(recording: Recording) -> list[tuple[int, int, str]]:
    """
    Round from 0, second, and fingerprint of the state, for each full minute in which nobody asked for anything.
    """
    asked = {given.at for given in recording.inputs}
    round_, minutes = -1, []
    for happened in Rerun(recording).run():
        round_ += sum(isinstance(event, e.RoundOpened) for event in happened.events)
        if happened.digest is not None and happened.digest.at not in asked:
            minutes.append((round_, happened.digest.at, happened.digest.digest))
    return minutes


@examples(40)
@given(evenings(), st.data())
def test_the_show_stands_as_it_stood(steps: list[Step], data: st.DataObject) -> None:
    """
    Forwards and backwards, from one round to another: the state is the one that the evening came to.
    """
    recording = Evening().live(steps).recording()
    minutes = _full_minutes(recording)
    wanted = data.draw(st.lists(st.sampled_from(minutes), max_size=6)) if minutes else []
    branches = Branches(recording)

    found = [branches.show(round_, at).digest() for round_, at, _ in wanted]

    assert [digest for _, _, digest in wanted] == found


def test_a_branch_goes_on_by_itself() -> None:
    """
    What is done in a branch is done nowhere else: another one from the same second knows nothing of it.
    """
    evening = Evening().live([c.OpenRound(), 600])
    branches = Branches(evening.recording())
    at = evening.show.at

    one = branches.show(0, at)
    one.advance(at + 1200)
    two = branches.show(0, at)

    assert two.at == at
    assert evening.show.digest() == two.digest()
    assert one.digest() != two.digest()
