"""The rules of the house, as functions from a tree of source files to complaints; nothing of the tree is imported.

`pipeline` may import `extractors`, which may import `normalizers`; inside `extractors` later stages may import earlier
ones. A module is known by its dotted name. A rule returns one line a fault, and none where all is well.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path
from sys import stdlib_module_names

LAYERS = (
    ("normalizers",),
    ("extractors.document", "extractors.records", "extractors.failures", "extractors.column_heads"),
    ("extractors.reading",),
    ("extractors.layout",),
    ("extractors.structure",),
    ("extractors.content",),
    ("extractors",),
    ("pipeline",),
)
"""What may be imported by all that stands later, and by its own layer. The longest name that fits a module decides."""

PACKAGES = ("pipeline", "extractors", "normalizers")
MODULE_LINES = 350
FUNCTION_LINES = 60
LONG_FOR_A_REASON = {"extractors.records"}
"""Modules that may be longer: the records are one declaration a table, and are read as one page."""

_VAGUE = {"util", "utils", "helper", "helpers", "manager", "managers", "base", "common", "misc"}
_NAMEDTUPLE = {"_asdict", "_fields", "_make", "_replace"}
_MACHINE_PATH = re.compile(rb"(?<![\w.])/(?:work|root|home)/")


@dataclass(frozen=True)
class Module:
    """One source file: its dotted name, its syntax tree and its length in lines."""

    name: str
    is_package: bool
    tree: ast.Module
    lines: int


@dataclass(frozen=True)
class Import:
    """`target` is the dotted name as written, with `name` where it was taken out of it; `line` counts from 1."""

    target: str
    name: str | None
    bound: str
    line: int


@dataclass(frozen=True)
class Tree:
    """The modules of the packages found under `root`, by name."""

    root: Path
    modules: dict[str, Module]

    @cached_property
    def imports(self) -> dict[str, list[Import]]:
        """What each module imports, anywhere in it, also inside functions and for types alone."""
        return {module.name: list(_imports(module)) for module in self.modules.values()}

    def module_of(self, taken: Import) -> str | None:
        """The module of ours that an import reaches, None for other people's. `from a import b` reaches a.b if there is one."""
        inner = f"{taken.target}.{taken.name}"
        if inner in self.modules:
            return inner
        return taken.target if taken.target in self.modules else None


Rule = Callable[[Tree], list[str]]


def read_tree(root: Path) -> Tree:
    """The packages' modules under a folder. Raises SyntaxError where one is not Python."""
    modules = (_module(root, path) for package in PACKAGES for path in sorted((root / package).rglob("*.py")))
    return Tree(root, {module.name: module for module in modules})


def layers(tree: Tree) -> list[str]:
    """Imports go down only."""
    return [
        f"{importer}:{taken.line} imports {target}, which stands above it"
        for importer, taken, target in _inner_imports(tree)
        if _layer(target) > _layer(importer)
    ]


