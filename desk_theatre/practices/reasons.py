"""
What is in a practice for each group: the sentence with which it can be announced to them.

A group that is not named gains nothing of its own, and hears no reason.  Add a sentence only where the practice really does that
for the group.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk_theatre.itsm.scene import Stakeholder

REASONS: Mapping[str, Mapping[Stakeholder, str]] = {
    "recording": {
        "desk": "Nobody comes back for an incident that you forgot.",
        "technicians": "You need not keep open incidents in your head.",
        "manager": "You can count what is open.",
    },
    "prioritisation": {
        "technicians": "You know what comes first, without being shouted at.",
        "manager": "What hurts most is resolved first.",
        "organisers": "What stops a {session} comes first, not the loudest voice.",
    },
    "routing": {
        "desk": "You no longer guess which team it belongs to.",
        "technicians": "You no longer get what belongs to another team.",
    },
    "handover": {
        "technicians": "You start with all details, and do not look for the {delegate}.",
        "organisers": "Your {delegates} tell their story once.",
    },
    "status_updates": {
        "desk": "Fewer {delegates} queue only to ask for news.",
        "organisers": "Your {delegates} know what is going on.",
    },
    "known_errors": {
        "desk": "You resolve a repeat yourself, while the {delegate} waits.",
        "technicians": "You diagnose nothing that was resolved before.",
    },
    "problem_management": {
        "desk": "The same fault stops coming back to your counter.",
        "technicians": "You fix the fault once, not ten times.",
        "organisers": "A fault does not follow a {room} all day.",
    },
    "confirmed_closure": {
        "technicians": "What you close stays closed.",
        "organisers": "Your {delegates} are asked whether it works.",
    },
    "escalation": {
        "technicians": "A free colleague helps you before the target is breached.",
        "manager": "Someone steps in before the target is breached, not after.",
    },
    "shared_work": {
        "technicians": "Nobody is left with all the hard ones, and everyone learns.",
        "manager": "Work no longer stops when one person is busy.",
    },
    "coaching_manager": {
        "desk": "The manager no longer takes incidents out of your hands.",
        "technicians": "What you are stuck on goes to someone who can resolve it.",
        "manager": "You resolve no more incidents yourself.",
    },
    "checkpoint": {
        "desk": "What was forgotten is found before the {delegate} asks.",
        "technicians": "What is in your queue by mistake goes to the right one.",
    },
    "celebrate": {
        "desk": "You hear which {session} started on time because of you.",
        "technicians": "You hear which {session} started on time because of you.",
    },
    "breaks": {
        "desk": "You rest before you are tired.",
        "technicians": "You rest before you are tired.",
    },
    "process_owner": {
        "desk": "Your questions are answered at once.",
        "technicians": "Your questions are answered at once.",
    },
    "ticket_tool": {
        "desk": "What you log anyway, you type only once.",
    },
    "early_involvement": {
        "desk": "You know what the {programme} will bring.",
        "technicians": "You find the fault before the {session}, not during it.",
        "organisers": "Each {room} is checked before its {session}.",
    },
    "supplier_agreement": {
        "technicians": "You know by when the supplier comes.",
        "manager": "What we promise, our supplier promises too.",
    },
    "agreed_targets": {
        "desk": "You can say when it will be resolved.",
        "technicians": "You see what is due first.",
        "organisers": "Your {delegates} leave the counter with a promise.",
    },
    "customer_priorities": {
        "desk": "You rate impact by a table, not by an argument.",
        "organisers": "You say what hurts your {conference} most.",
    },
    "visible_performance": {
        "technicians": "You see in time what is about to breach.",
        "manager": "You see how it goes without asking.",
    },
    "business_case": {
        "manager": "You can say what a change costs and what it saves.",
    },
    "individual_quotas": {
        "manager": "You get a number for each person.",
    },
    "approval_board": {
        "manager": "Nothing leaves a team without your signature.",
    },
}
"""
By practice and group.
"""

_NONE: Mapping[Stakeholder, str] = MappingProxyType({})


def reasons(practice: str) -> Mapping[Stakeholder, str]:
    """
    Return the sentence for each group that has one; empty where nobody has.
    """
    return REASONS.get(practice, _NONE)
