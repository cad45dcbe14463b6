"""
The PIN of a delegates' form, asked for before the stage takes the terminal.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from desk_theatre.cli.page_width import fitted, say
from desk_theatre.cli.wording import output

if TYPE_CHECKING:
    from desk_theatre.show.lock import Lock


def ask_lock(*, seen: bool) -> Lock:
    """
    Ask for the PIN of the delegates' form, or make one and show it once.  Only this process holds it.

    Args:
        seen: the room sees this terminal, so no PIN is made, because it would have to be shown.
    """
    from secrets import randbelow

    from desk_theatre.show.lock import LONGEST, SHORTEST, Lock, is_pin

    while True:
        pin = click.prompt(
            fitted(output.ask_pin(SHORTEST, LONGEST, can_make=not seen), sys.stdout),
            "",
            hide_input=True,
            show_default=False,
        )
        if is_pin(pin):
            if click.prompt(output.CONFIRM_PIN, "", hide_input=True, show_default=False) == pin:
                return Lock(pin)
            say(output.PINS_DIFFER, err=True)
            continue
        if not pin and not seen:
            break
        say(output.pin_length(SHORTEST, LONGEST), err=True)
    made = f"{randbelow(10_000):04}"
    say(output.made_pin(made), err=True)
    click.pause(output.PRESS_A_KEY, err=True)
    click.clear()
    return Lock(made)
