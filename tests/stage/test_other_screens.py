"""
The screens around the round: practices, incidents, the desk, "where is mine?", cues, the rounds side by side, the foyer.
"""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Callable
from threading import Event
from time import monotonic

import pytest
from attrs import evolve
from boards import BOARD, CARDS, FULL, FULL_HOUSE, LIFE, PRACTICES, STAFF, HandHouse, HandProjector, HandShow, _summary
from seeing import LIMIT, press, said, seen, settle, theatre, until
from textual import events
from textual.widgets._toast import Toast

from desk_theatre.itsm import commands as c
from desk_theatre.measures.figures import FIGURES, GROUPS
from desk_theatre.scenario.vocabulary import CONFERENCE
from desk_theatre.show.board import Phase, RoundSummary
from desk_theatre.show.lock import Lock
from desk_theatre.show.messages import FoundRecording
from desk_theatre.show.ports import Hosted
from desk_theatre.show.reflection import PickedCard, Proposal, Reflection
from desk_theatre.show.synonyms import sounds
from desk_theatre.stage.drawing.row import read
from desk_theatre.stage.pages.incident_story import felt
from desk_theatre.stage.pages.per_hour import yardstick
from desk_theatre.stage.pages.practices import description
from desk_theatre.stage.screens.base.confirm import ConfirmScreen
from desk_theatre.stage.screens.base.screen import StageScreen
from desk_theatre.stage.screens.desk.pin import PinScreen
from desk_theatre.stage.screens.round.round import RoundScreen
from desk_theatre.stage.screens.session.comparison import head, table
from desk_theatre.stage.screens.session.decisions import votes
from desk_theatre.stage.widgets.field import TextField
from desk_theatre.stage.widgets.key_bar import KeyBar
from desk_theatre.stage.widgets.picker import Picker
from desk_theatre.stage.widgets.story import Story
from desk_theatre.stage.wording import house
from desk_theatre.stage.wording.scorecard import name, spell, trend


async def test_a_practice_is_switched_and_the_hint_says_imposed() -> None:
    """
    Enter switches the one that is marked; in mid-round the screen says what that means.
    """
    show = HandShow()
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "p")
        assert "Switched on mid-round counts as imposed" in seen(app)
        await press(pilot, "enter")
        assert show.asked == [c.SetPractice("recording", on=False)]
        assert "○ off   Record every incident" in seen(app)
        await press(pilot, "space")
        assert show.asked[-1] == c.SetPractice("recording", on=True)
        assert "● on    Record every incident" in seen(app)
        assert "imposed mid-round" in seen(app)


async def test_what_the_room_has_chosen_is_said_with_a_key_of_its_own() -> None:
    """
    Between two rounds; in mid-round nobody has had time to choose, and what is on already is not chosen again.
    """
    show = HandShow(evolve(BOARD, phase="between"))
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "p", "enter")
        assert "v: the room chose it" in seen(app)
        await press(pilot, "v", "v")
        assert show.asked == [c.SetPractice("recording", on=False), c.SetPractice("recording", on=True, how="chosen")]
        assert "chosen by the room" in seen(app)
        show.now = evolve(show.now, phase="running")
        await press(pilot, "enter", "v")
        assert show.asked[2:] == [c.SetPractice("recording", on=False)]


async def test_practices_that_are_switched_fast_are_those_that_were_marked() -> None:
    """
    Also if the mark has gone on before the first is switched.
    """
    show = HandShow()
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "p")
        assert app._driver is not None
        for key in ("enter", "down", "down", "enter", "enter"):
            app._driver.send_message(events.Key(key, None))
        await settle(pilot)
        first, _, _, third = PRACTICES[:4]
        assert show.asked == [
            c.SetPractice(first.id, on=False),
            c.SetPractice(third.id, on=True),
            c.SetPractice(third.id, on=False),
        ]


