"""
The parts of a reflection, and which keys belong to which.
"""

from __future__ import annotations

HAPPENED, CARDS, FINDINGS, IMPROVEMENTS = 1, 2, 3, 4
OF_PART: dict[int, tuple[str, ...]] = {
    HAPPENED: ("look_back",),
    CARDS: ("card", "look_back"),
    FINDINGS: ("take_back",),
    IMPROVEMENTS: ("propose", "dot", "undot", "choose", "reason", "take_back"),
}
OWN = (
    *(
        "card",
        "look_back",
        "dot",
        "undot",
        "choose",
        "reason",
        "propose",
        "finding",
        "success",
        "team",
        "part_1",
        "part_2",
        "part_3",
        "part_4",
    ),
    *("undo", "take_back", "team_name", "organisers", "team_more", "team_less", "benchmark", "worth", "overview"),
)
"""
All keys of its own, those of the part first.
"""
