"""What may be changed in a source file, one thing at a time, to see whether a test notices.

The mutation operators are mutmut's. Its runner is not used: it works inside the checkout, mutates only the
inside of functions, and knows neither samples nor a list of tests for each room. Four operators are added:
a condition of a comprehension, a branch, a statement, a returned value.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import libcst as cst
import libcst.matchers as m
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

Operator = Callable[[Any], Iterable[cst.CSTNode]]

# A type alias, where any other value would do at run time.
_ALIAS = m.Assign(value=m.Subscript(value=m.Name(value=m.MatchIfTrue(lambda name: name[:1].isupper()))))
_SKIPPED = (
    m.Annotation()
    | m.Import()
    | m.ImportFrom()
    | m.Decorator()
    | m.If(test=m.Name("TYPE_CHECKING"))
    | m.Assign(targets=[m.AssignTarget(m.Name("__all__"))])
    | m.Call(func=m.Name("TypeVar"))
    | _ALIAS
)
_STRICT = m.Arg(keyword=m.Name("strict"), value=m.Name("True"))


class Mutation(NamedTuple):
    """A node of a file and what stands in its place."""

    path: Path
    line: int
    module: cst.Module
    node: cst.CSTNode
    replacement: cst.CSTNode

    @property
    def source(self) -> str:
        """The whole file with the change."""
        changed = self.module.deep_replace(self.node, self.replacement)
        if not isinstance(changed, cst.Module):
            raise TypeError(self.path)
        return str(changed.code)

    def __str__(self) -> str:
        before, after = (
            " ".join(self.module.code_for_node(node).split())[:160] for node in (self.node, self.replacement)
        )
        return f"{self.path}:{self.line}: {before}  ->  {after}"


def mutations_of(root: Path, path: Path) -> list[Mutation]:
    """Everything that may be changed in the file at `path`, which is relative to `root`."""
    wrapper = MetadataWrapper(cst.parse_module((root / path).read_text("utf-8")))
    places = wrapper.resolve(PositionProvider)
    return [
        Mutation(path, int(places[node].start.line), wrapper.module, node, replacement)
        for node in _code_nodes(wrapper.module)
        for replacement in _changes(node)
        if _is_worth_testing(node, replacement)
    ]


def _code_nodes(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The node and all below it, without types, imports and what else cannot matter at run time."""
    if not m.matches(node, _SKIPPED):
        yield node
        for child in node.children:
            yield from _code_nodes(child)


def _changes(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    for kind, operator in (*mutation_operators, *_MORE_OPERATORS):
        if isinstance(node, kind):
            yield from operator(node)


def _is_worth_testing(node: cst.CSTNode, changed: cst.CSTNode) -> bool:
    """False where `zip(…, strict=True)` only loses its guard: no input that can occur would show it."""
    guarded = isinstance(node, cst.Call) and any(m.matches(argument, _STRICT) for argument in node.args)
    return not guarded or (
        isinstance(changed, cst.Call) and any(m.matches(argument, _STRICT) for argument in changed.args)
    )


def _drop_conditions(node: cst.CompFor) -> Iterator[cst.CSTNode]:
    """`for x in xs if x` → `for x in xs`."""
    for index in range(len(node.ifs)):
        yield node.with_changes(ifs=[*node.ifs[:index], *node.ifs[index + 1 :]])


def _force_branch(node: cst.If) -> Iterator[cst.CSTNode]:
    """`if x` → `if False` and `if True`."""
    for value in ("False", "True"):
        yield node.with_changes(test=cst.Name(value), whitespace_before_test=cst.SimpleWhitespace(" "))


def _drop_statement(node: cst.Expr) -> Iterator[cst.CSTNode]:
    """A call or a yield as a statement → `pass`; a docstring stays."""
    if not m.matches(node.value, m.SimpleString() | m.ConcatenatedString() | m.Ellipsis()):
        yield cst.Pass()


def _return_nothing(node: cst.Return) -> Iterator[cst.CSTNode]:
    """`return x` → `return None`."""
    if node.value is not None and not m.matches(node.value, m.Name("None")):
        yield node.with_changes(value=cst.Name("None"), whitespace_after_return=cst.SimpleWhitespace(" "))


_MORE_OPERATORS: tuple[tuple[type[cst.CSTNode], Operator], ...] = (
    (cst.CompFor, _drop_conditions),
    (cst.If, _force_branch),
    (cst.Expr, _drop_statement),
    (cst.Return, _return_nothing),
)
