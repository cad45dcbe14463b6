"""
A whole evening of three rounds, from the foyer to the finale, by keys alone and by mouse alone; its figures are held to what
the recording says.
"""

from __future__ import annotations

from seeing import press, seen, settle, until
from textual.pilot import Pilot
from whole_evening import (
    TITLE,
    Room,
    expected_figures,
    let_the_day_pass,
    night_of,
    place_of,
    rounds_of,
    told_figures,
    whole_story,
)

from desk_theatre.cli.show_library import ShowLibrary
from desk_theatre.itsm import events as e
from desk_theatre.measures.figures import CURTAIN
from desk_theatre.recording.reader import Recording, read
from desk_theatre.recording.verification import verify
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.screens.house.foyer import FoyerScreen
from desk_theatre.stage.screens.round.round import RoundScreen
from desk_theatre.stage.screens.session.briefing import BriefingScreen
from desk_theatre.stage.screens.session.figures_reveal import FiguresRevealScreen
from desk_theatre.stage.screens.session.finale import FinaleScreen
from desk_theatre.stage.screens.session.reflection import ReflectionScreen
from desk_theatre.stage.widgets.picker import Picker

PLACES = ("Room A", "Room B", "Room A")
"""
Where the sound is missing, round by round.
"""


async def _at(pilot: Pilot[None], app: Theatre, screen: type) -> None:
    await until(pilot, lambda: isinstance(app.screen, screen), screen.__name__)
    await settle(pilot)


# -- by keys ----------------------------------------------------------------------------------------------------------


async def _report_by_keys(pilot: Pilot[None], app: Theatre, place: str) -> None:
    """
    While the clocks stand: what, where, in what words, from whom.
    """
    await press(pilot, "d", *"sound", "enter", *place.lower().replace(" ", ""), "enter")
    await press(pilot, *"nothing to hear", "enter", *"row 4", "enter")
    await until(pilot, lambda: "Your code is" in seen(app), "the code")
    await press(pilot, "escape")
    await _at(pilot, app, RoundScreen)


async def _reflect_by_keys(pilot: Pilot[None], app: Theatre) -> None:
    """
    A card, a finding, a proposal with its why, dots of two teams, and the choice.
    """
    await press(pilot, "2", "enter", "m", "enter", "f", *"we forgot", "enter")
    await press(pilot, "i", "enter", *"so that we do not", "enter")
    await settle(pilot)
    await press(pilot, "plus", "plus", "m", "plus", "v")
    await settle(pilot)


async def test_an_evening_of_three_rounds_by_keys_alone(small_house: ShowLibrary, room: Room) -> None:
    """
    Everything that the keys of an evening do, and at its end the figures of all three rounds side by side.
    """
    app = Theatre(small_house)
    async with app.run_test(size=(120, 40)) as pilot:
        await _at(pilot, app, FoyerScreen)
        while TITLE not in _marked(app):
            await press(pilot, "down")
        await press(pilot, "enter")
        await _at(pilot, app, RoundScreen)
        await press(pilot, "n")
        await _at(pilot, app, BriefingScreen)
        await press(pilot, "n")
        await _at(pilot, app, RoundScreen)
        for place in PLACES:
            await press(pilot, "o")
            await _at(pilot, app, RoundScreen)
            await press(pilot, "space")
            await _report_by_keys(pilot, app, place)
            await press(pilot, "space")
            await let_the_day_pass(pilot, app, room)
            await press(pilot, "n")
            await _at(pilot, app, FiguresRevealScreen)
            await press(pilot, *["space"] * len(CURTAIN), "n")
            await _at(pilot, app, ReflectionScreen)
            await _reflect_by_keys(pilot, app)
        await press(pilot, "n")
        await _at(pilot, app, FinaleScreen)
        _is_the_evening(app, read(night_of(app).recorder.path))
        await press(pilot, "end")
        assert "nothing to hear" not in seen(app)
        assert "No sound" in seen(app)
        await press(pilot, "escape", "ctrl+q")

    _is_recorded(small_house)


# -- by mouse ---------------------------------------------------------------------------------------------------------


async def _click(pilot: Pilot[None], app: Theatre, target: str) -> None:
    """
    Where it stands; a verb that the key bar has no room for stands in the help.
    """
    place = place_of(app, target)
    if place is None and target.startswith("verb "):
        await _click(pilot, app, "verb help")
        place = place_of(app, target)
        while place is None:
            before = seen(app)
            await _wheel(pilot, app)
            assert before != seen(app), f"nothing on the screen means {target}:\n{before}"
            place = place_of(app, target)
    assert place is not None, f"nothing on the screen means {target}:\n{seen(app)}"
    part, at = place
    await pilot.click(part, offset=at)
    await settle(pilot)


