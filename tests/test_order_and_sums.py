"""
No order of a set, and no sum that a version of Python may round otherwise, reaches an event, a digest or a scorecard.

The order of a set of words is another in each process, and `sum` of floats rounds otherwise from Python 3.12 on.  So in the
layers from which events, digests and scorecards come a set may be asked but not gone through, and `sum` counts; floats are
added by `math.fsum`.  What cannot be seen from the source is listed, each with its reason.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "desk_theatre"
LAYERS = ("itsm", "practices", "scenario", "simulation", "measures", "show", "live", "recording", "study")
FILES = sorted(path for layer in LAYERS for path in (PACKAGE / layer).rglob("*.py"))
ADDING = [path for path in FILES if path.parent.name != "deck"]  # what the cards say is shown, and not recorded

ASKS = {"all", "any", "bool", "frozenset", "isinstance", "len", "set", "sorted"}
"""
Functions whose answer is the same in whatever order they go through a set.
"""
CHANGES = {
    "__contains__",
    "add",
    "clear",
    "copy",
    "difference",
    "discard",
    "intersection",
    "isdisjoint",
    "issubset",
    "issuperset",
} | {
    "remove",
    "symmetric_difference",
    "union",
    "update",
}
"""
Methods of a set that do not show its order.
"""
ORDER_UNSEEN = {
    ("simulation/backlog.py", "for number in self.new"): "numbers, put into lists that are kept in order",
    ("study/units.py", "running"): "replications, kept by their seeds",
    ("study/units.py", "for future in running"): "cancelled, all of them",
}
COUNTS_WHOLE = {
    ("itsm/ticket_code.py", "_BASE ** length"): "numbers of codes",
    ("measures/benchmark.py", "card.by_priority[each].count"): "incidents",
    ("measures/commitments.py", "levels"): "thousandths",
    ("measures/resolution_times.py", "ordered"): "whole seconds",
    ("measures/headline.py", "verdicts.decided"): "targets that came due",
    ("measures/moods.py", "found"): "moods, from 1 to 5",
    ("measures/programme.py", "self._sessions[name].attendance * delay"): "people times whole seconds",
    ("measures/programme.py", "self.promises.watches[incident].late_here(now)"): "a yes or no",
    ("measures/programme.py", "self._broken(incidents, now)"): "a yes or no",
    ("measures/scorecard_fold.py", "verdicts.met"): "promises",
    ("measures/scorecard_fold.py", "verdicts.breached"): "promises",
    ("measures/scorecard_fold.py", "worked[person.id]"): "whole seconds",
    ("measures/states.py", "count"): "incidents or sessions",
    ("measures/states.py", "counts[state]"): "incidents",
    ("recording/wording.py", "last - first + 1"): "numbers of lines",
    ("recording/writer.py", "batch.count"): "lines",
    ("show/reflection_log.py", "dots"): "dots of a vote",
    ("show/incident_outcomes.py", "wait.seconds"): "whole seconds",
    ("show/past_shares.py", "each.decided"): "a yes or no",
    ("show/past_shares.py", "each.met"): "a yes or no",
    ("show/picture.py", "levels"): "thousandths",
    ("show/synonyms.py", "scores"): "whole scores of words",
    ("show/reflection_view.py", "dots"): "dots of a vote",
    ("simulation/scheduled.py", "team.able(each, skill)"): "a yes or no",
    ("show/purse.py", "back"): "whole minutes",
    ("show/purse.py", "price"): "whole minutes, and whole money",
    ("show/reflection_log.py", "dots * (2 if twice and team == organisers else 1)"): "dots",
    ("show/reflection_view.py", "given"): "dots",
    ("show/reflection_log.py", "hands"): "hands raised",
    ("show/reflection_view.py", "hands"): "hands raised",
    ("study/advice.py", "prices[practice][part]"): "whole minutes, and whole money",
}


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


# -- sums ------------------------------------------------------------------------------------------------------------


def _whole(added: ast.expr) -> bool:
    """
    Whether what is added is a count or a yes or no, as anybody can see.
    """
    if isinstance(added, ast.Compare) or (isinstance(added, ast.UnaryOp) and isinstance(added.op, ast.Not)):
        return True
    called = added.func if isinstance(added, ast.Call) else None
    if isinstance(called, ast.Name) and called.id in {"len", "bool", "int"}:
        return True
    return isinstance(added, ast.BoolOp) and all(map(_whole, added.values))


def _sums(tree: ast.AST) -> Iterator[str]:
    """
    What is added by `sum` and is not seen to be whole, as it is written.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sum":
            added = node.args[0]
            if isinstance(added, ast.GeneratorExp | ast.ListComp):
                added = added.elt
            if not _whole(added):
                yield ast.unparse(added)


