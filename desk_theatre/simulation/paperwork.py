"""
Paperwork: whatever is written and looked up, by hand or with a tool.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_theatre.itsm.events import Task
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.person import Person


def write(person: Person, incident: Incident, task: Task, length: int | None) -> int:
    """
    Begin what takes `length` seconds by hand, or is not done at all (`None`): quicker with a tool where people do it anyway; and
    a form for nothing where they do not.  How long it takes.
    """
    decisions = person.floor.decisions
    tool = decisions.paperwork(person, incident, task) if "paperwork" in decisions.asked else None
    if tool is not None:
        if length is None:
            return person.begin(incident, "form-filling", tool.form, "form-filling") if tool.form else 0
        length = round(length * tool.share)
    return person.begin(incident, task, length) if length else 0