async def _wheel(pilot: Pilot[None], app: Theatre) -> None:
    from textual.events import MouseScrollDown

    width, height = app.size
    await pilot._post_mouse_events([MouseScrollDown], offset=(width // 2, height // 2))
    await settle(pilot)


async def _click_entry(pilot: Pilot[None], app: Theatre, words: str) -> None:
    """
    The entry of the list that begins with these words.
    """
    picker = app.screen.query_one(Picker)
    for y, row in enumerate(picker._rows):
        if words in "".join(piece.text for piece in row):
            await pilot.click(picker, offset=(4, y))
            await settle(pilot)
            return
    raise AssertionError(f"there is no {words}:\n{seen(app)}")


async def _report_by_mouse(pilot: Pilot[None], app: Theatre, place: str) -> None:
    """
    Chosen, not typed; a nickname is offered.
    """
    await _click(pilot, app, "verb desk")
    await _click_entry(pilot, app, "No sound")
    await _click_entry(pilot, app, place)
    await _click(pilot, app, "verb go")
    await _click(pilot, app, "verb go")
    await until(pilot, lambda: "Your code is" in seen(app), "the code")
    await _click(pilot, app, "verb back")
    await _at(pilot, app, RoundScreen)


async def _reflect_by_mouse(pilot: Pilot[None], app: Theatre) -> None:
    """
    A card, a proposal without a word, dots of two teams, and the choice.
    """
    for target in ("verb part_2", "verb card", "verb team", "verb card", "verb part_4", "verb propose", "verb pick"):
        await _click(pilot, app, target)
    await _click(pilot, app, "keep")
    for target in ("verb dot", "verb dot", "team 3", "verb dot", "verb choose"):
        await _click(pilot, app, target)


async def test_an_evening_of_three_rounds_by_mouse_alone(small_house: ShowLibrary, room: Room) -> None:
    """
    The same on the smallest screen, where most verbs stand in the help only.
    """
    app = Theatre(small_house)
    async with app.run_test(size=(80, 24)) as pilot:
        await _at(pilot, app, FoyerScreen)
        await _click_entry(pilot, app, TITLE)
        await _at(pilot, app, RoundScreen)
        await _click(pilot, app, "verb scene")
        await _at(pilot, app, BriefingScreen)
        await _click(pilot, app, "verb scene_next")
        await _at(pilot, app, RoundScreen)
        for place in PLACES:
            await _click(pilot, app, "verb open")
            await _at(pilot, app, RoundScreen)
            await _click(pilot, app, "verb pause")
            await _report_by_mouse(pilot, app, place)
            await _click(pilot, app, "verb pause")
            await let_the_day_pass(pilot, app, room)
            await _click(pilot, app, "verb scene")
            await _at(pilot, app, FiguresRevealScreen)
            for _ in CURTAIN:
                await _click(pilot, app, "verb reveal")
            await _click(pilot, app, "verb scene_next")
            await _at(pilot, app, ReflectionScreen)
            await _reflect_by_mouse(pilot, app)
        await _click(pilot, app, "verb scene_next")
        await _at(pilot, app, FinaleScreen)
        assert "1 hidden; widen the window" in whole_story(app)
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        _is_the_evening(app, read(night_of(app).recorder.path))
        await _click(pilot, app, "verb quit")

    _is_recorded(small_house)


# -- what must have come of it ----------------------------------------------------------------------------------------


def _marked(app: Theatre) -> str:
    picker = app.screen.query_one(Picker)
    return next((line for line in seen(app).splitlines() if line.lstrip().startswith("▸")), picker.meant)


def _is_the_evening(app: Theatre, recording: Recording) -> None:
    """
    What the finale tells is what the recording says, round by round, by definitions that the program does not use.
    """
    told = whole_story(app)
    shown = told_figures(told)
    expected = expected_figures(recording)
    assert len(expected) >= 30
    assert expected == {words: shown[words] for words in expected}
    assert [told.count(f"After round {number} ") for number in (1, 2, 3)] == [1, 1, 1]


def _is_recorded(house: ShowLibrary) -> None:
    """
    Closed, exact, with three whole rounds, each with the room's own incident, of which every promise is judged.
    """
    runner = house.last()
    assert runner is not None
    recording = read(runner.recorder.path)
    assert recording.closed
    assert verify(recording).exact
    rounds = rounds_of(recording)
    assert [sum(isinstance(each, e.IncidentReported) and each.live for each in events) for events in rounds] == [1] * 3
