"""
Screens are made of parts, not of ancestors: what a screen is, is read in few files.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest
from textual.app import App
from textual.screen import Screen

from desk_theatre import stage
from desk_theatre.stage.app import Theatre

MOST = 4
"""
Of our own classes; Textual's do not count.
"""


def _screens() -> list[type]:
    names = [module.name for module in pkgutil.walk_packages(stage.__path__, "desk_theatre.stage.")]
    found = {
        each
        for name in names
        for _, each in inspect.getmembers(importlib.import_module(name), inspect.isclass)
        if issubclass(each, (Screen, App)) and _is_ours(each)
    }
    assert Theatre in found
    return sorted(found, key=lambda each: each.__name__)


def _is_ours(each: type) -> bool:
    return each.__module__.startswith("desk_theatre.")


@pytest.mark.parametrize("screen", _screens(), ids=lambda each: each.__name__)
def test_a_screen_has_few_ancestors_of_our_own(screen: type) -> None:
    """
    The app, too: it has its lifecycle, its navigation, its lock and its keys.
    """
    assert [each.__name__ for each in screen.__mro__[1:] if _is_ours(each)][MOST:] == []
