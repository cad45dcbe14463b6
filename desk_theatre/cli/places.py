"""
Where things lie on this machine: recordings, a second place for them, the log.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_data_path, user_log_path, user_state_path

APP = "desk-theatre"
ENDING = ".theatre"


def recordings() -> Path:
    """
    The folder in which shows are recorded unless somebody says otherwise.
    """
    return user_data_path(APP, appauthor=False) / "recordings"


def second_place() -> Path:
    """
    The folder in which a recording goes on when its own disk fails.
    """
    return user_state_path(APP, appauthor=False) / "rescued"


def colours() -> Path:
    """
    The file that holds the name of the colours that were chosen last.
    """
    return user_state_path(APP, appauthor=False) / "colours"


def log() -> Path:
    """
    The file in which the details of what goes wrong are kept.
    """
    return user_log_path(APP, appauthor=False) / "desk-theatre.log"


def now() -> str:
    """
    The room's date and time, in ISO 8601: the one moment at which the program looks at the calendar.
    """
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")  # noqa: TID251  (the edge of the program)


def new_recording(scenario: str, created: str) -> Path:
    """
    A file name that is not taken, for a show of a scenario that begins now.
    """
    folder = recordings()
    stem = f"{scenario}-{created[:16].replace(':', '').replace('T', '-')}"
    path = folder / f"{stem}{ENDING}"
    count = 1
    while path.exists():
        count += 1
        path = folder / f"{stem}-{count}{ENDING}"
    return path


def spare_recordings(output: Path) -> None:
    """
    Make sure that nothing is written over a recording, which nobody could bring back.

    Raises:
        FileTaken: there is one at `output`, whole or damaged.
    """
    from desk_theatre.errors import FileTaken
    from desk_theatre.recording.summary import is_recording

    if output.exists() and (output.suffix == ENDING or is_recording(output)):
        raise FileTaken(str(output))


def found_recordings() -> list[Path]:
    """
    The recordings that lie where they usually lie, the latest first.
    """
    found = []
    for folder in (recordings(), second_place()):
        for path in folder.glob(f"*{ENDING}"):
            with suppress(OSError):  # a link that leads nowhere, or a file that is being taken away
                found.append((-path.stat().st_mtime, path.name, path))
    return [path for _, _, path in sorted(found)]
