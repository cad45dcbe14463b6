"""
Everything that can be done on the stage: its key, its words, and why it cannot be done just now.

One table feeds the keys, the key bar, the help, and the command palette, so they never disagree.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from textual.app import SystemCommand
from textual.binding import Binding

from desk_theatre.itsm.values import value
from desk_theatre.scenario.vocabulary import CONFERENCE, Vocabulary
from desk_theatre.stage.wording.practices import NONE_OFFERED
from desk_theatre.stage.wording.session import LAST_ROUND_PLAYED

if TYPE_CHECKING:
    from collections.abc import Awaitable, Collection, Iterator

    from desk_theatre.show.board import Board


@value
class Verb:
    """
    Args:
        keys: the keys, as Textual calls them, the first one being the one that is shown as `key`.
        short: a word or two for the key bar.
        tight: the same where the bar has little room; empty: as it is.
        area: the first half of its entry in the palette; `words` is the second, and the line in the help.
    """

    id: str
    keys: tuple[str, ...]
    key: str
    short: str
    area: str
    words: str
    tight: str = ""


PRIVATE = "Hidden from the room. Press j to show it."
"""
Why a verb that opens what only the facilitator should see does nothing while the room looks on.
"""

_TABLE = (
    Verb("help", ("f1", "question_mark"), "?", "help", "help", "show what every key does"),
    Verb("help_in_form", ("f1",), "F1", "help", "help", "show what every key does"),
    Verb("quit", ("ctrl+q",), "ctrl+q", "leave", "house", "leave the program"),
    Verb("pick", ("enter",), "enter", "choose", "list", "choose the marked entry"),
    Verb("switch", ("enter", "space"), "enter", "on/off", "practice", "switch the marked practice on or off"),
    Verb("chosen", ("v",), "v", "the room chose it", "practice", "switch it on as chosen by the room"),
    Verb("reason", ("w",), "w", "reason", "practice", "give one group a reason: what is in it for them"),
    Verb("read_on", ("right",), "→", "read on", "practice", "scroll down in the description"),
    Verb("read_back", ("left",), "←", "read back", "practice", "scroll up in the description"),
    Verb("go", ("enter",), "enter", "next", "form", "go to the next question"),
    Verb("back", ("escape",), "esc", "back", "house", "go back"),
    Verb("theme", ("t",), "t", "colours", "house", "change colours: dark, light, highest contrast"),
    Verb("open", ("o",), "o", "open round", "round", "open the next round"),
    Verb("end", ("e",), "e", "end round", "round", "end this round early; its figures come next"),
    Verb("pause", ("space",), "space", "pause", "round", "pause or continue"),
    Verb("slower", ("minus",), "-", "slower", "round", "run slower"),
    Verb("faster", ("plus", "equals_sign"), "+", "faster", "round", "run faster"),
    Verb("practices", ("p",), "p", "practices", "show", "switch practices on and off"),
    Verb("incidents", ("i",), "i", "incidents", "show", "look at an incident and its SLA targets", "list"),
    Verb("desk", ("d",), "d", "desk", "desk", "report an incident"),
    Verb("find", ("w",), "w", "where is mine?", "desk", "find your incident by its code", "mine?"),
    Verb("overview", ("tab",), "tab", "overview", "house", "turn from the wall to the overview, or back"),
    Verb("foyer", ("f",), "f", "foyer", "house", "go to the foyer"),
    Verb("cues", ("c",), "c", "cues", "round", "make something happen now"),
    Verb("moments", ("l",), "l", "moments", "moments", "moments of this round worth stopping for"),
    Verb("there", ("enter",), "enter", "replay it", "moments", "open the recording at that second"),
    Verb("tell", ("s",), "s", "show room", "moments", "show this moment to the room, large, with its question"),
    Verb("untell", ("s",), "s", "hide it", "moments", "hide the moment from the room"),
    Verb("story", ("i",), "i", "story", "moments", "open the story of its incident"),
    Verb("moment_before", ("left",), "←", "previous", "moments", "go to the previous moment"),
    Verb("moment_after", ("right",), "→", "next", "moments", "go to the next moment"),
    Verb("comparison", ("r",), "r", "rounds", "show", "compare the rounds"),
    Verb(
        "charts",
        ("c",),
        "c",
        "charts",
        "show",
        "charts of the rounds: time to resolve, backlog, waste",
    ),
    Verb("hold", ("h",), "h", "hide/show text", "incident", "hide the {delegate’s} text from the stage, or show it"),
    Verb("scene", ("n",), "n", "next", "scene", "next scene: briefing, figures, reflection or finale"),
    Verb("scene_next", ("n",), "n", "next", "scene", "go to the next scene"),
    Verb("scene_back", ("b",), "b", "previous scene", "scene", "go back to the previous scene"),
    Verb("scene_skip", ("x",), "x", "skip", "scene", "skip the next scene"),
    Verb("scene_again", ("a",), "a", "restart scene", "scene", "restart this scene"),
    Verb(
        "show_end",
        ("e",),
        "e",
        "end the show",
        "scene",
        "go to the finale; you can still open rounds there",
        "end show",
    ),
    Verb(
        "forward",
        ("pagedown",),
        "pgdn",
        "next",
        "remote control",
        "next page, figure, part or scene; remote controls send this key",
    ),
    Verb("backward", ("pageup",), "pgup", "back", "remote control", "previous page, figure, part or scene"),
    Verb("dark", ("full_stop",), ".", "dark", "remote control", "black out the screen; any key brings it back"),
    Verb("reveal", ("space", "enter"), "space", "next figure", "curtain", "show the next figure"),
    Verb("conceal", ("backspace",), "bksp", "hide figure", "curtain", "hide the last figure again"),
    Verb("guess", ("g",), "g", "guess", "curtain", "type what the room guesses for the next figure"),
    Verb("wall_on", ("space",), "space", "next picture", "wall", "show the next picture of the finale on the wall"),
    Verb(
        "wall_back",
        ("backspace",),
        "bksp",
        "previous picture",
        "wall",
        "show the picture before on the wall",
        "previous",
    ),
    Verb("part_1", ("1",), "1", "what happened", "reflection", "figures and targets, and moments of the round"),
    Verb("part_2", ("2",), "2", "cards", "reflection", "cards, those with evidence first"),
    Verb("part_3", ("3",), "3", "findings", "reflection", "what the room found out"),
    Verb("part_4", ("4",), "4", "improvements", "reflection", "improvements: propose, vote, choose"),
    Verb("team", ("m",), "m", "next team", "team", "switch to the next team"),
    Verb("team_name", ("k",), "k", "name team", "team", "name this team"),
    Verb("team_more", ("greater_than_sign",), ">", "add team", "team", "add a team"),
    Verb("team_less", ("less_than_sign",), "<", "remove team", "team", "remove a team"),
    Verb("organisers", ("h",), "h", "{organisers}", "team", "mark this team as the {organisers}, or not any more"),
    Verb("card", ("enter", "space"), "enter", "pick", "card", "pick the card for this team, or put it back"),
    Verb("look_back", ("l",), "l", "replay it", "reflection", "open the recording at that moment"),
    Verb("finding", ("f",), "f", "add finding", "reflection", "type what went wrong"),
    Verb("success", ("g",), "g", "add what helped", "reflection", "type what helped"),
    Verb("propose", ("i",), "i", "propose", "improvement", "propose an improvement"),
    Verb("dot", ("plus", "equals_sign"), "+", "add dot", "improvement", "give a dot from this team"),
    Verb("undot", ("minus",), "-", "remove dot", "improvement", "take back a dot of this team"),
    Verb("choose", ("v",), "v", "choose", "improvement", "choose it for the room, or drop it"),
    Verb("hands", ("s",), "s", "show of hands", "improvement", "count hands team by team, and choose", "hands"),
    Verb("team_dots", ("p",), "p", "dots by team", "improvement", "give dots team by team, and choose", "dots"),
    Verb("lead", ("enter",), "enter", "choose leading", "vote", "choose the improvements that lead", "choose"),
    Verb("team_again", ("space",), "space", "same team", "vote", "let the same team name another practice"),
    Verb("team_after", ("down",), "↓", "next team", "vote", "go to the next team"),
    Verb("team_before", ("up",), "↑", "previous team", "vote", "go to the previous team"),
    Verb("turn", ("tab",), "tab", "hands/dots", "vote", "count dots instead of hands, or hands instead of dots"),
    Verb("erase", ("backspace",), "bksp", "undo", "vote", "undo the last digit, or the choice"),
    Verb("take_back", ("delete",), "del", "delete", "reflection", "delete the marked entry"),
    Verb("undo", ("u",), "u", "undo", "reflection", "undo the last step"),
    Verb(
        "worth",
        ("y",),
        "y",
        "price tags",
        "reflection",
        "what each practice was worth in this round, and what was luck",
    ),
    Verb(
        "benchmark", ("d",), "d", "real desks", "reflection", "compare this desk with published figures of real desks"
    ),
    Verb("decided", ("v",), "v", "decisions", "replay", "what the room found out and decided so far"),
    Verb(
        "lock",
        ("k",),
        "k",
        "lock form",
        "show",
        "lock the {delegates’} form with a PIN",
        "lock",
    ),
    Verb("unlock", ("ctrl+q",), "ctrl+q", "facilitator", "desk", "leave the locked form with the facilitator’s PIN"),
    Verb("find_in_form", ("f2",), "F2", "where is mine?", "desk", "find your incident by its code"),
    Verb("feel", ("enter",), "enter", "rate us", "incident", "tell us how we are doing"),
    Verb(
        "presenter",
        ("j",),
        "j",
        "presenter",
        "house",
        "hide what is for the facilitator, or show it",
    ),
    Verb("texts", ("x",), "x", "texts", "show", "what {delegates} typed: hide, show, mask or replace it"),
    Verb("read", ("enter",), "enter", "read", "texts", "read the marked text on this screen"),
    Verb("mask", ("m",), "m", "mask", "texts", "mask the text: show only that there is one"),
    Verb("replace", ("r",), "r", "replace", "texts", "show another text instead"),
    Verb("hold_first", ("f",), "f", "hold new", "texts", "hold new texts until you show them, or stop holding"),
    Verb("rehearse", ("z",), "z", "{delegates}", "rehearsal", "pause or continue the simulated {delegates}"),
    Verb("play", ("space",), "space", "play", "replay", "play or pause"),
    Verb("next", ("n", "full_stop"), "n", "next event", "replay", "go to the next event"),
    Verb("previous", ("b", "comma"), "b", "previous event", "replay", "go back to the previous event"),
    Verb("later", ("right",), "→", "+1 min", "replay", "one minute later"),
    Verb("earlier", ("left",), "←", "-1 min", "replay", "one minute earlier"),
    Verb("first", ("home",), "home", "go to start", "replay", "go to the start of the round"),
    Verb("last", ("end",), "end", "go to end", "replay", "go to the end of the round"),
    Verb("next_moment", ("k",), "k", "next moment", "replay", "go to the next moment worth stopping for"),
    Verb(
        "mark",
        ("m",),
        "m",
        "next mark",
        "replay",
        "go to the next thing the room did: report, switch, cue",
    ),
    Verb("seek", ("g",), "g", "go to", "replay", "go to a time or a ticket code"),
    Verb("reported", ("enter",), "enter", "go there", "replay", "go to where the incident with this code was reported"),
    Verb(
        "stop_next",
        ("greater_than_sign",),
        ">",
        "next scene",
        "replay",
        "go to the next scene or round, as the room left it",
    ),
    Verb("stop_before", ("less_than_sign",), "<", "previous scene", "replay", "go to the previous scene or round"),
    Verb("round_up", ("pagedown",), "pgdn", "next round", "replay", "go to the next round"),
    Verb("round_down", ("pageup",), "pgup", "previous round", "replay", "go to the previous round"),
)

VERBS: dict[str, Verb] = {verb.id: verb for verb in _TABLE}


LEADING_ON = frozenset(
    f"verb('{name}')"
    for name in (
        *("open", "end", "scene", "scene_next", "scene_back", "scene_again", "scene_skip", "show_end"),
        *("forward", "backward", "dark"),
    )
)
"""
The actions that change the scene: each needs a press of its own, and a key that is held down is one press.
"""


def bindings(*ids: str) -> list[Binding]:
    """
    The verbs as keys of a screen.
    """
    return [
        Binding(",".join(verb.keys), f"verb('{verb.id}')", verb.words, show=False)
        for verb in (CONFERENCE.told(VERBS[name]) for name in ids)
    ]


SPEEDS = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 240.0, 600.0)
"""
The paces at which a show can run, in simulated seconds a second.
"""


def next_speed(speed: float, faster: bool, left: Collection[float] = ()) -> float | None:
    """
    The next pace up or down; `None` at the end of the scale.

    Args:
        left: paces that were left with a key; they are steps of the scale, too, so that there is a way back to each.
    """
    paces = sorted({*SPEEDS, *left})
    if faster:
        return next((pace for pace in paces if pace > speed), None)
    return next((pace for pace in reversed(paces) if pace < speed), None)


def why_not(verb: str, board: Board) -> str:
    """
    The reason for which a verb can do nothing at this moment of a show; empty if it can.
    """
    in_round = board.phase in {"running", "paused"}
    reason = ""
    match verb:
        case "open" if in_round:
            reason = f"Round {board.round} is still running. Press e to end it first."
        case "scene" if in_round:
            reason = f"Round {board.round} is running. Its figures come when it is over."
        case "open" if board.phase == "over":
            reason = LAST_ROUND_PLAYED
        case "end" | "pause" | "cues" if not in_round:
            reason = "No round is running." + ("" if board.phase == "over" else " Press o to open one.")
        case "slower" | "faster" if board.phase == "over":
            reason = "All rounds have been played; nothing is running."
        case "slower" | "faster" if next_speed(board.speed, verb == "faster") is None:
            reason = f"{board.speed:g}× is the {'slowest' if verb == 'slower' else 'fastest'} pace."
        case "comparison" | "charts" if board.phase == "before":
            reason = "No round has been played yet. Press o to open one."
        case "practices" if not board.practices:
            reason = NONE_OFFERED
        case _:
            pass
    return reason


class Acting(Protocol):
    """
    A screen whose verbs can be done.
    """

    @property
    def words(self) -> Vocabulary:
        """
        What the scenario on it calls its people, places and events.
        """

    @property
    def KEYS(self) -> tuple[str, ...]:  # noqa: N802 - as Textual calls what a class declares
        """
        Its verbs.
        """

    def why_not(self, verb: str) -> str:
        """
        Why a verb can do nothing just now; empty if it can.
        """

    def action_verb(self, verb: str) -> Awaitable[None]:
        """
        Do what the verb says.
        """


def commands_of(screen: Acting) -> Iterator[SystemCommand]:
    """
    The entries of the command palette: every verb of the screen that can be done now, as "area: verb".
    """
    for name in screen.KEYS:
        if not screen.why_not(name):
            verb = screen.words.told(VERBS[name])
            yield SystemCommand(f"{verb.area}: {verb.words}", f"Key {verb.key}", partial(screen.action_verb, name))
