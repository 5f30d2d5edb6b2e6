"""The whole contract as one document: every path with its parameters and its answer."""

import ast
from dataclasses import dataclass
from typing import Any

from orchestrator_sandbox.contract.schemas import Schema, SchemaBuilder
from orchestrator_sandbox.contract.source import Module, Package

CALLS = {"_request", "_request_stream"}


@dataclass(frozen=True)
class Endpoint:
    """One method of a service class that makes one request."""

    owner: str
    function: ast.FunctionDef
    call: ast.Call

    @property
    def method(self) -> str:
        """``GET``, ``POST`` or ``DELETE``."""
        return str(ast.literal_eval(self.call.args[0])).upper()

    @property
    def path(self) -> str:
        """The path with its holes named, such as ``/v1/prices/{price}``."""
        url = self.call.args[1]
        if isinstance(url, ast.Call) and isinstance(url.func, ast.Attribute):
            url = url.func.value  # "...".format(price=sanitize_id(price))
        return str(ast.literal_eval(url))


def derive(package: Package) -> dict[str, Any]:
    """Read the package; takes a few seconds, so the result is kept (``cache.py``)."""
    builder = SchemaBuilder(package)
    paths: dict[str, dict[str, Schema]] = {}
    for module in package.services():
        for endpoint in _endpoints(module):
            paths.setdefault(endpoint.path, {})[endpoint.method] = _operation(endpoint, module, builder)
    event = package.module("stripe._event")
    assert event is not None
    builder.add_class(event, "Event")
    return {"api_version": package.api_version, "paths": paths, "schemas": builder.schemas}


def _endpoints(module: Module) -> list[Endpoint]:
    found = []
    for owner, node in module.classes.items():
        for function in node.body:
            if not isinstance(function, ast.FunctionDef):
                continue
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and getattr(call.func, "attr", "") in CALLS:
                    found.append(Endpoint(owner, function, call))
    return found


def _operation(endpoint: Endpoint, module: Module, builder: SchemaBuilder) -> Schema:
    operation: Schema = {"name": f"{endpoint.owner}.{endpoint.function.name}", "params": {"closed": True}}
    annotations = {arg.arg: arg.annotation for arg in endpoint.function.args.args}
    if (params := annotations.get("params")) is not None:
        schema = builder.annotation(params, module, endpoint.owner)
        operation["params"] = next(part for part in schema.get("anyOf", [schema]) if "$ref" in part)
    if endpoint.function.returns is not None:
        operation["answer"] = builder.annotation(endpoint.function.returns, module, endpoint.owner)
    return operation
