"""
Makes `sum` round as another Python does: loaded by a process that has this folder on its path.

From Python 3.12 on, `sum` carries along what adding floats loses (Neumaier 1974); before, it does not.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterable
from typing import Any

_sum = builtins.sum


def _compensated(values: list[Any], start: Any) -> Any:
    total, lost = float(start), 0.0
    for value in values:
        more = total + value
        lost += (total - more) + value if abs(total) >= abs(value) else (value - more) + total
        total = more
    return total + lost


def _plain(values: list[Any], start: Any) -> Any:
    total = start
    for value in values:
        total = total + value
    return total


def _other(values: Iterable[Any], /, start: Any = 0) -> Any:
    values = list(values)
    if not any(isinstance(value, float) for value in values):
        return _sum(values, start)
    return _plain(values, start) if sys.version_info >= (3, 12) else _compensated(values, start)


builtins.sum = _other
