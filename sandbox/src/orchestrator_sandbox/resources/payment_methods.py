"""Payment methods: cards that a customer typed in on a hosted page."""

from orchestrator_sandbox.api.operations import PAGING, Call, operation
from orchestrator_sandbox.core.objects import Filter
from orchestrator_sandbox.core.types import Json


@operation("GET /v1/payment_methods/{payment_method}")
def retrieve(call: Call) -> Json:
    """Get a payment method."""
    return call.subject("payment_method")


@operation("GET /v1/payment_methods", f"{PAGING} customer type")
def list_methods(call: Call) -> Json:
    """List payment methods."""
    return call.page("payment_method", Filter(equal=call.given("customer", "type")))


@operation("GET /v1/customers/{customer}/payment_methods", f"{PAGING} type")
def list_of_customer(call: Call) -> Json:
    """List what one customer can pay with."""
    customer = call.subject("customer")
    return call.page("payment_method", Filter(equal=call.given("type") | {"customer": customer["id"]}))
