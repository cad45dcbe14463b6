"""
Paperwork: whatever is written and looked up, by hand or with a tool.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_theatre.itsm.events import Task
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.person import Person, Work


def write(person: Person, incident: Incident, task: Task, length: int | None) -> Work:
    """
    What takes `length` seconds by hand, or is not done at all (`None`): quicker with a tool where people do it anyway; and a form
    for nothing where they do not.
    """
    if person.floor.decisions.asks("paperwork"):
        tool = person.floor.decisions.paperwork(person, incident, task)
        if tool is not None and length is None and tool.form:
            yield person.begin(incident, "form-filling", tool.form, "form-filling")
        elif tool is not None and length is not None:
            length = round(length * tool.share)
    if length:
        yield person.begin(incident, task, length)
