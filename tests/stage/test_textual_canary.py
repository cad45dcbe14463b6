"""
Textual is pinned, and only `stage/textual_patches` knows its insides.  When the pin moves, these tests say what to read again.
"""

from __future__ import annotations

import ast
import hashlib
import importlib
import inspect
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import FunctionType

import pytest

import desk_theatre.stage

STAGE = Path(desk_theatre.stage.__file__).parent
PATCHES = STAGE / "textual_patches"
PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"

CANARIES = {
    ("textual._compositor", "Compositor._render_chops"): (
        "ca8c3359d7af",
        "compositor.RowsOnly does the same for fewer rows",
    ),
    ("textual._compositor", "Compositor.cuts"): ("205385a66fda", "compositor.RowsOnly cuts its rows there"),
    ("textual._compositor", "Compositor.visible_widgets"): (
        "6eddec5f2716",
        "compositor.RowsOnly counts on what stands in front coming first",
    ),
    ("textual._compositor", "Compositor.render_update"): ("772c6b21953a", "paced reads the spans of what it returns"),
    ("textual._parser", "Parser.feed"): ("390106cde019", "keyboard.KeyReports.take and .forget"),
    ("textual._parser", "Parser.tick"): ("44606084ad3b", "keyboard.KeyReports.overdue and .forget"),
    ("textual._styles_cache", "StylesCache.get_inner_outer"): (
        "d2509f3e7966",
        "internals.forget_painted_rows, unless the cache's key lost the widget",
    ),
    ("textual._xterm_parser", "XTermParser.parse"): (
        "a5834ad1def8",
        "keyboard.Keyboard: which bytes still never reach the parser",
    ),
    ("textual._xterm_parser", "XTermParser.parse_mouse_code"): ("ceae22ff03d1", "keyboard.KeyReports.parse_mouse_code"),
    ("textual._xterm_parser", "XTermParser._parse_extended_key"): (
        "65eeaadaf41a",
        "keyboard.KeyReports._parse_extended_key",
    ),
    ("textual.app", "App.on_event"): ("3dbf14d69491", "letters.Letters.on_event and stage/key_queue.py"),
    ("textual.app", "App._display"): ("4b78dff6669a", "paced.Paced._display: what is left out, and when"),
    ("textual.app", "App._handle_exception"): (
        "baea2e7f88e7",
        "paced.Paced._handle_exception and internals.keep_for_tests",
    ),
    ("textual.app", "App._parse_action"): ("e360f7f7f50a", "internals.actions_of_key"),
    ("textual.app", "App._unnotify"): ("0ca739607455", "internals.take_back"),
    ("textual.app", "App.exit"): ("d8c06b817ac8", "internals.has_ended"),
    ("textual.drivers.linux_driver", "LinuxDriver.__init__"): (
        "671887bbf938",
        "driver.SturdyDriver.__init__, which takes the file over",
    ),
    ("textual.drivers.linux_driver", "LinuxDriver.write"): ("b78a34033db5", "driver.SturdyDriver.write"),
    ("textual.drivers.linux_driver", "LinuxDriver.run_input_thread"): (
        "d796af6d69db",
        "driver.SturdyDriver.run_input_thread",
    ),
    ("textual.drivers.linux_driver", "LinuxDriver._run_input_thread"): (
        "d2ef22cc2c97",
        "driver.SturdyDriver._run_input_thread",
    ),
    ("textual.drivers.linux_driver", "LinuxDriver._sigcont_application"): (
        "1d7463a74df1",
        "driver.SturdyDriver._sigcont_application",
    ),
    ("textual.drivers.linux_driver", "LinuxDriver._sigtstp_application"): (
        "26c3c19ce181",
        "driver.SturdyDriver._sigcont_application",
    ),
    ("textual.drivers.linux_driver", "LinuxDriver._query_in_band_window_resize"): (
        "6281785be6a9",
        "driver.SturdyDriver: whether the size can still be left to the system",
    ),
    ("textual.drivers.linux_driver", "LinuxDriver.start_application_mode"): (
        "7c41f5ba11a8",
        "machine.signals: what _AS_BEFORE has to switch off again",
    ),
    ("textual.drivers.linux_driver", "LinuxDriver.stop_application_mode"): (
        "9a7e99c8d4bd",
        "machine.signals: what _AS_BEFORE has to switch off again",
    ),
    ("textual.drivers.linux_driver", "LinuxDriver.disable_input"): (
        "6154c5a7c174",
        "driver.SturdyDriver.disable_input",
    ),
    ("textual.message_pump", "MessagePump._dispatch_message"): ("f2be0916fb2d", "error_guard.Calm._dispatch_message"),
    ("textual.message_pump", "MessagePump.call_after_refresh"): ("f64d61b66efb", "error_guard.Calm.call_after_refresh"),
    ("textual.message_pump", "MessagePump._process_messages_loop"): (
        "8b26d5edccbb",
        "internals.is_idle: which queues there are",
    ),
    ("textual.screen", "Screen._compositor_refresh"): ("7a40efe56381", "paced.Paced._pay"),
    ("textual.screen", "Screen._on_timer_update"): ("421401660de1", "compositor.paint_now"),
    ("textual.screen", "Screen._modal_binding_chain"): ("5efeabda85d7", "internals.actions_of_key"),
}
"""
What is overridden or counted on: a digest of its source, and what of ours to read again when that is another one.
"""


