"""
A kiosk without a screen that hands in one report after the other, for tests that kill programs:
`python handing_in.py NAME`. It prints a line for each report that was acknowledged, and nothing else.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress

from desk_theatre.door import places
from desk_theatre.door.link import Link
from desk_theatre.door.remote import RemoteShow
from desk_theatre.door.screens import ScreenId
from desk_theatre.errors import ShowOutOfReach
from desk_theatre.itsm.commands import SubmitIncident
from desk_theatre.show.roles import Envelope


async def main(name: str) -> None:
    """
    Attach, and hand in until somebody ends this.
    """
    show = None
    while show is None:
        for door in places.found():
            attaching = RemoteShow(Link(door, ScreenId("kiosk", name)))
            with suppress(ShowOutOfReach):
                await attaching.start()
                show = attaching
        await asyncio.sleep(0.05)
    number = 0
    while True:
        number += 1
        key = f"{name}-{number}"
        answer = await show.hand_in(Envelope(SubmitIncident("wifi", key=key, text=f"words of {key}"), "delegate"))
        if answer.accepted:
            sys.stdout.write(f"{key} {answer.code}\n")
            sys.stdout.flush()
        await asyncio.sleep(0.02)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
