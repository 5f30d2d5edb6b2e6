"""The Python files of the installed ``stripe`` package, parsed but never imported."""

import ast
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path


@dataclass(eq=False)
class Module:
    """One file: its classes by dotted name, its functional TypedDicts, and what it imports."""

    name: str
    tree: ast.Module
    imports: dict[str, tuple[str, str]] = field(default_factory=dict)
    classes: dict[str, ast.ClassDef] = field(default_factory=dict)
    typed_dicts: dict[str, ast.Dict] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                for alias in node.names:
                    self.imports[alias.asname or alias.name] = (node.module, alias.name)
        self._collect(self.tree.body, "")

    def _collect(self, body: list[ast.stmt], prefix: str) -> None:
        for node in body:
            if isinstance(node, ast.ClassDef):
                self.classes[prefix + node.name] = node
                self._collect(node.body, f"{prefix}{node.name}.")
            elif isinstance(node, ast.If):
                self._collect(node.body, prefix)
            elif isinstance(node, ast.Assign):
                self._collect_typed_dict(node)

    def _collect_typed_dict(self, node: ast.Assign) -> None:
        call, target = node.value, node.targets[0]
        if not (isinstance(call, ast.Call) and isinstance(target, ast.Name)):
            return
        if getattr(call.func, "id", "") == "TypedDict" and isinstance(call.args[1], ast.Dict):
            self.typed_dicts[target.id] = call.args[1]


class Package:
    """The installed distribution, its modules read at most once each."""

    def __init__(self) -> None:
        spec = find_spec("stripe")
        if spec is None or not spec.submodule_search_locations:
            raise RuntimeError("The package `stripe` is not installed.")
        self.root = Path(spec.submodule_search_locations[0])
        self._modules: dict[str, Module | None] = {}

    @staticmethod
    def distribution_version() -> str:
        """The version of the distribution, such as ``16.1.0``."""
        return version("stripe")

    @cached_property
    def api_version(self) -> str:
        """The API version that the package pins, such as ``2026-10-28.endive``."""
        for node in ast.walk(ast.parse((self.root / "_api_version.py").read_text())):
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "CURRENT":
                return str(ast.literal_eval(node.value))
        raise RuntimeError("The installed `stripe` does not say which API version it pins.")

    def module(self, name: str) -> Module | None:
        """The module of that dotted name, or None when the package has no such file."""
        if name not in self._modules:
            path = self.root.parent.joinpath(*name.split("."))
            file = path.with_suffix(".py") if path.with_suffix(".py").exists() else path / "__init__.py"
            self._modules[name] = Module(name, ast.parse(file.read_text())) if file.exists() else None
        return self._modules[name]

    def services(self) -> list[Module]:
        """Every module that holds calls of API version 1."""
        found = []
        for file in sorted(self.root.rglob("*_service.py")):
            parts = file.relative_to(self.root.parent).with_suffix("").parts
            module = None if "v2" in parts else self.module(".".join(parts))
            if module is not None:
                found.append(module)
        return found