def cycles(tree: Tree) -> list[str]:
    """No module imports itself by way of others."""
    graph: dict[str, set[str]] = {name: set() for name in tree.modules}
    for importer, _, target in _inner_imports(tree):
        if importer != target:
            graph[importer].add(target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [" <- ".join(error.args[1])]
    return []


def reach_through(tree: Tree) -> list[str]:
    """What begins with `_` is used by its own module alone."""
    return [fault for module in tree.modules.values() for fault in _reached(tree, module)]


def vague_names(tree: Tree) -> list[str]:
    """A module is named for what it is about."""
    return [name for name in tree.modules if _VAGUE & set(re.split(r"[._]", name))]


def module_lengths(tree: Tree) -> list[str]:
    """A module can be read in one sitting."""
    return [
        f"{module.name}: {module.lines} lines"
        for module in tree.modules.values()
        if module.lines > MODULE_LINES and module.name not in LONG_FOR_A_REASON
    ]


def function_lengths(tree: Tree) -> list[str]:
    """A function can be seen at one glance (its docstring is not counted)."""
    return [
        f"{module.name}.{node.name}: {lines} lines"
        for module in tree.modules.values()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (lines := _length(node)) > FUNCTION_LINES
    ]


def data_files(tree: Tree) -> list[str]:
    """Every data file, or its folder under data/, is named in the code of its package: what nothing loads is dead."""
    faults = []
    for package in PACKAGES:
        mine = (module for name, module in tree.modules.items() if name.split(".")[0] == package)
        named = {text.rsplit("/", 1)[-1] for module in mine for text in _strings(module.tree)}
        files = (path for path in sorted((tree.root / package).rglob("data/**/*")) if path.is_file())
        faults += [
            f"{path.relative_to(tree.root)} is loaded by nothing"
            for path in files
            if not {path.name, path.parent.name} & (named - {"data"})
        ]
    return faults


def undeclared_imports(tree: Tree, declared: set[str]) -> list[str]:
    """Other people's packages are imported only where pyproject.toml asks for them; names as in pyproject, lower case."""
    owners = packages_distributions()
    faults = []
    for importer, imports in tree.imports.items():
        for taken in imports:
            top = taken.target.split(".")[0]
            if top in stdlib_module_names or top in PACKAGES:
                continue
            if not {_plain(owner) for owner in owners.get(top, [top])} & declared:
                faults.append(f"{importer}:{taken.line} imports {top}, which pyproject.toml does not ask for")
    return faults


def machine_paths(files: list[Path]) -> list[str]:
    """No file tells of the machine it was written on. Lock files are others' text and are left out."""
    return [
        f"{path}: {found.group().decode()}"
        for path in files
        if path.suffix != ".lock" and path.is_file() and (found := _MACHINE_PATH.search(path.read_bytes()))
    ]


RULES: tuple[Rule, ...] = (
    layers,
    cycles,
    reach_through,
    vague_names,
    module_lengths,
    function_lengths,
    data_files,
)
"""The rules that need nothing but the tree."""


def _module(root: Path, path: Path) -> Module:
    source = path.read_text(encoding="utf-8")
    parts = path.relative_to(root).with_suffix("").parts
    is_package = parts[-1] == "__init__"
    name = ".".join(parts[:-1] if is_package else parts)
    return Module(name, is_package, ast.parse(source, str(path)), len(source.splitlines()))


def _imports(module: Module) -> Iterator[Import]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, None, alias.asname or alias.name.split(".")[0], node.lineno)
        elif isinstance(node, ast.ImportFrom):
            target = _absolute(module, node)
            for alias in node.names:
                yield Import(target, alias.name, alias.asname or alias.name, node.lineno)
        elif isinstance(node, ast.Call) and _called(node) in {"import_module", "__import__"}:
            # a module named in a variable cannot be followed; one named outright can
            for argument in node.args[:1]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield Import(argument.value, None, "", node.lineno)


def _absolute(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    steps = node.level - module.is_package
    parents = module.name.split(".")
    return ".".join([*parents[: len(parents) - steps], *([node.module] if node.module else [])])


def _called(node: ast.Call) -> str | None:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else None


def _inner_imports(tree: Tree) -> Iterator[tuple[str, Import, str]]:
    for importer, imports in tree.imports.items():
        for taken in imports:
            if (target := tree.module_of(taken)) is not None:
                yield importer, taken, target


def _layer(module: str) -> int:
    fitting = (
        (len(name), layer)
        for layer, names in enumerate(LAYERS)
        for name in names
        if module == name or module.startswith(f"{name}.")
    )
    return max(fitting)[1]


def _reached(tree: Tree, module: Module) -> Iterator[str]:
    ours = [taken for taken in tree.imports[module.name] if tree.module_of(taken) not in {None, module.name}]
    for taken in ours:
        if any(_is_private(part) for part in f"{taken.target}.{taken.name or ''}".split(".")):
            yield f"{module.name}:{taken.line} imports {taken.target}.{taken.name or ''}"
    bound = {taken.bound for taken in ours}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and _is_private(node.attr) and _root(node) in bound:
            yield f"{module.name}:{node.lineno} uses {ast.unparse(node)}"


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name not in _NAMEDTUPLE


def _root(node: ast.Attribute) -> str | None:
    inner: ast.expr = node
    while isinstance(inner, ast.Attribute):
        inner = inner.value
    return inner.id if isinstance(inner, ast.Name) else None


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    last = node.end_lineno or node.lineno
    docstring = node.body[0] if ast.get_docstring(node, clean=False) is not None else None
    said = (docstring.end_lineno or docstring.lineno) - docstring.lineno + 1 if docstring else 0
    return last - node.lineno + 1 - said


def _strings(tree: ast.Module) -> Iterator[str]:
    """The string constants that do something: not docstrings, which are expressions of their own."""
    idle = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in idle:
            yield node.value


def _plain(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()
