"""
The round screen: every key does what it says or says why not, and nothing is painted that has not changed.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from boards import BEFORE, BOARD, ROOMS, HandHouse, HandProjector, HandShow
from hypothesis import given
from hypothesis import strategies as st
from rich.console import RenderableType
from seeing import press, said, seen, settle, theatre, until
from textual import events
from textual.geometry import Region
from textual.screen import Screen

from desk_theatre.itsm import commands as c
from desk_theatre.show.board import Board, Phase, TickerLine
from desk_theatre.show.messages import Notice
from desk_theatre.stage.actions import VERBS, next_speed, why_not
from desk_theatre.stage.drawing.row import read
from desk_theatre.stage.drawing.text import what_and_where
from desk_theatre.stage.screens.base.text_prompt import TextPromptScreen
from desk_theatre.stage.screens.house.replay import ReplayScreen
from desk_theatre.stage.screens.round.round import RoundScreen
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.widgets.programme import ProgrammePanel, _below
from desk_theatre.stage.widgets.ticker import TickerPanel


@pytest.mark.parametrize(
    ("board", "key", "asked"),
    [
        (BEFORE, "o", c.OpenRound()),
        (BOARD, "space", c.PauseRound()),
        (evolve(BOARD, phase="paused"), "space", c.ContinueRound()),
        (BOARD, "minus", c.SetSpeed(30.0)),
        (BOARD, "plus", c.SetSpeed(120.0)),
    ],
    ids=["open", "pause", "continue", "slower", "faster"],
)
async def test_a_key_is_a_command(board: Board, key: str, asked: c.Command) -> None:
    """
    What the facilitator presses is what the show is asked.
    """
    show = HandShow(board)
    async with theatre(show).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, key)
        assert show.asked == [asked]


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        ("space", [c.PauseRound(), c.ContinueRound(), c.PauseRound()]),
        ("plus", [c.SetSpeed(120.0), c.SetSpeed(240.0), c.SetSpeed(600.0)]),
    ],
)
async def test_a_key_that_is_pressed_fast_counts_every_time(key: str, asked: list[c.Command]) -> None:
    """
    Also before the stage has looked at what the first press did.
    """
    show = HandShow()
    app = theatre(show)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app._driver is not None
        for _ in asked:
            app._driver.send_message(events.Key(key, None))
        await settle(pilot)
        assert show.asked == asked
        assert said(app) == []


@pytest.mark.parametrize(
    ("board", "key", "reason"),
    [
        (BOARD, "o", "Round 2 is still running"),
        (BEFORE, "e", "No round is running"),
        (BEFORE, "space", "No round is running"),
        (BEFORE, "c", "No round is running"),
        (BEFORE, "r", "No round has been played yet"),
        (evolve(BOARD, phase="over"), "o", "The last round has been played"),
        (evolve(BOARD, practices=()), "p", "offers no practices"),
        (evolve(BOARD, speed=600.0), "plus", "is the fastest pace"),
    ],
)
async def test_a_key_that_can_do_nothing_says_why(board: Board, key: str, reason: str) -> None:
    """
    And asks the show for nothing.
    """
    show = HandShow(board)
    app = theatre(show)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, key)
        assert reason in " ".join(said(app))
        assert show.asked == []


async def test_ending_a_round_early_is_asked_about_first() -> None:
    """
    Escape goes on with the round; only the second time it is ended.
    """
    show = HandShow()
    app = theatre(show)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "e")
        assert "12 incidents are not resolved" in seen(app)
        await press(pilot, "escape")
        assert show.asked == []
        await press(pilot, "e", "y")
        assert show.asked == [c.EndRound()]


async def test_ending_a_round_whose_time_is_over_asks_nothing() -> None:
    """
    Nothing would be lost.
    """
    show = HandShow(evolve(BOARD, at=BOARD.until, resolved=BOARD.submitted))
    async with theatre(show).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "e")
        assert show.asked == [c.EndRound()]


async def test_leaving_in_a_round_is_asked_about_and_stops_the_show_once() -> None:
    """
    The show is started once and stopped once.
    """
    show = HandShow()
    app = theatre(show)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+q")
        assert "Leave the program?" in seen(app)
        await press(pilot, "ctrl+q", "escape")
        assert (show.started, show.stopped) == (1, 0)
        await press(pilot, "ctrl+q", "y")
    assert (show.started, show.stopped, app.return_code) == (1, 1, 0)


async def test_back_in_the_foyer_another_show_can_be_opened() -> None:
    """
    The first one is stopped before.
    """
    show = HandShow(evolve(BOARD, phase="between"))
    house = HandHouse()
    app = theatre(show, house=house)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f")
        assert "Replay a recording" in seen(app)
        assert show.stopped == 1
        await press(pilot, "enter")
        assert house.opened == ["play conference"]
        assert "within SLA" in seen(app)


async def test_what_cannot_be_saved_is_said_in_a_calm_line() -> None:
    """
    A refusal is a sentence.
    """
    show = HandShow()
    show.refusal = "The disk is full; nothing was changed."
    app = theatre(show)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "space")
        assert said(app) == ["The disk is full; nothing was changed."]


async def test_a_notice_stays_until_it_is_mended() -> None:
    """
    It stands below the title, with a symbol, and goes when there is nothing to say any more.
    """
    show = HandShow()
    show.remarks = (Notice("The disk is full; going on in /tmp.", "bad"),)
    app = theatre(show)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "■ The disk is full" in seen(app)
        show.remarks = ()
        await until(pilot, lambda: "The disk is full" not in seen(app))
        assert "08:30 ━" in seen(app)


NOTICES = {
    "short": Notice("The disk is full.", "bad"),
    "moved": Notice(
        "This recording can not be written any more: no space left on the device. "
        "The recording goes on in /root/.local/state/desk-theatre/spare/2026-11-22-1900-conference.theatre. "
        "The last seconds may be missing.",
        "bad",
    ),
    "endless": Notice(" ".join(f"word{i}" for i in range(200)), "warning"),
}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("name", NOTICES)
async def test_all_of_a_notice_can_be_read_and_the_six_figures_stay(size: tuple[int, int], name: str) -> None:
    """
    In up to three rows; what is longer says where the rest stands, and there it stands.
    """
    show = HandShow()
    notice = NOTICES[name]
    show.remarks = (notice, Notice("Something else.", "plain"))
    app = theatre(show)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        lines = seen(app).splitlines()
        await press(pilot, "question_mark")
        helped = _squeezed("".join(line.split("│")[1] for line in seen(app).splitlines() if "│" in line))
        await press(pilot, "escape")
        told = _squeezed(" ".join(lines[1:4]))
        assert _squeezed("(1 more in the help)") in told
        assert "within SLA" in "\n".join(lines[2:10])
        assert "DELAYED 16 min" in "\n".join(lines)
        assert "Just now" in "\n".join(lines)
        assert "? help" in lines[-1]
        if name == "endless":
            assert "word20" in told
            assert "…" in told
            assert "word100" in helped
        else:
            assert _squeezed(notice.words) in helped
            assert "Somethingelse." in helped
        if name == "short" or (name == "moved" and size[0] == 120):
            assert _squeezed(notice.words) in told


def _squeezed(text: str) -> str:
    """
    The letters without what stands between them, since a path is broken without a space.
    """
    return "".join(text.split())


async def test_a_notice_takes_more_rows_in_a_narrower_window() -> None:
    """
    And gives them back in a wider one, and when it goes.
    """
    show = HandShow()
    show.remarks = (NOTICES["moved"],)
    app = theatre(show)
    async with app.run_test(size=(80, 24)) as pilot:
        for width, height, rows in ((80, 24, 3), (240, 24, 1), (100, 30, 3)):
            await pilot.resize_terminal(width, height)
            lines = seen(app).splitlines()
            assert _squeezed(NOTICES["moved"].words) in _squeezed("".join(lines[1 : 1 + rows])), (width, lines)
            assert len(lines) == height
        show.remarks = ()
        await until(pilot, lambda: "This recording" not in seen(app))
        await settle(pilot)
        assert "08:30 ━" in seen(app).splitlines()[1]
        assert "within SLA" in seen(app)


async def test_nothing_is_painted_while_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A paused show costs nothing.
    """
    show = HandShow()
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        painted: list[str] = []

        def watch(part: Lines) -> None:
            refresh = part.refresh

            def noting(*regions: Region, **options: bool) -> Lines:
                painted.append(type(part).__name__)
                return refresh(*regions, **options)

            monkeypatch.setattr(part, "refresh", noting)

        for part in app.screen.query(Lines):
            watch(part)
        looked = show.looks
        await until(pilot, lambda: show.looks >= looked + 4)
        assert painted == []
        show.now = evolve(BOARD, at=BOARD.at + 1)
        looked = show.looks
        await until(pilot, lambda: show.looks >= looked + 4)
        assert painted == ["TopBar"]


