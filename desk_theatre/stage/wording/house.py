"""
The foyer, replays, questions before leaving, and what the stage says when something goes wrong.
"""

from __future__ import annotations

from desk_theatre.itsm.counting import counted

FOR_THE_FACILITATOR = "A message for the facilitator. Press j to show it."
OPEN_WITHOUT_A_CHOICE = "Open the round without a choice?"
NO_REHEARSAL = "This show is for people. To rehearse alone: desk-theatre play --rehearse."
DELEGATES_CONTINUE = "The simulated {delegates} continue."
DELEGATES_PAUSE = "The simulated {delegates} pause."
NOTHING_TO_CHOOSE = "Nothing to choose."
NO_SHOW = "No show is running."
FAILED = "That did not work. The show continues."
NOT_NOW = "Not possible now."
OPENING = "Please wait: something is opening."
NO_SCENARIO = "No scenario found. Put one into the folder scenarios, or name a file."
REPLAY = "Replay a recording"
LOOKING = "Looking for recordings ..."
RESUME = "Resume an interrupted show"
NO_RECORDING = "None yet. Every show is recorded automatically and listed here."
GO_TO = "Go to a time, or to where an incident was reported."
GO_TO_HINT = "09:42, K7Q or R1-K7Q"
GO_THERE = "go there"
LAST_ROUND = "This is the last round."
FIRST_ROUND = "This is the first round."
NO_MARK = "The room did nothing after this."
END_OF_ROUND = "This is the end of the round."
END_OF_RECORDING = "This is the end of the recording."
NOT_A_TIME = "Not a time. Type one like 09:12."
ONLY_HERE = "This terminal is only for reporting and asking."
PINS_DIFFER = "The PINs did not match. The form is not locked."
CONFIRM_PIN = "Re-enter the PIN to confirm."
FACILITATOR_HIDDEN = "Facilitator information is hidden. Press j to show it."
FACILITATOR_SHOWN = "Facilitator information is shown again."
ROUND_STOPS = "The round stops here. The recording is safe; resume it from the foyer."
CONSOLE_GOES_ON = "The show continues for the console. After that, ctrl+c ends it."
GOES_ON = "The show continues for the console. Press ctrl+c here to end it."
ROOM_SEES_LESS = "The wall now shows only what the room may see."
NO_FOYER = "The foyer is on the show’s own terminal. Press ctrl+q to leave."
LEAVE_SHOW = "Leave this show?"
LEAVE = "Leave the program?"
HOW_TO_LEAVE = "Press ctrl+q to leave."
INCIDENT_GONE = "That incident is gone."
NO_RECORDING_NOW = "The recording cannot be opened now. The show continues."
NOT_DRAWN = "Part of the stage cannot be drawn. The show continues."
OTHER_ALPHABET = "That key types another alphabet. Switch the keyboard to Latin letters."
ONLY_LOOKED_AT = "This is a recording; nothing in it can change."
NO_CONTINUE = "no, continue"
OR = "or"
TO_LEAVE = "leave"
TO_FOYER = "to the foyer"
OPEN_IT = "open it"
FIGURES_AND = "figures and the "
OPENING_SHOW = "opening ..."
SAVE_PICTURE = "house: save a picture of what the room sees"
AS_SVG = "as an SVG file"
COLOURS_NOW = "the colours now"
NEXT_COLOURS = "t changes to the next"
COLOUR_WORDS = {
    "house-dark": "dark, for the room",
    "house-light": "light, for a bright hall",
    "house-contrast": "strongest contrast",
}
TOO_SMALL = "Too small."
CONTINUES = "The show continues."


def will_be_skipped(figures: str, round_: int) -> str:
    """
    Args:
        figures: `FIGURES_AND` where those are skipped, too.
    """
    return f"The {figures}reflection of round {round_} will be skipped. To go there, press esc, then n."


def open_round(round_: int) -> str:
    return f"Open round {round_} now?"


def ran(opens: str, closes: str) -> str:
    return f"This round ran from {opens} to {closes}."


def choose_pin(shortest: int, longest: int) -> str:
    return f"Choose a PIN of {shortest} to {longest} digits. Only this PIN unlocks the form."


def pin_length(shortest: int, longest: int) -> str:
    return f"A PIN has {shortest} to {longest} digits. Please choose another."


def crashed(where: str) -> str:
    return f"The stage crashed. You can resume the show from its recording.{where}"


def not_closed(where: str) -> str:
    return f"The show could not be closed properly.{where}"


def went_wrong(where: str) -> str:
    return f"Something went wrong on the stage. The show continues.{where}"


def colours(words: str) -> str:
    return f"Colours: {words}."


def colours_entry(words: str) -> str:
    return f"house: colours: {words}"


def presenter_entry(words: str) -> str:
    return f"house: {words}"


def presenter_now(key: str, *, hidden: bool) -> str:
    return f"{key}; {'hidden' if hidden else 'shown'} now"


def characters_cut(cut: int, limit: int) -> str:
    return f"{counted(cut, 'pasted character was', 'pasted characters were')} cut: at most {limit} fit here."


def needs(size: str, has: str) -> str:
    return f"Needs {size}, has {has}."


def none_chosen(proposals: int) -> str:
    proposed = counted(proposals, "improvement is", "improvements are")
    return f"{proposed} proposed and none is chosen. After the round opens, it is too late to choose."
