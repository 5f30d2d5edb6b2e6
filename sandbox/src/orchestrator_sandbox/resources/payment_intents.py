"""Payment intents, made by paying on a hosted page."""

from orchestrator_sandbox.api.operations import PAGING, Call, operation
from orchestrator_sandbox.core.objects import Filter
from orchestrator_sandbox.core.types import Json


@operation("GET /v1/payment_intents/{intent}")
def retrieve(call: Call) -> Json:
    """Get a payment intent."""
    return call.subject("payment_intent")


@operation("GET /v1/payment_intents", f"{PAGING} customer created")
def list_intents(call: Call) -> Json:
    """List payment intents."""
    return call.page("payment_intent", Filter(equal=call.given("customer")))


@operation("POST /v1/payment_intents/{intent}", "metadata description")
def update(call: Call) -> Json:
    """Change the metadata or the description."""
    intent = call.subject("payment_intent")
    return call.change(intent, **call.given("description"), metadata=call.metadata(intent["metadata"]))
