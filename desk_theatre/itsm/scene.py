"""
The scenes of a show: what the room is doing.
"""

from __future__ import annotations

from typing import Literal

SceneName = Literal["foyer", "briefing", "round", "curtain", "reflection", "finale"]
"""
People come in; how it works is explained; a round is played, or the stage is set for it; its figures are shown, one at a time;
the room finds out what went wrong, and decides; and at the end all rounds are seen side by side.
"""

Perspective = Literal["people", "process", "product", "performance"]
"""
The four sides from which an improvement can be looked at.
"""

Stakeholder = Literal["desk", "technicians", "manager", "organisers"]
"""
The groups that ask "what is in it for me?": the service desk, the teams behind it, the manager, and those who organise the
conference.
"""

FindingSort = Literal["finding", "success factor"]
"""
What the room found out went wrong, or what it found out helped.
"""
