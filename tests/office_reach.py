"""Which of our functions the page can reach, read from the code itself, and the words that stand in them.

A function is reached where a reached one names it; a method where its class is reached and anything reached has
an attribute of its name. That is more than is ever run, never less.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import NamedTuple

from interview_kit.models.text import Model
from interview_kit.office.requests import HANDLERS
from tests.conftest import ROOT

PACKAGE = ROOT / "interview_kit"
# The rooms in which the texts stand: that one is written there reaches nobody.
_TEXTS = "interview_kit.problems"
_SILENT = {"cache", "lru_cache", "contextmanager", "property", "staticmethod", "classmethod", "overload"}

# A code of which the last part is filled in: `sheet-{kind}`.
_STEM = re.compile(r"[a-z]{3,}\\-\.\+$")

Name = tuple[str, str]


class _Module(NamedTuple):
    """What a module defines (methods as `Class.method`), and what its imported names stand for."""

    nodes: dict[str, list[ast.AST]]
    always: list[str]
    imported: dict[str, str]


def _module_names() -> dict[str, ast.Module]:
    paths = sorted(PACKAGE.rglob("*.py"))
    names = {path: ".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths}
    return {
        name.removesuffix(".__init__"): ast.parse(path.read_text("utf-8")) for path, name in names.items()
    }


def _read(tree: ast.Module) -> _Module:
    nodes: dict[str, list[ast.AST]] = {}
    always: list[str] = []
    for statement in tree.body:
        for name, node in _defined(statement):
            nodes.setdefault(name, []).append(node)
            if name == "" or _is_registered(node):
                always.append(name)
    imported: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            imported |= {alias.asname or alias.name: f"{node.module}:{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            imported |= {alias.asname or alias.name.partition(".")[0]: alias.name for alias in node.names}
    return _Module(nodes, always, imported)


def _defined(statement: ast.stmt) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(statement, ast.FunctionDef):
        yield statement.name, statement
    elif isinstance(statement, ast.ClassDef):
        yield from _of_class(statement)
    elif isinstance(statement, ast.Assign | ast.AnnAssign):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        for target in targets:
            yield from ((each.id, statement) for each in ast.walk(target) if isinstance(each, ast.Name))
    elif not isinstance(statement, ast.Import | ast.ImportFrom):
        yield "", statement


def _of_class(statement: ast.ClassDef) -> Iterator[tuple[str, ast.AST]]:
    for part in (*statement.body, *statement.bases, *statement.decorator_list):
        is_method = isinstance(part, ast.FunctionDef) and not _is_registered(part)
        if isinstance(part, ast.FunctionDef) and is_method and not part.name.startswith("__"):
            yield f"{statement.name}.{part.name}", part
        else:
            yield statement.name, part


def _is_registered(node: ast.AST) -> bool:
    """Whether something else than a name of it may call the function: pydantic, a list of rules."""
    if not isinstance(node, ast.FunctionDef):
        return False
    words = {word for one in node.decorator_list for word in re.findall(r"\w+", ast.unparse(one))[:1]}
    return bool(words - _SILENT)


class _Code:
    """All of the package, to be walked through."""

    def __init__(self) -> None:
        """Reads every module."""
        self.modules = {name: _read(tree) for name, tree in _module_names().items()}

    def reached(self, seeds: Iterable[Name]) -> set[Name]:
        """All that the seeds lead to."""
        found: set[Name] = set()
        attributes: set[str] = set()
        waiting = list(seeds)
        while waiting:
            while waiting:
                name = waiting.pop()
                if name not in found and name[0] in self.modules:
                    found.add(name)
                    waiting += self._named_by(name, attributes)
            waiting = [name for name in self._methods(found, attributes) if name not in found]
        return found

    def _named_by(self, name: Name, attributes: set[str]) -> Iterator[Name]:
        module, inner = name
        one = self.modules[module]
        yield from ((module, each) for each in one.always)
        for node in one.nodes.get(inner, []):
            for part in ast.walk(node):
                if isinstance(part, ast.Attribute):
                    attributes.add(part.attr)
                    if isinstance(part.value, ast.Name):
                        yield from self._meaning(module, part.value.id, part.attr)
                elif isinstance(part, ast.Name):
                    yield from self._meaning(module, part.id)
                elif isinstance(part, ast.ImportFrom):
                    for alias in part.names:
                        yield from self._meaning(module, alias.asname or alias.name)

    def _meaning(self, module: str, name: str, attribute: str = "") -> Iterator[Name]:
        one = self.modules[module]
        if name in one.nodes:
            yield module, name
            return
        where, _, what = one.imported.get(name, "").partition(":")
        if what and f"{where}.{what}" in self.modules:
            where, what = f"{where}.{what}", attribute
        elif not what:
            what = attribute
        if (
            where in self.modules
            and what in self.modules[where].imported
            and what not in self.modules[where].nodes
        ):
            yield from self._meaning(where, what)  # a room's door
        elif where in self.modules and what:
            yield where, what

    def _methods(self, found: set[Name], attributes: set[str]) -> Iterator[Name]:
        for module, one in self.modules.items():
            for name in one.nodes:
                owner, _, method = name.partition(".")
                if method in attributes and (module, owner) in found:
                    yield module, name

    def words_in(self, name: Name) -> Iterator[str]:
        """The texts in it, as patterns: what an f-string fills in may be anything."""
        for node in self.modules[name[0]].nodes.get(name[1], []):
            for part in ast.walk(node):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield re.escape(part.value)
                elif isinstance(part, ast.JoinedStr):
                    yield "".join(map(_pattern, part.values))

    def texts_in(self, name: Name) -> Iterator[str]:
        """The texts in it as they are, without what describes the code."""
        for node in self.modules[name[0]].nodes.get(name[1], []):
            described = [one for one in ast.walk(node) if isinstance(one, ast.Expr)]
            skipped = {id(one.value) for one in described if isinstance(one.value, ast.Constant)}
            for part in ast.walk(node):
                is_new = id(part) not in skipped
                if is_new and isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


def _pattern(part: ast.expr) -> str:
    return re.escape(part.value) if isinstance(part, ast.Constant) and isinstance(part.value, str) else ".+"


@cache
def _code() -> _Code:
    return _Code()


@cache
def reached_by_page() -> frozenset[Name]:
    """Every definition that a request of the page may lead to."""
    office = "interview_kit.office"
    rows = [row.partition(":") for row in HANDLERS.values()]
    seeds = [*((f"{office}.{module}", name) for module, _, name in rows)]
    seeds += [
        (f"{office}.{module}", name)
        for module in ("requests", "browser")
        for name in _code().modules[f"{office}.{module}"].nodes
    ]
    return frozenset(_code().reached(seeds))


@cache
def patterns_of_page() -> frozenset[str]:
    """The texts in all that the page reaches, but the catalogue."""
    names = [name for name in reached_by_page() if not name[0].startswith(_TEXTS)]
    return frozenset(text for name in names for text in _code().words_in(name))


def reaches_page(code: str) -> bool:
    """Whether anything that the page reaches names the problem with this code."""
    return any(_names(text, code) for text in patterns_of_page())


def _names(text: str, code: str) -> bool:
    """Whether the pattern of a text is the code, or its beginning with the rest filled in."""
    return text == re.escape(code) or bool(_STEM.match(text) and re.fullmatch(text, code))


def naming_rooms(code: str) -> set[str]:
    """The modules that the page reaches in which the problem with this code is named."""
    return {
        module.removeprefix("interview_kit.")
        for module, name in reached_by_page()
        if not module.startswith(_TEXTS)
        and any(_names(text, code) for text in _code().words_in((module, name)))
    }


def sentences_of_page() -> Iterator[tuple[str, str]]:
    """Every text of more than one word in what the page reaches, with its module; descriptions of code are none."""
    for module, name in sorted(reached_by_page()):
        if not module.startswith(_TEXTS):
            for text in _code().texts_in((module, name)):
                if " " in text.strip():
                    yield module.removeprefix("interview_kit."), text


def yaml_keys() -> set[str]:
    """What the fields of the files are called in them."""
    for name in ("bank", "materials", "people", "position", "recruitment"):
        import_module(f"interview_kit.models.{name}")
    return {
        key
        for shape in _shapes(Model)
        for field, info in shape.model_fields.items()
        for key in (field, info.alias)
        if key
    }


def _shapes(shape: type[Model]) -> Iterator[type[Model]]:
    for one in shape.__subclasses__():
        yield one
        yield from _shapes(one)
