"""What of billing goes with an organisation, and what stays. It ends first what costs money."""

from datetime import datetime
from uuid import UUID

from orchestrator.billing.models import Checkout, Customer, Invoice, Operation, Subscription
from orchestrator.billing.operations import end_everything
from orchestrator.tenancy.models import TenantModel

ERASED: tuple[type[TenantModel], ...] = ()
KEPT = {
    Invoice: "the law asks for them; they name no person",
    Subscription: "what the invoices were for",
    Customer: "late notices of the provider are recognised by it",
    Checkout: "what was bought on which page",
    Operation: "what was asked of the provider; names and addresses are forgotten once it has answered",
}


def end_for(*, organisation_id: UUID, at: datetime) -> None:
    """Nothing is erased before the provider has said that nothing runs any more."""
    end_everything(organisation_id=organisation_id, at=at)
