"""
How fast recordings are written and opened on this machine; run by hand: `python tests/benchmarks/bench_recording.py`.
"""

from __future__ import annotations

import tracemalloc
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from desk_theatre.itsm.commands import Input, SubmitIncident
from desk_theatre.itsm.events import (
    Event,
    IncidentAssessed,
    IncidentAssigned,
    IncidentReported,
    IncidentResolved,
    RoundOpened,
    WorkStarted,
)
from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.machine.disk import SystemDisk
from desk_theatre.recording.entries import EventEntry, InputEntry
from desk_theatre.recording.header import head
from desk_theatre.recording.reader import read
from desk_theatre.recording.summary import peek
from desk_theatre.recording.writer import Recorder

HEAD = head("title = 'Bench'\n" * 400, title="Bench", seed=1, created="2026-03-01T09:00:00")
SENDERS = 32


class SlowDisk(SystemDisk):
    """
    A disk whose sync takes 20 ms, as a laptop's may.
    """

    def sync(self, file: int) -> None:
        sleep(0.02)
        super().sync(file)


def submitted(number: int) -> InputEntry:
    """
    A report as a phone sends it.
    """
    typed = SubmitIncident("no-sound", "B", "Teal Otter", "no sound in hall B, again", f"{number:032x}")
    return InputEntry(Input(number, 33000 + number // 10, number * 40, typed))


def life(incident: int) -> list[Event]:
    """
    Sixteen events of one incident.
    """
    at = 33000 + incident
    work: list[Event] = [WorkStarted(at, "anna", incident, "diagnosis", 300) for _ in range(12)]
    return [
        IncidentReported(at, incident, "no-sound", "B", incident, True, Priority.P2),
        IncidentAssessed(at, incident, "anna", Level.HIGH, Level.MEDIUM, Priority.P2, False),
        IncidentAssigned(at, incident, "anna", "av", True),
        *work,
        IncidentResolved(at, incident, "bo", False),
    ]


def bench_submissions(folder: Path, disk: SystemDisk, words: str, count: int) -> None:
    """
    Senders that each wait for their answer before they send the next.
    """
    recorder = Recorder.create(folder / f"{words[:4]}.theatre", HEAD, disk=disk)
    waits: list[float] = []

    def send(number: int) -> None:
        start = perf_counter()
        recorder.submit([submitted(number)]).result()
        waits.append(perf_counter() - start)

    start = perf_counter()
    with ThreadPoolExecutor(SENDERS) as room:
        list(room.map(send, range(count)))
    seconds = perf_counter() - start
    recorder.close()
    waits.sort()
    print(
        f"{words}, {SENDERS} senders that wait: {count / seconds:,.0f} durable submissions/s, "
        f"p50 {waits[count // 2] * 1000:.1f} ms, p99 {waits[count * 99 // 100] * 1000:.1f} ms"
    )


def bench_burst(folder: Path, count: int = 20_000) -> None:
    """
    One sender that hands in everything and then waits, as a loop does.
    """
    recorder = Recorder.create(folder / "burst.theatre", HEAD)
    start = perf_counter()
    answers: list[Future[int]] = [recorder.submit([submitted(number)]) for number in range(count)]
    handed_in = perf_counter() - start
    for answer in answers:
        answer.result()
    seconds = perf_counter() - start
    recorder.close()
    print(
        f"one loop: {count / seconds:,.0f} durable submissions/s; {handed_in / count * 1e6:.0f} us each for the caller"
    )


def bench_opening(folder: Path) -> None:
    """
    Three rounds of a thousand incidents.
    """
    path = folder / "opening.theatre"
    recorder = Recorder.create(path, HEAD)
    start = perf_counter()
    for number in range(3):
        recorder.submit([EventEntry(RoundOpened(33000, number + 1, 40000, ()))])
        for incident in range(1000):
            recorder.submit([EventEntry(event) for event in life(incident)], durable=False)
    recorder.close()
    writing = perf_counter() - start
    start = perf_counter()
    recording = read(path)
    opening = perf_counter() - start
    start = perf_counter()
    peek(path)
    peeking = perf_counter() - start
    size = path.stat().st_size / 1e6
    print(f"writing {len(recording.events):,} events: {writing:.2f} s, {size:.1f} MB")
    print(f"opening them: {opening:.2f} s; summing up: {peeking * 1000:.1f} ms")


def bench_memory(folder: Path) -> None:
    """
    What a recorder holds after an evening.
    """
    recorder = Recorder.create(folder / "memory.theatre", HEAD)
    tracemalloc.start()
    for number in range(20_000):
        recorder.submit([submitted(number)], durable=number % 100 == 0)
    recorder.submit([submitted(20_000)]).result()
    sleep(0.1)
    held, peak = tracemalloc.get_traced_memory()
    recorder.close()
    print(f"after 20,000 inputs: {held / 1e6:.2f} MB held, {peak / 1e6:.1f} MB at most")


def main() -> None:
    """
    All of it.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        bench_submissions(folder, SystemDisk(), "disk as it is", 10_000)
        bench_submissions(folder, SlowDisk(), "sync of 20 ms", 2_000)
        bench_burst(folder)
        bench_opening(folder)
        bench_memory(folder)


if __name__ == "__main__":
    main()
