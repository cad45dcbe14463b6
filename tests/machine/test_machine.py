"""
What differs between Linux and macOS, as far as one of them can try it.
"""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from desk_theatre.machine import linux, macos, processes

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="reads what only Linux has")


def _offers(module: ModuleType) -> dict[str, str]:
    return {
        name: str(inspect.signature(each))
        for name, each in vars(module).items()
        if inspect.isfunction(each) and each.__module__ == module.__name__ and not name.startswith("_")
    }


def test_linux_and_macos_offer_the_same() -> None:
    """
    Whatever is asked of one can be asked of the other.
    """
    assert _offers(linux) == _offers(macos)


@pytest.mark.parametrize("system", [linux, macos], ids=["linux", "macos"])
def test_room_that_is_reserved_reads_as_zeros(system: ModuleType, tmp_path: Path) -> None:
    """
    The file is as long as was asked for.
    """
    path = tmp_path / "reserved"
    with path.open("wb") as file:
        system.reserve(file.fileno(), 3_000_000)

    assert path.read_bytes() == bytes(3_000_000)


def test_the_longest_mount_point_says_what_a_folder_is_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Also where its name has a space.
    """
    disk = tmp_path.resolve() / "on a stick"
    disk.mkdir()
    mounts = tmp_path / "mounts"
    mounts.write_text(f"a / ext4 rw 0 0\nb {str(disk).replace(' ', chr(92) + '040')} nfs4 rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(linux, "_MOUNTS", mounts)

    assert (linux.file_system(disk / "shows"), linux.file_system(tmp_path)) == ("nfs4", "ext4")


@on_linux
def test_the_kernel_says_what_a_folder_is_on() -> None:
    """
    The real list, of the real kernel.
    """
    assert linux.file_system(Path("/proc/self")) == "proc"


@pytest.mark.parametrize(("states", "empties"), [(["Charging", "Discharging"], True), (["Full"], False), ([], False)])
def test_a_battery_that_is_being_emptied_is_seen(
    states: list[str], empties: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Among all that the machine has.
    """
    for number, state in enumerate(states):
        (tmp_path / f"BAT{number}").mkdir()
        (tmp_path / f"BAT{number}" / "status").write_text(f"{state}\n", encoding="utf-8")
    monkeypatch.setattr(linux, "_POWER", tmp_path)

    assert linux.on_battery() == empties


def test_a_process_that_is_ended_takes_its_children_with_it() -> None:
    """
    The child holds the pipe open; when both have ended, it can be read to its end.
    """
    child = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); print(1, flush=True)"
    waiting = f"{child}; import time; time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", waiting], stdout=subprocess.PIPE, text=True, **processes.APART)
    assert process.stdout is not None
    with process.stdout as said:
        assert said.readline() == "1\n"
        processes.end_with_children(process)
        assert said.read() == ""
    assert process.wait(20) != 0
    assert os.getpgid(0) != process.pid
