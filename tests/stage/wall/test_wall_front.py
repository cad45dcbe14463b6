"""
The wall in front of the screens: it covers them, keys come up over it, one key turns to the overview, and recordings show the same.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from boards import HandHouse, HandProjector, HandShow
from seeing import press, said, seen, settle, until
from session_on_stage import REFLECTING, ROUND, RoomSession
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.show.messages import Notice
from desk_theatre.show.moments import Moment
from desk_theatre.show.ports import Hosted
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.wall import front, letters
from desk_theatre.stage.wall.layout import layout_for
from desk_theatre.stage.wall.panel import WallPanel

SIZES = [(80, 24), (120, 40), (160, 45), (200, 60)]


def stage(first: Hosted) -> Theatre:
    """
    A theatre with the wall in front, as `play` starts it.
    """
    return Theatre(HandHouse(), first, wall=True)


def panel(app: Theatre) -> WallPanel:
    """
    The wall of the screen that is on.
    """
    return app.screen.query_one(WallPanel)


def texts(app: Theatre) -> dict[str, str]:
    """
    What is written large on the wall.
    """
    canvas = panel(app).canvas
    assert canvas is not None
    return {text.what: text.text for text in canvas.texts}


async def _on_stage(pilot: Pilot[None]) -> None:
    await settle(pilot)
    panel(pilot.app).stop()  # type: ignore[arg-type]
    await settle(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_show_begins_with_the_wall_over_the_whole_terminal(size: tuple[int, int]) -> None:
    app = stage(HandShow())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert panel(app).region == app.screen.region
        assert texts(app)["clock"] == "09:31"
        assert "help" not in seen(app)  # no key bar stands on it
        canvas = panel(app).canvas
        assert canvas is not None
        wanted = ["".join(cell.letter for cell in row).rstrip() for row in canvas.rows()]
        assert seen(app).split("\n") == wanted
        layout = layout_for(*size)
        box = next(text for text in canvas.texts if text.what == "clock")
        assert box.rows == layout.letters


async def test_keys_stand_over_the_sentence_for_a_while_after_any_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "KEYS_FOR", 0.4)
    app = stage(HandShow())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "0")  # a key that means nothing
        lines = seen(app).split("\n")
        assert "space pause" in lines[-1]
        assert "tab overview" in lines[-1]
        assert "space pause" not in "\n".join(lines[:36])
        assert texts(app)["sentence"]
        await until(pilot, lambda: "space pause" not in seen(app), "the wall without keys")
        await press(pilot, "space")
        assert "continue" in seen(app)


async def test_a_refusal_is_said_over_the_wall_and_covers_no_key() -> None:
    app = stage(HandShow())
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "o")
        await until(pilot, lambda: "Round 2 is still running" in seen(app), "the refusal")
        assert "space pause" in seen(app).split("\n")[-1]


async def test_one_key_turns_to_the_overview_and_back_and_a_scene_keeps_the_choice() -> None:
    app = stage(RoomSession(s.NextScene(), c.OpenRound()))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "tab")
        assert "within SLA" in seen(app)
        assert "tab wall" in seen(app)
        assert not panel(app).display or not panel(app).region
        await press(pilot, "e", "enter", "n")
        await settle(pilot)
        assert "tab wall" in seen(app)
        await press(pilot, "tab")
        assert texts(app)["clock"]


@pytest.mark.parametrize("presenter", [False, True])
async def test_a_warning_brings_the_keys_up_until_it_is_gone(presenter: bool) -> None:
    show = HandShow()
    app = Theatre(HandHouse(), show, wall=True, presenter=presenter)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "The disk is full" not in seen(app)
        show.remarks = (Notice("The disk is full.", "bad"),)
        await until(pilot, lambda: "help" in seen(app), "the keys")
        assert ("The disk is full" in seen(app)) is not presenter
        show.remarks = ()
        await until(pilot, lambda: "help" not in seen(app), "the wall without keys")


async def test_a_moment_that_rings_does_not_keep_the_keys_over_the_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The room reads the wall; the facilitator sees the moment after any key.
    """
    monkeypatch.setattr(front, "KEYS_FOR", 0.6)
    show = RoomSession(s.NextScene(), c.OpenRound())
    app = stage(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        moments: list[Moment] = []
        monkeypatch.setattr(show, "moments", lambda: tuple(moments))
        shown = []
        for minute in range(4):
            moments.append(
                Moment(33_060 + 60 * minute, None, "ping-pong", "It went to a wrong team twice.", "Who owns this?")
            )
            app.screen.look()  # type: ignore[attr-defined]
            await settle(pilot)
            shown.append("help" in seen(app))
        assert shown == [False] * 4
        await press(pilot, "0")
        assert "wrong team twice" in seen(app)
        await until(pilot, lambda: "help" not in seen(app), "the wall without keys")


@pytest.mark.parametrize("size", SIZES)
async def test_keys_take_the_place_of_whole_texts_and_cut_none(size: tuple[int, int]) -> None:
    """
    Large texts are whole or gone; and after the keys, the picture is as before.
    """
    app = stage(HandShow())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        before = seen(app)
        await press(pilot, "0")
        canvas, lines = panel(app).canvas, seen(app).split("\n")
        assert canvas is not None
        keys = next(y for y, line in enumerate(lines) if "09:31" in line or "space" in line)
        left, above = canvas.origin
        gone = set()
        for text in canvas.texts:
            stamp = letters.stamp(text.text, text.rows)
            at = [(round(2 * (text.x + left)) + x, round(2 * (text.y + above)) + y) for y, x, _ in stamp.spans]
            inks = {canvas.ink_at(*place) for place in at}
            if text.y + above + text.rows > keys:
                assert inks <= {"back"}, text
                gone.add(text.what.split()[0])
            else:
                assert inks <= {text.ink}, text
        assert gone <= ({"team", "count"} if size == (80, 24) else {"sentence"})
        panel(app).make_way(0)
        app.screen.remove_class("-keys")
        await settle(pilot)
        assert seen(app) == before


async def test_below_the_smallest_size_there_is_only_the_calm_sentence() -> None:
    app = stage(HandShow())
    async with app.run_test(size=(70, 20)) as pilot:
        await settle(pilot)
        assert "80x24" in seen(app)
        assert "█" not in seen(app)
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert texts(app)["clock"] == "09:31"


async def test_without_movement_every_picture_is_at_once_what_it_comes_to(monkeypatch: pytest.MonkeyPatch) -> None:
    show = RoomSession(s.NextScene(), c.OpenRound())
    app = stage(show)
    app.animation_level = "none"
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "e", "enter")
        await until(pilot, lambda: "round" in texts(app), "the curtain")
        assert not panel(app).moves
        await press(pilot, "n", "space", "space", "space")
        await settle(pilot)
        assert texts(app)["figure"] == "62%"
        assert not panel(app).moves


