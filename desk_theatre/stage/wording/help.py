"""
The help of each screen: its title, and what the screen is for.
"""

from __future__ import annotations

BY_NAME = "Find any of these by name."
SHOWN = "What is shown"

REPLAY_TARGETS_TITLE = "What to replay"
REPLAY_TARGETS = "Choose a moment to open it in the recording. Press escape to come back."
DESK_TITLE = "The desk"
DESK = "Four questions. Type to narrow the list; choose with the arrow keys and enter. Press escape to go back."
FOYER_TITLE = "The foyer"
FOYER = "Choose a scenario to play, or a recording to resume or replay."
LOOK_BACK_TITLE = "A look back"
LOOK_BACK = (
    "What happened at that moment, from the recording. The show behind it does not change; press escape to return."
)
REPLAY_TITLE = "A recording"
REPLAY = "Move by time, event, round or scene, or to an incident. On the bottom line, ◆ is what the room did. ▼ is a moment worth stopping for."
CUES_TITLE = "Start a cue"
CUES = "Choose a cue or a kind of incident. It happens at once."
TEXTS_TITLE = "What delegates typed"
TEXTS = "Press enter to read the marked text on this screen. A held text is on no other screen. The clock of its incident runs on."
FIND_TITLE = "Where is mine?"
FIND = "Type your code; capitals do not matter."
INCIDENT_TITLE = "One incident"
INCIDENT = "What happened, what was promised, and how the SLA clocks ran."
INCIDENTS_TITLE = "All incidents"
INCIDENTS = "Choose one with the arrow keys. Press enter for its story and SLA targets."
MOMENT_TITLE = "A moment, for the room"
MOMENT = "Read it aloud, ask its question, and wait. Press space to pause the round meanwhile."
MOMENTS_TITLE = "Moments worth stopping for"
MOMENTS = "Patterns found during the round, each with a question for the room. Press enter to open the recording at that second. Press s to show the marked moment to the room."
PRACTICES_TITLE = "The practices"
PRACTICES = "Switch a practice on or off. Between rounds it counts as announced, or as chosen by the room. People follow best what they chose. Mid-round it counts as imposed; people follow it least."
ROUND_TITLE = "The round"
ROUND = "The figures, the programme, the floor and the ticker. A line at the top announces a moment worth stopping for. It is hidden while j hides it from the room. Press l for the list, s to show the room a moment."
BRIEFING_TITLE = "The briefing"
BRIEFING = "What the room needs to know before the first round. Scroll with the arrow keys. Press n for the stage, o to open the round."
CHARTS_TITLE = "The rounds as charts"
CHARTS = "All rounds have the same axes, so you can compare them. Scroll with the arrow keys."
COMPARISON_TITLE = "The rounds"
COMPARISON = "Each line is one figure. Its bars have the same axis, so you can compare them."
DECISIONS_TITLE = "What the room decided"
DECISIONS = "After each round: findings, proposals, votes and choices."
CURTAIN_TITLE = "The figures of the round"
CURTAIN = (
    "Press space to show the figures one by one. Ask the room first what it expects. Then press n for the reflection."
)
FINALE_TITLE = "The finale"
FINALE = "What you decided after each round and what came of it. All rounds side by side, and your own incidents."
PRICE_TAGS_TITLE = "Price tags and luck"
PRICE_TAGS = "Replays the round many times with other luck. Once as it was, and with one practice more or less. Rough figures come first. Tags beyond luck are marked at the end. Press escape to stop."
PROPOSING_TITLE = "What could you do differently?"
PROPOSING = "Choose a practice to start. Practices to stop are in a block at the bottom."
REFLECTION_TITLE = "The reflection"
REFLECTION = "Four parts: what happened, the cards, your findings, your improvements. Teams pick cards and give dots; the room chooses a few improvements. They start with the next round. After the last round they are your take-aways."


def not_now(reason: str) -> str:
    return f"Not now: {reason}"
