"""
Painting no more than what is different, and at once what somebody waits for: of every part of the screen only the rows that have
changed are asked for.

Textual 8.2.8 asks every part of the screen for all of its rows whenever one row of one of them is painted, and throws most
of them away.  On a large terminal that takes longer than everything else between a key and its answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from textual._compositor import Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget


class RowsOnly(Compositor):
    """
    Textual's own compositor in all else.
    """

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        """
        For each row that is painted, its pieces by the column in which they begin; what stands in front is asked first.
        """
        cuts = self.cuts
        chops: list[dict[int, Strip | None]] = [dict.fromkeys(edges[:-1]) for edges in cuts]
        painted = [y for y in crop.line_range if is_rendered_line(y)]
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            rows = [y for y in painted if seen.y <= y < seen.bottom] if seen.width else []
            if not rows:
                continue
            part = Region(seen.x - region.x, rows[0] - region.y, seen.width, rows[-1] + 1 - rows[0])
            strips = widget.render_lines(part)
            for y in rows:
                chop = chops[y]
                edges = [cut for cut in cuts[y] if seen.x <= cut <= seen.right]
                pieces = strips[y - rows[0]].divide([edge - seen.x for edge in edges[1:]])
                for edge, piece in zip(edges, pieces, strict=False):
                    if chop.get(edge) is None:
                        chop[edge] = piece
        return cast("Sequence[Mapping[int, Strip]]", chops)


def paint_rows_only(screen: Screen[Any]) -> None:
    """
    Let a screen paint only what is different.
    """
    screen._compositor = RowsOnly()  # noqa: SLF001


def paint_now(screen: Screen[Any], part: Widget) -> None:
    """
    Show a part as it is now, before anything else is done; Textual waits until several messages have gone round.  Of a screen
    that paints only what is different.
    """
    if isinstance(screen._compositor, RowsOnly):  # noqa: SLF001
        screen._dirty_widgets.add(part)  # noqa: SLF001
        screen._on_timer_update()  # noqa: SLF001