async def test_with_movement_the_curtain_falls_and_comes_to_rest() -> None:
    app = stage(RoomSession(s.NextScene(), c.OpenRound()))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "e", "enter")
        await until(pilot, lambda: panel(app).moves, "the curtain")
        await until(pilot, lambda: not panel(app).moves, "rest")
        assert texts(app)["round"] == "ROUND 1"


async def test_the_rooms_guess_is_typed_before_the_figure_and_stands_beside_it() -> None:
    show = RoomSession(s.NextScene(), *ROUND)
    app = stage(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "space", "space", "g")
        await press(pilot, "6", "0", "enter")
        await settle(pilot)
        assert show.asked[-1] == s.GuessFigure("resolution_sla_met", 0.6)
        await press(pilot, "space")
        await _on_stage(pilot)
        assert texts(app)["bar We said"] == "WE SAID"
        assert texts(app)["amount We said"] == "60"
        assert texts(app)["figure"] == "62%"


async def test_while_the_room_reflects_the_lists_stand_in_front_and_the_wall_shows_what_is_marked() -> None:
    app = stage(RoomSession(*REFLECTING))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        await settle(pilot)
        assert "tab wall" in seen(app)
        await press(pilot, "2", "tab")
        await _on_stage(pilot)
        assert texts(app)["saying 0"] == "“I HAVE IT IN MY HEAD”"
        assert texts(app)["count"].startswith("0 OF")
        await press(pilot, "enter")  # the marked card is picked over the wall as well
        await _on_stage(pilot)
        assert texts(app)["count"].startswith("1 OF")
        await press(pilot, "down")
        await _on_stage(pilot)
        assert texts(app)["saying 0"].startswith("“NOT MY")
        await press(pilot, "4")
        await _on_stage(pilot)
        assert texts(app)["nothing"] == "NO IDEAS YET"
        await press(pilot, "tab")
        assert app.screen.focused is not None


async def test_the_finale_goes_through_its_pictures_with_one_key() -> None:
    """
    The columns; then the room's own incident, told by its kind and place and not by what was typed.
    """
    reported = c.SubmitIncident("no-sound", "a", "Ada", "the mouse is asleep")
    show = RoomSession(s.NextScene(), c.OpenRound(), reported, c.EndRound(), s.EndShow())
    app = stage(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        await _on_stage(pilot)
        assert texts(app)["rounds"] == "ALL ROUNDS"
        await press(pilot, "backspace")
        assert said(app)[-1] == "This is the first picture."
        await press(pilot, "space")
        await _on_stage(pilot)
        assert texts(app)["question"].startswith("YOU REPORTED ")
        assert "MOUSE" not in " ".join(texts(app).values())
        await press(pilot, "space")
        assert said(app)[-1] == "This is the last picture."


async def test_a_recording_shows_the_wall_as_the_room_saw_it() -> None:
    board = evolve(HandShow().now)
    live, replay = stage(HandShow(board)), stage(HandProjector(board))
    pictures = []
    for app in (live, replay):
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            canvas = panel(app).canvas
            assert canvas is not None
            pictures.append(canvas.rows())
    assert pictures[0] == pictures[1]


async def test_over_a_recording_a_key_brings_up_where_it_stands() -> None:
    app = stage(HandProjector())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "space play" not in seen(app)
        await press(pilot, "0")
        assert "space play" in seen(app)
        assert "09:31" in seen(app)


async def test_a_theatre_without_the_wall_begins_with_the_overview() -> None:
    app = Theatre(HandHouse(), HandShow())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "within SLA" in seen(app)
        await press(pilot, "tab")
        assert texts(app)["clock"] == "09:31"


async def test_a_board_that_stays_as_it_is_paints_no_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    show = HandShow()
    app = stage(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, LiveScreen)
        painted: list[Region] = []
        wall = panel(app)
        refresh = wall.refresh

        def noted(*regions: Region, **more: bool) -> Widget:
            painted.extend(regions or (wall.region,))
            return refresh(*regions, **more)

        monkeypatch.setattr(wall, "refresh", noted)
        app.screen.show_all()
        assert painted == []
        show.now = evolve(show.now, headline=evolve(show.now.headline, lost=4))
        app.screen.look()
        await settle(pilot)
        assert painted
        assert {region.y for region in painted} <= {4, 5, 6, 7}
