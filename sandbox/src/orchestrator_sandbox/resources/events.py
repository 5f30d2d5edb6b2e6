"""Events, as they were when they happened."""

from orchestrator_sandbox.api.operations import PAGING, Call, operation
from orchestrator_sandbox.core.errors import invalid
from orchestrator_sandbox.core.objects import Filter
from orchestrator_sandbox.core.types import Json


@operation("GET /v1/events/{id}")
def retrieve(call: Call) -> Json:
    """Get an event."""
    return call.subject("event")


@operation("GET /v1/events", f"{PAGING} type types created delivery_success")
def list_events(call: Call) -> Json:
    """List events; ``delivery_success=false`` are those that some endpoint has not taken."""
    filter = Filter()
    one, several = call.params.get("type"), call.params.get("types")
    if one and several:
        raise invalid("You may only specify one of these parameters: type, types.", code="parameters_exclusive")
    if one:
        filter.compare.append(("type", "GLOB", one))
    if several:
        filter.among["type"] = several
    if (delivered := call.params.get("delivery_success")) is not None:
        filter.compare.append(("pending_webhooks", "=" if delivered else ">", 0))
    return call.page("event", filter)
