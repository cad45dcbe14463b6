"""
What goes over the wire, as JSON: commands, answers, and the messages between the lines of a recording.

A line of a recording begins with its checksum, a message with a brace. Both sides must speak the same `WIRE` and be the
same version of the program, because one folds the events of the other.
"""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from desk_theatre.itsm.values import value
from desk_theatre.recording.codec import read_command, write_command
from desk_theatre.recording.field_codec import UnfitValue
from desk_theatre.recording.line import too_deep
from desk_theatre.show.messages import Answer

if TYPE_CHECKING:
    from desk_theatre.itsm.commands import Command
    from desk_theatre.show.roles import Role

WIRE = 1
"""
Changes whenever a message does.
"""

SHOW = "/api/show"
LINES = "/api/lines"
PREFIX = "/api/lines/prefix"
COMMANDS = "/api/commands"
DELEGATES = "/api/delegates"
PHRASE = "/api/phrase"
PAIR = "/api/pair"

SCREEN = "X-Desk-Screen"
SESSION = "X-Desk-Session"
COUNTER = "X-Desk-Counter"
PROOF = "X-Desk-Proof"
"""
What a request says about its sender, in its head.
"""

ROLES: dict[str, Role] = {"console": "facilitator", "kiosk": "kiosk"}
"""
What a screen of another process may be, and in which role it asks.
"""

LONGEST_BODY = 16 * 1024
LONGEST_KEY = 64


class NotOnTheWire(ValueError):
    """
    What came is nothing that this program sends.
    """


@value
class PostedCommand:
    """
    A command that was posted.

    Args:
        key: made by the sender for this request, so that sending it again does nothing twice.
        scene, round: as its sender saw them.
    """

    command: Command
    key: str
    scene: str
    round: int


def program() -> str:
    """
    Return this program's version.
    """
    try:
        return version("desk-theatre")
    except PackageNotFoundError:
        return "not installed"


def pack(document: dict[str, Any]) -> bytes:
    """
    Return a message, as a line.
    """
    return json.dumps(document, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode("ascii") + b"\n"


def unpack(raw: bytes) -> dict[str, Any]:
    """
    Return the object in `raw`.

    Raises:
        NotOnTheWire: it is none, has a key twice, is nested too deep, or has a number that is none.
    """
    if too_deep(raw):
        raise NotOnTheWire("nested too deep")
    try:
        document = json.loads(raw, object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise NotOnTheWire("not JSON") from error
    if type(document) is not dict:
        raise NotOnTheWire("not an object")
    return document


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotOnTheWire("a key twice")
    return found


def _no_number(name: str) -> float:
    raise NotOnTheWire(f"{name} is no number")


def ask(asked: PostedCommand) -> bytes:
    """
    Return the body of a posted command.
    """
    written = write_command(asked.command)
    return pack({"key": asked.key, "scene": asked.scene, "round": asked.round, "command": written})


def asked_in(raw: bytes) -> PostedCommand:
    """
    Return the posted command in `raw`.

    Raises:
        NotOnTheWire: it is none.
    """
    document = unpack(raw)
    key, scene, round_, written = (document.get(name) for name in ("key", "scene", "round", "command"))
    if type(key) is not str or not 0 < len(key) <= LONGEST_KEY or not key.isascii():
        raise NotOnTheWire("no key")
    if type(scene) is not str or type(round_) is not int or type(written) is not dict:
        raise NotOnTheWire("no scene, round or command")
    try:
        command, _ = read_command(written)
    except (UnfitValue, ValueError, TypeError, KeyError) as error:
        raise NotOnTheWire("no command") from error
    return PostedCommand(command, key, scene, round_)


def answer_document(answer: Answer, line: int) -> dict[str, Any]:
    """
    Return the answer to a command.

    Args:
        line: number of the last line of the recording by then; who follows it has seen the command's effect.
    """
    return {
        "accepted": answer.accepted,
        "words": answer.words,
        "code": answer.code,
        "wait": answer.wait,
        "join_only": answer.join_only,
        "line": line,
    }


def answer_in(document: dict[str, Any]) -> tuple[Answer, int]:
    """
    Return the answer in `document`, and the number of the line that comes with it.

    Raises:
        NotOnTheWire: it is none.
    """
    accepted, join_only = document.get("accepted"), document.get("join_only", False)
    words, code = document.get("words", ""), document.get("code", "")
    wait, line = document.get("wait", 0.0), document.get("line", -1)
    fits = type(accepted) is bool and type(join_only) is bool and type(words) is str and type(code) is str
    if not fits or type(wait) not in {int, float} or type(line) is not int:
        raise NotOnTheWire("no answer")
    return Answer(accepted, words, code, float(wait), join_only), line  # type: ignore[arg-type]
