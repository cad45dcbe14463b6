"""
The delegate's form: few keys to a code, nothing lost on the way, and no way out of a locked one but the PIN.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

import pytest
from attrs import evolve
from boards import HandHouse
from seeing import press, said, seen, settle, theatre, until
from session_on_stage import RoomSession
from textual import events
from textual.pilot import Pilot

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import room_commands as r
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.live.host import ShowHost
from desk_theatre.live.start import begin
from desk_theatre.show.lock import Lock
from desk_theatre.show.messages import Answer, Notice
from desk_theatre.show.nicknames import nicknames
from desk_theatre.show.roles import Envelope, from_facilitator
from desk_theatre.show.wording import answers
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.screens.base.help import HelpScreen
from desk_theatre.stage.screens.desk import desk
from desk_theatre.stage.screens.desk.desk import DeskScreen
from desk_theatre.stage.screens.desk.mood import MoodScreen
from desk_theatre.stage.screens.desk.pin import PinScreen
from desk_theatre.stage.screens.round import find
from desk_theatre.stage.screens.round.find import FindScreen
from desk_theatre.stage.screens.round.round import RoundScreen
from desk_theatre.stage.widgets.field import TextField
from desk_theatre.stage.wording import desk as desk_words
from runners import SCENARIO
from small_scenarios import SMALL_TOML

SIZE = (80, 24)
SOUND = c.SubmitIncident("no-sound", "a", "row 4", "lips move, nothing comes out")
FIRST_FORM = f"{1:016x}"


class PaperClock:
    """
    The clock by which somebody who has guessed the PIN has to wait.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr("desk_theatre.stage.screens.desk.pin.monotonic", lambda: self.now)


def _locked(show: RoomSession) -> Theatre:
    return Theatre(HandHouse(), show, lock=Lock("4711"))


async def _paste(pilot: Pilot[None], text: str) -> None:
    assert pilot.app.screen.focused is not None
    pilot.app.screen.focused.post_message(events.Paste(text))
    await settle(pilot)


async def test_seven_keys_lead_from_the_first_one_to_the_code() -> None:
    """
    Three letters, and enter for the room, the words and the name that are offered; escape would have given no name.
    """
    show = RoomSession(c.OpenRound())
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        await press(pilot, *"sou", "enter", "enter", "enter", "enter")
        await settle(pilot)
        shown = seen(app)

    report = show.asked[-1]
    assert isinstance(report, c.SubmitIncident)
    assert (report.kind, report.room, report.text, report.by) == ("no-sound", "a", "", nicknames(FIRST_FORM, 1)[0])
    assert "Your code is" in shown
    assert "Next: an agent listens" in shown


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        (("down", "down", "down"), ""),
        (("down",), nicknames(FIRST_FORM, 2)[1]),
        (tuple("Kim"), "Kim"),
        ((*"Kim", "backspace", "backspace", "backspace"), nicknames(FIRST_FORM, 1)[0]),
        ((*"Kim", "down", "down", "down", "down"), ""),
    ],
)
async def test_a_delegate_is_called_what_they_like_or_nothing(keys: tuple[str, ...], name: str) -> None:
    """
    What was typed comes first; the stock and no name at all are an arrow key away.
    """
    show = RoomSession(c.OpenRound())
    async with theatre(show).run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"badge", "enter", "enter", *keys, "enter")
        await settle(pilot)

    assert [getattr(command, "by", None) for command in show.asked] == [name]


async def test_the_room_is_remembered_at_this_terminal() -> None:
    """
    Also when the form was left in between; another one is a word away.
    """
    show = RoomSession(c.OpenRound())
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"sound", "enter", "down", "enter", "enter", "enter", "escape")
        await press(pilot, "d", *"sound", "enter")
        offered = seen(app)
        await press(pilot, "enter", "escape")
        await press(pilot, *"room a", "enter")
        answered = seen(app)

    assert "Room B   as before" in offered
    assert next(line for line in offered.splitlines() if "▸" in line).strip().startswith("▸ Room B")
    assert "Room A" in answered


async def test_what_was_typed_to_find_the_kind_are_not_the_delegates_words() -> None:
    """
    The question for their own words begins with an empty line.
    """
    show = RoomSession(c.OpenRound())
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"no sound in here", "enter", "enter")
        words = app.screen.query_one(TextField).value
        await press(pilot, *"lips move", "enter", "enter")
        await settle(pilot)

    assert words == ""
    assert [getattr(command, "text", None) for command in show.asked] == ["lips move"]


