"""
The screens of a round: incidents, cues, moments, practices, texts.
"""

from __future__ import annotations

from desk_theatre.itsm.counting import counted
from desk_theatre.itsm.time_of_day import spell_length

NO_CUES = "This scenario has no cues and no kinds of incidents."
HAPPENS = "It is happening now."
CUES = "Cues of the scenario"
ONE_OF_A_KIND = "One incident of a kind"
HELD_FIRST = "New texts are held until you show them."
NOT_MODERATED = "Texts appear immediately (not moderated)."
READ_HERE = "Press enter to read it here. The room can see this screen."
NO_TEXTS = "Nobody has typed anything yet."
TYPE_IT = "You got the code when you reported it. Type it to see what has happened."
CODES = "Codes have 3 or 4 characters, never O, 0, I or 1."
YOUR_CODE_FIRST = "Type your code first."
NOT_REPORTED_HERE = "Nobody in this room has reported that one."
YOUR_CODE = "Your code, such as K7Q"
CODE_FIRST = "Type a code first."
THANKS = "Thank you. It now counts towards the mood of the room."
PICK_A_FACE = "How are we doing? Pick a face."
GO_THERE = "Press enter to go there."
NO_TEXT = "Nobody in the room typed anything about this incident."
GONE = "This incident no longer exists."
NONE_YET = "Nothing reported yet. To report at the desk, press esc, then d."
NONE_SO_FAR = "Nothing reported up to this moment."
FROM_THE_ROOM = "From this room"
FROM_THE_CONFERENCE = "From the {conference}"
FIRST_MOMENT = "This is the first moment of the round."
LATEST_MOMENT = "This is the latest moment of the round."
NO_INCIDENT = "This moment is not about one incident."
NO_ROUND_TO_PAUSE = "A recording has no round to pause."
BETWEEN_ROUNDS = "The room can choose only between rounds."
ALREADY_ON = "It is already on. Switch it off first."
NO_EARLIER_SCENE = "There is no earlier scene."
END = "End this round?"
END_IT = "end the round"
CLOCK_RUNS_ON = "The clock runs on until you answer."
ROUNDS_ONLY = "This show has rounds only."
TYPES_NO_TEXTS = "In this show, {delegates} type no texts."
NO_MOMENT = "No moment stands out so far."
NO_LATER_MOMENT = "This is the last moment."


def show_instead(code: str) -> str:
    return f"What to show instead for {code}?"


def worth_stopping(round_: int) -> str:
    return f"Worth stopping for in round {round_}"


def time_left(round_: int, seconds: int) -> str:
    return f"Round {round_} has {spell_length(seconds)} left."


def will_stay_open(incidents: int) -> str:
    return f"{counted(incidents, 'incident is', 'incidents are')} not resolved and will stay open."


def ready(round_: int) -> str:
    return f"Ready for round {round_}. Press o to open it, b to go back."