async def test_a_practice_tells_its_mechanism_price_source_and_levels() -> None:
    """
    Everything the facilitator is asked about by the room.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(120, 60)) as pilot:
        await settle(pilot)
        await press(pilot, "p")
        told = " ".join(seen(app).split())
        card = PRACTICES[0]
        assert all(text[:40] in told for text in (card.mechanism, card.price, card.off, card.source))
        assert "82 % on average" in told
        assert told.count("Lindqvist") == 1
        assert "chosen by the room" in told


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids="{0[0]}x{0[1]}".format)
async def test_every_one_of_many_practices_can_be_reached_read_and_switched(size: tuple[int, int]) -> None:
    """
    By the arrow keys alone, and all that is told about it; what is in force is said whatever is scrolled away.
    """
    show = HandShow(FULL_HOUSE)
    app = theatre(show)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "p")
        reached: list[str] = []
        for _ in FULL:
            picker = app.screen.query_one(Picker)
            card = next(card for card in FULL if card.id == picker.meant)
            lines = seen(app).splitlines()
            assert any(line.startswith(" ▸ ") and card.name[:27] in line for line in lines), (card, lines)
            assert any(line.startswith(" ● 4 of 24 active   Record every incident") for line in lines[2:4]), lines
            reached.append(card.id)
            await press(pilot, "down")
        assert sorted(reached) == sorted(card.id for card in FULL)
        told = ""
        for _ in range(8):
            told += " ".join(line[app.screen.query_one(Story).region.x :] for line in seen(app).splitlines()[4:-1])
            await press(pilot, "right")
        words = " ".join(told.split())
        assert all(last in words for last in ("asks again.", "begins anew", "assumption of this scenario"))
        await press(pilot, "space")
        assert show.asked == [c.SetPractice(reached[-1], on=True)]
        assert any(line.startswith(" ● 5 of 24 active") for line in seen(app).splitlines()[2:4])


async def test_another_practice_is_told_from_its_beginning() -> None:
    """
    However far one has read about the one before.
    """
    app = theatre(HandShow(FULL_HOUSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "p", "right", "right")
        assert "What people do" not in seen(app)
        await press(pilot, "down")
        assert "What people do" in seen(app)


async def test_an_incident_explains_its_clocks_in_words() -> None:
    """
    Every span of every promise, the time that clocks stood still, and what it did to the conference.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(160, 45)) as pilot:
        await settle(pilot)
        await press(pilot, "i", "enter")
        told = " ".join(seen(app).split())
        for part in (
            "running 09:08-09:14, waiting for delegate 09:14-09:20, running 09:20-09:31",
            "Resolved within 15 min",
            "17 min, 2 min too long ■ breached",
            "Paused for 6 min in total.",
            "held up for 16 min.",
            "Marit, badge 112:",
            "4 min later",
        ):
            assert part in told, part


async def test_words_are_held_and_shown_again_by_the_same_key() -> None:
    """
    The clocks run on either way.
    """
    show = HandShow()
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "i", "enter", "h")
        assert show.asked == [c.HoldText(20)]
        assert "hidden; only the facilitator" in seen(app)
        assert "Marit" not in seen(app)
        await press(pilot, "h")
        assert show.asked[-1] == c.ReleaseText(20)
        assert "Marit" in seen(app)


async def test_in_a_recording_nothing_can_be_held_or_reported() -> None:
    """
    And the key says why.
    """
    app = theatre(HandProjector())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "i", "enter", "h")
        assert said(app) == ["This is a recording; nothing in it can change."]


async def test_a_delegate_reports_with_a_dozen_keys_and_gets_a_large_code() -> None:
    """
    Type what is wrong, choose where, say it or not, be called something or not.
    """
    show = HandShow()
    app = theatre(show)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"sou", "enter", "down", "down", "enter", *"hi", "enter", "M", "enter")
        report = show.asked[-1]
        assert isinstance(report, c.SubmitIncident)
        assert (report.kind, report.room, report.text, report.by) == ("no-sound", "b", "hi", "M")
        assert len(report.key) == 16
        assert "Your code is" in seen(app)
        assert "█████" in seen(app)


async def test_what_happens_in_no_room_is_not_asked_where() -> None:
    """
    Three questions then, and no room in the report.
    """
    show = HandShow()
    async with theatre(show).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"passw", "enter", "enter", "enter")
        report = show.asked[-1]
        assert isinstance(report, c.SubmitIncident)
        assert (report.kind, report.room) == ("password", None)


