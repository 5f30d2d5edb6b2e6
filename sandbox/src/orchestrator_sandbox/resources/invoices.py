"""Invoices, made by subscribing on a hosted page."""

from orchestrator_sandbox.api.operations import PAGING, Call, operation
from orchestrator_sandbox.core.objects import Filter, Objects
from orchestrator_sandbox.core.present import list_of, present, presents, shows
from orchestrator_sandbox.core.types import Json


@operation("GET /v1/invoices/{invoice}")
def retrieve(call: Call) -> Json:
    """Get an invoice."""
    return call.subject("invoice")


@operation("GET /v1/invoices", f"{PAGING} customer subscription status collection_method created")
def list_invoices(call: Call) -> Json:
    """List invoices."""
    equal = call.given("customer", "status", "collection_method")
    if subscription := call.params.get("subscription"):
        equal["parent.subscription_details.subscription"] = subscription
    return call.page("invoice", Filter(equal=equal))


@operation("GET /v1/invoices/{invoice}/lines", PAGING)
def list_lines(call: Call) -> Json:
    """List the lines of an invoice."""
    return call.page("line_item", Filter(equal={"invoice": call.subject("invoice")["id"]}))


@presents("invoice")
def with_lines(objects: Objects, invoice: Json) -> Json:
    """An invoice contains its lines."""
    lines = objects.all("line_item", Filter(equal={"invoice": invoice["id"]}))[::-1]
    return invoice | {"lines": list_of(lines, f"/v1/invoices/{invoice['id']}/lines")}


@shows("invoice", "payments")
def payments(objects: Objects, invoice: Json) -> Json:
    """How the invoice was paid."""
    found = objects.all("invoice_payment", Filter(equal={"invoice": invoice["id"]}))
    return list_of([present(objects, payment) for payment in found], "/v1/invoice_payments")
