"""Charges."""

from orchestrator_sandbox.api.operations import PAGING, Call, operation
from orchestrator_sandbox.core.objects import Filter, Objects
from orchestrator_sandbox.core.present import list_of, shows
from orchestrator_sandbox.core.types import Json


@operation("GET /v1/charges/{charge}")
def retrieve(call: Call) -> Json:
    """Get a charge."""
    return call.subject("charge")


@operation("GET /v1/charges", f"{PAGING} customer payment_intent created")
def list_charges(call: Call) -> Json:
    """List charges."""
    return call.page("charge", Filter(equal=call.given("customer", "payment_intent")))


@shows("charge", "refunds")
def refunds_of(objects: Objects, charge: Json) -> Json:
    """What was given back, newest first."""
    refunds = objects.all("refund", Filter(equal={"charge": charge["id"]}))
    return list_of(refunds[::-1], f"/v1/charges/{charge['id']}/refunds")
