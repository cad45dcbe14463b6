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


PRIVATE = "That is for the facilitator only, and hidden now; press j first."
"""
Why a verb that opens what only the facilitator should see does nothing while the room looks on.
"""

_TABLE = (
    Verb("help", ("f1", "question_mark"), "?", "help", "help", "what every key does here"),
    Verb("help_in_form", ("f1",), "F1", "help", "help", "what every key does here"),
    Verb("quit", ("ctrl+q",), "ctrl+q", "leave", "house", "leave the theatre"),
    Verb("pick", ("enter",), "enter", "choose", "list", "choose the one that is marked"),
    Verb(
        "switch", ("enter", "space"), "enter", "on or off", "practice", "switch the practice that is marked on or off"
    ),
    Verb("chosen", ("v",), "v", "the room chose it", "practice", "switch it on as what the room itself has chosen"),
    Verb("read_on", ("right",), "→", "read on", "practice", "read on in what is told about it"),
    Verb("read_back", ("left",), "←", "read back", "practice", "back to what was told before"),
    Verb("go", ("enter",), "enter", "go on", "form", "go on to the next question"),
    Verb("back", ("escape",), "esc", "back", "house", "go back"),
    Verb("theme", ("t",), "t", "colours", "house", "next colours: dark, light, strongest contrast"),
    Verb("open", ("o",), "o", "open round", "round", "open the next round"),
    Verb("end", ("e",), "e", "end round", "round", "end this round"),
    Verb("pause", ("space",), "space", "pause", "round", "pause or continue"),
    Verb("slower", ("minus",), "-", "slower", "round", "run slower"),
    Verb("faster", ("plus", "equals_sign"), "+", "faster", "round", "run faster"),
    Verb("practices", ("p",), "p", "practices", "show", "switch practices on and off"),
    Verb("incidents", ("i",), "i", "incidents", "show", "look at one incident and its promises", "list"),
    Verb("desk", ("d",), "d", "desk", "desk", "report something"),
    Verb("find", ("w",), "w", "where is mine?", "desk", "where is mine? find an incident by its code", "mine?"),
    Verb("foyer", ("f",), "f", "foyer", "house", "to the foyer, to choose something else"),
    Verb("cues", ("c",), "c", "cues", "round", "let something happen now"),
    Verb("moments", ("l",), "l", "moments", "moments", "the moments of this round that are worth stopping for"),
    Verb("there", ("enter",), "enter", "look there", "moments", "to that second in the recording of this round"),
    Verb("tell", ("s",), "s", "to the room", "moments", "show the room a moment, large, with its question"),
    Verb("untell", ("s",), "s", "take it away", "moments", "take the moment off the screen"),
    Verb("story", ("i",), "i", "its story", "moments", "the story of the incident that it is about"),
    Verb("moment_before", ("left",), "←", "one before", "moments", "the moment before"),
    Verb("moment_after", ("right",), "→", "one after", "moments", "the moment after"),
    Verb("comparison", ("r",), "r", "rounds", "show", "compare the rounds"),
    Verb(
        "charts",
        ("c",),
        "c",
        "charts",
        "show",
        "the rounds as charts: how long it took, what was left, what was wasted",
    ),
    Verb(
        "hold", ("h",), "h", "hold or show words", "incident", "take the delegate's words off the stage, or show them"
    ),
    Verb("scene", ("n",), "n", "go on", "scene", "on to the next scene: briefing, figures, reflection, finale"),
    Verb("scene_next", ("n",), "n", "go on", "scene", "on to the next scene"),
    Verb("scene_back", ("b",), "b", "scene before", "scene", "back to the scene before"),
    Verb("scene_skip", ("x",), "x", "leave out", "scene", "leave the next scene out"),
    Verb("scene_again", ("a",), "a", "again", "scene", "begin this scene again"),
    Verb("show_end", ("e",), "e", "end the show", "scene", "to the finale, whatever rounds are left", "end show"),
    Verb(
        "forward",
        ("pagedown",),
        "pgdn",
        "next",
        "remote control",
        "next page, figure, part or scene; a presenter's remote sends this key",
    ),
    Verb("backward", ("pageup",), "pgup", "back", "remote control", "the page, figure, part or scene before"),
    Verb("dark", ("full_stop",), ".", "dark", "remote control", "make the screen dark; any key shows the show again"),
    Verb("reveal", ("space", "enter"), "space", "next figure", "curtain", "show the next figure"),
    Verb("conceal", ("backspace",), "bksp", "hide it", "curtain", "hide the figure again"),
    Verb("part_1", ("1",), "1", "what happened", "reflection", "figures against promises, and moments of the round"),
    Verb("part_2", ("2",), "2", "cards", "reflection", "the cards, those with evidence first"),
    Verb("part_3", ("3",), "3", "findings", "reflection", "what the room has found out"),
    Verb("part_4", ("4",), "4", "improvements", "reflection", "improvements: propose, vote, choose"),
    Verb("team", ("m",), "m", "next team", "team", "the next team is asked"),
    Verb("team_name", ("k",), "k", "name it", "team", "say what this team is called"),
    Verb("team_more", ("greater_than_sign",), ">", "one team more", "team", "one team more"),
    Verb("team_less", ("less_than_sign",), "<", "one team less", "team", "one team less"),
    Verb("card", ("enter", "space"), "enter", "pick it", "card", "this team picks the card, or puts it back"),
    Verb("look_back", ("l",), "l", "look there", "reflection", "to the moment in the recording of this round"),
    Verb("finding", ("f",), "f", "a finding", "reflection", "type what went wrong"),
    Verb("success", ("g",), "g", "what helped", "reflection", "type what helped"),
    Verb("propose", ("i",), "i", "propose", "improvement", "propose an improvement"),
    Verb("dot", ("plus", "equals_sign"), "+", "a dot", "improvement", "this team gives a dot"),
    Verb("undot", ("minus",), "-", "one back", "improvement", "this team takes a dot back"),
    Verb("choose", ("v",), "v", "choose it", "improvement", "the room chooses it, or gives it up again"),
    Verb("take_back", ("delete",), "del", "take back", "reflection", "take back the one that is marked"),
    Verb("undo", ("u",), "u", "undo", "reflection", "undo the last thing that was done"),
    Verb(
        "worth",
        ("y",),
        "y",
        "price tags",
        "reflection",
        "what each practice was worth in this round, and how much was luck",
    ),
    Verb("decided", ("v",), "v", "decisions", "replay", "what the room found out and decided so far"),
    Verb(
        "lock",
        ("k",),
        "k",
        "lock form",
        "show",
        "the delegates' form, locked until the facilitator's PIN",
        "lock",
    ),
    Verb("unlock", ("ctrl+q",), "ctrl+q", "facilitator", "desk", "leave the locked form, with the facilitator's PIN"),
    Verb("find_in_form", ("f2",), "F2", "where is mine?", "desk", "where is mine? find an incident by its code"),
    Verb("feel", ("enter",), "enter", "how was it?", "incident", "say how it felt"),
    Verb(
        "presenter",
        ("j",),
        "j",
        "presenter",
        "house",
        "hide from the room what is for the facilitator only, or show it again",
    ),
    Verb("texts", ("x",), "x", "words", "show", "what delegates typed: hold, show, mask or replace it"),
    Verb("read", ("enter",), "enter", "read it", "words", "read the words of the one that is marked, on this screen"),
    Verb("mask", ("m",), "m", "mask", "words", "show only that there are words"),
    Verb("replace", ("r",), "r", "replace", "words", "show other words instead"),
    Verb("hold_first", ("f",), "f", "hold first", "words", "hold texts before they are shown, or do not"),
    Verb("rehearse", ("z",), "z", "delegates", "rehearsal", "stop or start the delegates of the rehearsal"),
    Verb("play", ("space",), "space", "play", "replay", "let time pass, or hold it"),
    Verb("next", ("n", "full_stop"), "n", "next event", "replay", "step to the next event"),
    Verb("previous", ("b", "comma"), "b", "event before", "replay", "step back to the event before"),
    Verb("later", ("right",), "→", "+1 min", "replay", "one minute later"),
    Verb("earlier", ("left",), "←", "-1 min", "replay", "one minute earlier"),
    Verb("first", ("home",), "home", "to the start", "replay", "to the beginning of the round"),
    Verb("last", ("end",), "end", "to the end", "replay", "to the end of the round"),
    Verb("next_moment", ("k",), "k", "next moment", "replay", "to the next moment worth stopping for"),
    Verb(
        "mark",
        ("m",),
        "m",
        "next mark",
        "replay",
        "to where the room did something next: reported, switched, let something happen",
    ),
    Verb("seek", ("g",), "g", "go to", "replay", "go to a time or to a ticket code"),
    Verb("reported", ("enter",), "enter", "go there", "replay", "to where the incident with this code was reported"),
    Verb(
        "stop_next",
        ("greater_than_sign",),
        ">",
        "next scene",
        "replay",
        "to the next scene or round, as the room left it",
    ),
    Verb("stop_before", ("less_than_sign",), "<", "scene before", "replay", "to the scene or round before"),
    Verb("round_up", ("pagedown",), "pgdn", "next round", "replay", "to the next round"),
    Verb("round_down", ("pageup",), "pgup", "round before", "replay", "to the round before"),
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
        for verb in (VERBS[name] for name in ids)
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
            reason = f"Round {board.round} is still being played. End it first, with e."
        case "scene" if in_round:
            reason = f"Round {board.round} is being played; its figures come when it is over."
        case "open" if board.phase == "over":
            reason = "The last round has been played."
        case "end" | "pause" | "cues" if not in_round:
            reason = "No round is being played." + ("" if board.phase == "over" else " Open one with o.")
        case "slower" | "faster" if board.phase == "over":
            reason = "The show is over; nothing runs."
        case "slower" | "faster" if next_speed(board.speed, verb == "faster") is None:
            reason = f"It cannot go any {verb} than {board.speed:g}×."
        case "comparison" | "charts" if board.phase == "before":
            reason = "No round has been played yet. Open one with o."
        case "practices" if not board.practices:
            reason = "This scenario offers no practices."
        case _:
            pass
    return reason


class Acting(Protocol):
    """
    A screen whose verbs can be done.
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
            verb = VERBS[name]
            yield SystemCommand(f"{verb.area}: {verb.words}", f"Key {verb.key}", partial(screen.action_verb, name))