def _source(module: str, name: str) -> str:
    found: object = importlib.import_module(module)
    for part in name.split("."):
        found = inspect.getattr_static(found, part)
    found = found.fget if isinstance(found, property) else found
    return inspect.getsource(inspect.unwrap(found))  # type: ignore[arg-type]


@pytest.mark.parametrize(("module", "name"), CANARIES, ids=lambda part: part)
def test_textual_when_another_version_is_installed_then_says_what_to_read_again(module: str, name: str) -> None:
    """
    Compare it with the version before, mend what depends on it, and put the new digest in.
    """
    digest, ours = CANARIES[module, name]

    found = hashlib.sha256(_source(module, name).encode()).hexdigest()[:12]

    assert found == digest, f"{module} {name} has changed; read again: {ours}"


def _modules(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*.py")):
        inside = path.relative_to(STAGE).with_suffix("").parts
        yield path, ".".join(("desk_theatre.stage", *inside)).removesuffix(".__init__")


def _own_classes(name: str) -> list[type]:
    """
    Return the classes made in a module that have an ancestor in Textual.
    """
    made = vars(importlib.import_module(name)).values()
    return [each for each in made if isinstance(each, type) and each.__module__ == name and _ancestors(each)]


def _ancestors(kind: type) -> list[type]:
    return [each for each in kind.__mro__ if each.__module__.startswith("textual.")]


def test_each_method_of_textual_that_is_overridden_in_the_patches_has_a_canary() -> None:
    """
    Their constructors may grow; everything else is listed.
    """
    overridden = {
        (where.__module__, f"{where.__qualname__}.{name}")
        for _, module in _modules(PATCHES)
        for kind in _own_classes(module)
        for name, found in vars(kind).items()
        if isinstance(found, FunctionType) and name != "__init__"
        for where in [next((each for each in _ancestors(kind) if name in vars(each)), None)]
        if where is not None
    }

    assert overridden - CANARIES.keys() == set()


def test_the_version_that_was_read_is_the_one_that_is_installed() -> None:
    """
    Pinned to the last digit: private names change without notice.
    """
    dependencies = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]

    assert f"textual=={version('textual')}" in dependencies


def test_nothing_but_the_patches_imports_what_is_private_to_textual_or_rich() -> None:
    """
    Nor reaches for a private name of somebody else's object.
    """
    reaching = re.compile(r"(from|import) (textual|rich)\S*\._|SLF001")

    assert [
        str(path.relative_to(STAGE))
        for path in sorted(STAGE.parent.rglob("*.py"))
        if PATCHES not in path.parents
        and path.is_relative_to(STAGE)
        and reaching.search(path.read_text(encoding="utf-8"))
    ] == []


@cache
def _parsed(path: str) -> ast.Module:
    return ast.parse(Path(path).read_text(encoding="utf-8"))


@cache
def _private_names(kind: type) -> frozenset[str]:
    """
    Return the private methods and attributes of a class of Textual, also those that only its instances have.
    """
    path = inspect.getsourcefile(kind)
    assert path is not None
    tree = next(
        each for each in ast.walk(_parsed(path)) if isinstance(each, ast.ClassDef) and each.name == kind.__name__
    )
    names = {*vars(kind)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and ast.unparse(node.value) == "self":
            names.add(node.attr)
    return frozenset(name for name in names if re.match(r"_[^_]", name))


def test_no_part_of_the_stage_uses_or_hides_a_private_name_of_textual() -> None:
    """
    Neither on purpose nor by giving something of its own a name that Textual uses, too.
    """
    found = []
    for path, module in _modules(STAGE):
        if PATCHES in path.parents:
            continue
        for kind in _own_classes(module):
            private = frozenset().union(*map(_private_names, _ancestors(kind)))
            body = next(n for n in _parsed(str(path)).body if isinstance(n, ast.ClassDef) and n.name == kind.__name__)
            for node in ast.walk(body):
                name = getattr(node, "attr", None) or getattr(node, "name", None) or getattr(node, "id", None)
                if name in private:
                    found.append(f"{path.relative_to(STAGE)}: {kind.__name__}: {name}")

    assert found == []
