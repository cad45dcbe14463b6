"""
A whole evening at the real house: its own scenario in the foyer, a real night, a real recording, and a clock of the room that
goes when the test says so.
"""

from __future__ import annotations

import re

from seeing import seen, until
from textual.pilot import Pilot

from desk_theatre.itsm import events as e
from desk_theatre.live.show_runner import ShowRunner
from desk_theatre.measures.figures import BY_PRIORITY, GROUPS
from desk_theatre.recording.reader import Recording
from desk_theatre.scenario.offering import prices
from desk_theatre.scenario.vocabulary import CONFERENCE
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.drawing.row import target_at, width_of
from desk_theatre.stage.screens.session.comparison import LABEL
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.widgets.story import Story
from desk_theatre.stage.wording.scorecard import name, spell
from runners import SCENARIO
from slow_scorecard import slow_scorecard

TITLE = SCENARIO.title
LENGTH = SCENARIO.conference.closes - SCENARIO.conference.opens


class Room:
    """
    The room's clock: it stands, until somebody lets time pass.
    """

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def pass_(self, seconds: float) -> None:
        """
        So long is the room busy with itself.
        """
        self.now += seconds


def night_of(app: Theatre) -> ShowRunner:
    """
    What is on stage.
    """
    assert isinstance(app.lifecycle.show, ShowRunner)
    return app.lifecycle.show


async def let_the_day_pass(pilot: Pilot[None], app: Theatre, room: Room) -> None:
    """
    Until the round ends by itself.
    """
    runner = night_of(app)
    room.pass_(LENGTH / runner.show.speed + 1)
    await until(pilot, lambda: runner.show.phase in {"between", "over"}, "the end of the round")
    await until(pilot, lambda: "running" not in seen(app), "its end, on the stage")


def place_of(app: Theatre, target: str) -> tuple[Lines, tuple[int, int]] | None:
    """
    The part and the cell in which a click means something; `None` if nothing on the screen does.
    """
    for part in app.screen.query(Lines):
        for y, row in enumerate(part._rows):
            for x in range(width_of(row)):
                if target_at(row, x) == target:
                    return part, (x + part.gutter.left, y + part.gutter.top)
    return None


def whole_story(app: Theatre) -> str:
    """
    All that can be read in a story, also what has to be scrolled to.
    """
    story = app.screen.query_one(Story)
    return "\n".join("".join(piece.text for piece in row) for row in story._tell(story.size.width))


def expected_figures(recording: Recording) -> dict[str, list[str]]:
    """
    Each line of the comparison and its figures, by the definitions and from the events of the recording alone; of the
    promises also those of each priority that occurred.
    """
    cards = [slow_scorecard(events, SCENARIO, events[-1].at, prices(SCENARIO.offer)) for events in rounds_of(recording)]
    found = {
        CONFERENCE.say(name(figure)): [spell(card.get(figure.key), figure.unit) for card in cards]
        for group in GROUPS
        for figure in group.figures
    }
    for word in sorted({word for card in cards for word in card["by_priority"]}):
        for figure in BY_PRIORITY:
            amounts = [card["by_priority"].get(word, {}).get(figure.key) for card in cards]
            found[f"By priority: {figure.label}: {word}"] = [spell(amount, figure.unit) for amount in amounts]
    return found


def told_figures(story: str) -> dict[str, list[str]]:
    """
    The same, as they stand in a comparison: figures without their bars and verdicts.
    """
    found: dict[str, list[str]] = {}
    group = ""
    for line in story.splitlines():
        title = re.match(r"(By priority: .+?) ─", line)
        if title is not None or not line.strip():
            group = f"{title[1]}: " if title is not None else ""
        figures = re.split(r"[━╸─]+|  +", re.sub(r"[●■] \w+", "", line[LABEL:]))
        found.setdefault(group + line[:LABEL].strip(), [figure.strip() for figure in figures if figure.strip()])
    return found


def rounds_of(recording: Recording) -> list[list[e.Event]]:
    """
    The events of each round, from its opening to its end.
    """
    rounds: list[list[e.Event]] = []
    running = False
    for event in recording.events:
        if isinstance(event, e.RoundOpened):
            rounds.append([])
            running = True
        if running:
            rounds[-1].append(event)
        if isinstance(event, e.RoundEnded):
            running = False
    return rounds
