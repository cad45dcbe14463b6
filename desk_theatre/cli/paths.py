"""
Where files are on this machine: recordings, a second place for them, the log.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_data_path, user_log_path, user_state_path

APP = "desk-theatre"
ENDING = ".theatre"
_MOST_REMEMBERED = 200


def recordings() -> Path:
    """
    Return the folder in which shows are recorded by default.
    """
    return user_data_path(APP, appauthor=False) / "recordings"


def copies() -> Path:
    """
    Return the folder in which a console keeps its copies of recordings.
    """
    return user_data_path(APP, appauthor=False) / "copies"


def second_place() -> Path:
    """
    Return the folder to which a recording moves when its own disk fails.
    """
    return user_state_path(APP, appauthor=False) / "rescued"


def colours() -> Path:
    """
    Return the file with the name of the theme chosen last.
    """
    return user_state_path(APP, appauthor=False) / "colours"


def log() -> Path:
    """
    Return the log file, which has the details of errors.
    """
    return user_log_path(APP, appauthor=False) / "desk-theatre.log"


def now() -> str:
    """
    Return local date and time in ISO 8601; nothing else in the program reads the calendar.
    """
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")  # noqa: TID251  (the edge of the program)


def new_recording(scenario: str, created: str) -> Path:
    """
    Return a free file name for a show that begins now.
    """
    return free(recordings() / f"{scenario}-{created[:16].replace(':', '').replace('T', '-')}{ENDING}")


def free(path: Path) -> Path:
    """
    Return `path`, or the same name with the first free number if it exists.
    """
    count, found = 1, path
    while found.exists():
        count += 1
        found = path.with_name(f"{path.stem}-{count}{path.suffix}")
    return found


def remembered() -> Path:
    """
    Return the file that lists recordings outside the usual folders, one per line.
    """
    return user_state_path(APP, appauthor=False) / "recordings"


def remember(path: Path) -> None:
    """
    Remember where a recording is, so that the foyer lists it; ignore errors of the disk.
    """
    path = path.absolute()
    if path.parent in {recordings(), second_place()}:
        return
    with suppress(OSError):
        known = [other for other in _remembered() if other != path]
        target = remembered()
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside = target.with_name(f"{target.name}.{os.getpid()}")
        lines = [json.dumps(str(path)) for path in (*known, path)][-_MOST_REMEMBERED:]
        beside.write_text("\n".join(lines) + "\n", encoding="utf-8")
        beside.replace(target)


def _remembered() -> list[Path]:
    found = []
    with suppress(OSError, ValueError):
        for line in remembered().read_text(encoding="utf-8").splitlines()[-_MOST_REMEMBERED:]:
            with suppress(ValueError):
                name = json.loads(line)
                if isinstance(name, str):
                    found.append(Path(name))
    return found


def spare_recordings(output: Path) -> None:
    """
    Make sure that `output` overwrites no recording, whole or damaged: it could not be recovered.

    Raises:
        FileTaken: it would.
    """
    from desk_theatre.errors import FileTaken
    from desk_theatre.recording.summary import is_recording

    if output.exists() and (output.suffix == ENDING or is_recording(output)):
        raise FileTaken(str(output))


def found_recordings() -> list[tuple[Path, tuple[int, int]]]:
    """
    Return the recordings in the usual folders and the remembered ones, the latest first; each with its modification time in
    nanoseconds and its size in bytes.
    """
    usual = recordings().glob(f"*{ENDING}")
    # A recording that moved to the second place keeps its own name, with any suffix.
    second = (path for path in second_place().glob("*") if ".ballast" not in path.name)
    found = []
    for path in dict.fromkeys((*usual, *second, *_remembered())):
        with suppress(OSError, ValueError):  # a dangling link, or a file deleted meanwhile
            status = path.stat()
            found.append((-status.st_mtime_ns, path.name, path, status.st_size))
    return [(path, (-changed, size)) for changed, _, path, size in sorted(found)]
