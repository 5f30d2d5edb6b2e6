"""``expand``: ids become objects, up to four levels deep."""

from typing import Any

from orchestrator_sandbox.contract import Contract
from orchestrator_sandbox.contract.schemas import Schema
from orchestrator_sandbox.core.errors import Refusal, invalid
from orchestrator_sandbox.core.kinds import KINDS
from orchestrator_sandbox.core.objects import Objects
from orchestrator_sandbox.core.present import present, shown_on_request
from orchestrator_sandbox.core.types import Json

LEVELS = 4


class Expander:
    """Expands paths such as ``data.latest_invoice.payments`` in an answer, in place."""

    def __init__(self, contract: Contract, objects: Objects) -> None:
        self.contract = contract
        self.objects = objects

    def expand(self, body: Json, schema: Schema, paths: list[str]) -> None:
        """Expand each of *paths* in *body*, an answer of *schema*.

        Raises:
            Refusal: too deep, or not a thing that expands.
        """
        for path in paths:
            if path.count(".") >= LEVELS:
                message = f"You cannot expand more than {LEVELS} levels of a property. Property: {path}"
                raise invalid(message, param="expand")
            self._walk(body, schema, path.split("."), path)

    def _walk(self, value: Any, schema: Schema, names: list[str], path: str) -> None:
        if isinstance(value, list):
            for item in value:
                self._walk(item, schema.get("items", {}), names, path)
            return
        if not isinstance(value, dict):
            return
        name, *rest = names
        field = self._fields(value, schema).get(name)
        if field is None:
            raise _cannot(path)
        on_request, made = shown_on_request(self.objects, value, name)
        if on_request:
            value[name] = made
        elif _expandable(self.contract.resolve(field)):
            value[name] = self._objects_for(value.get(name))
        elif not rest and not isinstance(value.get(name), dict):
            raise _cannot(path)
        if rest:
            self._walk(value.get(name), self._inner(field), rest, path)

    def _fields(self, value: Json, schema: Schema) -> dict[str, Schema]:
        kind = KINDS.get(value.get("object", ""))
        schema = self.contract.schemas[kind.schema] if kind else self._inner(schema)
        fields: dict[str, Schema] = schema.get("properties", {})
        return fields

    def _inner(self, schema: Schema) -> Schema:
        """The schema behind references and behind "or null"."""
        schema = self.contract.resolve(schema)
        for part in schema.get("anyOf", ()):
            inner = self._inner(part)
            if inner.get("type") in ("object", "array"):
                return inner
        return schema

    def _objects_for(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._objects_for(item) for item in value]
        found = self.objects.find(value) if isinstance(value, str) else None
        return value if found is None else present(self.objects, found)


def _expandable(schema: Schema) -> bool:
    """Whether an id may stand here for an object, alone or in a list."""
    if schema.get("expandable"):
        return True
    parts = list(schema.get("anyOf", ()))
    if "items" in schema:
        parts.append(schema["items"])
    return any(_expandable(part) for part in parts)


def _cannot(path: str) -> Refusal:
    return invalid(f"This property cannot be expanded ({path}).", param="expand")
