"""
The presenter's stage: what only the facilitator should see is kept from the room, and one key shows it.
"""

from __future__ import annotations

import pytest
from boards import FULL_HOUSE, HandHouse, HandShow
from click.testing import CliRunner
from seeing import press, said, seen, settle
from session_on_stage import REFLECTING, ROUND, RoomSession

from desk_theatre.cli.main import main
from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.itsm.commands import Command
from desk_theatre.itsm.values import value
from desk_theatre.show.messages import Notice
from desk_theatre.show.ports import Hosted
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.screens.round.cues import CuesScreen
from desk_theatre.stage.screens.round.round import RoundScreen
from desk_theatre.stage.screens.session.practice_values import PracticeValuesScreen
from desk_theatre.stage.screens.session.reflection import ReflectionScreen

SECRET = "2 texts are held; x shows which."
VEILED = "A message for the facilitator"
QUESTION = "What would you think now?"
CARD_QUESTION = "How many things are in your head right now?"


def stage(show: Hosted, *, presenter: bool = True) -> Theatre:
    """
    A theatre whose screen the room sees.
    """
    return Theatre(HandHouse(), show, presenter=presenter)


def troubled() -> HandShow:
    """
    A show with something that the facilitator has to know.
    """
    show = HandShow(FULL_HOUSE)
    show.remarks = (Notice(SECRET, "plain"),)
    return show


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_notices_are_hidden_and_a_key_shows_them(size: tuple[int, int]) -> None:
    """
    The room sees that there is something, and not what; j shows it at once, and hides it again.
    """
    app = stage(troubled())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        hidden = seen(app)
        await press(pilot, "j")
        app.screen.look()  # type: ignore[attr-defined]
        await settle(pilot)
        shown = seen(app)
        await press(pilot, "j")
        app.screen.look()  # type: ignore[attr-defined]
        await settle(pilot)
        again = seen(app)

    assert [(SECRET in each, VEILED in each) for each in (hidden, shown, again)] == [
        (False, True),
        (True, False),
        (False, True),
    ]


async def test_help_does_not_tell_it_either() -> None:
    """
    Notices stand in the help as well.
    """
    app = stage(troubled())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "question_mark")
        await settle(pilot)

        assert SECRET not in seen(app)


@pytest.mark.parametrize("key", ["x", "c"])
async def test_texts_and_cues_stay_off_the_screen(key: str) -> None:
    """
    What was typed, and what is still to come.
    """
    app = stage(HandShow(FULL_HOUSE))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, key)
        await settle(pilot)

        assert isinstance(app.screen, RoundScreen)
        assert "Hidden from the room. Press j to show it." in said(app)