async def test_words_typed_before_joining_go_with_the_me_too() -> None:
    """
    The question says that enter joins; with another report instead, they are its words.
    """
    show = RoomSession(c.OpenRound(), SOUND)
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"sound", "enter", "enter", *"here too")
        asked = seen(app)
        await press(pilot, "enter")
        await settle(pilot)
        await press(pilot, "enter", *"sound", "enter", "enter", *"only the left", "down", "enter")
        kept = app.screen.query_one(TextField).value
        await press(pilot, "enter", "enter")
        await settle(pilot)

    assert "enter to join" in asked
    assert kept == "only the left"
    joined, own = show.asked
    assert isinstance(joined, r.MeToo)
    assert (joined.incident, joined.text) == (1, "here too")
    assert isinstance(own, c.SubmitIncident)
    assert own.text == "only the left"


async def test_what_cannot_be_joined_any_more_is_reported_with_the_same_words() -> None:
    """
    The incident was withdrawn while the delegate typed.
    """
    show = RoomSession(c.OpenRound(), SOUND)
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"sound", "enter", "enter", *"here too")
        await show.hand_in(from_facilitator(c.WithdrawIncident(1)))
        await press(pilot, "enter")
        await settle(pilot)
        told, words = said(app)[-1], app.screen.query_one(TextField).value
        await press(pilot, "enter", "enter")
        await settle(pilot)

    assert told == "That incident is no longer open. Please report it again."
    assert words == "here too"
    assert getattr(show.asked[-1], "text", "") == "here too"


async def test_nothing_is_lost_by_looking_back() -> None:
    """
    Words and name stand there again.
    """
    show = RoomSession(c.OpenRound())
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"badge", "enter", *"torn", "enter", *"Kim", "escape")
        words = app.screen.query_one(TextField).value
        await press(pilot, "escape", "enter", "enter")
        name = app.screen.query_one(TextField).value
        await press(pilot, "enter")
        await settle(pilot)

    assert (words, name) == ("torn", "Kim")
    assert [(getattr(x, "text", ""), getattr(x, "by", "")) for x in show.asked] == [("torn", "Kim")]


async def test_what_is_asked_in_between_loses_nothing() -> None:
    """
    F2 in the middle of a form: where is mine?, and back to the same words.
    """
    app = theatre(RoomSession(c.OpenRound(), SOUND))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"badge", "enter", *"half a sen", "f2", *code_of(1).lower())
        found = seen(app)
        await press(pilot, "escape")
        words = app.screen.query_one(TextField).value

    assert "lips move, nothing comes out" in found
    assert words == "half a sen"


async def test_back_from_the_story_to_the_receipt_enter_is_for_the_next_delegate() -> None:
    """
    And not for a line that is hidden.
    """
    app = theatre(RoomSession(c.OpenRound()))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"badge", *("enter",) * 3)
        await settle(pilot)
        await press(pilot, "w", "escape", "enter")
        await settle(pilot)

        assert "What is wrong, or what do you need?" in seen(app)


async def test_the_same_in_the_same_room_is_offered_with_how_many_have_it() -> None:
    """
    Not the same kind elsewhere; who joins gets the same code, and sees how many more.
    """
    show = RoomSession(c.OpenRound(), SOUND, r.MeToo(1), c.SubmitIncident("no-sound", "b"))
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"sound", "enter", "enter")
        offered = seen(app)
        await press(pilot, "enter")
        await settle(pilot)
        receipt = seen(app)
        await press(pilot, "w")
        mine = seen(app)

    assert f"{code_of(1)}, " in offered
    assert ", and 1 more" in offered
    assert code_of(3) not in offered
    assert f"its code is {code_of(1)}" in receipt
    assert "2 others have it too" in receipt
    assert "2 others have it too" in mine


class Flooded(RoomSession):
    """
    A desk that takes nothing for a while.
    """

    def __init__(self, wait: float) -> None:
        super().__init__(c.OpenRound())
        self.wait = wait
        self.refused = 0

    async def hand_in(self, envelope: Envelope) -> Answer:
        if self.wait and isinstance(envelope.command, (c.SubmitIncident, r.MeToo)):
            self.refused += 1
            return Answer(False, "Too many reports at once.", wait=self.wait)
        return await super().hand_in(envelope)


