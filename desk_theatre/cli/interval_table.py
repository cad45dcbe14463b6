"""
Intervals as plain text: a table, and a chart of means and intervals on one axis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.cli.page_width import filled, table_line
from desk_theatre.cli.wording import output
from desk_theatre.scenario.vocabulary import CONFERENCE, Vocabulary
from desk_theatre.study.measured import HEADLINE, figure_of, words_of
from desk_theatre.study.variant import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desk_theatre.study.comparison import Intervals
    from desk_theatre.study.interval import Interval

LABEL, CELL = 36, 27
_AXIS_LEAST, _AXIS_MOST, _NAME_LEAST = 20, 60, 12
_NESTED = ("utilisation.", "commitment.", "by_priority.")
_OF_PRIORITIES = (".resolution_sla_met", ".mean_minutes")


def shown_keys(keys: Iterable[str]) -> list[str]:
    """
    Return the measures that a table shows; the JSON document has all.
    """
    return [key for key in keys if not key.startswith(_NESTED) or key.endswith(_OF_PRIORITIES)]


def table(
    columns: Mapping[str, Intervals],
    currency: str,
    width: int,
    *,
    differences: bool = False,
    words: Vocabulary = CONFERENCE,
) -> str:
    """
    Return one line per measure and one column per variant, in as many tables as the width needs.

    Args:
        differences: the columns are differences of two variants; a `*` marks those unlikely to be luck, and shares are in
            percentage points.
        words: of the scenario.
    """
    if differences:
        columns = {_spelled(name): _turned(found) for name, found in columns.items()}
    names = list(columns)
    fit = max(1, (width - LABEL) // CELL)
    parts = [names[i : i + fit] for i in range(0, len(names), fit)]
    told = (_table({n: columns[n] for n in part}, currency, words, differences, width) for part in parts)
    return "\n\n".join("\n".join(lines) for lines in told)


def _table(
    columns: Mapping[str, Intervals], currency: str, words: Vocabulary, differences: bool, width: int
) -> Iterator[str]:
    most = min(CELL - 1, width)
    heads = [_short(name, most) for name in columns]
    yield table_line("", heads, LABEL, CELL, width)
    for key in shown_keys(dict.fromkeys(key for column in columns.values() for key in column)):
        found = [column.get(key) for column in columns.values()]
        if any(each is not None and each.mean is not None for each in found):
            cells = [cell(each, key, starred=differences) for each in found]
            yield table_line(label(key, currency, words), cells, LABEL, CELL, width)


def label(key: str, currency: str, words: Vocabulary = CONFERENCE) -> str:
    """
    Return the name of a measure, with its unit where the figures do not show it.
    """
    unit = figure_of(key).unit
    more = {"currency": f" ({currency})", "minutes": " (min)"}.get(unit, "")
    return _short(f"{words_of(key, words)}{more}", LABEL - 1)


def cell(found: Interval | None, key: str, *, starred: bool = False) -> str:
    """
    Return a mean with its interval: `34.1 [33.0, 35.2] %`.
    """
    if found is None or found.mean is None:
        return "-"
    mean = number(found.mean, key)
    unit = " pp" if starred and _percent(key) else _percent(key)
    if found.low is None or found.high is None:
        return f"{mean}{unit}"
    ends = number(found.low, key), number(found.high, key)
    if ends == (mean, mean):
        return f"{mean}{unit}"  # it is the same on every day
    star = " *" if starred and found.apart_from_zero else ""
    return f"{mean} [{ends[0]}, {ends[1]}]{unit}{star}"


def number(value: float, key: str) -> str:
    """
    Return a figure without its unit, with sensible digits; shares are in percent.
    """
    scaled = 100 * value if _percent(key) else value
    digits = 0 if abs(scaled) >= 10_000 else 1 if _percent(key) or abs(scaled) >= 100 else 2
    return f"{round(scaled, digits) + 0.0:,.{digits}f}"


def legend(found: Iterable[Interval], *more: str) -> str:
    """
    Return what the signs next to the differences mean; a single day has no interval, so no sign.
    """
    known = [each for each in found if each.mean is not None]
    if known and all(each.low is None for each in known):
        return f"{output.POINTS}; {output.ONE_DAY}"
    return "; ".join([output.UNLIKELY_LUCK, output.POINTS, *more])


def _percent(key: str) -> str:
    return " %" if figure_of(key).unit == "share" else ""


def picture(
    columns: Mapping[str, Intervals],
    currency: str,
    width: int,
    keys: Sequence[str] = HEADLINE,
    words: Vocabulary = CONFERENCE,
) -> str:
    """
    Draw, for each measure, the variants on one axis: `o` is the mean, `-` its interval.
    """
    blocks = [_block(columns, key, label(key, currency, words), width) for key in keys]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _block(columns: Mapping[str, Intervals], key: str, called: str, width: int) -> list[str]:
    found = {name: column[key] for name, column in columns.items() if key in column and column[key].mean is not None}
    ends = [end for each in found.values() for end in (each.low, each.mean, each.high) if end is not None]
    if not ends:
        return []
    low, high = min(ends), max(ends)
    head, left, right = f"{called}{_better(key)}", number(low, key), number(high, key)
    if width < _NAME_LEAST + _AXIS_LEAST + CELL + 3:
        lines = [filled(head, width, then="  ")]
        for name, each in found.items():
            room = max(1, min(_AXIS_MOST, width - _NAME_LEAST - 2))
            axis = dots(each, low, high, room)
            lines.append(f"  {_short(name, _NAME_LEAST - 3):<{_NAME_LEAST - 2}}|{axis}|")
            lines.append(filled(cell(each, key), width, "    ", "    "))
        return [*lines, filled(output.axis(left, right), width, "  ", "    ")]
    names = max(_NAME_LEAST, min(LABEL, width - _AXIS_LEAST - CELL - 3, max(map(len, found)) + 3))
    room = max(_AXIS_LEAST, min(_AXIS_MOST, width - names - CELL - 3))
    lines = [head]
    for name, each in found.items():
        lines.append(f"  {_short(name, names - 3):<{names - 2}}|{dots(each, low, high, room)}| {cell(each, key)}")
    lines.append(f"{'':<{names + 1}}{left}{right:>{room - len(left)}}")
    return lines


def dots(found: Interval, low: float, high: float, room: int) -> str:
    """
    Draw one interval on an axis from `low` to `high`, `room` characters long.
    """
    assert found.mean is not None

    def place(value: float) -> int:
        return min(room - 1, max(0, round((value - low) / (high - low) * (room - 1)))) if high > low else room // 2

    line = [" "] * room
    if found.low is not None and found.high is not None:
        for i in range(place(found.low), place(found.high) + 1):
            line[i] = "-"
    line[place(found.mean)] = "o"
    return "".join(line)


def _better(key: str) -> str:
    return output.BETTER[figure_of(key).better]


def _spelled(difference: str) -> str:
    """
    `one - other`, the name of a difference, in words, and the other way round: people name the usual way first and want to read
    what the new one adds to it.
    """
    one, other = difference.split(BETWEEN, 1)
    return output.difference(other, one)


def _turned(found: Intervals) -> Intervals:
    return {key: each.negative for key, each in found.items()}


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "~"
