"""
Simulated time: what is due happens in order, whoever asked for it, and SimPy is used as its guide says.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import simpy
from hypothesis import given
from hypothesis import strategies as st
from simpy import Environment, Event, Interrupt, Process, Resource, Timeout
from simpy.resources.base import BaseResource, Get, Put

from desk_theatre.simulation.scheduler import Scheduler, Work

SIMULATION = Path(__file__).resolve().parents[2] / "desk_theatre" / "simulation"
PRIVATE_IN_SIMPY = {
    name
    for class_ in (Environment, Event, Process, Timeout, Resource, BaseResource, Get, Put, Interrupt)
    for name in (*vars(class_), *getattr(class_, "__slots__", ()))
    if name.startswith("_") and not name.startswith("__")
} | {"_now", "_queue", "_eid", "_active_proc", "_ok", "_value", "_defused", "_target", "_generator", "_delay"}


@given(st.lists(st.integers(0, 20), max_size=30), st.lists(st.integers(0, 25), max_size=6))
def test_calls_come_by_time_and_within_a_second_in_the_order_asked_for(delays: list[int], looks: list[int]) -> None:
    """
    In however many steps time is advanced.
    """
    clock = Scheduler(100)
    rung: list[tuple[int, int]] = []
    for number, delay in enumerate(delays):
        clock.call(delay, rung.append, (100 + delay, number))

    for look in (*sorted(looks), 25):
        clock.advance(100 + look)

    assert rung == sorted((100 + delay, number) for number, delay in enumerate(delays))
    assert (clock.now, clock.env.now, clock.next_due()) == (125, 125, float("inf"))


def test_ties_when_something_starts_or_is_interrupted_then_it_goes_before_the_rest_of_its_second() -> None:
    """
    The documented order: started and interrupted processes first, then what was asked for, in the order of asking.
    """
    clock = Scheduler(0)
    seen: list[str] = []

    def sleeper() -> Work:
        seen.append("starts")
        try:
            yield clock.timeout(100)
        except Interrupt:
            seen.append("interrupted")

    sleeping = clock.process(sleeper())
    clock.call(0, seen.append, "asked for first")
    clock.call(7, clock.call, 0, seen.append, "asked for meanwhile")
    clock.call(7, sleeping.interrupt)
    clock.call(7, seen.append, "asked for before")
    clock.advance(200)

    assert seen == ["starts", "asked for first", "interrupted", "asked for before", "asked for meanwhile"]


def test_the_next_second_is_entered_before_anything_happens_in_it() -> None:
    """
    What is due in this second happens first, what is due in the next one later.
    """
    clock = Scheduler(10)
    seen: list[str] = []
    clock.call(0, seen.append, "now")
    clock.call(1, seen.append, "next")

    clock.enter_next_second()

    assert (clock.now, seen) == (11, ["now"])
    clock.advance(11)
    assert seen == ["now", "next"]


def test_what_goes_wrong_is_heard() -> None:
    """
    A mistake in a call or a process stops the clock, at the second in which it was made.
    """
    clock = Scheduler(0)

    def mistaken() -> Work:
        yield clock.timeout(4)
        raise ValueError("as it happens")

    clock.process(mistaken())

    with pytest.raises(ValueError, match="as it happens"):
        clock.advance(10)

    assert clock.now == 4


# -- SimPy by its public API -----------------------------------------------------------------------------------------


def _simpy_classes() -> set[str]:
    return {name for name in simpy.__all__ if isinstance(getattr(simpy, name), type)}


def _misuses(tree: ast.AST) -> list[str]:
    """
    Private names of SimPy's objects, and classes derived from SimPy's.
    """
    found = []
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=name, value=owner) if name in PRIVATE_IN_SIMPY and ast.unparse(owner) != "self":
                found.append(ast.unparse(node))
            case ast.Attribute(attr=name, value=ast.Attribute(attr="env")) if name.startswith("_"):
                found.append(ast.unparse(node))
            case ast.ImportFrom(module=str(module)) if module.startswith("simpy."):
                found.append(module)
            case ast.ClassDef(bases=bases) if _simpy_classes() & {ast.unparse(base).split(".")[-1] for base in bases}:
                found.append(node.name)
            case ast.Assign(targets=targets):
                found += [
                    ast.unparse(target)
                    for target in targets
                    if isinstance(target, ast.Attribute) and ast.unparse(target.value).endswith(".env")
                ]
    return found


@pytest.mark.parametrize("path", sorted(SIMULATION.glob("*.py")), ids=lambda path: path.stem)
def test_simpy_is_used_by_its_public_names_and_nothing_of_it_is_overridden(path: Path) -> None:
    """
    No private name, no class derived from one of SimPy's, nothing put in the place of one of its methods.
    """
    assert _misuses(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "class Clock(Environment): ...",
        "class Clock(simpy.Environment): ...",
        "heappush(clock.env._queue, entry)",
        "event._ok = True",
        "self.env.step = mine",
        "from simpy.events import URGENT",
    ],
)
def test_a_misuse_of_simpy_is_found(source: str) -> None:
    """
    Each of the ways in which this was done, or might be.
    """
    assert _misuses(ast.parse(source))