async def test_an_incident_that_moved_is_pointed_at_for_a_moment() -> None:
    """
    A sign, not only a colour; and it goes by itself.
    """
    show = HandShow()
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "»" not in seen(app)
        desk, av, *others = BOARD.teams
        card = av.line[0]
        moved = evolve(desk.people[2], doing="repairing", card=card, since=BOARD.at)
        show.now = evolve(
            BOARD, teams=(evolve(desk, people=(*desk.people[:2], moved)), evolve(av, line=(), waiting=5), *others)
        )
        await until(pilot, lambda: f"»{card.code}" in seen(app))
        assert seen(app).count("»") == 1
        await until(pilot, lambda: "»" not in seen(app))


async def test_a_click_on_a_code_opens_its_story() -> None:
    """
    Everything that has a key can be reached by mouse too.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        lines = seen(app).splitlines()
        y = next(i for i, line in enumerate(lines) if "Dag Haugen" in line)
        await pilot.click(offset=(lines[y].index("K7Q") + 1, y))
        await settle(pilot)
        assert "What was promised" in seen(app)


async def test_a_click_on_a_word_of_the_key_bar_is_its_key() -> None:
    """
    Also by mouse.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        y = len(seen(app).splitlines()) - 1
        await pilot.click(offset=(seen(app).splitlines()[y].index("practices"), y))
        await settle(pilot)
        assert "What people do" in seen(app)