async def test_a_refused_report_is_sent_again_under_the_same_key() -> None:
    """
    So it makes one incident, however often it is sent.
    """
    show = HandShow()
    show.refusal = "The disk is full."
    app = theatre(show)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "enter", "enter", "enter", "enter")
        assert said(app) == ["The disk is full."]
        show.refusal = ""
        await press(pilot, "enter")
        assert show.asked[0] == show.asked[1]
        assert "Your code is" in seen(app)
        await press(pilot, "enter", "enter", "enter", "enter", "enter")
        assert getattr(show.asked[2], "key", "") != getattr(show.asked[1], "key", "")


async def test_escape_goes_one_question_back_and_then_to_the_stage() -> None:
    """
    Nothing is lost by looking back.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "enter", "enter", "escape")
        assert "Where?" in seen(app)
        await press(pilot, "escape")
        assert "What is wrong" in seen(app)
        await press(pilot, "escape")
        assert "Just now" in seen(app)


async def test_a_click_on_a_key_of_the_form_is_pressed_once() -> None:
    """
    Go on to the next question, and one question back.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "enter")
        for word, question in (("next", "In your own words"), ("back", "Where?"), ("back", "What is wrong")):
            bar = len(seen(app).splitlines()) - 1
            await pilot.click(offset=(seen(app).splitlines()[bar].index(word), bar))
            await settle(pilot)
            assert question in seen(app)
        assert app.mishaps.count == 0


@pytest.mark.parametrize(
    ("typed", "found"),
    [("wifi", "The Wi-Fi keeps dropping"), ("WI-FI", "The Wi-Fi keeps dropping"), ("app", "password")],
)
async def test_a_kind_is_found_however_it_is_spelt(typed: str, found: str) -> None:
    """
    Dashes, case and accents are for those who write, not for those who look.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "d", *("minus" if letter == "-" else letter for letter in typed))
        assert found in seen(app)
        assert "There is no sound" not in seen(app)


def test_letters_with_accents_are_found_without() -> None:
    """
    And the other way round.
    """
    assert sounds("Inês  O'Brien, Wi-Fi!") == "ines obrien wifi"
    assert sounds("INES") in sounds("Inês Carvalho")


@pytest.mark.parametrize("key", ["d", "w"])
async def test_where_a_question_mark_can_be_typed_another_key_is_offered_for_help(key: str) -> None:
    """
    What stands in the key bar does what it says.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, key, "question_mark")
        assert app.screen.query_one(TextField).value == "?"
        assert "F1 help" in seen(app)
        await press(pilot, "f1")
        assert "Show what every key does" in seen(app)


async def test_nothing_of_that_name_says_what_to_do() -> None:
    """
    An empty list is not the end.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"zzzz")
        assert "Delete a few letters" in seen(app)
        await press(pilot, "enter")
        assert "What is wrong" in seen(app)


@pytest.mark.parametrize("typed", ["k7q", "K7Q", "k-7q"])
async def test_a_code_is_found_however_it_is_typed(typed: str) -> None:
    """
    Small letters, dashes: the same incident.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "w", *["minus" if letter == "-" else letter for letter in typed])
        assert "Promised within 15 min" in seen(app)


async def test_what_is_typed_fast_stays_in_its_order() -> None:
    """
    Somebody takes a letter back and goes on before the stage has noticed.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "w")
        assert app._driver is not None
        for key in ("x", "y", "ctrl+u", "k", "8", "backspace", "7", "q"):
            app._driver.send_message(events.Key(key, key if len(key) == 1 else None))
        await settle(pilot)
        assert app.screen.query_one(TextField).value == "k7q"
        assert "Promised within 15 min" in seen(app)


async def test_a_code_that_is_none_says_what_codes_look_like() -> None:
    """
    Somebody read an O where there is none.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "w", *"oo")
        assert "There is no incident" not in seen(app)
        await press(pilot, "1")
        assert "No incident has the code oo1" in seen(app)
        assert "never O, 0, I or 1" in " ".join(seen(app).split())


async def test_a_cue_happens_and_a_kind_asks_where() -> None:
    """
    One key for what is held ready, two for what is made up.
    """
    show = HandShow()
    app = theatre(show)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "enter")
        assert show.asked == [c.InjectCue("power")]
        assert "Just now" in seen(app)
        await press(pilot, "c", "down", "down", "down", "enter")
        assert "There is no sound: where?" in seen(app)
        await press(pilot, "enter")
        assert show.asked[-1] == c.InjectIncidents("no-sound", "main")


