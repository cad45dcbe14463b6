"""
The scenarios that come with the program, and personal ones in files.

A scenario has the name of a shipped one ("rehearsal"), the name of one in the personal folder, or the path of a file.
Its text is kept with it, because a recording holds the whole file: years later, with another version of the program, it
still says what was played.
"""

from __future__ import annotations

from pathlib import Path

from desk_theatre.errors import ScenarioUnreadable, UnknownName
from desk_theatre.itsm.values import value
from desk_theatre.scenario import wording
from desk_theatre.scenario.scenario import Scenario

LARGEST = 1_000_000
"""
Bytes; a full day with forty-one sessions takes about thirty thousand.
"""

_HERE = Path(__file__).resolve().parent
_FOLDERS = (_HERE / "shipped", _HERE.parents[1] / "scenarios")
"""
The folders of the shipped scenarios in an installed program, and in a checkout.
"""


@value
class ScenarioSource:
    """
    The text of a scenario, and its name in sentences: its short name, or its path.
    """

    name: str
    text: str

    def scenario(self) -> Scenario:
        """
        Return the scenario of the text.

        Raises:
            ScenarioUnsound: it has mistakes.
        """
        from desk_theatre.scenario.from_toml import read

        return read(self.text, self.name)


def names() -> tuple[str, ...]:
    """
    Return the names of the shipped scenarios, in alphabetical order.
    """
    return tuple(sorted(_shipped()))


def own_names() -> tuple[str, ...]:
    """
    Return the names in the personal folder, in alphabetical order, without those that a shipped scenario has.
    """
    return tuple(sorted(set(_own()) - set(_shipped())))


def personal() -> Path:
    """
    Return the folder whose scenarios can be named like the shipped ones; it may not exist yet.
    """
    from platformdirs import user_data_path

    return user_data_path("desk-theatre", appauthor=False) / "scenarios"


def shipped_name(name: str) -> str | None:
    """
    Return the shipped scenario of this name in any case of its letters; `None` if there is none.
    """
    return next((each for each in names() if each.lower() == name.lower()), None)


def beginning() -> ScenarioSource:
    """
    Return the small annotated scenario to start a new one from; it is not listed.
    """
    return ScenarioSource("beginning", (_HERE / "beginning.toml").read_text(encoding="utf-8"))


def source_of(name: str) -> ScenarioSource:
    """
    Return the text of a scenario by name or path.

    Raises:
        UnknownName: it is neither.
        ScenarioUnreadable: it is a file that cannot be read as text.
    """
    if not name.strip():
        raise ScenarioUnreadable(name, wording.without_a_name((*names(), *own_names())))
    shipped = _shipped()
    if name in shipped:
        return ScenarioSource(name, _text(shipped[name], name))
    path = Path(name)
    if _is_path(path):
        return ScenarioSource(name, _text(path, name))
    own = _own()
    if name in own:
        return ScenarioSource(name, _text(own[name], name))
    raise UnknownName("scenario", name, (*names(), *own_names(), *_beside(path)))


def text_of(name: str) -> str:
    """
    The text alone.
    """
    return source_of(name).text


def load(name: str) -> Scenario:
    """
    Return the scenario with this name, or in this file.

    Raises:
        UnknownName: it is neither a name nor a file.
        ScenarioUnreadable: the file cannot be read as text.
        ScenarioUnsound: it has mistakes.
    """
    return source_of(name).scenario()


def _shipped() -> dict[str, Path]:
    folder = next((folder for folder in _FOLDERS if folder.is_dir()), None)
    return {path.stem: path for path in folder.glob("*.toml")} if folder else {}


def _own() -> dict[str, Path]:
    """
    Return the files of the personal folder, by name.
    """
    try:
        return {path.stem: path for path in personal().glob("*.toml")}
    except OSError:
        return {}


def _beside(path: Path) -> list[str]:
    """
    Return the file that was perhaps meant: with this name, here, given without its ending.
    """
    file = path.with_suffix(".toml") if path.name else path
    try:
        return [str(file)] if file.is_file() else []
    except (OSError, ValueError):
        return []


def _is_path(path: Path) -> bool:
    """
    Return whether a file is meant: there is one, or the name looks like a path.
    """
    try:
        return path.exists() or path.suffix == ".toml" or len(path.parts) > 1
    except (OSError, ValueError):
        return True


def _text(path: Path, name: str) -> str:
    try:
        if path.is_dir():
            raise ScenarioUnreadable(name, wording.A_FOLDER)
        if path.exists() and not path.is_file():
            raise ScenarioUnreadable(name, wording.NOT_A_FILE)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise ScenarioUnreadable(name, (getattr(error, "strerror", None) or str(error)).lower()) from None
    if len(data) > LARGEST:
        raise ScenarioUnreadable(name, wording.too_large(LARGEST))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise ScenarioUnreadable(name, wording.not_utf8(row)) from None