async def test_who_comes_too_soon_waits_and_types_nothing_twice() -> None:
    """
    The form says when, counts down, and sends by itself; one incident under one key.
    """
    show = Flooded(0.8)
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"badge", "enter", *"torn", "enter", *"Kim", "enter")
        await settle(pilot)
        told, name = seen(app), app.screen.query_one(TextField).value
        show.wait = 0.0
        await until(pilot, lambda: "Your code is" in seen(app), "the receipt")

    assert "Too many reports at once. The desk takes the next one in a moment" in told
    assert "yours is sent then" in " ".join(told.split())
    assert name == "Kim"
    assert [(getattr(x, "text", ""), getattr(x, "by", "")) for x in show.asked] == [("torn", "Kim")]


async def test_who_waits_can_change_their_mind() -> None:
    """
    Escape calls it off and leaves everything as it was typed; enter tries at once.
    """
    show = Flooded(3600.0)
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"badge", "enter", "enter", *"Kim", "enter")
        await settle(pilot)
        waiting = seen(app)
        await press(pilot, "escape")
        calm, name = seen(app), app.screen.query_one(TextField).value
        await press(pilot, "enter")
        await settle(pilot)
        show.wait = 0.0
        await press(pilot, "enter")
        await settle(pilot)
        sent = seen(app)

    assert "in 3600 seconds" in waiting
    assert "So many" not in calm
    assert name == "Kim"
    assert show.refused == 2
    assert "Your code is" in sent


async def test_a_report_that_waits_when_the_round_ends_is_given_up() -> None:
    """
    The form says so, and does not hand it in again by itself, neither now nor when the cap would take it.
    """
    show = Flooded(3600.0)
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"badge", "enter", "enter", *"Kim", "enter")
        await settle(pilot)
        await show.hand_in(from_facilitator(c.EndRound()))
        await until(pilot, lambda: desk_words.TOO_LATE in " ".join(seen(app).split()), "the sentence")
        form = app.screen
        assert isinstance(form, DeskScreen)
        show.wait = 0.0
        form.form = evolve(form.form, due=0.0)
        for _ in range(3):
            form._tick()
            await settle(pilot)
        told = seen(app)

    assert "Too many reports at once" not in told
    assert show.refused == 1
    assert show.asked == [c.EndRound()]


class Refusing(Flooded):
    """
    A desk that takes nothing for a while, and then refuses it.
    """

    async def hand_in(self, envelope: Envelope) -> Answer:
        answer = await super().hand_in(envelope)
        return answer if answer.wait else Answer(False, "There is no such room.")


async def test_a_report_that_waited_and_is_refused_is_handed_in_once() -> None:
    """
    The reason is said; it is for the delegate to try again.
    """
    show = Refusing(0.1)
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"badge", "enter", "enter", *"Kim", "enter")
        show.wait = 0.0
        await until(pilot, lambda: "There is no such room." in said(app), "the reason")
        form = app.screen
        assert isinstance(form, DeskScreen)
        form.form = evolve(form.form, due=0.0)
        for _ in range(3):
            form._tick()
            await settle(pilot)

    assert len(show.asked) == 1


async def test_a_form_between_two_rounds_says_what_can_be_done() -> None:
    """
    The round ends while somebody types: letters go nowhere, and it is told; when the next one opens, the form is as it was.
    """
    show = RoomSession(c.OpenRound())
    app = _locked(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"badge", "enter", *"torn", "enter")
        await show.hand_in(from_facilitator(c.EndRound()))
        await until(pilot, lambda: "The desk opens soon." in seen(app), "the sentence")
        asked = len(show.asked)
        await press(pilot, *"tuJpxo", "down", "enter")
        await settle(pilot)
        closed, theme, handed_in = seen(app), app.theme, len(show.asked) - asked
        await show.hand_in(from_facilitator(c.OpenRound()))
        await until(pilot, lambda: "The desk opens soon." not in seen(app), "the sentence gone")
        await press(pilot, *"Kim", "enter")
        await settle(pilot)
        sent = seen(app)

    assert "What may we call you?" not in closed
    assert "The desk takes reports during a round" in closed
    assert theme == "house-dark"
    assert handed_in == 0
    assert "Your code is" in sent
    assert [(getattr(x, "text", ""), getattr(x, "by", "")) for x in show.asked[-1:]] == [("torn", "Kim")]