@pytest.mark.parametrize("screen", [RoundScreen, ReplayScreen])
def test_every_verb_of_a_screen_can_be_done_and_has_its_own_key(screen: type[RoundScreen | ReplayScreen]) -> None:
    """
    No entry of the key bar, the help or the palette leads nowhere, and no key means two things.
    """
    keys = [key for name in screen.KEYS for key in VERBS[name].keys]
    stands = RoundScreen(HandShow()) if screen is RoundScreen else ReplayScreen(HandProjector())
    assert all(callable(stands.doing(name)) for name in screen.KEYS)
    assert len(keys) == len(set(keys))


def test_the_paces_go_up_and_down_the_same_steps() -> None:
    """
    Twice faster and twice slower is where one was.
    """
    assert next_speed(next_speed(60.0, faster=True) or 0, faster=False) == 60.0
    assert next_speed(600.0, faster=True) is None
    assert next_speed(37.0, faster=True) == 60.0
    assert next_speed(next_speed(45.0, faster=False) or 0, faster=True, left={45.0}) == 45.0


@pytest.mark.parametrize("phase", ["before", "running", "paused", "between", "over"])
def test_leaving_help_and_colours_are_always_possible(phase: Phase) -> None:
    """
    Whatever the show does.
    """
    board = evolve(BOARD, phase=phase)
    assert [why_not(verb, board) for verb in ("help", "quit", "theme", "find", "incidents")] == [""] * 5


async def test_a_recording_is_moved_through_by_keys() -> None:
    """
    A minute, an event, the ends, the next mark, a typed time, a code.
    """
    projector = HandProjector()
    app = theatre(projector)
    start = projector.place.at
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        reached: list[int] = []
        for keys in ("right", "left", "n", "b", "m", "home", "end"):
            await press(pilot, keys)
            reached.append(projector.place.at)
        begin, close = projector.place.opens, projector.place.closes
        assert reached == [start + 60, start, start + 7, start, start + 300, begin, close]
        await press(pilot, "g", *"09", "colon", *"10", "enter")
        assert "09:10:00" in seen(app)
        await press(pilot, "g", *"k7q", "enter")
        assert "09:08:30" in seen(app)
        await press(pilot, "space", "plus")
        assert "▶ playing" in seen(app)
        assert "20×" in seen(app)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("25:99", "Not a time. Type one like 09:12."),
        ("07:00", "This round ran from 08:30 to 11:00."),
        ("23:30", "This round ran from 08:30 to 11:00."),
        ("zzz", "No incident has the code zzz."),
    ],
)
async def test_where_nobody_can_go_is_said(typed: str, told: str) -> None:
    """
    What was typed for a time is answered as one, and a time outside the round leads to its nearest end.
    """
    app = theatre(HandProjector())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "g", *("colon" if letter == ":" else letter for letter in typed), "enter")
        await settle(pilot)
        # Where nothing is meant, the question stays, with the sentence in it.
        asked = isinstance(app.screen, TextPromptScreen)
        assert said(app) == ([] if asked else [told])
        assert asked is not told.startswith("This round ran")
        assert told in seen(app) or not asked


