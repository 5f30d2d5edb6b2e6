"""Reads form values as a schema says, and objects in Stripe's words."""

import re
from collections.abc import Callable
from typing import Any

from orchestrator_sandbox.contract.form import Tree
from orchestrator_sandbox.contract.problem import Problem
from orchestrator_sandbox.contract.schemas import Schema

LISTED = 30
"""How many allowed values an error names before it says that there are more."""


class Reader:
    """Turns a tree of strings into typed values; what is wrong goes to ``problems``."""

    def __init__(self, resolve: Callable[[Schema], Schema]) -> None:
        self.resolve = resolve
        self.problems: list[Problem] = []

    def value(self, schema: Schema, given: str | Tree, at: str) -> Any:
        """*given* as *schema* wants it; *at* is the parameter's full name."""
        schema = self.resolve(schema)
        if "anyOf" in schema:
            return self._any_of(schema["anyOf"], given, at)
        if isinstance(given, str):
            return self._scalar(schema, given, at)
        kind = schema.get("type", "object" if "closed" in schema else None)
        if kind == "array":
            return self._array(schema, given, at)
        if kind in ("object", None):
            return self._object(schema, given, at)
        self._refuse(at, f"Invalid {kind}: a hash was given.")
        return given

    def _any_of(self, options: list[Schema], given: str | Tree, at: str) -> Any:
        best: list[Problem] | None = None
        for option in options:
            attempt = Reader(self.resolve)
            value = attempt.value(option, given, at)
            if not attempt.problems:
                return value
            # Of several refusals the one is told that got furthest into what was given.
            if best is None or _depth(attempt.problems) > _depth(best):
                best = attempt.problems
        self.problems += best or []
        return given

    def _array(self, schema: Schema, given: Tree, at: str) -> Any:
        if not all(key.isdigit() for key in given):
            self._refuse(at, "Invalid array")
            return given
        return [self.value(schema["items"], given[key], f"{at}[{key}]") for key in sorted(given, key=int)]

    def _object(self, schema: Schema, given: Tree, at: str) -> Any:
        properties, extra = schema.get("properties", {}), schema.get("extra")
        values = {}
        for key, value in given.items():
            param = f"{at}[{key}]" if at else key
            if key in properties:
                values[key] = self.value(properties[key], value, param)
            elif extra is not None:
                values[key] = self.value({"type": "string", "unset": True}, value, param)
            else:
                self._refuse(param, f"Received unknown parameter: {param}", "parameter_unknown")
        for key in schema.get("required", ()):
            if key not in given:
                param = f"{at}[{key}]" if at else key
                self._refuse(param, f"Missing required param: {param}.", "parameter_missing")
        return values

    def _scalar(self, schema: Schema, given: str, at: str) -> Any:
        if "enum" in schema:
            return self._one_of(schema["enum"], given, at)
        match schema.get("type"):
            case "integer":
                return self._integer(given, at)
            case "number":
                return self._number(given, at)
            case "boolean":
                if given not in ("true", "false"):
                    self._refuse(at, f"Invalid boolean: {given}")
                return given == "true"
            case "string":
                return self._string(schema, given, at)
            case "array":
                self._refuse(at, "Invalid array")
            case "object":
                self._refuse(at, "Invalid hash")
            case "null":
                self._refuse(at, f"Invalid value: {given}")
        return given

    def _integer(self, given: str, at: str) -> int:
        if re.fullmatch(r"-?\d{1,18}", given):
            return int(given)
        self._refuse(at, f"Invalid integer: {given}", "parameter_invalid_integer")
        return 0

    def _number(self, given: str, at: str) -> float:
        if re.fullmatch(r"-?\d{1,18}(\.\d{1,18})?", given):
            return float(given)
        self._refuse(at, f"Invalid decimal: {given}")
        return 0.0

    def _string(self, schema: Schema, given: str, at: str) -> str:
        if given == "" and not schema.get("unset"):
            message = (
                f"You passed an empty string for '{at}'. We assume empty values are an attempt to unset a "
                f"parameter; however '{at}' cannot be unset. You should remove '{at}' from your request or "
                "supply a non-empty value."
            )
            self._refuse(at, message, "parameter_invalid_empty")
        elif schema.get("decimal"):
            self._number(given, at)
        elif "known" in schema:
            return str(self._one_of(schema["known"], given, at))
        return given

    def _one_of(self, allowed: list[Any], given: str, at: str) -> Any:
        for value in allowed:
            if given == (str(value).lower() if isinstance(value, bool) else str(value)):
                return value
        names = [str(value) for value in allowed if value != ""]
        more = ", ..." if len(names) > LISTED else ""
        self._refuse(at, f"Invalid {at}: must be one of {', '.join(names[:LISTED])}{more}")
        return given

    def _refuse(self, at: str, message: str, code: str | None = None) -> None:
        self.problems.append(Problem(at, code, message))


def _depth(problems: list[Problem]) -> int:
    return max(problem.param.count("[") for problem in problems)
