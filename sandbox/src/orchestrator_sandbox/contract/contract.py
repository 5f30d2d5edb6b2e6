"""Asks the contract: which call is this, are its parameters right, is this answer right."""

from dataclasses import dataclass
from typing import Any

from orchestrator_sandbox.contract.answers import Checker
from orchestrator_sandbox.contract.form import decode_form
from orchestrator_sandbox.contract.problem import Problem
from orchestrator_sandbox.contract.requests import Reader
from orchestrator_sandbox.contract.schemas import Schema, is_nullable


@dataclass(frozen=True)
class Route:
    """One operation of Stripe: a method and a path with named holes."""

    method: str
    path: str
    operation: Schema

    @property
    def key(self) -> str:
        """How operations are named here: ``POST /v1/prices/{price}``."""
        return f"{self.method} {self.path}"


class Contract:
    """The document of ``derive.py`` with the questions that are asked of it."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.api_version: str = document["api_version"]
        self.schemas: dict[str, Schema] = document["schemas"]
        self.routes: dict[str, Route] = {}
        self._by_length: dict[int, list[tuple[list[str], Route]]] = {}
        for path, operations in document["paths"].items():
            for method, operation in operations.items():
                route = Route(method, path, operation)
                self.routes[route.key] = route
                segments = path.strip("/").split("/")
                self._by_length.setdefault(len(segments), []).append((segments, route))
        for candidates in self._by_length.values():
            # Literal segments win over holes: /v1/customers/search before /v1/customers/{customer}.
            candidates.sort(key=lambda candidate: sum(part.startswith("{") for part in candidate[0]))

    def match(self, method: str, path: str) -> tuple[Route, dict[str, str]] | None:
        """The operation that a request means, and what fills the holes of its path."""
        segments = path.strip("/").split("/")
        for template, route in self._by_length.get(len(segments), ()):
            if route.method != method:
                continue
            pairs = list(zip(template, segments, strict=True))
            if all(hole.startswith("{") or hole == given for hole, given in pairs):
                return route, {hole[1:-1]: given for hole, given in pairs if hole.startswith("{")}
        return None

    def resolve(self, schema: Schema) -> Schema:
        """Follow references until there is a schema proper."""
        while "$ref" in schema:
            schema = self.schemas[schema["$ref"]]
        return schema

    def read(self, route: Route, encoded: str) -> tuple[dict[str, Any], list[Problem]]:
        """The parameters of a request as typed values, and what is wrong with them."""
        reader = Reader(self.resolve)
        values = reader.value(route.operation["params"], decode_form(encoded), "")
        return values, reader.problems

    def check_answer(self, route: Route, body: object) -> list[Problem]:
        """What does not conform in an answer to *route*; nothing, if it is right."""
        return self.check(route.operation["answer"], body)

    def check(self, schema: Schema, value: object) -> list[Problem]:
        """What does not conform in *value*; a field that Stripe does not have is a problem too."""
        checker = Checker(self.resolve)
        checker.value(schema, value, "")
        return checker.problems

    def skeleton(self, name: str) -> dict[str, Any]:
        """The smallest object that conforms to the schema of that name."""
        made = self._smallest({"$ref": name})
        assert isinstance(made, dict)
        return made

    def _smallest(self, schema: Schema) -> Any:
        schema = self.resolve(schema)
        if is_nullable(schema):
            return None
        if "anyOf" in schema:
            return self._smallest(schema["anyOf"][0])
        if "enum" in schema:
            return schema["enum"][0]
        match schema["type"]:
            case "object":
                properties = schema.get("properties", {})
                return {name: self._smallest(part) for name, part in properties.items() if name != "deleted"}
            case "array":
                return []
            case "string":
                return schema.get("known", ["0"])[0]
            case "boolean":
                return False
        return 0
