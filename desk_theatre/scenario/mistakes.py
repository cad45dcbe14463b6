"""
Mistakes of a scenario file, said so that its author can fix them: the place, the value, what was expected.

```
teams[1].staff[0].skills.av = 1.5 (in "mikko"): expected a share from 0 to 1
kinds[3].tean: unknown key; did you mean team?
conference.sessions[7].room = "blu" (in "keynote"): unknown room; did you mean "blue"?
```
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from desk_theatre.itsm.values import value
from desk_theatre.scenario import wording

Step = str | int
Place = tuple[Step, ...]

_BARE = re.compile(r"[A-Za-z0-9_-]{1,60}")
_LONGEST = 60


@value
class Mistake:
    """
    One mistake.

    Args:
        place: keys and indexes from the top of the file.
        words: what was expected, or what is wrong.
        found: the value in the file, already spelled; empty where there is none to show.
    """

    place: Place
    words: str
    found: str = ""


def line(complaint: Mistake, document: Mapping[str, Any]) -> str:
    """
    Return the mistake on one line, with the name of its entry, so that no one has to count to the 17th session.
    """
    head = spell_place(complaint.place)
    if complaint.found:
        head = f"{head} = {complaint.found}"
    name = _entry(complaint.place, document)
    return f"{head} {wording.within(name)}: {complaint.words}" if name else f"{head}: {complaint.words}"


def in_order(complaints: Iterable[Mistake], sections: Iterable[str]) -> list[Mistake]:
    """
    Without repetitions, in the order in which the file's sections are described, and by number within a list.
    """
    rank = {section: number for number, section in enumerate(sections)}

    def key(complaint: Mistake) -> tuple[int, list[tuple[int, int, str]], str]:
        first = str(complaint.place[0]) if complaint.place else ""
        steps = [(0, step, "") if isinstance(step, int) else (1, 0, step) for step in complaint.place]
        return rank.get(first, len(rank)), steps, complaint.words

    return sorted(dict.fromkeys(complaints), key=key)


def spell_place(place: Place) -> str:
    """
    Return a place as text: `("teams", 1, "staff", 0)` -> `teams[1].staff[0]`.
    """
    words = ""
    for step in place:
        if isinstance(step, int):
            words += f"[{step}]"
        else:
            words += ("." if words else "") + (step if _BARE.fullmatch(step) else spell(step))
    return words or wording.THE_FILE


def spell(found: Any) -> str:
    """
    Return a value as its author would recognise it: short, on one line, and harmless in a terminal.
    """
    match found:
        case bool():
            return "true" if found else "false"
        case str():
            return f'"{_harmless(found)}"'
        case dict():
            return wording.A_TABLE
        case list():
            return wording.a_list(len(found))
        case int() if abs(found) >= 10**18:
            return wording.LONG_NUMBER
        case _:
            return _harmless(str(found))


def nearest(name: str, known: Iterable[str]) -> str:
    """
    Return `; did you mean "blue"?`, or the known names, or nothing.
    """
    from difflib import get_close_matches

    names = list(dict.fromkeys(known))[:500]
    lowered = {other.lower(): other for other in names}
    wanted = name[:_LONGEST].lower()
    near = get_close_matches(wanted, lowered, n=1, cutoff=0.8) or get_close_matches(wanted, lowered, n=2, cutoff=0.55)
    if near:
        return wording.near([spell(lowered[n]) for n in near])
    if 0 < len(names) <= 8:
        return wording.choose(spell(n) for n in names)
    return ""


def _harmless(text: str) -> str:
    shown = "".join(c if c.isprintable() and c not in '"\\' else _escaped(c) for c in text[:_LONGEST])
    return shown if len(text) <= _LONGEST else f"{shown}…"


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\{character}" if character in '"\\' else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _entry(place: Place, document: Mapping[str, Any]) -> str:
    """
    Return the id, name or title of the innermost list entry around `place`.
    """
    name = ""
    for entry in _entries(place, document):
        for key in ("id", "name", "title"):
            if isinstance(entry.get(key), str) and entry[key].strip():
                name = spell(entry[key])
                break
    return name


def _entries(place: Place, document: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    here: Any = document
    for step in place[:-1]:
        if isinstance(step, int):
            here = here[step] if isinstance(here, list) and step < len(here) else None
            if isinstance(here, dict):
                yield here
        else:
            here = here.get(step) if isinstance(here, dict) else None
