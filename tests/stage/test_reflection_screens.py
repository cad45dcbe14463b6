"""
The scenes between the rounds: every key does what it says or says why not, by keys alone and by mouse alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seeing import press, said, seen, settle, theatre, until
from session_on_stage import REFLECTING, ROUND, RoomSession
from textual.pilot import Pilot

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.itsm.session_commands import NextScene
from desk_theatre.measures.figures import CURTAIN
from desk_theatre.show.reflection import Reflection
from desk_theatre.show.roles import from_facilitator
from desk_theatre.show.timetable import SceneTime, Timetable
from desk_theatre.stage.actions import VERBS
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.drawing.row import read, target_at, width_of
from desk_theatre.stage.screens.round.round import RoundScreen
from desk_theatre.stage.screens.session.finale import FinaleScreen
from desk_theatre.stage.screens.session.reflection import ReflectionScreen
from desk_theatre.stage.screens.session.scene import SceneScreen
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.widgets.plan_line import scenes, time_left
from runners import SCENARIO
from strategies import HOSTILE_TEXT

SIZE = (120, 40)


def _reflection(show: RoomSession) -> Reflection:
    return show.now.reflections[-1]


async def _typed(pilot: Pilot[None], key: str, words: str) -> None:
    """
    A key that asks for words, and the words.
    """
    await press(pilot, key)
    await press(pilot, *words, "enter")
    await settle(pilot)


def _place_of(app: Theatre, target: str) -> tuple[Lines, tuple[int, int]]:
    """
    The part and the cell in which a click means something.
    """
    for part in app.screen.query(Lines):
        for y, row in enumerate(part._rows):
            for x in range(width_of(row)):
                if target_at(row, x) == target:
                    return part, (x, y)
    raise AssertionError(f"nothing on the screen means {target}:\n{seen(app)}")


async def _click(pilot: Pilot[None], app: Theatre, target: str) -> None:
    part, place = _place_of(app, target)
    await pilot.click(part, offset=place)
    await settle(pilot)


async def test_a_whole_show_with_keys_only() -> None:
    """
    From the foyer through the briefing, a round, its figures and the reflection, to what was chosen in the next round.
    """
    show = RoomSession()
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        briefing = seen(app)
        await press(pilot, "n")
        on_stage = type(app.screen)
        await press(pilot, "o", "e", "y", "n")
        await press(pilot, *["space"] * len(CURTAIN))
        curtain = seen(app)
        await press(pilot, "n", "2", "enter", "m", "enter")
        await _typed(pilot, "f", "nobody wrote")
        await press(pilot, "i", "enter")
        await press(pilot, *"why not", "enter")
        await settle(pilot)
        await press(pilot, "plus", "plus", "v")
        await settle(pilot)
        found = _reflection(show)
        await press(pilot, "o")
        await settle(pilot)

    assert "Our SLA targets" in briefing
    assert on_stage is RoundScreen
    assert "cost per resolved" in curtain
    assert [(each.card, each.teams) for each in found.picks] == [("in-the-head", (1, 2))]
    assert [each.words for each in found.findings] == ["nobody wrote"]
    assert [(p.why, p.dots, p.chosen) for p in found.proposals] == [("why not", 2, True)]
    assert show.now.round == 2
    assert [card.how for card in show.now.practices if card.on] == ["chosen"]


async def test_a_reflection_with_the_mouse_only() -> None:
    """
    Parts, teams, cards, dots and choices are clicked; only words are typed.
    """
    show = RoomSession(*REFLECTING, s.ProposeImprovement("process", "routing", text="so"))
    app = theatre(show)
    async with app.run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        await _click(pilot, app, "verb scene")
        await _click(pilot, app, "verb part_2")
        await _click(pilot, app, "team 3")
        await _click(pilot, app, "entry 2")
        await _click(pilot, app, "verb part_4")
        await _click(pilot, app, "verb dot")
        await _click(pilot, app, "verb choose")
        await _click(pilot, app, "verb finding")
        await press(pilot, *"aha")
        await _click(pilot, app, "keep")

    found = _reflection(show)
    assert [(each.card, each.teams) for each in found.picks] == [("not-ours", (3,))]
    assert [(p.votes, p.chosen) for p in found.proposals] == [(((3, 1),), True)]
    assert [each.words for each in found.findings] == ["aha"]


@pytest.mark.parametrize(
    ("before", "keys", "reason"),
    [
        ((), ("n", "b", "n", "n", "n"), "Ready for round 1. Press o to open it, b to go back."),
        (ROUND, ("n", "b"), "A round cannot be played again."),
        (ROUND, ("n", "backspace"), "No figure is shown yet."),
        (ROUND, ("n", *["space"] * (len(CURTAIN) + 1)), "All figures are shown. Press n for the reflection."),
        (REFLECTING, ("n", "4", "plus"), "No proposals yet. Press i to propose an improvement."),
        (REFLECTING, ("n", "u"), "Nothing to undo in this reflection."),
        (REFLECTING, ("n", "v"), "This works in part 4, improvements. Press 4 first."),
        (REFLECTING, ("n", "x"), "There is no scene to skip before the next round."),
        (REFLECTING, ("n", "e", "y", "n"), "The finale is the last scene."),
        (REFLECTING, ("n", *["less_than_sign"] * 4), "There can be 1 to 12 teams."),
        (REFLECTING, ("n", "f", "enter"), "Nothing typed. Say in a few words what the room found out."),
    ],
)
async def test_a_key_that_can_do_nothing_says_why(
    before: Sequence[c.Command], keys: Sequence[str], reason: str
) -> None:
    """
    In one sentence, and nothing has happened.
    """
    app = theatre(RoomSession(*before))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        await settle(pilot)
        assert said(app)[-1] == reason


async def test_a_team_has_no_more_dots_than_it_has() -> None:
    """
    The fourth dot is refused with the reason; one that is taken back can be given again.
    """
    show = RoomSession(*REFLECTING, s.ProposeImprovement("process", "routing"))
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "n", "4", *["plus"] * 4)
        await settle(pilot)
        refused = said(app)[-1]
        await press(pilot, "minus")
        await settle(pilot)

    assert refused == "Team 1 has only 3 dots."
    assert _reflection(show).proposals[0].dots == 2


async def test_escape_leaves_words_unsaid_and_the_scene_as_it_is() -> None:
    """
    From the words to the reflection, from there to the stage, and with n back again.
    """
    show = RoomSession(*REFLECTING)
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "n", "f", "x", "escape")
        reflecting = type(app.screen)
        await press(pilot, "escape")
        stage = type(app.screen)
        await press(pilot, "n")
        back = type(app.screen)

    assert (reflecting, stage, back) == (ReflectionScreen, RoundScreen, ReflectionScreen)
    assert [command for command in show.asked if not isinstance(command, NextScene)] == []


async def test_whoever_went_on_too_far_is_told_once_and_goes_back() -> None:
    """
    After the reflection the stage is set for the next round; there n says so, however often, and b leads back.
    """
    show = RoomSession(*REFLECTING)
    app = theatre(show)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "n")
        await until(pilot, lambda: isinstance(app.screen, RoundScreen), "the stage, set")
        await press(pilot, "n", "n", "n")
        told = said(app)
        shown = seen(app)
        await press(pilot, "b")
        await until(pilot, lambda: isinstance(app.screen, ReflectionScreen), "the reflection")

    assert told == ["Ready for round 2. Press o to open it, b to go back."]
    assert "b previous scene" in shown


async def test_the_screen_follows_the_scene_whoever_changes_it() -> None:
    """
    Another terminal may end the show.
    """
    show = RoomSession(*REFLECTING)
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        await show.hand_in(from_facilitator(s.EndShow()))
        await until(pilot, lambda: isinstance(app.screen, FinaleScreen), "the finale")


async def test_a_round_in_which_nothing_happened_has_a_calm_reflection() -> None:
    """
    No evidence, no moments, no incidents.
    """
    show = RoomSession(*REFLECTING)
    show.paper = None
    app = theatre(show)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "end")
        first = seen(app)
        await press(pilot, "2", "3", "4", "e", "y")
        finale = seen(app)

    assert "No moment stands out in this round." in first
    assert "No findings, no choices." in finale


@pytest.mark.parametrize("screen", SceneScreen.__subclasses__(), ids=lambda screen: screen.__name__)
def test_every_key_of_a_scene_is_its_own(screen: type[SceneScreen]) -> None:
    """
    Each verb can be done, is bound, and shares its key with no other.
    """
    keys = [key for verb in screen.KEYS for key in VERBS[verb].keys]
    bound = {binding.action for base in screen.__mro__ for binding in base.__dict__.get("BINDINGS", [])}

    assert len(keys) == len(set(keys))
    stands = screen(RoomSession())
    assert all(callable(stands.doing(verb)) for verb in screen.KEYS)
    assert [verb for verb in screen.KEYS if f"verb('{verb}')" not in bound and verb != "card"] == []


async def test_every_key_stands_in_help_and_palette() -> None:
    """
    Nothing has to be known by heart.
    """
    app = theatre(RoomSession(*REFLECTING))
    async with app.run_test(size=(120, 60)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        palette = {command.title for command in app.get_system_commands(app.screen)}
        await press(pilot, "question_mark")
        told = seen(app)

    assert "reflection: type what went wrong" in palette
    assert "Type what went wrong." in told


@given(HOSTILE_TEXT, HOSTILE_TEXT)
def test_hostile_words_of_a_reflection_are_drawn_harmless(name: str, words: str) -> None:
    """
    In every row, at every width, cleaned or not: no row is wider than its place, and none can steer a terminal.
    """
    from desk_theatre.show.reflection import FindingNote, Proposal, TeamAtTable
    from desk_theatre.stage.drawing.row import fit
    from desk_theatre.stage.pages import reflection as told
    from desk_theatre.stage.screens.session.finale import decided

    note = FindingNote(1, "finding", words, name)
    proposal = Proposal(1, "people", "routing", name, True, words, 2, ((1, 2),), chosen=True)
    reflection = Reflection(1, (TeamAtTable(1, name, 1),), (), (note,), (proposal,), (1,), 3, 3, 1)
    for width in (20, 78, 198):
        rows = [
            told.tabs(1, reflection, width),
            told.team_row(reflection, 1, width),
            told.finding_entry(note, width),
            told.proposal_entry(proposal, width),
            *told.proposal_story(proposal, None, {1: name}, width),
            *decided((reflection,), (), width),
        ]
        assert all(width_of(fit(row, width)) == width for row in rows)
        assert read(rows).replace("\n", "").isprintable() or not (name + words).isprintable()


@given(st.lists(st.floats(0, 5000), min_size=1, max_size=14), st.integers(0, 13), st.integers(30, 240))
def test_the_plan_shows_what_is_on_and_cuts_no_word(spent: list[float], on: int, width: int) -> None:
    """
    However many scenes there are, and whatever the time.
    """
    on = min(on, len(spent) - 1)
    found = tuple(
        SceneTime("reflection", i, 480, each, "on" if i == on else "done" if i < on else "to come")
        for i, each in enumerate(spent)
    )
    table = Timetable(75, found, 480 - spent[on], 4500 - sum(spent), 0.0)

    shown = scenes(table.scenes, width)

    assert width_of(shown) <= width
    assert "▶ reflection" in read([shown])
    assert read([shown]).split("  ")[-1].strip().endswith("reflection")
    assert width_of(time_left(table)) <= 60


@pytest.mark.parametrize("last", [False, True])
async def test_what_is_chosen_after_the_last_round_is_taken_home(last: bool) -> None:
    """
    Nothing says that it begins with a round that does not come; the finale has it as what the room takes home.
    """
    rounds = ROUND * (SCENARIO.plan.rounds if last else 1)
    proposed = s.ProposeImprovement("process", "recording", text="so that nothing is lost")
    app = theatre(RoomSession(*rounds, s.NextScene(), proposed, s.ChooseImprovement(1)))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "n", "4")
        await settle(pilot)
        chosen = seen(app)
        await press(pilot, "e", *([] if last else ["enter"]))
        await settle(pilot)
        assert isinstance(app.screen, FinaleScreen)
        finale = seen(app)

    assert ["starts with the next round" in chosen, "a take-away" in chosen] == [not last, last]
    assert ["chosen 1 of" in chosen, "take-aways 1 of" in chosen] == [not last, last]
    assert ("your take-aways" in finale) == last


@pytest.mark.parametrize("before", [(s.NextScene(),), ROUND, REFLECTING], ids=["briefing", "curtain", "reflection"])
async def test_a_round_that_opens_before_the_scene_is_painted_again_is_shown_without_a_fault(
    before: tuple[c.Command, ...],
) -> None:
    """
    The scene finds a running round when it looks, and gives way to it.
    """
    show = RoomSession(*before)
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        await settle(pilot)
        assert isinstance(app.screen, SceneScreen)
        assert show.evening.give(c.OpenRound()).refused is None
        show._look()
        await until(pilot, lambda: isinstance(app.screen, RoundScreen))
        assert app.mishaps.count == 0