def test_a_sum_when_in_a_layer_that_is_recorded_then_counts_whole_numbers() -> None:
    """
    Yes and no, lengths, or what the list says; floats are added by `fsum`.
    """
    found = {(_name(path), words) for path in ADDING for words in _sums(ast.parse(path.read_text(encoding="utf-8")))}

    assert found - COUNTS_WHOLE.keys() == set(), "use math.fsum, or list what is added as whole"


# -- sets ------------------------------------------------------------------------------------------------------------


def _is_set_type(annotation: ast.expr | None) -> bool:
    base = annotation.value if isinstance(annotation, ast.Subscript) else annotation
    return isinstance(base, ast.Name) and base.id in {"set", "frozenset", "Set", "AbstractSet"}


def _assigned(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """
    What is assigned to what; of a declaration, its type.
    """
    if isinstance(node, ast.AnnAssign):
        yield node.target, node.annotation
    if isinstance(node, ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                yield from zip(target.elts, node.value.elts, strict=False)
            else:
                yield target, node.value


def _is_keys(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "keys"


class Sets(ast.NodeVisitor):
    """
    Finds where a set shows its order: where it is gone through, unpacked, or given to somebody who may.

    Known as sets are displays, `set(...)`, what is made of sets by operators and methods, and whatever has been assigned one or is
    annotated as one: names within a function, attributes within a module.
    """

    def __init__(self, tree: ast.Module) -> None:
        self.found: list[str] = []
        self.attributes: set[str] = set()
        self.returning: set[str] = set()
        self.names: list[set[str]] = [set()]
        self.parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and _is_set_type(node.returns):
                self.returning.add(node.name)
        for _ in range(2):  # what is made of an attribute that is assigned further below
            for node in ast.walk(tree):
                self._learn(node, names=node in tree.body)
        self.visit(tree)

    def is_set(self, node: ast.AST) -> bool:  # noqa: PLR0911 (one for each form)
        """
        Whether an expression is known to be a set.
        """
        match node:
            case ast.Set() | ast.SetComp():
                return True
            case ast.Name(id=name):
                return any(name in names for names in self.names)
            case ast.Attribute(attr=name):
                return name in self.attributes
            case ast.BinOp(op=ast.BitOr() | ast.BitAnd() | ast.Sub() | ast.BitXor(), left=left, right=right):
                return self.is_set(left) or self.is_set(right) or _is_keys(left)
            case ast.IfExp(body=body, orelse=other):
                return self.is_set(body) or self.is_set(other)
            case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Subscript(value=ast.Name(id=name))):
                return name in {"set", "frozenset"} or name in self.returning
            case ast.Call(func=ast.Attribute(value=value, attr=name)):
                return name in self.returning or (name in CHANGES and self.is_set(value))
        return False

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """
        A scope of its own.
        """
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        self.names.append({argument.arg for argument in arguments if _is_set_type(argument.annotation)})
        for _ in range(2):
            for inner in ast.walk(node):
                self._learn(inner)
        self.generic_visit(node)
        self.names.pop()

    def generic_visit(self, node: ast.AST) -> None:
        """
        Each expression that is a set stands where its order is not seen.
        """
        if isinstance(node, ast.expr) and self.is_set(node) and not self._is_unseen(node):
            parent = self.parents[node]
            words = f"for {ast.unparse(parent.target)} in " if isinstance(parent, ast.For | ast.comprehension) else ""
            self.found.append(words + ast.unparse(node))
        super().generic_visit(node)

    def _learn(self, node: ast.AST, *, names: bool = True) -> None:
        for target, value in _assigned(node):
            if _is_set_type(value) if isinstance(node, ast.AnnAssign) else self.is_set(value):
                if isinstance(target, ast.Attribute):
                    self.attributes.add(target.attr)
                elif isinstance(target, ast.Name) and names:
                    self.names[-1].add(target.id)

    def _is_unseen(self, node: ast.expr) -> bool:  # noqa: PLR0911 (one for each place)
        if isinstance(getattr(node, "ctx", None), ast.Store):
            return True
        parent = self.parents[node]
        match parent:
            case ast.Compare() | ast.BinOp() | ast.BoolOp() | ast.UnaryOp() | ast.IfExp() | ast.Expr():
                return True
            case ast.Assign() | ast.AnnAssign() | ast.AugAssign() | ast.NamedExpr() | ast.Subscript():
                return True
            case ast.If() | ast.While() | ast.Return() | ast.arg() | ast.Lambda() | ast.FunctionDef():
                return True
            case ast.Tuple():
                return isinstance(self.parents[parent], ast.Assign)
            case ast.Attribute(attr=name):
                return name in CHANGES
            case ast.Call(func=ast.Name(id=name)) if name in ASKS | {"min", "max"}:
                return name in ASKS or not any(word.arg == "key" for word in parent.keywords)
            case ast.Call(func=ast.Attribute(value=value, attr=name)):
                return name in CHANGES and self.is_set(value)
            case ast.Starred():
                return isinstance(self.parents[parent], ast.Set)
            case ast.Call(func=function):
                return function is node
        return isinstance(parent, ast.comprehension) and self._makes_no_order(parent)

    def _makes_no_order(self, through: ast.comprehension) -> bool:
        """
        Whether what is made by going through it is a set again, or goes to somebody who does not see the order.
        """
        maker = self.parents[through]
        if isinstance(maker, ast.SetComp):
            return True
        user = self.parents[maker]
        return isinstance(user, ast.Call) and isinstance(user.func, ast.Name) and user.func.id in ASKS


def _shown(source: str) -> list[str]:
    return Sets(ast.parse(source)).found


def test_a_set_when_in_a_layer_that_is_recorded_then_is_asked_and_not_gone_through() -> None:
    """
    It is asked what is in it, counted or sorted; nobody goes through it, and nobody is given it who might.
    """
    found = {(_name(path), words) for path in FILES for words in _shown(path.read_text(encoding="utf-8"))}

    assert found - ORDER_UNSEEN.keys() == set(), "sort it, or use a dict, which keeps its order"


@pytest.mark.parametrize(
    "source",
    [
        "def f(x):\n    for y in set(x):\n        print(y)",
        "def f(x: set[str]):\n    return [y for y in x]",
        "def f(x: frozenset[str]):\n    return tuple(x)",
        "def f(x):\n    x = {y for y in x} | {1}\n    return (*x, 2)",
        "class A:\n    def f(self):\n        return dict.fromkeys(self.x)\n    def g(self, y):\n        self.x = set(y)",
        "class A:\n    def f(self, on):\n        now = set(self.y) - {on}\n        self.other.announce({on: 1}, now)",
        "def f(x, y):\n    return ' '.join(x.keys() - y)",
        "def f(x):\n    return max({1, 2}, key=x)",
        "def g() -> set[str]: ...\ndef f():\n    return list(g())",
    ],
)
def test_a_set_when_its_order_shows_then_is_found(source: str) -> None:
    """
    The ways in which an order has got out, or might.
    """
    assert len(_shown(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "def f(x, y):\n    return sorted(set(x)), len({1}), y in {1, 2}, max(set(x))",
        "def f(x: set[int]):\n    x |= {1}\n    x.update({2})\n    return {y + 1 for y in x} & x",
        "def f(x: set[int]):\n    return sorted(y for y in x if y), any(y > 1 for y in x)",
    ],
)
def test_a_set_when_only_asked_then_is_left_alone(source: str) -> None:
    """
    What is in it, how many, which is the greatest, all in order, and whatever is a set again.
    """
    assert _shown(source) == []
