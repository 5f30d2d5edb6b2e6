"""Refunds, whole or in part; they succeed at once."""

from orchestrator_sandbox.api.operations import PAGING, Call, operation
from orchestrator_sandbox.core.errors import invalid
from orchestrator_sandbox.core.money import display
from orchestrator_sandbox.core.objects import Filter
from orchestrator_sandbox.core.types import Json


@operation("POST /v1/refunds", "amount charge payment_intent reason metadata")
def create(call: Call) -> Json:
    """Give back a charge, or a part of it. Does not touch the subscription."""
    charge = _charge(call)
    left = charge["amount_captured"] - charge["amount_refunded"]
    if left == 0:
        raise invalid(f"Charge {charge['id']} has already been refunded.", code="charge_already_refunded")
    amount = call.params.get("amount", left)
    if amount < 1:
        raise invalid("Invalid positive integer", param="amount", code="parameter_invalid_integer")
    if amount > left:
        asked, rest = display(amount, charge["currency"]), display(left, charge["currency"])
        message = f"Refund amount ({asked}) is greater than unrefunded amount on charge ({rest})"
        raise invalid(message, param="amount")
    refund = call.create(
        "refund",
        amount=amount,
        charge=charge["id"],
        currency=charge["currency"],
        customer=charge["customer"],
        payment_intent=charge["payment_intent"],
        payment_method=charge["payment_method"],
        status="succeeded",
        metadata=call.metadata(),
        **call.given("reason"),
    )
    call.emit("refund.created", refund)
    given_back = charge["amount_refunded"] + amount
    whole = given_back == charge["amount_captured"]
    call.change(charge, "charge.refunded", amount_refunded=given_back, refunded=whole)
    return refund


@operation("POST /v1/refunds/{refund}", "metadata")
def update(call: Call) -> Json:
    """Change the metadata."""
    refund = call.subject("refund")
    return call.change(refund, "refund.updated", metadata=call.metadata(refund["metadata"]))


@operation("GET /v1/refunds/{refund}")
def retrieve(call: Call) -> Json:
    """Get a refund."""
    return call.subject("refund")


@operation("GET /v1/refunds", f"{PAGING} charge payment_intent created")
def list_refunds(call: Call) -> Json:
    """List refunds."""
    return call.page("refund", Filter(equal=call.given("charge", "payment_intent")))


def _charge(call: Call) -> Json:
    given = call.given("charge", "payment_intent")
    if len(given) != 1:
        message = "One of the following params should be provided for this request: payment_intent or charge."
        raise invalid(message, param="payment_intent")
    if "charge" in given:
        return call.need("charge", given["charge"], param="charge", status=404)
    intent = call.need("payment_intent", given["payment_intent"], param="payment_intent", status=404)
    return call.need("charge", intent["latest_charge"], param="payment_intent")
