"""
Where things lie on this machine: recordings, a second place for them, the log.
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
    return free(recordings() / f"{scenario}-{created[:16].replace(':', '').replace('T', '-')}{ENDING}")


def free(path: Path) -> Path:
    """
    Return `path`, or one beside it with a number behind its name if there is something already.
    """
    count, found = 1, path
    while found.exists():
        count += 1
        found = path.with_name(f"{path.stem}-{count}{path.suffix}")
    return found


def remembered() -> Path:
    """
    The file that lists recordings which do not lie in the usual folders, one a line.
    """
    return user_state_path(APP, appauthor=False) / "recordings"


def remember(path: Path) -> None:
    """
    Keep in mind where a recording lies, so that the foyer finds it; in silence, if that cannot be kept.
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
    Make sure that nothing is written over a recording, which nobody could bring back.

    Raises:
        FileTaken: there is one at `output`, whole or damaged.
    """
    from desk_theatre.errors import FileTaken
    from desk_theatre.recording.summary import is_recording

    if output.exists() and (output.suffix == ENDING or is_recording(output)):
        raise FileTaken(str(output))


def found_recordings() -> list[tuple[Path, tuple[int, int]]]:
    """
    The recordings that lie where they usually lie, and those that are remembered, the latest first; each with the time at which
    it was changed, in nanoseconds, and its size in bytes.
    """
    usual = recordings().glob(f"*{ENDING}")
    # In the second place a recording has the name that somebody gave it.
    second = (path for path in second_place().glob("*") if ".ballast" not in path.name)
    found = []
    for path in dict.fromkeys((*usual, *second, *_remembered())):
        with suppress(OSError, ValueError):  # a link that leads nowhere, or a file that is being taken away
            status = path.stat()
            found.append((-status.st_mtime_ns, path.name, path, status.st_size))
    return [(path, (-changed, size)) for changed, _, path, size in sorted(found)]
