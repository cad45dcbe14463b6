"""
The life of an incident as a picture, drawn from the table of `desk_theatre.itsm.lifecycle`.

`docs/reference/lifecycle.md` is what `page()` returns; a test compares the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm.lifecycle import DONE, OPEN, STEPS, State

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = """\
# The life of an incident

<!-- Written by desk_theatre.itsm.lifecycle_diagram.page(); a test compares the two. -->

An incident is in exactly one of these states.  The steps are events; everything else that happens to it, such as a
message, a chase or a piece of work, moves nothing.  `IncidentWithdrawn` leads to *withdrawn* from every state before
*resolved* and is left out of the picture.
"""


def page() -> str:
    """
    Return the page of the reference: the picture, and the table it is drawn from.
    """
    return "\n".join([_HEAD, "```mermaid", *diagram(), "```", "", *_table(), ""])


def diagram() -> Iterator[str]:
    """
    Yield a state diagram for mermaid, line by line; without events that change no state.
    """
    yield "stateDiagram-v2"
    for state in State:
        yield f'    state "{state}" as {state.name}'
    yield "    [*] --> REPORTED: IncidentReported"
    for before, after, words in arrows():
        if after is not State.WITHDRAWN and after is not before:
            yield f"    {before.name} --> {after.name}: {words}"
    yield "    WITHDRAWN --> [*]"


def arrows() -> Iterator[tuple[State, State, str]]:
    """
    Yield every step: from which state, to which state, and the event, with its detail where that decides.
    """
    for kind, steps in STEPS.items():
        for before, after in steps.items():
            if kind is e.IncidentPended:
                yield before, after, "IncidentPended (delegate)"
                yield before, State.PENDING_SUPPLIER, "IncidentPended (supplier)"
            else:
                yield before, after, kind.__name__


def _table() -> Iterator[str]:
    yield "| event | from | to |"
    yield "|---|---|---|"
    yield "| `IncidentReported` | | reported |"
    for before, after, words in arrows():
        name, _, detail = words.partition(" ")
        yield f"| `{name}` {detail} | {before} | {after} |".replace("  ", " ")
    yield ""
    yield "On the scorecard *open* are: " + ", ".join(state for state in State if state in OPEN) + "."
    yield "*Resolved* are: " + ", ".join(state for state in State if state in DONE) + "."
    yield f"*{State.LOST.capitalize()}* and *{State.WITHDRAWN}* are counted apart."
