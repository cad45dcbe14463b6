"""
The stage at all sizes: every key figure whole, the programme and the floor there, and a calm word below the smallest one.
"""

from __future__ import annotations

import re

import pytest
from attrs import evolve
from boards import BEFORE, BOARD, CALM, CARDS, WORST, HandProjector, HandShow
from seeing import SIZES, press, seen, settle, theatre, until

from desk_theatre.measures.headline import Headline
from desk_theatre.measures.queues import MANAGER
from desk_theatre.show.board import Board
from desk_theatre.stage.drawing import big_digits
from desk_theatre.stage.drawing.row import Row, cells, read
from desk_theatre.stage.movement import moved
from desk_theatre.stage.pages.key_figures import large_figures
from desk_theatre.stage.screens.round.round import plan_for
from desk_theatre.stage.widgets.floor import FloorPanel


def _stands(large: str, picture: str) -> bool:
    """
    Whether a figure stands whole on the screen, in some size of the face or in plain letters.
    """
    if large in picture:
        return True
    lines = picture.splitlines()
    for size in big_digits.SIZES:
        if not big_digits.can_write(large):
            continue
        drawn = [line.rstrip() for line in big_digits.write(large, size)]
        for top in range(len(lines) - len(drawn)):
            places = [i for i in range(len(lines[top])) if lines[top].startswith(drawn[0], i)]
            for x in places:
                if all(lines[top + y][x : x + len(line)].rstrip() == line for y, line in enumerate(drawn)):
                    return True
    return False


@pytest.mark.parametrize("board", [BOARD, BEFORE, CALM, WORST], ids=["usual", "before", "calm", "worst"])
async def test_every_figure_room_and_team_is_there_at_every_size(board: Board) -> None:
    """
    Nothing that matters is cut; what is delayed is said, with its minutes.
    """
    app = theatre(HandShow(board))
    async with app.run_test(size=SIZES[0]) as pilot:
        for size in SIZES:
            await pilot.resize_terminal(*size)
            picture = seen(app)
            assert size == tuple(app.size)
            for figure in large_figures(board):
                assert _stands(figure.large, picture), (size, figure, picture)
            for room in board.rooms:
                assert room.name in picture, (size, picture)
                if room.status == "delayed":
                    assert f"DELAYED {room.late // 60} min" in picture, (size, picture)
            for team in board.teams:
                assert team.name[:13] in picture, (size, picture)
            if board.ticker:
                assert board.ticker[0].words[:30] in picture, (size, picture)
                assert board.ticker[0].code in picture, (size, picture)
            assert "? help" in picture, (size, picture)
        assert app.mishaps.count == 0


@pytest.mark.parametrize("size", [(79, 24), (1, 1)], ids=str)
async def test_below_the_smallest_size_the_stage_says_what_it_needs(size: tuple[int, int]) -> None:
    """
    A calm sentence with both sizes, while the show runs on; with more room the stage is back.
    """
    show = HandShow()
    app = theatre(show)
    async with app.run_test(size=size) as pilot:
        for width, height in (size, (80, 23), (40, 12), (12, 4), (3, 2), (1, 1), (200, 20)):
            await pilot.resize_terminal(width, height)
            if width >= 40:
                assert "80x24" in seen(app)
                assert f"{width}x{height}" in seen(app)
        show.now = evolve(BOARD, headline=Headline(0.5))
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "needs" not in seen(app))
        assert "within SLA" in seen(app)
        assert app.mishaps.count == 0


