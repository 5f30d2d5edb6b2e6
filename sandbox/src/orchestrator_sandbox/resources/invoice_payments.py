"""Invoice payments: which payment paid which invoice."""

from orchestrator_sandbox.api.operations import PAGING, Call, operation
from orchestrator_sandbox.core.objects import Filter
from orchestrator_sandbox.core.types import Json


@operation("GET /v1/invoice_payments/{invoice_payment}")
def retrieve(call: Call) -> Json:
    """Get an invoice payment."""
    return call.subject("invoice_payment")


@operation("GET /v1/invoice_payments", f"{PAGING} invoice status created payment.type payment.payment_intent")
def list_payments(call: Call) -> Json:
    """List invoice payments, by invoice or by payment intent."""
    equal = call.given("invoice", "status")
    equal |= {f"payment.{name}": value for name, value in call.params.get("payment", {}).items()}
    return call.page("invoice_payment", Filter(equal=equal))
