"""
The parts of a reflection, and which keys belong to which.
"""

from __future__ import annotations

HAPPENED, CARDS, FINDINGS, IMPROVEMENTS = 1, 2, 3, 4
OF_PART: dict[int, tuple[str, ...]] = {
    HAPPENED: ("look_back",),
    CARDS: ("card", "look_back"),
    FINDINGS: ("take_back",),
    IMPROVEMENTS: ("propose", "hands", "team_dots", "dot", "undot", "choose", "reason", "take_back"),
}
FROM_ANY_PART = frozenset({"propose", "hands", "team_dots"})
"""
Keys of the improvements that work in every part, and lead there.
"""
OWN = (
    *(
        "card",
        "look_back",
        "hands",
        "dot",
        "undot",
        "choose",
        "reason",
        "propose",
        "finding",
        "success",
        "team_dots",
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