@pytest.mark.parametrize(
    ("commands", "sentence"),
    [
        ((), desk_words.SOON),
        ((c.OpenRound(), c.EndRound()), desk_words.SOON),
        ((c.OpenRound(), c.EndRound()) * 3, desk_words.OVER),
    ],
)
async def test_a_closed_desk_says_so_and_presses_none_of_the_facilitators_keys(
    commands: tuple[c.Command, ...], sentence: str
) -> None:
    """
    Whatever a delegate types; escape leads back to the stage.
    """
    show = RoomSession(*commands)
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"the beamer is broken?+-", "enter", "down", "tab", "space", *"tt")
        await settle(pilot)
        closed, theme, screen = seen(app), app.theme, app.screen
        await press(pilot, "escape")
        await settle(pilot)
        back = type(app.screen)

    assert sentence in closed
    assert theme == "house-dark"
    assert isinstance(screen, DeskScreen)
    assert back is RoundScreen
    assert show.asked == []


KEYS = (
    *"oeprictxKwdzhmfsaun123?",
    *("escape", "enter", "tab", "shift+tab", "space", "backspace", "delete", "up", "down", "left", "right", "home"),
    *("end", "pageup", "pagedown", "question_mark", "ctrl+q", "ctrl+c", "ctrl+p", "ctrl+z", "ctrl+d", "ctrl+l"),
    *("ctrl+a", "ctrl+k", "ctrl+u", "ctrl+x", "ctrl+w", *(f"f{n}" for n in range(1, 13))),
)
FOR_DELEGATES = (DeskScreen, FindScreen, HelpScreen, MoodScreen, PinScreen)


