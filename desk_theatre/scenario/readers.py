"""
Values of a scenario file that are more than one field and less than a section: skills, the priority table, service
hours.

Each reader says everything that is wrong with its value, part by part.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desk_theatre.itsm.priority import Priority, PriorityTable
from desk_theatre.itsm.service_hours import ServiceHours
from desk_theatre.scenario import wording
from desk_theatre.scenario.field_types import ID, PRIORITY, SHARE, TIME, Several, UnexpectedValue
from desk_theatre.scenario.mistakes import spell

USUAL_TABLE = [["P1", "P2", "P3"], ["P2", "P3", "P4"], ["P3", "P4", "P4"]]
"""
The table of a file that has none; the same as `itsm.priority.usual_table`.
"""


def session_id(session: Mapping[str, Any]) -> str:
    """
    Return the id of a session that has none in the file: `main-0900`.
    """
    starts = TIME.fits(session.get("starts")) or 0
    room = session.get("room") if ID.fits(session.get("room")) else "session"
    return f"{room}-{starts // 3600:02}{starts // 60 % 60:02}"[-40:]


def read_skills(found: Any, _: Any) -> dict[str, float]:
    """
    Return the level of each skill of a person.
    """
    if not isinstance(found, dict):
        raise UnexpectedValue(wording.EXPECTED_SKILLS, spell(found))
    wrong = [UnexpectedValue(wording.unfit_name(ID.words), "", (key,)) for key in found if not ID.fits(key)]
    wrong += [
        UnexpectedValue(wording.expected(SHARE.words), spell(v), (k,))
        for k, v in found.items()
        if SHARE.fits(v) is None
    ]
    if wrong:
        raise Several(wrong)
    return {key: SHARE(level) for key, level in found.items()}


def read_priority_table(found: Any, _: Any) -> PriorityTable:
    """
    The table that joins impact and urgency.
    """
    shape = wording.EXPECTED_PRIORITY_TABLE
    if not isinstance(found, list) or len(found) != 3:
        raise UnexpectedValue(shape, spell(found))
    wrong = []
    for row, entries in enumerate(found):
        if not isinstance(entries, list) or len(entries) != 3:
            wrong.append(UnexpectedValue(shape, spell(entries), (row,)))
            continue
        for column, entry in enumerate(entries):
            if PRIORITY.fits(entry) in (None, Priority.MAJOR):
                wrong.append(UnexpectedValue(wording.EXPECTED_PRIORITY, spell(entry), (row, column)))
    if wrong:
        raise Several(wrong)
    return PriorityTable(tuple((PRIORITY(a), PRIORITY(b), PRIORITY(c)) for a, b, c in found))


def read_hours(found: Any, _: Any) -> ServiceHours:
    """
    Return spans of the day, in order; one that begins when the one before ends continues it.
    """
    if not isinstance(found, list) or len(found) > 50:
        raise UnexpectedValue(wording.EXPECTED_HOURS, spell(found))
    wrong: list[UnexpectedValue] = []
    spans: list[tuple[int, int]] = []
    last = -1
    for index, span in enumerate(found):
        times = [TIME.fits(each) for each in span] if isinstance(span, list) else []
        if len(times) != 2 or times[0] is None or times[1] is None:
            wrong.append(UnexpectedValue(wording.EXPECTED_SPAN, spell(span), (index,)))
        elif not last <= times[0] < times[1]:
            wrong.append(UnexpectedValue(wording.HOURS_OUT_OF_ORDER, "", (index,)))
        else:
            begins = spans.pop()[0] if spans and times[0] == last else times[0]
            last = times[1]
            spans.append((begins, last))
    if wrong:
        raise Several(wrong)
    return ServiceHours(tuple(spans))