async def test_a_private_screen_is_left_when_the_room_may_look() -> None:
    """
    Whoever hides things while the cues are open hides the cues.
    """
    app = stage(HandShow(FULL_HOUSE), presenter=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c")
        await settle(pilot)
        assert isinstance(app.screen, CuesScreen)
        await press(pilot, "j")
        await settle(pilot)

        assert isinstance(app.screen, RoundScreen)


@value
class Shown:
    """
    Something that can be read on a screen of a session.

    Args:
        words: as they stand there.
        commands: that lead to the scene.
        keys: that lead from the scene to the screen.
    """

    words: str
    commands: tuple[Command, ...]
    keys: tuple[str, ...] = ()


CURTAIN: tuple[Command, ...] = (s.NextScene(), *ROUND)
SECOND_LAST: tuple[Command, ...] = (*REFLECTING, s.ProposeImprovement("process", "recording"))
PRIVATE = {
    "what answers a card": Shown("Record every incident", REFLECTING, ("2",)),
    "how late the evening is, in the briefing": Shown("to the end", (s.NextScene(),)),
    "how late the evening is, at the curtain": Shown("to the end", CURTAIN),
    "how late the evening is, in the reflection": Shown("to the end", REFLECTING),
    "how late the evening is, in the finale": Shown("to the end", (*REFLECTING, s.EndShow())),
    "notices in the briefing": Shown(SECRET, (s.NextScene(),)),
    "notices at the curtain": Shown(SECRET, CURTAIN),
    "notices in the reflection": Shown(SECRET, REFLECTING),
    "notices where something is proposed": Shown(SECRET, REFLECTING, ("4", "i")),
    "notices in the finale": Shown(SECRET, (*REFLECTING, s.EndShow())),
    "notices among the charts": Shown(SECRET, (*REFLECTING, s.EndShow()), ("c",)),
    "notices on the stage": Shown(SECRET, (c.OpenRound(),)),
    "notices over the practices": Shown(SECRET, (c.OpenRound(),), ("p",)),
    "notices over the incidents": Shown(SECRET, (c.OpenRound(),), ("i",)),
    "notices over the rounds": Shown(SECRET, (c.OpenRound(),), ("r",)),
}
"""
Everything that is for the facilitator only and stands on a screen which the room sees as well.
"""
PUBLIC = {
    "the evidence of a card": Shown("4 were forgotten", REFLECTING, ("2",)),
    "the question of a card": Shown(CARD_QUESTION, REFLECTING, ("2",)),
    "a moment": Shown("No news for 10 min", REFLECTING),
    "the question of a moment": Shown(QUESTION, REFLECTING),
    "the time left of the scene": Shown("left here", REFLECTING),
    "what a practice changes": Shown("What people do", REFLECTING, ("4", "i")),
    "price tags when the room has chosen": Shown(
        "Replaying the round many times", (*SECOND_LAST, s.ChooseImprovement(1)), ("y",)
    ),
}
"""
What the room reads and talks about.
"""


class Assayed:
    """
    Price tags that are still being reckoned.
    """

    share, failure, rough, found = 0.5, "", None, None

    def cancel(self) -> None:
        """
        Nobody looks at them any more.
        """


def session(*commands: Command) -> RoomSession:
    """
    A session with something that the facilitator has to know.
    """
    made = RoomSession(*commands)
    made.remarks = (Notice(SECRET, "plain"),)
    made.valuing = Assayed()
    return made


async def _read(shown: Shown, *, presenter: bool, size: tuple[int, int] = (120, 40)) -> str:
    made = session(*shown.commands)
    app = Theatre(HandHouse(), opening=lambda: made, presenter=presenter)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for key in shown.keys:
            await press(pilot, key)
            await settle(pilot)
        return seen(app) + "\n"


@pytest.mark.parametrize("shown", PRIVATE.values(), ids=PRIVATE)
async def test_what_is_for_the_facilitator_only_is_not_seen_by_the_room(shown: Shown) -> None:
    """
    It stands there without `--presenter`, and not with it.
    """
    pages = [_flat(await _read(shown, presenter=presenter)) for presenter in (False, True)]

    assert [_flat(shown.words) in page for page in pages] == [True, False]


@pytest.mark.parametrize("shown", PUBLIC.values(), ids=PUBLIC)
async def test_what_the_room_talks_about_is_seen(shown: Shown) -> None:
    """
    Evidence and opening questions are what a reflection is made of.
    """
    assert shown.words in await _read(shown, presenter=True)


async def test_answers_come_with_a_key() -> None:
    """
    When the room has said what it thinks, j shows what answers the card, and hides it again.
    """
    made = session(*REFLECTING)
    app = Theatre(HandHouse(), opening=lambda: made, presenter=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        pages = []
        for key in ("2", "j", "j"):
            await press(pilot, key)
            await settle(pilot)
            pages.append(seen(app))

    assert ["Record every incident" in page for page in pages] == [False, True, False]
    assert ["What would help: press j." in page for page in pages] == [True, False, True]


async def test_price_tags_wait_until_the_room_has_chosen() -> None:
    """
    They tell the answers; who hides things again while they are open, leaves them.
    """
    made = session(*SECOND_LAST)
    app = Theatre(HandHouse(), opening=lambda: made, presenter=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "y")
        await settle(pilot)
        refused, screens = said(app), [type(app.screen)]
        for key in ("j", "y", "j"):
            await press(pilot, key)
            await settle(pilot)
            screens.append(type(app.screen))

    assert "Price tags give away the answers. Let the room choose first, or press j." in refused
    assert screens == [ReflectionScreen, ReflectionScreen, PracticeValuesScreen, ReflectionScreen]


def _flat(page: str) -> str:
    """
    Without what only divides the page into columns and rows.
    """
    return " ".join(page.split())


def test_a_made_pin_is_not_shown_to_the_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A PIN that is made has to be shown; where the room looks on, it is typed.
    """
    monkeypatch.setattr("desk_theatre.cli.terminal.need_terminal", lambda: None)
    monkeypatch.setattr(Theatre, "perform", lambda self: 0)

    result = CliRunner().invoke(main, ["play", "conference", "--kiosk-lock", "--presenter"], input="\n\n2718\n2718\n")

    assert result.exit_code == 0, result.output
    assert "The PIN is" not in result.output
    assert result.output.count("The facilitator's PIN, 4 to 12 digits") == 3
