"""
Any walk through an evening: whatever is offered leads on, and what would be lost is asked about or can be had back.
"""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from seeing import press, said, seen, settle, theatre, until
from session_on_stage import REFLECTING, ROUND, RoomSession
from textual.pilot import Pilot

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.stage.actions import SPEEDS, VERBS
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.screens.base.confirm import ConfirmScreen
from desk_theatre.stage.screens.base.screen import StageScreen
from desk_theatre.stage.screens.base.text_prompt import TextPromptScreen
from desk_theatre.stage.screens.round.round import RoundScreen
from desk_theatre.stage.screens.session.proposing import ProposingScreen
from desk_theatre.stage.screens.session.scene import SceneScreen
from profiles import examples

PROPOSED: tuple[c.Command, ...] = (*REFLECTING, s.ProposeImprovement("process", "recording"))
BEGINNINGS: tuple[tuple[c.Command, ...], ...] = (
    (),
    (c.OpenRound(), c.SubmitIncident("wifi")),
    ROUND,
    PROPOSED,
    (*PROPOSED, s.CastVote(1, 1, 2), s.ChooseImprovement(1)),
    (*ROUND, *ROUND, *ROUND, s.NextScene()),
    (*ROUND, *ROUND, *ROUND, s.NextScene(), s.NextScene()),
)
DECISIONS = ("card", "finding", "success", "propose", "dot", "undot", "choose", "take_back")
INVERSE = {
    **dict.fromkeys(DECISIONS, "undo"),
    "reveal": "conceal",
    "conceal": "reveal",
    "pause": "pause",
    "slower": "faster",
    "faster": "slower",
    "presenter": "presenter",
    "team_more": "team_less",
    "team_less": "team_more",
    "scene_next": "scene_back",
    "scene_back": "scene_next",
}
LEAVE = ("quit", "foyer")
LOCK = "lock"
"""
What leads to the locked form, from which nothing leads away; tests of its own try that.
"""


def _offered(screen: StageScreen) -> list[str]:
    return [verb for verb in screen.KEYS if not screen.why_not(verb)]


def _standing(show: RoomSession) -> tuple[Any, ...]:
    """
    Where the show stands, as far as a slip of the finger could change it.  A pace that only the plan has is not come back to by
    steps.
    """
    board = show.now
    return (
        (board.phase, board.scene, board.round, board.figures, board.speed if board.speed in SPEEDS else None),
        [(card.id, card.on) for card in board.practices],
        board.reflections,
    )


def _asks_first(verb: str, show: RoomSession) -> bool:
    """
    Whether something would be lost for good.
    """
    board = show.now
    in_round = board.phase in {"running", "paused"}
    if verb in {"quit", "foyer", "end"}:
        return in_round
    if verb == "show_end":
        return board.phase == "between"
    undecided = [each for each in board.reflections[-1:] if each.proposals and not each.decided]
    return verb == "open" and bool(undecided)


async def _do(pilot: Pilot[None], app: Theatre, verb: str) -> None:
    """
    Its key, and a word where it asks for one.
    """
    await press(pilot, VERBS[verb].keys[0])
    await settle(pilot)
    if isinstance(app.screen, ProposingScreen):
        await press(pilot, "enter")
        await settle(pilot)
    if isinstance(app.screen, TextPromptScreen):
        await press(pilot, "x", "enter")
        await settle(pilot)


async def _step(pilot: Pilot[None], app: Theatre, show: RoomSession, verb: str) -> None:
    """
    One thing that is offered: it leads on; or it asks first; and a slip of the finger can be made good.
    """
    screen, before, told, asked = app.screen, _standing(show), seen(app), len(show.asked)
    if _asks_first(verb, show):
        await press(pilot, VERBS[verb].keys[0])
        assert isinstance(app.screen, ConfirmScreen), f"{verb} does not ask:\n{seen(app)}"
        await press(pilot, "escape")
        await settle(pilot)
        assert (app.screen, _standing(show), len(show.asked)) == (screen, before, asked), verb
        return
    app.clear_notifications()  # what still stands there is not said a second time
    await _do(pilot, app, verb)
    changed = app.screen is not screen or _standing(show) != before or seen(app) != told
    assert changed or said(app) or len(show.asked) > asked, f"{verb} leads nowhere:\n{told}"
    back = INVERSE.get(verb)
    if back is None or _standing(show) == before:
        return
    assert isinstance(app.screen, StageScreen)
    if back in _offered(app.screen):
        await _do(pilot, app, back)
        assert _standing(show)[1:] == before[1:], f"{back} does not take {verb} back"
        phase, scene, *rest = _standing(show)[0]
        assert (phase, scene) == before[0][:2], f"{back} does not take {verb} back"
        # Whoever comes back to the curtain finds all its figures shown; the plan's own pace may have been left.
        assert verb in {"scene_next", "scene_back", "slower", "faster"} or rest == list(before[0][2:]), verb
    else:
        assert verb in {"scene_next", "scene_back"}, f"{verb} cannot be taken back"


@settings(examples(6), suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate])
@given(st.sampled_from(BEGINNINGS), st.lists(st.integers(0, 10_000), min_size=12, max_size=20))
async def test_whatever_is_offered_leads_on_and_loses_nothing(beginning: tuple[c.Command, ...], way: list[int]) -> None:
    """
    From scene to scene, by the keys that are offered and in any order.
    """
    show = RoomSession(*beginning)
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        if show.now.scene not in {"foyer", "round"}:
            await until(pilot, lambda: isinstance(app.screen, (SceneScreen, RoundScreen)))
        for choice in way:
            screen = app.screen
            if not isinstance(screen, (RoundScreen, SceneScreen)):
                await press(pilot, "escape")
                await settle(pilot)
                continue
            offered = [verb for verb in _offered(screen) if verb not in LEAVE or _asks_first(verb, show)]
            offered = [verb for verb in offered if verb != LOCK]
            assert offered
            await _step(pilot, app, show, offered[choice % len(offered)])
        assert app.mishaps.count == 0


async def test_nobody_opens_a_round_over_what_is_proposed_by_a_slip_of_the_finger() -> None:
    """
    As long as nothing is chosen, opening asks, on the scene and on the stage; who chose something, or proposed nothing, is not
    asked.
    """
    show = RoomSession(*PROPOSED)
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "o")
        told = seen(app)
        await press(pilot, "n", "n")
        await until(pilot, lambda: isinstance(app.screen, SceneScreen), "the reflection")
        await press(pilot, "o")
        again = seen(app)
        await press(pilot, "escape", "4", "v", "o")
        await until(pilot, lambda: show.now.phase == "running", "the round")

    assert "1 improvement is proposed and none is chosen." in told
    assert "1 improvement is proposed and none is chosen." in again
    assert [card.how for card in show.now.practices if card.on] == ["chosen"]