@pytest.mark.parametrize("turn", [0, *(pytest.param(turn, marks=pytest.mark.long) for turn in range(1, 30))])
async def test_no_key_no_click_and_no_size_leads_out_of_a_locked_form(turn: int) -> None:
    """
    Two hundred things that somebody might try: the lock holds, and nothing is done but reporting and asking.
    """
    show = RoomSession(c.OpenRound(), SOUND)
    app = _locked(show)
    luck = b"".join(blake2b(bytes([turn, n])).digest() for n in range(16))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        for a, b, what in zip(luck[::3], luck[1::3], luck[2::3], strict=False):
            if what < 40:
                await pilot.click(offset=(a % app.size.width, b % app.size.height))
            elif what < 50:
                await pilot.resize_terminal(max(1, a), max(1, b // 4))
            elif what < 60:
                await pilot.click(offset=(a % app.size.width, app.size.height - 1))
            else:
                await pilot.press(KEYS[a % len(KEYS)])
            assert app.kiosk_lock.locked
            assert not app.lifecycle.leaving
            assert {type(screen) for screen in app.screen_stack[2:]} <= set(FOR_DELEGATES)
        assert app.mishaps.count == 0

    assert {type(command) for command in show.asked} <= {c.SubmitIncident, r.MeToo, r.LeaveMood}


async def test_a_locked_form_survives_a_tiny_window() -> None:
    """
    20 x 5 and back: the same words, still locked, and whoever typed goes on typing.
    """
    app = _locked(RoomSession(c.OpenRound()))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"badge", "enter", *"torn")
        await pilot.resize_terminal(20, 5)
        await settle(pilot)
        await press(pilot, "ctrl+p", "ctrl+c")
        await pilot.resize_terminal(*SIZE)
        await settle(pilot)
        await press(pilot, "!")

        assert app.kiosk_lock.locked
        assert app.screen.query_one(TextField).value == "torn!"


async def test_the_pin_leads_to_the_stage_from_wherever_it_is_typed() -> None:
    """
    Also from the story of an incident; the program does not end.
    """
    app = _locked(RoomSession(c.OpenRound(), SOUND))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", "f2", *code_of(1).lower(), "ctrl+q", *"4711", "enter")
        await settle(pilot)

        assert isinstance(app.screen, RoundScreen)
        assert not app.kiosk_lock.locked
        assert not app.lifecycle.leaving


async def test_wrong_pins_leave_the_question_open_and_nothing_typed_reaches_the_form(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    After three wrong ones it counts down; whatever is typed, pasted or clicked meanwhile goes nowhere, and the PIN opens when
    the time is over.
    """
    app, clock = _locked(RoomSession(c.OpenRound(), SOUND)), PaperClock(monkeypatch)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"bad", "ctrl+q")
        for wrong in ("1111", "2222"):
            await press(pilot, *wrong, "enter")
            assert "Wrong PIN. Enter the facilitator’s PIN." in seen(app)
        await press(pilot, *"3333", "enter")
        assert "Try again in 5 s" in seen(app)
        await press(pilot, *"4711", "enter")
        app.screen.post_message(events.Paste("4711"))
        await settle(pilot)
        await pilot.click(offset=(40, 12))
        await press(pilot, *"4711", "enter")
        assert isinstance(app.screen, PinScreen)
        assert "4711" not in seen(app)
        clock.now += 3
        await until(pilot, lambda: "Try again in 2 s" in seen(app), "two seconds")
        clock.now += 2
        await until(pilot, lambda: "Try again in" not in seen(app), "the end of the time")
        await press(pilot, "escape")
        words = app.screen.query_one(TextField).value
        await press(pilot, "ctrl+q", *"4711", "enter")
        await settle(pilot)

        assert not app.kiosk_lock.locked
    assert words == "bad"


async def test_who_asks_again_while_nobody_may_try_sees_the_time_that_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The question that was given up comes back with the count, so that the PIN is not typed into the form.
    """
    app = _locked(RoomSession(c.OpenRound()))
    PaperClock(monkeypatch)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", "ctrl+q", *("1", "enter") * 3, "escape", "ctrl+q", *"4711")
        asked = seen(app)
        await press(pilot, "escape")

        assert "Try again in 5 s" in asked
        assert app.screen.query_one(TextField).value == ""


async def test_a_locked_terminal_does_not_show_what_the_facilitator_has_to_know() -> None:
    """
    Not in "where is mine?", not in its help; on the stage it stands again.
    """
    show = RoomSession(c.OpenRound(), SOUND)
    show.remarks = (Notice("1 text is held; x shows which.", "plain"), Notice("the disk is full", "bad"))
    app = _locked(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        stage = seen(app)
        await press(pilot, "d", "f2")
        found = seen(app)
        await press(pilot, *code_of(1).lower())
        found += seen(app)
        await press(pilot, "f1")
        found += seen(app)
        await press(pilot, "escape", "escape", "f1")
        found += seen(app)

    assert "1 text is held" in stage
    assert "held" not in found
    assert "the disk is full" not in found
    assert "facilitator; J" not in found


async def test_nobody_is_asked_how_it_was_before_a_code_is_typed() -> None:
    """
    The key bar offers the faces with the story.
    """
    app = theatre(RoomSession(c.OpenRound(), SOUND))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", "f2")
        assert "rate us" not in seen(app)
        await press(pilot, *code_of(1).lower())
        await settle(pilot)
        assert "enter rate us" in seen(app)


async def test_two_different_pins_lock_nothing() -> None:
    """
    A slip of the finger must not lock the facilitator out.
    """
    app = theatre(RoomSession(c.OpenRound()))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "k", *"4711", "enter", *"4712", "enter")
        await settle(pilot)

        assert said(app)[-1] == "The PINs did not match. The form is not locked."
        assert not app.kiosk_lock.locked


async def test_who_walks_away_leaves_the_form_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The question for the PIN, a story and a receipt go away by themselves.
    """
    monkeypatch.setattr("desk_theatre.stage.kiosk_lock.HESITATION", 0.2)
    monkeypatch.setattr(find, "IDLE_SECONDS", 0.2)
    monkeypatch.setattr(desk, "RECEIPT_SECONDS", 0.2)
    app = _locked(RoomSession(c.OpenRound(), SOUND))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", "escape")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen), "the form after the PIN")
        await press(pilot, "f2", *code_of(1).lower())
        await until(pilot, lambda: isinstance(app.screen, DeskScreen), "the form after the story")
        await press(pilot, *"badge", "enter", *"torn", "enter", "enter")
        await until(pilot, lambda: "What is wrong, or what do you need?" in seen(app), "the next form")

        assert app.kiosk_lock.locked
        assert app.screen.query_one(TextField).value == ""


@pytest.mark.parametrize("keys", [tuple("sou"), (*"sou", "enter"), (*"sou", "enter", "enter", *"my words")])
async def test_a_half_typed_report_is_dropped_when_its_delegate_has_left(
    keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    At each question of a locked form; a form that is not locked keeps it.
    """
    monkeypatch.setattr(desk, "LEFT_SECONDS", 0.3)
    app = _locked(RoomSession(c.OpenRound()))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *keys)
        await until(
            pilot,
            lambda: app.screen.query_one(TextField).value == "" and desk_words.KIND in seen(app),
            "the first question",
        )

        assert app.kiosk_lock.locked

    app = theatre(RoomSession(c.OpenRound()))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"sou")
        await pilot.pause(0.7)
        assert app.screen.query_one(TextField).value == "sou"