async def test_many_sizes_in_a_row_do_no_harm() -> None:
    """
    Somebody drags the corner of the window.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(120, 40)) as pilot:
        for i in range(24):
            await pilot.resize_terminal(20 + i * 37 % 220, 5 + i * 13 % 60)
        await pilot.resize_terminal(80, 24)
        assert "within SLA" in seen(app)
        assert app.mishaps.count == 0


def test_the_manager_keeps_what_others_let_wait() -> None:
    """
    The team of one, last on the floor; and who holds what is seen before how a wait is spelt.
    """
    manager = evolve(BOARD.teams[-1], id=MANAGER, name="Manager", waiting=3, oldest=1200, line=BOARD.teams[0].line)
    floor = FloorPanel()
    floor._board = evolve(BOARD, teams=(*BOARD.teams[:-1], manager))
    assert "sitting on 3 · longest 20 min" in read(floor.draw(78, 7))
    assert re.search("  held +2QB", read(floor.draw(98, 40)))
    floor._board = evolve(BOARD, teams=(*BOARD.teams[:-1], evolve(manager, waiting=0, line=())))
    assert "holding nothing" in read(floor.draw(78, 7))


@pytest.mark.parametrize("width", range(50, 130, 3))
def test_codes_stand_below_each_other_from_the_desk_to_what_is_done(width: int) -> None:
    """
    In somebody's hands, in a line, or solved; and so do the signs of their promises.
    """
    floor = FloorPanel()
    floor._board = BOARD
    rows = [each for each in floor.draw(width, 60) if any(p.target.startswith("incident") for p in each)]

    codes = {sum(cells(p.text) for p in each[: _place(each, "incident")]) for each in rows}
    signs = {sum(cells(p.text) for p in each[: _sign(each)]) for each in rows if _sign(each) is not None}

    assert (len(rows), len(codes), len(signs)) == (15, 1, 1)
    assert read(rows[-2:]).count("resolved") == 2


def _place(each: Row, target: str) -> int:
    return next(i for i, piece in enumerate(each) if piece.target.startswith(target))


def _sign(each: Row) -> int | None:
    return next((i for i, piece in enumerate(each) if piece.text.strip() in {"○", "▲", "■", "◇", "●"}), None)


def test_what_has_just_been_solved_is_seen_to_move_to_what_is_done() -> None:
    """
    Out of somebody's hands, to the end of the floor.
    """
    team = BOARD.teams[1]
    person = next(person for person in team.people if person.card is not None)
    card = person.card
    assert card is not None
    teams = tuple(
        evolve(each, people=tuple(evolve(p, card=None, doing="") if p is person else p for p in each.people))
        for each in BOARD.teams
    )
    after = evolve(BOARD, teams=teams, done=(evolve(card, waited=0), *BOARD.done))
    floor = FloorPanel()
    floor._board, floor._moved = after, moved(BOARD, after)

    assert floor._moved == {card.number}
    assert f"»{card.code}" in next(line for line in read(floor.draw(90, 50)).splitlines() if "resolved  " in line)


def test_what_is_done_in_vain_is_told_whole_before_the_priority() -> None:
    """
    On half of a middling window.
    """
    desk = BOARD.teams[0]
    seeking = evolve(desk.people[1], doing="has to find the delegate", wasted=True)
    floor = FloorPanel()
    floor._board = evolve(BOARD, teams=(evolve(desk, people=(seeking, *desk.people)),))
    first, usual = read(floor.draw(58, 30)).splitlines()[2:4]
    assert "▲ has to find the delegate" in first
    assert "P2" not in first
    assert "P3" in usual


@pytest.mark.parametrize(
    ("width", "height", "told"),
    [(198, 40, "B and 2 more "), (118, 40, "B and 2 more "), (58, 40, "B +2 "), (44, 40, " +2 "), (78, 6, "K7Q+2■")],
)
def test_how_many_have_it_stands_where_it_is_worked_on(width: int, height: int, told: str) -> None:
    """
    In words where there is room, else as a figure; whoever holds it, and in the line.
    """
    desk = BOARD.teams[0]
    joined = evolve(CARDS[0], others=2)
    holding = evolve(desk.people[0], card=joined)
    floor = FloorPanel()
    floor._board = evolve(
        BOARD, teams=(evolve(desk, people=(holding, *desk.people[1:]), line=(joined,)), *BOARD.teams[1:])
    )

    drawn = read(floor.draw(width, height)).splitlines()

    holds, *waits = (line for line in drawn if "K7Q" in line and "Dag" not in line)
    assert told in holds
    assert all("2 more" in line or "+2" in line for line in waits)


@pytest.mark.parametrize("width", range(80, 260, 7))
def test_the_parts_fit_the_height(width: int) -> None:
    """
    At every size each part has at least its heading and a row, and together they are not higher than the stage.
    """
    for height in range(24, 80):
        inner = height - 3
        plan = plan_for(width - 2, inner, BOARD)
        used = plan.headline + plan.gap + plan.programme + plan.floor
        assert plan.headline >= 5
        assert plan.programme >= 5
        assert inner - used >= 2, (width, height, plan)


async def test_the_recording_shows_where_it_stands_at_every_size() -> None:
    """
    The transport bar is whole.
    """
    app = theatre(HandProjector())
    told = ("‖ paused", "09:31:20", "round 2 of 4", "not closed properly", "? help")
    async with app.run_test(size=SIZES[0]) as pilot:
        for size in SIZES:
            await pilot.resize_terminal(*size)
            picture = seen(app)
            assert [words for words in told if words not in picture] == [], (size, picture)


@pytest.mark.parametrize("size", SIZES[:3], ids="{0[0]}x{0[1]}".format)
async def test_every_other_screen_tells_how_to_leave_it(size: tuple[int, int]) -> None:
    """
    The way back stands in the key bar.
    """
    app = theatre(HandShow())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for key in ("p", "i", "d", "w", "c", "r"):
            await press(pilot, key)
            assert "esc back" in seen(app), key
            await press(pilot, "escape")
            assert "Just now" in seen(app), key
