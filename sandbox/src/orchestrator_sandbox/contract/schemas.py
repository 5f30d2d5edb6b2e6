"""Type annotations of the package, as schemas: a small dialect of JSON Schema."""

import ast
from typing import Any

from orchestrator_sandbox.contract.source import Module, Package

type Schema = dict[str, Any]

PRIMITIVES: dict[str, Schema] = {
    "str": {"type": "string"},
    "int": {"type": "integer"},
    "bool": {"type": "boolean"},
    "float": {"type": "number"},
    "Decimal": {"type": "string", "decimal": True},
    "datetime": {"type": "integer"},
    "None": {"type": "null"},
    "Any": {},
    "object": {},
    "IO": {},
    "StripeObject": {"type": "object"},
    "UntypedStripeObject": {"type": "object"},
}
NOT_FIELDS = {"OBJECT_NAME", "ID_PREFIX"}


def is_nullable(schema: Schema) -> bool:
    """Whether None conforms; an empty schema takes anything."""
    if schema == {} or schema.get("type") == "null":
        return True
    return any(is_nullable(part) for part in schema.get("anyOf", ()) if part != {})


def union(parts: list[Schema]) -> Schema:
    """One of *parts*. ``Literal[...] | str`` is an open enumeration: its values stay as a hint."""
    flat: list[Schema] = []
    for part in parts:
        flat += part["anyOf"] if set(part) == {"anyOf"} else [part]
    if {"type": "string"} in flat:
        known = [value for part in flat if set(part) == {"enum"} for value in part["enum"]]
        if known and all(isinstance(value, str) for value in known):
            flat = [part for part in flat if set(part) != {"enum"} and part != {"type": "string"}]
            # Literal[''] | str means "any string, and the empty one unsets".
            hint: Schema = {"known": known} if any(known) else {"unset": True}
            flat.append({"type": "string"} | hint)
    unique = [part for index, part in enumerate(flat) if part not in flat[:index]]
    return unique[0] if len(unique) == 1 else {"anyOf": unique}


def page(items: Schema, kind: str) -> Schema:
    """A page of a list or of search results."""
    properties: Schema = {
        "object": {"enum": [kind]},
        "has_more": {"type": "boolean"},
        "url": {"type": "string"},
        "data": {"type": "array", "items": items},
    }
    if kind == "search_result":
        properties["next_page"] = {"anyOf": [{"type": "string"}, {"type": "null"}]}
    return {"type": "object", "required": ["data", "has_more", "object", "url"], "properties": properties}


class SchemaBuilder:
    """Turns annotations into schemas; named classes are kept once, in ``schemas``."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.schemas: dict[str, Schema] = {}

    def annotation(self, node: ast.expr, module: Module, scope: str) -> Schema:
        """The schema of one annotation, read in *scope* (dotted class name) of *module*."""
        match node:
            case ast.Constant(value=str() as text):
                return self.annotation(ast.parse(text, mode="eval").body, module, scope)
            case ast.Constant(value=None):
                return {"type": "null"}
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return union([self.annotation(part, module, scope) for part in (left, right)])
            case ast.Name(id=name) | ast.Attribute(attr=name):
                return self.named(name, module, scope)
            case ast.Subscript():
                return self._subscript(node, module, scope)
        raise TypeError(f"{module.name}: cannot read {ast.unparse(node)}")

    def _subscript(self, node: ast.Subscript, module: Module, scope: str) -> Schema:
        head = getattr(node.value, "id", getattr(node.value, "attr", ""))
        args = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if head == "Literal":
            return {"enum": [ast.literal_eval(arg) for arg in args]}
        of = [self.annotation(arg, module, scope) for arg in args]
        if head in ("ListObject", "SearchResultObject"):
            return page(of[0], "list" if head == "ListObject" else "search_result")
        if head in ("List", "Sequence", "list"):
            return {"type": "array", "items": of[0]}
        match head:
            case "NotRequired" | "Required" | "ClassVar":
                return of[0]
            case "Optional":
                return union([of[0], {"type": "null"}])
            case "Union":
                return union(of)
            case "Dict" | "Mapping" | "UntypedStripeObject":
                return {"type": "object", "extra": of[-1]}
            case "ExpandableField":
                return {"anyOf": [{"type": "string"}, of[0]], "expandable": True}
        raise TypeError(f"{module.name}: cannot read {ast.unparse(node)}")

    def named(self, name: str, module: Module, scope: str) -> Schema:
        """A name is looked for in the class scopes outwards, then the module, then its imports."""
        if name in PRIMITIVES and name not in module.classes:
            return dict(PRIMITIVES[name])
        parts = scope.split(".") if scope else []
        for depth in range(len(parts), -1, -1):
            dotted = ".".join([*parts[:depth], name])
            if dotted in module.classes:
                return {"$ref": self.add_class(module, dotted)}
        if name in module.typed_dicts:
            return self._functional(module, name)
        if name in module.imports:
            source, original = module.imports[name]
            other = self.package.module(source)
            if other is not None:
                return self.named(original, other, "")
        raise TypeError(f"{module.name}: nothing is called {name}")

    def add_class(self, module: Module, dotted: str) -> str:
        """Keep the class's schema and return its name, such as ``_price:Price.Recurring``."""
        key = f"{module.name.removeprefix('stripe.')}:{dotted}"
        if key in self.schemas:
            return key
        schema = self.schemas[key] = {"type": "object"}
        node = module.classes[dotted]
        bases = [getattr(base, "id", getattr(base, "attr", "")) for base in node.bases]
        is_request = any(b == "TypedDict" or b.endswith(("Params", "Base", "Options")) for b in bases)
        properties: dict[str, Schema] = {}
        required: list[str] = []
        for base in bases:
            if base in module.typed_dicts:
                inherited = self._functional(module, base)
                properties |= inherited["properties"]
                required += inherited["required"]
        for field, annotation in _fields(node):
            properties[field] = self.annotation(annotation, module, dotted)
            optional = _is_not_required(annotation) if is_request else is_nullable(properties[field])
            if not optional:
                required.append(field)
        schema |= {"properties": properties, "required": sorted(set(required))}
        if is_request:
            schema["closed"] = True
        return key

    def _functional(self, module: Module, name: str) -> Schema:
        """``X = TypedDict("X", {...})``, used where a key is a Python keyword."""
        node = module.typed_dicts[name]
        properties, required = {}, []
        for key, annotation in zip(node.keys, node.values, strict=True):
            assert isinstance(key, ast.Constant)
            properties[str(key.value)] = self.annotation(annotation, module, "")
            if not _is_not_required(annotation):
                required.append(str(key.value))
        return {"type": "object", "properties": properties, "required": required, "closed": True}


def _fields(node: ast.ClassDef) -> list[tuple[str, ast.expr]]:
    found = []
    for statement in node.body:
        if not (isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name)):
            continue
        name, annotation = statement.target.id, statement.annotation
        if name in NOT_FIELDS or name.startswith("_") or _head(annotation) == "ClassVar":
            continue
        found.append((name.removesuffix("_"), annotation))
    return found


def _head(annotation: ast.expr) -> str:
    return getattr(annotation.value, "id", "") if isinstance(annotation, ast.Subscript) else ""


def _is_not_required(annotation: ast.expr) -> bool:
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        annotation = ast.parse(annotation.value, mode="eval").body
    return _head(annotation) == "NotRequired"
