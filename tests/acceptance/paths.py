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
OWN: Mapping[str, Rounds] = {
    "service desk first": _path(
        "known_errors handover recording",
        "status_updates routing agreed_targets",
        "shared_work confirmed_closure prioritisation",
    ),
    "quick wins": _path(
        "recording handover status_updates",
        "routing known_errors confirmed_closure",
        "prioritisation shared_work celebrate",
    ),
    "calm first": _path(
        "breaks checkpoint recording",
        "handover routing known_errors",
        "prioritisation coaching_manager status_updates",
    ),
    "programme first": _path(
        "early_involvement prioritisation recording",
        "routing handover known_errors",
        "escalation shared_work status_updates",
    ),
    "targets first": _path(
        "agreed_targets prioritisation recording",
        "handover routing escalation",
        "known_errors status_updates shared_work",
    ),
    "knowledge first": _path(
        "known_errors shared_work handover",
        "recording routing prioritisation",
        "problem_management confirmed_closure status_updates",
    ),
    "owner first": _path(
        "process_owner recording routing",
        "handover known_errors prioritisation",
        "coaching_manager status_updates celebrate",
    ),
    "supplier late": _path(
        "recording handover routing",
        "known_errors status_updates supplier_agreement",
        "shared_work prioritisation early_involvement",
    ),
    "tool late": _path(
        "recording routing handover",
        "known_errors prioritisation shared_work",
        "ticket_tool status_updates confirmed_closure",
    ),
    "manager first": _path(
        "coaching_manager recording handover",
        "routing known_errors shared_work",
        "prioritisation agreed_targets visible_performance",
    ),
    "complaints first": _path(
        "status_updates confirmed_closure recording",
        "handover routing known_errors",
        "prioritisation escalation shared_work",
    ),
    "flow, then knowledge": _path(
        "routing handover shared_work",
        "recording known_errors prioritisation",
        "escalation checkpoint agreed_targets",
    ),
}
