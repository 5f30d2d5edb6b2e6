"""The operations that the sandbox supports, and what a handler is given."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from orchestrator_sandbox.core.errors import invalid, missing, unsupported
from orchestrator_sandbox.core.objects import Filter
from orchestrator_sandbox.core.present import list_of, present
from orchestrator_sandbox.core.types import Json
from orchestrator_sandbox.core.world import Work

PAGING = "limit starting_after ending_before"
COMPARE = {"gt": ">", "gte": ">=", "lt": "<", "lte": "<="}


@dataclass(kw_only=True)
class Call(Work):
    """One request to an operation: its parameters and what its path names."""

    url: str
    params: Json = field(default_factory=dict)
    path: dict[str, str] = field(default_factory=dict)

    def subject(self, kind: str) -> Json:
        """The object that the path names.

        Raises:
            Refusal: there is none.
        """
        ((hole, id),) = self.path.items()
        param = "id" if hole in ("customer", "subscription_exposed_id", "invoice") else hole
        return self.need(kind, id, param=param, status=404)

    def given(self, *names: str) -> Json:
        """Those of *names* that the request gives; an empty string unsets."""
        given = {name: self.params[name] for name in names if name in self.params}
        return {name: None if value == "" else value for name, value in given.items()}

    def metadata(self, before: Json | None = None) -> Json:
        """The metadata after this request: keys are added, and removed by an empty value."""
        given = self.params.get("metadata")
        if given == "":
            return {}
        merged = (before or {}) | (given or {})
        return {key: value for key, value in merged.items() if value != ""}

    def page(self, kind: str, filter: Filter | None = None) -> Json:
        """The part of a list that ``limit``, ``starting_after`` and ``ending_before`` ask for."""
        limit = int(self.params.get("limit", 10))
        if not 1 <= limit <= 100:
            bound = "greater than or equal to 1" if limit < 1 else "less than or equal to 100"
            message = f"This value must be {bound}."
            raise invalid(message, param="limit", code="parameter_invalid_integer")
        filter = filter or Filter()
        self._created(filter)
        cursors = {name: self.params.get(name) for name in ("starting_after", "ending_before")}
        if all(cursors.values()):
            raise invalid("You may only specify one of these parameters: ending_before, starting_after.")
        for name, id in cursors.items():
            if id and self.objects.find(id) is None:
                raise missing(kind, id, param=name, status=400)
        found = self.objects.page(
            kind, filter, limit=limit, after=cursors["starting_after"], before=cursors["ending_before"]
        )
        answer = list_of([present(self.objects, body) for body in found.data], self.url)
        return answer | {"has_more": found.has_more}

    def _created(self, filter: Filter) -> None:
        created = self.params.get("created")
        if isinstance(created, int):
            filter.equal["created"] = created
        elif created:
            filter.compare += [("created", COMPARE[name], value) for name, value in created.items()]


type Handler = Callable[[Call], Json]


@dataclass(frozen=True)
class Operation:
    """A supported operation with the parameters that it understands (``line_items.price``)."""

    key: str
    handler: Handler
    accepts: frozenset[str]

    def check(self, params: Json) -> None:
        """Refuse parameters that Stripe has and the sandbox does not.

        Raises:
            Refusal
        """
        for dotted, name in leaves(params):
            parts = dotted.split(".")
            if not any(".".join(parts[: depth + 1]) in self.accepts for depth in range(len(parts))):
                raise unsupported(f"The parameter {name} of {self.key}", param=name)


OPERATIONS: dict[str, Operation] = {}


def operation(key: str, accepts: str = "") -> Callable[[Handler], Handler]:
    """Mark the handler of *key*; *accepts* are its parameters, a name standing for all inside it."""

    def keep(handler: Handler) -> Handler:
        OPERATIONS[key] = Operation(key, handler, frozenset(accepts.split()) | {"expand"})
        return handler

    return keep


def leaves(value: Any, dotted: str = "", name: str = "") -> list[tuple[str, str]]:
    """Every single value: its path without numbers (``items.price``) and its full name (``items[0][price]``)."""
    if isinstance(value, dict) and value:
        inner = [
            (f"{dotted}.{key}" if dotted else key, f"{name}[{key}]" if name else key, item)
            for key, item in value.items()
        ]
    elif isinstance(value, list) and value:
        inner = [(dotted, f"{name}[{index}]", item) for index, item in enumerate(value)]
    else:
        return [(dotted, name)] if dotted else []
    return [leaf for path, full, item in inner for leaf in leaves(item, path, full)]
