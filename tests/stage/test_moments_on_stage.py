"""
Moments on the stage: they ring for the facilitator alone, and the room sees the one that it is shown.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from boards import FULL_HOUSE, NOW, STOPS, HandHouse, HandProjector, HandShow
from screen_snapshots import Pictures, walk
from seeing import press, said, seen, settle, theatre
from session_on_stage import RoomSession
from textual.pilot import Pilot

from desk_theatre.itsm import commands as c
from desk_theatre.live.replay_player import ReplayPlayer
from desk_theatre.show.messages import Notice
from desk_theatre.show.moments import Moment
from desk_theatre.stage.actions import PRIVATE, commands_of
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.pages.moments import SIGN
from desk_theatre.stage.screens.house.look_back import LookBackScreen
from desk_theatre.stage.screens.house.replay import ReplayScreen
from desk_theatre.stage.screens.round.incident import IncidentScreen
from desk_theatre.stage.screens.round.moment import MomentScreen
from desk_theatre.stage.screens.round.moments import MomentsScreen
from desk_theatre.stage.screens.round.new_moment_alert import RINGS, NewMomentAlert
from desk_theatre.stage.screens.round.round import RoundScreen
from desk_theatre.stage.wording.round import NO_LATER_MOMENT, NO_MOMENT

BUSY: tuple[c.Command | int, ...] = (c.OpenRound(), c.InjectIncidents("no-sound", "a", 30, 20), *[300] * 12)
"""
An hour of a round with more incidents than its people can bear.
"""

sizes = pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids="{0[0]}x{0[1]}".format)


class BusySession(RoomSession):
    """
    A round in which moments have rung.
    """

    def __init__(self) -> None:
        super().__init__()
        self.evening.live(BUSY)
        self.looked: list[ReplayPlayer] = []
        self._look()

    def look_back(self) -> ReplayPlayer:
        self.looked.append(super().look_back())
        return self.looked[-1]


def rung(*stops: Moment) -> HandShow:
    """
    A round with these moments.
    """
    show = HandShow(FULL_HOUSE)
    show.stops = stops
    return show


async def ring(pilot: Pilot[None], show: HandShow, *stops: Moment) -> None:
    """
    Moments come, and the stage looks.
    """
    show.stops = stops
    pilot.app.screen.look()  # type: ignore[attr-defined]
    await settle(pilot)


# --------------------------------------------------------------------------------------------------------- it rings


def test_the_bell_rings_for_what_is_new_and_for_a_while() -> None:
    """
    What was there from the beginning does not ring; what comes does, and a later one takes its place.
    """
    alert = NewMomentAlert(STOPS[:1])
    quiet = alert.look(STOPS[:1]), alert.rings
    came = alert.look(STOPS[:2]), alert.rings
    again = alert.look(STOPS), alert.rings
    looks = [alert.look(STOPS) for _ in range(RINGS)]

    assert quiet == (False, None)
    assert came == (True, STOPS[1])
    assert again == (True, STOPS[2])
    assert looks == [False] * (RINGS - 1) + [True]
    assert alert.rings is None


def test_a_round_that_begins_takes_the_old_ones_away() -> None:
    """
    And its own first one rings, even if nobody has looked in between.
    """
    alert = NewMomentAlert(())
    alert.look(STOPS)
    alert.look(())
    empty = alert.rings, alert.moments
    alert.look(STOPS)
    alert.look(STOPS[1:2])

    assert empty == (None, ())
    assert alert.rings == STOPS[1]


@sizes
async def test_a_moment_that_comes_is_a_calm_line_and_then_a_count(size: tuple[int, int]) -> None:
    """
    Nothing else on the stage moves; after a while the line gives way to the progress of the round, and the count stays.
    """
    show = rung()
    app = theatre(show)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        before = seen(app).splitlines()
        await ring(pilot, show, *STOPS)
        line = seen(app).splitlines()
        for _ in range(RINGS):
            app.screen.look()  # type: ignore[attr-defined]
        await settle(pilot)
        after = seen(app).splitlines()

    told = (
        STOPS[-1].words
        if size[0] > 180
        else f"{STOPS[-1].name}: {STOPS[-1].about}"
        if size[0] > 100
        else STOPS[-1].name
    )
    assert told in line[1]
    assert line[1].endswith("l: moments")
    assert after[1] == before[1]
    assert [each[2:-1] for each in (line, after)] == [before[2:-1]] * 2
    assert [f"{SIGN} 3" in each[0] for each in (before, line, after)] == [False, True, True]
    assert [SIGN in "\n".join(each) for each in (before, after[1:])] == [False, False]


async def test_what_has_to_be_known_comes_first() -> None:
    """
    A full disk stays where it stands; a remark gives way for a while.
    """
    found = []
    for tone in ("bad", "plain"):
        show = rung()
        show.remarks = (Notice("Something is to be known.", tone),)
        app = theatre(show)
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            await ring(pilot, show, *STOPS)
            found.append("Something is to be known." in seen(app))

    assert found == [True, False]


async def test_what_is_newer_is_told_and_the_moment_comes_back() -> None:
    """
    Somebody asks while a moment rings: that is told first, and when it has been told the moment stands there again.
    """
    show = rung()
    asked = Notice("Somebody asks for theirs.", "plain")
    app = theatre(show)
    found = []
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await ring(pilot, show, *STOPS)
        for remarks in ((asked,), ()):
            show.remarks = remarks
            await ring(pilot, show, *STOPS)
            found.append((asked.words in seen(app), SIGN in seen(app).splitlines()[1]))

    assert found == [(True, False), (False, True)]


# ------------------------------------------------------------------------------------------------ the room looks on


@sizes
async def test_the_room_sees_nothing_of_it(size: tuple[int, int]) -> None:
    """
    Cell by cell the stage is the same, whether a moment rings or not; the list stays closed until j.
    """
    pages = []
    for stops in ((), STOPS):
        show = rung()
        app = Theatre(HandHouse(), show, presenter=True)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await ring(pilot, show, *stops)
            pages.append(seen(app))
            await press(pilot, "l")
            await settle(pilot)
            assert isinstance(app.screen, RoundScreen)
            assert PRIVATE in said(app)

    assert pages[0] == pages[1]


async def test_whoever_hides_things_closes_the_list() -> None:
    """
    And a moment that the room is being shown stays.
    """
    app = theatre(rung(*STOPS))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "l")
        await settle(pilot)
        assert isinstance(app.screen, MomentsScreen)
        await press(pilot, "j")
        await settle(pilot)
        assert isinstance(app.screen, RoundScreen)
        await press(pilot, "s", "j")
        await settle(pilot)
        assert isinstance(app.screen, MomentScreen)


@sizes
@pytest.mark.parametrize("presenter", [True, False])
async def test_a_key_shows_the_room_a_moment_and_takes_it_away(size: tuple[int, int], presenter: bool) -> None:
    """
    The latest one; the arrow keys go to the others, and the ends are ends.
    """
    app = Theatre(HandHouse(), rung(*STOPS), presenter=presenter)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        before = seen(app)
        await press(pilot, "s")
        await settle(pilot)
        page = " ".join(seen(app).split())
        shown, refused = [], []
        for key in ("right", "left", "left", "left"):
            await press(pilot, key)
            await settle(pilot)
            assert isinstance(app.screen, MomentScreen)
            shown.append(app.screen.moment)
            refused += said(app)
        await press(pilot, "s")
        await settle(pilot)
        after = seen(app)

    assert STOPS[2].words in page
    assert "█" in page
    assert shown == [STOPS[2], STOPS[1], STOPS[0], STOPS[0]]
    assert refused[0] == "This is the latest moment of the round."
    assert refused[-1] == "This is the first moment of the round."
    assert after.splitlines()[:5] == before.splitlines()[:5]


async def test_the_clocks_stop_while_the_room_talks() -> None:
    """
    Space, on the list and on the moment; again, and they go on.
    """
    show = rung(*STOPS)
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "l", "space")
        await settle(pilot)
        paused = seen(app)
        await press(pilot, "s", "space")
        await settle(pilot)

        assert isinstance(app.screen, MomentScreen)
    assert "‖ paused" in paused
    assert show.asked == [c.PauseRound(), c.ContinueRound()]


@pytest.mark.parametrize("key", ["l", "s"])
async def test_where_nothing_stands_out_it_is_said(key: str) -> None:
    """
    An hour without a lesson is a good hour.
    """
    app = theatre(rung())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, key)
        await settle(pilot)

        assert isinstance(app.screen, RoundScreen)
        assert said(app) == [NO_MOMENT]


# --------------------------------------------------------------------------------------------------------- the list


async def test_the_list_tells_the_one_that_is_marked() -> None:
    """
    First the latest; with its question, and its incident one key away.
    """
    app = theatre(rung(*STOPS))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "l")
        await settle(pilot)
        first = " ".join(seen(app).split())
        await press(pilot, "up")
        await settle(pilot)
        second = " ".join(seen(app).split())
        await press(pilot, "i")
        await settle(pilot)
        refused = said(app)
        await press(pilot, "up", "i")
        await settle(pilot)

        assert isinstance(app.screen, IncidentScreen)
        assert app.screen.number == STOPS[0].incident

    assert [each.question in first for each in STOPS] == [False, False, True]
    assert [each.question in second for each in STOPS] == [False, True, False]
    assert refused == ["This moment is not about one incident."]


async def test_a_moment_comes_while_the_list_is_open() -> None:
    """
    It joins the others; the mark stays where it is.
    """
    show = rung(*STOPS[:2])
    app = theatre(show)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "l")
        await settle(pilot)
        await ring(pilot, show, *STOPS)
        page = seen(app)

    assert "3 moments" in page
    assert [STOPS[1].question in page, STOPS[2].question in page] == [True, False]


async def test_a_moment_of_a_running_round_opens_in_the_recording() -> None:
    """
    From the list and from what the room is shown; escape leads back, and the round has not moved.
    """
    show = BusySession()
    app, wanted, before = theatre(show), show.moments(), show.evening.show.at
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "l", "home", "enter")
        await settle(pilot)
        assert isinstance(app.screen, LookBackScreen)
        await press(pilot, "escape")
        await settle(pilot)
        assert isinstance(app.screen, MomentsScreen)
        await press(pilot, "end", "s", "l")
        await settle(pilot)
        assert isinstance(app.screen, LookBackScreen)
        await press(pilot, "escape", "escape")
        await settle(pilot)
        assert isinstance(app.screen, MomentsScreen)

    assert len(wanted) > 1
    assert [each.position().at for each in show.looked] == [wanted[0].at, wanted[-1].at]
    assert show.evening.show.at == before


async def test_mouse_and_palette_lead_there_as_well() -> None:
    """
    A click on the count, one on the line, and the palette.
    """
    show = rung()
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await ring(pilot, show, *STOPS)
        assert isinstance(app.screen, RoundScreen)
        offered = [command.title for command in commands_of(app.screen)]
        for y in (1, 0):
            lines = seen(app).splitlines()
            await pilot.click(offset=(lines[y].index(SIGN), y))
            await settle(pilot)
            assert isinstance(app.screen, MomentsScreen)
            await press(pilot, "escape")
            await settle(pilot)

    assert [title for title in offered if title.startswith("moments: ")] == [
        "moments: moments of this round worth stopping for",
        "moments: show this moment to the room, large, with its question",
    ]


# ------------------------------------------------------------------------------------------------------- the replay


def recorded() -> HandProjector:
    """
    A recording that stands before the last of its moments.
    """
    projector = HandProjector()
    projector.stops = (*STOPS, evolve(STOPS[2], at=NOW + 900))
    projector.seek(STOPS[1].at)
    return projector


async def test_a_recording_stops_at_its_moments() -> None:
    """
    One after the other, each told where it stands; after the last there is none.
    """
    projector = recorded()
    app = theatre(projector)
    places, told = [], []
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for _ in range(3):
            await press(pilot, "k")
            await settle(pilot)
            places.append(projector.position().at)
            told.append(STOPS[2].name in seen(app))
        refused = said(app)

    assert places == [STOPS[2].at, NOW + 900, NOW + 900]
    assert told == [True, True, True]
    assert refused == [NO_LATER_MOMENT]


async def test_the_list_of_a_recording_goes_there() -> None:
    """
    The one where it stands is marked; enter goes to another, on the screen from which one came.
    """
    projector = recorded()
    app = theatre(projector)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "l")
        await settle(pilot)
        page = " ".join(seen(app).split())
        await press(pilot, "up", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ReplayScreen)
        first = projector.position().at
        await press(pilot, "s", "right", "space", "l")
        await settle(pilot)
        assert isinstance(app.screen, ReplayScreen)

    assert STOPS[1].question in page
    assert (first, projector.position().at) == (STOPS[0].at, STOPS[1].at)
    assert "A recording has no round to pause." in said(app)


async def test_a_recording_before_the_room_shows_no_moment_unasked() -> None:
    """
    No mark on the line, no sentence, no list; the key goes on, and shows one.
    """
    projector = recorded()
    app = Theatre(HandHouse(), projector, presenter=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "k", "l")
        await settle(pilot)
        page = seen(app)
        assert isinstance(app.screen, ReplayScreen)
        await press(pilot, "s")
        await settle(pilot)
        assert isinstance(app.screen, MomentScreen)

    assert projector.position().at == STOPS[2].at
    assert SIGN not in page
    assert STOPS[2].name not in page


@sizes
async def test_snapshots_of_moments(size: tuple[int, int], pictures: Pictures) -> None:
    """
    One rings, the list, one for the room, and a recording that stands at one.
    """
    show = rung()
    live, replay = theatre(show), theatre(recorded())
    async with live.run_test(size=size) as pilot:
        await settle(pilot)
        await ring(pilot, show, *STOPS)
        pictures.take("it rings", live)
        for name, key in (("the list", "l"), ("for the room", "s")):
            await press(pilot, key)
            await settle(pilot)
            pictures.take(name, live)
    await walk(replay, size, [("in a recording", ("k",))], pictures)
    pictures.check()
