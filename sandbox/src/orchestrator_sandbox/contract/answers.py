"""Checks an answer, field by field, against the type that Stripe's own client gives it."""

from collections.abc import Callable
from typing import Any

from orchestrator_sandbox.contract.problem import Problem
from orchestrator_sandbox.contract.schemas import Schema, is_nullable

PYTHON_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}


class Checker:
    """Collects what does not conform; strict, so a field that Stripe does not have is one."""

    def __init__(self, resolve: Callable[[Schema], Schema]) -> None:
        self.resolve = resolve
        self.problems: list[Problem] = []

    def value(self, schema: Schema, value: Any, at: str) -> None:
        """Check *value*, found at *at* (``items.data[0].price``)."""
        schema = self.resolve(schema)
        if value is None:
            if not is_nullable(schema):
                self._refuse(at, "must not be null")
        elif "anyOf" in schema:
            self._any_of(schema["anyOf"], value, at)
        elif "enum" in schema:
            if value not in schema["enum"]:
                self._refuse(at, f"{value!r} is not among {schema['enum'][:10]}")
        elif "type" in schema:
            self._typed(schema, value, at)

    def _typed(self, schema: Schema, value: Any, at: str) -> None:
        kind: str = schema["type"]
        if not _is_of(kind, value):
            self._refuse(at, f"must be {kind}, is {type(value).__name__}")
        elif kind == "object":
            self._object(schema, value, at)
        elif kind == "array":
            for index, item in enumerate(value):
                self.value(schema["items"], item, f"{at}[{index}]")
        elif "known" in schema and value not in schema["known"]:
            self._refuse(at, f"{value!r} is not a value that Stripe documents")

    def _object(self, schema: Schema, value: dict[str, Any], at: str) -> None:
        if value.get("deleted") is True:
            return  # a tombstone: only id, object and deleted
        properties, extra = schema.get("properties", {}), schema.get("extra")
        for key in schema.get("required", ()):
            if key not in value:
                self._refuse(f"{at}.{key}".lstrip("."), "is missing")
        for key, item in value.items():
            if key in properties:
                self.value(properties[key], item, f"{at}.{key}".lstrip("."))
            elif extra is not None:
                self.value(extra, item, f"{at}.{key}".lstrip("."))
            elif properties:
                self._refuse(f"{at}.{key}".lstrip("."), "is not a field that Stripe has")

    def _any_of(self, options: list[Schema], value: Any, at: str) -> None:
        best: list[Problem] | None = None
        for option in options:
            option = self.resolve(option)
            if option.get("type") == "null" or not self._is_kind(option, value):
                continue
            attempt = Checker(self.resolve)
            attempt.value(option, value, at)
            if not attempt.problems:
                return
            if best is None or len(attempt.problems) < len(best):
                best = attempt.problems
        self.problems += best or [Problem(at, None, "matches no alternative")]

    def _is_kind(self, option: Schema, value: Any) -> bool:
        """Whether *option* is for that kind of object at all (``"object": "customer"``)."""
        if not (isinstance(value, dict) and "object" in value):
            return True
        kinds = option.get("properties", {}).get("object", {}).get("enum")
        return kinds is None or value["object"] in kinds

    def _refuse(self, at: str, message: str) -> None:
        self.problems.append(Problem(at, None, message))


def _is_of(kind: str, value: object) -> bool:
    """A boolean is an integer to Python, and not to Stripe."""
    return isinstance(value, PYTHON_TYPES.get(kind, ())) and (kind == "boolean" or not isinstance(value, bool))
