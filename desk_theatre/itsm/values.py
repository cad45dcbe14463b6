"""
How every value of the program is made: an attrs class that nobody changes after it was made.

`value` is `attrs.frozen` for the type checker, which refuses every assignment to a field. At run time the guard that
attrs would add is left out, because it makes creating a value about three times as slow and the simulation creates one
for everything that happens (attrs' maintainers describe the pattern as "statically frozen"). Equality and hash are by
content.

One function writes the `repr` of all of them, instead of one that attrs compiles for each: there are hundreds of
classes, and that was a twentieth of the program's start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attrs import frozen as value
else:
    from attrs import define, fields

    def value(cls: type) -> type:
        """
        Make a class a value.
        """
        made = define(cls, unsafe_hash=True, repr=False)
        if "__repr__" not in vars(made):
            made.__repr__ = _told
        return made

    def _told(each: object) -> str:
        """
        As attrs would have it: `Name(field=1, other=2)`.
        """
        cls = each.__class__
        told = ", ".join(f"{field.name}={getattr(each, field.name)!r}" for field in fields(cls) if field.repr)
        return f"{cls.__qualname__.rsplit('>.', 1)[-1]}({told})"


__all__ = ["value"]