@pytest.mark.parametrize(
    ("key", "words"),
    [("p", "What people do"), ("i", "No sound"), ("d", "There is no sound"), ("c", "The lights go out")],
)
async def test_the_first_picture_of_a_screen_is_whole(monkeypatch: pytest.MonkeyPatch, key: str, words: str) -> None:
    """
    Nobody sees an empty frame that is filled a moment later.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        pictures: list[str] = []
        display = app._display

        def noting(screen: Screen[object], picture: RenderableType | None) -> None:
            if screen is app.screen and not isinstance(screen, RoundScreen):
                pictures.append(seen(app))
            display(screen, picture)

        monkeypatch.setattr(app, "_display", noting)
        await press(pilot, key)
        assert words in pictures[0]


async def test_a_click_on_a_key_of_a_recording_is_pressed_once() -> None:
    """
    Not twice, which would be not at all.
    """
    projector = HandProjector()
    app = theatre(projector)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        y = len(seen(app).splitlines()) - 1
        await pilot.click(offset=(seen(app).splitlines()[y].index("play"), y))
        await settle(pilot)
        assert projector.place.playing


async def test_a_click_on_the_line_of_a_recording_goes_there() -> None:
    """
    The left end is the beginning.
    """
    projector = HandProjector()
    app = theatre(projector)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        y = len(seen(app).splitlines()) - 2
        await pilot.click(offset=(seen(app).splitlines()[y].index("━"), y))
        await settle(pilot)
        assert projector.place.at == projector.place.opens


def test_a_long_line_of_the_ticker_takes_two_rows_and_the_last_one_is_cut_with_a_sign() -> None:
    """
    Nothing essential is lost at the end of a row; nothing is shown by half without a word.
    """
    ticker = TickerPanel()
    ticker._lines = (
        TickerLine(0, "Q2T", "Room D should have begun and cannot: the beamer shows nothing", "bad"),
        TickerLine(0, "K7Q", "No sound", "plain"),
        TickerLine(0, "V2N", "Nobody remembers “speaker cannot find the room” any more", "bad"),
    )
    rows = read(ticker.draw(59, 5)).splitlines()
    assert rows[1:] == [
        "00:00 ■  Q2T  Room D should have begun and cannot: the",
        "              beamer shows nothing",
        "00:00 ·  K7Q  No sound",
        "00:00 ■  V2N  Nobody remembers “speaker cannot find the ro…",
    ]


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (40, "Beamer shows nothing · Room D"),
        (24, "Beamer shows n… · Room D"),
        (14, "Beamer shows…"),
    ],
)
def test_a_place_stays_whole_where_there_is_room_for_it(width: int, told: str) -> None:
    """
    What it is can be guessed from its beginning; where it is cannot.
    """
    assert what_and_where("Beamer shows nothing", "Room D", width) == told


def test_a_title_that_does_not_fit_beside_its_time_stands_below_it() -> None:
    """
    A room that waits for nothing has the row to spare.
    """
    programme = ProgrammePanel()
    programme._rooms = (ROOMS[0], ROOMS[2])
    told = read(programme.draw(59, 5))
    assert "until 10:00\n" in told
    assert "            Opening keynote: when the desk goes quiet\n" in told
    assert "waiting for K7Q No sound" in told


@given(st.text("abc defgh", min_size=1, max_size=60), st.integers(40, 120))
def test_how_it_stands_is_told_whole_or_not_at_all(title: str, width: int) -> None:
    """
    Below a room in trouble the title gives way, not the state behind it.
    """
    room = next(room for room in ROOMS if room.blockers)
    waited = evolve(room, blockers=(evolve(room.blockers[0], title=title, state="assigned"),))

    told = "".join(piece.text for piece in _below(waited, width))

    assert told.count("(") == told.count("(assigned)")
    assert len(told) <= width


@pytest.mark.parametrize("width", [78, 120, 200])
@pytest.mark.parametrize("height", [5, 9, 13])
def test_only_a_session_that_the_desk_delays_has_the_colour_of_bad_news(width: int, height: int) -> None:
    """
    One that is late for other reasons is told with its minutes as well, and marked as something to watch; once it has begun, it is
    nothing but late.
    """
    waiting = tuple(evolve(room, by_desk=False) for room in ROOMS if room.status == "delayed")
    begun = evolve(ROOMS[0], late=720)
    programme = ProgrammePanel()
    drawn = {}
    for by_desk in (False, True):
        programme._rooms = tuple(evolve(room, by_desk=by_desk) for room in (begun, *waiting))
        drawn[by_desk] = programme.draw(width, height)

    roles = {by_desk: {piece.role for line in lines for piece in line} for by_desk, lines in drawn.items()}
    assert roles[False] & {"bad", "alarm"} == set()
    assert roles[True] >= {"bad", "alarm"}
    assert "▲ 2 late" in read(drawn[False])
    assert "■ 2 delayed by the desk" in read(drawn[True])
    assert "▲ DELAYED" in read(drawn[False])
    assert "■ DELAYED" in read(drawn[True])
    assert "12 min late" in read(drawn[False])
