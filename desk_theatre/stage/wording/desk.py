"""
The delegates' form: its questions, its receipt, its lock, and how a delegate rates us.
"""

from __future__ import annotations

CLOSED = "The desk takes reports during a round. Press F2 to check an earlier one."
SOON = "The desk opens soon."
OVER = "The desk is closed. All rounds have been played."
TOO_LATE = "The round is over, so the desk did not take your report."
KIND = "What is wrong, or what do you need?"
KIND_HINT = "Type a word or two, or use the arrow keys"
ROOM_HINT = "Type the {room}, or use the arrow keys"
ALIKE = "Already reported? Press enter to join that report."
JOIN = "Which one do you have, too? Press enter to join it."
NOTHING_TO_JOIN = "No incident is open. Press esc to go back."
ALIKE_HINT = "Your own words, if you like"
TEXT = "In your own words: what happened?"
TEXT_HINT = "As much or as little as you like, then enter"
NAME = "What may we call you?"
NAME_HINT = "A nickname or your row, or choose from the list"
NO_MATCH = "No match. Delete a few letters or try another word."
NOT_TAKEN = "The desk could not take that. Please try again."
ROOM = "Where?"
WRONG = "Something is wrong"
QUESTION = "A question"
ANOTHER = "No, mine is different"
NO_NAME = "no name"
MOOD = "How are we doing?"
ENTER_PIN = "The form is locked. Enter the facilitator’s PIN."
WRONG_PIN = "Wrong PIN. Enter the facilitator’s PIN."
PIN_FORGOTTEN = "PIN forgotten? Nothing is lost; see the facilitator’s guide."
NEXT = "Next: an agent listens, then a technician picks it up. Remember the code or take a picture. “Where is mine?” shows you every step."
NEXT_TOGETHER = "Next: it counts for more people now. If its priority rises, a shorter target counts from now. It is resolved for all of you at once. Remember the code or take a picture. “Where is mine?” shows you every step."
CODE = "Your code is"
CODE_OF_ALIKE = "Already reported; its code is"
ANOTHER_REPORT = "report another"
WHERE_IS_MINE = "where is mine?"
TO_THE_STAGE = "to the stage"
CLEAR = "clear"


def next_in(when: str) -> str:
    return f"Too many reports at once. The desk takes the next one {when}; yours is sent then."


def question(number: int, of: int) -> str:
    return f"Question {number} of {of}"


def wrong_pin(seconds: int) -> str:
    return f"Wrong PIN. Try again in {seconds} s. {PIN_FORGOTTEN}"


def me_too(incident: str) -> str:
    return f"Me too: {incident}"
