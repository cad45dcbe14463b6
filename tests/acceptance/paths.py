"""
Paths through a show: which practices a room chooses before the second, the third and the fourth round.

`EXPERT` are the ways in which rooms of professionals go about it, each from another side; each has to win.  `SILLY` are threes that
address nothing of what went wrong.  `OWN` were drawn up after calibration, before anybody looked at how they end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Rounds = tuple[tuple[str, ...], ...]


def _path(*rounds: str) -> Rounds:
    return tuple(tuple(chosen.split()) for chosen in rounds)


SHIPPED = "shipped"
EXPERT: Mapping[str, Rounds] = {
    SHIPPED: _path(
        "recording routing handover",
        "prioritisation status_updates known_errors",
        "confirmed_closure shared_work coaching_manager",
    ),
    "classic ITIL": _path(
        "recording prioritisation routing",
        "handover status_updates agreed_targets",
        "known_errors problem_management escalation",
    ),
    "people first": _path(
        "coaching_manager checkpoint shared_work",
        "recording routing handover",
        "prioritisation status_updates known_errors",
    ),
    "customer first": _path(
        "customer_priorities agreed_targets status_updates",
        "recording prioritisation routing",
        "handover early_involvement known_errors",
    ),
    "performance first": _path(
        "process_owner visible_performance agreed_targets",
        "recording routing handover",
        "prioritisation known_errors status_updates",
    ),
    "shift left": _path(
        "known_errors recording routing",
        "handover status_updates problem_management",
        "shared_work early_involvement confirmed_closure",
    ),
    "tool after process": _path(
        "recording routing handover",
        "ticket_tool known_errors status_updates",
        "prioritisation escalation supplier_agreement",
    ),
    "process first": _path(
        "recording routing known_errors",
        "handover prioritisation confirmed_closure",
        "problem_management escalation process_owner",
    ),
    "problem first": _path(
        "problem_management recording routing",
        "known_errors handover prioritisation",
        "status_updates escalation agreed_targets",
    ),
    "supplier and programme first": _path(
        "early_involvement supplier_agreement recording",
        "routing prioritisation handover",
        "known_errors status_updates escalation",
    ),
    "communication first": _path(
        "status_updates recording agreed_targets",
        "handover routing checkpoint",
        "known_errors prioritisation confirmed_closure",
    ),
    "flow first": _path(
        "routing shared_work recording",
        "prioritisation handover visible_performance",
        "known_errors checkpoint celebrate",
    ),
}
SILLY: Mapping[str, Rounds] = {
    "three traps": _path("individual_quotas hero_bonus approval_board", "", ""),
    "a tool, traps and soft things": _path(
        "ticket_tool individual_quotas approval_board",
        "hero_bonus celebrate breaks",
        "visible_performance supplier_agreement process_owner",
    ),
    "soft only": _path(
        "celebrate breaks process_owner",
        "coaching_manager checkpoint visible_performance",
        "agreed_targets customer_priorities supplier_agreement",
    ),
    "measures without ground": _path(
        "visible_performance agreed_targets celebrate",
        "confirmed_closure process_owner breaks",
        "supplier_agreement checkpoint customer_priorities",
    ),
    "quotas and celebration": _path(
        "individual_quotas celebrate visible_performance",
        "hero_bonus breaks agreed_targets",
        "approval_board process_owner checkpoint",
    ),
    "a tool first, then the hero": _path(
        "ticket_tool hero_bonus celebrate",
        "approval_board breaks visible_performance",
        "individual_quotas supplier_agreement process_owner",
    ),
}
WITHOUT: Mapping[str, Rounds] = {
    "recording": _path(
        "routing handover status_updates",
        "known_errors prioritisation checkpoint",
        "shared_work escalation agreed_targets",
    ),
    "routing": _path(
        "recording prioritisation handover",
        "status_updates known_errors confirmed_closure",
        "shared_work coaching_manager escalation",
    ),
    "handover": _path(
        "recording routing prioritisation",
        "status_updates known_errors confirmed_closure",
        "shared_work coaching_manager escalation",
    ),
    "known_errors": _path(
        "recording routing handover",
        "shared_work problem_management prioritisation",
        "escalation coaching_manager early_involvement",
    ),
}
"""
For each practice that all of `EXPERT` have, a path without it.
"""
FIRST_THREE = _path("recording routing handover", "", "")
"""
The first three of the shipped path, and then nothing.
"""