async def test_the_key_bar_of_a_locked_form_says_what_escape_does() -> None:
    """
    On the first question it clears what was typed, and after it leads back; with nothing to do it is not offered.
    """
    app = _locked(RoomSession(c.OpenRound()))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        await settle(pilot)
        empty = seen(app).splitlines()[-1]
        await press(pilot, *"sou")
        await settle(pilot)
        typed = seen(app).splitlines()[-1]
        await press(pilot, "escape")
        await settle(pilot)
        cleared, value = seen(app).splitlines()[-1], app.screen.query_one(TextField).value
        await press(pilot, *"sou", "enter")
        await settle(pilot)
        second = seen(app).splitlines()[-1]

    assert "esc" not in empty + cleared
    assert "esc clear" in typed
    assert value == ""
    assert "esc back" in second


async def test_the_second_lock_asks_for_a_pin_like_the_first() -> None:
    """
    What is typed out of habit goes into the question, and not into a form that locked at once; the new PIN counts.
    """
    app = theatre(RoomSession(c.OpenRound()))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "k", *"4711", "enter", *"4711", "enter")
        await settle(pilot)
        await press(pilot, "ctrl+q", *"4711", "enter")
        await settle(pilot)
        assert not app.kiosk_lock.locked
        await press(pilot, "k", *"8642")
        pictures = seen(app)
        await press(pilot, "enter", *"8642")
        pictures += seen(app)
        await press(pilot, "enter")
        await settle(pilot)
        pictures += seen(app)

        assert app.kiosk_lock.locked
        assert "8642" not in pictures
        await press(pilot, "ctrl+q", *"4711", "enter")
        await settle(pilot)
        assert app.kiosk_lock.locked
        await press(pilot, *"8642", "enter")
        await settle(pilot)
        assert not app.kiosk_lock.locked


