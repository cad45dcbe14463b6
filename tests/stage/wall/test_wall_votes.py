"""
The votes of the room on the wall: hands where hands were raised, at once, also after the overview.
"""

from __future__ import annotations

from attrs import evolve
from seeing import press, settle
from session_on_stage import REFLECTING, RoomSession
from test_wall_front import panel, stage, texts
from walls import painted, reflected

from desk_theatre.itsm import session_commands as s
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.wall.layout import LAYOUTS
from desk_theatre.stage.wall.reflection import vote_facts
from desk_theatre.stage.wall.scenes import vote_scene

PROPOSED = (*REFLECTING, s.ProposeImprovement("process", "recording"), s.ProposeImprovement("process", "routing"))


def test_votes_when_hands_were_raised_are_hands_and_the_title_says_so() -> None:
    board = reflected()
    latest = board.reflections[-1]
    first, *others = latest.proposals
    raised = evolve(latest, proposals=(evolve(first, hands=37), *others))
    for layout, title in zip(LAYOUTS, ("HANDS", "SHOW OF HANDS", "SHOW OF HANDS"), strict=True):
        said = {text.what: text.text for text in painted(vote_scene(board, raised), layout).texts}
        assert said[f"votes {first.number}"] == "37"
        assert said[f"votes {others[0].number}"] == "0"
        assert said["question"] == title


def test_votes_without_hands_are_dots() -> None:
    latest = reflected().reflections[-1]
    facts = vote_facts(latest, {})
    assert not facts.by_hands
    assert {row.number: row.votes for row in facts.rows} == {each.number: each.dots for each in latest.proposals}


async def _counted(app: Theatre, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        await settle(pilot)
        await press(pilot, "4", "tab")
        await settle(pilot)
        assert texts(app)["count"].startswith("0")
        await press(pilot, "tab", "s", "a", "1", "2", "b", "3", "enter")
        await settle(pilot)
        await press(pilot, "escape")
        await settle(pilot)
        if not panel(app).display:
            await press(pilot, "tab")
        await settle(pilot)
        panel(app).stop()
        await settle(pilot)
        told = texts(app)
        assert not told["count"].startswith("0"), told
        canvas = panel(app).canvas
        assert canvas is not None
        wanted = ["".join(cell.letter for cell in row) for row in canvas.rows()]
        seen_now = ["".join(part.text for part in panel(app).render_line(y)) for y in range(size[1])]
        assert seen_now == wanted


async def test_wall_after_the_overview_and_a_count_shows_what_was_chosen() -> None:
    await _counted(stage(RoomSession(*PROPOSED)), (120, 40))
