"""Reading the source tree: its modules, what they import, and how long things are."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orchestrator

PACKAGE = Path(orchestrator.__file__).parent
REPOSITORY = PACKAGE.parents[2]


@dataclass(frozen=True)
class Import:
    """One module of ours naming another."""

    importer: str
    imported: str

    @property
    def apps(self) -> tuple[str, str]:
        return self.importer.split(".")[1], self.imported.split(".")[1]


def python_files(folder: Path) -> list[Path]:
    """The Python files that people write: migrations are made by a machine."""
    return sorted(path for path in folder.rglob("*.py") if "migrations" not in path.parts)


def module_name(path: Path, package: Path = PACKAGE) -> str:
    return ".".join((package.name, *path.relative_to(package).with_suffix("").parts)).removesuffix(".__init__")


def imports(package: Path = PACKAGE) -> Iterator[Import]:
    """Every import of one of our apps by a module of another."""
    modules = {module_name(path, package) for path in package.rglob("*.py")}
    for path in python_files(package):
        importer = module_name(path, package)
        for node in ast.walk(ast.parse(path.read_text())):
            for name in _named(node, modules):
                found = Import(importer, name)
                if len(importer.split(".")) > 1 and len(name.split(".")) > 1 and len(set(found.apps)) == 2:
                    yield found


def _named(node: ast.AST, modules: set[str]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in modules)
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        for alias in node.names:
            whole = f"{node.module}.{alias.name}"
            if whole in modules or node.module in modules:
                yield whole if whole in modules else node.module


def long_functions(path: Path, *, most: int, decorated_with: str | None = None) -> list[str]:
    """The functions of more than *most* lines, of those that carry a decorator of that name if one is given."""
    return [
        f"{path.name}:{node.lineno} {node.name} has {_length(node)} lines"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (decorated_with is None or decorated_with in {_name(decorator) for decorator in node.decorator_list})
        and _length(node) > most
    ]


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _name(decorator: ast.expr) -> str:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
