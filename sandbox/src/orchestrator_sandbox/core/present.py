"""How a row is shown: some kinds contain others, some fields appear only on request."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from orchestrator_sandbox.core.objects import Objects
from orchestrator_sandbox.core.types import Json

type Presenter = Callable[[Objects, Json], Json]
type OnRequest = Callable[[Objects, Json], Any]

_presenters: dict[str, Presenter] = {}
_on_request: dict[tuple[str, str], OnRequest] = {}


def presents(kind: str) -> Callable[[Presenter], Presenter]:
    """Mark the function that fills in what an object of *kind* contains."""

    def keep(function: Presenter) -> Presenter:
        _presenters[kind] = function
        return function

    return keep


def shows(kind: str, name: str) -> Callable[[OnRequest], OnRequest]:
    """Mark the function that makes field *name* of *kind*, which appears only when expanded."""

    def keep(function: OnRequest) -> OnRequest:
        _on_request[kind, name] = function
        return function

    return keep


def present(objects: Objects, body: Json) -> Json:
    """A copy of *body* as Stripe shows it without expansion."""
    presenter = _presenters.get(body["object"])
    copy = deepcopy(body)
    return copy if presenter is None or body.get("deleted") else presenter(objects, copy)


def shown_on_request(objects: Objects, body: Json, name: str) -> tuple[bool, Any]:
    """Whether *name* can be shown on request, and its value."""
    function = _on_request.get((body.get("object", ""), name))
    return (False, None) if function is None else (True, function(objects, body))


def list_of(data: list[Json], url: str) -> Json:
    """A list inside an object, whole."""
    return {"object": "list", "data": data, "has_more": False, "url": url}
