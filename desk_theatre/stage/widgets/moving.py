"""
The keys that move up and down, wherever there is more than fits.
"""

from __future__ import annotations

from textual.binding import Binding

MOVING = (
    Binding("up", "move(-1)", show=False),
    Binding("down", "move(1)", show=False),
    Binding("pageup", "page(-1)", show=False),
    Binding("pagedown", "page(1)", show=False),
    Binding("home", "move(-100000)", show=False),
    Binding("end", "move(100000)", show=False),
)
"""
For a part that has `action_move` and `action_page`.  Where there is no further page, `check_action` hands the key on to the screen,
where the same key may lead to what comes next.
"""
