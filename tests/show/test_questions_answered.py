"""
A question is answered: nobody diagnoses or fixes it; and what was reopened is no first contact any more.
"""

from __future__ import annotations

import re

from desk_theatre.itsm import events as e
from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.scenario import library
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.show.board import Board, LifeLine
from desk_theatre.show.picture import Picture

SCENARIO = library.load("rehearsal")
T = SCENARIO.conference.opens
BROKEN = re.compile(r"diagnos|fix|repair|work-around|known error", re.IGNORECASE)


def _events(kind: str, room: str | None, team: str = "desk") -> list[e.Event]:
    """
    Resolved at the desk, reopened, resolved again; with everything that is said of a fix.
    """
    return [
        e.RoundOpened(T, 1, 1, ()),
        e.IncidentReported(T, 1, kind, room, 1, live=False, priority=Priority.P4),
        e.IncidentHeld(T + 10, 1, "hanna"),
        e.IncidentAssessed(T + 10, 1, "hanna", Level.LOW, Level.LOW, Priority.P4, guess=True, agreed=True),
        e.IncidentPickedUp(T + 10, 1, "hanna"),
        e.WorkStarted(T + 10, "hanna", 1, "looking up", 10),
        e.WorkStarted(T + 20, "hanna", 1, "diagnosis", 10),
        e.WorkStarted(T + 30, "hanna", 1, "repair", 10),
        e.DelegateObjected(T + 40, 1, "hanna"),
        e.IncidentResolved(T + 50, 1, "hanna", first_contact=True),
        e.KnownErrorRecorded(T + 60, 1, "hanna", kind),
        e.IncidentClosed(T + 60, 1),
        e.IncidentReopened(T + 70, 1),
        e.IncidentHeld(T + 80, 1, "hanna"),
        e.IncidentAssessed(T + 80, 1, "hanna", Level.LOW, Level.LOW, Priority.P4, guess=True, agreed=True),
        e.IncidentPickedUp(T + 80, 1, "hanna"),
        e.KnownErrorApplied(T + 80, 1, "hanna", kind),
        e.WorkStarted(T + 80, "hanna", 1, "work-around", 10),
        e.IncidentResolved(T + 90, 1, "hanna", first_contact=True),
    ]


def _drawn(kind: str, room: str | None, scenario: Scenario = SCENARIO) -> tuple[LifeLine, Board, list[str]]:
    """
    The story at the end, the last board, and what Hanna was doing at each event.
    """
    picture, doing = Picture(scenario), []
    for event in _events(kind, room):
        picture.add(event)
        board = picture.board(event.at)
        doing += [person.doing for team in board.teams for person in team.people if person.doing]
    line = picture.life_line(1, T + 100)
    assert line is not None
    return line, picture.board(T + 100), doing


def test_a_question_is_answered_wherever_it_is_spoken_of() -> None:
    """
    In its story, in the ticker and on the floor.
    """
    line, board, doing = _drawn("programme", None)
    spoken = [*(step.words for step in line.steps), *(each.words for each in board.ticker), *doing]

    assert [words for words in spoken if BROKEN.search(words)] == []
    assert any("finding the answer" in words for words in doing)
    assert any("Reopened: not answered" in words for words in spoken)
    assert any("not answered yet, says the delegate" in words for words in spoken)


def test_an_incident_is_still_diagnosed_and_fixed() -> None:
    """
    The same events of something broken.
    """
    line, board, doing = _drawn("clicker", "A")
    spoken = " ".join([*(step.words for step in line.steps), *(each.words for each in board.ticker), *doing])

    assert all(words in spoken for words in ("diagnosing", "fixing it", "Not fixed yet", "Reopened: not fixed"))
    assert "work-around documented" in spoken
    assert "answer" not in spoken


def test_what_was_reopened_is_not_resolved_at_first_contact() -> None:
    """
    The first time it was; the second time the delegate was back.
    """
    line, board, _ = _drawn("badge", None)

    resolved = [step.words for step in line.steps if step.words.startswith("Resolved")]
    assert resolved == ["Resolved by Hanna Lund at first contact", "Resolved by Hanna Lund"]
    told = [each.words for each in reversed(board.ticker) if each.words.startswith("resolved")]
    assert ["at first contact" in words for words in told] == [True, False]
