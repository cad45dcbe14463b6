"""
What a command cannot do, and what to do instead.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from desk_theatre.itsm.counting import counted
from desk_theatre.itsm.time_of_day import spell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

# ------------------------------------------------------------------------------- options that do not go together

RESUME_ALONE = "--resume uses the scenario, seed, plan and file of the recording; remove the other options."
DELEGATES_NEED_REHEARSAL = "--delegates needs --rehearse; add it, or remove --delegates."
ROUND_NEEDS_FILE = "--round needs a recording; name its FILE."
QUICK_WITHOUT_REPLICATIONS = "--quick plays nothing; remove it, or --replications."
PERSONAL_OR_FOLDER = "--personal and --folder both choose the folder; remove one of them."
JOBS_OR_DASK = "--jobs and --dask do not go together: the cluster has workers of its own. Remove one of them."
ONE_QUESTION = "--price-tags and --luck answer different questions; use one at a time."
ROUND_AS_IT_WAS = "--price-tags and --luck study the round as it was; remove --enable and --disable."
MEASURE_NEEDS_TAGS = "--measure ranks price tags; add --price-tags."


def json_behind(subcommand: str) -> str:
    return f"--json lists the scenarios; put it after {subcommand}."


EMPTY_NAME = "The name is empty; name a file or a folder."


def no_number(shown: str, allowed: str) -> str:
    return f"{shown} is not a number in the range {allowed}." if allowed else f"{shown} is not a number."


def unfit_name(shown: str, why: str) -> str:
    return f"{shown}: {why}."


# ------------------------------------------------------------------------------------------------------- commands


def near_command(shown: str, near: Sequence[str]) -> str:
    return f"unknown command {shown!r}; did you mean {' or '.join(near)}?"


def scenario_not_command(shown: str, command: str) -> str:
    return f"unknown command {shown!r}; to play that scenario: desk-theatre {command} {shown}"


def unknown_command(shown: str, known: Iterable[str]) -> str:
    return f"unknown command {shown!r}; choose from {', '.join(known)}"


# ---------------------------------------------------------------------------------------------- a round, a practice


def no_round(file: Path) -> str:
    return f"{file}: this recording has no round, so there is nothing to see"


def no_such_round(file: Path, number: int, rounds: int) -> str:
    return f"{file}: this recording has no round {number}; it has {counted(rounds, 'round')}"


def practice_refused(practice: str, why: str) -> str:
    return f"--practice {practice}: {why}"


def not_exact(file: Path, difference: str) -> str:
    return f"{file} is not exact: {difference}"


# ------------------------------------------------------------------------------------------------- replications

SCENARIO_TOO_SLOW = (
    "no mistakes, but one replication takes too long for a forecast; use --quick, or wait for --replications 1"
)


def replication_failed(why: str) -> str:
    return f"a replication failed: {why}"


def stopped(why: str, replications: int) -> str:
    return f"{why}; {counted(replications, 'replication')} played"


def stopped_early(why: str, replications: int, planned: int) -> str:
    return f"{why}; {replications} of {counted(planned, 'replication')} played"


def variant_failed(variant: str, seed: int, why: str) -> str:
    return f"{variant}, seed {seed} failed and was skipped: {why}"


def repeat_with(seed: int) -> str:
    return f"to repeat it: --seed {seed} --replications 1"


def and_more(count: int) -> str:
    return f"and {count} more"


def not_precise(wanted: str, replications: int) -> str:
    return f"not precise enough for {wanted} after {counted(replications, 'replication')}; allow more --replications"


def plays_differently(file: Path, number: int) -> str:
    return f"{file}: this version plays round {number} differently from the recording; both sides are from this version"


def price_tags_failed(status: int) -> str:
    return f"The price tags could not be computed (status {status}); the show continues without them."


# ------------------------------------------------------------------------------------------------- a commands file


def no_time_passes(place: str, at: int, now: int) -> str:
    return (
        f'{place}: no time passes here, so {spell(at)} never comes; it is {spell(now)}. Remove "at", or open or resume a'
        " round first"
    )


def too_late(place: str, at: int, now: int) -> str:
    return f"{place}: it is {spell(now)} already, too late for {spell(at)}; put the lines in order of time"


def after_the_round(place: str, at: int, until: int) -> str:
    return f"{place}: the round ends at {spell(until)}, so {spell(at)} never comes"


def too_large(path: Path, most: int) -> str:
    return f"{path} is larger than {most // 2**20} MiB; is it a commands file?"


def cannot_read(path: Path, why: str) -> str:
    return f"cannot read {path}: {why}"


def place(path: Path, row: int) -> str:
    return f"{path}, line {row}"


def not_utf8(path: Path, row: int) -> str:
    return f"{place(path, row)}: this is not UTF-8 text; save the file as UTF-8"


STDOUT_CLOSED = "standard output is closed; name a file with --output"

# ------------------------------------------------------------------------------------------------ the disk

STANDARD_OUTPUT = "standard output"
_DISK_FULL = "free some space there, or write to another disk"
_OTHER_PLACE = "choose another place"
ADVICE = {
    errno.ENOSPC: _DISK_FULL,
    errno.EDQUOT: _DISK_FULL,
    errno.EFBIG: "choose a disk that takes larger files, or raise the limit (ulimit -f)",
    errno.EACCES: "choose a place where you may write, or give yourself permission",
    errno.EPERM: "choose a place where you may write, or give yourself permission",
    errno.EROFS: _OTHER_PLACE,
    errno.ENOENT: "make that folder first, or choose another place",
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.EIO: "the disk may be failing; choose another one",
}
"""
What to do when the system refuses to write, by its number for the reason.
"""

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def not_written(target: Path | str, error: OSError) -> str:
    """
    A file, or standard output, that could not be written whole.
    """
    why = (error.strerror or str(error)).lower()
    left = "the rest is missing" if target == STANDARD_OUTPUT else "nothing there has changed"
    return f"cannot write to {target}: {why}; {left}. To try again, {ADVICE.get(error.errno or 0, _OTHER_PLACE)}"
