"""
How every value in the house is made: an attrs class that nobody changes after it was made.

`value` is `attrs.frozen` for the type checker, which refuses every assignment to a field.  At run time the guard
that attrs would add is left out, because it makes creating a value about three times as slow and the simulation
creates one for everything that happens (the pattern is described by attrs' maintainers as "statically frozen").
Equality and hash are by content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attrs import frozen as value
else:
    from functools import partial

    from attrs import define

    value = partial(define, unsafe_hash=True)

__all__ = ["value"]
