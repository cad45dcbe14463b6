"""
Undoing takes back the facilitator's own last step; what the room did meanwhile stays, and a recording plays the same way.
"""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.itsm import session_events as se
from desk_theatre.live.start import begin
from desk_theatre.recording.reader import read
from desk_theatre.recording.verification import verify
from desk_theatre.show.reflection_log import after
from desk_theatre.show.roles import Envelope, from_facilitator, is_facilitator
from desk_theatre.show.session import ShowSession
from desk_theatre.show.show import Show
from desk_theatre.show.wording import answers
from profiles import examples
from runners import SCENARIO
from small_scenarios import SMALL_TOML


def _reflecting() -> Show:
    show = Show(SCENARIO, 3)
    for command in (c.OpenRound(), c.EndRound(), s.NextScene()):
        assert show.handle(command).refused is None
    assert show.session.scene == "reflection"
    return show


def test_undo_leaves_what_the_room_did_after_the_facilitators_last_step() -> None:
    show = _reflecting()
    show.handle(s.NoteFinding("mine", "finding"))
    show.handle(s.ProposeImprovement("process", "recording", on=True), "rehearsal")
    show.handle(s.CastVote(1, 1, 2), "rehearsal")

    undone = show.handle(s.Undo())
    log = show.session.reflection_log

    assert undone.events == (se.ReflectionUndone(show.at, 2),)
    assert not log.findings
    assert [each.practice for each in log.improvements] == ["recording"]
    assert log.votes == ((1, 1, 2),)


def test_undo_of_a_proposal_takes_the_votes_on_it_along() -> None:
    show = _reflecting()
    show.handle(s.ProposeImprovement("process", "recording", on=True), "console")
    show.handle(s.CastVote(1, 1, 2), "rehearsal")
    show.handle(s.ProposeImprovement("process", "routing", on=True), "kiosk 1")

    show.handle(s.Undo(), "console 2")
    log = show.session.reflection_log

    assert log.votes == ()
    assert [(each.number, each.practice) for each in log.improvements] == [(2, "routing")]


def test_undo_of_a_proposal_takes_its_hands_and_its_place_among_the_leading_along() -> None:
    """
    The hands that others counted, and the choice that came of them.
    """
    session = ShowSession(SCENARIO)
    for event, sender in (
        (se.ImprovementProposed(0, 1, "process", "recording", True, 0), ""),
        (se.ImprovementProposed(0, 2, "process", "routing", True, 1), "rehearsal"),
        (se.HandsCounted(0, 1, 1, 9), "rehearsal"),
        (se.HandsCounted(0, 1, 2, 4), "rehearsal"),
        (se.LeadingChosen(0, (1, 2)), "rehearsal"),
    ):
        session.add(event, sender)
    session.add(se.ReflectionUndone(0, session.facilitators_last or 0))
    log = session.reflection_log

    assert [each.number for each in log.improvements] == [2]
    assert log.chosen == (2,)
    assert [improvement for _, improvement, _ in log.hands] == [2]


def test_undo_is_refused_when_no_step_is_the_facilitators() -> None:
    show = _reflecting()
    show.handle(s.ProposeImprovement("process", "recording", on=True), "rehearsal")

    refused = show.handle(s.Undo()).refused

    assert refused is not None
    assert refused.reason == answers.NOTHING_OF_YOURS
    assert len(show.session.reflection_log.improvements) == 1


def test_senders_that_are_the_facilitators() -> None:
    assert [is_facilitator(sender) for sender in ("", "console", "console 2", "kiosk 1", "phone", "rehearsal")] == [
        *(True, True, True),
        *(False, False, False),
    ]


async def test_a_recording_with_several_senders_is_exact_after_an_undo(tmp_path: Path) -> None:
    """
    The sender stands in the recording, and a re-run asks it whose step was the last.
    """
    path = tmp_path / "show.theatre"
    runner = begin(SCENARIO, SMALL_TOML, 3, path, "2026-11-30T09:00:00+00:00")
    given_ = [
        *(from_facilitator(command) for command in (c.OpenRound(), c.EndRound(), s.NextScene())),
        from_facilitator(s.NoteFinding("mine", "finding")),
        Envelope(s.ProposeImprovement("process", "recording", on=True), "rehearsal"),
        Envelope(s.Undo(), "facilitator", "console"),
    ]
    answers_ = [await runner.hand_in(envelope) for envelope in given_]
    await runner.stop()
    recording = read(path)

    assert all(answer.accepted for answer in answers_), answers_
    assert [given.sender for given in recording.inputs][-2:] == ["rehearsal", "console"]
    assert recording.events[-1] == se.ReflectionUndone(runner.show.at, 1)
    assert verify(recording).exact


SENDERS = st.sampled_from(("", "rehearsal", "console", "kiosk 1"))
STEPS = st.lists(st.tuples(SENDERS, st.integers(0, 3)), max_size=12)


@given(STEPS)
@examples(60)
def test_undoing_all_of_the_facilitators_steps_leaves_the_others(steps: list[tuple[str, int]]) -> None:
    """
    As if the facilitator had never done anything; cards are picked apart from each other, so order does not matter.
    """
    session = ShowSession(SCENARIO)
    expected = session.reflection_log
    for number, (sender, team) in enumerate(steps):
        event = se.CardPicked(0, team + 1, f"card {number}", on=True)
        session.add(event, sender)
        if not is_facilitator(sender):
            expected = after(expected, event)
    while (later := session.facilitators_last) is not None:
        session.add(se.ReflectionUndone(0, later))

    assert session.reflection_log == expected
    assert session.undoable == sum(not is_facilitator(sender) for sender, _ in steps)
