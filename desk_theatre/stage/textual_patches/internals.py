"""
What the stage has to know or to change in an app that is running, where Textual and Rich offer no public way.

Functions, each with the reason, so that the rest of the stage needs no private name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rich.console import COLOR_SYSTEMS
from textual._styles_cache import StylesCache

if TYPE_CHECKING:
    from rich.console import Console
    from textual.app import App
    from textual.binding import Binding
    from textual.dom import DOMNode
    from textual.message_pump import MessagePump
    from textual.notifications import Notification
    from textual.screen import Screen


def has_ended(app: App[Any]) -> bool:
    """
    Return whether the app has been told to exit.  Textual tells its screens, but not those who ask.
    """
    return app._exit  # noqa: SLF001


def is_idle(part: MessagePump) -> bool:
    """
    Return whether a part has dealt with every message it was sent.  Textual's own `wait_for_idle` guesses from the load of the
    processor.
    """
    return not (part._next_callbacks or not part._message_queue.empty())  # noqa: SLF001


def actions_of_key(screen: Screen[Any], key: str) -> Iterator[str]:
    """
    Yield the actions that a key may start here, in the order in which Textual tries them, and only those that are allowed now.
    Textual's public lists name each key once and leave out what is not shown.
    """
    for part, bindings in screen._modal_binding_chain:  # noqa: SLF001
        for binding in bindings.key_to_bindings.get(key, ()):
            target, action, parameters = screen.app._parse_action(binding.action, part)  # noqa: SLF001
            if target.check_action(action, parameters):
                yield binding.action


def bindings_of(part: DOMNode, key: str) -> list[Binding]:
    """
    Return the bindings of one part for a key.
    """
    return part._bindings.key_to_bindings.get(key, [])  # noqa: SLF001


def notes_shown(app: App[Any]) -> list[Notification]:
    """
    Return the sentences that stand on the screen, the oldest first.
    """
    return list(app._notifications)  # noqa: SLF001


def take_back(app: App[Any], note: Notification) -> None:
    """
    Remove one sentence.  Textual removes all of them or none before their time.
    """
    app._unnotify(note)  # noqa: SLF001


def holds_screen(app: App[Any], identifier: str) -> bool:
    """
    Return whether a screen of that id is there, also one that has left the stack and is not taken down yet: a second one would
    break the app.
    """
    return any(screen.id == identifier for screen in app._nodes)  # noqa: SLF001


def keep_for_tests(app: App[Any], error: Exception) -> None:
    """
    Keep the first error, which Textual's pilot raises again in the test that drives the app.
    """
    if app._exception is None:  # noqa: SLF001
        app._exception = error  # noqa: SLF001
        app._exception_event.set()  # noqa: SLF001


def forget_painted_rows() -> None:
    """
    Let go of closed screens.  Textual 8.2.8 keeps what every widget has painted for as long as a table of colours has room for it:
    the table's key holds the widget's cache.
    """
    StylesCache.get_inner_outer.cache_clear()


def use_colours(console: Console, depth: str) -> None:
    """
    Let a console paint in `none`, `standard`, `256` or `truecolor`.  Rich is told when a console is made, and Textual makes it.
    """
    console._color_system = COLOR_SYSTEMS.get(depth)  # noqa: SLF001