WHOLE = (_summary(1, 0.28, ()), _summary(2, 0.68, ("recording", "prioritisation")))


def test_every_line_of_the_comparison_has_its_figures_and_a_verdict() -> None:
    """
    The same axis for all bars of a line; better and worse in words.
    """
    by = yardstick(WHOLE, 9000)
    drawn = read([*head(WHOLE, 2, 118, by), *table(WHOLE, PRACTICES, 118, "EUR", by)])
    for figure in (figure for group in GROUPS for figure in group.figures):
        at = next(row for row in drawn.splitlines() if row.startswith(f"{CONFERENCE.say(name(figure)):<30}"))
        assert all(spell(r.figures.get(figure.key), figure.unit) in at for r in WHOLE), at
    assert "2 h 30" in drawn
    assert "unequal length" not in drawn
    assert "● better" in drawn
    assert "P1" in drawn
    assert "Record every incident" in drawn


@pytest.mark.parametrize(("complete", "told"), [(True, "41 min, cut short"), (False, "41 min so far")])
def test_a_round_that_was_cut_short_is_compared_by_the_hour_and_it_says_so(complete: bool, told: str) -> None:
    """
    A quarter of the day with half the withdrawals is not better: twice as many were withdrawn an hour. What is lost now is no
    total, because a delegate may report it again, and is compared as it is.
    """
    day = evolve(_summary(1, 0.5, ()), figures={"withdrawn": 10, "lost": 10, "resolution_sla_met": 0.5, "resolved": 50})
    short = evolve(
        _summary(2, 0.5, (), complete=complete, lasted=2460),
        figures={"withdrawn": 5, "lost": 5, "resolution_sla_met": 0.5, "resolved": 12},
    )
    by = yardstick((day, short), 9000)
    drawn = read([*head((day, short), 2, 118, by), *table((day, short), (), 118, "EUR", by)])
    gone, lost = (next(line for line in drawn.splitlines() if line.startswith(key)) for key in ("withdrawn", "lost"))
    assert told in drawn
    assert "unequal length" in drawn
    assert [word in gone for word in ("withdrawn per hour", " 4.0 ", " 7.3 ", "■ worse")] == [True] * 4
    assert [word in lost for word in ("per hour", " 10 ", " 5 ")] == [False, True, True]
    assert "resolved per hour per hour" not in drawn


def test_rounds_of_almost_the_same_length_are_compared_as_they_are() -> None:
    """
    A minute more or less of a day changes nothing; and of old recordings nobody knows.
    """
    assert yardstick((WHOLE[0], evolve(WHOLE[1], lasted=8900)), 9000).even
    assert yardstick((WHOLE[0], evolve(WHOLE[1], lasted=0)), 9000).even
    assert not yardstick((WHOLE[0], evolve(WHOLE[1], lasted=8000)), 9000).even


def test_more_rounds_than_fit_keep_the_first_and_the_latest_and_say_so() -> None:
    """
    What was and what is; the window can be made wider.
    """
    from desk_theatre.stage.screens.session.comparison import fitting

    rounds = tuple(_summary(n, 0.1 * n, ()) for n in range(1, 9))
    shown = fitting(rounds, 78)
    assert [r.round for r in shown] == [1, 8]
    assert "6 hidden; widen the window  " in read(head(shown, 8, 78, yardstick(shown, 9000)))
    assert len(fitting(rounds, 236)) == 8


def test_a_trend_is_worse_only_if_the_figure_says_so_on_screen() -> None:
    """
    Two figures that are spelt alike are the same.
    """
    figure = FIGURES["resolution_sla_met"]

    assert [trend(first, last, figure) for first, last in ((0.5, 0.501), (0.5, 0.6), (0.6, 0.5), (None, 0.5))] == [
        0,
        1,
        -1,
        0,
    ]


