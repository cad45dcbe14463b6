"""
What the observer cards of a scenario without its own say.
"""

from __future__ import annotations

MANAGER_QUESTION = "Who is interrupted, and what happens to their work?"
ROOM_QUESTION = "Which {sessions} start late here, and what do they wait for?"
FIRST_QUESTION = "Who has it, and how often does it change hands?"
CHASERS = "Count the chasers"
CHASERS_QUESTION = "How many {delegates} come back only to ask for news?"
TEAM_QUESTION = "Who is free while work waits in the queue?"


def manager(name: str) -> str:
    return f"Watch the manager, {name}"


def watch(name: str) -> str:
    return f"Watch {name}"


def follow(kind: str) -> str:
    return f"Follow the first “{kind}”"
