"""
The head of a recording: what is needed to understand everything else in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from platform import python_version

from attrs import field

from desk_theatre.itsm.values import value

FORMAT = 2
"""
The format this program writes. A newer one may have further kinds of entry and further fields; it is read as far as it
is known.
"""

REPORTS_REPLACE = 2
"""
The format from which on the scenario says whether a report from the room takes the place of an incident that has not come yet.
In an older recording each was one more.
"""

_PACKAGES = ("attrs", "cattrs", "simpy", "textual")


@value
class Header:
    """
    Args:
        scenario: the text of the scenario file, whole.
        seed: of the show's chance.
        created: when the show began, in ISO 8601.
        title: the scenario's title, so that a list of recordings need not read scenarios.
        program, python, packages: versions of what wrote it.
        format: of the recording.
    """

    scenario: str
    seed: int
    created: str
    title: str = ""
    program: str = ""
    python: str = ""
    packages: Mapping[str, str] = field(factory=dict, hash=False)
    format: int = FORMAT

    @property
    def digest(self) -> str:
        """
        The SHA-256 of the scenario's text, in hexadecimal.
        """
        return sha256(self.scenario.encode("utf-8", "surrogatepass")).hexdigest()


def head(scenario: str, *, title: str, seed: int, created: str) -> Header:
    """
    Return the head of a show that begins now, with the versions that are installed.
    """
    return Header(
        scenario=scenario,
        seed=seed,
        created=created,
        title=title,
        program=_version("desk-theatre"),
        python=python_version(),
        packages={name: _version(name) for name in _PACKAGES},
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