async def test_an_empty_house_says_what_to_do() -> None:
    """
    No scenario, no recording: two sentences instead of an empty screen.
    """
    app = theatre(None, house=HandHouse((), ()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "No scenario found." in seen(app)
        assert "Every show is recorded automatically" in seen(app)


class SlowHouse(HandHouse):
    """
    A house in which opening takes until the test lets it go on.
    """

    def __init__(self) -> None:
        super().__init__()
        self.may_open = Event()
        self.opened_show = HandShow()

    def play(self, scenario: str) -> Hosted:
        super().play(scenario)
        self.may_open.wait(LIMIT)
        return self.opened_show


async def _meanwhile(condition: Callable[[], bool]) -> None:
    """
    Until something is so although something else goes on.
    """
    end = monotonic() + LIMIT
    while not condition():
        assert monotonic() < end
        await sleep(0.01)


async def test_the_foyer_is_alive_while_something_is_opened() -> None:
    """
    It says what is going on, the keys work, and nothing is opened twice.
    """
    house = SlowHouse()
    app = theatre(None, house=house)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app._driver is not None
        for key in ("enter", "down", "enter"):
            app._driver.send_message(events.Key(key, None))
        await _meanwhile(lambda: said(app) == ["Please wait: something is opening."])
        app._driver.send_message(events.Key("t", None))
        await _meanwhile(lambda: said(app) == ["Colours: light, for a bright hall."])
        assert "opening The conference ..." in seen(app)
        house.may_open.set()
        await until(pilot, lambda: "within SLA" in seen(app))
        assert house.opened == ["play conference"]


async def test_what_was_still_being_opened_when_somebody_left_is_closed_again() -> None:
    """
    No recording is left open behind.
    """
    house = SlowHouse()
    app = theatre(None, house=house)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app._driver is not None
        app._driver.send_message(events.Key("enter", None))
        await _meanwhile(lambda: bool(house.opened))
        app._driver.send_message(events.Key("ctrl+q", None))
        await _meanwhile(lambda: app.lifecycle.leaving)
        house.may_open.set()
        await _meanwhile(lambda: house.opened_show.stopped > 0)
    assert (house.opened_show.started, house.opened_show.stopped) == (0, 1)


class _SlowHouse(HandHouse):
    """
    A house whose recordings take as long to look through as the test likes.
    """

    def __init__(self) -> None:
        super().__init__()
        self.gate = Event()
        self.looked = 0

    def evenings(self) -> tuple[FoundRecording, ...]:
        self.looked += 1
        assert self.gate.wait(20)
        return super().evenings()


async def test_the_foyer_answers_keys_while_recordings_are_looked_for() -> None:
    """
    What can be played is there at once; the recordings come later, read once, and the cursor stays where it is.
    """
    house = _SlowHouse()
    app = theatre(None, house=house)
    async with app.run_test(size=(80, 24)) as pilot:
        await _meanwhile(lambda: "Looking for recordings" in seen(app))
        early = seen(app)
        assert app._driver is not None
        app._driver.send_message(events.Key("down", None))
        await _meanwhile(lambda: "▸ The short evening" in seen(app))
        house.gate.set()
        await settle(pilot)
        late = seen(app)
        await press(pilot, "enter")

    assert "Looking for recordings" in early
    assert "▸ The conference" in early
    assert "▸ The short evening" in late
    assert "Looking for recordings" not in late
    assert house.looked == 1
    assert house.opened == ["play short"]


async def test_a_recording_is_named_whole_at_the_smallest_size() -> None:
    """
    And its file when it is marked.
    """
    app = theatre(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "The short evening, 14 November 2026 09:00, 2 rounds" in seen(app)
        await press(pilot, "end")
        assert "/home/kim/2026-11-14-0900.theatre" in seen(app).splitlines()[-3]


async def test_what_cannot_be_opened_is_said_and_the_foyer_stays() -> None:
    """
    A recording that is not there any more.
    """
    app = theatre(None, house=HandHouse((), (FoundRecording("/tmp/missing.theatre", "gone", False),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert said(app) == ["/tmp/missing.theatre: there is no such recording"]
        assert "Replay a recording" in seen(app)


@pytest.mark.parametrize(
    ("downs", "opened"), [(0, "play conference"), (1, "play short"), (2, "resume"), (3, "replay"), (4, "replay")]
)
async def test_the_foyer_opens_what_is_marked(downs: int, opened: str) -> None:
    """
    Play, go on, look at.
    """
    house = HandHouse()
    app = theatre(None, house=house)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *["down"] * downs, "enter")
        assert house.opened[0].startswith(opened)
        assert "within SLA" in seen(app)


async def test_there_is_one_palette_also_below_a_question() -> None:
    """
    Whoever asks to leave from the palette and then asks for it again has the question still, and the show.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p", "ctrl+q", "ctrl+p")
        question = app.screen
        await press(pilot, "escape", "escape")
        home = app.screen

    assert isinstance(question, ConfirmScreen)
    assert isinstance(home, RoundScreen)


async def test_the_palette_has_every_verb_that_can_be_done_now() -> None:
    """
    As "area: verb", and not those that can do nothing.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        entries = [command.title for command in app.get_system_commands(app.screen)]
        assert "round: pause or continue" in entries
        assert "round: open the next round" not in entries
        assert all(": " in entry for entry in entries)


def test_the_key_bar_drops_whole_keys_and_keeps_help() -> None:
    """
    However narrow it is.
    """
    bar = KeyBar(("open", "pause", "practices", "desk", "help"), lambda verb: "not now" if verb == "open" else "")
    for width in range(10, 90):
        drawn = read(bar.draw(width, 1))
        assert drawn.endswith("? help")
        for word in ("pause", "practices", "desk"):
            assert (word in drawn) == (f" {word} " in drawn)


async def test_the_key_that_stops_the_clocks_says_what_it_does_next() -> None:
    """
    While they stand still it lets them go on, also in a show that was just resumed.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "space pause" in seen(app)
        await press(pilot, "space")
        await settle(pilot)
        assert "space continue" in seen(app)
        assert "space pause" not in seen(app)
        await press(pilot, "space")
        await settle(pilot)
        assert "space pause" in seen(app)


@pytest.mark.parametrize(("others", "told"), [(1, "1 other has it too."), (2, "2 others have it too.")])
def test_one_more_has_what_several_more_have(others: int, told: str) -> None:
    """
    In the story of an incident.
    """
    assert told in read([felt(evolve(LIFE, others=others))])


def test_one_team_and_one_dot_are_told_as_one() -> None:
    """
    After the round, in a recording.
    """
    proposal = Proposal(1, "process", "recording", "Record every incident", True, "", 1, ((1, 1),))
    reflection = Reflection(1, picks=(PickedCard("x", "A saying", (3,)),), proposals=(proposal,), ranking=(1,))

    told = read(votes(reflection, 80))

    assert "team 3" in told
    assert "1 dot" in told
    assert "1 dots" not in told


def test_first_paint_loads_neither_disk_formats_nor_the_simulation() -> None:
    """
    What the first picture does not need is not loaded for it.
    """
    import subprocess
    import sys

    source = "import sys, desk_theatre.stage.app; print(*sys.modules)"
    loaded = set(
        subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True).stdout.split()
    )
    unwanted = {
        "cattrs",
        "simpy",
        "aiohttp",
        "tomllib",
        "sqlite3",
        "markdown_it",
        "pygments",
        "desk_theatre.simulation",
    }
    assert not loaded & unwanted
    assert not {
        name
        for name in loaded
        if name.startswith("desk_theatre.stage.screens.") and name.endswith((".round.round", ".desk", ".replay"))
    }


def test_the_boards_by_hand_are_a_conference() -> None:
    """
    Enough people, rooms, teams and incidents to see what the stage is for.
    """
    assert (len(BOARD.staff), len(BOARD.rooms), len(BOARD.teams), len(CARDS)) == (12, 8, 5, 20)


# -- who does a practice ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [30, 78, 118])
def test_where_everybody_is_equally_far_one_bar_shows_all(width: int) -> None:
    """
    Twelve bars of the same length tell nothing about anybody.
    """
    card = evolve(PRACTICES[0], on=True, commitment=0.7699, levels=(0.77, 0.771, 0.769) * 4)

    told = read(description(card, BOARD, width)).splitlines()

    assert sum("━" in line for line in told) == 1
    assert "everyone 77 %" in "\n".join(told)
    assert [name for name in STAFF if name in "\n".join(told)] == []


@pytest.mark.parametrize("width", [38, 78, 118])
def test_where_people_differ_each_has_a_bar(width: int) -> None:
    """
    With the name and the share, below that of the average.
    """
    card = evolve(PRACTICES[0], on=True, commitment=0.75, levels=(0.5, *(0.77,) * 11))

    told = read(description(card, BOARD, width))

    assert told.count("━") > 0
    assert told.count(" 77 %") == 11
    assert told.count(" 50 %") == 1
    assert "everybody" not in told
    assert all(name[:10] in told for name in STAFF)


def test_the_two_sorts_of_late_sessions_share_the_axis_of_all_late_ones() -> None:
    """
    Of twenty late sessions in the first round the desk delayed ten, and five in the second: half a bar, and a quarter; and only what
    the desk delayed is better or worse.
    """
    amounts = ((20, 10, 10), (20, 5, 15))
    keys = ("sessions_delayed", "sessions_delayed_by_desk", "sessions_late_otherwise")
    rounds = tuple(RoundSummary(n, (), dict(zip(keys, each, strict=True))) for n, each in enumerate(amounts, 1))

    told = read(table(rounds, (), 118, "EUR", yardstick(rounds, 9000))).splitlines()

    late, by_desk, otherwise = (
        next(line for line in told if line.startswith(words)) for words in ("sessions late", "late: by", "late: other")
    )
    full = late.count("━") // 2
    assert (by_desk.count("━"), otherwise.count("━")) == pytest.approx((0.75 * full, 1.25 * full), abs=2)
    assert ("better" in late or "worse" in late, "● better" in by_desk, "worse" in otherwise) == (False, True, False)


async def test_what_a_screen_had_planned_is_not_done_once_it_has_left_the_stage() -> None:
    """
    Its widgets are gone by then, and Textual would end the program.
    """
    app = theatre(HandShow())
    done = []
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        assert isinstance(screen, StageScreen)
        await press(pilot, "p")
        await press(pilot, "escape")
        gone = StageScreen()
        gone.call_after_refresh(lambda: done.append("by one that never came"))
        screen.call_after_refresh(lambda: done.append("by the one on the stage"))
        screen.call_after_refresh(lambda: screen.query_one("#nothing-is-called-that"))
        await until(pilot, lambda: app.mishaps.count == 1)

    assert done == ["by the one on the stage"]
    assert app.return_code in {0, None}


@pytest.mark.parametrize("phase", ["running", "paused"])
async def test_the_question_before_a_round_ends_says_its_keys_and_that_the_clock_runs_on(phase: Phase) -> None:
    """
    Enter and y are both the answer, and both are named; a clock that is paused does not run on.
    """
    app = theatre(HandShow(evolve(BOARD, phase=phase)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "e")
        await settle(pilot)

        assert isinstance(app.screen, ConfirmScreen)
        assert "y or enter end the round" in seen(app)
        assert "esc no, continue" in seen(app)
        assert ("The clock runs on until you answer." in " ".join(seen(app).replace("│", " ").split())) is (
            phase == "running"
        )


async def test_a_notice_takes_one_row_above_the_keys_and_none_stacks() -> None:
    """
    At the smallest size, it covers neither the events of just now nor a question; only a warning stays next to the latest.
    """
    app = theatre(HandShow(BOARD))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        before = seen(app).splitlines()
        for words in (house.OTHER_ALPHABET, house.HOW_TO_LEAVE, house.CONTINUES):
            app.say(words)
            await settle(pilot)
        after = seen(app).splitlines()
        changed = [i for i, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]

        assert changed == [22]
        assert house.CONTINUES in after[22]
        for words, severity in (
            (house.FAILED, "warning"),
            (house.NOT_NOW, "warning"),
            (house.CONTINUES, "information"),
        ):
            app.say(words, severity)
            await settle(pilot)
        assert said(app) == [house.NOT_NOW, house.CONTINUES]
        app.push_screen(PinScreen(Lock("4711"), 60.0))
        app.say(house.OTHER_ALPHABET)
        await settle(pilot)
        assert "The form is locked. Enter the facilitator’s PIN." in seen(app)
        field = app.screen.query_one(TextField)
        assert all(not toast.region.overlaps(field.region) for toast in app.screen.query(Toast))
        assert [toast.size.height for toast in app.screen.query(Toast)] == [1, 1]
