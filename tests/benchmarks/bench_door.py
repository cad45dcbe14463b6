"""
What do consoles and kiosks cost, and how quick are they?  By hand: `python tests/benchmarks/bench_door.py [CONSOLES KIOSKS]`.

A round of the conference is recorded; its show is resumed and the second round runs at 45x on a real stage at 120x40, without
a terminal.  Consoles and kiosks attach from a process of their own, over the socket of this machine.  Moments are those of the
system's monotonic clock, which both processes share.  Processor time is that of the show's process alone.

The bars: a board within 0.5 s of attaching, for a whole round of history; behind the show at most 20 ms at the median and 100
ms at the 99th hundredth; a command of a console on the stage at most 20 ms later than the same key, which takes 40 ms in a
terminal; at most 2 kB a second for each screen; and the processor of the show at most 1.5 times what it is without screens.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, process_time
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "stage")]

from measuring import bar  # noqa: E402

from desk_theatre.door import places  # noqa: E402
from desk_theatre.door.server import ShowDoor  # noqa: E402
from desk_theatre.itsm import commands as c  # noqa: E402
from desk_theatre.live.host import ShowHost  # noqa: E402
from desk_theatre.live.play_through import PlayThrough  # noqa: E402
from desk_theatre.live.start import resume  # noqa: E402
from desk_theatre.recording.header import head  # noqa: E402
from desk_theatre.recording.writer import Recorder  # noqa: E402
from desk_theatre.scenario import library  # noqa: E402
from desk_theatre.show.picture import Picture  # noqa: E402
from desk_theatre.show.roles import from_facilitator  # noqa: E402
from desk_theatre.show.show import Show  # noqa: E402
from desk_theatre.stage.app import Theatre  # noqa: E402
from desk_theatre.stage.widgets.top_bar import TopBar  # noqa: E402

SPEED = 45.0
STRETCH = 15.0
"""
Seconds for which the processor is measured each time.
"""
PRESSES = 15


def recorded(path: Path) -> None:
    """
    Write a whole first round of the conference.
    """
    source = library.source_of("conference")
    scenario = source.scenario()
    recorder = Recorder.create(path, head(source.text, title=scenario.title, seed=1, created="2026-11-30T09:00:00"))
    play = PlayThrough(Show(scenario, 1), Picture(scenario), recorder)
    play.give(c.OpenRound())
    play.until(play.show.until)
    recorder.submit(play._waiting).result()
    recorder.close(end=False)


class Screens:
    """
    The process with consoles and kiosks.
    """

    def __init__(self, process: Process) -> None:
        self._process = process
        self.attached: list[dict[str, Any]] = []

    @classmethod
    async def begin(cls, consoles: int, kiosks: int, folder: Path) -> Screens:
        """
        Attach them; how long each took is in `attached`.
        """
        script = str(Path(__file__).with_name("door_screens.py"))
        given = [script, str(consoles), str(kiosks), str(folder)]
        made = cls(await asyncio.create_subprocess_exec(sys.executable, *given, stdin=PIPE, stdout=PIPE, limit=1 << 26))
        while "ready" not in (told := await made.hear()):
            made.attached.append(told)
        return made

    async def hear(self) -> dict[str, Any]:
        """
        What it says next.
        """
        assert self._process.stdout is not None
        told: dict[str, Any] = json.loads(await self._process.stdout.readline())
        return told

    async def do(self, order: str) -> dict[str, Any]:
        """
        What comes of an order.
        """
        assert self._process.stdin is not None
        self._process.stdin.write(f"{order}\n".encode())
        return await self.hear()

    async def end(self) -> dict[str, Any]:
        """
        Leave; return when which line was folded.
        """
        told = await self.do("end")
        await self._process.wait()
        return told


class Painted:
    """
    When the stage had painted which phase.
    """

    def __init__(self) -> None:
        self.at: dict[str, float] = {}
        self._last = ""
        shown = TopBar.show

        def show(bar_: TopBar, board: Any, notices: Any) -> None:
            shown(bar_, board, notices)
            if board.phase != self._last:
                self._last = phase = board.phase
                bar_.call_after_refresh(lambda: self.at.update({phase: monotonic()}))

        TopBar.show = show  # type: ignore[method-assign, assignment]

    async def after(self, phase: str, since: float) -> float:
        """
        Seconds until it was painted.
        """
        while self.at.get(phase, 0.0) < since:  # noqa: ASYNC110
            await asyncio.sleep(0.001)
        return self.at[phase] - since


async def processor(seconds: float) -> float:
    """
    The share of a core that this process takes.
    """
    cpu, at = process_time(), monotonic()
    await asyncio.sleep(seconds)
    return (process_time() - cpu) / (monotonic() - at)


def hundredth(values: list[float], part: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * part // 100)]


async def measure(consoles: int, kiosks: int, folder: Path) -> bool:
    """
    Play, measure, and say.
    """
    path = folder / "evening.theatre"
    recorded(path)
    host = ShowHost(resume(path, "bench"), [ShowDoor(places.name_of(path))])
    handed: dict[int, float] = {}
    host.runner.recorder.listen(lambda first, _, count: handed.update({first + count - 1: monotonic()}))
    painted = Painted()
    app = Theatre(library, host)  # type: ignore[arg-type]
    async with app.run_test(size=(120, 40)) as pilot:
        while not host.running or not list(places.found()):  # noqa: ASYNC110
            await asyncio.sleep(0.1)
        await host.port.hand_in(from_facilitator(c.OpenRound()))
        await host.port.hand_in(from_facilitator(c.SetSpeed(SPEED)))
        await asyncio.sleep(3)
        alone, with_them = [], []
        own: list[float] = []
        for _ in range(PRESSES):
            for phase in ("paused", "running"):
                at = monotonic()
                await pilot.press("space")
                own.append(await painted.after(phase, at))
                await asyncio.sleep(0.3)
        for turn in range(2):
            alone.append(await processor(STRETCH))
            screens = await Screens.begin(consoles, kiosks, folder / f"copies{turn}")
            before = await screens.do("wire")
            began = monotonic()
            with_them.append(await processor(STRETCH))
            after, lasted = await screens.do("wire"), monotonic() - began
            if turn == 0:
                await screens.end()
        theirs, answers = [], []
        for _ in range(PRESSES):
            for order, phase in (("pause", "paused"), ("continue", "running")):
                told = await screens.do(order)
                theirs.append(await painted.after(phase, told["at"]))
                answers.append(told["answered"] - told["at"])
                await asyncio.sleep(0.3)
        attached = screens.attached
        seen = (await screens.end())["seen"]
    await host.end()
    return _say(attached, seen, handed, own, theirs, answers, before, after, lasted, alone, with_them)


def _say(
    attached: list[dict[str, Any]],
    seen: dict[str, list[tuple[int, float]]],
    handed: dict[int, float],
    own: list[float],
    theirs: list[float],
    answers: list[float],
    before: dict[str, Any],
    after: dict[str, Any],
    lasted: float,
    alone: list[float],
    with_them: list[float],
) -> bool:
    met = True
    for kind in ("console", "kiosk"):
        took = [each["seconds"] for each in attached if each["attached"] == kind]
        met &= bar(f"{kind} attached, board whole, median of {len(took)}", statistics.median(took), 0.5, " s")
        behind = [at - handed[line] for line, at in seen[kind] if line in handed]
        met &= bar(f"{kind} behind the show, median of {len(behind)}", 1000 * statistics.median(behind), 20, " ms")
        met &= bar(f"{kind} behind the show, 99th hundredth", 1000 * hundredth(behind, 99), 100, " ms")
        rates = [
            (late - early) / lasted / 1000
            for (what, early), (_, late) in zip(before["wire"], after["wire"], strict=True)
            if what == kind
        ]
        met &= bar(f"wire of a {kind}", statistics.mean(rates), 2, " kB/s")
    print(
        f"        key on the stage {1000 * statistics.median(own):.0f} ms, command of a console answered within "
        f"{1000 * statistics.median(answers):.0f} ms, on the stage after {1000 * statistics.median(theirs):.0f} ms"
    )
    met &= bar(
        "command of a console on the stage, more than a key there takes",
        1000 * (statistics.median(theirs) - statistics.median(own)),
        20,
        " ms",
    )
    print(
        f"        processor of the show {100 * statistics.mean(alone):.1f} % of a core alone, "
        f"{100 * statistics.mean(with_them):.1f} % with them"
    )
    met &= bar("processor with screens, beside without", statistics.mean(with_them) / statistics.mean(alone), 1.5)
    return met


if __name__ == "__main__":
    with TemporaryDirectory(prefix="dt-") as away:
        os.environ["XDG_RUNTIME_DIR"] = away
        os.environ["XDG_STATE_HOME"] = away
        counts = [int(given) for given in sys.argv[1:]] or [2, 10]
        sys.exit(0 if asyncio.run(measure(counts[0], counts[1], Path(away))) else 1)