@pytest.mark.parametrize(
    "text",
    ["[/]", "[@click=app.quit]x[/]", "a[/path]", "\x1b[2J\x07", "\N{WOMAN}\u200d\N{GIRL} \ufdfd \u202ex", "\ud800"],
    ids=ascii,
)
async def test_hostile_text_in_every_line_of_the_form(text: str) -> None:
    """
    What is wrong, where, in your own words, what to call you, the code, and the PIN.
    """
    show = RoomSession(c.OpenRound(), SOUND)
    app = _locked(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        await _paste(pilot, text)
        await press(pilot, "ctrl+u", *"sound", "enter")
        await _paste(pilot, text)
        await press(pilot, "ctrl+u", "enter", "down", "enter")
        await _paste(pilot, text)
        await press(pilot, "enter")
        await _paste(pilot, text)
        named = seen(app)
        await press(pilot, "enter")
        await settle(pilot)
        receipt = seen(app)
        await press(pilot, "w")
        await _paste(pilot, text)
        await press(pilot, "escape", "escape", "escape")
        await _paste(pilot, text)
        await press(pilot, "enter")
        await settle(pilot)
        after = seen(app)

        assert app.mishaps.count == 0
        assert app.kiosk_lock.locked
    assert "Your code is" in receipt
    assert "\x1b" not in named + receipt + after
    assert "\x07" not in named + receipt + after
    assert getattr(show.asked[-1], "text", None) is not None


async def _click(pilot: Pilot[None], words: str) -> None:
    """
    On these words, wherever they stand.
    """
    app = pilot.app
    assert isinstance(app, Theatre)
    lines = seen(app).splitlines()
    y = next((y for y, line in enumerate(lines) if words in line), -1)
    assert y >= 0, f"{words!r} is not to be seen:\n{seen(app)}"
    await pilot.click(offset=(lines[y].index(words), y))
    await settle(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_by_mouse_alone_from_the_form_to_the_mood(size: tuple[int, int]) -> None:
    """
    Every step can be clicked, at every size.
    """
    show = RoomSession(c.OpenRound())
    app = theatre(show)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.kiosk_lock.show_desk()
        await settle(pilot)
        for words in ("No sound", "Room B", "next", "no name", "w where is mine?", "How are we doing?", "happy"):
            await _click(pilot, words)
        told = seen(app)
        await _click(pilot, "back")
        await _click(pilot, "to the stage")

        assert isinstance(app.screen, RoundScreen)
    assert show.asked[1:] == [r.LeaveMood(1, 4)]
    report = show.asked[0]
    assert isinstance(report, c.SubmitIncident)
    assert (report.kind, report.room, report.by) == ("no-sound", "b", "")
    assert "How it felt: :) happy" in told


@pytest.mark.parametrize("text", ["[/]", "[@click=app.quit]x[/]", "\x1b[2J\x07", "\u202ex\u200d\ufdfd" * 60], ids=ascii)
async def test_hostile_words_in_the_panel_of_the_facilitator(text: str) -> None:
    """
    Read, replaced by more of the same, held and shown; the list, the words and the line to type into stay harmless.
    """
    show = RoomSession(c.OpenRound(), c.SubmitIncident("badge", None, text, text))
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "x", "enter")
        pictures = seen(app)
        await press(pilot, "r")
        await _paste(pilot, text)
        pictures += seen(app)
        await press(pilot, "enter", "enter")
        await settle(pilot)
        pictures += seen(app)
        await press(pilot, "h", "h", "escape", "i", "enter")
        pictures += seen(app)

        assert app.mishaps.count == 0
    assert not {"\x1b", "\x07", "\u202e"} & set(pictures)
    assert show.typed()[0].state == "held"


async def test_words_that_were_read_are_not_left_on_the_screen() -> None:
    """
    Whatever is done about them, and whichever is marked next, they stand behind the key again.
    """
    show = RoomSession(c.OpenRound(), c.SubmitIncident("badge", None, "Kim", "you fools"), SOUND)
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "x", "down", "enter")
        read = seen(app)
        await press(pilot, "up", "down")
        moved = seen(app)
        await press(pilot, "enter", "m")
        await settle(pilot)
        masked = seen(app)

    assert "you fools" in read
    assert "you fools" not in moved + masked
    assert "masked" in masked


@pytest.mark.parametrize(("words", "ended"), [("no, continue", False), ("end the round", True)])
async def test_a_click_in_a_framed_box_is_on_what_stands_there(words: str, ended: bool) -> None:
    """
    The frame is not counted as rows.
    """
    show = RoomSession(c.OpenRound(), SOUND)
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "e")
        await _click(pilot, words)

        assert isinstance(app.screen_stack[1], RoundScreen)
        assert len(app.screen_stack) == 2
    assert (c.EndRound() in show.asked) is ended


async def test_a_long_story_is_read_by_the_page_while_the_code_can_be_changed() -> None:
    """
    Page keys and arrows move in it; letters go into the line.
    """
    app = theatre(RoomSession(c.OpenRound(), SOUND, *[r.MeToo(1)] * 12))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "w", *code_of(1).lower())
        top = seen(app)
        await press(pilot, "pagedown")
        below = seen(app)
        await press(pilot, "pageup", "backspace")
        field = app.screen.query_one(TextField)

    assert "above" not in top
    assert "above" in below
    assert field.value == code_of(1).lower()[:-1]


@pytest.mark.parametrize("locked", [False, True])
async def test_nothing_but_reports_comes_from_the_form(tmp_path: Path, *, locked: bool) -> None:
    """
    Whatever a slip in the program lets the form ask for: the show hears it as a delegate's, and says no.
    """
    runner = begin(SCENARIO, SMALL_TOML, 3, tmp_path / "x.theatre", "2026-11-20T09:00:00+00:00")
    app = Theatre(HandHouse(), ShowHost(runner), lock=Lock("2468") if locked else None)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "o", "d")
        await settle(pilot)
        form = app.screen
        assert isinstance(form, DeskScreen)
        for command in (c.PauseRound(), c.SetSpeed(600.0), c.SetPractice("recording", on=True), c.EndRound()):
            form.ask(command)
        form.ask(c.SubmitIncident("badge", key="x"))
        await settle(pilot)
        told = said(app)

    assert answers.NOT_YOURS in told
    assert (runner.show.phase, runner.show.speed, runner.show.practices) == ("running", SCENARIO.speed, {})
    assert runner.view.find(code_of(1)) is not None
