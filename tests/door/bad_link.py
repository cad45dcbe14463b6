"""
A link that goes wrong: between a screen and a show, it passes everything on, is cut, or loses the answers only.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Literal

from attrs import define, field

from desk_theatre.door.places import LocalDoor

Mood = Literal["passes", "cut", "loses answers", "drips"]


@define
class BadLink:
    """
    Args:
        behind: the door that it leads to.
        path: of its own socket.
    """

    behind: LocalDoor
    path: Path
    mood: Mood = "passes"
    requests: int = 0
    _server: asyncio.Server | None = None
    _writers: set[asyncio.StreamWriter] = field(factory=set)

    @property
    def door(self) -> LocalDoor:
        """
        What a screen takes for the show's door.
        """
        return LocalDoor(self.behind.name, self.path)

    async def begin(self) -> None:
        """
        Listen.
        """
        self._server = await asyncio.start_unix_server(self._serve, str(self.path))

    def be(self, mood: Mood) -> None:
        """
        From now on; what is open is cut.
        """
        self.mood = mood
        for writer in self._writers:
            writer.transport.abort()

    async def end(self) -> None:
        """
        Listen no longer.
        """
        self.be("cut")
        if self._server is not None:
            self._server.close()
        while self._writers:  # noqa: ASYNC110  (each goes by itself)
            await asyncio.sleep(0.01)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.mood == "cut":
            writer.transport.abort()
            return
        there, to = await asyncio.open_unix_connection(str(self.behind.path))
        self._writers |= {writer, to}
        try:
            with suppress(OSError):
                await asyncio.gather(self._pump(reader, to, answers=False), self._pump(there, writer, answers=True))
        finally:
            for each in (writer, to):
                each.transport.abort()
                self._writers.discard(each)

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, answers: bool) -> None:
        while data := await reader.read(65536):
            self.requests += data.count(b"POST ")
            if answers and self.mood == "loses answers":
                writer.transport.abort()
                return
            pieces = [data[at : at + 7] for at in range(0, len(data), 7)] if self.mood == "drips" else [data]
            for piece in pieces:
                writer.write(piece)
                await writer.drain()
                if self.mood == "drips":
                    await asyncio.sleep(0)
        writer.transport.abort()
