"""
Every sentence that a door says: to those who attach, to those who may not, and to the facilitator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.counting import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

# ---------------------------------------------------------------------------------------------- finding a show

NO_SHOW = (
    "no show is running on this machine; start one with `desk-theatre play`, or name the address of another machine"
)
SEVERAL_SHOWS = "Several shows are running on this machine:"
WHICH_SHOW = "Which one? Enter its number"


def choice(number: int, title: str, name: str) -> str:
    return f"  {number}  {title} ({name})"


def not_an_address(given: str) -> str:
    return f"{given!r} is not an address; write it like 192.168.1.23:8080"


def not_own(host: str, known: Sequence[str]) -> str:
    own = " or ".join(known) if known else "nothing but 127.0.0.1"
    return f"{host} is not an address of this machine; it has {own}"


def port_taken(host: str, port: int) -> str:
    return f"port {port} of {host} is in use by another program; choose another one with --open {host}:PORT"


def cannot_listen(host: str, port: int, why: str) -> str:
    return f"cannot listen on {host}:{port}: {why}"


# ------------------------------------------------------------------------------------------- attaching to a show


def nobody_answers(address: str) -> str:
    return f"nobody answers at {address}; is the show open (`desk-theatre play --open`), and is this the same network?"


def not_a_show(address: str) -> str:
    return f"what answers at {address} is not a show"


def other_version(here: str, there: str) -> str:
    return f"this is version {here} and the show is version {there}; install the same version on both machines"


def lines_not_understood(address: str) -> str:
    return f"the show at {address} sends what this program cannot read; install the same version on both machines"


SLOW_START = "the show did not send its picture in time; try again"
WRONG_PHRASE = "That is not the phrase. On the show’s machine, `desk-theatre pair` prints it."
IMPOSTOR = "whoever answers there does not know the phrase; check the address with `desk-theatre pair`"
ASK_PHRASE = "Pairing phrase, from `desk-theatre pair` on the show’s machine"
NOT_OPEN = "this show lets nobody in from other machines; start it with `desk-theatre play --open`"


def wait_for_phrase(seconds: float) -> str:
    return f"Too many wrong phrases. Try again in {counted(max(1, -int(-seconds // 1)), 'second')}."


def open_at(address: str) -> str:
    return f"The show is open at {address}."


def phrase_is(phrase: str) -> str:
    return f"Pairing phrase: {phrase}"


def attach_with(address: str) -> str:
    return f"On the other machine: desk-theatre console {address} · desk-theatre kiosk {address}"


# ----------------------------------------------------------------------------------------- what the facilitator reads


def to_pair(address: str, phrase: str) -> str:
    return f"Open at {address} · pairing phrase {phrase}"


def stays_closed(why: object) -> str:
    return f"Consoles cannot attach: {why}"


def dropped(sender: str) -> str:
    return f"{sender} was too slow and was cut off; it comes back by itself"


PHRASE_GUESSED = "Somebody tries wrong pairing phrases."

# ------------------------------------------------------------------------------------------------- at a screen

KEPT_HERE = "Kept on this machine; sent as soon as the stage answers."
NOT_REACHED = "The stage cannot be reached; nothing was done."
NOT_KNOWN = "The stage did not answer. Look whether it was done."
DONE_ALREADY = "That has been done."
ANOTHER_SHOW = "Another show is running there now. Leave, and attach again."
SHOW_ENDED = "The show has ended. If it is resumed, this screen comes back by itself."
NO_PRICE_TAGS = "price tags are computed on the show’s own machine"


def out_of_reach(seconds: int) -> str:
    return f"No answer from the stage for {counted(seconds, 'second')}. Trying again."


def copy_stopped(why: object) -> str:
    return f"The copy of the recording is not kept any more: {why}"


def copy_in(path: object) -> str:
    return f"A copy of the recording is in {path}"


# ---------------------------------------------------------------------------------- what the other program reads

NOT_UNDERSTOOD = "not understood"
NOT_FOR_YOU = "not for this screen"
NOT_PAIRED = "pair first"
WRONG_HOST = "this is not the address of the show"
TOO_MANY = "too many requests; try again in a second"
TOO_MANY_SCREENS = "too many connections; try again later"
CLOSING = "the show is ending"
